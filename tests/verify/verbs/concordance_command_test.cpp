// verify concordance: the committed page is what it prints; a folder that cannot be written.
#include "verify/process.hpp"

TEST_CASE("the committed concordance is what the registry and the record give") {
    const Ran made = run_verify("concordance");
    CHECK(made.status == 0);
    CHECK(made.err.empty());
    CHECK(made.out == content(std::filesystem::path(VERIFY_SOURCES) / "reports" / "concordance.md"));
    const TemporaryFolder folder;
    CHECK(run_verify("concordance --out '" + folder.path.string() + "'").status == 0);
    CHECK(content(folder.path / "concordance.md") == made.out);
}

TEST_CASE("what concordance refuses") { check_refused("concordance --out /proc/nothing", "/proc/nothing"); }
