// From one deep layer to any deeper one in a single step, with proved error bounds: truncations of the expansions of depth_expansion.hpp at order N,
// their remainders bounded by the maximum principle (depth_disc.hpp) and summed over all later layers.
//
// Let theta_0 = theta_(L0), 0 < theta_0 <= r, U = 3 pi/(2 sin(theta/2)), m > 1. From 2 sin(theta/2) <= theta and sin theta >= 0 follows
// sin theta - theta cos theta >= (8/3) sin^3(theta/2) on [0, pi] (equality at 0; the derivatives are theta sin theta >= 2 sin(theta/2) sin theta), hence
// U(g) >= U + 1 (depth_asymptotics.hpp: U' - U = (3 pi/2) R/(t (1 + t)) >= (3 pi/4) R >= 1). As theta/sin(theta/2) increases, the layers j >= 0 after L0 have
//   theta_j <= theta_0 U_0/(U_0 + j),      sum_j theta_j^m <= theta_0^m (1 + U_0/(m - 1)) =: sigma(m).                                            (1)
//
// 1. psi = Phi_N(g) - Phi_N - 1 is analytic in the disc and vanishes to order N + 2 at 0, so |psi| <= M_psi (|theta|/r)^(N+2) with
//    M_psi = max|3 pi (1/g - 1/theta) + (3/2) log(g/theta) - 1| + sum |c_k| (G^k + r^k), G = max |g|. Therefore Phi = lim (Phi_N(theta_j) - j) exists on
//    (0, r], Phi(g) = Phi + 1, and |Phi - Phi_N| <= M_psi r^-(N+2) sigma(N + 2), which increases with theta. Phi(theta_L) = Phi(theta_0) + L - L0.
//    Inverse: theta_L = 3 pi/W with F(W) = W - (3/2) log W + sum c_k (3 pi/W)^k in Phi(theta_L) +- that error. For W >= 3 pi/theta_0,
//    F' >= 1 - (3/2 + sum k |c_k| theta_0^k) theta_0/(3 pi) =: d, so any W^ >= 3 pi/theta_0 is off by at most |F(W^) - Phi| /d.
// 2. zeta = E_N(g) - (1 - theta/pi) E_N vanishes to order N + 5: |zeta| <= M_zeta (theta/r)^(N+5), M_zeta = sum |e_k| (G^(k+3) + (1 + r/pi) r^(k+3)).
//    E_N >= b theta^3 on (0, theta_0], b = 1 - sum |e_k| theta_0^k. So E_N(g) = (1 - theta/pi) E_N (1 + eta) with
//    sum |eta_j| <= M_zeta r^-(N+5) sigma(N + 2)/((1 - theta_0/pi) b) =: h, and h <= 1/2 is demanded.
// 3. With tau = P_N + kappa E_N Phi: tau(g) - (1 - theta/pi) tau - cos g = A + kappa zeta (Phi + 1), A = P_N(g) - (1 - theta/pi) P_N - cos g +
//    kappa (1 - theta/pi) E_N, |A| <= M_A (theta/r)^(N+2), M_A = |p_-1| max|1/g - (1 - theta/pi)/theta| + max|cos g| + sum |p_k| (G^k + (1 + r/pi) r^k) +
//    |kappa| (1 + r/pi) sum |e_k| r^(k+3). For y_L = (T_L - tau(theta_L))/E_N(theta_L):   y' = y/(1 + eta) - (A + kappa zeta (Phi + 1))/((1 - theta/pi) E_N (1 + eta)),
//    and theta_j (Phi_j + 1) <= theta_0 max(U_0, |Phi_0 + 1|) by (1), so for all L >= L0
//    |y_L - y_L0| <= (e^(2h) - 1) |y_L0| + e^(2h)/((1 - theta_0/pi) b) [M_A r^-(N+2) sigma(N - 1) + |kappa| M_zeta r^-(N+5) sigma(N + 1) theta_0 max(U_0, |Phi_0 + 1|)],
//    because 1/(1 + eta) lies between e^(-2|eta|) and e^(2|eta|) for |eta| <= 1/2.
#pragma once

#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/depth/depth_disc.hpp"
#include "ntk/depth/depth_expansion.hpp"

#include <algorithm>

