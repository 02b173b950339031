// Appendix A.3: lemma 1 and the four steps of its proof, at one moment of training in exact rationals. |Theta|_op: the operator norm of Phi_Theta (a.2-operator-norm), lambda_max(G)/N.
//  - Step 1 prints W Theta W without a transpose on the right.
//  - Step 4 prints w^(l) -> 0; |W^(l)(0)/sqrt(n_l)|_op -> 1, as n_l -> infinity with n_(l+1) fixed (sequential limit): W W^T/n_l -> Id.
//  - "The derivative of A converges uniformly to 0": only int |d_t| dt is bounded; with |d_t| = t^(-1/2)/2 on [0, 1] d/dt W = (1/sqrt n) <alpha, d_t> is unbounded near 0 for every n. What is used,
//    A(t) -> A(0), follows by integration. ("1/sqrt(min{1, …, n_L})" stands for min{n_1, …, n_L}.)
// Lemma 1, proof with these corrections. Let m = min(n_1, …, n_L), I = int_0^T |d_t| dt. A' <= m^(-1/2) Q(A) |d_t| with a polynomial Q that has positive coefficients. A(0) is stochastically bounded in the sequential
// limit. If A(0) <= M and I <= J and m^(1/2) > J sup_(M <= a <= 2 M) Q(a)/M, then A stays below 2 M on [0, T] (at the first time with A = 2 M, M <= m^(-1/2) sup Q J), and sup_t w~^(l)(t) <= A(T) - A(0) <= m^(-1/2) Q(2 M) J.
// In the iterated limit the innermost limits leave the bound (min of the other widths)^(-1/2), and the last one sends it to 0.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Matrix = ExactTraining::Matrix;

ExactTraining sample(long number) { return ExactTraining::sample({1, 4, 4, 1 + number % 2}, 1 + number % 3, number); }
claim::legacy::Argument over_samples(const std::string& says, const std::function<bool(const ExactTraining&)>& check) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && check(sample(number));
    return argument.step(says + " (exact; widths 1, 4, 4, 1 or 2, 1 to 3 points)", rigor::truth(all));
}

/// Step 1: d/dt z^(l) = Phi_(Theta^(l))(<d^(l), .>) and d/dt W^(l) = (1/sqrt n_l) <alpha^(l), d^(l+1)>, all l.
bool evolution(const ExactTraining& t, const Rational& factor) {
    const auto net = t.moving();
    for (long l = 1; l <= t.depth(); ++l) {
        Matrix d = t.direction_at(l);
        for (long i = 0; i < d.size(); ++i) d.data()[i] *= factor;
        if (t.preactivation_velocity(l) != t.kernel_map(l, d)) return false;
    }
    for (long l = 0; l < t.depth(); ++l) {
        const Matrix a = t.activations(l), d = t.direction_at(l + 1);
        const auto& map = net.maps[static_cast<std::size_t>(l)];
        for (long j = 0; j < map.outputs(); ++j)
            for (long i = 0; i < map.inputs(); ++i) {
                Rational product = 0;
                for (long x = 0; x < t.count(); ++x) product += a(x, i) * d(x, j) / t.count();
                if (map.weights(j, i).derivative != t.network.maps[static_cast<std::size_t>(l)].weight_scale * product) return false;
            }
    }
    return true;
}
/// Theta^(l+1) from Theta^(l), as a matrix over neurons for each pair of points; printed: W on both sides, for square W only, without a transpose.
bool kernel_recursion(const ExactTraining& t, bool printed) {
    for (long l = 1; l < t.depth(); ++l) {
        const Matrix below = t.subnetwork_kernel(l), above = t.subnetwork_kernel(l + 1), z = t.preactivations(l), a = t.activations(l);
        const auto& map = t.network.maps[static_cast<std::size_t>(l)];
        const long n = map.inputs(), m = map.outputs();
        if (printed && n != m) return false;  // the product W Theta W does not exist
        for (long x = 0; x < t.count(); ++x)
            for (long y = 0; y < t.count(); ++y)
                for (long j = 0; j < m; ++j)
                    for (long k = 0; k < m; ++k) {
                        Rational sum = 0;
                        for (long i = 0; i < n; ++i)
                            for (long h = 0; h < n; ++h)
                                if (z(x, i) > 0 && z(y, h) > 0)
                                    sum += map.weight_scale * map.weight_scale * map.weights(j, i) * below(x * n + i, y * n + h) * (printed ? map.weights(h, k) : map.weights(k, h));
                        if (j == k) {
                            sum += t.beta * t.beta;
                            for (long i = 0; i < n; ++i) sum += map.weight_scale * map.weight_scale * a(x, i) * a(y, i);
                        }
                        if (sum != above(x * m + j, y * m + k)) return false;
                    }
    }
    return true;
}

