// Values of expressions at points: in balls (enclosures), in MPFR points (close, never a proof; shares no code with Arb
// beyond the recurrences of ntk), and exactly where every step is rational.
#pragma once

#include "claim/language/statement.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/number/real.hpp"

#include <map>

namespace claim::language {

enum class Status {
    value,       ///< defined
    undefined,   ///< certainly outside of a domain: h outside [-1, 1], a root of a negative number, 1/0, log 0
    unknown,     ///< a ball that may leave a domain, or precision that does not suffice
    unsupported  ///< no evaluator for this part: matrices, expectations, integrals, depths beyond deepest_layer
};

/// A coordinate of a point. `exact` keeps what is rational so, and makes domains sharp at their ends.
template <class T>
struct Coordinate {
    T value;
    std::optional<rigor::Rational> exact = std::nullopt;
};

template <class T>
using Assignment = std::map<std::string, Coordinate<T>>;  ///< name to coordinate

template <class T>
struct Evaluated {
    Status status = Status::value;
    Coordinate<T> result = {};
    std::string why = {};  ///< "arccos of 2", of the innermost part that stopped
    Place where = {};      ///< and its place in the text

    explicit operator bool() const { return status == Status::value; }
};

inline constexpr long deepest_layer = 20'000;

/// T is Ball (an enclosure for all points of the coordinates; balls partly outside of a domain give `unknown`), Real,
/// or Rational (`unsupported` for what is not rational). Recurrences are taken from the definitions; functions must
/// have been unfolded. h' and kappa1' are kappa0 (the one-sided derivative at the ends); other derivatives by the rules
/// of derivative.hpp. step(0) = relu(0) = 0.
template <class T>
Evaluated<T> evaluate(const Expression& e, const Assignment<T>& at, const std::vector<Definition>& definitions = {});

/// A coordinate with an exact value.
template <class T>
Coordinate<T> exactly(const rigor::Rational& q);

}  // namespace claim::language
