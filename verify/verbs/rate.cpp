// verify rate CLAIM: is this rate right? Proved for the built-in sequences; for a user's numbers an honest opinion. The
// work is that of services/rate.hpp.
#include "services/rate_network.hpp"
#include "services/rate_reading.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/status.hpp"
#include "verify/base/terminal.hpp"
#include "verify/readers/number_table.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/network_options.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/plot_option.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

using services::RateBound, services::RateReport, services::RateRow, services::RateVerdict;

/// What the command line calls what a report mentions.
const services::RateWords words{
    .depth_constant = "eval depth-constant", .one_correlation = "--at Z", .before_claim = "verify rate "};

struct RateArguments {
    std::string claim, of, at, csv, columns, plot, format = "text";
    bool list = false, exact = false;
    NetworkArguments network;

    bool of_network() const { return !network.activation.empty(); }
};

rigor::RateClaim parsed(const RateArguments& options) {
    const bool built_in = options.csv.empty() && !options.of_network();
    return services::read_rate_claim(options.claim, built_in ? services::rate_symbols() : std::set<std::string>{});
}

std::optional<rigor::Rational> correlation(const std::string& text) {
    if (text.empty()) return std::nullopt;
    rigor::Rational z;
    try {
        z = rigor::parse_rational(text);
    } catch (const std::invalid_argument& error) {
        throw BadInput(fmt::format("--at: {}", error.what()));
    }
    if (z < -1 || z > 1) throw BadInput(fmt::format("--at {}: expected a number in [-1, 1)", text.substr(0, 60)));
    if (z == 1) throw BadInput("--at 1: on the diagonal every sequence is constant; expected a number in [-1, 1)");
    return z;
}

void print(const RateReport& report, const RateArguments& options) {
    const bool data = !options.csv.empty();
    if (options.format == "json") {
        Json json{{"schema", 1},
                  {"claim", options.claim},
                  {"verdict", to_string(report.verdict)},
                  {"evidence", report.proved ? "proved" : "none"},
                  {"why", report.why},
                  {"facts", Json::object()},
                  {"bounds", Json::array()}};
        json[options.csv.empty() ? "of" : "csv"] = options.csv.empty() ? options.of : options.csv;
        if (!options.at.empty()) json["at"] = options.at;
        const NetworkArguments& network = options.network;
        if (!network.activation.empty()) json["activation"] = network.activation;
        if (!network.edge_of_chaos.empty()) json["edge-of-chaos"] = network.edge_of_chaos;
        if (!network.weight_variance.empty()) json["weight-variance"] = network.weight_variance;
        if (!network.bias_variance.empty()) json["bias-variance"] = network.bias_variance;
        for (const auto& [name, text] : report.facts) json["facts"][name] = text;
        for (const RateBound& b : report.bounds)
            json["bounds"].push_back({{"quantity", b.quantity},
                                      {"growth", b.growth},
                                      {"lower", b.lower},
                                      {"upper", b.upper},
                                      {"from", b.from},
                                      {"walked_from", b.walked_from}});
        if (data) {
            json["ratio"] = report.ratio;
            json["rows"] = Json::array();
            for (const RateRow& row : report.rows)
                json["rows"].push_back({{"L", row.L}, {"value", row.value}, {"ratio", row.ratio}});
        }
        fmt::print("{}\n", json_text(json));
        return;
    }
    fmt::print("{}{}\n", coloured_verdict(to_string(report.verdict)), report.proved ? " (proved)" : "");
    fmt::print("  {}\n", report.why);
    if (!report.rows.empty()) {
        std::size_t depth = 1, value = 5;
        for (const RateRow& row : report.rows)
            depth = std::max(depth, row.L.size()), value = std::max(value, row.value.size());
        fmt::print("  {:>{}}  {:>{}}  {}\n", "L", depth, "value", value, report.ratio);
        for (const RateRow& row : report.rows)
            fmt::print("  {:>{}}  {:>{}}  {}\n", row.L, depth, row.value, value, row.ratio);
    }
    for (const auto& [name, text] : report.facts) fmt::print("  {}: {}\n", name, text);
    for (const RateBound& bound : report.bounds) fmt::print("  {}\n", services::sentence(bound));
}

TableOptions table_options(const RateArguments& options) {
    TableOptions table{.columns = {}, .exact = options.exact};
    for (std::size_t from = 0; !options.columns.empty() && from != std::string::npos;) {
        const std::size_t comma = options.columns.find(',', from);
        table.columns.push_back(options.columns.substr(from, comma == std::string::npos ? comma : comma - from));
        from = comma == std::string::npos ? comma : comma + 1;
    }
    if (table.columns.size() > 2)
        throw BadInput(fmt::format("--columns {}: expected one column (the values) or two (L and the value)",
                                   options.columns.substr(0, 60)));
    return table;
}

services::ObservedSequence observed(NumberTable table) {
    services::ObservedSequence sequence{{}, std::move(table.remarks)};
    sequence.rows.reserve(table.rows.size());
    for (NumberRow& row : table.rows)
        sequence.rows.push_back(
            {std::move(row.L), std::move(row.value), std::move(row.half_unit), std::move(row.L_half_unit)});
    return sequence;
}

