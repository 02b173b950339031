#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_delta_factor {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// sum_k (1/k) exp(log_factor · ln(k/(L+1)) + delta_factor · delta) = e^(front · delta) sum_k (1/k) (k/(L+1))^power.
struct Reading {
    long log_factor = 4, delta_factor = 4;
    long front = 1, power = 4;
};

struct Point {
    long L;
    Rational delta;
};

/// The terms of both sides but for 1/k; the term with eps_2 has k = 1.
Ball left_term(const Reading& reading, long k, const Point& p) {
    return rigor::exp(Ball(reading.log_factor) * rigor::log(Ball(Rational(k, p.L + 1))) +
                      Ball(reading.delta_factor) * Ball(p.delta));
}
Ball right_term(const Reading& reading, long k, const Point& p) {
    return rigor::exp(Ball(reading.front) * Ball(p.delta)) *
           rigor::power(Ball(Rational(k, p.L + 1)), static_cast<unsigned long>(reading.power));
}
Ball sum(Ball (*term)(const Reading&, long, const Point&), const Reading& reading, const Point& p) {
    Ball total(0);
    for (long k = 2; k <= p.L + 1; ++k) total += term(reading, k, p) / Ball(k);
    return total;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    // Any L >= 1 and any delta but 0 would do.
    const Point point{10, Rational(1, 2)};
    const std::string where = "L = 10, delta = 1/2";
    const auto left_sum = [&](const Point& p) { return claim::Quantity(sum(left_term, reading, p)); };
    const auto right_sum = [&](const Point& p) { return claim::Quantity(sum(right_term, reading, p)); };
    const auto left_last = [&](const Point& p) { return claim::Quantity(left_term(reading, 1, p)); };
    const auto right_last = [&](const Point& p) { return claim::Quantity(right_term(reading, 1, p)); };
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "as an identity in delta > 0 and L; by the paragraph, false for every delta != 0 and every L >= 1";
    result.steps
        .carries(claim::witness<Point>(where, point, {"sum (1/k) exp(4 (ln(k/(L+1)) + delta))", left_sum},
                                       Relation::equal, {"e^delta sum (1/k) (k/(L+1))^4", right_sum}))
        .supports(claim::witness<Point>(where, point, {"exp(4 (ln(1/(L+1)) + delta))", left_last}, Relation::equal,
                                        {"e^delta (1/(L+1))^4", right_last}))
        .supports(claim::written(context, "every-delta"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all delta, all L >= 1";
    result.steps
        .carries(claim::identity<2>(
            fmt::format("{} x + {} delta, x = ln(k/(L+1))", reading.log_factor, reading.delta_factor),
            [&](const auto& x, const auto& delta) { return reading.log_factor * x + reading.delta_factor * delta; },
            fmt::format("{} delta + {} x", reading.front, reading.power),
            [&](const auto& x, const auto& delta) { return reading.front * delta + reading.power * x; }))
        .carries(claim::written(context, "exponents"));
    return result;
}

/// With e^(4 delta) both sides agree to 100 bits, with e^delta they differ.
Truth factors(const Rational& delta, long L) {
    const rigor::Precision precision(512);
    const Point p{L, delta};
    const Reading printed, corrected{.front = 4};
    const Ball left = sum(left_term, printed, p);
    return rigor::certainly_less(rigor::abs(left - sum(right_term, corrected, p)), Ball::dyadic(1, -100) * left) &&
           rigor::certainly_less(Ball(0), rigor::abs(left - sum(right_term, printed, p)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-delta-factor", check)
        .control("exp(4 ln(k/(L+1)) + delta) on the left", [](Reading& r) { r.delta_factor = 1; })
        .corrected(check_correction, Reading{.front = 4})
        .correction_control("the factor e^(3 delta)", [](Reading& r) { r.front = 3; })
        .correction_control("(k/(L+1))^3 on the right", [](Reading& r) { r.power = 3; })
        .correction_control("exp(4 ln(k/(L+1)) + 2 delta) on the left", [](Reading& r) { r.delta_factor = 2; })
        .property(claim::property_where(
            "the factor is e^(4 delta) and not e^delta, for delta in [-1, 1] that is not 0, L <= 40, in balls",
            [](const Rational& delta, long) { return rigor::truth(delta != 0); }, factors,
            claim::Input{"delta", claim::correlations()}, claim::Input{"L", claim::integers(1, 40)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_delta_factor
