#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::section_5_decreasing {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;
using Network = ntk::FiniteNetwork<Rational>;
using Vector = ntk::DenseVector<Rational>;
using Matrix = ntk::DenseMatrix<Rational>;

/// theta' = sign grad C. The start of the example: all parameters 0 but the output bias, x = 1, 2, f* = 1, -1.
struct Reading {
    Rational beta{1, 10}, output_bias = 1;  // free: any but 0
    long sign = -1;
};

/// A network, its data and targets, in exact rationals. The ReLU away from its kinks is locally a smooth sigma, and the
/// identities below are local.
struct Training {
    Network network;
    Matrix points, goal;  ///< columns; goal(k, i) = f*_k(x_i)

    /// f*_k(x_i) - f_k(x_i).
    Matrix residual() const {
        Matrix d(goal.rows(), goal.cols());
        for (long i = 0; i < d.cols(); ++i) {
            const Vector value = ntk::network_output(network, Vector(points.col(i)));
            for (long k = 0; k < d.rows(); ++k) d(k, i) = goal(k, i) - value(k);
        }
        return d;
    }
    /// grad C, C = (1/2N) sum_i |f(x_i) - f*(x_i)|^2.
    ntk::NetworkGradient<Rational> cost_gradient() const {
        const Matrix d = residual();
        ntk::NetworkGradient<Rational> sum;
        for (long i = 0; i < d.cols(); ++i)
            for (long k = 0; k < d.rows(); ++k) {
                ntk::NetworkGradient<Rational> g = ntk::gradient(network, Vector(points.col(i)), k);
                const Rational factor = -d(k, i) / d.cols();
                if (sum.empty()) {
                    sum = g;
                    for (auto& block : sum) {
                        block.weights.setConstant(Rational(0));
                        block.bias.setConstant(Rational(0));
                    }
                }
                for (std::size_t l = 0; l < g.size(); ++l) {
                    for (long j = 0; j < g[l].weights.size(); ++j)
                        sum[l].weights.data()[j] += factor * g[l].weights.data()[j];
                    for (long j = 0; j < g[l].bias.size(); ++j) sum[l].bias(j) += factor * g[l].bias(j);
                }
            }
        return sum;
    }
};
Rational square(const ntk::NetworkGradient<Rational>& g) {
    Rational sum = 0;
    for (const auto& block : g) {
        for (long i = 0; i < block.weights.size(); ++i) sum += block.weights.data()[i] * block.weights.data()[i];
        for (long i = 0; i < block.bias.size(); ++i) sum += block.bias(i) * block.bias(i);
    }
    return sum;
}

/// A training whose targets have the mean 0, at its start.
Training at_start(const Rational& beta, const Rational& output_bias) {
    Training training{ntk::jacot_network<Rational>(std::vector<long>{1, 4, 1}, beta), Matrix(1, 2), Matrix(1, 2)};
    training.network.maps.back().bias(0) = output_bias;
    training.points << 1, 2;
    training.goal << 1, -1;
    return training;
}
/// The mean of f* - f there.
Rational mean_residual(const Rational& beta, const Rational& output_bias) {
    const Matrix d = at_start(beta, output_bias).residual();
    return (d(0, 0) + d(0, 1)) / 2;
}

