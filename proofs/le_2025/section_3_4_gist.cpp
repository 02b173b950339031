#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025::section_3_4_gist {
namespace {

using rigor::Rational;

/// The features are the gradients at theta + shift e_1; the regression has this factor before its L^2 loss.
struct Reading {
    Rational shift = 0, loss = 1;
};

/// f = a b x + a^2 x^2 + c, one data point, C = (f(x_1) - y)^2.
template <class T>
struct Place {
    std::array<T, 3> theta;
    T data, target;

    template <class S>
    static S value(const std::array<S, 3>& p, const S& x) {
        return p[0] * p[1] * x + p[0] * p[0] * x * x + p[2];
    }
    std::array<rigor::Dual<T>, 3> moving(std::size_t k) const {
        using D = rigor::Dual<T>;
        std::array<D, 3> p{D(theta[0]), D(theta[1]), D(theta[2])};
        p[k] = D(theta[k], T(1));
        return p;
    }
    std::array<T, 3> features(const T& x) const {
        using D = rigor::Dual<T>;
        return {value(moving(0), D(x)).derivative, value(moving(1), D(x)).derivative,
                value(moving(2), D(x)).derivative};
    }
    /// d/dt f(x) along theta' = -grad (C o F), through the cost.
    T velocity(const T& x) const {
        using D = rigor::Dual<T>;
        std::array<D, 3> p{D(theta[0]), D(theta[1]), D(theta[2])};
        for (std::size_t k = 0; k < 3; ++k) {
            const D error = value(moving(k), D(data)) - D(target);
            p[k] = D(theta[k], T(0 - (error * error).derivative));
        }
        return value(p, D(x)).derivative;
    }
    /// d/dt g_v(x) at v = 0 along v' = -grad_v loss (g_v(x_1) - y)^2, g_v = f + <phi, v>, phi the features at `other`.
    T regression(const Place& other, const T& loss, const T& x) const {
        using D = rigor::Dual<T>;
        const std::array<T, 3> here = other.features(x), there = other.features(data);
        T speed(0);
        for (std::size_t k = 0; k < 3; ++k) {
            const D error = D(value(theta, data)) + D(there[k]) * D(T(0), T(1)) - D(target);
            speed = speed - here[k] * (D(loss) * error * error).derivative;
        }
        return speed;
    }
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta, all d_out, the L^2 loss, at each time of the gradient flow";
    result.steps.carries(claim::cites(context, "le-2025/section-3-chain-rule"))
        .carries(claim::cites(context, "le-2025/section-3-functional-derivative"))
        .carries(claim::cites(context, "le-2025/eq-3.14"))
        .carries(claim::cites(context, "le-2025/remark-3.16"))
        .carries(claim::written(context, "moment"))
        .supports(claim::identity<6>(
            "f = a b x + a^2 x^2 + c, one data point: d/dt f(x) along the gradient flow, by dual numbers",
            [](const auto& a, const auto& b, const auto& c, const auto& x, const auto& data, const auto& y) {
                using T = std::decay_t<decltype(a)>;
                return Place<T>{{a, b, c}, data, y}.velocity(x);
            },
            "that of f + <phi(x), v> at v = 0 along its own, phi = grad f",
            [&](const auto& a, const auto& b, const auto& c, const auto& x, const auto& data, const auto& y) {
                using T = std::decay_t<decltype(a)>;
                const Place<T> other{{T(a + T(reading.shift)), b, c}, data, y};
                return Place<T>{{a, b, c}, data, y}.regression(other, T(reading.loss), x);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-gist", check)
        .control("the features of parameters that differ by 1e-20",
                 [](Reading& r) { r.shift = rigor::parse_rational("1e-20"); })
        .control("half the loss for the regression", [](Reading& r) { r.loss = Rational(1, 2); })
        .property(claim::property(
            "f = a b x + a^2 x^2 + c: both speeds agree, exactly",
            [](const Rational& a, const Rational& b, const Rational& x, const Rational& y) {
                const Place<Rational> place{{a, b, Rational(a - y)}, Rational(b + y), y};
                return rigor::truth(place.velocity(x) == place.regression(place, 1, x));
            },
            claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::correlations()},
            claim::Input{"x", claim::correlations()}, claim::Input{"y", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_gist
