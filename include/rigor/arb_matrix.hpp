// Arb's and FLINT's matrices: the second place where Arb enters, next to arb.hpp, with the same switch between
// Debian 12 (<arb_mat.h>) and FLINT 3 (<flint/arb_mat.h>) and the same macros taken away again.
#pragma once

#include "rigor/arb.hpp"

#if __has_include(<flint/arb_mat.h>)
#include <flint/arb_mat.h>
#else
#include <arb_mat.h>
#endif
#include <flint/fmpq_mat.h>
#include <flint/nmod_mat.h>
#include <flint/ulong_extras.h>

#undef MIN
#undef MAX
#undef ABS
#undef SWAP
#undef WORD
#undef UWORD
