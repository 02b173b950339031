// Section 4: the tangent kernel of finite networks, what the limit depends on, and when it is positive definite.
//
// "The limiting NTK is positive definite if the span of the derivatives becomes dense in F w.r.t. |.|_pin as the width grows", n_L = 1, different data x_1 … x_N. By contraposition: let c != 0 with
// c^T Theta_infinity^(L) c = 0. Theta_infinity^(L) = sum_l Sigma^(l) o dotSigma^(l+1) o … o dotSigma^(L) (entrywise products), no term negative, so
//   sum_x c_x g(x) prod_(k = l)^(L-1) dotsigma(h_k(x)) = 0 almost surely, for each l, g = sigma(f) or beta (for l = 1 a coordinate x_i/sqrt(n_0) or beta), f ~ GP(Sigma^(l-1)), h_k ~ GP(Sigma^(k)) independent:                 (*)
// that is, for almost all (f, h_l, …) in R_(l-1) x R_l x …, R_k the range of Sigma^(k) in R^N. In a network of finite width the derivative with respect to a weight W^(l-1)_ji is a combination of
// terms alpha_i(x) prod_k dotsigma(z_(j_k)(x)) over paths; given the layers below, the vector z_j^(k) is N(0, S^(k)) with range of S^(k) = span of the sigma(z_j^(k-1)) and beta 1, contained in
// R_k, and equal to R_k with a probability that tends to 1 as the widths grow. There the joint law of the z on a path has a density on R_(l-1) x R_l x …, and (*) makes every derivative
// orthogonal to c: their span is not dense. The converse holds too: if Theta_infinity is positive definite so is Theta^(L) with probability tending to 1 (theorem 1).
//
// "The span of the preactivations of the last layer (which themselves appear in d F, corresponding to the connection weights of the last layer)": the derivative with respect to W^(L-1)_i is
// alpha_i^(L-1)/sqrt(n_(L-1)), the activation.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// d/dt f at the data from dual numbers against Phi_Theta(<d, .>), and the kernel against the sum over parameters.
bool evolution(const std::vector<long>& widths, long number, const Rational& factor) {
    const ExactTraining t = ExactTraining::sample(widths, 2, number);
    ExactTraining::Matrix k = t.kernel_map(t.depth(), t.direction);
    for (long i = 0; i < k.size(); ++i) k.data()[i] *= factor;
    return t.preactivation_velocity(t.depth()) == k;
}
claim::legacy::Argument evolutions(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 8; ++number) all = all && evolution({1, 4, 2}, number, factor) && evolution({4, 4, 1}, number, factor) && evolution({1, 4, 4, 2}, number, factor);
    return argument.step("d/dt f along theta_p' = <d_p F, d>_pin is (1/N) sum_j Theta(x, x_j) d(x_j) (exact; L = 2, 3, one and two outputs)", rigor::truth(all));
}

claim::legacy::Argument depends(bool only) {
    claim::legacy::Argument argument;
    const auto first = [](const Rational& n0, const Rational& beta) { return Rational(1 / n0 + beta * beta); };  // L = 1, unit vector
    const Rational low(1, 10);
    return argument.step(only ? "Theta_infinity^(1)(x, x), |x| = 1, is the same for beta = 1/10 and beta = 1 (and for n_0 = 1 and 2)" : "Theta_infinity^(1)(x, x) = 1/n_0 + beta^2, |x| = 1, depends on beta and on n_0",
                         rigor::truth((first(2, low) == first(2, 1) && first(1, low) == first(2, low)) == only));
}

/// Sigma^(l)(x, x)Sigma^(l)(x', x') >= Sigma^(l)(x, x')^2, by the walk in balls at unit vectors with product z.
Truth pair_is_semidefinite(const Rational& z, const Rational& beta, long layers, const Rational& inflate) {
    const rigor::Precision precision(256);
    ntk::TwoPointKernelIteration<Ball> off({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, beta)), diagonal({1, 1, 1}, ntk::FullyConnectedKernel::jacot(2, beta));
    Truth all = Truth::yes;
    for (long l = 1; l <= layers; ++l) {
        all = all && rigor::certainly_less(rigor::abs(off.covariance()) * Ball(inflate), diagonal.covariance());
        off.advance();
        diagonal.advance();
    }
    return all;
}
claim::legacy::Argument pairs(const Rational& inflate) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& z : {Rational(-9, 10), Rational(0), Rational(99, 100)})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)}) all = all && pair_is_semidefinite(z, beta, 8, inflate);
    return argument.step("the 2 x 2 covariance of (f(x), f(x')) is positive definite at layers 1 to 8, ReLU (balls): the recursion needs no more", all);
}

