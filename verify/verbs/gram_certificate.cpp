#include "verify/verbs/gram_certificate.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/decimal.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/certificate_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace verify {
namespace {

using rigor::Integer, rigor::Rational, rigor::Rounding;

/// Integers over one power of two, which all of a factor and of a vector are; a null vector times an integer.
void add_numbers(Json& item, const std::vector<Rational>& numbers) {
    Integer odd = 1;
    std::size_t exponent = 0;
    for (const Rational& q : numbers) {
        const Integer d = denominator(q);
        exponent = std::max<std::size_t>(exponent, lsb(d));
        odd = lcm(odd, Integer(d >> lsb(d)));
    }
    const Rational scale = rigor::power_of_two(static_cast<long>(exponent)) * Rational(odd);
    std::string text;
    for (const Rational& q : numbers) text += (text.empty() ? "" : " ") + Integer(numerator(Rational(q * scale))).str();
    item["exponent"] = std::to_string(exponent);
    item["entries"] = text;
}

/// A row of L, to its pivot, and the pivot of D after it.
std::vector<Rational> row_of(const rigor::ShiftedFactor& factor, long i) {
    std::vector<Rational> row;
    for (long j = 0; j < i; ++j) row.push_back(rigor::rational_midpoint(factor.lower(i, j)));
    row.push_back(rigor::rational_midpoint(factor.pivots[static_cast<std::size_t>(i)]));
    return row;
}

/// The bounds of one end as they are printed, and what shows them.
std::string end_lines(const char* type, const rigor::EigenvalueEnclosure& e, const services::EigenvalueBounds& bounds,
                      long digits) {
    Json head{{"type", type},
              {"lower", rigor::decimal_bound(bounds.lower, Rounding::down, digits)},
              {"upper", rigor::decimal_bound(bounds.upper, Rounding::up, digits)},
              {"bits", std::to_string(e.bits)}};
    if (e.factor) head["shift"] = rigor::to_string(rigor::rational_midpoint(e.factor->shift));
    std::string lines = json_line(head);
    if (e.witness) {
        Json vector{{"type", "vector"}};
        add_numbers(vector, *e.witness);
        lines += json_line(vector);
    }
    for (long i = 0; e.factor && i < e.factor->lower.rows(); ++i) {
        Json row{{"type", "row"}};
        add_numbers(row, row_of(*e.factor, i));
        lines += json_line(row);
    }
    return lines;
}

std::string point_line(const DataSet& data, long i) {
    std::string text;
    for (long k = 0; k < data.columns; ++k) {
        const auto at = static_cast<std::size_t>(i * data.columns + k);
        text += (k ? " " : "") + rigor::to_string(data.exact.empty() ? Rational(data.values[at]) : data.exact[at]);
    }
    return json_line({{"type", "coordinates"}, {"entries", text}});
}

}  // namespace

std::string gram_certificate(const GramReport& report, const DataSet& data) {
    const services::GramReport& answer = report.answer;
    if (!answer.proof) return "";
    Json head{{"type", "gram"},
              {"format", certificate_format},
              {"kernel", report.kernel_name},
              {"depth", report.depth},
              {"normalize", report.normalize},
              {"points", std::to_string(data.rows)},
              {"version", suite_version()}};
    for (const auto& [name, value] : report.parameters) head[name] = value;
    std::string lines = json_line(head);
    for (long i = 0; i < data.rows; ++i) lines += point_line(data, i);
    lines += answer.proof->singular
                 ? json_line({{"type", "singular"}, {"because", answer.because}})
                 : end_lines("smallest", answer.proof->smallest.value(), answer.smallest.value(), answer.digits);
    return lines + end_lines("largest", answer.proof->largest, answer.largest.value(), answer.digits);
}

std::string matrix_certificate(const services::MatrixReport& report, const MatrixData& data, bool symmetric_part) {
    if (!report.proof) return "";
    const auto given = [&](long i, long j) {
        const auto at = static_cast<std::size_t>(i * data.n + j);
        return data.exact.empty() ? Rational(data.values[at]) : data.exact[at];
    };
    std::string lines = json_line({{"type", "matrix"},
                                   {"format", certificate_format},
                                   {"rows", std::to_string(data.n)},
                                   {"of", symmetric_part && report.asymmetry ? "the symmetric part" : "the matrix"},
                                   {"version", suite_version()}});
    for (long i = 0; i < data.n; ++i) {
        std::string text;
        for (long j = 0; j < data.n; ++j) text += (j ? " " : "") + rigor::to_string(given(i, j));
        lines += json_line({{"type", "entries"}, {"entries", text}});
    }
    if (const auto& inertia = report.inertia; inertia && report.rank && inertia->undecided == 0)
        lines += json_line({{"type", "inertia"},
                            {"positive", std::to_string(inertia->positive)},
                            {"negative", std::to_string(inertia->negative)},
                            {"zero", std::to_string(inertia->zero)}});
    return lines + end_lines("smallest", report.proof->smallest, *report.smallest, report.digits) +
           end_lines("largest", report.proof->largest, *report.largest, report.digits);
}

void write_gram_certificate(UnfinishedFile& file, const std::string& lines) {
    if (lines.empty()) {
        tell(fmt::format("verify: {} is not written: nothing was bounded that needs a proof",
                         shown(file.destination().string())));
        return;
    }
    file.complete(lines);
}

void check_rows_of_certificate(long rows) {
    if (rows > most_rows_of_a_certificate)
        throw BadInput(fmt::format("--certificate: {} rows; expected at most {}", rows, most_rows_of_a_certificate));
}

}  // namespace verify
