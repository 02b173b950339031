#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("df/db^(l) = df/dz^(l) is the product of the matrices (chain rule): the sums agree at the fixed networks, exactly, against derivatives by dual numbers",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return equal(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x; the derivative of the ReLU at 0 taken as 0");
    finding.remark = std::string("As the second sum of (C.5), with x and x' on the left and D_x in both brackets, it ") + to_string(variant(in_c_5)) + "; with D_x' in the second bracket it " + to_string(variant(corrected)) +
                     ". That is harmless: only x = x' is used, in (C.11).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_7() {
    return {
        .id = "yu-2025/eq-c.7",
        .check = with_misprint(check, R"(The products with the largest $r$ on the left, $W^{(L+1)}D_x^{(L)}\cdots W^{(l+1)}D_x^{(l)}$ with their factors.)"),
        .controls = {{"x and x' on the left, D_x in both brackets", [](const claim::Context&) { return variant(in_c_5); }},
                     {"r from l + 2", [](const claim::Context&) { return variant({false, false, 2}); }},
                     {"l up to L - 1", [](const claim::Context&) { return variant({false, false, 1, 1}); }}},
        .property = claim::property("as printed, and for two points with D_x' in the second bracket; exactly, d, widths and L up to 3",
                                    [](const NetworkSample& s) { return equal(s, printed) && equal(s, corrected); }, claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_7{eq_c_7};

}  // namespace proofs::yu_2025
