// What is undefined at a point of its domain is neither true nor false, also where the values at the correlation 1 hide
// it, and where another point refutes.
#include "claim/language/decide.hpp"

#include "catch.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;

TEST_CASE("all depths: what stands at a layer before the first is not true") {
    for (const char* text :
         {"forall L >= 1: theta_bar(1, L - 3) = 1", "forall L >= 1: T(1, L - 1) = L - 1",
          "forall L >= 1: sigma_dot(1, L - 5) = 1/2", "forall z in [-1, 1], L >= 0: rho(1, L) >= rho(z, L + 1)",
          "forall z in [-1, 1], L >= 1: theta(1, L - 1) >= theta(z, L)", "forall L >= 1: T(1, L/2) = L/2"}) {
        CAPTURE(text);
        CHECK(decide(parse(text), {.seconds = 3}).answer == Answer::ill_posed);
    }
    for (const char* text : {"forall L >= 4: theta_bar(1, L - 3) = 1", "forall L >= 1: T(1, L) = L",
                             "theta_bar(1, 3) = 1", "forall L >= 2: T(1, L - 1) = L - 1",
                             "forall z in [-1, 1): lim[L -> inf] rho(z, L - 3) = theta_bar(1, L - 3)",
                             "forall z in [-1, 1], L >= 1: theta(1, L) >= theta(z, L)"}) {
        CAPTURE(text);
        const Answer found = decide(parse(text), {.seconds = 3}).answer;
        CHECK((found == Answer::holds || found == Answer::undecided));
    }
}

TEST_CASE("a statement that is false at one point and undefined at another is ill-posed") {
    for (const char* text : {"forall z in [-1, 1 + 1e-20]: kappa0(z) >= kappa1(z)",
                             "forall z in [-1 - 1e-20, 1]: h(z) - z <= 2*sqrt(2)/(3*pi)*(1 - z)^(3/2)",
                             "forall u in (0, 11/10): u <= -log(1 + 1e-20 - u)",
                             "forall z in [-1, 2): exists K > 0: forall L >= 2: abs(theta_bar(z, L) - 1/4) <= "
                             "K*log(L + 1)/L"}) {
        CAPTURE(text);
        CHECK(decide(parse(text), {.seconds = 3}).answer == Answer::ill_posed);
    }
    CHECK(decide(parse("forall z in [-1, 1]: kappa0(z) >= kappa1(z)")).answer == Answer::fails);
}

TEST_CASE("layers at a point above 1 are refuted at no layer") {
    for (const char* text : {"forall L >= 1: T(2 - t, L) = L - L*(L - 1)/2*sqrt(2)/pi*t^(1/2) + O(t) as t -> 0+",
                             "forall L >= 1: T(1 + t, L) = 2*L + O(t) as t -> 0+"}) {
        CAPTURE(text);
        CHECK(decide(parse(text), {.seconds = 3}).answer != Answer::fails);
    }
    CHECK(decide(parse("forall L >= 1: T(1 - t, L) = 2*L + O(t) as t -> 0+")).answer == Answer::fails);
}