Training drawn(claim::Sampler& sampler) {
    const long layers = sampler.integer(2, 4), points = sampler.integer(1, 3);  // free: sizes
    const std::vector<long> widths = sampler.widths(layers, 4);                 // free: sizes
    Training training{sampler.network(widths, true), Matrix(widths.front(), points), Matrix(widths.back(), points)};
    for (long i = 0; i < training.points.size(); ++i) training.points.data()[i] = sampler.rational();
    for (long i = 0; i < training.goal.size(); ++i) training.goal.data()[i] = sampler.rational();
    return training;
}
/// |grad C|^2 = d^T Theta d/N^2, dC/db_k = -beta mean_i d_k(x_i), and d_k(x_i) falls by beta for all i when b_k grows
/// by 1, the other outputs staying as they are.
Truth identities(Training training) {
    const Matrix d = training.residual(), theta = ntk::empirical_kernel(training.network, training.points);
    const auto g = training.cost_gradient();
    const long N = d.cols(), outputs = d.rows();
    Rational form = 0;
    for (long a = 0; a < N * outputs; ++a)
        for (long b = 0; b < N * outputs; ++b)
            form += d(a % outputs, a / outputs) * theta(a, b) * d(b % outputs, b / outputs) / (N * N);
    if (form != square(g)) return Truth::no;
    for (long k = 0; k < outputs; ++k) {
        const Rational beta = training.network.maps.back().bias_scale;
        Rational mean = 0;
        for (long i = 0; i < N; ++i) mean += d(k, i) / N;
        if (g.back().bias(k) != -beta * mean) return Truth::no;
        training.network.maps.back().bias(k) += 1;
        const Matrix moved = training.residual();
        training.network.maps.back().bias(k) -= 1;
        for (long i = 0; i < N; ++i)
            for (long j = 0; j < outputs; ++j)
                if (moved(j, i) != d(j, i) - (j == k ? beta : Rational(0))) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "almost surely over the initialisation: all finite networks of section 2, beta > 0, finite data sets and "
        "targets, gradient flow; the integral over [0, T] is stochastically bounded as n_1, …, n_(L-1) grow";
    // f(x_1) = w s + beta b, f(x_2) = beta b.
    const auto cost = [](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2,
                         const auto& beta) {
        const auto first = w * s + beta * b - y1, second = beta * b - y2;
        return (first * first + second * second) / 4;
    };
    const auto slope = [cost](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2,
                              const auto& beta, bool along_w) {
        using T = std::decay_t<decltype(w)>;
        using D = rigor::Dual<T>;
        return cost(D(w, T(along_w ? 1 : 0)), D(b, T(along_w ? 0 : 1)), D(s), D(y1), D(y2), D(beta)).derivative;
    };
    result.steps
        .carries(claim::identity<4>(
            "the derivative of (1/2)|f - f*|_pin^2 along g at two data points, f - f* = e, by dual numbers",
            [](const auto& e1, const auto& e2, const auto& g1, const auto& g2) {
                using D = rigor::Dual<std::decay_t<decltype(e1)>>;
                const D first(e1, g1), second(e2, g2);
                return (first * first + second * second).derivative / 4;
            },
            "<f - f*, g>_pin",
            [](const auto& e1, const auto& e2, const auto& g1, const auto& g2) { return (e1 * g1 + e2 * g2) / 2; }))
        .carries(claim::written(context, "direction"))
        .carries(claim::identity<6>(
            "d/dt C along theta' = -grad C, by dual numbers, f = w s + beta b at one point, beta b at another",
            [&](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2, const auto& beta) {
                using T = std::decay_t<decltype(w)>;
                using D = rigor::Dual<T>;
                const D moving_w(w, T(reading.sign * slope(w, b, s, y1, y2, beta, true))),
                    moving_b(b, T(reading.sign * slope(w, b, s, y1, y2, beta, false)));
                return cost(moving_w, moving_b, D(s), D(y1), D(y2), D(beta)).derivative;
            },
            "-|grad C|^2",
            [&](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2, const auto& beta) {
                const auto along_w = slope(w, b, s, y1, y2, beta, true), along_b = slope(w, b, s, y1, y2, beta, false);
                return -(along_w * along_w + along_b * along_b);
            }))
        .carries(claim::written(context, "flow"))
        .carries(claim::identity<6>(
            "dC/db, by dual numbers, for the same f",
            [&](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2, const auto& beta) {
                return slope(w, b, s, y1, y2, beta, false);
            },
            "-beta mean(f* - f)",
            [](const auto& w, const auto& b, const auto& s, const auto& y1, const auto& y2, const auto& beta) {
                return -beta * ((y1 - w * s - beta * b) + (y2 - beta * b)) / 2;
            }))
        .carries(
            claim::exact({"the change of the mean of f* - f of a network when its output bias grows by 1, beta = " +
                              rigor::to_string(reading.beta),
                          mean_residual(reading.beta, 1) - mean_residual(reading.beta, 0)},
                         Relation::different, {"0, so that one value of the bias at most makes it 0", 0}))
        .carries(
            claim::exact({fmt::format("|grad C|^2 at a start with the output bias {}, else 0; f* = 1, -1, beta = {}",
                                      rigor::to_string(reading.output_bias), rigor::to_string(reading.beta)),
                          square(at_start(reading.beta, reading.output_bias).cost_gradient())},
                         Relation::greater, {"0", 0}))
        .carries(claim::written(context, "start"))
        .carries(claim::written(context, "bound"))
        .supports(
            claim::instances("|grad C|^2 = d^T Theta d/N^2, dC/db_k = -beta mean of d_k, and d_k falls by beta when "
                             "b_k grows by 1; networks of one to three maps, unequal widths, several outputs, exactly",
                             context.seed, 40,  // free: how many
                             [](claim::Sampler& s) { return identities(drawn(s)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-decreasing", check)
        .control("beta = 0", [](Reading& r) { r.beta = 0; })
        .control("every start: all parameters 0, targets of mean 0", [](Reading& r) { r.output_bias = 0; })
        .control("theta' = +grad C", [](Reading& r) { r.sign = 1; })
        .property(claim::property_where(
            "some d_k has a mean that is not 0: the rate -|grad C|^2 of the network of the seed is negative, and the "
            "identities hold, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const Matrix d = drawn(sampler).residual();
                bool some = false;
                for (long k = 0; k < d.rows(); ++k) {
                    Rational sum = 0;
                    for (long i = 0; i < d.cols(); ++i) sum += d(k, i);
                    some = some || sum != 0;
                }
                return rigor::truth(some);
            },
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const Training training = drawn(sampler);
                return rigor::truth(-square(training.cost_gradient()) < 0) && identities(training);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_decreasing
