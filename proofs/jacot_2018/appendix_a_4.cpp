// Appendix A.4: lemma 2 and the five steps of the proof of proposition 2.
//  - Lemma 2. mu in L^2 of the Gaussian; h_i orthonormal Hermite polynomials, He_i/sqrt(i!); Mehler: E h_i(X) h_j(Y) = delta_ij rho^i. The normalisation is not stated; with He_i the formula is false
//    (mu = u^2 - 1 = He_2: E mu(X) mu(Y) = 2 rho^2).
//  - Step 1 prints dotSigma^(L) Theta^(L) for dotSigma^(L+1) Theta^(L). ReLU, beta = 0, orthogonal points: dotSigma^(2) = 1/4 against dotSigma^(3) = (1 - arccos(1/pi)/pi)/2.
//  - Step 3 prints (1/n_0) x^T x + beta^2 in the lower left corner, which is the variance.
//  - Step 5 prints a_i for a_i^2: for x = x' the bracket is 1 and nu(1) = beta^2 + E mu^2 = beta^2 + sum a_i^2.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/dual_activation.hpp"
#include "ntk/hermite_dual.hpp"
#include "ntk/polynomial_dual.hpp"
#include "ntk/two_point_kernel.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/jacot_2018/claims.hpp"
#include "rigor/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using ntk::SmoothActivation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

constexpr long last = 41;
const SmoothActivation all_smooth[] = {SmoothActivation::erf, SmoothActivation::sine, SmoothActivation::tanh};

// Lemma 2.

