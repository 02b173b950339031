#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::footnote_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |x| is approximately factor n_0^(power/2), and each coordinate has this variance.
struct Reading {
    Rational factor = 1, variance = 1;
    unsigned long power = 1;
};

/// E (|x|^2/(factor^2 n^power) - 1)^2 = Var |x|^2/(…)^2 + (E |x|^2/(…) - 1)^2, from E z^2 and E z^4.
template <class T>
T relative_square_error(const T& n, const Reading& reading) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, reading.variance),
                   fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, reading.variance);
    T claimed = T(Rational(reading.factor * reading.factor));
    for (unsigned long k = 0; k < reading.power; ++k) claimed = claimed * n;
    const T off = n * T(second) / claimed - T(1);
    return n * T(Rational(fourth - second * second)) / (claimed * claimed) + off * off;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "in probability, a fixed number of data points, n_0 -> infinity";
    result.steps
        .carries(claim::identity<1>(
            fmt::format("E (|x|^2/m^2 - 1)^2, m = {} n_0^({}/2), from the Gaussian moments",
                        rigor::to_string(reading.factor), reading.power),
            [&](const auto& n) { return relative_square_error(n, reading); }, "2/n_0",
            [](const auto& n) { return 2 / n; }))
        .carries(claim::written(context, "chebyshev"));
    return result;
}

/// |r - 1| <= |r^2 - 1| for r >= 0, by which the norm follows its square.
Truth root_is_closer(const Rational& r) { return rigor::truth(abs(Rational(r - 1)) <= abs(Rational(r * r - 1))); }

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-2", check)
        .control("(1 + 1e-20) sqrt(n_0)", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("n_0 in place of sqrt(n_0)", [](Reading& r) { r.power = 2; })
        .control("data of N(0, 2 Id)", [](Reading& r) { r.variance = 2; })
        .property(claim::property_where(
            "|r - 1| <= |r^2 - 1| for r > 0 other than 1, exactly",
            [](const Rational& r) { return rigor::truth(r != 1); }, root_is_closer,
            claim::Input{"r", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::footnote_2
