// The judge is judged: what is false he finds, what is true he does not refute.
#include "claim/language/judge.hpp"

#include "catch.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"

using namespace claim::language;
using language_tests::Opinion, language_tests::judge;

namespace {
Opinion opinion(const char* text) { return judge(parse(text)).opinion; }
}  // namespace

TEST_CASE("the judge agrees with the acceptance list") {
    int found_false = 0, missed = 0;
    for (const char* name : {"acceptance.tsv", "one_variable.tsv"})
        for (const auto& row : language_tests::table(name)) {
            CAPTURE(row[1]);
            try {
                const auto j = judge(parse(row[1]));
                CAPTURE(j.why);
                if (row[0] == "0") CHECK((j.opinion == Opinion::apparently_true || j.opinion == Opinion::unknown));
                // At irrational points, and at 1/3, he does not look.
                missed += (row[0] == "1" || row[0] == "2") && j.opinion == Opinion::apparently_true;
                found_false += j.opinion == Opinion::certainly_false;
            } catch (const StatementError&) {
                CHECK(row[0] == "2");
            }
        }
    CHECK(missed <= 6);
    CHECK(found_false >= 20);
}

TEST_CASE("the judge sees what is close") {
    CHECK(opinion("forall x in [0, 1]: x <= 1 - 1e-39") == Opinion::certainly_false);
    CHECK(opinion("forall x in [0, 1): x < 1") == Opinion::apparently_true);
    CHECK(opinion("forall z in [-1,1]: h(z) - z >= 2.00000000000000000002 sqrt(2)/(3 pi) (1-z)^(3/2)") ==
          Opinion::certainly_false);
    CHECK(opinion("forall z in [-1,1]: h(-z) = h(z) - z + 1e-60") == Opinion::certainly_false);
    CHECK(opinion("exp(z) = 1 + z + z^2/2*(1 + 1e-20) + O(z^3) as z -> 0") == Opinion::certainly_false);
    CHECK(opinion("exp(z) = 1 + z + z^2/2 + O(z^3) as z -> 0") == Opinion::apparently_true);
    CHECK(opinion("forall z in [-1, 1): lim[L -> inf] theta_bar(z, L) = 1/3") == Opinion::certainly_false);
    CHECK(opinion("forall z in [-1, 1): D(kappa0(z), z) > 0") == Opinion::unknown);
    CHECK(opinion("forall z in (-1, 1): D(kappa0(z), z) > 0") == Opinion::apparently_true);
    CHECK(opinion("gram(theta(., 2), circle(6)) > 0") == Opinion::certainly_false);
    CHECK(opinion("gram(theta(., 3), circle(6)) > 0") == Opinion::apparently_true);
    CHECK(opinion("forall d >= 2, X distinct in S^(d-1): gram(theta(., 2), X) > 0") == Opinion::certainly_false);
    CHECK(opinion("forall d >= 2, X distinct in S^(d-1): gram(theta(., 3), X) > 0") != Opinion::certainly_false);
    CHECK(opinion("forall d >= 2, X subset S^(d-1): gram(theta(., 3), X) > 0") == Opinion::certainly_false);
}
