// Checks rigor/rate/rate_decision.hpp: verdicts against the order of the scale, undecided where the expansion ends, and
// the constants for all L >= L0.
#include "rigor/rate/rate_decision.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"
#include "claim/property.hpp"

using rigor::AsymptoticExpansion, rigor::Ball, rigor::Growth, rigor::LogFrame, rigor::LogSeries, rigor::LogTerm,
    rigor::Rational, rigor::RateKind, rigor::SymbolicConstant, rigor::Truth;

namespace {

std::shared_ptr<const LogFrame> frame(const rigor::Symbols& symbols = {}, long from = 1000) {
    return std::make_shared<const LogFrame>(LogFrame{3, from, symbols});
}

/// 1/4 + (3/8) log L/L + (C - 1)/L + O(log^4 L/L^4).
AsymptoticExpansion sample(const rigor::Symbols& symbols = {}) {
    const auto f = frame(symbols);
    return AsymptoticExpansion(LogSeries::term(f, Rational(1, 4)) + LogSeries::term(f, Rational(3, 8), 1, 1) +
                                   LogSeries::term(f, SymbolicConstant::symbol("C") - SymbolicConstant(1), 1),
                               0);
}
Truth verdict(const std::string& claim, const AsymptoticExpansion& s) {
    return decide(rigor::parse_rate_claim(claim, {"C"}), s).verdict;
}

}  // namespace

TEST_CASE("the kinds of claim, one class too fast and one too slow") {
    const auto [claim, expected] = GENERATE(table<std::string, Truth>({
        {"1/4 + O(log(L)/L)", Truth::yes},
        {"1/4 + O(1/L)", Truth::no},
        {"1/4 + o(log(L)/L)", Truth::no},
        {"1/4 + o(log(L)^(1+1e-9)/L)", Truth::yes},
        {"1/4 + Theta(log(L)/L)", Truth::yes},
        {"1/4 + Theta(log(L)^2/L)", Truth::no},
        {"1/4 + Theta(1/L)", Truth::no},
        {"1/4 + O(L^-1.0000001)", Truth::no},
        {"1/4 + O(L^-0.9999999)", Truth::yes},
        {"1/4 + O(1/sqrt(L))", Truth::yes},
        {"1/3 + O(1/L)", Truth::no},
        {"1/3 + O(1)", Truth::yes},
        {"1/4 + O(log(L))", Truth::yes},
        {"~ 1/4", Truth::yes},
        {"~ 1/4*(1 + 1e-30)", Truth::no},
        {"~ 1/L", Truth::no},
        {"~ L", Truth::no},
        {"~ 1/4 + 1/L", Truth::yes},
        {"1/4 + 3/8*log(L)/L + O(1/L)", Truth::yes},
        {"1/4 + 3/8*(1 + 1e-30)*log(L)/L + O(1/L)", Truth::no},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + O(log(L)^4/L^4)", Truth::yes},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + O(L^-3)", Truth::yes},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + o(L^-3)", Truth::yes},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + Theta(L^-3)", Truth::no},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + O(L^-5)", Truth::unknown},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + O(L^-4)", Truth::unknown},
        {"1/4 + 3/8*log(L)/L + (C - 1)/L + 1/L^7 + O(L^-8)", Truth::unknown},
        {"1/4 + 3/8*log(L)/L + o(1/L)", Truth::unknown},
    }));
    INFO(claim);
    CHECK(verdict(claim, sample()) == expected);
}

TEST_CASE("a symbol with a value decides, one whose enclosure meets the critical value does not") {
    CHECK(verdict("1/4 + 3/8*log(L)/L + o(1/L)", sample({{"C", Ball(2)}})) == Truth::no);
    CHECK(verdict("1/4 + 3/8*log(L)/L + Theta(1/L)", sample({{"C", Ball(2)}})) == Truth::yes);
    CHECK(verdict("1/4 + 3/8*log(L)/L + o(1/L)", sample({{"C", Ball(1).widened(Ball(Rational(1, 10)))}})) ==
          Truth::unknown);
    CHECK(verdict("1/4 + 3/8*log(L)/L + 1/L + o(1/L)", sample({{"C", Ball(2)}})) ==
          Truth::unknown);  // C = 2 as an enclosure is no formal identity
}

