#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/network_gradient.hpp"
#include "proofs/le_2025/common/signed_networks.hpp"

namespace proofs::le_2025::theorem_4_1_terms {
namespace {

using claim::Relation;
using rigor::Rational;

/// The first maps give Theta_infinity^L slope, the last one Sigma of this many layers fewer than L + 1; or the other
/// way round. The ReLU, beta = 0, n_0 = 1, points on one side of 0.
struct Reading {
    Rational slope{1, 2};
    long below = 0;
    bool exchanged = false;
};

/// The means of the two parts of the tangent kernel of a network of this depth, over all signs of its weights
/// (signed_networks.hpp: they are the means over normal weights, at every width).
struct Parts {
    Rational first, last;
};
Parts mean_parts(long depth, const Rational& x, const Rational& y) {
    ntk::FiniteNetwork<Rational> network =
        ntk::jacot_network<Rational>(std::vector<long>(static_cast<std::size_t>(depth) + 1, 1), Rational(0));
    ntk::DenseVector<Rational> at_x(1), at_y(1);
    at_x(0) = x;
    at_y(0) = y;
    Parts parts{0, 0};
    for (long signs = 0; signs < 1L << depth; ++signs) {
        for (long l = 0; l < depth; ++l)
            network.maps[static_cast<std::size_t>(l)].weights(0, 0) = (signs >> l) % 2 == 0 ? 1 : -1;
        const auto here = ntk::gradient(network, at_x), there = ntk::gradient(network, at_y);
        for (std::size_t l = 0; l < here.size(); ++l) {
            const Rational product =
                here[l].weights(0, 0) * there[l].weights(0, 0) + here[l].bias(0) * there[l].bias(0);
            (l + 1 < here.size() ? parts.first : parts.last) += product / (1L << depth);
        }
    }
    return parts;
}
/// By the recursion, depth >= 2.
Parts claimed_parts(long depth, const Rational& x, const Rational& y, const Reading& reading) {
    const Rational first = reading.slope * limit_on_one_side(depth - 1, x, y).tangent,
                   last = limit_on_one_side(depth - reading.below, x, y).covariance;
    return reading.exchanged ? Parts{last, first} : Parts{first, last};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "theorem-4.1's: all Lipschitz sigma, beta >= 0, all L, n_0, d_out, each pair of points";
    const std::vector<long> depths{2, 3, 4, 5};  // free: any from 2 on
    const Rational x = 1, y = 2;                 // free: two points on one side of 0
    const std::string list = "depths L + 1 = 2 to 5, ReLU, beta = 0, x = 1, x' = 2";
    result.steps.carries(claim::cites(context, "le-2025/theorem-4.1"))
        .carries(claim::written(context, "split"))
        .carries(claim::written(context, "limits"))
        .supports(claim::cites(context, "jacot-2018/a.1-split"))
        .supports(claim::cites(context, "jacot-2018/a.1-first-part"))
        .supports(
            claim::exact_for_each<long>(list, depths,
                                        {"mean of the part of the first L maps, by back-propagation",
                                         [&](const long& depth) { return mean_parts(depth, x, y).first; }},
                                        Relation::equal,
                                        {"Theta_infinity^L dotSigma^(L+1)",
                                         [&](const long& depth) { return claimed_parts(depth, x, y, reading).first; }}))
        .supports(claim::exact_for_each<long>(list, depths,
                                              {"mean of the part of the last map, by back-propagation",
                                               [&](const long& depth) { return mean_parts(depth, x, y).last; }},
                                              Relation::equal, {"Sigma^(L+1)", [&](const long& depth) {
                                                                    return claimed_parts(depth, x, y, reading).last;
                                                                }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-4.1-terms", check)
        .control("dotSigma = 1/2 + 1e-20", [](Reading& r) { r.slope += rigor::parse_rational("1e-20"); })
        .control("Sigma^L for the last layer", [](Reading& r) { r.below = 1; })
        .control("the two terms exchanged", [](Reading& r) { r.exchanged = true; })
        .property(claim::property(
            "depth 2 to 6, two points on one side: the mean parts are Theta^L/2 and Sigma^(L+1), exactly",
            [](long depth, const Rational& x, const Rational& y) {
                const Parts found = mean_parts(depth, x, y), claimed = claimed_parts(depth, x, y, {});
                return rigor::truth(found.first == claimed.first && found.last == claimed.last);
            },
            claim::Input{"depth", claim::integers(2, 6)}, claim::Input{"x", claim::positive_rationals()},
            claim::Input{"x'", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_4_1_terms
