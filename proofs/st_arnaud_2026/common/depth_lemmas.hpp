// Lemmas A and B of ntk/depth/depth_asymptotics.hpp as steps, and the proved expansion of Theta_bar^(L) as steps about
// a printed rate.
#pragma once

#include "claim/decided_steps.hpp"
#include "ntk/depth/depth_asymptotics.hpp"

#include <string>

namespace proofs::st_arnaud_2026 {

/// On all of [0, pi]: 0 < H < 31/10 and 0 < J < 19/10 (or the bounds given), B and t positive; and the identity for
/// 1/(t (1 + t)) that brings H into the recurrence of U.
claim::Steps lemmas_a_and_b(const rigor::Rational& H_max = {31, 10}, const rigor::Rational& J_max = {19, 10});

/// "1/4 + O(1/L)" or "1/4 + o(1/L)" for Theta_bar^(L) at a fixed z in [-1, 1): how many terms of the proved expansion
/// lie above the rate, for o how many do not lie below it. Throws std::invalid_argument for Theta, ~, and a rate finer
/// than the expansion.
/// The statement is true if there are none and false if there is one, since the scale L^p (log L)^q is totally ordered.
struct RateSteps {
    bool within;       ///< there is none
    claim::Step step;  ///< says how many, with the leading one
};
RateSteps compared_with_expansion(const std::string& rate);

}  // namespace proofs::st_arnaud_2026
