#include "proofs/yu_2025/common/mean_square.hpp"

namespace proofs::yu_2025 {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix;

claim::Step square_expanded(const Rational& cross) {
    return claim::identity<6>(
        "(u^T s)^2, n = 3",
        [](const auto& u, const auto& v, const auto& w, const auto& s, const auto& t, const auto& r) {
            return (u * s + v * t + w * r) * (u * s + v * t + w * r);
        },
        "sum u_i u_j s_i s_j",
        [=](const auto& u, const auto& v, const auto& w, const auto& s, const auto& t, const auto& r) {
            return u * u * s * s + v * v * t * t + w * w * r * r +
                   2 * cross * (u * v * s * t + u * w * s * r + v * w * t * r);
        });
}

rigor::Truth mean_square_expands(const RationalVector& a, const RationalVector& u, const Rational& cross) {
    const std::size_t n = u.size();
    Rational mean_square = 0;
    RationalMatrix k(static_cast<long>(n), static_cast<long>(n));
    for (const long g : {-1, 1})
        for (const long h : {-1, 1}) {
            RationalVector sigma;
            Rational sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const Rational f = a[2 * i] * g + a[2 * i + 1] * h;
                sigma.push_back(f > 0 ? f : Rational(0));
                sum += u[i] * sigma.back();
            }
            mean_square += sum * sum / 4;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    k(static_cast<long>(i), static_cast<long>(j)) +=
                        (i == j ? Rational(1) : cross) * sigma[i] * sigma[j] / 4;
        }
    return rigor::truth(rigor::quadratic_form(k, u) == mean_square && mean_square >= 0);
}

}  // namespace proofs::yu_2025
