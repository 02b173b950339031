// Appendix A.2, the lines of the proof of theorem 2, at one moment of training in exact rationals (exact_training.hpp).
//  - "The operator norm of Phi_Theta is equal to |Theta|_op": it is lambda_max(G)/N = |Theta|_op^2 by the definition in the introduction of appendix A. Below |Theta|_op stands for the operator norm of
//    Phi_Theta, as the text says; then the bounds are right.
//  - "The norm of each of the rows of W^(L)(0) is bounded": |row|^2 is a chi-square variable with n_L degrees of freedom, mean n_L. What is bounded is |row|/sqrt(n_L).
//  - "d f/d b_j = delta_jj'": beta delta_jj'.
//  - Rates. A(t) <= A(0) exp(K/sqrt n), K = max(c^2 |Theta|_op, 1) int |d|: the variations are at most A(0)(exp(K/sqrt n) - 1) <= A(0) K exp(K)/sqrt n. A summand alpha_i alpha_i'/n then varies by O(n^(-3/2)), the sum
//    over n of them by O(n^(-1/2)).
#include "claim/generators.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/jacot_2018/claims.hpp"
#include "proofs/jacot_2018/exact_training.hpp"
#include "proofs/kernel_descent.hpp"
#include "rigor/complex_ball.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Matrix = ExactTraining::Matrix;

ExactTraining sample(long number) { return ExactTraining::sample({1, 4, 4, 1 + number % 2}, 1 + number % 3, number); }
claim::Argument over_samples(const std::string& says, const std::function<bool(const ExactTraining&)>& check) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && check(sample(number));
    return argument.step(says + " (exact; L + 1 = 3, 1 to 3 points, 1 and 2 outputs)", rigor::truth(all));
}

/// The smaller network follows d' = sigma'(z) (W/sqrt n)^T d.
bool smaller_direction(const ExactTraining& t, const Rational& factor) {
    const long l = t.depth() - 1;
    Matrix d = t.direction_at(l);
    for (long i = 0; i < d.size(); ++i) d.data()[i] *= factor;
    return t.preactivation_velocity(l) == t.kernel_map(l, d);
}
/// |d'|^2 <= c^2 |W/sqrt n|_op^2 |d|^2, c = 1, with the operator norm known to 1 %.
bool direction_bound(const ExactTraining& t, const Rational& factor) {
    const auto& map = t.network.maps.back();
    return t.mean_square(t.direction_at(t.depth() - 1)) <= factor * operator_square_bound(map.weights) * map.weight_scale * map.weight_scale * t.mean_square(t.direction);
}

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
/// E |row|^2/n^(2 power): bounded as n grows?
claim::Argument rows(bool scaled) {
    claim::Argument argument;
    bool bounded = true;
    for (const long n : {10L, 1000L, 1'000'000L}) bounded = bounded && Rational(n) / (scaled ? Rational(n) : Rational(1)) <= 2;
    return argument.step(std::string("the mean square of the norm of a row of ") + (scaled ? "W/sqrt n" : "W") + " stays below 2 for n = 10, 10^3, 10^6", rigor::truth(bounded));
}

