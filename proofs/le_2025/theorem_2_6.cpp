// Sections 2.2 and 2.3 of Le: the network, theorem 2.6 and the lines of its proof.
//
// Theorem 2.6 by the order of its limits. Induction: as n_1, …, n_(L-1) -> infinity one after the other, any finitely many neurons of layer L converge in law to independent processes
// g_kappa ~ GP(0, Sigma^L). With n_L fixed, f = beta b + n_L^(-1/2) sum_kappa W_(i kappa) sigma(g_kappa) is a continuous function of them and of (W, b), which are independent of them: it
// converges in law to the same expression with the g_kappa (continuous mapping). Now n_L -> infinity: the vectors W_(i kappa) sigma(g_kappa(x^(1..m))), stacked over the outputs i, are i.i.d. with
// mean 0 and covariance delta_ii' E[sigma(g) sigma(g)^T] (sigma Lipschitz: second moments), and the central limit theorem gives N(0, Id ⊗ Sigma^(L+1)).
// With one hidden layer the covariance is exact for every n_1: E f_i(x) f_i'(x') = delta_ii' Sigma^2(x, x'), and the fourth moment E f(x)^4 = 3 Sigma^2(x, x)^2 + (3/n_1) Var(sigma(g(x))^2):
// for the ReLU, v = Sigma^1(x, x), Var = (3/2) v^2 - v^2/4 = (5/4) v^2.
//
// The display of the covariance: Y_kappa = W_(i kappa) alpha_kappa already has the weight in it. E[W Y Y^T W] = E[W^4] E[alpha alpha^T] = 3 E[alpha alpha^T].
//
// "A composition of Gaussian processes": g(f(x)) with independent processes f, g is not Gaussian in general, e.g. g(u) = W u (covariance u u'), f(x) ~ N(0, 1): the product of two independent normal
// variables has fourth moment 9 and variance 1. What is composed are the covariances.
//
// Remark 2.7: for min(n_1, …, n_(L-1)) -> infinity in any manner the theorem holds as well; the proof is written out in jacot_2018/proposition_1.cpp.
#include "claim/generators.hpp"
#include "ntk/network/network_gradient.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/common/regression.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// E z^k, z ~ N(0, 1).
Rational normal_moment(long k) {
    if (k % 2 != 0) return 0;
    Rational m = 1;
    for (long j = 1; j < k; j += 2) m *= j;
    return m;
}
/// E relu(g)^k, g ~ N(0, v), k even.
Rational relu_moment(long k, const Rational& v) { return normal_moment(k) * rigor::power(v, static_cast<unsigned long>(k / 2)) / 2; }

/// E f(x)^4 for one hidden layer of n neurons, by the moments of the 2n + 1 independent variables: f = beta b + n^(-1/2) sum W_k a_k.
Rational fourth_moment(long n, const Rational& v, const Rational& beta) {
    const Rational second = relu_moment(2, v), fourth = relu_moment(4, v), b2 = beta * beta;
    // Pairs: beta^4 E b^4 + 6 beta^2 (1/n) n E W^2 a^2 + (1/n^2)(n E W^4 a^4 + 3 n (n - 1) (E W^2 a^2)^2).
    return 3 * b2 * b2 + 6 * b2 * second + (n * 3 * fourth + 3 * n * (n - 1) * second * second) / (Rational(n) * n);
}
bool moments_of_one_hidden_layer(long n, const Rational& v, const Rational& beta, const Rational& deviation) {
    const Rational next = v / 2 + beta * beta;  // Sigma^2(x, x) = E relu(g)^2 + beta^2
    return fourth_moment(n, v, beta) == 3 * next * next + deviation * v * v / n;
}
claim::Argument limit(const Rational& deviation) {
    claim::Argument argument;
    bool all = true;
    for (const long n : {1L, 2L, 10L, 1000L, 1'000'000L})
        for (const Rational& v : {Rational(1, 3), Rational(2)})
            for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)}) all = all && moments_of_one_hidden_layer(n, v, beta, deviation);
    return argument.step("one hidden layer, ReLU: E f(x)^4 = 3 Sigma^2(x, x)^2 + (15/4) Sigma^1(x, x)^2/n_1, exactly, n_1 = 1 to 10^6: Gaussian in the limit, and only there", rigor::truth(all));
}

