// Section 3, around (3.3): what the paper says that other papers show, "NNK will converges to a fixed kernel both at initialization and during the whole
// training process", "uniform over all possible input vector and all time point". A report of others' results, on least squares by what sections 1 and 4.1 say,
// is no statement about the training of this paper, and the paper goes on to deny it for the cross-entropy. So there is nothing to adjudicate here.
// What can be said of (2.7), the only training of this paper: there it is false, uniformly in t. One sample point, network (2.1) with L = 1 of any width, any
// theta_0: (2.7) has a solution for all t. An active neuron whose z reaches 0 has the rate 0 there with 1(z > 0) = 0 and stays; so the pattern changes finitely
// often, in between the equation is smooth, and |theta_t - theta_0|^2 <= t L(theta_0). Along it sup_t |K_t(x, x) - K(x, x)| >= K(x, x)/2 for every K (theorem 2
// with n = 1): either K_t(x, x) comes below K/2, or it is bounded below, f_t(x) diverges, and K_t(x, x) >= sqrt(8/m) |f_t(x)| does.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

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

claim::Finding check(const claim::Context&) {
    claim::Finding finding = unchecked(argue(4), "a report of what other papers show; nothing is asserted about training by (2.7)");
    finding.remark = "Read as a sentence about (2.7), uniformly in t, it would be false, as the paper itself says: with one sample point, network (2.1), L = 1, at every width and from every theta_0, sup_t |K_t(x, x) - K(x, x)| >= K(x, x)/2 (the lines above; n samples: yu-2025/abstract-training-samples). "
                     "What the works cited show was not examined here; K_t at t = 0 is yu-2025/eq-3.3.";
    return finding;
}

}  // namespace

claim::Claim section_3_whole_training() {
    return {
        .id = "yu-2025/section-3-whole-training",
        .where = "section 3, the sentences around (3.3)",
        .title = "What earlier works show about the whole training process",
        .statement = R"([…] many previous work (Jacot et al., 2018; Allen-Zhu et al., 2019; Arora et al., 2019) systematically studied the properties of NNK, and showed that as the network width $m$ comes to infinity, NNK will converges to a fixed kernel both at initialization and during the whole training process, which is the so-called Neural Tangent Kernel (NTK): $K_t(x,x')\xrightarrow{\mathbb P}K(x,x').$ (3.3) Moreover, Lai et al. (2023a); Li et al. (2023) further shows that the convergence from NNK to NTK is uniform over all possible input vector and all time point.)",
        .reading = "A quotation: it says what other papers show.",
        .method = "Theorem 2 with one sample point, where (2.7) has a solution for all t, for the remark.",
        .attack = "Considered: to read it as a sentence about training by (2.7), uniformly in t; it is then false, and the paper says so two sentences later (\"we can show that this convergence no longer holds\").",
        .uses = {"yu-2025/theorem-2-fully-connected"},
        .check = check,
        .controls = {{"factor 4 + 1e-20 in K(x, x)^2 >= 4 s^2 f(x)^2", [](const claim::Context&) { return claim::verdict_of(argue(4 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("one point: on its kink a neuron has rate 0 with 1(z > 0), and s V c (x^2 + 1) with 1(z >= 0), exactly", stays_on_kink, claim::Input{"x", claim::correlations()},
                                    claim::Input{"V", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"c", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
