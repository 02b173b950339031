// Appendix A.4, steps 3 to 5 of the proof of proposition 2: Sigma^(2) as a power series nu in x^T x'.
//  - Step 3 prints (1/n_0) x^T x + beta^2 in the lower left corner, which is the variance. (1) is lemma 2 after division by the common standard deviation.
//  - Step 4: with finitely many a_i != 0, mu agrees with a polynomial almost everywhere, and everywhere by continuity.
//  - Step 5 prints a_i for a_i^2: for x = x' the bracket is 1 and nu(1) = beta^2 + E mu^2 = beta^2 + sum a_i^2. For beta > 0 the coefficient of every power of rho is positive.
#include "claim/generators.hpp"
#include "ntk/kernel/dual_activation.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// (1): E sigma sigma at v = 1/n_0 + beta^2 and c = z/n_0 + beta^2 against the dual of mu at (n_0 beta^2 + z)/(n_0 beta^2 + 1), sqrt(v) rational.
bool equation_1(const ntk::RationalPolynomial& sigma, long n0, const Rational& beta, const Rational& root, const Rational& z, const Rational& shift) {
    const Rational v = Rational(1, n0) + beta * beta, c = z / n0 + beta * beta;
    if (root * root != v) return false;
    ntk::RationalPolynomial mu;
    for (std::size_t k = 0; k < sigma.size(); ++k) mu.push_back(sigma[k] * rigor::power(root, static_cast<unsigned long>(k)));
    const Rational rho = (n0 * beta * beta + z) / (n0 * beta * beta + 1 + shift);
    return ntk::evaluate(ntk::dual_of_polynomial(sigma, v), c) == by_hermite(mu, rho, true);
}
claim::legacy::Argument equation_1_argument(const Rational& shift) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const Rational& z : {Rational(-1), Rational(-2, 7), Rational(0), Rational(3, 5), Rational(1)})
        for (const ntk::RationalPolynomial& sigma : {ntk::RationalPolynomial{0, 1}, {1, 0, 2}, {1, 1, 1, 1}})
            all = all && equation_1(sigma, 1, Rational(3, 4), Rational(5, 4), z, shift) && equation_1(sigma, 4, Rational(2, 3), Rational(5, 6), z, shift);
    return argument.step("E sigma(X) sigma(Y) = mu^((n_0 beta^2 + z)/(n_0 beta^2 + 1)), polynomials of degree 1 to 3, n_0 = 1 and 4, five z (exact)", rigor::truth(all));
}
claim::legacy::Argument matrix_entry(bool printed) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const Rational& z : {Rational(-1), Rational(0), Rational(3, 5)}) {
        const Rational corner = (printed ? Rational(1) : z) / 2 + Rational(1, 4), off = z / 2 + Rational(1, 4);  // n_0 = 2, beta = 1/2
        all = all && corner == off;
    }
    return argument.step(std::string("the lower left entry ") + (printed ? "(1/n_0) x^T x + beta^2" : "(1/n_0) x^T x' + beta^2") + " is the covariance of f(x') and f(x), n_0 = 2, beta = 1/2, z = -1, 0, 3/5", rigor::truth(all));
}

/// a_k certified not 0 for odd k <= 41.
claim::legacy::Argument nonzero(long step) {
    const rigor::Precision precision(300);
    claim::legacy::Argument argument;
    for (const SmoothActivation a : all_smooth) {
        const ntk::DualActivation dual(a, 1, last);
        Truth all = Truth::yes;
        for (long k = 1; k <= last; k += step) all = all && rigor::certainly_positive(rigor::abs(dual.coefficient(k)));
        argument.step(fmt::format("{}: a_k is not 0, k = 1, {}, …, 41 (certified)", name_of(a), 1 + step), all);
    }
    return argument;
}

/// nu(1) = beta^2 + sum a_i^(1 or 2) against Sigma^(2)(x, x) = beta^2 + E mu^2, sigma = sin, v = 1/n_0 + beta^2 = 1; the bracket is 1.
claim::legacy::Argument nu(bool printed) {
    const rigor::Precision precision(200);
    const ntk::DualActivation dual(SmoothActivation::sine, 1, last);
    Ball sum(0);
    for (long k = 1; k <= last; ++k) sum += printed ? dual.coefficient(k) : rigor::square(dual.coefficient(k));
    const Ball exact = (Ball(1) - rigor::exp(Ball(-2))) / Ball(2);  // E sin(X)^2
    claim::legacy::Argument argument;
    return argument.step(printed ? "sum a_i = E sin(X)^2, X ~ N(0, 1)" : "sum a_i^2 = E sin(X)^2, X ~ N(0, 1), to 1e-20", rigor::certainly_less(rigor::abs(sum - exact), Ball(rigor::parse_rational("1e-20"))));
}
/// The coefficients of z^k in nu, k <= 40, from a_i^2 = e^-v v^i/i! (odd i, sin): sum_i a_i^2 binomial(i, k) c^(i-k) d^k is positive iff c > 0 or a_k != 0.
claim::legacy::Argument powers(const Rational& beta) {
    const Rational n0 = 2, c = n0 * beta * beta / (n0 * beta * beta + 1), d = 1 / (n0 * beta * beta + 1);
    claim::legacy::Argument argument;
    bool all = true;
    for (long k = 0; k <= 40; ++k) {
        bool positive = k == 0 && beta > 0;
        for (long i = k; i <= k + 1 && !positive; ++i) positive = i % 2 == 1 && rigor::power(c, static_cast<unsigned long>(i - k)) * rigor::power(d, static_cast<unsigned long>(k)) > 0;
        all = all && positive;
    }
    return argument.step("sigma = sin, n_0 = 2, beta = " + rigor::to_string(beta) + ": the coefficient of z^k in nu is positive for k = 0 … 40", rigor::truth(all));
}

}  // namespace

