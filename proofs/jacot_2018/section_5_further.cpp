// Section 5, the sentences around the formulas: rank and eigenvalues of Pi, early stopping, Gaussian f_t, the mean as a posterior and as a limit of ridge regression.
//  - Pi = (1/N) G on the data: at most N n_L positive eigenvalues. lambda_i is the variance of <g, f^(i)>_pin for g ~ N(0, K): <f^(i), f^(i)>_K = <f^(i), Pi f^(i)>_pin. In the feature space of K it is the mean square
//    (1/N) sum_i <phi(x_i), v>^2 along the component, not the variance, unless the features are centred.
//  - e^(-t lambda) falls faster for larger lambda.
//  - RBF on the circle, uniform distribution: exp(kappa (cos - 1)) = e^-kappa sum_k I_k(kappa) e^(ik .), eigenvalues e^-kappa I_k(kappa), decreasing in k >= 0: e^-kappa I_k(kappa) = P(D = k) for the difference
//    D of two independent Poisson variables with mean kappa/2; convolutions of log-concave sequences are log-concave, P(D = k) is even in k, so it does not increase for k >= 0, and strictly falls as the Poisson
//    weights are strictly log-concave (Cauchy-Binet).
//  - The mean kappa^T G^-1 y*: conditional mean of a centred Gaussian vector with covariance [G, kappa; kappa^T, K(x, x)], which is also the mode. Ridge: (G + r)^-1 = G^-1 - r (G + r)^-1 G^-1.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "proofs/common/kernel_descent.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Vector = KernelDescent::Vector;

std::size_t at(long i) { return static_cast<std::size_t>(i); }

bool rank_bound(long points, long outputs, long number, long fewer) {
    const KernelDescent s = KernelDescent::sample(points, outputs, 1 + number % 7, number);
    // Pi on the values at the data and at two more places: [G/N, 0; D G/N, 0].
    const long n = points * outputs;
    const KernelDescent d = KernelDescent::sample(2 * n, 1, 1, number + 1);
    RationalMatrix pi(n + 2, n + 2);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            pi(i, j) = s.gram(i, j) / points;
            for (long k = 0; k < 2; ++k) pi(n + k, j) += d.values[at(k * n + i)] * s.gram(i, j) / points;
        }
    return rigor::rank(pi) <= n - fewer && rigor::inertia(s.gram).positive == rigor::rank(pi);
}
claim::legacy::Argument ranks(long fewer) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 24; ++number) all = all && rank_bound(1 + number % 3, 1 + number / 3 % 2, number, fewer);
    return argument.step(fmt::format("the rank of Pi, on the data and off, is the number of positive eigenvalues of G, at most N n_L{} (exact)", fewer > 0 ? " - 1" : ""), rigor::truth(all));
}

/// Two features, four points: eigenvectors u of K = F F^T are known. With f = u/|u|_pin: <f, f>_K, the variance of <g, f>_pin for g ~ N(0, K), against the eigenvalue of Pi; or the variance of the feature over the data.
bool captured(long number, bool centred) {
    const Rational a(1 + number % 7, 2), c(1 + number / 7 % 5, 3);
    const long N = 4;
    RationalMatrix f(N, 2);
    for (long i = 0; i < N; ++i) {
        f(i, 0) = a;
        f(i, 1) = i % 2 == 0 ? c : Rational(-c);
    }
    const KernelDescent s{N, f * f.transpose(), {}};
    for (long v = 0; v < 2; ++v) {
        Vector u(at(N));
        Rational mean = 0, square = 0;
        for (long i = 0; i < N; ++i) {
            u[at(i)] = f(i, v);
            mean += u[at(i)] / N;
            square += u[at(i)] * u[at(i)] / N;
        }
        const Vector image = s.gradient(u);  // Pi u
        const Rational lambda = image[0] / u[0];
        for (long i = 0; i < N; ++i)
            if (image[at(i)] != lambda * u[at(i)]) return false;
        const Rational variance = s.kernel_product(u, u) / s.product(u, u);
        if (lambda != (centred ? Rational(square - mean * mean) : variance) || (!centred && lambda != square)) return false;
    }
    return true;
}
claim::legacy::Argument variance(bool centred) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && captured(number, centred);
    return argument.step(std::string("two features, four points: the eigenvalues of Pi are ") + (centred ? "the variances of the features over the data" : "the variances of <g, f^(i)>_pin, g ~ N(0, K), and the mean squares of the features over the data") + " (exact)", rigor::truth(all));
}

