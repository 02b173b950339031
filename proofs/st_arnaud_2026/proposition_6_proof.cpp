#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

#include <algorithm>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The formula with exp(-speed(n) t K) against the equation with rate(n), n = 1 … 6 points.
using Factor = Rational (*)(long n);
Rational one(long) { return 1; }
Rational mean(long n) { return Rational(1, n); }

bool solves(const ExactFlow& flow, const Rational& speed, const Rational& rate) { return flow.series_of_closed_form(speed, 10) == flow.series_of_flow(rate, 10); }

Truth equation(Factor speed, Factor rate, long fewest) {
    bool all = true;
    for (long n = fewest; n <= 6; ++n)
        for (long number = 10; number < 14; ++number) all = all && solves(exact_flow(n, number), speed(n), rate(n));
    return rigor::truth(all);
}

/// |k (K^-1 (exp(-t K) - I) + K^-1) r| = |k K^-1 exp(-t K) r| at most |k| |r| e^(-t lambda)/lambda: the distance to proposition 3 at time t.
Truth approaches_limit(const ExactFlow& flow, long t) {
    const rigor::Precision precision(2048);
    const long n = flow.kernel.size();
    const ntk::KernelFlow balls(rigor::BallMatrix(flow.kernel.matrix()), rigor::BallVector(flow.residual.begin(), flow.residual.end()), rigor::BallVector(static_cast<std::size_t>(n)));
    const rigor::BallVector now = balls.coefficients(Ball(t)), limit = balls.limit_coefficients();
    const Rational least = *std::min_element(flow.kernel.eigenvalues.begin(), flow.kernel.eigenvalues.end());
    Ball gap(0), k(0), r(0);
    for (std::size_t i = 0; i < now.size(); ++i) {
        gap += Ball(flow.at_x[i]) * (now[i] - limit[i]);
        k += rigor::square(Ball(flow.at_x[i]));
        r += rigor::square(Ball(flow.residual[i]));
    }
    // Up to 2^-900 for the case of equality (one point).
    return rigor::certainly_less(rigor::abs(gap), rigor::sqrt(k * r) * rigor::exp(-Ball(t) * Ball(least)) / Ball(least) + Ball::dyadic(1, -900));
}
Truth limits_agree() {
    Truth all = Truth::yes;
    for (long n = 1; n <= 5; ++n)
        for (const long t : {1L, 10L, 100L}) all = all && approaches_limit(exact_flow(n, 20 + n), t);
    return all;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    printed.step("at t = infinity the formula is that of proposition 3: the distance is at most |k(x, X)| |r| e^(-t lambda_n)/lambda_n (t = 1, 10, 100)", limits_agree())
        .step("one point: the printed f_t solves the equation of Jacot et al.", rigor::truth(solves(exact_flow(1, 10), one(1), mean(1))))
        .step("n = 2 to 6 points: the printed f_t and the solution of f' = -(1/n) k (f - f*) have the same coefficients of t^0 … t^10", equation(one, mean, 2));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for every n >= 2 (the slopes at t = 0 are -k(x, X) r and -k(x, X) r/n); true for n = 1 and at t = infinity");
    finding.values = {{"f_0' (x) of the formula, n = 2, K = I, k(x, X) = (1, 0), r = (1, 0)", Ball(-1).enclosure(context.digits)},
                      {"f_0' (x) of the flow of Jacot et al. there", Ball(Rational(-1, 2)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "L = 1, two orthogonal points: K = Theta_bar^(1)(X X^T) = I; x = x_1, f_0(X) - f* = (1, 0): the formula gives f_t(x_1) - f* = e^(-t), the flow of Jacot et al. e^(-t/2).";
        finding.pari = "K = matid(2); k = [1, 0]; r = [1; 0];\n"
                       "phi(c, t) = K^-1*sum(m = 1, 40, (-c*t*K)^m/m!);\n"
                       "print((k*phi(1, 1/100)*r)[1]*100., \"  \", (k*phi(1/2, 1/100)*r)[1]*100.)\n\\\\ prints -0.995016625…, -0.498752080…: nearly -1 and -1/2";
        finding.harm = "None for the proposition and for theorem 3, which use the formula without 1/n; remark 1 announces the departure. The equation that is solved is that of the sum of the squared errors: times in the two papers differ by the factor n.";
        claim::legacy::Argument corrected;
        corrected.step("the printed f_t solves the equation without 1/n (n = 1 to 6)", equation(one, one, 1))
            .step("with exp(-t K/n) it solves the equation of Jacot et al. (n = 1 to 6)", equation(mean, mean, 1))
            .step("both have the limit of proposition 3", limits_agree());
        finding.correction = {R"($f_t$ satisfies $f_t'(x)=-\bar\Theta_\infty^{(L)}(x^\top X^\top)(f_t(X)-f^*(X))$, the flow of half the sum of the squared errors; the flow of Jacot et al., of half their mean, is solved by $f_{t/n}$. Both agree at $t=\infty$ with proposition 3.)",
                              claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, all invertible kernel matrices (proposition 6; t/n for t)"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check proposition_6_proof() {
    return {
        .id = "st-arnaud-2026/proposition-6-proof",
        .check = check,
        .controls = {{"the formula with exp(-t K) solves the equation with 1/n, n = 2 to 6", [](const claim::Context&) { return claim::verdict_of(equation(one, mean, 2)); }},
                     {"the formula with exp(-t K/n) solves the equation without 1/n, n = 2 to 6", [](const claim::Context&) { return claim::verdict_of(equation(mean, one, 2)); }},
                     {"the equation with 1/(n + 1) for 1/n", [](const claim::Context&) { return claim::verdict_of(equation(mean, [](long n) { return Rational(1, n + 1); }, 1)); }}},
        .property = claim::property("for n >= 2 the printed f_t has another slope at t = 0 than the flow of Jacot et al., and f_(t/n) solves that flow", [](long n, long number) {
            const ExactFlow flow = exact_flow(n, number);
            return rigor::truth(flow.series_of_closed_form(1, 1)[1] == n * flow.series_of_flow(Rational(1, n), 1)[1] && flow.series_of_closed_form(1, 1)[1] != 0 && solves(flow, Rational(1, n), Rational(1, n)));
        }, claim::Input{"n", claim::integers(2, 6)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_proposition_6_proof{proposition_6_proof};

}  // namespace proofs::st_arnaud_2026