/// He_k as a polynomial: He_(k+1) = x He_k - He_k'.
ntk::RationalPolynomial hermite(long k) {
    ntk::RationalPolynomial he{1};
    for (long j = 0; j < k; ++j) {
        const ntk::RationalPolynomial slope = ntk::derivative(he);
        he.insert(he.begin(), Rational(0));
        for (std::size_t i = 0; i < slope.size(); ++i) he[i] -= slope[i];
    }
    return he;
}
ntk::RationalPolynomial times(const ntk::RationalPolynomial& a, const ntk::RationalPolynomial& b) {
    ntk::RationalPolynomial c(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) c[i + j] += a[i] * b[j];
    return c;
}
/// sum_k a_k^2 rho^k with a_k^2 = (E p He_k)^2/k!; not normalised: (E p He_k)^2.
Rational by_hermite(const ntk::RationalPolynomial& p, const Rational& rho, bool normalised) {
    Rational sum = 0, power = 1, factorial = 1;
    for (long k = 0; k < static_cast<long>(p.size()); ++k) {
        if (k > 0) factorial *= k;
        const Rational product = ntk::gaussian_mean(times(p, hermite(k)), 1);
        sum += product * product / (normalised ? factorial : Rational(1)) * power;
        power *= rho;
    }
    return sum;
}
/// E p(X) p(rho X + s Z), rho^2 + s^2 = 1, by expanding the polynomial in two independent variables.
Rational by_moments(const ntk::RationalPolynomial& p, const Rational& rho, const Rational& s) {
    // Coefficients of X^i Z^j in p(rho X + s Z).
    Rational sum = 0;
    for (std::size_t n = 0; n < p.size(); ++n) {
        Rational binomial = 1;
        for (std::size_t j = 0; j <= n; ++j) {  // X^(n-j) Z^j
            ntk::RationalPolynomial shifted(n - j, Rational(0)), z(j, Rational(0));
            shifted.insert(shifted.end(), p.begin(), p.end());
            z.push_back(1);
            sum += p[n] * binomial * rigor::power(rho, static_cast<unsigned long>(n - j)) * rigor::power(s, static_cast<unsigned long>(j)) * ntk::gaussian_mean(z, 1) * ntk::gaussian_mean(shifted, 1);
            binomial = binomial * static_cast<long>(n - j) / static_cast<long>(j + 1);
        }
    }
    return sum;
}
bool polynomial_dual(const ntk::RationalPolynomial& p, long t, bool normalised) {
    const Rational square = 1 + Rational(t, 5) * Rational(t, 5), rho = (1 - Rational(t, 5) * Rational(t, 5)) / square, s = 2 * Rational(t, 5) / square;
    const Rational moments = by_moments(p, rho, s);
    return moments == by_hermite(p, rho, normalised) && (!normalised || moments == ntk::evaluate(ntk::dual_of_polynomial(p, 1), rho));
}
/// The sum against quadrature, and against closed forms: (2/pi) arcsin(2 v rho/(1 + 2 v)) for erf, e^-v sinh(v rho) for sin.
Truth smooth_dual(SmoothActivation a, const Rational& v, const Rational& rho, const Ball& factor, bool quadrature) {
    Ball sum;
    Truth agrees = Truth::yes;
    {
        const rigor::Precision precision(128);
        sum = ntk::DualActivation(a, v, last).at(rho) * factor;
        const Ball c{Rational(v * rho)}, variance{v};
        const Ball error(rigor::parse_rational("1e-9"));
        if (a == SmoothActivation::erf) agrees = rigor::certainly_less(rigor::abs(sum - Ball(2) / Ball::pi() * rigor::asin(Ball(2) * c / (Ball(1) + Ball(2) * variance))), error);
        if (a == SmoothActivation::sine) agrees = rigor::certainly_less(rigor::abs(sum - rigor::exp(-variance) * (rigor::exp(c) - rigor::exp(-c)) / Ball(2)), error);
    }
    if (quadrature) {
        const rigor::Precision precision(64);
        agrees = agrees && rigor::certainly_less(rigor::abs(sum - ntk::dual_by_quadrature(a, v, rho)), Ball(rigor::parse_rational("1e-8")));
    }
    return agrees;
}
/// 2 E relu relu: the exact coefficients up to k = 400 against kappa_1 in closed form at rho = 1/2: what is left is below 2^-400.
Truth relu_dual(const Rational& factor) {
    const rigor::Precision precision(256);
    const Rational rho(1, 2);
    Ball sum(0);
    for (long k = 400; k >= 0; --k) {
        const ntk::PiRational c = ntk::relu_dual_coefficient(k);
        sum = sum * Ball(rho) + Ball(c.plain) + Ball(c.over_pi) / Ball::pi();
    }
    const Ball angle = rigor::acos(Ball(rho)), closed = (rigor::sin(angle) + (Ball::pi() - angle) * Ball(rho)) / Ball::pi();
    return rigor::certainly_less(rigor::abs(sum * Ball(factor) - closed), Ball::dyadic(1, -200));
}
claim::Argument lemma(bool normalised, const Rational& factor = 1) {
    claim::Argument argument;
    bool exact = true;
    for (long t = 1; t <= 4; ++t)
        for (const ntk::RationalPolynomial& p : {ntk::RationalPolynomial{0, 1}, {-1, 0, 1}, {1, 2, 0, -1}, {1, 1, 1, 1, 1}}) exact = exact && polynomial_dual(p, t, normalised);
    argument.step(std::string("polynomials of degree 1 to 4 at four rational rho: E mu(X) mu(Y) by moments of two independent variables is sum a_k^2 rho^k with h_k = He_k") + (normalised ? "/sqrt(k!)" : "") + " (exact)", rigor::truth(exact));
    if (!normalised) return argument;
    argument.step("ReLU: exact coefficients up to k = 400 against the closed form, to 2^-200", relu_dual(factor));
    Truth closed = Truth::yes;
    for (const Rational& rho : {Rational(-3, 10), Rational(4, 5)})
        for (const Rational& v : {Rational(1, 2), Rational(1)}) closed = closed && smooth_dual(SmoothActivation::erf, v, rho, Ball(factor), false) && smooth_dual(SmoothActivation::sine, v, rho, Ball(factor), false);
    argument.step("erf and sin: certified coefficients up to k = 41 with a bound for the rest against closed forms, 1e-9, v = 1/2, 1", closed);
    if (argument.conclusion() != Truth::yes) return argument;
    Truth plane = Truth::yes;
    for (const SmoothActivation a : all_smooth) plane = plane && smooth_dual(a, 1, Rational(1, 2), Ball(factor), true);
    return argument.step("erf, sin, tanh, rho = 1/2: against certified quadrature in the plane, 1e-8", plane);
}