/// Rank of Theta on three antipodal pairs of the circle, L = 2 or 3, for a network with the given beta.
long rank_at_pairs(const std::vector<long>& hidden, const Rational& beta, long number) {
    std::vector<long> widths{4};
    widths.insert(widths.end(), hidden.begin(), hidden.end());
    widths.push_back(1);
    ExactTraining t = ExactTraining::sample(widths, 6, number);
    for (auto& map : t.network.maps) map.bias_scale = beta;
    const RationalMatrix circle = claim::antipodal_circle_points(3);
    for (long i = 0; i < 6; ++i) {
        for (long k = 0; k < 4; ++k) t.points(k, i) = 0;
        t.points(0, i) = circle(i, 0);
        t.points(1, i) = circle(i, 1);
    }
    // At a kink, which has probability 0 at initialisation, 1(z > 0) is one-sided: draw again.
    for (long l = 1; l < t.depth(); ++l) {
        const auto z = t.preactivations(l);
        for (long i = 0; i < z.size(); ++i)
            if (z.data()[i] == 0) return rank_at_pairs(hidden, beta, number + 1'000'003);
    }
    return rigor::rank(as_rational_matrix(t.subnetwork_kernel(t.depth())));
}
claim::legacy::Argument dense(const Rational& beta_of_limit_singular) {
    claim::legacy::Argument argument;
    bool singular = true, regular = false, deep = false;
    for (long number = 0; number < 6; ++number) {
        singular = singular && rank_at_pairs({16}, beta_of_limit_singular, number) < 6;
        regular = regular || rank_at_pairs({16}, Rational(1, 2), number) == 6;
        deep = deep || rank_at_pairs({9, 9}, 0, number) == 6;
    }
    return argument.step("three antipodal pairs of the circle, ReLU, L = 2, beta = " + rigor::to_string(beta_of_limit_singular) + ", where the limit is singular for beta = 0: the derivatives of every one of 6 networks with 16 neurons do not span the functions on the data (exact rank)", rigor::truth(singular))
        .step("with beta = 1/2, where the limit is positive definite, those of some network do", rigor::truth(regular))
        .step("so do those of some network with L = 3 and beta = 0, where it is too", rigor::truth(deep));
}