/// e^(-t lambda) against e^(-t mu).
Truth faster(const Rational& lambda, const Rational& mu, const Rational& t) {
    const rigor::Precision precision(128);
    return rigor::certainly_less(rigor::exp(-Ball(Rational(t * lambda))), rigor::exp(-Ball(Rational(t * mu))));
}
claim::legacy::Argument early(bool reversed) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& t : {Rational(1, 10), Rational(1), Rational(20)}) all = all && (reversed ? faster(Rational(1, 3), 2, t) : faster(2, Rational(1, 3), t));
    return argument.step(reversed ? "e^(-t/3) < e^(-2 t)" : "e^(-2 t) < e^(-t/3), t = 1/10, 1, 20: the share of a component that is left falls faster for the larger eigenvalue", all);
}

/// e^-kappa I_k(kappa) = sum_j (kappa/2)^(2j + k)/(j! (j + k)!) e^-kappa, the tail below the last term times 2.
Ball bessel(long k, const Rational& kappa) {
    Ball sum(0), term = Ball(1);
    const Ball half{Rational(kappa / 2)};
    for (long i = 1; i <= k; ++i) term *= half / Ball(i);
    for (long j = 0; j < 400; ++j) {
        sum += term;
        term *= half * half / Ball(j + 1) / Ball(j + 1 + k);
    }
    return sum.widened(Ball(2) * term) * rigor::exp(-Ball(kappa));
}
claim::legacy::Argument frequencies(bool reversed) {
    const rigor::Precision precision(256);
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& kappa : {Rational(1, 10), Rational(1), Rational(20), Rational(100)})
        for (long k = 0; k < 30; ++k) all = all && (reversed ? rigor::certainly_less(bessel(k, kappa), bessel(k + 1, kappa)) : rigor::certainly_less(bessel(k + 1, kappa), bessel(k, kappa)));
    return argument.step(std::string("e^-kappa I_k(kappa) ") + (reversed ? "increases" : "decreases") + " in k = 0 … 30, kappa = 0.1, 1, 20, 100 (balls)", all);
}

/// f_t is affine in f_0: the coefficients of t^k of the flows from f, g, f + g and 0 satisfy F(f) + F(g) = F(f + g) + F(0); linear would be F(f) + F(g) = F(f + g).
bool affine(long number, bool linear) {
    LeastSquares s = least_squares(1 + number % 3, 1 + number % 2, 0, number);
    const LeastSquares other = least_squares(s.points, s.outputs, 0, number + 1);
    const auto f = s.start, zero = LeastSquares::Function(f.size());
    const auto from = [&](const LeastSquares::Function& start) {
        s.start = start;
        return s.flow(6);
    };
    const auto a = from(f), b = from(other.start), both = from(combination(f, 1, other.start)), none = from(zero);
    for (std::size_t k = 0; k < a.size(); ++k) {
        const auto right = linear ? both[k] : combination(both[k], 1, none[k]);
        if (combination(a[k], 1, b[k]) != right) return false;
    }
    return true;
}
claim::legacy::Argument gaussian(bool linear) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 10; ++number) all = all && affine(number, linear);
    return argument.step(std::string("f_t is ") + (linear ? "linear" : "affine") + " in f_0: coefficients of t^0 … t^6 from the differential equation, on the data and off (exact)" + (linear ? "" : "; affine images of Gaussian vectors are Gaussian"), rigor::truth(all));
}

