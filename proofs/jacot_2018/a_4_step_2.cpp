#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/gaussian_polynomials.hpp"

namespace proofs::jacot_2018::a_4_step_2 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// The least degree of sigma, and whether the first covariance is definite or semidefinite only.
struct Reading {
    long least_degree = 1;  // free upwards, where the sample is smaller
    bool definite = true;
};
/// Of the step itself, also the factor of (beta sum c_i)^2.
struct StepReading : Reading {
    Rational bias = 1;
};

/// E p(f) p(f') for variances v, w and covariance c: sum_k (c^k/k!) E p^(k)(f) E p^(k)(f').
Rational mean_of_product(Polynomial p, const Rational& v, const Rational& w, const Rational& c) {
    Rational sum = 0, weight = 1;
    for (long k = 0; !p.empty(); ++k) {
        sum += weight * ntk::gaussian_mean(p, v) * ntk::gaussian_mean(p, w);
        weight *= c / (k + 1);
        p = p.size() > 1 ? ntk::derivative(p) : Polynomial{};
    }
    return sum;
}

/// Sigma^(L+1) from Sigma^(L) = K.
RationalMatrix next_covariance(const Polynomial& sigma, const RationalMatrix& k, const Rational& beta) {
    RationalMatrix next(k.rows(), k.rows());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j)
            next(i, j) = mean_of_product(sigma, k(i, i), k(j, j), k(i, j)) + beta * beta;
    return next;
}

/// The first display: both sides for f_i = a_i g + b_i h at three points, the right one by expanding the square.
Truth quadratic_form_is(claim::Sampler& sampler, const Rational& bias) {
    const Polynomial sigma = random_polynomial(sampler, sampler.integer(0, 3));  // free: degrees of the sample
    const RationalMatrix rows = sampler.matrix(3, 2);
    const claim::RationalVector c = sampler.vector(3);
    const Rational beta = sampler.nonzero_rational(3, 3);  // free: sizes of the samples
    PlanePolynomial sum(Rational(0));
    Rational total = 0;
    for (long i = 0; i < 3; ++i) {
        sum.add(PlanePolynomial::composed(sigma, rows(i, 0), rows(i, 1)), c[static_cast<std::size_t>(i)]);
        total += c[static_cast<std::size_t>(i)];
    }
    const Rational left = rigor::quadratic_form(next_covariance(sigma, rigor::row_products(rows), beta), c);
    return rigor::truth(left == (sum * sum).mean() + bias * beta * beta * total * total);
}

bool next_is_definite(const Polynomial& sigma, const RationalMatrix& k, const Rational& beta) {
    return rigor::inertia(next_covariance(sigma, k, beta)).positive == k.rows();
}

claim::Result check(const claim::Context& context, const StepReading& reading) {
    claim::Result result;
    result.scope = "all sigma that are Lipschitz (or continuous with second moments) and not constant, all beta";
    result.steps.carries(claim::written(context, "square"))
        .carries(claim::written(context, "density"))
        .carries(claim::written(context, "vary"))
        .supports(claim::instances(
            "sigma a polynomial of degree at most 3, three points: c^T Sigma^(L+1) c is the right side of the display, "
            "by expanding the square in two independent variables, exactly",
            context.seed, 40,  // free: how many
            [&](claim::Sampler& sampler) { return quadratic_form_is(sampler, reading.bias); }))
        .supports(claim::instances(
            "Sigma^(L) positive definite, sigma a polynomial that is not constant, beta = 0: Sigma^(L+1) is positive "
            "definite, by exact inertia",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) {
                const long n = sampler.integer(2, 4);  // free: sizes of the samples
                const RationalMatrix k = reading.definite ? sampler.positive_matrix(n) : sampler.positive_matrix(n, 1);
                const long degree = sampler.integer(reading.least_degree, 3);  // free: degrees of the sample
                return rigor::truth(next_is_definite(random_polynomial(sampler, degree), k, 0));
            }));
    return result;
}

RationalMatrix matrix_of(long a, long b, long c) {
    RationalMatrix k(2, 2);
    k(0, 0) = a;
    k(0, 1) = k(1, 0) = b;
    k(1, 1) = c;
    return k;
}

