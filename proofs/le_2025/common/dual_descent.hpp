// Gradient descent in the dual variables of Le, section 3.1: w(t) = phi(X)^T alpha(t). The updates (3.6) and (3.7), as
// printed and with the sums where they belong.
#pragma once

#include "proofs/le_2025/common/linear_fit.hpp"

namespace proofs::le_2025 {

enum class DualUpdate {
    residual,          ///< alpha_i - (2 eta/m) (<w, phi_i> - y_i)
    summed_residuals,  ///< the same with a sum over all residuals: (3.6) as printed
    kernel,            ///< alpha_i - (2 eta/m) (-y_i + sum_j alpha_j K_ij)
    kernel_other_sum,  ///< with sum_k alpha_i K_ki: (3.7) as printed, where j is free, for j = i
};

/// alpha(t + 1), its step taken `length` times.
inline claim::RationalVector dual_step(const LinearFit& fit, const claim::RationalVector& alpha,
                                       const rigor::Rational& eta, DualUpdate update, const rigor::Rational& length) {
    const claim::RationalVector residual = fit.residual(fit.features.transpose() * alpha);
    const rigor::RationalMatrix gram = fit.gram();
    claim::RationalVector next = alpha;
    for (long i = 0; i < fit.points(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        rigor::Rational pull = 0;
        if (update == DualUpdate::residual) pull = residual[at];
        if (update == DualUpdate::summed_residuals)
            for (const rigor::Rational& q : residual) pull += q;
        if (update == DualUpdate::kernel || update == DualUpdate::kernel_other_sum) {
            pull = -fit.targets[at];
            for (long j = 0; j < fit.points(); ++j)
                pull += update == DualUpdate::kernel ? rigor::Rational(alpha[static_cast<std::size_t>(j)] * gram(i, j))
                                                     : rigor::Rational(alpha[at] * gram(j, i));
        }
        next[at] -= length * 2 * eta / fit.points() * pull;
    }
    return next;
}

/// A place in the descent.
struct DualState {
    LinearFit fit;
    claim::RationalVector alpha;
    rigor::Rational eta;

    static DualState draw(claim::Sampler& sampler) {
        const LinearFit fit = LinearFit::draw(sampler);
        const claim::RationalVector alpha = sampler.vector(fit.points());
        return {fit, alpha, sampler.positive_rational()};
    }
    claim::RationalVector weights() const { return fit.features.transpose() * alpha; }
    /// The last coordinate of w(t + 1) by gradient descent in the weights, and of phi^T alpha(t + 1).
    rigor::Rational last_by_weights() const { return fit.descend(weights(), eta).back(); }
    rigor::Rational last_by_dual(DualUpdate update, const rigor::Rational& length) const {
        return claim::RationalVector(fit.features.transpose() * dual_step(fit, alpha, eta, update, length)).back();
    }
};

/// w(t) = phi^T alpha(t) for three steps.
inline rigor::Truth same_descent(DualState state, DualUpdate update, const rigor::Rational& length) {
    claim::RationalVector w = state.weights();
    for (int t = 0; t < 3; ++t) {
        w = state.fit.descend(w, state.eta);
        state.alpha = dual_step(state.fit, state.alpha, state.eta, update, length);
        if (state.weights() != w) return rigor::Truth::no;
    }
    return rigor::Truth::yes;
}

}  // namespace proofs::le_2025