/// Given the layers below, f(x), f(x') are exactly Gaussian with the covariance S = (1/n) <alpha, alpha'> + beta^2: mean of the largest (S - Sigma^L)^2 over the pair, by width; L = 3, ReLU and erf.
constexpr long networks = 300;
claim::Argument simulation(std::uint64_t seed, double bias_factor = 1, std::vector<claim::Value>* values = nullptr) {
    claim::Argument argument;
    const ntk::DenseMatrix<double> points = points_of_unequal_norm();
    for (const ntk::Activation activation : {ntk::Activation::relu, ntk::Activation::erf}) {
        Recursion recursion = Recursion::printed(2, 0.5);
        recursion.bias *= bias_factor;
        const ntk::DenseMatrix<double> limit = proofs::limit(activation, points, 3, recursion).covariance;
        std::vector<AtWidth> means;
        for (const long width : {16L, 32L, 64L, 128L}) {
            ntk::FiniteNetwork<double> network = shape(activation, 2, width, 3, Rational(1, 2));
            Mean mean;
            for (long k = 0; k < networks; ++k) {
                ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
                const auto a = ntk::forward(network, ntk::DenseVector<double>(points.col(0))).inputs.back(), b = ntk::forward(network, ntk::DenseVector<double>(points.col(1))).inputs.back();
                double largest = 0;
                for (const auto& [u, v, s] : {std::tuple(&a, &a, limit(0, 0)), std::tuple(&a, &b, limit(0, 1)), std::tuple(&b, &b, limit(1, 1))})
                    largest = std::max(largest, std::pow(u->dot(*v) / static_cast<double>(width) + 0.25 - s, 2));
                mean.add(largest);
            }
            means.push_back({width, mean.estimate()});
        }
        const ntk::Estimate power = proofs::exponent(means);
        const char* name = activation == ntk::Activation::relu ? "ReLU" : "erf";
        if (values) values->push_back(claim::estimated_value(fmt::format("{}, L = 3: exponent of n in the mean square of S - Sigma^L", name), power.mean, power.standard_error));
        argument.step(fmt::format("simulation, {}, L = 3, n_1 = n_2 = 16 to 128, {} networks each: the mean square of S - Sigma^L falls faster than n^(-1/4)", name, networks), below(power, -0.25));
    }
    return argument;
}
/// Exact moments and the simulation.
claim::Finding in_the_limit(const claim::Context& context, const std::string& scope) {
    std::vector<claim::Value> values;
    claim::Argument argument = limit(Rational(15, 4));
    const claim::Argument more = simulation(context.seed, 1, &values);
    for (const claim::Step& s : more.steps()) argument.step(s.says, s.truth);
    claim::Finding finding = conclude(argument, claim::Evidence::simulated, fmt::format("{}; two points, beta = 1/2, seed {}, by 5 standard errors", scope, context.seed));
    finding.values = std::move(values);
    finding.remark = "Called simulated by the rule of the suite for random networks; the argument in the file is complete.";
    return finding;
}

/// Covariance of (f_i(x))_(i, x) for L = 1 from the coefficients of the independent normal parameters.
bool base_case(long outputs, long points, long number, const Rational& bias_factor) {
    Draw draw(number);
    const long n0 = 4;  // 1/sqrt 4 is rational
    const RationalMatrix x = draw.matrix(points, n0);
    const Rational beta = draw();
    const long parameters = outputs * (n0 + 1);
    RationalMatrix coefficients(outputs * points, parameters);
    for (long i = 0; i < outputs; ++i)
        for (long p = 0; p < points; ++p) {
            for (long k = 0; k < n0; ++k) coefficients(i * points + p, i * (n0 + 1) + k) = x(p, k) / 2;
            coefficients(i * points + p, i * (n0 + 1) + n0) = beta;
        }
    const RationalMatrix covariance = coefficients * coefficients.transpose(), product = x * x.transpose();
    for (long i = 0; i < outputs; ++i)
        for (long j = 0; j < outputs; ++j)
            for (long p = 0; p < points; ++p)
                for (long q = 0; q < points; ++q)
                    if (covariance(i * points + p, j * points + q) != (i == j ? Rational(bias_factor * beta * beta + product(p, q) / n0) : Rational(0))) return false;
    return true;
}
claim::Argument base(const Rational& bias_factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && base_case(1 + number % 3, 1 + number % 4, number, bias_factor);
    return argument.step("L = 1: linear in independent normal parameters, hence Gaussian; covariance beta^2 + <x, x'>/n_0 within an output and 0 between outputs (exact, up to 3 outputs and 4 points)", rigor::truth(all));
}

