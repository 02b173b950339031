#include "proofs/concordance.hpp"

#include "ntk/network/finite_network.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/common/antipodal_pairs.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"
#include "proofs/common/kernel_descent.hpp"

namespace proofs {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using ntk::FullyConnectedKernel, ntk::PairInnerProducts;

const std::vector<Rational>& correlations() {
    static const std::vector<Rational> list{Rational(-1), Rational(-3, 5), Rational(0), Rational(7, 10), Rational(99, 100)};
    return list;
}
Truth equal(const Ball& a, const Ball& b) { return rigor::certainly_less(rigor::abs(a - b), Ball::dyadic(1, -120)); }

claim::legacy::Argument depth() {
    claim::legacy::Argument argument;
    const std::vector<long> hidden{8, 8, 2}, widths{3, 8, 8, 2, 1};
    return argument.step("3 hidden layers: 4 affine maps, L = 3 for Yu et al., L = 4 for the others", rigor::truth(ntk::yu_fully_connected<double>(3, hidden).maps.size() == 4 && ntk::jacot_network<double>(widths, 0).maps.size() == 4));
}

/// One hidden layer, ReLU, x = x': E Theta = E[W^2 step] v + E relu^2 + beta^2 = Theta_infinity^(2), whatever the width is, and the variance is 3 v^2/n.
claim::legacy::Argument mean_at_initialisation() {
    const Rational v(2, 3), beta(1, 5), mean = v / 2 + v / 2 + beta * beta, limit = v * Rational(1, 2) + (v / 2 + beta * beta), square = (3 * v * v + 2 * v * v + 3 * v * v) / 2;
    claim::legacy::Argument argument;
    return argument.step("one hidden layer, ReLU, x = x': the mean of Theta is Theta_infinity^(2) at every width, its variance 3 Sigma^(1)(x, x)^2/n (exact moments)", rigor::truth(mean == limit && square - v * v == 3 * v * v));
}

claim::legacy::Argument covariance() {
    const rigor::Precision precision(192);
    claim::legacy::Argument argument;
    Truth without = Truth::yes, with = Truth::yes;
    for (const Rational& z : correlations())
        for (long L = 1; L <= 6; ++L) {
            ntk::TwoPointKernelIteration<Ball> jacot({1, z, 1}, FullyConnectedKernel::jacot(3, 0)), plain({1, z, 1}, FullyConnectedKernel::without_bias()), yu({1, z, 1}, FullyConnectedKernel::yu_bias_outside()),
                other({4, 4 * z, 4}, {Rational(1, 4), 1, 2 * Rational(1, 2), 1});
            for (auto* walk : {&jacot, &plain, &yu, &other}) walk->advance_to(L);
            without = without && equal(jacot.covariance() * Ball(Rational(3) * rigor::power(Rational(2), static_cast<unsigned long>(L - 1))), plain.covariance());
            with = with && equal(yu.covariance(), other.covariance());
        }
    return argument.step("beta = 0, ReLU: n_0 2^(L-1) Sigma^(L) is the L-fold iterate with 2 E[relu relu], L <= 6 (balls)", without)
        .step("Jacot's recursion with sqrt(2) relu, beta = 1, at sqrt(n_0) x is Yu's with the bias outside the factor 2 (n_0 = 4, balls)", with);
}

claim::legacy::Argument tangent() {
    const rigor::Precision precision(192);
    claim::legacy::Argument argument;
    Truth normal = Truth::yes, printed = Truth::no;
    for (const Rational& z : correlations()) {
        // (L + 1) Theta_bar^(L+1) = h'(rho_L) L Theta_bar^(L) + h(rho_L), with rho and h from arccos.
        Ball rho{z}, unnormalised{z};
        for (long L = 1; L <= 6; ++L) {
            ntk::TwoPointKernelIteration<Ball> jacot({1, z, 1}, FullyConnectedKernel::jacot(3, 0));
            jacot.advance_to(L);
            normal = normal && equal(jacot.tangent_kernel() * Ball(Rational(3) * rigor::power(Rational(2), static_cast<unsigned long>(L - 1))), unnormalised);
            const Ball angle = rigor::acos_on_domain(rho), slope = Ball(1) - angle / Ball::pi(), next = (rigor::sin(angle) + (Ball::pi() - angle) * rho) / Ball::pi();
            unnormalised = slope * unnormalised + next;
            rho = next;
        }
    }
    // Le's L for l, L = 3, l = 1, on the diagonal: Theta^(3)/2 + Sigma^(4) = 1/2 against Theta^(2) = 1.
    Rational covariance = 1, theta = 1;
    std::vector<Rational> thetas{theta}, covariances{covariance};
    for (int l = 1; l < 4; ++l) {
        covariance /= 2;
        theta = theta / 2 + covariance;
        thetas.push_back(theta);
        covariances.push_back(covariance);
    }
    printed = rigor::truth(thetas[2] / 2 + covariances[3] == thetas[1]);
    return argument.step("n_0 2^(L-1) Theta_infinity^(L) = L Theta_bar^(L), beta = 0, L <= 6 (balls; two recursions)", normal).step("with L for l the recursion is false (exact, the diagonal, L = 3)", !printed);
}

claim::legacy::Argument function_space() {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 6; ++number) {
        const auto t = jacot_2018::ExactTraining::sample({1, 4, 4, 1 + number % 2}, 2, number);
        all = all && t.preactivation_velocity(t.depth()) == t.kernel_map(t.depth(), t.direction);
    }
    return argument.step("networks with two hidden layers: d/dt f along theta_p' = <d_p F, d>_pin is (1/N) sum_j Theta(x, x_j) d(x_j) (exact, dual numbers against the kernel)", rigor::truth(all));
}

