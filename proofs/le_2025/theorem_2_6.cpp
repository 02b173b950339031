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
#include "claim/legacy.hpp"
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
claim::legacy::Argument limit(const Rational& deviation) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const long n : {1L, 2L, 10L, 1000L, 1'000'000L})
        for (const Rational& v : {Rational(1, 3), Rational(2)})
            for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)}) all = all && moments_of_one_hidden_layer(n, v, beta, deviation);
    return argument.step("one hidden layer, ReLU: E f(x)^4 = 3 Sigma^2(x, x)^2 + (15/4) Sigma^1(x, x)^2/n_1, exactly, n_1 = 1 to 10^6: Gaussian in the limit, and only there", rigor::truth(all));
}

/// Given the layers below, f(x), f(x') are exactly Gaussian with the covariance S = (1/n) <alpha, alpha'> + beta^2: mean of the largest (S - Sigma^L)^2 over the pair, by width; L = 3, ReLU and erf.
constexpr long networks = 300;
claim::legacy::Argument simulation(std::uint64_t seed, double bias_factor = 1, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
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
claim::legacy::Finding in_the_limit(const claim::Context& context, const std::string& scope) {
    std::vector<claim::Value> values;
    claim::legacy::Argument argument = limit(Rational(15, 4));
    const claim::legacy::Argument more = simulation(context.seed, 1, &values);
    for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::simulated, fmt::format("{}; two points, beta = 1/2, seed {}, by 5 standard errors", scope, context.seed));
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
claim::legacy::Argument base(const Rational& bias_factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && base_case(1 + number % 3, 1 + number % 4, number, bias_factor);
    return argument.step("L = 1: linear in independent normal parameters, hence Gaussian; covariance beta^2 + <x, x'>/n_0 within an output and 0 between outputs (exact, up to 3 outputs and 4 points)", rigor::truth(all));
}

/// E[W^k Y Y^T] with Y = W a or a, as a multiple of E[a a^T]; wanted: 1.
claim::legacy::Argument covariance_display(long extra_weights) {
    claim::legacy::Argument argument;
    return argument.step(fmt::format("E W^{} E[alpha alpha^T] = E[alpha alpha^T]", 2 + extra_weights), rigor::truth(normal_moment(2 + extra_weights) == 1));
}

/// E f_i f_j for given activations: separate weights, and the joint fourth moment E f_i^2 f_j^2 for one hidden layer, ReLU, which shows dependence at finite width.
claim::legacy::Argument independence(bool at_finite_width) {
    claim::legacy::Argument argument;
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

claim::legacy::Argument composition(bool gaussian) {
    claim::legacy::Argument argument;
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
claim::legacy::Argument network(const Rational& bias_factor, bool activate_output) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && same_network(number, bias_factor, activate_output);
    return argument.step("the recursion gives the network of Jacot et al., section 2, with b^l for b^(l) (exact rationals, L = 3, ReLU)", rigor::truth(all));
}

}  // namespace

claim::legacy::Check section_2_2_network() {
    return {
        .id = "le-2025/section-2.2-network",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(network(1, false), "the definition itself; the same network as in jacot-2018"); },
        .controls = {control("bias without beta", [] { return network(3, false); }), control("activation on the output", [] { return network(1, true); })},
        .property = claim::property("the recursion gives the output of ntk::jacot_network, exactly", [](long number) { return rigor::truth(same_network(number, 1, false)); }, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_2_2_network{section_2_2_network};

claim::legacy::Check section_2_2_composition() {
    return {
        .id = "le-2025/section-2.2-composition",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(composition(false), "the word is not defined; the limit itself is theorem-2.6"); },
        .controls = {control("the composition has the fourth moment of a normal variable", [] { return composition(true); })},
        .property = claim::property("E W^k E z^k exceeds the moment of a normal variable of the same variance, k = 4, 6, …", [](long k) { return rigor::truth(normal_moment(2 * k) * normal_moment(2 * k) > normal_moment(2 * k)); }, claim::Input{"k", claim::integers(2, 40)}),
    };
}
const claim::legacy::Registered registered_section_2_2_composition{section_2_2_composition};

claim::legacy::Check theorem_2_6() {
    return {
        .id = "le-2025/theorem-2.6",
        .check = [](const claim::Context& context) { return in_the_limit(context, "argument for all Lipschitz sigma, all beta, L, d_out and finite sets of points; exact moments for the ReLU; simulation for ReLU and erf, L = 3"); },
        .controls = {control("Gaussian at every width", [] { return limit(0); }), control("deviation (5/4) v^2/n", [] { return limit(Rational(5, 4)); }),
                     {"twice beta^2 above the first layer", [](const claim::Context& context) { return claim::verdict_of(simulation(context.seed, 2).conclusion()); }}},
        .property = claim::property("E f^4 = 3 Sigma^2 Sigma^2 + (15/4) v^2/n, exactly", [](long n, const Rational& v, long b) { return rigor::truth(moments_of_one_hidden_layer(n, v, Rational(b, 8), Rational(15, 4))); },
                                    claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()}, claim::Input{"8 beta", claim::integers(0, 16)}),
    };
}
const claim::legacy::Registered registered_theorem_2_6{theorem_2_6};

claim::legacy::Check theorem_2_6_base() {
    return {
        .id = "le-2025/theorem-2.6-base",
        .check = [](const claim::Context&) { return conclude(base(1), claim::Evidence::proved, "all n_0, d_out, beta and finite sets of points"); },
        .controls = {control("2 beta^2", [] { return base(2); })},
        .property = claim::property("covariance beta^2 + <x, x'>/n_0 within and 0 between outputs, exactly", [](long outputs, long points, long number) { return rigor::truth(base_case(outputs, points, number, 1)); },
                                    claim::Input{"outputs", claim::integers(1, 3)}, claim::Input{"points", claim::integers(1, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_theorem_2_6_base{theorem_2_6_base};

claim::legacy::Check theorem_2_6_covariance() {
    return {
        .id = "le-2025/theorem-2.6-covariance",
        .check = [](const claim::Context&) {
            return adjudicated(covariance_display(2), "every sigma with E[alpha alpha^T] != 0",
                               {"Y = W alpha gives E[W Y Y^T W] = E[W^4] E[alpha alpha^T] = 3 E[alpha alpha^T], not E[alpha alpha^T].", "print(intnum(x = [-oo, 1], [oo, 1], x^4*exp(-x^2/2))/sqrt(2*Pi))",
                                "None: the next line and the theorem have the right covariance.", R"($\boldsymbol\Sigma=\mathbb E[\beta^2(b_\iota^L)^2\mathbf1\mathbf1^\top]+\mathbb E[YY^\top]$)", [] { return covariance_display(0); }, "all sigma"});
        },
        .controls = {control("two more factors W", [] { return covariance_display(4); })},
        .property = claim::property("E z^(2k) = 1 only for k <= 1", [](long k) { return rigor::truth((normal_moment(2 * k) == 1) == (k <= 1)); }, claim::Input{"k", claim::integers(0, 40)}),
    };
}
const claim::legacy::Registered registered_theorem_2_6_covariance{theorem_2_6_covariance};

claim::legacy::Check theorem_2_6_independence() {
    return {
        .id = "le-2025/theorem-2.6-independence",
        .check = with_misprint([](const claim::Context&) { return conclude(independence(false), claim::Evidence::tested, "argument for all Lipschitz sigma, all L and finite sets of points; exact instances (100 random ones, seed as below)"); },
                               R"(The separate sets of weights are those of the last layer, $\{b_\iota^L,W_{\iota\cdot}^L\}$ and $\{b_{\iota'}^L,W_{\iota'\cdot}^L\}$.)"),
        .controls = {control("independent at finite width", [] { return independence(true); })},
        .property = claim::property("outputs are uncorrelated given the activations, exactly", [](long number) { return rigor::truth(base_case(2, 3, number, 1)); }, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_theorem_2_6_independence{theorem_2_6_independence};

claim::legacy::Check remark_2_7() {
    return {
        .id = "le-2025/remark-2.7",
        .check = with_misprint([](const claim::Context& context) { return in_the_limit(context, "argument for min(n_1, …, n_(L-1)) -> infinity in any manner, Lipschitz sigma (jacot_2018/proposition_1.cpp); exact moments for the ReLU, L = 2; simulation with n_1 = n_2, L = 3"); },
                               R"(In the example of the remark: $\tilde\alpha^L\sim\frac1{\sqrt{n_{L-1}}}\sum_{\kappa=1}^{n_{L-1}}\cdots$.)"),
        .controls = {control("Gaussian at every width", [] { return limit(0); })},
        .property = claim::property("E f^4 - 3 (E f^2)^2 = (15/4) v^2/n, exactly: positive at every width, 0 in the limit", [](long n, const Rational& v) { return rigor::truth(moments_of_one_hidden_layer(n, v, 0, Rational(15, 4))); },
                                    claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_remark_2_7{remark_2_7};

}  // namespace proofs::le_2025