/// E[W^k Y Y^T] with Y = W a or a, as a multiple of E[a a^T]; wanted: 1.
claim::Argument covariance_display(long extra_weights) {
    claim::Argument argument;
    return argument.step(fmt::format("E W^{} E[alpha alpha^T] = E[alpha alpha^T]", 2 + extra_weights), rigor::truth(normal_moment(2 + extra_weights) == 1));
}

/// E f_i f_j for given activations: separate weights, and the joint fourth moment E f_i^2 f_j^2 for one hidden layer, ReLU, which shows dependence at finite width.
claim::Argument independence(bool at_finite_width) {
    claim::Argument argument;
    bool uncorrelated = true;
    for (long number = 0; number < 10; ++number) uncorrelated = uncorrelated && base_case(3, 3, number, 1);
    argument.step("given the activations, f_i and f_i' are linear in separate independent weights: uncorrelated (exact)", rigor::truth(uncorrelated));
    const Rational v = 1, second = relu_moment(2, v), fourth = relu_moment(4, v);
    bool vanishes = true;
    for (const long n : {1L, 10L, 1000L}) {
        // E f_i^2 f_j^2 - E f_i^2 E f_j^2 = Var((1/n) sum a_k^2), beta = 0.
        const Rational dependence = (fourth - second * second) / n;
        vanishes = vanishes && (at_finite_width ? dependence == 0 : dependence == Rational(5, 4) / n);
    }
    return argument.step(at_finite_width ? "Cov(f_i^2, f_i'^2) = 0 for n_1 = 1, 10, 1000" : "Cov(f_i^2, f_i'^2) = (5/4) v^2/n_1, ReLU, one hidden layer: dependent at every width, independent in the limit", rigor::truth(vanishes));
}

claim::Argument composition(bool gaussian) {
    claim::Argument argument;
    const Rational variance = normal_moment(2) * normal_moment(2), fourth = normal_moment(4) * normal_moment(4);
    return argument.step(gaussian ? "E (g(f(x)))^4 = 3 (E (g(f(x)))^2)^2 for g(u) = W u, f(x) ~ N(0, 1)" : "E (g(f(x)))^4 = 9, variance 1, where a normal variable has 3",
                         rigor::truth(gaussian ? fourth == 3 * variance * variance : fourth == 9 && variance == 1));
}

/// The printed recursion of the network against ntk::jacot_network, exact.
bool same_network(long number, const Rational& bias_factor, bool activate_output) {
    Draw draw(number);
    const std::vector<long> widths{4, 9, 4, 2};
    const Rational beta(1, 3);
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(widths, beta);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = draw();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = draw();
    }
    ntk::DenseVector<Rational> x(4);
    for (long i = 0; i < 4; ++i) x(i) = draw();
    Vector signal(x.data(), x.data() + 4);
    for (std::size_t l = 0; l < network.maps.size(); ++l) {
        const Rational root = widths[l] == 4 ? Rational(1, 2) : Rational(1, 3);
        Vector next;
        for (long i = 0; i < widths[l + 1]; ++i) {
            Rational z = bias_factor * beta * network.maps[l].bias(i);
            for (long j = 0; j < widths[l]; ++j) z += root * network.maps[l].weights(i, j) * signal[at(j)];
            next.push_back((l + 1 < network.maps.size() || activate_output) && z < 0 ? Rational(0) : z);
        }
        signal = next;
    }
    const ntk::DenseVector<Rational> f = ntk::network_output(network, x);
    return f(0) == signal[0] && f(1) == signal[1];
}
claim::Argument network(const Rational& bias_factor, bool activate_output) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && same_network(number, bias_factor, activate_output);
    return argument.step("the recursion gives the network of Jacot et al., section 2, with b^l for b^(l) (exact rationals, L = 3, ReLU)", rigor::truth(all));
}

}  // namespace

