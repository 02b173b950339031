// From one deep layer to any deeper one in a single step, with proved error bounds: truncations of the expansions of
// depth_expansion.hpp at order N, their remainders bounded by the maximum principle (depth_disc.hpp) and summed over
// all later layers.
//
// Let theta_0 = theta_(L0), 0 < theta_0 <= r, U = 3 pi/(2 sin(theta/2)), m > 1. From 2 sin(theta/2) <= theta and
// sin theta >= 0 follows sin theta - theta cos theta >= (8/3) sin^3(theta/2) on [0, pi] (equality at 0; the derivatives
// are theta sin theta >= 2 sin(theta/2) sin theta), hence U(g) >= U + 1 (depth_asymptotics.hpp:
// U' - U = (3 pi/2) R/(t (1 + t)) >= (3 pi/4) R >= 1). As theta/sin(theta/2) increases, the layers j >= 0 after L0 have
//   theta_j <= theta_0 U_0/(U_0 + j),   sum_j theta_j^m <= theta_0^m (1 + U_0/(m - 1)) =: sigma(m).             (1)
//
// 1. psi = Phi_N(g) - Phi_N - 1 is analytic in the disc and vanishes to order N + 2 at 0, so
//      |psi| <= M_psi (|theta|/r)^(N+2),
//      M_psi = max|3 pi (1/g - 1/theta) + (3/2) log(g/theta) - 1| + sum |c_k| (G^k + r^k),   G = max |g|.
//    Therefore Phi = lim (Phi_N(theta_j) - j) exists on (0, r], Phi(g) = Phi + 1, and
//    |Phi - Phi_N| <= M_psi r^-(N+2) sigma(N + 2), which increases with theta. Phi(theta_L) = Phi(theta_0) + L - L0.
//    Inverse: theta_L = 3 pi/W with F(W) = W - (3/2) log W + sum c_k (3 pi/W)^k in Phi(theta_L) +- that error. For
//    W >= 3 pi/theta_0,
//      F' >= 1 - (3/2 + sum k |c_k| theta_0^k) theta_0/(3 pi) =: d,
//    so any W^ >= 3 pi/theta_0 is off by at most |F(W^) - Phi| /d.
// 2. zeta = E_N(g) - (1 - theta/pi) E_N vanishes to order N + 5:
//      |zeta| <= M_zeta (theta/r)^(N+5),   M_zeta = sum |e_k| (G^(k+3) + (1 + r/pi) r^(k+3)).
//    E_N >= b theta^3 on (0, theta_0], b = 1 - sum |e_k| theta_0^k. So E_N(g) = (1 - theta/pi) E_N (1 + eta) with
//    sum |eta_j| <= M_zeta r^-(N+5) sigma(N + 2)/((1 - theta_0/pi) b) =: h, and h <= 1/2 is demanded.
// 3. With tau = P_N + kappa E_N Phi:
//      tau(g) - (1 - theta/pi) tau - cos g = A + kappa zeta (Phi + 1),
//      A = P_N(g) - (1 - theta/pi) P_N - cos g + kappa (1 - theta/pi) E_N,   |A| <= M_A (theta/r)^(N+2),
//      M_A = |p_-1| max|1/g - (1 - theta/pi)/theta| + max|cos g| + sum |p_k| (G^k + (1 + r/pi) r^k)
//            + |kappa| (1 + r/pi) sum |e_k| r^(k+3).
//    For y_L = (T_L - tau(theta_L))/E_N(theta_L):
//      y' = y/(1 + eta) - (A + kappa zeta (Phi + 1))/((1 - theta/pi) E_N (1 + eta)),
//    and theta_j (Phi_j + 1) <= theta_0 max(U_0, |Phi_0 + 1|) by (1), so for all L >= L0
//      |y_L - y_L0| <= (e^(2h) - 1) |y_L0| + e^(2h)/((1 - theta_0/pi) b) [M_A r^-(N+2) sigma(N - 1)
//                      + |kappa| M_zeta r^-(N+5) sigma(N + 1) theta_0 max(U_0, |Phi_0 + 1|)],
//    because 1/(1 + eta) lies between e^(-2|eta|) and e^(2|eta|) for |eta| <= 1/2.
#pragma once

#include "ntk/depth/depth_disc.hpp"
#include "ntk/depth/depth_expansion.hpp"

#include <algorithm>

namespace ntk {

/// The truncated expansions with their remainders, built at the working precision. Used at a higher one, nothing is
/// lost but what the radii of the coefficients (all but the leading ones, which are exact) contribute.
class DepthJump {
    using Ball = rigor::Ball;

public:
    /// Expansions of order N >= 4; theta_0 = largest_angle is such that all remainders there are below about
    /// 2^-accuracy. A walk to it takes about 3 pi/theta_0 layers: N must grow with the accuracy (depth_jump_for in
    /// deep_kernel.hpp chooses it).
    DepthJump(long N, long accuracy);

    long order() const { return x_.order; }
    const DepthExpansion<Ball>& expansion() const { return x_; }
    const DepthDisc& disc() const { return *disc_; }
    /// Angles in (0, largest_angle] are admitted below; an exact ball.
    const Ball& largest_angle() const { return bound_.theta; }

    /// Phi(theta) with its remainder in the radius; normalised by Phi = 3 pi/theta - (3/2) log(3 pi/theta) + o(1) as
    /// theta -> 0.
    Ball fatou(const Ball& theta) const;

    /// Bounds |Phi - Phi_N| at theta and, divided by theta^(N + 1), at every smaller angle (point 1 of the header:
    /// theta sigma/theta increases).
    Ball fatou_error(const Ball& theta) const;

    /// Bounds |1 - F'(W)| for all W >= 3 pi/theta (point 1 of the header).
    Ball slope_loss(const Ball& theta) const;
    /// Bounds E_N/theta^3 on (0, theta].
    Ball homogeneous_factor(const Ball& theta) const;

    /// The angle theta_L in (0, largest_angle] with Phi(theta_L) = value, in radians. A positive answer presupposes
    /// that theta_L is at most largest_angle.
    Ball angle_with_fatou(const Ball& value) const;

    /// y_L0 = (T - P)/E - kappa Phi at one layer, and a bound on |y_L - y_L0| for all L >= L0: the ball contains y_L
    /// for them all, and their limit.
    Ball homogeneous_constant(const Ball& theta, const Ball& fatou, const Ball& unnormalized) const;

    /// T = P_N + E_N (kappa Phi + y) at an angle in (0, largest_angle], y from homogeneous_constant at an earlier layer
    /// of the same orbit.
    Ball unnormalized(const Ball& theta, const Ball& fatou, const Ball& y) const;

private:
    long N() const { return x_.order; }

    /// P_N; its leading term 3 pi/(4 theta) at the precision of now, which may be higher than that of the coefficients.
    Ball particular(const Ball& theta) const;
    Ball homogeneous(const Ball& theta) const;

    /// M_psi, M_zeta, M_A for one disc, and the angle from which the remainders are small.
    struct Candidate {
        Ball psi, zeta, source, theta;

        Candidate() = default;
        Candidate(const DepthExpansion<Ball>& x, const DepthDisc& disc, long accuracy);
    };

    DepthExpansion<Ball> x_;
    const DepthDisc* disc_ = nullptr;
    Candidate bound_;
};

}  // namespace ntk
