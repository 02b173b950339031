#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/eigenspaces.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_leading_image {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The image of lambda_1 tends to 0 with L, at n points and this time. Of the correction: lambda_1 -> (n + shift)/4.
struct Reading {
    Rational n = 2, t = 1;  // free: any n >= 1 and t > 0
    Rational shift = 3;
    Rational limit{1, 4};  ///< off the diagonal
};

/// 1 + (n - 1) c, the largest eigenvalue of the limit matrix.
Rational leading(const Reading& reading) { return 1 + (reading.n - 1) * reading.limit; }
Ball image(const Rational& lambda, const Rational& t) {
    return (Ball(1) - rigor::exp(Ball(Rational(-t * lambda)))) / Ball(lambda);
}

claim::Steps limit_matrix(const claim::Context& context, const Reading& reading) {
    claim::Steps steps;
    steps.carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::exact({"off the diagonal", reading.limit}, Relation::equal, {"1/4", Rational(1, 4)}))
        .supports(common_entries_move_no_eigenvector(reading.limit, context.seed));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L -> infinity with n and t > 0 fixed: the image tends to -(4/(n + 3)) (1 - e^(-t (n + 3)/4))";
    const Ball value = image(leading(reading), reading.t);
    result.steps = limit_matrix(context, reading);
    result.steps
        .carries(claim::exact({fmt::format("(1 - e^(-t lambda))/lambda at lambda = {}, t = {}",
                                           rigor::to_string(leading(reading)), rigor::to_string(reading.t)),
                               value},
                              Relation::greater, {"1/100, which is not about 0", Rational(1, 100)}))
        .carries(claim::written(context, "limit"))
        .supports(claim::written(context, "others"));
    if (context.verdict_only) return result;
    result.values = {{"limit of -(image) for n = 2, t = 1", value.enclosure(context.digits)},
                     {"for n = 1000, t = 1", image({1003, 4}, 1).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "all n and t";
    result.steps = limit_matrix(context, reading);
    result.steps
        .carries(claim::identity<1>(
            "1 + (n - 1)/4", [&](const auto& n) { return 1 + (n - 1) * reading.limit; },
            fmt::format("(n + {})/4", rigor::to_string(reading.shift)),
            [&](const auto& n) { return (n + reading.shift) / 4; }))
        .carries(claim::exact({"1 - 1/4, the other eigenvalues", 1 - reading.limit}, Relation::equal,
                              {"3/4", Rational(3, 4)}))
        .carries(claim::written(context, "limit"))
        .carries(claim::written(context, "others"));
    return result;
}

/// The image of the largest eigenvalue of two points approaches that of 5/4: within |Theta_bar - 1/4|, as the
/// derivative of (1 - e^(-t s))/s is at most t^2/2.
Truth approaches(const Rational& z, long L) {
    const rigor::Precision precision(300);
    const Ball b = theta_bar(z, L), lambda = Ball(1) + rigor::abs(b);
    const Ball mapped = (Ball(1) - rigor::exp(-lambda)) / lambda;
    return rigor::certainly_at_most(rigor::abs(mapped - image({5, 4}, 1)),
                                    rigor::abs(b - Ball(Rational(1, 4))) + Ball::dyadic(1, -200));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-leading-image", check)
        .control("large n as well", [](Reading& r) { r.n = rigor::parse_rational("1e6"); })
        .control("t = 0", [](Reading& r) { r.t = 0; })
        .control("limit 1/3 off the diagonal", [](Reading& r) { r.limit = Rational(1, 3); })
        .corrected(check_correction, Reading{.n = rigor::parse_rational("1e6")})
        .correction_control("lambda_1 -> (n + 2)/4", [](Reading& r) { r.shift = 2; })
        .correction_control("limit 1/3 off the diagonal", [](Reading& r) { r.limit = Rational(1, 3); })
        .property(claim::property(
            "two points, t = 1: the image of lambda_1 = 1 + |Theta_bar| differs from that of 5/4 by "
            "at most |Theta_bar - 1/4|, z in [0, 1), L <= 200, in balls",
            [](const Rational& z, long L) { return approaches(abs(z), L); },
            claim::Input{"z", claim::interior_correlations()}, claim::Input{"L", claim::integers(2, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_leading_image
