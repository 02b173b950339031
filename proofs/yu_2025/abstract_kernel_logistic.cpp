#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/moving_output.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::abstract_kernel_logistic {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is supposed of lambda_min(K(X, X)), constant in time; whether q has its biases; V <= largest_loss; and
/// g^2 >= share ln(1/V)^2.
struct Reading {
    KernelBound definite{};
    bool biases = true;
    Rational largest_loss{1, 8}, share{1, 2};
};

/// <block, grad_block f(x)> and |block|^2 for the blocks p and q of the page.
struct Block {
    Rational pairing = 0, square = 0;
    template <class Derived, class Other>
    void add(const Derived& parameters, const Other& gradient) {
        for (long k = 0; k < parameters.size(); ++k) {
            pairing += parameters.data()[k] * gradient.data()[k];
            square += parameters.data()[k] * parameters.data()[k];
        }
    }
};
struct Blocks {
    Block p, q;
};
Blocks blocks(const ExactNetwork& network, const ntk::NetworkGradient<Rational>& g, bool biases) {
    const std::size_t last = network.maps.size() - 1;
    Blocks result;
    result.p.add(network.maps[last].weights, g[last].weights);
    const bool chain = network.wiring == ntk::Wiring::chain;
    const std::size_t weights = chain ? last - 1 : 0;
    result.q.add(network.maps[weights].weights, g[weights].weights);
    for (std::size_t i = weights; biases && i < last; ++i) result.q.add(network.maps[i].bias, g[i].bias);
    return result;
}
bool euler(const Blocks& found, const Rational& f) { return found.p.pairing == f && found.q.pairing == f; }

/// At every sample point, no preactivation 0.
Truth homogeneous(long seed, bool biases) {
    const TrainingSample sample = training_sample(seed);
    bool all = true;
    for (long i = 0; i < sample.points.cols(); ++i) {
        const ExactVector x = sample.points.col(i);
        const Rational f = ntk::network_output(sample.network, x)(0);
        all = all && euler(blocks(sample.network, ntk::gradient(sample.network, x), biases), f);
    }
    return rigor::truth(all);
}

