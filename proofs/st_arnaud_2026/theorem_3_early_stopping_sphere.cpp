#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"
#include "proofs/st_arnaud_2026/common/sphere_families.hpp"
#include "rigor/matrix/ball_matrix.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace proofs::st_arnaud_2026::theorem_3_early_stopping_sphere {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// From which depth on. Of the argument: the coefficient of d in M, and that of e^sigma in h for sigma <= 0.
struct Reading {
    long first = 3;
    long linear = -2;
    Rational weight = 3;
};

/// At most b = a_1/a_0 for all L >= first: of its product, the first factor is 1/2 for L >= 3, and it is empty at L
/// = 2.
Rational largest_coupling(long first) {
    return Rational(2, first * (first - 1)) * (first >= 3 ? Rational(1, 2) : Rational(1));
}

/// It is b itself at L = 2 and 3, where the product has no other factor.
Truth is_the_coupling(long L) {
    const rigor::Precision precision(192);
    return rigor::certainly_less(rigor::abs(Ball(largest_coupling(L)) - antipodal_coupling(L)), Ball::dyadic(1, -100));
}

/// Is z^k a combination of the U_j, j <= k, with coefficients that are not negative, 2^-k that of U_k?
Truth expands_in_chebyshev(long k) {
    std::vector<Rational> expansion{1};
    for (long power = 0; power < k; ++power) {
        std::vector<Rational> next(expansion.size() + 1);
        for (std::size_t j = 0; j < expansion.size(); ++j) {  // z U_j = (U_(j+1) + U_(j-1))/2
            next[j + 1] += expansion[j] / 2;
            if (j > 0) next[j - 1] += expansion[j] / 2;
        }
        expansion = std::move(next);
    }
    const bool nonnegative = std::ranges::all_of(expansion, [](const Rational& c) { return c >= 0; });
    return rigor::truth(nonnegative && expansion.back() == rigor::power_of_two(-k));
}

/// The eigenvalues on S^3 of the chord, and of F up to O(k^-6).
claim::Steps spectrum() {
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "(c_k - c_(k+2))/(k + 1), c_m = 1/(4 m^2 - 1)",
            [](const auto& k) { return (1 / (4 * k * k - 1) - 1 / (4 * (k + 2) * (k + 2) - 1)) / (k + 1); },
            "1/p_k, p_k = (k - 1/2)(k + 1/2)(k + 3/2)(k + 5/2)",
            [](const auto& k) { return 16 / ((2 * k - 1) * (2 * k + 1) * (2 * k + 3) * (2 * k + 5)); }))
        .carries(claim::identity<1>(
            "1/k^2 - 1/(k + 2)^2", [](const auto& k) { return 1 / (k * k) - 1 / ((k + 2) * (k + 2)); },
            "4 (k + 1)/(k^2 (k + 2)^2)", [](const auto& k) { return 4 * (k + 1) / (k * k * (k + 2) * (k + 2)); }))
        .supports(
            claim::range("k", 0, 60,  // free: a table
                         "z^k is a sum of U_k, U_(k-2), ... with coefficients that are not negative, 2^-k that of "
                         "U_k, exactly",
                         expands_in_chebyshev));
    return steps;
}

/// M, and (b) for v, h exponential with exponents q, r and -(q + r): both sides agree up to derivatives.
claim::Steps cylinder(const Reading& reading) {
    const auto factors = [](const auto& d, const auto& l) { return (d * d - d - l) * (d * d + 3 * d + 2 - l); };
    claim::Steps steps;
    steps
        .carries(claim::identity<2>(
            "r^3 Delta^2 (r^(d + 1) Y) r^-d, from Delta (r^a Y) = (a (a + 1) - lambda) r^(a - 2) Y",
            [](const auto& d, const auto& l) { return ((d + 1) * (d + 2) - l) * ((d - 1) * d - l); },
            "M = (d^2 - d - lambda)(d^2 + 3 d + 2 - lambda)", factors))
        .carries(claim::identity<2>(
            "M", factors,
            fmt::format("d^4 + 2 d^3 - d^2 + ({}) d - lambda (2 d^2 + 2 d + 2) + lambda^2", reading.linear),
            [&](const auto& d, const auto& l) {
                return d * d * d * d + 2 * d * d * d - d * d + Rational(reading.linear) * d -
                       l * (2 * d * d + 2 * d + 2) + l * l;
            }))
        .carries(claim::identity<3>(
            "(M(q) + M(r))/2",
            [=](const auto& q, const auto& r, const auto& l) { return (factors(q, l) + factors(r, l)) / 2; },
            "the right side of (b) for exponents q and r in v and p = -q - r in h",
            [](const auto& q, const auto& r, const auto& l) {
                const auto p = -1 * (q + r);
                const auto p_2 = p * p;
                return q * q * r * r + q * r * (-2 * p_2 + 3 * p + 1 + 2 * l) + p_2 * p_2 / 2 - p_2 * p - p_2 / 2 + p +
                       l * (p - p_2) + l * (l - 2);
            }));
    return steps;
}

