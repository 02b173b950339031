// The quantities of appendix A.3 at a moment of training: directions and norms of the layers, exactly.
#pragma once

#include "proofs/jacot_2018/common/exact_training.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018 {

/// d^(l) at the data, a row for each point, by the recursion that is printed; l = 1 … L + 1.
inline rigor::RationalMatrix layer_direction(const TrainingMoment& t, long l) {
    rigor::RationalMatrix d = t.direction();
    for (long k = t.maps() - 1; k >= l; --k) {
        const rigor::RationalMatrix z = t.preactivations(k);
        rigor::RationalMatrix below(t.points(), t.width(k));
        for (long x = 0; x < t.points(); ++x)
            for (long i = 0; i < t.width(k); ++i) {
                for (long j = 0; j < t.width(k + 1); ++j) below(x, i) += t.weight(k, i, j) * d(x, j);
                below(x, i) = below(x, i) * t.sigma().slope(z(x, i)) / t.root_width(k);
            }
        d = below;
    }
    return d;
}

/// w^(l)^2, from above and to 1 %, by exact inertia.
inline rigor::Rational weight_norm_square(const TrainingMoment& t, long l) {
    rigor::RationalMatrix w(t.width(l + 1), t.width(l));
    for (long j = 0; j < w.rows(); ++j)
        for (long i = 0; i < w.columns(); ++i) w(j, i) = t.weight(l, i, j);
    return largest_eigenvalue_bound(rigor::row_products(w)) / t.width(l);
}
/// a^(l)^2.
inline rigor::Rational activation_norm_square(const TrainingMoment& t, long l) {
    return mean_square(t.activations(l)) / t.width(l);
}
/// |Theta^(l)|_op, from above and to 1 %.
inline rigor::Rational kernel_norm(const TrainingMoment& t, long l) {
    return largest_eigenvalue_bound(t.kernel(l)) / t.points();
}

}  // namespace proofs::jacot_2018
