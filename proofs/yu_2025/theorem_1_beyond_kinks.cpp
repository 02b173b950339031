#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <optional>

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

rigor::BallMatrix kernel_matrix(const RestAtKinks& rest, long width, const Rational& derivative) {
    rigor::BallMatrix k(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) k.set(i, j, rest.kernel(width, i, j, derivative));
    return k;
}
rigor::BallMatrix limit_matrix(const RestAtKinks& rest, const Rational& derivative) {
    rigor::BallMatrix k(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) k.set(i, j, rest.limit_kernel(i, j, derivative));
    return k;
}

rigor::RationalMatrix activation_matrix() {
    rigor::RationalMatrix p(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) p(i, j) = RestAtKinks::activation_gram(i, j);
    return p;
}

/// K_m - (2/m) P is the same at every width m = 2 k^2 from 8 on, where sqrt(2/m) is rational: by the suite's backward pass, with s V_A = alpha, s V_B = s V_C = 8
/// beta for rational alpha and beta, the other neurons inactive. `share` in place of 2/m is wrong.
Truth splits(const Rational& alpha, const Rational& beta, const Rational& share = 2) {
    std::optional<rigor::RationalMatrix> limit;
    for (const long k : {2, 3, 4, 7}) {
        const long width = 2 * k * k;
        const Rational s(1, k);
        const Rational one(1), zero(0), slope(1, 8), output = alpha / s, hinge = 8 * beta / s;
        const KinkedNeurons neurons{s, zero, one, output, slope, zero, hinge, Rational(-slope), zero, hinge};
        rigor::RationalMatrix rest = as_rational_matrix(ntk::empirical_kernel(neurons.network(width), kinked_points()));
        const rigor::RationalMatrix p = activation_matrix();
        for (long i = 0; i < 5; ++i)
            for (long j = 0; j < 5; ++j) rest(i, j) -= share / Rational(width) * p(i, j);
        if (limit && !(*limit == rest)) return Truth::no;
        limit = rest;
    }
    return Truth::yes;
}

claim::legacy::Argument argue(const Rational& derivative) {
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    claim::legacy::Argument argument;
    argument.step("a root a in (2/7, 1/3) by a sign change, exactly; beta > 0: f = alpha + beta |x| has the errors a, 2 a, 3 a/2 at 0, +-3, +-4", rest.exists())
        .step("all rates vanish but b_B', b_C', which are positive below the kink, negative above and 0 at D = 1/2, exactly", RestAtKinks::rests())
        .step("K_t(X, X) at m = 3 with this derivative at the kinks is positive definite", rigor::smallest_eigenvalue(kernel_matrix(rest, 3, derivative)).positive);
    return argument;
}
/// For the printed 1(z > 0).
claim::legacy::Argument every_width(const Rational& share = 2) {
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    Truth same = Truth::yes;
    for (long p = 1; p <= 6; ++p) same = same && splits(Rational(p - 8, 3), Rational(7 - p, 5), share);
    claim::legacy::Argument argument;
    argument.step("K_m - (2/m) P does not depend on m, P the Gram matrix of the activations: m = 8, 18, 32, 98 and six pairs (alpha, beta), exactly", same)
        .step("P is positive semidefinite, by exact inertia", rigor::truth(inertia(activation_matrix()).negative == 0))
        .step("K_inf is positive definite", rigor::smallest_eigenvalue(limit_matrix(rest, 0)).positive);
    return argument;
}

