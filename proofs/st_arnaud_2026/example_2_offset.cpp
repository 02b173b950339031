#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/st_arnaud_2026/common/example_2.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::example_2_offset {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// With high probability 1/sqrt(1 - rho^(2)) < most for all pairs. Of the correction: for a pair at the angle delta it
/// exceeds L sqrt(2)/(3 pi) up to L = depth, and Theta_bar^(30) > kernel.
struct Reading {
    Example2 example{};
    Rational most{137, 100};  // free: the printed number is too small by far; 2.17 has its control
    long depth = 14;
    Rational kernel{34, 100};  // free: to two digits; 35/100 has its control
};

/// The cosine z with 1/sqrt(1 - h(z)) = most: by bisection, rounded up so that offset(z) > most.
Ball cosine_of(const Rational& most) {
    Rational low = -1, high = 1;
    for (int i = 0; i < 60; ++i) {
        const Rational middle = (low + high) / 2;
        (rigor::certainly_less(Ball(most), offset(Ball(middle))) == Truth::yes ? high : low) = middle;
    }
    return Ball(high);
}

Ball angle_of_offset(const Reading& reading) { return rigor::acos(cosine_of(reading.most)); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n0 = 128, n = 2^30: some pair exceeds 1.37 with a probability above 1 - e^-100000";
    const long n = reading.example.points;
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::exact(
            [&] {
                return claim::Named{"1/sqrt(1 - h(z)) at a cosine z found by bisection",
                                    offset(cosine_of(reading.most))};
            },
            Relation::greater,
            [&] {
                return claim::Named{"the printed bound", reading.most};
            },
            {1024, 4096}))
        .carries(claim::exact(
            [&] {
                const Ball p = angle_probability(reading.example.dimension, angle_of_offset(reading));
                return claim::Named{"p n/2, p the probability that the cosine of a pair exceeds z", p * Ball(n / 2)};
            },
            Relation::greater,
            [] {
                return claim::Named{"100000", 100'000};
            },
            {1024, 4096}))
        .carries(claim::written(context, "pairs"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 600);
    const Ball delta = reading.example.delta();
    result.values = {{"1/sqrt(1 - h(1 - delta))", offset(Ball(1) - delta).enclosure(context.digits)},
                     {"1/sqrt(1 - h(cos delta))", offset(rigor::cos(delta)).enclosure(context.digits)}};
    return result;
}

/// The depth at which L sqrt(2)/(3 pi) equals the offset, and Theta_bar^(L), both at the angle delta.
Ball depth_of_offset(const Reading& reading) {
    return offset(rigor::cos(reading.example.delta())) * Ball(3) * Ball::pi() / rigor::sqrt(Ball(2));
}
Ball kernel_at_delta(const Reading& reading, long L) {
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(reading.example.delta(),
                                                               ntk::FullyConnectedKernel::without_bias());
    walk.advance_to(L);
    return walk.tangent_kernel() / Ball(L);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "n0 = 128, n = 2^30";
    const rigor::Ladder ladder{1024, 4096};
    const auto number = [](const char* name, const Rational& q) { return [=] { return claim::Named{name, q}; }; };
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/example-2-probability"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::exact(
            [&] {
                return claim::Named{"1/sqrt(1 - h(cos delta))", offset(rigor::cos(reading.example.delta()))};
            },
            Relation::less, number("the bound", reading.most), ladder))
        .carries(claim::written(context, "increasing"))
        .carries(claim::exact(
            number("L", Rational(reading.depth)), Relation::less,
            [&] {
                return claim::Named{"the depth at which L sqrt(2)/(3 pi) is the offset at the angle delta",
                                    depth_of_offset(reading)};
            },
            ladder))
        .carries(claim::exact(
            [&] {
                return claim::Named{"Theta_bar^(30) at the angle delta", kernel_at_delta(reading, 30)};
            },
            Relation::greater, number("the printed one", reading.kernel), ladder));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 600);
    result.values.push_back({"the depth at which L sqrt(2)/(3 pi) equals the offset at the angle delta",
                             depth_of_offset(reading).enclosure(context.digits)});
    return result;
}

/// The offset increases with the cosine.
Truth increases(const std::pair<Rational, Rational>& z) {
    const rigor::Precision precision(1024);
    return rigor::certainly_less(offset(Ball(z.first)), offset(Ball(z.second)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/example-2-offset", check)
        .control("2.17 in place of 1.37", [](Reading& r) { r.most = Rational(217, 100); })
        .control("one pair, n = 2", [](Reading& r) { r.example.points = 2; })
        .corrected(check_correction, Reading{.most = Rational(217, 100)})
        .correction_control("2.16 in place of 2.17", [](Reading& r) { r.most = Rational(216, 100); })
        .correction_control("up to L = 15", [](Reading& r) { r.depth = 15; })
        .correction_control("Theta_bar^(30) > 0.35", [](Reading& r) { r.kernel = Rational(35, 100); })
        .property(claim::property_where(
            "1/sqrt(1 - h(z)) increases with z in [-1, 1), in balls",
            [](const std::pair<Rational, Rational>& z) { return rigor::truth(z.second < 1); }, increases,
            claim::Input{"z", claim::correlation_pairs()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_2_offset
