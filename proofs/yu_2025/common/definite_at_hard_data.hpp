// The explicit bounds of lambda_min that lemmas 4 to 6 and propositions 2 and 3 add to the paper, held against
// certified eigenvalues where the kernels come nearest to singular. What the readings of these claims share stands here
// too.
#pragma once

#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {

using GramAt = std::function<rigor::BallMatrix(const Points&)>;
using BoundAt = std::function<rigor::Ball(const Points&)>;

/// lambda_min(`kernel`) > `bound` at every set of hard_data(), certified. A singular matrix makes the step false, as
/// the bounds are positive.
claim::Step exceeds_at_hard_data(const std::string& kernel, const GramAt& gram, const std::string& bound,
                                 const BoundAt& least);

/// Which signs of alpha a statement about network (2.2) admits. As printed nothing is said; 0 must be left out.
struct SignsOfAlpha {
    std::vector<long> admitted{-1, 1};
};
/// alpha^2, the weight of every kappa_1(w_l) in K_L, is positive, sign by sign.
claim::Step weight_is_positive(const SignsOfAlpha& signs);

/// Values of the report: lambda_min and its bound, set by set; a single point says nothing.
std::vector<claim::Value> eigenvalues_at_hard_data(const std::string& kernel, const GramAt& gram, const BoundAt& least);

}  // namespace proofs::yu_2025
