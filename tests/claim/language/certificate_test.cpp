// Checks claim/language/certificate.hpp: the certificates of all statements of the acceptance list replay, and what is
// left after an item is removed, a number is widened, a sign or a text is changed, does not.
#include "claim/language/certificate.hpp"

#include "catch.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

using namespace claim::language;

namespace {

struct Proved {
    Statement statement;
    Outcome outcome;
};

/// What has a certificate; questions have no replay.
std::optional<Proved> proved(const std::string& text) {
    try {
        Statement s = parse(text);
        Outcome o = decide(s, {.seconds = 5});
        if (o.answer != Answer::holds && o.answer != Answer::fails) return std::nullopt;
        return Proved{std::move(s), std::move(o)};
    } catch (const StatementError&) {
        return std::nullopt;
    }
}

const std::vector<std::string>& statements() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> texts;
        for (const auto& row : language_tests::table("acceptance.tsv"))
            if (row[0] != "2") texts.push_back(row[1]);
        for (const char* text :
             {"2/3 < 0.6667 < 1", "forall z in [-1, 1]: z > z + 1", "forall z in [0, 2]: abs(z^2 - 2) > 0",
              "forall x in [1, 2]: sqrt(x)^2 = x", "forall x in (1, 0): x > 2", "forall x in R: x^2 + 1 != 0",
              "x^2 convex in x on R", "forall x in [0, 1]: x >= 1/2 => x^2 >= 1/4",
              "forall x in [1, 1]: x = 1 and x <= 1", "forall z in [0, 3]: z*(3 - z) in ?",
              "forall z in [sqrt(1/2), sqrt(2)]: exp(z)*(3 - z) in ?", "forall z in [sqrt(1/2), sqrt(2)]: z + 1 in ?",
              "(forall x in [0, 1]: x^2 <= x) and (forall x in [1, 2]: x^2 >= x)",
              "(forall x in [0, 1]: x^2 <= x) and (forall x in [1, 2]: x^2 > x)",
              "r[1] = z, r[L+1] = kappa1(r[L]); forall z in [-1, 1): 1 - r[L] ~ 9*pi^2/(2*L^2) as "
              "L -> inf"})
            texts.emplace_back(text);
        return texts;
    }();
    return all;
}

Replayed::Result result(const Proved& p, const std::vector<CertificateItem>& items) {
    return replay(p.statement, p.outcome.answer, p.outcome.engine, items).result;
}

/// Changes after which an item may still be true: a smaller piece, a longer or shorter form, another false point.
bool may_stay_true(const std::string& type, const std::string& name) {
    static const std::vector<std::string> free = {"terms", "t_max", "from", "to", "bits", "chart"};
    return type == "point" || std::find(free.begin(), free.end(), name) != free.end();
}

std::vector<std::string> changes(const std::string& name, const std::string& value) {
    std::vector<std::string> all{value + "1",
                                 value.empty() || value[0] == '-' ? value.substr(!value.empty()) : "-" + value};
    if (name == "lower") all = {"-" + value, "1" + value, "0", "nan", ""};
    // Of a range: a bound too high, too low, none.
    if (name == "low" || name == "high_inner") all = {"1.000000000e+09", "nan", ""};
    if (name == "high" || name == "low_inner") all = {"-1.000000000e+09", "nan", ""};
    if (name == "items") all = {"0", "-1", "100000", std::to_string(std::stol(value) + 1)};
    return all;
}

}  // namespace

TEST_CASE("certificates of the acceptance list replay", "[certificate]") {
    int shown = 0;
    for (const std::string& text : statements()) {
        CAPTURE(text);
        const auto p = proved(text);
        if (!p) continue;
        const Replayed r = replay(p->statement, p->outcome.answer, p->outcome.engine, p->outcome.certificate);
        CAPTURE(r.why, r.item);
        // Kinds of others may have no replay yet; nothing is rejected.
        CHECK(r.result != Replayed::rejected);
        shown += r.result == Replayed::shown;
    }
    CHECK(shown >= 48);
}

