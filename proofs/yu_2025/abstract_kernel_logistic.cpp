// Abstract page: the networks "cannot be approximated by kernel logistic regression based on the NTK under overtraining (i.e., when training time approaches infinity)". The
// paper proves something about kernels; this is a statement about functions. Let F_t be kernel logistic regression with a fixed kernel K, F' = K c(F) on the samples, from
// any F_0, and f_t the network along an absolutely continuous solution of (2.7) with V_t = sum ln(1 + e^(-m_i)) -> 0, m_i = (2 y_i - 1) f_t(x_i) (theorem 1 has it for
// lambda_min(K_t) >= C). Then sup_t max_i |f_t(x_i) - F_t(x_i)| = infinity:
//  1. f is positively homogeneous of degree 1 in each of two disjoint blocks of parameters: p = W^(L+1) and q = (W^(L), b^(L)) for (2.1); p = W^(L+1) and q = (A, b, all b^(l), all
//     d^(l)) for (2.2), where all preactivations, branches and the stream scale with q. Euler: <p, grad_p f> = f = <q, grad_q f>. With S = sum u_i m_i: <p, p'> = <q, q'> = S,
//     |q|^2 - |p|^2 is constant, and by Cauchy-Schwarz -V' = |theta'|^2 >= S^2/|p|^2 + S^2/|q|^2 >= 2 S^2/N, N = max(|p|^2, |q|^2), N' = 2 S.
//  2. With l_i = ln(1 + e^(-m_i)) <= V <= 1/8: u_i = 1 - e^(-l_i) >= l_i (1 - V/2) and m_i = -ln(e^(l_i) - 1) >= ln(1/V) - V. So S >= V g, g = (1 - V/2)(ln(1/V) - V).
//  3. (ln N)' = 2 S/N <= -V'/S <= -V'/(V g) <= -V' (1/(V ln(1/V)) + 1), so N <= kappa ln(1/V) from the time on when V <= 1/8, kappa = e^(1/8) N_0/ln(1/V_0).
//  4. V' <= -2 V^2 g^2/N <= -V^2 ln(1/V)/kappa, as g^2 >= ln(1/V)^2/2: Y = 1/V has Y' >= ln(Y)/kappa, so Y/t -> infinity, at least like ln(t)/kappa.
//  5. W = sum ln(1 + e^(-M_i)) of F: W' = -u^T K^r u >= -|K| |u|^2 >= -|K| W^2 (u_i <= l_i), so 1/W <= 1/W_0 + |K| t.
//  6. ln(1 + e^(-B) z) >= e^(-B) ln(1 + z) for B >= 0: if m_i <= M_i + B for all i, then V >= e^(-B) W. So max_i (m_i - M_i) >= ln(W/V) -> infinity, like ln ln t at least.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// <block, grad_block f(x)> for the two blocks; `biases` false leaves the biases out of q.
struct Blocks {
    Rational output, inner;
};
Blocks euler(const ExactNetwork& network, const ExactVector& x, bool biases) {
    const auto g = ntk::gradient(network, x);
    const std::size_t last = network.maps.size() - 1;
    const auto weights = [&](std::size_t i) {
        Rational sum = 0;
        for (long k = 0; k < g[i].weights.size(); ++k) sum += network.maps[i].weights.data()[k] * g[i].weights.data()[k];
        return sum;
    };
    const auto bias = [&](std::size_t i) {
        Rational sum = 0;
        for (long k = 0; k < g[i].bias.size(); ++k) sum += network.maps[i].bias(k) * g[i].bias(k);
        return sum;
    };
    Blocks result{weights(last), 0};
    if (network.wiring == ntk::Wiring::chain) {
        result.inner = weights(last - 1) + (biases ? bias(last - 1) : Rational(0));
    } else {
        result.inner = weights(0);
        for (std::size_t i = 0; i < last && biases; ++i) result.inner += bias(i);
    }
    return result;
}

Truth homogeneous(long seed, bool biases) {
    const TrainingSample sample = training_sample(seed);
    bool all = true;
    for (long i = 0; i < sample.points.cols(); ++i) {
        const ExactVector x = sample.points.col(i);
        const Rational f = ntk::network_output(sample.network, x)(0);
        const Blocks blocks = euler(sample.network, x, biases);
        all = all && blocks.output == f && blocks.inner == f;
    }
    return rigor::truth(all);
}

/// Steps 2 to 4 at one V in (0, 1/8], g at least `share` times what is said.
Truth estimates(const Rational& v, const Rational& share) {
    const rigor::Precision precision(256);
    const Ball value(v), log = -rigor::log(value), g = (Ball(1) - value / Ball(2)) * (log - value);
    return rigor::certainly_less(Ball(share) * log * log / Ball(2), g * g) && rigor::certainly_less(Ball(1) / (value * g) - Ball(1) / (value * log), Ball(1)) &&
           rigor::certainly_less(log - value, -rigor::log(rigor::exp(value) - Ball(1)) + Ball::dyadic(1, -200));
}

/// Step 2 for one sample: u >= l (1 - V/2) and m >= ln(1/V) - V where l = V (the worst), and u <= l; step 6 with z = e^(-M).
Truth one_sample(const Rational& v, const Rational& b) {
    const rigor::Precision precision(256);
    const Ball l(v), u = Ball(1) - rigor::exp(-l), z = rigor::exp(l) - Ball(1), small = rigor::exp(Ball(Rational(-b)));
    const Ball slack = Ball::dyadic(1, -200);
    return rigor::certainly_less(l * (Ball(1) - l / Ball(2)), u + slack) && rigor::certainly_less(u, l + slack) &&
           rigor::certainly_less(small * l, rigor::log(Ball(1) + small * z) + slack);
}

