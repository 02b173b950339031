#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// Factors of the last member, of |alpha^(L)|^2 and of the weights' part, in the link where each is the smaller side.
struct Reading {
    Rational factor{1}, factor_of_norm{1}, factor_of_weights{1};
};

/// Every link, for every j0, at x.
Truth chain(const NetworkSample& sample, const Reading& reading) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const LayerMatrices layers(sample.network, sample.x);
    const auto top = layers.alpha(layers.depth());
    Rational weights = 0, norm = 0;
    for (const auto& block : derivatives) weights += weights_product(block, block);
    for (long j = 0; j < top.rows(); ++j) norm += top(j, 0) * top(j, 0);
    bool links = full_product(derivatives, derivatives) >= reading.factor_of_weights * weights && weights >= reading.factor_of_norm * norm &&
                 frobenius_product(top, top) == norm;
    for (long j = 0; j < top.rows(); ++j) links = links && norm >= reading.factor * top(j, 0) * top(j, 0);
    return rigor::truth(links);
}
/// K_t(x, x) >= factor s |f(x)|, s = sqrt(2/m_L).
Truth exceeds_output(const NetworkSample& sample, const Rational& factor) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const Rational f = ntk::network_output(sample.network, sample.x)(0);
    return rigor::truth(full_product(derivatives, derivatives) >= factor * LayerMatrices(sample.network, sample.x).scale(sample.depth()) * abs(f));
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("each link leaves out squares from a sum of squares (C.5), and grad_(W^(L+1)) f = alpha^(L): the fixed networks, every j0, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return chain(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }
claim::Verdict output_bound(const Rational& factor) {
    return claim::verdict_of(at_all(fully_connected_examples(), [&](const NetworkSample& s) { return exceeds_output(s, factor); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x, all j_0; \"-> infinity\" in the sense of the limit superior");
    finding.remark = std::string("From lim sup alpha_j0 = infinity alone follows lim sup K_t(x_i, x_i) = infinity, which contradicts (C.8); the limit itself, \"K_t(x_i, x_i) diverges to infinity\", does not follow from (C.10). "
                                 "It follows without the two cases: K_t(x, x) >= |alpha^(L)|^2 + (2/m_L) sum_j (W_j 1(alpha_j > 0))^2 >= 2 sqrt(2/m_L) |f_t(x)| for every network of the form (2.1) (") +
                     to_string(output_bound(2)) + ", by 2ab <= a^2 + b^2), attained at L = m = 1, x = 0, b = W^(2); so f_t(x_i) -> ±infinity, as in lemma 8, gives K_t(x_i, x_i) -> infinity as a limit.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_10() {
    return {
        .id = "yu-2025/eq-c.10",
        .check = with_misprint(check, R"(The limit superior of the last expression is infinite, for $\to\infty$.)"),
        .controls = {{"last member (1 + 1e-20) alpha_j0^2", [](const claim::Context&) { return variant({1 + rigor::parse_rational("1e-20"), 1, 1}); }},
                     {"third member (1 + 1e-20) |alpha^(L)|^2", [](const claim::Context&) { return variant({1, 1 + rigor::parse_rational("1e-20"), 1}); }},
                     {"second member (1 + 1e-20) times the weights' part", [](const claim::Context&) { return variant({1, 1, 1 + rigor::parse_rational("1e-20")}); }},
                     {"K_t(x, x) >= (2 + 1e-20) sqrt(2/m_L) |f|", [](const claim::Context&) { return output_bound(2 + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("every link for every j_0, and K_t(x, x) >= 2 sqrt(2/m_L) |f(x)|, exactly; d, widths and L up to 3",
                                    [](const NetworkSample& s) { return chain(s, {}) && exceeds_output(s, 2); }, claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_10{eq_c_10};

}  // namespace proofs::yu_2025
