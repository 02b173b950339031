// lambda_0 > 0 at random samples: K^FC and K^Res of propositions 2 and 3 are certified to be positive definite there.
// With a sample taken twice, or K^Res at alpha = 0 with many samples, they are singular.
#pragma once

#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {

/// n different points of R^d with small integers; `repeated`: the last is the first.
inline Points random_points(claim::Sampler& sampler, long n, long d, bool repeated) {
    Points points;
    while (static_cast<long>(points.size()) < n) {
        Vector x;
        for (long k = 0; k < d; ++k) x.push_back(sampler.integer(-6, 6));
        bool known = false;
        for (const Vector& y : points) known = known || x == y;
        if (!known) points.push_back(std::move(x));
    }
    if (repeated) points.back() = points.front();
    return points;
}

/// Two equal samples give the Gram matrix two equal rows: lambda_0 > 0 is false, which no enclosure would say.
inline bool has_equal_rows(const Points& points) {
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (points[i] == points[j]) return true;
    return false;
}

/// L = 1 to 3, (3.6) as printed and as corrected.
inline rigor::Truth fully_connected_positive(claim::Sampler& sampler, bool repeated) {
    const long d = sampler.integer(1, 2);
    const Points points = random_points(sampler, sampler.integer(2, 4), d, repeated);
    if (has_equal_rows(points)) return rigor::Truth::no;
    const long hidden = sampler.integer(1, 3);
    rigor::Truth all = rigor::Truth::yes;
    for (const std::size_t reading : {0, 2})
        all = all &&
              smallest_exceeds(
                  [&] {
                      return fully_connected_gram(points, bias_readings()[reading], hidden + 1, ntk::GramKind::tangent);
                  },
                  rigor::Ball(0));
    return all;
}

/// L = 1 to 3, n = d + 2 points, alpha != 0 at random, or 0.
inline rigor::Truth residual_positive(claim::Sampler& sampler, bool repeated, bool alpha_zero) {
    const long d = sampler.integer(1, 2);
    const Points points = random_points(sampler, d + 2, d, repeated);
    const long depth = sampler.integer(1, 3);
    const rigor::Rational alpha = alpha_zero ? rigor::Rational(0) : sampler.nonzero_rational(2, 2);
    if (has_equal_rows(points)) return rigor::Truth::no;
    if (alpha == 0) {  // K^Res = 2 <x~, x~'>
        rigor::RationalMatrix lifted(d + 2, d + 2);
        for (long i = 0; i < d + 2; ++i)
            for (long j = 0; j < d + 2; ++j)
                lifted(i, j) = lifted_inner(points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>(j)]);
        return rigor::truth(rigor::rank(lifted) == d + 2);
    }
    rigor::Truth all = rigor::Truth::yes;
    for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside})
        all = all && smallest_exceeds([&] { return residual_gram(points, depth, alpha, part); }, rigor::Ball(0));
    return all;
}

}  // namespace proofs::yu_2025
