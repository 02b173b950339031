// Checks claim/language/one_variable.hpp: the statuses of the tables, no false mutant that holds, no answer that
// depends on names, signs or splits, and that zeros and certificates are what they should be.
#include "claim/language/decide.hpp"

#include "catch.hpp"
#include "claim/language/certificate.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/mutants.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/text.hpp"
#include "claim/language/truth_at.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>

using namespace claim::language;

namespace {

/// Without the engine of points, which would refute as well.
Outcome alone(const Statement& s, double seconds = 5) {
    return decide(s, {.seconds = seconds}, {{"closed", closed_engine}, {"one variable", one_variable_engine}});
}
Answer answer(const std::string& text) { return alone(parse(text)).answer; }

struct Case {
    int status;
    Statement statement;
};

/// The statements of both tables that are of this kind.
const std::vector<Case>& cases() {
    static const std::vector<Case> all = [] {
        std::vector<Case> found;
        for (const char* name : {"acceptance.tsv", "one_variable.tsv"})
            for (const auto& row : language_tests::table(name)) try {
                    const Statement s = parse(row[1]);
                    if (one_variable_engine(unfold_definitions(s), {.seconds = 5}))
                        found.push_back({std::stoi(row[0]), s});
                } catch (const StatementError&) {
                }
        return found;
    }();
    return all;
}

bool has_witness_that_refutes(const Statement& s, const Outcome& o) {
    if (!o.witness) return false;
    if (o.witness->at.size() != 1) return s.formula->connective == Connective::shape;  // two or three points
    rigor::Rational q;
    try {
        q = rigor::parse_rational(o.witness->at[0].second);
    } catch (const std::invalid_argument&) {
        return true;  // an irrational point or an approach
    }
    if (s.formula->connective != Connective::forall || s.formula->parts[0]->connective != Connective::chain)
        return true;
    const rigor::Precision bits(2048);
    return truth_at(s.formula->parts[0], {{o.witness->at[0].first, q}}).truth != rigor::Truth::yes;
}

}  // namespace

TEST_CASE("one variable: the statuses of the tables") {
    CHECK(cases().size() >= 70);
    for (const Case& c : cases()) {
        CAPTURE(to_text(c.statement));
        const Outcome o = decide(c.statement, {.seconds = 5});
        CAPTURE(o.says);
        CHECK(exit_status(o.answer) == c.status);
        if (o.answer == Answer::holds) CHECK_FALSE(o.certificate.empty());
        if (o.answer == Answer::fails) CHECK(has_witness_that_refutes(c.statement, o));
    }
}

TEST_CASE("one variable: a mutant that points refute never holds") {
    std::mt19937_64 generator(20240607);
    int refuted = 0, tried = 0;
    for (int round = 0; round < 6; ++round)
        for (const Case& c : cases()) {
            const Statement m = language_tests::mutant(c.statement, generator);
            CAPTURE(to_text(m));
            const Outcome mine = alone(m, 0.5);
            ++tried;
            if (mine.answer == Answer::fails) CHECK(has_witness_that_refutes(m, mine));
            const auto points = points_engine(m, {.seconds = 0.2});
            if (!points || points->answer == Answer::undecided) continue;
            ++refuted;
            CAPTURE(points->says, mine.says);
            CHECK(mine.answer != Answer::holds);
        }
    CHECK(tried > 400);
    CHECK(refuted > 100);
}

TEST_CASE("one variable: the same statement in another form has the same answer") {
    for (const Case& c : cases()) {
        CAPTURE(to_text(c.statement));
        const int wanted = c.status;
        for (const auto& form : {language_tests::mirrored(c.statement.formula),
                                 language_tests::split_at(c.statement.formula, rigor::Rational(1, 3))}) {
            if (!form || is_infinite((*form)->connective == Connective::forall ? (*form)->bindings[0].domain.ends[0]
                                                                               : number(0)))
                continue;
            Statement s = c.statement;
            s.formula = *form;
            const int found = exit_status(alone(s).answer);
            CAPTURE(to_text(s));
            CHECK((found == wanted || found == 3));
        }
    }
}