claim::Claim section_2_2_network() {
    return {
        .id = "le-2025/section-2.2-network",
        .where = "section 2.2, the recursion of the network",
        .title = "The network and its depth",
        .statement = R"(Its output $f(x)=\tilde\alpha^L(x)$ is defined recursively via: for all $0\le l\le L-1$, $\alpha^0(x)=x$, $\tilde\alpha_i^{l+1}(x)=\beta b_i^l+\frac1{\sqrt{n_l}}\sum_{j=1}^{n_l}W_{ij}^l\alpha_j^l(x)$, $\alpha^{l+1}(x)=\sigma(\tilde\alpha^{l+1}(x))$. […] We do not have activation on the final layer.)",
        .reading = "A definition. L counts the affine maps: L - 1 hidden layers and the output layer, as in Jacot et al.",
        .method = "Against the networks of this program, exactly.",
        .attack = "Tried: another bias scale, an activation on the output (controls). The three lines for l = L - 1 also define alpha^L, which is not used: the text says so.",
        .uses = {},
        .check = [](const claim::Context&) { return claim::unchecked(network(1, false), "the definition itself; the same network as in jacot-2018"); },
        .controls = {control("bias without beta", [] { return network(3, false); }), control("activation on the output", [] { return network(1, true); })},
        .property = claim::property("the recursion gives the output of ntk::jacot_network, exactly", [](long number) { return rigor::truth(same_network(number, 1, false)); }, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}

claim::Claim section_2_2_composition() {
    return {
        .id = "le-2025/section-2.2-composition",
        .where = "section 2.2, last sentence",
        .title = "The limit is a composition of Gaussian processes",
        .statement = R"(As it turns out, the limiting distribution is a composition of Gaussian processes.)",
        .reading = "An announcement of theorem 2.6. What \"a composition\" is to mean is not said: every process is one, with the identity; and compositions g(f(x)) of random processes are not Gaussian in general, while the limit of the theorem is.",
        .method = "Fourth moments of one composition.",
        .attack = "Considered: whether the sentence contradicts the theorem. It does if it says that the limit has the law of g(f(x)) with independent non-degenerate Gaussian processes, e.g. g(u) = W u: fourth moment 9, not 3. What is composed, layer by layer, are the covariances.",
        .uses = {"le-2025/theorem-2.6"},
        .check = [](const claim::Context&) { return claim::unchecked(composition(false), "the word is not defined; the limit itself is theorem-2.6"); },
        .controls = {control("the composition has the fourth moment of a normal variable", [] { return composition(true); })},
        .property = claim::property("E W^k E z^k exceeds the moment of a normal variable of the same variance, k = 4, 6, …", [](long k) { return rigor::truth(normal_moment(2 * k) * normal_moment(2 * k) > normal_moment(2 * k)); }, claim::Input{"k", claim::integers(2, 40)}),
    };
}

claim::Claim theorem_2_6() {
    return {
        .id = "le-2025/theorem-2.6",
        .where = "theorem 2.6 (ascribed to Jacot et al., proposition 1)",
        .title = "Wide networks at initialisation are Gaussian processes",
        .statement = R"(In the limit $n_1,\dots,n_{L-1}\to\infty$ sequentially, the output functions converge in distribution to $f_1,\dots,f_{d_{out}}\stackrel{i.i.d.}\sim\mathcal{GP}(0,\Sigma^L)$ where $\Sigma$ is defined recursively: $\Sigma^1(x,x')=\frac1{n_0}x^\top x'+\beta^2$, $\Sigma^{l+1}(x,x')=\mathbb E_{f\sim\mathcal{GP}(0,\Sigma^l)}[\sigma(f(x))\sigma(f(x'))]+\beta^2$.)",
        .reading = "sigma Lipschitz (footnote 1); convergence of finite collections (remark 2.4); n_1 first, then n_2, and so on.",
        .method = "Continuous mapping and the central limit theorem, one limit after the other (top of the file); exact moments for one hidden layer; Monte Carlo at two hidden layers.",
        .attack = "Tried: fourth moments at finite width, which are not those of a normal variable and tend to them like 1/n_1; the covariance at finite width, which is exact for one hidden layer. Considered: sigma without second moments (excluded by Lipschitz); beta = 0 and singular Sigma (nothing in the proof inverts it).",
        .uses = {"le-2025/theorem-2.5", "le-2025/theorem-2.6-base"},
        .check = [](const claim::Context& context) { return in_the_limit(context, "argument for all Lipschitz sigma, all beta, L, d_out and finite sets of points; exact moments for the ReLU; simulation for ReLU and erf, L = 3"); },
        .controls = {control("Gaussian at every width", [] { return limit(0); }), control("deviation (5/4) v^2/n", [] { return limit(Rational(5, 4)); }),
                     {"twice beta^2 above the first layer", [](const claim::Context& context) { return claim::verdict_of(simulation(context.seed, 2).conclusion()); }}},
        .property = claim::property("E f^4 = 3 Sigma^2 Sigma^2 + (15/4) v^2/n, exactly", [](long n, const Rational& v, long b) { return rigor::truth(moments_of_one_hidden_layer(n, v, Rational(b, 8), Rational(15, 4))); },
                                    claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()}, claim::Input{"8 beta", claim::integers(0, 16)}),
    };
}

claim::Claim theorem_2_6_base() {
    return {
        .id = "le-2025/theorem-2.6-base",
        .where = "proof of theorem 2.6, base case",
        .title = "Depth 1 without a limit",
        .statement = R"([For $L=1$] the same is also multivariate normal with mean 0 and covariance matrix with entries $\Sigma_{ij}=\beta^2+\frac1{n_0}\sum_{\kappa=1}^{n_0}x_\kappa^{(i)}x_\kappa^{(j)}=\beta^2+\frac1{n_0}x^{(i)\top}x^{(j)}=\Sigma^1(x^{(i)},x^{(j)})$; [for $\iota\ne\iota'$ the outputs] depend on disjoint, independent sets of weights, so they are independent.)",
        .reading = "As printed. The sentence before says \"each summand is an independent multivariate normal\": the summands are independent of each other, each is normal of rank 1.",
        .method = "Covariance from the coefficients of the parameters, exactly.",
        .attack = "Tried: several outputs at once, small random points and beta of both signs; bias counted twice (control). Considered: repeated points and x = 0, for which nothing changes.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(base(1), claim::Evidence::proved, "all n_0, d_out, beta and finite sets of points"); },
        .controls = {control("2 beta^2", [] { return base(2); })},
        .property = claim::property("covariance beta^2 + <x, x'>/n_0 within and 0 between outputs, exactly", [](long outputs, long points, long number) { return rigor::truth(base_case(outputs, points, number, 1)); },
                                    claim::Input{"outputs", claim::integers(1, 3)}, claim::Input{"points", claim::integers(1, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}

claim::Claim theorem_2_6_covariance() {
    return {
        .id = "le-2025/theorem-2.6-covariance",
        .where = "proof of theorem 2.6, the covariance in the inductive step",
        .title = "The covariance in the inductive step",
        .statement = R"($\boldsymbol\Sigma=\mathbb E[\beta^2(b_\iota^L)^2\mathbf1\mathbf1^\top]+\mathbb E[W_{\iota\cdot}^LYY^\top W_{\iota\cdot}^L]$ […] which evaluates to $\boldsymbol\Sigma_{ij}=\beta^2+\mathbb E_{\tilde\alpha^L\sim\mathcal{GP}(0,\Sigma^L)}[\sigma(\tilde\alpha^L(x^{(i)}))^\top\sigma(\tilde\alpha^L(x^{(j)}))]=\Sigma^{L+1}(x^{(i)},x^{(j)})$. [Before: $Y_\kappa=W_{\iota\kappa}^L(\alpha_\kappa^L(x^{(1)}),\dots,\alpha_\kappa^L(x^{(m)}))^\top$ is an independent draw from the same distribution.])",
        .reading = "Y with the weight in it, as it is introduced two lines before.",
        .method = "Moments of a normal variable.",
        .attack = "Tried to save it: with Y = alpha (without the weight) the display is right; the definition of Y is explicit. The second computation is the PARI line.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(covariance_display(2), "every sigma with E[alpha alpha^T] != 0",
                               {"Y = W alpha gives E[W Y Y^T W] = E[W^4] E[alpha alpha^T] = 3 E[alpha alpha^T], not E[alpha alpha^T].", "print(intnum(x = [-oo, 1], [oo, 1], x^4*exp(-x^2/2))/sqrt(2*Pi))",
                                "None: the next line and the theorem have the right covariance.", R"($\boldsymbol\Sigma=\mathbb E[\beta^2(b_\iota^L)^2\mathbf1\mathbf1^\top]+\mathbb E[YY^\top]$)", [] { return covariance_display(0); }, "all sigma"});
        },
        .controls = {control("two more factors W", [] { return covariance_display(4); })},
        .property = claim::property("E z^(2k) = 1 only for k <= 1", [](long k) { return rigor::truth((normal_moment(2 * k) == 1) == (k <= 1)); }, claim::Input{"k", claim::integers(0, 40)}),
    };
}

claim::Claim theorem_2_6_independence() {
    return {
        .id = "le-2025/theorem-2.6-independence",
        .where = "proof of theorem 2.6, items (1) and (2)",
        .title = "Independence of the outputs in the inductive step",
        .statement = R"(To show that [jointly Gaussian limits] are independent amounts to showing they are uncorrelated. For any $x,x'$, $\mathbb E[f_\iota(x)f_{\iota'}(x')]=0$, because they are linear combinations of separate sets of i.i.d. $\mathcal N(0,1)$ weights, which are themselves independent from $\tilde\alpha^L$.)",
        .reading = "In the limit n_L -> infinity. The weights are those of the last layer (the text writes b^1, W^1 with the index a).",
        .method = "Separate weights; exact moments at finite width.",
        .attack = "Tried: the outputs are not independent at finite width, Cov(f_i^2, f_i'^2) = (5/4) v^2/n_1: without the joint central limit theorem of item (1) \"uncorrelated\" would not be enough. The text has that item.",
        .uses = {"le-2025/theorem-2.5"},
        .check = with_misprint([](const claim::Context&) { return conclude(independence(false), claim::Evidence::tested, "argument for all Lipschitz sigma, all L and finite sets of points; exact instances (100 random ones, seed as below)"); },
                               R"(The separate sets of weights are those of the last layer, $\{b_\iota^L,W_{\iota\cdot}^L\}$ and $\{b_{\iota'}^L,W_{\iota'\cdot}^L\}$.)"),
        .controls = {control("independent at finite width", [] { return independence(true); })},
        .property = claim::property("outputs are uncorrelated given the activations, exactly", [](long number) { return rigor::truth(base_case(2, 3, number, 1)); }, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}

claim::Claim remark_2_7() {
    return {
        .id = "le-2025/remark-2.7",
        .where = "remark 2.7",
        .title = "All widths at once",
        .statement = R"(If we were to send $n_1=\dots=n_{L-1}\to\infty$ simultaneously, the recursion would not have been nice, but it is my understanding that it is still doable.)",
        .reading = "Theorem 2.6 with n_1 = … = n_(L-1) -> infinity. (In the example that the remark gives, left out here, the sum for the preactivation of layer L runs to n_L; it has n_(L-1) terms.)",
        .method = "The proof of jacot-2018/proposition-1, which supposes only min(n_1, …, n_(L-1)) -> infinity; exact fourth moments for one hidden layer.",
        .attack = "Tried: at one hidden layer there is nothing to choose. Considered: a layer of fixed width among growing ones, for which the limit is not Gaussian (a mixture): \"all widths\" is needed.",
        .uses = {"jacot-2018/proposition-1"},
        .check = with_misprint([](const claim::Context& context) { return in_the_limit(context, "argument for min(n_1, …, n_(L-1)) -> infinity in any manner, Lipschitz sigma (jacot_2018/proposition_1.cpp); exact moments for the ReLU, L = 2; simulation with n_1 = n_2, L = 3"); },
                               R"(In the example of the remark: $\tilde\alpha^L\sim\frac1{\sqrt{n_{L-1}}}\sum_{\kappa=1}^{n_{L-1}}\cdots$.)"),
        .controls = {control("Gaussian at every width", [] { return limit(0); })},
        .property = claim::property("E f^4 - 3 (E f^2)^2 = (15/4) v^2/n, exactly: positive at every width, 0 in the limit", [](long n, const Rational& v) { return rigor::truth(moments_of_one_hidden_layer(n, v, 0, Rational(15, 4))); },
                                    claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()}),
    };
}

}  // namespace proofs::le_2025
