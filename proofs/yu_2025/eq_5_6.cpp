#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_5_6 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is supposed of the kernel, (5.3); what tends to 0 is (1 + e^(sign f))^-1 at points of label 0, and of label 1.
struct Reading {
    KernelBound bound;
    long sign_of_label_0 = -1, sign_of_label_1 = 1;
};

struct Output {
    long label, value;
};

/// m_i = (2 y_i - 1) f is the exponent of u_i, and |f| = |m_i|.
claim::Step exponent_of_the_error(const Reading& reading) {
    const std::vector<Output> outputs{{0, -1}, {0, 1}, {1, -1}, {1, 1}};
    return claim::exact_for_each<Output>(
        "both labels y and f = -1 and 1", outputs,
        {"the exponent in u = 1/(1 + e^exponent)",
         [=](const Output& o) { return (o.label == 0 ? reading.sign_of_label_0 : reading.sign_of_label_1) * o.value; }},
        Relation::equal, {"(2 y - 1) f", [](const Output& o) { return (2 * o.label - 1) * o.value; }});
}

/// sum u_i >= 1 - prod (1 - u_i) and n |u|^2 >= (sum u_i)^2.
Truth sums(const std::vector<Rational>& errors) {
    Rational sum = 0, square = 0, product = 1;
    for (const Rational& u : errors) {
        sum += u;
        square += u * u;
        product *= 1 - u;
    }
    return rigor::truth(sum >= 1 - product && Rational(static_cast<long>(errors.size())) * square >= sum * sum);
}
Truth sums_at_random(claim::Sampler& sampler) {
    std::vector<Rational> errors;
    const long n = sampler.integer(1, 7);
    for (long i = 0; i < n; ++i)
        errors.push_back(i > 0 && sampler.coin() ? errors[0] : Rational(sampler.integer(1, 999), 1000));
    return sums(errors);
}

/// What the rate of the section "Stronger" rests on.
claim::Steps rate(const claim::Context& context) {
    claim::Steps steps;
    steps
        .supports(claim::identity<3>(
            "-(1 + 1/w) w'/w with w' = -(C/n) w^2/(1 + w), the derivative of 1/w - ln w",
            [](const auto& w, const auto& C, const auto& n) {
                const auto moved = -C / n * w * w / (1 + w);
                return -(1 + 1 / w) * moved / w;
            },
            "C/n", [](const auto&, const auto& C, const auto& n) { return C / n; }))
        .supports(claim::instances("sum u_i >= 1 - prod (1 - u_i) and n |u|^2 >= (sum u_i)^2, exactly", context.seed,
                                   100, sums_at_random))
        .supports(claim::written(context, "rate"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, every n, samples, labels, widths and depths, every absolutely continuous solution of (2.7) on "
        "[0, infinity) with lambda_min(K_t(X, X)) >= C > 0";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(exponent_of_the_error(reading))
        .carries(claim::written(context, "errors"))
        .append(rate(context));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const Ball w = rigor::power(Ball(2), Rational(6)) - Ball(1), tau = Ball(1) / w - rigor::log(w) + Ball(1'000'000);
    result.values = {{"every margin at C t/n = 10^6, n = 6, f_0 = 0 (V_0 = 6 ln 2), at least",
                      rigor::log(tau - rigor::log(tau)).enclosure(context.digits)}};
    return result;
}

/// One point and a constant kernel: y = (1 - u)/u, and k times the time from u_0 to u_1 is that in which y + ln y
/// grows.
Truth margin_at_least(const Rational& larger, const Rational& ratio) {
    const rigor::Precision precision(256);
    const Rational smaller = larger * ratio;
    const auto y = [](const Rational& u) { return Ball(Rational((1 - u) / u)); };
    const Ball tau = y(larger) + rigor::log(y(larger)) + frozen_passage(larger, smaller);
    return rigor::certainly_at_most(tau - rigor::log(tau), y(smaller) + Ball::dyadic(1, -200));
}
rc::Gen<Rational> fractions() {
    return rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-5.6", check)
        .control("(5.3) with 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("(5.3) with C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .control("u = 1/(1 + e^f) also for label 0: it tends to 1", [](Reading& r) { r.sign_of_label_0 = 1; })
        .control("u = 1/(1 + e^-f) also for label 1", [](Reading& r) { r.sign_of_label_1 = -1; })
        .property(claim::property_where(
            "n = 1, constant kernel, tau >= 1: e^m >= tau - ln tau along the exact solution, in balls",
            [](const Rational& larger, const Rational& ratio) {
                const rigor::Precision precision(256);
                const Ball y(Rational((1 - larger) / larger));
                return rigor::certainly_at_most(Ball(1),
                                                y + rigor::log(y) + frozen_passage(larger, Rational(larger * ratio)));
            },
            margin_at_least, claim::Input{"u_0", fractions()}, claim::Input{"u_1/u_0", fractions()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_5_6