/// w^(l)(t)^2 to 1 %, a^(l)(t)^2.
Rational weight_norm_square(const ExactTraining& t, long l) {
    const auto& map = t.network.maps[static_cast<std::size_t>(l)];
    return operator_square_bound(map.weights) * map.weight_scale * map.weight_scale;
}
Rational activation_square(const ExactTraining& t, long l) { return t.mean_square(t.activations(l)) / t.network.maps[static_cast<std::size_t>(l)].inputs(); }

/// Step 2: |d^(l)|^2 <= product of w^(k)^2, k = l … L, |d|^2.
bool direction_bounds(const ExactTraining& t, const Rational& factor) {
    Rational bound = t.mean_square(t.direction);
    for (long l = t.depth() - 1; l >= 1; --l) {
        bound *= factor * weight_norm_square(t, l);
        if (t.mean_square(t.direction_at(l)) > bound) return false;
    }
    return true;
}
/// Step 2: |Theta^(1)| <= a0^2 + beta^2, |Theta^(l+1)| <= w^2 |Theta^(l)| + a^2 + beta^2, by inertia of the Gram matrices.
bool kernel_bounds(const ExactTraining& t, const Rational& factor) {
    Rational bound = activation_square(t, 0) + t.beta * t.beta;
    for (long l = 1; l <= t.depth(); ++l) {
        if (l > 1) bound = weight_norm_square(t, l - 1) * bound + activation_square(t, l - 1) + t.beta * t.beta;
        if (rigor::inertia(as_rational_matrix(t.subnetwork_kernel(l)).shifted(factor * bound * t.count())).positive > 0) return false;
    }
    return true;
}
/// Step 3: (d/dt a~)^2 <= |d/dt z|^2/n <= (1/n) |Theta|^2 |d^(l)|^2 and |d/dt W/sqrt n|_op^2 <= (1/n) a^2 |d^(l+1)|^2.
bool velocity_bounds(const ExactTraining& t, const Rational& factor) {
    const auto net = t.moving();
    for (long l = 1; l < t.depth(); ++l) {
        const long n = t.network.maps[static_cast<std::size_t>(l)].inputs();
        const Rational norm = largest_eigenvalue_bound(as_rational_matrix(t.subnetwork_kernel(l))) / t.count();
        if (t.mean_square(t.preactivation_velocity(l)) / n > factor * norm * norm * t.mean_square(t.direction_at(l)) / n) return false;
        const auto& map = net.maps[static_cast<std::size_t>(l)];
        Matrix velocity(map.outputs(), map.inputs());
        for (long i = 0; i < velocity.size(); ++i) velocity.data()[i] = map.weights.data()[i].derivative;
        const RationalMatrix w = as_rational_matrix(velocity), square = w * w.transpose();
        if (rigor::inertia(square.shifted(factor * n * activation_square(t, l) * t.mean_square(t.direction_at(l + 1)) / n)).positive > 0) return false;
    }
    return true;
}

