// Networks with a named activation, for `verify eval … --activation`: which one is meant, its layers at any depth, and
// its depth law. The mathematics is that of ntk/activation and ntk/depth (depth_law.hpp, depth_phase.hpp).
#pragma once

#include "ntk/activation/network_map.hpp"
#include "ntk/depth/depth_law.hpp"
#include "services/errors.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace services {

/// An activation by name (ntk/activation/activation.hpp) with either the variance q at which it stands at the edge of
/// chaos, or the variances of weights and biases (0 if not given).
struct NetworkChoice {
    std::string activation;
    std::optional<rigor::Rational> edge_of_chaos = {}, weight_variance = {}, bias_variance = {};
};

/// Throws BadInput for a name that is none, for both or none of the two, and where there is no such network; Undecided
/// if its fixed point or its phase is not decided.
std::shared_ptr<const ntk::NetworkMap> chosen_network(const NetworkChoice& choice);

/// Whether all layers from the second on are at rho = 1: z = 1, or z = -1 and h is even.
bool is_fixed(const ntk::NetworkMap& map, const rigor::Rational& z);

/// Layer `depth` >= 1 for z in [-1, 1], with about `accuracy` bits: T_L and 1 - rho_L. Throws Undecided where walking
/// and the bounds of the depth law do not reach, OutOfBudget for a dual that takes too much.
ntk::DepthLawState network_layer(const ntk::NetworkMap& map, const rigor::Rational& z, const rigor::Integer& depth,
                                 long accuracy);

/// Bounds for all layers from one on, at the edge of chaos, z in [-1, 1) and not fixed. Throws what ntk throws: for a
/// caller that translates.
ntk::DepthLawBounds network_bounds(const ntk::NetworkMap& map, const rigor::Rational& z);

/// "limit", "1/3".
struct Fact {
    std::string name, text;
};
/// What is known of the network at large depth: variances, phase, germ, limit and next term; with z the bounds for all
/// layers. Errors as above.
std::vector<Fact> depth_law_facts(const NetworkChoice& choice, const std::optional<rigor::Rational>& z, long digits);

}  // namespace services
