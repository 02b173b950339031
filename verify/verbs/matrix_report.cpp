// The renderings of matrix_report.hpp: bounds as decimals rounded outward, vectors and asymmetries exactly.
#include "verify/verbs/matrix_report.hpp"

#include "rigor/number/decimal.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/printable.hpp"
#include "verify/verbs/inversion_report.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using rigor::Ball, rigor::Rational, rigor::Rounding;
using services::EigenvalueBounds;

constexpr std::size_t short_text = 200;   // of a vector that is printed
constexpr std::size_t short_number = 20;  // of a rational that is printed as it is
constexpr long jitter_digits = 12;

std::string down(const Ball& b, long digits) { return rigor::decimal_bound(b, Rounding::down, digits); }
std::string up(const Ball& b, long digits) { return rigor::decimal_bound(b, Rounding::up, digits); }
std::string interval(const EigenvalueBounds& b, long digits) {
    return fmt::format("[{}, {}]", down(b.lower, digits), up(b.upper, digits));
}

/// As it is if that is short, else an enclosure.
std::string readable(const Rational& q) {
    const std::string exact = rigor::to_string(q);
    if (exact.size() <= short_number) return exact;
    const rigor::Precision scope(128);
    return Ball(q).enclosure(17);
}

/// Empty if it is too long.
std::string short_vector(const services::MatrixWitness& witness) {
    std::string text;
    for (const rigor::Integer& x : witness.vector) {
        text += (text.empty() ? "(" : ", ") + x.str();
        if (text.size() > short_text) return "";
    }
    return text + ")";
}

std::string form_text(const services::MatrixWitness& witness) {
    if (witness.form) return fmt::format("x^T K x = {}", readable(*witness.form));
    return fmt::format("x^T K x <= {}", up(witness.form_bound, 6));
}

std::string inertia_text(const services::MatrixInertia& i) {
    std::string text = fmt::format("{} positive, {} negative, {} zero", i.positive, i.negative, i.zero);
    if (i.undecided > 0)
        text += fmt::format("; {} more {} within {} of 0 and {} not told apart from it", i.undecided,
                            i.undecided == 1 ? "is" : "are", up(*i.within, 3), i.undecided == 1 ? "is" : "are");
    return text;
}

std::string jitter_text(const services::MatrixJitter& jitter, long digits) {
    std::string text = jitter.least.upper.is_exactly_zero()
                           ? "jitter: none is needed: K is positive semidefinite as it is\n"
                           : fmt::format(
                                 "jitter: K + delta I is positive semidefinite from a delta in {} on, and "
                                 "definite for every greater one\n",
                                 interval(jitter.least, digits));
    for (const services::FormatJitter& f : jitter.formats) {
        text += fmt::format("  Cholesky in {}: ", f.format);
        if (f.succeeds_from)
            text += f.succeeds_from->is_exactly_zero()
                        ? "must succeed for every delta >= 0"
                        : fmt::format("must succeed from delta = {} on", up(*f.succeeds_from, jitter_digits));
        else
            text += fmt::format("no delta is guaranteed: {}", f.reason);
        if (f.fails_below)
            text += fmt::format("; must fail below {}; between, the rounding of the library decides",
                                down(*f.fails_below, jitter_digits));
        else if (!f.succeeds_from)
            text += "; none is shown to fail";
        else if (!f.succeeds_from->is_exactly_zero())
            text += "; no delta is shown to fail: below, the rounding of the library decides";
        text += "\n";
    }
    return text;
}

std::string asymmetry_text(const services::Asymmetry& a) {
    return fmt::format(
        "symmetric: no, {} pair{} of entries differ{}, most by {}: row {}, column {} has {}, row {}, column {} has {} "
        "(counted from 0)\n",
        a.pairs, a.pairs == 1 ? "" : "s", a.pairs == 1 ? "s" : "", readable(a.size()), a.row, a.column,
        readable(a.entry), a.column, a.row, readable(a.mirrored));
}

Json bounds_to_json(const std::optional<EigenvalueBounds>& bounds, long digits) {
    if (!bounds) return nullptr;
    return {{"lower", down(bounds->lower, digits)}, {"upper", up(bounds->upper, digits)}};
}

Json asymmetry_to_json(const std::optional<services::Asymmetry>& a) {
    if (!a) return nullptr;
    return {{"row", a->row},
            {"column", a->column},
            {"size", rigor::to_string(a->size())},
            {"entry", rigor::to_string(a->entry)},
            {"mirrored", rigor::to_string(a->mirrored)},
            {"pairs", a->pairs}};
}

Json inertia_to_json(const std::optional<services::MatrixInertia>& i) {
    if (!i) return nullptr;
    return {{"positive", i->positive},
            {"negative", i->negative},
            {"zero", i->zero},
            {"undecided", i->undecided},
            {"within", i->within ? Json(up(*i->within, 6)) : Json(nullptr)}};
}

