#include "proofs/st_arnaud_2026/common/opposite_pairs.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace proofs::st_arnaud_2026 {

using rigor::Ball, rigor::Rational;

claim::Steps reflection() {
    const auto T_2 = [](const auto& z, const auto& u, const auto& s) { return 2 * (1 - u) * z + s; };
    claim::Steps steps;
    steps
        .carries(claim::identity<3>(
            "z (1 - u) + (z (1 - u) + s), z kappa_0(z) + kappa_1(z)",
            [](const auto& z, const auto& u, const auto& s) { return z * (1 - u) + (z * (1 - u) + s); },
            "T_2(z) = 2 (1 - u) z + s, u = theta/pi, s = sin(theta)/pi", T_2))
        .carries(claim::identity<3>(
            "T_2(z) - T_2(-z), where theta becomes pi - theta",
            [T_2](const auto& z, const auto& u, const auto& s) { return T_2(z, u, s) - T_2(-z, 1 - u, s); }, "2 z",
            [](const auto& z, const auto& u, const auto&) { return 2 * z + u - u; }));
    return steps;
}

namespace {

void demand_pairs(const PairedPoints& p) {
    const rigor::RationalMatrix& x = p.points;
    if (x.rows() % 2 != 0 || static_cast<long>(p.v.size()) != x.rows())
        throw std::invalid_argument("opposite pairs: an odd number of points, or a vector of another length");
    for (long i = 0; i < x.rows(); i += 2) {
        Rational inner = 0;
        bool same = true;
        for (long k = 0; k < x.columns(); ++k) {
            inner += x(i, k) * x(i + 1, k);
            same = same &&
                   p.v[static_cast<std::size_t>(i)] * x(i, k) == p.v[static_cast<std::size_t>(i + 1)] * x(i + 1, k);
        }
        if (!same || inner >= 0)
            throw std::invalid_argument(fmt::format("opposite pairs: v' x' = v x is false in rows {}, {}", i, i + 1));
    }
}

/// sum_i |x_i . sum_j v_j x_j|.
Rational by_the_reflection(const PairedPoints& p) {
    const rigor::RationalMatrix inner = ntk::inner_products(p.points);
    const claim::RationalVector image = inner * p.v;
    Rational sum = 0;
    for (const Rational& entry : image) sum += abs(entry);
    return sum;
}
Ball in_balls(const PairedPoints& p, long layer) {
    const rigor::BallMatrix gram = ntk::gram_matrix(p.points, ntk::FullyConnectedKernel::without_bias(), layer);
    Ball sum(0);
    for (long i = 0; i < gram.rows(); ++i) {
        Ball entry(0);
        for (long j = 0; j < gram.columns(); ++j) entry += gram(i, j) * Ball(p.v[static_cast<std::size_t>(j)]);
        sum += rigor::abs(entry);
    }
    return sum;
}

}  // namespace

claim::Side<PairedPoints> size_of_image(long layer) {
    return {fmt::format("sum_i |(K v)_i|, K the kernel of layer {}", layer),
            [layer](const PairedPoints& p) -> claim::Quantity {
                demand_pairs(p);
                if (layer == 2) return by_the_reflection(p);
                return in_balls(p, layer);
            }};
}

std::string in_words(const claim::RationalVector& v) {
    std::string text;
    for (const Rational& entry : v) text += (text.empty() ? "" : ", ") + rigor::to_string(entry);
    return text;
}

}  // namespace proofs::st_arnaud_2026
