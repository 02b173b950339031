// Checks claim/step.hpp, decided_steps.hpp, cited_steps.hpp, quantity.hpp, degree.hpp: each kind of step is true for
// what is true, false or unknown for what is not, says what it was given, and lends the evidence that it may.
#include "claim/step.hpp"
#include "catch.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/finding.hpp"
#include "claim/page.hpp"
#include "claim/sampler.hpp"
#include "rigor/proof/proof_ledger.hpp"

#include <numeric>

using claim::Evidence, claim::Kind, claim::Relation, claim::Side, claim::Step, claim::Steps;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

namespace {

const claim::Domain unit{{{"x", {Rational(0), Rational(1)}}}};
const Side<Point> square{"x^2", [](const Point& x) { return claim::Quantity(x[0] * x[0]); }};
const Side<long> twice{"2 n", [](long n) { return claim::Quantity(2 * n); }};
const Side<long> next{"n + 2", [](long n) { return claim::Quantity(n + 2); }};

Steps of(const Step& step) { return Steps().carries(step); }
Step yes() { return claim::exact({"1", 1}, Relation::less, {"2", 2}); }
Step no() { return claim::exact({"2", 2}, Relation::less, {"1", 1}); }

}  // namespace

TEST_CASE("everywhere decides an inequality on a domain, and names a point where it is false") {
    const Step below = claim::everywhere(unit, square, Relation::less, claim::constant(2));
    CHECK(below.truth() == Truth::yes);
    CHECK(below.kind() == Kind::everywhere);
    CHECK(below.cases() > 0);
    CHECK(below.says().find("x^2 < 2 for every x in [0, 1]") == 0);
    CHECK(claim::everywhere(unit, square, Relation::at_least, claim::constant(-1)).truth() == Truth::yes);
    CHECK(claim::everywhere(unit, square, Relation::greater, claim::constant(2)).truth() == Truth::no);
    const Step half = claim::everywhere(unit, square, Relation::less, claim::constant(Rational(1, 2)));
    CHECK(half.truth() == Truth::no);
    CHECK(half.says().find("false at x = ") != std::string::npos);
    // An equality at an end is not decided by bisection, and not taken for proved.
    CHECK(claim::everywhere(unit, square, Relation::less, claim::constant(1), {64, 64, 2000, 20}).truth() !=
          Truth::yes);
    CHECK_THROWS_AS(claim::everywhere(unit, square, Relation::equal, claim::constant(1)), std::invalid_argument);
}

TEST_CASE("exact compares numbers, and balls where they separate") {
    CHECK(claim::exact({"1/3", Rational(1, 3)}, Relation::equal, {"2/6", Rational(2, 6)}).truth() == Truth::yes);
    CHECK(claim::exact({"1/3", Rational(1, 3)}, Relation::different, {"2/6", Rational(2, 6)}).truth() == Truth::no);
    CHECK(claim::exact({"pi", Ball::pi()}, Relation::greater, {"3", 3}).truth() == Truth::yes);
    CHECK(claim::exact({"pi", Ball::pi()}, Relation::equal, {"3", 3}).truth() == Truth::no);
    CHECK(claim::exact({"pi", Ball::pi()}, Relation::equal, {"pi", Ball::pi()}).truth() == Truth::unknown);
    for (const auto relation : {Relation::less, Relation::at_most, Relation::equal, Relation::different,
                                Relation::at_least, Relation::greater})
        for (const long a : {1L, 2L, 3L}) {
            const bool expected = relation == Relation::less        ? a < 2
                                  : relation == Relation::at_most   ? a <= 2
                                  : relation == Relation::equal     ? a == 2
                                  : relation == Relation::different ? a != 2
                                  : relation == Relation::at_least  ? a >= 2
                                                                    : a > 2;
            CHECK(compare(a, relation, 2) == rigor::truth(expected));
            // Balls with a radius decide the strict relations in the same way where they are apart.
            if (a != 2) CHECK(compare(Ball(Rational(a)), relation, Ball(Rational(2))) == rigor::truth(expected));
        }
    CHECK(claim::exact(
              [] {
                  return claim::Named{"pi", Ball::pi()};
              },
              Relation::greater,
              [] {
                  return claim::Named{"a decimal",
                                      rigor::parse_rational("3.141592653589793238462643383279502884197169399")};
              })
              .truth() == Truth::yes);  // decided on the second rung
}

