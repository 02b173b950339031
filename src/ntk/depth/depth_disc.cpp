// The bounds over a complex disc that ntk/depth/depth_disc.hpp derives from the maximum principle.
#include "ntk/depth/depth_disc.hpp"

#include "rigor/number/ball_functions.hpp"

#include <stdexcept>
#include <utility>

namespace ntk {

namespace {

/// 1 - q = (sin theta - theta cos theta)/(2 pi sin^2(theta/2)).
rigor::ComplexBall removed_part(const rigor::ComplexBall& theta, const rigor::ComplexBall& inverse_pi) {
    const rigor::ComplexBall two(2), half_sine = sin(theta / two);
    return (sin(theta) - theta * cos(theta)) * inverse_pi / (two * half_sine * half_sine);
}

}  // namespace

namespace detail {

ArcImage arc_image(const rigor::ComplexBall& arc, const rigor::ComplexBall& middle,
                   const rigor::ComplexBall& inverse_pi) {
    using rigor::ComplexBall;
    const ComplexBall one(1), two(2), half_sine = sin(arc / two), step = arc - middle;
    const ComplexBall at_middle = removed_part(middle, inverse_pi);
    ArcImage image;
    image.removed = at_middle + (arc * sin(arc) * inverse_pi / (two * half_sine * half_sine) -
                                 removed_part(arc, inverse_pi) * cos(arc / two) / half_sine) *
                                    step;
    image.s = half_sine * sqrt(one - image.removed);
    const ComplexBall slope = (one - arc * inverse_pi) * sin(arc) / (two * image.s * sqrt(one - image.s * image.s));
    image.g_middle = two * asin(sin(middle / two) * sqrt(one - at_middle));
    image.slope = slope;
    image.g = image.g_middle + slope * step;
    return image;
}

}  // namespace detail

bool DepthDisc::analytic() const {
    for (const rigor::Ball* size : {&removed, &sine, &ratio})
        if (rigor::certainly_less(*size, rigor::Ball(1)) != rigor::Truth::yes) return false;
    for (const rigor::Ball* bound : {&image, &pole, &fatou, &cosine})
        if (!bound->is_finite()) return false;
    return true;
}

DepthDisc depth_disc(const rigor::Rational& r, long arcs) {
    using rigor::Ball, rigor::ComplexBall, rigor::Rational;
    if (r <= 0 || r >= 6) throw std::invalid_argument("a disc of radius " + to_string(r) + "; expected 0 < r < 6");
    const Ball pi = Ball::pi(), modulus(r);
    const ComplexBall one(1), inverse_pi(Ball(1) / pi);
    DepthDisc disc{r, Ball(0), Ball(0), Ball(0), Ball(0), Ball(0), Ball(0), Ball(0)};
    const auto raise = [](Ball& bound, const ComplexBall& value) { bound = rigor::maximum(bound, abs(value).upper()); };
    for (long j = 0; j < arcs; ++j) {
        const ComplexBall theta =
            ComplexBall::on_circle(modulus, Ball::interval(Rational(j, arcs), Rational(j + 1, arcs)));
        const ComplexBall middle = ComplexBall::on_circle(modulus, Ball(Rational(2 * j + 1, 2 * arcs)));
        const auto [removed, s, g, g_middle, slope] = detail::arc_image(theta, middle, inverse_pi);
        raise(disc.removed, removed);
        raise(disc.sine, s);
        raise(disc.ratio, g / theta - one);
        raise(disc.image, g);
        const ComplexBall three_pi(Ball(3) * pi), three_halves(Ball(Rational(3, 2))), step = theta - middle;
        const ComplexBall reciprocal_slope = one / (theta * theta) - slope / (g * g);  // of 1/g - 1/theta
        raise(disc.pole, one / g_middle - one / middle + inverse_pi + reciprocal_slope * step);
        raise(disc.fatou, three_pi * (one / g_middle - one / middle) + three_halves * log(g_middle / middle) - one +
                              (three_pi * reciprocal_slope + three_halves * (slope / g - one / theta)) * step);
        raise(disc.cosine, cos(g));
    }
    return disc;
}

const std::vector<DepthDisc>& depth_discs() {
    static const std::vector<DepthDisc> discs = [] {
        const rigor::Precision precision(64);
        std::vector<DepthDisc> list;
        for (const rigor::Rational& r : {rigor::Rational(3, 2), rigor::Rational(1), rigor::Rational(2, 3),
                                         rigor::Rational(4, 9), rigor::Rational(3, 10), rigor::Rational(1, 5)}) {
            DepthDisc disc = depth_disc(r);
            if (disc.analytic()) list.push_back(std::move(disc));
        }
        return list;
    }();
    return discs;
}

}  // namespace ntk
