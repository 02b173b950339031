// Tests every claim through the registry: the record is complete, each control is rejected, each property holds, each
// verdict is the one in the committed reports/results.json, and each refutation comes with a witness and a correction
// that holds.
#include "proofs/registry.hpp"
#include "catch.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

namespace {

std::map<std::string, nlohmann::json> recorded() {
    const char* root = std::getenv("VERIFY_ROOT");
    std::ifstream file(std::string(root ? root : ".") + "/reports/results.json");
    REQUIRE(file);
    std::map<std::string, nlohmann::json> record;
    const nlohmann::json json = nlohmann::json::parse(file);
    for (const auto& result : json.at("results")) record.emplace(result.at("id"), result);
    return record;
}

void check_claims_of(const std::string& paper) {
    const auto record = recorded();
    const claim::Context context = proofs::with_all_claims({});  // which finds each claim once, whoever rests on it
    int checked = 0;
    for (const claim::Claim& claim : proofs::all_claims()) {
        if (claim.paper() != paper) continue;
        ++checked;
        INFO(claim.id);
        const claim::Adjudication result = claim::adjudicate(claim, context);
        CHECK((result.controls_tried() >= 1 || !claim.no_control.empty() || !claim.not_checkable.empty()));
        CHECK(result.controls_accepted() == std::vector<std::string>{});
        CHECK(result.property.counterexample == std::nullopt);
        if (claim.check.property.run) CHECK(result.property.cases >= 100);
        REQUIRE(record.count(claim.id) == 1);
        CHECK(record.at(claim.id).at("verdict") == to_string(result.finding.verdict));
        // What Coq has proved raises the record's evidence above that of the check; it does not replace the check.
        const bool formal = record.at(claim.id).at("evidence") == "formal";
        CHECK(result.finding.evidence != claim::Evidence::formal);
        if (formal) {
            CHECK_FALSE(record.at(claim.id).at("formal").empty());
            CHECK(result.finding.evidence != claim::Evidence::none);
        } else {
            CHECK(record.at(claim.id).at("evidence") == to_string(result.finding.evidence));
        }
        if (result.finding.verdict == claim::Verdict::fails) {
            CHECK_FALSE(result.finding.witness.empty());
            REQUIRE(result.finding.correction);
            CHECK(result.finding.correction->verdict == claim::Verdict::holds);
        }
        if (result.finding.verdict != claim::Verdict::undecided) CHECK_FALSE(result.finding.scope.empty());
    }
    CHECK(checked > 0);
}

void check_claims_of_every_fourth(std::size_t first) {
    for (std::size_t i = first; i < proofs::papers().size(); i += 4) check_claims_of(proofs::papers()[i].key);
}

}  // namespace

// Every fourth paper a test, so that they run side by side.
TEST_CASE("claims of the first paper, the fifth, …") { check_claims_of_every_fourth(0); }
TEST_CASE("claims of the second paper, the sixth, …") { check_claims_of_every_fourth(1); }
TEST_CASE("claims of the third paper, the seventh, …") { check_claims_of_every_fourth(2); }
TEST_CASE("claims of the fourth paper, the eighth, …") { check_claims_of_every_fourth(3); }

TEST_CASE("records are complete and ids are well formed and unique") {
    const std::regex form(R"([a-z]+(-[a-z]+)*-\d{4}/[a-z0-9][a-z0-9.\-]*)");
    std::set<std::string> ids, papers;
    for (const claim::Paper& paper : proofs::papers()) papers.insert(paper.key);
    for (const claim::Claim& claim : proofs::all_claims()) {
        INFO(claim.id);
        CHECK(std::regex_match(claim.id, form));
        CHECK(ids.insert(claim.id).second);
        CHECK(papers.count(claim.paper()) == 1);
        for (const std::string* field : {&claim.where, &claim.title, &claim.statement}) CHECK_FALSE(field->empty());
        CHECK((claim.check.statement || !claim.formula.empty() || !claim.not_checkable.empty()));
        if (claim.check.statement)
            CHECK((!claim.check.controls.empty() || !claim.no_control.empty() || !claim.not_checkable.empty()));
        if (claim.check.property.run) CHECK_FALSE(claim.check.property.says.empty());
    }
    for (const claim::Claim& claim : proofs::all_claims())
        for (const std::string& id : claim.uses) {
            INFO(claim.id << " uses " << id);
            CHECK(ids.count(id) == 1);
            CHECK(id != claim.id);
        }
}

TEST_CASE("a property under another seed still holds") {
    for (const claim::Claim& claim : proofs::all_claims()) {
        INFO(claim.id);
        if (claim.check.property.run) CHECK(claim.check.property.run(60, 4711).counterexample == std::nullopt);
    }
}