TEST_CASE("matrices are compared entry by entry, and have the inertia that elimination finds") {
    rigor::RationalMatrix a = rigor::RationalMatrix::identity(3), b = a;
    CHECK(claim::exact({"A", a}, Relation::equal, {"B", b}).truth() == Truth::yes);
    b(2, 1) = Rational(1, 1000);
    CHECK(claim::exact({"A", a}, Relation::equal, {"B", b}).truth() == Truth::no);
    CHECK(claim::exact({"A", a}, Relation::different, {"B", b}).truth() == Truth::yes);
    CHECK(claim::exact_inertia({"A", a}, {0, 0, 3}).truth() == Truth::yes);
    CHECK(claim::exact_inertia({"A", a}, {0, 1, 2}).truth() == Truth::no);
}

TEST_CASE("a finite list is run through, and an empty one is refused") {
    const std::vector<long> list{0, 1, 2};
    const Step at_most = claim::exact_for_each<long>("n = 0, 1, 2", list, twice, Relation::at_most, next);
    CHECK(at_most.truth() == Truth::yes);
    CHECK(at_most.cases() == 3);
    CHECK(claim::exact_for_each<long>("n = 0, 1, 2", list, twice, Relation::less, next).truth() == Truth::no);
    CHECK_THROWS_AS(claim::exact_for_each<long>("nothing", {}, twice, Relation::less, next), std::invalid_argument);
}

TEST_CASE("a witness is true where the printed relation is false, and shows both sides") {
    const Step witness = claim::witness<long>("n = 3", 3, twice, Relation::at_most, next);
    CHECK(witness.truth() == Truth::yes);
    CHECK(witness.says() == "at n = 3, 2 n <= n + 2 is false: the sides are 6 and 5");
    CHECK(of(witness).evidence() == Evidence::proved);
    CHECK(claim::witness<long>("n = 2", 2, twice, Relation::at_most, next).truth() == Truth::no);
    const Side<long> pi{"pi", [](long) { return claim::Quantity(Ball::pi()); }};
    CHECK(claim::witness<long>("n = 2", 2, pi, Relation::less, pi, {64, 128}).truth() == Truth::unknown);
}

TEST_CASE("an identity knows its degree, and as many points settle it") {
    const Step square = claim::identity<2>(
        "(x + y)^2", [](const auto& x, const auto& y) { return (x + y) * (x + y); }, "x^2 + 2 x y + y^2",
        [](const auto& x, const auto& y) { return x * x + 2 * x * y + y * y; });
    CHECK(square.truth() == Truth::yes);
    CHECK(square.degree() == 2);
    CHECK(square.cases() == 9);
    CHECK(claim::identity<2>(
              "(x + y)^2", [](const auto& x, const auto& y) { return (x + y) * (x + y); }, "x^2 + y^2",
              [](const auto& x, const auto& y) { return x * x + y * y; })
              .truth() == Truth::no);
    // Equal at 0, …, 4 and not identically: fewer points than the degree demands would be deceived.
    const auto vanishing = [](const auto& x) {
        auto product = x * 1;
        for (long k = 1; k <= 4; ++k) product = product * (x - k);
        return product;
    };
    CHECK(claim::identity<1>("x (x - 1) … (x - 4)", vanishing, "0", [](const auto& x) { return x - x; }).truth() ==
          Truth::no);
    const Step rational = claim::identity<1>(
        "1/k - 1/(k + 1)", [](const auto& k) { return 1 / k - 1 / (k + 1); }, "1/(k (k + 1))",
        [](const auto& k) { return 1 / (k * (k + 1)); });
    CHECK(rational.truth() == Truth::yes);
    // A pole at a point of the grid is stepped around; a pole everywhere settles nothing.
    CHECK(claim::identity<1>(
              "x/0", [](const auto& x) { return x / (x - x); }, "1", [](const auto& x) { return x - x + 1; })
              .truth() == Truth::unknown);
}