namespace ntk {

/// The truncated expansions with their remainders, built at the working precision. Used at a higher one, nothing is lost but what the radii of the
/// coefficients (all but the leading ones, which are exact) contribute.
class DepthJump {
    using Ball = rigor::Ball;

public:
    /// Expansions of order N >= 4; theta_0 = largest_angle is such that all remainders there are below about 2^-accuracy. A walk to it takes about
    /// 3 pi/theta_0 layers: N must grow with the accuracy (depth_jump_for in deep_kernel.hpp chooses it).
    DepthJump(long N, long accuracy) : x_(expand(N)) {
        for (const DepthDisc& disc : depth_discs()) {
            const Candidate candidate(x_, disc, accuracy);
            if (!disc_ || rigor::certainly_less(bound_.theta, candidate.theta) == rigor::Truth::yes) {
                disc_ = &disc;
                bound_ = candidate;
            }
        }
        if (!disc_) throw std::logic_error("DepthJump: no disc of analyticity was proved");
    }

    long order() const { return x_.order; }
    const DepthExpansion<Ball>& expansion() const { return x_; }
    const DepthDisc& disc() const { return *disc_; }
    /// Angles in (0, largest_angle] are admitted below; an exact ball.
    const Ball& largest_angle() const { return bound_.theta; }

    /// Phi(theta) with its remainder in the radius; normalised by Phi = 3 pi/theta - (3/2) log(3 pi/theta) + o(1) as theta -> 0.
    Ball fatou(const Ball& theta) const {
        const Ball W = Ball(3) * Ball::pi() / theta;
        return (W - Ball(rigor::Rational(3, 2)) * rigor::log(W) + evaluate(x_.fatou, theta)).widened(fatou_error(theta));
    }

    /// Bounds |Phi - Phi_N| at theta and, divided by theta^(N + 1), at every smaller angle (point 1 of the header: theta sigma/theta increases).
    Ball fatou_error(const Ball& theta) const {
        const Ball U = depth_coordinate(theta);
        return bound_.psi * rigor::power(theta / Ball(disc_->r), static_cast<unsigned long>(N() + 2)) * (Ball(1) + U / Ball(N() + 1));
    }

    /// Bounds |1 - F'(W)| for all W >= 3 pi/theta (point 1 of the header).
    Ball slope_loss(const Ball& theta) const {
        return (Ball(rigor::Rational(3, 2)) + weighted_sum(x_.fatou, theta)) * theta / (Ball(3) * Ball::pi());
    }
    /// Bounds E_N/theta^3 on (0, theta].
    Ball homogeneous_factor(const Ball& theta) const { return absolute_sum(x_.homogeneous, theta); }

    /// The angle theta_L in (0, largest_angle] with Phi(theta_L) = value, in radians. A positive answer presupposes that theta_L is at most largest_angle.
    Ball angle_with_fatou(const Ball& value) const {
        const Ball three_pi = Ball(3) * Ball::pi(), three_halves(rigor::Rational(3, 2));
        const Ball target = value.midpoint(), least = (three_pi / bound_.theta).upper();
        const auto F = [&](const Ball& W) { return W - three_halves * rigor::log(W) + evaluate(x_.fatou, three_pi / W); };
        const Ball d = Ball(1) - slope_loss(bound_.theta);
        Ball W = rigor::maximum(target + three_halves * rigor::log(rigor::maximum(target, Ball(2))), least).midpoint();
        // Newton with the slope 1 - (3/2)/W: the error shrinks by about 1/W^2 a step.
        for (int step = 0; step < 64; ++step) {
            const Ball change = ((F(W) - target) / (Ball(1) - three_halves / W)).midpoint();
            W = rigor::maximum(W - change, least).midpoint();
            if (rigor::magnitude_log2(change) < rigor::magnitude_log2(W) - static_cast<double>(rigor::Precision::bits())) break;
        }
        const Ball error = (rigor::abs(F(W) - value) + fatou_error(bound_.theta)) / d;
        if (rigor::certainly_positive(d) != rigor::Truth::yes) return Ball(0) / Ball(0);
        return three_pi / W.widened(error);
    }

    /// y_L0 = (T - P)/E - kappa Phi at one layer, and a bound on |y_L - y_L0| for all L >= L0: the ball contains y_L for them all, and their limit.
    Ball homogeneous_constant(const Ball& theta, const Ball& fatou, const Ball& unnormalized) const {
        const Ball y = (unnormalized - particular(theta)) / homogeneous(theta) - x_.resonance * fatou;
        const Ball U = depth_coordinate(theta);
        const Ball decay = Ball(1) - theta / Ball::pi(), r(disc_->r);
        const auto sigma = [&](long m) { return rigor::power(theta / r, static_cast<unsigned long>(m)) * (Ball(1) + U / Ball(m - 1)); };
        const Ball b = Ball(1) - absolute_sum(x_.homogeneous, theta, 1);
        // sigma above carries r^-m; the exponents of r left over are supplied here.
        const Ball r3 = rigor::power(r, 3);
        const Ball h = bound_.zeta / r3 * sigma(N() + 2) / (decay * b);
        if (certainly_all_positive({b, decay, Ball(rigor::Rational(1, 2)) - h, Ball(N() - 3)}) != rigor::Truth::yes) return Ball(0) / Ball(0);
        const Ball growth = rigor::exp(Ball(2) * h);
        const Ball reach = theta * rigor::maximum(U, rigor::abs(fatou + Ball(1)));
        const Ball sources = bound_.source / r3 * sigma(N() - 1) + rigor::abs(x_.resonance) * bound_.zeta / (r3 * r) * sigma(N() + 1) * reach;
        return y.widened((growth - Ball(1)) * rigor::abs(y) + growth / (decay * b) * sources);
    }

