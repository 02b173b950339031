#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018::a_2_gronwall {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// dA/dt <= max(c^lipschitz_power |Theta|_op, unit) n^(-width_power/2) |d| A.
struct Reading {
    unsigned long lipschitz_power = 2, width_power = 1;
    Rational unit = 1;
};

/// A network with one data point x > 0 in R, one hidden neuron i of interest out of n = root^2, sigma = c relu, one
/// output: z = x v + beta b > 0, f = … + W sigma(z)/root.
struct Neuron {
    Rational c, x, beta, v, b, W;
    long root;
    static constexpr long direction = 3;  // d; both sides are proportional to it

    template <class T>
    T preactivation(const T& v_, const T& b_) const {
        return T(x) * v_ + T(beta) * b_;
    }
    template <class T>
    T output(const T& v_, const T& b_, const T& W_) const {
        return W_ * T(c) * preactivation(v_, b_) / T(Rational(root));
    }
    Rational kernel() const { return x * x + beta * beta; }              ///< |Phi_Theta| for one point
    Rational start() const { return c * preactivation(v, b) + abs(W); }  ///< A(0)
    /// c |dz/dt| + |dW/dt| under theta' = <df/dtheta, d>, by dual numbers.
    Rational growth() const {
        using D = rigor::Dual<Rational>;
        const Rational dv = direction * output<D>({v, 1}, b, W).derivative,
                       db = direction * output<D>(v, {b, 1}, W).derivative,
                       dW = direction * output<D>(v, b, {W, 1}).derivative,
                       dz = preactivation<D>({v, dv}, {b, db}).derivative;
        return c * abs(dz) + abs(dW);
    }
    Rational bound(const Reading& reading) const {
        return std::max<Rational>(rigor::power(c, reading.lipschitz_power) * kernel(), reading.unit) * direction *
               start() / rigor::power(Rational(root), reading.width_power);
    }
};

/// Where each datum of the bound is needed. c, x, beta, v, b, W, sqrt(n):
const std::vector<Neuron>& extreme_neurons() {
    static const std::vector<Neuron> list{
        {2, Rational(3, 5), Rational(4, 5), Rational(1, 6), 0, 1, 2},       // c > 1, W rules: c^2 and not c
        {Rational(1, 2), 3, 1, Rational(1, 30), 0, 1, 3},                   // c < 1, W rules: c^2 and not c^3
        {1, Rational(1, 10), Rational(1, 10), 100, 0, Rational(1, 10), 2},  // alpha rules: the 1 in the maximum
        {2, Rational(3, 10), Rational(2, 5), 1, 1, 5, 2},                   // c^2 |Theta| = 1: an equality
    };
    return list;
}

/// One hidden layer of one neuron of interest with leaky and scaled sigma, several points and outputs:
/// c |dz/dt|_pin + |dW/dt|_2 <= max(c^2 |Theta|_op, 1) |d|_pin (|alpha|_pin + |W|_2)/sqrt n, in balls.
Truth growth_is_bounded(claim::Sampler& sampler) {
    const rigor::Precision precision(256);
    const long N = sampler.integer(1, 3), n0 = sampler.integer(1, 3), outputs = sampler.integer(1, 2);
    const long n = sampler.integer(1, 9);
    const auto sigma = sampler.activation();
    const RationalMatrix points = sampler.matrix(N, n0), d = sampler.matrix(N, outputs);
    const claim::RationalVector v = sampler.vector(n0), W = sampler.vector(outputs);
    const Rational beta = sampler.rational(), b = sampler.rational();
    const auto index = [](long i) { return static_cast<std::size_t>(i); };
    RationalMatrix gram(N, N);
    claim::RationalVector z, back;  // back: sum_k sigma'(z(x)) W_k d_k(x)
    for (long x = 0; x < N; ++x) {
        for (long y = 0; y < N; ++y) {
            gram(x, y) = beta * beta;
            for (long k = 0; k < n0; ++k) gram(x, y) += points(x, k) * points(y, k) / n0;
        }
        // <x, v>/sqrt(n_0) + beta b with v scaled, so that it stays rational: the bound holds for every z.
        Rational value = beta * b, sum = 0;
        for (long k = 0; k < n0; ++k) value += points(x, k) * v[index(k)];
        for (long k = 0; k < outputs; ++k) sum += W[index(k)] * d(x, k);
        z.push_back(value);
        back.push_back(sigma.slope(value) * sum);
    }
    Rational dz = 0, alpha = 0, weights = 0, direction = 0, dW = 0;  // squares of norms, times n for dz and dW
    for (const Rational& q : gram* back) dz += q * q / N / N / N;
    for (const Rational& q : W) weights += q * q;
    for (long k = 0; k < outputs; ++k) {
        Rational product = 0;
        for (long x = 0; x < N; ++x) {
            product += sigma(z[index(x)]) * d(x, k) / N;
            direction += d(x, k) * d(x, k) / N;
        }
        dW += product * product;
    }
    for (const Rational& q : z) alpha += sigma(q) * sigma(q) / N;
    const Rational c = sigma.lipschitz(), kernel = largest_eigenvalue_bound(gram) / N;
    const auto root = [](const Rational& q) { return rigor::sqrt(Ball(q)); };
    const Ball factor(std::max<Rational>(c * c * kernel, 1));
    const Ball left = (Ball(c) * root(dz) + root(dW)) / root(n);
    const Ball right = factor * root(direction) * (root(alpha) + root(weights)) / root(n);
    return right.is_exactly_zero() ? rigor::truth(left.is_exactly_zero())
                                   : rigor::certainly_less(left, right * Ball(Rational(1001, 1000)));
}

