// docs/language.md: every line of its code blocks that begins with `verify prove` gives the status behind its #.
#include "verify/process.hpp"

#include <filesystem>
#include <sstream>

TEST_CASE("every example of the language document has the status that stands behind it") {
    std::istringstream document(content(std::filesystem::path(VERIFY_SOURCES) / "docs/language.md"));
    const std::string begin = "verify ";
    bool code = false;
    int examples = 0;
    for (std::string line; std::getline(document, line);) {
        if (line.starts_with("```")) code = !code;
        if (!code || !line.starts_with(begin + "prove")) continue;
        ++examples;
        INFO(line);
        const auto mark = line.rfind("# ");
        REQUIRE(mark != std::string::npos);
        const Ran ran = run_verify(line.substr(begin.size()));  // the shell takes the # for what it is
        INFO(ran.out << ran.err);
        CHECK(std::to_string(ran.status) == line.substr(mark + 2, 1));
    }
    CHECK(examples >= 40);
}
