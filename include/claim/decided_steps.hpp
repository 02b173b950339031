// Steps that a machine decides, each made from the objects that it is about. None takes a truth value.
#pragma once

#include "claim/degree.hpp"
#include "claim/quantity.hpp"
#include "claim/step.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/ladder.hpp"
#include "rigor/proof/prove_on.hpp"

#include <array>
#include <optional>
#include <utility>

namespace claim {

class Sampler;  // claim/sampler.hpp

/// Named variables on closed intervals.
struct Domain {
    std::vector<std::pair<std::string, rigor::Interval>> variables;
};

/// left <relation> right at every point of the domain, by bisection in balls (rigor/proof/prove_on.hpp). The relation
/// is one of <, <=, >=, >; std::invalid_argument for = and !=. What is false names the point. Both sides are called
/// with a box, a ball for each variable in the order of the domain.
Step everywhere(const Domain& domain, const Side<rigor::Point>& left, Relation relation,
                const Side<rigor::Point>& right, const rigor::ProofBudget& budget = {});

/// A side that does not depend on the point.
Side<rigor::Point> constant(const rigor::Rational& value);

/// The relation between two numbers that are named; the line shows both. Balls decide < and the like where they
/// separate.
Step exact(const Named& left, Relation relation, const Named& right);

/// The same, the sides computed again under growing precision until it is decided.
Step exact(const std::function<Named()>& left, Relation relation, const std::function<Named()>& right,
           const rigor::Ladder& ladder = {64, 4096});

struct NamedMatrix {
    std::string name;
    rigor::RationalMatrix value;
};
/// Two rational matrices are equal, or they are not. The relation is = or !=.
Step exact(const NamedMatrix& left, Relation relation, const NamedMatrix& right);
/// The symmetric matrix has this inertia, by exact elimination.
Step exact_inertia(const NamedMatrix& matrix, const rigor::Inertia& inertia);

/// A relation that holds between the sides at each point of a finite list, which is the whole scope or a branch of a
/// split; `list` names it: "the six pairs of the hexagon".
template <class P>
Step exact_for_each(const std::string& list, const std::vector<P>& points, const Side<P>& left, Relation relation,
                    const Side<P>& right);

/// The printed relation is false at a named point: both sides are evaluated there, under growing precision until they
/// separate, and shown. The step is true if the relation is certainly false.
template <class P>
Step witness(const std::string& where, const P& point, const Side<P>& left, Relation printed, const Side<P>& right,
             const rigor::Ladder& ladder = {64, 4096});

/// left = right as rational functions of n variables. Both are generic: they are called with rigor::Rational for the
/// values, and with a bound of the degree, from which the number of points follows that settles it.
template <int n, class Left, class Right>
Step identity(const std::string& left_name, const Left& left, const std::string& right_name, const Right& right);

/// left <relation> right for every integer from..to.
Step range(const std::string& variable, long from, long to, const Side<long>& left, Relation relation,
           const Side<long>& right);
/// A predicate in certified arithmetic for every integer from..to, where two sides do not say it.
Step range(const std::string& variable, long from, long to, const std::string& says,
           const std::function<rigor::Truth(long)>& predicate);

/// The predicate on `count` objects of the sampler. The first one that is not certainly true ends it, and the line
/// names its number.
Step instances(const std::string& says, std::uint64_t seed, long count,
               const std::function<rigor::Truth(Sampler&)>& predicate);

/// By induction: the base, and the passage from one to the next.
Step induction(const std::string& over, const Steps& base, const Steps& step);

/// A split of an interval into closed intervals, each with its steps. Their union must be the whole: else the step is
/// not true, whatever the branches are.
struct IntervalBranch {
    rigor::Interval part;
    Steps steps;
};
Step cases(const std::string& variable, const rigor::Interval& whole, const std::vector<IntervalBranch>& branches);

/// The same for integers from..to; without an end, all from..infinity.
struct IntegerBranch {
    long from;
    std::optional<long> to;
    Steps steps;
};
Step cases(const std::string& variable, long from, std::optional<long> to, const std::vector<IntegerBranch>& branches);

namespace detail {
Step exact_for_each(const std::string& list, std::size_t points,
                    const std::function<std::pair<Quantity, Quantity>(std::size_t)>& sides, const std::string& left,
                    Relation relation, const std::string& right);
Step witness(const std::string& where, const std::function<std::pair<Quantity, Quantity>()>& sides,
             const std::string& left, Relation printed, const std::string& right, const rigor::Ladder& ladder);
/// At a point, the two sides; nothing where one is not defined.
using RationalSides = std::function<std::pair<rigor::Rational, rigor::Rational>(const RationalVector&)>;
Step identity(const std::string& left_name, const std::string& right_name, const std::vector<long>& degrees,
              const RationalSides& sides);
}  // namespace detail

template <class P>
Step exact_for_each(const std::string& list, const std::vector<P>& points, const Side<P>& left, Relation relation,
                    const Side<P>& right) {
    return detail::exact_for_each(
        list, points.size(),
        [&](std::size_t i) {
            return std::pair{left.at(points[i]), right.at(points[i])};
        },
        left.name, relation, right.name);
}

template <class P>
Step witness(const std::string& where, const P& point, const Side<P>& left, Relation printed, const Side<P>& right,
             const rigor::Ladder& ladder) {
    return detail::witness(
        where,
        [&] {
            return std::pair{left.at(point), right.at(point)};
        },
        left.name, printed, right.name, ladder);
}

template <int n, class Left, class Right>
Step identity(const std::string& left_name, const Left& left, const std::string& right_name, const Right& right) {
    const auto variables = [](auto make) {
        return [&]<std::size_t... i>(std::index_sequence<i...>) {
            return std::array{make(i)...};
        }(std::make_index_sequence<n>{});
    };
    const auto degrees = variables([](std::size_t i) { return Degree::variable(i, n); });
    const Degree difference = std::apply(left, degrees) - std::apply(right, degrees);
    return detail::identity(left_name, right_name, difference.numerator(), [&](const RationalVector& x) {
        const auto values = variables([&](std::size_t i) { return x[i]; });
        return std::pair{rigor::Rational(std::apply(left, values)), rigor::Rational(std::apply(right, values))};
    });
}

}  // namespace claim