/// The same in exact arithmetic with the general code: neurons B and C and a constant one, c in units of a, any alpha and slope; the flow of (2.7) with D =
/// 1/2 at both kinks is 0, though each kinked pair is given to the code alone, the other neuron being left out.
Truth rests_by_general_code(const Rational& output, const Rational& slope) {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << slope, Rational(0);
    network.maps[0].bias << Rational(0), Rational(1);
    network.maps[1].weights << output, Rational(1);
    const ExactMatrix points = kinked_points();
    ExactVector c(5);
    c << Rational(-3, 2), Rational(2), Rational(-1), Rational(2), Rational(-3, 2);
    const ntk::KinkedPair kink{0, 0, 2};
    const auto rates = ntk::kink_rates(network, points, c, kink);
    const Rational half(1, 2);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides || ntk::sliding_coefficient(rates) != half) return Truth::no;
    // The flow with that coefficient moves no f(x_i): K c = 0.
    const ExactVector moved = ntk::kernel_at_kink(network, points, kink, half) * c;
    bool still = true;
    for (long i = 0; i < 5; ++i) still = still && moved(i) == 0;
    return rigor::truth(still);
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::legacy::Argument argument = argue(0);
    const claim::legacy::Argument widths = every_width();
    for (const claim::legacy::Line& step : widths.steps()) argument.step(step.says, step.truth);
    claim::legacy::Finding finding = refute(argument, claim::Evidence::proved,
                                    "false for Filippov solutions with K_t formed by 1(z > 0): network (2.1), L = 1, d = 1, five points, every m >= 3 (neurons beyond the third inactive). Nothing is said of gradient descent");
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    const auto least = [&](const rigor::BallMatrix& k) {
        const auto e = rigor::smallest_eigenvalue(k);
        return Ball::hull(e.lower, e.upper).enclosure(std::min(context.digits, 15L));
    };
    finding.values = {{"a, the error at 0", rest.a().enclosure(context.digits)},
                      {"f(0) for all t", rest.alpha().enclosure(context.digits)},
                      {"slope of f on x > 0, for all t", rest.beta().enclosure(context.digits)},
                      {"lambda_min(K_t(X, X)) for all t, m = 3, 1(z > 0)", least(kernel_matrix(rest, 3, 0))},
                      {"lambda_min(K_inf): a lower bound at every m >= 3", least(limit_matrix(rest, 0))},
                      {"at m = 3 with 1(z >= 0)", least(kernel_matrix(rest, 3, 1))}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Points -4, -3, 0, 3, 4 with labels 0, 1, 0, 1, 0; network (2.1), L = 1, m = 3, (w, b) = (0, 1), (1/8, 0), (-1/8, 0), sqrt(2/3) V = alpha, 8 beta, 8 beta: f = alpha + beta |x|. c = (2 y - 1) u = a (-3/2, 2, -1, 2, -3/2). "
                          "theta_t = theta_0 for all t is the Filippov solution, and K_t(X, X) = K_0(X, X), formed with 1(z > 0), is positive definite. The same at every m >= 3, K_m = K_inf + (2/m) P with P >= 0.";
        finding.pari = "a = solve(x = 2/7, 1/3, (1 - 2*x)^4*(1 - x)*(1 - 3*x/2)^3 - (2*x)^4*x*(3*x/2)^3);\n"
                       "A = log(a/(1 - a)); B = (log((1 - 2*a)/(2*a)) - A)/3; X = [-4, -3, 0, 3, 4]; h(x, y) = (x > 0)*(y > 0) + (x < 0)*(y < 0);\n"
                       "K(t) = matrix(5, 5, i, j, t + A^2*(X[i]*X[j] + 1) + h(X[i], X[j])*(t*X[i]*X[j]/64 + 64*B^2*(X[i]*X[j] + 1)));\n"
                       "print([a, A, B]); print(vecmin(mateigen(K(2/3), 1)[1])); print(vecmin(mateigen(K(0), 1)[1]))";
        finding.harm = "Theorem 1, lemma 8 and corollary 1 cannot be extended to Filippov solutions, the usual meaning of a flow that runs into a kink, with K_t as (C.4) prints it: they say nothing about an open set of theta_0. Theorem 2 is then without its proof (yu-2025/theorem-2-beyond-kinks). Whether gradient descent obeys theorem 1 is open (yu-2025/theorem-1-gradient-descent).";
        finding.correction = {
            R"(If the smallest eigenvalue of the Gram matrix $(\langle g_i,g_j\rangle)$ of the generalised gradients $g_i$ with which the flow moves, $\theta_t'=\sum_i(2y_i-1)u_ig_i$, is at least $C>0$ for almost every $t$, then $\lim_{t\to\infty}(2y_i-1)f_t(x_i)=+\infty$ for every $i$.)",
            claim::verdict_of(divergence_argument(Rational(1, 1000)).conclusion()), claim::Evidence::proved, "every absolutely continuous flow of that form; at the witness this Gram matrix is singular"};
    }
    finding.remark = "The witness is a stable rest: by the argument in this file an open set of theta_0, of positive probability at every m >= 3, stays near it. "
                     "With 1(z >= 0) two points suffice (yu-2025/eq-2.7-flow): the Filippov solution keeps f(x_1) = 0, and K_t(X, X) = 2 [[V^2, V^2], [V^2, w^2 + 2 V^2]] stays positive definite as V and w grow; with 1(z > 0) its first row is 0 there. "
                     "Gradient descent does not do what the Filippov solution with K_t frozen at 1(0 > 0) = 0 does: from every random start near the witness that was tried it comes to states with exactly one of the two kinked neurons active at 0, where K_t(X, X) is exactly singular, so that the hypothesis fails (yu-2025/theorem-1-gradient-descent shows the runs); and with two points K_t(x_1, x_1) = 0 at most of its steps.";
    return finding;
}

}  // namespace

claim::legacy::Check theorem_1_beyond_kinks() {
    return {
        .id = "yu-2025/theorem-1-beyond-kinks",
        .check = check,
        .controls = {{"with the coefficient of the slide at the kinks, 1/2, the kernel would be positive definite, too",
                      [](const claim::Context&) {
                          const rigor::Precision precision(200);
                          return claim::verdict_of(argue(Rational(1, 2)).conclusion());
                      }},
                     {"K_m - (1/m) P in place of K_m - (2/m) P",
                      [](const claim::Context&) {
                          const rigor::Precision precision(200);
                          return claim::verdict_of(every_width(1).conclusion());
                      }},
                     {"the divergence argument with C = 0", [](const claim::Context&) { return claim::verdict_of(divergence_argument(0).conclusion()); }}},
        .property = claim::property("neuron B with any V, w > 0, in exact arithmetic: it slides with coefficient 1/2, and K c = 0 with that coefficient", rests_by_general_code,
                                    claim::Input{"V", claim::positive_rationals()}, claim::Input{"w", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_theorem_1_beyond_kinks{theorem_1_beyond_kinks};

}  // namespace proofs::yu_2025
