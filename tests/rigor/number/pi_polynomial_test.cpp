// Checks the exact numbers sum q_i pi^i: the ring, its canonical form, what may be divided, the enclosure against MPFR,
// the text.
#include "rigor/number/pi_polynomial.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

/// A term-by-term model: exponent and coefficient, in which the ring operations are one line each.
using Terms = std::map<long, Rational>;

Terms random_terms(long furthest = 6) {
    Terms terms;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) terms[*rc::gen::inRange<long>(-furthest, furthest + 1)] += *rational_up_to(9);
    return terms;
}
PiPolynomial polynomial(const Terms& terms) {
    PiPolynomial sum;
    for (const auto& [exponent, q] : terms) sum += PiPolynomial(q) * PiPolynomial::pi(exponent);
    return sum;
}
Terms without_zeros(Terms terms) {
    std::erase_if(terms, [](const auto& term) { return term.second == 0; });
    return terms;
}
/// What the polynomial shows of itself.
Terms terms_of(const PiPolynomial& p) {
    Terms terms;
    for (long i = p.lowest(); i <= p.highest(); ++i) terms[i] = p.coefficient(i);
    return without_zeros(terms);
}
/// Equal, and in the form that the number has when it is built afresh.
bool same(const PiPolynomial& p, const Terms& expected) {
    const Terms terms = without_zeros(expected);
    if (terms_of(p) != terms || p.is_zero() != terms.empty() || !(p == polynomial(terms))) return false;
    return terms.empty() ? p.lowest() > p.highest()
                         : p.lowest() == terms.begin()->first && p.highest() == terms.rbegin()->first;
}

}  // namespace

TEST_CASE("sums and products of polynomials in pi are those of their terms") {
    require_property(
        "two random polynomials",
        [] {
            const Terms a = random_terms(), b = random_terms();
            const PiPolynomial p = polynomial(a), q = polynomial(b);
            Terms sum = a, difference = a, product;
            for (const auto& [j, y] : b) {
                sum[j] += y;
                difference[j] -= y;
                for (const auto& [i, x] : a) product[i + j] += x * y;
            }
            RC_ASSERT(same(p, a));
            RC_ASSERT(same(p + q, sum));
            RC_ASSERT(same(p - q, difference));
            RC_ASSERT(same(p * q, product));
        },
        500);
}

TEST_CASE("polynomials in pi form a commutative ring") {
    require_property(
        "three random polynomials",
        [] {
            const PiPolynomial a = polynomial(random_terms()), b = polynomial(random_terms()),
                               c = polynomial(random_terms());
            RC_ASSERT((a + b) + c == a + (b + c));
            RC_ASSERT(a + b == b + a);
            RC_ASSERT((a * b) * c == a * (b * c));
            RC_ASSERT(a * b == b * a);
            RC_ASSERT(a * (b + c) == a * b + a * c);
            RC_ASSERT(a + PiPolynomial() == a);
            RC_ASSERT(a * PiPolynomial(1) == a);
            RC_ASSERT((a + -a).is_zero());
            RC_ASSERT((a * PiPolynomial()).is_zero());
            // No zero divisors, and a different number is different.
            RC_ASSERT((a * b).is_zero() == (a.is_zero() || b.is_zero()));
            RC_ASSERT_FALSE(a + PiPolynomial(power_of_two(-300)) == a);
            RC_ASSERT_FALSE(a + PiPolynomial::pi(-9) == a);
        },
        300);
}

TEST_CASE("a polynomial in pi may be combined with itself") {
    require_property(
        "aliased operands",
        [] {
            const PiPolynomial a = polynomial(random_terms());
            PiPolynomial sum = a, difference = a, product = a;
            sum += sum;
            difference -= std::as_const(difference);
            product *= product;
            RC_ASSERT(sum == PiPolynomial(2) * a);
            RC_ASSERT(difference.is_zero());
            RC_ASSERT(product == a * PiPolynomial(a));
        },
        200);
    PiPolynomial term = PiPolynomial(Rational(2, 3)) * PiPolynomial::pi(-4);
    term /= std::as_const(term);
    CHECK(same(term, {{0, 1}}));
}