Json witness_to_json(const std::optional<services::MatrixWitness>& w) {
    if (!w) return nullptr;
    Json vector = Json::array();
    for (const rigor::Integer& x : w->vector) vector.push_back(x.str());
    return {{"vector", vector},
            {"form", w->form ? Json(rigor::to_string(*w->form)) : Json(nullptr)},
            {"form_upper", up(w->form_bound, 17)}};
}

Json jitter_to_json(const services::MatrixJitter& jitter, long digits) {
    Json json{{"least", bounds_to_json(jitter.least, digits)}};
    for (const services::FormatJitter& f : jitter.formats)
        json[f.format] = {
            {"succeeds_from", f.succeeds_from ? Json(up(*f.succeeds_from, jitter_digits)) : Json(nullptr)},
            {"fails_below", f.fails_below ? Json(down(*f.fails_below, jitter_digits)) : Json(nullptr)},
            {"reason", f.reason}};
    return json;
}

}  // namespace

std::string matrix_report_text(const MatrixReport& report) {
    const services::MatrixReport& r = report.answer;
    std::string text = fmt::format("{}: a {} x {} matrix ({})\n", on_one_line(report.file), r.n, r.n, report.format);
    text += r.asymmetry ? asymmetry_text(*r.asymmetry) : "symmetric: yes\n";
    if (!r.answered) return text;
    if (r.asymmetry) text += "what follows is about (K + K^T)/2, called K\n";
    text += fmt::format("lambda_min in {}\n", interval(*r.smallest, r.digits));
    text += fmt::format("lambda_max in {}\n", interval(*r.largest, r.digits));
    if (r.singular)
        text += "condition number infinite\n";
    else if (r.condition_lower)
        text += fmt::format("condition number in [{}, {}]\n", down(*r.condition_lower, r.digits),
                            r.condition_upper ? up(*r.condition_upper, r.digits) : "infinity");
    if (r.inertia) text += fmt::format("eigenvalues: {}\n", inertia_text(*r.inertia));
    text += r.rank ? fmt::format("rank: {}, exactly\n", *r.rank) : fmt::format("rank: not known: {}\n", r.no_rank);
    text += fmt::format("positive definite: {}{}\n", to_string(r.positive_definite),
                        r.because.empty() ? "" : ", " + r.because);
    if (!r.not_shown.empty()) text += fmt::format("not shown: {}\n", r.not_shown);
    if (r.witness) {
        const std::string vector = short_vector(*r.witness);
        text += vector.empty() ? fmt::format("  {} for a vector x of {} integers ({})\n", form_text(*r.witness),
                                             r.witness->vector.size(),
                                             report.witness_file.empty() ? "--witness FILE or --format json gives it"
                                                                         : on_one_line(report.witness_file))
                               : fmt::format("  x = {}: {}\n", vector, form_text(*r.witness));
    }
    if (r.jitter) text += jitter_text(*r.jitter, r.digits);
    for (const std::string& note : r.notes) text += "note: " + note + "\n";
    text += fmt::format("evidence: proved; method: {}\n", r.method);
    if (!report.witness_file.empty()) text += fmt::format("saved: {}\n", on_one_line(report.witness_file));
    return text + inversion_text(report.inversion, r.digits);
}

std::string matrix_report_json(const MatrixReport& report) {
    const services::MatrixReport& r = report.answer;
    Json json{{"schema", 3},
              {"matrix", report.file},
              {"format", report.format},
              {"n", r.n},
              {"rows_counted_from", 0},
              {"symmetric", !r.asymmetry},
              {"asymmetry", asymmetry_to_json(r.asymmetry)},
              {"of", !r.answered ? Json(nullptr) : Json(r.asymmetry ? "(K + K^T)/2" : "K")}};
    if (r.answered) {
        json["lambda_min"] = bounds_to_json(r.smallest, r.digits);
        json["lambda_max"] = bounds_to_json(r.largest, r.digits);
        json["condition_number"] = {
            {"lower", r.condition_lower ? Json(down(*r.condition_lower, r.digits)) : Json(nullptr)},
            {"upper", r.condition_upper ? Json(up(*r.condition_upper, r.digits)) : Json(nullptr)},
            {"infinite", r.singular}};
        json["inertia"] = inertia_to_json(r.inertia);
        json["rank"] = r.rank ? Json(*r.rank) : Json(nullptr);
        json["no_rank"] = r.no_rank;
        json["positive_definite"] = to_string(r.positive_definite);
        json["because"] = r.because;
        json["not_shown"] = r.not_shown;
        json["witness"] = witness_to_json(r.witness);
        if (r.jitter) json["jitter"] = jitter_to_json(*r.jitter, r.digits);
        json["inversion"] = inversion_json(report.inversion, r.digits);
        json["evidence"] = "proved";
        json["method"] = r.method;
        json["notes"] = r.notes;
    }
    if (!report.witness_file.empty()) json["saved"] = report.witness_file;
    return json_text(json) + "\n";
}

}  // namespace verify
