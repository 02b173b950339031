#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// V_2 = (1 - rho^(2))^(-1/2) = 1/(sqrt(2) sin(theta_2/2)).
Ball offset(const Rational& z) {
    const Ball theta = ntk::angle_of<Ball>(z);
    return Ball(1) / (rigor::sqrt(Ball(2)) * rigor::sin(theta / Ball(2)) * ntk::depth_geometry(theta).t);
}

/// |error| <= (factor V_2 + 1.15 log L)/L everywhere, and error >= 1/4 for L <= share · V_2, z >= 2/3.
claim::legacy::Argument argue(const Rational& factor, const Rational& share) {
    const Ball pi = Ball::pi(), root2 = rigor::sqrt(Ball(2));
    const ntk::DepthConstants constants = ntk::prove_depth_constants();
    claim::legacy::Argument argument;
    argument.step("lemmas A and B with growth at most 4.6 and 0 < J < 1.9", constants.proved && rigor::truth(constants.growth_max() <= Rational(46, 10)))
        .step("upper bound: 3 pi/(4 sqrt 2) + (4.6/4)(2/(3 pi)) <= factor, with V_2 >= 1 and U_1 >= 3 pi/2",
              rigor::certainly_at_most(Ball(3) * pi / (Ball(4) * root2) + Ball(Rational(46, 10)) / Ball(4) * Ball(2) / (Ball(3) * pi), Ball(factor)))
        .step("lower bound: 5/4 <= factor", rigor::truth(factor >= Rational(5, 4)))
        .step("needed: share · theta_1 V_2 <= pi/2 for z >= 2/3, where theta V_2 = sqrt(2)/(sinc t)",
              rigor::prove_on({{Rational(0), Rational(85, 100)}}, [&](const Point& x) {
                  const ntk::DepthGeometry q = ntk::depth_geometry(x[0]);
                  return Ball::pi() / Ball(2) - Ball(share) * rigor::sqrt(Ball(2)) / (q.sinc * q.t);
              }).verdict)
        .step("and arccos(2/3) < 0.85", rigor::certainly_less(ntk::angle_of<Ball>(Rational(2, 3)), Ball(Rational(85, 100))))
        .step("(2/3)(1 - 1/4) - 1/4 >= 1/4", rigor::truth(Rational(2, 3) * Rational(3, 4) - Rational(1, 4) >= Rational(1, 4)));
    return argument;
}

