// What the files of sections 3.1 and 3.3 of Le share: samples of linear regressions, the span of the data, and gradient descent in the weights.
#pragma once

#include "proofs/le_2025/common/regression.hpp"

namespace proofs::le_2025 {

using rigor::Rational, rigor::RationalMatrix;

/// 1 to 4 points with 1 to 4 features of any rank; the same number gives the same sample.
inline Regression sample(long number) { return regression(1 + number % 4, 1 + number / 4 % 4, 1 + number / 16 % 4, number); }

/// Is w in the span of the phi(x_i), im phi(X)^T?
inline bool in_span(const Regression& r, const Vector& w) {
    RationalMatrix with(r.points() + 1, r.features.columns());
    for (long i = 0; i < r.points(); ++i)
        for (long j = 0; j < with.columns(); ++j) with(i, j) = r.features(i, j);
    for (long j = 0; j < with.columns(); ++j) with(r.points(), j) = w[at(j)];
    return rigor::rank(with) == rigor::rank(r.features);
}

/// Gradient descent in the weights: w(t+1) = w(t) - (2 eta/m) phi^T (phi w(t) - y).
struct Weights {
    Vector w;
    void step(const Regression& r, const Rational& eta) { w = sum(w, -2 * eta / r.points(), r.features.transpose() * r.residual(w)); }
};

}  // namespace proofs::le_2025
