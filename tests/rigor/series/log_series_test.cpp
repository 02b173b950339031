// Checks rigor/series/log_series.hpp: the remainder bounds what it says, at depths where everything can be evaluated,
// and suprema are upper bounds.
#include "rigor/series/log_series.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"
#include "claim/property.hpp"

using rigor::Ball, rigor::LogFrame, rigor::LogSeries, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

std::shared_ptr<const LogFrame> frame_with_constant(long order, long from, const Rational& c) {
    return std::make_shared<const LogFrame>(LogFrame{order, from, {{"C", Ball(c)}}});
}

/// u = q/L + r log L/L + C/L^2.
LogSeries small_series(const std::shared_ptr<const LogFrame>& f, const Rational& q, const Rational& r) {
    return LogSeries::term(f, q, 1) + LogSeries::term(f, r, 1, 1) +
           LogSeries::term(f, SymbolicConstant::symbol("C"), 2);
}
Ball small_value(const Rational& q, const Rational& r, const Rational& c, const Ball& L) {
    return (Ball(q) + Ball(r) * rigor::log(L) + Ball(c) / L) / L;
}

/// Is |value - terms| <= K L^-(J+1) log^(J+1) L? The value is a ball, too, and equality occurs: K is given 2^-100 of
/// itself.
Truth encloses(const LogSeries& s, const Ball& value, const Ball& L) {
    const Ball logarithm = rigor::log(L);
    Ball sum(0);
    for (const auto& [index, c] : s.terms())
        sum += c.enclosure(s.frame().symbols) * rigor::power(logarithm, static_cast<unsigned long>(index.second)) /
               rigor::power(L, static_cast<unsigned long>(index.first));
    const auto m = static_cast<unsigned long>(s.frame().order + 1);
    return rigor::certainly_at_most(
        rigor::abs(value - sum),
        (Ball(1) + Ball::dyadic(1, -100)) * s.remainder() * rigor::power(logarithm / L, m) + Ball::dyadic(1, -240));
}

}  // namespace

