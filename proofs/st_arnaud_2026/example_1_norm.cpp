#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(long p, const Monomial& claimed, const std::string& name) {
    bool networks = true;
    for (long b = 2; b <= 4; ++b)
        for (long alpha = 0; alpha <= 2; ++alpha) networks = networks && network_has(p, claimed, b, alpha);
    claim::legacy::Argument argument;
    argument.step("the " + name + " of both layers: the exponents of n and alpha agree", rigor::truth(norm(p, first_activation()) == claimed && norm(p, second_activation()) == claimed))
        .step("the same in exact networks, n = 4, 9, 16, alpha = 0, 1, 2", rigor::truth(networks));
    return argument;
}
Monomial printed() { return {0, 0, -1}; }

claim::legacy::Finding check(const claim::Context& context) {
    const claim::legacy::Argument euclidean = argue(2, printed(), "Euclidean norm n^(-alpha)");
    claim::legacy::Finding finding = conclude(euclidean, claim::Evidence::proved, "false for the Euclidean norm (and the maximum) at every n >= 2 and alpha >= 0; true for the 1-norm");
    finding.values = {{"Euclidean norm of a hidden layer, n = 10,000, alpha = 0", Ball(norm(2, first_activation()).value(1, 100, 0)).enclosure(context.digits)}, {"as printed", Ball(1).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 4, alpha = 0: four activations 1/4; |h|_2 = (4/16)^(1/2) = 1/2, printed: 1. For alpha = 0 the Euclidean norm is n^(-1/2), which tends to 0.";
        finding.pari = "nrm(n, p) = (n*(1/n)^p)^(1/p);\n"
                       "print([nrm(4, 2), nrm(10000, 2), nrm(10000, 1)])";
        finding.harm = "The example is to show a layer that does not vanish though its neurons do. In the norm of table 1 it vanishes, like n^(-1/2), even for alpha = 0; deviations of order n^(-1/2) a neuron, not 1/n, give a Euclidean norm of order 1.";
        claim::legacy::Argument corrected = argue(2, {0, Rational(-1, 2), -1}, "Euclidean norm n^(-1/2-alpha)");
        const claim::legacy::Argument one_norm = argue(1, printed(), "1-norm n^(-alpha)");
        for (const claim::legacy::Line& step : one_norm.steps()) corrected.step(step.says, step.truth);
        finding.correction = {R"($\lVert h^{(l)}\rVert_2=n_l^{-\frac12-\alpha}$, which converges to 0 for every $\alpha\ge0$; $\lVert h^{(l)}\rVert_1=n_l^{-\alpha}$.)", claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, alpha >= 0"};
        std::vector<claim::legacy::Line> all = euclidean.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check example_1_norm() {
    return {
        .id = "st-arnaud-2026/example-1-norm",
        .check = check,
        .controls = {{"Euclidean norm n^(-alpha)", [](const claim::Context&) { return claim::verdict_of(argue(2, printed(), "norm").conclusion()); }},
                     {"Euclidean norm n^(-1/2 - (1 + 1e-20) alpha)", [](const claim::Context&) { return claim::verdict_of(rigor::truth(norm(2, first_activation()) == Monomial{0, Rational(-1, 2), -1 - rigor::parse_rational("1e-20")})); }},
                     {"3-norm n^(-alpha)", [](const claim::Context&) { return claim::verdict_of(argue(3, printed(), "norm").conclusion()); }}},
        .property = claim::property("|h|_p^p = n^(1 - p (1 + alpha)) in exact networks", [](long p, long b, long alpha) { return rigor::truth(network_has(p, {0, Rational(1, p) - 1, -1}, b, alpha)); },
                                    claim::Input{"p", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 4)}, claim::Input{"alpha", claim::integers(0, 5)}),
    };
}
const claim::legacy::Registered registered_example_1_norm{example_1_norm};

}  // namespace proofs::st_arnaud_2026
