// One relation for every integer n >= first: forms of both sides, induction, one real variable, finitely many first n.
// Certificate items, all for the relation of the last item "relation" before them:
//   relation   left, relation, right, name, first; then parameters as "name in [a, b]"
//   equation   function, name, p0, p1, …: sum_i p_i D^i f = 0, of a function whose coefficients are used
//   form       start, step, residue, method, eliminated, valid: at n = start + residue + step j, j >= 0, the forms of
//              both sides are "equal", or the difference has a "sign" by eliminating these terms, or equal by
//              "induction" on a sum; from j = valid on
//   finite     from, to: each n of these is looked at by itself
//   real       from: the relation holds for every real n >= from; the items of that statement, in one variable, follow
//              as "real " items
//   companion  numerator, denominator, polynomials in k and j = n - k: of a sum of binomials (binomial_sum.hpp)
//   step       the relation that M(n + 1) - M(n) >= 0 is, M the difference of both sides; its own items follow
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/named_polynomial.hpp"

namespace claim::language {

struct IntegerGoal {
    Expression left = number(0), right = number(0);
    Relation relation = Relation::equal;
    std::string name = {};  ///< of n
    long first = 0;
    NameBox others = {};  ///< parameters
};

/// Proves or refutes; undecided says where it is stuck. Of more than one name only equations are decided.
Outcome decide_goal(const IntegerGoal& goal, const Budget& budget, const OneVariable& one_variable, int depth = 0);

/// For every n of a finite range.
Outcome decide_range(const IntegerGoal& goal, long last, const Budget& budget);

/// The relation at one n, exactly where both sides have forms. Of a goal with parameters: for all of them.
TruthAt truth_of(const IntegerGoal& goal, long n);

/// Whether the items show the relation for every n >= first. Reads them from `at` on, and moves it.
std::string replay_goal(const IntegerGoal& goal, const std::vector<CertificateItem>& items, std::size_t& at);

CertificateItem relation_item(const IntegerGoal& goal);

}  // namespace claim::language
