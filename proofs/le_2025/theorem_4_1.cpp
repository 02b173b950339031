// Theorem 4.1 and remark 4.2 of Le: the tangent kernel of wide networks at initialisation.
//
// Theorem 4.1: the proof for wide networks is written out in jacot_2018/theorem_1.cpp. With one hidden layer and the ReLU everything at one point is exact: with v = Sigma^1(x, x),
//   Theta^2(x, x) = (1/n) sum_k (W_k^2 1(z_k > 0) v + relu(z_k)^2) + beta^2,   z_k ~ N(0, v), W_k ~ N(0, 1) independent:
// a term has mean v/2 + v/2 and mean square (1/2)(3 v^2 + 2 v · v + 3 v^2) = 4 v^2, so Theta^2 has mean Theta_infinity^2 = v · 1/2 + v/2 + beta^2 at every width, and variance 3 v^2/n.
// The printed recursion has Theta_infinity^L, Sigma-dot^(L+1), Sigma^(L+1) on the right for every l: then all Theta_infinity^(l+1) would be equal.
//
// Remark 4.2 is the notation Theta_infinity^L (x) Id: on the data a Kronecker product, that acts on each output by itself.
#include "claim/generators.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/common/random_networks.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

/// Mean and variance of Theta^2(x, x) with n neurons, ReLU, from the moments of W and z.
struct Moments {
    Rational mean, variance;
};
Moments one_hidden_layer(long n, const Rational& v, const Rational& beta) {
    // Given z > 0: E W^2 = 1, E W^4 = 3, E z^2 = v, E z^4 = 3 v^2.
    const Rational term = (v + v) / 2, square = (3 * v * v + 2 * v * v + 3 * v * v) / 2;
    return {term + beta * beta, (square - term * term) / n};
}
/// Theta_infinity^(l) and Sigma^l on the diagonal, ReLU: E relu^2 = q/2, E step^2 = 1/2.
struct Diagonal {
    Rational covariance, tangent;
};
Diagonal diagonal(long layer, const Rational& v, const Rational& beta, const Rational& slope = Rational(1, 2)) {
    Diagonal d{v, v};
    for (long l = 1; l < layer; ++l) {
        d.covariance = d.covariance / 2 + beta * beta;
        d.tangent = d.tangent * slope + d.covariance;
    }
    return d;
}
bool concentrates(long n, const Rational& v, const Rational& beta, const Rational& variance, const Rational& slope = Rational(1, 2)) {
    const Moments m = one_hidden_layer(n, v, beta);
    return m.mean == diagonal(2, v, beta, slope).tangent && m.variance == variance * v * v / n;
}
claim::legacy::Argument convergence(const Rational& variance, const Rational& slope = Rational(1, 2)) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const long n : {1L, 10L, 1000L, 1'000'000L})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)}) all = all && concentrates(n, Rational(2, 3), beta, variance, slope);
    return argument.step("one hidden layer, ReLU, x = x': Theta^2 has mean Theta_infinity^2 at every width and variance 3 Sigma^1(x, x)^2/n, exactly", rigor::truth(all));
}

/// A mean with an error c/n, from widths n and 4 n, without it.
ntk::Estimate extrapolated(const ntk::Estimate& narrow, const ntk::Estimate& four_times_as_wide) {
    return {(4 * four_times_as_wide.mean - narrow.mean) / 3, std::hypot(4 * four_times_as_wide.standard_error, narrow.standard_error) / 3};
}

