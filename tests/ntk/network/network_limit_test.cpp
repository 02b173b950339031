// Checks the limits of the networks against the corrected recurrences written out in MPFR, from the back to the front,
// and against closed forms at equal points.
#include "ntk/network/network_limit.hpp"
#include "generators.hpp"
#include "ntk/kernel/residual_kernel.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

Real real(const Rational& q) { return from_rational<Real>(q); }
Real kappa_0_at(const Real& w) { return Real(1 - acos(w) / pi<Real>()); }
Real kappa_1_at(const Real& w) { return Real((w * (pi<Real>() - acos(w)) + sqrt(Real(1 - w * w))) / pi<Real>()); }
Real clamped(const Real& w) { return w > 1 ? Real(1) : w < -1 ? Real(-1) : w; }

/// Two points of the plane.
PairInnerProducts any_pair() {
    const Rational x0 = *rational_up_to(9), x1 = *rational_up_to(9), y0 = *rational_up_to(9), y1 = *rational_up_to(9);
    return {x0 * x0 + x1 * x1, x0 * y0 + x1 * y1, y0 * y0 + y1 * y1};
}

}  // namespace

TEST_CASE("the limit of network (2.1): no bias in the last step") {
    require_property(
        "against 2 E[relu relu'] + 1 written out",
        [] {
            const RealDigits digits(200);
            const PairInnerProducts p = any_pair();
            const long depth = *rc::gen::inRange<long>(1, 8);
            Real q = real(p.xx + 1), r = real(p.yy + 1), c = real(p.xy + 1), tangent = c;
            for (long l = 1; l <= depth; ++l) {
                const Real product = sqrt(Real(q * r)), w = clamped(Real(c / product));
                const Real bias = l < depth ? 1 : 0;
                c = product * kappa_1_at(w) + bias;
                tangent = tangent * kappa_0_at(w) + c;
                q += 1;
                r += 1;
            }
            const Ball limit = yu_fully_connected_limit<Ball>(p, depth);
            const Rational size = (depth + 1) * (p.xx + p.yy + depth + 2);
            RC_ASSERT(admits(limit, exact_value(tangent), size * power_of_two(-300)));
            RC_ASSERT(exact_radius(limit) <= size * depth * power_of_two(10 - Precision::bits()));
        },
        300);
    // x = x': each layer adds 1 to Sigma, so Theta = (L + 1) |x|^2 + L (L + 3)/2.
    for (const long depth : {1L, 2L, 5L, 50L}) {
        const Ball limit = yu_fully_connected_limit<Ball>({7, 7, 7}, depth);
        CHECK(limit.contains(Rational((depth + 1) * 7 + depth * (depth + 3) / 2)));
        CHECK(exact_radius(limit) <= power_of_two(-90));
    }
    CHECK_THROWS_WITH(yu_fully_connected_limit<double>({1, 0, 1}, 0), Catch::Contains("L = 0"));
}

