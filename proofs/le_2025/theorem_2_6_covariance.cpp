#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::theorem_2_6_covariance {
namespace {

using claim::Relation;
using rigor::Rational;

/// Sigma_11 = E[beta^2 b^2] + E[W^outer Y^2], Y = W^inner alpha, is beta^2 + E[alpha^2]; alpha = relu(g), g ~ N(0, v).
struct Reading {
    long outer = 2, inner = 1;
    Rational variance = 1;
    Rational beta = 0;  // free: any bias
};

Rational expected_square(const Reading& reading) { return relu_moment(2) * reading.variance; }
Rational by_display(const Reading& reading) {
    return reading.beta * reading.beta * normal_moment(2) +
           normal_moment(reading.outer + 2 * reading.inner) * expected_square(reading);
}
Rational next_covariance(const Reading& reading) { return reading.beta * reading.beta + expected_square(reading); }
std::string of_display(const Reading& reading) {
    return fmt::format("E[beta^2 b^2] + E[{}Y Y^T], Y = W alpha", reading.outer == 0 ? "" : "W W ");
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example with one point and the ReLU; the page says where in general";
    result.steps.carries(claim::witness<Reading>(
        fmt::format("one point, sigma the ReLU, Sigma^L(x, x) = {}, beta = {}", rigor::to_string(reading.variance),
                    rigor::to_string(reading.beta)),
        reading, {of_display(reading), by_display}, Relation::equal,
        {"Sigma^(L+1)(x, x) = beta^2 + E[sigma(g)^2], g ~ N(0, Sigma^L(x, x))", next_covariance}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sigma with second moments, all finite sets of points";
    std::vector<Reading> places;
    for (const Rational& v : {Rational(1, 3), Rational(1), Rational(5)})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(2)}) {
            places.push_back(reading);
            places.back().variance = v;
            places.back().beta = beta;
        }
    result.steps.carries(claim::written(context, "moments"))
        .supports(claim::exact_for_each<Reading>("one point, ReLU, Sigma^L(x, x) = 1/3, 1, 5, beta = 0, 1/10, 2",
                                                 places, {of_display(reading), by_display}, Relation::equal,
                                                 {"Sigma^(L+1)(x, x)", next_covariance}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Reading corrected{.outer = 0};
    return claim::checked("le-2025/theorem-2.6-covariance", check)
        .control("Y = alpha, without the weight", [](Reading& r) { r.inner = 0; })
        .control("sigma = 0 on the layer below: Sigma^L(x, x) = 0", [](Reading& r) { r.variance = 0; })
        .corrected(check_correction, corrected)
        .correction_control("with the two weights around Y Y^T", [](Reading& r) { r.outer = 2; })
        .correction_control("Y with the square of the weight", [](Reading& r) { r.inner = 2; })
        .property(claim::property(
            "corrected: E[beta^2 b^2] + E[Y Y^T] = beta^2 + E[alpha alpha^T], exactly",
            [](const Rational& v, long beta) {
                const Reading place{.outer = 0, .variance = v, .beta = Rational(beta, 8)};
                return rigor::truth(by_display(place) == next_covariance(place));
            },
            claim::Input{"Sigma^L(x, x)", claim::positive_rationals()},
            claim::Input{"8 beta", claim::integers(0, 16)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6_covariance