/// e of the head of the file, on a ball of angles in [0, pi].
Ball scaling_remainder(const Ball& theta) {
    const ntk::DepthGeometry g = ntk::depth_geometry(theta);
    const Ball one(1), pi = Ball::pi(), r = Ball(2) * g.v / (Ball(3) * pi), a = Ball(Rational(3, 2)) + g.v * g.H, s = r + rigor::square(r) * a;
    const Ball q = (Ball(6) + Ball(8) * s + Ball(3) * rigor::square(s)) / (rigor::square(one + s) * (one + s));
    const Ball bend = Ball(Rational(27, 4)) * rigor::square(pi) * r * ntk::sinc_remainder(theta / Ball(2)) / (rigor::square(g.sinc) * g.sinc);
    return g.sinc / Ball(12) * (-Ball(3) * a + rigor::square(one + r * a) * q + bend);
}
/// G(u) = ((1 + u)^4 - 1)/(4 u (1 + u)^3) = (4 + 6 u + 4 u^2 + u^3)/(4 (1 + u)^3).
Ball scaling_function(const Ball& u) {
    const Ball one(1), square = rigor::square(one + u);
    return (Ball(4) + Ball(6) * u + Ball(4) * rigor::square(u) + rigor::square(u) * u) / (Ball(4) * square * (one + u));
}
/// |Theta_bar^(L) - G(L/U_1)| <= (constant + 4.6 log(1 + (L - 1)/(U_1 - 1)))/L.
Truth scales_by_depth(const Rational& z, long L, const Rational& constant) {
    const rigor::Precision precision(512);
    const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(z)), one(1);
    const Ball error = ntk::normalized_neural_tangent_kernel<Ball>(z, L) - scaling_function(Ball(L) / U);
    return rigor::certainly_less(rigor::abs(error) * Ball(L), Ball(constant) + Ball(Rational(46, 10)) * rigor::log(one + Ball(L - 1) / (U - one)));
}
/// `largest`: the bound of e from above, at most 1; `constant`: in place of 3.
claim::legacy::Argument scaling_argument(const Rational& largest, const Rational& constant) {
    const ntk::DepthConstants constants = ntk::prove_depth_constants();
    claim::legacy::Argument argument;
    bool identity = true;  // (1 + s)^3 (1 - 3 s) + s^2 (6 + 8 s + 3 s^2) = 1, of degree 4: five points decide; and F(U_1 + L) = L G(L/U_1)
    for (long k = 1; k <= 5; ++k) {
        const Rational s(k, 7), u(k, 3);
        identity = identity && (1 + s) * (1 + s) * (1 + s) * (1 - 3 * s) + s * s * (6 + 8 * s + 3 * s * s) == 1;
        identity = identity && (1 + u) * (1 + u) * (1 + u) * (1 + u) - 1 == u * (4 + 6 * u + 4 * u * u + u * u * u);
    }
    Truth all = Truth::yes;
    for (const char* z : {"-1", "0", "0.9", "0.9999", "0.999999999999"})
        for (const long L : {1L, 2L, 10L, 100L, 1000L, 10'000L}) all = all && scales_by_depth(rigor::parse_rational(z), L, constant);
    const auto above = [](const Point& x) { return scaling_remainder(x[0]); };
    const auto below = [&](const Point& x) { return Ball(largest) - scaling_remainder(x[0]); };
    return argument.step("the two polynomial identities, of degree 4 in s and u, at five points each, exactly", rigor::truth(identity))
        .step("lemmas A and B with growth at most 4.6 and 0 < J < 1.9", constants.proved && rigor::truth(constants.growth_max() <= Rational(46, 10) && constants.J_max <= Rational(19, 10)))
        .step("0 < e on all of [0, pi]", rigor::prove_on(ntk::all_angles(), above).verdict)
        .step("e < " + rigor::to_string(largest) + " on all of [0, pi]", rigor::prove_on(ntk::all_angles(), below).verdict)
        .step("1 + 1.9 <= " + rigor::to_string(constant) + " and max(1, e) <= 1", rigor::truth(constant >= Rational(29, 10) && largest <= 1))
        .step("the bound at z = -1, 0, 0.9, 0.9999, 1 - 10^-12, L = 1 to 10000 (balls)", all);
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
    const ntk::DepthLimit limit = ntk::prove_depth_limit(ntk::prove_depth_constants());
    claim::legacy::Finding finding;
    const Truth presupposed = ntk::decide({Rational(1, 4), 1, 0}, limit);
    finding.verdict = claim::verdict_of(presupposed);
    finding.evidence = finding.verdict == claim::Verdict::undecided ? claim::Evidence::none : claim::Evidence::proved;
    finding.scope = "all z = <x, x'> in [-1, 1), all L";
    claim::legacy::Argument argument;
    argument.step("the presupposed decay O(1/L) takes place (theorem 2)", presupposed);
    finding.argument = argument.steps();
    const Rational near_one = 1 - rigor::parse_rational("1e-6");
    ntk::NormalizedKernelIteration<Ball> walk(near_one);
    finding.values.push_back({"V_2 at z = 1 - 1e-6", offset(near_one).enclosure(context.digits)});
    for (long L : {100L, 1000L, 10'000L, 100'000L}) {
        walk.advance_to(L);
        finding.values.push_back({"Theta_bar^(L) at z = 1 - 1e-6, L = " + std::to_string(L), walk.value().enclosure(context.digits)});
    }
    const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(near_one));
    for (long L : {100L, 1000L, 10'000L, 100'000L})
        finding.values.push_back({"G(L/U_1) there, L = " + std::to_string(L), scaling_function(Ball(L) / U).enclosure(context.digits)});
    if (finding.verdict == claim::Verdict::fails) {
        ntk::NormalizedKernelIteration<Ball> orthogonal(Rational(0));
        const auto scaled_error = [&](long L) {
            orthogonal.advance_to(L);
            return (orthogonal.unnormalized() - Ball(L) / Ball(4)).enclosure(6);
        };
        std::vector<std::string> rows;
        for (long L : {1000L, 10'000L, 100'000L}) rows.push_back(scaled_error(L));
        finding.witness = fmt::format(
            "At z = 0, V_2 = {}. L (Theta_bar^(L) - 1/4) is {} at L = 1000, {} at L = 10000, {} at L = 100000: it grows by about (3/8) log 10 a decade however large L/V_2 is (theorem-2).",
            offset(0).enclosure(6), rows[0], rows[1], rows[2]);
        finding.harm = "Small: V_2 does describe where the kernel leaves 1, which is how theorem 3 uses it.";
        const claim::legacy::Argument two_bounds = argue(3, Rational(1, 2)), transition = scaling_argument(Rational(1, 2), 3);
        finding.correction = {
            R"($\left|\bar\Theta_\infty^{(L)}-\frac14\right|\le\frac{3V_2+1.15\log L}{L}$ for all $L\ge1$, with $V_2=(1-\rho^{(2)})^{-1/2}$; and if $\langle x,x'\rangle\ge\frac23$, $L\le V_2/2$, then $\bar\Theta_\infty^{(L)}-\frac14\ge\frac14$. So depth of the order of $V_2$ is needed, and $L\gg V_2$ and $L\gg\log L$ together suffice. In between the kernel follows $G(u)=\frac{(1+u)^4-1}{4u(1+u)^3}$, which falls from $1$ to $\frac14$: with $U_1=\frac{3\pi}{2\sin(\theta_1/2)}$, $\cos\theta_1=\langle x,x'\rangle$, $\left|\bar\Theta_\infty^{(L)}-G\left(\frac L{U_1}\right)\right|\le\frac1L\left(3+4.6\log\left(1+\frac{L-1}{U_1-1}\right)\right)$ for all $L\ge1$.)",
            claim::verdict_of(two_bounds.conclusion() && transition.conclusion()), claim::Evidence::proved, "all z in [-1, 1), all L >= 1"};
        for (const claim::legacy::Argument* right : {&two_bounds, &transition}) finding.argument.insert(finding.argument.end(), right->steps().begin(), right->steps().end());
    }
    return finding;
}

Truth bounds_hold(const Rational& z, long L) {
    const rigor::Precision precision(512);
    const Ball V = offset(z), error = ntk::normalized_neural_tangent_kernel<Ball>(z, L) - Ball(Rational(1, 4));
    const Truth upper = rigor::certainly_less(rigor::abs(error) * Ball(L), Ball(3) * V + Ball(Rational(115, 100)) * rigor::log(Ball(L)));
    const bool shallow = z >= Rational(2, 3) && rigor::certainly_at_most(Ball(2 * L), V) == Truth::yes;
    return scales_by_depth(z, L, 3) && (shallow ? upper && rigor::certainly_at_most(Ball(Rational(1, 4)), error) : upper);
}

}  // namespace

