#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/comparison.hpp"
#include "proofs/jacot_2018/common/exponential_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_uniform {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// d_t = (1 - p) t^(-p), p = halves/2, on (0, 1]: its integral is 1. The correction: A < ceiling M and A - A(0) <=
/// factor m^(-1/2) M^3 J in the case of common/comparison.hpp.
struct Reading {
    long halves = 1;
    Rational ceiling = 2;
    Rational factor = 8;  // free: what the proof gives; it is not claimed to be sharp
};

/// d/dt A at t = n^-3 for the network of common/exponential_training.hpp: A - A(0) = a~ + w~ = 2 change.
Ball rate(const Reading& reading, long width) {
    const Ball n(width), time = Ball(1) / (n * n * n), p(Rational(reading.halves, 2));
    const Rational rest(2 - reading.halves, 2);  // 1 - p
    const Ball integral = rigor::power(time, rest), direction = Ball(rest) * integral / time;
    return Ball(2) * ExponentialTraining{width, integral}.rate() * direction;
}

const std::vector<long>& widths() {
    static const std::vector<long> list{1, 10, 1000, 1'000'000};
    return list;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "a direction with a bounded integral and an unbounded norm, every width";
    const rigor::Precision precision(256);  // free: how precisely
    result.steps.carries(claim::written(context, "near-zero"))
        .carries(claim::exact_for_each<long>(
            "n = 1, 10, 10^3, 10^6", widths(),
            {fmt::format("d/dt A at t = n^-3, sigma(u) = u, one data point, int_0^t d = t^({}/2)", 2 - reading.halves),
             [&](long n) { return rate(reading, n); }},
            Relation::at_least, {"n", [](long n) { return n; }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "int_0^T |d_t|_pin dt stochastically bounded, T fixed, all networks of theorem 2, in the limit of lemma 1";
    result.steps.carries(claim::cites(context, "jacot-2018/a.3-velocity-bounds"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites_correction(context, "jacot-2018/a.3-initial"))
        .carries(claim::written(context, "integrated"))
        .carries(stays_below(reading.ceiling))
        .carries(moves_at_most(reading.factor));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-uniform", check)
        .control("a direction of bounded norm, d_t = 1", [](Reading& r) { r.halves = 0; })
        .corrected(check_correction, Reading{.halves = 0})
        .correction_control("A < (11/10) M in place of 2 M", [](Reading& r) { r.ceiling = Rational(11, 10); })
        .correction_control("Q(M) in place of Q(2 M)", [](Reading& r) { r.factor = 1; })
        .property(claim::property_where(
            "d/dt A at t = n^-3 is at least n at any width n, and with d_t = 1 below 6",
            [](long n) { return rigor::truth(n > 1); },
            [](long n) {
                const rigor::Precision precision(256);  // free: how precisely
                return rigor::certainly_at_most(Ball(n), rate({}, n)) &&
                       rigor::certainly_less(rate({.halves = 0}, n), Ball(6));
            },
            claim::Input{"n", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_uniform
