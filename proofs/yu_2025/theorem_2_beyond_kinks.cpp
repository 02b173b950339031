// Theorem 2 where the flow slides along kinks, that is for Filippov solutions (eq_2_7_flow.cpp), K_t formed by 1(z > 0). Its proof is lost: it needs theorem 1,
// which is false there (theorem_1_beyond_kinks.cpp). Undecided for the kernels that the paper names.
//
// For an arbitrary symmetric kernel in the place of K^FC the statement is false: the rest between kinks has K_t = K_0 for all t, with K_0(X, X) positive
// definite; so for K = K_0 on the five points the distance is 0 < lambda_0/(2 n^2). Theorem 2 along solutions of (2.7) needs nothing of K but symmetry
// (theorem_2.cpp); along slides it would need something.
// For K^FC this rest is no counterexample: its kernel is far from K^FC. To refute (4.3) one has to find data, a width and a theta_0 whose flow slides for ever
// with K_t within lambda_0/(2 n^2) of K^FC; at a rest with bounded kernel every c-sum over the active points of a neuron vanishes, which leaves few patterns,
// while K^FC mixes all of them. We found none, and no proof that there is none.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

const Points& five_points() {
    static const Points points{{-4}, {-3}, {0}, {3}, {4}};
    return points;
}
rigor::BallMatrix resting_kernel(const Rational& derivative) {
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    rigor::BallMatrix k(5, 5);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) k.set(i, j, rest.kernel(3, i, j, derivative));
    return k;
}
rigor::BallMatrix limit_kernel(const BiasReading& reading) { return fully_connected_gram(five_points(), reading, 2, ntk::GramKind::tangent); }

/// max over pairs of |K_t - K|, K_t the resting kernel.
Ball distance(const rigor::BallMatrix& limit) {
    const rigor::BallMatrix rest = resting_kernel(0);
    Ball largest(0);
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 5; ++j) largest = rigor::maximum(largest, rigor::abs(rest(i, j) - limit(i, j)));
    return largest;
}

claim::Argument argue(const Rational& derivative) {
    claim::Argument argument;
    argument.step("an arbitrary symmetric kernel: the rest between kinks is a Filippov solution, K_t = K_0 for all t, at distance 0 from K = K_0", RestAtKinks::find(rigor::Precision::bits()).exists() && RestAtKinks::rests())
        .step("and lambda_0 = lambda_min(K_0(X, X)) > 0: (4.3) with this K in the place of K^FC is false (ball)", rigor::smallest_eigenvalue(resting_kernel(derivative)).positive);
    for (const BiasReading& reading : bias_readings()) {
        const rigor::BallMatrix limit = limit_kernel(reading);
        const auto least = rigor::smallest_eigenvalue(limit);
        argument.step("with K^FC, L = 1, " + reading.name + ", (4.3) holds at this rest: the distance exceeds lambda_0/50 (ball)", rigor::certainly_less(least.upper / Ball(50), distance(limit)));
    }
    return argument;
}

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::Finding finding;
    finding.argument = argue(0).steps();
    for (const BiasReading& reading : bias_readings()) {
        const rigor::BallMatrix limit = limit_kernel(reading);
        const auto least = rigor::smallest_eigenvalue(limit);
        finding.values.push_back({"five points at rest, max |K_t - K^FC|, " + reading.name, distance(limit).enclosure(std::min(context.digits, 15L))});
        finding.values.push_back({"lambda_0/(2 n^2), " + reading.name, (Ball::hull(least.lower, least.upper) / Ball(50)).enclosure(std::min(context.digits, 15L))});
    }
    finding.remark = "Open for K^FC and K^Res. For an arbitrary symmetric kernel in their place the statement is false along Filippov solutions: the rest of yu-2025/theorem-1-beyond-kinks keeps its positive definite kernel for ever. For K^FC that rest is no counterexample at m = 3: its kernel is further from K^FC than the bound. "
                     "A counterexample must slide for ever with a kernel near K^FC; a proof must use what K^FC and K^Res are. For gradient descent as in yu-2025/theorem-1-gradient-descent it is open, too.";
    return finding;
}

/// Along solutions of (2.7) K plays no part: K(x, x) >= 2 s |f| of the network alone. Here the property says what remains of the proof on a kink: nothing but this.
Truth kernel_still_dominates(long seed) { return kernel_dominates_for_seed(seed, false, 4) && kernel_dominates_for_seed(seed, true, 4); }

}  // namespace

claim::Claim theorem_2_beyond_kinks() {
    return {
        .id = "yu-2025/theorem-2-beyond-kinks",
        .where = "section 4.2, theorem 2",
        .title = "Divergence of the kernel, along Filippov solutions that slide on kinks",
        .statement = R"(Given samples $\{(x_i,y_i)\}_{i=1}^n$ and consider the training process under cross-entropy function, we have […] for any initialized parameter $\theta_0$, there exists $x,x'\in\mathcal X$, such that $\sup_{t\ge0}|K_t^{\mathrm{FC}}(x,x')-K^{\mathrm{FC}}(x,x')|\ge\frac{\lambda_0}{2n^2}$ (4.3) […] $\sup_{t\ge0}|K_t^{\mathrm{Res}}(x,x')-K^{\mathrm{Res}}(x,x')|\ge\frac{\lambda_0}{2n^2}$ (4.4).)",
        .reading = "Training is a Filippov solution of (2.7), which exists from every theta_0, K_t formed with 1(z > 0). Along solutions of (2.7): yu-2025/theorem-2-fully-connected, theorem-2-residual.",
        .method = "The rest between kinks against the paper's kernels, in balls.",
        .attack = "Tried to refute it: the rest of theorem-1-beyond-kinks, whose kernel is not near K^FC (in four readings of its constants). Tried to prove it: the proof needs theorem 1, which is false there, and no property of K but symmetry; for arbitrary K it is false. Considered: more neurons resting at kinks, whose sums over active points must all vanish.",
        .uses = {"yu-2025/theorem-1-beyond-kinks", "yu-2025/eq-2.7-flow"},
        .check = check,
        .controls = {{"with the coefficient of the slide, 1/2, the kernel of the rest would be positive definite, too", [](const claim::Context&) {
                          const rigor::Precision precision(200);
                          return claim::verdict_of(argue(Rational(1, 2)).conclusion());
                      }}},
        .property = claim::property("what is left of the proof on kinks: K(x, x) >= 2 s |f(x)| for networks of both kinds, exactly", kernel_still_dominates, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace proofs::yu_2025
