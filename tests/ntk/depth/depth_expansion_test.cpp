// Checks the formal expansions of large depth: known exact coefficients, the residuals of the three equations, that
// every coefficient is the only one that solves them (1e-30 beside it, an order is lost), exact against enclosed
// coefficients, and gamma against the angle map itself.
#include "ntk/depth/depth_expansion.hpp"
#include "generators.hpp"
#include "ntk/depth/depth_disc.hpp"
#include "ntk/kernel/depth_map.hpp"

#include <algorithm>

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

using Exact = DepthExpansion<PiPolynomial>;

/// q pi^exponent.
PiPolynomial term(long above, long below, long exponent = 0) {
    return PiPolynomial(Rational(above, below)) * PiPolynomial::pi(exponent);
}

const PiPolynomial tiny_factor(power(Rational(1, 10), 30));

/// Larger by a relative 1e-30, or by 1e-30 if it is 0. Returns the difference.
PiPolynomial perturb(PiPolynomial& coefficient) {
    const PiPolynomial change = coefficient.is_zero() ? tiny_factor : coefficient * tiny_factor;
    coefficient += change;
    return change;
}

/// Index of the first coefficient that is not zero; the order if there is none.
long first_index(const FormalSeries<PiPolynomial>& s) {
    long k = 0;
    while (k < s.order() && s[k].is_zero()) ++k;
    return k;
}
FormalSeries<PiPolynomial> difference(FormalSeries<PiPolynomial> a, const FormalSeries<PiPolynomial>& b) {
    a.subtract_multiple(PiPolynomial(1), 0, b);
    return a;
}

struct Differences {
    FormalSeries<PiPolynomial> fatou, homogeneous, particular;
    Differences(const DepthResiduals<PiPolynomial>& a, const DepthResiduals<PiPolynomial>& b)
        : fatou(difference(a.fatou, b.fatou)),
          homogeneous(difference(a.homogeneous, b.homogeneous)),
          particular(difference(a.particular, b.particular)) {}
};

/// gamma from sin^2(g/2) = S by undetermined coefficients, with none of the header's functions: sin^2(g/2) = (1 - cos
/// g)/2 is built of powers of gamma.
std::vector<PiPolynomial> gamma_by_comparison(long count) {
    using Series = FormalSeries<PiPolynomial>;
    std::vector<PiPolynomial> gamma{PiPolynomial(1)};
    const auto factorial = [](long n) {
        Rational f = 1;
        for (long k = 2; k <= n; ++k) f *= k;
        return f;
    };
    // Coefficient of theta^k in S = (1 - cos theta)/2 - (sin theta - theta cos theta)/(2 pi).
    const auto S = [&](long k) {
        const Rational sign = (k / 2) % 2 == 0 ? 1 : -1;
        if (k % 2 == 0) return PiPolynomial(Rational(-sign / (2 * factorial(k))));
        return PiPolynomial(Rational(-sign * (1 / factorial(k) - 1 / factorial(k - 1)) / 2)) * PiPolynomial::pi(-1);
    };
    for (long n = 1; n < count; ++n) {
        // With gamma_n = 0 the coefficient of theta^(n+2) is off by 2 gamma_n/4.
        Series g(n + 1), square(n + 1);
        for (long k = 0; k < n; ++k) g[k] = gamma[static_cast<std::size_t>(k)];
        square = g * g;
        PiPolynomial coefficient;
        Series power = Series::constant(PiPolynomial(1), n + 1);
        for (long j = 1; 2 * j <= n + 2; ++j) {
            power = power * square;  // gamma^(2j); (1 - cos g)/2 = sum of -(-1)^j theta^(2j) gamma^(2j)/(2 (2j)!)
            coefficient +=
                PiPolynomial(Rational((j % 2 == 1 ? 1 : -1) / (2 * factorial(2 * j)))) * power[n + 2 - 2 * j];
        }
        gamma.push_back(PiPolynomial(2) * (S(n + 2) - coefficient));
    }
    return gamma;
}

}  // namespace

TEST_CASE("the first coefficients of the depth expansions") {
    const Exact x = depth_expansion<PiPolynomial>(6);
    CHECK(x.gamma[0] == PiPolynomial(1));
    CHECK(x.gamma[1] == term(-1, 3, -1));
    CHECK(x.gamma[2] == term(-1, 18, -2));
    CHECK(x.gamma[3] == term(-1, 45, -1) + term(-1, 54, -3));
    CHECK(x.fatou[0].is_zero());
    CHECK(x.fatou[1] == term(1, 5, 1) + term(1, 3, -1));
    CHECK(x.fatou[2] == term(-1, 20) + term(5, 48, -2));
    CHECK(x.homogeneous[0] == PiPolynomial(1));
    CHECK(x.homogeneous[1] == term(1, 2, -1));
    CHECK(x.p(-1) == term(3, 4, 1));
    CHECK(x.p(0) == term(-1, 8));
    CHECK(x.p(1) == term(-31, 40, 1) + term(-5, 48, -1));
    CHECK(x.p(3).is_zero());
    CHECK(x.resonance == term(-8, 175, 1) + term(1, 30, -1) + term(17, 324, -3));
}

