// The sign of an expression of one variable on an interval, proved: Taylor forms at the ends and at zeros inside, with
// the power of t that vanishes divided out, and bisection with Taylor forms in between.
#pragma once

#include "claim/language/local_form.hpp"
#include "claim/language/outcome.hpp"
#include "claim/language/truth_at.hpp"

#include <functional>

namespace claim::language {

struct DomainEnd {
    bool infinite = false;
    rigor::SymbolicConstant at = {};
    bool closed = false;
};

struct Segment {
    std::string name;
    DomainEnd lower, upper;

    bool is_empty() const;
    bool is_point() const;
    /// Certainly strictly between the ends.
    bool has_inside(const rigor::Rational& q) const;
    /// has_inside, or a closed end.
    bool has(const rigor::Rational& q) const;
};

enum class Positivity {
    strict,         ///< > 0
    almost_strict,  ///< > 0 except at finitely many points, where it is 0
    weak            ///< >= 0
};

struct SignQuestion {
    Segment segment;
    Expression margin;  ///< layered
    Positivity wanted = Positivity::strict;
    /// The truth of the claim itself at a rational point of the segment, for witnesses and for definedness at points;
    /// absent where only the sign on the open interval counts.
    std::function<TruthAt(const rigor::Rational&)> check = {};
    std::string relation = {};  ///< of a witness at a zero
};

/// holds: proved. fails: with a witness if the question has a check, else with the point in `says`.
Outcome sign_on(const SignQuestion& q, const Budget& budget);

/// The leading term of a LogForm over (0, r], divided out: sign, power of t, power of log(1/t), enclosure of the rest.
struct Leading {
    long v = 0;
    std::size_t j = 0;
    rigor::Ball rest = {};
    std::optional<rigor::SymbolicConstant> exact = {};  ///< of the leading coefficient; never 0
    bool identically_zero = false;
    bool only_remainder = false;  ///< all known coefficients vanish
};
Leading leading(const LogForm& f, const FormRing& ring);

/// The chart with the power of t that the roots in e need. Throws Wide if there is none.
Chart chart_for(const Expression& e, const std::string& name, const DomainEnd& at, int direction);

/// A rational at, or very near to, the z of a positive t.
rigor::Rational point_at(const Chart& chart, const rigor::Rational& t);
/// The last rational of a piece that reaches so far from its end (next to infinity: up to this size).
rigor::Rational covered_until(const Chart& chart, int direction, const rigor::Rational& reach);
CertificateItem end_item(const std::string& type, const Chart& chart, int direction, const rigor::Rational& t_max,
                         long terms, const Leading& lead);
/// Rationals strictly inside, n - 1 at most, spread over the segment.
std::vector<rigor::Rational> inner_points(const Segment& segment, long n);
/// Where a zero may be: the simplest rational in [lower, upper], and the root of one.
std::vector<rigor::SymbolicConstant> simple_numbers(const rigor::Rational& lower, const rigor::Rational& upper);
/// The simplest rational in [lower, upper].
rigor::Rational simplest_between(const rigor::Rational& lower, const rigor::Rational& upper);

}  // namespace claim::language
