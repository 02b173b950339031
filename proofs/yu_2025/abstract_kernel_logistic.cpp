#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/moving_output.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// <block, grad_block f(x)> for the two blocks; `biases` false leaves the biases out of q.
struct Blocks {
    Rational output, inner;
};
Blocks euler(const ExactNetwork& network, const ntk::NetworkGradient<Rational>& g, bool biases) {
    const std::size_t last = network.maps.size() - 1;
    const auto weights = [&](std::size_t i) {
        Rational sum = 0;
        for (long k = 0; k < g[i].weights.size(); ++k) sum += network.maps[i].weights.data()[k] * g[i].weights.data()[k];
        return sum;
    };
    const auto bias = [&](std::size_t i) {
        Rational sum = 0;
        for (long k = 0; k < g[i].bias.size(); ++k) sum += network.maps[i].bias(k) * g[i].bias(k);
        return sum;
    };
    Blocks result{weights(last), 0};
    if (network.wiring == ntk::Wiring::chain) {
        result.inner = weights(last - 1) + (biases ? bias(last - 1) : Rational(0));
    } else {
        result.inner = weights(0);
        for (std::size_t i = 0; i < last && biases; ++i) result.inner += bias(i);
    }
    return result;
}

Truth homogeneous(long seed, bool biases) {
    const TrainingSample sample = training_sample(seed);
    bool all = true;
    for (long i = 0; i < sample.points.cols(); ++i) {
        const ExactVector x = sample.points.col(i);
        const Rational f = ntk::network_output(sample.network, x)(0);
        const Blocks blocks = euler(sample.network, ntk::gradient(sample.network, x), biases);
        all = all && blocks.output == f && blocks.inner == f;
    }
    return rigor::truth(all);
}

/// The same with one preactivation moved to 0 and D = 0, 1/3, 1 for the derivative of the ReLU there. unknown: no bias of the network gives one kink alone.
Truth homogeneous_on_kink(long seed) {
    const TrainingSample sample = training_sample(seed);
    const ExactVector x = sample.points.col(0);
    for (std::size_t map = 0; map < sample.network.maps.size(); ++map)
        for (long neuron = 0; sample.network.is_activated(map) && neuron < sample.network.maps[map].outputs(); ++neuron) {
            ExactNetwork network = sample.network;
            network.maps[map].bias(neuron) -= ntk::forward(network, x).results[map](neuron) / network.maps[map].bias_scale;
            long zeros = 0;
            for (long p = 0; p < sample.points.cols(); ++p) {
                const auto trace = ntk::forward(network, ExactVector(sample.points.col(p)));
                for (std::size_t i = 0; i < network.maps.size(); ++i)
                    if (network.is_activated(i)) zeros += (trace.results[i].array() == Rational(0)).count();
            }
            if (zeros != 1) continue;
            bool all = true;
            const Rational f = ntk::network_output(network, x)(0);
            for (const Rational& derivative : {Rational(0), Rational(1, 3), Rational(1)}) {
                const Blocks blocks = euler(network, ntk::gradient_at_kink(network, sample.points, {map, neuron, 0}, derivative), true);
                all = all && blocks.output == f && blocks.inner == f;
            }
            return rigor::truth(all);
        }
    return Truth::unknown;
}
/// At 60 networks that have a lone kink, of the seeds up to 200.
Truth homogeneous_on_kinks() {
    long found = 0;
    for (long seed = 1; seed <= 200 && found < 60; ++seed) {
        const Truth t = homogeneous_on_kink(seed);
        if (t == Truth::no) return t;
        found += t == Truth::yes;
    }
    return found == 60 ? Truth::yes : Truth::unknown;
}