/// L + 1 = 2: the smaller network has the constant kernel Sigma^(1), each neuron by itself.
bool neuron_by_neuron(long number, const Rational& factor) {
    const ExactTraining t = ExactTraining::sample({4, 4, 1 + number % 2}, 2, number);
    const Matrix z = t.preactivations(1), v = t.preactivation_velocity(1);
    const auto& w = t.network.maps.back().weights;
    for (long i = 0; i < 4; ++i)
        for (long x = 0; x < 2; ++x) {
            Rational sum = 0;
            for (long y = 0; y < 2; ++y) {
                Rational kernel = t.beta * t.beta, product = 0;
                for (long k = 0; k < 4; ++k) kernel += t.points(k, x) * t.points(k, y) / 4;
                if (z(y, i) > 0)
                    for (long j = 0; j < w.rows(); ++j) product += w(j, i) * t.direction(y, j);
                sum += kernel * product / 2;  // <., .>_pin over two points
            }
            if (v(x, i) != factor * sum / 2) return false;  // 1/sqrt 4
        }
    return true;
}
claim::Argument neurons(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && neuron_by_neuron(number, factor);
    return argument.step("L + 1 = 2: d/dt z_i = (1/sqrt n) Phi_(Sigma^(1))(<sigma'(z_i) W_i^T d, .>) (exact, 4 neurons, 1 and 2 outputs)", rigor::truth(all));
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
/// sqrt n (exp(K/sqrt n) - 1) <= K exp(K), n >= 1.
Truth rate(const Rational& K, long n, const Rational& power_factor) {
    const rigor::Precision precision(256);
    const Ball root = rigor::sqrt(Ball(n));
    return rigor::certainly_at_most(root * (rigor::exp(Ball(K) / root) - Ball(1)), Ball(power_factor) * Ball(K) * rigor::exp(Ball(K)));
}
claim::Argument rates(const Rational& factor) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& K : {Rational(1, 10), Rational(1), Rational(5)})
        for (const long n : {2L, 100L, 1'000'000L}) all = all && rate(K, n, factor);
    return argument.step("sqrt n (exp(K/sqrt n) - 1) <= K exp(K) (balls): the variations of z_i and W_i are O(n^(-1/2))", all);
}

/// d f_j'/d b_j and d f_j'/d W_ij of the top layer.
bool top_derivatives(const ExactTraining& t, bool beta_in) {
    const Matrix a = t.activations(t.depth() - 1);
    for (long k = 0; k < t.network.outputs(); ++k) {
        const auto g = ntk::gradient(t.network, ntk::DenseVector<Rational>(t.points.col(0)), k);
        for (long j = 0; j < t.network.outputs(); ++j) {
            if (g.back().bias(j) != (j == k ? (beta_in ? t.beta : Rational(1)) : Rational(0))) return false;
            for (long i = 0; i < t.network.maps.back().inputs(); ++i)
                if (g.back().weights(j, i) != (j == k ? Rational(a(0, i) / 2) : Rational(0))) return false;
        }
    }
    return true;
}
bool top_weights(const ExactTraining& t, const Rational& factor) {
    const Matrix a = t.activations(t.depth() - 1);
    for (long k = 0; k < t.network.outputs(); ++k) {
        const auto g = ntk::gradient(t.network, ntk::DenseVector<Rational>(t.points.col(0)), k);
        for (long i = 0; i < t.network.maps.back().inputs(); ++i)
            if (g.back().weights(k, i) != factor * a(0, i) / 2) return false;
    }
    return true;
}
/// (1/n) sum (a_i b_i - a0_i b0_i) with |a - a0|, |b - b0| <= e and |a0|, |b0| <= m: at most e (2 m + e): each term O(e/n).
bool product_variation(long n, long number, const Rational& e, const Rational& factor) {
    const ExactTraining r = ExactTraining::sample({1, 1}, 4 * n, number);
    Rational sum = 0, largest = 0;
    for (long i = 0; i < n; ++i) {
        const Rational a0 = r.points(0, i), b0 = r.points(0, n + i), da = e * (r.points(0, 2 * n + i) > 0 ? 1 : -1), db = e * (r.points(0, 3 * n + i) > 0 ? 1 : -1);
        sum += ((a0 + da) * (b0 + db) - a0 * b0) / n;
        largest = std::max({largest, Rational(abs(a0)), Rational(abs(b0))});
    }
    return abs(sum) <= factor * e * (2 * largest + e);
}
claim::Argument variations(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number)
        for (const long n : {1L, 4L, 9L}) all = all && product_variation(n, number, Rational(1, n), factor);
    return argument.step("activations that vary by e change (1/n) sum alpha_i alpha_i' by at most e (2 max|alpha| + e): with e = O(n^(-1/2)) each summand by O(n^(-3/2)), the sum by O(n^(-1/2)) (exact)", rigor::truth(all));
}

