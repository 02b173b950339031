#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// At V = w = q, b = 1 with these labels: does the flow of l(x) = -x stay on V = w, b = 1, and is lambda_min(K) >= 1/4?
struct LinearLoss {
    Rational q;
    int first_label;

    ExactNetwork network() const {
        ExactNetwork n = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
        n.maps[0].weights << q, Rational(-1);
        n.maps[0].bias << Rational(1), Rational(-2);
        n.maps[1].weights << q, Rational(1);
        return n;
    }
    static ExactMatrix points() {
        ExactMatrix x(1, 2);
        x << Rational(0), Rational(1);
        return x;
    }
    Truth stays() const {
        ExactVector c(2);
        c << Rational(2 * first_label - 1), Rational(1);
        const auto velocity = flow_velocity(network(), points(), c);
        return rigor::truth(velocity[1].weights(0, 0) == q && velocity[0].weights(0, 0) == q && velocity[0].bias(0) == 0 && velocity[1].weights(0, 1) == 0 && velocity[0].weights(1, 0) == 0 && velocity[0].bias(1) == 0);
    }
    Truth bounded_below() const {
        const ExactMatrix k = ntk::empirical_kernel(network(), points());
        const rigor::RationalMatrix a = as_rational_matrix(k);
        const bool formula = k(0, 0) == 1 + q * q && k(0, 1) == 1 + q + q * q && k(1, 1) == (1 + q) * (1 + q) + 2 * q * q;
        return rigor::truth(formula && inertia(a.shifted(Rational(1, 4))).negative == 0);
    }
    /// (2 y_1 - 1) f(x_1)
    Rational margin() const { return (2 * first_label - 1) * ntk::network_output(network(), ExactVector(points().col(0)))(0); }
};

claim::legacy::Argument argue(int first_label) {
    claim::legacy::Argument argument;
    Truth stays = Truth::yes, below = Truth::yes;
    bool falls = true;
    for (const long q : {1, 2, 3, 10, 1000}) {
        const LinearLoss state{Rational(q), first_label};
        stays = stays && state.stays();
        below = below && state.bounded_below();
        falls = falls && state.margin() == -q;
    }
    argument.step("l(x) = -x: V' = V, w' = w, b' = 0 on V = w = q, b = 1 (5 values, exactly; the rates are linear in q): V = w = e^t", stays)
        .step("lambda_min(K(X, X)) >= 1/4 there, by exact inertia at 5 values", below);
    // 4 (2 q^4 + q^2) - (4 q^2 + 2 q + 2) at q = 1 + p, coefficients of p^0 … p^4.
    const std::vector<long> coefficients{8 - 2 - 2, 32 - 2, 48, 32, 8};
    bool expansion = true, nonnegative = true;
    for (long p = 0; p <= 4; ++p) {
        const Rational q(1 + p);
        Rational sum = 0;
        for (std::size_t k = 0; k < coefficients.size(); ++k) sum += coefficients[k] * rigor::power(Rational(p), k);
        expansion = expansion && sum == 4 * (2 * rigor::power(q, 4) + q * q) - (4 * q * q + 2 * q + 2);
        nonnegative = nonnegative && coefficients[static_cast<std::size_t>(p)] >= 0;
    }
    return argument.step("and for every q >= 1: 4 det - trace has nonnegative coefficients in q - 1 (degree 4, 5 values)", rigor::truth(expansion && nonnegative))
        .step("(2 y_1 - 1) f(x_1) = -q -> -infinity", rigor::truth(falls));
}

