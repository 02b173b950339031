// The renderings of gram_report.hpp: bounds as decimals rounded outward, pairs as enclosures.
#include "verify/verbs/gram_report.hpp"

#include "rigor/number/decimal.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/printable.hpp"
#include "verify/verbs/inversion_report.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using rigor::Ball, rigor::Rounding;
using services::EigenvalueBounds, services::NotablePair;

std::string lower(const EigenvalueBounds& b, long digits) {
    return rigor::decimal_bound(b.lower, Rounding::down, digits);
}
std::string upper(const EigenvalueBounds& b, long digits) {
    return rigor::decimal_bound(b.upper, Rounding::up, digits);
}

/// Of the condition number, rounded outward; empty where there is none.
std::pair<std::string, std::string> condition(const services::GramReport& r) {
    const auto [least, most] = r.condition();
    return {least ? rigor::decimal_bound(*least, Rounding::down, r.digits) : "",
            most ? rigor::decimal_bound(*most, Rounding::up, r.digits) : ""};
}

struct PairText {
    std::string cosine, angle;
};
PairText text_of(const NotablePair& pair, long digits) {
    if (!pair.exact) return {pair.cosine.enclosure(digits), pair.angle.enclosure(digits)};
    if (pair.angle.is_exactly_zero()) return {"1", "0"};
    return {"-1", pair.angle.enclosure(digits)};
}

std::string sentence(const char* name, const NotablePair& pair, long digits) {
    const auto [cosine, angle] = text_of(pair, digits);
    std::string text = fmt::format("{}: rows {} and {} (counted from 0), cosine {}, angle {}", name, pair.first,
                                   pair.second, cosine, angle);
    if (pair.ties > 0)
        text += fmt::format(" ({} other pair{} cannot be told apart from it)", pair.ties, pair.ties == 1 ? "" : "s");
    return text;
}

/// Empty where theorem 3 does not speak of the data.
std::string depth_bound(const services::GramReport& r) {
    if (!r.depth_bound) return "";
    if (r.closest->angle.is_exactly_zero()) return "infinity";
    return r.depth_bound->is_finite() ? r.depth_bound->enclosure(r.digits_of_pairs()) : "not bounded";
}

Json pair_to_json(const std::optional<NotablePair>& pair, long digits) {
    if (!pair) return nullptr;
    const auto [cosine, angle] = text_of(*pair, digits);
    return {{"rows", {pair->first, pair->second}}, {"cosine", cosine}, {"angle", angle}, {"ties", pair->ties}};
}

Json bounds_to_json(const std::optional<EigenvalueBounds>& bounds, long digits) {
    if (!bounds) return nullptr;
    return {{"lower", lower(*bounds, digits)}, {"upper", upper(*bounds, digits)}};
}

std::vector<std::string> all_notes(const GramReport& report) {
    std::vector<std::string> notes = report.notes;
    notes.insert(notes.end(), report.answer.notes.begin(), report.answer.notes.end());
    return notes;
}

}  // namespace

std::string gram_report_text(const GramReport& report) {
    const services::GramReport& r = report.answer;
    const long digits = r.digits, pair_digits = r.digits_of_pairs();
    std::string text =
        fmt::format("{}: {} point{} in R^{} ({}{})\n", on_one_line(report.file), r.n, r.n == 1 ? "" : "s", r.dimension,
                    report.format, report.rows_in_file == r.n ? "" : fmt::format(", of {} rows", report.rows_in_file));
    text += fmt::format("kernel: {}\n", report.kernel);
    for (const std::string& line : report.recursion) text += "  " + line + "\n";
    text += fmt::format("  {}\n", report.layers);
    if (r.smallest)
        text += fmt::format("lambda_min in [{}, {}]\n", lower(*r.smallest, digits), upper(*r.smallest, digits));
    if (r.largest)
        text += fmt::format("lambda_max in [{}, {}]\n", lower(*r.largest, digits), upper(*r.largest, digits));
    const auto [least, most] = condition(r);
    if (!least.empty()) text += fmt::format("condition number in [{}, {}]\n", least, most.empty() ? "infinity" : most);
    if (least.empty() && r.smallest && r.smallest->upper.is_exactly_zero()) text += "condition number infinite\n";
    text += fmt::format("strictly positive definite: {}{}\n", to_string(r.positive_definite),
                        r.because.empty() ? "" : ", " + r.because);
    if (!r.not_shown.empty()) text += fmt::format("no positive lower bound shown: {}\n", r.not_shown);
    if (r.closest)
        text += sentence("closest pair", *r.closest, pair_digits) + "\n" +
                sentence("widest angle", *r.widest, pair_digits) + "\n" + fmt::format("  ({})\n", r.geometry);
    if (const std::string bound = depth_bound(r); !bound.empty())
        text +=
            fmt::format("depth bound of theorem 3 of St-Arnaud et al., max over pairs of 1/sqrt(1 - h): {}\n", bound);
    for (const std::string& note : all_notes(report)) text += "note: " + note + "\n";
    text += fmt::format("evidence: proved; method: {}\n", r.method);
    if (const auto& d = report.distribution)
        text += fmt::format("{} process{}, grid {} x {}, block {}\n", d->grid_rows * d->grid_columns,
                            d->grid_rows * d->grid_columns == 1 ? "" : "es", d->grid_rows, d->grid_columns, d->block);
    if (!report.saved.empty()) text += fmt::format("saved: {}\n", on_one_line(report.saved));
    return text + inversion_text(report.inversion, digits);
}

std::string gram_report_json(const GramReport& report) {
    const services::GramReport& r = report.answer;
    const auto [least, most] = condition(r);
    const std::string bound = depth_bound(r);
    // Schema 1 counted rows from 1, and called widest_angle most_antipodal.
    Json json{{"schema", 2},
              {"file", report.file},
              {"format", report.format},
              {"n", r.n},
              {"dimension", r.dimension},
              {"rows_in_file", report.rows_in_file},
              {"rows_counted_from", 0},
              {"kernel", report.kernel_name},
              {"kernel_text", report.kernel},
              {"depth", report.depth},
              {"normalize", report.normalize}};
    for (const auto& [name, value] : report.parameters) json[name] = value;
    json["layers"] = report.layers;
    json["recursion"] = report.recursion;
    json["lambda_min"] = bounds_to_json(r.smallest, r.digits);
    json["lambda_max"] = bounds_to_json(r.largest, r.digits);
    json["condition_number"] = {{"lower", least.empty() ? Json(nullptr) : Json(least)},
                                {"upper", most.empty() ? Json(nullptr) : Json(most)}};
    json["positive_definite"] = to_string(r.positive_definite);
    json["because"] = r.because;
    json["not_shown"] = r.not_shown;
    json["evidence"] = "proved";
    json["method"] = r.method;
    if (!r.storage.empty()) {
        json["storage"] = r.storage;
        json["factorizations"] = r.factorizations;
    }
    if (const auto& d = report.distribution) {
        json["processes"] = d->grid_rows * d->grid_columns;
        json["grid"] = {d->grid_rows, d->grid_columns};
        json["block"] = d->block;
    }
    json["closest"] = pair_to_json(r.closest, r.digits_of_pairs());
    json["widest_angle"] = pair_to_json(r.widest, r.digits_of_pairs());
    json["geometry"] = r.geometry;
    json["depth_bound"] = bound.empty() ? Json(nullptr) : Json(bound);
    json["notes"] = all_notes(report);
    json["inversion"] = inversion_json(report.inversion, r.digits);
    if (!report.saved.empty()) json["saved"] = report.saved;
    return json_text(json) + "\n";
}

}  // namespace verify
