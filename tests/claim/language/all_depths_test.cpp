// Checks claim/language/{all_depths_engine,layer_induction,layer_polynomial}.hpp: what is true for all layers is
// reduced to true statements in one name, and false variants are never confirmed, not even where every reduced
// statement that no point refutes is taken for true.
#include "claim/language/all_depths_engine.hpp"

#include "catch.hpp"
#include "claim/language/layer_polynomial.hpp"
#include "claim/language/stand_ins.hpp"
#include "claim/language/text.hpp"
#include "claim/language/truth_at.hpp"

using namespace claim::language;
using language_tests::hopeful, language_tests::read, language_tests::silent;
using rigor::Ball, rigor::Rational;

namespace {

Outcome outcome_of(const std::string& text, const OneVariable& ask, const std::string& hint = "") {
    const auto outcome = all_depths_engine(read(text, hint), {}, ask);
    REQUIRE(outcome);
    return *outcome;
}

const std::string growth = "1/sqrt(1 - rho(z, L)) >= 1/sqrt(2) + sqrt(2)/(3 pi)*(L - 1)";

/// Statement and, where one is needed, hint.
const std::vector<std::pair<std::string, std::string>> true_for_all_layers = {
    {"forall z in [-1, 1], L >= 1: rho(z, L + 1) >= rho(z, L)", ""},
    {"forall L >= 1, z in [-1, 1): rho(z, L + 1) > rho(z, L)", ""},
    {"forall z in [-1, 1], L >= 3: rho(z, L) >= rho(z, L - 2)", ""},
    {"forall z in (-1, 1], n >= 1: rho(-z, n + 1) >= rho(-z, n)", ""},
    {"forall z in [-1, 1], L >= 1: -1 <= theta_bar(z, L) <= 1", ""},
    {"forall z in [-1, 1], L >= 1: abs(theta_bar(z, L)) <= 1", ""},
    {"forall z in [-1, 1], L >= 3: theta_bar(z, L) > 0", ""},
    {"forall z in [-1, 1], L >= 3: T(z, L) > 0", ""},
    {"forall z in [-1, 1), L >= 1: T(z, L) <= 3 pi/(4 sqrt(2 (1 - rho(z, L))))", ""},
    {"forall z in [-1, 1), L >= 1: T(z, L) <= U(z, L)/4", ""},
    {"forall z in [-1, 1], L >= 1: theta(1, L) >= theta(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L + 1) = L/(L + 1)*h'(rho(z, L))*theta_bar(z, L) + 1/(L + 1)*h(rho(z, "
     "L))",
     ""},
    {"forall z in [-1, 1], L >= 1: theta(z, L + 1) = sigma_dot(z, L)*theta(z, L) + sigma(z, L + 1)", ""},
    {"forall L >= 1: sigma(1, L) = 1/2^(L - 1) and theta(1, L + 1) = theta(1, L)/2 + 1/2^L and theta(1, L + 1) = (L + "
     "1)/2^L",
     ""},
    {"forall L >= 1: 1/4 = (1 - 4/(L + 1))*1/4 + 1/(L + 1)", ""},
    {"forall L >= 1: L*2^L/((L + 1)*2^(L - 1))*1/2 = L/(L + 1)", ""},
    {"forall z in [-1, 1), L >= 1: " + growth, ""},
    {"forall z in [-1, 1), L >= 1: 1/sqrt(1 - rho(z, L + 1)) - 1/sqrt(1 - rho(z, L)) >= sqrt(2)/(3 pi)", ""},
    {"forall z in [-1, 1), L >= 1: rho(z, L) >= 1 - 20/L", "invariant " + growth},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) <= 1 + 1/L", "invariant theta_bar(z, L) <= 1"},
    {"forall z in [-1, 1], L >= 1: rho(z, L) >= z", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L) >= z - 1/10^9", ""},
    {"forall z in [-1, 1], L >= 3: rho(z, L) >= rho(z, 2)", ""},
    {"forall z in [-1, 1], L >= 1: T(z, L)^2 <= L^2", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L)^2 <= 1", ""},
    {"forall z in [-1, 1], L >= 1: (1 - rho(z, L))*T(z, L) <= 2*L", ""},
    {"forall L >= 1: 2^L >= L + 1", ""},
    {"forall L >= 5: 2^L > L^2", ""},
    {"forall L >= 1: 2^(-L) <= 1/L", ""},
};