/// A side of h: factor[0] e^(exponent[0] sigma) + factor[1] e^(exponent[1] sigma), divided by a power of X such that
/// the two exponentials are 1 and X.
struct TwoExponentials {
    std::array<Rational, 2> exponent, factor;
    Rational derivative(long order, const Rational& x) const {
        Rational first = factor[0], second = factor[1] * x;
        for (long k = 0; k < order; ++k) {
            first *= exponent[0];
            second *= exponent[1];
        }
        return first + second;
    }
};
struct End {
    TwoExponentials side;
    Rational x;
    Rational d(long order) const { return side.derivative(order, x); }
};

/// The conditions on h: in C^2, its third derivative jumps by 6, and on both sides an equation and three signs, which
/// are linear in X in [0, 1].
claim::Steps weight(const Reading& reading) {
    // X = e^sigma on the left, after division by e^sigma, and X = e^-sigma on the right.
    const TwoExponentials left{{1, 2}, {reading.weight, -1}}, right{{0, -1}, {3, -1}};
    const std::vector<End> ends{{left, 0}, {left, 1}, {right, 0}, {right, 1}};
    const std::string list = "X = 0 and 1 on both sides, which decide: it is linear in X";
    using Side = claim::Side<End>;
    const Side zero{"0", [](const End&) { return 0; }};
    claim::Steps steps;
    steps
        .carries(claim::exact_for_each<long>(
            "k = 0, 1, 2, 3", {0, 1, 2, 3},
            {"the jump of the derivative of order k of h at sigma = 0",
             [=](long k) { return Rational(right.derivative(k, 1) - left.derivative(k, 1)); }},
            Relation::equal, {"0, 0, 0, 6", [](long k) { return k == 3 ? 6 : 0; }}))
        .carries(claim::exact_for_each<End>(
            list, ends,
            {"h''''/2 - h''' - h''/2 + h'",
             [](const End& e) { return Rational(e.d(4) / 2 - e.d(3) - e.d(2) / 2 + e.d(1)); }},
            Relation::equal, zero))
        .carries(
            claim::exact_for_each<End>(list, ends, {"h", [](const End& e) { return e.d(0); }}, Relation::greater, zero))
        .carries(claim::exact_for_each<End>(list, ends, {"h'", [](const End& e) { return e.d(1); }}, Relation::at_least,
                                            {"h''", [](const End& e) { return e.d(2); }}))
        .carries(claim::exact_for_each<End>(
            list, ends, {"-2 h'' + 3 h' + h", [](const End& e) { return Rational(-2 * e.d(2) + 3 * e.d(1) + e.d(0)); }},
            Relation::at_least, zero));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "n0 = 3 and 4, every L >= 3, every n, all data sets of different points, all x, all t, infinity included; the "
        "constant is not explicit";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/theorem-3-early-stopping-circle"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::exact(
            {fmt::format("the largest b = a_1/a_0 for L >= {}", reading.first), largest_coupling(reading.first)},
            Relation::less, {"1", 1}))
        .supports(
            claim::range("L", 2, 3, "that is b = F'(pi)/(-F'(0)) along the orbit of pi, to 2^-100", is_the_coupling))
        .append(spectrum())
        .carries(claim::written(context, "operator"))
        .carries(claim::written(context, "residual"))
        .carries(claim::written(context, "plane"))
        .carries(claim::written(context, "energy"))
        .append(cylinder(reading))
        .append(weight(reading))
        .carries(claim::written(context, "pole"))
        .carries(claim::written(context, "cluster"))
        .carries(claim::written(context, "below"))
        .carries(claim::written(context, "coefficient"))
        .append(norms_of_families(2, reading.first, 2))
        .append(norms_of_families(3, reading.first, 2));
    if (reading.first > 2)  // at L = 1 the kernel is linear
        result.steps.supports(
            claim::exact({"b at the depth before, where the argument ends", largest_coupling(reading.first - 1)},
                         Relation::at_least, {"1", 1}));
    if (!context.verdict_only) result.values = values_of_families(2, context.digits);
    return result;
}

