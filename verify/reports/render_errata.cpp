// The errata of a paper as text.
#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/wrapped_text.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

std::string line(const char* label, const std::string& text, std::size_t width) {
    return text.empty() ? "" : wrapped(fmt::format("{}: {}", label, text), width, "   ");
}

std::string entry(int number, const Json& result, std::size_t width) {
    const bool fails = text_of(result, "verdict") == "fails";
    std::string text =
        hanging(fmt::format("{}, {}: {}", text_of(result, "id"), text_of(result, "where"), text_of(result, "title")),
                width, "", fmt::format("{}. ", number));
    text += line("Printed", text_of(result, "statement"), width);
    if (!fails) text += line("Read as", text_of(result, "reading"), width);
    text += line("Counterexample", text_of(result, "witness"), width);
    const Json* correction = correction_in(result);
    text +=
        line(fails ? "Correct" : "Should be printed",
             correction ? fmt::format("{} ({})", text_of(*correction, "statement"), verdict_with_evidence(*correction))
                        : "no true statement near it is known.",
             width);
    return text + line("What depends on it", text_of(result, "harm"), width);
}

}  // namespace

std::string render_errata(const claim::Paper& paper, const std::vector<WeighedErrata>& parts, std::size_t width) {
    std::string text =
        wrapped(fmt::format("{}: {}, {}, {}", paper.key, paper.authors, paper.title, paper.edition), width, "");
    int number = 0;
    for (const WeighedErrata& part : parts) {
        text += "\n" + wrapped(fmt::format("{} ({})", part.heading, part.results.size()), width, "") + "\n";
        for (const Json* result : part.results) text += entry(++number, *result, width);
    }
    return text;
}

}  // namespace verify
