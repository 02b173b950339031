// Why a kernel bounded below drives the outputs to infinity, and why large outputs need a large kernel. Readings: training_sample.hpp.
#pragma once

#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// Why a lower bound C >= 1/1000 of lambda_min(K_t(X, X)) drives every margin to infinity, as the page of lemma 8 has it. For claims that are not yet made
/// of steps; the others cite lemma 8 and take comparison_steps.
claim::legacy::Argument divergence_argument(const rigor::Rational& c);

/// factor s^2 f(x)^2 <= K(x, x)^2, which holds with factor 4: s is the scale in front of the last bias, sqrt(2/m_L) b^(L) in (2.1), (alpha/sqrt(m)) d^(L) in
/// (2.2) (theorem_2.cpp).
rigor::Truth kernel_dominates(const ExactNetwork& network, const ExactVector& x, const rigor::Rational& factor);
/// At the sample points of a network of this wiring, a function of the seed.
rigor::Truth kernel_dominates_for_seed(long seed, bool residual, const rigor::Rational& factor);
/// At a network where factor 4 is equality (up to 2^-100 for the residual one).
rigor::Truth kernel_dominates_at_equality(bool residual, const rigor::Rational& factor);

}  // namespace proofs::yu_2025