TEST_CASE("gamma by comparison of coefficients") {
    const std::vector<PiPolynomial> expected = gamma_by_comparison(14);
    const FormalSeries<PiPolynomial> gamma = angle_map_ratio<PiPolynomial>(14);
    CHECK(std::ranges::equal(gamma.coefficients(), expected));
}

TEST_CASE("a coefficient does not depend on the order at which the expansion ends") {
    const Exact longer = depth_expansion<PiPolynomial>(12);
    for (long N = 4; N < 12; ++N) {
        const Exact x = depth_expansion<PiPolynomial>(N);
        INFO(N);
        CHECK(std::equal(x.fatou.begin(), x.fatou.end(), longer.fatou.begin()));
        CHECK(std::equal(x.homogeneous.begin(), x.homogeneous.end(), longer.homogeneous.begin()));
        CHECK(std::equal(x.particular.begin(), x.particular.end(), longer.particular.begin()));
        CHECK(x.resonance == longer.resonance);
        CHECK(x.order == N);
        CHECK(static_cast<long>(x.fatou.size()) == N + 1);
        CHECK(static_cast<long>(x.homogeneous.size()) == N + 1);
        CHECK(static_cast<long>(x.particular.size()) == N + 2);
    }
}

TEST_CASE("the residuals vanish through index N + 1, and no further") {
    for (long N = 4; N <= 12; ++N) {
        INFO(N);
        const DepthResiduals<PiPolynomial> r = depth_residuals(depth_expansion<PiPolynomial>(N), 2);
        CHECK(r.fatou.order() == N + 3);
        CHECK(r.homogeneous.order() == N + 3);
        CHECK(r.particular.order() == N + 3);
        // The order that is claimed, N + 2, is the one that there is: claiming N + 3 is refuted.
        CHECK(first_index(r.fatou) == N + 2);
        CHECK(first_index(r.homogeneous) == N + 2);
        CHECK(first_index(r.particular) == N + 2);
        // That of the default, through N + 1, shows nothing but zeros.
        const DepthResiduals<PiPolynomial> through = depth_residuals(depth_expansion<PiPolynomial>(N));
        CHECK(first_index(through.fatou) == through.fatou.order());
        CHECK(first_index(through.homogeneous) == through.homogeneous.order());
        CHECK(first_index(through.particular) == through.particular.order());
    }
    CHECK_THROWS_AS(depth_expansion<PiPolynomial>(3), std::invalid_argument);
    CHECK_THROWS_WITH(depth_expansion<Ball>(-1), Catch::Contains("-1"));
}

