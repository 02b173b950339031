#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Both activations are this power.
bool activations_are(const Monomial& claimed) { return first_activation() == claimed && second_activation() == claimed; }

/// The same in an exact network.
bool network_has(const Monomial& claimed, long root_n0, long root_n, long alpha) {
    const auto trace = ntk::forward(toy_network(root_n0, root_n, alpha), toy_point(root_n0));
    const Rational value = claimed.value(root_n0, root_n, alpha);
    for (const std::size_t layer : {1U, 2U})
        for (long i = 0; i < trace.inputs[layer].size(); ++i)
            if (trace.inputs[layer](i) != value) return false;
    return true;
}

/// Paths by the product of the adjacency matrices (all ones), summed over inputs and outputs.
Rational paths(const std::vector<long>& widths) {
    rigor::RationalMatrix count(1, widths.front());
    for (long j = 0; j < widths.front(); ++j) count(0, j) = 1;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        rigor::RationalMatrix ones(widths[l - 1], widths[l]);
        for (long i = 0; i < ones.rows(); ++i)
            for (long j = 0; j < ones.columns(); ++j) ones(i, j) = 1;
        count = count * ones;
    }
    Rational sum(0);
    for (long j = 0; j < count.columns(); ++j) sum += count(0, j);
    return sum;
}

claim::legacy::Argument argue(const Monomial& claimed, long missing) {
    bool networks = true, counts = true;
    for (long a = 1; a <= 3; ++a)
        for (long b = 1; b <= 4; ++b) {
            for (long alpha = 0; alpha <= 2; ++alpha) networks = networks && network_has(claimed, a, b, alpha);
            counts = counts && paths({a, b, b, 2}) == Rational(a * b * b * 2 - missing);
        }
    claim::legacy::Argument argument;
    argument.step("both hidden layers have activations n^(-(1+alpha)): the exponents of n0, n and alpha agree", rigor::truth(activations_are(claimed)))
        .step("the same in exact networks with n0 = 1, 4, 9, n = 1, 4, 9, 16, alpha = 0, 1, 2", rigor::truth(networks))
        .step("the exponent -(1 + alpha) is negative for alpha >= 0: the activations tend to 0", rigor::truth(claimed.power < 0 && claimed.alpha_power <= 0))
        .step("the number of paths is n0 n1 n2 n3, by products of adjacency matrices (n0 = 1 to 3, n = 1 to 4, n3 = 2)", rigor::truth(counts));
    return argument;
}
Monomial printed() { return {0, -1, -1}; }

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed(), 0), claim::Evidence::proved, "all n0, n = n1 = n2 and alpha >= 0 (activations, by exponents); all widths (paths)");
    finding.values = {{"activation at n = 10,000, alpha = 0", Ball(printed().value(1, 100, 0)).enclosure(context.digits)}, {"paths at n0 = 3, n = 10,000, n3 = 2", Ball(600'000'000).enclosure(context.digits)}};
    finding.remark = "The printed weights include one factor 1/sqrt(n_(l-1)), and the matrices are scaled by another: both are needed. What the example concludes from these facts is in example-1-norm, example-1-density and example-1-gradient.";
    return finding;
}

}  // namespace

claim::legacy::Check example_1() {
    return {
        .id = "st-arnaud-2026/example-1",
        .check = check,
        .controls = {{"activations n^(-alpha)", [](const claim::Context&) { return claim::verdict_of(argue({0, 0, -1}, 0).conclusion()); }},
                     {"activations n^(-(1 + 1e-20) - alpha)", [](const claim::Context&) { return claim::verdict_of(rigor::truth(activations_are({0, -1 - rigor::parse_rational("1e-20"), -1}))); }},
                     {"one path less", [](const claim::Context&) { return claim::verdict_of(argue(printed(), 1).conclusion()); }}},
        .property = claim::property("exact networks have these activations", [](long a, long b, long alpha) { return rigor::truth(network_has(printed(), a, b, alpha)); }, claim::Input{"sqrt(n0)", claim::integers(1, 4)},
                                    claim::Input{"sqrt(n)", claim::integers(1, 5)}, claim::Input{"alpha", claim::integers(0, 6)}),
    };
}
const claim::legacy::Registered registered_example_1{example_1};

}  // namespace proofs::st_arnaud_2026
