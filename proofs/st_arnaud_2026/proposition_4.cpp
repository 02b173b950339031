#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Rational inner(const ExactPoint& a, const ExactPoint& b) {
    Rational sum(0);
    for (long i = 0; i < a.size(); ++i) sum += a(i) * b(i);
    return sum;
}
const auto slanted = [] { return point({Rational(3, 5), Rational(4, 5), 0, 0}); };

/// The right side of (*), and the coefficient of W_j^2 in it, times a factor that is 1.
Rational formula(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y, const Rational& factor) {
    const std::vector<Rational> r = residuals(network, data);
    const ExactPoint zx = preactivations(network, x), zy = preactivations(network, y);
    Rational sum(0);
    for (std::size_t k = 0; k < r.size(); ++k) {
        const ExactPoint zk = preactivations(network, data.points[k]);
        for (long j = 0; j < zx.size(); ++j)
            if (zx(j) > 0 && zy(j) > 0 && zk(j) > 0)
                sum += r[k] * network.maps[1].weights(0, j) * (inner(x, data.points[k]) * zy(j) + inner(y, data.points[k]) * zx(j));
    }
    return -factor * network.maps[1].weight_scale / x.size() * sum;
}
Rational leading_coefficient(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y, long j) {
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
    return -(inner(w, mx) * inner(w, y) + inner(w, my) * inner(w, x)) / (zx.size() * x.size() * x.size());
}

/// (*) and its coefficient against dual numbers: the derivative itself, and half its second difference in W_j.
bool derivative_is(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y, const Rational& factor) {
    if (product_derivative(network, data, x, y) != formula(network, data, x, y, factor)) return false;
    for (long j = 0; j < network.maps[0].outputs(); ++j) {
        ExactNetwork up = network, down = network;
        up.maps[1].weights(0, j) += 1;
        down.maps[1].weights(0, j) -= 1;
        const Rational second = product_derivative(up, data, x, y) + product_derivative(down, data, x, y) - 2 * product_derivative(network, data, x, y);
        if (second / 2 != factor * leading_coefficient(network, data, x, y, j)) return false;
    }
    return true;
}

TrainingSet one_word(Loss loss) { return {{one_hot(1)}, {Rational(7, 3)}, loss}; }

/// Whether the product moves within three steps of descent, in any of the networks with one hidden layer.
bool moves(const ExactPoint& x, const ExactPoint& y) {
    bool any = false;
    for (const long width : {1L, 4L, 9L})
        for (const Loss loss : {Loss::half_square, Loss::norm})
            for (long number = 0; number < 3; ++number) any = any || !constancy(exact_network({4, width, 1}, number), one_word(loss), x, y, Rational(1, 8), 3).product_constant;
    return any;
}
/// In the same networks: is some output at the data trained?
bool outputs_train() {
    bool any = false;
    for (const long width : {1L, 4L, 9L})
        for (long number = 0; number < 3; ++number) any = any || constancy(exact_network({4, width, 1}, number), one_word(Loss::half_square), one_hot(2), one_hot(3), Rational(1, 8), 3).output_moves;
    return any;
}
/// All weights into the last hidden layer negative: nothing moves although x, x' are in X and f* is not f_0. With two hidden layers X has two opposite points.
bool dead_moves(const std::vector<long>& widths) {
    ExactNetwork network = exact_network(widths, 1);
    auto& weights = network.maps[network.maps.size() - 2].weights;
    for (long i = 0; i < weights.size(); ++i) weights.data()[i] = -abs(weights.data()[i]);
    const ExactPoint second = widths.size() > 3 ? point({-1, 0, 0, 0}) : one_hot(2);
    return !constancy(network, {{one_hot(1), second}, {1, -1}, Loss::half_square}, one_hot(1), second, Rational(1, 8), 3).product_constant;
}

