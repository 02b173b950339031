// Theorem 1 where training goes on beyond the solutions of (2.7), as gradient descent with small steps does: Filippov's solutions (eq_2_7_flow.cpp). Then it
// is false, for K_t formed with 1(z > 0) as for 1(z >= 0): RestAtKinks of divergence.hpp, five points on a line and three neurons, two of them kinked at
// the middle point, rests for ever, while K_t(X, X) is positive definite. Both kinks attract (b_B' > 0 below, < 0 above), so the constant theta is the only
// solution from there: b_B and b_C cannot leave 0, and on b_B = b_C = 0 the flow is smooth. It is no rare accident. On that surface near theta the flow is
// the gradient flow of L restricted to it, an analytic function; L there is a convex function of the values of f at the points, which fill a linear space
// (1, x, max(x, 0) at the five points), and theta has its critical value: a local minimum. By Lojasiewicz such a minimum is stable, and the kinks attract:
// every theta_0 near it, with b_B, b_C < 0, reaches the surface and stays near, with 1(z > 0) = 0 at the middle point all the time, hence lambda_min(K_t(X,
// X)) near its value here and bounded f. That is an open set of theta_0, at every width m >= 3 (the other neurons inactive at all points): positive
// probability at initialisation.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/divergence.hpp"
#include "proofs/yu_2025/rest_at_kinks.hpp"
#include "proofs/yu_2025/training_sample.hpp"
#include "rigor/smallest_eigenvalue.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

rigor::BallMatrix kernel_matrix(const RestAtKinks& rest, long width, const Rational& derivative) {
    rigor::BallMatrix k(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) k.set(i, j, rest.kernel(width, i, j, derivative));
    return k;
}

claim::Argument argue(const Rational& derivative, long width = 3) {
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    claim::Argument argument;
    argument.step("a root a in (2/7, 1/3) by a sign change, exactly; beta > 0: f = alpha + beta |x| has the errors a, 2 a, 3 a/2 at 0, +-3, +-4", rest.exists())
        .step("all rates vanish but b_B', b_C', which are positive below the kink, negative above and 0 at D = 1/2, exactly", RestAtKinks::rests())
        .step("K_t(X, X) with this derivative at the kinks is positive definite", rigor::smallest_eigenvalue(kernel_matrix(rest, width, derivative)).positive);
    return argument;
}

