// What a machine decides of the argument of lemma 8 (appendix C.3 of Yu et al.): the comparison function T and the
// growth that a lower bound of lambda_min(K_t(X, X)) gives it. The argument itself stands on the page of lemma 8.
#pragma once

#include "claim/sampler.hpp"
#include "claim/step.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::yu_2025 {

/// What is supposed of the kernel: lambda_min(K_t(X, X)) >= scale C (1 + t)^-decay for all t >= 0 and some C > 0. As
/// printed a constant; scale 0 supposes that it is not negative, decay 2 that it is positive at each time.
struct KernelBound {
    rigor::Rational scale = 1;
    long decay = 0;
};

/// T(q) = 1/q + ln((1 - q)/q) grows by at least lambda/n along (C.3), and the bound is at least C/(1 + t), which has no
/// finite integral.
claim::Steps comparison_steps(const KernelBound& bound);

/// At a random network of either kind, no preactivation at 0, in exact rationals: sum_i (2 y_i - 1) u_i d/dt f(x_i)
/// through the forward pass alone is u^T K^r u and |theta'|^2.
rigor::Truth loss_falls_by_the_form(claim::Sampler& sampler);

/// One point and a constant kernel k: u' = -k u^2 (1 - u). T(u) of comparison_steps has T'(u) = -1/(u^2 (1 - u)), so k
/// times the time from u_0 to u_1 < u_0 is T(u_1) - T(u_0), exactly.
rigor::Ball frozen_passage(const rigor::Rational& from, const rigor::Rational& to);

}  // namespace proofs::yu_2025
