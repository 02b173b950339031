// (C.10), the first of two cases in the proof of theorem 2 for the network (2.1): if lim sup alpha_(j0,t)^(L)(x_i) = infinity,
//   K_t(x_i, x_i) >= sum_(l=1)^(L+1) <grad_(W^(l)) f, grad_(W^(l)) f> >= <alpha^(L), alpha^(L)> = sum_j (alpha_j^(L))^2 >= (alpha_j0^(L))^2 -> infinity.
// By (C.5) K_t(x, x) is a sum of squared norms; leaving out those of the biases, then those of l <= L, makes it smaller, and grad_(W^(L+1)) f =
// alpha^(L). The last inequality leaves out all j but j0. Along times where alpha_j0 -> infinity so does K_t(x_i, x_i), which contradicts a bound for
// all t, (C.8).
//
// Stronger, and without cases: with (C.11), for every network of the form (2.1), s = sqrt(2/m_L),
//   K_t(x, x) >= |alpha^(L)|^2 + s^2 sum_j (W_j 1(alpha_j > 0))^2 >= 2 s sum_j |W_j| alpha_j >= 2 s |f_t(x)|.
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
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

claim::Argument argue(const Reading& reading) {
    claim::Argument argument;
    argument.step("each link leaves out squares from a sum of squares (C.5), and grad_(W^(L+1)) f = alpha^(L): the fixed networks, every j0, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return chain(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }
claim::Verdict output_bound(const Rational& factor) {
    return claim::verdict_of(at_all(fully_connected_examples(), [&](const NetworkSample& s) { return exceeds_output(s, factor); }));
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue({}), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x, all j_0; \"-> infinity\" in the sense of the limit superior");
    finding.remark = std::string("From lim sup alpha_j0 = infinity alone follows lim sup K_t(x_i, x_i) = infinity, which contradicts (C.8); the limit itself, \"K_t(x_i, x_i) diverges to infinity\", does not follow from (C.10). "
                                 "It follows without the two cases: K_t(x, x) >= |alpha^(L)|^2 + (2/m_L) sum_j (W_j 1(alpha_j > 0))^2 >= 2 sqrt(2/m_L) |f_t(x)| for every network of the form (2.1) (") +
                     to_string(output_bound(2)) + ", by 2ab <= a^2 + b^2), attained at L = m = 1, x = 0, b = W^(2); so f_t(x_i) -> ±infinity, as in lemma 8, gives K_t(x_i, x_i) -> infinity as a limit.";
    return finding;
}

}  // namespace

claim::Claim eq_c_10() {
    return {
        .id = "yu-2025/eq-c.10",
        .where = "appendix C.3, proof of theorem 2, part 1, (C.10)",
        .title = "Growing activations make the kernel grow",
        .statement = R"(If the limit superior of $\alpha_{j_0,t}^{(L)}(x_i)$ is infinity: $K_t(x_i,x_i)\ge\sum_{l=1}^{L+1}\langle\nabla_{W^{(l)}}f(x),\nabla_{W^{(l)}}f(x)\rangle\ge\langle\alpha^{(L)}(x),\alpha^{(L)}(x)\rangle=\sum_{j=1}^{m_L}\alpha_{j,t}^{(L)}(x_i)\alpha_{j,t}^{(L)}(x_i)\ge\alpha_{j_0,t}^{(L)}(x_i)\alpha_{j_0,t}^{(L)}(x_i)\to\infty$.)",
        .reading = "x is x_i. The arrow is meant in the sense of the limit superior, as (C.16) and (C.17) say of theirs: the hypothesis is a limit superior.",
        .method = "Sums of squares, from (C.5); derivatives by dual numbers, exactly, any positive rationals in place of sqrt(2/m_l).",
        .attack = "Tried: each link with a factor 1 + 1e-20 (controls), dead neurons, the networks where the last link is an equality; the arrow read as a limit (does not follow) and as a limit superior.",
        .uses = {"yu-2025/eq-c.5"},
        .check = with_misprint(check, R"(The limit superior of the last expression is infinite, for $\to\infty$.)"),
        .controls = {{"last member (1 + 1e-20) alpha_j0^2", [](const claim::Context&) { return variant({1 + rigor::parse_rational("1e-20"), 1, 1}); }},
                     {"third member (1 + 1e-20) |alpha^(L)|^2", [](const claim::Context&) { return variant({1, 1 + rigor::parse_rational("1e-20"), 1}); }},
                     {"second member (1 + 1e-20) times the weights' part", [](const claim::Context&) { return variant({1, 1, 1 + rigor::parse_rational("1e-20")}); }},
                     {"K_t(x, x) >= (2 + 1e-20) sqrt(2/m_L) |f|", [](const claim::Context&) { return output_bound(2 + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("every link for every j_0, and K_t(x, x) >= 2 sqrt(2/m_L) |f(x)|, exactly; d, widths and L up to 3",
                                    [](const NetworkSample& s) { return chain(s, {}) && exceeds_output(s, 2); }, claim::Input{"network", fully_connected_samples()}),
    };
}

}  // namespace proofs::yu_2025
