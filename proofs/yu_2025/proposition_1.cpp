#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"

namespace proofs::yu_2025::proposition_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// L >= first_depth in both networks, alpha of these signs.
struct Reading {
    long first_depth = 1;
    SignsOfAlpha alpha;
};

/// Six points of the unit circle as in section 6.1, rationally: three and their antipodes.
const Points& circle() {
    static const Rational c(3, 5), s(4, 5);
    static const Points points{{1, 0}, {-1, 0}, {c, s}, {-c, -s}, {c, -s}, {-c, s}};
    return points;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all d, all n, all n different points of R^d, all L >= 1; any constants >= 0 in place of the biases of (3.6), "
        "all alpha != 0";
    claim::Steps both;
    both.carries(claim::cites(context, "yu-2025/proposition-2"))
        .carries(claim::cites(context, "yu-2025/proposition-3"));
    result.steps.carries(claim::cases("L", reading.first_depth, std::nullopt, {{1, std::nullopt, both}}))
        .carries(weight_is_positive(reading.alpha));
    if (context.verdict_only) return result;
    const auto six = [](const std::string& name, const rigor::MatrixEntries& gram) {
        return claim::Value{"six points of the unit circle, " + name, enclose_smallest(gram).ball().enclosure(4)};
    };
    const auto connected = [](std::size_t which) {
        return [which] { return fully_connected_gram(circle(), bias_readings()[which], 4, ntk::GramKind::tangent); };
    };
    result.values = {six("lambda_min(K^FC), L = 3, (3.6) as printed", connected(0)),
                     six("lambda_min(K^FC), L = 3, \"+1\" outside, none in the output layer", connected(2)),
                     six("lambda_min(K^Res), L = 3, alpha = 1, as printed",
                         [] { return residual_gram(circle(), 3, 1, ResidualPart::as_printed); })};
    return result;
}

Truth both_positive(const Points& points, long depth, const Rational& alpha) {
    Truth all = Truth::yes;
    for (const BiasReading& reading : bias_readings())
        all = all && smallest_exceeds(
                         [&] { return fully_connected_gram(points, reading, depth + 1, ntk::GramKind::tangent); }, 0);
    for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside})
        all = all && smallest_exceeds([&] { return residual_gram(points, depth, alpha, part); }, 0);
    return all;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/proposition-1", check)
        .control("L = 0 admitted: both kernels are linear", [](Reading& r) { r.first_depth = 0; })
        .control("alpha = 0 admitted",
                 [](Reading& r) {
                     r.alpha.admitted = {-1, 0, 1};
                 })
        .property(claim::property("both kernels have a positive smallest eigenvalue, certified, at random data under "
                                  "all readings, L = 1 to 3; d = 1 to 3, n <= 6",
                                  both_positive, claim::Input{"X", random_data()},
                                  claim::Input{"L", claim::integers(1, 3)},
                                  claim::Input{"alpha", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::proposition_1