/// One preactivation moved to 0, with 0, 1/3, 1 for the derivative of the ReLU there. unknown: no bias of the network
/// gives one kink alone.
Truth homogeneous_on_kink(long seed, bool biases) {
    const TrainingSample sample = training_sample(seed);
    const ExactVector x = sample.points.col(0);
    for (std::size_t map = 0; map < sample.network.maps.size(); ++map)
        for (long neuron = 0; sample.network.is_activated(map) && neuron < sample.network.maps[map].outputs();
             ++neuron) {
            ExactNetwork network = sample.network;
            network.maps[map].bias(neuron) -=
                ntk::forward(network, x).results[map](neuron) / network.maps[map].bias_scale;
            long zeros = 0;
            for (long p = 0; p < sample.points.cols(); ++p) {
                const auto trace = ntk::forward(network, ExactVector(sample.points.col(p)));
                for (std::size_t i = 0; i < network.maps.size(); ++i)
                    if (network.is_activated(i)) zeros += (trace.results[i].array() == Rational(0)).count();
            }
            if (zeros != 1) continue;
            const Rational f = ntk::network_output(network, x)(0);
            bool all = true;
            for (const Rational& derivative : {Rational(0), Rational(1, 3), Rational(1)}) {
                const auto g = ntk::gradient_at_kink(network, sample.points, {map, neuron, 0}, derivative);
                all = all && euler(blocks(network, g, biases), f);
            }
            return rigor::truth(all);
        }
    return Truth::unknown;
}
/// At a random network that has a lone kink.
Truth homogeneous_at_some_kink(claim::Sampler& sampler, bool biases) {
    for (int attempt = 0; attempt < 100; ++attempt) {
        const Truth found = homogeneous_on_kink(sampler.integer(1, 1'000'000'000), biases);
        if (found != Truth::unknown) return found;
    }
    return Truth::unknown;
}

/// |theta'|^2 >= S^2/|p|^2 + S^2/|q|^2 along (2.7), any errors in (0, 1).
Truth moves_fast_enough(long seed) {
    const TrainingSample sample = training_sample(seed);
    const ExactVector c = sample.coefficients();
    const auto velocity = flow_velocity(sample.network, sample.points, c);
    Rational s = 0;
    for (long i = 0; i < sample.points.cols(); ++i)
        s += c(i) * ntk::network_output(sample.network, ExactVector(sample.points.col(i)))(0);
    const Blocks found = blocks(sample.network, velocity, true);
    return rigor::truth(found.p.pairing == s && found.q.pairing == s &&
                        inner_product(velocity, velocity) * found.p.square * found.q.square >=
                            s * s * (found.p.square + found.q.square));
}

/// u = 1 - e^-l between l (1 - l/2) and l, and e^-B ln(1 + z) <= ln(1 + e^-B z), z = e^l - 1.
Truth one_sample(const Rational& loss, const Rational& b) {
    const rigor::Precision precision(2048);  // free: e^-B down to e^-1000
    const Ball l(loss), u = Ball(1) - rigor::exp(-l), z = rigor::exp(l) - Ball(1),
                        small = rigor::exp(Ball(Rational(-b)));
    return rigor::certainly_less(l * (Ball(1) - l / Ball(2)), u) && rigor::certainly_less(u, l) &&
           rigor::certainly_less(small * l, rigor::log(Ball(1) + small * z));
}

/// g = (1 - V/2)(ln(1/V) - V), in V and w = 1/ln(1/V) as independent variables.
claim::Steps estimates(const Reading& reading) {
    const claim::Domain domain{{{"V", {0, reading.largest_loss}}, {"w", {0, Rational(1, 2)}}}};
    const auto ratio = [](const Ball& v, const Ball& w) { return (Ball(1) - v / Ball(2)) * (Ball(1) - v * w); };
    claim::Steps steps;
    steps
        .carries(claim::exact({"2", 2}, Relation::at_most,
                              {fmt::format("ln(1/V) at V = {}", rigor::to_string(reading.largest_loss)),
                               -rigor::log(Ball(reading.largest_loss))}))
        .carries(claim::everywhere(domain,
                                   {"(g/ln(1/V))^2 = (1 - V/2)^2 (1 - V w)^2",
                                    [=](const rigor::Point& at) { return rigor::square(ratio(at[0], at[1])); }},
                                   Relation::at_least, claim::constant(reading.share)))
        .carries(claim::identity<2>(
            "1/(V g) - 1/(V l), g = (1 - V/2) (l - V)",
            [](const auto& v, const auto& l) { return 1 / (v * (1 - v / 2) * (l - v)) - 1 / (v * l); },
            "(w^2 + w/2 - V w^2/2)/((1 - V/2) (1 - V w)), w = 1/l",
            [](const auto& v, const auto& l) {
                return (1 / (l * l) + 1 / (2 * l) - v / (2 * l * l)) / ((1 - v / 2) * (1 - v / l));
            }))
        .carries(claim::everywhere(domain,
                                   {"(w^2 + w/2 - V w^2/2)/((1 - V/2) (1 - V w))",
                                    [=](const rigor::Point& at) {
                                        const Ball &v = at[0], &w = at[1];
                                        return (w * w + w / Ball(2) - v * w * w / Ball(2)) / ratio(v, w);
                                    }},
                                   Relation::at_most, claim::constant(1)));
    return steps;
}

/// One sample x = 0, y = 1, L = m = 1, V = b, f_0 = F_0 = 1, K = K_0 = sqrt(8): f' = sqrt(8) f/(1 + e^f), F' =
/// sqrt(8)/(1 + e^F).
struct OneSample {
    Ball network, logistic;

    explicit OneSample(const Rational& t) : network(moving_output(Ball(1), t)), logistic(frozen_output(Ball(1), t)) {}
    Ball gap() const { return network - logistic; }
    Ball output_gap() const { return error_at_margin(logistic) - error_at_margin(network); }  // o = 1 - u
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, every width and depth L >= 1, every n, labels, theta_0 and F_0, every K with K(X, X) positive "
        "definite, along every absolutely continuous solution of (2.7) on [0, infinity) and every Filippov solution";
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.steps.carries(claim::written(context, "either"))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.definite))
        .carries(claim::written(context, "left-behind"))
        .carries(claim::cites_correction(context, "yu-2025/eq-2.7-flow"))
        .carries(claim::written(context, "blocks"))
        .supports(claim::instances(
            "<p, grad_p f> = f = <q, grad_q f>, networks of both kinds, exactly", context.seed, 120,
            [&](claim::Sampler& sampler) { return homogeneous(sampler.integer(1, 1'000'000'000), reading.biases); }))
        .supports(claim::instances(
            "the same at a kink, with the values 0, 1/3, 1 for the derivative of the ReLU there", context.seed, 60,
            [&](claim::Sampler& sampler) { return homogeneous_at_some_kink(sampler, reading.biases); }))
        .append(estimates(reading))
        .carries(claim::written(context, "one-loss"))
        .supports(
            claim::instances("l (1 - l/2) <= 1 - e^-l <= l and e^-B ln(1 + z) <= ln(1 + e^-B z), z = e^l - 1, in balls",
                             context.seed, 60,
                             [](claim::Sampler& sampler) {
                                 const Rational loss = rigor::power_of_two(-sampler.integer(3, 60));
                                 return one_sample(loss, sampler.positive_rational());
                             }))
        .carries(claim::written(context, "norm"))
        .carries(claim::written(context, "rate"))
        .carries(claim::written(context, "fixed"))
        .carries(claim::written(context, "end"));
    if (context.verdict_only) return result;
    const OneSample early(100), late(10'000);
    result.steps
        .supports(
            claim::exact({"one sample, t = 100: f_t - F_t", early.gap()}, Relation::less, {"t = 10^4", late.gap()}))
        .supports(claim::exact({"one sample, t = 10^4: the gap of the outputs (2.4)", late.output_gap()},
                               Relation::less, {"t = 100", early.output_gap()}));
    const auto show = [&](const std::string& name, const OneSample& at) {
        const long digits = std::min(context.digits, 15L);
        result.values.push_back({"one sample, t = " + name + ": f_t - F_t", at.gap().enclosure(digits)});
        result.values.push_back(
            {"one sample, t = " + name + ": the gap of the outputs (2.4)", at.output_gap().enclosure(digits)});
    };
    show("100", early);
    show("10^4", late);
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/abstract-kernel-logistic", check)
        .control("K(X, X) only semidefinite", [](Reading& r) { r.definite.scale = 0; })
        .control("q without the biases", [](Reading& r) { r.biases = false; })
        .control("from V <= 1/2 on", [](Reading& r) { r.largest_loss = Rational(1, 2); })
        .control("g^2 >= 0.8 ln(1/V)^2", [](Reading& r) { r.share = Rational(4, 5); })
        .property(claim::property(
            "Euler's identities for both blocks and |theta'|^2 >= S^2/|p|^2 + S^2/|q|^2 for the network of a random "
            "seed, exactly; l (1 - l/2) <= 1 - e^-l <= l and the concavity of ln(1 + z) at l = 1/(8 + k), in balls",
            [](long seed, long k, const Rational& b) {
                return homogeneous(seed, true) && moves_fast_enough(seed) && one_sample(Rational(1, 8 + k), b);
            },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}, claim::Input{"k", claim::integers(0, 1'000'000)},
            claim::Input{"B", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::abstract_kernel_logistic
