// Parts of the unit sphere in lemmas 2, 5 and 6 of Yu et al., and rational points of it.
#pragma once

#include "claim/step.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

namespace proofs::yu_2025 {

/// A part of the sphere by the signs of the last coordinate that it admits: the open half sphere as printed.
struct SignsOfLastCoordinate {
    std::vector<long> admitted{1};
    bool admits(long sign) const;
};
/// No point has its antipode in this part, sign by sign: the antipode has the opposite one.
claim::Step no_antipodes(const SignsOfLastCoordinate& domain);

/// (2 t, 1 - |t|^2)/(1 + |t|^2): rational points of the unit sphere, all but the south pole; |t| < 1 in the open half.
Vector sphere_point(const Vector& t);

}  // namespace proofs::yu_2025
