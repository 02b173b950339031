// Tests that the papers are covered: every numbered item has a claim, every claim has its place in the text.
#include "catch.hpp"
#include "proofs/registry.hpp"

#include <algorithm>
#include <set>

namespace {

const claim::Paper& paper(const std::string& key) {
    for (const claim::Paper& p : proofs::papers())
        if (p.key == key) return p;
    throw std::logic_error("no paper " + key);
}

/// The items that no passage with a claim names.
std::vector<std::string> uncovered(const std::vector<claim::Passage>& passages, const std::vector<std::string>& items) {
    std::set<std::string> covered;
    for (const claim::Passage& passage : passages)
        if (!passage.claims.empty()) covered.insert(passage.where);
    std::vector<std::string> missing;
    for (const std::string& item : items)
        if (!covered.count(item)) missing.push_back(item);
    return missing;
}

}  // namespace

TEST_CASE("every numbered item of every paper has a claim") {
    for (const claim::Paper& covered : proofs::papers()) {
        INFO(covered.key);
        CHECK_FALSE(covered.numbered.empty());
        CHECK(uncovered(covered.passages, covered.numbered) == std::vector<std::string>{});
        CHECK(std::set<std::string>(covered.numbered.begin(), covered.numbered.end()).size() ==
              covered.numbered.size());
    }
    // Counted in the texts of the papers by hand.
    CHECK(paper("yu-2025").numbered.size() == 63 + 21);
    CHECK(paper("st-arnaud-2026").numbered.size() == 38);
    CHECK(paper("jacot-2018").numbered.size() == 20);
    CHECK(paper("le-2025").numbered.size() == 7 + 17 + 6);
}

TEST_CASE("an item without a claim is noticed") {
    std::vector<claim::Passage> passages = paper("yu-2025").passages;
    passages.erase(
        std::remove_if(passages.begin(), passages.end(), [](const claim::Passage& p) { return p.where == "(C.20)"; }),
        passages.end());
    for (claim::Passage& passage : passages)
        if (passage.where == "lemma 4") passage.claims.clear();
    CHECK(uncovered(passages, paper("yu-2025").numbered) == std::vector<std::string>{"(C.20)", "lemma 4"});
}

TEST_CASE("claims and passages of a covered paper name each other") {
    std::set<std::string> ids;
    for (const claim::Claim& claim : proofs::all_claims()) ids.insert(claim.id);
    for (const claim::Paper& covered : proofs::papers()) {
        if (covered.passages.empty()) continue;
        std::set<std::string> placed;
        for (const claim::Passage& passage : covered.passages) {
            INFO(passage.where << ": " << passage.says);
            CHECK_FALSE(passage.says.empty());
            CHECK(passage.claims.empty() != passage.reason.empty());
            for (const std::string& id : passage.claims) {
                CHECK(ids.count(id) == 1);
                placed.insert(id);
            }
        }
        for (const claim::Claim& claim : proofs::all_claims()) {
            if (claim.paper() != covered.key) continue;
            INFO(claim.id);
            CHECK(placed.count(claim.id) == 1);
            CHECK_FALSE(claim.tried.empty());
        }
        for (const claim::Assessment& assessment : covered.assessment) {
            INFO(assessment.says);
            CHECK_FALSE((assessment.holding.empty() && assessment.failing.empty()));
            for (const auto* list : {&assessment.holding, &assessment.failing})
                for (const std::string& id : *list) CHECK(ids.count(id) == 1);
        }
    }
}
