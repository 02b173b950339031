#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace proofs::st_arnaud_2026::proposition_4_limit {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// X = {e_1, e_2}: <h_t(x), h_t(x')> at the words x, x' of `moving` is not constant in the limit. Of the correction: it
/// is not at those of `moving`, and it is constant at those of `resting`.
struct Reading {
    std::array<long, 2> moving{3, 4}, resting{3, 4};  // free: two words outside the data
    long hidden_layers = 1;
};
Reading corrected() { return {.moving = {1, 2}}; }  // free: two words of the data

constexpr long learned = 2;

TrainingSet words(const Rational& first_target) {
    return {{one_hot(1), one_hot(2)}, {first_target, -1}, Loss::half_square};
}

/// A word of the data and one of the pair.
struct Pair {
    long datum, word;
};
std::vector<Pair> pairs(const std::array<long, 2>& pair) {
    std::vector<Pair> list;
    for (long k = 1; k <= learned; ++k)
        for (const long word : pair) list.push_back({k, word});
    return list;
}
std::string in_words(const std::array<long, 2>& pair) {
    return fmt::format("x_k = e_1, e_2 and x = e_{}, e_{}", pair[0], pair[1]);
}

/// The kernel below the last hidden layer at two words, times n0 and a power of 2: x_k^T x for one hidden layer, for
/// two kappa_0(z) z + kappa_1(z).
claim::Side<Pair> lower_kernel(long hidden_layers) {
    return {hidden_layers == 1 ? "n0 Theta^(1)(x_k, x)" : "2 n0 Theta^(2)(x_k, x)",
            [hidden_layers](const Pair& p) -> claim::Quantity {
                const Rational z = one_hot(p.datum).dot(one_hot(p.word));
                if (hidden_layers == 1) return z;
                return ntk::kappa_0(Ball(z)) * Ball(z) + ntk::kappa_1(Ball(z));
            }};
}
claim::Step orthogonal_to_the_data(const std::array<long, 2>& pair, long hidden_layers) {
    return claim::exact_for_each<Pair>(in_words(pair), pairs(pair), lower_kernel(hidden_layers), Relation::equal,
                                       {"0", [](const Pair&) { return 0; }});
}

/// The features of the pair keep their values in two steps of descent in an exact network with one hidden layer.
Truth features_rest(const std::array<long, 2>& pair, long width, long number, const Rational& target) {
    const TrainingSet data = words(target);
    const ExactNetwork network = exact_network({4, width, 1}, number);
    const ExactNetwork moved = after_step(after_step(network, data, Rational(1, 8)), data, Rational(1, 8));
    bool all = true;
    for (const long word : pair) all = all && features(network, one_hot(word)) == features(moved, one_hot(word));
    return rigor::truth(all);
}
claim::Step features_rest_in_samples(const claim::Context& context, const std::array<long, 2>& pair) {
    return claim::instances(
        fmt::format("one hidden layer: h_t(e_{}) and h_t(e_{}) keep their values for two steps of descent, exactly",
                    pair[0], pair[1]),
        context.seed, 24, [&](claim::Sampler& sampler) {
            const long root = sampler.integer(1, 4), number = sampler.integer(0, 999'999);
            return features_rest(pair, root * root, number, sampler.rational());
        });
}

/// Two hidden layers, floating point: how much the product at two words outside the data changes.
void add_simulation(claim::Result& result, std::uint64_t seed) {
    for (const long width : {64L, 512L}) {
        DeviationSetting two;
        two.training_words = 4;
        const DeviationSummary s = summarize(two, width, 16, seed);
        const auto n = static_cast<double>(width);
        result.values.push_back(
            claim::estimated_value(fmt::format("two hidden layers of width {}, 16 networks, words outside the data: "
                                               "mean of |change of <h, h'>|",
                                               width),
                                   s.product_last.mean, s.product_last.standard_error));
        result.values.push_back(claim::estimated_value(fmt::format("the same divided by the width {}", width),
                                                       s.product_last.mean / n, s.product_last.standard_error / n));
    }
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, all x, x' orthogonal to X: constant at every width, with probability 1";
    result.steps.carries(orthogonal_to_the_data(reading.moving, reading.hidden_layers))
        .carries(claim::written(context, "span"));
    if (context.verdict_only) return result;
    result.steps.supports(features_rest_in_samples(context, reading.moving));
    add_simulation(result, context.seed);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L = 2, all n0 and X";
    Rational largest = 0;
    for (const Pair& p : pairs(reading.moving))
        largest = std::max<Rational>(largest, abs(Rational(one_hot(p.datum).dot(one_hot(p.word)))));
    result.steps.carries(orthogonal_to_the_data(reading.resting, reading.hidden_layers))
        .carries(claim::written(context, "span"))
        .supports(features_rest_in_samples(context, reading.resting))
        .carries(claim::cites_correction(context, "st-arnaud-2026/proposition-4"))
        .carries(claim::exact({"the largest |x_k^T x| for " + in_words(reading.moving), largest}, Relation::greater,
                              {"0", 0}))
        .carries(claim::written(context, "active"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-4-limit", check)
        .control("words of the data",
                 [](Reading& r) {
                     r.moving = {1, 2};
                 })
        .control("one word of the data, one outside",
                 [](Reading& r) {
                     r.moving = {2, 4};
                 })
        .control("two hidden layers", [](Reading& r) { r.hidden_layers = 2; })
        .corrected(check_correction, corrected())
        .correction_control("constant at one word of the data, one outside",
                            [](Reading& r) {
                                r.resting = {2, 4};
                            })
        .correction_control("constant for two hidden layers", [](Reading& r) { r.hidden_layers = 2; })
        .correction_control("not constant at two words outside the data",
                            [](Reading& r) {
                                r.moving = {3, 4};
                            })
        .property(claim::property_where(
            "one hidden layer, random weights and targets: the features of words outside the data keep their values "
            "for two steps, while those of some word in the data move",
            [](long number, long root, const Rational& target) {
                return !features_rest({1, 2}, root * root, number, target);
            },
            [](long number, long root, const Rational& target) {
                return features_rest({3, 4}, root * root, number, target);
            },
            claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"sqrt(width)", claim::integers(1, 4)},
            claim::Input{"f*(e_1)", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_4_limit