TEST_CASE("no changed certificate replays, other than to a truth", "[certificate]") {
    std::size_t tried = 0, still_true = 0;
    for (const std::string& text : statements()) {
        const auto p = proved(text);
        if (!p) continue;
        const auto& items = p->outcome.certificate;
        // The items of the other engines are changed in their own tests.
        const std::set<std::string> engines = {"closed", "one variable", "all depths", "depth rates", "points"};
        if (!engines.contains(p->outcome.engine) || result(*p, items) != Replayed::shown) continue;
        CAPTURE(text);
        for (std::size_t i = 0; i < items.size(); ++i) {
            CAPTURE(i, items[i].type);
            auto removed = items;
            removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(i));
            // Without its head the point that refutes a part refutes the whole.
            const bool still_refutes = removed.size() == 1 && removed[0].type == "point";
            CHECK((still_refutes || result(*p, removed) != Replayed::shown));
            ++tried;
            // Long lists are sampled: every item once removed, every third one changed.
            if (items.size() > 25 && i % 3 != 0) continue;
            for (std::size_t f = 0; f < items[i].fields.size(); ++f) {
                const auto& [name, value] = items[i].fields[f];
                CAPTURE(name, value);
                auto without = items;
                without[i].fields.erase(without[i].fields.begin() + static_cast<std::ptrdiff_t>(f));
                CHECK(result(*p, without) != Replayed::shown);
                // Parts that hold do not matter to a conjunction that fails.
                if (items[i].type == "part" && p->outcome.answer == Answer::fails) continue;
                for (const std::string& change : changes(name, value)) {
                    if (value == "0" && change == "-0") continue;
                    CAPTURE(change);
                    auto changed = items;
                    changed[i].fields[f].second = change;
                    ++tried;
                    const bool shown = result(*p, changed) == Replayed::shown;
                    if (may_stay_true(items[i].type, name))
                        still_true += shown;
                    else
                        CHECK_FALSE(shown);
                }
            }
        }
    }
    CAPTURE(tried, still_true);
    CHECK(tried > 2000);
    CHECK(still_true < tried / 10);
}

TEST_CASE("a certificate shows no other statement", "[certificate]") {
    const auto p = proved("forall z in [-1, 1]: h(z) >= z");
    REQUIRE(p);
    for (const char* other :
         {"forall z in [-1, 1]: h(z) > z", "forall z in [-1, 1]: h(z) <= z", "forall z in [-1, 1]: h(z) >= z + 1/100",
          "forall z in [-1, 1/2]: h(z) >= z", "forall w in [-1, 1]: h(w) >= w", "forall z in [-1, 1]: kappa1(z) >= z",
          "forall z in [-1, 1]: h(z) >= z and z <= 1"}) {
        CAPTURE(other);
        CHECK(replay(parse(other), Answer::holds, p->outcome.engine, p->outcome.certificate).result ==
              Replayed::rejected);
    }
    CHECK(replay(p->statement, Answer::fails, p->outcome.engine, p->outcome.certificate).result == Replayed::rejected);
    CHECK(replay(p->statement, Answer::undecided, p->outcome.engine, p->outcome.certificate).result ==
          Replayed::rejected);
    CHECK(replay(p->statement, Answer::holds, p->outcome.engine, {}).result == Replayed::rejected);
    CHECK(replay(p->statement, Answer::holds, "no engine", p->outcome.certificate).result == Replayed::rejected);
}

TEST_CASE("a piece that is moved away leaves a gap, and the gap is named", "[certificate]") {
    const auto p = proved("forall z in [-1, 1]: h(z) >= z");
    REQUIRE(p);
    auto items = p->outcome.certificate;
    const auto box = std::find_if(items.begin(), items.end(), [](const auto& item) { return item.type == "box"; });
    if (box == items.end()) return;
    items.erase(box);
    items[0].fields.back().second = std::to_string(items.size() - 1);  // the count is right again
    const Replayed r = replay(p->statement, Answer::holds, p->outcome.engine, items);
    CHECK(r.result == Replayed::rejected);
    CHECK(r.why.find("nothing covers") != std::string::npos);
}