/// Points y_i of R^3, u(y) = g y + sum w_i |y - y_i| + constant, 0 at the points, sum w_i = w. (b) with h = 1 says that
/// w_1^2 + |g_1|^2 <= w^2 + |g|^2, with g_1 the gradient at y_1 of what is left without |y - y_1|.
Truth contracts(const std::vector<std::array<Rational, 3>>& points, const Rational& w,
                const std::array<Rational, 3>& g) {
    const rigor::Precision precision(1000);
    std::vector<std::array<Rational, 3>> y;
    for (const auto& point : points)
        if (std::find(y.begin(), y.end(), point) == y.end()) y.push_back(point);
    const long n = static_cast<long>(y.size());
    const auto at = [&](long i) -> const std::array<Rational, 3>& { return y[static_cast<std::size_t>(i)]; };
    const auto distance = [&](long i, long j) {
        Rational square = 0;
        for (std::size_t k = 0; k < 3; ++k) square += (at(i)[k] - at(j)[k]) * (at(i)[k] - at(j)[k]);
        return rigor::sqrt(Ball(square));
    };
    rigor::use_flint_on_this_thread();
    rigor::BallMatrix matrix(n + 1, n + 1), right(n + 1, 1), solution(n + 1, 1);
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) matrix.set(i, j, i == j ? Ball(0) : distance(i, j));
        matrix.set_symmetric(i, n, Ball(1));
        Rational inner = 0;
        for (std::size_t k = 0; k < 3; ++k) inner += g[k] * at(i)[k];
        right.set(i, 0, Ball(Rational(-inner)));
    }
    right.set(n, 0, Ball(w));
    if (!arb_mat_solve(solution.raw(), matrix.raw(), right.raw(), rigor::Precision::bits())) return Truth::unknown;
    Ball inside = rigor::square(solution(0, 0));
    Rational outside = w * w;
    for (std::size_t k = 0; k < 3; ++k) {
        Ball gradient{g[k]};
        for (long j = 1; j < n; ++j) gradient += solution(j, 0) * Ball(Rational(at(0)[k] - at(j)[k])) / distance(0, j);
        inside += rigor::square(gradient);
        outside += g[k] * g[k];
    }
    // Equality occurs for one and for two points.
    return rigor::certainly_at_most(inside, Ball(outside) + Ball::dyadic(1, -100));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-early-stopping-sphere", check)
        .control("from L = 2 on, where b = 1", [](Reading& r) { r.first = 2; })
        .control("the coefficient -1 of d in M", [](Reading& r) { r.linear = -1; })
        .control("h = 2 e^sigma - e^(2 sigma) on the left", [](Reading& r) { r.weight = 2; })
        .property(claim::property(
            "w_1^2 + |g_1|^2 <= w^2 + |g|^2 for clusters of up to five points of R^3, in balls: what the identity behind "
            "the argument says for the weight 1/|s| alone",
            [](const Rational& a, const Rational& b, const Rational& c, const Rational& scale, const Rational& w) {
                const Rational square = scale * scale;
                return contracts(
                    {{{a, b, c}}, {{b, c, a}}, {{a + scale, b, c}}, {{a, b + square, c}}, {{c, a, b - scale}}}, w,
                    {a, -b, c * w});
            },
            claim::Input{"a", claim::correlations()}, claim::Input{"b", claim::correlations()},
            claim::Input{"c", claim::correlations()}, claim::Input{"scale", claim::gaps()},
            claim::Input{"w", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_early_stopping_sphere
