#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_4 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The example: a network all of whose hidden weights are this. Of the correction: the right side of (*) times
/// `factor`, and the words that are orthogonal to the data {e_1}.
struct Reading {
    Rational hidden_weight = -1;  // free: any negative one
    Rational factor = 1;
    long first = 2, second = 3;  // free: two words outside the data
};
Reading corrected() { return {.hidden_weight = 1}; }

Rational inner(const ExactPoint& a, const ExactPoint& b) {
    Rational sum(0);
    for (long i = 0; i < a.size(); ++i) sum += a(i) * b(i);
    return sum;
}
ExactPoint slanted() { return point({Rational(3, 5), Rational(4, 5), 0, 0}); }
ExactPoint third() { return point({Rational(2, 3), Rational(1, 3), Rational(2, 3), 0}); }

/// Weights into every hidden layer, those of the output 1.
ExactNetwork constant_network(const std::vector<long>& widths, const Rational& hidden_weight) {
    ExactNetwork network = exact_network(widths, 1);
    for (std::size_t m = 0; m < network.maps.size(); ++m)
        for (long i = 0; i < network.maps[m].weights.size(); ++i)
            network.maps[m].weights.data()[i] = m + 1 < network.maps.size() ? hidden_weight : Rational(1);
    return network;
}
/// With two hidden layers the words e_1 and -e_1.
TrainingSet two_words(Loss loss, bool opposite) {
    return {{one_hot(1), opposite ? point({-1, 0, 0, 0}) : one_hot(2)}, {1, -1}, loss};
}
claim::Side<std::vector<long>> speed(const Reading& reading, Loss loss) {
    return {
        "|theta'|^2, without which <h_t(x), h_t(x')> is constant", [reading, loss](const std::vector<long>& widths) {
            return squared_speed(constant_network(widths, reading.hidden_weight), two_words(loss, widths.size() > 3));
        }};
}
claim::Side<std::vector<long>> zero() {
    return {"0", [](const std::vector<long>&) { return 0; }};
}

/// The right side of (*), and the coefficient of W_j^2 in it, times the factor.
Rational formula(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y,
                 const Rational& factor) {
    const std::vector<Rational> r = residuals(network, data);
    const ExactPoint zx = preactivations(network, x), zy = preactivations(network, y);
    Rational sum(0);
    for (std::size_t k = 0; k < r.size(); ++k) {
        const ExactPoint zk = preactivations(network, data.points[k]);
        for (long j = 0; j < zx.size(); ++j)
            if (zx(j) > 0 && zy(j) > 0 && zk(j) > 0)
                sum += r[k] * network.maps[1].weights(0, j) *
                       (inner(x, data.points[k]) * zy(j) + inner(y, data.points[k]) * zx(j));
    }
    return -factor * network.maps[1].weight_scale / x.size() * sum;
}
Rational leading_coefficient(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x,
                             const ExactPoint& y, long j, const Rational& factor) {
    const ExactPoint zx = preactivations(network, x), zy = preactivations(network, y);
    if (!(zx(j) > 0 && zy(j) > 0)) return 0;
    ExactPoint mx = ExactPoint::Constant(x.size(), Rational(0)), my = mx, w = mx;
    for (const ExactPoint& xk : data.points)
        if (preactivations(network, xk)(j) > 0)
            for (long i = 0; i < x.size(); ++i) {
                mx(i) += xk(i) * inner(xk, x);
                my(i) += xk(i) * inner(xk, y);
            }
    for (long i = 0; i < x.size(); ++i) w(i) = network.maps[0].weights(j, i);
    return -factor * (inner(w, mx) * inner(w, y) + inner(w, my) * inner(w, x)) / (zx.size() * x.size() * x.size());
}
/// Both against dual numbers: the derivative itself, and half its second difference in W_j.
Truth derivative_is(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y,
                    const Rational& factor) {
    bool all = product_derivative(network, data, x, y) == formula(network, data, x, y, factor);
    for (long j = 0; j < network.maps[0].outputs(); ++j) {
        ExactNetwork up = network, down = network;
        up.maps[1].weights(0, j) += 1;
        down.maps[1].weights(0, j) -= 1;
        const Rational second = product_derivative(up, data, x, y) + product_derivative(down, data, x, y) -
                                2 * product_derivative(network, data, x, y);
        all = all && second / 2 == leading_coefficient(network, data, x, y, j, factor);
    }
    return rigor::truth(all);
}
/// The first neuron is active at all points with nonnegative coordinates.
ExactNetwork with_active_neuron(long width, long number) {
    ExactNetwork network = exact_network({4, width, 1}, number);
    for (long i = 0; i < 4; ++i) network.maps[0].weights(0, i) = abs(network.maps[0].weights(0, i));
    return network;
}
TrainingSet one_word(Loss loss, const Rational& target) { return {{one_hot(1)}, {target}, loss}; }

