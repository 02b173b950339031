#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025::section_2_2_composition {
namespace {

using claim::Relation;
using rigor::Rational;

/// g(u) = W u is a Gaussian process, W ~ N(0, 1); or W = 1, the identity. f(x) ~ N(0, variance).
struct Reading {
    bool random = true;
    Rational variance = 2;  // free: any
};

/// E g(f(x))^k.
Rational moment(long k, const Reading& reading) {
    const Rational root_power = rigor::power(reading.variance, static_cast<unsigned long>(k / 2));
    const Rational of_weight = reading.random ? normal_moment(k) : Rational(1);  // free: the identity
    return of_weight * normal_moment(k) * root_power;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "what a composition is to mean is not said; the limit itself is theorem-2.6";
    result.steps.carries(claim::written(context, "product"))
        .carries(claim::exact({"E g(f(x))^4, g(u) = W u, f(x) ~ N(0, 2)", moment(4, reading)}, Relation::equal,
                              {"3 times that of a normal variable, 3 (E g(f(x))^2)^2",
                               3 * normal_moment(4) * moment(2, reading) * moment(2, reading)}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-2.2-composition", check)
        .control("g the identity, which is not random", [](Reading& r) { r.random = false; })
        .property(claim::property(
            "E (W z)^(2k) exceeds E z^(2k) times (E W^2)^k, z ~ N(0, v), k >= 2",
            [](long k, const Rational& v) {
                const Reading product{true, v}, normal{false, v};
                return rigor::truth(moment(2 * k, product) > moment(2 * k, normal));
            },
            claim::Input{"k", claim::integers(2, 40)}, claim::Input{"v", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_2_2_composition