/// Steps 3 to 5 at one V in (0, 1/8], g at least `share` times what is said.
Truth estimates(const Rational& v, const Rational& share) {
    const rigor::Precision precision(256);
    const Ball value(v), log = -rigor::log(value), g = (Ball(1) - value / Ball(2)) * (log - value);
    return rigor::certainly_less(Ball(share) * log * log / Ball(2), g * g) && rigor::certainly_less(Ball(1) / (value * g) - Ball(1) / (value * log), Ball(1)) &&
           rigor::certainly_less(log - value, -rigor::log(rigor::exp(value) - Ball(1)) + Ball::dyadic(1, -200));
}

/// Step 3 for one sample: u >= l (1 - V/2) where l = V (the worst), and u <= l; the concavity of steps 1 and 7 with z = e^(-M).
Truth one_sample(const Rational& v, const Rational& b) {
    const rigor::Precision precision(256);
    const Ball l(v), u = Ball(1) - rigor::exp(-l), z = rigor::exp(l) - Ball(1), small = rigor::exp(Ball(Rational(-b)));
    const Ball slack = Ball::dyadic(1, -200);
    return rigor::certainly_less(l * (Ball(1) - l / Ball(2)), u + slack) && rigor::certainly_less(u, l + slack) &&
           rigor::certainly_less(small * l, rigor::log(Ball(1) + small * z) + slack);
}

/// `definiteness`: what K(X, X) is bounded below by.
claim::legacy::Argument argue(bool biases, const Rational& share, const Rational& definiteness = Rational(1, 1000)) {
    claim::legacy::Argument argument = divergence_argument(definiteness);
    argument.step("Euler's identity for both blocks: <p, grad_p f> = f = <q, grad_q f>, 120 networks of both kinds, exactly", for_seeds(120, [&](long seed) { return homogeneous(seed, biases); }))
        .step("the same at a kink, with the values 0, 1/3, 1 for the derivative of the ReLU: 60 networks of both kinds, exactly", homogeneous_on_kinks());
    // L = ln(1/V) >= ln 8 > 2.07, V <= 1/8. Monotone in V: g/L = (1 - V/2)(1 - V/L) falls as V grows, so its worst value is at 1/8; and 1/(V g) - 1/(V L) =
    // (L - g)/(V g L) <= (1 + L/2)/(g L), since L - g <= V + V L/2, with g >= sqrt(1/2) L: at most sqrt(2) (1/L^2 + 1/(2 L)), which falls as L grows.
    const rigor::Precision precision(128);
    const Ball l8 = rigor::log(Ball(8)), g8 = Ball(Rational(15, 16)) * (l8 - Ball(Rational(1, 8)));
    argument.step("g^2 >= ln(1/V)^2/2 for 0 < V <= 1/8: g/ln(1/V) = (1 - V/2)(1 - V/ln(1/V)) is least at V = 1/8 (ball)", rigor::certainly_less(Ball(share) * l8 * l8 / Ball(2), g8 * g8))
        .step("1/(V g) - 1/(V ln(1/V)) <= sqrt(2) (1/ln(8)^2 + 1/(2 ln 8)) <= 1 (ball)", rigor::certainly_less(rigor::sqrt(Ball(2)) * (Ball(1) / (l8 * l8) + Ball(1) / (Ball(2) * l8)), Ball(1)));
    Truth all = Truth::yes;
    for (long k = 3; k <= 60; ++k) all = all && estimates(rigor::power_of_two(-k), share) && one_sample(rigor::power_of_two(-k), Rational(k, 7));
    return argument.step("the estimates of steps 3 to 5 and 7 at V = 2^-3 … 2^-60, B = k/7 (balls; for all V by concavity of 1 - e^-l and ln(1 + z), and e^V - 1 <= V e^V)", all);
}

/// One sample x = 0, y = 1, L = m = 1, V = b, f_0 = F_0 = 1, K = K_0 = sqrt(8): f' = sqrt(8) f/(1 + e^f), F' = sqrt(8)/(1 + e^F).
struct OneSample {
    Ball network, logistic;

