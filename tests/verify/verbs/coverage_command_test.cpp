// verify coverage: the committed pages are what it prints; a paper that is not covered; a folder that cannot be
// written.
#include "proofs/registry.hpp"
#include "verify/process.hpp"

#include <algorithm>
#include <fstream>

TEST_CASE("the committed pages of coverage are what the registry and the record give") {
    int pages = 0;
    for (const claim::Paper& covered : proofs::papers()) {
        if (covered.passages.empty()) continue;
        ++pages;
        std::string folder = covered.key;
        std::replace(folder.begin(), folder.end(), '-', '_');
        const Ran made = run_verify("coverage --paper " + covered.key);
        CHECK(made.status == 0);
        CHECK(made.err.empty());
        CHECK(made.out == content(std::filesystem::path(VERIFY_SOURCES) / "proofs" / folder / "COVERAGE.md"));
    }
    CHECK(pages >= 1);
}

TEST_CASE("a page of coverage as a file is the page on standard output") {
    const TemporaryFolder folder;
    const Ran printed = run_verify("coverage --paper yu-2025"),
              written = run_verify("coverage --paper yu-2025 --out '" + folder.path.string() + "'");
    CHECK(written.status == 0);
    CHECK(written.out.empty());
    CHECK(content(folder.path / "COVERAGE.md") == printed.out);
}

TEST_CASE("what coverage refuses") {
    check_refused("coverage", "--paper");
    check_refused("coverage --paper yu-2026", "yu-2026");
    check_refused("coverage --paper yu-2025 --out /proc/nothing", "/proc/nothing");
}
