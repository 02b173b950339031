#include "proofs/yu_2025/common/kernel_band.hpp"

#include "claim/decided_steps.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix;

Rational Band::at(long n) const {
    Rational size = constant;
    for (long k = 0; k < power; ++k) size /= n;
    return size;
}

claim::Step fall_at_most(const Band& band, const Rational& part) {
    constexpr long first = 1, second = 2;  // all n from `second` on have w = 1/n in (0, 1/second]
    claim::Steps one, others;
    one.carries(claim::exact({"fall/lambda_0 at n = 1", first * band.at(first)}, claim::Relation::at_most,
                             {"the part of lambda_0 that may be lost", part}));
    others.carries(claim::everywhere(
        {{{"w = 1/n", {0, Rational(1, second)}}}},
        {fmt::format("{} w^{}, the fall over lambda_0", rigor::to_string(band.constant), band.power - 1),
         [&](const rigor::Point& at) {
             const Ball c(band.constant);
             return band.power > 0 ? c * rigor::power(at[0], static_cast<unsigned long>(band.power - 1)) : c / at[0];
         }},
        claim::Relation::at_most, claim::constant(part)));
    return claim::cases("n", first, std::nullopt, {{first, first, one}, {second, std::nullopt, others}});
}

RationalMatrix worst_in_band(const Band& band, long n) {
    RationalMatrix a = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) -= band.at(n);
    return a;
}

}  // namespace proofs::yu_2025
