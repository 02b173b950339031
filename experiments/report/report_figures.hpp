// The figures of the reports. Each is made from certified numbers or says in its caption that it is a simulation.
#pragma once

#include "experiments/common/experiment.hpp"

#include <cstdint>

namespace experiments {

/// kappa_0, kappa_1 = h.
experiment::Figure arc_cosine_functions();
/// The depth map and its iterates, as a path between the graph and the diagonal.
experiment::Figure depth_map_iterates();
/// L (Theta_bar^(L) - 1/4) against log L.
experiment::Figure rate_of_convergence();
/// Theta_bar^(L) for the starting values of figure 2 of St-Arnaud et al.
experiment::Figure normalized_kernel_over_depth();
/// The smallest eigenvalue of Theta_bar^(L)(X X^T) over the depth for some n, and over n for some depths.
std::vector<experiment::Figure> smallest_eigenvalues();
/// Tangent kernels of finite networks at initialisation, and their limit.
experiment::Figure finite_networks(std::uint64_t seed);

std::vector<experiment::Figure> report_figures(std::uint64_t seed);

}  // namespace experiments
