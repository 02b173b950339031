// eta of section 6.4 and proposition 8: eta^(1) = x^T x', eta^(L+1) = sigmoid_square(eta^(L)), sigmoid_square(z) = (1 +
// e^(-z))^(-2) (called h there, as the map of definition 5 is).
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/rational.hpp"

#include <vector>

namespace proofs::st_arnaud_2026 {

inline rigor::Ball sigmoid_square(const rigor::Ball& z) {
    using rigor::Ball;
    return rigor::square(Ball(1) / (Ball(1) + rigor::exp(-z)));
}
inline rigor::Ball eta(rigor::Ball z, long L) {
    for (long l = 1; l < L; ++l) z = sigmoid_square(z);
    return z;
}

/// Taylor coefficients of sigmoid_square at 0 up to z^last, exactly: s = 1/(1 + e^(-z)) has s' = s - s^2, s(0) = 1/2.
inline std::vector<rigor::Rational> sigmoid_square_series(long last) {
    using rigor::Rational;
    std::vector<Rational> s{Rational(1, 2)};
    const auto square = [&](long n) {
        Rational sum = 0;
        for (long i = 0; i <= n; ++i) sum += s[static_cast<std::size_t>(i)] * s[static_cast<std::size_t>(n - i)];
        return sum;
    };
    std::vector<Rational> result;
    for (long n = 0; n <= last; ++n) {
        result.push_back(square(n));
        s.push_back((s[static_cast<std::size_t>(n)] - result.back()) / (n + 1));
    }
    return result;
}

}  // namespace proofs::st_arnaud_2026
