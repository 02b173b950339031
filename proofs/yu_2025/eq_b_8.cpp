#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(2) - 2 |x~| K_2 |x'~| by (3.4) and (3.6), the expectation by quadrature of the two-dimensional Gaussian.
Ball difference(const Vector& x, const Vector& y) {
    const Rational xx = lifted_inner(x, x), yy = lifted_inner(y, y), xy = lifted_inner(x, y);
    const Ball norms = rigor::sqrt(Ball(Rational(xx * yy)));
    const Ball u = Ball(xy) / norms, angle = rigor::acos_on_domain(u);
    const Ball sigma_2 = Ball(2) * (norms * ntk::relu_expectation_by_quadrature(angle) + Ball(1));
    return sigma_2 - Ball(2) * norms * (ntk::kappa_1(u) / Ball(2));
}

/// Is the difference equal to `constant` (to 2^-60 relative to the kernel) at this pair? no if it certainly is not.
Truth differs_by(const Vector& x, const Vector& y, const Rational& constant) {
    const rigor::Precision precision(200);
    const Ball gap = difference(x, y) - Ball(constant);
    const Rational size = lifted_inner(x, x) + lifted_inner(y, y);
    if (rigor::certainly_less(Ball(0), rigor::abs(gap)) == Truth::yes) return Truth::no;
    return rigor::certainly_less(rigor::abs(gap), Ball(size) * Ball::dyadic(1, -60));
}

const std::vector<std::pair<Vector, Vector>> pairs{{{0}, {0}}, {{1}, {-1}}, {{Rational(1, 2), 3}, {2, Rational(-1, 3)}}, {{100}, {Rational(1, 100)}}};

claim::legacy::Argument argue(const Rational& constant) {
    claim::legacy::Argument argument;
    argument.step("E_(Sigma^(1))[relu relu] = |x~||x'~| kappa_1/2 (lemma-4-k-2 and homogeneity), so the difference is the constant 2(1) of (3.6) exactly",
                  rigor::truth(constant == 2));
    for (const auto& [x, y] : pairs) argument.step("certified at a pair of inputs: difference = " + to_string(constant), differs_by(x, y, constant));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "all d >= 1, all x, x' in R^d: the two sides always differ by 2");
    const Vector zero{0};
    finding.values = {{"Sigma^(2)(0, 0) by (3.4), (3.6)", (difference(zero, zero) + ntk::kappa_1(Ball(1))).enclosure(context.digits)},
                      {"2 |x~| K_2 |x'~| at x = x' = 0", ntk::kappa_1(Ball(1)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "x = x' = 0: Sigma^(1) = 1, E[relu(f)^2] = 1/2, so (3.6) gives Sigma^(2) = 2 (1/2 + 1) = 3, while (B.8) gives 2 · 1 · (1/2) · 1 = 1.";
        finding.harm = "None for lemma 4: the constant kernel 2 is positive semidefinite, so strict positive definiteness of the right side of (B.8) carries over. For network (2.1) neither is right in general: Sigma^(2) has + 1 before a hidden layer, and + 0 (as here) at the output (eq-3.6).";
        finding.correction = {R"($\Sigma^{(2)}(x,x')=2\lVert\tilde x\rVert_2K_2(\phi(x),\phi(x'))\lVert\tilde x'\rVert_2+2$, if (3.6) is kept.)",
                              claim::verdict_of(argue(2).conclusion()), claim::Evidence::proved, "all d >= 1, all x, x' in R^d"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check eq_b_8() {
    return {
        .id = "yu-2025/eq-b.8",
        .check = check,
        .controls = {{"corrected constant 2 + 1e-10", [](const claim::Context&) { return claim::verdict_of(argue(2 + rigor::parse_rational("1e-10")).conclusion()); }},
                     {"corrected constant 1 (\"+1\" outside the bracket)", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("Sigma^(2) - 2 |x~| K_2 |x'~| = 2 by certified quadrature, random rational inputs",
                                    [](const std::pair<Vector, Vector>& p) { return differs_by(p.first, p.second, 2); }, claim::Input{"(x, x')", vector_pairs()}),
    };
}
const claim::legacy::Registered registered_eq_b_8{eq_b_8};

}  // namespace proofs::yu_2025