    /// T = P_N + E_N (kappa Phi + y) at an angle in (0, largest_angle], y from homogeneous_constant at an earlier layer of the same orbit.
    Ball unnormalized(const Ball& theta, const Ball& fatou, const Ball& y) const {
        return particular(theta) + homogeneous(theta) * (x_.resonance * fatou + y);
    }

private:
    static DepthExpansion<Ball> expand(long N) {
        // Solving for N coefficients loses about two bits each; they are wanted to the working precision.
        const rigor::Precision more(rigor::Precision::bits() + 3 * N + 32);
        return depth_expansion<Ball>(N);
    }
    long N() const { return x_.order; }

    static Ball evaluate(std::span<const Ball> coefficients, const Ball& theta) {
        Ball sum(0);
        for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * theta + coefficients[k];
        return sum;
    }
    /// sum over k >= first of |c_k| theta^k.
    static Ball absolute_sum(const std::vector<Ball>& coefficients, const Ball& theta, std::size_t first = 0) {
        Ball sum(0);
        for (std::size_t k = coefficients.size(); k-- > first;) sum = sum * theta + rigor::abs(coefficients[k]);
        return sum * rigor::power(theta, first);
    }
    /// sum of k |c_k| theta^k.
    static Ball weighted_sum(const std::vector<Ball>& coefficients, const Ball& theta) {
        Ball sum(0);
        for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * theta + Ball(static_cast<long>(k)) * rigor::abs(coefficients[k]);
        return sum;
    }
    static rigor::Truth certainly_all_positive(std::initializer_list<Ball> balls) {
        rigor::Truth all = rigor::Truth::yes;
        for (const Ball& ball : balls) all = all && rigor::certainly_positive(ball);
        return all;
    }

    /// P_N; its leading term 3 pi/(4 theta) at the precision of now, which may be higher than that of the coefficients.
    Ball particular(const Ball& theta) const {
        return Ball(3) * Ball::pi() / (Ball(4) * theta) + evaluate(std::span(x_.particular).subspan(1), theta);
    }
    Ball homogeneous(const Ball& theta) const { return evaluate(x_.homogeneous, theta) * rigor::power(theta, 3); }

    /// M_psi, M_zeta, M_A for one disc, and the angle from which the remainders are small.
    struct Candidate {
        Ball psi, zeta, source, theta;

        Candidate() = default;
        Candidate(const DepthExpansion<Ball>& x, const DepthDisc& disc, long accuracy) {
            const Ball r(disc.r), growth = Ball(1) + r / Ball::pi(), r3 = rigor::power(r, 3);
            const std::vector<Ball> p(x.particular.begin() + 1, x.particular.end());
            const Ball e_r = absolute_sum(x.homogeneous, r);
            psi = disc.fatou + absolute_sum(x.fatou, disc.image) + absolute_sum(x.fatou, r);
            zeta = absolute_sum(x.homogeneous, disc.image) * rigor::power(disc.image, 3) + growth * e_r * r3;
            source = rigor::abs(x.particular[0]) * disc.pole + disc.cosine + absolute_sum(p, disc.image) + growth * absolute_sum(p, r) +
                     rigor::abs(x.resonance) * growth * e_r * r3;
            // (theta/r)^(N+2) max(M) (2 + U) = 2^-accuracy, roughly, with U = 3 pi/theta <= 2^accuracy: any choice is allowed, this one is good.
            const double logs = std::max({rigor::magnitude_log2(psi), rigor::magnitude_log2(zeta), rigor::magnitude_log2(source), 0.0});
            double log_theta = 0;
            for (int i = 0; i < 8; ++i)
                log_theta = std::log2(r.approx_double()) - (static_cast<double>(accuracy) + logs + 5 - std::min(log_theta, 0.0)) / static_cast<double>(x.order + 2);
            theta = Ball::exact_double(std::exp2(std::min(log_theta, std::log2(r.approx_double()) - 1)));
        }
    };

    DepthExpansion<Ball> x_;
    const DepthDisc* disc_ = nullptr;
    Candidate bound_;
};

}  // namespace ntk