TEST_CASE("the limit of network (2.2): the biases' terms stand outside the bracket") {
    require_property(
        "against the corrected sums written out",
        [] {
            const RealDigits digits(200);
            const PairInnerProducts p = any_pair();
            const long depth = *rc::gen::inRange<long>(1, 8);
            const Rational alpha =
                *rc::gen::element(Rational(0), Rational(1, 10), Rational(1), Rational(-3, 2), Rational(7));
            const auto length = static_cast<std::size_t>(depth);
            const Real a = real(alpha * alpha), n = sqrt(real((p.xx + 1) * (p.yy + 1))), u = Real(real(p.xy + 1) / n);
            std::vector<Real> k(length + 1), w(length + 1), b(length + 2), g(length + 1);
            k[0] = u;
            g[0] = Real(1);
            for (std::size_t l = 0; l <= length; ++l) {
                w[l] = clamped(Real(k[l] / g[l]));
                if (l == length) break;
                k[l + 1] = k[l] + a * g[l] * kappa_1_at(w[l]);
                g[l + 1] = g[l] * Real(1 + a);
            }
            b[length + 1] = Real(1);
            for (std::size_t l = length; l >= 1; --l) b[l] = b[l + 1] * Real(1 + a * kappa_0_at(w[l - 1]));
            Real theta = n * Real(u * b[1] + k[length]), printed_surplus(0);
            for (std::size_t l = 1; l <= length; ++l) {
                theta += a * b[l + 1] * n * Real(g[l - 1] * kappa_1_at(w[l - 1]) + k[l - 1] * kappa_0_at(w[l - 1]));
                theta += a * b[l + 1] * Real(kappa_0_at(w[l - 1]) + 1);
                printed_surplus += Real(n - 1) * a * b[l + 1] * Real(kappa_0_at(w[l - 1]) + 1);
            }
            const Rational size = (4 * depth + 4) *
                                  power(Rational(1 + alpha * alpha), static_cast<unsigned long>(depth)) * (p.xx + 1) *
                                  (p.yy + 1);
            const Ball limit = yu_residual_limit<Ball>(p, depth, alpha);
            // An arc cosine next to ±1 loses half of the 660 bits at most.
            RC_ASSERT(admits(limit, exact_value(theta), size * power_of_two(-290)));
            RC_ASSERT(exact_radius(limit) <= size * depth * depth * power_of_two(10 - Precision::bits()));
            RC_ASSERT(admits(residual_tangent_kernel<Ball>(p, depth, alpha), exact_value(Real(theta + printed_surplus)),
                             size * power_of_two(-290)));
        },
        300);
    // x = x', N = 1 + |x|^2, a = alpha^2: N (2 (1 + a)^L + 2 L a (1 + a)^(L-1)) + 2 ((1 + a)^L - 1).
    for (const long depth : {1L, 2L, 6L}) {
        const Rational a(4, 9), growth = power(Rational(1 + a), static_cast<unsigned long>(depth)),
                                before = growth / (1 + a);
        const Ball limit = yu_residual_limit<Ball>({5, 5, 5}, depth, Rational(2, 3));
        CHECK(limit.contains(Rational(6 * (2 * growth + 2 * depth * a * before) + 2 * (growth - 1))));
        CHECK(exact_radius(limit) <= power_of_two(-90));
    }
    // The printed form agrees at x = x' = 0 and for alpha = 0.
    CHECK(residual_tangent_kernel<Ball>({0, 0, 0}, 3, 2).overlaps(yu_residual_limit<Ball>({0, 0, 0}, 3, 2)));
    CHECK(residual_tangent_kernel<Ball>({1, -1, 4}, 3, 0).overlaps(yu_residual_limit<Ball>({1, -1, 4}, 3, 0)));
    CHECK_FALSE(residual_tangent_kernel<Ball>({1, -1, 4}, 3, 1).overlaps(yu_residual_limit<Ball>({1, -1, 4}, 3, 1)));
    CHECK_THROWS_AS(yu_residual_limit<double>({1, 0, 1}, 0, 1), std::invalid_argument);
}

TEST_CASE("the limit of the network of Jacot et al.") {
    CHECK(jacot_limit<Ball>({3, 1, 2}, 1, 4, Rational(1, 3)).contains(Rational(1, 4) + Rational(1, 9)));
    // x = x': Sigma^(l+1) = Sigma^(l)/2 + beta^2, Theta^(l+1) = Theta^(l)/2 + Sigma^(l+1).
    Rational sigma = Rational(6, 5) + Rational(1, 4), theta = sigma;
    for (long depth = 1; depth <= 8; ++depth) {
        CHECK(jacot_limit<Ball>({6, 6, 6}, depth, 5, Rational(1, 2)).contains(theta));
        sigma = sigma / 2 + Rational(1, 4);
        theta = theta / 2 + sigma;
    }
    CHECK_THROWS_AS(jacot_limit<double>({1, 0, 1}, 0, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(jacot_limit<double>({1, 0, 1}, 2, 0, 1), std::domain_error);
}
