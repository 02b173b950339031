// Appendix A.2, the lines of the proof of theorem 2 from the evolution of the last layer to the bound on A(t) by Grönwall's lemma, at one moment of training in exact rationals (exact_training.hpp).
//  - "The operator norm of Phi_Theta is equal to |Theta|_op": it is lambda_max(G)/N = |Theta|_op^2 by the definition in the introduction of appendix A. Below |Theta|_op stands for the operator norm of
//    Phi_Theta, as the text says; then the bounds are right.
//  - A(t) <= A(0) exp(K/sqrt n), K = max(c^2 |Theta|_op, 1) int |d|: by Cauchy-Schwarz for the last weights and for the preactivations, c^2 |Theta|_op |W_i| + |alpha_i| <= max(c^2 |Theta|_op, 1) A, and Grönwall.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/common/a_2_samples.hpp"
#include "proofs/jacot_2018/claims.hpp"
#include "proofs/common/kernel_descent.hpp"

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix;
using Matrix = ExactTraining::Matrix;

/// One data point: |Phi_K d|^2/|d|^2 and |f|_K^2/|f|_pin^2 for f = d, computed with the kernel gradient and the forms.
claim::Argument operator_norm(bool printed) {
    claim::Argument argument;
    bool all = true;
    for (const Rational& k : {Rational(1, 4), Rational(3), Rational(9)}) {
        RationalMatrix gram(1, 1);
        gram(0, 0) = k;
        const KernelDescent s{1, gram, {Rational(5, 3)}};
        const Rational square = s.product(s.values, s.values), phi_square = s.product(s.gradient(s.values), s.gradient(s.values)) / square, op_square = s.kernel_product(s.values, s.values) / square;
        all = all && (printed ? phi_square == op_square : phi_square == op_square * op_square);
    }
    return argument.step(std::string("one data point, K = 1/4, 3, 9: |Phi_K| = ") + (printed ? "|K|_op" : "|K|_op^2"), rigor::truth(all));
}

/// d/dt W_ij = (1/sqrt n) <alpha_i, d_j>, and its bound by Cauchy-Schwarz.
bool last_weights(const ExactTraining& t, const Rational& factor, bool bound) {
    const long l = t.depth() - 1, n = t.network.maps.back().inputs();
    const Matrix a = t.activations(l);
    const auto net = t.moving();
    for (long i = 0; i < n; ++i) {
        Rational square = 0, alpha = 0;
        for (long j = 0; j < t.network.outputs(); ++j) {
            Rational product = 0;
            for (long x = 0; x < t.count(); ++x) product += a(x, i) * t.direction(x, j) / t.count();
            const Rational velocity = net.maps.back().weights(j, i).derivative;
            if (!bound && velocity != factor * product / 2) return false;  // n = 4
            square += velocity * velocity;
        }
        for (long x = 0; x < t.count(); ++x) alpha += a(x, i) * a(x, i) / t.count();
        if (bound && square > factor * alpha * t.mean_square(t.direction) / n) return false;
    }
    return true;
}
/// |d/dt z_i|_pin^2 <= (1/n) |Phi_Theta|^2 |sigma'|^2 |W_i|^2 |d|^2 for L + 1 = 2.
bool activation_bound(long number, const Rational& factor) {
    const ExactTraining t = ExactTraining::sample({4, 4, 1 + number % 2}, 2, number);
    RationalMatrix g(2, 2);
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y) {
            g(x, y) = t.beta * t.beta;
            for (long k = 0; k < 4; ++k) g(x, y) += t.points(k, x) * t.points(k, y) / 4;
        }
    const Rational norm = largest_eigenvalue_bound(g) / 2;
    const Matrix v = t.preactivation_velocity(1);
    for (long i = 0; i < 4; ++i) {
        Rational square = 0, weights = 0;
        for (long x = 0; x < 2; ++x) square += v(x, i) * v(x, i) / 2;
        for (long j = 0; j < t.network.outputs(); ++j) weights += t.network.maps.back().weights(j, i) * t.network.maps.back().weights(j, i);
        if (square > factor * norm * norm * weights * t.mean_square(t.direction) / 4) return false;
    }
    return true;
}
claim::Argument activation_bounds(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && activation_bound(number, factor);
    return argument.step("L + 1 = 2: |d/dt z_i|_pin <= (1/sqrt n) |Phi_Theta| sup|sigma'| |W_i|_2 |d|_pin, squared (exact; the operator norm to 1 %)", rigor::truth(all));
}

