#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::remark_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The losses: convex, l' < 0, and l' tends to -slope at +infinity; l(x) = -slope x is one if slope > 0, and slope 0 is
/// needed to be bounded below. The refutation: labels of the points 0 and 1 and a bound of lambda_min(K_t(X, X)).
/// Of the correction also the matrix in V' = -u^T K u, u = dl/df: K(X, X), or K^r.
struct Reading {
    Rational slope = 1;
    long first_label = 0, second_label = 1;
    Rational bound{1, 4};  // free: 1/3 holds as well; 2/5 has its control
    bool signed_form = false;

    Rational first() const { return (2 * first_label - 1) * slope; }    // free: y_1 = 0; -(2 y_1 - 1) l'
    Rational second() const { return (2 * second_label - 1) * slope; }  ///< -(2 y_2 - 1) l'
};

/// V relu(w x + b) at V = w = q, b = 1; both points are on the active side.
const auto preactivation = [](const auto& q, long x) { return q * x + 1; };
/// The kernel there at x, y; sqrt(2/m) = 1.
const auto kernel = [](const auto& q, long x, long y) {
    return preactivation(q, x) * preactivation(q, y) + q * q * (x * y + 1);
};

/// The flow of l(x) = -slope x stays on V = w = q, b = 1, and q' = q there.
claim::Steps solution(const Reading& r) {
    const Rational c = r.first(), d = r.second();
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "V' = sum c_i relu(w x_i + b) on V = w = q, b = 1",
            [=](const auto& q) { return c * preactivation(q, 0) + d * preactivation(q, 1); }, "q",
            [](const auto& q) { return q; }))
        .carries(claim::identity<1>(
            "w' = sum c_i V x_i", [=](const auto& q) { return c * q * 0 + d * q * 1; }, "q",
            [](const auto& q) { return q; }))
        .carries(claim::identity<1>(
            "b' = sum c_i V", [=](const auto& q) { return c * q + d * q; }, "0", [](const auto& q) { return q - q; }));
    return steps;
}

/// w^2 kernel(1/w, x, y)
const auto scaled = [](const auto& w, long x, long y) { return (x + w) * (y + w) + (x * y + 1); };

/// lambda_min(K(X, X)) > bound for all q >= 1, w = 1/q: the matrix w^2 (K - bound I) is positive definite.
claim::Steps bounded_below(const Reading& r) {
    const claim::Domain all{{{"w = 1/q", {0, 1}}}};  // every q >= 1
    const auto shifted = [bound = r.bound](const Ball& w, long x, long y) {
        const Ball inner = scaled(w, x, y);
        return x == y ? inner - Ball(bound) * w * w : inner;
    };
    const std::string name = "w^2 (K(X, X) - " + rigor::to_string(r.bound) + " I)";
    claim::Steps steps;
    for (const auto& [first, second] : std::vector<std::pair<long, long>>{{0, 0}, {0, 1}, {1, 1}}) {
        const long x = first, y = second;
        steps.carries(claim::identity<1>(
            fmt::format("w^2 K({}, {}) at q = 1/w", x, y),
            [x, y](const auto& w) { return w * w * kernel(1 / w, x, y); }, "(x + w) (y + w) + x y + 1",
            [x, y](const auto& w) { return scaled(w, x, y); }));
    }
    steps
        .carries(claim::everywhere(
            all, {"the first entry of " + name, [=](const rigor::Point& at) { return shifted(at[0], 0, 0); }},
            Relation::greater, claim::constant(0)))
        .carries(claim::everywhere(all,
                                   {"the determinant of " + name,
                                    [=](const rigor::Point& at) {
                                        const Ball off = shifted(at[0], 0, 1);
                                        return shifted(at[0], 0, 0) * shifted(at[0], 1, 1) - off * off;
                                    }},
                                   Relation::greater, claim::constant(0)));
    return steps;
}

/// Network (2.1), L = 1, m = 2, at V = w = q, b = 1, the other neuron inactive at 0 and 1; its flow as the suite has
/// it.
struct State {
    ExactNetwork network;
    ExactMatrix points{1, 2};
    ExactVector c{2};
    ntk::NetworkGradient<Rational> velocity;

