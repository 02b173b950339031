// verify rate CLAIM: is this rate right? Proved for the built-in sequences; for a user's numbers an honest opinion.
#include "verify/commands.hpp"
#include "verify/rate_report.hpp"
#include "verify/record.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

struct RateArguments {
    std::string claim, of, at, csv, format = "text";
    bool list = false;
};

rigor::RateClaim parsed(const RateArguments& options) {
    try {
        rigor::RateClaim claim = rigor::parse_rate_claim(options.claim, options.csv.empty() ? rate_symbols() : std::set<std::string>{});
        // What the scale L^p log(L)^q cannot express is said now, with its column, not half-way.
        static_cast<void>(claim.rate.leading());
        static_cast<void>(claim.approximation.terms());
        return claim;
    } catch (const rigor::ExpressionError& error) {
        throw BadInput(fmt::format("the claim '{}': {}", options.claim.substr(0, 100), error.what()));
    }
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

/// "0.37 * log(L)/L", "1.2/L", "0.08".
std::string times(const std::string& constant, const std::string& growth) {
    return growth.starts_with("1") ? constant + growth.substr(1) : constant + " * " + growth;
}

std::string sentence(const RateBound& bound) {
    std::string text = bound.lower.empty() ? "" : times(bound.lower, bound.growth) + " <= ";
    text += "|" + bound.quantity + "|";
    if (!bound.upper.empty()) text += " <= " + times(bound.upper, bound.growth);
    text = fmt::format("for all L >= {}: {}", bound.from, text);
    if (!bound.walked_from.empty()) text += fmt::format(" (by direct iteration from L = {} on)", bound.walked_from);
    return text;
}

void print(const RateReport& report, const RateArguments& options) {
    if (options.format == "json") {
        Json json{{"schema", 1}, {"claim", options.claim}, {"verdict", report.verdict}, {"evidence", report.evidence}, {"why", report.why},
                  {"facts", Json::object()}, {"bounds", Json::array()}};
        json[options.csv.empty() ? "of" : "csv"] = options.csv.empty() ? options.of : options.csv;
        if (!options.at.empty()) json["at"] = options.at;
        for (const auto& [name, text] : report.facts) json["facts"][name] = text;
        for (const RateBound& b : report.bounds)
            json["bounds"].push_back({{"quantity", b.quantity}, {"growth", b.growth}, {"lower", b.lower}, {"upper", b.upper}, {"from", b.from}, {"walked_from", b.walked_from}});
        fmt::print("{}\n", json_text(json));
        return;
    }
    fmt::print("{}{}\n", report.verdict, report.evidence == "proved" ? " (proved)" : "");
    fmt::print("  {}\n", report.why);
    for (const auto& [name, text] : report.facts) fmt::print("  {}: {}\n", name, text);
    for (const RateBound& bound : report.bounds) fmt::print("  {}\n", sentence(bound));
}

int rate(const RateArguments& options) {
    if (options.list) {
        for (const ntk::DepthSequence& sequence : ntk::depth_sequences()) fmt::print("{:20} {}\n", sequence.name, sequence.says);
        return done;
    }
    if (options.claim.empty()) throw BadInput("no claim; expected one such as \"1/4 + O(1/L)\" (see verify rate --help)");
    if (options.of.empty() == options.csv.empty()) throw BadInput("expected either --of SEQUENCE or --csv FILE");
    if (!options.csv.empty() && !options.at.empty()) throw BadInput("--at belongs to a built-in sequence, not to --csv");
    const rigor::RateClaim claim = parsed(options);
    const RateReport report = options.csv.empty() ? judge_builtin(claim, options.of, correlation(options.at), 30) : judge_file(claim, options.csv);
    print(report, options);
    return report.verdict == "holds" || report.verdict == "supported" ? done : report.verdict == "undecided" ? undecided : differs;
}

}  // namespace

void add_rate(CLI::App& app, int& status) {
    auto options = std::make_shared<RateArguments>();
    CLI::App* command = app.add_subcommand("rate", "A claimed rate of convergence: proved or refuted for a built-in sequence, judged for your own numbers");
    command->add_option("claim", options->claim, "\"a + O(g)\", \"a + o(g)\", \"a + Theta(g)\" or \"~ g\"; a and g of L, log, sqrt, pi, numbers; C is the depth constant");
    command->add_option("--of", options->of, "A built-in sequence (see --list)");
    command->add_option("--at", options->at, "The correlation z in [-1, 1), exact; without it the answer is for all z");
    command->add_option("--csv", options->csv, "Your numbers: one column (L = 1, 2, ...) or two (L, value); - is standard input");
    command->add_flag("--list", options->list, "The built-in sequences");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->footer("Exit status: 0 holds or supported; 1 fails or contradicted; 3 undecided.");
    command->callback([options, &status] { status = rate(*options); });
}

}  // namespace verify
