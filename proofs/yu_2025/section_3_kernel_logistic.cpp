#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// <sum c_i K(x_i, .), sum b_j K(x_j, .)> = c^T K b, and sum c_i G(x_i) with G(x_i) = (K b)_i: equal for symmetric K.
Truth is_gradient(long seed, const Rational& asymmetry) {
    const TrainingSample sample = training_sample(seed);
    ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    if (k.rows() > 1) k(0, 1) += asymmetry;
    const ExactVector c = sample.coefficients();
    Rational inner = 0, pairing = 0;
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.cols(); ++j) {
            const Rational b(3 * j + 1, 2);
            inner += b * k(j, i) * c(i);
            pairing += c(i) * k(i, j) * b;
        }
    return rigor::truth(inner == pairing);
}

/// K(theta + h theta') - K(theta) - h K' = h^2 s^2 (z'^2 + V'^2 (1 + x^2)): the formula for K' is the derivative.
Truth moves(const Rational& x, const Rational& z, const Rational& v, const Rational& c, const Rational& h) {
    const Rational s(2, 3), w(1, 2), b = z - w * x, moved_w = s * v * c * x, moved_b = s * v * c, moved_v = s * c * z;
    ExactMatrix point(1, 1);
    point << x;
    const Rational before = ntk::empirical_kernel(one_layer({w}, {b}, {v}, s), point)(0, 0), after = ntk::empirical_kernel(one_layer({w + h * moved_w}, {b + h * moved_b}, {v + h * moved_v}, s), point)(0, 0);
    const Rational square = 1 + x * x, rate = 4 * s * s * s * c * z * v * square, moved_z = s * v * c * square;
    return rigor::truth(after - before - h * rate == h * h * s * s * (moved_z * moved_z + moved_v * moved_v * square));
}

claim::legacy::Argument argue(const Rational& asymmetry) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 20; ++k) all = all && moves(Rational(k - 8, 3), Rational(k, 2), Rational(k % 5 + 1, 4), Rational(1, k + 1), Rational(1, 1000));
    return argument.step("<sum c_i K(x_i, .), G> = sum c_i G(x_i) for G = sum b_j K(x_j, .): 60 kernels, exactly", for_seeds(60, [&](long seed) { return is_gradient(seed, asymmetry); }))
        .step("one neuron: K' = 4 s^3 c z V (1 + x^2), not 0 for V, z, c != 0, 20 networks, exactly", all);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "first sentence: every symmetric positive semidefinite K, n, labels; second: the kernel of a network in training is not fixed in general (L = m = 1, V z != 0)");
    finding.remark = "It does not change at a network at rest, nor where only the output layer is trained (yu-2025/abstract-other-structures).";
    return finding;
}

}  // namespace

claim::legacy::Check section_3_kernel_logistic() {
    return {
        .id = "yu-2025/section-3-kernel-logistic",
        .check = check,
        .controls = {{"a kernel matrix with one entry changed by 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("K(theta + h theta') - K(theta) = h K' + h^2 s^2 (z'^2 + V'^2 (1 + x^2)) for one active neuron, exactly", [](const Rational& x, const Rational& z, const Rational& v, const Rational& c) { return moves(x, z, abs(v), abs(c), Rational(1, 1000)); },
                                    claim::Input{"x", claim::correlations()}, claim::Input{"z", claim::positive_rationals()}, claim::Input{"V", claim::correlations()}, claim::Input{"c", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_3_kernel_logistic{section_3_kernel_logistic};

}  // namespace proofs::yu_2025
