#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_sequences.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_omega {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The factor (1 + n0 ln L/ln n0)^(-power) in the bound, which is Omega(1/(L (ln L)^logarithms)). Of the correction:
/// lambda_n = 3/4 - coefficient log L/L + O(1/L), and the explicit bound.
struct Reading {
    long power = 3, logarithms = 0;
    std::string entries = "1/4 + 3/8*log(L)/L + O(1/L)";
    Rational smallest{3, 4}, lower{5, 4}, growth{23, 20};
};

/// sum_(l=2)^L l^(-2) is less than the telescoping sum of 1/(l (l - 1)).
claim::Step telescopes() {
    return claim::identity<1>(
        "1/(l (l - 1))", [](const auto& l) { return 1 / (l * (l - 1)); }, "1/(l - 1) - 1/l",
        [](const auto& l) { return 1 / (l - 1) - 1 / l; });
}
claim::Step exponent(const Reading& reading, Relation relation) {
    return claim::exact({fmt::format("{} - {}, the exponent of ln L in the bound of L (ln L)^{} B(L)",
                                     reading.logarithms, reading.power, reading.logarithms),
                         reading.logarithms - reading.power},
                        relation, {"0", 0});
}

/// B(L) as printed; n0 >= 2. The sum is pi^2/6 - 1 up to a distance between 1/(L + 1) and 1/L.
Ball printed_bound(long n0, const Ball& L, long power) {
    const Ball squares =
        rigor::square(Ball::pi()) / Ball(6) - Ball(1) - Ball::hull(Ball(1) / (L + Ball(1)), Ball(1) / L);
    const Ball factor = Ball(1) + Ball(n0) * rigor::log(L) / rigor::log(Ball(n0));
    return squares / ((L + Ball(1)) * rigor::power(factor, static_cast<unsigned long>(power)));
}

/// The smallest eigenvalue of Theta_bar^(L) at the regular hexagon.
Ball hexagon_smallest(long L) {
    const std::vector<Ball> all = ntk::circle_eigenvalues(6, [&](const Ball& theta) {
        auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(theta, ntk::FullyConnectedKernel::without_bias());
        walk.advance_to(L);
        return walk.tangent_kernel();
    });
    Ball least = all[0];
    for (const Ball& lambda : all) least = rigor::minimum(least, lambda);
    return least / Ball(L);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "all n0 >= 2, L -> infinity";
    result.steps.carries(telescopes())
        .carries(exponent(reading, Relation::less))
        .carries(claim::written(context, "above"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    std::string rows;
    for (const char* depth : {"100", "1e6", "1e100", "1e10000"}) {
        const Ball L(rigor::parse_rational(depth)), product = L * printed_bound(128, L, reading.power);
        rows += fmt::format("{}{} at L = {}", rows.empty() ? "" : ", ", product.enclosure(6), depth);
        result.values.push_back({fmt::format("L B(L) for n0 = 128, L = {}", depth), product.enclosure(context.digits)});
    }
    for (const long L : {100L, 1000L, 10'000L})  // free: the depths of the table
        result.values.push_back({fmt::format("lambda_n(Theta_bar^({})), regular hexagon", L),
                                 hexagon_smallest(L).enclosure(context.digits)});
    result.witness = fmt::format("n0 = 128: L B(L) is {}.", rows);
    return result;
}

/// -5/4 <= L (Theta_bar - 1/4) <= (U_1 - 1)/4 + 1.15 log L.
claim::Steps off_the_diagonal(const claim::Context& context, const Reading& reading) {
    const Rational H_max(31, 10), J_max(19, 10);  // free: any bounds that lemmas A and B meet
    const Ball first = Ball(Rational(3, 2)) * Ball::pi();
    claim::Steps steps = lemmas_a_and_b(H_max, J_max);
    steps
        .carries(
            claim::exact({"2, which U_1 must not be below", 2}, Relation::less, {"3 pi/2, its least value", first}))
        .carries(claim::exact({"z - U_1/4 at most", Ball(1) - first / Ball(4)}, Relation::less, {"0", 0}))
        .carries(claim::exact({"z - 1/4, at least", Rational(-1) - Rational(1, 4)}, Relation::at_least,
                              {"the lower end", -reading.lower}))
        .carries(claim::exact({"(U_1 - 1)/4 - J_max, at least", (first - Ball(1)) / Ball(4) - Ball(J_max)},
                              Relation::at_least, {"the lower end", -reading.lower}))
        .carries(claim::exact({"(3/2 + H_max)/4", (Rational(3, 2) + H_max) / 4}, Relation::at_most,
                              {"the factor of log L", reading.growth}))
        .carries(claim::written(context, "explicit"));
    return steps;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all n0 >= 2 (bound); all n >= 2, all n0 >= 1, all L >= 1 (eigenvalue)";
    const RateSteps compared = compared_with_expansion(reading.entries);
    if (!compared.within) result.aim = claim::Result::Aim::refute;
    result.steps.carries(telescopes())
        .carries(claim::written(context, "above"))
        .carries(exponent(reading, Relation::equal))
        .carries(claim::written(context, "order"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"))
        .carries(compared.step)
        .carries(claim::exact({"1 - 1/4, the eigenvalue of the limit matrix on 1^perp", Rational(3, 4)},
                              Relation::equal, {"the limit of the reading", reading.smallest}))
        .carries(claim::written(context, "eigenvalue"))
        .append(off_the_diagonal(context, reading));
    return result;
}

Truth off_diagonal_bounds(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const Reading reading;
    const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(z)), tiny = Ball::dyadic(1, -150);
    const Ball value = (theta_bar(z, L) - Ball(Rational(1, 4))) * Ball(L);
    const Ball most = (U - Ball(1)) / Ball(4) + Ball(reading.growth) * rigor::log(Ball(L));
    return rigor::certainly_at_most(-Ball(reading.lower), value + tiny) && rigor::certainly_at_most(value, most + tiny);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-omega", check)
        .control("Omega(1/(L (ln L)^3))", [](Reading& r) { r.logarithms = 3; })
        .control("the sum without the factor", [](Reading& r) { r.power = 0; })
        .corrected(check_correction, Reading{.logarithms = 3})
        .correction_control("Theta(1/(L (ln L)^2))", [](Reading& r) { r.logarithms = 2; })
        .correction_control("lambda_n = 3/4 - (3/8 + 1e-20) log L/L + O(1/L)",
                            [](Reading& r) { r.entries = "1/4 + (3/8 + 1e-20)*log(L)/L + O(1/L)"; })
        .correction_control("lambda_n -> 3/4 + 1e-30", [](Reading& r) { r.smallest += rigor::parse_rational("1e-30"); })
        .correction_control("6/5 in place of 5/4", [](Reading& r) { r.lower = Rational(6, 5); })
        .correction_control("1.14 log L in place of 1.15 log L", [](Reading& r) { r.growth = Rational(114, 100); })
        .property(claim::property(
            "-5/4 <= L (Theta_bar^(L) - 1/4) <= (U_1 - 1)/4 + 1.15 log L for z in [-1, 1), L <= 400, in balls",
            off_diagonal_bounds, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(1, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_omega