Truth activation_is_lipschitz(claim::Sampler& sampler) {
    const auto sigma = sampler.activation();
    Rational change = 0, moved = 0;  // squares, over one to five points
    for (long points = sampler.integer(1, 5); points > 0; --points) {
        const Rational before = sampler.rational(), after = sampler.rational();
        change += (sigma(after) - sigma(before)) * (sigma(after) - sigma(before));
        moved += (after - before) * (after - before);
    }
    return rigor::truth(change <= sigma.lipschitz() * sigma.lipschitz() * moved);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all Lipschitz sigma and directions with a finite integral; L = 1 at every width, L >= 2 up to tau and terms "
        "of a.2-activation-bound that tend to 0 in probability for each n_L";
    const std::string unit = rigor::to_string(reading.unit);
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-weights-bound"))
        .carries(claim::cites(context, "jacot-2018/a.2-activation-bound"))
        .carries(claim::identity<3>(
            "c (T c w), c times the second bound with |sigma'| = c",
            [](const auto& c, const auto& T, const auto& w) { return c * (T * c * w); },
            fmt::format("c^{} T w", reading.lipschitz_power),
            [&](const auto& c, const auto& T, const auto& w) {
                auto product = T * w;
                for (unsigned long k = 0; k < reading.lipschitz_power; ++k) product = product * c;
                return product;
            }))
        .carries(claim::written(context, "first"))
        .carries(claim::identity<5>(
            "M (w + a + r) - (k w + a), k = c^2 T",
            [](const auto& M, const auto& k, const auto& w, const auto& a, const auto& r) {
                return M * (w + a + r) - (k * w + a);
            },
            fmt::format("(M - k) w + (M - {}) a + M r", unit),
            [&](const auto& M, const auto& k, const auto& w, const auto& a, const auto& r) {
                return (M - k) * w + (M - reading.unit) * a + M * r;
            }))
        .carries(claim::written(context, "second"))
        .carries(claim::exact_for_each<Neuron>(
            "four extreme neurons (sigma = c relu, one data point)", extreme_neurons(),
            {"dA/dt at t = 0, by dual numbers", [](const Neuron& neuron) { return neuron.growth(); }},
            Relation::at_most,
            {fmt::format("max(c^{} |Theta|, {}) n^(-{}/2) |d| A", reading.lipschitz_power, unit, reading.width_power),
             [&](const Neuron& neuron) { return neuron.bound(reading); }}))
        .carries(claim::written(context, "gronwall"));
    if (context.verdict_only) return result;
    result.steps
        .supports(claim::instances("|alpha(t) - alpha(0)|_pin <= c |z(t) - z(0)|_pin, sigma leaky and scaled",
                                   context.seed, 60, activation_is_lipschitz))
        .supports(claim::instances(
            "dA/dt <= 1.001 max(c^2 |Theta|_op, 1) |d|_pin A/sqrt(n), sigma leaky and scaled, 1 to 3 points, 1 and 2 "
            "outputs, in balls",
            context.seed, 60, growth_is_bounded));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-gronwall", check)
        .control("c in place of c^2", [](Reading& r) { r.lipschitz_power = 1; })
        .control("c^3 in place of c^2", [](Reading& r) { r.lipschitz_power = 3; })
        .control("max(c^2 |Theta|, 9/10)", [](Reading& r) { r.unit = Rational(9, 10); })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .property(claim::property(
            "dA/dt <= 1.001 max(c^2 |Theta|_op, 1) |d|_pin A/sqrt(n), sigma leaky and scaled, in balls",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return growth_is_bounded(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_gronwall