/// The printed u = -c, c_i = -(2 y_i - 1) l'(margin_i) any numbers of these signs: V' = sum u_i d/dt f(x_i) = -u^T K u, exactly; or with K^r in the place of K.
bool form_is(long seed, bool signed_matrix) {
    const TrainingSample sample = training_sample(seed);
    const ExactVector c = sample.coefficients(), u = -c;
    const auto velocity = flow_velocity(sample.network, sample.points, c);
    const ExactMatrix k = signed_matrix ? signed_kernel(sample) : ntk::empirical_kernel(sample.network, sample.points);
    Rational rate = 0, form = 0;
    for (long i = 0; i < c.size(); ++i) {
        rate += u(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        for (long j = 0; j < c.size(); ++j) form += u(i) * k(i, j) * u(j);
    }
    return rate == -form;
}
/// K for all of 60 networks; K^r not for all.
Truth kernel_without_signs(bool signed_matrix) {
    bool all = true, other = true;
    for (long seed = 1; seed <= 60; ++seed) {
        all = all && form_is(seed, signed_matrix);
        other = other && form_is(seed, !signed_matrix);
    }
    return rigor::truth(all && !other);
}

/// l and l' of four losses: 0: ln(1 + e^-x), 1: e^-x, 2: sqrt(1 + x^2) - x, 3: 1 + e^-x; all have inf l at infinity.
Ball slope(long loss, const Ball& x) {
    if (loss == 0) return -error_at_margin(x);
    if (loss == 2) return x / rigor::sqrt(Ball(1) + rigor::square(x)) - Ball(1);
    return -rigor::exp(-x);
}
/// What the corrected argument uses: l' < 0, increasing, so that a small |l'(z)| means a large z.
Truth slope_is_monotone(long loss, const Rational& x, const Rational& step) {
    const rigor::Precision scope(256);
    const Ball left = slope(loss, Ball(x)), right = slope(loss, Ball(Rational(x + step)));
    return rigor::certainly_less(left, right) && rigor::certainly_less(right, Ball(0));
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = refute(argue(0), claim::Evidence::proved, "false for l(x) = -x with network (2.1), L = 1, two points: proof and conclusion");
    const LinearLoss start{Rational(1), 0};
    finding.values = {{"witness: (2 y_1 - 1) f_0(x_1)", Ball(start.margin()).enclosure(context.digits)},
                      {"at t = ln 1000", Ball(LinearLoss{Rational(1000), 0}.margin()).enclosure(context.digits)},
                      {"lower bound of lambda_min(K_t(X, X)) for all t", Ball(Rational(1, 4)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "l(x) = -x (convex, l' = -1). Network (2.1), L = 1, m = 2, points 0 and 1 with labels 0 and 1; V relu(w x + b) with V = w = e^t, b = 1 solves theta' = sum (2 y_i - 1) grad f(x_i), the other neuron is inactive. "
                          "lambda_min(K_t(X, X)) >= 1/4, and (2 y_1 - 1) f_t(x_1) = -e^t.";
        finding.pari = "K(q) = [1 + q^2, 1 + q + q^2; 1 + q + q^2, (1 + q)^2 + 2*q^2];\nfor(k = 0, 3, q = exp(k); print(-q, \"  \", vecmin(mateigen(K(q), 1)[1])))\n\\\\ prints -1, 0.394448724…; -2.71828182…, 3.47869660…; -7.38905609…, 29.2122728…; -20.0855369…, 228.295890…";
        finding.harm = "None for the cross-entropy. The remark needs l bounded below, which the usual classification losses are.";
        claim::legacy::Argument correction;
        correction.step("V' = -|theta'|^2 for any numbers c_i = -(2 y_i - 1) l'(margin_i): 60 networks, exactly", for_seeds(60, [](long seed) {
                      const TrainingSample sample = training_sample(seed);
                      const ExactVector c = Rational(7) * sample.coefficients();
                      const auto velocity = flow_velocity(sample.network, sample.points, c);
                      Rational fall = 0;
                      for (long i = 0; i < c.size(); ++i) fall += c(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
                      return rigor::truth(fall == inner_product(velocity, velocity));
                  }));
        Truth monotone = Truth::yes;
        for (long loss = 0; loss < 4; ++loss)
            for (long k = -10; k < 10; ++k) monotone = monotone && slope_is_monotone(loss, Rational(k), Rational(1));
        correction.step("with the printed u, V' = -u^T K u for 60 networks, exactly, and not -u^T K^r u where labels differ", kernel_without_signs(false));
        correction.step("l' < 0 increases: cross-entropy, e^(-x), sqrt(1 + x^2) - x, 1 + e^(-x) on a grid, in balls (for every convex l: by definition)", monotone);
        finding.correction = {R"(Let $l$ be convex, differentiable and bounded below with $l'<0$. If $\tilde\lambda_0(t)\ge C>0$ during training with $\sum_il((2y_i-1)f(x_i))$, then $\lim_{t\to\infty}(2y_i-1)f_t(x_i)=+\infty$ for every $i$; $V=\sum_il((2y_i-1)f(x_i))-n\inf l\to0$. With $u$ as printed $\frac d{dt}V=-u^TK_t(X,X)u$ takes the place of (C.22): $K_t(X,X)$, not $K^r$.)",
                              claim::verdict_of(correction.conclusion()), claim::Evidence::proved, "every n, samples, labels, widths and depths, every absolutely continuous solution of the flow on [0, infinity); by the argument at the head of the claim"};
    }
    finding.remark = "With u as the remark prints it, which has the sign of the label in it, (C.22) becomes V' = -u^T K_t(X, X) u: K for K^r. With u := -l'((2 y_i - 1) f(x_i)) it keeps K^r. For l bounded below but inf l != 0, as 1 + e^(-x), V = l does not tend to 0, as the proof has it; with V - n inf l it does.";
    return finding;
}

}  // namespace

claim::legacy::Check remark_1() {
    return {
        .id = "yu-2025/remark-1",
        .check = check,
        .controls = {{"label 1 at both points would refute it, too", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }},
                     {"with the printed u, V' = -u^T K^r u", [](const claim::Context&) { return claim::verdict_of(kernel_without_signs(true)); }}},
        .property = claim::property("l' < 0 increases strictly for the cross-entropy, e^(-x), sqrt(1 + x^2) - x, 1 + e^(-x)", slope_is_monotone, claim::Input{"loss", claim::integers(0, 3)},
                                    claim::Input{"x", rc::gen::map(claim::positive_rationals(), [](const Rational& q) { return Rational(q / 50 - 5); })}, claim::Input{"step", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_remark_1{remark_1};

}  // namespace proofs::yu_2025
