#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018::section_3_non_convex {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The number of layers of the network.
struct Reading {
    long depth = 2;
};

/// All widths 1, sigma the ReLU, beta = 1, f(1) = 1 with the last weight 1/q: f = sigma(q)/q with the bias q of the
/// last hidden layer, and for L = 1 f = x/q + (1 - 1/q).
ExactNetwork minimum(long depth, const Rational& q) {
    ExactNetwork network = ntk::jacot_network<Rational>(std::vector<long>(static_cast<std::size_t>(depth) + 1, 1), 1);
    auto& last = network.maps.back();
    last.weights(0, 0) = 1 / q;
    if (depth == 1)
        last.bias(0) = 1 - 1 / q;
    else
        network.maps[network.maps.size() - 2].bias(0) = q;
    return network;
}
ExactNetwork halfway(ExactNetwork a, const ExactNetwork& b) {
    for (std::size_t l = 0; l < a.maps.size(); ++l) {
        a.maps[l].weights(0, 0) = (a.maps[l].weights(0, 0) + b.maps[l].weights(0, 0)) / 2;
        a.maps[l].bias(0) = (a.maps[l].bias(0) + b.maps[l].bias(0)) / 2;
    }
    return a;
}
/// (f(1) - 1)^2/2, convex in f.
Rational cost(const ExactNetwork& network) {
    const Rational gap = ntk::network_output(network, ExactPoint(ExactPoint::Constant(1, Rational(1))))(0) - 1;
    return gap * gap / 2;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every L >= 2, all widths, beta > 0, finite data sets, every sigma that is continuous and not constant; a "
        "least-squares cost";
    const ExactNetwork a = minimum(reading.depth, 1), b = minimum(reading.depth, 2);
    result.steps
        .carries(claim::exact({fmt::format("C(F(theta)) halfway between two parameters, L = {}, the ReLU, C = (f(1) - "
                                           "1)^2/2",
                                           reading.depth),
                               cost(halfway(a, b))},
                              Relation::greater, {"the mean of its values there", (cost(a) + cost(b)) / 2}))
        .carries(claim::written(context, "plane"))
        .carries(claim::written(context, "graph"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-non-convex", check)
        .control("L = 1", [](Reading& r) { r.depth = 1; })
        .property(claim::property_where(
            "a != b: the cost vanishes at the parameters (1/a, a) and (1/b, b) and not halfway, L = 2, 3, 4, exactly",
            [](const Rational& a, const Rational& b, long) { return rigor::truth(a != b); },
            [](const Rational& a, const Rational& b, long depth) {
                const ExactNetwork first = minimum(depth, a), second = minimum(depth, b);
                return rigor::truth(cost(first) == 0 && cost(second) == 0 && cost(halfway(first, second)) > 0);
            },
            claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()},
            claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_non_convex
