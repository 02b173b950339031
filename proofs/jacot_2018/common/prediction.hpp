// A prediction from data in exact rationals, one output: the Gram matrix on the data, the row kappa_x of a further
// point, K(x, x), and the targets. The joint matrix is positive definite.
#pragma once

#include "claim/sampler.hpp"
#include "rigor/matrix/rational_inverse.hpp"

namespace proofs::jacot_2018 {

struct Prediction {
    rigor::RationalMatrix joint;  ///< [G, kappa; kappa^T, K(x, x)]
    rigor::RationalMatrix gram;   ///< G
    claim::RationalVector across, targets;

    /// kappa^T (G + ridge)^-1 y.
    rigor::Rational ridge(const rigor::Rational& ridge) const {
        return product(across, rigor::inverse(gram.shifted(-ridge)) * targets);
    }
    static rigor::Rational product(const claim::RationalVector& a, const claim::RationalVector& b) {
        rigor::Rational sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
        return sum;
    }
};

/// n data points, n >= 1.
inline Prediction draw_prediction(claim::Sampler& sampler, long n) {
    Prediction p{sampler.positive_matrix(n + 1), rigor::RationalMatrix(n, n), {}, {}};
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) p.gram(i, j) = p.joint(i, j);
        p.across.push_back(p.joint(n, i));
    }
    p.targets = sampler.vector(n);
    return p;
}

}  // namespace proofs::jacot_2018
