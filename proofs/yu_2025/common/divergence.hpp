// Why a kernel bounded below drives the outputs to infinity, and why large outputs need a large kernel. Readings: training_sample.hpp.
#pragma once

#include "claim/finding.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// Why a lower bound C of lambda_min(K_t(X, X)) drives every margin to infinity (lemma 8): each line for all n, u in (0, 1)^n and symmetric K^r with
/// lambda_min >= C.
///   V = -sum ln(1 - u_i), V' = -u^T K^r u <= -C |u|^2, and V <= -n ln(1 - max u_i), so V' <= -C (1 - e^(-V/n))^2 for almost every t: V decreases, and towards
/// no limit V_* > 0, for then V' <= -C (1 - e^(-V_*/n))^2 for ever. u_i <= V and the margin ln((1 - u_i)/u_i) decreases in u_i.
claim::legacy::Argument divergence_argument(const rigor::Rational& c);

/// factor s^2 f(x)^2 <= K(x, x)^2, which holds with factor 4: s is the scale in front of the last bias, sqrt(2/m_L) b^(L) in (2.1), (alpha/sqrt(m)) d^(L) in
/// (2.2) (theorem_2.cpp).
rigor::Truth kernel_dominates(const ExactNetwork& network, const ExactVector& x, const rigor::Rational& factor);
/// At the sample points of a network of this wiring, a function of the seed.
rigor::Truth kernel_dominates_for_seed(long seed, bool residual, const rigor::Rational& factor);
/// At a network where factor 4 is equality (up to 2^-100 for the residual one).
rigor::Truth kernel_dominates_at_equality(bool residual, const rigor::Rational& factor);

/// One point and a constant kernel k: u' = -k u^2 (1 - u). T(u) = 1/u + ln((1 - u)/u) has T'(u) = -1/(u^2 (1 - u)), so k times the time from u_0 to u_1 < u_0 is
/// T(u_1) - T(u_0), exactly.
rigor::Ball frozen_passage(const rigor::Rational& from, const rigor::Rational& to);

}  // namespace proofs::yu_2025
