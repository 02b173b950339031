// Appendix A.2, the lines of the proof of theorem 2 from the bound on A(t) to its end, with footnote 4: the rates at which neurons and the kernel move, at one moment of training in exact rationals (exact_training.hpp).
//  - "d f/d b_j = delta_jj'": beta delta_jj'.
//  - Rates. A(t) <= A(0) exp(K/sqrt n), K = max(c^2 |Theta|_op, 1) int |d|: the variations are at most A(0)(exp(K/sqrt n) - 1) <= A(0) K exp(K)/sqrt n. A summand alpha_i alpha_i'/n then varies by O(n^(-3/2)), the sum
//    over n of them by O(n^(-1/2)): neuron i varies by e_i = A_i(0) K exp(K)/sqrt n, so the sum by at most (1/n) sum_i e_i (|alpha_i| + |alpha_i'| + e_i), which is n^(-1/2) times a mean over the neurons of products of
//    A_i(0) and alpha_i. It is this mean that stays bounded; the largest |alpha_i| of n neurons grows, for Gaussian ones like sqrt(2 log n).
//  - The last sentence is about the speed at each t, where |d_t| need not be bounded as the widths grow; the integral over [0, t] is. d_t = n on [t_0, t_0 + 1/n] and 0 elsewhere has int |d_t| dt = 1 at every width, and
//    d/dt z_i(t_0) = sqrt n Theta^(1)(x, x) sigma'(z_i) W_i (one data point, L + 1 = 2). Over that interval a neuron with sigma(z) = z on its way obeys z' = (k/sqrt n) W d, W' = (1/sqrt n) z d, k = Theta^(1)(x, x):
//    z(s) = z cosh(sqrt(k) s/sqrt n) + sqrt(k) W sinh(sqrt(k) s/sqrt n), s = int |d|. The change is O(n^(-1/2)), the speed is not.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/common/a_2_samples.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Matrix = ExactTraining::Matrix;

