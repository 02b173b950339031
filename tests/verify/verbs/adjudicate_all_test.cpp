// Checks that claims adjudicated by several threads have the verdicts of one thread, in the order of the pages.
#include "verify/verbs/adjudicate_all.hpp"
#include "catch.hpp"
#include "verify/record/catalogue.hpp"

namespace {

const std::string pack = VERIFY_SOURCES "/tests/verify/packs/my-paper";

std::vector<std::pair<std::string, claim::Verdict>> verdicts(unsigned jobs, double seconds) {
    const auto catalogue = verify::Catalogue::of_folder(pack);
    std::vector<const claim::Claim*> claims;
    for (const claim::Claim& claim : catalogue.claims()) claims.push_back(&claim);
    claim::Context context;
    context.seed = 7;
    const auto all = verify::adjudicate_all(claims, context, {seconds, jobs}, catalogue, {});
    CHECK_FALSE(all.abandoned);
    std::vector<std::pair<std::string, claim::Verdict>> found;
    for (const auto& result : all.results.list)
        found.emplace_back(result.claim->id, result.adjudication.finding.verdict);
    return found;
}

}  // namespace

TEST_CASE("four threads find what one finds, whether or not somebody watches the clock") {
    const auto alone = verdicts(1, 0);
    CHECK(alone.size() == 5);
    CHECK(verdicts(4, 0) == alone);
    CHECK(verdicts(4, 600) == alone);
}