TEST_CASE("a range is run to its end, and instances are counted") {
    CHECK(claim::range("n", 0, 2, twice, Relation::at_most, next).truth() == Truth::yes);
    const Step beyond = claim::range("n", 0, 3, twice, Relation::at_most, next);
    CHECK(beyond.truth() == Truth::no);
    CHECK(beyond.says().find("false at n = 3") != std::string::npos);
    CHECK_THROWS_AS(claim::range("n", 1, 0, twice, Relation::less, next), std::invalid_argument);
    CHECK(of(claim::range("n", 0, 2, twice, Relation::at_most, next)).evidence() == Evidence::certified);

    const auto small = [](claim::Sampler& sampler) { return rigor::truth(sampler.integer(0, 9) < 9); };
    const Step some = claim::instances("n < 9", 1, 400, small);
    CHECK(some.truth() == Truth::no);
    CHECK(some.cases() < 400);
    CHECK(some.says().find("of seed 1") != std::string::npos);
    const Step all =
        claim::instances("n < 10", 1, 50, [](claim::Sampler& s) { return rigor::truth(s.integer(0, 9) < 10); });
    CHECK(all.truth() == Truth::yes);
    CHECK(all.cases() == 50);
    CHECK(of(all).evidence() == Evidence::tested);
    CHECK_THROWS_AS(claim::instances("nothing", 1, 0, small), std::invalid_argument);
}

TEST_CASE("what is not decided in the middle is not outvoted by what follows, and is named") {
    const auto middle = [](long n) { return n == 1 ? Truth::unknown : Truth::yes; };
    const Step range = claim::range("n", 0, 2, "n is fine", middle);
    CHECK(range.truth() == Truth::unknown);
    CHECK(range.says().find("not decided at n = 1") != std::string::npos);

    long asked = 0;
    const Step instances = claim::instances("n is fine", 1, 3, [&](claim::Sampler&) { return middle(asked++); });
    CHECK(instances.truth() == Truth::unknown);
    CHECK(instances.says().find("not decided at number 1 of seed 1") != std::string::npos);

    const Side<long> pi_or_more{"pi or 4", [](long n) { return claim::Quantity(n == 1 ? Ball::pi() : Ball(4)); }};
    const Side<long> pi{"pi", [](long) { return claim::Quantity(Ball::pi()); }};
    const Step list = claim::exact_for_each<long>("n = 0, 1, 2", {0, 1, 2}, pi_or_more, Relation::greater, pi);
    CHECK(list.truth() == Truth::unknown);
    CHECK(list.says().find("not decided at number 2") != std::string::npos);

    const Step witness = claim::witness<long>("n = 2", 2, pi, Relation::less, pi, {64, 128});
    CHECK(witness.says().find("is not decided") != std::string::npos);
    CHECK(Steps().carries(yes()).carries(range).carries(yes()).established() == Truth::unknown);
}