TEST_CASE("points: in the domain, with every coordinate, and false there", "[certificate]") {
    const Statement s = parse("forall z in [-1, 1), L >= 2: theta_bar(z, L) > 0");
    const auto shown = [&](std::vector<std::pair<std::string, std::string>> at) {
        return replay(s, Answer::fails, "points", {{"point", std::move(at)}}).result == Replayed::shown;
    };
    CHECK(shown({{"z", "-1/2"}, {"L", "2"}}));
    CHECK_FALSE(shown({{"z", "-1/2"}, {"L", "1"}}));
    CHECK_FALSE(shown({{"z", "-1/2"}, {"L", "3/2"}}));
    CHECK_FALSE(shown({{"z", "1/2"}, {"L", "2"}}));
    CHECK_FALSE(shown({{"z", "-1/2"}}));
    CHECK_FALSE(shown({{"L", "2"}}));
    CHECK_FALSE(shown({{"z", "-2"}, {"L", "2"}}));
    CHECK_FALSE(shown({{"z", "1/0"}, {"L", "2"}}));
    CHECK_FALSE(shown({{"z", std::string(5000, '1')}, {"L", "2"}}));
}

TEST_CASE("the numbers of certificates are below what they bound, and positive where that is", "[certificate]") {
    for (const char* text : {"1", "1/3", "1e-300", "1e-400", "123456789", "1e400", "3/1000"}) {
        const rigor::Ball b = rigor::Ball::from_text(text);
        const rigor::Rational low = rigor::parse_rational(lower_bound_text(b)), q = rigor::parse_rational(text);
        CAPTURE(text, lower_bound_text(b));
        CHECK(low > 0);
        CHECK(low < q);
        CHECK(rigor::parse_rational(lower_bound_text(-b)) <= -q);
    }
    CHECK(lower_bound_text(rigor::Ball(0)) == "0");
}

TEST_CASE("a point just outside of the domain does not refute", "[certificate]") {
    // x < q for all x <= pi < q; at x = q it is false, and 4096 bits do not tell q from pi.
    const std::string q = language_tests::decimal_near_pi(1400, language_tests::Side::above);
    const std::vector<CertificateItem> point{{"point", {{"x", rigor::parse_rational(q).str()}}}};
    const auto result = [&](const std::string& domain) {
        return replay(parse("forall x in " + domain + ": x < " + q), Answer::fails, "one variable", point).result;
    };
    CHECK(result("[0, 4]") == Replayed::shown);
    CHECK(result("[0, pi]") == Replayed::rejected);
    CHECK(result("(pi, 4]") == Replayed::rejected);  // false there, but it is not shown that the point lies in it
}

namespace {

/// The certificate of a true statement offered for another one, with a text replaced in every field.
Replayed forged(const std::string& from, const std::string& to, const std::string& old, const std::string& put) {
    const auto p = proved(from);
    REQUIRE(p);
    REQUIRE(result(*p, p->outcome.certificate) == Replayed::shown);
    auto items = p->outcome.certificate;
    for (CertificateItem& item : items)
        for (auto& [name, value] : item.fields)
            if (const auto at = value.find(old); at != std::string::npos) value.replace(at, old.size(), put);
    return replay(parse(to), p->outcome.answer, p->outcome.engine, items);
}

/// The certificate of a range with other numbers in the fields of these types and this name.
bool range_shown(const Proved& p, const std::vector<std::string>& types, const std::string& name,
                 const std::function<std::string(const std::string&)>& change) {
    auto items = p.outcome.certificate;
    for (CertificateItem& item : items)
        for (auto& [field, value] : item.fields)
            if (field == name && std::find(types.begin(), types.end(), item.type) != types.end()) value = change(value);
    return result(p, items) == Replayed::shown;
}

}  // namespace

