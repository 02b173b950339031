#include "verify/verbs/commands.hpp"

namespace verify {

const std::vector<Verb>& all_verbs() {
    static const std::vector<Verb> verbs{
        {"list", add_list},   {"coverage", add_coverage}, {"concordance", add_concordance},
        {"show", add_show},   {"run", add_run},           {"new-paper", add_new_paper},
        {"prove", add_prove}, {"check", add_check},       {"eval", add_eval},
        {"rate", add_rate},   {"gram", add_gram},         {"experiment", add_experiment},
        {"diff", add_diff},   {"cite", add_cite},         {"doctor", add_doctor}};
    return verbs;
}

}  // namespace verify