TEST_CASE("zero has one form, however it was reached") {
    const PiPolynomial pi = PiPolynomial::pi(), inverse = PiPolynomial::pi(-1);
    const PiPolynomial zeros[] = {PiPolynomial(),
                                  PiPolynomial(0),
                                  pi - pi,
                                  inverse - inverse,
                                  PiPolynomial(0) * PiPolynomial::pi(-5),
                                  (pi + inverse) * PiPolynomial(0),
                                  (pi - pi) / PiPolynomial::pi(7),
                                  pi * inverse - PiPolynomial(1)};
    for (const PiPolynomial& zero : zeros) {
        CHECK(zero.is_zero());
        CHECK(zero == PiPolynomial(0));
        CHECK(zero.lowest() > zero.highest());
        CHECK(to_string(zero) == "0");
        CHECK(zero.enclosure().is_exactly_zero());
        CHECK(same(zero + pi, {{1, 1}}));
        CHECK(same(inverse - zero, {{-1, 1}}));
        CHECK(same(-zero, {}));
    }
    // Cancelled ends do not remain: division recognises a single term by its degree.
    CHECK(PiPolynomial(1) / (pi + inverse - pi) == pi);
    CHECK(PiPolynomial(1) / (pi + inverse - inverse) == inverse);
}

TEST_CASE("division by a single term undoes multiplication, by anything else it is refused") {
    require_property(
        "a random term",
        [] {
            const PiPolynomial a = polynomial(random_terms());
            const Rational q = *rational_up_to(9);
            const long exponent = *rc::gen::inRange<long>(-8, 9);
            const PiPolynomial term = PiPolynomial(q) * PiPolynomial::pi(exponent);
            if (q == 0) {
                RC_ASSERT_THROWS_AS(a / term, std::domain_error);
                return;
            }
            RC_ASSERT(same(a * term / term, terms_of(a)));
            RC_ASSERT(a / term * term == a);
            RC_ASSERT(a / term == a * (PiPolynomial(Rational(1 / q)) * PiPolynomial::pi(-exponent)));
            const PiPolynomial two_terms = term + PiPolynomial::pi(exponent + *rc::gen::inRange<long>(1, 4));
            RC_ASSERT_THROWS_AS(a / two_terms, std::domain_error);
            RC_ASSERT_THROWS_AS(two_terms / (a - a), std::domain_error);
        },
        300);
    CHECK_THROWS_WITH(PiPolynomial(1) / (PiPolynomial::pi() + PiPolynomial(1)), Catch::Contains("single term"));
    CHECK_THROWS_AS(PiPolynomial(1) / PiPolynomial(), std::domain_error);
}

TEST_CASE("the enclosure is narrow and contains the value that MPFR finds") {
    require_property(
        "a random polynomial",
        [] {
            const Terms terms = random_terms(40);
            const RealDigits digits(200);
            Real value(0), size(0);
            for (const auto& [exponent, q] : terms) {
                const Real monomial = from_rational<Real>(q) * pow(pi<Real>(), Real(exponent));
                value += monomial;
                size += abs(monomial);
            }
            const Rational error = exact_value(size) * power_of_two(-600);
            const PiPolynomial number = polynomial(terms);
            RC_ASSERT(admits(number.enclosure(), exact_value(value), error));
            RC_ASSERT(exact_radius(number.enclosure()) <= exact_value(size) * power_of_two(-110));
            const Precision more(500);
            RC_ASSERT(admits(number.enclosure(), exact_value(value), error));
            RC_ASSERT(exact_radius(number.enclosure()) <= exact_value(size) * power_of_two(-480));
        },
        300);
    // An error of 1e-30 in a coefficient would be seen.
    const PiPolynomial off = PiPolynomial(power(Rational(1, 10), 30)) * PiPolynomial::pi(-1) + PiPolynomial::pi(3);
    CHECK_FALSE(off.enclosure().overlaps(PiPolynomial::pi(3).enclosure()));
}

TEST_CASE("a polynomial in pi as text") {
    const PiPolynomial pi = PiPolynomial::pi(), third(Rational(1, 3));
    CHECK(to_string(PiPolynomial(Rational(9, 2)) * pi * pi + third - third / pi) == "9 pi^2/2 + 1/3 - 1/(3 pi)");
    CHECK(to_string(pi) == "pi");
    CHECK(to_string(-pi) == "-pi");
    CHECK(to_string(PiPolynomial(-1)) == "-1");
    CHECK(to_string(PiPolynomial::pi(-1)) == "1/pi");
    CHECK(to_string(PiPolynomial(-2) / PiPolynomial::pi(3)) == "-2/pi^3");
    CHECK(to_string(PiPolynomial(7) - PiPolynomial::pi(12)) == "-pi^12 + 7");
    CHECK(to_string(PiPolynomial(Rational(-31, 40)) * pi - PiPolynomial(Rational(5, 48)) / pi) ==
          "-31 pi/40 - 5/(48 pi)");
    CHECK(to_string(PiPolynomial(Rational(-1, 45)) / pi - PiPolynomial(Rational(1, 54)) * PiPolynomial::pi(-3)) ==
          "-1/(45 pi) - 1/(54 pi^3)");
}
