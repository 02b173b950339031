#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

TrainingSet words(long n) {
    TrainingSet data;
    for (long k = 1; k <= n; ++k) {
        data.points.push_back(one_hot(k));
        data.targets.push_back(Rational(k % 2 ? 2 : -1));
    }
    return data;
}

/// df(x_i)/dW^(0) has no entry in column k, for any x_i of the data, in random networks with one hidden layer.
bool column_gets_no_gradient(long k, const TrainingSet& data) {
    for (const long width : {1L, 4L, 9L, 16L})
        for (long number = 0; number < 3; ++number)
            for (const ExactPoint& x : data.points) {
                const auto blocks = ntk::gradient(exact_network({4, width, 1}, number), x);
                for (long j = 0; j < width; ++j)
                    if (blocks[0].weights(j, k - 1) != 0) return false;
            }
    return true;
}
/// The product at two words changes within three steps, in some network of the widths.
bool moves(const std::vector<std::vector<long>>& shapes, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y) {
    bool any = false;
    for (const auto& widths : shapes)
        for (long number = 0; number < 3; ++number) any = any || !constancy(exact_network(widths, number), data, x, y, Rational(1, 8), 3).product_constant;
    return any;
}
const std::vector<std::vector<long>> one_hidden{{4, 1, 1}, {4, 4, 1}, {4, 16, 1}}, two_hidden{{4, 1, 1, 1}, {4, 4, 4, 1}, {4, 9, 4, 1}};

/// Two hidden layers, X = {e_1}: d/dt h(-e_1) along the flow.
bool opposite_point_moves() {
    const ExactPoint opposite = point({-1, 0, 0, 0});
    for (const auto& widths : two_hidden)
        for (long number = 0; number < 5; ++number) {
            const ExactPoint d = feature_derivative(exact_network(widths, number), words(1), opposite);
            for (long i = 0; i < d.size(); ++i)
                if (d(i) != 0) return true;
        }
    return false;
}

claim::legacy::Argument correction(long x) {
    claim::legacy::Argument argument;
    argument.step("one hidden layer: df/dW^(0) has only zeros in the columns of words outside the data (widths 1, 4, 9, 16, exact)", rigor::truth(column_gets_no_gradient(x, words(2)) && column_gets_no_gradient(4, words(2))))
        .step("the product at two words outside the data keeps its value, exactly (X = {e_1, e_2})", rigor::truth(!moves(one_hidden, words(2), one_hot(x), one_hot(4))))
        .step("at the words of the data it changes", rigor::truth(moves(one_hidden, words(2), one_hot(1), one_hot(2))))
        .step("two hidden layers, X = {e_1}: d/dt h(-e_1) = 0 along the flow (exact, 15 networks)", rigor::truth(!opposite_point_moves()));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    printed.step("one hidden layer, X = {e_1, e_2}: <h_t(e_3), h_t(e_4)> changes (widths 1, 4, 16, nine exact networks)", rigor::truth(moves(one_hidden, words(2), one_hot(3), one_hot(4))));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for L = 2 and all x, x' orthogonal to X: constant with probability 1 at every width (the argument above)");
    for (const long width : {64L, 512L}) {
        DeviationSetting two;
        two.training_words = 4;
        const DeviationSummary s = summarize(two, width, 16, context.seed);
        const auto n = static_cast<double>(width);
        finding.values.push_back(claim::estimated_value(fmt::format("two hidden layers of width {}, 16 networks, words outside the data: mean of |change of <h, h'>|", width), s.product_last.mean, s.product_last.standard_error));
        finding.values.push_back(claim::estimated_value(fmt::format("the same divided by the width {}", width), s.product_last.mean / n, s.product_last.standard_error / n));
    }
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n0 = 4, one hidden layer of any width, X = {e_1, e_2}, x = e_3, x' = e_4: the third and fourth columns of W^(0) get no gradient, so <h_t(x), h_t(x')> = sum_j relu(W_j3/2) relu(W_j4/2) for all t, whatever the initialisation.";
        finding.pari = "/* Theta^(1)(X x) = X x/n0, the factor in all terms of the expansion: */ X = [1, 0, 0, 0; 0, 1, 0, 0]; print(X*[0, 0, 1, 0]~/4, \"  \", X*[0, 0, 0, 1]~/4)";
        finding.harm = "The statement needs L >= 3, or points that are not orthogonal to X. The paper says itself, before the proposition, that one hidden layer keeps the embeddings of one-hot words fixed (after Yang and Hu); the proposition does not exclude it.";
        const claim::legacy::Argument corrected = correction(3);
        finding.correction = {
            R"(With one hidden layer, $\langle h_t(x),h_t(x')\rangle$ is constant with probability 1 at every width if $x,x'$ are orthogonal to all of $X$; with $\mathcal L=\frac12(f-f^*)^2$ the probability that it is constant tends to 0 if $x_k^\top x,x_k^\top x'$ are not both 0 for an $x_k\in X$ and $x,x',x_k$ lie in an open half-space.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "L = 2, all n0 and X (the second part by proposition-4, corrected); for two hidden layers only the values below, simulated"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "Two hidden layers, simulated (values): the sum <h_t, h_t'> over the neurons changes by an amount of order 1 that does not shrink with the width, while the sum itself is of the order of the width. In the normalisation that the first line of the proof uses (Sigma^(L-1), a mean over the neurons) "
                     "the change tends to 0: the inner product per neuron is constant in the limit.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_4_limit() {
    return {
        .id = "st-arnaud-2026/proposition-4-limit",
        .check = check,
        .controls = {{"words of the data: the product never changes", [](const claim::Context&) { return claim::verdict_of(rigor::truth(!moves(one_hidden, words(2), one_hot(1), one_hot(2)))); }},
                     {"one word of the data, one outside", [](const claim::Context&) { return claim::verdict_of(correction(2).conclusion()); }},
                     {"two hidden layers: the product at words outside the data never changes", [](const claim::Context&) { return claim::verdict_of(rigor::truth(!moves({{4, 9, 4, 1}, {4, 4, 4, 1}}, words(2), one_hot(3), one_hot(4)))); }}},
        .property = claim::property("one hidden layer, random weights and targets: the features of words outside the data keep their values for two steps", [](long number, long root, const Rational& target) {
            TrainingSet data = words(2);
            data.targets[0] = target;
            const ExactNetwork network = exact_network({4, root * root, 1}, number);
            const ExactNetwork moved = after_step(after_step(network, data, Rational(1, 8)), data, Rational(1, 8));
            return rigor::truth(features(network, one_hot(3)) == features(moved, one_hot(3)) && features(network, one_hot(4)) == features(moved, one_hot(4)));
        }, claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"sqrt(width)", claim::integers(1, 4)}, claim::Input{"f*(e_1)", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_proposition_4_limit{proposition_4_limit};

}  // namespace proofs::st_arnaud_2026
