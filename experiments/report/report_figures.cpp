#include "experiments/report/report_figures.hpp"

namespace experiments {

std::vector<experiment::Figure> report_figures(std::uint64_t seed) {
    std::vector<experiment::Figure> figures{arc_cosine_functions(), depth_map_iterates(), rate_of_convergence(),
                                            normalized_kernel_over_depth()};
    for (experiment::Figure& figure : smallest_eigenvalues()) figures.push_back(std::move(figure));
    figures.push_back(finite_networks(seed));
    return figures;
}

}  // namespace experiments
