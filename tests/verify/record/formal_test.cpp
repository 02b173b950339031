#include "verify/record/formal.hpp"
#include "catch.hpp"
#include "verify/base/status.hpp"
#include "verify/record/checksum.hpp"
#include "verify/temporary_folder.hpp"

#include <fmt/format.h>

#include <fstream>

using namespace verify;
using claim::Evidence, claim::Verdict;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

std::string theorem(const std::string& claim, const std::string& kind, const std::string& file = "proofs/p/a.v") {
    return Json{{"theorem", "p." + claim}, {"claim", "p/" + claim}, {"kind", kind},   {"printed", "x"},
                {"statement", "0 = 0"},    {"axioms", {"classic"}}, {"gap", "none."}, {"files", {file}}}
               .dump() +
           "\n";
}
std::string file_line(const std::string& name, const std::string& bytes) {
    return Json{{"file", name}, {"sha256", sha256(bytes)}}.dump() + "\n";
}

struct Fixture {
    TemporaryFolder folder;
    std::filesystem::path root = folder.path, record = root / "reports" / "formal.jsonl";

    Fixture() { write(root / "proofs/p/a.v", "Theorem a."); }
    FormalRecord read(const std::string& lines) const {
        write(record, lines);
        return read_formal_record(record, root);
    }
};

/// A result with this verdict, as if its check had found it.
Results found(const claim::Claim& claim, Verdict verdict, std::optional<Verdict> correction = std::nullopt) {
    Results results;
    results.list.resize(1);
    Result& result = results.list.front();
    result.claim = &claim;
    result.adjudication.finding.verdict = verdict;
    result.adjudication.finding.evidence = verdict == Verdict::undecided ? Evidence::none : Evidence::tested;
    if (correction) result.adjudication.finding.correction = claim::Correction{"c", *correction, Evidence::tested, ""};
    return results;
}

}  // namespace

TEST_CASE("a theorem whose files are those that Coq has checked makes the verdict formal that it covers") {
    const Fixture f;
    claim::Claim claim;
    claim.id = "p/a";
    const std::string files = file_line("proofs/p/a.v", "Theorem a.") + "{\"coq\": \"8.16.1\"}\n";
    const auto evidence = [&](const std::string& kind, Verdict verdict) {
        Results results = found(claim, verdict);
        add_formal_proofs(results, f.read(theorem("a", kind) + files));
        CHECK(results.list.front().formal.size() == 1);
        CHECK(results.list.front().adjudication.finding.verdict == verdict);
        return results.list.front().adjudication.finding.evidence;
    };
    CHECK(evidence("statement", Verdict::holds) == Evidence::formal);
    CHECK(evidence("refutation", Verdict::fails) == Evidence::formal);
    // A part is no whole; a theorem that says otherwise than the check, or a check that found nothing, gains nothing.
    CHECK(evidence("part", Verdict::holds) == Evidence::tested);
    CHECK(evidence("statement", Verdict::fails) == Evidence::tested);
    CHECK(evidence("refutation", Verdict::holds) == Evidence::tested);
    CHECK(evidence("correction", Verdict::holds) == Evidence::tested);
    CHECK(evidence("statement", Verdict::undecided) == Evidence::none);
    CHECK(evidence("refutation", Verdict::not_checkable) == Evidence::tested);
}

TEST_CASE("a correction becomes formal by a theorem about the correction alone") {
    const Fixture f;
    claim::Claim claim;
    claim.id = "p/a";
    const std::string files = file_line("proofs/p/a.v", "Theorem a.");
    const auto evidence = [&](const std::string& kind, Verdict correction) {
        Results results = found(claim, Verdict::fails, correction);
        add_formal_proofs(results, f.read(theorem("a", kind) + files));
        return results.list.front().adjudication.finding.correction->evidence;
    };
    CHECK(evidence("correction", Verdict::holds) == Evidence::formal);
    CHECK(evidence("correction", Verdict::undecided) == Evidence::tested);
    CHECK(evidence("refutation", Verdict::holds) == Evidence::tested);
}

TEST_CASE("an edited or missing file, or another claim, makes nothing formal") {
    const Fixture f;
    claim::Claim claim;
    claim.id = "p/a";
    const auto nothing = [&](const FormalRecord& record) {
        Results results = found(claim, Verdict::holds);
        add_formal_proofs(results, record);
        CHECK(results.list.front().formal.empty());
        CHECK(results.list.front().adjudication.finding.evidence == Evidence::tested);
    };
    const FormalRecord edited = f.read(theorem("a", "statement") + file_line("proofs/p/a.v", "Theorem a, before."));
    CHECK(edited.changed == std::vector<std::string>{"proofs/p/a.v"});
    nothing(edited);
    nothing(f.read(theorem("a", "statement", "proofs/p/gone.v") + file_line("proofs/p/gone.v", "")));
    nothing(f.read(theorem("a", "statement")));  // no hash at all
    // Two theorems that cover the statement together, one of them of a file that is gone.
    nothing(f.read(theorem("a", "statement") + theorem("a", "statement", "proofs/p/gone.v") +
                   file_line("proofs/p/a.v", "Theorem a.") + file_line("proofs/p/gone.v", "")));
    nothing(f.read(theorem("b", "statement") + file_line("proofs/p/a.v", "Theorem a.")));
    nothing(read_formal_record(f.root / "no such file", f.root));
}

TEST_CASE("a file that is no record of formal proofs is named with its line") {
    const Fixture f;
    for (const std::string text : {"{}\n", "nonsense\n", "[1]\n", "{\"theorem\": 5}\n", "{\"file\": \"a\"}\n"}) {
        INFO(text);
        CHECK_THROWS_WITH(f.read(file_line("proofs/p/a.v", "Theorem a.") + text),
                          Catch::Contains("line 2") && Catch::Contains("formal.jsonl"));
    }
    CHECK_THROWS_WITH(f.read(theorem("a", "conjecture")),
                      Catch::Contains("kind 'conjecture'") && Catch::Contains("line 1"));
}
