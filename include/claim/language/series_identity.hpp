// forall u in I: f(u) = … + sum[n >= n0] t(n) u^(a n + b) …: equal coefficients for every power, f analytic inside of
// I, the series convergent on all of I (ratio, Raabe, Leibniz), and Abel's theorem at the ends. Certificate items:
//   series    function, name, lower, upper, step: the function that the series is to be, on the interval from 0 to the
//             domain; then for each class of powers modulo `step` the items of integer_goal.hpp, beginning with
//             "relation": coefficients against the terms
//   series point   of fails: u, at which enclosures of both sides differ
#pragma once

#include "claim/language/hypergeometric_form.hpp"
#include "claim/language/integer_goal.hpp"

namespace claim::language {

/// t(n) u^(step n + start) for n >= first.
struct PowerTerm {
    Expression body = number(0);  ///< in n and u
    std::string index = {};
    TermSum coefficient = {};  ///< t, in the index; one term, or 0
    long step = 1, start = 0, first = 0;
};

/// f(u) = sum of the terms, for u in the domain.
struct SeriesClaim {
    Expression function = number(0);
    std::string name = {};
    std::optional<rigor::Rational> lower = {}, upper = {};  ///< of the domain; absent: infinite
    bool lower_closed = false, upper_closed = false;
    std::vector<PowerTerm> terms = {};
};
std::optional<SeriesClaim> series_claim(const Formula& f);

enum class Convergence { converges, diverges, unknown };
/// Of the terms at one u.
Convergence convergence_at(const PowerTerm& t, const rigor::Rational& u);
/// lim |t(n + 1)/t(n)|, without the power of u; empty if it is infinite or not known.
std::optional<rigor::Rational> limit_of_ratios(const PowerTerm& t);
/// An enclosure of the sum of the terms at u, where a geometric series majorizes it from a known n on.
std::optional<rigor::Ball> enclosure_at(const PowerTerm& t, const std::string& name, const rigor::Rational& u);

/// Empty for statements of another kind.
std::optional<Outcome> series_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable);
std::string replay_series(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
