// Appendix A.2, the lines of the proof of theorem 2 from the evolution of the last layer to the two bounds by Cauchy-Schwarz, at one moment of training in exact rationals (exact_training.hpp).
//  - "The operator norm of Phi_Theta is equal to |Theta|_op": it is lambda_max(G)/N = |Theta|_op^2 by the definition in the introduction of appendix A. Below |Theta|_op stands for the operator norm of
//    Phi_Theta, as the text says; then the bounds are right.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/common/a_2_samples.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/kernel_descent.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix;
using Matrix = ExactTraining::Matrix;

/// One data point: |Phi_K d|^2/|d|^2 and |f|_K^2/|f|_pin^2 for f = d, computed with the kernel gradient and the forms.
claim::legacy::Argument operator_norm(bool printed) {
    claim::legacy::Argument argument;
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
claim::legacy::Argument activation_bounds(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && activation_bound(number, factor);
    return argument.step("L + 1 = 2: |d/dt z_i|_pin <= (1/sqrt n) |Phi_Theta| sup|sigma'| |W_i|_2 |d|_pin, squared (exact; the operator norm to 1 %)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check a_2_last_layer() {
    return {
        .id = "jacot-2018/a.2-last-layer",
        .check = [](const claim::Context&) { return conclude(over_samples("d/dt W_ij = (1/sqrt n) <alpha_i, d_j>", [](const ExactTraining& t) { return last_weights(t, 1, false); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("twice", [] { return over_samples("twice", [](const ExactTraining& t) { return last_weights(t, 2, false); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(last_weights(sample(n), 1, false)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_last_layer{a_2_last_layer};

claim::legacy::Check a_2_weights_bound() {
    return {
        .id = "jacot-2018/a.2-weights-bound",
        .check = [](const claim::Context&) { return conclude(over_samples("|d/dt W_i|^2 <= (1/n) |alpha_i|^2 |d|^2", [](const ExactTraining& t) { return last_weights(t, 1, true); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("a hundredth", [] { return over_samples("a hundredth", [](const ExactTraining& t) { return last_weights(t, Rational(1, 100), true); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(last_weights(sample(n), 1, true)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_weights_bound{a_2_weights_bound};

claim::legacy::Check a_2_operator_norm() {
    return {
        .id = "jacot-2018/a.2-operator-norm",
        .check = [](const claim::Context&) {
            return adjudicated(operator_norm(true), "all kernels with norm neither 0 nor 1", {"N = 1, K = 9: Phi_K(<d, .>) = 9 d has norm 9; |K|_op = sqrt 9 = 3.", "K = 9; print(K, \"  \", sqrt(K))", "None but for constants: read |Theta|_op as the operator norm of Phi_Theta in A.2 and A.3.",
                                                            R"(The operator norm of $\Phi_K$ is $\|K\|_{op}^2$.)", [] { return operator_norm(false); }, "all positive semidefinite kernels: lambda_max/N against its root"});
        },
        .controls = {control("equal", [] { return operator_norm(true); })},
        .property = claim::property("k^2 = k only for k = 0 and 1", [](const Rational& k) { return rigor::truth((k * k == k) == (k == 1)); }, claim::Input{"k", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_a_2_operator_norm{a_2_operator_norm};

claim::legacy::Check a_2_activation_bound() {
    return {
        .id = "jacot-2018/a.2-activation-bound",
        .check = with_misprint([](const claim::Context&) { return conclude(activation_bounds(1), claim::Evidence::proved, "all networks, in the limit for L >= 2"); }, R"(With $\|\Theta\|_{op}$ for the operator norm of $\Phi_\Theta$ (a.2-operator-norm).)"),
        .controls = {control("a hundredth", [] { return activation_bounds(Rational(1, 100)); })},
        .property = claim::property("L = 1, exactly", [](long n) { return rigor::truth(activation_bound(n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_activation_bound{a_2_activation_bound};

}  // namespace proofs::jacot_2018
