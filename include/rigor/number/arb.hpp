// The one place where Arb enters. Arb's headers leak macros and moved between
// releases: Debian 12 has <arb.h> (Arb 2.23 over FLINT 2.9), FLINT 3 has
// <flint/arb.h>. Everything else includes this file.
#pragma once

#if __has_include(<flint/arb.h>)
#include <flint/acb.h>
#include <flint/acb_calc.h>
#include <flint/acb_hypgeom.h>
#include <flint/arb.h>
#include <flint/arb_mat.h>
#include <flint/fmpq_poly.h>
#else
#include <acb.h>
#include <acb_calc.h>
#include <acb_hypgeom.h>
#include <arb.h>
#include <arb_mat.h>
#include <flint/fmpq_poly.h>
#endif
#include <flint/fmpq_mat.h>
#include <flint/nmod_mat.h>
#include <flint/ulong_extras.h>

#include <string>

#undef MIN
#undef MAX
#undef ABS
#undef SWAP
#undef WORD
#undef UWORD

namespace rigor {

/// Ends FLINT's per-thread caches when the thread that used them ends.
struct FlintThread {
    FlintThread() = default;
    FlintThread(const FlintThread&) = delete;
    FlintThread& operator=(const FlintThread&) = delete;
    ~FlintThread() { flint_cleanup(); }
};

inline void use_flint_on_this_thread() {
    static thread_local FlintThread guard;
    static_cast<void>(guard);
}

/// Version of FLINT at compile time and, where the library tells, at run time.
inline std::string flint_version_compiled() { return FLINT_VERSION; }
inline std::string flint_version_running() { return ::flint_version; }
#ifdef ARB_VERSION
inline std::string arb_version_compiled() { return ARB_VERSION; }
inline std::string arb_version_running() { return ::arb_version; }
#else
inline std::string arb_version_compiled() { return std::string("part of FLINT ") + FLINT_VERSION; }
inline std::string arb_version_running() { return std::string("part of FLINT ") + ::flint_version; }
#endif

}  // namespace rigor
