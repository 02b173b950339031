// verify eval FUNCTION: a value with guaranteed digits, as an enclosure. The work is that of services/evaluate.hpp.
#include "services/evaluate.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/network_options.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

using services::Argument, services::Evaluation, services::Function, services::Value;

struct EvalArguments {
    std::string function, at, depth, n, n0, beta, format = "text", digits = "30";
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

void eval(const EvalArguments& options) {
    const long digits = option_integer("digits", options.digits, 1, services::most_digits);
    if (options.function.empty()) return print_list();
    const Function& function = services::function_with_name(options.function);
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
    command->add_option("--at", options->at, "The correlation z in [-1, 1], exact: 1/2, 0.9, -1, 1e-30");
    command->add_option("--depth", options->depth, "The depth L, an integer from 1 to 1e100000");
    command->add_option("--n", options->n, "Index of a coefficient");
    command->add_option("--n0", options->n0, "Input dimension n0 (1)");
    command->add_option("--beta", options->beta, "Bias factor beta, exact (0)");
    add_network_options(*command, options->network);
    command->add_option("--digits", options->digits, "Significant digits guaranteed, 1 to 100000 (30)");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options] { eval(*options); });
}

}  // namespace verify
