#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/random_networks.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::footnote_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// p^2 <= eta^2 |v|^2 + (jump c)^2 (b/n)^(root/2) (n sum v^4)^(1/2) with b bad neurons.
struct Reading {
    unsigned long root = 1;
    Rational jump = 2;
};

/// sigma' = c sign(u) min(1, (1 + |u|)/2): it jumps by c at 0, a closed null set, and nowhere else, by 2 c in all.
Rational slope(const Rational& c, const Rational& u) {
    const Rational size = c * std::min(Rational(1), Rational((1 + abs(u)) / 2));
    return u < 0 ? Rational(-size) : size;
}

/// A layer: a neuron has z_i(0), a move and v_i(0).
struct Neuron {
    Rational start, move, factor;
};
struct Layer {
    std::vector<Neuron> neurons;
    Rational reach = Rational(1, 10), c = 1;  ///< delta'; Z = {0}, delta = delta'
    /// A good neuron's slope moves by at most that.
    Rational eta() const { return c * reach / 2; }
    bool bad(const Neuron& n) const { return abs(n.start) <= reach || abs(n.move) > reach; }
};
/// max(p^2 - eta^2 |v|^2, 0)^2.
Rational excess(const Layer& layer) {
    Rational rest = 0;
    for (const Neuron& n : layer.neurons) {
        const Rational moved = slope(layer.c, n.start + n.move) - slope(layer.c, n.start);
        rest += (moved * moved - layer.eta() * layer.eta()) * n.factor * n.factor;
    }
    return rest > 0 ? Rational(rest * rest) : Rational(0);
}
/// The square of the last term of the bound.
Rational allowed(const Layer& layer, const Reading& reading) {
    const Rational n(static_cast<long>(layer.neurons.size()));
    Rational bad = 0, fourth = 0;
    for (const Neuron& i : layer.neurons) {
        bad += layer.bad(i) ? 1 : 0;
        fourth += rigor::power(i.factor, 4);
    }
    return rigor::power(Rational(reading.jump * layer.c), 4) * rigor::power(Rational(bad / n), reading.root) * n *
           fourth;
}

/// Good and bad neurons, alone and together; one that crosses 0 far from it is bad by its move.
std::vector<Layer> layers() {
    const Rational far(1, 2), little(1, 20);
    const Neuron good{far, little, 1}, other{-far, -little, -3}, near{little, -far, 1}, across{2, -4, 2};
    return {{{across}},
            {{across}, Rational(1, 10), 3},
            {{good, other}},
            {{near, good, good, good}},
            {{near, near, across, other}, Rational(1, 7), Rational(1, 2)},
            {{across, good, good, good, good, good, good, good, good}},
            {std::vector<Neuron>(100, near), Rational(1, 10), 5}};
}

/// P(z and z + s W have different signs) for independent z and W ~ N(0, 1): an angle of arctan s, twice, of 2 pi.
Ball crossing(const Ball& s) { return rigor::atan(s) / Ball::pi(); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "Lipschitz sigma, continuously differentiable outside of a closed null set (the ReLU); beta > 0; limits with "
        "n_(l+1) <= rho n_l, in probability, uniformly in t in [0, T]; gradient flow, as far as the training exists";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/proposition-2"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-2-equal-widths"))
        .carries(claim::written(context, "chain"))
        .carries(claim::exact_for_each<Layer>(
            "instances: seven layers of 1 to 100 neurons, sigma' = c sign(u) min(1, (1 + |u|)/2), b bad ones", layers(),
            {"(p^2 - eta^2 |v|^2)^2", excess}, Relation::at_most,
            {fmt::format("({} c)^4 (b/n)^{} n sum_i v_i^4", rigor::to_string(reading.jump), reading.root),
             [&](const Layer& layer) { return allowed(layer, reading); }}))
        .carries(claim::written(context, "slopes"))
        .carries(claim::written(context, "rest"))
        .carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "relu"))
        .supports(
            claim::everywhere({{{"s", {Rational(1, 1000), 1}}}},
                              {"ReLU, z_i(0) ~ N(0, 1): P(the slope changes) if z_i moves by s W_i, W_i ~ N(0, 1)",
                               [](const rigor::Point& p) { return crossing(p[0]); }},
                              Relation::at_most, {"s", [](const rigor::Point& p) { return p[0]; }}));
    if (context.verdict_only) return result;
    const Sizes sizes{{16, 32, 64, 128}, 96, 3};
    const auto means = train_at_widths(Activation::relu, sizes, {}, context.seed);
    const ntk::Estimate e = exponent(at_widths(sizes, means, &TrainingMeans::kernel_change));
    const std::string says =
        "ReLU, L = 3, equal widths 16 to 128, exponent of n in the mean of sup_t max|Theta(t) - Theta(0)|";
    result.steps.supports(claim::simulated_below(says, e.mean, e.standard_error, 0));
    result.values.push_back(claim::estimated_value(says, e.mean, e.standard_error));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-1", check)
        .control("the share b/n of bad neurons in place of its root", [](Reading& r) { r.root = 2; })
        .control("slopes that move by c at most", [](Reading& r) { r.jump = 1; })
        .property(claim::property(
            "the share of ReLU neurons whose slope changes is at most s/pi if z_i moves by s W_i, in balls",
            [](const Rational& s) { return rigor::certainly_at_most(crossing(Ball(s)), Ball(s) / Ball::pi()); },
            claim::Input{"s", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::footnote_1
