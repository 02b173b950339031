#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// No negative eigenvalue, symmetric; `lowered` subtracts it from the diagonal.
Truth is_gram(long seed, const Rational& lowered) {
    const TrainingSample sample = training_sample(seed);
    const rigor::RationalMatrix a = as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points));
    return rigor::truth(a.is_symmetric() && inertia(a.shifted(lowered)).negative == 0);
}

claim::legacy::Argument argue(const Rational& lowered) {
    claim::legacy::Argument argument;
    // w = V = 1, b = 0: at x = 0 the only neuron is on its kink. With derivative D: K(0, 0) = D^2.
    const ExactNetwork network = one_layer({1}, {0}, {1}, 1);
    ExactMatrix points(1, 1);
    points << Rational(0);
    const auto at = [&](const Rational& derivative) {
        const auto g = ntk::gradient_at_kink(network, points, {0, 0, 0}, derivative);
        return inner_product(g, g);
    };
    // One neuron has three parameters: four points on its active side make a singular matrix.
    ExactMatrix four(1, 4);
    four << Rational(1), Rational(2), Rational(3), Rational(4);
    const rigor::RationalMatrix a = as_rational_matrix(ntk::empirical_kernel(one_layer({1}, {1}, {1}, 1), four));
    return argument.step("symmetric and positive semidefinite: 80 networks of both kinds, exact inertia", for_seeds(80, [&](long seed) { return is_gram(seed, lowered); }))
        .step("of a rank of at most the number of parameters: rank 2 at four points, one neuron with three parameters", rigor::truth(rank(a) == 2))
        .step("on a kink its value depends on the derivative chosen: w = V = 1, b = 0, x = 0 gives K(0, 0) = D^2, 0 for 1(z > 0) and 1 for 1(z >= 0)", rigor::truth(at(0) == 0 && at(1) == 1));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(0), "a definition: nothing in it is true or false");
    finding.remark = "The lines above are what it implies. The text does not say what the gradient is where f is not differentiable, and flows do stay at such places (yu-2025/eq-2.7-flow): everything that uses K_t there needs the choice of (C.4).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_3_1() {
    return {
        .id = "yu-2025/eq-3.1",
        .check = check,
        .controls = {{"still positive semidefinite after 1000 is taken from the diagonal", [](const claim::Context&) { return claim::verdict_of(argue(1000).conclusion()); }}},
        .property = claim::property("K(X, X) is symmetric and positive semidefinite, network of a random seed, exact inertia", [](long seed) { return is_gram(seed, 0); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_3_1{eq_3_1};

}  // namespace proofs::yu_2025