// The steps.

/// Theta^(3)(x, x') for the ReLU, beta = 0, n_0 = 2: by the recursion with dotSigma of layer `index`.
Truth third_kernel(const Rational& z, long index) {
    const rigor::Precision precision(256);
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, 0));
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
claim::Argument step_1(long index) {
    claim::Argument argument;
    return argument.step(fmt::format("Theta^(3) = dotSigma^({}) Theta^(2) + Sigma^(3) for the ReLU, beta = 0, n_0 = 2, orthogonal unit vectors (balls)", index), third_kernel(0, index));
}
claim::Argument schur(bool semidefinite) {
    claim::Argument argument;
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
claim::Argument step_2(bool constant) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number)
        for (const ntk::RationalPolynomial& sigma : constant ? std::vector<ntk::RationalPolynomial>{{2}} : std::vector<ntk::RationalPolynomial>{{0, 1}, {1, 1}, {0, 0, 1}, {1, -1, 0, 2}})
            for (const Rational& beta : {Rational(0), Rational(1)}) all = all && next_is_definite(sigma, 2 + number % 3, number, beta);
    return argument.step(std::string("Sigma^(L) positive definite gives Sigma^(L+1) positive definite, sigma ") + (constant ? "= 2" : "a polynomial that is not constant, even ones too") + ", beta = 0 and 1 (exact)", rigor::truth(all));
}

/// (1): E sigma sigma at v = 1/n_0 + beta^2 and c = z/n_0 + beta^2 against the dual of mu at (n_0 beta^2 + z)/(n_0 beta^2 + 1), sqrt(v) rational.
bool equation_1(const ntk::RationalPolynomial& sigma, long n0, const Rational& beta, const Rational& root, const Rational& z, const Rational& shift) {
    const Rational v = Rational(1, n0) + beta * beta, c = z / n0 + beta * beta;
    if (root * root != v) return false;
    ntk::RationalPolynomial mu;
    for (std::size_t k = 0; k < sigma.size(); ++k) mu.push_back(sigma[k] * rigor::power(root, static_cast<unsigned long>(k)));
    const Rational rho = (n0 * beta * beta + z) / (n0 * beta * beta + 1 + shift);
    return ntk::evaluate(ntk::dual_of_polynomial(sigma, v), c) == by_hermite(mu, rho, true);
}
claim::Argument equation_1_argument(const Rational& shift) {
    claim::Argument argument;
    bool all = true;
    for (const Rational& z : {Rational(-1), Rational(-2, 7), Rational(0), Rational(3, 5), Rational(1)})
        for (const ntk::RationalPolynomial& sigma : {ntk::RationalPolynomial{0, 1}, {1, 0, 2}, {1, 1, 1, 1}})
            all = all && equation_1(sigma, 1, Rational(3, 4), Rational(5, 4), z, shift) && equation_1(sigma, 4, Rational(2, 3), Rational(5, 6), z, shift);
    return argument.step("E sigma(X) sigma(Y) = mu^((n_0 beta^2 + z)/(n_0 beta^2 + 1)), polynomials of degree 1 to 3, n_0 = 1 and 4, five z (exact)", rigor::truth(all));
}
claim::Argument matrix_entry(bool printed) {
    claim::Argument argument;
    bool all = true;
    for (const Rational& z : {Rational(-1), Rational(0), Rational(3, 5)}) {
        const Rational corner = (printed ? Rational(1) : z) / 2 + Rational(1, 4), off = z / 2 + Rational(1, 4);  // n_0 = 2, beta = 1/2
        all = all && corner == off;
    }
    return argument.step(std::string("the lower left entry ") + (printed ? "(1/n_0) x^T x + beta^2" : "(1/n_0) x^T x' + beta^2") + " is the covariance of f(x') and f(x), n_0 = 2, beta = 1/2, z = -1, 0, 3/5", rigor::truth(all));
}

