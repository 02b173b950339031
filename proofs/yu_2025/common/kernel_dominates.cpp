#include "proofs/yu_2025/common/kernel_dominates.hpp"

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {

using claim::Relation;
using rigor::Rational;

claim::Steps domination_steps(const Rational& factor, std::uint64_t seed) {
    const Rational half = factor / 2;
    const std::string c = rigor::to_string(half);
    claim::Steps steps;
    steps
        .carries(claim::identity<2>(
            fmt::format("p^2 + q^2 - {} p q", rigor::to_string(factor)),
            [=](const auto& p, const auto& q) { return p * p + q * q - factor * p * q; },
            fmt::format("(p - {0} q)^2 + (1 - {0}^2) q^2", c),
            [=](const auto& p, const auto& q) {
                return (p - half * q) * (p - half * q) + Rational(1 - half * half) * q * q;
            }))
        .carries(claim::exact({fmt::format("1 - {}^2", c), Rational(1 - half * half)}, Relation::at_least, {"0", 0}))
        .supports(claim::instances(
            fmt::format("K(x, x) >= {} s |f(x)|, networks of both kinds, exactly", rigor::to_string(factor)), seed, 60,
            [&](claim::Sampler& sampler) {
                const long number = sampler.integer(1, 1'000'000);
                return kernel_dominates_for_seed(number, false, factor * factor) &&
                       kernel_dominates_for_seed(number, true, factor * factor);
            }));
    return steps;
}

}  // namespace proofs::yu_2025
