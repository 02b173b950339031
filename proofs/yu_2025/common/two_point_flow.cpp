#include "proofs/yu_2025/common/two_point_flow.hpp"

#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Gradient = ntk::NetworkGradient<Rational>;

Truth energy_along_slide() {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << Rational(3, 2), Rational(-1);
    network.maps[0].bias << Rational(0), Rational(-1);
    network.maps[1].weights << Rational(5, 4), Rational(1);
    ExactMatrix points(1, 2);
    points << Rational(0), Rational(1);
    ExactVector c(2);
    c << Rational(-1, 2), Rational(2, 7);
    const ntk::KinkedPair kink{0, 0, 0};
    const ntk::KinkRates<Rational> rates = ntk::kink_rates(network, points, c, kink);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::unknown;
    Gradient velocity = ntk::gradient_at_kink(network, points, kink, ntk::sliding_coefficient(rates));
    const Gradient other = ntk::gradient(network, ExactVector(points.col(1)));
    for (std::size_t i = 0; i < velocity.size(); ++i) {
        velocity[i].weights = (velocity[i].weights * c(0) + other[i].weights * c(1)).eval();
        velocity[i].bias = (velocity[i].bias * c(0) + other[i].bias * c(1)).eval();
    }
    Rational fall = 0;
    for (long i = 0; i < 2; ++i) fall += c(i) * derivative_along(network, velocity, ExactVector(points.col(i)));
    return rigor::truth(fall > 0 && fall == inner_product(velocity, velocity));
}

Ball TwoPointFlow::scale() const { return rigor::sqrt(Ball(Rational(2, width))); }
Ball TwoPointFlow::first_error() const { return error_at_margin(-(scale() * v * b)); }
Ball TwoPointFlow::second_error() const { return error_at_margin(scale() * v * (w + b)); }
Ball TwoPointFlow::bias_rate(const Ball& derivative) const { return scale() * v * (second_error() - derivative * first_error()); }
Ball TwoPointFlow::weight_rate() const { return scale() * v * second_error(); }
Ball TwoPointFlow::output_weight_rate() const { return scale() * (second_error() * (w + b) - first_error() * b); }
Ball TwoPointFlow::sliding_coefficient() const { return Ball(2) * second_error(); }

}  // namespace proofs::yu_2025
