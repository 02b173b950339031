#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_4_1_depends {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// What a limiting kernel may depend on. sigma(u) = relu(u) has E sigma(f)^2 = q/2 and E sigma'(f)^2 = 1/2, sigma(u) =
/// u has q and 1; f normal of variance q.
struct Network {
    std::string name;
    Rational sigma{1, 2};
    long depth = 2;
    Rational variance = 1, beta{1, 10}, inputs = 2;
};

/// Theta_infinity^(L)(x, x) for |x| = 1, by the recursion of theorem 1 with parameters of variance v: S = the mean of
/// sigma(f)^2 + beta^2 (or of x^2), Theta^(l+1) = v Theta^(l) E sigma'^2 + S^(l+1), f of variance v S^(l).
Rational kernel(const Network& net) {
    Rational S = 1 / net.inputs + net.beta * net.beta, theta = S;
    for (long l = 1; l < net.depth; ++l) {
        S = net.sigma * net.variance * S + net.beta * net.beta;
        theta = net.variance * theta * net.sigma + S;
    }
    return theta;
}

/// What the kernel is said to depend on.
struct Reading {
    bool sigma = true, depth = true, variance = true, beta = false, inputs = false;
};

/// For each quantity a network that differs from `Network{}` in it alone.
struct Quantity {
    bool named;
    Network other;
};
std::vector<Quantity> quantities(const Reading& reading) {
    return {{reading.sigma, {.name = "sigma(u) = u in place of the ReLU", .sigma = 1}},
            {reading.depth, {.name = "L = 3 in place of 2", .depth = 3}},
            {reading.variance, {.name = "parameters of variance 2 in place of 1", .variance = 2}},
            {reading.beta, {.name = "beta = 1 in place of 1/10", .beta = 1}},
            {reading.inputs, {.name = "n_0 = 1 in place of 2", .inputs = 1}}};
}

/// Refutes what leaves a quantity out; shows what names all.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the recursion of theorem 1";
    for (const Quantity& quantity : quantities(reading)) {
        const Network& other = quantity.other;
        if (quantity.named) continue;
        result.aim = claim::Result::Aim::refute;
        result.scope = "beta, n_0";
        result.steps.carries(claim::witness<Network>(other.name + ", |x| = 1", other,
                                                     {"Theta_infinity^(L)(x, x)", kernel}, Relation::equal,
                                                     {"that for the ReLU, L = 2, variance 1, beta = 1/10, n_0 = 2",
                                                      [](const Network&) { return kernel(Network{}); }}));
    }
    if (result.aim == claim::Result::Aim::refute) return result;
    result.steps.carries(claim::written(context, "recursion"));
    for (const Quantity& quantity : quantities(reading))
        result.steps.carries(claim::exact(
            {quantity.other.name + ", |x| = 1: Theta_infinity^(L)(x, x)", kernel(quantity.other)}, Relation::different,
            {"for the ReLU, L = 2, variance 1, beta = 1/10, n_0 = 2", kernel(Network{})}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-4.1-depends", check)
        .control("on beta and n_0 as well", [](Reading& r) { r.beta = r.inputs = true; })
        .corrected(Reading{.beta = true, .inputs = true})
        .correction_control("not on beta", [](Reading& r) { r.beta = false; })
        .correction_control("not on n_0", [](Reading& r) { r.inputs = false; })
        .correction_control("not on the depth", [](Reading& r) { r.depth = false; })
        .correction_control("not on sigma", [](Reading& r) { r.sigma = false; })
        .correction_control("not on the variance of the parameters", [](Reading& r) { r.variance = false; })
        .property(claim::property_where(
            "ReLU, variance 1, |x| = 1: two values of beta > 0 give two values of Theta_infinity^(L)(x, x)",
            [](const Rational& a, const Rational& b, long) { return rigor::truth(a != b); },
            [](const Rational& a, const Rational& b, long depth) {
                return rigor::truth(kernel({.depth = depth, .beta = a}) != kernel({.depth = depth, .beta = b}));
            },
            claim::Input{"beta", claim::positive_rationals()}, claim::Input{"beta'", claim::positive_rationals()},
            claim::Input{"L", claim::integers(1, 8)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_4_1_depends
