#include "claim/quantity.hpp"

#include "rigor/number/ball_functions.hpp"

namespace claim {

using rigor::Ball, rigor::Rational, rigor::Truth;

const char* to_string(Relation relation) {
    switch (relation) {
        case Relation::less: return "<";
        case Relation::at_most: return "<=";
        case Relation::equal: return "=";
        case Relation::different: return "!=";
        case Relation::at_least: return ">=";
        default: return ">";
    }
}

Ball Quantity::ball() const {
    if (const auto* exact = std::get_if<Rational>(&value_)) return Ball(*exact);
    return std::get<Ball>(value_);
}

std::string Quantity::text(long digits) const {
    if (const auto* exact = std::get_if<Rational>(&value_)) return rigor::to_string(*exact);
    return std::get<Ball>(value_).enclosure(digits);
}

Truth compare(const Quantity& a, Relation relation, const Quantity& b) {
    if (a.exact() && b.exact()) {
        const Rational &p = std::get<Rational>(a.value_), &q = std::get<Rational>(b.value_);
        switch (relation) {
            case Relation::less: return rigor::truth(p < q);
            case Relation::at_most: return rigor::truth(p <= q);
            case Relation::equal: return rigor::truth(p == q);
            case Relation::different: return rigor::truth(p != q);
            case Relation::at_least: return rigor::truth(p >= q);
            default: return rigor::truth(p > q);
        }
    }
    const Ball x = a.ball(), y = b.ball();
    switch (relation) {
        case Relation::less: return rigor::certainly_less(x, y);
        case Relation::at_most: return rigor::certainly_at_most(x, y);
        case Relation::equal: return rigor::certainly_equal(x, y);
        case Relation::different: return !rigor::certainly_equal(x, y);
        case Relation::at_least: return rigor::certainly_at_most(y, x);
        default: return rigor::certainly_less(y, x);
    }
}

}  // namespace claim
