// The jump of ntk/depth/depth_jump.hpp, where every bound is derived: the numbers 1, 2, 3 are those of its points.
#include "ntk/depth/depth_jump.hpp"

#include "ntk/depth/depth_asymptotics.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <vector>

namespace ntk {

using rigor::Ball;

namespace {

DepthExpansion<Ball> expand(long N) {
    // Solving for N coefficients loses about two bits each; they are wanted to the working precision.
    const rigor::Precision more(rigor::Precision::bits() + 3 * N + 32);
    return depth_expansion<Ball>(N);
}

Ball evaluate(std::span<const Ball> coefficients, const Ball& theta) {
    Ball sum(0);
    for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * theta + coefficients[k];
    return sum;
}

/// sum over k >= first of |c_k| theta^k.
Ball absolute_sum(const std::vector<Ball>& coefficients, const Ball& theta, std::size_t first = 0) {
    Ball sum(0);
    for (std::size_t k = coefficients.size(); k-- > first;) sum = sum * theta + rigor::abs(coefficients[k]);
    return sum * rigor::power(theta, first);
}

/// sum of k |c_k| theta^k.
Ball weighted_sum(const std::vector<Ball>& coefficients, const Ball& theta) {
    Ball sum(0);
    for (std::size_t k = coefficients.size(); k-- > 0;)
        sum = sum * theta + Ball(static_cast<long>(k)) * rigor::abs(coefficients[k]);
    return sum;
}

rigor::Truth certainly_all_positive(std::initializer_list<Ball> balls) {
    rigor::Truth all = rigor::Truth::yes;
    for (const Ball& ball : balls) all = all && rigor::certainly_positive(ball);
    return all;
}

}  // namespace

DepthJump::DepthJump(long N, long accuracy) : x_(expand(N)) {
    for (const DepthDisc& disc : depth_discs()) {
        const Candidate candidate(x_, disc, accuracy);
        if (!disc_ || rigor::certainly_less(bound_.theta, candidate.theta) == rigor::Truth::yes) {
            disc_ = &disc;
            bound_ = candidate;
        }
    }
    if (!disc_) throw std::logic_error("DepthJump: no disc of analyticity was proved");
}

rigor::Ball DepthJump::fatou(const Ball& theta) const {
    const Ball W = Ball(3) * Ball::pi() / theta;
    return (W - Ball(rigor::Rational(3, 2)) * rigor::log(W) + evaluate(x_.fatou, theta)).widened(fatou_error(theta));
}

rigor::Ball DepthJump::fatou_error(const Ball& theta) const {
    const Ball U = depth_coordinate(theta);
    return bound_.psi * rigor::power(theta / Ball(disc_->r), static_cast<unsigned long>(N() + 2)) *
           (Ball(1) + U / Ball(N() + 1));
}

rigor::Ball DepthJump::slope_loss(const Ball& theta) const {
    return (Ball(rigor::Rational(3, 2)) + weighted_sum(x_.fatou, theta)) * theta / (Ball(3) * Ball::pi());
}

rigor::Ball DepthJump::homogeneous_factor(const Ball& theta) const { return absolute_sum(x_.homogeneous, theta); }

rigor::Ball DepthJump::angle_with_fatou(const Ball& value) const {
    const Ball three_pi = Ball(3) * Ball::pi(), three_halves(rigor::Rational(3, 2));
    const Ball target = value.midpoint(), least = three_pi / bound_.theta;
    const auto F = [&](const Ball& W) { return W - three_halves * rigor::log(W) + evaluate(x_.fatou, three_pi / W); };
    Ball W = rigor::maximum(target + three_halves * rigor::log(rigor::maximum(target, Ball(2))), least).midpoint();
    // Newton with the slope 1 - (3/2)/W: the error shrinks by about 1/W^2 a step.
    for (int step = 0; step < 64; ++step) {
        const Ball change = ((F(W) - target) / (Ball(1) - three_halves / W)).midpoint();
        W = rigor::maximum(W - change, least).midpoint();
        if (rigor::magnitude_log2(change) < rigor::magnitude_log2(W) - static_cast<double>(rigor::Precision::bits()))
            break;
    }
    // Up to here W is a guess. Between it and 3 pi/theta_L, theta_L <= largest_angle, no angle is larger than both.
    const Ball d = Ball(1) - slope_loss(rigor::maximum(bound_.theta, three_pi / W));
    const Ball error = (rigor::abs(F(W) - value) + fatou_error(bound_.theta)) / d;
    if (rigor::certainly_positive(d) != rigor::Truth::yes) return Ball(0) / Ball(0);
    return three_pi / W.widened(error);
}

rigor::Ball DepthJump::homogeneous_constant(const Ball& theta, const Ball& fatou, const Ball& unnormalized) const {
    const Ball y = (unnormalized - particular(theta)) / homogeneous(theta) - x_.resonance * fatou;
    const Ball U = depth_coordinate(theta);
    const Ball decay = Ball(1) - theta / Ball::pi(), r(disc_->r);
    const auto sigma = [&](long m) {
        return rigor::power(theta / r, static_cast<unsigned long>(m)) * (Ball(1) + U / Ball(m - 1));
    };
    const Ball b = Ball(1) - absolute_sum(x_.homogeneous, theta, 1);
    // sigma above carries r^-m; the exponents of r left over are supplied here.
    const Ball r3 = rigor::power(r, 3);
    const Ball h = bound_.zeta / r3 * sigma(N() + 2) / (decay * b);
    if (certainly_all_positive({b, decay, Ball(rigor::Rational(1, 2)) - h, Ball(N() - 3)}) != rigor::Truth::yes)
        return Ball(0) / Ball(0);
    const Ball growth = rigor::exp(Ball(2) * h);
    const Ball reach = theta * rigor::maximum(U, rigor::abs(fatou + Ball(1)));
    const Ball sources = bound_.source / r3 * sigma(N() - 1) +
                         rigor::abs(x_.resonance) * bound_.zeta / (r3 * r) * sigma(N() + 1) * reach;
    return y.widened((growth - Ball(1)) * rigor::abs(y) + growth / (decay * b) * sources);
}

rigor::Ball DepthJump::unnormalized(const Ball& theta, const Ball& fatou, const Ball& y) const {
    return particular(theta) + homogeneous(theta) * (x_.resonance * fatou + y);
}

rigor::Ball DepthJump::particular(const Ball& theta) const {
    return Ball(3) * Ball::pi() / (Ball(4) * theta) + evaluate(std::span(x_.particular).subspan(1), theta);
}

rigor::Ball DepthJump::homogeneous(const Ball& theta) const {
    return evaluate(x_.homogeneous, theta) * rigor::power(theta, 3);
}

DepthJump::Candidate::Candidate(const DepthExpansion<Ball>& x, const DepthDisc& disc, long accuracy) {
    const Ball r(disc.r), growth = Ball(1) + r / Ball::pi(), r3 = rigor::power(r, 3);
    const std::vector<Ball> p(x.particular.begin() + 1, x.particular.end());
    const Ball e_r = absolute_sum(x.homogeneous, r);
    psi = disc.fatou + absolute_sum(x.fatou, disc.image) + absolute_sum(x.fatou, r);
    zeta = absolute_sum(x.homogeneous, disc.image) * rigor::power(disc.image, 3) + growth * e_r * r3;
    source = rigor::abs(x.particular[0]) * disc.pole + disc.cosine + absolute_sum(p, disc.image) +
             growth * absolute_sum(p, r) + rigor::abs(x.resonance) * growth * e_r * r3;
    // (theta/r)^(N+2) max(M) (2 + U) = 2^-accuracy, roughly, with U = 3 pi/theta <= 2^accuracy: any choice is allowed,
    // this one is good.
    const double logs =
        std::max({rigor::magnitude_log2(psi), rigor::magnitude_log2(zeta), rigor::magnitude_log2(source), 0.0});
    double log_theta = 0;
    for (int i = 0; i < 8; ++i)
        log_theta =
            std::log2(r.approx_double()) -
            (static_cast<double>(accuracy) + logs + 5 - std::min(log_theta, 0.0)) / static_cast<double>(x.order + 2);
    theta = Ball::exact_double(std::exp2(std::min(log_theta, std::log2(r.approx_double()) - 1)));
}

}  // namespace ntk
