// Example 1: "the norm of each hidden layer is equal to n_l^(-alpha), which converges to 0 if alpha > 0 and to 1 if alpha = 0." n activations n^(-(1+alpha))
// have the p-norm
//   (n · n^(-p(1+alpha)))^(1/p) = n^(1/p - 1 - alpha):
// Euclidean n^(-1/2 - alpha), maximum n^(-1-alpha), and n^(-alpha) for p = 1 only. Section 5 measures layers by |.|_2 (table 1); for it the norm tends to 0
// for alpha = 0 as well.
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Monomial norm(long p, const Monomial& activation) { return (toy_width() * activation.raised(p)).raised(Rational(1, p)); }

/// |h|_p^p of both layers in an exact network.
bool network_has(long p, const Monomial& claimed, long root_n, long alpha) {
    const auto trace = ntk::forward(toy_network(2, root_n, alpha), toy_point(2));
    for (const std::size_t layer : {1U, 2U}) {
        Rational sum(0);
        for (long i = 0; i < trace.inputs[layer].size(); ++i) sum += rigor::power(trace.inputs[layer](i), static_cast<unsigned long>(p));
        if (sum != claimed.raised(p).value(2, root_n, alpha)) return false;
    }
    return true;
}
claim::Argument argue(long p, const Monomial& claimed, const std::string& name) {
    bool networks = true;
    for (long b = 2; b <= 4; ++b)
        for (long alpha = 0; alpha <= 2; ++alpha) networks = networks && network_has(p, claimed, b, alpha);
    claim::Argument argument;
    argument.step("the " + name + " of both layers: the exponents of n and alpha agree", rigor::truth(norm(p, first_activation()) == claimed && norm(p, second_activation()) == claimed))
        .step("the same in exact networks, n = 4, 9, 16, alpha = 0, 1, 2", rigor::truth(networks));
    return argument;
}
Monomial printed() { return {0, 0, -1}; }

claim::Finding check(const claim::Context& context) {
    const claim::Argument euclidean = argue(2, printed(), "Euclidean norm n^(-alpha)");
    claim::Finding finding = conclude(euclidean, claim::Evidence::proved, "false for the Euclidean norm (and the maximum) at every n >= 2 and alpha >= 0; true for the 1-norm");
    finding.values = {{"Euclidean norm of a hidden layer, n = 10,000, alpha = 0", Ball(norm(2, first_activation()).value(1, 100, 0)).enclosure(context.digits)}, {"as printed", Ball(1).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 4, alpha = 0: four activations 1/4; |h|_2 = (4/16)^(1/2) = 1/2, printed: 1. For alpha = 0 the Euclidean norm is n^(-1/2), which tends to 0.";
        finding.pari = "nrm(n, p) = (n*(1/n)^p)^(1/p);\n"
                       "print([nrm(4, 2), nrm(10000, 2), nrm(10000, 1)])";
        finding.harm = "The example is to show a layer that does not vanish though its neurons do. In the norm of table 1 it vanishes, like n^(-1/2), even for alpha = 0; deviations of order n^(-1/2) a neuron, not 1/n, give a Euclidean norm of order 1.";
        claim::Argument corrected = argue(2, {0, Rational(-1, 2), -1}, "Euclidean norm n^(-1/2-alpha)");
        const claim::Argument one_norm = argue(1, printed(), "1-norm n^(-alpha)");
        for (const claim::Step& step : one_norm.steps()) corrected.step(step.says, step.truth);
        finding.correction = {R"($\lVert h^{(l)}\rVert_2=n_l^{-\frac12-\alpha}$, which converges to 0 for every $\alpha\ge0$; $\lVert h^{(l)}\rVert_1=n_l^{-\alpha}$.)", claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, alpha >= 0"};
        std::vector<claim::Step> all = euclidean.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::Claim example_1_norm() {
    return {
        .id = "st-arnaud-2026/example-1-norm",
        .where = "section 5, example 1, \"In addition, the norm of each hidden layer …\"",
        .title = "The norm of a hidden layer of the toy network",
        .statement = R"(The norm of each hidden layer is equal to $n_l^{-\alpha}$, which converges to 0 if $\alpha>0$ and to 1 if $\alpha=0$.)",
        .reading = "\"Norm\" without a qualifier is the Euclidean norm, by which section 5 measures hidden layers (table 1: the 2-norm and the maximum). For the 1-norm, which the paper does not mention, the sentence is true; see the correction.",
        .method = "Exponents of n and alpha; exact networks.",
        .attack = "The counterexample was computed twice: by exponents for all n and alpha, and in exact networks. Tried to save it: other norms; the 1-norm makes it true, the 3-norm does not (control).",
        .uses = {"st-arnaud-2026/example-1"},
        .check = check,
        .controls = {{"Euclidean norm n^(-alpha)", [](const claim::Context&) { return claim::verdict_of(argue(2, printed(), "norm").conclusion()); }},
                     {"Euclidean norm n^(-1/2 - (1 + 1e-20) alpha)", [](const claim::Context&) { return claim::verdict_of(rigor::truth(norm(2, first_activation()) == Monomial{0, Rational(-1, 2), -1 - rigor::parse_rational("1e-20")})); }},
                     {"3-norm n^(-alpha)", [](const claim::Context&) { return claim::verdict_of(argue(3, printed(), "norm").conclusion()); }}},
        .property = claim::property("|h|_p^p = n^(1 - p (1 + alpha)) in exact networks", [](long p, long b, long alpha) { return rigor::truth(network_has(p, {0, Rational(1, p) - 1, -1}, b, alpha)); },
                                    claim::Input{"p", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 4)}, claim::Input{"alpha", claim::integers(0, 5)}),
    };
}

}  // namespace proofs::st_arnaud_2026
