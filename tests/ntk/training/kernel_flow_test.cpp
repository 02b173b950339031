// The frozen-kernel flow in balls: exact cases, its differential equation, singular kernels, the limit; the double
// version and the cross-entropy against it and against what they integrate.
#include "ntk/training/kernel_flow.hpp"
#include "generators.hpp"
#include "ntk/training/approx_cross_entropy_flow.hpp"
#include "ntk/training/approx_kernel_flow.hpp"
#include "rigor/matrix/matrix_exponential.hpp"

using namespace rigor;
using namespace testing_generators;
using ntk::KernelFlow;

namespace {

BallVector random_values(long n) {
    BallVector v;
    for (long i = 0; i < n; ++i)
        v.push_back(Ball(Rational(*rc::gen::inRange<long>(-20, 21), *rc::gen::inRange<long>(1, 8))));
    return v;
}
/// B B^T with B of n rows and r columns: rank at most r.
RationalMatrix random_gram(long n, long r) {
    RationalMatrix b(n, r);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < r; ++j) b(i, j) = Rational(*rc::gen::inRange<long>(-6, 7), *rc::gen::inRange<long>(1, 5));
    return b * b.transpose();
}
void check_close(const Ball& a, const Ball& b, long bits = 70) {
    CHECK(a.overlaps(b));
    CHECK(certainly_less((a - b).radius(), Ball::dyadic(1, -bits)) == Truth::yes);
}
bool is_close(const Ball& a, const Ball& b, long bits = 60) {
    return a.overlaps(b) && certainly_less((a - b).radius(), Ball::dyadic(1, -bits)) == Truth::yes;
}

ntk::DenseVector<double> as_double(const BallVector& v) {
    ntk::DenseVector<double> d(static_cast<long>(v.size()));
    for (long i = 0; i < d.size(); ++i) d(i) = v[static_cast<std::size_t>(i)].approx_double();
    return d;
}
ntk::DenseMatrix<double> as_double(const BallMatrix& m) {
    ntk::DenseMatrix<double> d(m.rows(), m.columns());
    for (long i = 0; i < m.rows(); ++i)
        for (long j = 0; j < m.columns(); ++j) d(i, j) = m(i, j).approx_double();
    return d;
}

}  // namespace

TEST_CASE("one point: f* + e^(-c t k) (f_0 - f*)") {
    BallMatrix k(1, 1);
    k.set(0, 0, Ball(Rational(3, 4)));
    const KernelFlow flow(k, {Ball(5)}, {Ball(-1)}, Rational(1, 2));
    const Ball t(Rational(7, 3)), decay = exp(Ball(Rational(-7, 8)));
    check_close(flow.values(t)[0], Ball(-1) + Ball(6) * decay);
    check_close(flow.coefficients(t)[0], Ball(-6) * (Ball(1) - decay) / Ball(Rational(3, 4)));
    check_close(flow.limit_coefficients()[0], Ball(-8));
    check_close(flow.values(Ball(0))[0], Ball(5));
    check_close(flow.coefficients(Ball(0))[0], Ball(0));
}

TEST_CASE(
    "phi solves K phi = I - e^(-tau K), phi' = e^(-tau K), phi(s + t) = phi(s) + e^(-s K) phi(t), invertible or not") {
    require_property(
        "flow_integral",
        [] {
            const Precision precision(192);
            const long n = *rc::gen::inRange<long>(1, 5), rank = *rc::gen::inRange<long>(0, n + 1);
            const BallMatrix k(random_gram(n, rank));
            const Ball s(Rational(*rc::gen::inRange<long>(0, 30), 7)), t(Rational(*rc::gen::inRange<long>(-5, 30), 9));
            const auto decay = [&](const Ball& tau) {
                BallMatrix m(n, n);
                for (long i = 0; i < n; ++i)
                    for (long j = 0; j < n; ++j) m.set(i, j, -tau * k(i, j));
                return matrix_exponential(m);
            };
            const BallMatrix phi = ntk::flow_integral(k, t), product = k * phi,
                             left = BallMatrix::identity(n) - decay(t);
            const BallMatrix sum = ntk::flow_integral(k, s + t),
                             second = ntk::flow_integral(k, s) - (-(decay(s) * phi));
            const BallVector r = random_values(n), by_vector = ntk::flow_integral(k, t, r), by_matrix = phi * r;
            for (long i = 0; i < n; ++i) {
                for (long j = 0; j < n; ++j) {
                    RC_ASSERT(product(i, j).overlaps(left(i, j)));
                    RC_ASSERT(sum(i, j).overlaps(second(i, j)));
                }
                RC_ASSERT(by_vector[static_cast<std::size_t>(i)].overlaps(by_matrix[static_cast<std::size_t>(i)]));
            }
            // For t >= 0 nothing grows, and the enclosures are narrow.
            if (certainly_nonnegative(t) == Truth::yes)
                RC_ASSERT(certainly_less((product - left).uncertainty(), Ball::dyadic(1, -60)) == Truth::yes);
        },
        150);
    // K = 0: phi = tau.
    const BallMatrix phi = ntk::flow_integral(BallMatrix(2, 2), Ball(9));
    CHECK(exact_midpoint(phi(0, 0)) == 9);
    CHECK(phi(0, 1).is_exactly_zero());
}