/// d F/d W^(L-1)_i at a point is value_i/sqrt n with the activations or the preactivations of the layer below.
bool last_layer(long number, bool activations) {
    const ExactTraining t = ExactTraining::sample({1, 4, 4, 1}, 2, number);
    const long l = t.depth() - 1;
    const auto value = activations ? t.activations(l) : t.preactivations(l);
    for (long x = 0; x < 2; ++x) {
        const auto g = ntk::gradient(t.network, ntk::DenseVector<Rational>(t.points.col(x)));
        for (long i = 0; i < 4; ++i)
            if (g.back().weights(0, i) != value(x, i) / 2) return false;
    }
    return true;
}
claim::legacy::Argument last_layers(bool activations) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 8; ++number) all = all && last_layer(number, activations);
    return argument.step(std::string("the derivative with respect to W_i^(L-1) is the ") + (activations ? "activation alpha_i^(L-1)" : "preactivation z_i^(L-1)") + "/sqrt(n_(L-1)) (exact, L = 3)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_4_evolution() {
    return {
        .id = "jacot-2018/section-4-evolution",
        .check = [](const claim::Context&) { return conclude(evolutions(1), claim::Evidence::proved, "all differentiable networks, finite data sets and directions"); },
        .controls = {control("twice the kernel", [] { return evolutions(2); })},
        .property = claim::property("velocity of f = kernel sum, exactly", [](long n) { return rigor::truth(evolution({1, 4, 4, 2}, n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_4_evolution{section_4_evolution};

claim::legacy::Check remark_2() {
    return {
        .id = "jacot-2018/remark-2",
        .check = [](const claim::Context&) { return conclude(pairs(1), claim::Evidence::proved, "all sigma with second moments, beta, L and pairs of points"); },
        .controls = {control("covariance times 2", [] { return pairs(2); })},
        .property = claim::property("positive definite through 5 layers, z in (-1, 1)", [](const Rational& z, long b) { return pair_is_semidefinite(z, Rational(b, 8), 5, 1); }, claim::Input{"z", claim::interior_correlations()}, claim::Input{"8 beta", claim::integers(1, 16)}),
    };
}
const claim::legacy::Registered registered_remark_2{remark_2};

claim::legacy::Check section_4_1_depends() {
    return {
        .id = "jacot-2018/section-4.1-depends",
        .check = [](const claim::Context&) {
            return adjudicated(depends(true), "every L", {"L = 1, |x| = 1, n_0 = 2: Theta_infinity^(1)(x, x) = 1/2 + beta^2: 51/100 for beta = 1/10, 3/2 for beta = 1. For n_0 = 1 and beta = 1/10 it is 101/100.", "K(n0, b) = 1/n0 + b^2;\nprint(K(2, 1/10), \"  \", K(2, 1), \"  \", K(1, 1/10))", "None: a sentence of orientation; the recursion shows beta and n_0.",
                                                        R"(The limiting $\Theta_\infty^{(L)}$ depends on $\beta$ and $n_0$ as well.)", [] { return depends(false); }, "the recursion of theorem 1"});
        },
        .controls = {control("nothing else", [] { return depends(true); })},
        .property = claim::property("1/n_0 + beta^2 determines beta >= 0 for given n_0", [](const Rational& a, const Rational& b) { return rigor::truth((a * a == b * b) == (a == b)); }, claim::Input{"beta", claim::positive_rationals()}, claim::Input{"beta'", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_4_1_depends{section_4_1_depends};

claim::legacy::Check section_4_2_dense() {
    return {
        .id = "jacot-2018/section-4.2-dense",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(dense(0), claim::Evidence::tested, "argument for all Lipschitz sigma, L, beta > 0 (or beta = 0 and Sigma^(l)(x, x) > 0), finite data sets, n_L = 1; exact ranks of 6 and 100 random networks, seed as below");
            finding.stronger = "If and only if: the converse is theorem 1.";
            return finding;
        },
        .controls = {control("the limit would be singular for beta = 1/2", [] { return dense(Rational(1, 2)); })},
        .property = claim::property("networks without biases are singular at three antipodal pairs, L = 2, exactly", [](long n) { return rigor::truth(rank_at_pairs({4}, 0, n) < 6); }, number()),
    };
}
const claim::legacy::Registered registered_section_4_2_dense{section_4_2_dense};

claim::legacy::Check section_4_2_preactivations() {
    return {
        .id = "jacot-2018/section-4.2-preactivations",
        .check = [](const claim::Context&) {
            return adjudicated(last_layers(false), "every sigma that is not the identity on the values that occur", {"L = 2, n_0 = n_1 = 1, ReLU, any beta > 0, x = 1, W^(0) = -1, b^(0) = 0: z = -1, the derivative of f = W^(1) relu(-1) + beta b^(1) with respect to W^(1) is 0, not -1.", "relu(z) = max(z, 0);\nz = -1; print(relu(z), \"  \", z)", "None: a word; the references (11; 14) are about activations.",
                                                             R"(The span of the activations of the last hidden layer (which themselves appear in $\partial_{\theta_p}F^{(L)}$).)", [] { return last_layers(true); }, "all networks"});
        },
        .controls = {control("preactivations", [] { return last_layers(false); })},
        .property = claim::property("activations, exactly", [](long n) { return rigor::truth(last_layer(n, true)); }, number()),
    };
}
const claim::legacy::Registered registered_section_4_2_preactivations{section_4_2_preactivations};

}  // namespace proofs::jacot_2018
