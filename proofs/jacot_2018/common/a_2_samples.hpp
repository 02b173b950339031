// What the files of appendix A.2 share: samples of networks in training, and the argument that something holds at all of them.
#pragma once

#include "claim/finding.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"

namespace proofs::jacot_2018 {

/// L + 1 = 3, widths 1, 4, 4, and 1 or 2 outputs, 1 to 3 points; the same number gives the same sample.
inline ExactTraining sample(long number) { return ExactTraining::sample({1, 4, 4, 1 + number % 2}, 1 + number % 3, number); }

/// The check at twelve samples.
inline claim::legacy::Argument over_samples(const std::string& says, const std::function<bool(const ExactTraining&)>& check) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && check(sample(number));
    return argument.step(says + " (exact; L + 1 = 3, 1 to 3 points, 1 and 2 outputs)", rigor::truth(all));
}

}  // namespace proofs::jacot_2018
