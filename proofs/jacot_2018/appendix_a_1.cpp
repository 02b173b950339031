// Appendix A, introduction, and A.1: the operator norm, and the lines of the proofs of proposition 1 and theorem 1.
//  - |K|_op = max over |f|_pin <= 1 of (E f^T K f)^(1/2). With f on N data points, |f|^2_pin = |f|^2/N and E f^T K f = f^T G f/N^2: |K|_op = (lambda_max(G)/N)^(1/2). "Equal to the leading eigenvalue of the
//    N n_L x N n_L Gram matrix" misses the root and the factor 1/N. The operator norm of Phi_K, which A.2 calls equal to |K|_op, is lambda_max(G)/N = |K|_op^2.
//  - Kernel of depth 1, chain rule and split of the kernel: exact, for networks in rationals. W_ik there has the neuron first and the output second.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"
#include "proofs/common/kernel_descent.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Matrix = ExactTraining::Matrix;

std::size_t at(long i) { return static_cast<std::size_t>(i); }

/// Is value the largest eigenvalue of a? By inertia, exactly.
bool is_largest_eigenvalue(const RationalMatrix& a, const Rational& value) {
    const rigor::Inertia inertia = rigor::inertia(a.shifted(value));
    return inertia.positive == 0 && inertia.zero > 0;
}
/// G = V diag V^T of size n = N n_L with eigenvalues 4, 1, 1, …: |K|_op^2 = max f^T G f/N^2 over |f|^2 <= N.
struct Gram {
    long points, outputs;
    RationalMatrix matrix{0, 0};
    Rational largest = 4;
};
Gram gram(long points, long outputs, long number) {
    const long n = points * outputs;
    const KernelDescent s = KernelDescent::sample(n, 1, 1, number);
    Rational square = 0;
    for (const Rational& q : s.values) square += q * q;
    RationalMatrix g = RationalMatrix::identity(n);
    if (square != 0)
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) g(i, j) += 3 * s.values[at(i)] * s.values[at(j)] / square;
    else
        g(0, 0) = 4;
    return {points, outputs, g};
}
/// |K|_op^2 as the quotient |f|_K^2/|f|_pin^2 at the leading eigenvector f, which is the maximum; compared with lambda^2 (printed) or lambda/N.
claim::legacy::Argument operator_norm(bool printed) {
    claim::legacy::Argument argument;
    bool all = true, known = true;
    for (long number = 0; number < 12; ++number) {
        const Gram g = gram(1 + number % 4, 1 + number % 2, number);
        const auto leading = rigor::null_vector(g.matrix.shifted(g.largest));
        known = known && is_largest_eigenvalue(g.matrix, g.largest) && leading;
        if (!leading) continue;
        const KernelDescent s{g.points, g.matrix, *leading};
        const Rational square = s.kernel_product(*leading, *leading) / s.product(*leading, *leading);
        all = all && square == (printed ? Rational(g.largest * g.largest) : Rational(g.largest / g.points));
    }
    return argument.step("Gram matrices with the largest eigenvalue 4 (exact inertia)", rigor::truth(known))
        .step(std::string("|K|_op^2 = |f|_K^2/|f|_pin^2 at the leading eigenvector is ") + (printed ? "lambda_max(G)^2" : "lambda_max(G)/N"), rigor::truth(all));
}
/// Convergence of all entries and of the norm: |entry| <= lambda_max(|D|) <= sum of |entries|.
bool norms_equivalent(long n, long number, const Rational& wrong) {
    const KernelDescent s = KernelDescent::sample(n, 1, 2, number), other = KernelDescent::sample(n, 1, 2, number + 1);
    RationalMatrix d(n, n);
    Rational largest = 0, sum = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            d(i, j) = s.gram(i, j) - other.gram(i, j);
            largest = std::max(largest, Rational(abs(d(i, j))));
            sum += abs(d(i, j));
        }
    // Spectral radius rho of D: rho <= sum, and largest <= rho; both by inertia of D ∓ x.
    const auto within = [&](const Rational& x) { return rigor::inertia(d.shifted(x)).positive == 0 && rigor::inertia((-d).shifted(x)).positive == 0; };
    return within(sum * wrong) && (largest == 0 || !within(largest * Rational(99, 100)));
}
claim::legacy::Argument equivalence(const Rational& wrong) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && norms_equivalent(1 + number % 4, number, wrong);
    return argument.step("spectral radius of the difference of two Gram matrices: at most the sum of the moduli of its entries, and at least the largest of them (exact inertia)", rigor::truth(all));
}

// A.1.