TEST_CASE("a split must be complete") {
    const auto part = [](long a, long b, const Step& step) {
        return claim::IntervalBranch{{Rational(a, 4), Rational(b, 4)}, of(step)};
    };
    const rigor::Interval whole{Rational(0), Rational(1)};
    CHECK(claim::cases("x", whole, {part(2, 4, yes()), part(0, 2, yes())}).truth() == Truth::yes);
    CHECK(claim::cases("x", whole, {part(0, 1, yes()), part(2, 4, yes())}).truth() == Truth::unknown);  // a gap
    CHECK(claim::cases("x", whole, {part(0, 3, yes())}).truth() == Truth::unknown);
    CHECK(claim::cases("x", whole, {}).truth() != Truth::yes);
    CHECK(claim::cases("x", whole, {part(0, 2, yes()), part(2, 4, no())}).truth() != Truth::yes);
    CHECK(claim::cases("L", 1, std::nullopt, {{1, 2, of(yes())}, {3, std::nullopt, of(yes())}}).truth() == Truth::yes);
    CHECK(claim::cases("L", 1, std::nullopt, {{1, 2, of(yes())}, {4, std::nullopt, of(yes())}}).truth() ==
          Truth::unknown);
    CHECK(claim::cases("L", 1, std::nullopt, {{1, 2, of(yes())}, {3, 100, of(yes())}}).truth() == Truth::unknown);
    CHECK(claim::cases("L", 1, 5, {{1, 2, of(yes())}, {3, 5, of(yes())}}).truth() == Truth::yes);
    // As strong as the weakest branch.
    const Step tested =
        claim::instances("n >= 0", 1, 3, [](claim::Sampler& s) { return rigor::truth(s.integer(0, 9) >= 0); });
    CHECK(claim::cases("x", whole, {part(0, 2, yes()), part(2, 4, tested)}).evidence() == Evidence::tested);
}

TEST_CASE("an induction needs base and step") {
    CHECK(claim::induction("L", of(yes()), of(yes())).truth() == Truth::yes);
    CHECK(claim::induction("L", of(no()), of(yes())).truth() != Truth::yes);
    CHECK(claim::induction("L", of(yes()), of(no())).truth() != Truth::yes);
    CHECK(claim::induction("L", Steps(), of(yes())).truth() != Truth::yes);  // nothing carries the base
    CHECK(claim::induction("L", of(yes()), of(yes())).parts().size() == 2);
}

namespace {

claim::Context knowing(claim::Verdict verdict, Evidence evidence) {
    claim::Context context;
    context.finding_of = [=](const std::string&) {
        claim::Finding finding;
        finding.verdict = verdict;
        finding.evidence = evidence;
        if (verdict == claim::Verdict::fails)
            finding.correction = claim::Correction{"", "", claim::Verdict::holds, Evidence::tested, "", {}};
        return finding;
    };
    context.paragraph = [](const std::string& anchor) {
        if (anchor != "sum") throw claim::BrokenPage("no such paragraph");
        return std::string("The sum");
    };
    context.reference = [](const std::string&) -> std::string { throw claim::BrokenPage("no such reference"); };
    return context;
}

}  // namespace

TEST_CASE("a citation brings the evidence of what it cites, and is true for what it says of it") {
    const auto holds = knowing(claim::Verdict::holds, Evidence::tested),
               fails = knowing(claim::Verdict::fails, Evidence::proved);
    CHECK(claim::cites(holds, "p/a").truth() == Truth::yes);
    CHECK(claim::cites(holds, "p/a").evidence() == Evidence::tested);
    CHECK(claim::cites(fails, "p/a").truth() == Truth::unknown);
    CHECK(claim::cites_refutation(fails, "p/a").truth() == Truth::yes);
    CHECK(claim::cites_refutation(holds, "p/a").truth() == Truth::unknown);
    CHECK(claim::cites_correction(fails, "p/a").truth() == Truth::yes);
    CHECK(claim::cites_correction(fails, "p/a").evidence() == Evidence::tested);
    CHECK(claim::cites_correction(holds, "p/a").truth() == Truth::unknown);
    CHECK(claim::cites(knowing(claim::Verdict::undecided, Evidence::none), "p/a").truth() == Truth::unknown);
}