/// E (W W^T/n)_jk = delta_jk, variance (1 + delta_jk)/n: the operator norm of W/sqrt n tends to 1 for fixed m.
claim::legacy::Argument initial(const Rational& limit) {
    claim::legacy::Argument argument;
    bool mean = true;
    for (const long n : {10L, 1000L, 1'000'000L}) {
        // n E W^2/n and Var: (n 3 + n (n - 1))/n^2 - 1
        const Rational diagonal = Rational(n) / n, variance = (3 * Rational(n) + Rational(n) * (n - 1)) / (Rational(n) * n) - 1;
        mean = mean && diagonal == limit && variance == Rational(2, n);
    }
    return argument.step("(W W^T/n)_jj has the mean " + rigor::to_string(limit) + " and the variance 2/n, n = 10, 10^3, 10^6 (exact moments): w^(l)(0)^2 tends to it", rigor::truth(mean));
}

/// The claim that A <= 2 M: for Q(a) = a^3 and |d| with int = J, the solution of a' = m^(-1/2) a^3 |d| from M is M/sqrt(1 - 2 M^2 J/sqrt m).
Truth stays_below(const Rational& M, const Rational& J, long m, const Rational& factor) {
    const rigor::Precision precision(192);
    const Ball root = rigor::sqrt(Ball(m)), inside = Ball(1) - Ball(2) * Ball(Rational(M * M * J)) / root;
    const Truth hypothesis = rigor::certainly_less(Ball(Rational(8 * M * M * M * J / M)), root);  // m^(1/2) > J Q(2 M)/M
    if (hypothesis != Truth::yes) return Truth::yes;                                                // nothing is said
    const Ball end = Ball(M) / rigor::sqrt(inside);
    return rigor::certainly_positive(inside) && rigor::certainly_less(end, Ball(Rational(factor * 2 * M))) && rigor::certainly_at_most(end - Ball(M), Ball(Rational(8 * M * M * M * J)) / root);
}
claim::legacy::Argument bootstrap(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& M : {Rational(1, 2), Rational(2)})
        for (const Rational& J : {Rational(1), Rational(5)})
            for (const long m : {1000L, 1'000'000L}) all = all && stays_below(M, J, m, factor);
    return argument.step("A' = m^(-1/2) A^3 |d|, A(0) = M, int |d| = J, m^(1/2) > 8 M^2 J: A stays below 2 M and A - A(0) <= 8 M^3 J m^(-1/2) (closed form, balls)", all);
}
/// sup over t in [1/k^2, 1] of t^(-1/2)/2 against its integral.
claim::legacy::Argument uniform(bool printed) {
    claim::legacy::Argument argument;
    bool bounded = true, integral = true;
    for (const long k : {10L, 1000L, 100'000L}) {
        bounded = bounded && Rational(k, 2) <= 100;         // |d_t| at t = 1/k^2
        integral = integral && Rational(1) - Rational(1, k) < 1;  // sqrt t between 1/k^2 and 1
    }
    argument.step("|d_t| = t^(-1/2)/2: int from 1/k^2 to 1 of |d_t| dt = 1 - 1/k, k = 10, 10^3, 10^5", rigor::truth(integral));
    if (printed) return argument.step("the rate (1/sqrt n) |alpha| |d_t| is bounded on (0, 1]: |d_t| <= 100 at t = 10^-2, 10^-6, 10^-10", rigor::truth(bounded));
    const claim::legacy::Argument more = bootstrap(1);
    for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
    return argument;
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check lemma_1() {
    return {
        .id = "jacot-2018/lemma-1",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument = over_samples("the bounds of steps 2 and 3", [](const ExactTraining& t) { return direction_bounds(t, 1) && kernel_bounds(t, 1) && velocity_bounds(t, 1); });
            const claim::legacy::Argument more = bootstrap(1);
            for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
            claim::legacy::Finding finding = conclude(argument, claim::Evidence::tested, "argument for all Lipschitz sigma, L, T, directions with int |d_t| dt stochastically bounded, given that A(0) is (a.3-initial, proposition 1); its inequalities on exact instances (100 random comparisons, seed as below)");
            finding.stronger = "The bound is m^(-1/2) times a stochastically bounded factor, m = min(n_1, …, n_L): it holds for m -> infinity in any manner in which the ratios n_(l+1)/n_l stay bounded (so that the w^(l)(0) do), as long as int |d_t| dt stays bounded.";
            return finding;
        },
        .controls = {control("below half of 2 M", [] { return bootstrap(Rational(1, 2)); })},
        .property = claim::property("A stays below 2 M, in balls", [](const Rational& M, const Rational& J, long m) { return stays_below(M, J, m, 1); }, claim::Input{"M", claim::positive_rationals()}, claim::Input{"J", claim::positive_rationals()}, claim::Input{"m", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_lemma_1{lemma_1};

claim::legacy::Check a_3_evolution() {
    return {
        .id = "jacot-2018/a.3-evolution",
        .check = [](const claim::Context&) { return conclude(over_samples("both lines, every layer", [](const ExactTraining& t) { return evolution(t, 1); }), claim::Evidence::proved, "all networks, sigma differentiable at the preactivations"); },
        .controls = {control("2 d^(l)", [] { return over_samples("with 2 d^(l)", [](const ExactTraining& t) { return evolution(t, 2); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(evolution(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_3_evolution{a_3_evolution};

claim::legacy::Check a_3_subnetwork_kernels() {
    const auto argument = [](bool printed) { return over_samples(printed ? "W Theta W + …" : "W Theta W^T + …, every layer", [printed](const ExactTraining& t) { return kernel_recursion(t, printed); }); };
    return {
        .id = "jacot-2018/a.3-subnetwork-kernels",
        .check = [argument](const claim::Context&) {
            return adjudicated(argument(true), "all networks with non-symmetric W^(l)", {"n_l = 2, n_(l+1) = 1: W = (1, 2) is 1 x 2 and Theta is 2 x 2: W Theta W does not exist.", "W = Mat([1, 2]); T = matid(2);\niferr(print(W*T*W), E, print(errname(E))); print(W*T*W~)\n\\\\ prints an error (e_OP) and 5", "None: a transpose is missing.",
                                                                   R"($\Theta^{(\ell+1)}=\frac1{\sqrt{n_\ell}}W^{(\ell)}\dot\sigma\Theta^{(\ell)}\dot\sigma\left(\frac1{\sqrt{n_\ell}}W^{(\ell)}\right)^T+\left[\frac1{n_\ell}\alpha^{(\ell)T}\alpha^{(\ell)}+\beta^2\right]\otimes Id_{n_{\ell+1}}$)", [argument] { return argument(false); }, "all networks"});
        },
        .controls = {control("without the transpose", [argument] { return argument(true); })},
        .property = claim::property("with the transpose, exactly", [](long n) { return rigor::truth(kernel_recursion(sample(n), false)); }, number()),
    };
}
const claim::legacy::Registered registered_a_3_subnetwork_kernels{a_3_subnetwork_kernels};

claim::legacy::Check a_3_direction_bounds() {
    return {
        .id = "jacot-2018/a.3-direction-bounds",
        .check = [](const claim::Context&) { return conclude(over_samples("every layer", [](const ExactTraining& t) { return direction_bounds(t, 1); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("a hundredth", [] { return over_samples("a hundredth", [](const ExactTraining& t) { return direction_bounds(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(direction_bounds(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_3_direction_bounds{a_3_direction_bounds};

claim::legacy::Check a_3_kernel_bounds() {
    return {
        .id = "jacot-2018/a.3-kernel-bounds",
        .check = with_misprint([](const claim::Context&) { return conclude(over_samples("every layer", [](const ExactTraining& t) { return kernel_bounds(t, 1); }), claim::Evidence::proved, "all networks"); }, R"(With $\|\Theta\|_{op}$ for the operator norm of $\Phi_\Theta$ (a.2-operator-norm).)"),
        .controls = {control("a tenth", [] { return over_samples("a tenth", [](const ExactTraining& t) { return kernel_bounds(t, Rational(1, 10)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(kernel_bounds(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_3_kernel_bounds{a_3_kernel_bounds};

claim::legacy::Check a_3_velocity_bounds() {
    return {
        .id = "jacot-2018/a.3-velocity-bounds",
        .check = with_misprint([](const claim::Context&) { return conclude(over_samples("both velocities, every hidden layer", [](const ExactTraining& t) { return velocity_bounds(t, 1); }), claim::Evidence::proved, "all networks"); },
                               R"(With $\|\Theta\|_{op}$ for the operator norm of $\Phi_\Theta$ (a.2-operator-norm), and $\sum_{k=1}^L\left(a^{(k)}(0)+c\tilde a^{(k)}(t)+w^{(k)}(0)+\tilde w^{(k)}(t)\right)$.)"),
        .controls = {control("a hundredth", [] { return over_samples("a hundredth", [](const ExactTraining& t) { return velocity_bounds(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(velocity_bounds(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_3_velocity_bounds{a_3_velocity_bounds};

claim::legacy::Check a_3_initial() {
    return {
        .id = "jacot-2018/a.3-initial",
        .check = [](const claim::Context&) {
            return adjudicated(initial(0), "every layer", {"n_(l+1) = 1: |W/sqrt(n_l)|^2 is the mean of n_l squares of N(0, 1) variables and tends to 1, not 0.", "print(intnum(x = [-oo, 1], [oo, 1], x^2*exp(-x^2/2))/sqrt(2*Pi))", "None: convergent, hence bounded, is what is needed.",
                                                           R"($w^{(\ell)}(0)\to1$ in the sequential limit)", [] { return initial(1); }, "every l >= 1; entries of W W^T/n_l - Id have mean 0 and variance at most 2/n_l"});
        },
        .controls = {control("0", [] { return initial(0); })},
        .property = claim::property("(3 n + n (n - 1))/n^2 - 1 = 2/n, exactly", [](long n) { return rigor::truth((3 * Rational(n) + Rational(n) * (n - 1)) / (Rational(n) * n) - 1 == Rational(2, n)); }, claim::Input{"n", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_3_initial{a_3_initial};

claim::legacy::Check a_3_uniform() {
    return {
        .id = "jacot-2018/a.3-uniform",
        .check = [](const claim::Context&) {
            return adjudicated(uniform(true), "directions with sup |d_t| = infinity", {"|d_t| = t^(-1/2)/2 on (0, 1], int = 1: d/dt W^(L) = (1/sqrt n_L) <alpha^(L), d_t> has the size t^(-1/2)/(2 sqrt n_L) |alpha|, unbounded as t -> 0 at every width.", "d(t) = t^(-1/2)/2;\nprint(intnum(t = [0, -1/2], 1, d(t)), \"  \", d(1e-10))\n\\\\ prints 1, 50000",
                                                             "None: integrate the bound instead.", R"($A(t)-A(0)\le\frac1{\sqrt{\min\{n_1,\dots,n_L\}}}\sup\tilde Q(A)\int_0^t\|d_s\|_{p^{in}}ds\to0$, uniformly in $t\in[0,T]$)", [] { return uniform(false); }, "lemma-1"});
        },
        .controls = {control("the rate is bounded", [] { return uniform(true); }), control("corrected, below half of 2 M", [] { return bootstrap(Rational(1, 2)); })},
        .property = claim::property("int from 1/k^2 to 1 is 1 - 1/k, the value at 1/k^2 is k/2", [](long k) { return rigor::truth(1 - Rational(1, k) < 1 && Rational(k, 2) * Rational(k, 2) * 4 == Rational(k) * k); }, claim::Input{"k", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_3_uniform{a_3_uniform};

}  // namespace proofs::jacot_2018
