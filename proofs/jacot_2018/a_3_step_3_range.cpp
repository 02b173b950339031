#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational;

/// L = 2, l = 1: |d^(2)| is bounded in terms of the a^(k) and w^(k) with k <= last.
struct Reading {
    long last = 1;
};

/// Widths 1, sigma(u) = u, x = 1, no biases, d = 1.
struct Network {
    Rational a1 = 1, w1 = 1, w2 = 1001;
    Rational direction() const { return w2; }  // d^(2) = W^(2) d
};
/// 1000 a^(1) w^(1), or what step 2 has: the product of the w^(k), k = 2 … last.
Rational bound(const Reading& reading, const Network& net) {
    Rational product = reading.last < 2 ? 1000 * net.a1 * net.w1 : Rational(1);
    for (long k = 2; k <= reading.last; ++k) product *= abs(net.w2);
    return product;
}
claim::Side<Network> side(const Reading& reading) {
    return {reading.last < 2 ? std::string("1000 a^(1) w^(1)") : fmt::format("prod_(k = 2)^{} w^(k)", reading.last),
            [=](const Network& net) { return bound(reading, net); }};
}
const claim::Side<Network>& size() {
    static const claim::Side<Network> s{"|d^(2)|/|d|", [](const Network& net) { return abs(net.direction()); }};
    return s;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, l = 1; any polynomial, as W^(2) may be any number";
    result.steps
        .carries(claim::witness<Network>("L = 2, widths 1, sigma(u) = u, x = 1, a^(1) = w^(1) = 1, W^(2) = 1001",
                                         Network{}, size(), Relation::at_most, side(reading)))
        .carries(claim::written(context, "above"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, l = 1 … L";
    const Rational half(1, 2);
    result.steps.carries(claim::cites(context, "jacot-2018/a.3-direction-bounds"))
        .carries(claim::cites(context, "jacot-2018/a.3-kernel-bounds"))
        .carries(claim::exact_for_each<Network>("L = 2, widths 1, W^(2) = 1/2, 1, -3, 1001",
                                                {{1, 1, half}, {1, 1, 1}, {2, 1, -3}, {1, 1, 1001}}, size(),
                                                Relation::at_most, side(reading)))
        .carries(claim::written(context, "all"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-step-3-range", check)
        .control("k = 1, …, L", [](Reading& r) { r.last = 2; })
        .corrected(check_correction, Reading{.last = 2})
        .correction_control("k = 1, …, L - 1", [](Reading& r) { r.last = 1; })
        .property(claim::property_where(
            "W^(2) > 1000 and a^(1) = w^(1) = 1: |d^(2)| > 1000 |d|, exactly",
            [](const Rational& w) { return rigor::truth(1000 * w > 1000); },
            [](const Rational& w) {
                const Network net{1, 1, 1000 * w};
                return rigor::truth(net.direction() > bound({}, net) && net.direction() <= bound({.last = 2}, net));
            },
            claim::Input{"W^(2)/1000", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
