#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// One hidden layer, d = 1, a preactivation of layer 2 with its bias; W over all signs. The mean of its tangent kernel against Theta^(1) dotSigma + Sigma with sums over the neurons, `order` exchanging the two factors' places: Theta^(1) + dotSigma Sigma.
Truth one_layer_identity(const std::vector<long>& parameters, const Rational& x, const Rational& y, bool exchanged) {
    const auto m = static_cast<long>(parameters.size() / 2);
    const Rational s(2, 3), one(1);
    ExactNetwork network{ntk::Wiring::chain, {}};
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, true, one, one, one));
    Rational sigma = 1, slope = 0;
    for (long j = 0; j < m; ++j) {
        const Rational w(parameters[static_cast<std::size_t>(2 * j)], 2), b(parameters[static_cast<std::size_t>(2 * j + 1)], 3), z = w * x + b, t = w * y + b;
        network.maps[0].weights(j, 0) = w;
        network.maps[0].bias(j) = b;
        if (z > 0 && t > 0) {
            sigma += s * s * z * t;
            slope += s * s;
        }
    }
    ExactMatrix points(1, 2);
    points << x, y;
    Rational sum = 0;
    for (long signs = 0; signs < 1 << m; ++signs) {
        for (long j = 0; j < m; ++j) network.maps[1].weights(0, j) = signs >> j & 1 ? 1 : -1;
        sum += ntk::empirical_kernel(network, points)(0, 1);
    }
    const Rational below = x * y + 1, formula = exchanged ? Rational(below + slope * sigma) : Rational(below * slope + sigma);
    return rigor::truth(sum / Rational(1L << m) == formula);
}

/// E of the tangent kernel at x = x' of a preactivation of layer `layer`, by expected_kernel, against the recursion with Sigma^(l+1) = Sigma^(l) + 1, dotSigma = 1.
bool diagonal(long layer, const Rational& square) {
    const Rational one(1), half(1, 2);
    ExactNetwork network{ntk::Wiring::chain, {}};
    for (long l = 1; l < layer; ++l) network.maps.push_back(ntk::affine_map(8, l == 1 ? 1 : 8, true, one, one, half));  // sqrt(2/8)
    network.maps.push_back(ntk::affine_map(1, layer == 1 ? 1 : 8, true, one, one, one));
    Rational sigma = square + 1, theta = sigma;
    for (long l = 1; l < layer; ++l) {
        sigma += 1;
        theta = theta * 1 + sigma;
    }
    return expected_kernel(network, square) == theta;
}

claim::legacy::Argument argue(bool exchanged) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 30; ++k) all = all && one_layer_identity({k % 7 - 3, k % 5 - 1, 4 - k % 9, k % 3, 2, k % 11 - 5}, Rational(k - 9, 4), Rational(7 - k, 5), exchanged);
    bool equal = true;
    for (long layer = 1; layer <= 20; ++layer)
        for (const Rational& q : {Rational(0), Rational(1), Rational(7, 3)}) equal = equal && diagonal(layer, q);
    return argument.step("l = 1, all x, x': the mean over the signs of W^(2) is Theta^(1) dotSigma^(2) + Sigma^(2) with sums over the neurons for the expectations: 30 networks of width 3, exactly", all)
        .step("x = x', layers 1 to 20: the mean at every width follows the recursion with the network's own Sigma^(l+1) = Sigma^(l) + 1, dotSigma = 1, exactly", rigor::truth(equal));
}

}  // namespace

claim::legacy::Check eq_3_5() {
    return {
        .id = "yu-2025/eq-3.5",
        .check = with_misprint(with_limit([](const claim::Context&) { return conclude(argue(false), claim::Evidence::proved, "l = 1: all x, x', every width; x = x': all layers, every width"); }, "x != x' with l >= 2 is not part of the verdict: only the tests of the suite compare it, with random networks."),
                                R"(With $\Sigma^{(l+1)}$ of the network in the place of (3.6), as corrected in eq-3.6.)"),
        .controls = {{"Theta^(l) + dotSigma^(l+1) Sigma^(l+1)", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("l = 1: the identity for random networks of width 2 and points, exactly", [](const std::vector<long>& parameters, const Rational& x, const Rational& y) { return one_layer_identity(parameters, x, y, false); },
                                    claim::Input{"2 w, 3 b", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"x", claim::correlations()}, claim::Input{"x'", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_eq_3_5{eq_3_5};

}  // namespace proofs::yu_2025
