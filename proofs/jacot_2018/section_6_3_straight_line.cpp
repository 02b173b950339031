#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_6_3_straight_line {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;
using Function = LeastSquares::Function;

/// f* = f_0 + length f^(i) + other f^(i+1): f_t - f* = -length e^(-rate lambda_i t) f^(i).
struct Reading {
    Rational length{1, 2}, other = 0, rate = 1;
};

constexpr long points = 4, order = 8;

/// The i-th component with |f^(i)|_pin = 1: values on the data and off.
Function component(const LeastSquares& s, long i) {
    Function v;
    for (long j = 0; j < points; ++j) v.push_back(2 * s.vectors(j, i));  // |v|^2/N = 1
    const Function off = s.across * v;
    v.insert(v.end(), off.begin(), off.end());
    return v;
}
Rational square(const Function& f) {
    Rational sum = 0;
    for (const Rational& q : f) sum += q * q;
    return sum;
}

/// The sum of the squares of the differences of the coefficients of t^0 … t^8 of f_t - f* and of
/// -(1/2) e^(-lambda_i t) f^(i): values of f_t by the differential equation, on the data and off.
Rational distance_from_line(const Reading& reading, long number) {
    LeastSquares s = least_squares(points, 1, 0, number);
    const long i = number % points;
    const Function v = component(s, i);
    s.goal = combination(combination(s.start, reading.length, v), reading.other, component(s, (i + 1) % points));
    const Rational lambda = reading.rate * s.gram_eigenvalues[static_cast<std::size_t>(i)] / points;
    Rational sum = 0, coefficient = Rational(-1, 2);
    long k = 0;
    for (const Function& found : s.flow(order)) {
        const Function difference = k == 0 ? combination(found, -1, s.goal) : found;
        sum += square(combination(difference, -coefficient, v));
        coefficient *= -lambda / ++k;
    }
    return sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all kernels, finite data sets and components with lambda_i > 0, on the data and off them; "
        "networks with the ReLU at equal widths, beta > 0, on each [0, T], by gradient flow, as far as "
        "the training exists";
    result.steps.carries(claim::written(context, "line"))
        .carries(claim::written(context, "norm"))
        .carries(claim::cites(context, "jacot-2018/footnote-1"))
        .carries(claim::written(context, "networks"))
        .carries(claim::exact_for_each<long>(
            "twelve kernels on four points, with three values off the data", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
            {fmt::format("sum of squares of the coefficients t^0 … t^8 of f_t - f* + (1/2) e^(-{} lambda_i t) f^(i)",
                         rigor::to_string(reading.rate)),
             [&](long number) { return distance_from_line(reading, number); }},
            Relation::equal, {"0", [](long) { return 0; }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("jacot-2018/section-6.3-straight-line", check)
        .control("rate (1 + 1e-20) lambda_i", [=](Reading& r) { r.rate += little; })
        .control("f* = f_0 + (1/2 + 1e-20) f^(i)", [=](Reading& r) { r.length += little; })
        .control("f_0 - f* has a part along a second component", [=](Reading& r) { r.other = little; })
        .property(claim::property_where(
            "f_0 - f* along one component: coefficients of t^0 … t^8, exactly",
            [](long number) {  // |f^(i)|_pin = 1 on the data
                const LeastSquares s = least_squares(points, 1, 0, number);
                Function v = component(s, number % points);
                v.resize(static_cast<std::size_t>(points));
                return rigor::truth(square(v) == points);
            },
            [](long number) { return rigor::truth(distance_from_line({}, number) == 0); },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_3_straight_line