/// Mean square of the largest distance of Theta from Theta_infinity over a pair of points, by width, and the mean of Theta itself: a limit that is wrong by a third is hidden
/// in the first by the scatter at these widths, and not in the second. L = 3.
claim::legacy::Argument initial_kernels(std::uint64_t seed, bool slope_of_layer_below = false, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    const ntk::DenseMatrix<double> points = points_of_unequal_norm();
    for (const ntk::Activation activation : {ntk::Activation::relu, ntk::Activation::erf}) {
        Recursion recursion = Recursion::printed(2, 0.5);
        recursion.slope_of_layer_below = slope_of_layer_below;
        const ntk::DenseMatrix<double> limit = proofs::limit(activation, points, 3, recursion).tangent;
        std::vector<AtWidth> means;
        std::map<long, std::array<Mean, 3>> kernels;
        for (const long width : {16L, 32L, 64L, 128L}) {
            ntk::FiniteNetwork<double> network = shape(activation, 2, width, 3, Rational(1, 2));
            Mean mean;
            for (long k = 0; k < 300; ++k) {
                ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
                const ntk::DenseMatrix<double> kernel = ntk::approx_empirical_kernel(network, points);
                const double largest = (kernel - limit).cwiseAbs().maxCoeff();
                mean.add(largest * largest);
                kernels[width][0].add(kernel(0, 0));
                kernels[width][1].add(kernel(0, 1));
                kernels[width][2].add(kernel(1, 1));
            }
            means.push_back({width, mean.estimate()});
        }
        rigor::Truth compatible = rigor::Truth::yes;
        for (const auto& [entry, at_limit] : {std::pair(0, limit(0, 0)), std::pair(1, limit(0, 1)), std::pair(2, limit(1, 1))})
            compatible = compatible && claim::compatible(extrapolated(kernels[32][entry].estimate(), kernels[128][entry].estimate()).z_score(at_limit));
        const ntk::Estimate power = proofs::exponent(means);
        const char* name = activation == ntk::Activation::relu ? "ReLU" : "erf";
        if (values) values->push_back(claim::estimated_value(fmt::format("{}, L = 3: exponent of n in the mean square of Theta - Theta_infinity", name), power.mean, power.standard_error));
        argument.step(fmt::format("simulation, {}, L = 3, n_1 = n_2 = 16 to 128, 300 networks each: the mean square of Theta - Theta_infinity falls faster than n^(-1/4)", name), below(power, -0.25))
            .step(fmt::format("simulation, {}, L = 3: the mean of Theta at the two points, extrapolated from n = 32 and 128, is compatible with Theta_infinity", name), compatible);
    }
    return argument;
}

/// Theta^(l+1) = Theta^(index) Sigma-dot^(index + 1) + Sigma^(index + 1), index = l or, as printed, L.
claim::legacy::Argument recursion(bool printed, const Rational& factor = 1) {
    claim::legacy::Argument argument;
    bool all = true;
    const Rational v = 1, beta = 0;
    for (const long depth : {3L, 5L})
        for (long l = 1; l < depth; ++l) {
            const long index = printed ? depth : l;
            const Rational right = factor * diagonal(index, v, beta).tangent / 2 + diagonal(index + 1, v, beta).covariance;
            all = all && diagonal(l + 1, v, beta).tangent == right;
        }
    return argument.step(std::string("ReLU, beta = 0, Sigma^1 = 1, L = 3 and 5, l < L: Theta^(l+1) = Theta^") + (printed ? "L" : "l") + " Sigma-dot + Sigma at the next layer of " + (printed ? "L" : "l") + ", the Theta from the limits of networks (exact)", rigor::truth(all));
}