/// |erf'(u) - erf'(w)| <= C |u - w|, C = max|erf''| = (4/sqrt pi) u e^(-u^2) at u = 1/sqrt 2.
Truth second_derivative(const Rational& u, const Rational& w, const Rational& factor) {
    const rigor::Precision precision(128);
    const auto slope = [](const Rational& x) { return Ball(2) / rigor::sqrt(Ball::pi()) * rigor::exp(-Ball(Rational(x * x))); };
    const Ball c = Ball(4) / rigor::sqrt(Ball::pi()) / rigor::sqrt(Ball(2)) * rigor::exp(-Ball(Rational(1, 2)));
    return rigor::certainly_at_most(rigor::abs(slope(u) - slope(w)), Ball(factor) * c * Ball(Rational(abs(u - w))));
}
claim::Argument second_derivatives(const Rational& factor) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (long k = -30; k < 30; ++k) all = all && second_derivative(Rational(k, 10), Rational(k + 1, 10), factor);
    return argument.step("erf: |sigma'(u) - sigma'(w)| <= 0.968 |u - w| at neighbouring points of [-3, 3] (balls)", all);
}

/// |d_t| = t^(-1/2)/2 at t = 1/k^2, or the integrated rates.
claim::Argument pointwise(bool printed) {
    if (!printed) return rates(1);
    bool bounded = true;
    for (const long k : {10L, 1000L, 100'000L}) bounded = bounded && Rational(k, 2) <= 100;
    claim::Argument argument;
    return argument.step("|d_t| = t^(-1/2)/2, int_0^1 = 1, is at most 100 at t = 10^-2, 10^-6, 10^-10", rigor::truth(bounded));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim a_2_direction() {
    return {
        .id = "jacot-2018/a.2-direction",
        .where = "appendix A.2, proof of theorem 2, the direction d'",
        .title = "The smaller network follows its own direction",
        .statement = R"(The smaller network follows the training direction $d_t'=\dot\sigma(\tilde\alpha^{(L)}(t))\left(\frac1{\sqrt{n_L}}W^{(L)}(t)\right)^Td_t$.)",
        .reading = "The product with sigma' neuron by neuron.",
        .method = "Velocities of the preactivations from dual numbers against Phi_Theta^(L)(<d', .>), exactly.",
        .attack = "Tried: two outputs, several points; the factor 2 (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(over_samples("d/dt z^(L) = Phi_(Theta^(L))(<d', .>)", [](const ExactTraining& t) { return smaller_direction(t, 1); }), claim::Evidence::proved, "all networks, sigma differentiable at the preactivations"); },
        .controls = {control("2 d'", [] { return over_samples("the same with 2 d'", [](const ExactTraining& t) { return smaller_direction(t, 2); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(smaller_direction(sample(n), 1)); }, number()),
    };
}

claim::Claim a_2_direction_bound() {
    return {
        .id = "jacot-2018/a.2-direction-bound",
        .where = "appendix A.2, the bound on d'",
        .title = "The direction of the smaller network is bounded",
        .statement = R"(Since $\sigma$ is a $c$-Lipschitz function, we have that $\|d_t'\|_{p^{in}}\le c\|\frac1{\sqrt{n_L}}W^{(L)}(t)\|_{op}\|d_t\|_{p^{in}}$.)",
        .reading = "As printed.",
        .method = "Squares, exactly, c = 1 (ReLU), the operator norm to 1 % by inertia.",
        .attack = "Tried: whether the constant can be smaller (control: a hundredth).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(over_samples("|d'|^2 <= |W/sqrt n|_op^2 |d|^2", [](const ExactTraining& t) { return direction_bound(t, 1); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("a hundredth of the square", [] { return over_samples("a hundredth suffices", [](const ExactTraining& t) { return direction_bound(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(direction_bound(sample(n), 1)); }, number()),
    };
}

claim::Claim a_2_row_norm() {
    return {
        .id = "jacot-2018/a.2-row-norm",
        .where = "appendix A.2, after lemma 1",
        .title = "The rows of the initial weights",
        .statement = R"(From the law of large numbers, we obtain that the norm of each of the $n_{L+1}$ rows of $W^{(L)}(0)$ is bounded, and hence that $\|\frac1{\sqrt{n_L}}W^{(L)}(0)\|_{op}$ is bounded (keep in mind that $n_{L+1}$ is fixed, while $n_1,\dots,n_L$ grow).)",
        .reading = "Bounded in probability as n_L grows; Euclidean norm of a row.",
        .method = "Mean of a chi-square variable.",
        .attack = "Tried to save it: with W/sqrt(n_L) in place of W it is what the law of large numbers gives, and the conclusion is right.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(rows(false), "every row", {"A row of W^(L)(0) has n_L independent N(0, 1) entries: the mean of its squared norm is n_L, e.g. 10^6 for n_L = 10^6, with standard deviation sqrt(2 n_L).", "n = 10^6; print(n*intnum(x = [-oo, 1], [oo, 1], x^2*exp(-x^2/2))/sqrt(2*Pi))",
                                                   "None: a factor 1/sqrt(n_L) is missing; the conclusion holds.", R"(The norm of each of the $n_{L+1}$ rows of $\frac1{\sqrt{n_L}}W^{(L)}(0)$ is bounded (it tends to 1).)", [] { return rows(true); }, "in probability; mean square 1, variance 2/n_L"});
        },
        .controls = {control("W without the factor", [] { return rows(false); })},
        .property = claim::property("3 n + n (n - 1) - n^2 = 2 n: the variance of the squared norm", [](long n) { return rigor::truth(3 * n + n * (n - 1) - n * n == 2 * n); }, claim::Input{"n", claim::integers(1, 1'000'000)}),
    };
}

claim::Claim a_2_preactivations() {
    return {
        .id = "jacot-2018/a.2-preactivations",
        .where = "appendix A.2, the evolution of the preactivations",
        .title = "Neurons move independently of each other in the limit",
        .statement = R"([In the limit as $n_1,\dots,n_L\to\infty$ (sequentially), the dynamics is governed by the constant kernel $\Theta_\infty^{(L)}$:] $\partial_t\tilde\alpha_i^{(L)}(t)=\frac1{\sqrt{n_L}}\Phi_{\Theta_\infty^{(L)}}\left(\langle\dot\sigma(\tilde\alpha_i^{(L)}(t))(W_i^{(L)}(t))^Td_t,\cdot\rangle_{p^{in}}\right)$.)",
        .reading = "n_1, …, n_(L-1) -> infinity (n_L is in the formula). W_i is column i of the matrix that multiplies alpha.",
        .method = "For L = 1 the kernel is exact and constant: exactly. For larger L by the induction hypothesis.",
        .attack = "Tried: two outputs; the factor 1/sqrt(n) twice (control).",
        .uses = {"jacot-2018/a.2-direction"},
        .check = [](const claim::Context&) { return conclude(neurons(1), claim::Evidence::proved, "L = 1 exactly; L >= 2 in the limit, by the induction hypothesis of theorem-2"); },
        .controls = {control("half of it", [] { return neurons(Rational(1, 2)); })},
        .property = claim::property("L = 1, exactly", [](long n) { return rigor::truth(neuron_by_neuron(n, 1)); }, number()),
    };
}

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
        .check = [](const claim::Context&) { return conclude(activation_bounds(1), claim::Evidence::proved, "all networks, in the limit for L >= 2"); },
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
        .reading = "As printed (a line below has d_t for d_s under the integral).",
        .method = "The two bounds before it; |alpha(t)| <= |alpha(0)| + c |z(t) - z(0)|; exact inequalities.",
        .attack = "Tried: the extreme case of the triangle inequalities; nine tenths of the bound (control).",
        .uses = {"jacot-2018/a.2-weights-bound", "jacot-2018/a.2-activation-bound"},
        .check = [](const claim::Context&) { return conclude(gronwall(1), claim::Evidence::proved, "all Lipschitz sigma and directions with a finite integral"); },
        .controls = {control("nine tenths", [] { return gronwall(Rational(9, 10)); })},
        .property = claim::property("c^2 T w + a <= max(c^2 T, 1) A, exactly", [](const Rational& k, const Rational& w, const Rational& dw, const Rational& a, const Rational& z) { return rigor::truth(derivative_bound(k, w, dw, a, z, 1)); }, claim::Input{"T", claim::positive_rationals()},
                                    claim::Input{"w", claim::positive_rationals()}, claim::Input{"dw", claim::positive_rationals()}, claim::Input{"a", claim::positive_rationals()}, claim::Input{"z", claim::positive_rationals()}),
    };
}

claim::Claim a_2_rate() {
    return {
        .id = "jacot-2018/a.2-rate",
        .where = "appendix A.2, the rate of the variations",
        .title = "Weights and activations of single neurons move at the rate n^(-1/2)",
        .statement = R"(The variations of the activations $\|\tilde\alpha_i^{(L)}(t)-\tilde\alpha_i^{(L)}(0)\|_{p^{in}}$ and weights $\|W_i^{(L)}(t)-W_i^{(L)}(0)\|_2$ are bounded by $c^{-1}(A(t)-A(0))$ and $A(t)-A(0)$ respectively, which converge to zero at rate $O\left(\frac1{\sqrt{n_L}}\right)$.)",
        .reading = "In probability, for each i; int |d_t| dt stochastically bounded.",
        .method = "exp(K/sqrt n) - 1 <= K exp(K)/sqrt n.",
        .attack = "Tried: n from 2 to 10^6, K up to 5; a smaller constant (control). It is a bound from above: simulations of theorem-2 show faster changes of the kernel.",
        .uses = {"jacot-2018/a.2-gronwall"},
        .check = [](const claim::Context&) { return conclude(rates(1), claim::Evidence::proved, "all K, n >= 1"); },
        .controls = {control("a hundredth of the constant", [] { return rates(Rational(1, 100)); })},
        .property = claim::property("in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}

claim::Claim a_2_bias_derivative() {
    const auto argument = [](bool beta) { return over_samples(beta ? "d f_j'/d b_j = beta delta_jj'" : "d f_j'/d b_j = delta_jj'", [beta](const ExactTraining& t) { return top_derivatives(t, beta); }); };
    return {
        .id = "jacot-2018/a.2-bias-derivative",
        .where = "appendix A.2, the derivatives with respect to the bias",
        .title = "The derivative with respect to the output bias",
        .statement = R"(The derivatives with respect to the bias parameters of the top layer $\partial_{b_j^{(L)}}f_{\theta,j'}$ are always equal to $\delta_{jj'}$.)",
        .reading = "As printed.",
        .method = "Gradients, exactly, beta = 1/2.",
        .attack = "Tried to save it: beta = 1. The kernel of depth 1 in A.1 has beta^2, from beta delta.",
        .uses = {},
        .check = [argument](const claim::Context&) {
            return adjudicated(argument(false), "every beta != 1", {"L = 1, f(x) = W x/sqrt(n_0) + beta b: d f/d b = beta, e.g. 0.1 in the experiments.", "f(b) = 2 + (1/10)*b;\nprint(f'(0))", "None: constant in either case, which is all that is used.",
                                                                  R"($\partial_{b_j^{(L)}}f_{\theta,j'}=\beta\delta_{jj'}$)", [argument] { return argument(true); }, "all networks"});
        },
        .controls = {control("delta_jj'", [argument] { return argument(false); })},
        .property = claim::property("beta delta_jj', exactly", [](long n) { return rigor::truth(top_derivatives(sample(n), true)); }, number()),
    };
}

claim::Claim a_2_top_weights() {
    return {
        .id = "jacot-2018/a.2-top-weights",
        .where = "appendix A.2, the derivatives with respect to the top weights",
        .title = "The derivatives with respect to the top weights",
        .statement = R"(The derivatives with respect to the connection weights of the top layer are $\partial_{W_{ij}^{(L)}}f_{\theta,j'}(x)=\frac1{\sqrt{n_L}}\alpha_i^{(L)}(x;\theta)\delta_{jj'}$.)",
        .reading = "As printed.",
        .method = "Gradients, exactly.",
        .attack = "Tried: two outputs.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(over_samples("alpha_i/sqrt n", [](const ExactTraining& t) { return top_weights(t, 1); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("twice", [] { return over_samples("twice", [](const ExactTraining& t) { return top_weights(t, 2); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(top_weights(sample(n), 1)); }, number()),
    };
}

claim::Claim a_2_kernel_variation() {
    return {
        .id = "jacot-2018/a.2-kernel-variation",
        .where = "appendix A.2, the variation of the kernel",
        .title = "The kernel moves at the rate n^(-1/2)",
        .statement = R"(The pre-activations $\tilde\alpha_i^{(L)}$ evolve at a rate of $\frac1{\sqrt{n_L}}$ and so do the activations $\alpha_i^{(L)}$. The summands $\partial_{W_{ij}^{(L)}}f_{\theta,j'}(x)\otimes\partial_{W_{ij}^{(L)}}f_{\theta,j''}(x')$ of the NTK hence vary at rate of $n_L^{-3/2}$ which induces a variation of the NTK of rate $\frac1{\sqrt{n_L}}$. […] The connection weights vary at rate $\frac1{\sqrt{n_L}}$, inducing a change of the same rate to the whole sum.)",
        .reading = "Upper bounds, in probability; the mean over i of |alpha_i| is bounded (law of large numbers).",
        .method = "Products of factors that vary by e, exactly.",
        .attack = "Tried: variations of random sign; a thousandth of the bound (control). Considered: whether the sum over i needs more than the bound for each i: the constants A_i(0) have bounded means, so the mean over i of the bounds is what enters; three factors, which work in the same way. The simulated rate of the kernel is near 1/n (theorem-2).",
        .uses = {"jacot-2018/a.2-rate", "jacot-2018/a.2-top-weights"},
        .check = [](const claim::Context&) { return conclude(variations(1), claim::Evidence::proved, "all Lipschitz sigma"); },
        .controls = {control("a thousandth of the bound", [] { return variations(Rational(1, 1000)); })},
        .property = claim::property("|sum of products| <= e (2 max + e), exactly", [](long n, long k) { return rigor::truth(product_variation(n, k, Rational(1, 10), 1)); }, claim::Input{"n", claim::integers(1, 9)}, number()),
    };
}

claim::Claim a_2_second_derivative() {
    return {
        .id = "jacot-2018/a.2-second-derivative",
        .where = "appendix A.2, the derivative of sigma along training",
        .title = "The slope of sigma changes no faster than the preactivation",
        .statement = R"(Since the second derivative of $\sigma$ is bounded, we have that $\partial_t\left(\dot\sigma(\tilde\alpha_i^{(L)}(x;\theta(t)))\right)=O\left(\partial_t\tilde\alpha_i^{(L)}(x;\theta(t))\right)$.)",
        .reading = "As printed.",
        .method = "The mean value theorem; erf in balls.",
        .attack = "Tried: the constant (max|erf''| = 0.968); half of it (control). The ReLU has no bounded second derivative: this is the line that excludes it.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(second_derivatives(1), claim::Evidence::proved, "all sigma with a bounded second derivative"); },
        .controls = {control("half the constant", [] { return second_derivatives(Rational(1, 2)); })},
        .property = claim::property("erf, in balls", [](const Rational& u, const Rational& w) { return u == w ? Truth::yes : second_derivative(3 * u, 3 * w, 1); }, claim::Input{"u/3", claim::correlations()}, claim::Input{"w/3", claim::correlations()}),
    };
}

claim::Claim a_2_conclusion() {
    return {
        .id = "jacot-2018/a.2-conclusion",
        .where = "appendix A.2, last sentence of the proof",
        .title = "The rate of the preactivations at each time",
        .statement = R"(Since $\partial_t\tilde\alpha_i^{(L)}(x;\theta(t))$ goes to zero at a rate $\frac1{\sqrt{n_L}}$ by the bound on $A(t)$ above, this concludes the proof.)",
        .reading = "At each t, uniformly in [0, T]. Theorem 2 bounds int |d_t| dt, not |d_t|.",
        .method = "A direction with an unbounded norm and a bounded integral.",
        .attack = "Tried to save it: for bounded |d_t|, e.g. least squares, it is right. The same slip as in A.3 (a.3-uniform), and as harmless: the change over [0, t] is what is needed.",
        .uses = {"jacot-2018/a.2-rate"},
        .check = [](const claim::Context&) {
            return adjudicated(pointwise(true), "directions with sup |d_t| = infinity", {"|d_t| = t^(-1/2)/2 on (0, 1], int = 1: the bound (1/sqrt n) |Theta| |W_i| |d_t| is attained for one data point and is unbounded as t -> 0 at every width.", "d(t) = t^(-1/2)/2;\nprint(intnum(t = [0, -1/2], 1, d(t)), \"  \", d(1e-10))",
                                                               "None: integrate.", R"(The change of $\tilde\alpha_i^{(L)}$ over $[0,t]$, and with it that of $\dot\sigma(\tilde\alpha_i^{(L)})$, goes to zero at the rate $\frac1{\sqrt{n_L}}$, uniformly in $t\in[0,T]$.)", [] { return pointwise(false); }, "a.2-rate and a.2-second-derivative"});
        },
        .controls = {control("|d_t| bounded by 100", [] { return pointwise(true); }), control("corrected, a hundredth of the constant", [] { return rates(Rational(1, 100)); })},
        .property = claim::property("the change is at most K exp(K)/sqrt n, in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}

claim::Claim a_2_induction() {
    return {
        .id = "jacot-2018/a.2-induction",
        .where = "appendix A.2, \"From the above considerations, we can apply the induction hypothesis\"",
        .title = "The induction hypothesis for the smaller network",
        .statement = R"(From this lemma, to bound $\|\frac1{\sqrt{n_L}}W^{(L)}(t)\|_{op}$, it is hence enough to bound $\|\frac1{\sqrt{n_L}}W^{(L)}(0)\|_{op}$. […] From the above considerations, we can apply the induction hypothesis to the smaller network, yielding, in the limit as $n_1,\dots,n_L\to\infty$ (sequentially), that the dynamics is governed by the constant kernel $\Theta_\infty^{(L)}$.)",
        .reading = "The conclusion in the iterated limit. The induction hypothesis is about n_1, …, n_(L-1) -> infinity with n_L fixed and needs int |d'_t| dt stochastically bounded there, while lemma 1 controls W^(L)(t) only as n_L -> infinity: a gap, closed by stopping.",
        .method = "Let tau be the first time at which the A(t) of A.3 exceeds 2 M. The smaller network trained in the direction d'_t 1(t <= tau) has int <= c 2 M int |d_t| dt, so the hypothesis applies with n_L fixed; up to tau it is the smaller network itself; and P(tau > T) -> 1 as n_L -> infinity, then M -> infinity (lemma-1).",
        .attack = "Considered: whether the gap is one of wording. For fixed n_L the weights W^(L)(t) have no a priori bound over [0, T] (the comparison equation can blow up), so that some such argument is needed.",
        .uses = {"jacot-2018/a.2-direction-bound", "jacot-2018/lemma-1"},
        .check = [](const claim::Context&) {
            claim::Finding finding = conclude(over_samples("|d'|^2 <= |W/sqrt n|_op^2 |d|^2", [](const ExactTraining& t) { return direction_bound(t, 1); }), claim::Evidence::tested, "argument for the hypotheses of theorem-2 (the stopping above); the bound that it uses on exact instances (100 random ones, seed as below)");
            finding.remark = "The printed proof leaves the stopping out.";
            return finding;
        },
        .controls = {control("a hundredth of the bound", [] { return over_samples("a hundredth suffices", [](const ExactTraining& t) { return direction_bound(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(direction_bound(sample(n), 1)); }, number()),
    };
}

claim::Claim footnote_4() {
    return {
        .id = "jacot-2018/footnote-4",
        .where = "appendix A.2, footnote 4",
        .title = "Preactivations stay Gaussian in training",
        .statement = R"(As a consequence, the pre-activations stay Gaussian during training as well, with the same covariance $\Sigma^{(\ell)}$.)",
        .reading = "In the limit, hidden layers, t in [0, T]; at t = 0 the law is that of proposition 1.",
        .method = "z(0) converges in law to N(0, Sigma) and z(t) - z(0) to 0 in probability (a.2-rate): z(t) converges to the same law (Slutsky).",
        .attack = "Considered: the output layer, to which it does not apply (f_t moves); at finite width z(t) is not Gaussian, nor is z(0) beyond the first layer.",
        .uses = {"jacot-2018/a.2-rate"},
        .check = [](const claim::Context&) { return conclude(rates(1), claim::Evidence::tested, "argument for hidden layers, hypotheses of theorem-2; the rate in balls (100 random instances, seed as below)"); },
        .controls = {control("a hundredth of the constant", [] { return rates(Rational(1, 100)); })},
        .property = claim::property("the variation is at most K exp(K)/sqrt n, in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}

}  // namespace proofs::jacot_2018
