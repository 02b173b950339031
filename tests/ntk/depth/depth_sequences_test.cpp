// Checks ntk/depth/depth_sequences.hpp: the expansions of all sequences with their remainders against direct iteration
// and against the jump.
#include "ntk/depth/depth_sequences.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"
#include "claim/property.hpp"
#include "rigor/rate/rate_decision.hpp"

using ntk::DepthSequence, ntk::DepthSequences;
using rigor::AsymptoticExpansion, rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

const auto& named = ntk::depth_sequence;

/// |s_L - terms| <= K · beyond at one depth; `sharpened` divides K.
Truth within_remainder(const AsymptoticExpansion& s, const Ball& value, const Rational& L,
                       const Rational& sharpened = 1) {
    const Ball depth(L), logarithm = rigor::log(depth);
    const auto monomial = [&](const Rational& p, const Rational& q) {
        return rigor::power(depth, p) * rigor::power(logarithm, q);
    };
    Ball sum(0);
    for (const rigor::LogTerm& term : s.terms)
        sum += term.coefficient.enclosure(s.symbols) * monomial(term.power, term.log_power);
    return rigor::certainly_at_most(rigor::abs(value - sum),
                                    s.remainder * monomial(s.beyond.power, s.beyond.log_power) / Ball(sharpened));
}

}  // namespace

TEST_CASE("the exact coefficients of Theta_bar and of the others, derived by hand from W = L + (3/2) log L + C + …") {
    const DepthSequences formal;
    const SymbolicConstant C = SymbolicConstant::symbol("C"), pi = SymbolicConstant::pi();
    const auto kernel = formal.expansion(named("theta-bar")).terms();
    CHECK(kernel.at({0, 0}) == SymbolicConstant(Rational(1, 4)));
    CHECK(kernel.at({1, 1}) == SymbolicConstant(Rational(3, 8)));
    CHECK(kernel.at({1, 0}) == SymbolicConstant(Rational(1, 4)) * C - SymbolicConstant(Rational(1, 8)));
    CHECK(kernel.at({2, 1}) == SymbolicConstant(Rational(9, 16)));
    const auto angle = formal.expansion(named("angle")).terms();
    CHECK(angle.at({1, 0}) == SymbolicConstant(3) * pi);
    CHECK(angle.at({2, 1}) == SymbolicConstant(Rational(-9, 2)) * pi);
    CHECK(angle.at({2, 0}) == SymbolicConstant(-3) * pi * C);
    CHECK(formal.expansion(named("one-minus-rho")).terms().at({2, 0}) == SymbolicConstant(Rational(9, 2)) * pi * pi);
    CHECK(formal.expansion(named("one-minus-h-prime")).terms().at({1, 0}) == SymbolicConstant(3));
    CHECK_FALSE(formal.expansion(named("theta-bar")).remainder().is_finite());
}

TEST_CASE("remainders hold at the first depth and at every later one") {
    const auto p = claim::property(
        "within",
        [](const Rational& z, long exponent) {
            const rigor::Precision precision(400);
            const DepthSequences sequences(z, 1000);
            Truth all = Truth::yes;
            for (const Rational& L :
                 {sequences.frame().from, Rational(sequences.frame().from *
                                                   rigor::power(Rational(10), static_cast<unsigned long>(exponent)))}) {
                const ntk::LayerState state = ntk::layer_state(z, rigor::Integer(numerator(L)), 320);
                for (const DepthSequence& sequence : ntk::depth_sequences()) {
                    const AsymptoticExpansion s(sequences.expansion(sequence), sequence.growth);
                    // Where C is enormous the expansion in C/L is none at these depths; then no finite constant is
                    // claimed.
                    if (!s.remainder.is_finite()) continue;
                    all = all && within_remainder(s, sequence.value(state, Ball(L)), L);
                }
            }
            return all;
        },
        claim::Input{"z", claim::correlations_below_one()}, claim::Input{"exponent", claim::integers(0, 12)});
    const auto result = p.run(60, 5);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("the constants are finite where they should be, and not ten times too large") {
    const rigor::Precision precision(400);
    for (const char* z : {"1/2", "0", "-1", "0.9"}) {
        const DepthSequences sequences(rigor::parse_rational(z), 1'000'000);
        const ntk::LayerState state = ntk::layer_state(rigor::parse_rational(z), 1'000'000, 320);
        for (const char* name : {"theta-bar", "angle", "one-minus-rho"}) {
            const AsymptoticExpansion s(sequences.expansion(named(name)), named(name).growth);
            INFO(z << " " << name);
            REQUIRE(s.remainder.is_finite());
            CHECK(within_remainder(s, named(name).value(state, Ball(1'000'000)), 1'000'000) == Truth::yes);
            CHECK(within_remainder(s, named(name).value(state, Ball(1'000'000)), 1'000'000, 10) == Truth::no);
        }
    }
}

TEST_CASE("negative controls: a coefficient off by 1e-30, the logarithm dropped") {
    const rigor::Precision precision(600);
    const Rational z(1, 2), L = rigor::parse_rational("1e30");
    const DepthSequences sequences(z, L);
    const Ball value = named("theta-bar").value(ntk::layer_state(z, rigor::Integer(numerator(L)), 500), Ball(L));
    AsymptoticExpansion s(sequences.expansion(named("theta-bar")), 0);
    CHECK(within_remainder(s, value, L) == Truth::yes);
    for (rigor::LogTerm& term : s.terms) {
        // At L^-3 the remainder, of the order L^-4, would hide it.
        AsymptoticExpansion wrong(s);
        for (rigor::LogTerm& other : wrong.terms)
            if (growth_of(other) == growth_of(term))
                other.coefficient = other.coefficient * SymbolicConstant(Rational(1 + rigor::parse_rational("1e-30")));
        INFO(to_string(term));
        if (term.power >= -2) CHECK(within_remainder(wrong, value, L) == Truth::no);
    }
    AsymptoticExpansion dropped(s);
    std::erase_if(dropped.terms, [](const rigor::LogTerm& t) { return t.power == -1 && t.log_power == 1; });
    CHECK(within_remainder(dropped, value, L) == Truth::no);
}