/// Given the activations, f_i = W_i alpha/sqrt n + beta b_i: covariance (1/n) <alpha, alpha'> + beta^2 within an output, 0 between, from the coefficients.
bool conditional(long number, const Rational& bias) {
    const ExactTraining t = ExactTraining::sample({1, 4, 4, 2}, 2, number);
    const Matrix a = t.activations(2);
    RationalMatrix coefficients(4, 10);  // (output, point) by the last map's parameters: per output 4 weights and a bias
    for (long k = 0; k < 2; ++k)
        for (long x = 0; x < 2; ++x) {
            for (long i = 0; i < 4; ++i) coefficients(2 * k + x, 5 * k + i) = a(x, i) / 2;
            coefficients(2 * k + x, 5 * k + 4) = t.beta;
        }
    const RationalMatrix covariance = coefficients * coefficients.transpose();
    for (long k = 0; k < 2; ++k)
        for (long l = 0; l < 2; ++l)
            for (long x = 0; x < 2; ++x)
                for (long y = 0; y < 2; ++y) {
                    Rational expected = 0;
                    if (k == l) {
                        expected = bias * t.beta * t.beta;
                        for (long i = 0; i < 4; ++i) expected += a(x, i) * a(y, i) / 4;
                    }
                    if (covariance(2 * k + x, 2 * l + y) != expected) return false;
                }
    return true;
}
claim::legacy::Argument conditionals(const Rational& bias) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && conditional(number, bias);
    return argument.step("the covariance of the outputs given alpha^(L) is delta_kl ((1/n_L) alpha^T alpha' + beta^2) (exact)", rigor::truth(all));
}

/// The variance of (1/n) sum sigma(f_i)^2 for independent f_i ~ N(0, v), ReLU: (5/4) v^2/n, from moments.
bool large_numbers(long n, const Rational& v, const Rational& factor) {
    const Rational second = v / 2, fourth = 3 * v * v / 2;
    const Rational mean_square = (n * fourth + Rational(n) * (n - 1) * second * second) / (Rational(n) * n);
    return mean_square - second * second == factor * v * v / n;
}
claim::legacy::Argument law(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const long n : {1L, 10L, 1'000'000L}) all = all && large_numbers(n, Rational(2, 3), factor);
    return argument.step("ReLU, x = x': (1/n_L) sum sigma(f_i)^2 over independent f_i has the mean v/2 and the variance (5/4) v^2/n_L (exact moments)", rigor::truth(all));
}

bool depth_one(long outputs, long number, const Rational& bias) {
    const ExactTraining t = ExactTraining::sample({4, outputs}, 2, number);
    const Matrix k = t.subnetwork_kernel(1);
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y)
            for (long a = 0; a < outputs; ++a)
                for (long b = 0; b < outputs; ++b) {
                    Rational expected = 0;
                    // The double sums with their Kronecker deltas, as printed.
                    for (long j = 0; j < outputs; ++j)
                        if (j == a && j == b) {
                            for (long i = 0; i < 4; ++i) expected += t.points(i, x) * t.points(i, y) / 4;
                            expected += bias * t.beta * t.beta;
                        }
                    if (k(x * outputs + a, y * outputs + b) != expected) return false;
                }
    return true;
}
claim::legacy::Argument depth_ones(const Rational& bias) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && depth_one(1 + number % 3, number, bias);
    return argument.step("L = 1: Theta_kk'(x, x') = ((1/n_0) x^T x' + beta^2) delta_kk', from gradients (exact, 1 to 3 outputs)", rigor::truth(all));
}

/// d/d theta_p f_k (x) for the parameters below the last map, from dual numbers, against (1/sqrt n) sum_i d_p z_i sigma'(z_i) W_ki; and the split of the kernel.
bool chain_rule(long number, bool derivative_of_activation) {
    const ExactTraining t = ExactTraining::sample({1, 4, 4, 2}, 1, number);
    const ntk::DenseVector<Rational> x = t.points.col(0);
    ntk::FiniteNetwork<Rational> below = t.network;
    below.maps.pop_back();
    const auto z = ntk::network_output(below, x);
    std::vector<ntk::NetworkGradient<Rational>> parts;
    for (long i = 0; i < 4; ++i) parts.push_back(ntk::gradient(below, x, i));
    for (long k = 0; k < 2; ++k) {
        const auto whole = ntk::gradient(t.network, x, k);
        for (std::size_t l = 0; l < below.maps.size(); ++l)
            for (long p = 0; p < whole[l].weights.size(); ++p) {
                Rational sum = 0;
                for (long i = 0; i < 4; ++i)
                    if (z(i) > 0 || !derivative_of_activation) sum += parts[at(i)][l].weights.data()[p] * t.network.maps.back().weights(k, i) / 2;
                if (sum != whole[l].weights.data()[p]) return false;
            }
    }
    return true;
}
claim::legacy::Argument chain_rules(bool derivative_of_activation) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && chain_rule(number, derivative_of_activation);
    return argument.step(std::string("the derivatives with respect to lower weights are (1/sqrt n_L) sum_i d z_i ") + (derivative_of_activation ? "sigma'(z_i) " : "") + "W_ik (exact, L = 3, two outputs)", rigor::truth(all));
}