/// a_k certified not 0 for odd k <= 41.
claim::Argument nonzero(long step) {
    const rigor::Precision precision(300);
    claim::Argument argument;
    for (const SmoothActivation a : all_smooth) {
        const ntk::DualActivation dual(a, 1, last);
        Truth all = Truth::yes;
        for (long k = 1; k <= last; k += step) all = all && rigor::certainly_positive(rigor::abs(dual.coefficient(k)));
        argument.step(fmt::format("{}: a_k is not 0, k = 1, {}, …, 41 (certified)", name_of(a), 1 + step), all);
    }
    return argument;
}

/// nu(1) = beta^2 + sum a_i^(1 or 2) against Sigma^(2)(x, x) = beta^2 + E mu^2, sigma = sin, v = 1/n_0 + beta^2 = 1; the bracket is 1.
claim::Argument nu(bool printed) {
    const rigor::Precision precision(200);
    const ntk::DualActivation dual(SmoothActivation::sine, 1, last);
    Ball sum(0);
    for (long k = 1; k <= last; ++k) sum += printed ? dual.coefficient(k) : rigor::square(dual.coefficient(k));
    const Ball exact = (Ball(1) - rigor::exp(Ball(-2))) / Ball(2);  // E sin(X)^2
    claim::Argument argument;
    return argument.step(printed ? "sum a_i = E sin(X)^2, X ~ N(0, 1)" : "sum a_i^2 = E sin(X)^2, X ~ N(0, 1), to 1e-20", rigor::certainly_less(rigor::abs(sum - exact), Ball(rigor::parse_rational("1e-20"))));
}
/// The coefficients of z^k in nu, k <= 40, from a_i^2 = e^-v v^i/i! (odd i, sin): sum_i a_i^2 binomial(i, k) c^(i-k) d^k is positive iff c > 0 or a_k != 0.
claim::Argument powers(const Rational& beta) {
    const Rational n0 = 2, c = n0 * beta * beta / (n0 * beta * beta + 1), d = 1 / (n0 * beta * beta + 1);
    claim::Argument argument;
    bool all = true;
    for (long k = 0; k <= 40; ++k) {
        bool positive = k == 0 && beta > 0;
        for (long i = k; i <= k + 1 && !positive; ++i) positive = i % 2 == 1 && rigor::power(c, static_cast<unsigned long>(i - k)) * rigor::power(d, static_cast<unsigned long>(k)) > 0;
        all = all && positive;
    }
    return argument.step("sigma = sin, n_0 = 2, beta = " + rigor::to_string(beta) + ": the coefficient of z^k in nu is positive for k = 0 … 40", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim lemma_2() {
    return {
        .id = "jacot-2018/lemma-2",
        .where = "appendix A.4, lemma 2 (lemma 12(a) of Daniely, Frostig and Singer)",
        .title = "The dual of a function by its Hermite coefficients",
        .statement = R"(Let $\hat\mu:[-1,1]\to\mathbb R$ denote the dual of a Lipschitz function $\mu:\mathbb R\to\mathbb R$, defined by $\hat\mu(\rho)=\mathbb E_{(X,Y)}[\mu(X)\mu(Y)]$ where $(X,Y)$ is a centered Gaussian vector of covariance $\begin{pmatrix}1&\rho\\\rho&1\end{pmatrix}$. If the expansion of $\mu$ in Hermite polynomials $(h_i)_{i\ge0}$ is given by $\mu=\sum_{i=0}^\infty a_ih_i$, we have $\hat\mu(\rho)=\sum_{i=0}^\infty a_i^2\rho^i$.)",
        .reading = "The h_i are orthonormal for N(0, 1), h_i = He_i/sqrt(i!), as in the source; the text does not say so. With the polynomials He_i themselves the formula is false.",
        .method = "Mehler's formula. Polynomials exactly (by moments of two independent variables, by Hermite coefficients, by derivatives); ReLU with exact coefficients; erf, sin, tanh with certified coefficients and a bound for the rest, against closed forms and against certified quadrature in the plane.",
        .attack = "Tried: the other normalisation (control), rho < 0, variances other than 1, moments of two independent variables, Hermite coefficients and derivatives of polynomials; coefficients and quadrature for smooth functions, which share the integrator and nothing else, and closed forms that share nothing. Considered: |rho| = 1, which the bound for the rest covers.",
        .uses = {},
        .check = [](const claim::Context& context) {
            claim::Finding finding = conclude(lemma(true), claim::Evidence::proved, "all mu in L^2 of the Gaussian, |rho| <= 1 (Mehler's formula; the steps are exact and certified instances)");
            const rigor::Precision precision(160);
            for (const SmoothActivation a : all_smooth) {
                const ntk::DualActivation dual(a, 1, last);
                finding.values.push_back({fmt::format("{}, v = 1: a_1", name_of(a)), dual.coefficient(1).enclosure(std::min(context.digits, 25L))});
                finding.values.push_back({fmt::format("{}, v = 1: E mu(X) mu(Y) at rho = 1/2", name_of(a)), dual.at(Rational(1, 2)).enclosure(std::min(context.digits, 18L))});
                finding.values.push_back({fmt::format("{}, v = 1: E mu^2 - sum of a_k^2, k <= 41", name_of(a)), dual.rest().enclosure(6)});
            }
            finding.remark = "Lipschitz is not needed, a finite second moment is.";
            return finding;
        },
        .controls = {control("He_i not normalised", [] { return lemma(false); }), control("1.00001 sum a_i^2 rho^i", [] { return lemma(true, rigor::parse_rational("1.00001")); })},
        .property = claim::property("random polynomials of degree <= 4 at rational rho: three routes agree exactly", [](long a, long b, long c, long d, long e, long t) { return rigor::truth(polynomial_dual({a, b, c, d, e}, t, true)); }, claim::Input{"a0", claim::integers(-4, 4)},
                                    claim::Input{"a1", claim::integers(-4, 4)}, claim::Input{"a2", claim::integers(-4, 4)}, claim::Input{"a3", claim::integers(-4, 4)}, claim::Input{"a4", claim::integers(-4, 4)}, claim::Input{"t", claim::integers(-9, 9)}),
    };
}

claim::Claim a_4_step_1() {
    return {
        .id = "jacot-2018/a.4-step-1",
        .where = "appendix A.4, proof of proposition 2, step 1, the recursion",
        .title = "The recursion in step 1",
        .statement = R"(Observe that for any $L\ge1$, using the notation of Theorem 1, we have $\Theta^{(L+1)}=\dot\Sigma^{(L)}\Theta^{(L)}+\Sigma^{(L+1)}$.)",
        .reading = "As printed. (For L = 1 there is no dotSigma^(1).)",
        .method = "The ReLU at one pair of points, in balls.",
        .attack = "On the diagonal both agree for the ReLU (1/2 at every layer): tried first, and no counterexample. Off it they differ. Theorem 1 itself has dotSigma^(L+1).",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(step_1(2), "every L >= 2",
                               {"ReLU, beta = 0, n_0 = 2, orthogonal unit vectors: Theta^(2) = 1/(4 pi), dotSigma^(2) = 1/4, dotSigma^(3) = (1 - arccos(1/pi)/pi)/2 = 0.3015….", "T = 1/(4*Pi); S = (sqrt(1 - 1/Pi^2) + (Pi - acos(1/Pi))/Pi)/(8*Pi);\nprint(T/4 + S, \"  \", T*(1 - acos(1/Pi)/Pi)/2 + S)",
                                "None: only that dotSigma is positive semidefinite is used, which holds at every layer.", R"($\Theta^{(L+1)}=\dot\Sigma^{(L+1)}\Theta^{(L)}+\Sigma^{(L+1)}$)", [] { return step_1(3); }, "theorem 1"});
        },
        .controls = {control("dotSigma^(L)", [] { return step_1(2); })},
        .property = claim::property("with dotSigma^(3), z in (-1, 1); with dotSigma^(2) not", [](const Rational& z) { return third_kernel(z, 3) && !third_kernel(z, 2); }, claim::Input{"z", [] {
            return rc::gen::map(claim::integers(-9, 9), [](long k) { return Rational(k, 10); });
        }()}),
    };
}

claim::Claim a_4_step_1_product() {
    return {
        .id = "jacot-2018/a.4-step-1-product",
        .where = "appendix A.4, proof of proposition 2, step 1, the product",
        .title = "Products of positive semidefinite kernels",
        .statement = R"(The kernel $\dot\Sigma^{(L)}\Theta^{(L)}$ is positive semi-definite, being the product of two positive semi-definite kernels. Hence, if we show that $\Sigma^{(L+1)}$ is positive-definite, this implies that $\Theta^{(L+1)}$ is positive-definite.)",
        .reading = "Product of values, K(x, x') K'(x, x').",
        .method = "Schur's product theorem; exact instances.",
        .attack = "Tried: singular factors (rank 3 at up to twelve points); a factor that is not semidefinite (control).",
        .uses = {},
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

claim::Claim a_4_step_2() {
    return {
        .id = "jacot-2018/a.4-step-2",
        .where = "appendix A.4, proof of proposition 2, step 2",
        .title = "From one layer to the next",
        .statement = R"($\sum_{i,j=1}^dc_ic_j\Sigma^{(L+1)}(x_i,x_j)=\mathbb E\left[\left(\sum_ic_i\sigma(f(x_i))\right)^2\right]+\left(\beta\sum_ic_i\right)^2$. Hence the left-hand side only vanishes if $\sum c_i\sigma(f(x_i))$ is almost surely zero. If $\Sigma^{(L)}$ is positive-definite, the Gaussian $(f(x_i))_i$ is non-degenerate, so this only occurs when $c_1=\dots=c_d=0$ since $\sigma$ is assumed to be non-constant.)",
        .reading = "sigma continuous (Lipschitz) and not constant.",
        .method = "A density that is positive everywhere: sum c_i sigma(u_i) = 0 for all u; vary one u_i. Exact matrices for polynomials.",
        .attack = "Tried: even sigma, beta = 0, constant sigma (control). Considered: the almost sure statement gives all u by continuity, which the text does not say.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(step_2(false), claim::Evidence::proved, "all continuous sigma that are not constant, all beta >= 0"); },
        .controls = {control("sigma = 2", [] { return step_2(true); })},
        .property = claim::property("sigma = u + a u^2: the next covariance is positive definite, exactly", [](long n, long k, long a) { return rigor::truth(next_is_definite({0, 1, Rational(a, 3)}, n, k, 0)); }, claim::Input{"points", claim::integers(1, 4)}, number(),
                                    claim::Input{"3 a", claim::integers(-9, 9)}),
    };
}

claim::Claim a_4_matrix() {
    return {
        .id = "jacot-2018/a.4-matrix",
        .where = "appendix A.4, proof of proposition 2, step 3, the covariance matrix",
        .title = "The covariance matrix in step 3",
        .statement = R"($\tilde\Sigma=\begin{pmatrix}\frac1{n_0}+\beta^2&\frac1{n_0}x^Tx'+\beta^2\\\frac1{n_0}x^Tx+\beta^2&\frac1{n_0}+\beta^2\end{pmatrix}$.)",
        .reading = "As printed, with x^T x in the lower left corner.",
        .method = "Symmetry.",
        .attack = "x^T x = 1 on the sphere: the printed entry is the variance, and the matrix is symmetric only if x' = x. The upper right entry is right.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(matrix_entry(true), "x' != x", {"n_0 = 2, beta = 1/2, x and x' orthogonal: the entries are 1/4 and 3/4; a covariance matrix is symmetric.", "n = 2; b = 1/2; x = [1, 0]; y = [0, 1];\nprint([x*y~/n + b^2, x*x~/n + b^2])", "None.",
                                                            R"(The lower left entry is $\frac1{n_0}x^Tx'+\beta^2$.)", [] { return matrix_entry(false); }, "all x, x'"});
        },
        .controls = {control("x^T x", [] { return matrix_entry(true); })},
        .property = claim::property("1/n_0 + beta^2 = z/n_0 + beta^2 only for z = 1", [](const Rational& z, long n0) { return rigor::truth((Rational(1, n0) == z / n0) == (z == 1)); }, claim::Input{"z", claim::correlations()}, claim::Input{"n_0", claim::integers(1, 1000)}),
    };
}

