// The step of ntk/depth/correlation_walk.hpp.
#include "ntk/depth/correlation_walk.hpp"

#include "rigor/number/ball_functions.hpp"

namespace ntk {

using rigor::Ball;

void require_correlation(const rigor::Rational& z) {
    if (z < -1 || z > 1) throw std::domain_error("z = " + z.str().substr(0, 40) + "; expected a number in [-1, 1]");
}

CorrelationWalk::CorrelationWalk(const CorrelationMap& map, rigor::Ball rho, Enclosed)
    : map_(&map),
      expansion_(rigor::maximum(Ball(1), map.h_prime(Ball(1)))),
      correlation_(rho),
      unnormalized_(std::move(rho)) {}

CorrelationWalk::CorrelationWalk(const CorrelationMap& map, const rigor::Rational& z)
    : CorrelationWalk(map, Ball(z), Enclosed{}) {
    require_correlation(z);
}

void CorrelationWalk::step() {
    // No correlation lies farther from the midpoint moved into [-1, 1] than from the midpoint.
    const Ball middle = rigor::maximum(Ball(-1), rigor::minimum(Ball(1), correlation_.midpoint()));
    const Ball slope = map_->h_prime(correlation_);
    correlation_ = map_->h(middle).widened((expansion_ * correlation_.radius()).upper());
    unnormalized_ = slope * unnormalized_ + correlation_;
}

}  // namespace ntk
