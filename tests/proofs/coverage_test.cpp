// Tests that the papers are covered: every numbered item has a claim, every claim has its place in the text.
#include "catch.hpp"
#include "proofs/registry.hpp"

#include <algorithm>
#include <set>

namespace {

const proofs::Paper& paper(const std::string& key) {
    for (const proofs::Paper& p : proofs::papers())
        if (p.key == key) return p;
    throw std::logic_error("no paper " + key);
}

/// The numbered items of a paper as it numbers them: counted in the text of the paper by hand.
struct Numbering {
    const char* before;
    int count;
    const char* after;
};
std::vector<std::string> numbered_items(const std::vector<Numbering>& numberings) {
    std::vector<std::string> items;
    for (const Numbering& n : numberings)
        for (int k = 1; k <= n.count; ++k) items.push_back(n.before + std::to_string(k) + n.after);
    return items;
}
const std::vector<Numbering> yu_2025{
    {"(2.", 7, ")"},         {"(3.", 10, ")"},       {"(4.", 4, ")"},   {"(5.", 7, ")"},     {"(B.", 9, ")"},
    {"(C.", 26, ")"},        {"definition ", 2, ""}, {"lemma ", 8, ""}, {"theorem ", 2, ""}, {"corollary ", 1, ""},
    {"proposition ", 3, ""}, {"remark ", 1, ""},     {"figure ", 4, ""}};
const std::vector<Numbering> st_arnaud_2026{
    {"(", 5, ")"},         {"definition ", 7, ""}, {"proposition ", 8, ""}, {"lemma ", 1, ""}, {"theorem ", 3, ""},
    {"corollary ", 1, ""}, {"remark ", 1, ""},     {"example ", 2, ""},     {"table ", 2, ""}, {"figure ", 8, ""}};

const std::vector<Numbering> jacot_2018{
    {"proposition ", 2, ""}, {"theorem ", 3, ""}, {"lemma ", 2, ""}, {"remark ", 5, ""},
    {"footnote ", 4, ""},    {"figure ", 3, ""},  {"(", 1, ")"}};
/// Le counts definitions, theorems, remarks and equations together, section by section; remark 1.1 asserts nothing.
const std::vector<std::string> le_2025{"definition 2.1",
                                       "definition 2.2",
                                       "definition 2.3",
                                       "remark 2.4",
                                       "theorem 2.5",
                                       "theorem 2.6",
                                       "remark 2.7",
                                       "definition 3.1",
                                       "definition 3.2",
                                       "(3.3)",
                                       "proposition 3.4",
                                       "corollary 3.5",
                                       "(3.6)",
                                       "(3.7)",
                                       "(3.8)",
                                       "remark 3.9",
                                       "definition 3.10",
                                       "definition 3.11",
                                       "proposition 3.12",
                                       "theorem 3.13",
                                       "(3.14)",
                                       "remark 3.15",
                                       "remark 3.16",
                                       "remark 3.17",
                                       "theorem 4.1",
                                       "remark 4.2",
                                       "remark 4.3",
                                       "corollary 4.4",
                                       "proposition 4.5",
                                       "corollary 4.6"};

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

TEST_CASE("every numbered item of yu-2025 has a claim") {
    const auto items = numbered_items(yu_2025);
    CHECK(items.size() == 63 + 21);
    CHECK(uncovered(paper("yu-2025").passages, items) == std::vector<std::string>{});
}

TEST_CASE("every numbered item of st-arnaud-2026 has a claim") {
    const auto items = numbered_items(st_arnaud_2026);
    CHECK(items.size() == 38);
    CHECK(uncovered(paper("st-arnaud-2026").passages, items) == std::vector<std::string>{});
}

TEST_CASE("every numbered item of jacot-2018 has a claim") {
    const auto items = numbered_items(jacot_2018);
    CHECK(items.size() == 20);
    CHECK(uncovered(paper("jacot-2018").passages, items) == std::vector<std::string>{});
}

TEST_CASE("every numbered item of le-2025 has a claim") {
    CHECK(le_2025.size() == 7 + 17 + 6);
    CHECK(uncovered(paper("le-2025").passages, le_2025) == std::vector<std::string>{});
}

TEST_CASE("an item without a claim is noticed") {
    std::vector<claim::Passage> passages = paper("yu-2025").passages;
    passages.erase(
        std::remove_if(passages.begin(), passages.end(), [](const claim::Passage& p) { return p.where == "(C.20)"; }),
        passages.end());
    for (claim::Passage& passage : passages)
        if (passage.where == "lemma 4") passage.claims.clear();
    CHECK(uncovered(passages, numbered_items(yu_2025)) == std::vector<std::string>{"(C.20)", "lemma 4"});
}

TEST_CASE("claims and passages of a covered paper name each other") {
    std::set<std::string> ids;
    for (const claim::Claim& claim : proofs::all_claims()) ids.insert(claim.id);
    for (const proofs::Paper& covered : proofs::papers()) {
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
            CHECK_FALSE(claim.attack.empty());
        }
        for (const claim::Assessment& assessment : covered.assessment) {
            INFO(assessment.says);
            CHECK_FALSE((assessment.holding.empty() && assessment.failing.empty()));
            for (const auto* list : {&assessment.holding, &assessment.failing})
                for (const std::string& id : *list) CHECK(ids.count(id) == 1);
        }
    }
}
