// Sections 2.2 and 7: the ordered phase. In the papers that section 2.2 names (Poole et al., Xiao et al.) the phases are told apart by
// chi_1 = sigma_w^2 E[dotsigma(z)^2]: in the ordered one chi_1 < 1 and the correlation of two inputs tends to 1 exponentially in the depth, at chi_1 = 1 (critical) like
// a power. These two sentences ask two things.
//  - Section 2.2, "the NTK described in Jacot et al. falls into the category of the ordered phase": weights of variance 1 and the ReLU have chi_1 = 1/2 < 1. With beta > 0, as there,
//    q -> 2 beta^2 and 1 - rho_(l+1) = (1 - beta^2/q_(l+1)) (1 - h(rho_l)), where 1 - beta^2/q -> 1/2 and (1 - h(rho))/(1 - rho) -> 1: 1 - rho is halved from layer to layer in the end. True.
//  - Section 7, "the studied kernel exhibits behaviour consistent with the ordered phase": the studied kernel is Theta_bar^(L), without biases. With weights of variance w and beta = 0
//    all covariances scale, Sigma_w^(L) = (w/2)^(L-1) rho^(L)/n0 on the sphere, so the correlation map is h whatever w is, with the slope h'(1) = 1 at its fixed point, and
//    n0 Theta_w^(L) = (w/2)^(L-1) L Theta_bar^(L): L Theta_bar^(L) is the kernel of the critical weights w = 2, and its behaviour is the critical one. 1 - rho^(L) = 2 sin(theta_L/2)^2
//    = 9 pi^2/(2 U_L^2) with U_L/L -> 1 (lemma A of ntk/depth/depth_asymptotics.hpp): L^2 (1 - rho^(L)) -> 9 pi^2/2, and the quotient of successive gaps tends to 1, so that no q < 1 bounds the
//    gap by q^L. The matrix tends to (1/4) 1 1^T + (3/4) I, which is invertible; where correlations tend to 1 exponentially it tends to rank 1 (appendix-a-biases, corrected).
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// chi_1 = sigma_w^2 P(z > 0), and (1 - rho^(L+1))/(1 - rho^(L)) for biases beta and weights of variance w.
Ball gap_quotient(const Rational& z, const Rational& weight_variance, const Rational& beta, long L) {
    const ntk::FullyConnectedKernel kernel{Rational(1, 3), Rational(beta * beta), Rational(weight_variance / 2), Rational(beta * beta)};
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, kernel);
    walk.advance_to(L);
    const Ball before = Ball(1) - walk.covariance() / walk.x_variance();
    walk.advance();
    return (Ball(1) - walk.covariance() / walk.x_variance()) / before;
}
claim::legacy::Argument ordered(const Rational& weight_variance) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(400);
    Truth halved = Truth::yes;
    for (const char* z : {"-1", "0", "0.9"})
        halved = halved && rigor::certainly_less(rigor::abs(gap_quotient(rigor::parse_rational(z), weight_variance, 1, 60) - Ball(Rational(weight_variance / 2))), Ball(Rational(1, 1000)));
    return argument.step("chi_1 = sigma_w^2 P(z > 0) = sigma_w^2/2 < 1", rigor::truth(weight_variance / 2 < 1))
        .step("beta = 1: (1 - rho^(61))/(1 - rho^(60)) is within 1/1000 of chi_1 at x^T x' = -1, 0, 0.9, n0 = 3 (balls)", halved);
}

/// Does the gap 1 - rho shrink by less than 2 % a layer at L = 200, where it would by a fixed factor in the ordered phase?
claim::legacy::Argument power_law(const Rational& beta, const Rational& critical_variance) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(500);
    Truth slow = Truth::yes, same = Truth::yes, kernel = Truth::yes;
    for (const char* text : {"-1", "0", "0.9"}) {
        const Rational z = rigor::parse_rational(text);
        slow = slow && rigor::certainly_less(Ball(Rational(98, 100)), gap_quotient(z, 1, beta, 200));
        const Ball one = gap_quotient(z, 1, 0, 50);
        for (const Rational& w : {Rational(2), Rational(3), Rational(1, 7)}) same = same && rigor::certainly_less(rigor::abs(gap_quotient(z, w, 0, 50) - one), Ball::dyadic(1, -100));
        ntk::TwoPointKernelIteration<Ball> critical({1, z, 1}, {Rational(1, 3), 0, Rational(critical_variance / 2), 0});
        ntk::NormalizedKernelIteration<Ball> normalized(z);
        critical.advance_to(40);
        normalized.advance_to(40);
        kernel = kernel && rigor::certainly_less(rigor::abs(Ball(3) * critical.tangent_kernel() - normalized.unnormalized()), Ball::dyadic(1, -100));
    }
    return argument.step("beta = " + rigor::to_string(beta) + ", weights N(0, 1): (1 - rho^(201))/(1 - rho^(200)) > 0.98 at x^T x' = -1, 0, 0.9 (balls)", slow)
        .step("beta = 0: the gap quotient at L = 50 is the same for weights of variance 1/7, 1, 2, 3 to 2^-100 (balls; for all: the covariances scale)", same)
        .step("L Theta_bar^(L) is n0 Theta^(L) for weights of variance " + rigor::to_string(critical_variance) + " to 2^-100 at L = 40, n0 = 3 (balls; for all: the same recurrence)", kernel)
        .step("chi_1 for these weights: variance/2 = 1", rigor::truth(critical_variance / 2 == 1))
        .step("1 < U' - U <= 1 + 4.6/U on (0, pi], so U_L/L -> 1 and L^2 (1 - rho^(L)) -> 9 pi^2/2", ntk::prove_depth_constants().proved);
}

}  // namespace

