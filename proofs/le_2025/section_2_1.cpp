// Section 2.1 of Le: normal variables, Gaussian processes, the central limit theorem.
//  - Definition 2.2. X = A Z + mu, Sigma = A A^T: positive definite iff ker A^T = {0} (c^T Sigma c = |A^T c|^2) iff the rows of A are independent iff A is onto.
//  - Theorem 2.5. For t in R^d, Y = <t, X_1 - mu> has mean 0 and variance v = t^T Sigma t; its characteristic function is 1 - v s^2/2 + o(s^2), so E exp(i <t, sqrt n (mean - mu)>) =
//    (1 - v/(2n) + o(1/n))^n -> exp(-v/2), the characteristic function of N(0, Sigma) at t; Lévy's theorem. "Cov(X) = Sigma" supposes second moments.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Ball, rigor::ComplexBall, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// int f(x) (x - mu)^k dx over mu ± 14 standard deviations for f with exponent -(x - mu)^2/(spread Sigma); what is left out is below 1e-40.
Ball moment(const Rational& variance, unsigned long k, const Rational& spread) {
    const Ball scale = rigor::sqrt(Ball(2) * Ball::pi() * Ball(variance));
    const Ball end = Ball(14) * rigor::sqrt(Ball(variance));
    const Ball inside = rigor::integral([&](const ComplexBall& x) {
        ComplexBall power(1);
        for (unsigned long i = 0; i < k; ++i) power = power * x;
        return power * exp(ComplexBall(0) - x * x / ComplexBall(Ball(Rational(spread * variance))));
    }, -end, end);
    return inside / scale;
}
claim::legacy::Argument normal_density(const Rational& spread) {
    const rigor::Precision precision(128);
    claim::legacy::Argument argument;
    Truth mass = Truth::yes, second = Truth::yes;
    const Ball error(rigor::parse_rational("1e-25"));
    for (const Rational& v : {Rational(1, 9), Rational(1), Rational(7, 2)}) {
        mass = mass && rigor::certainly_less(rigor::abs(moment(v, 0, spread) - Ball(1)), error);
        second = second && rigor::certainly_less(rigor::abs(moment(v, 2, spread) - Ball(v)), error);
    }
    return argument.step("the density has mass 1 to 1e-25, Sigma = 1/9, 1, 7/2 (certified quadrature over 14 standard deviations)", mass).step("and variance Sigma; its mean is mu, by symmetry", second);
}

RationalMatrix covariance(long d, long s, long number) {
    Draw draw(number);
    const RationalMatrix a = draw.matrix(d, s);
    return a * a.transpose();
}
bool degenerate_iff_not_onto(long d, long s, long number) {
    Draw draw(number);
    const RationalMatrix a = draw.matrix(d, s), sigma = a * a.transpose();
    const rigor::Inertia inertia = rigor::inertia(sigma);
    return inertia.negative == 0 && (inertia.positive == d) == (rigor::rank(a) == d) && (rigor::rank(a) == d) == !rigor::null_vector(a.transpose());
}
claim::legacy::Argument degeneracy(bool need_square) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 60; ++number) {
        const long d = 1 + number % 3, s = 1 + number / 3 % 4;
        all = all && degenerate_iff_not_onto(d, s, number);
        if (need_square && s != d) all = all && rigor::inertia(covariance(d, s, number)).positive < d;
    }
    return argument.step("A A^T has no negative eigenvalue, and no zero one iff ker A^T = 0 iff A has rank d (exact, d <= 3, s <= 4)", rigor::truth(all));
}

