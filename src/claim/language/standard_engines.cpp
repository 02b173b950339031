// The engines, in the order in which they are asked.
#include "claim/language/decide.hpp"

#include "claim/language/all_depths_engine.hpp"
#include "claim/language/box_engine.hpp"
#include "claim/language/certificate.hpp"
#include "claim/language/constants_engine.hpp"
#include "claim/language/depth_rate_engine.hpp"
#include "claim/language/existence_engine.hpp"
#include "claim/language/expectations.hpp"
#include "claim/language/extrema_engine.hpp"
#include "claim/language/index_sums_engine.hpp"
#include "claim/language/integer_engine.hpp"
#include "claim/language/kernels_engine.hpp"
#include "claim/language/layer_expansion_engine.hpp"
#include "claim/language/layer_shape_engine.hpp"
#include "claim/language/matrix_inequalities.hpp"
#include "claim/language/one_variable_replay.hpp"

namespace claim::language {

std::vector<NamedEngine> engines_without_layers() {
    return {{"closed", closed_engine, replay_closed},
            {"one variable", one_variable_engine, replay_one_variable},
            {"boxes", box_engine, replay_boxes},
            {"points", points_engine, replay_points}};
}

std::vector<NamedEngine> standard_engines() {
    return {
        // First: the others know no expectations.
        {"expectations", [](const Statement& s, const Budget& b) { return expectations_engine(s, b); },
         replay_expectations},
        // Before those of numbers, which know nothing of kernel matrices.
        {"kernels", kernels_engine, replay_kernels},
        {"closed", closed_engine, replay_closed},
        {"one variable", one_variable_engine, replay_one_variable},
        {"boxes", box_engine, replay_boxes},
        {"all depths", [](const Statement& s, const Budget& b) { return all_depths_engine(s, b); }, replay_all_depths},
        {"depth rates", [](const Statement& s, const Budget& b) { return depth_rate_engine(s, b); }, replay_depth_rate},
        {"layer expansions", layer_expansion_engine, replay_layer_expansion},
        {"layer shapes", layer_shape_engine},
        {"extrema", extrema_engine},
        {"integers", [](const Statement& s, const Budget& b) { return integer_engine(s, b); }, replay_integers},
        {"constants", constants_engine, replay_constants},
        {"connectives", connectives_engine, replay_connectives},
        {"existence", existence_engine, replay_existence},
        {"index sums", index_sums_engine, replay_index_sums},
        {"matrix inequalities", matrix_inequalities_engine, replay_matrix_inequalities},
        // Last: its few hundred evaluations cost more than the others.
        {"points", points_engine, replay_points},
    };
}

Outcome decide(const Statement& s, const Budget& budget) { return decide(s, budget, standard_engines()); }
Outcome other_engines(const Statement& s, const Budget& budget) { return decide(s, budget, engines_without_layers()); }

}  // namespace claim::language
