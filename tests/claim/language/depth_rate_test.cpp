// Checks claim/language/{depth_rate_engine,recurrence_rate,order_claim}.hpp: limits and rates are those of the proved
// expansions, claims that are finer stay open, z = 1 is a case of its own, and uniform claims are not pointwise ones.
#include "claim/language/depth_rate_engine.hpp"

#include "catch.hpp"
#include "claim/language/stand_ins.hpp"
#include "claim/language/statements.hpp"

using namespace claim::language;
using language_tests::hopeful, language_tests::read, language_tests::silent;

namespace {

const std::string all = "forall z in [-1, 1): ", limit = " as L -> inf";

Answer rate(const std::string& text, const OneVariable& ask = silent) {
    const auto outcome = depth_rate_engine(read(text), {}, ask);
    REQUIRE(outcome);
    if (outcome->answer == Answer::fails) CHECK(outcome->witness);
    if (outcome->answer == Answer::holds) CHECK_FALSE(outcome->certificate.empty());
    return outcome->answer;
}

}  // namespace

TEST_CASE("rates at large depth that hold") {
    for (const std::string& claim : std::vector<std::string>{
             "theta_bar(z, L) = 1/4 + O(log(L)/L)" + limit,
             "theta_bar(z, L) = 1/4 + 3/8*log(L)/L + O(1/L)" + limit,
             "theta_bar(z, L) - 1/4 ~ 3/8*log(L)/L" + limit,
             "1/4 - theta_bar(z, L) = Theta(log(L)/L)" + limit,
             "theta_bar(z, L) - 1/4 = Omega(1/L)" + limit,
             "T(z, L) ~ L/4" + limit,
             "U(z, L) = L + 3/2*log(L) + O(1)" + limit,
             "T(z, L) - U(z, L)/4 = O(1)" + limit,
             "1 - rho(z, L) = Theta(1/L^2)" + limit,
             "1 - rho(z, L) = 9/2*pi^2/L^2 - 27/2*pi^2*log(L)/L^3 + O(1/L^3)" + limit,
             "1 - rho(z, L + 5) ~ 9*pi^2/(2*L^2)" + limit,
             "1 - h'(rho(z, L)) ~ 3/L" + limit,
             "h(rho(z, L)) - rho(z, L) = Theta(1/L^3)" + limit,
             "arccos(rho(z, L)) ~ 3*pi/L" + limit,
             "(1 - rho(z, L))^(-1/2) = L*sqrt(2)/(3*pi) + o(L)" + limit,
             "theta_bar(z, L + 1) = (1 - 4/(L + 1))*theta_bar(z, L) + 1/(L + 1) + o(1/L)" + limit,
             "lim[L -> inf] theta_bar(z, L) = 1/4",
             std::string("lim[L -> inf] theta(z, L) = 0"),
             std::string("lim[L -> inf] exp(rho(z, L) - 1)*sqrt(L^2 + 1)/L = 1"),
             std::string("lim[L -> inf] (theta_bar(z, L + 1) - 1/4)/(theta_bar(z, L) - 1/4) = 1"),
             "(lim[L -> inf] (theta_bar(z, L + 2) - theta_bar(z, L + 1))/(theta_bar(z, L + 1) - theta_bar(z, L)) = 1)"
             " and (lim[L -> inf] rho(z, L) = 1)",
         }) {
        CAPTURE(claim);
        CHECK(rate(all + claim) == Answer::holds);
    }
    CHECK(rate("forall z in [-1, 1]: lim[L -> inf] rho(z, L) = 1") == Answer::holds);
    CHECK(rate("forall t in (0, 2]: 1 - rho(1 - t, L) = O(1/L^2)" + limit) == Answer::holds);
    CHECK(rate("forall z in (-1, 1]: lim[L -> inf] theta_bar(-z, L) = 1/4") == Answer::holds);
    CHECK(rate("theta_bar(1/2, L) = 1/4 + 3/8*log(L)/L + Theta(1/L)" + limit) == Answer::holds);
    CHECK(rate("forall z in {-1, 0, 1/2}: lim[L -> inf] theta_bar(z, L) = 1/4") == Answer::holds);
    CHECK(rate("sqrt(L + 1) - sqrt(L) ~ 1/(2*sqrt(L))" + limit) == Answer::holds);
}

