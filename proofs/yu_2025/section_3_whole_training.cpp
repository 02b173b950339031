// Section 3, around (3.3): the empirical kernel converges to a fixed kernel "both at initialization and during the whole training process", "uniform over
// ... all time point". For training by (2.7), the cross-entropy, it does not, as the paper goes on to say. One sample point, network (2.1) with L = 1 of any
// width, any theta_0: (2.7) has a solution for all t. An active neuron whose z reaches 0 has the rate 0 there with 1(z > 0) = 0 and stays; so the pattern
// changes finitely often, in between the equation is smooth, and |theta_t - theta_0|^2 <= t L(theta_0). Along it sup_t |K_t(x, x) - K(x, x)| >= K(x, x)/2
// for every K (theorem 2 with n = 1): either K_t(x, x) comes below K/2, or it is bounded below, f_t(x) diverges, and K_t(x, x) >= sqrt(8/m) |f_t(x)| does.
// So with probability 1 at every width the uniform distance is at least K(x, x)/2: it does not tend to 0 in probability.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/divergence.hpp"
#include "proofs/yu_2025/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// One point x, neuron 0 of m on its kink, the others at preactivations not 0: its rate with derivative 0 is 0 (with derivative 1 it is s V c (x^2 + 1)).
Truth stays_on_kink(const Rational& x, const std::vector<long>& outputs, const Rational& c) {
    const auto m = static_cast<long>(outputs.size());
    ExactNetwork network{ntk::Wiring::chain, {}};
    const Rational one(1), s(2, 3);
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, false, one, one, one));
    for (long j = 0; j < m; ++j) {
        network.maps[0].weights(j, 0) = Rational(j - 2, 3);
        network.maps[0].bias(j) = -network.maps[0].weights(j, 0) * x + Rational(j % 2 ? j : -j);
        network.maps[1].weights(0, j) = outputs[static_cast<std::size_t>(j)];
    }
    ExactMatrix point(1, 1);
    point << x;
    ExactVector coefficient(1);
    coefficient << c;
    const auto rates = ntk::kink_rates(network, point, coefficient, {0, 0, 0});
    return rigor::truth(rates.inactive == 0 && rates.active == s * outputs[0] * c * (x * x + 1));
}

claim::Argument argue(const Rational& factor) {
    claim::Argument argument = divergence_argument(Rational(1, 1000));
    Truth stays = Truth::yes;
    for (long k = 1; k <= 12; ++k) stays = stays && stays_on_kink(Rational(k - 6, 5), {k - 5, 3, -2, 1}, Rational(1 - 2 * (k % 2), k + 1));
    return argument.step("one point, L = 1: a neuron on its kink stays there under (2.7) with 1(z > 0), exactly: a solution for all t from every theta_0", stays)
        .step("4 s^2 f(x)^2 <= K(x, x)^2, 100 networks and the case of equality, exactly", for_seeds(100, [&](long seed) { return kernel_dominates_for_seed(seed, false, factor); }) && kernel_dominates_at_equality(false, factor));
}

claim::Finding check(const claim::Context& context) {
    claim::Finding finding = refute(argue(4), claim::Evidence::proved, "false for training by (2.7), uniformly in t: network (2.1), L = 1, one sample point, every width and every theta_0, K(x, x) > 0");
    finding.values = {{"sup_t |K_t(x, x) - K(x, x)| as a multiple of K(x, x), at least, at every width", Ball(Rational(1, 2)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 1, x any point, L = 1. If K_t(x, x) >= K(x, x)/2 for all t, then V' = -K_t u^2 drives u to 0, (2 y - 1) f_t(x) to infinity, and K_t(x, x) >= sqrt(8/m) |f_t(x)| too.";
        finding.pari = "K(V, b, m) = 2/m*(b^2 + V^2);\nf(V, b, m) = sqrt(2/m)*V*b;\nprint(vector(4, k, K(k, k, 2)/(sqrt(8/2)*f(k, k, 2))))";
        finding.harm = "None: it is what the paper sets out to show. The sentence is about earlier work, on least squares, but stands where K_t is the kernel of (2.7).";
        claim::Argument initial;
        // E K_0 = 2 q, Var K_0 = 12 q^2/m at x = x', L = 1 (eq-3.3): Chebyshev's bound for a deviation of delta.
        const Rational q(2), delta(1, 10);
        const Rational narrow = 12 * q * q / (100 * delta * delta), wide = 12 * q * q / (Rational(100'000'000) * delta * delta);
        initial.step("L = 1, x = x': P(|K_0 - K| >= delta) <= 12 (|x|^2 + 1)^2/(m delta^2), which falls to 0 as m grows", rigor::truth(wide < Rational(1, 1000) && wide < narrow));
        finding.correction = {R"($K_t(x,x')\xrightarrow{\mathbb P}K(x,x')$ at initialization, $t=0$; under cross-entropy training not uniformly in $t\ge0$.)", claim::verdict_of(initial.conclusion()), claim::Evidence::proved,
                              "convergence: t = 0, network (2.1), L = 1, all x, x' by the law of large numbers (yu-2025/eq-3.3 simulates more); for a fixed t > 0 nothing is claimed here"};
    }
    return finding;
}

}  // namespace

claim::Claim section_3_whole_training() {
    return {
        .id = "yu-2025/section-3-whole-training",
        .where = "section 3, the sentences around (3.3)",
        .title = "The empirical kernel stays at its limit during the whole training process",
        .statement = R"(As the network width $m$ comes to infinity, NNK will converges to a fixed kernel both at initialization and during the whole training process: $K_t(x,x')\xrightarrow{\mathbb P}K(x,x')$; the convergence is uniform over all possible input vector and all time point.)",
        .reading = "K_t is the kernel of (3.1) along (2.7), the cross-entropy, and the convergence uniform in t >= 0: sup over t of |K_t - K| tends to 0 in probability. For least squares see the works that the paper cites.",
        .method = "Theorem 2 with one sample point, where (2.7) has a solution for all t.",
        .attack = "The counterexample rests on two independent bounds: either K_t(x, x) falls below K/2, or it dominates |f_t| (exact inequality with its case of equality; PARI for one neuron). Considered to save the sentence: a fixed time t (nothing is claimed then), least squares (the works cited are about that).",
        .uses = {"yu-2025/theorem-2-fully-connected"},
        .check = check,
        .controls = {{"factor 4 + 1e-20 in K(x, x)^2 >= 4 s^2 f(x)^2", [](const claim::Context&) { return claim::verdict_of(argue(4 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("one point: on its kink a neuron has rate 0 with 1(z > 0), and s V c (x^2 + 1) with 1(z >= 0), exactly", stays_on_kink, claim::Input{"x", claim::correlations()},
                                    claim::Input{"V", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"c", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
