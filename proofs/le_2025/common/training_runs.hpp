// Trainings of random networks for remark 4.3 and corollary 4.4 of Le: erf, L = 3, quadratic cost on four points of the
// circle, beta = 1/10, widths 32 to 256. Simulation: nothing is proved.
#pragma once

#include "claim/cited_steps.hpp"
#include "proofs/common/random_networks.hpp"

#include <cstdint>

namespace proofs::le_2025 {

inline const Sizes& training_sizes() {
    static const Sizes sizes{{32, 64, 128, 256}, 96, 3};
    return sizes;
}
inline constexpr const char* training_setting =
    "erf, L = 3, quadratic cost on four points of the circle, beta = 1/10, T = 20 in 40 Euler steps, widths n = 32 to "
    "256 with 96 networks each";

/// The means over the trainings with this schedule, against `multiple` Theta_infinity; kept for a seed.
const std::vector<TrainingMeans>& training_means(std::uint64_t seed, bool mean_field, double multiple);

/// A quantity tends to 0 as the width grows: the exponent of n in its mean is below `exponent_bound`, and at the
/// largest width its mean is below `last_bound`, which lies between what the networks have and what the controls have
/// there.
claim::Steps falls(const std::vector<TrainingMeans>& means, Mean TrainingMeans::*which, const std::string& what,
                   double exponent_bound, double last_bound);

}  // namespace proofs::le_2025