/// sqrt n (exp(K/sqrt n) - 1) <= K exp(K), n >= 1.
Truth rate(const Rational& K, long n, const Rational& power_factor) {
    const rigor::Precision precision(256);
    const Ball root = rigor::sqrt(Ball(n));
    return rigor::certainly_at_most(root * (rigor::exp(Ball(K) / root) - Ball(1)), Ball(power_factor) * Ball(K) * rigor::exp(Ball(K)));
}
claim::legacy::Argument rates(const Rational& factor) {
    claim::legacy::Argument argument;
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
/// (1/n) sum (a_i b_i - a0_i b0_i) with |a_i - a0_i|, |b_i - b0_i| <= e_i, another e_i for each neuron: at most factor (1/n) sum e_i (|a0_i| + |b0_i| + e_i).
bool product_variation(long n, long number, const Rational& scale, const Rational& factor) {
    const ExactTraining r = ExactTraining::sample({1, 1}, 5 * n, number);
    Rational sum = 0, bound = 0;
    for (long i = 0; i < n; ++i) {
        const Rational a0 = r.points(0, i), b0 = r.points(0, n + i), e = scale * abs(r.points(0, 4 * n + i));
        const Rational da = e * (r.points(0, 2 * n + i) > 0 ? 1 : -1), db = e * (r.points(0, 3 * n + i) > 0 ? 1 : -1);
        sum += ((a0 + da) * (b0 + db) - a0 * b0) / n;
        bound += e * (abs(a0) + abs(b0) + e) / n;
    }
    return abs(sum) <= factor * bound;
}
/// n neurons with alpha = alpha' = 1 that grow by 1/sqrt n, root = sqrt n: root^power times the change of the sum of n products.
Rational aligned(long root, unsigned long power) {
    const Rational grown = 1 + Rational(1, root);
    return rigor::power(Rational(root), power) * (grown * grown - 1);
}
/// `power` = 1: the printed rate of the sum, n^(-1/2); 2: n^(-1). `growing`: with the largest of the |alpha_i| for their mean.
claim::legacy::Argument variations(const Rational& factor, unsigned long power = 1, bool growing = false) {
    claim::legacy::Argument argument;
    bool all = true, rate = true;
    for (long number = 0; number < 20; ++number)
        for (const long n : {1L, 4L, 9L}) all = all && product_variation(n, number, Rational(1, n), factor);
    for (const long root : {2L, 100L, 10'000L}) rate = rate && aligned(root, power) <= 3;
    const rigor::Precision precision(256);
    // P(max_i |Z_i| <= 4) = (1 - 2 Q(4))^n, 2 Q(4) >= 2 (1/4 - 1/64) exp(-8)/sqrt(2 pi)
    const Ball tail = Ball(2) * Ball(Rational(15, 64)) * rigor::exp(Ball(-8)) / rigor::sqrt(Ball(2) * Ball::pi());
    const Truth grows = rigor::certainly_less(rigor::power(Ball(1) - tail, 1'000'000UL), Ball(rigor::parse_rational("1e-25")));
    return argument.step("activations of neuron i that vary by e_i change (1/n) sum alpha_i alpha_i' by at most (1/n) sum e_i (|alpha_i| + |alpha_i'| + e_i) (exact, e_i different for each neuron)", rigor::truth(all))
        .step(std::string("n neurons with alpha_i = 1 that move by n^(-1/2): the sum moves by at most 3 ") + (power == 1 ? "n^(-1/2)" : "n^(-1)") + ", n = 4, 10^4, 10^8 (exact)", rigor::truth(rate))
        .step(growing ? "the largest of n = 10^6 independent |N(0, 1)| is at most 4 with a probability of 1/2" : "the largest of n = 10^6 independent |N(0, 1)| is at most 4 with a probability below 10^-25 (balls): max |alpha_i| is no bound, the mean over i is",
              growing ? !grows : grows);
}

/// |erf'(u) - erf'(w)| <= C |u - w|, C = max|erf''| = (4/sqrt pi) u e^(-u^2) at u = 1/sqrt 2.
Truth second_derivative(const Rational& u, const Rational& w, const Rational& factor) {
    const rigor::Precision precision(512);  // u and w may be as close as 2^-200
    const auto slope = [](const Rational& x) { return Ball(2) / rigor::sqrt(Ball::pi()) * rigor::exp(-Ball(Rational(x * x))); };
    const Ball c = Ball(4) / rigor::sqrt(Ball::pi()) / rigor::sqrt(Ball(2)) * rigor::exp(-Ball(Rational(1, 2)));
    return rigor::certainly_at_most(rigor::abs(slope(u) - slope(w)), Ball(factor) * c * Ball(Rational(abs(u - w))));
}
claim::legacy::Argument second_derivatives(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = -30; k < 30; ++k) all = all && second_derivative(Rational(k, 10), Rational(k + 1, 10), factor);
    return argument.step("erf: |sigma'(u) - sigma'(w)| <= 0.968 |u - w| at neighbouring points of [-3, 3] (balls)", all);
}

/// d/dt z_i at t_0 for one data point x = 1, beta = 1/2, z_i = W_i = 1, root^2 neurons (ReLU, which is smooth there), in the direction d.
Rational speed(long root, const Rational& d) {
    ExactTraining t = ExactTraining::sample({1, root * root, 1}, 1, 0);
    for (auto& map : t.network.maps) {
        map.weights.setConstant(Rational(1));
        map.bias.setConstant(Rational(0));
    }
    t.points(0, 0) = 1;
    t.direction(0, 0) = d;
    return t.preactivation_velocity(1)(0, 0);
}
const std::vector<long> roots{2, 10, 50};
/// sqrt n |d/dt z_i(t_0)| <= 100 along d = n on [t_0, t_0 + 1/n].
claim::legacy::Argument speeds() {
    claim::legacy::Argument argument;
    bool bounded = true;
    for (const long root : roots) bounded = bounded && root * speed(root, root * root) <= 100;
    return argument.step("d_t = n on [t_0, t_0 + 1/n], 0 elsewhere, L + 1 = 2, one data point, n = 4, 100, 2500: sqrt n d/dt z_i(t_0) <= 100 (exact)", rigor::truth(bounded));
}
/// n^(power/2) |z(t_0 + 1/n) - z(t_0)| <= 3 along the same direction, k = 5/4, z = W = 1, in closed form.
Truth change(long root, unsigned long power) {
    const rigor::Precision precision(256);
    const Ball k = rigor::sqrt(Ball(Rational(5, 4))), up = rigor::exp(k / Ball(root)), down = Ball(1) / up;
    const Ball moved = (up + down) / Ball(2) + k * (up - down) / Ball(2) - Ball(1);
    return rigor::certainly_at_most(rigor::power(Ball(root), power) * moved, Ball(3));
}
claim::legacy::Argument changes(unsigned long power, const Rational& constant) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    bool slow = true;
    for (const long root : {2L, 100L, 10'000L}) all = all && change(root, power);
    for (const long root : roots) slow = slow && root * speed(root, 1) == Rational(5, 4);
    argument.step(std::string("along the same d_t the change of z_i over [t_0, t_0 + 1/n] is at most 3 ") + (power == 1 ? "n^(-1/2)" : "n^(-1)") + ", n = 4, 10^4, 10^8 (closed form, balls)", all)
        .step("for d_t = 1 the speed at t_0 is (5/4) n^(-1/2), n = 4, 100, 2500 (exact)", rigor::truth(slow));
    const claim::legacy::Argument more = rates(constant);
    for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
    return argument;
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check a_2_rate() {
    return {
        .id = "jacot-2018/a.2-rate",
        .check = [](const claim::Context&) { return conclude(rates(1), claim::Evidence::proved, "all K, n >= 1"); },
        .controls = {control("a hundredth of the constant", [] { return rates(Rational(1, 100)); })},
        .property = claim::property("in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_2_rate{a_2_rate};

claim::legacy::Check a_2_bias_derivative() {
    const auto argument = [](bool beta) { return over_samples(beta ? "d f_j'/d b_j = beta delta_jj'" : "d f_j'/d b_j = delta_jj'", [beta](const ExactTraining& t) { return top_derivatives(t, beta); }); };
    return {
        .id = "jacot-2018/a.2-bias-derivative",
        .check = [argument](const claim::Context&) {
            return adjudicated(argument(false), "every beta != 1", {"L = 1, f(x) = W x/sqrt(n_0) + beta b: d f/d b = beta, e.g. 0.1 in the experiments.", "f(b) = 2 + (1/10)*b;\nprint(f'(0))", "None: constant in either case, which is all that is used.",
                                                                  R"($\partial_{b_j^{(L)}}f_{\theta,j'}=\beta\delta_{jj'}$)", [argument] { return argument(true); }, "all networks"});
        },
        .controls = {control("delta_jj'", [argument] { return argument(false); })},
        .property = claim::property("beta delta_jj', exactly", [](long n) { return rigor::truth(top_derivatives(sample(n), true)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_bias_derivative{a_2_bias_derivative};

claim::legacy::Check a_2_top_weights() {
    return {
        .id = "jacot-2018/a.2-top-weights",
        .check = [](const claim::Context&) { return conclude(over_samples("alpha_i/sqrt n", [](const ExactTraining& t) { return top_weights(t, 1); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("twice", [] { return over_samples("twice", [](const ExactTraining& t) { return top_weights(t, 2); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(top_weights(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_top_weights{a_2_top_weights};

claim::legacy::Check a_2_kernel_variation() {
    return {
        .id = "jacot-2018/a.2-kernel-variation",
        .check = [](const claim::Context&) { return conclude(variations(1), claim::Evidence::proved, "all Lipschitz sigma"); },
        .controls = {control("a thousandth of the bound", [] { return variations(Rational(1, 1000)); }), control("the sum at the rate 1/n", [] { return variations(1, 2); }), control("the largest |alpha_i| bounded", [] { return variations(1, 1, true); })},
        .property = claim::property("|sum of products| <= (1/n) sum e_i (|alpha_i| + |alpha_i'| + e_i), exactly", [](long n, long k) { return rigor::truth(product_variation(n, k, Rational(1, 10), 1)); }, claim::Input{"n", claim::integers(1, 9)}, number()),
    };
}
const claim::legacy::Registered registered_a_2_kernel_variation{a_2_kernel_variation};

claim::legacy::Check a_2_second_derivative() {
    return {
        .id = "jacot-2018/a.2-second-derivative",
        .check = [](const claim::Context&) { return conclude(second_derivatives(1), claim::Evidence::proved, "all sigma with a bounded second derivative"); },
        .controls = {control("half the constant", [] { return second_derivatives(Rational(1, 2)); })},
        .property = claim::property("erf, in balls", [](const Rational& u, const Rational& w) { return u == w ? Truth::yes : second_derivative(3 * u, 3 * w, 1); }, claim::Input{"u/3", claim::correlations()}, claim::Input{"w/3", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_a_2_second_derivative{a_2_second_derivative};

claim::legacy::Check a_2_conclusion() {
    return {
        .id = "jacot-2018/a.2-conclusion",
        .check = [](const claim::Context&) {
            return adjudicated(speeds(), "directions with an unbounded |d_t| at some t", {"One data point x = 1, L + 1 = 2, beta = 1/2, d_t = n on [t_0, t_0 + 1/n] and 0 elsewhere, n = n_L: int |d_t| dt = 1 at every width. At t_0 the parameters are the initial ones, and d/dt z_i(t_0) = sqrt n Theta^(1)(x, x) sigma'(z_i) W_i with Theta^(1)(x, x) = 5/4. Where sigma'(z_i) W_i = 1 that is 5/2, 25/2, 125/2 for n = 4, 100, 2500: it grows like sqrt n.",
                                                               "speed(n) = 5/4*n/sqrtint(n);\nprint([speed(4), speed(100), speed(2500)])",
                                                               "None: the change over [0, t] is what is needed, and it is small.", R"(The change of $\tilde\alpha_i^{(L)}$ over $[0,t]$, and with it that of $\dot\sigma(\tilde\alpha_i^{(L)})$, goes to zero at the rate $\frac1{\sqrt{n_L}}$, uniformly in $t\in[0,T]$.)", [] { return changes(1, 1); }, "a.2-rate and a.2-second-derivative"});
        },
        .controls = {control("the speed at the rate n^(-1/2)", [] { return speeds(); }), control("corrected, the change at the rate 1/n", [] { return changes(2, 1); }), control("corrected, a hundredth of the constant", [] { return changes(1, Rational(1, 100)); })},
        .property = claim::property("the change is at most K exp(K)/sqrt n, in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_2_conclusion{a_2_conclusion};

claim::legacy::Check footnote_4() {
    return {
        .id = "jacot-2018/footnote-4",
        .check = [](const claim::Context&) { return conclude(rates(1), claim::Evidence::tested, "argument for hidden layers, hypotheses of theorem-2; the rate in balls (100 random instances, seed as below)"); },
        .controls = {control("a hundredth of the constant", [] { return rates(Rational(1, 100)); })},
        .property = claim::property("the variation is at most K exp(K)/sqrt n, in balls", [](long K, long n) { return rate(Rational(K, 10), n, 1); }, claim::Input{"10 K", claim::integers(1, 50)}, claim::Input{"n", claim::integers(2, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_footnote_4{footnote_4};

}  // namespace proofs::jacot_2018
