// Checks that the ledger has what prove_on proved: boxes that cover the domain, with bounds that hold in them; nothing
// of what was not proved, and nothing of other scopes.
#include "rigor/proof/proof_ledger.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <optional>

using namespace rigor;

namespace {

const Box domain{{Rational(-1), Rational(2, 3)}};
Ball value(const Ball& x) { return square(x) - x + Ball(Rational(13, 50)); }
const Margin margin = [](const Point& x) { return value(x[0]); };

}  // namespace

TEST_CASE("the ledger has boxes that cover the domain, with lower bounds that hold") {
    std::optional<DomainProof> proof;
    ProofLedger ledger;
    proof = prove_on(domain, margin);
    REQUIRE(proof->verdict == Truth::yes);
    REQUIRE(ledger.proofs().size() == 1);
    auto boxes = ledger.proofs()[0].boxes;
    CHECK(ledger.proofs()[0].domain[0].upper == Rational(2, 3));
    CHECK(boxes.size() > 3);
    CHECK(boxes.size() < proof->boxes);
    std::sort(boxes.begin(), boxes.end(),
              [](const ProvedBox& a, const ProvedBox& b) { return a.box[0].lower < b.box[0].lower; });
    Rational reached = -1;
    for (const ProvedBox& each : boxes) {
        CHECK(each.box[0].lower == reached);
        reached = each.box[0].upper;
        CHECK(each.lower.is_exact());
        CHECK(certainly_positive(each.lower) == Truth::yes);
        for (const Rational& x : {each.box[0].lower, each.box[0].middle(), each.box[0].upper})
            CHECK(certainly_at_most(each.lower, value(Ball(x))) == Truth::yes);
        CHECK(each.bits == 64);
    }
    CHECK(reached == Rational(2, 3));
}

TEST_CASE("the ledger leaves out what was not proved, and belongs to its scope") {
    ProofLedger outer;
    {
        ProofLedger inner;
        CHECK(ProofLedger::current() == &inner);
        CHECK(prove_on(domain, [](const Point& x) { return x[0]; }).verdict == Truth::no);
        // 0 at 1/3, which no box's end is: undecided, though most boxes are accepted.
        const Margin touching = [](const Point& x) { return square(x[0] - Ball(Rational(1, 3))); };
        CHECK(prove_on(domain, touching, Sign::positive, {.boxes = 200}).verdict == Truth::unknown);
        CHECK(inner.proofs().empty());
        static_cast<void>(prove_on(domain, margin));
        CHECK(inner.proofs().size() == 1);
    }
    CHECK(ProofLedger::current() == &outer);
    CHECK(outer.proofs().empty());
}
