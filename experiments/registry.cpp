#include "experiments/registry.hpp"

#include "experiments/yu_2025/experiments.hpp"

namespace experiments {

const std::vector<experiment::Experiment>& all_experiments() {
    static const std::vector<experiment::Experiment> list = [] {
        std::vector<experiment::Experiment> found;
        {
            using namespace yu_2025;
            for (auto make : {figure_1, figure_2, figure_3, figure_4}) found.push_back(make());
        }
        return found;
    }();
    return list;
}

}  // namespace experiments