const std::vector<std::pair<std::string, std::string>> false_for_some_layer = {
    {"forall z in [-1, 1], L >= 1: rho(z, L + 1) > rho(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L + 1) <= rho(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L) >= rho(z, L + 1)", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L + 1) >= rho(z, L)*(1 + 10^-20)", ""},
    {"forall z in [-1, 1], L >= 1: -1 < theta_bar(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) < 1", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) <= 1 - 10^-20", ""},
    {"forall z in [-1, 1], L >= 1: 0 <= theta_bar(z, L) <= 1", ""},
    {"forall z in [-1, 1], L >= 2: theta_bar(z, L) > 0", ""},
    {"forall z in [-1, 1], L >= 3: theta_bar(z, L - 1) > 0", ""},
    {"forall z in [-1, 1], L >= 3: theta_bar(z, L) < 0", ""},
    {"forall z in [-1, 1), L >= 1: T(z, L) >= 3 pi/(4 sqrt(2 (1 - rho(z, L))))", ""},
    {"forall z in [-1, 1), L >= 1: T(z, L) <= 3 pi/(4 sqrt(2 (1 - rho(z, L))))*(3/4)", ""},
    {"forall z in [-1, 1), L >= 1: T(z, L + 1) <= 3 pi/(4 sqrt(2 (1 - rho(z, L))))", ""},
    {"forall z in [0, 1], L >= 1: theta_bar(z, L + 1) >= theta_bar(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L + 1) <= theta_bar(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: theta(1, L) > theta(z, L)", ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L + 1) = L/(L + 1)*h'(rho(z, L))*theta_bar(z, L) + 1/(L + 1)*rho(z, L)",
     ""},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L + 1) = L/(L + 1)*h'(rho(z, L))*theta_bar(z, L) + 1/L*h(rho(z, L))",
     ""},
    {"forall z in [-1, 1], L >= 1: theta(z, L + 1) = sigma_dot(z, L)*theta(z, L) + sigma(z, L)", ""},
    {"forall L >= 1: 1/4 = (1 - 4/(L + 1))*1/4 + 1/(L + 1) + 10^-20/L", ""},
    {"forall L >= 1: theta(1, L + 1) = (L + 2)/2^L", ""},
    {"forall z in [-1, 1), L >= 1: 1/sqrt(1 - rho(z, L)) >= 1/sqrt(2) + sqrt(2)/(3 pi)*L", ""},
    {"forall z in [-1, 1), L >= 1: rho(z, L) >= 1 - 2/L", "invariant " + growth},
    {"forall z in [-1, 1), L >= 1: rho(z, L) >= 1 - 20/L^2", "invariant " + growth},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) <= 1 - 1/L", "invariant theta_bar(z, L) <= 1"},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) >= 1/5", "invariant theta_bar(z, L) <= 1"},
    {"forall z in [-1, 1], L >= 1: theta_bar(z, L) = 1", "invariant theta_bar(z, L) <= 1"},
    {"forall z in [-1, 1], L >= 1: rho(z, L) > z", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L) >= z + 1/10^9", ""},
    {"forall z in [-1, 1], L >= 1: rho(z, L) >= rho(z, 2)", ""},
    {"forall z in [-1, 1], L >= 1: T(z, L)^2 < L^2", ""},
    {"forall z in [-1, 1], L >= 1: T(z, L)^2 >= L^2", ""},
    {"forall z in [-1, 1], L >= 1: T(z, L)^2 <= L^2 - 10^-20", ""},
    {"forall L >= 1: 2^L > L + 1", ""},
    {"forall L >= 4: 2^L > L^2", ""},
    {"forall L >= 1: 2^(-L) <= 1/L - 1/2", ""},
};

}  // namespace

TEST_CASE("true statements for all layers are reduced to true ones") {
    for (const auto& [text, hint] : true_for_all_layers) {
        CAPTURE(text, hint);
        const Outcome outcome = outcome_of(text, hopeful, hint);
        CAPTURE(outcome.says);
        CHECK(outcome.answer == Answer::holds);
        CHECK_FALSE(outcome.certificate.empty());
        // Without an engine for what remains nothing is confirmed but identities, and nothing is refuted.
        const Answer alone = outcome_of(text, silent, hint).answer;
        CHECK((alone == Answer::undecided || alone == Answer::holds));
    }
}

TEST_CASE("false variants are never confirmed") {
    int refuted = 0;
    for (const auto& [text, hint] : false_for_some_layer) {
        CAPTURE(text, hint);
        const Outcome outcome = outcome_of(text, hopeful, hint);
        CAPTURE(outcome.says);
        CHECK((outcome.answer == Answer::fails || outcome.answer == Answer::undecided));
        CHECK(outcome_of(text, silent, hint).answer != Answer::holds);
        if (outcome.answer != Answer::fails) continue;
        ++refuted;
        REQUIRE(outcome.witness);
        // The witness refutes by itself.
        ExactPoint at;
        bool rational = true;
        for (const auto& [name, value] : outcome.witness->at) {
            rational = rational && value.find_first_not_of("-/0123456789") == std::string::npos;
            if (rational) at[name] = Rational(value);
        }
        if (!rational) continue;
        const rigor::Precision bits(512);
        const Formula& f = read(text).formula;
        CHECK(truth_at(f->parts[0], at).truth == rigor::Truth::no);
    }
    CHECK(refuted >= 25);
}