claim::legacy::Argument duals() {
    const rigor::Precision precision(192);
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& z : correlations()) {
        const Ball r{z}, angle = rigor::acos_on_domain(r), root = rigor::sqrt_on_domain(Ball(Rational(1 - z * z)));
        const Ball k0 = (Ball::pi() - angle) / Ball::pi(), k1 = (r * (Ball::pi() - angle) + root) / Ball::pi();
        const Ball arcsin = Ball::pi() / Ball(2) - angle;
        all = all && equal(k1, root / Ball::pi() + r / Ball(2) + r * arcsin / Ball::pi()) && equal(k0 / Ball(2), arcsin / (Ball(2) * Ball::pi()) + Ball(Rational(1, 4)));
    }
    return argument.step("kappa_1 = h and kappa_0/2 = dotSigma of St-Arnaud et al. at five correlations (balls)", all);
}

claim::legacy::Argument definiteness() {
    claim::legacy::Argument argument;
    const RationalMatrix pairs = claim::antipodal_circle_points(3);
    return argument.step("ReLU, beta = 0, L = 2, three antipodal pairs of the circle: a vector that is mapped to 0 (to 2^-150 in balls; exactly by st-arnaud-2026/section-4-case-a)", relu_kernel_maps_odd_relation_to_zero(2, 0))
        .step("the same points with beta = 1/10, L = 2, and with beta = 0, L = 3: positive definite (certified)", relu_kernel_definite(2, Rational(1, 10), pairs) && relu_kernel_definite(3, 0, pairs));
}

claim::legacy::Argument ends() {
    // K(x, x') = 1 + x x', x_1 = 1, y_1 = 0, f_0 = x - 1: coefficients on (1, x).
    const Rational f0[2] = {-1, 1}, at_data = f0[0] + f0[1], a = (0 - at_data) / 2;
    const Rational limit[2] = {f0[0] + a, f0[1] + a};
    claim::legacy::Argument argument;
    return argument.step("K = 1 + x x', x_1 = 1, y_1 = 0, f_0 = x - 1: the flow ends at f_0 + K(x, x_1) K(x_1, x_1)^-1 (y_1 - f_0(x_1)) = x - 1, not at the interpolant of smallest norm, 0 (exact)",
                         rigor::truth(limit[0] == -1 && limit[1] == 1));
}

claim::legacy::Argument costs() {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 10; ++number) {
        const KernelDescent s = KernelDescent::sample(3, 1, 3, number);
        // d of (1/2) mean f^2, mean f^2, (1/2) sum f^2: f, 2 f, 3 f for N = 3.
        const auto velocity = [&](const Rational& factor) {
            auto d = s.values;
            for (Rational& q : d) q *= factor;
            return s.gradient(d);
        };
        auto jacot = velocity(1), le = velocity(2), sum = velocity(3);
        for (std::size_t i = 0; i < jacot.size(); ++i) all = all && le[i] == 2 * jacot[i] && sum[i] == 3 * jacot[i];
    }
    return argument.step("the flows have the same paths; Le's runs twice as fast as Jacot's, that of half the sum N times as fast (exact, N = 3)", rigor::truth(all));
}

