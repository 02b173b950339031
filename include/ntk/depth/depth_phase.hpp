// Off the edge of chaos: the phase of a correlation map, and rho_L and T_L at any depth there, where everything
// converges geometrically. docs/depth-law.md, section 7.
//   ordered   chi = h'(1) < 1: rho_L -> 1, T_L -> 1/(1 - chi) for every z
//   chaotic   chi > 1: h has one fixed point rho* in [0, 1), h'(rho*) < 1; rho_L -> rho* and T_L -> rho*/(1 - h'(rho*))
//   for
//             z in [0, 1); on the diagonal T_L(1) = (chi^L - 1)/(chi - 1)
#pragma once

#include "ntk/depth/correlation_walk.hpp"
#include "ntk/depth/depth_law.hpp"

namespace ntk {

struct PhaseOfDepth {
    Phase phase = Phase::ordered;  ///< not the edge
    rigor::Ball chi;               ///< h'(1)
    rigor::Ball fixed_point;       ///< rho*; 1 in the ordered phase
    rigor::Ball slope;             ///< h'(rho*): the rate, |rho_L - rho*| = slope^L up to a factor that converges
    rigor::Ball kernel_limit;      ///< lim T_L off the diagonal
};

/// The phase of a map with h(1) = 1, enclosed at the working precision. Throws std::domain_error if h(1) is not 1,
/// std::runtime_error if chi cannot be told from 1 (the edge of chaos, or too little precision).
PhaseOfDepth depth_phase(const CorrelationMap& map);

/// From layer 1 of a walk, rho in [0, 1) or as below, with the phase of its map; at the working precision.
DepthLawState phase_state(CorrelationWalk walk, const PhaseOfDepth& phase, const rigor::Integer& depth,
                          const DepthLawBudget& budget = {});

/// T_L(1) = (chi^L - 1)/(chi - 1).
rigor::Ball phase_diagonal(const PhaseOfDepth& phase, const rigor::Integer& depth);

/// Layer `depth` >= 1 for z in [0, 1], or for a z of [-1, 0) whose orbit reaches [0, 1) (std::runtime_error if it does
/// not within the budget); for every z if the map is known to be even or odd. one_minus_correlation is that. Errors as
/// above, and std::invalid_argument for depth < 1.
DepthLawState phase_state(const CorrelationMap& map, const rigor::Rational& z, const rigor::Integer& depth,
                          const DepthLawBudget& budget = {});

}  // namespace ntk
