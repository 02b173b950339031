#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/random_jacot_network.hpp"

#include <cstdlib>

namespace proofs::jacot_2018::a_1_chain_rule {
namespace {

using rigor::Rational, rigor::Truth;

/// factor n_L^(-1/2) sum_i (d alpha~_i) sigma'(alpha~_i) W_i(k + other), sigma' there or not.
struct Reading {
    bool slope = true, root = true;
    long other = 0;
};

/// Is a preactivation of a hidden layer 0, where the ReLU has no derivative?
bool at_a_kink(ntk::FiniteNetwork<Rational> network, const ntk::DenseVector<Rational>& x) {
    while (network.maps.size() > 1) {
        network.maps.pop_back();
        const auto z = ntk::network_output(network, x);
        for (long i = 0; i < z.size(); ++i)
            if (z(i) == 0) return true;
    }
    return false;
}

/// Along a random velocity of all parameters below the last map: the derivatives of the outputs, by dual numbers
/// through the whole network, against the sum over the derivatives of the preactivations, by dual numbers through the
/// smaller one.
Truth chain_rule_holds(claim::Sampler& sampler, const Reading& reading) {
    using Dual = rigor::Dual<Rational>;
    const long outputs = 2;
    const std::vector<long> widths = square_widths(sampler, sampler.integer(2, 3), outputs);
    RandomJacotNetwork sample(sampler, widths);
    auto point = random_point(sampler, sample.network.input_dimension());
    while (at_a_kink(sample.network, point)) {
        sample = RandomJacotNetwork(sampler, widths);
        point = random_point(sampler, sample.network.input_dimension());
    }
    const auto& last = sample.network.maps.back();
    ntk::DenseVector<Dual> x(point.size());
    for (long i = 0; i < x.size(); ++i) x(i) = Dual(point(i));
    ntk::FiniteNetwork<Dual> moving = with_velocity(sampler, sample.network, sample.network.maps.size() - 1);
    const auto f = ntk::network_output(moving, x);
    moving.maps.pop_back();
    const auto z = ntk::network_output(moving, x);
    for (long k = 0; k < outputs; ++k) {
        Rational sum = 0;
        for (long i = 0; i < z.size(); ++i)
            sum += z(i).derivative * (reading.slope ? sample.slope(z(i).value) : Rational(1)) *
                   last.weights((k + reading.other) % outputs, i);
        if (reading.root) sum *= last.weight_scale;  // 1/sqrt(n_L)
        if (f(k).derivative != sum) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, sigma differentiable at the preactivations";
    result.steps.carries(claim::written(context, "chain-rule"))
        .supports(claim::instances(
            "depth 2 and 3, unequal widths 1, 4, 9, scaled ReLUs, no preactivation 0, two outputs: the "
            "derivative along a random velocity of the lower parameters, by dual numbers, is the printed sum, exactly",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) { return chain_rule_holds(sampler, reading); }));
    return result;
}

/// The last layer by itself: f = W sigma(z)/2 at z(t) = z + t v, four neurons, one output.
Truth same_side(const std::vector<long>& z, const std::vector<long>& v, const std::vector<long>&) {
    for (std::size_t i = 0; i < z.size(); ++i)
        if (10 * std::abs(z[i]) <= std::abs(v[i])) return Truth::no;
    return Truth::yes;
}
Truth difference_quotient(const std::vector<long>& z, const std::vector<long>& v, const std::vector<long>& w) {
    const Rational t(1, 10);
    Rational quotient = 0, sum = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const Rational at = z[i], moved = at + t * v[i];
        quotient += w[i] * ((moved > 0 ? moved : Rational(0)) - (at > 0 ? at : Rational(0))) / t / 2;
        sum += Rational(v[i]) * (z[i] > 0 ? 1 : 0) * w[i] / 2;
    }
    return rigor::truth(quotient == sum);
}

const claim::Registered registered{[]() -> claim::Check {
    const auto four = [](long largest) {
        return rc::gen::container<std::vector<long>>(4, claim::integers(-largest, largest));
    };
    return claim::checked("jacot-2018/a.1-chain-rule", check)
        .control("without sigma'", [](Reading& r) { r.slope = false; })
        .control("without 1/sqrt(n_L)", [](Reading& r) { r.root = false; })
        .control("W_ik of another output k", [](Reading& r) { r.other = 1; })
        .property(claim::property_where(
            "n_L = 4, ReLU, no kink between alpha~ and alpha~ + v/10: the difference quotient is the "
            "printed sum, exactly",
            same_side, difference_quotient,
            claim::Input{"alpha~", rc::gen::map(four(9),
                                                [](std::vector<long> z) {
                                                    for (long& c : z) c = 2 * c + 1;
                                                    return z;
                                                })},
            claim::Input{"v", four(12)}, claim::Input{"W", four(9)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_chain_rule
