#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// What the formula has, beyond the kernel.
struct Formula {
    Rational sign;
    bool indicators, sum_over_neurons;
};
const Formula printed{1, false, false}, corrected{-1, true, true};

/// The right side at x.
ExactPoint right_side(const Formula& formula, const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    ExactNetwork lower = network;
    lower.maps.pop_back();
    const long n = lower.outputs(), points = static_cast<long>(data.points.size());
    ntk::DenseMatrix<Rational> all(x.size(), points + 1);
    for (long i = 0; i < x.size(); ++i) {
        for (long k = 0; k < points; ++k) all(i, k) = data.points[static_cast<std::size_t>(k)](i);
        all(i, points) = x(i);
    }
    const auto kernel = ntk::empirical_kernel(lower, all);
    const std::vector<Rational> slopes = loss_slopes(network, data);
    const auto& top = network.maps.back();
    const ExactPoint zx = preactivations(network, x);
    ExactPoint d = ExactPoint::Constant(n, Rational(0));
    for (long i = 0; i < n; ++i) {
        if (formula.indicators && !(zx(i) > 0)) continue;
        for (long k = 0; k < points; ++k) {
            const ExactPoint zk = preactivations(network, data.points[static_cast<std::size_t>(k)]);
            for (long j = 0; j < n; ++j) {
                if (!formula.sum_over_neurons && j != i) continue;
                if (formula.indicators && !(zk(j) > 0)) continue;
                d(i) += formula.sign * kernel(points * n + i, k * n + j) * top.weight_scale * top.weights(0, j) * slopes[static_cast<std::size_t>(k)];
            }
        }
    }
    return d;
}
bool is_evolution(const Formula& formula, const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    return right_side(formula, network, data, x) == feature_derivative(network, data, x);
}

TrainingSet two_points(Loss loss) { return {{one_hot(1), point({Rational(2, 3), Rational(1, 3), Rational(-2, 3), 0})}, {Rational(7, 3), -1}, loss}; }
const std::vector<std::vector<long>> shapes{{4, 1, 1}, {4, 4, 1}, {4, 1, 1, 1}, {4, 4, 4, 1}, {4, 1, 4, 1}};

Truth in_networks(const Formula& formula) {
    bool all = true;
    for (const auto& widths : shapes)
        for (const Loss loss : {Loss::half_square, Loss::norm})
            for (long number = 0; number < 4; ++number) all = all && is_evolution(formula, exact_network(widths, number), two_points(loss), point({Rational(3, 5), Rational(4, 5), 0, 0}));
    return rigor::truth(all);
}
/// One hidden neuron with weights 1, X = {e_1}, f* = 0: everything is active and the kernel is diagonal.
ExactNetwork smallest() {
    ExactNetwork network = exact_network({4, 1, 1}, 0);
    for (auto& map : network.maps)
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = 1;
    return network;
}
const auto smallest_data = [] { return TrainingSet{{one_hot(1)}, {0}, Loss::half_square}; };

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument argument;
    argument.step("one neuron, all weights 1, X = {e_1}, f* = 0: the printed right side at e_1 is d/dt h(e_1)", rigor::truth(is_evolution(printed, smallest(), smallest_data(), one_hot(1))))
        .step("in random networks with one and two hidden layers, both losses, exactly", in_networks(printed));
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "false in the example; for L = 2 with all neurons active, at every width, the right side is exactly the negative of the left; where neurons are inactive, and for L >= 3, more than the sign is missing");
    finding.values = {{"one neuron: d/dt h(e_1)", Ball(feature_derivative(smallest(), smallest_data(), one_hot(1))(0)).enclosure(context.digits)},
                      {"as printed", Ball(right_side(printed, smallest(), smallest_data(), one_hot(1))(0)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n0 = 4, one hidden neuron, W^(0) = (1, 1, 1, 1), W^(1) = 1, X = {e_1}, f* = 0: h = z = 1/2, f = 1/2. With L = f^2/2, descent has dw_1/dt = -f/2 = -1/4, so dh/dt = -1/8. Printed: Theta^(1) d = (1/4)(1/2) = +1/8.";
        finding.pari = "h(w) = w/2;\n"
                       "f(w, v) = v*h(w);\n"
                       "dw = -f(1, 1)*1/2; print(dw/2, \"  \", (1/4)*f(1, 1)*1)";
        finding.harm = "The proof of proposition 4 uses d_t: its second and third terms have the wrong sign, the last one (quadratic in d_t) the right one. The missing indicators change constants. That h_t moves, which is the point of the section, does not depend on it.";
        claim::legacy::Argument right;
        right.step("(*) is d/dt h(x) by dual numbers, exactly: one and two hidden layers, widths 1 and 4, two data points, both losses, 40 networks", in_networks(corrected));
        finding.correction = {
            R"($\partial_th_{t,i}(x)=-\dot\sigma(z_{t,i}(x))\sum_k\sum_j\Theta_{t,ij}^{(L-1)}(x,x_k)\,\dot\sigma(z_{t,j}(x_k))\,\frac1{\sqrt{n_{L-1}}}W_{t,j}\,\frac{\partial\mathcal L}{\partial f}(x_k)$, for the flow of the sum of the losses over the data; $\frac1n$ of it for the mean.)",
            claim::verdict_of(right.conclusion()), claim::Evidence::proved, "all L >= 2, widths and data (the chain rule); exact checks in samples"};
        std::vector<claim::legacy::Line> all = argument.steps();
        all.insert(all.end(), right.steps().begin(), right.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "If h is read as the preactivation, the indicator in front disappears, the other faults remain. The sum over the data carries 1/n in Jacot et al. (remark 1).";
    return finding;
}

}  // namespace

claim::legacy::Check section_5_dynamics() {
    return {
        .id = "st-arnaud-2026/section-5-dynamics",
        .check = check,
        .controls = {{"(*) with the sign reversed", [](const claim::Context&) { return claim::verdict_of(in_networks({1, true, true})); }},
                     {"(*) without the indicators", [](const claim::Context&) { return claim::verdict_of(in_networks({-1, false, true})); }},
                     {"(*) with the diagonal of the kernel only", [](const claim::Context&) { return claim::verdict_of(in_networks({-1, true, false})); }},
                     {"(*) times 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(in_networks({-1 - rigor::parse_rational("1e-20"), true, true})); }}},
        .property = claim::property("(*) is the derivative in random networks", [](long number, long shape, const Rational& z) {
            const ExactPoint x = point({z, 1, Rational(1, 3), -z});
            return rigor::truth(is_evolution(corrected, exact_network(shapes[static_cast<std::size_t>(shape)], number), two_points(Loss::half_square), x));
        }, claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"shape", claim::integers(0, 4)}, claim::Input{"z", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_5_dynamics{section_5_dynamics};

}  // namespace proofs::st_arnaud_2026
