// The certified figures of St-Arnaud et al.: entries against the closed form, error bounds against exact answers, and
// that the bounds are needed.
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <cmath>

using namespace experiments::st_arnaud_2026;
using ntk::DenseMatrix, ntk::DenseVector, rigor::Ball, rigor::Rational;

TEST_CASE("a ball that is too wide is no number of a table") {
    CHECK(certified(Ball(Rational(1, 4))) == 0.25);
    CHECK_THROWS_WITH(certified(Ball::interval(0, Rational(1, 1000))), Catch::Contains("wider than the table allows"));
}

TEST_CASE("certified kernels: directions only, exact diagonal, entries within their radius") {
    DenseMatrix<double> points(2, 3);
    points << 3, -0.5, 0, 4, 0, 2;  // (3/5, 4/5), (-1, 0), (0, 1)
    CertifiedKernels kernels(points);
    for (const long depth : {1L, 2L, 7L, 30L}) {
        kernels.advance_to(depth);
        const DenseMatrix<double> rho = kernels.correlation(), theta_bar = kernels.normalized_kernel();
        const rigor::Precision precision(200);
        const Rational cosines[3] = {Rational(-3, 5), Rational(4, 5), 0};
        const std::pair<long, long> places[3] = {{1, 0}, {2, 0}, {2, 1}};
        for (int k = 0; k < 3; ++k) {
            const auto [i, j] = places[k];
            INFO("depth " << depth << ", pair " << k);
            CHECK(rigor::certainly_less(rigor::abs(ntk::normalized_neural_tangent_kernel<Ball>(cosines[k], depth) -
                                                   Ball::exact_double(theta_bar(i, j))),
                                        Ball::exact_double(CertifiedKernels::radius)) == rigor::Truth::yes);
            CHECK(rigor::certainly_less(
                      rigor::abs(ntk::correlation<Ball>(cosines[k], depth) - Ball::exact_double(rho(i, j))),
                      Ball::exact_double(CertifiedKernels::radius)) == rigor::Truth::yes);
            CHECK(theta_bar(i, j) == theta_bar(j, i));
        }
        CHECK(theta_bar.diagonal() == DenseVector<double>::Ones(3));
    }
    CHECK(certified(certified_depth_bound(points)) ==
          Approx(1 / std::sqrt(1 - ntk::correlation<double>(Rational(4, 5), 2))).epsilon(1e-12));
}

TEST_CASE("errors of a flow: a known spectrum lies within them, and they see a matrix that is off") {
    // K = (1 - a) I + a 1 1^T, k = (1, 0, 0, …): eigenvalues 1 - a and 1 + (n - 1) a.
    const long n = 40;
    const double a = 0.3125;
    const DenseMatrix<double> kernel =
        DenseMatrix<double>::Constant(n, n, a) + (1 - a) * DenseMatrix<double>::Identity(n, n);
    DenseVector<double> k = DenseVector<double>::Zero(n);
    k(0) = 1;
    const ntk::ApproxKernelFlow flow(kernel);
    const FlowErrors errors = flow_errors(kernel, k, flow, 0);
    CHECK(errors.eigenvalue < 1e-10);
    CHECK(errors.norm < 1e-9);
    CHECK(std::abs(flow.eigenvalues()(0) - (1 - a)) <= errors.eigenvalue);
    const auto norm = [&](double t) {
        return (flow.eigenvectors().transpose() * k).cwiseProduct(flow.integral(t)).norm();
    };
    const auto exact = [&](double t) {
        const auto g = [t](double lambda) { return std::isinf(t) ? 1 / lambda : -std::expm1(-t * lambda) / lambda; };
        const double share = 1.0 / static_cast<double>(n);
        return std::sqrt((1 - share) * g(1 - a) * g(1 - a) +
                         share * g(1 + (static_cast<double>(n) - 1) * a) * g(1 + (static_cast<double>(n) - 1) * a));
    };
    for (const double t : {0.5, 1.0, 3.0, 1e6, double(INFINITY)})
        CHECK(std::abs(norm(t) - exact(t)) <= errors.norm + 1e-15);
    // A flow of another matrix: the bound must cover the difference, which is 1e-3.
    const ntk::ApproxKernelFlow other(kernel + 1e-3 * DenseMatrix<double>::Identity(n, n));
    const FlowErrors seen = flow_errors(kernel, k, other, 0);
    CHECK(seen.eigenvalue >= 1e-3);
    CHECK(seen.norm >= 1e-3);
    // An entry radius of 1e-6 is counted n times; a singular matrix has no bound for the norms.
    CHECK(flow_errors(kernel, k, flow, 1e-6).eigenvalue >= 4e-5);
    const DenseMatrix<double> singular = DenseMatrix<double>::Ones(3, 3);
    CHECK(std::isinf(flow_errors(singular, DenseVector<double>::Ones(3), ntk::ApproxKernelFlow(singular), 0).norm));
}
