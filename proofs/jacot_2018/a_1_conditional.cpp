#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/random_jacot_network.hpp"

namespace proofs::jacot_2018::a_1_conditional {
namespace {

using rigor::Rational, rigor::Truth;

/// The covariance n_L^(-power) alpha^T alpha' + beta^bias_power within an output, and 0 between outputs that have their
/// own weights; with shared weights they are not independent.
struct Reading {
    long power = 1;
    unsigned long bias_power = 2;
    bool independent = true;
};

/// Given alpha^(L) at two points, any numbers: the covariance of the outputs is the sum over the parameters of the last
/// map, standard normal and independent, of the products of their coefficients. A coefficient is the output at the
/// parameters 0, …, 0, 1, 0, …, 0.
Truth covariance_is(claim::Sampler& sampler, const Reading& reading) {
    const long root = sampler.integer(1, 3), n = root * root, outputs = 2;
    const Rational beta = sampler.coin() ? Rational(1, 2) : sampler.positive_rational(3, 3);
    const std::vector<long> widths{n, outputs};
    const auto last = ntk::jacot_network<Rational>(widths, beta);
    const ntk::DenseVector<Rational> alpha[] = {random_point(sampler, n), random_point(sampler, n)};
    ntk::DenseMatrix<Rational> covariance = ntk::DenseMatrix<Rational>::Constant(2 * outputs, 2 * outputs, Rational(0));
    const long weights = n * outputs;
    for (long p = 0; p < weights + outputs; ++p) {
        auto unit = last;
        auto& map = unit.maps.back();
        if (p < weights)
            map.weights(p / n, p % n) = 1;
        else
            map.bias(p - weights) = 1;
        ntk::DenseVector<Rational> coefficient(2 * outputs);  // output k at point x: entry 2 k + x
        for (long x = 0; x < 2; ++x) {
            const auto f = ntk::network_output(unit, alpha[x]);
            for (long k = 0; k < outputs; ++k) coefficient(2 * k + x) = f(k);
        }
        for (long a = 0; a < 2 * outputs; ++a)
            for (long b = 0; b < 2 * outputs; ++b) covariance(a, b) += coefficient(a) * coefficient(b);
    }
    for (long a = 0; a < 2 * outputs; ++a)
        for (long b = 0; b < 2 * outputs; ++b) {
            Rational claimed = 0;
            if (a / 2 == b / 2 || !reading.independent) {
                for (long i = 0; i < n; ++i) claimed += alpha[a % 2](i) * alpha[b % 2](i);
                for (long k = 0; k < reading.power; ++k) claimed /= n;
                claimed += rigor::power(beta, reading.bias_power);
            }
            if (covariance(a, b) != claimed) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, every sigma, finite sets of points";
    result.steps.carries(claim::written(context, "linear"))
        .carries(claim::written(context, "covariance"))
        .supports(claim::instances(
            "n_L = 1, 4, 9, two outputs, two points, any alpha: the covariance from the outputs at unit vectors of "
            "parameters is the printed one within an output and 0 between two, exactly",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) { return covariance_is(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.1-conditional", check)
        .control("beta for beta^2", [](Reading& r) { r.bias_power = 1; })
        .control("without 1/n_L", [](Reading& r) { r.power = 0; })
        .control("the same covariance between outputs", [](Reading& r) { r.independent = false; })
        .property(claim::property_where(
            "the network of the seed, n_L > 1: the printed covariance, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return rigor::truth(sampler.integer(1, 3) > 1);
            },
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return covariance_is(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_conditional