TEST_CASE("the flow satisfies its differential equation") {
    // d/dt f_t(x) by a central difference with step 2^-60 at 400 bits, against -c k(x, X) (f_t(X) - f*).
    require_property(
        "f_t(X) and f_t(x)",
        [] {
            const Precision precision(400);
            const long n = *rc::gen::inRange<long>(1, 5);
            const BallMatrix k(random_gram(n, *rc::gen::inRange<long>(1, n + 1)));
            const BallVector f0 = random_values(n), target = random_values(n), kx = random_values(n);
            const Rational rate(1, *rc::gen::inRange<long>(1, 6));
            const KernelFlow flow(k, f0, target, rate);
            const Ball t(Rational(*rc::gen::inRange<long>(0, 20), 7)), h = Ball::dyadic(1, -60);
            const BallVector now = flow.values(t), before = flow.values(t - h), after = flow.values(t + h);
            const BallVector a_before = flow.coefficients(t - h), a_after = flow.coefficients(t + h),
                             a = flow.coefficients(t);
            BallVector residual;
            for (std::size_t i = 0; i < now.size(); ++i) residual.push_back(now[i] - target[i]);
            const BallVector force = k * residual, moved = k * a;
            Ball slope(0), right(0);
            for (std::size_t i = 0; i < now.size(); ++i) {
                RC_ASSERT(is_close((after[i] - before[i]) / (Ball(2) * h) + Ball(rate) * force[i] +
                                       Ball(0).widened(Ball::dyadic(1, -65)),
                                   Ball(0)));
                // Values on the data are those of the formula that holds anywhere.
                RC_ASSERT(is_close(f0[i] + moved[i], now[i], 100));
                slope += kx[i] * (a_after[i] - a_before[i]) / (Ball(2) * h);
                right += kx[i] * residual[i];
            }
            RC_ASSERT(is_close(slope + Ball(rate) * right + Ball(0).widened(Ball::dyadic(1, -65)), Ball(0)));
        },
        60);
}

TEST_CASE("the rate is a change of time") {
    require_property(
        "c",
        [] {
            const long n = *rc::gen::inRange<long>(1, 5);
            const BallMatrix k(random_gram(n, n));
            const BallVector f0 = random_values(n), target = random_values(n);
            const long c = *rc::gen::inRange<long>(1, 9);
            const BallVector a = KernelFlow(k, f0, target, Rational(1, c)).coefficients(Ball(c)),
                             b = KernelFlow(k, f0, target).coefficients(Ball(1));
            for (std::size_t i = 0; i < a.size(); ++i) RC_ASSERT(a[i].overlaps(b[i]));
        },
        60);
}

TEST_CASE("the limit is reached, and needs an inverse") {
    const Precision precision(512);
    RationalMatrix k(2, 2);
    k(0, 0) = k(1, 1) = 2;
    k(0, 1) = k(1, 0) = 1;
    const KernelFlow flow(BallMatrix(k), {Ball(1), Ball(0)}, {Ball(0), Ball(3)});
    const BallVector limit = flow.limit_coefficients(), late = flow.coefficients(Ball(200));
    // [[2, 1], [1, 2]]^-1 (-1, 3) = (-5/3, 7/3); the smallest eigenvalue is 1.
    CHECK(limit[0].contains(Rational(-5, 3)));
    CHECK(limit[1].contains(Rational(7, 3)));
    for (std::size_t i = 0; i < 2; ++i)
        CHECK(certainly_less(abs(late[i] - limit[i]), Ball(5) * exp(Ball(-200))) == Truth::yes);
    CHECK(certainly_less(exp(Ball(-200)) / Ball(100), abs(late[0] - limit[0])) == Truth::yes);
    RationalMatrix singular(2, 2);
    singular(0, 0) = singular(1, 1) = singular(0, 1) = singular(1, 0) = 1;
    const KernelFlow stuck(BallMatrix(singular), {Ball(1), Ball(-1)}, {Ball(0), Ball(0)});
    CHECK_THROWS_AS(stuck.limit_coefficients(), std::domain_error);
    check_close(stuck.values(Ball(1000))[0], Ball(1));
    check_close(stuck.coefficients(Ball(1000))[1], Ball(1000));
}

