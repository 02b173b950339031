#include "verify/record/formal.hpp"
#include "catch.hpp"
#include "claim/decided_steps.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/status.hpp"
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

/// A result with this verdict, whose only step is `tested`.
claim::Result tested(Verdict verdict) {
    using Aim = claim::Result::Aim;
    claim::Result result;
    result.aim = verdict == Verdict::not_checkable ? Aim::nothing : verdict == Verdict::fails ? Aim::refute : Aim::show;
    if (verdict != Verdict::undecided)
        result.steps.carries(claim::instances("a case", 1, 1, [](claim::Sampler&) { return rigor::Truth::yes; }));
    return result;
}

/// A claim whose check finds this verdict by a step that is `tested` at most, and a correction if one is asked for.
claim::Claim claim_with(Verdict verdict, std::optional<Verdict> correction = std::nullopt) {
    claim::Claim claim;
    claim.id = claim.check.id = "p/a";
    claim.check.statement = [=](const claim::Context&) { return tested(verdict); };
    if (correction) {
        claim.correction = "c";
        claim.check.correction = [=](const claim::Context&) { return tested(*correction); };
    }
    return claim;
}

/// What the engine makes of it with these theorems; the result has them as Coq prints them.
Result adjudicated(const claim::Claim& claim, const FormalRecord& record) {
    Results results;
    results.list.resize(1);
    results.list.front().claim = &claim;
    results.list.front().adjudication = claim::adjudicate(claim, with_theorems({}, record));
    add_formal_proofs(results, record);
    return results.list.front();
}

}  // namespace

TEST_CASE("a theorem whose files are those that Coq has checked makes the verdict formal that it covers") {
    const Fixture f;
    const std::string files = file_line("proofs/p/a.v", "Theorem a.") + "{\"coq\": \"8.16.1\"}\n";
    const auto evidence = [&](const std::string& kind, Verdict verdict) {
        const claim::Claim claim = claim_with(verdict);
        const Result result = adjudicated(claim, f.read(theorem("a", kind) + files));
        CHECK(result.formal.size() == 1);
        const claim::Finding& finding = result.adjudication.finding;
        CHECK(finding.verdict == verdict);
        CHECK((finding.evidence == Evidence::formal) ==
              (!finding.steps.empty() && finding.steps.front().kind() == claim::Kind::formal));
        return finding.evidence;
    };
    CHECK(evidence("statement", Verdict::holds) == Evidence::formal);
    CHECK(evidence("refutation", Verdict::fails) == Evidence::formal);
    // A part is no whole; a theorem that says otherwise than the check, or a check that found nothing, gains nothing.
    CHECK(evidence("part", Verdict::holds) == Evidence::tested);
    CHECK(evidence("statement", Verdict::fails) == Evidence::tested);
    CHECK(evidence("refutation", Verdict::holds) == Evidence::tested);
    CHECK(evidence("correction", Verdict::holds) == Evidence::tested);
    CHECK(evidence("statement", Verdict::undecided) == Evidence::none);
    CHECK(evidence("refutation", Verdict::not_checkable) == Evidence::none);
}

TEST_CASE("a correction becomes formal by a theorem about the correction alone") {
    const Fixture f;
    const std::string files = file_line("proofs/p/a.v", "Theorem a.");
    const auto evidence = [&](const std::string& kind, Verdict correction) {
        const claim::Claim claim = claim_with(Verdict::fails, correction);
        return adjudicated(claim, f.read(theorem("a", kind) + files)).adjudication.finding.correction->evidence;
    };
    CHECK(evidence("correction", Verdict::holds) == Evidence::formal);
    CHECK(evidence("correction", Verdict::undecided) == Evidence::none);
    CHECK(evidence("refutation", Verdict::holds) == Evidence::tested);
}

TEST_CASE("an edited or missing file, or another claim, makes nothing formal") {
    const Fixture f;
    const claim::Claim claim = claim_with(Verdict::holds);
    const auto nothing = [&](const FormalRecord& record) {
        const Result result = adjudicated(claim, record);
        CHECK(result.formal.empty());
        CHECK(result.adjudication.finding.evidence == Evidence::tested);
        CHECK_FALSE(with_theorems({}, record).theorem("p.a"));
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

TEST_CASE("a step finds a theorem by its name, with its axioms") {
    const Fixture f;
    const claim::Context context =
        with_theorems({}, f.read(theorem("a", "part") + file_line("proofs/p/a.v", "Theorem a.")));
    const auto found = context.theorem("p.a");
    REQUIRE(found);
    CHECK(found->kind == claim::CheckedTheorem::Kind::part);
    CHECK(found->axioms == std::vector<std::string>{"classic"});
    CHECK_FALSE(context.theorem("p.b"));
    CHECK(context.theorems_of("p/a").size() == 1);
    CHECK(context.theorems_of("p/b").empty());
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
