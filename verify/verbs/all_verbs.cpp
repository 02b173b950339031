#include "verify/verbs/commands.hpp"

namespace verify {

const std::vector<Verb>& all_verbs() {
    static const std::vector<Verb> verbs{{"list", add_list},
                                         {"coverage", add_coverage},
                                         {"concordance", add_concordance},
                                         {"show", add_show},
                                         {"errata", add_errata},
                                         {"run", add_run},
                                         {"new-paper", add_new_paper},
                                         {"prove", add_prove},
                                         {"check", add_check},
                                         {"eval", add_eval},
                                         {"rate", add_rate},
                                         {"gram", add_gram},
                                         {"experiment", add_experiment},
                                         {"diff", add_diff},
                                         {"cite", add_cite},
                                         {"doctor", add_doctor}};
    return verbs;
}

const std::vector<const char*>& introduction_lines() {
    static const std::vector<const char*> lines{
        "verify run [ID …]         verdicts on the statements of four papers; list, show ID, errata: what was found",
        "verify prove STATEMENT    a statement of your own: holds, fails with a witness, or undecided",
        "verify eval FUNCTION      guaranteed digits at any depth; verify rate judges a claimed rate of convergence",
        "verify gram FILE          your data, or your matrix: is its kernel matrix safe to invert?",
        "verify new-paper DIR      a page for each statement of your paper; verify VERB -h: options and examples"};
    return lines;
}

}  // namespace verify
