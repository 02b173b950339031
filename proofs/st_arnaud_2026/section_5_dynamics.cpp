#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026::section_5_dynamics {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What the right side has beyond the kernel of the layers below: its sign, 1(z_i(x) > 0) in front, 1(z_j(x_k) > 0)
/// behind, and the sum over j in place of the term j = i. And the target of the example, in which everything is active.
struct Reading {
    Rational sign = 1;    // free: any but -1, of which the correction has controls
    Rational target = 0;  // free: any but f

    // The example has one neuron, an active one; the correction has controls.
    bool indicator_at_x = false, indicator_at_data = false, sum_over_neurons = false;  // free: see above
};
Reading corrected() {
    return {.sign = -1, .indicator_at_x = true, .indicator_at_data = true, .sum_over_neurons = true};
}

/// The right side at x.
ExactPoint right_side(const Reading& r, const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
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
        if (r.indicator_at_x && !(zx(i) > 0)) continue;
        for (long k = 0; k < points; ++k) {
            const ExactPoint zk = preactivations(network, data.points[static_cast<std::size_t>(k)]);
            for (long j = 0; j < n; ++j) {
                if (!r.sum_over_neurons && j != i) continue;
                if (r.indicator_at_data && !(zk(j) > 0)) continue;
                d(i) += r.sign * kernel(points * n + i, k * n + j) * top.weight_scale * top.weights(0, j) *
                        slopes[static_cast<std::size_t>(k)];
            }
        }
    }
    return d;
}
Truth is_evolution(const Reading& r, const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    return rigor::truth(right_side(r, network, data, x) == feature_derivative(network, data, x));
}

/// One hidden neuron with weights 1, X = {e_1}.
ExactNetwork smallest() {
    ExactNetwork network = exact_network({4, 1, 1}, 0);
    for (auto& map : network.maps)
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = 1;
    return network;
}
TrainingSet one_word(const Rational& target) { return {{one_hot(1)}, {target}, Loss::half_square}; }

TrainingSet two_points(Loss loss) {
    return {{one_hot(1), point({Rational(2, 3), Rational(1, 3), Rational(-2, 3), 0})}, {Rational(7, 3), -1}, loss};
}
const std::vector<std::vector<long>>& shapes() {
    static const std::vector<std::vector<long>> list{{4, 1, 1}, {4, 4, 1}, {4, 1, 1, 1}, {4, 4, 4, 1}, {4, 1, 4, 1}};
    return list;
}
ExactPoint slanted() { return point({Rational(3, 5), Rational(4, 5), 0, 0}); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false in the example; for L = 2 with all neurons active, at every width, the right side is exactly the "
        "negative of the left; where neurons are inactive, and for L >= 3, more than the sign is missing";
    result.steps.carries(claim::witness<ExactPoint>(
        "x = e_1, n0 = 4, one hidden neuron, all weights 1, X = {e_1}, f* = 0, half the square", one_hot(1),
        {"d/dt h(x), by dual numbers along the flow",
         [&](const ExactPoint& x) { return feature_derivative(smallest(), one_word(reading.target), x)(0); }},
        Relation::equal, {"the right side", [&](const ExactPoint& x) {
                              return right_side(reading, smallest(), one_word(reading.target), x)(0);
                          }}));
    if (context.verdict_only) return result;
    const TrainingSet data = one_word(reading.target);
    result.values = {
        {"one neuron: d/dt h(e_1)",
         Ball(feature_derivative(smallest(), data, one_hot(1))(0)).enclosure(context.digits)},
        {"as printed", Ball(right_side(reading, smallest(), data, one_hot(1))(0)).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 2, widths and data, off the kinks (the chain rule)";
    result.steps.carries(claim::written(context, "chain-rule"))
        .supports(claim::instances(
            "(*) is d/dt h(x) by dual numbers, exactly: one and two hidden layers, widths 1 and 4, two data points, both "
            "losses",
            context.seed, 60, [&](claim::Sampler& sampler) {
                const long shape = sampler.integer(0, 4), number = sampler.integer(0, 999'999);
                const Loss loss = sampler.coin() ? Loss::half_square : Loss::norm;
                return is_evolution(reading, exact_network(shapes()[static_cast<std::size_t>(shape)], number),
                                    two_points(loss), slanted());
            }));
    return result;
}

/// No preactivation of the last hidden layer at these points is 0.
Truth off_the_kinks(const ExactNetwork& network, const std::vector<ExactPoint>& points) {
    for (const ExactPoint& x : points) {
        const auto trace = ntk::forward(network, x);
        for (std::size_t m = 0; m + 1 < trace.results.size(); ++m)
            for (long j = 0; j < trace.results[m].size(); ++j)
                if (trace.results[m](j) == 0) return Truth::no;
    }
    return Truth::yes;
}

const claim::Registered registered{[]() -> claim::Check {
    const auto example = [](long number, long shape) {
        return exact_network(shapes()[static_cast<std::size_t>(shape)], number);
    };
    const auto at = [](const Rational& z) { return point({z, 1, Rational(1, 3), -z}); };
    return claim::checked("st-arnaud-2026/section-5-dynamics", check)
        .control("a minus sign, all neurons active and L = 2", [](Reading& r) { r.sign = -1; })
        .control("f* = f: both sides are 0", [](Reading& r) { r.target = Rational(1, 2); })
        .corrected(check_correction, corrected())
        .correction_control("(*) with the sign reversed", [](Reading& r) { r.sign = 1; })
        .correction_control("(*) without the indicator at x", [](Reading& r) { r.indicator_at_x = false; })
        .correction_control("(*) without the indicator at the data", [](Reading& r) { r.indicator_at_data = false; })
        .correction_control("(*) with the diagonal of the kernel only", [](Reading& r) { r.sum_over_neurons = false; })
        .correction_control("(*) times 1 + 1e-20", [](Reading& r) { r.sign -= rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "off the kinks (*) is the derivative in random networks",
            [=](long number, long shape, const Rational& z) {
                std::vector<ExactPoint> points = two_points(Loss::half_square).points;
                points.push_back(at(z));
                return off_the_kinks(example(number, shape), points);
            },
            [=](long number, long shape, const Rational& z) {
                return is_evolution(corrected(), example(number, shape), two_points(Loss::half_square), at(z));
            },
            claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"shape", claim::integers(0, 4)},
            claim::Input{"z", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_5_dynamics
