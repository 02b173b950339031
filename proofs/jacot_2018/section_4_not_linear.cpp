#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_4_not_linear {
namespace {

using claim::Relation;
using rigor::Rational;

/// Networks of so many maps and sigma(u) = 1 + slope u.
struct Reading {
    long maps = 1;
    Rational slope = 1;
};

/// Widths 1, x = 1, beta = 1/2, all parameters equal to `value`: Theta(x, x), by dual numbers, one parameter at a time.
Rational kernel(const Reading& reading, const Rational& value) {
    using D = rigor::Dual<Rational>;
    const Rational beta(1, 2);
    Rational sum = 0;
    for (long p = 0; p < 2 * reading.maps; ++p) {
        const auto parameter = [&](long q) { return D(value, Rational(p == q ? 1 : 0)); };
        D z(1);
        for (long l = 0; l < reading.maps; ++l) {
            const D alpha = l == 0 ? z : D(1) + D(reading.slope) * z;
            z = parameter(2 * l) * alpha + D(beta) * parameter(2 * l + 1);
        }
        sum += z.derivative * z.derivative;
    }
    return sum;
}
std::string name(const Reading& reading, const std::string& where) {
    return fmt::format("Theta^({})(x, x) at {}, widths 1, x = 1, beta = 1/2", reading.maps, where);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 1, every data set; and constant sigma";
    result.steps.carries(claim::cites(context, "jacot-2018/a.1-kernel-base"))
        .carries(claim::witness<Rational>(
            fmt::format("L = {}, x = 1, beta = 1/2, sigma(u) = 1 + {} u", reading.maps,
                        rigor::to_string(reading.slope)),
            1, {name(reading, "W = b = 1"), [&](const Rational& v) { return kernel(reading, v); }}, Relation::different,
            {name(reading, "W = b = 0"), [&](const Rational&) { return kernel(reading, 0); }}))
        .carries(claim::written(context, "one-map"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L >= 2, sigma not constant, all widths; varies: from some parameters, in some direction";
    result.steps
        .carries(claim::exact({name(reading, "W = b = 1"), kernel(reading, 1)}, Relation::different,
                              {name(reading, "W = b = 0"), kernel(reading, 0)}))
        .carries(claim::written(context, "depends"))
        .carries(claim::written(context, "random"))
        .carries(claim::cites(context, "jacot-2018/section-4-evolution"))
        .carries(claim::identity<4>(
            "d/dt (sigma(z)^2 + k w^2 s(z)^2), s the slope, dw/dt = sigma, dz/dt = k w s, sigma(z) = a + b z + e z^2 at 0",
            [](const auto& k, const auto& w, const auto& a, const auto& b) {
                using T = std::decay_t<decltype(k * w)>;
                using D = rigor::Dual<T>;
                const T e = 3;  // free: half of the second derivative
                const D z{T(0), T(k * w * b)}, W{T(w), T(a)};
                const D sigma = D(T(a)) + D(T(b)) * z + D(e) * z * z, slope = D(T(b)) + D(T(2 * e)) * z;
                return (sigma * sigma + D(T(k)) * W * W * slope * slope).derivative;
            },
            "2 k w b^2 (2 a + k w^2 2 e), e = 3",
            [](const auto& k, const auto& w, const auto& a, const auto& b) {
                return 2 * k * w * b * b * (2 * a + 6 * k * w * w);
            }))
        .carries(claim::written(context, "varies"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-4-not-linear", check)
        .control("two maps", [](Reading& r) { r.maps = 2; })
        .corrected(check_correction, Reading{.maps = 2})
        .correction_control("one map", [](Reading& r) { r.maps = 1; })
        .correction_control("a constant sigma", [](Reading& r) { r.slope = 0; })
        .property(claim::property(
            "L = 1: the kernel is the same at all parameters; L = 2, 3: it is not, from a positive parameter to twice it",
            [](const Rational& v, long maps) {
                return rigor::truth((kernel({maps, 1}, v) == kernel({maps, 1}, 2 * v)) == (maps == 1));
            },
            claim::Input{"parameters", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 3)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_4_not_linear
