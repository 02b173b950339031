#include "proofs/yu_2025/common/definite_at_hard_data.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {

using claim::Relation;

claim::Step exceeds_at_hard_data(const std::string& kernel, const GramAt& gram, const std::string& bound,
                                 const BoundAt& least) {
    return claim::exact_for_each<DataSet>(
        fmt::format("{} sets of points (antipodes, rays, clusters of width 2^-30, norms 10^-6 to 10^6, polytopes)",
                    hard_data().size()),
        hard_data(),
        {"lambda_min(" + kernel + ")",
         [&](const DataSet& data) { return enclose_smallest([&] { return gram(data.points); }).ball(); }},
        Relation::greater, {bound, [&](const DataSet& data) { return least(data.points); }});
}

claim::Step weight_is_positive(const SignsOfAlpha& signs) {
    return claim::exact_for_each<long>("the signs of alpha", signs.admitted,
                                       {"the sign of alpha^2", [](long sign) { return sign * sign; }},
                                       Relation::greater, {"0", [](long) { return 0; }});
}

std::vector<claim::Value> eigenvalues_at_hard_data(const std::string& kernel, const GramAt& gram,
                                                   const BoundAt& least) {
    std::vector<claim::Value> values;
    for (const DataSet& data : hard_data()) {
        if (data.points.size() == 1) continue;
        values.push_back({"lambda_min(" + kernel + "), " + data.name,
                          enclose_smallest([&] { return gram(data.points); }).ball().enclosure(4)});
        values.push_back({"its explicit lower bound, " + data.name, least(data.points).enclosure(4)});
    }
    return values;
}

}  // namespace proofs::yu_2025
