// Appendix A (biases), appendix C (uniform convergence, the proof of proposition 5).
//  - beta > 0, unit sphere: q_(l+1) = q_l/2 + beta^2 -> 2 beta^2; 1 - rho_(l+1) = (1 - beta^2/q_(l+1)) (1 - h(rho_l)) <= (1 - beta^2/q_(l+1)) (1 - rho_l), and 1 - beta^2/q_(l+1) -> 1/2: rho -> 1 geometrically. Theta^(l+1) = h'(rho_l)/2 Theta^(l) + Sigma^(l+1), h' -> 1, Sigma -> 2 beta^2 on and off the diagonal:
//    all entries of Theta_infinity^(L)(X X^T) tend to 4 beta^2. The limit 4 beta^2 1 1^T has rank 1. Normalised by its diagonal it tends to 1 1^T; with the factor n0 2^(L-1)/L of definition 4 it diverges. So "converges to an invertible matrix" is false; "off-diagonal entries all equal" is true.
//  - H_L -> 1 uniformly on ]-1, 1[: 1 - H_L is decreasing in z, so its supremum is its value at -1, which tends to 0 (at most 9 pi^2/(2 (L+3)^2), section-6.2-e-order with rho^(1) = -1).
//  - Proof of proposition 5: the factors (L n0 2^L)/((L+1) n0 2^(L-1)) · 1/2 = L/(L+1), and n0 2^L/((L+1) n0 2^L) = 1/(L+1): exact.
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta_infinity^(L) of Jacot et al. for two unit vectors with inner product z.
Ball with_biases(const Rational& z, const Rational& beta, long L) {
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(3, beta));
    walk.advance_to(L);
    return walk.tangent_kernel();
}
/// |Theta(x, x') - factor beta^2| < beta^2 2^(-L/4).
Truth near_limit(const Rational& z, const Rational& beta, long L, const Rational& factor) {
    const rigor::Precision precision(500);
    return rigor::certainly_less(rigor::abs(with_biases(z, beta, L) - Ball(Rational(factor * beta * beta))), Ball(Rational(beta * beta * rigor::power_of_two(-L / 4))));
}
claim::legacy::Argument collapses(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const Rational& beta : {Rational(1, 10), Rational(1), Rational(10)})
        for (const char* z : {"1", "0.9", "0", "-1"}) all = all && near_limit(rigor::parse_rational(z), beta, 160, factor);
    rigor::RationalMatrix ones(4, 4);
    for (long i = 0; i < 4; ++i)
        for (long j = 0; j < 4; ++j) ones(i, j) = 1;
    bool recursion = true;  // q -> q/2 + b has the fixed point 2 b, Theta -> Theta/2 + 2 b has 4 b
    for (long k = 1; k <= 10; ++k) recursion = recursion && Rational(2 * k) / 2 + k == 2 * k && factor * k / 2 + 2 * k == factor * k;
    return argument.step("the fixed points: q = q/2 + beta^2 at 2 beta^2, Theta = Theta/2 + 2 beta^2 at 4 beta^2, exactly", rigor::truth(recursion))
        .step("beta = 1/10, 1, 10, x^T x' = 1, 0.9, 0, -1, n0 = 3: within beta^2 2^-40 of 4 beta^2 at L = 160 (balls)", all)
        .step("the matrix of ones has rank 1", rigor::truth(rigor::rank(ones) == 1));
}
/// Is a limit with a different diagonal possible: is the diagonal away from the rest at L = 160?
claim::legacy::Argument invertible_limit() {
    claim::legacy::Argument argument;
    const rigor::Precision precision(500);
    return argument.step("beta = 1, L = 160: the diagonal differs from the entry at x^T x' = 0 by more than 10^-6", rigor::certainly_less(Ball(rigor::parse_rational("1e-6")), rigor::abs(with_biases(1, 1, 160) - with_biases(0, 1, 160))));
}

Truth below_at_minus_one(const Rational& z, long L) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(Ball(1) - ntk::correlation<Ball>(z, L), Ball(1) - ntk::correlation<Ball>(Rational(-1), L));
}
claim::legacy::Argument uniform(const Rational& constant) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(400);
    Truth bound = Truth::yes, monotone = Truth::yes;
    for (const long L : {2L, 3L, 5L, 10L, 30L, 100L, 1000L}) {
        bound = bound && rigor::certainly_less((Ball(1) - ntk::correlation<Ball>(Rational(-1), L)) * rigor::square(Ball(L + 2)), Ball(constant) * rigor::square(Ball::pi()));
        for (long k = 1; k < 20; ++k) monotone = monotone && below_at_minus_one(Rational(k, 10) - 1, L);
    }
    return argument.step("1 - rho^(L)(-1) < 9 pi^2/(2 (L + 2)^2), L = 2 to 1000 (balls; for all L: section-6.2-e-order)", bound)
        .step("1 - rho^(L)(z) < 1 - rho^(L)(-1) for z > -1 (balls at 19 z; for all: h increases)", monotone);
}