    explicit OneSample(const Rational& t) : network(moving_output(Ball(1), t)), logistic(frozen_output(Ball(1), t)) {}
    Ball gap() const { return network - logistic; }
    Ball output_gap() const { return error_at_margin(logistic) - error_at_margin(network); }  // o = 1 - u
};

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Argument argument = argue(true, 1);
    const OneSample early(100), late(10'000);
    argument.step("one sample, at t = 100 and 10^4: the gap of the values grows, that of the outputs (2.4) falls (ball)", rigor::certainly_less(early.gap(), late.gap()) && rigor::certainly_less(late.output_gap(), early.output_gap()));
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved,
                                      "both networks, every width and depth L >= 1, every n, labels, theta_0 and F_0, every K with K(X, X) positive definite, along every absolutely continuous solution of (2.7) on [0, infinity) and every Filippov solution");
    const auto show = [&](const std::string& name, const OneSample& at) {
        finding.values.push_back({"one sample, t = " + name + ": f_t - F_t", at.gap().enclosure(std::min(context.digits, 15L))});
        finding.values.push_back({"one sample, t = " + name + ": the gap of the outputs (2.4)", at.output_gap().enclosure(std::min(context.digits, 15L))});
    };
    show("100", early);
    show("10^4", late);
    finding.stronger = "The conference text compares kernels only, and has no proof of this; the body of the version whose abstract says it was not examined. No hypothesis on K_t is needed, and none on kinks: along slides, where theorem 1 fails, this holds. max_i |f_t(x_i) - F_t(x_i)| tends to infinity: like ln t at least if the loss V_t of the network does not tend to 0, and otherwise like ln ln t at least, for V_t then falls at least like 1/(t ln t), "
                       "the loss of kernel logistic regression with a fixed kernel no faster than 1/(|K| t). Where V_t -> 0 any fixed symmetric K will do.";
    finding.remark = "What drifts apart without bound are the values f_t(x_i), F_t(x_i) on the samples (logits). Through the output (2.4), o = 1/(1 + e^(-f)), the gap vanishes wherever the loss of the network tends to 0, both outputs tending to the label: in the one-sample example it is 3.2e-5 at t = 10^4. Read of the outputs (2.4) the sentence is then false as t tends to infinity; it holds of them where the loss does not tend to 0. "
                     "Definiteness of K(X, X) is needed for V_t not tending to 0: with one point twice, under both labels, f_0 = F_0 = 0, both rest and agree for ever. Relative to the size of f nothing is claimed: in the one-sample example of the attack f_t and F_t both are (1 + o(1)) ln t. "
                     "For fixed t and growing width nothing is claimed either.";
    return finding;
}

}  // namespace

claim::legacy::Check abstract_kernel_logistic() {
    return {
        .id = "yu-2025/abstract-kernel-logistic",
        .check = with_misprint(check, R"(The values $f_t(x_i)$ on different samples $x_i$ cannot be approximated by kernel logistic regression uniformly in $t\ge0$. (Of the outputs $o_i$ of (2.4) the sentence is not true where the loss tends to 0.))"),
        .controls = {{"q without the biases", [](const claim::Context&) { return claim::verdict_of(argue(false, 1).conclusion()); }},
                     {"g^2 >= 0.8 ln(1/V)^2", [](const claim::Context&) { return claim::verdict_of(argue(true, Rational(8, 5)).conclusion()); }},
                     {"K(X, X) only semidefinite", [](const claim::Context&) { return claim::verdict_of(argue(true, 1, 0).conclusion()); }}},
        .property = claim::property("the estimates at random V = 1/(8 + k) and B, in balls, and Euler's identities for the network of a random seed, exactly",
                                    [](long k, const Rational& b, long seed) { return estimates(Rational(1, 8 + k), 1) && one_sample(Rational(1, 8 + k), b) && homogeneous(seed, true); },
                                    claim::Input{"k", claim::integers(0, 1'000'000)}, claim::Input{"B", claim::positive_rationals()}, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_abstract_kernel_logistic{abstract_kernel_logistic};

}  // namespace proofs::yu_2025
