#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::example_1_gradient {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The squared gradient is of the order n^(constant + slope alpha), looked at for this alpha. Of the correction: the
/// factors of the contributions of the output, the second and the first layer.
struct Reading {
    Rational constant = 0;
    Rational slope = -2;    // free: any but 0
    Rational alpha{1, 10};  // free: any but 0
    Rational output = 1, second = 1, first = 1;
};
Reading corrected() { return {.slope = 0}; }

/// Output weights by what matters: |v|^2 and (sum v)^2, or their means, as powers of n.
struct OutputWeights {
    std::string name;
    Monomial sum_of_squares, square_of_sum;
};
const std::vector<OutputWeights>& readings() {
    static const std::vector<OutputWeights> list{{"v = 1", toy_width(), toy_width().raised(2)},
                                                 {"v random", toy_width(), toy_width()},
                                                 {"the printed rule", unit_monomial(), toy_width()}};
    return list;
}
/// The largest exponent of n in the three contributions.
Rational leading_exponent(const OutputWeights& v, const Rational& alpha) {
    const Monomial scale = toy_width().raised(-1);  // the square of n^(-1/2)
    const Monomial first = toy_width() * v.square_of_sum * scale * scale * second_weight().raised(2),
                   second = toy_width() * v.sum_of_squares * scale * scale * first_activation().raised(2),
                   output = toy_width() * scale * second_activation().raised(2);
    return std::max({first.exponent_of_n(alpha), second.exponent_of_n(alpha), output.exponent_of_n(alpha)});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for alpha = 1/10 in all three readings of the output weights (the page: for every 0 < alpha < 1/2, and "
        "for alpha = 0 in two of them); the squared norm of the gradient";
    result.steps.carries(claim::written(context, "layers"))
        .carries(claim::exact_for_each<OutputWeights>(
            "v = 1, v random in the mean, and the printed rule", readings(),
            {"the largest exponent of n at alpha = " + rigor::to_string(reading.alpha),
             [&](const OutputWeights& v) { return leading_exponent(v, reading.alpha); }},
            Relation::different,
            {"the printed one",
             [&](const OutputWeights&) { return Rational(reading.constant + reading.slope * reading.alpha); }}))
        .carries(claim::written(context, "orders"));
    if (context.verdict_only) return result;
    for (const long b : {2L, 10L}) {
        const ntk::DenseMatrix<Rational> x = toy_point(1);
        result.values.push_back({fmt::format("v = 1, alpha = 1, n0 = 1, n = {}: sum of the squared derivatives", b * b),
                                 Ball(ntk::empirical_kernel(toy_network(1, b, 1), x)(0, 0)).enclosure(context.digits)});
    }
    return result;
}

/// A^2 (output + second S/n) + first (V/n)^2.
template <class T>
T squared_gradient(const Reading& r, const T& n, const T& square_of_A, const T& S, const T& V) {
    return square_of_A * (r.output + r.second * S / n) + r.first * (V / n) * (V / n);
}
/// The empirical kernel of an exact network with output weights v.
Truth kernel_is(const Reading& r, long a, long b, long alpha, const std::vector<Rational>& v) {
    const ntk::DenseMatrix<Rational> x = toy_point(a);
    const Rational kernel = ntk::empirical_kernel(toy_network(a, b, alpha, v), x)(0, 0);
    Rational S = 0, V = 0;
    for (const Rational& weight : v) {
        S += weight * weight;
        V += weight;
    }
    return rigor::truth(kernel ==
                        squared_gradient<Rational>(r, b * b, first_activation().raised(2).value(a, b, alpha), S, V));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0, n = n1 = n2, alpha >= 0, v";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/example-1"))
        .carries(claim::written(context, "layers"))
        .carries(claim::identity<5>(
            "n A^2/n + n S A^2/n^2 + n n0 (V^2/n^3)/n0, the three layers",
            [](const auto& n, const auto& A, const auto& S, const auto& V, const auto& n0) {
                return n * A * A / n + n * S * A * A / (n * n) + n * n0 * (V * V / (n * n * n)) / n0;
            },
            "A^2 (1 + S/n) + (V/n)^2 with the printed factors",
            [&](const auto& n, const auto& A, const auto& S, const auto& V, const auto& n0) {
                return squared_gradient(reading, n, A * A, S, V) + n0 - n0;
            }))
        .carries(claim::written(context, "orders"))
        .supports(claim::instances(
            "the empirical kernel of exact networks with random output weights, n0 <= 4, n <= 9, "
            "alpha <= 2",
            context.seed, 24, [&](claim::Sampler& sampler) {
                const long a = sampler.integer(1, 2), b = sampler.integer(1, 3), alpha = sampler.integer(0, 2);
                return kernel_is(reading, a, b, alpha, sampler.vector(b * b));
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/example-1-gradient", check)
        .control("alpha = 0, where v = 1 has the printed order", [](Reading& r) { r.alpha = 0; })
        .control("the order n^(-1), which two readings have",
                 [](Reading& r) {
                     r.constant = -1;
                     r.slope = 0;
                 })
        .corrected(check_correction, corrected())
        .correction_control("(1 + 1e-20) times the output layer", [=](Reading& r) { r.output += little; })
        .correction_control("(1 + 1e-20) times the second layer", [=](Reading& r) { r.second += little; })
        .correction_control("(1 + 1e-20) times the first layer", [=](Reading& r) { r.first += little; })
        .property(claim::property_where(
            "some output weight not 0: the kernel of exact networks is the corrected formula",
            [](long, long, const Rational& v, const Rational& w) { return rigor::truth(v != 0 || w != 0); },
            [](long b, long alpha, const Rational& v, const Rational& w) {
                std::vector<Rational> weights(static_cast<std::size_t>(b * b), v);
                weights.back() = w;
                return kernel_is({}, 2, b, alpha, weights);
            },
            claim::Input{"sqrt(n)", claim::integers(1, 3)}, claim::Input{"alpha", claim::integers(0, 5)},
            claim::Input{"v", claim::correlations()}, claim::Input{"the last one", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_1_gradient