/// kappa^T (G + ridge)^-1 y and the posterior mean at a further point.
struct Prediction {
    RationalMatrix gram{0, 0};
    Vector across, targets;
};
Prediction prediction(long n, long number) {
    const KernelDescent s = KernelDescent::sample(n + 1, 1, n + 3, number);
    Prediction p{RationalMatrix(n, n), {}, Vector(s.values.begin(), s.values.begin() + n)};
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) p.gram(i, j) = s.gram(i, j);
        p.across.push_back(s.gram(n, i));
    }
    return p;
}
Rational ridge_prediction(const Prediction& p, const Rational& ridge) { return KernelDescent::dot(p.across, rigor::inverse(p.gram.shifted(-ridge)) * p.targets); }
/// The mode of the Gaussian density under f(X) = y: the quadratic form (y, u)^T S^-1 (y, u) is least at u = kappa^T G^-1 y.
bool mode(long n, long number, const Rational& off) {
    const KernelDescent s = KernelDescent::sample(n + 1, 1, n + 3, number);
    if (rigor::rank(s.gram) <= n) return true;
    const Prediction p = prediction(n, number);
    const RationalMatrix precision = rigor::inverse(s.gram);
    Vector z = p.targets;
    z.push_back(ridge_prediction(p, 0) + off);
    // d/du of the form: 2 (S^-1 z)_last = 0, and S^-1_last,last > 0.
    return (precision * z).back() == 0 && precision(n, n) > 0;
}
claim::legacy::Argument modes(const Rational& off) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && mode(1 + number % 4, number, off);
    return argument.step("kappa^T G^-1 y* maximises the Gaussian density of f(x) under f(x_i) = f*(x_i), and is its mean (exact, 1 to 4 data points)", rigor::truth(all));
}
/// |ridge prediction - limit| <= ridge constant: prediction(0) - prediction(r) = r kappa^T (G + r)^-1 G^-1 y, exactly.
bool ridge_identity(long n, long number, const Rational& ridge, const Rational& factor) {
    const Prediction p = prediction(n, number);
    if (rigor::rank(p.gram) < n) return true;
    const Vector inner = rigor::inverse(p.gram.shifted(-ridge)) * (rigor::inverse(p.gram) * p.targets);
    return ridge_prediction(p, 0) - ridge_prediction(p, ridge) == factor * ridge * KernelDescent::dot(p.across, inner);
}
claim::legacy::Argument ridges(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && ridge_identity(1 + number % 4, number, Rational(1, 1 + number * number), factor);
    return argument.step("kappa^T G^-1 y - kappa^T (G + r)^-1 y = r kappa^T (G + r)^-1 G^-1 y (exact): O(r)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_5_rank() {
    return {
        .id = "jacot-2018/section-5-rank",
        .check = with_misprint([](const claim::Context&) { return conclude(ranks(0), claim::Evidence::proved, "all positive semidefinite kernels and finite data sets"); },
                               R"(The map $\Pi$ has at most $Nn_L$ linearly independent eigenfunctions with positive eigenvalues.)"),
        .controls = {control("at most N n_L - 1", [] { return ranks(1); })},
        .property = claim::property("rank of Pi = positive eigenvalues of G, exactly", [](long points, long outputs, long n) { return rigor::truth(rank_bound(points, outputs, n, 0)); }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(1, 2)}, number()),
    };
}
const claim::legacy::Registered registered_section_5_rank{section_5_rank};

claim::legacy::Check section_5_variance() {
    return {
        .id = "jacot-2018/section-5-variance",
        .check = [](const claim::Context&) { return conclude(variance(false), claim::Evidence::proved, "all positive semidefinite kernels and finite data sets: Var <g, f^(i)>_pin = <f^(i), f^(i)>_K = lambda_i"); },
        .controls = {control("variances of the features over the data", [] { return variance(true); })},
        .property = claim::property("eigenvalue = variance of <g, f>_pin = mean square of the feature, exactly", [](long n) { return rigor::truth(captured(n, false)); }, number()),
    };
}
const claim::legacy::Registered registered_section_5_variance{section_5_variance};

