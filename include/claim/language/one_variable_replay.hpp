// The replay of certificates about one real variable: each piece is computed again, once, and the pieces must cover the
// domain. Items, in sections as certificate.hpp says; numbers are exact texts:
//   claim {formula, on, items}: one relation, shape, order term or question on one interval
//   empty {}: the domain is empty     single {at}: it is this point, where the claim is evaluated
//   end {at, chart, t_max, terms, order, [log], [coefficient], lower}: z = at + s t^p (z = s/t^p next to infinity) for
//       chart [s, p]; for 0 < t <= t_max the margin is t^order log(1/t)^log times at least `lower` > 0; `coefficient`
//       is the exact leading one. With `zero` in place of the last four: it is 0 there
//   touch {the same}: at a point inside, once from each side
//   box {from, to, terms, lower}: the margin is at least `lower` > 0 (0 where it is 0 all over) on [from, to]
//   identity {left, right, …} or {margin}: the difference has the normal form 0
//   factors {margin, rest}: the margin is `rest` times what is positive by its form; what follows is about `rest`
//   total {expression}: it is defined for all real numbers by its form
//   defined {expression, items}: this is defined on the interval; pieces of 1 + 0*expression
//   side {greater}: of !=, the side that is greater
//   derivative {times, of, margin, items}: of a shape; the sign of the derivative inside
//   order {at, side, chart, remainder, gauge, …}: both leading terms, recomputed
//   equal {at}: a point where the margin is exactly 0 and the claim is strict
//   range {expression, low, low_inner, low_at, high_inner, high_at, high, items}: the values lie in [low, high]; at
//       low_at ("end -1": the limit there) is at most low_inner, that at high_at at least high_inner. Its pieces are
//       end {at, chart, t_max, terms, low, high}, box {from, to, terms, low, high}
//   best {name, low, high, quotient}, then such pieces: the answer to `best`, which has no replay
#pragma once

#include "claim/language/certificate.hpp"
#include "claim/language/one_variable.hpp"

namespace claim::language {

/// Of the one-variable engine. `best` has no replay.
std::string replay_one_variable(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

/// Throws Rejected unless the items show that the margin is as wanted on the segment.
void replay_sign(const SignQuestion& q, Items items);
/// Throws Rejected unless they show that e, layered, is defined on the segment.
void replay_defined(const Segment& segment, const Expression& e, const std::vector<Definition>& definitions,
                    Items items);

/// Of a question about the range.
void replay_range(const SegmentClaim& c, const std::vector<Definition>& definitions, Items items);
/// The start of an item for the values next to an end, and its text: "-1", "inf".
CertificateItem values_item(const Chart& chart, const rigor::Rational& t_max);
std::string end_text(const Chart& chart);
/// A form's values over its D; throws Wide if they have no bound.
rigor::Ball form_values(const LogForm& f, const FormRing& ring);

/// "[-1, 1)"; what `on` says.
std::string to_string(const Segment& segment);
/// "[2, 1]": scale and power, the power negative next to infinity.
std::string chart_text(const Chart& chart);
/// The scale and the power of an item's chart; throws Rejected.
std::pair<rigor::Rational, long> chart_numbers(const CertificateItem& item);

/// The questions to which relations and shapes lead.
SignQuestion question_of(const SegmentClaim& c, const std::function<TruthAt(const rigor::Rational&)>& check);
/// Throws std::invalid_argument where there is no derivative.
SignQuestion derivative_question(const SegmentClaim& c, const Expression& f);
SignQuestion definedness_question(const Segment& segment, const Expression& e,
                                  const std::vector<Definition>& definitions);
std::function<TruthAt(const rigor::Rational&)> check_of(const SegmentClaim& c,
                                                        const std::vector<Definition>& definitions);

}  // namespace claim::language
