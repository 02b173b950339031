#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/rate/rate_decision.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RateKind, rigor::Truth;

/// sum_(l=2)^L l^(-2), from its distance to pi^2/6 - 1; L >= 2.
Ball inverse_squares(const Ball& L) {
    return rigor::square(Ball::pi()) / Ball(6) - Ball(1) - Ball::hull(Ball(1) / (L + Ball(1)), Ball(1) / L);
}
/// B(L) as printed; n0 >= 2.
Ball printed_bound(long n0, const Ball& L) {
    const Ball factor = Ball(1) + Ball(n0) * rigor::log(L) / rigor::log(Ball(n0));
    return inverse_squares(L) / ((L + Ball(1)) * factor * rigor::square(factor));
}

/// B as an expansion in L^p (log L)^q, with K for n0 = 128 (any n0 >= 2 gives K > 0).
rigor::AsymptoticExpansion printed_expansion() {
    rigor::AsymptoticExpansion B({{rigor::SymbolicConstant::symbol("K"), -1, -3}}, {-1, -4});
    const Ball a = Ball(128) / rigor::log(Ball(128));
    B.symbols["K"] = (rigor::square(Ball::pi()) / Ball(6) - Ball(1)) / (a * rigor::square(a));
    return B;
}
/// The same with ln(l): the sum lies between its first term and sum l^(-2), its tail is O(1/L).
rigor::AsymptoticExpansion expansion_with_index() {
    rigor::AsymptoticExpansion B({{rigor::SymbolicConstant::symbol("K"), -1, 0}}, {-2, 0});
    const Ball first = Ball(1) + Ball(128) / rigor::log(Ball(128)) * rigor::log(Ball(2));
    B.symbols["K"] = Ball::hull(Ball(1) / (Ball(4) * first * rigor::square(first)), rigor::square(Ball::pi()) / Ball(6) - Ball(1));
    return B;
}
/// B = Omega(L^power (log L)^log_power). The leading term of B is known and not 0, so this is the negation of B = o(…).
Truth is_omega(const rigor::AsymptoticExpansion& B, const Rational& power, const Rational& log_power) {
    return !rigor::decide(RateKind::little_o, {}, {1, power, log_power}, B).verdict;
}

/// lambda_n = 3/4 - c log L/L + O(1/L), from the limit and the coefficient off the diagonal.
Truth eigenvalue_expansion(const Rational& limit, const Rational& c) {
    return ntk::decide_log_coefficient(1 - limit, c, ntk::prove_depth_limit(ntk::prove_depth_constants()));
}

/// (1) at z, by a walk; also gives the explicit lower bound of lambda_n for n points.
Truth off_diagonal_bounds(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(z));
    const Ball value = (ntk::normalized_neural_tangent_kernel<Ball>(z, L) - Ball(Rational(1, 4))) * Ball(L);
    const Ball most = (U - Ball(1)) / Ball(4) + Ball(Rational(115, 100)) * rigor::log(Ball(L));
    return rigor::certainly_at_most(Ball(Rational(-5, 4)), value + Ball::dyadic(1, -150)) && rigor::certainly_at_most(value, most + Ball::dyadic(1, -150));
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