/// |cos(t/sqrt n)^n - exp(-t^2/2)| for signs: below t^4/n for t <= 1.
Truth signs_converge(long n, const Rational& t, const Rational& factor) {
    const rigor::Precision precision(256);
    const Ball c = rigor::power(rigor::cos(Ball(t) / rigor::sqrt(Ball(n))), static_cast<unsigned long>(n)), limit = rigor::exp(Ball(Rational(-factor * t * t / 2)));
    return rigor::certainly_less(rigor::abs(c - limit), Ball(Rational(t * t * t * t / n)));
}
claim::legacy::Argument central_limit(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const long n : {10L, 1000L, 1'000'000L})
        for (const Rational& t : {Rational(1, 2), Rational(1), Rational(1, 5)}) all = all && signs_converge(n, t, factor);
    return argument.step("random signs: E exp(i t sqrt n mean) = cos(t/sqrt n)^n is within t^4/n of exp(-t^2/2), n = 10, 10^3, 10^6 (balls)", all);
}

/// E[f(x) f(x')] of a Gaussian process with a finite index set must be positive semidefinite: a necessary condition that every restriction meets.
claim::legacy::Argument process(bool semidefinite) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) {
        RationalMatrix sigma = covariance(4, 4, number);
        if (!semidefinite) sigma = sigma.shifted(1000);
        for (long m = 1; m <= 4; ++m) {
            RationalMatrix part(m, m);
            for (long i = 0; i < m; ++i)
                for (long j = 0; j < m; ++j) part(i, j) = sigma(i, j);
            all = all && rigor::inertia(part).negative == 0;
        }
    }
    return argument.step("the matrices of finite collections, m x m, are covariance matrices (positive semidefinite, exactly)", rigor::truth(all));
}

}  // namespace

claim::legacy::Check definition_2_1() {
    return {
        .id = "le-2025/definition-2.1",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(normal_density(2), "the definition itself; moments of the density"); },
        .controls = {control("exponent -(x - mu)^2/Sigma", [] { return normal_density(1); })},
        .property = claim::property("mass 1 to 1e-25 for random variances", [](const Rational& v) {
            const rigor::Precision precision(128);
            return rigor::certainly_less(rigor::abs(moment(v, 0, 2) - Ball(1)), Ball(rigor::parse_rational("1e-25")));
        }, claim::Input{"Sigma", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_definition_2_1{definition_2_1};

claim::legacy::Check definition_2_2() {
    return {
        .id = "le-2025/definition-2.2",
        .check = [](const claim::Context&) { return conclude(degeneracy(false), claim::Evidence::proved, "all d, s and real A (top of the file); exact instances"); },
        .controls = {control("A must be square", [] { return degeneracy(true); })},
        .property = claim::property("positive definite iff rank A = d, exactly", [](long d, long s, long number) { return rigor::truth(degenerate_iff_not_onto(d, s, number)); }, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"s", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_definition_2_2{definition_2_2};

claim::legacy::Check definition_2_3() {
    return {
        .id = "le-2025/definition-2.3",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(process(true), "the definition itself"); },
        .controls = {control("a covariance function that is not positive semidefinite", [] { return process(false); })},
        .property = claim::property("restrictions of A A^T are positive semidefinite, exactly", [](long number) { return rigor::truth(rigor::inertia(covariance(3, 2, number)).negative == 0); }, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_definition_2_3{definition_2_3};

claim::legacy::Check theorem_2_5() {
    return {
        .id = "le-2025/theorem-2.5",
        .check = [](const claim::Context&) { return conclude(central_limit(1), claim::Evidence::proved, "all d and all distributions with second moments (classical; the steps are one instance)"); },
        .controls = {control("variance 1 + 1/1000", [] { return central_limit(Rational(1001, 1000)); })},
        .property = claim::property("cos(t/sqrt n)^n is within t^4/n of exp(-t^2/2), 0 < t <= 1", [](long n, long k) { return signs_converge(n, Rational(k, 100), 1); }, claim::Input{"n", claim::integers(2, 1'000'000)},
                                    claim::Input{"100 t", claim::integers(1, 100)}),
    };
}
const claim::legacy::Registered registered_theorem_2_5{theorem_2_5};

}  // namespace proofs::le_2025
