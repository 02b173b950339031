#include "claim/cited_steps.hpp"

#include "claim/finding.hpp"
#include "claim/simulation.hpp"
#include "claim/step_parts.hpp"

#include <fmt/format.h>

#include <cmath>

namespace claim {

using rigor::Truth;

Step written(const Context& context, const std::string& anchor) {
    return StepParts{context.paragraph(anchor), Kind::written, Truth::yes, 0, -1, anchor}.made();
}

Step literature(const Context& context, const std::string& key) {
    return StepParts{context.reference(key), Kind::literature, Truth::yes, 0, -1, key}.made();
}

namespace {

Step of_finding(const std::string& id, const std::string& says, bool as_said, Evidence evidence) {
    StepParts parts{says, Kind::cites, as_said ? Truth::yes : Truth::unknown, 0, -1, id};
    parts.evidence = evidence;
    return parts.made();
}

}  // namespace

Step cites(const Context& context, const std::string& id) {
    const Finding finding = context.finding(id);
    return of_finding(id, id + " " + to_string(finding.verdict), finding.verdict == Verdict::holds, finding.evidence);
}

Step cites_correction(const Context& context, const std::string& id) {
    const Finding finding = context.finding(id);
    if (!finding.correction) return of_finding(id, id + " has no correction", false, Evidence::none);
    return of_finding(id, id + ", as corrected, " + to_string(finding.correction->verdict),
                      finding.correction->verdict == Verdict::holds, finding.correction->evidence);
}

Step cites_refutation(const Context& context, const std::string& id) {
    const Finding finding = context.finding(id);
    return of_finding(id, id + " " + to_string(finding.verdict), finding.verdict == Verdict::fails,
                      finding.correction ? weaker(finding.evidence, finding.correction->evidence) : finding.evidence);
}

Step formal(const Context& context, const std::string& theorem) {
    const auto found = context.theorem ? context.theorem(theorem) : std::nullopt;
    StepParts parts{found ? "Coq: " + theorem : "Coq: " + theorem + " is not in the record of formal proofs",
                    Kind::formal,
                    found ? Truth::yes : Truth::unknown,
                    0,
                    -1,
                    theorem};
    if (found) parts.axioms = found->axioms;
    return parts.made();
}

namespace {

Step of_estimate(const std::string& says, double mean, double error, const std::string& relation, double z) {
    StepParts parts{fmt::format("{}: estimated {:.4g}, standard error {:.2g}; {}", says, mean, error, relation),
                    Kind::simulated, compatible(z)};
    parts.error = fmt::format("{:.2g}", error);
    return parts.made();
}

}  // namespace

Step simulated(const std::string& says, double mean, double standard_error, double claimed) {
    return of_estimate(says, mean, standard_error, fmt::format("claimed {:.6g}", claimed),
                       std::abs(mean - claimed) / standard_error);
}
// 5 standard errors on the right side are certain, 7 on the wrong side are refuted: the scale of `compatible`, moved.
Step simulated_below(const std::string& says, double mean, double standard_error, double bound) {
    const double z = (mean - bound) / standard_error;
    return of_estimate(says, mean, standard_error, fmt::format("below {:.6g}", bound),
                       z <= -certain  ? 0
                       : z >= refuted ? refuted
                                      : (certain + refuted) / 2);
}
Step simulated_above(const std::string& says, double mean, double standard_error, double bound) {
    const double z = (bound - mean) / standard_error;
    return of_estimate(says, mean, standard_error, fmt::format("above {:.6g}", bound),
                       z <= -certain  ? 0
                       : z >= refuted ? refuted
                                      : (certain + refuted) / 2);
}

}  // namespace claim
