#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The bracket of (3.10) at u = 1 summed as printed, the terms of the biases (kappa_0 from "+ 1", and 1) counted `biases` times of 2.
Rational printed(long depth, const Rational& a, const Rational& biases) {
    std::vector<Rational> covariance{1}, back(static_cast<std::size_t>(depth) + 2, Rational(1));
    for (long l = 1; l <= depth; ++l) covariance.push_back(covariance.back() + a * rigor::power(Rational(1 + a), static_cast<unsigned long>(l - 1)));
    for (long l = depth; l >= 1; --l) back[static_cast<std::size_t>(l)] = back[static_cast<std::size_t>(l) + 1] * (1 + a);
    Rational sum = 0;
    for (long l = 1; l <= depth; ++l) sum += back[static_cast<std::size_t>(l) + 1] * (rigor::power(Rational(1 + a), static_cast<unsigned long>(l - 1)) + covariance[static_cast<std::size_t>(l) - 1] + biases);
    return a * sum;
}

/// The mean of K_0(0, 0) of a residual network with squares of the scales 1/4 (input), 1 (activation: 1/2 in (2.2), which doubles what V, W and b give relative to d), alpha^2/4; width 4. By blocks: minus output and input map.
Rational network_part(long depth, const Rational& alpha) {
    const Rational one(1), half(1, 2);
    ExactNetwork net{ntk::Wiring::residual, {}};
    net.maps.push_back(ntk::affine_map(4, 1, true, half, half, one));
    for (long l = 1; l <= depth; ++l) {
        net.maps.push_back(ntk::affine_map(4, 4, true, one, one, one, true));
        net.maps.push_back(ntk::affine_map(4, 4, true, Rational(alpha / 2), Rational(alpha / 2), one, true));
    }
    net.maps.push_back(ntk::affine_map(1, 4, false, one, one, one));
    const Rational twice = 2 * alpha * alpha, power = rigor::power(Rational(1 + twice), static_cast<unsigned long>(depth));
    return expected_kernel(net, 0) - 2 * power;
}
/// The same from (3.10): with 2 alpha^2 for a, where the two bias terms are (1 + a)^L - 1 for b^(l) and half of it for d^(l).
bool agrees(long depth, const Rational& alpha, const Rational& biases) {
    const Rational a = 2 * alpha * alpha;
    return network_part(depth, alpha) == printed(depth, a, biases);
}

claim::legacy::Argument argue(const Rational& biases) {
    claim::legacy::Argument argument;
    bool closed = true, equal = true;
    for (long depth = 1; depth <= 12; ++depth)
        for (const Rational& alpha : {Rational(1), Rational(1, 10), Rational(-3)}) {
            const Rational a = alpha * alpha, power = rigor::power(Rational(1 + a), static_cast<unsigned long>(depth));
            closed = closed && printed(depth, a, 2) == 2 * a * depth * power / (1 + a) + 2 * (power - 1);
            equal = equal && agrees(depth, alpha, biases);
        }
    const rigor::Precision precision(128);
    Truth code = Truth::yes, first = Truth::yes;
    for (long depth = 1; depth <= 6; ++depth) code = code && rigor::certainly_less(rigor::abs(ntk::residual_kernel(Ball(0), depth, Rational(1, 2)).correction - Ball(printed(depth, Rational(1, 4), 2))), Ball::dyadic(1, -90));
    for (const Rational& u : {Rational(-1), Rational(-1, 3), Rational(0), Rational(4, 5)}) {
        const Ball r = Ball(Rational(9, 4)) * (ntk::kappa_1(Ball(u)) + (Ball(u) + Ball(1)) * ntk::kappa_0(Ball(u)) + Ball(1));
        first = first && rigor::certainly_less(rigor::abs(ntk::residual_kernel(ntk::angle_of<Ball>(u), 1, Rational(3, 2)).correction - r), Ball::dyadic(1, -90));
    }
    return argument.step("u = 1: (3.10) summed as printed is 2 a L (1 + a)^(L-1) + 2 ((1 + a)^L - 1), L = 1 to 12, exactly (geometric sums: every L)", rigor::truth(closed))
        .step("u = 1: it is what W, V, b, d give in the mean of K_0 at every width (scales whose activation counts double: b^(l) once, d^(l) half), exactly", rigor::truth(equal))
        .step("the suite's code for r^(L) gives these values at u = 1, L = 1 to 6, and alpha^2 (kappa_1 + (u + 1) kappa_0 + 1) at L = 1 (balls)", code && first);
}

}  // namespace

claim::legacy::Check eq_3_10() {
    return {
        .id = "yu-2025/eq-3.10",
        .check = with_limit([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(argue(Rational(3, 2)), claim::Evidence::proved, "u = 1: every L >= 1, alpha, width (mean of K_0); L = 1: all u, by the argument in the file");
            finding.remark = "In the second line b^(l) counts 1 and d^(l) 1/2 because the rational stand-in for sqrt(2/m) doubles what W, V and b give: in (2.2) itself both count 1, as printed.";
            return finding;
        }, "u != 1 with L >= 2 is not part of the verdict: only the tests of the suite compare it, with random networks."),
        .controls = {{"without the term of d^(l)", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}, {"d^(l) counted like b^(l) for these scales", [](const claim::Context&) { return claim::verdict_of(argue(2).conclusion()); }}},
        .property = claim::property("(3.10) at u = 1 is the part of the layers in the mean of K_0, random alpha and L, exactly", [](const Rational& alpha, long depth) { return rigor::truth(agrees(depth, alpha, Rational(3, 2))); }, claim::Input{"alpha", claim::correlations()},
                                    claim::Input{"L", claim::integers(1, 10)}),
    };
}
const claim::legacy::Registered registered_eq_3_10{eq_3_10};

}  // namespace proofs::yu_2025
