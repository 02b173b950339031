// A step of gradient descent in the weights of f_w(x) = <w, phi(x)>, sections 3.1 and 3.3 of Le: two data points, two
// features, C the mean of the squares, its gradient by dual numbers through the loss.
#pragma once

#include "claim/decided_steps.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025 {

template <class T>
struct TwoFeatures {
    std::array<T, 4> P;  ///< phi(x_1), phi(x_2)
    std::array<T, 2> y;

    template <class S>
    S residual(std::size_t i, const std::array<S, 2>& w) const {
        return S(P[2 * i]) * w[0] + S(P[2 * i + 1]) * w[1] - S(y[i]);
    }
    std::array<T, 2> gradient(const std::array<T, 2>& w) const {
        using D = rigor::Dual<T>;
        const auto partial = [&](std::size_t k) {
            const std::array<D, 2> moving{D(w[0], T(k == 0 ? 1 : 0)), D(w[1], T(k == 1 ? 1 : 0))};
            const D first = residual(0, moving), second = residual(1, moving);
            return T((first * first + second * second).derivative / 2);
        };
        return {partial(0), partial(1)};
    }
    /// sum_i K(x, x_i) (f(x_i) - y_i), phi(x) = p.
    T weighted_residuals(const std::array<T, 2>& p, const std::array<T, 2>& w) const {
        const T first = p[0] * P[0] + p[1] * P[1], second = p[0] * P[2] + p[1] * P[3];
        return first * residual(0, w) + second * residual(1, w);
    }
};

}  // namespace proofs::le_2025