claim::Claim a_4_equation_1() {
    return {
        .id = "jacot-2018/eq-1",
        .where = "(1), appendix A.4, proof of proposition 2, step 3",
        .title = "Sigma^(2) as a dual",
        .statement = R"($\mathbb E_{(X,Y)\sim N(0,\tilde\Sigma)}[\sigma(X)\sigma(Y)]+\beta^2=\hat\mu\left(\frac{n_0\beta^2+x^Tx'}{n_0\beta^2+1}\right)+\beta^2$, where $\mu(x)=\sigma\left(x\sqrt{\frac1{n_0}+\beta^2}\right)$.)",
        .reading = "With the covariance matrix corrected (a.4-matrix).",
        .method = "Division by the common standard deviation; polynomials exactly.",
        .attack = "Tried: z = ±1, beta for which sqrt(v) is rational, n_0 = 1 and 4; a denominator off by 1 (control).",
        .uses = {"jacot-2018/lemma-2"},
        .check = [](const claim::Context&) { return conclude(equation_1_argument(0), claim::Evidence::proved, "all sigma with second moments, n_0, beta, x, x' of the unit sphere"); },
        .controls = {control("denominator n_0 beta^2 + 2", [] { return equation_1_argument(1); })},
        .property = claim::property("cubic polynomials, n_0 = 1, beta = 3/4, exactly", [](long a, long b, long c, long d, const Rational& z) { return rigor::truth(equation_1({a, b, c, d}, 1, Rational(3, 4), Rational(5, 4), z, 0)); }, claim::Input{"a0", claim::integers(-4, 4)},
                                    claim::Input{"a1", claim::integers(-4, 4)}, claim::Input{"a2", claim::integers(-4, 4)}, claim::Input{"a3", claim::integers(-4, 4)}, claim::Input{"z", claim::correlations()}),
    };
}