TEST_CASE("rates at large depth that fail") {
    for (const std::string& claim : std::vector<std::string>{
             "theta_bar(z, L) = 1/4 + O(1/L)" + limit,
             "theta_bar(z, L) = 1/4 + o(log(L)/L)" + limit,
             "theta_bar(z, L) = 1/4 + (3/8 + 10^-20)*log(L)/L + O(1/L)" + limit,
             "theta_bar(z, L) = 1/4 + 3/8*log(L)/L + o(1/L)" + limit,
             "theta_bar(z, L) = 1/4 - 3/8*log(L)/L + O(1/L)" + limit,
             "theta_bar(z, L) = 1/4 + 10^-20 + O(log(L)/L)" + limit,
             "1/4 - theta_bar(z, L) = Theta(1/L)" + limit,
             "1 - rho(z, L) ~ 9*pi^2/(2*L^2)*(1 + 10^-20)" + limit,
             "1 - rho(z, L) = 9/2*pi^2/L^2 + O(1/L^3)" + limit,
             "1 - rho(z, L) = Omega(1/L)" + limit,
             "(1 - rho(z, L))^(-1/2) = L*sqrt(2)/pi + o(L)" + limit,
             std::string("lim[L -> inf] theta(z, L) = 1/4"),
             std::string("lim[L -> inf] T(z, L) = 1/4"),
             "(lim[L -> inf] rho(z, L) = 1) and (lim[L -> inf] theta_bar(z, L) = 1/5)",
             std::string("exists q in (0, 1): 1 - rho(z, L) = O(q^L)") + limit,
         }) {
        CAPTURE(claim);
        CHECK(rate(all + claim) == Answer::fails);
    }
    CHECK(rate("forall z in [-1, 1]: lim[L -> inf] theta_bar(z, L) = 1/4") == Answer::fails);
    CHECK(rate("forall z in [-1, 1): lim[L -> inf] theta_bar(-z, L) = 1/4") == Answer::fails);
    CHECK(rate("forall z in {0, 1}: lim[L -> inf] theta_bar(z, L) = 1/4") == Answer::fails);
    CHECK(rate("theta_bar(1/2, L) = 1/4 + 3/8*log(L)/L + o(1/L)" + limit) == Answer::fails);
}

TEST_CASE("undefined and open rates") {
    CHECK(rate("forall z in [-1, 1]: lim[L -> inf] U(z, L)/L = 1") == Answer::ill_posed);
    CHECK(rate("forall z in [-1, 1]: (1 - rho(z, L))^(-1/2) = O(L)" + limit) == Answer::ill_posed);
    // Beyond the expansion, or dependent on C(z).
    CHECK(rate("theta_bar(0, L) - theta_bar(0, L) = Theta(1/L)" + limit) != Answer::holds);
    CHECK(rate(all + "1 - rho(z, L) = 9/2*pi^2/L^2 - 27/2*pi^2*log(L)/L^3 + Theta(1/L^3)" + limit) != Answer::holds);
    CHECK(rate(all + "1 - rho(z, L) = O(1/L^9)" + limit) == Answer::fails);
    CHECK(rate(all + "rho(z, L + 1) - h(rho(z, L)) = O(1/L^9)" + limit) == Answer::undecided);
    CHECK(rate(all + "lim[L -> inf] sin(rho(z, L)) = sin(1)") == Answer::undecided);
    CHECK_FALSE(depth_rate_engine(read("forall z in [-1, 1]: h(z) >= z"), {}, silent));
}

TEST_CASE("uniform claims are told from pointwise ones") {
    const std::string bound = "abs(theta_bar(z, L) - 1/4) <= K*log(L + 1)/L";
    CHECK(rate("forall z in [-1, 1): exists K > 0: forall L >= 1: " + bound) == Answer::holds);
    CHECK(rate("exists K > 0: forall z in [-1, 1), L >= 1: " + bound) == Answer::fails);
    CHECK(rate("exists K > 0: forall z in [-1, 1/3], L >= 1: " + bound) == Answer::holds);
    CHECK(rate("exists K > 0: forall z in [-1, 1/3], L >= 1: abs(theta_bar(z, L) - 1/4) <= K/L") == Answer::fails);
    CHECK(rate("exists K in R: forall z in [-1, 1), L >= 1: abs(1 - rho(z, L)) <= K/L^2") == Answer::undecided);
    CHECK(rate("forall z in [-1, 1/2]: theta_bar(z, L) = 1/4 + O(log(L)/L)" + limit + " uniformly in z") ==
          Answer::holds);
    CHECK(rate(all + "theta_bar(z, L) = 1/4 + O(log(L)/L)" + limit + " uniformly in z") == Answer::fails);
    CHECK(rate(all + "theta_bar(z, L) = 1/4 + O(1)" + limit + " uniformly in z") == Answer::undecided);
    // log(L) vanishes at L = 1: no constant there, so this is not the order term.
    CHECK_FALSE(depth_rate_engine(read("forall z in [-1, 1): exists K > 0: forall L >= 1: "
                                       "abs(theta_bar(z, L) - 1/4) <= K*log(L)/L"),
                                  {}, silent));
}

