#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_difference {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// |f_t(x) - f^_t(x)| is O(n^power), with a constant that may grow like that power of t (as printed: in any way; 0: one
/// constant for all t). M has this number off the diagonal.
struct Reading {
    Rational power = 1;
    Rational power_of_t = 1;
    Rational off_diagonal{1, 4};
};

/// <m_x, M^-1 m_x> for x outside of X is c^2 n/(1 + (n - 1) c), and 1 minus that is positive.
claim::Steps limit_kernel(const Reading& reading) {
    const Rational c = reading.off_diagonal;
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            fmt::format("1 - c^2 n/(1 + (n - 1) c), c = {}", rigor::to_string(c)),
            [c](const auto& n) { return 1 - c * c * n / (1 + (n - 1) * c); }, "(3 n + 12)/(4 (n + 3))",
            [](const auto& n) { return (3 * n + 12) / (4 * (n + 3)); }))
        .carries(claim::exact({"1 - c, the smallest eigenvalue of M for n >= 2", 1 - c}, Relation::at_least,
                              {"3/4", Rational(3, 4)}));
    return steps;
}

/// 1 - e^-s <= sqrt s on [1/16, 1] in balls; below it is at most s, above at most 1.
claim::Step gain_at_most_root() {
    return claim::everywhere({{{"s", {Rational(1, 16), 1}}}},
                             {"1 - e^-s", [](const Point& s) { return claim::Quantity(Ball(1) - rigor::exp(-s[0])); }},
                             Relation::less,
                             {"sqrt s", [](const Point& s) { return claim::Quantity(rigor::sqrt(s[0])); }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all L >= 1, all X of different points (separated or not), all x and t >= 0; the constant depends on t "
        "and B";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::cites(context, "yu-2025/eq-b.7"))
        .append(limit_kernel(reading))
        .carries(claim::written(context, "semidefinite"))
        .supports(gain_at_most_root())
        .carries(claim::written(context, "root"))
        .carries(claim::exact({"1/2, the power of n in the bound", Rational(1, 2)}, Relation::at_most,
                              {"the power of the reading", reading.power}))
        .carries(claim::exact({"1/2, the power of t in the bound", Rational(1, 2)}, Relation::at_most,
                              {"what the constant may have", reading.power_of_t}))
        .carries(claim::written(context, "bound"));
    return result;
}

/// (1 - e^(-t lambda))/lambda, lambda > 0.
Ball flow_gain(const Ball& lambda, const Ball& t) { return (Ball(1) - rigor::exp(-t * lambda)) / lambda; }

/// The cosine between two points of the circle, from the tangents of half their angles.
Rational circle_cosine(const Rational& r, const Rational& s) {
    return ((1 - r * r) * (1 - s * s) + 4 * r * s) / ((1 + r * r) * (1 + s * s));
}

/// |f_t(x) - f^_t(x)| for two points of the circle and the worst labels in [-1, 1], against the bound: K has the
/// eigenvectors (1, ±1).
Truth distance_bounded(const std::pair<Rational, Rational>& points, const Rational& at, const Rational& time, long L) {
    const rigor::Precision precision(600);
    const Rational first = circle_cosine(points.first, at), second = circle_cosine(points.second, at);
    const Ball b = theta_bar(circle_cosine(points.first, points.second), L), k = theta_bar(first, L),
               l = theta_bar(second, L), t(time), two(2), one(1);
    const auto limit = [](const Rational& z) { return z == 1 ? Ball(1) : Ball(Reading{}.off_diagonal); };
    const Ball m = limit(first), p = limit(second), c = limit(0);
    const Ball even = flow_gain(one + b, t) * (k + l) / two - flow_gain(one + c, t) * (m + p) / two;
    const Ball odd = flow_gain(one - b, t) * (k - l) / two - flow_gain(one - c, t) * (m - p) / two;
    const Ball distance = rigor::abs(even + odd) + rigor::abs(even - odd);
    return rigor::certainly_less(
        distance, rigor::sqrt(two) * (rigor::sqrt(t) + two / rigor::sqrt(Ball(3))) + Ball::dyadic(1, -150));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-difference", check)
        .control("O(n^(1/3))", [](Reading& r) { r.power = Rational(1, 3); })
        .control("one constant for all t", [](Reading& r) { r.power_of_t = 0; })
        .control("1/3 off the diagonal of the limit kernel", [](Reading& r) { r.off_diagonal = Rational(1, 3); })
        .property(claim::property(
            "two different points of the circle, x on it, labels in [-1, 1], n = 2: |f_t(x) - f^_t(x)| <= sqrt 2 (sqrt t + "
            "2/sqrt 3), in balls",
            distance_bounded, claim::Input{"tangents of half the angles of X", claim::correlation_pairs()},
            claim::Input{"of x", claim::correlations()}, claim::Input{"t", claim::positive_rationals()},
            claim::Input{"L", claim::integers(2, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_difference