/// The same in exact arithmetic with the general code: neurons B and C and a constant one, c in units of a, any alpha and slope; the flow of (2.7) with D =
/// 1/2 at both kinks is 0, though each kinked pair is given to the code alone, the other neuron being left out.
Truth rests_by_general_code(const Rational& output, const Rational& slope) {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << slope, Rational(0);
    network.maps[0].bias << Rational(0), Rational(1);
    network.maps[1].weights << output, Rational(1);
    ExactMatrix points(1, 5);
    points << Rational(-4), Rational(-3), Rational(0), Rational(3), Rational(4);
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

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::Finding finding = refute(argue(0), claim::Evidence::proved, "false for network (2.1), L = 1, d = 1, five points, m = 3, and for every m >= 3 with inactive neurons; K_t formed with 1(z > 0)");
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    const auto least = [&](const Rational& derivative) {
        const auto e = rigor::smallest_eigenvalue(kernel_matrix(rest, 3, derivative));
        return Ball::hull(e.lower, e.upper).enclosure(std::min(context.digits, 15L));
    };
    finding.values = {{"a, the error at 0", rest.a().enclosure(context.digits)},
                      {"f(0) for all t", rest.alpha().enclosure(context.digits)},
                      {"slope of f on x > 0, for all t", rest.beta().enclosure(context.digits)},
                      {"lambda_min(K_t(X, X)) for all t, m = 3, 1(z > 0)", least(0)},
                      {"the same with 1(z >= 0)", least(1)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Points -4, -3, 0, 3, 4 with labels 0, 1, 0, 1, 0; network (2.1), L = 1, m = 3, (w, b) = (0, 1), (1/8, 0), (-1/8, 0), sqrt(2/3) V = alpha, 8 beta, 8 beta: f = alpha + beta |x|. c = (2 y - 1) u = a (-3/2, 2, -1, 2, -3/2). "
                          "theta_t = theta_0 for all t is the Filippov solution, and K_t(X, X) = K_0(X, X) is positive definite.";
        finding.pari = "a = solve(x = 2/7, 1/3, (1 - 2*x)^4*(1 - x)*(1 - 3*x/2)^3 - (2*x)^4*x*(3*x/2)^3);\n"
                       "A = log(a/(1 - a)); B = (log((1 - 2*a)/(2*a)) - A)/3; X = [-4, -3, 0, 3, 4]; h(x, y) = (x > 0)*(y > 0) + (x < 0)*(y < 0);\n"
                       "K = matrix(5, 5, i, j, 2/3 + A^2*(X[i]*X[j] + 1) + h(X[i], X[j])*(X[i]*X[j]/96 + 64*B^2*(X[i]*X[j] + 1)));\n"
                       "print([a, A, B]); print(vecmin(mateigen(K, 1)[1]))";
        finding.harm = "Theorem 1, lemma 8 and corollary 1 do not describe gradient descent with small steps from every theta_0, not even with probability 1: there are local minima of the loss at kinks. Theorem 2 is then without its proof; whether it still holds is open here.";
        finding.correction = {
            R"(If the smallest eigenvalue of the Gram matrix $(\langle g_i,g_j\rangle)$ of the generalised gradients $g_i$ with which the flow moves, $\theta_t'=\sum_i(2y_i-1)u_ig_i$, is at least $C>0$ for almost every $t$, then $\lim_{t\to\infty}(2y_i-1)f_t(x_i)=+\infty$ for every $i$.)",
            claim::verdict_of(divergence_argument(Rational(1, 1000)).conclusion()), claim::Evidence::proved, "every absolutely continuous flow of that form; at the witness this Gram matrix is singular"};
    }
    finding.remark = "With 1(z >= 0) two points suffice (yu-2025/eq-2.7-flow): the flow keeps f(x_1) = 0, and K_t(X, X) = 2 [[V^2, V^2], [V^2, w^2 + 2 V^2]] stays positive definite as V and w grow; with 1(z > 0) its first row is 0 there. "
                     "The witness is a stable rest: by the argument in this file an open set of theta_0, of positive probability at every m >= 3, stays near it.";
    return finding;
}

}  // namespace

claim::Claim theorem_1_beyond_kinks() {
    return {
        .id = "yu-2025/theorem-1-beyond-kinks",
        .where = "section 4.1, theorem 1",
        .title = "Divergence of the network function, where the flow slides along kinks",
        .statement = R"(If $\tilde\lambda_0(t)$ is consistently lower bounded by some positive constant $C$ during training, then $\lim_{t\to\infty}|f_t(x_i)|=+\infty$ (4.1).)",
        .reading = "Training is what gradient descent tends to as its step does, a Filippov solution of (2.7), which exists for all t from every theta_0; K_t is formed with 1(z > 0).",
        .method = "A point of rest at two attracting kinks: a root enclosed by an exact sign change, conditions in exact rationals, the smallest eigenvalue certified in balls.",
        .attack = "The counterexample was computed twice: the root and the kernel in balls from the closed form, the rest in exact rationals, and all again in PARI (root 0.2969…, lambda_min 0.0571…). Tried to save the theorem: the derivative that the slide itself selects at the kinks (the kernel is then singular, control). Considered: 1(z >= 0), against which two points suffice.",
        .uses = {"yu-2025/eq-2.7-flow", "yu-2025/eq-3.2-beyond-kinks"},
        .check = check,
        .controls = {{"with the coefficient of the slide at the kinks, 1/2, the kernel would be positive definite, too",
                      [](const claim::Context&) {
                          const rigor::Precision precision(200);
                          return claim::verdict_of(argue(Rational(1, 2)).conclusion());
                      }},
                     {"the divergence argument with C = 0", [](const claim::Context&) { return claim::verdict_of(divergence_argument(0).conclusion()); }}},
        .property = claim::property("neuron B with any V, w > 0, in exact arithmetic: it slides with coefficient 1/2, and K c = 0 with that coefficient", rests_by_general_code,
                                    claim::Input{"V", claim::positive_rationals()}, claim::Input{"w", claim::positive_rationals()}),
    };
}

}  // namespace proofs::yu_2025