TEST_CASE("1e-30 beside a coefficient, an order is lost") {
    constexpr long N = 10;
    const Exact right = depth_expansion<PiPolynomial>(N);
    const DepthResiduals<PiPolynomial> none = depth_residuals(right, 3);
    const PiPolynomial a = PiPolynomial::pi(-1);

    SECTION("Fatou coordinate: c_k returns at k + 1 with the multiple -k/(3 pi)") {
        for (long k = 1; k <= N; ++k) {
            INFO(k);
            Exact x = right;
            const PiPolynomial change = perturb(x.fatou[static_cast<std::size_t>(k)]);
            const DepthResiduals<PiPolynomial> r = depth_residuals(x, 3);
            CHECK(first_index(r.fatou) == k + 1);
            CHECK(r.fatou[k + 1] == PiPolynomial(Rational(-k, 3)) * a * change);
            const Differences d(r, none);
            CHECK(first_index(d.homogeneous) == d.homogeneous.order());
            CHECK(first_index(d.particular) == d.particular.order());
        }
    }
    SECTION(
        "homogeneous solution: e_k returns at k + 1 with the multiple -k/(3 pi), and through kappa at k + 3 of the third residual") {
        for (long k = 1; k <= N; ++k) {
            INFO(k);
            Exact x = right;
            const PiPolynomial change = perturb(x.homogeneous[static_cast<std::size_t>(k)]);
            const DepthResiduals<PiPolynomial> r = depth_residuals(x, 3);
            CHECK(first_index(r.homogeneous) == k + 1);
            CHECK(r.homogeneous[k + 1] == PiPolynomial(Rational(-k, 3)) * a * change);
            const Differences d(r, none);
            CHECK(first_index(d.particular) == k + 3);
            CHECK(d.particular[k + 3] == right.resonance * change);
            if (k <= N - 2) CHECK(first_index(r.particular) == k + 3);
            CHECK(first_index(d.fatou) == d.fatou.order());
        }
    }
    SECTION("particular solution: p_k returns at k + 1 with the multiple (1 - k/3)/pi; p_3, the free one, only at 5") {
        for (long k = -1; k <= N; ++k) {
            INFO(k);
            Exact x = right;
            const PiPolynomial change = perturb(x.particular[static_cast<std::size_t>(k + 1)]);
            const DepthResiduals<PiPolynomial> r = depth_residuals(x, 3);
            if (k == 3) {
                // theta^3 (gamma^3 - 1 + a theta) begins with (a e_1/3) theta^5: E = theta^3 (1 + e_1 theta + …) solves
                // the equation, not theta^3 alone.
                CHECK(first_index(r.particular) == 5);
                CHECK(r.particular[5] == change * a * right.homogeneous[1] / PiPolynomial(3));
            } else {
                CHECK(first_index(r.particular) == k + 1);
                CHECK(r.particular[k + 1] == PiPolynomial(Rational(3 - k, 3)) * a * change);
            }
            const Differences d(r, none);
            CHECK(first_index(d.fatou) == d.fatou.order());
            CHECK(first_index(d.homogeneous) == d.homogeneous.order());
        }
    }
    SECTION("p_3 is free if E takes part: adding a multiple of E to P leaves no trace through index N + 1") {
        // P ends at theta^N: e_0 … e_(N-3) are added, whose residual begins at theta^3 theta^(N-1).
        Exact x = right;
        for (long k = 0; k <= N - 3; ++k)
            x.particular[static_cast<std::size_t>(k + 4)] +=
                tiny_factor * right.homogeneous[static_cast<std::size_t>(k)];
        const Differences d(depth_residuals(x, 3), none);
        CHECK(first_index(d.particular) == N + 2);
    }
    SECTION("kappa returns at 3") {
        // kappa (1 - a theta) E begins with kappa theta^3.
        Exact x = right;
        const PiPolynomial change = perturb(x.resonance);
        const DepthResiduals<PiPolynomial> r = depth_residuals(x, 3);
        CHECK(first_index(r.particular) == 3);
        CHECK(r.particular[3] == change);
        const Differences d(r, none);
        CHECK(first_index(d.fatou) == d.fatou.order());
        CHECK(first_index(d.homogeneous) == d.homogeneous.order());
    }
    SECTION("with p_2 readjusted, a wrong kappa leaves index 4, where no p_3 helps") {
        Exact x = right;
        const PiPolynomial change = perturb(x.resonance);
        x.particular[3] -= PiPolynomial(3) * PiPolynomial::pi() * change;
        const DepthResiduals<PiPolynomial> r = depth_residuals(x, 3);
        CHECK(first_index(r.particular) == 4);
        x.particular[4] += PiPolynomial(7);
        CHECK(depth_residuals(x, 3).particular[4] == r.particular[4]);
    }
}

TEST_CASE("the logarithm has the factor 3/2 and no other") {
    // With q log instead: 3 pi (1/gamma - 1)/theta + q log gamma - 1 begins with (1/(2 pi) - q/(3 pi)) theta, where no
    // theta^k with k >= 1 reaches.
    const FormalSeries<PiPolynomial> gamma = angle_map_ratio<PiPolynomial>(8);
    const FormalSeries<PiPolynomial> reciprocal = inverse_of_one_plus(gamma), logarithm = log_of_one_plus(gamma);
    const auto residual = [&](const PiPolynomial& q, long k) {
        return PiPolynomial(3) * PiPolynomial::pi() * reciprocal[k + 1] + q * logarithm[k] -
               PiPolynomial(k == 0 ? 1 : 0);
    };
    const PiPolynomial three_halves(Rational(3, 2));
    CHECK(residual(three_halves, 0).is_zero());
    CHECK(residual(three_halves, 1).is_zero());
    CHECK_FALSE(residual(three_halves, 2).is_zero());
    CHECK(residual(PiPolynomial(0), 1) == term(1, 2, -1));
    CHECK_FALSE(residual(three_halves + tiny_factor, 1).is_zero());
    // Nor can T do without the resonance: kappa = 0 leaves index 3.
    Exact x = depth_expansion<PiPolynomial>(8);
    const DepthResiduals<PiPolynomial> right = depth_residuals(x);
    CHECK(first_index(right.particular) == right.particular.order());
    x.resonance = PiPolynomial(0);
    CHECK(first_index(depth_residuals(x).particular) == 3);
}