/// Where e_1 is learned, <h(x), h(x')> keeps its value for three steps of descent while f(e_1) moves.
Truth keeps_while_training(const Reading& reading, const ExactNetwork& network, const TrainingSet& data) {
    const Constancy seen = constancy(network, data, one_hot(reading.first), one_hot(reading.second), Rational(1, 8), 3);
    return rigor::truth(seen.product_constant && (seen.output_moves || residuals(network, data)[0] == 0));
}
claim::Step keeps_in_samples(const claim::Context& context, const Reading& reading) {
    return claim::instances(
        fmt::format("L = 2, X = {{e_1}}: <h_t(e_{}), h_t(e_{})> keeps its value for three steps, exactly, while f(e_1) "
                    "moves; widths 1, 4, 9, both losses",
                    reading.first, reading.second),
        context.seed, 36, [&](claim::Sampler& sampler) {
            const long root = sampler.integer(1, 3), number = sampler.integer(0, 999'999);
            const Loss loss = sampler.coin() ? Loss::half_square : Loss::norm;
            return keeps_while_training(reading, with_active_neuron(root * root, number),
                                        one_word(loss, sampler.rational()));
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "an example; on the page: L = 2 at every width and every initialisation for all x, x' orthogonal to X; with "
        "positive probability at every finite width for L >= 3 and all x, x', for L = 2 if X, x, x' lie in an open "
        "half-space";
    const std::vector<long> one_neuron{4, 1, 1};
    result.steps.carries(claim::witness<std::vector<long>>(
        fmt::format("n0 = 4, one hidden neuron with W^(0) = ({0}, {0}, {0}, {0}), W^(1) = 1, X = {{e_1, e_2}}, "
                    "f* = (1, -1), x = e_1, x' = e_2, the norm as loss",
                    rigor::to_string(reading.hidden_weight)),
        one_neuron, speed(reading, Loss::norm), Relation::different, zero()));
    if (context.verdict_only) return result;
    const std::vector<std::vector<long>> shapes{one_neuron, {4, 4, 1}, {4, 1, 1, 1}, {4, 4, 4, 1}};
    result.steps
        .supports(claim::exact_for_each<std::vector<long>>(
            "the widths 1 and 4, one and two hidden layers, weights -1 into them, half the square as loss", shapes,
            speed(reading, Loss::half_square), Relation::equal, zero()))
        .supports(keeps_in_samples(context, reading));
    const ExactNetwork network = exact_network({4, 9, 1}, 0);
    const TrainingSet data = one_word(Loss::half_square, Rational(7, 3));
    const ExactNetwork after = after_step(network, data, Rational(1, 8));
    const auto value = [&](const std::string& name, const Rational& number) {
        result.values.push_back({name, Ball(number).enclosure(context.digits)});
    };
    value("width 9: <h_0(e_2), h_0(e_3)>", feature_product(network, one_hot(2), one_hot(3)));
    value("after a step of descent on e_1 with rate 1/8", feature_product(after, one_hot(2), one_hot(3)));
    value("f(e_1) before", ntk::network_output(network, one_hot(1))(0));
    value("f(e_1) after", ntk::network_output(after, one_hot(1))(0));
    value("one hidden layer of 4 neurons: probability that it is inactive on two orthogonal inputs, (1/4)^4",
          Rational(1, 256));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L = 2, all n0, X, f*, widths";
    const TrainingSet data{{one_hot(1), third()}, {Rational(7, 3), -1}, Loss::half_square};
    result.steps.carries(claim::written(context, "orthogonal"))
        .supports(keeps_in_samples(context, reading))
        .carries(claim::written(context, "derivative"))
        .supports(claim::instances(
            "(*) and its coefficients of W_j^2 are the derivative along the flow by dual numbers and its second "
            "differences, exactly; widths 1, 4, 9, two data points",
            context.seed, 18,
            [&](claim::Sampler& sampler) {
                const long root = sampler.integer(1, 3), number = sampler.integer(0, 999'999);
                return derivative_is(with_active_neuron(root * root, number), data, slanted(), one_hot(2),
                                     reading.factor);
            }))
        .carries(claim::written(context, "leading"))
        .supports(claim::instances("the coefficient of an active neuron is not 0 for random weights", context.seed, 18,
                                   [&](claim::Sampler& sampler) {
                                       const ExactNetwork network = with_active_neuron(1, sampler.integer(0, 999'999));
                                       return rigor::truth(leading_coefficient(network, data, slanted(), one_hot(2), 0,
                                                                               reading.factor) != 0);
                                   }))
        .carries(claim::written(context, "probability"));
    return result;
}

/// No preactivation at these points is 0, where the ReLU has no derivative.
Truth off_the_kinks(const ExactNetwork& network, const std::vector<ExactPoint>& points) {
    for (const ExactPoint& x : points) {
        const ExactPoint z = preactivations(network, x);
        for (long j = 0; j < z.size(); ++j)
            if (z(j) == 0) return Truth::no;
    }
    return Truth::yes;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-4", check)
        .control("hidden weights 1", [](Reading& r) { r.hidden_weight = 1; })
        .control("hidden weights 1e-20", [](Reading& r) { r.hidden_weight = rigor::parse_rational("1e-20"); })
        .corrected(check_correction, corrected())
        .correction_control("(*) with the sign reversed", [](Reading& r) { r.factor = -1; })
        .correction_control("(*) times 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .correction_control("constant at e_1, e_2, of which one is in X", [](Reading& r) { r.first = 1; })
        .property(claim::property_where(
            "one hidden layer, no preactivation 0: the product at e_2, e_3 keeps its value when e_1 is learned, and (*) "
            "is the derivative at (3/5, 4/5), e_1",
            [](long number, long root, const Rational&) {
                return off_the_kinks(exact_network({4, root * root, 1}, number), {one_hot(1), slanted()});
            },
            [](long number, long root, const Rational& target) {
                const ExactNetwork network = exact_network({4, root * root, 1}, number);
                const TrainingSet data = one_word(Loss::half_square, target);
                return rigor::truth(
                           constancy(network, data, one_hot(2), one_hot(3), Rational(1, 8), 2).product_constant) &&
                       derivative_is(network, data, slanted(), one_hot(1), 1);
            },
            claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"sqrt(width)", claim::integers(1, 3)},
            claim::Input{"f*", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_4
