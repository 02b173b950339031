#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025::section_5_2_linear {
namespace {

using rigor::Rational;

/// h_w = offset f_0 + <w, phi>, trained on (h_w(x_1) - y)^2; and h' = -factor K(., x_1) (h(x_1) - y), h = f_0 + <w,
/// phi>.
struct Reading {
    Rational offset = 1, factor = 2;
};

/// One data point with the features (p, q), the value f of f_0 and the target y; the weights (v, w).
template <class T>
struct Regression {
    T p, q, f, y, v, w;

    /// d/dt h(x), phi(x) = (r, s), along w' = -grad C, by dual numbers through the loss.
    T speed(const T& r, const T& s, const T& offset) const {
        using D = rigor::Dual<T>;
        const auto partial = [&](const D& moving_v, const D& moving_w) {
            const D error = D(T(offset * f)) + moving_v * D(p) + moving_w * D(q) - D(y);
            return T((error * error).derivative);
        };
        return T(0 - r * partial(D(v, T(1)), D(w)) - s * partial(D(v), D(w, T(1))));
    }
    T by_kernel(const T& r, const T& s, const T& factor) const {
        return T(0 - factor * (r * p + s * q) * (f + v * p + w * q - y));
    }
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the limit of corollary-4.4: beta > 0, sigma'' bounded, the L^2 loss, t in [0, T]";
    result.steps.carries(claim::cites(context, "le-2025/corollary-4.4"))
        .carries(claim::cites(context, "le-2025/remark-4.3"))
        .carries(claim::cites(context, "le-2025/theorem-3.13"))
        .carries(claim::cites(context, "le-2025/eq-3.14"))
        .carries(claim::identity<8>(
            "one data point, two features: d/dt of f_0(x) + <w, phi(x)> along w' = -grad C, by dual numbers",
            [&](const auto& p, const auto& q, const auto& f, const auto& y, const auto& v, const auto& w, const auto& r,
                const auto& s) {
                using T = std::decay_t<decltype(p)>;
                return Regression<T>{p, q, f, y, v, w}.speed(r, s, T(reading.offset));
            },
            "-" + rigor::to_string(reading.factor) + " K(x, x_1) (f_0(x_1) + <w, phi(x_1)> - y)",
            [&](const auto& p, const auto& q, const auto& f, const auto& y, const auto& v, const auto& w, const auto& r,
                const auto& s) {
                using T = std::decay_t<decltype(p)>;
                return Regression<T>{p, q, f, y, v, w}.by_kernel(r, s, T(reading.factor));
            }))
        .carries(claim::written(context, "linear"))
        .carries(claim::written(context, "features"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-5.2-linear", check)
        .control("the regression of y, without f_0", [](Reading& r) { r.offset = 0; })
        .control("f_0 counted twice", [](Reading& r) { r.offset = 2; })
        .control("the factor 1 in place of 2", [](Reading& r) { r.factor = 1; })
        .property(claim::property(
            "one data point, two features: the speed of the regression is that of kernel descent, exactly",
            [](const Rational& p, const Rational& q, const Rational& f, const Rational& y) {
                const Regression<Rational> place{p, q, f, y, Rational(q - y), Rational(f * p)};
                return rigor::truth(place.speed(q, y, 1) == place.by_kernel(q, y, 2));
            },
            claim::Input{"p", claim::positive_rationals()}, claim::Input{"q", claim::correlations()},
            claim::Input{"f_0(x_1)", claim::correlations()}, claim::Input{"y", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_5_2_linear