TEST_CASE("a rate whose coefficient may vanish decides nothing") {
    // Where C = 5 the rate is 0 and the claim is false.
    CHECK(verdict("1/4 + O((C - 5)*log(L)/L)", sample()) == Truth::unknown);
    CHECK(verdict("1/4 + Theta((C - 5)*log(L)/L)", sample()) == Truth::unknown);
    CHECK(verdict("O(C*L)", sample({{"C", Ball(0).widened(Ball(1))}})) == Truth::unknown);
    CHECK(verdict("1/4 + O((C - 5)*log(L)/L)", sample({{"C", Ball(2)}})) == Truth::yes);
}

TEST_CASE("random monomials: O, o, Theta agree with the lexicographic order") {
    const auto p = claim::property(
        "order",
        [](long i, long q, long r, long s) {
            const auto f = frame();
            const AsymptoticExpansion x(LogSeries::term(f, SymbolicConstant(5), i, q), 0);
            const std::string g = "O(L^(" + std::to_string(r) + "/2)*log(L)^" + std::to_string(s) + ")";
            const Growth mine{-i, q}, claimed{Rational(r, 2), s};
            const auto with = [&](const std::string& kind) { return verdict(kind + g.substr(1), x); };
            return rigor::truth(with("O") == rigor::truth(!(claimed < mine)) &&
                                with("o") == rigor::truth(mine < claimed) &&
                                with("Theta") == rigor::truth(mine == claimed));
        },
        claim::Input{"i", claim::integers(0, 3)}, claim::Input{"q", claim::integers(0, 3)},
        claim::Input{"r", claim::integers(-8, 4)}, claim::Input{"s", claim::integers(-3, 3)});
    const auto result = p.run(500, 3);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("the constants bound the ratio at every depth, from above and from below") {
    const rigor::Precision precision(128);
    const AsymptoticExpansion error = sample({{"C", Ball(3)}}).minus({{SymbolicConstant(Rational(1, 4)), 0, 0}});
    const Ball upper = error.supremum_over({-1, 1}), lower = error.infimum_over_leading();
    REQUIRE(upper.is_finite());
    CHECK(rigor::certainly_positive(lower) == Truth::yes);
    for (const char* depth : {"1000", "1e4", "1e9", "1e100"}) {
        const Ball L = Ball::from_text(depth), ratio = Ball(Rational(3, 8)) + Ball(2) / rigor::log(L);
        CHECK(rigor::certainly_at_most(ratio, upper * Ball(1 + rigor::power_of_two(-100))) == Truth::yes);
        CHECK(rigor::certainly_at_most(lower, ratio) == Truth::yes);
    }
    // Not wasteful: attained at L = 1000 and approached at infinity.
    CHECK(upper.approx_double() == Approx(0.375 + 2 / std::log(1000.0)));
    CHECK(lower.approx_double() == Approx(0.375));
    // With a negative second term it is the lower constant that suffers.
    const AsymptoticExpansion other = sample({{"C", Ball(-1)}}).minus({{SymbolicConstant(Rational(1, 4)), 0, 0}});
    CHECK(other.infimum_over_leading().approx_double() == Approx(0.375 - 2 / std::log(1000.0)));
    CHECK_FALSE(error.supremum_over({-1, 0}).is_finite());
}

TEST_CASE("an upper bound alone decides O and o of what is larger, and nothing else") {
    // All that is known: s = O(L^p log^q L).
    const auto [p, q] = GENERATE(table<long, long>({{-1, 0}, {-2, 3}, {0, 1}, {2, -1}}));
    const AsymptoticExpansion s({}, {p, q});
    const auto decided = [&](RateKind kind, long power, long log_power) {
        return decide(kind, {}, {1, power, log_power}, s).verdict;
    };
    CHECK(decided(RateKind::big_o, p, q) == Truth::yes);
    for (const RateKind kind : {RateKind::theta, RateKind::equivalent, RateKind::little_o})
        CHECK(decided(kind, p, q) == Truth::unknown);
    for (const RateKind kind : {RateKind::big_o, RateKind::little_o}) {
        CHECK(decided(kind, p + 1, q) == Truth::yes);
        CHECK(decided(kind, p, q + 1) == Truth::yes);
        CHECK(decided(kind, p - 1, q) == Truth::unknown);
        CHECK(decided(kind, p, q - 1) == Truth::unknown);
    }
    for (const RateKind kind : {RateKind::theta, RateKind::equivalent}) {
        CHECK(decided(kind, p + 1, q) == Truth::no);
        CHECK(decided(kind, p, q - 1) == Truth::unknown);
    }
}

TEST_CASE("the constants have the remainder in them") {
    const rigor::Precision precision(128);
    const auto [size, from] = GENERATE(table<long, long>({{1, 3}, {5, 3}, {40, 1000}}));
    // s = 1/L + rho, |rho| <= K L^-2 log^2 L; rho may have either sign, so that |s| L may be 1 + K log^2 L/L and 1 - K
    // log^2 L/L.
    const LogSeries series = LogSeries::term(frame({}, from), SymbolicConstant(1), 1).widened(Ball(size), 4);
    const AsymptoticExpansion s(series, 0);
    const Ball L(from), part = s.remainder * rigor::power(rigor::log(L), 4UL) / rigor::power(L, 3UL),
                        room = Ball(1) + Ball::dyadic(1, -100);
    REQUIRE(rigor::certainly_positive(part) == Truth::yes);
    CHECK(rigor::certainly_at_most(Ball(1) + part, s.supremum_over({-1, 0}) * room) == Truth::yes);
    CHECK(rigor::certainly_at_most(s.infimum_over_leading(), (Ball(1) - part) + Ball::dyadic(1, -100)) == Truth::yes);
    CHECK(rigor::certainly_at_most(s.supremum_over({-1, 0}),
                                   Ball(1) + Ball(2) * rigor::log_power_supremum(4, 3, L) * s.remainder) == Truth::yes);
}

TEST_CASE("a second term of unknown sign does not only help") {
    const rigor::Precision precision(128);
    const auto [low, high, expected] =
        GENERATE(table<long, long, long>({{-2, 2, 1}, {-1, 5, 2}, {-3, 0, 0}, {1, 2, 3}}));
    // s = 1/L + a/L^2 for L >= 3 and a in [low, high]: inf |s| L = min(1, 1 + low/3) = expected/3.
    const LogSeries series =
        LogSeries::term(frame({{"a", Ball::interval(low, high)}}, 3), SymbolicConstant(1), 1) +
        LogSeries::term(frame({{"a", Ball::interval(low, high)}}, 3), SymbolicConstant::symbol("a"), 2);
    const Ball lower = AsymptoticExpansion(series, 0).infimum_over_leading(), exact(Rational(expected, 3));
    CHECK(rigor::certainly_at_most(lower, exact) == Truth::yes);
    // A term of unknown sign costs its largest absolute value: sharp where that is reached on the side that hurts, or
    // where the sign is known.
    if (low > 0 || -low >= high) CHECK(rigor::certainly_at_most(exact - Ball(Rational(1, 100)), lower) == Truth::yes);
}

TEST_CASE("what an upper bound alone does not decide is said to be all that is known") {
    const AsymptoticExpansion s({}, {-1, 0});
    const auto why = [&](RateKind kind, long power) { return decide(kind, {}, {1, power, 0}, s).why; };
    CHECK(why(RateKind::big_o, -2) == "s - a = O(1/L) is all that the expansion shows");
    CHECK(why(RateKind::theta, -1) == "s - a = O(1/L) is all that the expansion shows");
    CHECK(why(RateKind::big_o, -1) == "s - a = O(1/L)");
    CHECK(why(RateKind::theta, 1) == "s - a = O(1/L), so the ratio to L tends to 0");
}

TEST_CASE("a constant from a few bits is wider, never smaller") {
    for (long bits = 2; bits <= 24; ++bits)
        for (long i = 1; i <= 9; ++i) {
            INFO(bits << " bits, " << i);
            const auto f = frame({}, 2 + i);
            const AsymptoticExpansion s(LogSeries::term(f, Rational(i, 7), 1) + LogSeries::term(f, Rational(-2, 13), 2),
                                        0);
            const auto at = [&](long precision) {
                const rigor::Precision scope(precision);
                return std::pair(s.supremum_over({-1, 0}), s.infimum_over_leading());
            };
            const auto [most, least] = at(bits);
            const auto [exact_most, exact_least] = at(400);
            const rigor::Precision scope(400);
            CHECK(rigor::certainly_less(most, exact_most - Ball::dyadic(1, -200)) == Truth::no);
            CHECK(rigor::certainly_less(exact_least + Ball::dyadic(1, -200), least) == Truth::no);
        }
}
