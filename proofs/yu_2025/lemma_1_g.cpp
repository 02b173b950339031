#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// g(v) = sum u_i sigma(v_i), or sigma(g(v_i)) as it stands.
struct Reading {
    bool of_g = false;
};

/// n = 1, a point v and u_0.
struct Point {
    Rational u, v;
};

/// Does the value g at v satisfy the equation, n = 1?
bool solves(const Reading& reading, const Point& at, const Rational& g) {
    return g == at.u * claim::PiecewiseLinear{}(reading.of_g ? g : at.v);
}
/// How many of the values -9, …, 9 do.
claim::Side<Point> number_of_values(const Reading& reading) {
    return {reading.of_g ? "the number of g in -9, …, 9 with g = u_0 sigma(g)"
                         : "the number of g in -9, …, 9 with g = u_0 sigma(v)",
            [reading](const Point& at) {
                long count = 0;
                for (long g = -9; g <= 9; ++g) count += solves(reading, at, g);
                return count;
            }};
}
claim::Side<Point> one() {
    return {"1", [](const Point&) { return 1; }};
}

/// At |u_0| <= 1 and |v| <= 9 the value is among -9, …, 9 if it is an integer.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, u_0, v";
    std::vector<Point> points;
    for (const long u : {-1, 1})
        for (long v = -9; v <= 9; ++v) points.push_back({u, v});
    result.steps.carries(claim::written(context, "explicit"))
        .carries(claim::exact_for_each<Point>("n = 1, u_0 = -1, 1 and v = -9, …, 9", points, number_of_values(reading),
                                              Relation::equal, one()));
    return result;
}

/// u = 1: every g >= 0 solves the printed equation; u = -1: only 0.
Truth not_a_definition(const Rational& g) {
    return rigor::truth(solves({.of_g = true}, {1, 0}, abs(g)) && solves({.of_g = true}, {-1, 0}, g) == (g == 0));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1-g", check)
        .control("sigma(g(v_i)) for sigma(v_i)", [](Reading& r) { r.of_g = true; })
        .property(claim::property("n = 1: g = sigma(g) for every g >= 0, and g = -sigma(g) only for g = 0",
                                  not_a_definition, claim::Input{"g", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025