/// The ratio (s - a)/g over L: bounded where the claim O(g) is right, and growing where it is not.
void plot(const std::optional<rigor::RateClaim>& claim, const std::vector<services::RateSample>& samples,
          const RateArguments& options) {
    experiment::Table table{"ratio", {"L", "ratio"}, {}};
    for (const services::RateSample& sample : samples)
        table.rows.push_back({sample.L.approx_double(), sample.ratio.approx_double()});
    const std::string sequence = options.csv.empty() ? options.of + " at z = " + options.at : options.csv;
    write_plot(options.plot,
               {.name = "rate",
                .title = sequence + (claim ? ": is it " + claim->text + "?" : ""),
                .x_label = "L (logarithmic)",
                .y_label = !claim                                       ? "s_L"
                           : claim->kind == rigor::RateKind::equivalent ? "s_L/g(L)"
                                                                        : "(s_L - a)/g(L)",
                .log_x = true,
                .curves = {{"ratio", "L", "ratio", "",
                            options.csv.empty() ? experiment::Style::line : experiment::Style::points, 1}}},
               {table});
}

RateReport judged(const std::optional<rigor::RateClaim>& claim, const RateArguments& options,
                  const services::NetworkChoice& network) {
    if (!options.csv.empty()) {
        const services::ObservedSequence sequence = observed(read_number_table(options.csv, table_options(options)));
        if (!options.plot.empty()) plot(claim, services::rate_samples(claim, sequence), options);
        return services::judge_data(claim, sequence, words);
    }
    if (options.of_network())
        return services::judge_network_sequence(*claim, options.of, network, correlation(options.at));
    const auto z = correlation(options.at);
    RateReport report = services::judge_sequence(*claim, options.of, z, 30, words);
    if (!options.plot.empty()) plot(claim, services::rate_samples(*claim, options.of, *z), options);
    return report;
}

int status_of(RateVerdict verdict) {
    switch (verdict) {
        case RateVerdict::holds:
        case RateVerdict::supported:
        case RateVerdict::described: return done;
        case RateVerdict::fails:
        case RateVerdict::contradicted: return differs;
        case RateVerdict::undecided: return undecided;
    }
    throw std::logic_error("a verdict without a status");
}

int rate(const RateArguments& options, bool claim_given) {
    if (options.list) {
        for (const auto& sequence : services::rate_sequences()) fmt::print("{:20} {}\n", sequence.name, sequence.says);
        return done;
    }
    if (options.claim.empty() && (options.csv.empty() || claim_given))
        throw BadInput("no claim; expected one such as \"1/4 + O(1/L)\" (see verify rate --help)");
    if (options.of.empty() == options.csv.empty()) throw BadInput("expected either --of SEQUENCE or --csv FILE");
    if (!options.csv.empty() && !options.at.empty())
        throw BadInput("--at belongs to a built-in sequence, not to --csv");
    if (options.csv.empty() && (!options.columns.empty() || options.exact))
        throw BadInput("--columns and --exact belong to --csv");
    if (!options.csv.empty() && options.of_network())
        throw BadInput("--activation belongs to a built-in sequence, not to --csv");
    if (!options.plot.empty()) {
        if (options.of_network())
            throw BadInput("--plot: of the sequences of the ReLU and of tables; expected it without --activation");
        if (options.csv.empty() && options.at.empty())
            throw BadInput("--plot: a curve is of one correlation; expected --at Z beside it");
        require_plot(options.plot);
    }
    const services::NetworkChoice network = network_choice(options.network);
    std::optional<rigor::RateClaim> claim;
    if (!options.claim.empty()) claim = parsed(options);
    const RateReport report = judged(claim, options, network);
    print(report, options);
    return status_of(report.verdict);
}

}  // namespace

void add_rate(CLI::App& app, int& status) {
    auto options = std::make_shared<RateArguments>();
    CLI::App* command = app.add_subcommand(
        "rate",
        "A claimed rate of convergence: proved or refuted for a built-in sequence, judged for your own numbers");
    CLI::Option* claim = command->add_option(
        "claim", options->claim,
        "\"a + O(g)\", \"a + o(g)\", \"a + Theta(g)\" or \"~ g\"; a and g of L, log, sqrt, pi, numbers; C is the depth "
        "constant");
    command->add_option("--of", options->of, "A built-in sequence (see --list)");
    command->add_option("--at", options->at, "The correlation z in [-1, 1), exact; without it the answer is for all z");
    add_network_options(*command, options->network);
    command->add_option("--csv", options->csv,
                        "Your numbers: one column (L = 1, 2, ...) or two (L, value); - is standard input; without a "
                        "claim the table is described");
    command->add_option("--columns", options->columns,
                        "Of a wider table: the column of the values, or those of L and the values, by name or number "
                        "from 1: 1,3");
    command->add_flag("--exact", options->exact,
                      "The values of the table are exact, not rounded to the digits printed");
    command->add_flag("--list", options->list, "The built-in sequences");
    command->add_option("--plot", options->plot,
                        "An SVG file for (s_L - a)/g(L) over L: bounded if O(g) is right, growing if it is not");
    one_of(command->add_option("--format", options->format, "text or json"), {"text", "json"});
    command->footer("Exit status: 0 holds, supported or described; 1 fails or contradicted; 3 undecided.");
    command->callback([options, claim, &status] { status = rate(*options, claim->count() > 0); });
}

}  // namespace verify