/// |alpha(t)|_pin <= |alpha(0)|_pin + c |z(t) - z(0)|_pin for one neuron: squares, by |relu(a) - relu(b)| <= |a - b|.
bool lipschitz(long n, long number, const Rational& c) {
    const ExactTraining a = ExactTraining::sample({1, 1}, n, number), b = ExactTraining::sample({1, 1}, n, number + 1);
    const auto relu = [](const Rational& z) { return z > 0 ? z : Rational(0); };
    Rational change = 0, moved = 0;
    for (long i = 0; i < n; ++i) {
        const Rational u = relu(a.points(0, i)) - relu(b.points(0, i)), z = a.points(0, i) - b.points(0, i);
        change += u * u / n;
        moved += z * z / n;
    }
    return change <= c * c * moved;
}
/// c^2 T w + a <= max(c^2 T, 1) A with A = a_0 + c z + w_0 + dw, w <= w_0 + dw, a <= a_0 + c z.
bool derivative_bound(const Rational& kernel, const Rational& w0, const Rational& dw, const Rational& a0, const Rational& z, const Rational& factor) {
    const Rational w = w0 + dw, a = a0 + z;  // c = 1, the extreme case
    return kernel * w + a <= factor * std::max(kernel, Rational(1)) * (a0 + z + w0 + dw);
}
claim::Argument gronwall(const Rational& factor) {
    claim::Argument argument;
    bool all = true, change = true;
    for (long number = 0; number < 40; ++number) {
        const ExactTraining r = ExactTraining::sample({1, 1}, 5, number);
        const auto p = [&](long i) { return Rational(abs(r.points(0, i))); };
        all = all && derivative_bound(p(0), p(1), p(2), p(3), p(4), factor);
        change = change && lipschitz(1 + number % 4, number, 1);
    }
    return argument.step("|alpha(t) - alpha(0)|_pin <= c |z(t) - z(0)|_pin (exact)", rigor::truth(change))
        .step("c^2 |Theta|_op |W_i| + |alpha_i| <= max(c^2 |Theta|_op, 1) A (exact, random values); then A <= A(0) exp(int) (Grönwall)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim a_2_last_layer() {
    return {
        .id = "jacot-2018/a.2-last-layer",
        .where = "appendix A.2, the evolution of the last layer",
        .title = "The last layer in training",
        .statement = R"(The parameters of the last layer evolve according to $\partial_tW_{ij}^{(L)}(t)=\frac1{\sqrt{n_L}}\langle\alpha_i^{(L)}(t),d_{t,j}\rangle_{p^{in}}$.)",
        .reading = "W_ij: neuron i, output j.",
        .method = "Dual numbers, exactly.",
        .attack = "Tried: two outputs, several points.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(over_samples("d/dt W_ij = (1/sqrt n) <alpha_i, d_j>", [](const ExactTraining& t) { return last_weights(t, 1, false); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("twice", [] { return over_samples("twice", [](const ExactTraining& t) { return last_weights(t, 2, false); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(last_weights(sample(n), 1, false)); }, number()),
    };
}

claim::Claim a_2_weights_bound() {
    return {
        .id = "jacot-2018/a.2-weights-bound",
        .where = "appendix A.2, the first bound by Cauchy-Schwarz",
        .title = "How fast the last weights move",
        .statement = R"($\partial_t\left\|W_i^{(L)}(t)-W_i^{(L)}(0)\right\|_2\le\frac1{\sqrt{n_L}}\|\alpha_i^{(L)}(t)\|_{p^{in}}\|d_t\|_{p^{in}}$.)",
        .reading = "Where the norm on the left is differentiable (else for the upper derivative).",
        .method = "d|.|/dt <= |d/dt .|, Cauchy-Schwarz; squares, exactly.",
        .attack = "Tried: two outputs; a hundredth of the bound (control).",
        .uses = {"jacot-2018/a.2-last-layer"},
        .check = [](const claim::Context&) { return conclude(over_samples("|d/dt W_i|^2 <= (1/n) |alpha_i|^2 |d|^2", [](const ExactTraining& t) { return last_weights(t, 1, true); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("a hundredth", [] { return over_samples("a hundredth", [](const ExactTraining& t) { return last_weights(t, Rational(1, 100), true); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(last_weights(sample(n), 1, true)); }, number()),
    };
}

claim::Claim a_2_operator_norm() {
    return {
        .id = "jacot-2018/a.2-operator-norm",
        .where = "appendix A.2, before the second bound",
        .title = "The operator norm of Phi",
        .statement = R"(Observing that the operator norm of $\Phi_{\Theta_\infty^{(L)}}$ is equal to $\|\Theta_\infty^{(L)}\|_{op}$, defined in the introduction of Appendix A.)",
        .reading = "Phi_K from F* to F, both with the seminorm of the data; |K|_op = max |f|_K over |f|_pin <= 1 as defined there.",
        .method = "One data point.",
        .attack = "Tried to save it: it would be right if the introduction had max |f|_K^2. Repeated in A.3, where all bounds hold with the operator norm of Phi.",
        .uses = {"jacot-2018/appendix-a-norm"},
        .check = [](const claim::Context&) {
            return adjudicated(operator_norm(true), "all kernels with norm neither 0 nor 1", {"N = 1, K = 9: Phi_K(<d, .>) = 9 d has norm 9; |K|_op = sqrt 9 = 3.", "K = 9; print(K, \"  \", sqrt(K))", "None but for constants: read |Theta|_op as the operator norm of Phi_Theta in A.2 and A.3.",
                                                            R"(The operator norm of $\Phi_K$ is $\|K\|_{op}^2$.)", [] { return operator_norm(false); }, "all positive semidefinite kernels: lambda_max/N against its root"});
        },
        .controls = {control("equal", [] { return operator_norm(true); })},
        .property = claim::property("k^2 = k only for k = 0 and 1", [](const Rational& k) { return rigor::truth((k * k == k) == (k == 1)); }, claim::Input{"k", claim::positive_rationals()}),
    };
}

claim::Claim a_2_activation_bound() {
    return {
        .id = "jacot-2018/a.2-activation-bound",
        .where = "appendix A.2, the second bound by Cauchy-Schwarz",
        .title = "How fast the preactivations move",
        .statement = R"($\partial_t\left\|\tilde\alpha_i^{(L)}(t)-\tilde\alpha_i^{(L)}(0)\right\|_{p^{in}}\le\frac1{\sqrt{n_L}}\|\Theta_\infty^{(L)}\|_{op}\|\dot\sigma(\tilde\alpha_i^{(L)}(t))\|_\infty\|W_i^{(L)}(t)\|_2\|d_t\|_{p^{in}}$.)",
        .reading = "|Theta|_op: the operator norm of Phi_Theta, as the line before says (with the definition of the introduction it is false: a.2-operator-norm).",
        .method = "Squares, exactly, for L = 1.",
        .attack = "Tried: a hundredth (control); eigenvalues above and below 1.",
        .uses = {"jacot-2018/a.2-preactivations"},
        .check = with_misprint([](const claim::Context&) { return conclude(activation_bounds(1), claim::Evidence::proved, "all networks, in the limit for L >= 2"); }, R"(With $\|\Theta\|_{op}$ for the operator norm of $\Phi_\Theta$ (a.2-operator-norm).)"),
        .controls = {control("a hundredth", [] { return activation_bounds(Rational(1, 100)); })},
        .property = claim::property("L = 1, exactly", [](long n) { return rigor::truth(activation_bound(n, 1)); }, number()),
    };
}

claim::Claim a_2_gronwall() {
    return {
        .id = "jacot-2018/a.2-gronwall",
        .where = "appendix A.2, the function A(t) and its bound",
        .title = "Both variations bounded together",
        .statement = R"($A(t)=\|\alpha_i^{(L)}(0)\|_{p^{in}}+c\|\tilde\alpha_i^{(L)}(t)-\tilde\alpha_i^{(L)}(0)\|_{p^{in}}+\|W_i^{(L)}(0)\|_2+\|W_i^{(L)}(t)-W_i^{(L)}(0)\|_2$; $\partial_tA(t)\le\frac1{\sqrt{n_L}}\left(c^2\|\Theta_\infty^{(L)}\|_{op}\|W_i^{(L)}(t)\|_2+\|\alpha_i^{(L)}(t)\|_{p^{in}}\right)\|d_t\|_{p^{in}}\le\frac{\max\{c^2\|\Theta_\infty^{(L)}\|_{op},1\}}{\sqrt{n_L}}\|d_t\|_{p^{in}}A(t)$ […]. Applying Grönwall's Lemma, $A(t)\le A(0)\exp\left(\frac{\max\{c^2\|\Theta_\infty^{(L)}\|_{op},1\}}{\sqrt{n_L}}\int_0^t\|d_s\|_{p^{in}}ds\right)$.)",
        .reading = "|Theta|_op: the operator norm of Phi_Theta, as in a.2-activation-bound. (A line below has d_t for d_s under the integral.)",
        .method = "The two bounds before it; |alpha(t)| <= |alpha(0)| + c |z(t) - z(0)|; exact inequalities.",
        .attack = "Tried: the extreme case of the triangle inequalities; nine tenths of the bound (control).",
        .uses = {"jacot-2018/a.2-weights-bound", "jacot-2018/a.2-activation-bound"},
        .check = with_misprint([](const claim::Context&) { return conclude(gronwall(1), claim::Evidence::proved, "all Lipschitz sigma and directions with a finite integral"); }, R"(With $\|\Theta\|_{op}$ for the operator norm of $\Phi_\Theta$ (a.2-operator-norm); in the sentence after it $\int_0^t\|d_s\|_{p^{in}}ds$ for $\int_0^t\|d_t\|_{p^{in}}ds$.)"),
        .controls = {control("nine tenths", [] { return gronwall(Rational(9, 10)); })},
        .property = claim::property("c^2 T w + a <= max(c^2 T, 1) A, exactly", [](const Rational& k, const Rational& w, const Rational& dw, const Rational& a, const Rational& z) { return rigor::truth(derivative_bound(k, w, dw, a, z, 1)); }, claim::Input{"T", claim::positive_rationals()},
                                    claim::Input{"w", claim::positive_rationals()}, claim::Input{"dw", claim::positive_rationals()}, claim::Input{"a", claim::positive_rationals()}, claim::Input{"z", claim::positive_rationals()}),
    };
}

}  // namespace proofs::jacot_2018