/// Theta^(L+1)_kk' = (1/n) sum_ii' Theta^(L)_ii' sigma' sigma' W_ik W_i'k' + ((1/n) alpha^T alpha' + beta^2) delta_kk'.
bool split(long number, bool second_part) {
    const ExactTraining t = ExactTraining::sample({1, 4, 4, 2}, 2, number);
    const Matrix below = t.subnetwork_kernel(2), whole = t.subnetwork_kernel(3), z = t.preactivations(2), a = t.activations(2);
    const auto& w = t.network.maps.back().weights;
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y)
            for (long k = 0; k < 2; ++k)
                for (long l = 0; l < 2; ++l) {
                    Rational sum = 0;
                    for (long i = 0; i < 4; ++i)
                        for (long j = 0; j < 4; ++j)
                            if (z(x, i) > 0 && z(y, j) > 0) sum += below(x * 4 + i, y * 4 + j) * w(k, i) * w(l, j) / 4;
                    if (second_part && k == l) {
                        sum += t.beta * t.beta;
                        for (long i = 0; i < 4; ++i) sum += a(x, i) * a(y, i) / 4;
                    }
                    if (sum != whole(x * 2 + k, y * 2 + l)) return false;
                }
    return true;
}
claim::legacy::Argument splits(bool second_part) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && split(number, second_part);
    return argument.step(std::string("the kernel of the whole is the sum over the lower parameters") + (second_part ? " plus ((1/n_L) alpha^T alpha' + beta^2) delta_kk'" : " alone") + " (exact, L + 1 = 3, two outputs)", rigor::truth(all));
}
/// E of the first part given Theta = Theta_infinity delta_ii': E W_ik W_ik' = delta_kk'; its variance over W for k = k': 2/n times the mean square, and 1/n for k != k'.
claim::legacy::Argument first_part(bool diagonal_only) {
    claim::legacy::Argument argument;
    bool all = true;
    // u_i = sigma'(z_i(x)) sigma'(z_i(x')) fixed, e.g. 1 for i < m: (1/n) sum_i u_i W_ik W_il.
    for (const long n : {4L, 100L})
        for (const long m : {1L, 3L}) {
            const Rational mean_same = Rational(m, n), variance_same = Rational(2 * m, n * n), variance_other = Rational(m, n * n);
            // By moments: E W^2 = 1, E W^4 = 3, E W_k W_l = 0, E W_k^2 W_l^2 = 1.
            const Rational square_same = (m * Rational(3) + Rational(m) * (m - 1)) / (Rational(n) * n), square_other = Rational(m) / (Rational(n) * n);
            all = all && square_same - mean_same * mean_same == variance_same && square_other == (diagonal_only ? variance_other : Rational(0));
        }
    return argument.step(diagonal_only ? "(1/n) sum u_i W_ik W_ik' has the mean (1/n) sum u_i delta_kk' and a variance of at most 2/n max u_i^2 (exact moments)" : "for k != k' it vanishes at finite width", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check appendix_a_norm() {
    return {
        .id = "jacot-2018/appendix-a-norm",
        .check = [](const claim::Context&) {
            return adjudicated(operator_norm(true), "all kernels with lambda_max(G) not in {0, 1/N}", {"N = n_L = 1, K(x, x) = 4: |f|_K = 2 |f|, so |K|_op = 2; the leading eigenvalue is 4.", "K = 4; print(sqrt(K), \"  \", mateigen(Mat(K), 1)[1])",
                                                               "Small: the bounds of A.2 and A.3 use |Theta|_op as the norm of Phi_Theta, which is |Theta|_op^2 by this definition (a.2-activation-bound, a.3-kernel-bounds). Only their constants change.",
                                                               R"($\|K\|_{op}=\sqrt{\lambda_{\max}/N}$, $\lambda_{\max}$ the leading eigenvalue of the Gram matrix; the operator norm of $\Phi_K$ is $\lambda_{\max}/N=\|K\|_{op}^2$.)", [] { return operator_norm(false); }, "all positive semidefinite kernels and finite data sets"});
        },
        .controls = {control("lambda_max", [] { return operator_norm(true); })},
        .property = claim::property("I + 3 v v^T/|v|^2 has the largest eigenvalue 4, exactly", [](long n, long k) {
            const Gram g = gram(n, 1, k);
            return rigor::truth(is_largest_eigenvalue(g.matrix, 4));
        }, claim::Input{"n", claim::integers(1, 5)}, number()),
    };
}
const claim::legacy::Registered registered_appendix_a_norm{appendix_a_norm};

claim::legacy::Check appendix_a_equivalence() {
    return {
        .id = "jacot-2018/appendix-a-equivalence",
        .check = with_misprint([](const claim::Context&) { return conclude(equivalence(1), claim::Evidence::proved, "finite data sets"); },
                               R"(With $\|K\|_{op}=\max_{\|f\|_{p^{in}}\le1}\left|\mathbb E_{x,x'}[f(x)^TK(x,x')f(x')]\right|^{1/2}$, which is defined for differences of kernels too.)"),
        .controls = {control("bounded by a hundredth of the sum of the entries", [] { return equivalence(Rational(1, 100)); })},
        .property = claim::property("both bounds, exactly", [](long n, long k) { return rigor::truth(norms_equivalent(n, k, 1)); }, claim::Input{"N", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_appendix_a_equivalence{appendix_a_equivalence};

claim::legacy::Check a_1_conditional() {
    return {
        .id = "jacot-2018/a.1-conditional",
        .check = [](const claim::Context&) { return conclude(conditionals(1), claim::Evidence::proved, "all networks and finite sets of points"); },
        .controls = {control("beta (= 2 beta^2 for beta = 1/2)", [] { return conditionals(2); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(conditional(n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_1_conditional{a_1_conditional};

claim::legacy::Check a_1_large_numbers() {
    return {
        .id = "jacot-2018/a.1-large-numbers",
        .check = [](const claim::Context&) { return conclude(law(Rational(5, 4)), claim::Evidence::tested, "argument for all Lipschitz sigma, the sequential limit; exact instances for the ReLU (100 random ones, seed as below)"); },
        .controls = {control("variance v^2/n", [] { return law(1); })},
        .property = claim::property("variance (5/4) v^2/n, exactly", [](long n, const Rational& v) { return rigor::truth(large_numbers(n, v, Rational(5, 4))); }, claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_a_1_large_numbers{a_1_large_numbers};

claim::legacy::Check a_1_kernel_base() {
    return {
        .id = "jacot-2018/a.1-kernel-base",
        .check = [](const claim::Context&) { return conclude(depth_ones(1), claim::Evidence::proved, "all n_0, n_1, beta"); },
        .controls = {control("2 beta^2", [] { return depth_ones(2); })},
        .property = claim::property("exactly", [](long outputs, long n) { return rigor::truth(depth_one(outputs, n, 1)); }, claim::Input{"outputs", claim::integers(1, 3)}, number()),
    };
}
const claim::legacy::Registered registered_a_1_kernel_base{a_1_kernel_base};

claim::legacy::Check a_1_chain_rule() {
    return {
        .id = "jacot-2018/a.1-chain-rule",
        .check = with_misprint([](const claim::Context&) { return conclude(chain_rules(true), claim::Evidence::proved, "all networks, sigma differentiable at the preactivations"); },
                               R"(With $W_{ki}^{(L)}$ for $W_{ik}^{(L)}$, if $W^{(L)}$ is the matrix that multiplies $\alpha^{(L)}$ (section-2-shapes).)"),
        .controls = {control("without sigma'", [] { return chain_rules(false); })},
        .property = claim::property("every derivative, exactly", [](long n) { return rigor::truth(chain_rule(n, true)); }, number()),
    };
}
const claim::legacy::Registered registered_a_1_chain_rule{a_1_chain_rule};

claim::legacy::Check a_1_split() {
    return {
        .id = "jacot-2018/a.1-split",
        .check = [](const claim::Context&) { return conclude(splits(true), claim::Evidence::proved, "all networks (the identity); the limit by a.1-large-numbers"); },
        .controls = {control("without the second part", [] { return splits(false); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(split(n, true)); }, number()),
    };
}
const claim::legacy::Registered registered_a_1_split{a_1_split};

claim::legacy::Check a_1_first_part() {
    return {
        .id = "jacot-2018/a.1-first-part",
        .check = [](const claim::Context&) { return conclude(first_part(true), claim::Evidence::tested, "argument for all Lipschitz sigma, beta > 0, the sequential limit; exact moments over W"); },
        .controls = {control("no fluctuation for k != k'", [] { return first_part(false); })},
        .property = claim::property("3 m + m (m - 1) - m^2 = 2 m: the variance, exactly", [](long m) { return rigor::truth(3 * m + m * (m - 1) - m * m == 2 * m); }, claim::Input{"m", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_1_first_part{a_1_first_part};

}  // namespace proofs::jacot_2018
