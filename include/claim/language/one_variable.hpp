// Statements about one real variable as a list of claims on intervals.
#pragma once

#include "claim/language/normal_form.hpp"
#include "claim/language/sign_on_interval.hpp"

namespace claim::language {

/// `formula` holds for every point of the segment; a chain of one relation, an order term, a shape, a question.
struct SegmentClaim {
    Segment segment;
    Formula formula;
};

/// Claims whose conjunction is the statement; empty for a statement of another kind. Hypotheses that compare the
/// variable with constants cut the interval.
std::optional<std::vector<SegmentClaim>> segment_claims(const Formula& f);

Outcome prove_relation(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget);
Outcome prove_shape(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget);
Outcome prove_order(const SegmentClaim& c, const Budget& budget);
/// "f in ?" and the best constant, answered by enclosures in `says` and the certificate.
Outcome answer_range(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget);
std::optional<Outcome> answer_best(const Formula& best, const std::vector<Definition>& definitions,
                                   const Budget& budget);

}  // namespace claim::language
