#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_4_2_norm {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |sum a_i K(x_i, .)|^power = factor a^T K a. The example: m = 1, K(x, x) = 1, the coefficient a.
struct Reading {
    long power = 1;
    Rational a = 2, factor = 1;
};

Rational to_the(const Rational& base, long exponent) {
    Rational product = 1;
    for (long k = 0; k < exponent; ++k) product *= base;
    return product;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example; wherever a^T Theta a is neither 0 nor 1";
    result.steps.carries(claim::witness<Rational>(
        "m = 1, K(x, x) = 1, a = " + rigor::to_string(reading.a), reading.a,
        {(reading.power == 1 ? std::string("|a K_x|") : fmt::format("|a K_x|^{}", reading.power)) + " = (|a| |K_x|)^" +
             std::to_string(reading.power) + ", |K_x|^2 = K(x, x)",
         [&](const Rational& a) { return to_the(abs(a), reading.power); }},
        Relation::equal, {"a K(x, x) a", [](const Rational& a) { return Rational(a * a); }}));
    return result;
}

/// |f| of f = K a through an orthonormal basis: K = B^T B, f = B^T (B a), so |f|^2 = |B a|^2 with the rows of B
/// orthonormal functions.
Truth square_of_norm(claim::Sampler& sampler, long power) {
    const long n = sampler.integer(1, 4);  // free: sizes of the samples
    const RationalMatrix basis = sampler.matrix(n, n);
    const RationalVector a = sampler.vector(n), coordinates = basis * a;
    Rational form = 0;
    const RationalMatrix k = basis.transpose() * basis;
    const RationalVector image = k * a;
    form = pairing(a, image);
    return rigor::truth(to_the(pairing(coordinates, coordinates), power) == form * form);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, points and coefficients";
    result.steps.carries(claim::cites(context, "le-2025/section-4.2-elements"))
        .carries(claim::identity<5>(
            fmt::format("m = 2, K = B^T B, B = [p, q; 0, r]: |B a|^{}", 2 * reading.power),
            [&](const auto& p, const auto& q, const auto& r, const auto& a, const auto& b) {
                const auto square = (p * a + q * b) * (p * a + q * b) + r * b * (r * b);
                return reading.power == 1 ? square : square * square;
            },
            fmt::format("({}a^T K a)^2", reading.factor == 1 ? "" : rigor::to_string(reading.factor) + " "),
            [&](const auto& p, const auto& q, const auto& r, const auto& a, const auto& b) {
                const auto form = reading.factor * (a * a * (p * p) + 2 * a * b * (p * q) + b * b * (q * q + r * r));
                return form * form;
            }))
        .carries(claim::written(context, "square"))
        .supports(claim::instances("1 to 4 points: |f|, from the coordinates in an orthonormal basis, has |f|^" +
                                       std::to_string(2 * reading.power) + " = (a^T K a)^2, exactly",
                                   context.seed, 40,  // free: how many
                                   [&](claim::Sampler& sampler) { return square_of_norm(sampler, reading.power); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-4.2-norm", check)
        .control("a = 1, where the two agree", [](Reading& r) { r.a = 1; })
        .corrected(check_correction, {.power = 2})
        .correction_control("the norm itself", [](Reading& r) { r.power = 1; })
        .correction_control("a^T K a larger by the factor 1 + 1e-20",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "|f|^2 = a^T K a, |f| from the coordinates in an orthonormal basis, exactly",
            [](long number) {
                claim::Sampler sampler(42, static_cast<std::uint64_t>(number));  // free: a seed
                return square_of_norm(sampler, 2);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_4_2_norm
