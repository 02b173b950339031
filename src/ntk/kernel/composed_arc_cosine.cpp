// The composition of ntk/kernel/composed_arc_cosine.hpp in balls.
#include "ntk/kernel/composed_arc_cosine.hpp"

#include "ntk/kernel/depth_map.hpp"

#include <stdexcept>
#include <string>

namespace ntk {

using rigor::Ball;

namespace {

void require(int order, long depth) {
    if (order < 0 || order > 2) throw std::invalid_argument("order " + std::to_string(order) + "; expected 0, 1 or 2");
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
}

/// theta - sin theta cos theta
Ball chord_excess(const Ball& theta) {
    const Ball twice = rigor::scaled_by_power_of_two(theta, 1);
    if (rigor::magnitude(twice) < 0.5)
        return rigor::scaled_by_power_of_two(twice * rigor::square(twice) * sinc_remainder(twice), -1);
    return theta - rigor::scaled_by_power_of_two(rigor::sin(twice), -1);
}

/// sin^2(theta'/2) of the next layer.
Ball half_chord_square(int order, const Ball& theta) {
    const Ball pi = Ball::pi();
    if (order == 0) return theta / (Ball(2) * pi);
    return (Ball(3) * chord_excess(theta) + Ball(2) * (pi - theta) * rigor::square(rigor::sin(theta))) / (Ball(6) * pi);
}

AngleImage<Ball> next_layer(int order, const Ball& theta, const Ball& inverse_pi) {
    if (order == 1) return advance_angle(theta, inverse_pi);
    const Ball square = half_chord_square(order, theta);
    return {Ball(2) * rigor::asin(rigor::sqrt_on_domain(square)), Ball(1) - Ball(2) * square};
}

}  // namespace

Ball composed_arc_cosine_correlation(int order, long depth, const Ball& angle) {
    require(order, depth);
    if (angle.is_exactly_zero()) return Ball(1);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    AngleImage<Ball> image{angle, Ball(0)};
    for (long layer = 0; layer < depth; ++layer) image = next_layer(order, image.angle, inverse_pi);
    return image.correlation;
}

Ball composed_arc_cosine_variance(int order, long depth, const Ball& square) {
    require(order, depth);
    if (order == 0) return Ball(1);
    if (order == 1) return square;
    Ball variance = square;
    for (long layer = 0; layer < depth; ++layer) variance = Ball(3) * rigor::square(variance);
    return variance;
}

}  // namespace ntk
