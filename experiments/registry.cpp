#include "experiments/registry.hpp"

#include "experiments/jacot_2018/experiments.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "experiments/yu_2025/experiments.hpp"

namespace experiments {

const std::vector<experiment::Experiment>& all_experiments() {
    static const std::vector<experiment::Experiment> list = [] {
        std::vector<experiment::Experiment> found;
        {
            using namespace yu_2025;
            for (auto make : {figure_1, figure_2, figure_3, figure_4}) found.push_back(make());
        }
        {
            using namespace jacot_2018;
            for (auto make : {figure_1, figure_2, figure_3}) found.push_back(make());
        }
        {
            using namespace st_arnaud_2026;
            for (auto make : {figure_2, figure_3, figure_4, figure_5, figure_6, figure_6_mnist, figure_7, figure_8,
                              table_1, table_2})
                found.push_back(make());
        }
        return found;
    }();
    return list;
}

}  // namespace experiments