claim::legacy::Argument constants() {
    const ntk::DepthConstants c = ntk::prove_depth_constants();
    claim::legacy::Argument argument;
    argument.step("lemmas A and B: 1 < U' - U <= 1 + 4.6/U, D' a mean of D and -J, 0 < J < 1.9, on all of [0, pi]", c.proved && rigor::truth(c.growth_max() == Rational(46, 10) && c.J_max == Rational(19, 10)))
        .step("U_1 >= 3 pi/2 > 4.71 > 2, and z - U_1/4 <= 1 - 3 pi/8 < 0", rigor::certainly_less(Ball(Rational(471, 100)), Ball(3) * Ball::pi() / Ball(2)) && rigor::certainly_positive(Ball(3) * Ball::pi() / Ball(8) - Ball(1)))
        .step("lower end of (1): min(z - 1/4, (3 pi/2 - 1)/4 - 1.9) >= -5/4", rigor::certainly_at_most(Ball(Rational(-5, 4)), (Ball(3) * Ball::pi() / Ball(2) - Ball(1)) / Ball(4) - Ball(Rational(19, 10))))
        .step("off the diagonal Theta_bar^(L) = 1/4 + (3/8) log L/L + O(1/L), so lambda_n = 3/4 - (3/8) log L/L + O(1/L)", eigenvalue_expansion(Rational(3, 4), Rational(3, 8)));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::legacy::Argument printed;
    printed.step("0 < K, so L (log L)^3 B(L) has a positive limit", rigor::certainly_positive(printed_expansion().symbols.at("K")))
        .step("B(L) = Omega(1/L)", is_omega(printed_expansion(), -1, 0));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "all n0 >= 2, L -> infinity");
    std::vector<std::string> rows;
    for (const char* depth : {"100", "1e6", "1e100", "1e10000"}) {
        const Ball L(rigor::parse_rational(depth));
        const Ball product = L * printed_bound(128, L);
        rows.push_back(product.enclosure(6));
        finding.values.push_back({fmt::format("L B(L) for n0 = 128, L = {}", depth), product.enclosure(context.digits)});
    }
    finding.values.push_back({"limit of L (log L)^3 B(L) for n0 = 128", printed_expansion().symbols.at("K").enclosure(context.digits)});
    for (const long L : {100L, 1000L, 10000L, 100000L}) {
        const Ball lambda = hexagon_smallest(L);
        finding.values.push_back({fmt::format("lambda_n(Theta_bar^({})), regular hexagon", L), lambda.enclosure(context.digits)});
        finding.values.push_back({fmt::format("L (3/4 - lambda_n) - (3/8) log L there, bounded, L = {}", L),
                                  (Ball(L) * (Ball(Rational(3, 4)) - lambda) - Ball(Rational(3, 8)) * rigor::log(Ball(L))).enclosure(context.digits)});
    }
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = fmt::format("n0 = 128: L B(L) is {} at L = 10^2, {} at 10^6, {} at 10^100, {} at 10^10000; it is less than (pi^2/6 - 1)(n0 ln L/ln n0)^(-3), which tends to 0.", rows[0], rows[1], rows[2], rows[3]);
        finding.pari = "B(n0, L) = (1 + n0*log(L)/log(n0))^-3*sum(l = 2, L, 1./l^2)/(L + 1);\n"
                       "for (k = 1, 6, print(10^k*B(128, 10^k)))";
        finding.harm = "None for what follows: the smallest eigenvalue itself is bounded away from 0, as the correction shows; it tends to 3/4. With ln(l) in place of ln(L) in the display the sentence would be right.";
        claim::legacy::Argument corrected = constants();
        corrected.step("the printed bound is Omega and O of 1/(L (log L)^3)", is_omega(printed_expansion(), -1, -3) && rigor::decide(RateKind::theta, {}, {1, -1, -3}, printed_expansion()).verdict)
            .step("with ln(l) in place of ln(L) it is Theta(1/L)", rigor::decide(RateKind::theta, {}, {1, -1, 0}, expansion_with_index()).verdict);
        finding.correction = {
            R"(For fixed $n_0\ge2$ the bound is $\Theta\left(\frac1{L\log^3L}\right)$ (and $\Theta\left(\frac1L\right)$ if $\ln(l)$ stands for $\ln(L)$ in it). The eigenvalue itself, for any fixed $n\ge2$ pairwise different points on the sphere: $\lambda_n\left(\bar\Theta_\infty^{(L)}(XX^\top)\right)=\frac34-\frac38\frac{\log L}{L}+O\left(\frac1L\right)$, and $\lambda_n\ge\frac34-\frac{n-1}{L}\max\left(\frac54,\frac{U_1-1}{4}+\frac{23}{20}\log L\right)$ for all $L\ge1$, where $U_1=\frac{3\pi}{2\sin(\theta/2)}$ and $\theta$ is the smallest angle between two of the points.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n0 >= 2 (bound); all n >= 2, all n0 >= 1, all L >= 1 (eigenvalue)"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "For n0 = 1 the printed bound divides by ln 1 = 0. On a fixed sphere at most finitely many points are delta-separated, so case a), \"for any n\", cannot be met with n -> infinity; n is bounded by a number that depends on delta and n0.";
    return finding;
}

}  // namespace

claim::legacy::Check section_6_3_omega() {
    return {
        .id = "st-arnaud-2026/section-6.3-omega",
        .check = check,
        .controls = {{"the printed bound is Omega(1/L)", [](const claim::Context&) { return claim::verdict_of(is_omega(printed_expansion(), -1, 0)); }},
                     {"the printed bound is Omega((log L)^(-3 + 1e-6)/L)", [](const claim::Context&) { return claim::verdict_of(is_omega(printed_expansion(), -1, -3 + rigor::parse_rational("1e-6"))); }},
                     {"with ln(l): Omega(L^(-1 + 1e-6))", [](const claim::Context&) { return claim::verdict_of(is_omega(expansion_with_index(), -1 + rigor::parse_rational("1e-6"), 0)); }},
                     {"lambda_n -> 3/4 + 1e-30", [](const claim::Context&) { return claim::verdict_of(eigenvalue_expansion(Rational(3, 4) + rigor::parse_rational("1e-30"), Rational(3, 8))); }},
                     {"lambda_n = 3/4 - (3/8 + 1e-20) log L/L + O(1/L)", [](const claim::Context&) { return claim::verdict_of(eigenvalue_expansion(Rational(3, 4), Rational(3, 8) + rigor::parse_rational("1e-20"))); }}},
        .property = claim::property("-5/4 <= L (Theta_bar^(L) - 1/4) <= (U_1 - 1)/4 + 1.15 log L for z in [-1, 1), L <= 400", off_diagonal_bounds, claim::Input{"z", claim::correlations_below_one()},
                                    claim::Input{"L", claim::integers(1, 400)}),
    };
}
const claim::legacy::Registered registered_section_6_3_omega{section_6_3_omega};

}  // namespace proofs::st_arnaud_2026