claim::Argument argue(bool biases, const Rational& share) {
    claim::Argument argument = divergence_argument(Rational(1, 1000));
    argument.step("Euler's identity for both blocks: <p, grad_p f> = f = <q, grad_q f>, 120 networks of both kinds, exactly", for_seeds(120, [&](long seed) { return homogeneous(seed, biases); }));
    // L = ln(1/V) >= ln 8 > 2.07, V <= 1/8. Monotone in V: g/L = (1 - V/2)(1 - V/L) falls as V grows, so its worst value is at 1/8; and 1/(V g) - 1/(V L) =
    // (L - g)/(V g L) <= (1 + L/2)/(g L), since L - g <= V + V L/2, with g >= sqrt(1/2) L: at most sqrt(2) (1/L^2 + 1/(2 L)), which falls as L grows.
    const rigor::Precision precision(128);
    const Ball l8 = rigor::log(Ball(8)), g8 = Ball(Rational(15, 16)) * (l8 - Ball(Rational(1, 8)));
    argument.step("g^2 >= ln(1/V)^2/2 for 0 < V <= 1/8: g/ln(1/V) = (1 - V/2)(1 - V/ln(1/V)) is least at V = 1/8 (ball)", rigor::certainly_less(Ball(share) * l8 * l8 / Ball(2), g8 * g8))
        .step("1/(V g) - 1/(V ln(1/V)) <= sqrt(2) (1/ln(8)^2 + 1/(2 ln 8)) <= 1 (ball)", rigor::certainly_less(rigor::sqrt(Ball(2)) * (Ball(1) / (l8 * l8) + Ball(1) / (Ball(2) * l8)), Ball(1)));
    Truth all = Truth::yes;
    for (long k = 3; k <= 60; ++k) all = all && estimates(rigor::power_of_two(-k), share) && one_sample(rigor::power_of_two(-k), Rational(k, 7));
    return argument.step("the estimates of steps 2 to 4 and 6 at V = 2^-3 … 2^-60, B = k/7 (balls; for all V by concavity of 1 - e^-l and ln(1 + z), and e^V - 1 <= V e^V)", all);
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(true, 1), claim::Evidence::proved, "both networks, every width and depth L >= 1, every n and labels, any fixed symmetric kernel K and any F_0, along every absolutely continuous solution of (2.7) with V_t -> 0 (as under the hypothesis of theorem 1)");
    finding.stronger = "The paper compares kernels only. Here the functions: max_i (2 y_i - 1)(f_t(x_i) - F_t(x_i)) >= ln(W_t/V_t) -> infinity, at least like ln ln t: the loss of the network falls at least like 1/(t ln t), that of kernel logistic regression with a fixed kernel no faster than 1/(|K| t).";
    finding.remark = "V_t -> 0 is a hypothesis of this argument, not of the statement: where V_t has a positive limit (it never grows) and K(X, X) is positive definite, W_t -> 0 by lemma 8, and the last step with the roles exchanged gives max_i (M_i - m_i) >= ln(V_t/W_t) -> infinity; a network at rest is left behind. The gap shown grows like ln ln t while the outputs grow like ln t; that the relative error does not vanish is not shown.";
    return finding;
}

}  // namespace

claim::Claim abstract_kernel_logistic() {
    return {
        .id = "yu-2025/abstract-kernel-logistic",
        .where = "abstract page; sections 1.2 and 4.2",
        .title = "No approximation by kernel logistic regression for all times",
        .statement = R"(In classification problems, fully connected neural networks and residual neural networks cannot be approximated by kernel logistic regression based on the NTK under overtraining (i.e., when training time approaches infinity).)",
        .reading = "On the samples, uniformly in t >= 0: sup over t and i of |f_t(x_i) - F_t(x_i)| is infinite, F_t the gradient flow of kernel logistic regression with a fixed kernel; the loss of the network tends to 0. Relative to the size of f nothing is claimed.",
        .method = "Homogeneity in two blocks of parameters bounds the norm of the output weights by ln(1/V) (argument in the file); identities in exact rationals, inequalities in balls.",
        .attack = "Tried: q without its biases (Euler's identity fails, control); one sample with L = m = 1, x = 0, V = b, f_0 = F_0 = 1/2, where f' = sqrt(8) f/(1 + e^f) and F' = K_0/(1 + e^F): integrated numerically in another language up to t = 10^59, the gap is ln ln t + 0.73 to 0.92 from t = 10^4 on. The constant depends on the start.",
        .uses = {"yu-2025/theorem-1", "yu-2025/eq-3.2"},
        .check = check,
        .controls = {{"q without the biases", [](const claim::Context&) { return claim::verdict_of(argue(false, 1).conclusion()); }},
                     {"g^2 >= 0.8 ln(1/V)^2", [](const claim::Context&) { return claim::verdict_of(argue(true, Rational(8, 5)).conclusion()); }}},
        .property = claim::property("the estimates at random V = 1/(8 + k) and B, in balls, and Euler's identities for the network of a random seed, exactly",
                                    [](long k, const Rational& b, long seed) { return estimates(Rational(1, 8 + k), 1) && one_sample(Rational(1, 8 + k), b) && homogeneous(seed, true); },
                                    claim::Input{"k", claim::integers(0, 1'000'000)}, claim::Input{"B", claim::positive_rationals()}, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace proofs::yu_2025