claim::legacy::Check corollary_1() {
    return {
        .id = "st-arnaud-2026/corollary-1",
        .check = check,
        .controls = {{"corrected bound with 1.6 V_2 instead of 3 V_2", [](const claim::Context&) { return claim::verdict_of(argue(Rational(16, 10), Rational(1, 2)).conclusion()); }},
                     {"depth 2 V_2 in place of V_2/2", [](const claim::Context&) { return claim::verdict_of(argue(3, 2).conclusion()); }},
                     {"the scaling function with e < 2/5", [](const claim::Context&) { return claim::verdict_of(scaling_argument(Rational(2, 5), 3).conclusion()); }},
                     {"the scaling function with 1 in place of 3", [](const claim::Context&) { return claim::verdict_of(scaling_argument(Rational(1, 2), 1).conclusion()); }},
                     {"O(1/L) for L >> V_2, as printed", [](const claim::Context&) { return claim::verdict_of(ntk::decide({Rational(1, 4), 1, 0}, ntk::prove_depth_limit(ntk::prove_depth_constants()))); }}},
        .property = claim::property("the corrected three bounds, for z in [-1, 1), L <= 400", bounds_hold, claim::Input{"z", claim::correlations_below_one()},
                                    claim::Input{"L", claim::integers(1, 400)}),
    };
}
const claim::legacy::Registered registered_corollary_1{corollary_1};

}  // namespace proofs::st_arnaud_2026
