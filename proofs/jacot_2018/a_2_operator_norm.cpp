#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018::a_2_operator_norm {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |Phi_Theta| = |Theta|_op^power. The example: n_0 = 1, L = 1, the two data points x and -x, x >= beta.
struct Reading {
    unsigned long power = 1;
    Rational x = 3, beta{1, 10};  // free: any x >= beta with x^2 != 1
};

/// Theta_infinity^(1) = x x'/n_0 + beta^2 at the data x and -x.
RationalMatrix gram(const Reading& reading) {
    const Rational square = reading.x * reading.x, bias = reading.beta * reading.beta;
    RationalMatrix g(2, 2);
    g(0, 0) = g(1, 1) = square + bias;
    g(0, 1) = g(1, 0) = bias - square;
    return g;
}
/// Its eigenvectors, of norm 1 in p_in: both norms are largest at one of them.
const std::vector<claim::RationalVector>& eigenvectors() {
    static const std::vector<claim::RationalVector> list{{1, 1}, {1, -1}};
    return list;
}
/// |Phi_K(<d, .>_pin)|_pin^2 = f^T G^2 f/N^3 there, N = 2.
Rational map_norm_square(const RationalMatrix& g) {
    Rational largest = 0;
    for (const auto& d : eigenvectors()) largest = std::max<Rational>(largest, rigor::quadratic_form(g * g, d) / 8);
    return largest;
}
/// |f|_K^2 = E f K f = f^T G f/N^2.
Rational kernel_norm_square(const RationalMatrix& g) {
    Rational largest = 0;
    for (const auto& f : eigenvectors()) largest = std::max<Rational>(largest, rigor::quadratic_form(g, f) / 4);
    return largest;
}

claim::Side<Reading> left() {
    return {"|Phi_Theta|, max |Phi_Theta(<d, .>_pin)|_pin over |d|_pin <= 1",
            [](const Reading& r) { return rigor::sqrt(Ball(map_norm_square(gram(r)))); }};
}
claim::Side<Reading> right(unsigned long power) {
    return {power == 1 ? "|Theta|_op, max |f|_Theta over |f|_pin <= 1" : fmt::format("|Theta|_op^{}", power),
            [power](const Reading& r) { return rigor::power(rigor::sqrt(Ball(kernel_norm_square(gram(r)))), power); }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 1, n_0 = 1, the data x = 3 and x = -3, beta = 1/10";
    result.steps
        .carries(claim::witness<Reading>(fmt::format("L = 1, n_0 = 1, two data points x = {0} and -{0}, beta = {1}",
                                                     rigor::to_string(reading.x), rigor::to_string(reading.beta)),
                                         reading, left(), Relation::equal, right(reading.power)))
        .supports(claim::written(context, "witness"));
    if (context.verdict_only) return result;
    const Rational leading = 2 * reading.x * reading.x;
    result.steps.supports(claim::exact_inertia(
        {fmt::format("G - {} I, G the Gram matrix", rigor::to_string(leading)), gram(reading).shifted(leading)},
        {.negative = 1, .zero = 1}));
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
    const std::vector<Reading> examples{
        {0, 3, Rational(1, 10)}, {0, Rational(1, 2), Rational(1, 3)}, {0, 1, 2}};  // free: x, beta; power is not used
    result.steps.carries(claim::written(context, "square"))
        .carries(claim::exact_for_each<Reading>(
            "L = 1, n_0 = 1, two data points x and -x, (x, beta) = (3, 1/10), (1/2, 1/3), (1, 2)", examples,
            {"(max |Phi_K(<d, .>_pin)|_pin over |d|_pin <= 1)^2",
             [](const Reading& r) { return map_norm_square(gram(r)); }},
            Relation::equal, {fmt::format("(max f K f over |f|_pin <= 1)^{}", reading.power), [&](const Reading& r) {
                                  return rigor::power(kernel_norm_square(gram(r)), reading.power);
                              }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "up to four values, known spectrum: the norms of Phi_K and |.|_K are lambda_max/N and its root, by exact inertia",
        context.seed, 40, both_norms));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-operator-norm", check)
        .control("x = 1 and -1, where the norm is 1", [](Reading& r) { r.x = 1; })
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
}  // namespace proofs::jacot_2018::a_2_operator_norm