claim::legacy::Check section_5_early_stopping() {
    return {
        .id = "jacot-2018/section-5-early-stopping",
        .check = with_limit([](const claim::Context&) { return conclude(early(false), claim::Evidence::proved, "all lambda > mu >= 0, t > 0"); }, "That the other components are typically the noisier ones is not decided."),
        .controls = {control("smaller eigenvalues first", [] { return early(true); })},
        .property = claim::property("e^(-t lambda) < e^(-t mu) for lambda > mu, in balls", [](const Rational& mu, const Rational& gap, const Rational& t) { return faster(mu + gap, mu, t / 1000); }, claim::Input{"mu", claim::positive_rationals()}, claim::Input{"gap", claim::positive_rationals()},
                                    claim::Input{"1000 t", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_5_early_stopping{section_5_early_stopping};

claim::legacy::Check section_5_rbf() {
    return {
        .id = "jacot-2018/section-5-rbf",
        .check = with_limit([](const claim::Context&) { return conclude(frequencies(false), claim::Evidence::proved, "the circle with the uniform distribution, all widths s; other distributions are not covered"); }, "Shown for the uniform distribution on the circle only."),
        .controls = {control("increasing", [] { return frequencies(true); })},
        .property = claim::property("I_(k+1)(kappa) < I_k(kappa), in balls", [](long k, long kappa) {
            const rigor::Precision precision(256);
            return rigor::certainly_less(bessel(k + 1, Rational(kappa, 10)), bessel(k, Rational(kappa, 10)));
        }, claim::Input{"k", claim::integers(0, 20)}, claim::Input{"10 kappa", claim::integers(1, 500)}),
    };
}
const claim::legacy::Registered registered_section_5_rbf{section_5_rbf};

claim::legacy::Check section_5_gaussian() {
    return {
        .id = "jacot-2018/section-5-gaussian",
        .check = [](const claim::Context&) { return conclude(gaussian(false), claim::Evidence::proved, "all kernels, finite data sets, t"); },
        .controls = {control("linear", [] { return gaussian(true); })},
        .property = claim::property("affine in f_0, exactly", [](long n) { return rigor::truth(affine(n, false)); }, number()),
    };
}
const claim::legacy::Registered registered_section_5_gaussian{section_5_gaussian};

claim::legacy::Check section_5_map_estimate() {
    return {
        .id = "jacot-2018/section-5-map-estimate",
        .check = [](const claim::Context&) { return conclude(modes(0), claim::Evidence::proved, "all kernels that are positive definite on the data and x"); },
        .controls = {control("off by 1e-12", [] { return modes(rigor::parse_rational("1e-12")); })},
        .property = claim::property("mode, exactly", [](long n, long k) { return rigor::truth(mode(n, k, 0)); }, claim::Input{"N", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_5_map_estimate{section_5_map_estimate};

claim::legacy::Check section_5_ridge() {
    return {
        .id = "jacot-2018/section-5-ridge",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(ridges(1), claim::Evidence::proved, "all kernels that are positive definite on the data");
            finding.stronger = "With the rate: the difference is r kappa^T (G + r)^-1 G^-1 y*, at most r |kappa| |y*|/lambda_min(G)^2.";
            return finding;
        },
        .controls = {control("twice the difference", [] { return ridges(2); })},
        .property = claim::property("the identity, exactly", [](long n, long k, const Rational& r) { return rigor::truth(ridge_identity(n, k, r, 1)); }, claim::Input{"N", claim::integers(1, 4)}, number(), claim::Input{"r", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_5_ridge{section_5_ridge};

}  // namespace proofs::jacot_2018