claim::Claim a_4_step_4() {
    return {
        .id = "jacot-2018/a.4-step-4",
        .where = "appendix A.4, proof of proposition 2, step 4",
        .title = "Infinitely many Hermite coefficients",
        .statement = R"(Since $\sigma$ is non-polynomial, so is $\mu$, and as a result, there is an infinite number of nonzero $a_i$'s in the above sum.)",
        .reading = "\"Non-polynomial\": equal to no polynomial, as a function.",
        .method = "With finitely many a_i != 0, mu agrees with a polynomial almost everywhere (completeness of the Hermite polynomials), and everywhere by continuity. Certified coefficients for three functions.",
        .attack = "Tried: the certified a_k of erf, sin and tanh up to 41; the even ones vanish (control): infinitely many is not all.",
        .uses = {"jacot-2018/lemma-2"},
        .check = [](const claim::Context&) { return conclude(nonzero(2), claim::Evidence::proved, "all Lipschitz sigma that are no polynomials (the steps are instances)"); },
        .controls = {control("the even ones too", [] { return nonzero(1); })},
        .property = claim::property("polynomials of degree d have the coefficients 0 above d and not 0 at d, exactly", [](long a, long b, long c, long d) {
            const ntk::RationalPolynomial p{a, b, c, d};
            return rigor::truth(ntk::gaussian_mean(times(p, hermite(4)), 1) == 0 && ntk::gaussian_mean(times(p, hermite(5)), 1) == 0 && (ntk::gaussian_mean(times(p, hermite(3)), 1) != 0) == (d != 0));
        }, claim::Input{"a0", claim::integers(-9, 9)}, claim::Input{"a1", claim::integers(-9, 9)}, claim::Input{"a2", claim::integers(-9, 9)}, claim::Input{"a3", claim::integers(-9, 9)}),
    };
}