/// |h(a) - h(b)| < factor |a - b|.
Truth contracts_pair(const Rational& a, const Rational& b, const Rational& factor) {
    const rigor::Precision precision(600);
    return rigor::certainly_less(rigor::abs(ntk::depth_map(Ball(a)) - ntk::depth_map(Ball(b))), Ball(Rational(factor * abs(a - b))));
}
claim::legacy::Argument usual_metric(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 0; k < 20; ++k) all = all && contracts_pair(Rational(k, 10) - 1, Rational(k + 1, 10) - 1, factor);
    return argument.step("|h(a) - h(b)| < |a - b| for neighbours among -1, -0.9, …, 1 (balls; for all by the mean value theorem)", all);
}
/// d(h(-1), h(0)) = weight/pi against d(-1, 0) = 1.
claim::legacy::Argument weighted(long weight) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(200);
    const Ball low = ntk::depth_map(Ball(-1)), high = ntk::depth_map(Ball(0));
    return argument.step("h(-1) = 0 and h(0) = 1/pi, so that d(h(-1), h(0)) = " + std::to_string(weight) + "/pi", rigor::certainly_less(rigor::abs(low), Ball::dyadic(1, -60)))
        .step("it exceeds d(-1, 0) = 1", rigor::certainly_less(Ball(1), Ball(weight) * (high - low)));
}

bool factors(long L, const Rational& n0, const Rational& half) {
    const Rational up = rigor::power_of_two(L), down = rigor::power_of_two(L - 1);
    return (L * n0 * up) / ((L + 1) * n0 * down) * half == Rational(L, L + 1) && n0 * up / (L + 1) / (n0 * up) == Rational(1, L + 1);
}
claim::legacy::Argument proof_of_five(const Rational& half) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long L = 1; L <= 40; ++L) all = all && factors(L, Rational(7), half);
    return argument.step("(L n0 2^L)/((L+1) n0 2^(L-1)) · 1/2 = L/(L+1) and n0 2^L/((L+1) n0 2^L) = 1/(L+1), L = 1 to 40, exactly", rigor::truth(all));
}

}  // namespace

claim::legacy::Check appendix_a_biases() {
    return {
        .id = "st-arnaud-2026/appendix-a-biases",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(collapses(4), claim::Evidence::proved, "every beta > 0, n0 and data set of n >= 2 points of the sphere: the limit is 4 beta^2 1 1^T");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 300);
            for (const long L : {10L, 40L, 160L})
                finding.values.push_back({fmt::format("Theta(x, x) - Theta(x, x'), beta = 1, n0 = 3, x^T x' = 0, L = {}", L), (with_biases(1, 1, L) - with_biases(0, 1, L)).enclosure(context.digits)});
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "beta = 1: Sigma^(L)(x, x) -> 2, rho -> 1 (1 - rho is halved from layer to layer in the end), Theta(x, x) -> 4 and Theta(x, x') -> 4: the limit is 4 1 1^T, of rank 1.";
                finding.pari = "q = 4/3.; c = 1.; r = c/q; T = q; t = c; for (L = 1, 59, s = 1/2 + asin(r)/Pi; c = q/2*((r*asin(r) + sqrt(abs(1 - r^2)))/Pi + r/2) + 1; q = q/2 + 1; r = min(c/q, 1); T = T/2 + q; t = s/2*t + c);\nprint(T, \"  \", t)\n\\\\ prints 3.99999999999999992…, 3.99999999812462…";
                finding.harm = "The paragraph and the sentence of section 4 that refers to it: with biases the limit is singular, and the ideas of theorem 3, which need an invertible limit, do not apply as they stand.";
                finding.correction = {R"(For $\beta>0$ all entries of $\Theta_\infty^{(L)}(XX^\top)$ tend to $4\beta^2$, on and off the diagonal, geometrically: the limit $4\beta^2\mathbf 1_n\mathbf 1_n^\top$ is singular for $n\ge2$.)", claim::verdict_of(collapses(4).conclusion()), claim::Evidence::proved, "all beta > 0, all points of the sphere"};
            }
            return finding;
        },
        .controls = {{"the limit 3 beta^2", [](const claim::Context&) { return claim::verdict_of(collapses(3).conclusion()); }}, {"an invertible limit", [](const claim::Context&) { return claim::verdict_of(invertible_limit().conclusion()); }}},
        .property = claim::property("|Theta(x, x') - 4 beta^2| < beta^2 2^-40 at L = 160, z in [-1, 1], beta from 1/10 to 10, in balls",
                                    [](const Rational& z, long tenths) { return near_limit(z, Rational(tenths, 10), 160, 4); }, claim::Input{"z", claim::correlations()}, claim::Input{"10 beta", claim::integers(1, 100)}),
    };
}
const claim::legacy::Registered registered_appendix_a_biases{appendix_a_biases};