TEST_CASE("suprema bound (log L)^q L^-s from L0 on, and are attained or nearly so") {
    const auto p = claim::property(
        "supremum",
        [](long q, long s, long from, long factor) {
            const rigor::Precision precision(128);
            const Ball bound = rigor::log_power_supremum(Rational(q, 2), Rational(s, 2), Ball(from));
            const Ball L = Ball(from) * Ball(factor),
                       value = rigor::power(rigor::log(L), Rational(q, 2)) * rigor::power(L, Rational(-s, 2));
            return rigor::certainly_at_most(value, bound.widened(bound * Ball::dyadic(1, -100)).upper());
        },
        claim::Input{"q", claim::integers(-6, 6)}, claim::Input{"s", claim::integers(1, 6)},
        claim::Input{"from", claim::integers(3, 2000)}, claim::Input{"factor", claim::integers(1, 100'000)});
    const auto result = p.run(300, 1);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);

    const rigor::Precision precision(128);
    // (log L)^3/L has its maximum (3/e)^3 at L = e^3 = 20.08…
    const Ball bound = rigor::log_power_supremum(3, 1, Ball(3));
    const rigor::Precision finer(512);
    const Ball top = rigor::power(Ball(3) / rigor::exp(Ball(1)), 3);
    CHECK(rigor::certainly_at_most(top, bound) == Truth::yes);
    CHECK(rigor::certainly_less(bound, top * (Ball(1) + Ball::dyadic(1, -100))) == Truth::yes);
    const Ball beyond = [] {
        const rigor::Precision coarser(128);
        return rigor::log_power_supremum(3, 1, Ball(100));
    }();
    const Ball at_start = rigor::power(rigor::log(Ball(100)), 3) / Ball(100);
    CHECK(rigor::certainly_at_most(at_start, beyond) == Truth::yes);
    CHECK(rigor::certainly_less(beyond, at_start * (Ball(1) + Ball::dyadic(1, -100))) == Truth::yes);
    CHECK_FALSE(rigor::log_power_supremum(1, 0, Ball(3)).is_finite());
    CHECK_FALSE(rigor::log_power_supremum(0, -1, Ball(3)).is_finite());
}

TEST_CASE("sums, products, inverses and logarithms enclose the functions") {
    const auto p = claim::property(
        "encloses",
        [](long order, const Rational& q, const Rational& r, const Rational& c, long factor) {
            const rigor::Precision precision(256);
            const auto f = frame_with_constant(order, 200, c);
            const LogSeries u = small_series(f, q, r);
            const Ball L = Ball(200) * Ball(factor), value = small_value(q, r, c, L), one(1);
            return encloses(u * u * u + u, value * value * value + value, L) &&
                   encloses(inverse_of_one_plus(u), one / (one + value), L) &&
                   encloses(log_of_one_plus(u), rigor::log(one + value), L) &&
                   encloses(inverse_of_one_plus(log_of_one_plus(u)) * u, value / (one + rigor::log(one + value)), L);
        },
        claim::Input{"order", claim::integers(1, 5)}, claim::Input{"q", claim::correlations()},
        claim::Input{"r", claim::correlations()}, claim::Input{"c", claim::correlations()},
        claim::Input{"factor", claim::integers(1, 1'000'000)});
    const auto result = p.run(200, 2);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("the remainder is not wasteful: it is near the first term left out") {
    const rigor::Precision precision(256);
    const LogSeries s =
        inverse_of_one_plus(LogSeries::term(frame_with_constant(3, 1000, 0), SymbolicConstant(1), 1, 1));
    // 1/(1 + log L/L): the term left out is (log L/L)^4.
    CHECK(s.remainder().is_finite());
    CHECK(s.remainder().upper_double() < 1.1);
    CHECK(s.remainder().lower_double() > 0.99);
}

TEST_CASE("a remainder that is too small is seen: the control of the control") {
    const rigor::Precision precision(256);
    const LogSeries s =
        inverse_of_one_plus(LogSeries::term(frame_with_constant(3, 1000, 0), SymbolicConstant(1), 1, 1));
    const Ball L(1000), value = Ball(1) / (Ball(1) + rigor::log(L) / L);
    CHECK(encloses(s, value, L) == Truth::yes);
    CHECK(encloses(s.without_remainder(), value, L) == Truth::no);
}

TEST_CASE("without a value of the symbol the terms stand and the remainder is unknown") {
    const auto f = std::make_shared<const LogFrame>(LogFrame{2, 100, {}});
    const LogSeries u = LogSeries::term(f, SymbolicConstant::symbol("C"), 1);
    const LogSeries s = inverse_of_one_plus(u);
    CHECK(s.terms().at({1, 0}) == -SymbolicConstant::symbol("C"));
    CHECK(s.terms().at({2, 0}) == SymbolicConstant::symbol("C") * SymbolicConstant::symbol("C"));
    CHECK_FALSE(s.remainder().is_finite());
}

TEST_CASE("what makes no sense is refused") {
    CHECK_THROWS_AS(LogSeries(frame_with_constant(0, 100, 0)), std::invalid_argument);
    CHECK_THROWS_AS(LogSeries(frame_with_constant(2, 2, 0)), std::invalid_argument);
    const LogSeries one = LogSeries::term(frame_with_constant(2, 100, 0), SymbolicConstant(1));
    CHECK_THROWS_AS(inverse_of_one_plus(one), std::domain_error);
    CHECK_THROWS_AS(one.widened_by(one, Ball(1)), std::logic_error);
    // 1 + u may vanish: no remainder is known.
    CHECK_FALSE(inverse_of_one_plus(LogSeries::term(frame_with_constant(2, 100, 0), SymbolicConstant(-100), 1))
                    .remainder()
                    .is_finite());
}

// Each of the following makes one error term the only thing that stands between the bound and a false one; L is small,
// where it counts.
TEST_CASE("a product of remainders alone is bounded by more than zero") {
    const rigor::Precision precision(128);
    const auto [order, from, size] =
        GENERATE(table<long, long, long>({{1, 3, 1}, {1, 3, 10}, {2, 3, 5}, {3, 20, 1000}}));
    const LogSeries rho = LogSeries(frame_with_constant(order, from, 0)).widened(Ball(size), order + 1);
    const LogSeries square = rho * rho;
    CHECK(square.terms().empty());
    // rho may be K (log L/L)^(J+1) at L = L0: its square must stay inside.
    const auto m = static_cast<unsigned long>(order + 1);
    const Ball L(from), scale = rigor::power(rigor::log(L) / L, m), largest = rho.remainder() * scale;
    CHECK(rigor::certainly_positive(square.remainder()) == Truth::yes);
    CHECK(rigor::certainly_at_most(largest * largest, (Ball(1) + Ball::dyadic(1, -100)) * square.remainder() * scale) ==
          Truth::yes);
    // Not wasteful either: a remainder of this size and no more.
    CHECK(rigor::certainly_at_most(
              square.remainder(),
              (Ball(1) + Ball::dyadic(1, -90)) * rho.remainder() * rho.remainder() *
                  rigor::log_power_supremum(static_cast<long>(m), static_cast<long>(m), Ball(from))) == Truth::yes);
}

TEST_CASE("a series is widened by what it is told, times the factor") {
    const auto frame = std::make_shared<const LogFrame>(LogFrame{2, Rational(100), {}});
    const LogSeries small = LogSeries(frame).widened(Ball(5), 3), one = LogSeries::term(frame, SymbolicConstant(1));
    const Ball wide = one.widened_by(small, Ball(-3)).remainder(), expected = small.remainder() * Ball(3);
    CHECK(certainly_positive(expected) == Truth::yes);
    CHECK(certainly_less(abs(wide - expected), expected * Ball::dyadic(1, -20)) == Truth::yes);
    CHECK(certainly_less(wide, expected) == Truth::no);
    // |5 L^-3| in units of L^-3 (log L)^3 at L = 100, where the quotient is largest.
    const Ball unit = Ball(5) / power(log(Ball(100)), 3UL);
    CHECK(certainly_less(abs(small.remainder() - unit), unit * Ball::dyadic(1, -20)) == Truth::yes);
}

TEST_CASE("the bound of a series has its remainder in it, and so have inverse and logarithm") {
    const rigor::Precision precision(128);
    for (const long size : {3, 10, 1000}) {
        // |u| <= size L^-2 log^2 L: at L = 3 that may be more than 1, and 1 + u may vanish.
        const LogSeries u = LogSeries(frame_with_constant(1, 3, 0)).widened(Ball(size), 2);
        const Ball most = u.remainder() * rigor::power(rigor::log(Ball(3)) / Ball(3), 2UL);
        INFO(size);
        CHECK(rigor::certainly_at_most(most, u.bound() * (Ball(1) + Ball::dyadic(1, -100))) == Truth::yes);
        const bool below_one = rigor::certainly_less(u.bound(), Ball(1)) == Truth::yes;
        CHECK(inverse_of_one_plus(u).remainder().is_finite() == below_one);
        CHECK(log_of_one_plus(u).remainder().is_finite() == below_one);
    }
    // Terms and remainder that are each below 1, and together are not.
    const LogSeries both = LogSeries::term(frame_with_constant(1, 3, 0), SymbolicConstant(2), 1).widened(Ball(4), 2);
    CHECK_FALSE(inverse_of_one_plus(both).remainder().is_finite());
}

TEST_CASE("the tails of the geometric and the logarithmic series are whole at small L") {
    const rigor::Precision precision(256);
    const auto [order, q, from] = GENERATE(
        table<long, long, long>({{1, -1, 3}, {1, -2, 3}, {2, -1, 3}, {3, -2, 3}, {5, -2, 3}, {1, -9, 10}, {2, 1, 3}}));
    INFO("order " << order << ", u = " << q << "/L, L >= " << from);
    const LogSeries u = LogSeries::term(frame_with_constant(order, from, 0), SymbolicConstant(q), 1);
    for (const long depth : {from, from + 1, 2 * from, 100 * from}) {
        const Ball L(depth), value = Ball(q) / L;
        CHECK(encloses(inverse_of_one_plus(u), Ball(1) / (Ball(1) + value), L) == Truth::yes);
        CHECK(encloses(log_of_one_plus(u), rigor::log(Ball(1) + value), L) == Truth::yes);
    }
}

TEST_CASE("a few bits make every bound wider, never smaller") {
    // The series are the same at both precisions: coefficients are exact, and so is K.
    const auto same_or_more = [](const Ball& coarse, const Ball& fine) {
        return !coarse.is_finite() ||
               rigor::certainly_less(coarse, fine * (Ball(1) - Ball::dyadic(1, -100))) == Truth::no;
    };
    for (long bits = 2; bits <= 24; ++bits)
        for (long i = 1; i <= 12; ++i) {
            INFO(bits << " bits, series " << i);
            const auto f = std::make_shared<const LogFrame>(
                LogFrame{1 + i % 3, Rational(2 + i), {{"C", Ball(Rational(i, 7)).widened(Ball::dyadic(1, -3))}}});
            const auto remainder = [&](long k) { return Ball(Rational(10 * k + i, 1000 * k + 37)).upper(); };
            std::vector<LogSeries> coarse, fine;
            std::vector<Ball> coarse_bounds, fine_bounds;
            const rigor::Precision some(bits);
            const LogSeries rho = LogSeries(f).widened(remainder(1), f->order + 1),
                            sigma = LogSeries(f).widened(remainder(7), f->order + 1),
                            constant = LogSeries::term(f, Rational(-1, i + 2)),
                            u = LogSeries::term(f, Rational(i, 11), 1) + LogSeries::term(f, Rational(-2, 7 + i), 1, 1),
                            c = LogSeries::term(f, SymbolicConstant::symbol("C"));
            const auto evaluate = [&](std::vector<LogSeries>& series, std::vector<Ball>& bounds) {
                series = {rho + sigma,
                          (u + rho) * (constant + sigma),
                          inverse_of_one_plus(rho),
                          log_of_one_plus(sigma),
                          inverse_of_one_plus(u),
                          c * (u + rho)};
                for (const LogSeries* s : {&rho, &constant, &u, &c})
                    bounds.insert(bounds.end(), {s->magnitude(), s->bound(), (*s + constant + rho).magnitude(),
                                                 (*s + constant + rho).bound()});
                for (long q = -2; q <= 4; ++q) bounds.push_back(rigor::log_power_supremum(q, i, Ball(f->from)));
            };
            evaluate(coarse, coarse_bounds);
            const rigor::Precision many(400);
            evaluate(fine, fine_bounds);
            for (std::size_t k = 0; k < coarse.size(); ++k) {
                INFO("remainder " << k);
                CHECK(same_or_more(coarse[k].remainder(), fine[k].remainder()));
            }
            for (std::size_t k = 0; k < coarse_bounds.size(); ++k) {
                INFO("bound " << k);
                CHECK(same_or_more(coarse_bounds[k], fine_bounds[k]));
            }
        }
}