claim::legacy::Check section_2_2_ordered_phase() {
    return {
        .id = "st-arnaud-2026/section-2.2-ordered-phase",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(ordered(1), claim::Evidence::proved, "sigma_w = 1, ReLU, every beta, by chi_1; the behaviour of the correlations for beta > 0");
            finding.remark = "For beta = 0 the name fits the sizes only: Sigma^(L)(x, x) is halved from layer to layer, while 1 - rho^(L) falls like 1/L^2 (section-7-ordered-phase).";
            return finding;
        },
        .controls = {{"sigma_w^2 = 2", [](const claim::Context&) { return claim::verdict_of(ordered(2).conclusion()); }}},
        .property = claim::property("Sigma^(L)(x, x) = 2^(1-L)/n0 for beta = 0: halved exactly", [](long L) {
                                        const rigor::Precision precision(300);
                                        ntk::TwoPointKernelIteration<Ball> walk({1, 1, 1}, ntk::FullyConnectedKernel::jacot(3, 0));
                                        walk.advance_to(L);
                                        return rigor::certainly_less(rigor::abs(walk.x_variance() * Ball::dyadic(1, L - 1) * Ball(3) - Ball(1)), Ball::dyadic(1, -200));
                                    },
                                    claim::Input{"L", claim::integers(1, 200)}),
    };
}
const claim::legacy::Registered registered_section_2_2_ordered_phase{section_2_2_ordered_phase};

claim::legacy::Check section_7_ordered_phase() {
    return {
        .id = "st-arnaud-2026/section-7-ordered-phase",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(power_law(0, 2), claim::Evidence::proved, "every x != x' of the sphere, no biases: the correlations tend to 1 like 9 pi^2/(2 L^2), not exponentially");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(10'000));
            ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
            std::vector<std::string> rows;
            for (const long L : {100L, 1000L, 10'000L}) {
                walk.advance_to(L);
                const Ball scaled = Ball(L) * Ball(L) * (Ball(1) - walk.correlation());
                rows.push_back(scaled.enclosure(6));
                finding.values.push_back({fmt::format("L^2 (1 - rho^(L)) at x^T x' = 0, L = {}", L), scaled.enclosure(context.digits)});
            }
            const Ball limit = Ball(9) * rigor::square(Ball::pi()) / Ball(2);
            finding.values.push_back({"9 pi^2/2", limit.enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = fmt::format("Orthogonal inputs: L^2 (1 - rho^(L)) is {}, {} and {} at L = 100, 1000 and 10000 and tends to 9 pi^2/2 = {}: a power law. And L Theta_bar^(L) is n0 times the tangent kernel for weights of variance 2, where chi_1 = 1.", rows[0], rows[1], rows[2], limit.enclosure(6));
                finding.pari = "r = 0.; for (L = 1, 10^4, if (L == 100 || L == 1000 || L == 10^4, print(L^2*(1 - r))); r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2);\nprint(9*Pi^2/2)";
                finding.harm = "None for the theorems, which do not use the word. It is the critical behaviour that makes the limit of theorem 2 invertible: with exponential convergence it has rank 1 (appendix-a-biases).";
                finding.correction = {R"(The studied kernel behaves as in the critical phase: $L\bar\Theta_\infty^{(L)}$ is $n_0$ times the tangent kernel for weights of variance $2$, for which $\chi_1=1$, and $L^2\left(1-\rho^{(L)}(x,x')\right)\to\frac{9\pi^2}2$ for $x\ne x'$. With biases, $\beta>0$, the correlations behave as in the ordered phase.)",
                                      claim::verdict_of(power_law(0, 2).conclusion() && ordered(1).conclusion()), claim::Evidence::proved, "all x != x' of the sphere, L -> infinity"};
            }
            return finding;
        },
        .controls = {{"the same argument with beta = 1", [](const claim::Context&) { return claim::verdict_of(power_law(1, 2).conclusion()); }},
                     {"the kernel of weights of variance 2 + 1e-20", [](const claim::Context&) { return claim::verdict_of(power_law(0, 2 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("(1 - rho^(L+1))/(1 - rho^(L)) > 1 - 3/L for z in [-1, 1), L <= 200, no biases, in balls",
                                    [](const Rational& z, long L) {
                                        const rigor::Precision precision(500);
                                        return rigor::certainly_less(Ball(Rational(L - 3, L)), gap_quotient(z, 1, 0, L));
                                    },
                                    claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 200)}),
    };
}
const claim::legacy::Registered registered_section_7_ordered_phase{section_7_ordered_phase};

}  // namespace proofs::st_arnaud_2026