TEST_CASE("a written step needs its paragraph, a reference its entry, a theorem its record") {
    const auto context = knowing(claim::Verdict::holds, Evidence::proved);
    CHECK(claim::written(context, "sum").says() == "The sum");
    CHECK(of(claim::written(context, "sum")).evidence() == Evidence::argued);
    CHECK_THROWS_AS(claim::written(context, "product"), claim::BrokenPage);
    CHECK_THROWS_AS(claim::literature(context, "hayou"), claim::BrokenPage);
    CHECK(claim::formal(context, "a.theorem").truth() == Truth::unknown);
    auto with_record = context;
    with_record.theorem = [](const std::string& name) {
        return name == "a.theorem" ? std::optional(claim::CheckedTheorem{name, {}, {"an axiom"}}) : std::nullopt;
    };
    CHECK(claim::formal(with_record, "a.theorem").truth() == Truth::yes);
    CHECK(claim::formal(with_record, "a.theorem").axioms() == std::vector<std::string>{"an axiom"});
    CHECK(of(claim::formal(with_record, "a.theorem")).evidence() == Evidence::formal);
    CHECK(claim::formal(with_record, "another").truth() == Truth::unknown);
}

TEST_CASE("a simulated step decides at five standard errors") {
    CHECK(claim::simulated("m", 1.04, 0.01, 1).truth() == Truth::yes);
    CHECK(claim::simulated("m", 1.06, 0.01, 1).truth() == Truth::unknown);
    CHECK(claim::simulated("m", 1.08, 0.01, 1).truth() == Truth::no);
    CHECK(claim::simulated_below("m", 0.94, 0.01, 1).truth() == Truth::yes);
    CHECK(claim::simulated_below("m", 0.96, 0.01, 1).truth() == Truth::unknown);
    CHECK(claim::simulated_below("m", 1.08, 0.01, 1).truth() == Truth::no);
    CHECK(claim::simulated_above("m", 1.06, 0.01, 1).truth() == Truth::yes);
    CHECK(claim::simulated_above("m", 0.92, 0.01, 1).truth() == Truth::no);
    CHECK(of(claim::simulated("m", 1, 0.01, 1)).evidence() == Evidence::simulated);
}

TEST_CASE("evidence is that of the weakest carrying step, and `argued` at most without a step that states") {
    const auto context = knowing(claim::Verdict::holds, Evidence::proved);
    const Step tested =
        claim::instances("n >= 0", 1, 3, [](claim::Sampler& s) { return rigor::truth(s.integer(0, 9) >= 0); });
    const Step witness = claim::witness<long>("n = 3", 3, twice, Relation::at_most, next);
    CHECK(Steps().evidence() == Evidence::none);
    CHECK(Steps().supports(yes()).evidence() == Evidence::none);
    CHECK(of(yes()).evidence() == Evidence::argued);
    CHECK(Steps().carries(yes()).carries(witness).evidence() == Evidence::proved);
    CHECK(Steps().carries(yes()).supports(witness).evidence() == Evidence::argued);
    CHECK(Steps().carries(witness).carries(claim::written(context, "sum")).evidence() == Evidence::argued);
    CHECK(Steps().carries(witness).carries(tested).evidence() == Evidence::tested);
    CHECK(Steps().carries(witness).supports(tested).evidence() == Evidence::proved);
}

TEST_CASE("the ledger's proofs keep their names where a later inequality is not decided") {
    rigor::ProofLedger ledger;
    const auto undecided = [] {
        return claim::everywhere(unit, square, Relation::less, claim::constant(1), {64, 64, 2000, 20}).truth();
    };
    CHECK(undecided() == Truth::unknown);
    CHECK(ledger.proofs().empty());
    CHECK(claim::everywhere(unit, square, Relation::less, claim::constant(2)).truth() == Truth::yes);
    CHECK(undecided() == Truth::unknown);
    REQUIRE(ledger.proofs().size() == 1);
    CHECK(ledger.proofs()[0].says.find("x^2 < 2") == 0);
}
