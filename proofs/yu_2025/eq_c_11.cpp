#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The last member is factor s^power (W_j0 1(…))^2, with the indicator or without.
struct Reading {
    Rational factor{1};
    unsigned long power = 2;
    bool indicator = true;
};

Truth chain(const NetworkSample& sample, const Reading& reading) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const LayerMatrices layers(sample.network, sample.x);
    const long depth = layers.depth();
    Rational biases = 0;
    for (const auto& block : derivatives) biases += bias_product(block, block);
    const auto& top = derivatives[static_cast<std::size_t>(depth - 1)];
    const Rational last = bias_product(top, top);
    const auto row = scaled(layers.weights(depth + 1) * layers.indicator(depth), layers.scale(depth)), alpha = layers.alpha(depth), output = layers.weights(depth + 1);
    bool links = full_product(derivatives, derivatives) >= biases && biases >= last && last == frobenius_product(row, row);
    for (long j = 0; j < alpha.rows(); ++j) {
        const Rational w = reading.indicator && alpha(j, 0) <= 0 ? Rational(0) : output(0, j);
        links = links && last >= reading.factor * rigor::power(layers.scale(depth), reading.power) * w * w;
    }
    return rigor::truth(links);
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("each link leaves out squares from a sum of squares (C.5); df/db_j^(L) = s W_j 1(alpha_j > 0): the fixed networks, every j0, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return chain(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x, all j_0; \"-> infinity\" in the sense of the limit superior");
    finding.remark = "As in (C.10) what follows from a limit superior is a limit superior of K_t(x, x), and it is enough against (C.8). If z_j0 = 0, where f need not be differentiable, the printed indicator is 0 on both sides.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_11() {
    return {
        .id = "yu-2025/eq-c.11",
        .check = with_misprint(check, R"(The limit superior of the last expression is infinite, for $\to\infty$.)"),
        .controls = {{"last member (1 + 1e-20) times as large", [](const claim::Context&) { return variant({1 + rigor::parse_rational("1e-20"), 2, true}); }},
                     {"last member without the indicator", [](const claim::Context&) { return variant({1, 2, false}); }},
                     {"sqrt(2/m_L) in place of 2/m_L", [](const claim::Context&) { return variant({1, 1, true}); }}},
        .property = claim::property("every link for every j_0, exactly; d, widths and L up to 3", [](const NetworkSample& s) { return chain(s, {}); },
                                    claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_11{eq_c_11};

}  // namespace proofs::yu_2025
