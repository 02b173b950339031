#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025::eq_3_1 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The inner product over all parameters: those of the weights, and `biases` times those of the biases.
struct Reading {
    Rational biases = 1;
};

Rational product(const ntk::NetworkGradient<Rational>& a, const ntk::NetworkGradient<Rational>& b,
                 const Reading& reading) {
    Rational sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += weights_product(a[i], b[i]) + reading.biases * bias_product(a[i], b[i]);
    return sum;
}

/// K(X, X) from the backward pass, its entries as derivatives of f through the forward pass, and no negative
/// eigenvalue.
Truth is_kernel(long seed, const Reading& reading) {
    const TrainingSample sample = training_sample(seed);
    const long n = sample.points.cols();
    RationalMatrix k(n, n);
    bool equal = true;
    for (long j = 0; j < n; ++j) {
        const auto along = ntk::gradient(sample.network, ExactVector(sample.points.col(j)));
        for (long i = 0; i < n; ++i) {
            const ExactVector x = sample.points.col(i);
            k(i, j) = product(ntk::gradient(sample.network, x), along, reading);
            equal = equal && k(i, j) == derivative_along(sample.network, along, x);
        }
    }
    return rigor::truth(equal && k == as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points)) &&
                        k.is_symmetric() && rigor::inertia(k).negative == 0);
}

/// f = V relu(w x + b) at w = V = 1, b = 0, x = 0, with this derivative of the ReLU at 0: K(0, 0).
Rational at_kink(const Rational& derivative) {
    const ExactMatrix origin = ExactMatrix::Constant(1, 1, Rational(0));
    const auto g = ntk::gradient_at_kink(one_layer({1}, {0}, {1}, 1), origin, {0, 0, 0}, derivative);
    return inner_product(g, g);
}
/// One neuron has three parameters w, b, V; the gradient at a point of its active side is (V, V x, w x + b).
Rational rank_at_four_points() {
    ExactMatrix points(1, 4);
    points << Rational(1), Rational(2), Rational(3), Rational(4);
    return rigor::rank(as_rational_matrix(ntk::empirical_kernel(one_layer({1}, {1}, {1}, 1), points)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition: nothing in it is true or false";
    result.steps
        .carries(claim::instances(
            "the kernel of the suite is the derivative of f(x) along grad f(x'), by dual numbers through the forward "
            "pass; symmetric, no negative eigenvalue; exactly, networks of both kinds",
            context.seed, 80,
            [&](claim::Sampler& sampler) { return is_kernel(sampler.integer(1, 1'000'000'000), reading); }))
        .carries(claim::written(context, "network"))
        .carries(claim::written(context, "gram"))
        .supports(claim::exact({"rank of K(X, X) at four points, one neuron", rank_at_four_points()}, Relation::at_most,
                               {"its parameters", 3}))
        .carries(claim::exact({"K(0, 0) on the kink with the derivative 0", at_kink(0)}, Relation::different,
                              {"with the derivative 1", at_kink(1)}))
        .carries(claim::written(context, "kinks"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.1", check)
        .control("the weights alone", [](Reading& r) { r.biases = 0; })
        .control("the biases with the other sign", [](Reading& r) { r.biases = -1; })
        .control("the biases times 1 + 1e-20", [](Reading& r) { r.biases += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the kernel is the derivative along the gradient, and positive semidefinite, network of a random seed",
            [](long seed) { return is_kernel(seed, {}); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_1