TEST_CASE("a proof next to an open end is none at the end itself", "[certificate]") {
    CHECK(forged("forall x in (0, 1]: x > 0", "forall x in [0, 1]: x > 0", "(0, 1]", "[0, 1]").result ==
          Replayed::rejected);
    CHECK(forged("forall x in [0, pi): x < pi", "forall x in [0, pi]: x < pi", "[0, pi)", "[0, pi]").result ==
          Replayed::rejected);
    CHECK(forged("forall x in (0, 1]: log(x) < 1", "forall x in [0, 1]: log(x) < 1", "(0, 1]", "[0, 1]").result ==
          Replayed::rejected);
}

TEST_CASE("what balls do not decide at a single point is not shown", "[certificate]") {
    const std::string q =
        rigor::parse_rational(language_tests::decimal_near_pi(1400, language_tests::Side::above)).str();
    const std::string open = "forall x in [1, 1]: x*(" + q + ") < pi";
    const auto p = proved("forall x in [1, 1]: x*3 < pi");
    REQUIRE(p);
    const auto shown = [&](const std::string& other) {
        auto items = p->outcome.certificate;
        for (auto& [name, value] : items[0].fields)
            if (name == "formula") value = to_text(parse(other).formula->parts[0]);
        return replay(parse(other), Answer::holds, p->outcome.engine, items).result == Replayed::shown;
    };
    CHECK(shown("forall x in [1, 1]: x*(22/8) < pi"));
    CHECK_FALSE(shown("forall x in [1, 1]: x*(22/7) < pi"));
    CHECK_FALSE(shown(open));
    CHECK(decide(parse(open), {.seconds = 5}).answer != Answer::holds);
}

TEST_CASE("the bounds of a range are beside all values, and its pieces cover it", "[certificate]") {
    const auto simple = proved("forall z in [0, 1]: z + 1 in ?"),
               irrational = proved("forall z in [sqrt(1/2), sqrt(2)]: exp(z)*(3 - z) in ?");
    REQUIRE((simple && irrational));
    // Between the least value and the lower end of the ball that encloses the values: false, and not certainly so.
    CHECK_FALSE(range_shown(*simple, {"range", "end"}, "low",
                            [](const std::string& low) { return low[0] == '9' ? "1.000000000001" : low; }));
    CHECK_FALSE(range_shown(*simple, {"range", "end"}, "high",
                            [](const std::string& high) { return high[0] == '2' ? "1.999999999999" : high; }));
    // The boxes begin and end beside irrational numbers: a gap there is seen, however narrow.
    std::optional<rigor::Rational> first, last, left, right;
    for (const CertificateItem& item : irrational->outcome.certificate) {
        const auto number = [&](const char* name) { return rigor::parse_rational(field(item, name)); };
        if (item.type == "box") {
            first = first ? std::min(*first, number("from")) : number("from");
            last = last ? std::max(*last, number("to")) : number("to");
        } else if (item.type == "end") {
            (field(item, "at") == "sqrt(2)" ? right : left) = number("t_max");
        }
    }
    REQUIRE((first && last && left && right));
    const rigor::Precision bits(1000);
    const auto beside = [](const rigor::Rational& square, const rigor::Rational& step, long sign) {
        return rigor::Rational(rigor::rational_midpoint(sqrt(rigor::Ball(square))) + step +
                               sign * rigor::power_of_two(-900));
    };
    const auto moved = [](const rigor::Rational& from, const rigor::Rational& to) {
        return [=](const std::string& text) { return rigor::parse_rational(text) == from ? to.str() : text; };
    };
    const rigor::Rational gap_from = beside({1, 2}, *left, 1), gap_to = beside(2, -*right, -1);
    CHECK(abs(gap_from - *first) < rigor::power_of_two(-100));
    CHECK(abs(gap_to - *last) < rigor::power_of_two(-100));
    CHECK(range_shown(*irrational, {"box"}, "from", moved(*first, *first)));
    CHECK_FALSE(range_shown(*irrational, {"box"}, "from", moved(*first, gap_from)));
    CHECK_FALSE(range_shown(*irrational, {"box"}, "to", moved(*last, gap_to)));
}
