#include "services/prove.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/latex.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace services {

namespace language = claim::language;

namespace {

/// "line 1, column 7": of a statement on one line the column alone.
std::string place_in(std::string_view statement, const language::Place& place) {
    return statement.find('\n') == std::string_view::npos ? fmt::format("column {}", place.column)
                                                          : fmt::format("line {}, column {}", place.line, place.column);
}

language::Statement parsed(std::string_view statement) {
    try {
        language::Statement read = language::parse(statement);
        static_cast<void>(language::unfold_definitions(read));
        return read;
    } catch (const language::StatementError& error) {
        throw BadInput("", "", fmt::format("the statement, {}: {}", place_in(statement, error.place), error.found),
                       error.expected);
    } catch (const std::invalid_argument& error) {  // of definitions that go around in a circle
        throw BadInput("", "", fmt::format("the statement: {}", error.what()), "definitions that end");
    }
}

void bound_in(const language::Formula& f, std::set<std::string>& names) {
    for (const language::Binding& b : f->bindings) names.insert(b.names.begin(), b.names.end());
    if (f->approach) names.insert(f->approach->name);
    for (const language::Formula& part : f->parts) bound_in(part, names);
}

language::Hint parsed_hint(const std::string& text, const language::Statement& statement) {
    const std::string what = fmt::format("the hint '{}'", text.substr(0, 100));
    try {
        language::Hint hint = language::parse_hint(text, {statement.definitions});
        std::set<std::string> known, used;
        bound_in(statement.formula, known);
        if (hint.formula) used = free_variables(*hint.formula);
        if (hint.expression)
            used.insert(free_variables(*hint.expression).begin(), free_variables(*hint.expression).end());
        if (hint.kind == "induct") used.insert(hint.name);
        for (const std::string& name : used)
            if (!known.contains(name))
                throw BadInput("", "", fmt::format("{}: the name '{}'", what, name), "a name that the statement binds");
        return hint;
    } catch (const language::StatementError& error) {
        throw BadInput("", "", fmt::format("{}, {}: {}", what, place_in(text, error.place), error.found),
                       error.expected);
    }
}

ReadStatement set_back(const language::Statement& statement) {
    return {language::to_latex(statement), language::to_text(statement)};
}

}  // namespace

void check_hints(std::string_view statement, const std::vector<std::string>& hints) {
    const language::Statement read = parsed(statement);
    for (const std::string& hint : hints) static_cast<void>(parsed_hint(hint, read));
}

ReadStatement read_statement(std::string_view statement) { return set_back(parsed(statement)); }

namespace {

/// What is said beside the answer. An engine that confirms what is known to be false is not to be believed.
void add_controls(ProveReport& report, const language::Statement& read, const ProveOptions& options, double left) {
    language::Budget budget;
    if (options.interrupted) budget.interrupted = options.interrupted;
    budget.seconds = std::clamp(left, 0.0, 2.0);
    const std::vector<language::NamedEngine> engines = language::standard_engines();
    if (report.answer == language::Answer::holds) report.vacuous = language::vacuity(read, budget, engines);
    if (!options.controls) return;
    budget.seconds = options.seconds;  // for each of the two
    report.controls = language::controls(read, report.answer, budget, engines);
    report.neighbours = language::neighbours(read, budget, engines);
    const language::Control* accepted = report.controls.accepted();
    if (!accepted) return;
    report.answer = language::Answer::undecided;
    report.says =
        fmt::format("a false variant of the statement holds as well, so the answer is withdrawn: {}", accepted->text);
    report.would_help = "a report of this error";
    report.certificate.clear();
}

}  // namespace

std::vector<std::string> proof_engines() {
    std::vector<std::string> names;
    for (const language::NamedEngine& each : language::standard_engines()) names.push_back(each.name);
    return names;
}

ProveReport prove(std::string_view statement, const ProveOptions& options) {
    if (!(options.seconds > 0 && options.seconds <= most_proof_seconds))
        throw BadInput("seconds", fmt::format("{}", options.seconds), "",
                       fmt::format("a number above 0, at most {}", most_proof_seconds));
    language::Statement read = parsed(statement);
    for (const std::string& hint : options.hints) read.hints.push_back(parsed_hint(hint, read));
    const language::Deadline end(options.seconds);
    bool stopped = false, late = false;
    language::Budget budget;
    budget.seconds = options.seconds;
    budget.interrupted = [&] {
        stopped = stopped || (options.interrupted && options.interrupted());
        late = late || end.over();
        return stopped || late;
    };
    // Each engine has what the others left.
    std::vector<language::NamedEngine> engines = language::standard_engines();
    const std::size_t total = engines.size();
    for (std::size_t i = 0; i < total; ++i)
        engines[i].engine = [&, i, name = engines[i].name, engine = std::move(engines[i].engine)](
                                const language::Statement& s, const language::Budget& b) {
            if (options.progress) options.progress(i, total, name);
            language::Budget own = b;
            own.seconds = std::max(0.0, end.left());
            return engine(s, own);
        };
    language::Outcome outcome = language::decide(read, budget, engines);
    ProveReport report;
    report.answer = outcome.answer;
    report.says = std::move(outcome.says);
    report.engine = std::move(outcome.engine);
    report.witness = std::move(outcome.witness);
    report.certificate = std::move(outcome.certificate);
    report.read = set_back(read);
    if (report.answer != language::Answer::undecided) {
        add_controls(report, read, options, end.left());
        return report;
    }
    report.would_help = std::move(outcome.would_help);
    report.out_of_time = !stopped && end.over();
    if (!report.out_of_time) return report;
    report.says = fmt::format("not decided within {} s: {}", options.seconds, report.says);
    const bool time =
        report.would_help.empty() || report.would_help == "more time" || report.would_help == "more seconds";
    report.would_help = time ? "more time" : "more time, or " + report.would_help;
    return report;
}

}  // namespace services
