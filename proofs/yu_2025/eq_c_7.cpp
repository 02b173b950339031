// (C.7): sum_(l=1)^L <grad_(b^(l)) f(x), grad_(b^(l)) f(x)> = sum_(l=1)^L <[prod_(r=l+1)^(L+1) sqrt(2/m_(r-1)) W^(r) D_x^(r-1)], [the same]>, x on both
// sides, twice each. By the chain rule on (2.1) and (C.4), df/db^(l) = df/dz^(l) = [prod_(r=l+1)^(L+1) s_(r-1) W^(r) D_x^(r-1)] with the largest r on
// the left: a row of m_l entries (eq_c_6.cpp). So it is true as printed. In (C.5) the sum is needed for x and x', and there one bracket must have D_x':
// with D_x in both it is false as soon as the two patterns differ.
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// Where the gradients on the left and the patterns on the right are taken, and where the products start: r = l + first, l = 1 … L - missing.
struct Reading {
    bool gradients_two_points = false, patterns_two_points = false;
    long first = 1, missing = 0;
};
const Reading printed, in_c_5{true, false}, corrected{true, true};

Truth equal(const NetworkSample& sample, const Reading& reading) {
    const auto at_x = partial_derivatives(sample.network, sample.x), second = partial_derivatives(sample.network, reading.gradients_two_points ? sample.other : sample.x);
    const LayerMatrices x(sample.network, sample.x), other(sample.network, reading.patterns_two_points ? sample.other : sample.x);
    Rational left = 0, right = 0;
    for (long l = 1; l <= x.depth(); ++l) left += bias_product(at_x[static_cast<std::size_t>(l - 1)], second[static_cast<std::size_t>(l - 1)]);
    for (long l = 1; l <= x.depth() - reading.missing; ++l) right += frobenius_product(x.row_product(l + reading.first), other.row_product(l + reading.first));
    return rigor::truth(left == right);
}

claim::Argument argue(const Reading& reading) {
    claim::Argument argument;
    argument.step("df/db^(l) = df/dz^(l) is the product of the matrices (chain rule): the sums agree at the fixed networks, exactly, against derivatives by dual numbers",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return equal(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x; the derivative of the ReLU at 0 taken as 0");
    finding.remark = std::string("As the second sum of (C.5), with x and x' on the left and D_x in both brackets, it ") + to_string(variant(in_c_5)) + "; with D_x' in the second bracket it " + to_string(variant(corrected)) +
                     ". That is harmless: only x = x' is used, in (C.11).";
    return finding;
}

}  // namespace

claim::Claim eq_c_7() {
    return {
        .id = "yu-2025/eq-c.7",
        .where = "appendix C.2, (C.7)",
        .title = "The biases' part of the empirical kernel",
        .statement = R"($\sum_{l=1}^L\langle\nabla_{b^{(l)}}f(x),\nabla_{b^{(l)}}f(x)\rangle=\sum_{l=1}^L\left\langle\left[\prod_{r=l+1}^{L+1}\sqrt{\frac2{m_{r-1}}}W^{(r)}D_x^{(r-1)}\right],\left[\prod_{r=l+1}^{L+1}\sqrt{\frac2{m_{r-1}}}W^{(r)}D_x^{(r-1)}\right]\right\rangle$.)",
        .reading = "As printed, the same x four times. Products of matrices with the largest r on the left, the only order in which they fit.",
        .method = "The chain rule for all L and all widths; derivatives by dual numbers against the matrices, exactly, any positive rationals in place of sqrt(2/m_l).",
        .attack = "Tried: x and x' with D_x in both brackets, products that start late, a sum that stops early (controls); dual numbers as the second route.",
        .uses = {"yu-2025/eq-c.4"},
        .check = with_misprint(check, R"(The products with the largest $r$ on the left, $W^{(L+1)}D_x^{(L)}\cdots W^{(l+1)}D_x^{(l)}$ with their factors.)"),
        .controls = {{"x and x' on the left, D_x in both brackets", [](const claim::Context&) { return variant(in_c_5); }},
                     {"r from l + 2", [](const claim::Context&) { return variant({false, false, 2}); }},
                     {"l up to L - 1", [](const claim::Context&) { return variant({false, false, 1, 1}); }}},
        .property = claim::property("as printed, and for two points with D_x' in the second bracket; exactly, d, widths and L up to 3",
                                    [](const NetworkSample& s) { return equal(s, printed) && equal(s, corrected); }, claim::Input{"network", fully_connected_samples()}),
    };
}

}  // namespace proofs::yu_2025
