#include "services/check_certificate.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace services {

namespace language = claim::language;

namespace {

language::Statement read(const Certificate& certificate) {
    try {
        language::Statement s = language::parse(certificate.statement);
        for (const std::string& hint : certificate.hints) s.hints.push_back(language::parse_hint(hint));
        static_cast<void>(language::unfold_definitions(s));
        return s;
    } catch (const language::StatementError& error) {
        throw BadInput("", "", fmt::format("its statement cannot be read: {}", error.found), error.expected);
    } catch (const std::invalid_argument& error) {
        throw BadInput("", "", fmt::format("its statement cannot be read: {}", error.what()), "definitions that end");
    }
}

}  // namespace

CertificateReport check_certificate(const Certificate& certificate) {
    using Result = CertificateReport::Result;
    const language::Statement statement = read(certificate);
    if (certificate.verdict != "holds" && certificate.verdict != "fails")
        throw BadInput("", "", "the verdict '" + certificate.verdict.substr(0, 60) + "'", "holds or fails");
    if (language::to_text(statement) != certificate.text)
        return {Result::rejected, true, 0, "the statement reads as another text: " + language::to_text(statement)};
    const auto answer = certificate.verdict == "holds" ? language::Answer::holds : language::Answer::fails;
    const language::Replayed found = language::replay(statement, answer, certificate.engine, certificate.items);
    if (found.result == language::Replayed::shown) return {};
    const bool whole = found.item >= certificate.items.size();
    const Result result = found.result == language::Replayed::not_replayed ? Result::not_replayed : Result::rejected;
    return {result, whole, whole ? 0 : found.item, found.why};
}

}  // namespace services