claim::legacy::Argument decay() {
    claim::legacy::Argument argument;
    bool square = true, root = true;
    for (long number = 0; number < 10; ++number) {
        square = square && cost_decays(KernelDescent::sample(2, 1, 2, number));
        root = root && cost_decays(KernelDescent::sample(2, 1, 2, number), true);
    }
    return argument.step("d/dt C = -|d|_K^2 (exact)", rigor::truth(square)).step("not -|d|_K", rigor::truth(!root));
}

}  // namespace

std::vector<Concordance> concordance() {
    using R = Relation;
    return {
        {"What L counts, and where the factors are",
         {{"yu-2025/eq-2.1", R"($\alpha^{(l)}=\sqrt{2/m_l}\,\sigma(W^{(l)}\alpha^{(l-1)}+b^{(l)})$, $f=W^{(L+1)}\alpha^{(L)}$)", "L hidden layers, L + 1 maps; no bias in the last; factor sqrt(2/m) after the activation"},
          {"jacot-2018/section-2-parameters", R"($\tilde\alpha^{(\ell+1)}=\frac1{\sqrt{n_\ell}}W^{(\ell)}\alpha^{(\ell)}+\beta b^{(\ell)}$)", "L maps, L - 1 hidden layers; biases everywhere, times beta"},
          {"le-2025/section-2.2-network", R"($\tilde\alpha_i^{l+1}=\beta b_i^l+\frac1{\sqrt{n_l}}\sum_jW_{ij}^l\alpha_j^l$)", "as Jacot et al."},
          {"st-arnaud-2026/definition-1", R"($\Sigma^{(1)}=\frac1{n_0}x^\top x'$)", "as Jacot et al. with beta = 0"}},
         {{R::equivalent, "Jacot et al. and Le, word for word; St-Arnaud et al. are their case beta = 0."}, {R::convention, "Yu et al. with L is the same depth as the others with L + 1; with sqrt(2) sigma for sigma, beta = 1 and sqrt(n_0) x for x, up to the missing bias of the output."}},
         depth},
        {"The recursion for Sigma",
         {{"jacot-2018/proposition-1", R"($\Sigma^{(L+1)}=\mathbb E[\sigma\sigma]+\beta^2$)", "beta > 0"},
          {"le-2025/theorem-2.6", R"($\Sigma^{l+1}=\mathbb E[\sigma\sigma]+\beta^2$)", "the same; no condition on beta"},
          {"st-arnaud-2026/definition-1", R"($\Sigma^{(l+1)}=\mathbb E[\sigma\sigma]$)", "beta = 0"},
          {"yu-2025/eq-3.6", R"($\Sigma^{(l+1)}=2(\mathbb E[\sigma\sigma]+1)$)", "factor 2; the bias inside the factor, as printed"}},
         {{R::equivalent, "Jacot et al. and Le; St-Arnaud et al. for beta = 0."}, {R::convention, "The factor 2 of Yu et al. is sigma -> sqrt(2) sigma (and no 1/n_0 in the first layer)."}, {R::contradict, "Yu et al. as printed, 2 (E + 1), against the network that they define, whose limit has 2 E + 1."}},
         covariance},
        {"The recursion for Theta",
         {{"jacot-2018/theorem-1", R"($\Theta_\infty^{(L+1)}=\Theta_\infty^{(L)}\dot\Sigma^{(L+1)}+\Sigma^{(L+1)}$)", ""},
          {"st-arnaud-2026/theorem-1", R"($\Theta_\infty^{(l+1)}=\dot\Sigma^{(l+1)}\Theta_\infty^{(l)}+\Sigma^{(l+1)}$)", "beta = 0"},
          {"st-arnaud-2026/proposition-5-recurrence", R"($\bar\Theta^{(L+1)}=\frac L{L+1}h'(\rho^{(L)})\bar\Theta^{(L)}+\frac1{L+1}h(\rho^{(L)})$)", R"($\bar\Theta^{(L)}=n_02^{L-1}\Theta_\infty^{(L)}/L$, unit vectors)"},
          {"yu-2025/eq-3.5", R"($\Theta^{(l+1)}=\Theta^{(l)}\dot\Sigma^{(l+1)}+\Sigma^{(l+1)}$)", "dotSigma with the factor 2"},
          {"le-2025/theorem-4.1-recursion", R"($\Theta_\infty^{l+1}=\Theta_\infty^L\dot\Sigma^{L+1}+\Sigma^{L+1}$)", "L for l"},
          {"jacot-2018/a.4-step-1", R"($\Theta^{(L+1)}=\dot\Sigma^{(L)}\Theta^{(L)}+\Sigma^{(L+1)}$)", "dotSigma of the layer below"}},
         {{R::equivalent, "Jacot et al. (theorem 1), St-Arnaud et al. and Yu et al., each with its Sigma; the normalized recurrence is the same one divided by L."}, {R::contradict, "Le as printed, and Jacot et al. in appendix A.4 step 1, against theorem 1: indices."}},
         tangent},
        {"kappa_0, kappa_1 and the depth map h",
         {{"yu-2025/section-3.1-kappa-0", R"($\kappa_0(u)=\frac1\pi(\pi-\arccos u)$)", "= 2 E[step step]"},
          {"yu-2025/section-3.1-kappa-1", R"($\kappa_1(u)=\frac1\pi(u(\pi-\arccos u)+\sqrt{1-u^2})$)", "= 2 E[relu relu]"},
          {"st-arnaud-2026/proposition-2", R"($\rho^{(L+1)}=\frac{\sqrt{1-\rho^2}}\pi+\frac\rho2+\frac{\rho\arcsin\rho}\pi$, $\dot\Sigma=\frac{\arcsin\rho}{2\pi}+\frac14$)", "h = kappa_1, dotSigma = kappa_0/2"}},
         {{R::equivalent, "h is kappa_1."}, {R::convention, "dotSigma of St-Arnaud et al. and Jacot et al. is half of kappa_0, as their sigma is not multiplied by sqrt 2."}},
         duals},
        {"The tangent kernel at initialisation",
         {{"jacot-2018/theorem-1", "converges in probability to $\\Theta_\\infty^{(L)}\\otimes Id$", "sigma Lipschitz"},
          {"le-2025/theorem-4.1", "the same, sequentially", "sigma Lipschitz (footnote)"},
          {"st-arnaud-2026/theorem-1", "the same, for a \"non-linear activation\"", "no hypothesis on the activation"}},
         {{R::equivalent, "Jacot et al. and Le (who take the widths to infinity one after the other; for Jacot et al. see also le-2025/remark-2.7)."}, {R::contradict, "St-Arnaud et al. drop \"Lipschitz\", without which the recursion need not have finite values; see the claim."}}, mean_at_initialisation},
        {"The tangent kernel in training",
         {{"jacot-2018/theorem-2", "uniformly for $t\\in[0,T]$, as the widths grow", "smooth sigma, int |d_t| bounded"},
          {"le-2025/remark-4.3", "the same, hypotheses left out", ""},
          {"le-2025/corollary-4.4", "the dynamics is that of the fixed kernel", ""},
          {"yu-2025/abstract-kernel-diverges", "the kernel diverges as $t\\to\\infty$", "a fixed network, cross-entropy"}},
         {{R::equivalent, "Le's remark 4.3 with the hypotheses of theorem 2."},
          {R::convention, "Not a contradiction: Jacot et al. fix T and let the widths grow, Yu et al. fix the widths and let t grow. The two limits do not commute for the cross-entropy, under which f runs off to infinity (last entry)."}},
         [] { return cross_entropy_runs_off(); }},
        {"Positive-definiteness",
         {{"jacot-2018/proposition-2", "$S^{n_0-1}$, $L\\ge2$, $\\sigma$ no polynomial", "beta > 0"},
          {"jacot-2018/abstract-definite", "data on the sphere, $\\sigma$ no polynomial", "the same in short; the exact conditions stand there"},
          {"le-2025/section-4.1-positive-definite", "$\\mathbb S^{n_0-1}$, $L\\ge2$", "no condition on beta"},
          {"st-arnaud-2026/section-4-case-a", "$S^{n_0-1}$, $L\\ge2$, ReLU", "beta = 0"},
          {"yu-2025/proposition-1", "all of $\\mathbb R^d$, ReLU", "biases: strictly positive definite for all different points"}},
         {{R::convention, "Jacot et al. state it on the sphere, Yu et al. on all of R^d for the ReLU with biases; with beta > 0 the sphere is not needed for any sigma that is no polynomial (jacot-2018/proposition-2). The L of Yu et al. counts hidden layers: L >= 1 there is L >= 2 here."},
          {R::contradict, "St-Arnaud et al., beta = 0 and L = 2, against the exact conditions: six points of the circle. Le, who puts no condition on beta, likewise."}},
         definiteness},
        {"Training in function space",
         {{"jacot-2018/section-4-evolution", R"($\partial_tf_\theta=-\nabla_{\Theta^{(L)}}C$, $\Theta^{(L)}=\sum_p\partial_{\theta_p}F\otimes\partial_{\theta_p}F$)", "mean over the data"},
          {"le-2025/section-3-chain-rule", R"($\partial_tf(x)=-\frac1m\sum_i\Theta(x,x^{(i)})d(x^{(i)})$)", "mean over the data"},
          {"yu-2025/eq-3.2", R"($\frac{d}{dt}f(x)=\sum_iK_t(x,x_i)(2y_i-1)u_i$)", "sum over the data; ReLU, kinks"}},
         {{R::equivalent, "The chain rule in all three, where the network is differentiable in its parameters."}, {R::convention, "Yu et al. sum over the data, the others take the mean: their time is N times as fast."},
          {R::convention, "At kinks of the ReLU the formula can fail (yu-2025/eq-3.2-beyond-kinks); Jacot et al. suppose a smooth sigma."}},
         function_space},
        {"Where least-squares training ends",
         {{"jacot-2018/section-5-limit", R"($f_\infty=\kappa^T\tilde K^{-1}y^*+(f_0-\kappa^T\tilde K^{-1}y_0)$)", ""},
          {"st-arnaud-2026/proposition-3", R"($f_\infty=f_0+\Theta(\Theta(XX^\top))^{-1}(y^*-y_0)$)", ""},
          {"le-2025/proposition-4.5", R"($f_\infty^*$ minimises $\lVert f\rVert_{\mathcal H_\Theta}$ among the interpolants)", "f_0 not mentioned"},
          {"le-2025/proposition-4.5-zero", "the same from $f_0=0$", "f_0 = 0"}},
         {{R::equivalent, "Jacot et al. and St-Arnaud et al."}, {R::contradict, "Le, unless f_0 is in the span of the kernel functions of the data; for f_0 = 0 all agree."}},
         ends},
        {"The cost and the clock",
         {{"jacot-2018/section-5-solution", R"($C=\frac12\lVert f-f^*\rVert_{p^{in}}^2$, $f_t=f^*+e^{-t\Pi}(f_0-f^*)$)", "1/2 and 1/N: rates lambda(G)/N"},
          {"le-2025/section-3-cost", R"($C=\frac1m\sum\lVert f-y\rVert^2$)", "no 1/2: rates 2 lambda(G)/m"},
          {"st-arnaud-2026/proposition-6", R"($e^{-t\bar\Theta(XX^\top)}$)", "half the sum of squares: rates lambda(G)"},
          {"yu-2025/eq-2.7", R"($\mathcal L=\sum_i\ell((2y_i-1)f(x_i))$)", "cross-entropy, sum: another path"}},
         {{R::convention, "Least squares: one path, three clocks: for the same kernel, what St-Arnaud et al. reach at time t Jacot et al. reach at N t and Le at N t/2."}},
         costs},
        {"The decay of the cost",
         {{"jacot-2018/section-3-decay", R"($\partial_tC=-\lVert d\rVert_K^2$)", ""}, {"le-2025/section-3.4-decay", R"($\partial_tC=-\lVert d\rVert_K$)", "a square missing"}, {"le-2025/section-3.4-cost", "four lines, the last two without the minus sign", "a sign missing"}, {"jacot-2018/section-3-form", R"($\langle f,g\rangle_K=\mathbb E[f(x)^TK(x,x')g(x')]$; $\lVert f\rVert_{p^{in}}>0\Rightarrow\lVert f\rVert_K>0$)", ""}, {"le-2025/section-3.4-form", R"($\langle f,g\rangle_K=\mathbb E[f(x)^\top K(x,x')g(x)]$)", "a prime missing"}, {"le-2025/section-3.4-definite", R"($\lVert p_{in}\rVert>0\Rightarrow\lVert f\rVert_K>0$)", "p_in for f"}},
         {{R::contradict, "Le as printed against Jacot et al., who are right."}}, decay},
        {"Convergence for convex costs",
         {{"jacot-2018/section-3-global-minimum", "convex, bounded from below: converges to a global minimum", ""},
          {"le-2025/section-3.4-global-minimum", "the same", ""},
          {"jacot-2018/section-3-critical-point", "convergence to a critical point is guaranteed", ""},
          {"le-2025/section-3.4-critical-point", "the same", ""},
          {"yu-2025/abstract-parameters-diverge", "under the cross-entropy the parameters diverge", ""}},
         {{R::equivalent, "Jacot et al. and Le: the same two sentences, false in both."}, {R::contradict, "Both against the cross-entropy, which has no minimum on data that can be separated; Yu et al. start from this."}},
         [] { return cross_entropy_runs_off(); }},
    };
}

}  // namespace proofs