TEST_CASE("flows that do not fit are refused") {
    const BallMatrix k = BallMatrix::identity(2);
    CHECK_THROWS_WITH(KernelFlow(k, BallVector(3), BallVector(3)),
                      "a flow with a kernel matrix of shape 2 x 2, 3 values and 3 targets");
    CHECK_THROWS_AS(KernelFlow(k, BallVector(2), BallVector(1)), std::invalid_argument);
    CHECK_THROWS_AS(KernelFlow(BallMatrix(2, 3), BallVector(2), BallVector(2)), std::invalid_argument);
    CHECK_THROWS_WITH(KernelFlow(k, BallVector(2), BallVector(2), Rational(-1, 2)),
                      "a flow with rate -1/2; expected a positive one");
    CHECK_THROWS_AS(ntk::flow_integral(BallMatrix(2, 3), Ball(1)), std::invalid_argument);
    CHECK_THROWS_AS(ntk::flow_integral(k, Ball(1), BallVector(3)), std::invalid_argument);
}

TEST_CASE("the double version is near the enclosures") {
    require_property(
        "eigendecomposition against matrix exponential",
        [] {
            const long n = *rc::gen::inRange<long>(1, 7);
            const BallMatrix k(random_gram(n, *rc::gen::inRange<long>(0, n + 1)));
            const BallVector f0 = random_values(n), target = random_values(n);
            const Rational rate(1, *rc::gen::inRange<long>(1, 6)), t(*rc::gen::inRange<long>(0, 50), 13);
            const KernelFlow exact(k, f0, target, rate);
            const ntk::ApproxKernelFlow rounded(as_double(k), rate.convert_to<double>());
            const auto values = rounded.values(as_double(f0), as_double(target), t.convert_to<double>());
            const auto a = rounded.coefficients(as_double(f0), as_double(target), t.convert_to<double>());
            const BallVector exact_values = exact.values(Ball(t)), exact_a = exact.coefficients(Ball(t));
            for (long i = 0; i < n; ++i) {
                RC_ASSERT(std::abs(values(i) - exact_values[static_cast<std::size_t>(i)].approx_double()) < 1e-11);
                RC_ASSERT(std::abs(a(i) - exact_a[static_cast<std::size_t>(i)].approx_double()) < 1e-9);
            }
        },
        150);
    const ntk::ApproxKernelFlow flow(ntk::DenseMatrix<double>::Identity(2, 2) * 4, 0.5);
    const ntk::DenseVector<double> f0 = ntk::DenseVector<double>::Ones(2), target = ntk::DenseVector<double>::Zero(2);
    CHECK(flow.values(f0, target, HUGE_VAL)(0) == 0);
    CHECK(flow.coefficients(f0, target, HUGE_VAL)(1) == Approx(-0.25));
    CHECK(flow.integral(1)(0) == Approx((1 - std::exp(-2.0)) / 4));
    CHECK(flow.eigenvalues()(0) == Approx(4));
    CHECK_THROWS_AS(flow.values(f0, target, -1), std::invalid_argument);
    CHECK_THROWS_AS(flow.values(f0, target, std::nan("")), std::invalid_argument);
    CHECK_THROWS_AS(flow.values(ntk::DenseVector<double>::Ones(3), target, 1), std::invalid_argument);
    CHECK_THROWS_AS(ntk::ApproxKernelFlow(ntk::DenseMatrix<double>::Ones(2, 3)), std::invalid_argument);
    CHECK_THROWS_AS(ntk::ApproxKernelFlow(ntk::DenseMatrix<double>::Identity(2, 2), 0), std::invalid_argument);
    CHECK_THROWS_AS(ntk::ApproxKernelFlow(ntk::DenseMatrix<double>::Constant(2, 2, std::nan(""))),
                    std::invalid_argument);
    ntk::DenseMatrix<double> skew(2, 2);
    skew << 1, 2, 3, 1;
    CHECK_THROWS_AS(ntk::ApproxKernelFlow(skew), std::invalid_argument);
}