claim::legacy::Check a_4_matrix() {
    return {
        .id = "jacot-2018/a.4-matrix",
        .check = [](const claim::Context&) {
            return adjudicated(matrix_entry(true), "x' != x", {"n_0 = 2, beta = 1/2, x and x' orthogonal: the entries are 1/4 and 3/4; a covariance matrix is symmetric.", "n = 2; b = 1/2; x = [1, 0]; y = [0, 1];\nprint([x*y~/n + b^2, x*x~/n + b^2])", "None.",
                                                            R"(The lower left entry is $\frac1{n_0}x^Tx'+\beta^2$.)", [] { return matrix_entry(false); }, "all x, x'"});
        },
        .controls = {control("x^T x", [] { return matrix_entry(true); })},
        .property = claim::property("1/n_0 + beta^2 = z/n_0 + beta^2 only for z = 1", [](const Rational& z, long n0) { return rigor::truth((Rational(1, n0) == z / n0) == (z == 1)); }, claim::Input{"z", claim::correlations()}, claim::Input{"n_0", claim::integers(1, 1000)}),
    };
}
const claim::legacy::Registered registered_a_4_matrix{a_4_matrix};

claim::legacy::Check a_4_equation_1() {
    return {
        .id = "jacot-2018/eq-1",
        .check = with_misprint([](const claim::Context&) { return conclude(equation_1_argument(0), claim::Evidence::proved, "all sigma with second moments, n_0, beta, x, x' of the unit sphere"); }, R"(With $\tilde\Sigma$ as corrected in a.4-matrix.)"),
        .controls = {control("denominator n_0 beta^2 + 2", [] { return equation_1_argument(1); })},
        .property = claim::property("cubic polynomials, n_0 = 1, beta = 3/4, exactly", [](long a, long b, long c, long d, const Rational& z) { return rigor::truth(equation_1({a, b, c, d}, 1, Rational(3, 4), Rational(5, 4), z, 0)); }, claim::Input{"a0", claim::integers(-4, 4)},
                                    claim::Input{"a1", claim::integers(-4, 4)}, claim::Input{"a2", claim::integers(-4, 4)}, claim::Input{"a3", claim::integers(-4, 4)}, claim::Input{"z", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_a_4_equation_1{a_4_equation_1};

claim::legacy::Check a_4_step_4() {
    return {
        .id = "jacot-2018/a.4-step-4",
        .check = [](const claim::Context&) { return conclude(nonzero(2), claim::Evidence::proved, "all Lipschitz sigma that are no polynomials (the steps are instances)"); },
        .controls = {control("the even ones too", [] { return nonzero(1); })},
        .property = claim::property("polynomials of degree d have the coefficients 0 above d and not 0 at d, exactly", [](long a, long b, long c, long d) {
            const ntk::RationalPolynomial p{a, b, c, d};
            return rigor::truth(ntk::gaussian_mean(times(p, hermite(4)), 1) == 0 && ntk::gaussian_mean(times(p, hermite(5)), 1) == 0 && (ntk::gaussian_mean(times(p, hermite(3)), 1) != 0) == (d != 0));
        }, claim::Input{"a0", claim::integers(-9, 9)}, claim::Input{"a1", claim::integers(-9, 9)}, claim::Input{"a2", claim::integers(-9, 9)}, claim::Input{"a3", claim::integers(-9, 9)}),
    };
}
const claim::legacy::Registered registered_a_4_step_4{a_4_step_4};

claim::legacy::Check a_4_step_5() {
    return {
        .id = "jacot-2018/a.4-step-5",
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
const claim::legacy::Registered registered_a_4_step_5{a_4_step_5};

claim::legacy::Check a_4_step_5_powers() {
    return {
        .id = "jacot-2018/a.4-step-5-powers",
        .check = with_misprint([](const claim::Context&) { return conclude(powers(Rational(1, 10)), claim::Evidence::proved, "all sigma that are no polynomials, all beta > 0: every coefficient is positive"); }, R"(With $a_i^2$ for $a_i$ (a.4-step-5), and for $\beta>0$.)"),
        .controls = {control("beta = 0", [] { return powers(0); })},
        .property = claim::property("sin: positive coefficients for beta > 0", [](long b) { return powers(Rational(b, 8)).conclusion(); }, claim::Input{"8 beta", claim::integers(1, 64)}),
    };
}
const claim::legacy::Registered registered_a_4_step_5_powers{a_4_step_5_powers};

}  // namespace proofs::jacot_2018