claim::legacy::Argument correction(const Rational& factor) {
    bool equal = true, not_zero = true;
    for (const long width : {1L, 4L, 9L})
        for (long number = 0; number < 6; ++number) {
            ExactNetwork network = exact_network({4, width, 1}, number);
            for (long i = 0; i < 4; ++i) network.maps[0].weights(0, i) = abs(network.maps[0].weights(0, i));  // neuron 1 is active on all points used
            const TrainingSet data{{one_hot(1), point({Rational(2, 3), Rational(1, 3), Rational(2, 3), 0})}, {Rational(7, 3), -1}, Loss::half_square};
            equal = equal && derivative_is(network, data, slanted(), one_hot(2), factor);
            not_zero = not_zero && leading_coefficient(network, data, slanted(), one_hot(2), 0) != 0 && leading_coefficient(network, one_word(Loss::half_square), one_hot(2), one_hot(3), 0) == 0;
        }
    claim::legacy::Argument argument;
    argument.step("(*) and its coefficients of W_j^2 are the derivative along the flow by dual numbers and its second differences, exactly (L = 2, widths 1, 4, 9, two data points)", rigor::truth(equal))
        .step("the coefficient of an active neuron is not 0 there, and is 0 for x, x' orthogonal to X", rigor::truth(not_zero))
        .step("x, x' orthogonal to X: the product keeps its value exactly, while the output at the data is trained", rigor::truth(!moves(one_hot(2), one_hot(3)) && outputs_train()));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    printed.step("L = 2, X = {e_1}, x = e_2, x' = e_3: <h_t(x), h_t(x')> changes within three steps (widths 1, 4, 9, both losses, 18 exact networks)", rigor::truth(moves(one_hot(2), one_hot(3))))
        .step("<h_t(x), h_t(x')>, x and x' in X, changes in a network whose weights into the last hidden layer are negative (L = 2: X = {e_1, e_2}; L = 3: X = {e_1, -e_1}; widths 1 and 4)", rigor::truth(dead_moves({4, 1, 1}) || dead_moves({4, 4, 1}) || dead_moves({4, 1, 1, 1}) || dead_moves({4, 4, 4, 1})));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for L = 2 at every width and every initialisation for all x, x' orthogonal to X; false with positive probability at every finite width for L >= 3 and all x, x', for L = 2 if X, x, x' lie in an open half-space");
    const ExactNetwork network = exact_network({4, 9, 1}, 0);
    finding.values = {{"width 9: <h_0(e_2), h_0(e_3)>", Ball(feature_product(network, one_hot(2), one_hot(3))).enclosure(context.digits)},
                      {"after a step of descent on e_1 with rate 1/8", Ball(feature_product(after_step(network, one_word(Loss::half_square), Rational(1, 8)), one_hot(2), one_hot(3))).enclosure(context.digits)},
                      {"f(e_1) before", Ball(ntk::network_output(network, one_hot(1))(0)).enclosure(context.digits)},
                      {"f(e_1) after", Ball(ntk::network_output(after_step(network, one_word(Loss::half_square), Rational(1, 8)), one_hot(1))(0)).enclosure(context.digits)},
                      {"one hidden layer of 4 neurons: probability that it is inactive on two orthogonal inputs, (1/4)^4", Ball(Rational(1, 256)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n0 = 4, one hidden layer of any width, X = {e_1}, x = e_2, x' = e_3, any weights: df(e_1)/dW^(0)_jk = 0 for k = 2, 3, so h_t(e_2) and h_t(e_3) never change, with either loss. Also: one hidden neuron with W^(0) = (-1, -1, -1, -1), W^(1) = 1, X = {e_1, e_2}, "
                          "f* = (1, -1), x = e_1, x' = e_2: f = 0, all gradients are 0.";
        finding.pari = "relu(z) = max(z, 0);\n"
                       "f(w, v, x) = v*relu((w*x~)/2);\n"
                       "w = [1, 1, 1, 1]; v = 2; y = 7/3; /* f(e_1) depends on w_1 only */\n"
                       "for (t = 1, 3, r = f(w, v, [1, 0, 0, 0]) - y; h = relu(w[1]/2); w = w - [r*v/16, 0, 0, 0]; v = v - r*h/8; print(f(w, v, [1, 0, 0, 0]), \"  \", relu(w[2]/2)*relu(w[3]/2)))\n\\\\ prints f(e_1): 175/144, 1085781487/764411904, 183853790106885760788373524175/114346345751910504496663363584, and each time 1/4";
        finding.harm = "The paper uses the proposition to say that the features of a pair of words evolve. For one hidden layer this is false for all words that are not in the data (as Yang and Hu found, whom section 5 cites); conditions on L, X, x, x' are missing in the statement. The sentence that "
                       "\"the features vary\" for two hidden layers rests on section 5 and its table.";
        const claim::legacy::Argument corrected = correction(1);
        finding.correction = {
            R"(Let $L=2$ and $\mathcal L=\frac12(f-f^*)^2$. If $x\ne x'$ are orthogonal to all of $X$, $\langle h_t(x),h_t(x')\rangle$ is constant at every width. If $x_k^\top x$ and $x_k^\top x'$ are not both 0 for some $x_k\in X$, and a Gaussian $w$ has $w^\top x,w^\top x',w^\top x_k>0$ with probability $p>0$, then it is not constant with probability at least $1-(1-p)^{n_1}$.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "L = 2, all n0, X, f*, widths (the argument in the file; the derivative is checked exactly in samples)"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "Two hidden layers: a point x = -x_1 opposite to a single datum x_1 keeps h_t(x) for ever as well under the flow, at every width, for the first-layer neurons that are active at x are inactive at x_1 and neither their weights nor the weights that lead on from them move.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_4() {
    return {
        .id = "st-arnaud-2026/proposition-4",
        .check = check,
        .controls = {{"x = e_1 and x' = (3/5, 4/5), not orthogonal to X: the product never changes", [](const claim::Context&) { return claim::verdict_of(rigor::truth(!moves(one_hot(1), slanted()))); }},
                     {"(*) with the sign reversed", [](const claim::Context&) { return claim::verdict_of(correction(-1).conclusion()); }},
                     {"(*) times 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(correction(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("one hidden layer, random weights: the product at e_2, e_3 keeps its value when e_1 is learned, and (*) is the derivative at (3/5, 4/5), e_1", [](long number, long root, const Rational& target) {
            const ExactNetwork network = exact_network({4, root * root, 1}, number);
            const TrainingSet data{{one_hot(1)}, {target}, Loss::half_square};
            return rigor::truth(constancy(network, data, one_hot(2), one_hot(3), Rational(1, 8), 2).product_constant && derivative_is(network, data, slanted(), one_hot(1), 1));
        }, claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"sqrt(width)", claim::integers(1, 3)}, claim::Input{"f*", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_proposition_4{proposition_4};

}  // namespace proofs::st_arnaud_2026
