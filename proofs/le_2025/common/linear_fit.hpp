// Linear regression with features, section 3.1 of Le, in exact rationals: f_w(x) = <w, phi(x)>, the rows phi(x_i) of
// phi(X), the loss (1/m) |phi(X) w - y|^2.
#pragma once

#include "claim/sampler.hpp"
#include "rigor/matrix/rational_inverse.hpp"

namespace proofs::le_2025 {

/// a + factor b.
inline claim::RationalVector moved(claim::RationalVector a, const rigor::Rational& factor,
                                   const claim::RationalVector& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b.at(i);
    return a;
}
inline rigor::Rational dot(const claim::RationalVector& a, const claim::RationalVector& b) {
    rigor::Rational sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b.at(i);
    return sum;
}
inline bool vanishes(const claim::RationalVector& a) { return a == claim::RationalVector(a.size()); }

struct LinearFit {
    rigor::RationalMatrix features{0, 0};  ///< phi(X), m x d
    claim::RationalVector targets;         ///< y

    /// 1 to 4 points with 1 to 4 features, of any rank.
    static LinearFit draw(claim::Sampler& sampler) {
        const long m = sampler.integer(1, 4), d = sampler.integer(1, 4), rank = sampler.integer(1, 4);
        const rigor::RationalMatrix left = sampler.matrix(m, rank), right = sampler.matrix(rank, d);
        return {left * right, sampler.vector(m)};
    }

    long points() const { return features.rows(); }
    long dimension() const { return features.columns(); }
    rigor::RationalMatrix gram() const { return features * features.transpose(); }
    rigor::RationalMatrix normal_matrix() const { return features.transpose() * features; }
    /// phi(X) w - y.
    claim::RationalVector residual(const claim::RationalVector& w) const { return moved(features * w, -1, targets); }
    /// The gradient of (1/2) |phi(X) w - y|^2: 0 at the minimisers, since that is convex.
    claim::RationalVector gradient(const claim::RationalVector& w) const { return features.transpose() * residual(w); }
    bool is_minimiser(const claim::RationalVector& w) const { return vanishes(gradient(w)); }
    /// phi(X)^+ y.
    claim::RationalVector pseudo_solution() const { return rigor::pseudo_inverse(features) * targets; }
    /// Is w a combination of the rows phi(x_i)?
    bool in_span(const claim::RationalVector& w) const {
        rigor::RationalMatrix with(points() + 1, dimension());
        for (long j = 0; j < dimension(); ++j) {
            for (long i = 0; i < points(); ++i) with(i, j) = features(i, j);
            with(points(), j) = w.at(static_cast<std::size_t>(j));
        }
        return rigor::rank(with) == rigor::rank(features);
    }
    /// One step of gradient descent in the weights.
    claim::RationalVector descend(const claim::RationalVector& w, const rigor::Rational& eta) const {
        return moved(w, -2 * eta / points(), gradient(w));
    }
};

/// With these rows.
inline LinearFit fit_with(const std::vector<claim::RationalVector>& rows, claim::RationalVector targets) {
    rigor::RationalMatrix features(static_cast<long>(rows.size()), static_cast<long>(rows.front().size()));
    for (long i = 0; i < features.rows(); ++i)
        for (long j = 0; j < features.columns(); ++j)
            features(i, j) = rows[static_cast<std::size_t>(i)].at(static_cast<std::size_t>(j));
    return {features, std::move(targets)};
}

}  // namespace proofs::le_2025
