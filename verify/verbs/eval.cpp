// verify eval FUNCTION: a value with guaranteed digits, as an enclosure. The work is that of services/evaluate.hpp.
#include "services/evaluate.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/network_options.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"
#include "verify/verbs/plot_option.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

namespace verify {
namespace {

using services::Argument, services::Evaluation, services::Function, services::Value;

struct EvalArguments {
    std::string function, at, depth, n, n0, beta, plot, format = "text", digits = "30";
    NetworkArguments network;

    const std::string& text(Argument argument) const {
        switch (argument) {
            case Argument::at: return at;
            case Argument::depth: return depth;
            case Argument::n: return n;
            case Argument::n0: return n0;
            case Argument::beta: return beta;
            case Argument::activation: return network.activation;
            case Argument::edge_of_chaos: return network.edge_of_chaos;
            case Argument::weight_variance: return network.weight_variance;
            case Argument::bias_variance: return network.bias_variance;
        }
        throw std::logic_error("an argument without an option");
    }
};

/// In the order of their options.
constexpr Argument all_arguments[] = {Argument::at,
                                      Argument::depth,
                                      Argument::n,
                                      Argument::n0,
                                      Argument::beta,
                                      Argument::activation,
                                      Argument::edge_of_chaos,
                                      Argument::weight_variance,
                                      Argument::bias_variance};

using rigor::Rational;

/// A depth: an integer from 1 to 10^100000 (the largest exponent that a number may have here).
rigor::Integer depth(const std::string& text) {
    const auto out_of_range = [&] {
        return BadInput(fmt::format("--depth {}: expected an integer from 1 to 1e{}", text.substr(0, 60),
                                    rigor::largest_decimal_exponent));
    };
    Rational value;
    try {
        value = rigor::parse_rational(text);
    } catch (const rigor::ExponentTooLarge&) {
        throw out_of_range();
    } catch (const std::invalid_argument& error) {
        throw BadInput(fmt::format("--depth: {}", error.what()));
    }
    const rigor::Integer largest = rigor::power(rigor::Integer(10), rigor::largest_decimal_exponent);
    if (denominator(value) != 1 || value < 1 || value > largest) throw out_of_range();
    return numerator(value);
}

/// Every option given must be one the function takes, and every one it needs must be given.
void check_arguments(const Function& function, const EvalArguments& options) {
    for (const Argument argument : all_arguments) {
        const bool given = !options.text(argument).empty();
        const char* name = services::name_of(argument);
        if (!given && function.requires_argument(argument))
            throw BadInput(fmt::format("{} needs --{}", function.name, name));
        if (given && !function.takes(argument)) throw BadInput(fmt::format("{} takes no --{}", function.name, name));
    }
}

services::Arguments parsed(const Function& function, const EvalArguments& options) {
    check_arguments(function, options);
    services::Arguments arguments;
    if (!options.at.empty()) arguments.at = option_number("at", options.at);
    if (!options.beta.empty()) arguments.beta = option_number("beta", options.beta);
    if (!options.n0.empty()) arguments.n0 = option_integer("n0", options.n0, 1, 1'000'000'000'000);
    if (!options.depth.empty()) arguments.depth = depth(options.depth);
    if (!options.network.activation.empty()) arguments.activation = options.network.activation;
    const services::NetworkChoice network = network_choice(options.network);
    arguments.edge_of_chaos = network.edge_of_chaos;
    arguments.weight_variance = network.weight_variance;
    arguments.bias_variance = network.bias_variance;
    if (const auto* indices = std::get_if<services::Indices>(&function.domain))
        arguments.n = option_integer("n", options.n, indices->lowest, indices->highest);
    return arguments;
}

std::string enclosure(const Value& value, long digits) {
    return value.value.is_exactly_zero() ? "0" : value.value.enclosure(digits);
}

void print_list() {
    for (const Function& function : services::functions()) {
        std::string arguments;
        for (const Argument a : function.required) arguments += fmt::format(" --{}", services::name_of(a));
        for (const Argument a : function.optional) arguments += fmt::format(" [--{}]", services::name_of(a));
        fmt::print("{:20} {:38} {}\n", function.name, arguments, function.says);
    }
    fmt::print(
        "\n--activation, at the edge of chaos for --edge-of-chaos q=1 or with --weight-variance and "
        "--bias-variance:\n");
    for (const ntk::ActivationName& name : ntk::activation_names()) fmt::print("{:20} {}\n", name.pattern, name.says);
}

Json given_arguments(const EvalArguments& options) {
    Json given = Json::object();
    for (const Argument argument : all_arguments)
        if (!options.text(argument).empty()) given[services::name_of(argument)] = options.text(argument);
    return given;
}

void print_facts(const Function& function, const Evaluation& evaluation, const EvalArguments& options, long digits) {
    if (options.format == "json") {
        Json json{{"schema", 1},
                  {"function", function.name},
                  {"arguments", given_arguments(options)},
                  {"digits", digits},
                  {"facts", Json::object()}};
        for (const services::Fact& fact : evaluation.facts) json["facts"][fact.name] = fact.text;
        fmt::print("{}\n", json_text(json));
        return;
    }
    for (const services::Fact& fact : evaluation.facts) fmt::print("{}: {}\n", fact.name, fact.text);
}

/// A function with several values: one for each series.
void print_series(const Function& function, const Evaluation& evaluation, long n, const std::string& format,
                  long digits) {
    if (format == "json") {
        Json json{{"schema", 1},
                  {"function", function.name},
                  {"arguments", {{"n", std::to_string(n)}}},
                  {"digits", digits},
                  {"coefficients", Json::array()}};
        for (const Value& c : evaluation.values)
            json["coefficients"].push_back(
                {{"series", c.series}, {"says", c.says}, {"exact", c.exact}, {"enclosure", enclosure(c, digits)}});
        fmt::print("{}\n", json_text(json));
        return;
    }
    for (const Value& c : evaluation.values)
        fmt::print("{}: {}\n  coefficient of theta^{} = {} = {}\n", c.series, c.says, n, c.exact, enclosure(c, digits));
}

void print_value(const Function& function, const Evaluation& evaluation, const EvalArguments& options, long digits) {
    const std::string text = enclosure(evaluation.values.front(), digits);
    if (options.format == "json") {
        Json json{{"schema", 1},      {"function", function.name}, {"arguments", given_arguments(options)},
                  {"digits", digits}, {"bits", evaluation.bits},   {"enclosure", text}};
        if (!evaluation.exact().empty()) json["exact"] = evaluation.exact();
        fmt::print("{}\n", json_text(json));
    } else if (!evaluation.exact().empty()) {
        fmt::print("{} = {}\n", evaluation.exact(), text);
    } else {
        fmt::print("{}\n", text);
    }
}

/// The two ends of "-1..1".
std::optional<std::pair<std::string, std::string>> range_in(const std::string& text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) return std::nullopt;
    return std::pair(text.substr(0, dots), text.substr(dots + 2));
}

/// Points of a curve over z, from one end to the other.
std::vector<Rational> correlations_in(const std::pair<std::string, std::string>& ends) {
    constexpr long steps = 200;
    const Rational from = option_number("at", ends.first), to = option_number("at", ends.second);
    if (!(from < to))
        throw BadInput(fmt::format("--at {}..{}: expected a range FROM..TO with FROM < TO", ends.first, ends.second));
    std::vector<Rational> points;
    for (long k = 0; k <= steps; ++k) points.push_back(from + (to - from) * Rational(k, steps));
    return points;
}

/// About 40 layers to a power of ten, since what happens over the depth happens over its logarithm.
std::vector<rigor::Integer> depths_in(const std::pair<std::string, std::string>& ends) {
    constexpr double each = 40, most = 299;
    const rigor::Integer from = depth(ends.first), to = depth(ends.second);
    if (!(from < to))
        throw BadInput(
            fmt::format("--depth {}..{}: expected a range FROM..TO with FROM < TO", ends.first, ends.second));
    const double first = std::log10(from.convert_to<double>()), last = std::log10(to.convert_to<double>());
    if (!(last < most)) throw BadInput(fmt::format("--depth {}..{}: expected at most 1e299", ends.first, ends.second));
    const double step = std::max(1 / each, (last - first) / 400);
    const auto power_of_ten = [](double exponent) {
        const long whole = std::max(0L, static_cast<long>(exponent) - 15);
        return rigor::Integer(rigor::Integer(std::llround(std::pow(10, exponent - static_cast<double>(whole)))) *
                              rigor::power(rigor::Integer(10), whole));
    };
    std::vector<rigor::Integer> depths{from};
    for (double exponent = first; depths.back() < to; exponent += step)
        if (const rigor::Integer next = power_of_ten(exponent); next > depths.back())
            depths.push_back(std::min(next, to));
    return depths;
}

/// Drawn from enclosures of 15 digits, so that every point is where the function is, to within the width of the line.
void plot(const Function& function, EvalArguments options) {
    constexpr long digits = 15;
    const auto over_z = range_in(options.at), over_depth = range_in(options.depth);
    if (!over_z == !over_depth)
        throw BadInput("--plot: expected one range, --at FROM..TO or --depth FROM..TO, as in --at -1..1");
    require_plot(options.plot);
    const std::vector<Rational> places = over_z ? correlations_in(*over_z) : std::vector<Rational>{};
    const std::vector<rigor::Integer> depths = over_depth ? depths_in(*over_depth) : std::vector<rigor::Integer>{};
    (over_z ? options.at : options.depth) = over_z ? over_z->first : over_depth->first;
    services::Arguments arguments = parsed(function, options);
    experiment::Table table{"values", {"x", "value"}, {}};
    Json points = Json::array();
    for (std::size_t i = 0; i < std::max(places.size(), depths.size()); ++i) {
        if (over_z) arguments.at = places[i];
        if (over_depth) arguments.depth = depths[i];
        const Evaluation found = services::evaluate(function, arguments, digits);
        if (found.values.size() != 1) throw BadInput(fmt::format("{} has no single value to be drawn", function.name));
        const double x = over_z ? places[i].convert_to<double>() : depths[i].convert_to<double>();
        table.rows.push_back({x, found.value().approx_double()});
        points.push_back({{over_z ? "at" : "depth", over_z ? rigor::to_string(places[i]) : depths[i].str()},
                          {"enclosure", enclosure(found.values.front(), digits)}});
    }
    std::string fixed;
    for (const Argument argument : all_arguments)
        if (const std::string& text = options.text(argument);
            !text.empty() && argument != (over_z ? Argument::at : Argument::depth))
            fixed += fmt::format(", {} {}", services::name_of(argument), text);
    write_plot(options.plot,
               {.name = function.name,
                .title = function.name + fixed,
                .x_label = over_z ? "correlation z" : "depth L (logarithmic)",
                .y_label = function.name,
                .log_x = over_depth.has_value(),
                .curves = {{"values", "x", "value", "", experiment::Style::line, 1}}},
               {table});
    if (options.format == "json")
        fmt::print("{}\n", json_text({{"schema", 1},
                                      {"function", function.name},
                                      {"plot", options.plot},
                                      {"digits", digits},
                                      {"points", points}}));
}

void eval(const EvalArguments& options) {
    const long digits = option_integer("digits", options.digits, 1, services::most_digits);
    if (options.function.empty()) return print_list();
    const Function& function = services::function_with_name(options.function);
    if (!options.plot.empty()) return plot(function, options);
    if (range_in(options.at) || range_in(options.depth))
        throw BadInput(fmt::format(
            "{}: a range is for a picture; expected --plot FILE.svg beside it",
            range_in(options.at) ? "--at " + options.at.substr(0, 60) : "--depth " + options.depth.substr(0, 60)));
    const services::Arguments arguments = parsed(function, options);
    const Evaluation evaluation = services::evaluate(function, arguments, digits);
    if (evaluation.values.empty()) return print_facts(function, evaluation, options, digits);
    if (evaluation.values.front().series.empty()) return print_value(function, evaluation, options, digits);
    print_series(function, evaluation, *arguments.n, options.format, digits);
}

}  // namespace

void add_eval(CLI::App& app, int&) {
    auto options = std::make_shared<EvalArguments>();
    CLI::App* command = app.add_subcommand(
        "eval", "A function of the library with guaranteed digits; without a function, the list of them");
    command->add_option("function", options->function, "One of those that `verify eval` lists");
    command->add_option("--at", options->at,
                        "The correlation z in [-1, 1], exact: 1/2, 0.9, -1, 1e-30; with --plot a range: -1..1");
    command->add_option("--depth", options->depth,
                        "The depth L, an integer from 1 to 1e100000; with --plot a range: 1..1e6");
    command->add_option("--n", options->n, "Index of a coefficient");
    command->add_option("--n0", options->n0, "Input dimension n0 (1)");
    command->add_option("--beta", options->beta, "Bias factor beta, exact (0)");
    add_network_options(*command, options->network);
    command->add_option("--digits", options->digits, "Significant digits guaranteed, 1 to 100000 (30)");
    command->add_option("--plot", options->plot, "An SVG file for the curve over the range of --at or --depth");
    one_of(command->add_option("--format", options->format, "text or json"), {"text", "json"});
    command->callback([options] { eval(*options); });
}

}  // namespace verify
