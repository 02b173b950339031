#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_5_exponential {
namespace {

using rigor::Rational;
using Function = LeastSquares::Function;

/// e^(-t Pi) f^(i) = e^(-rate t lambda_i) f^(i).
struct Reading {
    Rational rate = 1;
};

constexpr long order = 8;  // free: how far

/// Over all eigenfunctions of a sample, those of the null-space among them: the sum of the squares of the differences
/// of the coefficients of t^0 … t^8 of the two sides, on the data and off.
Rational difference(const Reading& reading, const LeastSquares& s) {
    Rational sum = 0;
    for (const auto& [eigenvalue, part] : s.components(combination(s.goal, -1, s.start))) {
        Function power = part;
        Rational series = 1, exponential = 1;
        for (long k = 0; k <= order; ++k) {
            const Function none(part.size());
            const Function found = combination(combination(none, series, power), Rational(-exponential), part);
            for (const Rational& q : found) sum += q * q;
            power = s.map(power);
            series *= Rational(-1, k + 1);
            exponential *= -reading.rate * eigenvalue / (k + 1);
        }
    }
    return sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels and finite data sets for which Pi can be diagonalized, all t; on the data and off";
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "each"))
        .carries(vanishes_on_three_points(
            fmt::format("sum of squares of the coefficients t^0 … t^8 of e^(-t Pi) f^(i) - e^(-{} t lambda_i) f^(i)",
                        rigor::to_string(reading.rate)),
            [&](const LeastSquares& s) { return difference(reading, s); }))
        .carries(claim::written(context, "no-others"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-exponential", check)
        .control("eigenvalues e^(-(1 + 1e-20) t lambda_i)",
                 [](Reading& r) { r.rate += rigor::parse_rational("1e-20"); })
        .control("eigenvalues e^(t lambda_i)", [](Reading& r) { r.rate = -1; })
        .property(claim::property(
            "coefficients of t^0 … t^8, exactly, random kernels",
            [](long number) { return rigor::truth(difference({}, on_three_points(number)) == 0); },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_exponential
