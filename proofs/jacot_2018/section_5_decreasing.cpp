#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "proofs/common/random_rational.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

#include <random>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Network = ntk::FiniteNetwork<Rational>;
using Vector = ntk::DenseVector<Rational>;
using Matrix = ntk::DenseMatrix<Rational>;

/// A network with one output, its data and targets, exactly. The ReLU away from its kinks: locally a smooth sigma, and the identities below are local.
struct Training {
    Network network;
    Matrix points;
    Vector goal;

    /// f*(x_i) - f(x_i).
    Vector residual() const {
        Vector d(points.cols());
        for (long i = 0; i < d.size(); ++i) d(i) = goal(i) - ntk::network_output(network, Vector(points.col(i)))(0);
        return d;
    }
    /// grad C, C = (1/2N) sum_i (f(x_i) - f*(x_i))^2.
    ntk::NetworkGradient<Rational> cost_gradient() const {
        const Vector d = residual();
        ntk::NetworkGradient<Rational> sum;
        for (long i = 0; i < points.cols(); ++i) {
            ntk::NetworkGradient<Rational> g = ntk::gradient(network, Vector(points.col(i)));
            for (std::size_t l = 0; l < g.size(); ++l) {
                const auto add = [&](auto& total, auto& part, bool first) {
                    if (first) total = part;
                    for (long j = 0; j < part.size(); ++j) total.data()[j] = Rational((first ? Rational(0) : total.data()[j]) - d(i) * part.data()[j] / points.cols());
                };
                if (i == 0) sum.emplace_back();
                add(sum[l].weights, g[l].weights, i == 0);
                add(sum[l].bias, g[l].bias, i == 0);
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

Training random_training(long number, const Rational& beta, bool deep) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 10, 7); };
    Training training{ntk::jacot_network<Rational>(deep ? std::vector<long>{1, 4, 4, 1} : std::vector<long>{1, 4, 1}, beta), Matrix(1, 3), Vector(3)};
    for (auto& m : training.network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = draw();
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = draw();
    }
    for (long i = 0; i < 3; ++i) {
        training.points(0, i) = 2 * i - 3;
        training.goal(i) = draw();
    }
    return training;
}

/// d/dt C = -<d, Theta d> = -|grad C|^2, and the part of the output bias: all exact.
bool identities(const Training& training, const Rational& beta) {
    const Vector d = training.residual();
    const auto g = training.cost_gradient();
    const Matrix theta = ntk::empirical_kernel(training.network, training.points);
    const long n = d.size();
    Rational form = 0, mean = 0;
    for (long i = 0; i < n; ++i) {
        mean += d(i) / n;
        for (long j = 0; j < n; ++j) form += d(i) * theta(i, j) * d(j) / (n * n);
    }
    return form == square(g) && g.back().bias(0) == -beta * mean;
}

/// f is affine in the output bias with slope beta: so is the mean residual, with slope -beta.
bool bias_moves_mean(Training training, const Rational& beta) {
    const Vector before = training.residual();
    training.network.maps.back().bias(0) += 7;
    const Vector after = training.residual();
    for (long i = 0; i < before.size(); ++i)
        if (after(i) - before(i) != -7 * beta) return false;
    return true;
}

/// All first-layer neurons inactive at all points, no bias: f = 0 near these parameters.
Training dead() {
    Training training = random_training(1, 0, false);
    training.network.maps[0].weights << -1, -2, -3, -4;
    training.points << 1, 2, 3;
    training.goal << 1, 2, 3;
    return training;
}
/// All parameters 0 and targets of mean 0.
Training at_zero() {
    Training training{ntk::jacot_network<Rational>(std::vector<long>{1, 4, 1}, Rational(1, 10)), Matrix(1, 2), Vector(2)};
    training.points << 1, 2;
    training.goal << 1, -1;
    return training;
}

/// `almost_surely`: the exceptional starts are set aside, as Gaussian parameters do.
claim::legacy::Argument argue(const Rational& beta, bool almost_surely) {
    claim::legacy::Argument argument;
    bool exact = true, moves = true;
    for (long number = 0; number < 20; ++number) {
        const Training training = random_training(number, beta, number % 2);
        exact = exact && identities(training, beta);
        moves = moves && bias_moves_mean(training, beta);
    }
    argument.step("d/dt |f* - f|^2/2 = -<d, Theta d> = -|grad C|^2 and dC/db = -beta mean(f* - f) for the output bias b, exactly (20 networks with one and two hidden layers)", rigor::truth(exact))
        .step("f = beta b + (what does not depend on b) for the output bias b, exactly", rigor::truth(moves));
    if (beta == 0) argument.step("beta = 0, all neurons inactive (positive probability with the ReLU): grad C is not 0", rigor::truth(square(dead().cost_gradient()) != 0));
    if (!almost_surely) argument.step("all parameters 0, targets of mean 0: grad C is not 0", rigor::truth(square(at_zero().cost_gradient()) != 0));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 10), true), claim::Evidence::proved,
                                      "almost surely over the initialisation: all finite networks of section 2 with beta > 0 and sigma differentiable with a locally Lipschitz derivative (so all sigma of section 2), all finite data sets and targets, gradient flow "
                                      "(the argument in the file; the lines are exact instances)");
    const Training zero = at_zero();
    finding.values = {{"|grad C|^2 at parameters 0, x = 1, 2, f* = 1, -1, beta = 1/10 (|f* - f|_pin is 1 and stays 1)", Ball(square(zero.cost_gradient())).enclosure(context.digits)},
                      {"|grad C|^2 with beta = 0 and four inactive neurons, f* = 1, 2, 3 (an open set of parameters)", Ball(square(dead().cost_gradient())).enclosure(context.digits)}};
    finding.remark = "Not for every initial parameter: at a critical point, such as all parameters 0 with sigma(0) = 0 and targets of mean 0, the norm is constant; Gaussian parameters avoid this with probability 1 because of the output bias. With beta = 0 they need not. "
                     "With the ReLU of section 6 the flow is not an ordinary differential equation at the kinks, and that case is not part of this. Gradient descent with finite steps is not the flow.";
    return finding;
}

}  // namespace

claim::legacy::Check section_5_decreasing() {
    return {
        .id = "jacot-2018/section-5-decreasing",
        .check = check,
        .controls = {{"for every initial parameter", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 10), false).conclusion()); }},
                     {"beta = 0 as well", [](const claim::Context&) { return claim::verdict_of(argue(0, true).conclusion()); }}},
        .property = claim::property("<d, Theta d> = |grad C|^2, dC/db = -beta mean(f* - f), and f is affine in b: random networks, beta = p/4", [](long number, long p) {
            const Rational beta(p, 4);
            const Training training = random_training(number, beta, number % 2);
            return rigor::truth(identities(training, beta) && bias_moves_mean(training, beta));
        }, claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"p", claim::integers(0, 12)}),
    };
}
const claim::legacy::Registered registered_section_5_decreasing{section_5_decreasing};

}  // namespace proofs::jacot_2018