TEST_CASE("one variable: h' is what the definition gives") {
    CHECK(answer("forall z in (-1, 1): D(kappa1(z), z) = kappa0(z)") == Answer::holds);
    CHECK(answer("forall z in (-1, 1): D(h(z), z) = kappa0(z)") == Answer::holds);
    CHECK(answer("forall z in (-1, 1): D(kappa1(z), z) = kappa0(z) + 1e-25") == Answer::fails);
}

TEST_CASE("one variable: certificates name the ends, the boxes and the zeros") {
    const Outcome o = alone(parse("forall z in [-1, 1]: h(z) >= 1/pi + z/2"));
    REQUIRE(o.answer == Answer::holds);
    const auto count = [&](const std::string& type) {
        return std::count_if(o.certificate.begin(), o.certificate.end(), [&](const auto& i) { return i.type == type; });
    };
    CHECK(count("end") == 2);
    CHECK(count("touch") == 2);
    CHECK(count("box") > 0);
    const Outcome range = alone(parse("forall z in [0, 3]: z*(3 - z) in ?"));
    const auto item = std::find_if(range.certificate.begin(), range.certificate.end(),
                                   [](const auto& i) { return i.type == "range"; });
    REQUIRE(item != range.certificate.end());
    CHECK(item->fields.at(6).first == "high");
    CHECK(item->fields[6].second.find("2.2500") != std::string::npos);
}

TEST_CASE("a kink at which nothing is decided is not passed over") {
    // Off 0 the left side is 1, at 0 it is 0, and the right side is positive, less than 2^-4096.
    using language_tests::decimal_near_pi, language_tests::Side;
    const std::string jump = "(step(x) - step(-x))^2";
    const std::string tiny = "pi - " + decimal_near_pi(1400, Side::below);
    const auto answer = [](const std::string& text) {
        const auto o = one_variable_engine(parse(text), {.seconds = 3});
        return o ? o->answer : Answer::undecided;
    };
    CHECK(answer("forall x in [-1, 1]: " + jump + " >= -1/10") == Answer::holds);
    CHECK(answer("forall x in [-1, 1]: " + jump + " >= " + tiny) != Answer::holds);
}

TEST_CASE("one variable: the best constant lies between the bounds that are given", "[one variable]") {
    const rigor::Precision bits(256);
    const auto printed = [](const std::string& enclosure) {
        rigor::Ball ball;
        REQUIRE(arb_set_str(ball.raw(), enclosure.c_str(), rigor::Precision::bits()) == 0);
        return ball;
    };
    const auto between = [&](const std::string& text, const std::string& best) {
        CAPTURE(text);
        const Outcome o = alone(parse(text));
        REQUIRE(o.answer == Answer::holds);
        const auto best_item = std::find_if(o.certificate.begin(), o.certificate.end(),
                                            [](const CertificateItem& item) { return item.type == "best"; });
        REQUIRE(best_item != o.certificate.end());
        const rigor::Ball low = printed(field(*best_item, "low")), high = printed(field(*best_item, "high")),
                          c = evaluate(parse_expression(best), Assignment<rigor::Ball>{}).result.value;
        CHECK(certainly_at_most(low.lower(), c) != rigor::Truth::no);
        CHECK(certainly_at_most(c, high.upper()) != rigor::Truth::no);
        CHECK(certainly_less(high - low, abs(c) / rigor::Ball(1000)) == rigor::Truth::yes);
    };
    between("best C: forall x in [0, 1]: exp(x)*(1 + x) <= C", "2*exp(1)");
    between("best C: forall x in [0, 1]: exp(-x) >= C*(1 + x)", "exp(-1)/2");
    between("best C: forall x in [0, 3]: x*exp(-x) <= C", "exp(-1)");
    between("best C: forall x in [1/4, 3]: x - log(x) >= C", "1");
}
