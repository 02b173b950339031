// Appendix A.4, steps 1 and 2 of the proof of proposition 2: it is enough that Sigma^(L+1) is positive definite, and it is if Sigma^(L) is.
//  - Step 1 prints dotSigma^(L) Theta^(L) for dotSigma^(L+1) Theta^(L). ReLU, beta = 1/10, n_0 = 2, orthogonal unit vectors: Theta^(3) = 0.1026… with dotSigma^(2), 0.1078… with dotSigma^(3), which is right.
//    The product of positive semidefinite kernels, value by value, is positive semidefinite (Schur).
//  - Step 2: if Sigma^(L) is positive definite, the Gaussian has a density that is positive everywhere. sum c_i sigma(u_i) = 0 for almost all u is so for all u (continuity); varying one u_i, sigma is constant or c = 0.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Theta^(3)(x, x') for the ReLU, beta = 1/10, n_0 = 2: by the recursion with dotSigma of layer `index`.
Truth third_kernel(const Rational& z, long index) {
    const rigor::Precision precision(256);
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, Rational(1, 10)));
    std::vector<Ball> slope{Ball(1)}, tangent, covariance;  // slope[l - 1]: dotSigma^(l), l >= 2
    for (long l = 1; l <= 3; ++l) {
        tangent.push_back(walk.tangent_kernel());
        covariance.push_back(walk.covariance());
        slope.push_back(walk.derivative_covariance());
        walk.advance();
    }
    const Ball printed = slope[static_cast<std::size_t>(index - 1)] * tangent[1] + covariance[2];
    const Ball gap = rigor::abs(printed - tangent[2]);
    return rigor::certainly_less(gap, Ball::dyadic(1, -200));
}
claim::legacy::Argument step_1(long index) {
    claim::legacy::Argument argument;
    return argument.step(fmt::format("Theta^(3) = dotSigma^({}) Theta^(2) + Sigma^(3) for the ReLU, beta = 1/10, n_0 = 2, orthogonal unit vectors (balls)", index), third_kernel(0, index));
}
claim::legacy::Argument schur(bool semidefinite) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) {
        const RationalMatrix points = claim::rows_of(claim::sphere_points(), number * 37 % 4095 + 1), a = points * points.transpose();
        RationalMatrix b = a;
        for (long i = 0; i < a.rows(); ++i)
            for (long j = 0; j < a.rows(); ++j) b(i, j) = a(i, j) * (semidefinite ? a(i, j) : Rational(a(i, j) - 1));
        all = all && rigor::inertia(b).negative == 0;
    }
    return argument.step(semidefinite ? "entrywise products of positive semidefinite matrices have no negative eigenvalue (exact)" : "the entrywise product with a matrix that is not semidefinite has none", rigor::truth(all));
}

