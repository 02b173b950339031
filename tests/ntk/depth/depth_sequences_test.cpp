// Checks ntk/depth/depth_sequences.hpp: the expansions of all sequences with their remainders against direct iteration
// and against the jump.
#include "ntk/depth/depth_sequences.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"
#include "claim/property.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
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
    for (const DepthSequence& sequence : ntk::depth_sequences()) {
        INFO(sequence.name);
        CHECK_FALSE(formal.expansion(sequence).remainder().is_finite());
    }
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

namespace {

/// The remainders of depth_sequences.hpp once more, composed of what the expansions are made from, with a factor for
/// each term, 1 for the remainder itself.
struct Recomposed {
    using Series = rigor::LogSeries;
    double residual = 1, fatou = 1, y = 1, cosine = 1, slope = 1;

    std::shared_ptr<const ntk::DepthJump> jump;
    ntk::DepthExpansion<rigor::PiPolynomial> exact;
    const DepthSequences& sequences;
    Series w, angle;
    Ball theta, size_of_y, reach;

    Recomposed(const Rational& z, const DepthSequences& s)
        : jump([] {
              const rigor::Precision precision(128);
              return std::make_shared<const ntk::DepthJump>(8, 40);
          }()),
          exact(ntk::depth_expansion<rigor::PiPolynomial>(8)),
          sequences(s),
          w(s.expansion(named("inverse-angle"))),
          angle(s.expansion(named("angle"))) {
        const ntk::DepthOrbit orbit(z, jump);
        theta = jump->largest_angle();
        size_of_y = rigor::abs(orbit.homogeneous_constant()).upper();
        const Ball start = orbit.at(orbit.base_layer()).angle;
        reach = theta * ntk::depth_coordinate(theta) /
                rigor::minimum(Ball(1), ntk::depth_coordinate(start) / Ball(orbit.base_layer()));
    }

    Series term(const SymbolicConstant& c, long i = 0, long q = 0) const {
        return Series::term(w.shared_frame(), c, i, q);
    }
    static SymbolicConstant symbolic(const rigor::PiPolynomial& p) {
        SymbolicConstant sum(0);
        for (long i = p.lowest(); i <= p.highest(); ++i) {
            SymbolicConstant power(p.coefficient(i));
            for (long k = i; k < 0; ++k) power = power * SymbolicConstant::pi().inverse();
            for (long k = 0; k < i; ++k) power = power * SymbolicConstant::pi();
            sum = sum + power;
        }
        return sum;
    }
    /// sum of c_k x^k, k <= 8.
    template <class Coefficient>
    Series polynomial(Coefficient coefficient, const Series& x) const {
        Series sum = term(SymbolicConstant(0));
        for (long k = 0; k <= 8; ++k) {
            Series power = term(symbolic(coefficient(k)));
            for (long j = 0; j < k; ++j) power = power * x;
            sum += power;
        }
        return sum;
    }

    Ball of_w() const {
        const Series guess = w.without_remainder(), off = guess - term(SymbolicConstant(1)), per_L = term(1, 1);
        const SymbolicConstant three_halves(Rational(3, 2));
        const Series theta_of_w =
            (SymbolicConstant(3) * SymbolicConstant::pi()) * (per_L * rigor::inverse_of_one_plus(off));
        const Series psi = three_halves * rigor::log_of_one_plus(off) -
                           polynomial([&](long k) { return exact.fatou[static_cast<std::size_t>(k)]; }, theta_of_w);
        const Series rest = guess - term(1) - term(three_halves, 1, 1) -
                            term(SymbolicConstant::symbol(DepthSequences::constant_name), 1) - per_L * psi;
        const Ball three_pi = Ball(3) * Ball::pi(), from(sequences.frame().from),
                   least = rigor::minimum(three_pi / reach, Ball(1) - off.bound()) * from,
                   d = Ball(1) - Ball::exact_double(slope) * jump->slope_loss(three_pi / least);
        const Ball of_fatou = jump->fatou_error(theta) * rigor::power(reach / theta, 9UL);
        return guess.widened_by(rest, Ball::exact_double(residual) / d)
            .widened(Ball::exact_double(fatou) * of_fatou / d, 10)
            .remainder();
    }
    Ball of_kernel() const {
        const Series E = angle * angle * angle *
                         polynomial([&](long k) { return exact.homogeneous[static_cast<std::size_t>(k)]; }, angle);
        const Series P = polynomial([&](long k) { return exact.p(k); }, angle), per_L = term(1, 1);
        const Series excited = symbolic(exact.resonance) * E;
        const Ball E_size = jump->homogeneous_factor(theta) * rigor::power(reach, 3UL);
        return (SymbolicConstant(Rational(1, 4)) * w + per_L * P + excited +
                SymbolicConstant::symbol(DepthSequences::constant_name) * (per_L * excited))
            .widened(Ball::exact_double(y) * size_of_y * E_size, 4)
            .remainder();
    }
    Ball of_cosine() const {
        const Series square = angle * angle;
        return (SymbolicConstant(Rational(1, 2)) * square)
            .widened_by(square * square, Ball::exact_double(cosine) / Ball(24))
            .remainder();
    }
};

}  // namespace

TEST_CASE("every remainder is that of its derivation, and each of its terms counts") {
    const rigor::Precision precision(400);
    const Ball tiny(rigor::parse_rational("1e-20")), visible(rigor::parse_rational("1e-14"));
    for (const char* z : {"0", "-1", "9/10"}) {
        const DepthSequences sequences(rigor::parse_rational(z), 3);
        const auto remainder = [&](const char* name) { return sequences.expansion(named(name)).remainder(); };
        const Recomposed all(rigor::parse_rational(z), sequences);
        const auto close = [](const Ball& a, const Ball& b, const Ball& tolerance) {
            return rigor::certainly_less(rigor::abs(a - b), b * tolerance) == Truth::yes;
        };
        INFO(z);
        CHECK(close(remainder("inverse-angle"), all.of_w(), tiny));
        CHECK(close(remainder("theta-bar"), all.of_kernel(), tiny));
        CHECK(close(remainder("one-minus-rho"), all.of_cosine(), tiny));
        for (double Recomposed::*term : {&Recomposed::residual, &Recomposed::fatou, &Recomposed::slope}) {
            Recomposed without = all;
            without.*term = 0;
            CHECK_FALSE(close(remainder("inverse-angle"), without.of_w(), visible));
        }
        Recomposed without = all;
        without.y = without.cosine = 0;
        CHECK_FALSE(close(remainder("theta-bar"), without.of_kernel(), visible));
        CHECK_FALSE(close(remainder("one-minus-rho"), without.of_cosine(), visible));
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
