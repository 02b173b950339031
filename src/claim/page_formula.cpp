#include "claim/page_formula.hpp"

#include "claim/formula.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <fmt/format.h>

#include <sstream>

namespace claim {

using language::Definition, language::StatementError;

namespace {

/// The language has comments from # to the end of a line, which must be gone before lines are joined.
std::string on_one_line(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    constexpr const char* blanks = " \t\r";
    for (std::string line; std::getline(lines, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        const auto first = line.find_first_not_of(blanks);
        if (first == std::string::npos) continue;
        result += (result.empty() ? "" : " ") + line.substr(first, line.find_last_not_of(blanks) + 1 - first);
    }
    return result;
}

/// Runs the parser on the text of a key; what it throws is told with the line in the file.
template <class Read>
auto read_text(const FrontMatter& table, const std::string& file, const std::string& key, Read read) {
    try {
        return read(table.unfolded(key));
    } catch (const StatementError& error) {
        throw BrokenPage(
            file, table.line_within(key, error.place.line),
            fmt::format("{}: column {}: {}; expected {}", key, error.place.column, error.found, error.expected));
    } catch (const std::invalid_argument& error) {
        throw BrokenPage(file, table.line_of(key), fmt::format("{}: {}", key, error.what()));
    }
}

std::string joined(const std::vector<Definition>& definitions) {
    std::string text;
    for (const Definition& definition : definitions) text += (text.empty() ? "" : ", ") + to_text(definition);
    return text;
}

}  // namespace

PageFormula read_formula(const FrontMatter& table, const std::string& file, const std::string& definitions_of_page) {
    PageFormula result;
    std::vector<Definition> definitions;
    if (!definitions_of_page.empty()) definitions = language::parse_definitions(definitions_of_page);
    definitions = read_text(table, file, "define", [&](const std::string& text) {
        return text.empty() ? definitions : language::parse_definitions(text, {definitions});
    });
    result.definitions = joined(definitions);
    result.settings.hints = table.list("hint");
    result.settings.witness = table.optional("witness");
    result.settings.seconds = table.number("seconds", 0);
    if (table.has("seconds") && !(result.settings.seconds > 0 && result.settings.seconds <= most_formula_seconds))
        throw BrokenPage(file, table.line_of("seconds"),
                         fmt::format("seconds = {}; expected a number above 0, at most {}", result.settings.seconds,
                                     most_formula_seconds));
    const std::string formula = on_one_line(table.unfolded("formula"));
    if (formula.empty()) {
        for (const char* key : {"define", "hint", "witness", "seconds"})
            if (table.has(key))
                throw BrokenPage(file, table.line_of(key), fmt::format("{} without a formula; expected one", key));
        return result;
    }
    const language::Statement statement = read_text(
        table, file, "formula", [&](const std::string& text) { return language::parse(text, {definitions}); });
    for (const std::string& hint : result.settings.hints) {
        try {
            static_cast<void>(language::parse_hint(hint, {statement.definitions}));
        } catch (const StatementError& error) {
            throw BrokenPage(file, table.line_of("hint"), fmt::format("hint '{}': {}", hint, error.what()));
        }
    }
    result.formula = result.definitions.empty() ? formula : result.definitions + "; " + formula;
    demand_readable(result.formula, file);  // what is decided and shown is this text
    return result;
}

}  // namespace claim