TEST_CASE("cross-entropy: one point has the implicit solution z + e^z = z_0 + e^(z_0) + k t, z = (2 y - 1) f") {
    const auto residual = [](auto k, auto y, auto f0, auto t, auto tolerance) {
        using T = decltype(k);
        using std::exp;
        const auto state = ntk::approx_cross_entropy_flow<T>(ntk::DenseMatrix<T>::Constant(1, 1, k),
                                                             ntk::DenseVector<T>::Constant(1, y),
                                                             ntk::DenseVector<T>::Constant(1, f0), t, tolerance);
        const T sign = T(2 * y) - 1, z0 = sign * f0, z = sign * state.values(0);
        CHECK(state.error_estimate <= tolerance);
        CHECK(state.values(0) == T(f0 + T(k * state.coefficients(0))));
        CHECK(state.errors(0) == T(1) / T(1 + exp(z)));
        return T(z + exp(z) - z0 - exp(z0) - T(k * t));
    };
    for (const double y : {0.0, 1.0})
        for (const double f0 : {-2.0, 0.0, 1.5}) {
            const double gap = residual(1.75, y, f0, 3.0, 1e-11);
            CHECK(std::abs(gap) < 1e-9);
        }
    const RealDigits digits(40);
    const Real tolerance("1e-16"), gap = residual(Real(3) / 2, Real(1), Real(1) / 4, Real(2), tolerance);
    CHECK(abs(gap) < Real("1e-13"));
}

TEST_CASE("cross-entropy: (C.1) with a constant kernel, integrated as it stands by many small steps") {
    ntk::DenseMatrix<double> k(3, 3);
    k << 2, 0.5, -0.25, 0.5, 1, 0.75, -0.25, 0.75, 3;
    const ntk::DenseVector<double> y = (ntk::DenseVector<double>(3) << 1, 0, 1).finished(),
                                   f0 = (ntk::DenseVector<double>(3) << 0.5, -0.25, -1).finished();
    const auto state = ntk::approx_cross_entropy_flow<double>(k, y, f0, 2.0, 1e-10);
    const auto slope = [&](const ntk::DenseVector<double>& u) {
        ntk::DenseVector<double> d(3);
        for (long i = 0; i < 3; ++i) {
            double sum = 0;
            for (long j = 0; j < 3; ++j) sum += (2 * y(i) - 1) * k(i, j) * (2 * y(j) - 1) * u(j);
            d(i) = -u(i) * (1 - u(i)) * sum;
        }
        return d;
    };
    ntk::DenseVector<double> u(3);
    for (long i = 0; i < 3; ++i) u(i) = 1 / (1 + std::exp((2 * y(i) - 1) * f0(i)));
    const int steps = 20'000;
    for (int s = 0; s < steps; ++s) {
        const double h = 2.0 / steps;
        u += h * slope(u + h / 2 * slope(u));  // the midpoint method: error of order h^2
    }
    for (long i = 0; i < 3; ++i) CHECK(std::abs(u(i) - state.errors(i)) < 1e-8);
    // At time 0 nothing has moved; at a large value there is no overflow.
    CHECK(ntk::approx_cross_entropy_flow<double>(k, y, f0, 0.0, 1e-10).values == f0);
    const auto far =
        ntk::approx_cross_entropy_flow<double>(k, y, ntk::DenseVector<double>::Constant(3, 5000), 1.0, 1e-8);
    CHECK(far.values.allFinite());
    CHECK(far.errors(0) == 0);
    CHECK(far.errors(1) == 1);
}

TEST_CASE("cross-entropy: what does not fit, or does not converge") {
    const ntk::DenseMatrix<double> k = ntk::DenseMatrix<double>::Identity(2, 2);
    const ntk::DenseVector<double> y = ntk::DenseVector<double>::Ones(2), f0 = ntk::DenseVector<double>::Zero(2);
    CHECK_THROWS_AS(ntk::approx_cross_entropy_flow<double>(k, ntk::DenseVector<double>::Ones(3), f0, 1, 1e-3),
                    std::invalid_argument);
    CHECK_THROWS_WITH(
        ntk::approx_cross_entropy_flow<double>(k, ntk::DenseVector<double>::Constant(2, 0.5), f0, 1, 1e-3),
        "label 0 is neither 0 nor 1");
    CHECK_THROWS_AS(ntk::approx_cross_entropy_flow<double>(k, y, f0, -1, 1e-3), std::invalid_argument);
    CHECK_THROWS_AS(ntk::approx_cross_entropy_flow<double>(k, y, f0, 1, 0), std::invalid_argument);
    CHECK_THROWS_AS(ntk::approx_cross_entropy_flow<double>(k * 1e4, y, f0, 1e4, 1e-13, 64), std::runtime_error);
    CHECK_THROWS_AS(ntk::approx_cross_entropy_flow<double>(k * std::nan(""), y, f0, 1, 1e-3, 64), std::runtime_error);
}