/// Sigma^(2) of a polynomial for a covariance matrix with constant diagonal v: E sigma sigma + beta^2.
RationalMatrix next_covariance(const ntk::RationalPolynomial& sigma, const RationalMatrix& k, const Rational& beta) {
    const ntk::RationalPolynomial q = ntk::dual_of_polynomial(sigma, k(0, 0));
    RationalMatrix next(k.rows(), k.rows());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j) next(i, j) = ntk::evaluate(q, k(i, j)) + beta * beta;
    return next;
}
/// A positive definite matrix with diagonal 1: I + small off-diagonal entries.
RationalMatrix definite_matrix(long n, long number) {
    RationalMatrix k = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < i; ++j) k(i, j) = k(j, i) = Rational((number * (7 * i + 3 * j + 1)) % 19 - 9, 10 * n);
    return k;
}
bool next_is_definite(const ntk::RationalPolynomial& sigma, long n, long number, const Rational& beta) {
    const RationalMatrix k = definite_matrix(n, number);
    return rigor::inertia(k).positive == n && rigor::inertia(next_covariance(sigma, k, beta)).positive == n;
}
claim::legacy::Argument step_2(bool constant) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number)
        for (const ntk::RationalPolynomial& sigma : constant ? std::vector<ntk::RationalPolynomial>{{2}} : std::vector<ntk::RationalPolynomial>{{0, 1}, {1, 1}, {0, 0, 1}, {1, -1, 0, 2}})
            for (const Rational& beta : {Rational(0), Rational(1)}) all = all && next_is_definite(sigma, 2 + number % 3, number, beta);
    return argument.step(std::string("Sigma^(L) positive definite gives Sigma^(L+1) positive definite, sigma ") + (constant ? "= 2" : "a polynomial that is not constant, even ones too") + ", beta = 0 and 1 (exact)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check a_4_step_1() {
    return {
        .id = "jacot-2018/a.4-step-1",
        .check = [](const claim::Context&) {
            return adjudicated(step_1(2), "every L >= 2",
                               {"ReLU, beta = 1/10, n_0 = 2, orthogonal unit vectors: dotSigma^(2) Theta^(2) + Sigma^(3) = 0.1026156…, while Theta^(3) = dotSigma^(3) Theta^(2) + Sigma^(3) = 0.1078486….",
                                "k0(r) = 1 - acos(r)/Pi;\nk1(r) = (sqrt(1 - r^2) + (Pi - acos(r))*r)/Pi;\nb = 1/10; v = 1/2 + b^2; c = b^2; V = v/2 + b^2; C = v/2*k1(c/v) + b^2; T = k0(c/v)/2*c + C; S = V/2*k1(C/V) + b^2;\nprint(k0(c/v)/2*T + S, \"  \", k0(C/V)/2*T + S)",
                                "None: only that dotSigma is positive semidefinite is used, which holds at every layer.", R"($\Theta^{(L+1)}=\dot\Sigma^{(L+1)}\Theta^{(L)}+\Sigma^{(L+1)}$)", [] { return step_1(3); }, "theorem 1"});
        },
        .controls = {control("dotSigma^(L)", [] { return step_1(2); })},
        .property = claim::property("with dotSigma^(3), z in (-1, 1); with dotSigma^(2) not", [](const Rational& z) { return third_kernel(z, 3) && !third_kernel(z, 2); }, claim::Input{"z", [] {
            return rc::gen::map(claim::integers(-9, 9), [](long k) { return Rational(k, 10); });
        }()}),
    };
}
const claim::legacy::Registered registered_a_4_step_1{a_4_step_1};

claim::legacy::Check a_4_step_1_product() {
    return {
        .id = "jacot-2018/a.4-step-1-product",
        .check = [](const claim::Context&) { return conclude(schur(true), claim::Evidence::proved, "all positive semidefinite kernels (Schur)"); },
        .controls = {control("a factor that is not semidefinite", [] { return schur(false); })},
        .property = claim::property("squares of Gram matrices, entry by entry, at subsets of twelve points of S^2, exactly", [](long mask) {
            const RationalMatrix p = claim::rows_of(claim::sphere_points(), mask), a = p * p.transpose();
            RationalMatrix b = a;
            for (long i = 0; i < a.rows(); ++i)
                for (long j = 0; j < a.rows(); ++j) b(i, j) *= a(i, j);
            return rigor::truth(rigor::inertia(b).negative == 0);
        }, claim::Input{"subset", claim::integers(1, 4095)}),
    };
}
const claim::legacy::Registered registered_a_4_step_1_product{a_4_step_1_product};

claim::legacy::Check a_4_step_2() {
    return {
        .id = "jacot-2018/a.4-step-2",
        .check = [](const claim::Context&) { return conclude(step_2(false), claim::Evidence::proved, "all continuous sigma that are not constant, all beta >= 0"); },
        .controls = {control("sigma = 2", [] { return step_2(true); })},
        .property = claim::property("sigma = u + a u^2: the next covariance is positive definite, exactly", [](long n, long k, long a) { return rigor::truth(next_is_definite({0, 1, Rational(a, 3)}, n, k, 0)); }, claim::Input{"points", claim::integers(1, 4)}, number(),
                                    claim::Input{"3 a", claim::integers(-9, 9)}),
    };
}
const claim::legacy::Registered registered_a_4_step_2{a_4_step_2};

}  // namespace proofs::jacot_2018
