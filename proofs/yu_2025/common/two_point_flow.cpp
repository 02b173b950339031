#include "proofs/yu_2025/common/two_point_flow.hpp"

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational;

TwoPointKink two_points_at_kink(const Rational& v, const Rational& w, const Rational& u) {
    TwoPointKink found{
        ntk::yu_fully_connected<Rational>(1, std::vector<long>{2}), ExactMatrix(1, 2), ExactVector(2), {0, 0, 0}};
    auto& maps = found.network.maps;
    maps[0].weights << w, Rational(-1);
    maps[0].bias << Rational(0), Rational(-1);
    maps[1].weights << v, Rational(1);
    found.points << Rational(0), Rational(1);
    found.c << Rational(-1, 2), u;
    return found;
}

Ball TwoPointFlow::scale() const { return rigor::sqrt(Ball(Rational(2, width))); }
Ball TwoPointFlow::first_error() const { return error_at_margin(-(scale() * v * b)); }
Ball TwoPointFlow::second_error() const { return error_at_margin(scale() * v * (w + b)); }
Ball TwoPointFlow::bias_rate(const Ball& derivative) const {
    return scale() * v * (second_error() - derivative * first_error());
}
Ball TwoPointFlow::weight_rate() const { return scale() * v * second_error(); }
Ball TwoPointFlow::output_weight_rate() const { return scale() * (second_error() * (w + b) - first_error() * b); }
Ball TwoPointFlow::sliding_coefficient() const { return Ball(2) * second_error(); }

}  // namespace proofs::yu_2025
