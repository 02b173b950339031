// Exact moments at initialisation, sections 2.2 and 2.3 of Le: independent N(0, 1) parameters, the ReLU.
#pragma once

#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::le_2025 {

/// E z^k, z ~ N(0, 1).
inline rigor::Rational normal_moment(long k) {
    if (k % 2 != 0) return 0;
    rigor::Rational moment = 1;
    for (long j = 1; j < k; j += 2) moment *= j;
    return moment;
}
/// E relu(g)^k/v^(k/2), g ~ N(0, v), k even and positive: half of the moment of g.
inline rigor::Rational relu_moment(long k) { return normal_moment(k) / 2; }

/// The last affine map, f_i(x) = beta b_i + scale sum_j W_ij alpha_j(x), for given signals alpha (points as rows).
struct LastMap {
    rigor::RationalMatrix signals{0, 0};
    rigor::Rational scale, beta;
    long outputs = 1;

    /// 1 to 4 points, 1, 4 or 9 neurons below, so that the factor 1/sqrt(n) is rational.
    static LastMap draw(claim::Sampler& sampler) {
        const long root = sampler.integer(1, 3), points = sampler.integer(1, 4);
        const rigor::RationalMatrix signals = sampler.matrix(points, root * root);
        const rigor::Rational beta = sampler.nonzero_rational();
        return {signals, rigor::Rational(1, root), beta, sampler.integer(2, 3)};
    }
    long neurons() const { return signals.columns(); }
    long points() const { return signals.rows(); }

    /// The f_i(x) in the parameters: for each output its own bias and weights, or one bias, or one set of weights for
    /// all.
    enum class Sets { separate, one_bias, same_weights };
    rigor::RationalMatrix coefficients(Sets sets) const {
        const long each = neurons() + 1;
        rigor::RationalMatrix a(outputs * points(), outputs * each);
        for (long i = 0; i < outputs; ++i)
            for (long p = 0; p < points(); ++p) {
                const long row = i * points() + p;
                for (long j = 0; j < neurons(); ++j)
                    a(row, (sets == Sets::same_weights ? 0 : i) * each + j) = scale * signals(p, j);
                a(row, (sets == Sets::separate ? i : 0) * each + neurons()) = beta;
            }
        return a;
    }
    /// E f_i(x_p) f_i'(x_q), i != i', for all pairs: 0?
    bool outputs_are_uncorrelated(Sets sets) const {
        const rigor::RationalMatrix a = coefficients(sets), covariance = a * a.transpose();
        for (long r = 0; r < covariance.rows(); ++r)
            for (long s = 0; s < covariance.columns(); ++s)
                if (r / points() != s / points() && covariance(r, s) != 0) return false;
        return true;
    }
};

}  // namespace proofs::le_2025
