// verify eval FUNCTION: a value with guaranteed digits, as an enclosure.
#include "verify/verbs/commands.hpp"
#include "verify/verbs/depth_coefficients.hpp"
#include "verify/verbs/functions.hpp"
#include "verify/verbs/option_values.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

struct EvalArguments {
    std::string function, at, depth, n, n0, beta, format = "text", digits = "30";
    bool list = false;
};

using rigor::Rational;

/// A depth: an integer from 1 to 10^100000 (the largest exponent that a number may have here).
rigor::Integer depth(const std::string& text) {
    const auto out_of_range = [&] { return BadInput(fmt::format("--depth {}: expected an integer from 1 to 1e{}", text.substr(0, 60), rigor::largest_decimal_exponent)); };
    Rational value;
    try {
        value = rigor::parse_rational(text);
    } catch (const rigor::ExponentTooLarge&) {
        throw out_of_range();
    } catch (const std::invalid_argument& error) {
        throw BadInput(fmt::format("--depth: {}", error.what()));
    }
    if (denominator(value) != 1 || value < 1 || value > rigor::power(rigor::Integer(10), rigor::largest_decimal_exponent)) throw out_of_range();
    return numerator(value);
}

/// Every option given must be one the function takes, and every one it needs must be given.
void check_arguments(const Function& function, const EvalArguments& options) {
    const std::vector<std::pair<std::string, const std::string*>> given{
        {"at", &options.at}, {"depth", &options.depth}, {"n", &options.n}, {"n0", &options.n0}, {"beta", &options.beta}};
    const auto in = [](const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    for (const auto& [name, text] : given) {
        if (text->empty() && in(function.required, name)) throw BadInput(fmt::format("{} needs --{}", function.name, name));
        if (!text->empty() && !in(function.required, name) && !in(function.optional, name)) throw BadInput(fmt::format("{} takes no --{}", function.name, name));
    }
}

void print_depth_coefficients(long n, const std::string& format, long digits) {
    const auto coefficients = depth_coefficients(n);
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 64 + 4 * std::abs(n));
    const auto enclosure = [&](const rigor::PiPolynomial& exact) { return exact.is_zero() ? "0" : exact.enclosure().enclosure(digits); };
    if (format == "json") {
        Json json{{"schema", 1}, {"function", "depth-coefficient"}, {"arguments", {{"n", std::to_string(n)}}}, {"digits", digits}, {"coefficients", Json::array()}};
        for (const DepthCoefficient& c : coefficients)
            json["coefficients"].push_back({{"series", c.series}, {"says", c.says}, {"exact", to_string(c.exact)}, {"enclosure", enclosure(c.exact)}});
        fmt::print("{}\n", json_text(json));
        return;
    }
    for (const DepthCoefficient& c : coefficients) fmt::print("{}: {}\n  coefficient of theta^{} = {} = {}\n", c.series, c.says, n, to_string(c.exact), enclosure(c.exact));
}

void eval(const EvalArguments& options) {
    const long digits = option_integer("digits", options.digits, 1, 100'000);
    if (options.function.empty()) {
        for (const Function& function : functions()) {
            std::string arguments;
            for (const auto& name : function.required) arguments += " --" + name;
            for (const auto& name : function.optional) arguments += " [--" + name + "]";
            fmt::print("{:20} {:38} {}\n", function.name, arguments, function.says);
        }
        return;
    }
    const Function& function = function_with_name(options.function);
    check_arguments(function, options);
    Arguments arguments;
    if (!options.at.empty()) arguments.at = option_number("at", options.at);
    if (!options.beta.empty()) arguments.beta = option_number("beta", options.beta);
    if (!options.n0.empty()) arguments.n0 = option_integer("n0", options.n0, 1, 1'000'000'000'000);
    if (!options.depth.empty()) arguments.depth = depth(options.depth);
    if (function.name == "depth-coefficient") return print_depth_coefficients(option_integer("n", options.n, -1, most_exact_coefficients), options.format, digits);
    if (!options.n.empty()) arguments.n = option_integer("n", options.n, 0, 100'000);
    const Evaluation evaluation = evaluate(function, arguments, digits);
    const std::string enclosure = evaluation.value.is_exactly_zero() ? "0" : evaluation.value.enclosure(digits);
    if (options.format == "json") {
        Json json{{"schema", 1}, {"function", function.name}, {"arguments", Json::object()}, {"digits", digits}, {"bits", evaluation.bits}, {"enclosure", enclosure}};
        for (const auto& [name, text] : {std::pair("at", options.at), std::pair("depth", options.depth), std::pair("n", options.n), std::pair("n0", options.n0), std::pair("beta", options.beta)})
            if (!text.empty()) json["arguments"][name] = text;
        if (!evaluation.exact.empty()) json["exact"] = evaluation.exact;
        fmt::print("{}\n", json_text(json));
    } else if (!evaluation.exact.empty()) {
        fmt::print("{} = {}\n", evaluation.exact, enclosure);
    } else {
        fmt::print("{}\n", enclosure);
    }
}

}  // namespace

void add_eval(CLI::App& app, int&) {
    auto options = std::make_shared<EvalArguments>();
    CLI::App* command = app.add_subcommand("eval", "A function of the library with guaranteed digits; without a function, the list of them");
    command->add_option("function", options->function, "One of those that `verify eval` lists");
    command->add_option("--at", options->at, "The correlation z in [-1, 1], exact: 1/2, 0.9, -1, 1e-30");
    command->add_option("--depth", options->depth, "The depth L, an integer from 1 to 1e100000");
    command->add_option("--n", options->n, "Index of a coefficient");
    command->add_option("--n0", options->n0, "Input dimension n0 (1)");
    command->add_option("--beta", options->beta, "Bias factor beta, exact (0)");
    command->add_option("--digits", options->digits, "Significant digits guaranteed, 1 to 100000 (30)");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options] { eval(*options); });
}

}  // namespace verify