TEST_CASE("recurrences of the user at their fixed point") {
    const std::string logistic = "r[1] = z, r[L+1] = r[L] - r[L]^2; forall z in (0, 1/2]: ";
    CHECK(rate(logistic + "r[L] ~ 1/L" + limit, hopeful) == Answer::holds);
    CHECK(rate(logistic + "r[L + 3] = Theta(1/L)" + limit, hopeful) == Answer::holds);
    CHECK(rate(logistic + "r[L] ~ 2/L" + limit, hopeful) == Answer::fails);
    CHECK(rate(logistic + "r[L] = o(1/L)" + limit, hopeful) == Answer::fails);
    CHECK(rate(logistic + "r[L] = 1/L + O(1/L^2)" + limit, hopeful) == Answer::undecided);
    CHECK(rate(logistic + "r[L] ~ 1/L" + limit, silent) == Answer::undecided);
    CHECK(rate("r[1] = z, r[L+1] = r[L]/2 + 1/4; forall z in [0, 1/2]: lim[L -> inf] r[L] = 1/2", hopeful) ==
          Answer::holds);
    CHECK(rate("r[1] = z, r[L+1] = r[L]/2 + 1/4; forall z in [0, 1/2): lim[L -> inf] r[L] = 1/3", hopeful) ==
          Answer::fails);
    // c(u) = 1 - u swaps the ends; nothing is monotone.
    CHECK(rate("r[1] = z, r[L+1] = 1 - r[L]; forall z in [0, 1]: lim[L -> inf] r[L] = 1", hopeful) ==
          Answer::undecided);
    const std::string leaky =
        "c(u, s) = u + s*(sqrt(1 - u^2) - u*arccos(u))/pi, r[1] = z, r[L+1] = c(r[L], s); "
        "forall s in (0, 1], z in [-1, 1): ";
    CHECK(rate(leaky + "1 - r[L] ~ 9*pi^2/(2*s^2*L^2)" + limit, hopeful) == Answer::holds);
    CHECK(rate(leaky + "1 - r[L] ~ 9*pi^2/(2*s*L^2)" + limit, hopeful) != Answer::holds);
    CHECK(rate(leaky + "1 - r[L] ~ 8*pi^2/(2*s^2*L^2)" + limit, hopeful) == Answer::fails);
    CHECK(rate(leaky + "(exists q in (0, 1): 1 - r[L] = O(q^L)" + limit + ")", hopeful) == Answer::fails);
}

TEST_CASE("of a constant of the point that is not known no sign is assumed") {
    // rho(z, 2) is positive and less than 1; the expansions know neither.
    const std::string from = "forall z in [0, 1): ";
    const auto answer = [](const std::string& text) {
        const auto o = depth_rate_engine(read(text), {}, silent);
        return o ? o->answer : Answer::undecided;
    };
    CHECK(answer(from + "rho(z, 2)/L = O(1/L)" + limit) == Answer::holds);
    // True: no root of a negative number.
    const Answer root = answer(from + "sqrt(rho(z, 2)*L) = O(sqrt(L))" + limit);
    CHECK((root == Answer::holds || root == Answer::undecided));
    // 2 sqrt(L) less the sum tends to -zeta(1/2) > 0, of which the expansion does not know the sign.
    CHECK(answer("sqrt(2*sqrt(L) - sum[k in 1..L] 1/sqrt(k)) = O(1)" + limit) != Answer::ill_posed);
    CHECK(answer("sqrt(-1 - 1/L) = O(1)" + limit) == Answer::ill_posed);
    // abs(rho - 2) is 2 - rho, abs(rho + 2) is not -(rho + 2).
    CHECK(answer(from + "abs(rho(z, 2) - 2)/L = (rho(z, 2) - 2)/L + O(1/L^2)" + limit) != Answer::holds);
    CHECK(answer(from + "abs(rho(z, 2) + 2)/L = -(rho(z, 2) + 2)/L + O(1/L^2)" + limit) != Answer::holds);
    CHECK(answer(from + "abs(rho(z, 2) - 2)/L = (2 - rho(z, 2))/L + O(1/L^2)" + limit) != Answer::fails);
}