/// (Theta ⊗ Id)(x, x') = Theta(x, x') Id as matrices on the data: Kronecker product, by entries.
bool kronecker(long n, long outputs, long number, bool order) {
    const RationalMatrix k = Draw(number).matrix(n, n);
    RationalMatrix whole(n * outputs, n * outputs);
    for (long i = 0; i < n * outputs; ++i)
        for (long j = 0; j < n * outputs; ++j) {
            const long x = order ? i / outputs : i % n, y = order ? j / outputs : j % n, a = order ? i % outputs : i / n, b = order ? j % outputs : j / n;
            if (a == b) whole(i, j) = k(x, y);
        }
    // Acting on a function with values v (point by point, all outputs): each output by itself.
    const Vector f = Draw(number + 1).vector(n * outputs), g = whole * f;
    for (long a = 0; a < outputs; ++a) {
        Vector one;
        for (long x = 0; x < n; ++x) one.push_back(f[at(x * outputs + a)]);
        const Vector image = k * one;
        for (long x = 0; x < n; ++x)
            if (g[at(x * outputs + a)] != image[at(x)]) return false;
    }
    return true;
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check theorem_4_1() {
    return {
        .id = "le-2025/theorem-4.1",
        .check = with_misprint([](const claim::Context& context) {
            std::vector<claim::Value> values;
            claim::legacy::Argument argument = convergence(3);
            const claim::legacy::Argument more = initial_kernels(context.seed, false, &values);
            for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
            claim::legacy::Finding finding = conclude(argument, claim::Evidence::simulated, fmt::format("argument for all Lipschitz sigma, beta > 0, L, d_out, pairs of points (jacot_2018/theorem_1.cpp); exact mean and variance for L = 2, ReLU, x = x'; simulation for ReLU and erf, L = 3, two points, beta = 1/2, seed {}, by 5 standard errors", context.seed));
            finding.values = std::move(values);
            finding.remark = "Called simulated by the rule of the suite for random networks; the argument is complete.";
            return finding;
        },
                               R"(For $\beta>0$ (or $\Sigma^l(x,x)>0$ where $\dot\sigma(0)$ does not exist), with the recursion of theorem-4.1-recursion.)"),
        .controls = {{"Sigma-dot of the layer below", [](const claim::Context& context) { return claim::verdict_of(initial_kernels(context.seed, true).conclusion()); }}, control("variance 0 at finite width", [] { return convergence(0); }), control("Sigma-dot of the diagonal 1", [] { return convergence(3, 1); })},
        .property = claim::property("mean Theta_infinity, variance 3 v^2/n, exactly", [](long n, const Rational& v, long b) { return rigor::truth(concentrates(n, v, Rational(b, 8), 3)); }, claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()},
                                    claim::Input{"8 beta", claim::integers(0, 16)}),
    };
}
const claim::legacy::Registered registered_theorem_4_1{theorem_4_1};

claim::legacy::Check theorem_4_1_recursion() {
    return {
        .id = "le-2025/theorem-4.1-recursion",
        .check = [](const claim::Context&) {
            return adjudicated(recursion(true), "every L >= 2",
                               {"ReLU, beta = 0, Sigma^1(x, x) = 1: Theta_infinity^2 = 1 · 1/2 + 1/2 = 1. Printed with L = 3: Theta_infinity^3/2 + Sigma^4 = 3/8 + 1/8 = 1/2.",
                                "T = vector(4); S = vector(4); T[1] = S[1] = 1; for(l = 1, 3, S[l+1] = S[l]/2; T[l+1] = T[l]/2 + S[l+1]);\nprint(T[2], \"  \", T[3]/2 + S[4])", "None: two letters.",
                                R"($\Theta_\infty^{l+1}(x,x')=\Theta_\infty^l(x,x')\dot\Sigma^{l+1}(x,x')+\Sigma^{l+1}(x,x')$)", [] { return recursion(false); }, "all l (theorem-4.1); the step is exact for the diagonal"});
        },
        .controls = {control("L for l", [] { return recursion(true); }), control("corrected, dotSigma too large by 1e-9", [] { return recursion(false, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("Theta^(l+1) = Theta^l/2 + Sigma^(l+1) on the diagonal: for beta = 0 it is (l + 1) v/2^l, exactly", [](long l, const Rational& v) { return rigor::truth(diagonal(l + 1, v, 0).tangent == (l + 1) * v / rigor::power(Rational(2), static_cast<unsigned long>(l))); },
                                    claim::Input{"l", claim::integers(0, 40)}, claim::Input{"v", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_theorem_4_1_recursion{theorem_4_1_recursion};

claim::legacy::Check remark_4_2() {
    const auto argument = [](bool order) {
        claim::legacy::Argument a;
        bool all = true;
        for (long n = 0; n < 20; ++n) all = all && kronecker(1 + n % 4, 1 + n % 3, n, order);
        return a.step("Theta ⊗ Id acts on each output by itself, by Theta (exact)", rigor::truth(all));
    };
    return {
        .id = "le-2025/remark-4.2",
        .check = [argument](const claim::Context&) { return conclude(argument(true), claim::Evidence::proved, "all kernels and d_out"); },
        .controls = {control("outputs in the other order", [argument] { return argument(false); })},
        .property = claim::property("each output by itself, exactly", [](long n, long outputs, long k) { return rigor::truth(kronecker(n, outputs, k, true)); }, claim::Input{"points", claim::integers(1, 4)}, claim::Input{"outputs", claim::integers(1, 3)}, number()),
    };
}
const claim::legacy::Registered registered_remark_4_2{remark_4_2};

}  // namespace proofs::le_2025