claim::legacy::Check appendix_c_uniform() {
    return {
        .id = "st-arnaud-2026/appendix-c-uniform",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(uniform(Rational(9, 2)), claim::Evidence::proved, "all z in [-1, 1]");
            finding.stronger = "With a rate: 0 <= 1 - rho^(L)(z) < 9 pi^2/(2 (L + 2)^2) for all z in [-1, 1) and L >= 2.";
            return finding;
        },
        .controls = {{"4 pi^2/(L + 2)^2", [](const claim::Context&) { return claim::verdict_of(uniform(4).conclusion()); }}},
        .property = claim::property("1 - rho^(L)(z) < 1 - rho^(L)(-1) for z in (-1, 1], L <= 60, in balls", [](const Rational& z, long L) { return z == 1 ? Truth::yes : below_at_minus_one(z, L); }, claim::Input{"z", claim::interior_correlations()},
                                    claim::Input{"L", claim::integers(2, 60)}),
    };
}
const claim::legacy::Registered registered_appendix_c_uniform{appendix_c_uniform};

claim::legacy::Check appendix_c_any_metric() {
    return {
        .id = "st-arnaud-2026/appendix-c-any-metric",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = refute(weighted(10), claim::Evidence::proved, "false for d(a, b) = |g(a) - g(b)|, z_1 = -1, z_2 = 0, L = 1");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "g(z) = z for z <= 0, 10 z for z >= 0: d(-1, 0) = 1, and h(-1) = 0, h(0) = 1/pi, so d(h(-1), h(0)) = 10/pi = 3.18….";
                finding.pari = "g(z) = z + 9*max(z, 0);\nh(z) = z*asin(z)/Pi + sqrt(1 - z^2)/Pi + z/2;\nprint(abs(g(0) - g(-1)), \"  \", abs(g(h(0)) - g(real(h(-1.)))))";
                finding.harm = "None: the usual metric is enough for the argument.";
                finding.correction = {R"($\lvert h(z_1)-h(z_2)\rvert<\lvert z_1-z_2\rvert$ for $z_1\ne z_2$ in $[-1,1]$.)", claim::verdict_of(usual_metric(1).conclusion()), claim::Evidence::proved, "all z_1 != z_2 (0 <= h' < 1 on [-1, 1), appendix-c-slope)"};
            }
            return finding;
        },
        .controls = {{"weight 3", [](const claim::Context&) { return claim::verdict_of(weighted(3).conclusion()); }}, {"|h(a) - h(b)| < |a - b|/2", [](const claim::Context&) { return claim::verdict_of(usual_metric(Rational(1, 2)).conclusion()); }}},
        .property = claim::property("|h(a) - h(b)| < |a - b|, in balls", [](const std::pair<Rational, Rational>& p) { return contracts_pair(p.first, p.second, 1); }, claim::Input{"z", claim::correlation_pairs()}),
    };
}
const claim::legacy::Registered registered_appendix_c_any_metric{appendix_c_any_metric};

claim::legacy::Check proposition_5_proof() {
    return {
        .id = "st-arnaud-2026/proposition-5-proof",
        .check = [](const claim::Context&) { return conclude(proof_of_five(Rational(1, 2)), claim::Evidence::proved, "all L >= 1, all n0"); },
        .controls = {{"1/3 in place of 1/2", [](const claim::Context&) { return claim::verdict_of(proof_of_five(Rational(1, 3)).conclusion()); }}},
        .property = claim::property("the two factors, exactly", [](long L, long n0) { return rigor::truth(factors(L, Rational(n0), Rational(1, 2))); }, claim::Input{"L", claim::integers(1, 200)}, claim::Input{"n0", claim::integers(1, 1000)}),
    };
}
const claim::legacy::Registered registered_proposition_5_proof{proposition_5_proof};

}  // namespace proofs::st_arnaud_2026
