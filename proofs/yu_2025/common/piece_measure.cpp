#include "proofs/yu_2025/common/piece_measure.hpp"

#include <stdexcept>

namespace proofs::yu_2025 {

using claim::Relation;
using rigor::Rational;

namespace {
/// Of c + slope t, 0 <= t <= 1.
Rational on_unit_interval(const Rational& c, const Rational& slope, bool positive) {
    if (slope == 0) return c > 0 || (!positive && c != 0) ? 1 : 0;
    if (!positive) return 1;
    Rational root = -c / slope;
    if (root < 0) root = 0;
    if (root > 1) root = 1;
    return slope > 0 ? Rational(1 - root) : root;
}
}  // namespace

Rational measure_where(const claim::PiecewiseLinear& sigma, const Rational& c, const Rational& u, Relation relation) {
    if (relation != Relation::greater && relation != Relation::different)
        throw std::invalid_argument("measure_where: neither > nor !=");
    const bool positive = relation == Relation::greater;
    return on_unit_interval(c, u * sigma.above, positive) + on_unit_interval(c, u * sigma.below, positive);
}

}  // namespace proofs::yu_2025
