#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball.hpp"

#include <algorithm>

namespace proofs::yu_2025::eq_c_23 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is the cube that is removed closed, as printed? Is the outer one, and the shell at either end?
struct Reading {
    bool removed_closed = true, outer_closed = true, shell_closed_below = true;
};

using Point = std::vector<Rational>;

bool in_cube(const Point& r, const Rational& side, bool closed) {
    return std::all_of(r.begin(), r.end(),
                       [&](const Rational& x) { return 0 <= x && (closed ? x <= side : x < side); });
}
/// 1 in the first line of (C.23), else 0; rho = 1 - e^(-V_*/n), R = 1 - e^-(V_* + eps).
long in_difference(const Point& r, const Rational& rho, const Rational& R, const Reading& reading) {
    return in_cube(r, R, reading.outer_closed) && !in_cube(r, rho, reading.removed_closed);
}
/// 1 in the second line, else 0.
long in_shell(const Point& r, const Rational& rho, const Rational& R, const Reading& reading) {
    const Rational largest = *std::max_element(r.begin(), r.end());
    return (reading.shell_closed_below ? rho <= largest : rho < largest) && largest <= R;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for every n >= 1, V_* > 0, eps > 0";
    const Rational rho(1, 2), R(7, 8);
    result.steps.carries(claim::witness<Point>(
        "n = 2, V_* = 2 ln 2, eps = ln 2, so rho = 1/2 and R = 7/8, at r = (1/2, 1/2)", {rho, rho},
        {"1 in the first set, else 0", [&](const Point& r) { return in_difference(r, rho, R, reading); }},
        Relation::equal,
        {"1 in the second set, else 0", [&](const Point& r) { return in_shell(r, rho, R, reading); }}));
    if (!context.verdict_only)
        result.values = {{"witness, n = 2, V_* = 2 ln 2: both coordinates", Ball(rho).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n >= 1, V_* > 0, eps > 0";
    // Only the order of the largest coordinate, 0, rho, R and 1 matters.
    const Rational rho(1, 3), R(2, 3);
    const std::vector<Rational> places{0, Rational(1, 6), rho, Rational(1, 2), R, Rational(5, 6), 1};
    result.steps.carries(claim::written(context, "largest"))
        .carries(claim::exact_for_each<Rational>(
            "the seven places of max r_i: 0, rho, R, 1 and between them", places,
            {"1 in the first set, else 0",
             [&](const Rational& largest) { return in_difference({largest}, rho, R, reading); }},
            Relation::equal,
            {"1 in the second set, else 0",
             [&](const Rational& largest) { return in_shell({largest}, rho, R, reading); }}))
        .supports(claim::instances("the two sets have the same of the points r_i = k/12, rho = 4/12, R = 9/12, n to 6",
                                   context.seed, 200, [&](claim::Sampler& sampler) {
                                       Point r;
                                       const long n = sampler.integer(1, 6);
                                       for (long i = 0; i < n; ++i) r.push_back(Rational(sampler.integer(0, 12), 12));
                                       const Rational p(4, 12), q(9, 12);
                                       return rigor::truth(in_difference(r, p, q, reading) ==
                                                           in_shell(r, p, q, reading));
                                   }));
    return result;
}

Reading corrected() { return {.removed_closed = false}; }

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.23", check)
        .control("rho < max r_i in the second line", [](Reading& r) { r.shell_closed_below = false; })
        .corrected(check_correction, corrected())
        .correction_control("the closed cube removed", [](Reading& r) { r.removed_closed = true; })
        .correction_control("both cubes half-open", [](Reading& r) { r.outer_closed = false; })
        .correction_control("rho < max r_i in the second line", [](Reading& r) { r.shell_closed_below = false; })
        .property(claim::property_where(
            "0 < rho < R < 1: with the half-open cube removed both descriptions agree at r = k/12",
            [](const std::vector<long>& k, long p, long q) { return rigor::truth(!k.empty() && p < q); },
            [](const std::vector<long>& k, long p, long q) {
                Point r;
                for (const long x : k) r.push_back(Rational(x, 12));
                const Rational rho(p, 12), R(q, 12);
                return rigor::truth(in_difference(r, rho, R, corrected()) == in_shell(r, rho, R, corrected()));
            },
            claim::Input{"12 r", rc::gen::mapcat(claim::integers(1, 5),
                                                 [](long n) {
                                                     return rc::gen::container<std::vector<long>>(
                                                         static_cast<std::size_t>(n), claim::integers(0, 12));
                                                 })},
            claim::Input{"12 rho", claim::integers(1, 10)}, claim::Input{"12 R", claim::integers(2, 11)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_23
