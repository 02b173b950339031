// Whether the kernels of a statement are defined wherever its data sets may lead them.
#pragma once

#include "claim/language/instances.hpp"
#include "claim/language/normal_form.hpp"

namespace claim::language {

/// Of all kernels gram(K, X) in the body with X a bound data set, at all inner products in [-1, 1] and for all values
/// of the parameters: holds, ill-posed with the inner product (of a kernel without parameters), or undecided.
Outcome kernels_are_defined(const OpenFormula& f, const Budget& budget);

}  // namespace claim::language
