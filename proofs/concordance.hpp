// Where two papers state the same thing: the versions side by side, and how they are related.
#pragma once

#include "claim/step.hpp"

#include <functional>
#include <string>
#include <vector>

namespace proofs {

enum class Relation { equivalent, convention, contradict };
constexpr const char* to_string(Relation r) {
    return r == Relation::equivalent ? "equivalent" : r == Relation::convention ? "differ by convention" : "contradict";
}

struct Concordance {
    struct Version {
        std::string claim;       ///< id
        std::string printed;     ///< LaTeX between dollar signs
        std::string convention;  ///< what is different about it
    };
    struct Comparison {
        Relation relation;
        std::string says;
    };
    std::string subject;
    std::vector<Version> versions;
    std::vector<Comparison> comparisons;
    std::function<claim::Steps()> steps;  ///< the conversions, or the contradiction, in numbers
};

std::vector<Concordance> concordance();

}  // namespace proofs