/// The end of the step: Sigma^(l) and Theta^(l) at layers 2, 3, 4, from Sigma^(2) = K and Theta^(2) = K + R with a
/// semidefinite R: Theta^(l+1) = dotSigma^(l+1) Theta^(l) + Sigma^(l+1), products entry by entry.
Truth all_layers_definite(const Polynomial& sigma, RationalMatrix k, const RationalMatrix& r, const Rational& beta) {
    const long n = k.rows();
    RationalMatrix theta = k;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) theta(i, j) += r(i, j);
    for (long l = 2; l <= 4; ++l) {  // free: how many layers
        if (rigor::inertia(k).positive != n || rigor::inertia(theta).positive != n) return Truth::no;
        const RationalMatrix slope = next_covariance(sigma.size() > 1 ? ntk::derivative(sigma) : Polynomial{0}, k, 0);
        k = next_covariance(sigma, k, beta);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) theta(i, j) = slope(i, j) * theta(i, j) + k(i, j);
    }
    return Truth::yes;
}

claim::Result check_induction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma that are not constant, beta > 0, all L >= 2, any set of points";
    result.steps.carries(claim::cites(context, "jacot-2018/a.4-step-2"))
        .carries(claim::cites(context, "jacot-2018/a.4-step-1-product"))
        .carries(claim::written(context, "all-layers"))
        .supports(claim::instances(
            "Sigma^(2) positive definite, sigma a polynomial of degree 1 or 2: Sigma^(L) and Theta^(L) are positive "
            "definite for L = 2, 3, 4, by exact inertia",
            context.seed, 30,  // free: how many
            [&](claim::Sampler& sampler) {
                const long n = sampler.integer(3, 4);  // free: sizes of the samples
                const RationalMatrix k = reading.definite ? sampler.positive_matrix(n) : sampler.positive_matrix(n, 1);
                const long degree = sampler.integer(reading.least_degree, 2);  // free: degrees of the sample
                const Rational beta = sampler.positive_rational(3, 3);         // free: sizes of the samples
                const Polynomial sigma = random_polynomial(sampler, degree);
                return all_layers_definite(sigma, k, sampler.positive_matrix(n, 1), beta);
            }));
    return result;
}

const claim::Registered registered_induction{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-2-induction", check_induction)
        .control("sigma may be constant", [](Reading& r) { r.least_degree = 0; })
        .control("Sigma^(2) positive semidefinite only", [](Reading& r) { r.definite = false; })
        .property(claim::property_where(
            "sigma = b u^2 + c u not constant, Sigma^(2) = Theta^(2) a positive definite 2 x 2 matrix, beta > 0: "
            "layers 2 to 4 are positive definite, exactly",
            [](long k, long l, long m, long b, long c, long) {
                return rigor::truth((b != 0 || c != 0) && rigor::inertia(matrix_of(k, l, m)).positive == 2);
            },
            [](long k, long l, long m, long b, long c, long beta) {
                return all_layers_definite({0, c, b}, matrix_of(k, l, m), matrix_of(0, 0, 0), Rational(beta, 4));
            },
            claim::Input{"K_11", claim::integers(3, 9)}, claim::Input{"K_12", claim::integers(-2, 8)},
            claim::Input{"K_22", claim::integers(3, 9)}, claim::Input{"b", claim::integers(-3, 3)},
            claim::Input{"c", claim::integers(-3, 3)}, claim::Input{"4 beta", claim::integers(1, 8)}));
}};

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-2", check)
        .control("without (beta sum c_i)^2", [](StepReading& r) { r.bias = 0; })
        .control("sigma may be constant", [](StepReading& r) { r.least_degree = 0; })
        .control("Sigma^(L) positive semidefinite only", [](StepReading& r) { r.definite = false; })
        .property(claim::property_where(
            "sigma = a u^3 + b u^2 + c u not constant, Sigma^(L) a positive definite 2 x 2 matrix: the next one is "
            "positive definite, exactly",
            [](long k, long l, long m, long a, long b, long c) {
                return rigor::truth((a != 0 || b != 0 || c != 0) && rigor::inertia(matrix_of(k, l, m)).positive == 2);
            },
            [](long k, long l, long m, long a, long b, long c) {
                return rigor::truth(next_is_definite({0, c, b, a}, matrix_of(k, l, m), 0));
            },
            claim::Input{"K_11", claim::integers(3, 9)}, claim::Input{"K_12", claim::integers(-2, 8)},
            claim::Input{"K_22", claim::integers(3, 9)}, claim::Input{"a", claim::integers(-3, 3)},
            claim::Input{"b", claim::integers(-3, 3)}, claim::Input{"c", claim::integers(-3, 3)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_step_2
