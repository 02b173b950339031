#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const Rational& derivative) {
    claim::legacy::Argument argument;
    argument.step("an arbitrary symmetric kernel: the rest between kinks is a Filippov solution, K_t = K_0 for all t, at distance 0 from K = K_0", RestAtKinks::find(rigor::Precision::bits()).exists() && RestAtKinks::rests())
        .step("and lambda_0 = lambda_min(K_0(X, X)) > 0: (4.3) with this K in the place of K^FC is false (ball)", rigor::smallest_eigenvalue(resting_kernel(derivative)).positive);
    for (const BiasReading& reading : bias_readings()) {
        const rigor::BallMatrix limit = limit_kernel(reading);
        const auto least = rigor::smallest_eigenvalue(limit);
        argument.step("with K^FC, L = 1, " + reading.name + ", (4.3) holds at this rest: the distance exceeds lambda_0/50 (ball)", rigor::certainly_less(least.upper / Ball(50), distance(limit)));
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::legacy::Finding finding;
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

claim::legacy::Check theorem_2_beyond_kinks() {
    return {
        .id = "yu-2025/theorem-2-beyond-kinks",
        .check = check,
        .controls = {{"with the coefficient of the slide, 1/2, the kernel of the rest would be positive definite, too", [](const claim::Context&) {
                          const rigor::Precision precision(200);
                          return claim::verdict_of(argue(Rational(1, 2)).conclusion());
                      }}},
        .property = claim::property("what is left of the proof on kinks: K(x, x) >= 2 s |f(x)| for networks of both kinds, exactly", kernel_still_dominates, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_theorem_2_beyond_kinks{theorem_2_beyond_kinks};

}  // namespace proofs::yu_2025
