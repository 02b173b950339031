// The renderings of inversion_report.hpp.
#include "verify/verbs/inversion_report.hpp"

#include "rigor/number/decimal.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using services::Inversion;

std::string text_of(const Inversion::Digits& d) {
    return d.least == d.most ? std::to_string(d.least) : fmt::format("{} to {}", d.least, d.most);
}
Json json_of(const Inversion::Digits& d) { return {{"least", d.least}, {"most", d.most}}; }

std::string lower(const Inversion& i, long digits) {
    return rigor::decimal_bound(i.ridge.lower, rigor::Rounding::down, digits);
}
std::string upper(const Inversion& i, long digits) {
    return rigor::decimal_bound(i.ridge.upper, rigor::Rounding::up, digits);
}

}  // namespace

rigor::Rational wanted_condition(const std::string& text) {
    const rigor::Rational condition = option_number("condition", text);
    if (condition <= 1) throw BadInput(fmt::format("--condition {}: expected a number > 1", text.substr(0, 60)));
    return condition;
}

std::string inversion_text(const std::optional<Inversion>& inversion, long digits) {
    if (!inversion) return "";
    const std::string ridge =
        inversion->ridge.upper.is_exactly_zero()
            ? "none needed, delta = 0"
            : fmt::format("delta in [{}, {}]", lower(*inversion, digits), upper(*inversion, digits));
    return fmt::format(
        "Inversion\n"
        "  digits left: {} in float64, {} in float32: log10 of 1/(condition number u), rounded down, u = 2^-53, 2^-24; "
        "no error bound of any solver\n"
        "  smallest ridge for which K + delta I is positive definite with a condition number of at most {}: {}\n",
        text_of(inversion->float64), text_of(inversion->float32), rigor::to_string(inversion->condition), ridge);
}

Json inversion_json(const std::optional<Inversion>& inversion, long digits) {
    if (!inversion) return nullptr;
    return {{"float64_digits", json_of(inversion->float64)},
            {"float32_digits", json_of(inversion->float32)},
            {"condition", rigor::to_string(inversion->condition)},
            {"ridge", {{"lower", lower(*inversion, digits)}, {"upper", upper(*inversion, digits)}}}};
}

}  // namespace verify
