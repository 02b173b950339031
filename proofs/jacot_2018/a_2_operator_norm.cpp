#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |Phi_Theta| = |Theta|_op^power. The example: n_0 = 1, L = 1, one data point x.
struct Reading {
    unsigned long power = 1;
    Rational x{12, 5}, beta{9, 5};
};

/// Theta_infinity^(1)(x, x) = x^2/n_0 + beta^2.
Rational kernel(const Reading& reading) { return reading.x * reading.x + reading.beta * reading.beta; }
/// On one data point functions are numbers, and both norms are largest at the ends of |f|_pin <= 1. |Phi_K(<d, .>_pin)|
/// there:
Rational map_norm(const Rational& k) {
    Rational largest = 0;
    for (const Rational& d : {Rational(-1), Rational(1)}) largest = std::max<Rational>(largest, abs(Rational(k * d)));
    return largest;
}
/// |f|_K = sqrt(E f K f).
Ball kernel_norm(const Rational& k) {
    Rational largest = 0;
    for (const Rational& f : {Rational(-1), Rational(1)}) largest = std::max<Rational>(largest, f * k * f);
    return rigor::sqrt(Ball(largest));
}

claim::Side<Rational> left() {
    return {"|Phi_Theta|, max |Phi_Theta(<d, .>_pin)|_pin over |d|_pin <= 1",
            [](const Rational& k) { return map_norm(k); }};
}
claim::Side<Rational> right(unsigned long power) {
    return {power == 1 ? "|Theta|_op, max |f|_Theta over |f|_pin <= 1" : fmt::format("|Theta|_op^{}", power),
            [power](const Rational& k) { return rigor::power(kernel_norm(k), power); }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every kernel whose norm is neither 0 nor 1 on the data";
    const Rational k = kernel(reading);
    result.steps
        .carries(claim::witness<Rational>(
            fmt::format("L = 1, n_0 = 1, one data point x = {}, beta = {}: Theta = x^2 + beta^2 = {}",
                        rigor::to_string(reading.x), rigor::to_string(reading.beta), rigor::to_string(k)),
            k, left(), Relation::equal, right(reading.power)))
        .supports(claim::written(context, "witness"));
    return result;
}

/// Of a kernel with N values: K = V^T diag(gamma) V for a reflection V, so that all three numbers are known.
struct Spectrum {
    RationalMatrix gram{0, 0};
    std::vector<Rational> gamma;

    explicit Spectrum(claim::Sampler& sampler) {
        const long n = sampler.integer(1, 4);
        for (long i = 0; i < n; ++i)
            gamma.push_back(sampler.integer(0, 3) == 0 ? Rational(0) : abs(sampler.rational()));
        claim::RationalVector v = sampler.vector(n);
        v.front() += v.front() < 0 ? -1 : 1;
        Rational square = 0;
        for (const Rational& q : v) square += q * q;
        RationalMatrix reflection = RationalMatrix::identity(n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j)
                reflection(i, j) -= 2 * v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(j)] / square;
        gram = reflection * RationalMatrix::diagonal(gamma) * reflection;
    }
};
/// |Phi_K f|_pin <= (lambda_max/N) |f|_pin and |f|_K^2 <= (lambda_max/N) |f|_pin^2 for a random f, with equality for
/// the first eigenvector.
Truth both_norms(claim::Sampler& sampler) {
    const Spectrum s(sampler);
    const long n = s.gram.rows();
    const Rational top = *std::max_element(s.gamma.begin(), s.gamma.end()), share = top / n;
    const RationalMatrix square = s.gram * s.gram;
    if (rigor::inertia(s.gram.shifted(top)).positive != 0 || rigor::inertia(s.gram.shifted(top)).zero == 0)
        return Truth::no;
    if (rigor::inertia(square.shifted(top * top)).positive != 0 || rigor::inertia(square.shifted(top * top)).zero == 0)
        return Truth::no;
    // |Phi_K f|_pin^2 = f^T G^2 f/N^3 against share^2 |f|^2/N, and |f|_K^2 = f^T G f/N^2 against share |f|^2/N.
    const claim::RationalVector f = sampler.vector(n);
    Rational norm = 0;
    for (const Rational& q : f) norm += q * q / n;
    const Rational map = rigor::quadratic_form(square, f) / n / n / n, form = rigor::quadratic_form(s.gram, f) / n / n;
    return rigor::truth(map <= share * share * norm && form <= share * norm);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all positive semidefinite kernels, any finite number of data points and outputs";
    const std::vector<Rational> roots{Rational(1, 2), 3, 1, Rational(7, 4)};  // of K, so that |f|_K is rational
    result.steps.carries(claim::written(context, "square"))
        .carries(claim::exact_for_each<Rational>(
            "one data point, K = 1/4, 9, 1, 49/16", roots,
            {"max |Phi_K(<d, .>_pin)|_pin over |d|_pin <= 1", [](const Rational& r) { return map_norm(r * r); }},
            Relation::equal, {fmt::format("(max |f|_K over |f|_pin <= 1)^{}", reading.power), [&](const Rational& r) {
                                  return rigor::power(r, reading.power);
                              }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "up to four values, known spectrum: the norms of Phi_K and |.|_K are lambda_max/N and its root, by exact inertia",
        context.seed, 40, both_norms));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-operator-norm", check)
        .control("x = 3/5, beta = 4/5, where Theta = 1",
                 [](Reading& r) {
                     r.x = Rational(3, 5);
                     r.beta = Rational(4, 5);
                 })
        .corrected(check_correction, {.power = 2})
        .correction_control("|Theta|_op^3", [](Reading& r) { r.power = 3; })
        .property(claim::property(
            "the norms of Phi_K and |.|_K are lambda_max/N and its root, by exact inertia: random spectra, 1 to 4 values",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return both_norms(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