TEST_CASE("a counterexample in rho is carried back to z") {
    // False only for rho(z, 3) within 10^-6 of 0.7654321.
    const Outcome outcome = outcome_of(
        "forall z in [-1, 1], L >= 3: (rho(z, L) - 7654321/10^7)^2 >= 10^-12", [](const Statement& s, const Budget&) {
            Witness w{.at = {{s.formula->bindings[0].names[0], "7654321/10000000"}}, .relation = ""};
            return Outcome{.answer = Answer::fails, .witness = w};
        });
    CHECK(outcome.answer == Answer::fails);
    REQUIRE(outcome.witness);
    CHECK(outcome.witness->at.size() == 2);
}

TEST_CASE("what is undefined at some layer is ill-posed") {
    for (const char* text : {"forall z in [-1, 1], L >= 1: rho(z, L) >= rho(z, L - 1)",
                             "forall z in [-1, 1], L >= 1: T(z, L) <= U(z, L)/4",
                             "forall z in [-1, 1], L >= 1: T(z, L) <= 3 pi/(4 sqrt(2 (1 - rho(z, L))))",
                             "forall z in [-1, 1], L >= 1: theta_bar(z, L) <= 1 + 1/(L - 1)^2",
                             "forall z in [-2, 2], L >= 1: rho(z, L + 1) >= rho(z, L)",
                             "forall z in [-1, 1], L >= 1: log(rho(z, L)) <= 0"}) {
        CAPTURE(text);
        const Outcome outcome = outcome_of(text, hopeful);
        CHECK(outcome.answer == Answer::ill_posed);
        CHECK(outcome.witness);
    }
}

TEST_CASE("other statements are left to other engines") {
    for (const char* text : {"forall z in [-1, 1]: h(z) >= z", "forall z, w in [-1, 1], L >= 1: rho(z, L) >= rho(w, L)",
                             "forall z in [-1, 1], L in 1..5: rho(z, L) <= 1",
                             "forall z in [-1, 1], L >= 1: sum[z in 0..1] rho(z, L) <= 2"}) {
        CAPTURE(text);
        CHECK_FALSE(all_depths_engine(read(text), {}, hopeful));
    }
    CHECK(outcome_of("forall z in [-1, 1], L >= 1: T(z, L)^3 <= L^3", hopeful).answer == Answer::undecided);
}

TEST_CASE("layer polynomials have the values of their expressions") {
    const LayerNames names{"w", "t", "L"};
    for (const char* text : {"t/(L + 1) - w/L + 1/(L^2 + 1)", "(t*L - 3)^2/L", "2^(1 - L)*(t - w*L)/2^(-L)",
                             "3*pi/(4*sqrt(2*(1 - w))) - t", "h'(w)*t + kappa1(w) - h(h(w))/sqrt(3 - 3*w)",
                             "1/(1 - w/2) + (1 + w/3)^(-3/2)", "L*(L + 1)/(L*(L + 2)) - 1"}) {
        CAPTURE(text);
        const Expression e = parse_expression(text);
        LayerPolynomial p(e, names);
        REQUIRE(p.without_halvings());
        const Assignment<Ball> at{{"w", exactly<Ball>(Rational(1, 7))},
                                  {"t", exactly<Ball>(Rational(-5, 3))},
                                  {"L", exactly<Ball>(Rational(4))}};
        const auto value = evaluate<Ball>(e, at), above = evaluate<Ball>(p.numerator(), at);
        REQUIRE(value);
        REQUIRE(above);
        Ball below(1);
        for (const auto& [divisor, n] : p.divisors())
            for (long i = 0; i < n; ++i) {
                Rational sum = 0;
                for (std::size_t j = divisor.size(); j-- > 0;) sum = sum * 4 + divisor[j];
                below = below * Ball(sum);
            }
        CHECK((above.result.value / below).overlaps(value.result.value));
    }
    CHECK(LayerPolynomial(parse_expression("kappa1(w) - h(w) + (t + 1)^2 - t^2 - 2*t - 1"), names).is_zero());
    CHECK_THROWS_AS(LayerPolynomial(parse_expression("1/(w + L)"), names), NoLayerForm);
    CHECK(is_positive_from({-2, 1}, 3));
    CHECK_FALSE(is_positive_from({-2, 1}, 2));
}
