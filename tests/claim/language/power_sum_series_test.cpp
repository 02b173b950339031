// Checks claim/language/power_sum_series.hpp: growth of sums of powers, and exponentials in limits.
#include "claim/language/power_sum_series.hpp"

#include "catch.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;

TEST_CASE("growth of sums of powers", "[integers]") {
    const auto answer = [](const char* text) { return decide(parse(text)).answer; };
    CHECK(answer("sum[k in 1..n] 1/k = log(n) + O(1) as n -> inf") == Answer::holds);
    CHECK(answer("sum[k in 1..n] 1/k = log(n) + euler + 1/(2*n) - 1/(12*n^2) + O(1/n^4) as n -> inf") == Answer::holds);
    CHECK(answer("sum[k in 1..n] 1/k = log(n) + euler + 1/(2*n) + 1/(12*n^2) + O(1/n^4) as n -> inf") == Answer::fails);
    CHECK(answer("lim[n -> inf] log(n) - ((sum[k in 1..n] 1/k) + euler) = 0") == Answer::fails);
    CHECK(answer("lim[n -> inf] sum[k in 1..n] 1/k^2 = pi^2/6") == Answer::holds);
    CHECK(answer("lim[n -> inf] sum[k in 1..n] 1/k^2 = pi^2/6 + 1/10^20") == Answer::fails);
    CHECK(answer("sum[k in 1..n] 1/sqrt(k) ~ 2*sqrt(n) as n -> inf") == Answer::holds);
    CHECK(answer("sum[k in 2..n+1] k^3 = n^4/4 + O(n^3) as n -> inf") == Answer::holds);
    CHECK(answer("lim[n -> inf] exp(-n/2) = 0") == Answer::holds);
    CHECK(answer("lim[n -> inf] n^3/2^n = 0") == Answer::holds);
    CHECK(answer("lim[n -> inf] exp(-n/(2*n)) = 0") != Answer::holds);
    CHECK(answer("lim[n -> inf] 2^n/n^3 = 0") != Answer::holds);
}

TEST_CASE("differences of sums are their terms", "[integers]") {
    for (const long p : {0, 1, 2, 3, 5, 7}) {
        // S(n) - S(n - 1) = n^p.
        const GrowthSeries s = power_sum(p);
        CHECK_FALSE(s.terms().empty());
        CHECK((s - s.shifted(-1) - GrowthSeries::term(1, p)).terms().empty());
    }
}