    State(const Reading& r, const Rational& q) : network(ntk::yu_fully_connected<Rational>(1, std::vector<long>{2})) {
        network.maps[0].weights << q, Rational(-1);
        network.maps[0].bias << Rational(1), Rational(-2);
        network.maps[1].weights << q, Rational(1);
        points << Rational(0), Rational(1);
        c << r.first(), r.second();
        velocity = flow_velocity(network, points, c);
    }
    Rational margin(const Reading& r) const {
        return (2 * r.first_label - 1) * ntk::network_output(network, ExactVector(points.col(0)))(0);
    }
};

/// At V = w = q, an entry of the kernel, or of the flow: 0: V', 1: w', 2: b', 3: (2 y_1 - 1) f(x_1).
struct At {
    long q, i, j;
};
/// What polynomials of degree 2 in q have in common at more than two values they have everywhere.
const std::vector<long> values_of_q{1, 2, 3, 10, 1000};

claim::Step kernel_of_network(const Reading& r) {
    std::vector<At> list;
    for (const long q : values_of_q)
        for (long i = 0; i < 2; ++i)
            for (long j = i; j < 2; ++j) list.push_back({q, i, j});
    return claim::exact_for_each<At>("the same q (of degree 2), i <= j", list,
                                     {"K(x_i, x_j) by the backward pass",
                                      [r](const At& at) {
                                          const State state(r, at.q);
                                          return ntk::empirical_kernel(state.network, state.points)(at.i, at.j);
                                      }},
                                     Relation::equal, {"(q x_i + 1) (q x_j + 1) + q^2 (x_i x_j + 1)", [](const At& at) {
                                                           return Rational(kernel(Rational(at.q), at.i, at.j));
                                                       }});
}
claim::Step rates_of_network(const Reading& r) {
    std::vector<At> list;
    for (const long q : values_of_q)
        for (long i = 0; i < 4; ++i) list.push_back({q, i, 0});
    return claim::exact_for_each<At>(
        "q = 1, 2, 3, 10, 1000 (of degree 1 in q)", list,
        {"V', w', b', (2 y_1 - 1) f(x_1) by the suite's passes",
         [r](const At& at) {
             const State state(r, at.q);
             if (at.i == 3) return state.margin(r);
             const auto &in = state.velocity[0], &out = state.velocity[1];
             return at.i == 0 ? out.weights(0, 0) : at.i == 1 ? in.weights(0, 0) : in.bias(0);
         }},
        Relation::equal, {"q, q, 0, -q", [](const At& at) { return at.i == 3   ? -at.q
                                                                   : at.i == 2 ? 0
                                                                               : at.q; }});
}

