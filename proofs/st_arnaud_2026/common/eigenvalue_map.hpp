// The eigenvalues of K^-1 (exp(-t K) - I), K symmetric and invertible, as section 6.1 prints them: the map of lambda,
// with its coefficients as data, and the differential equation along t that determines it.
#pragma once

#include "claim/decided_steps.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

namespace proofs::st_arnaud_2026 {

/// lambda -> (factor e^(-speed t lambda/n^division) + constant)/lambda; as proposition 6 has it, division = 0.
struct EigenvalueMap {
    rigor::Rational factor = 1, speed = 1, constant = -1;
    long division = 0;

    /// At t, for n data; lambda is not 0.
    rigor::Ball at(const rigor::Rational& t, const rigor::Rational& lambda, long n) const;
    std::string name() const;
};

/// A(t) = K^-1 (exp(-t K/n^division) - I) solves A' = -(I + K A)/n^division, A(0) = 0, and so do its eigenvalues,
/// lambda in place of K. The steps: the printed map solves this equation, identically in lambda, n and the exponential;
/// it is 0 at t = 0.
claim::Steps solves_eigenvalue_equation(const EigenvalueMap& map, long division);

/// d/dt of the printed map = derivative e^(-speed t lambda), identically in lambda and the exponential; division = 0.
claim::Step derivative_along_t(const EigenvalueMap& map, const rigor::Rational& derivative);

/// A(t) v = map(lambda) v for each eigenvector, to 2^-120; A by the exponential of an augmented matrix, which knows
/// nothing of the eigenvectors and needs no inverse.
rigor::Truth eigenvectors_confirm(const DecomposedKernel& kernel, const rigor::Rational& t, const EigenvalueMap& map,
                                  long division);

/// A kernel with n points whose eigenvalues are now and then all equal, tiny or negative.
DecomposedKernel unusual_kernel(long n, long number);

}  // namespace proofs::st_arnaud_2026
