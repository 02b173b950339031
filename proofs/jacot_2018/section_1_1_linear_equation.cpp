#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_1_1_linear_equation {
namespace {

using rigor::Rational;
using Function = LeastSquares::Function;

/// The derivative of the cost is (f - f*)^power at each value.
struct Reading {
    unsigned long power = 1;
};

/// Pi (f* - f)^power.
Function velocity(const Reading& reading, const LeastSquares& s, const Function& f) {
    Function d = combination(s.goal, -1, f);
    for (Rational& q : d) q = rigor::power(q, reading.power);
    return s.map(d);
}
/// The sum of the squares of the values of v(f + g) - v(f) + Pi g, v the velocity.
Rational not_linear(const Reading& reading, const LeastSquares& s) {
    const Function& g = s.goal;  // free: any function
    const Function moved = velocity(reading, s, combination(s.start, 1, g));
    const Function difference = combination(combination(moved, -1, velocity(reading, s, s.start)), 1, s.map(g));
    Rational sum = 0;
    for (const Rational& q : difference) sum += q * q;
    return sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "least squares, in the limits of theorem-2 and theorem-2-equal-widths; eigenvalues other than 0";
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-2"))
        .carries(claim::cites(context, "jacot-2018/theorem-2-equal-widths"))
        .carries(claim::cites(context, "jacot-2018/section-5-decreasing"))
        .carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "follows"))
        .carries(vanishes_on_three_points(
            fmt::format("sum of squares of v(f + g) - v(f) + Pi g, v(f) = Pi (f* - f)^{}", reading.power),
            [&](const LeastSquares& s) { return not_linear(reading, s); }))
        .carries(claim::cites(context, "jacot-2018/section-5-rank"))
        .carries(claim::written(context, "jacobian"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-1.1-linear-equation", check)
        .control("the cube of f* - f", [](Reading& r) { r.power = 3; })
        .property(claim::property(
            "v(f + g) - v(f) = -Pi g, exactly, random kernels",
            [](long number) { return rigor::truth(not_linear({}, on_three_points(number)) == 0); },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_1_1_linear_equation