/// (C.22) with the printed u = (2 y_i - 1) l' at q: V' = -|theta'|^2, and -u^T K^r u.
claim::Step printed_u(const Reading& r) {
    return claim::witness<Rational>(
        "q = 1", 1,
        {"V'",
         [r](const Rational& q) {
             const State state(r, q);
             return Rational(-inner_product(state.velocity, state.velocity));
         }},
        Relation::equal, {"-u^T K^r u", [r](const Rational& q) {
                              const State state(r, q);
                              ExactMatrix k = ntk::empirical_kernel(state.network, state.points);
                              const Rational s = Rational((2 * r.first_label - 1) * (2 * r.second_label - 1));
                              const Rational u = state.c(0), v = state.c(1);  // -u of the remark
                              return Rational(-(u * u * k(0, 0) + 2 * s * u * v * k(0, 1) + v * v * k(1, 1)));
                          }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for l(x) = -x with network (2.1), L = 1, two points: proof and conclusion";
    const long sign = 2 * reading.first_label - 1;
    result.steps
        .carries(claim::exact({"l'(x) for l(x) = -" + rigor::to_string(reading.slope) + " x", Rational(-reading.slope)},
                              Relation::less, {"0", 0}))
        .append(solution(reading))
        .carries(rates_of_network(reading))
        .carries(claim::written(context, "solution"))
        .carries(kernel_of_network(reading))
        .append(bounded_below(reading))
        .carries(claim::identity<1>(
            fmt::format("{} f(x_1)", sign), [=](const auto& q) { return sign * q * preactivation(q, 0); }, "-q",
            [](const auto& q) { return -q; }))
        .carries(claim::written(context, "witness"))
        .supports(printed_u(reading));
    if (context.verdict_only) return result;
    result.values = {
        {"witness: (2 y_1 - 1) f_0(x_1)", Ball(State(reading, 1).margin(reading)).enclosure(context.digits)},
        {"at t = ln 1000", Ball(State(reading, 1000).margin(reading)).enclosure(context.digits)},
        {"lower bound of lambda_min(K_t(X, X)) for all t", Ball(reading.bound).enclosure(context.digits)}};
    return result;
}

/// n = 2, labels 0 and 1: sum l'(m_i) m_i' with f' = K c, c_j = -(2 y_j - 1) l'(m_j), against -u^T M u.
claim::Step rate_of_the_loss(const Reading& r) {
    const long sign = r.signed_form ? -1 : 1;
    return claim::identity<5>(
        "V' for labels 0 and 1",
        [](const auto& l, const auto& m, const auto& a, const auto& b, const auto& d) {
            return -l * (a * l - b * m) + m * (b * l - d * m);
        },
        r.signed_form ? "-u^T K^r u" : "-u^T K u",
        [=](const auto& l, const auto& m, const auto& a, const auto& b, const auto& d) {
            const auto u = -l, v = m;
            return -(u * a * u + 2 * sign * u * b * v + v * d * v);
        });
}

/// V' = sum u_i d/dt f(x_i) through the forward pass = -u^T K u, u = -c any numbers with the signs of the labels.
Truth falls_by_the_kernel(long seed) {
    const TrainingSample sample = training_sample(seed);
    const ExactVector u = -Rational(7) * sample.coefficients();
    const auto velocity = flow_velocity(sample.network, sample.points, ExactVector(-u));
    const ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    Rational rate = 0, form = 0;
    for (long i = 0; i < u.size(); ++i) {
        rate += u(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        for (long j = 0; j < u.size(); ++j) form += u(i) * k(i, j) * u(j);
    }
    return rigor::truth(rate == -form && form == inner_product(velocity, velocity));
}

/// l' of four losses: 0: ln(1 + e^-x), 1: e^-x, 2: sqrt(1 + x^2) - x, 3: 1 + e^-x; all have inf l at infinity.
Ball derivative(long loss, const Ball& x) {
    if (loss == 0) return -error_at_margin(x);
    if (loss == 2) return x / rigor::sqrt(Ball(1) + rigor::square(x)) - Ball(1);
    return -rigor::exp(-x);
}
/// l' < 0 increases, so that a small |l'(z)| means a large z.
Truth derivative_is_monotone(claim::Sampler& sampler) {
    const rigor::Precision precision(256);
    const long loss = sampler.integer(0, 3);
    const Rational x = sampler.rational(10, 7), step = sampler.positive_rational();
    const Ball left = derivative(loss, Ball(x)), right = derivative(loss, Ball(Rational(x + step)));
    return rigor::certainly_less(left, right) && rigor::certainly_less(right, Ball(0));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, every absolutely continuous solution of the flow on [0, "
        "infinity)";
    result.steps.carries(rate_of_the_loss(reading))
        .carries(claim::written(context, "energy"))
        .supports(claim::instances(
            "V' = -u^T K u = -|theta'|^2 with the printed u, networks of both kinds, exactly", context.seed, 60,
            [](claim::Sampler& sampler) { return falls_by_the_kernel(sampler.integer(1, 1'000'000'000)); }))
        .carries(claim::everywhere({{{"w = 1/x", {0, 1}}}},
                                   {rigor::to_string(reading.slope) + ", the slope at infinity",
                                    [&](const rigor::Point&) { return reading.slope; }},
                                   Relation::at_most, {"w", [](const rigor::Point& at) { return at[0]; }}))
        .carries(claim::written(context, "margins"))
        .supports(claim::instances("l' < 0 increases: cross-entropy, e^(-x), sqrt(1 + x^2) - x, 1 + e^(-x), in balls",
                                   context.seed, 80, derivative_is_monotone));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/remark-1", check)
        .control("label 1 at both points", [](Reading& r) { r.first_label = 1; })
        .control("labels 1 and 0: V = w = e^t is no solution",
                 [](Reading& r) { r.first_label = 1, r.second_label = 0; })
        .control("lambda_min >= 2/5 along the solution", [](Reading& r) { r.bound = Rational(2, 5); })
        .corrected(check_correction, {.slope = 0})
        .correction_control("losses like -x: not bounded below", [](Reading& r) { r.slope = 1; })
        .correction_control("with the printed u, V' = -u^T K^r u", [](Reading& r) { r.signed_form = true; })
        .property(claim::property(
            "any u with the signs of the labels: V' through the forward pass is -u^T K(X, X) u and -|theta'|^2, "
            "network of "
            "a random seed, exactly",
            falls_by_the_kernel, claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::remark_1
