#include "verify/verbs/gram_report.hpp"

#include "rigor/number/decimal.hpp"
#include "verify/base/printable.hpp"
#include "verify/base/json_text.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using rigor::Rounding;

std::string lower(const EigenvalueBounds& b, long digits) { return rigor::decimal_bound(b.lower, Rounding::down, digits); }
std::string upper(const EigenvalueBounds& b, long digits) { return rigor::decimal_bound(b.upper, Rounding::up, digits); }

std::string sentence(const char* name, const NotablePair& pair) {
    std::string text = fmt::format("{}: rows {} and {} (counted from 0), cosine {}, angle {}", name, pair.first,
                                   pair.second, pair.cosine, pair.angle);
    if (pair.ties > 0) text += fmt::format(" ({} other pair{} cannot be told apart from it)", pair.ties, pair.ties == 1 ? "" : "s");
    return text;
}

Json pair_to_json(const std::optional<NotablePair>& pair) {
    if (!pair) return nullptr;
    return {{"rows", {pair->first, pair->second}}, {"cosine", pair->cosine}, {"angle", pair->angle}, {"ties", pair->ties}};
}

Json bounds_to_json(const std::optional<EigenvalueBounds>& bounds, long digits) {
    if (!bounds) return nullptr;
    return {{"lower", lower(*bounds, digits)}, {"upper", upper(*bounds, digits)}};
}

}  // namespace

std::pair<std::string, std::string> GramReport::condition() const {
    using rigor::Ball, rigor::Truth;
    std::pair<std::string, std::string> bounds;
    if (!smallest || !largest || certainly_positive(smallest->upper) != Truth::yes || certainly_positive(largest->lower) != Truth::yes) return bounds;
    bounds.first = rigor::decimal_bound((largest->lower / smallest->upper).lower(), Rounding::down, digits);
    if (certainly_positive(smallest->lower) == Truth::yes)
        bounds.second = rigor::decimal_bound((largest->upper / smallest->lower).upper(), Rounding::up, digits);
    return bounds;
}

std::string gram_report_text(const GramReport& r) {
    std::string text = fmt::format("{}: {} point{} in R^{} ({}{})\n", on_one_line(r.file), r.n, r.n == 1 ? "" : "s", r.dimension, r.format,
                                   r.rows_in_file == r.n ? "" : fmt::format(", of {} rows", r.rows_in_file));
    text += fmt::format("kernel: {}\n", r.kernel);
    if (r.smallest) text += fmt::format("lambda_min in [{}, {}]\n", lower(*r.smallest, r.digits), upper(*r.smallest, r.digits));
    if (r.largest) text += fmt::format("lambda_max in [{}, {}]\n", lower(*r.largest, r.digits), upper(*r.largest, r.digits));
    const auto [least, most] = r.condition();
    if (!least.empty()) text += fmt::format("condition number in [{}, {}]\n", least, most.empty() ? "infinity" : most);
    if (least.empty() && r.smallest && r.smallest->upper.is_exactly_zero()) text += "condition number infinite\n";
    text += fmt::format("strictly positive definite: {}{}\n", r.positive_definite, r.because.empty() ? "" : ", " + r.because);
    if (!r.not_shown.empty()) text += fmt::format("no positive lower bound shown: {}\n", r.not_shown);
    if (r.closest) text += sentence("closest pair", *r.closest) + "\n" + sentence("widest angle", *r.widest) + "\n";
    if (r.closest) text += fmt::format("  ({})\n", r.geometry);
    if (!r.depth_bound.empty()) text += fmt::format("depth bound of theorem 3 of St-Arnaud et al., max over pairs of 1/sqrt(1 - h): {}\n", r.depth_bound);
    for (const std::string& note : r.notes) text += "note: " + note + "\n";
    text += fmt::format("evidence: proved; method: {}\n", r.method);
    if (!r.saved.empty()) text += fmt::format("saved: {}\n", on_one_line(r.saved));
    return text;
}

std::string gram_report_json(const GramReport& r) {
    const auto [least, most] = r.condition();
    // Schema 1 counted rows from 1, and called widest_angle most_antipodal.
    Json json{{"schema", 2},
              {"file", r.file},
              {"format", r.format},
              {"n", r.n},
              {"dimension", r.dimension},
              {"rows_in_file", r.rows_in_file},
              {"rows_counted_from", 0},
              {"kernel", r.kernel_name},
              {"kernel_text", r.kernel},
              {"depth", r.depth},
              {"normalize", r.normalize}};
    if (!r.beta.empty()) json["beta"] = r.beta;
    if (!r.alpha.empty()) json["alpha"] = r.alpha;
    json["lambda_min"] = bounds_to_json(r.smallest, r.digits);
    json["lambda_max"] = bounds_to_json(r.largest, r.digits);
    json["condition_number"] = {{"lower", least.empty() ? Json(nullptr) : Json(least)}, {"upper", most.empty() ? Json(nullptr) : Json(most)}};
    json["positive_definite"] = r.positive_definite;
    json["because"] = r.because;
    json["not_shown"] = r.not_shown;
    json["evidence"] = "proved";
    json["method"] = r.method;
    json["closest"] = pair_to_json(r.closest);
    json["widest_angle"] = pair_to_json(r.widest);
    json["geometry"] = r.geometry;
    json["depth_bound"] = r.depth_bound.empty() ? Json(nullptr) : Json(r.depth_bound);
    json["notes"] = r.notes;
    if (!r.saved.empty()) json["saved"] = r.saved;
    return json_text(json) + "\n";
}

}  // namespace verify
