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

bool DepthBounds::analytic() const {
    for (const rigor::Ball* size : {&removed, &sine, &ratio})
        if (rigor::certainly_less(*size, rigor::Ball(1)) != rigor::Truth::yes) return false;
    for (const rigor::Ball* bound : {&image, &pole, &fatou, &cosine})
        if (!bound->is_finite()) return false;
    return true;
}

void DepthBounds::raise_to(const DepthBounds& other) {
    for (rigor::Ball DepthBounds::*each :
         {&DepthBounds::image, &DepthBounds::pole, &DepthBounds::fatou, &DepthBounds::cosine, &DepthBounds::removed,
          &DepthBounds::sine, &DepthBounds::ratio})
        this->*each = rigor::maximum(this->*each, other.*each);
}

DepthBounds depth_arc(const rigor::Rational& r, long j, long arcs) {
    using rigor::Ball, rigor::ComplexBall, rigor::Rational;
    const Ball pi = Ball::pi(), modulus(r);
    const ComplexBall one(1), inverse_pi(Ball(1) / pi);
    const ComplexBall theta = ComplexBall::on_circle(modulus, Ball::interval(Rational(j, arcs), Rational(j + 1, arcs)));
    const ComplexBall middle = ComplexBall::on_circle(modulus, Ball(Rational(2 * j + 1, 2 * arcs)));
    const auto [removed, s, g, g_middle, slope] = detail::arc_image(theta, middle, inverse_pi);
    const ComplexBall three_pi(Ball(3) * pi), three_halves(Ball(Rational(3, 2))), step = theta - middle;
    const ComplexBall reciprocal_slope = one / (theta * theta) - slope / (g * g);  // of 1/g - 1/theta
    const ComplexBall pole = one / g_middle - one / middle + inverse_pi + reciprocal_slope * step;
    const ComplexBall fatou = three_pi * (one / g_middle - one / middle) + three_halves * log(g_middle / middle) - one +
                              (three_pi * reciprocal_slope + three_halves * (slope / g - one / theta)) * step;
    const auto size = [](const ComplexBall& value) { return abs(value).upper(); };
    return {.image = size(g),
            .pole = size(pole),
            .fatou = size(fatou),
            .cosine = size(cos(g)),
            .removed = size(removed),
            .sine = size(s),
            .ratio = size(g / theta - one)};
}

DepthDisc depth_disc(const rigor::Rational& r, long arcs) {
    if (r <= 0 || r >= 6) throw std::invalid_argument("a disc of radius " + to_string(r) + "; expected 0 < r < 6");
    DepthDisc disc{{}, r};
    for (long j = 0; j < arcs; ++j) disc.raise_to(depth_arc(r, j, arcs));
    return disc;
}

const std::vector<DepthDisc>& depth_discs() {
    static const std::vector<DepthDisc> discs = [] {
        const rigor::Precision precision(depth_disc_bits);
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
