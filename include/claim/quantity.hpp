// A number of a step, with its name: exact, or an enclosure. And the relations that printed statements have.
#pragma once

#include "rigor/number/ball.hpp"

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace claim {

using RationalVector = std::vector<rigor::Rational>;

enum class Relation { less, at_most, equal, different, at_least, greater };

/// "<", "<=", "=", "!=", ">=", ">".
const char* to_string(Relation relation);

/// An exact number, or a ball that contains it.
class Quantity {
public:
    Quantity(long value) : value_(rigor::Rational(value)) {}
    Quantity(int value) : Quantity(static_cast<long>(value)) {}
    Quantity(rigor::Rational value) : value_(std::move(value)) {}
    Quantity(rigor::Ball value) : value_(std::move(value)) {}

    bool exact() const { return std::holds_alternative<rigor::Rational>(value_); }
    /// At the working precision.
    rigor::Ball ball() const;
    /// "3/8", or an enclosure of so many digits.
    std::string text(long digits = 12) const;

    /// Is the relation true of these two? Exact numbers always decide; balls where they separate, and never for
    /// equality.
    friend rigor::Truth compare(const Quantity& a, Relation relation, const Quantity& b);

private:
    std::variant<rigor::Rational, rigor::Ball> value_;
};

rigor::Truth compare(const Quantity& a, Relation relation, const Quantity& b);

/// "U_1 + 1/2" and its value.
struct Named {
    std::string name;
    Quantity value;
};

/// A side of a relation as a function of a point of type P: its name, and how it is computed at the working precision.
template <class P>
struct Side {
    std::string name;
    std::function<Quantity(const P&)> at;
};

}  // namespace claim