TEST_CASE("balls of 300 bits enclose the exact expansion of order 20, and narrowly") {
    const Precision precision(300);
    const DepthExpansion<Ball> balls = depth_expansion<Ball>(30);
    const Exact exact = depth_expansion<PiPolynomial>(20);
    const Ball narrow(power(Rational(1, 10), 60));
    const auto check = [&](const Ball& ball, const PiPolynomial& number) {
        {
            const Precision more(700);
            CHECK(ball.overlaps(number.enclosure()));
            CHECK_FALSE(ball.overlaps(number.enclosure() + narrow));
        }
        CHECK(certainly_less(ball.radius(), narrow) == Truth::yes);
    };
    for (long k = 0; k <= 20; ++k) {
        INFO(k);
        const auto i = static_cast<std::size_t>(k);
        check(balls.gamma[k], exact.gamma[k]);
        check(balls.fatou[i], exact.fatou[i]);
        check(balls.homogeneous[i], exact.homogeneous[i]);
        check(balls.p(k), exact.p(k));
    }
    check(balls.p(-1), exact.p(-1));
    check(balls.resonance, exact.resonance);
    CHECK(balls.p(3).is_exactly_zero());

    const DepthResiduals<Ball> r = depth_residuals(balls, 2);
    for (const FormalSeries<Ball>* s : {&r.fatou, &r.homogeneous, &r.particular}) {
        for (long k = 0; k <= 31; ++k) {
            INFO(k);
            CHECK((*s)[k].contains(Rational(0)));
            CHECK(certainly_less((*s)[k].radius(), narrow) == Truth::yes);
        }
        // One order more than there is.
        CHECK_FALSE((*s)[32].contains(Rational(0)));
    }
}

TEST_CASE("in balls, too, 1e-30 beside a coefficient is refuted") {
    const Precision precision(300);
    const DepthExpansion<Ball> right = depth_expansion<Ball>(10);
    const Ball larger = Ball(1) + Ball(power(Rational(1, 10), 30));
    for (std::size_t k = 1; k <= 10; ++k) {
        INFO(k);
        DepthExpansion<Ball> x = right;
        x.fatou[k] *= larger;
        x.homogeneous[k] *= larger;
        const DepthResiduals<Ball> r = depth_residuals(x);
        const long at = static_cast<long>(k) + 1;
        CHECK_FALSE(r.fatou[at].contains(Rational(0)));
        CHECK_FALSE(r.homogeneous[at].contains(Rational(0)));
        CHECK(r.fatou[at - 1].contains(Rational(0)));
        CHECK(r.homogeneous[at - 1].contains(Rational(0)));
        x = right;
        if (k == 3) continue;
        x.particular[k + 1] *= larger;
        const DepthResiduals<Ball> s = depth_residuals(x);
        CHECK_FALSE(s.particular[at].contains(Rational(0)));
        CHECK(s.particular[at - 1].contains(Rational(0)));
    }
}

TEST_CASE("theta gamma(theta) is the angle map") {
    const Precision precision(300);
    constexpr long order = 40;
    const FormalSeries<Ball> gamma = angle_map_ratio<Ball>(order);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    const DepthDisc& disc = depth_discs().front();
    const auto sum_at = [&](const Rational& angle, bool exact_gamma) {
        const Ball theta(angle);
        Ball sum(0);
        for (long k = order - 1; k >= 0; --k)
            sum = sum * theta + gamma[k] +
                  Ball(Rational(k == 3 && !exact_gamma ? power(Rational(1, 10), 30) : Rational(0)));
        // Cauchy: the coefficient of theta^(k+1) is at most (bound of |g|)/r^(k+1).
        const Ball ratio = theta / Ball(disc.r);
        return (sum * theta).widened(disc.image * power(ratio, order + 1) / (Ball(1) - ratio));
    };
    for (const Rational& angle : {Rational(1, 100), Rational(1, 30), Rational(1, 1000)}) {
        INFO(angle);
        const Ball image = depth_map_of_angle(Ball(angle), inverse_pi).angle, sum = sum_at(angle, true);
        CHECK(sum.overlaps(image));
        CHECK(certainly_less(image.radius(), Ball::dyadic(1, -270)) == Truth::yes);
        // (1/45)^41 is below 2^-225, (1/150)^41 below 2^-296.
        CHECK(certainly_less(sum.radius(), Ball::dyadic(1, angle > Rational(1, 100) ? -220 : -270)) == Truth::yes);
        // 1e-30 in gamma_3 is 1e-30 theta^4 in g.
        CHECK_FALSE(sum_at(angle, false).overlaps(image));
    }
}