claim::Claim a_4_step_5() {
    return {
        .id = "jacot-2018/a.4-step-5",
        .where = "appendix A.4, proof of proposition 2, step 5, the function nu",
        .title = "The function nu",
        .statement = R"($\Sigma^{(2)}(x,x')=\nu(x^Tx')$, where $\nu(\rho)=\beta^2+\sum_{i=0}^\infty a_i\left(\frac{n_0\beta^2+\rho}{n_0\beta^2+1}\right)^i$, where the $a_i$'s are the coefficients of the Hermite expansion of $\mu$.)",
        .reading = "As printed, with a_i.",
        .method = "rho = 1, sigma = sin, certified.",
        .attack = "Tried to save it: if a_i were to stand for the coefficients of the dual (step 4 has a_i^2); the text defines them otherwise. The second computation is the PARI line.",
        .uses = {"jacot-2018/lemma-2"},
        .check = [](const claim::Context&) {
            return adjudicated(nu(true), "every sigma with sum a_i != sum a_i^2",
                               {"sigma = sin, n_0 = 2, beta^2 = 1/2 (so that mu = sigma), rho = 1: Sigma^(2)(x, x) - beta^2 = E sin(X)^2 = 0.4323…; sum a_i = 0.4066…, with a_1 = e^(-1/2), a_3 = -e^(-1/2)/sqrt 6, ….", "a(k) = if(k % 2, (-1)^((k - 1)/2)*exp(-1/2)/sqrt(k!), 0);\nprint(sum(k = 1, 41, a(k)*1.), \"  \", sum(k = 1, 41, a(k)^2*1.), \"  \", (1 - exp(-2))/2)",
                                "None: a square is missing; the argument needs positive coefficients, which a_i^2 are and a_i are not.", R"($\nu(\rho)=\beta^2+\sum_{i=0}^\infty a_i^2\left(\frac{n_0\beta^2+\rho}{n_0\beta^2+1}\right)^i$)", [] { return nu(false); }, "lemma-2 and eq-1"});
        },
        .controls = {control("a_i", [] { return nu(true); })},
        .property = claim::property("polynomials: E p(X)^2 = sum a_i^2, exactly", [](long a, long b, long c) { return rigor::truth(ntk::gaussian_mean(times({a, b, c}, {a, b, c}), 1) == by_hermite({a, b, c}, 1, true)); }, claim::Input{"a0", claim::integers(-9, 9)},
                                    claim::Input{"a1", claim::integers(-9, 9)}, claim::Input{"a2", claim::integers(-9, 9)}),
    };
}

claim::Claim a_4_step_5_powers() {
    return {
        .id = "jacot-2018/a.4-step-5-powers",
        .where = "appendix A.4, proof of proposition 2, step 5, last sentence",
        .title = "Even and odd powers in nu",
        .statement = R"(By the previous step, the power series expansion of $\nu$ contains both an infinite number of nonzero even terms and an infinite number of nonzero odd terms. This enables one to apply Theorem 3.)",
        .reading = "With a_i^2 for a_i (a.4-step-5), beta > 0, as a power series in rho.",
        .method = "The coefficient of rho^k is sum_(i >= k) a_i^2 binomial(i, k) c^(i-k) d^k with c = n_0 beta^2/(n_0 beta^2 + 1) > 0: positive for every k, since some a_i with i >= k is not 0.",
        .attack = "Tried: beta = 0 (control), where c = 0 and an odd sigma has no even term: \"by the previous step\" alone does not give it, beta > 0 does. Theorem 3 needs coefficients >= 0 (theorem-3), which they are.",
        .uses = {"jacot-2018/a.4-step-4", "jacot-2018/theorem-3"},
        .check = [](const claim::Context&) { return conclude(powers(Rational(1, 10)), claim::Evidence::proved, "all sigma that are no polynomials, all beta > 0: every coefficient is positive"); },
        .controls = {control("beta = 0", [] { return powers(0); })},
        .property = claim::property("sin: positive coefficients for beta > 0", [](long b) { return powers(Rational(b, 8)).conclusion(); }, claim::Input{"8 beta", claim::integers(1, 64)}),
    };
}

}  // namespace proofs::jacot_2018
