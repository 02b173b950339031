#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The kernel of the output layer alone: <grad_(W^(L+1)) f(x_i), grad_(W^(L+1)) f(x_j)>.
ExactMatrix output_layer_kernel(const ExactNetwork& network, const ExactMatrix& points) {
    ExactMatrix k(points.cols(), points.cols());
    std::vector<ntk::ParameterBlock<Rational>> blocks;
    for (long i = 0; i < points.cols(); ++i) blocks.push_back(ntk::gradient(network, ExactVector(points.col(i))).back());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.cols(); ++j) {
            Rational sum = 0;
            const auto &a = blocks[static_cast<std::size_t>(i)].weights, &b = blocks[static_cast<std::size_t>(j)].weights;
            for (long e = 0; e < a.size(); ++e) sum += a.data()[e] * b.data()[e];
            k(i, j) = sum;
        }
    return k;
}

/// Moving the output weights (or, for the control, the others as well) leaves the kernel of the output layer as it is.
Truth stays(long seed, bool others) {
    const TrainingSample sample = training_sample(seed);
    ExactNetwork moved = sample.network;
    for (std::size_t i = others ? 0 : moved.maps.size() - 1; i < moved.maps.size(); ++i)
        for (long k = 0; k < moved.maps[i].weights.size(); ++k) moved.maps[i].weights.data()[k] += Rational(seed % 7 + k + 1, 3);
    return rigor::truth(output_layer_kernel(moved, sample.points) == output_layer_kernel(sample.network, sample.points));
}

claim::legacy::Argument argue(bool others) {
    claim::legacy::Argument argument;
    // relu(x), relu(-x) at x = 1, -1: the features are the unit vectors.
    const ExactNetwork network = one_layer({1, -1}, {0, 0}, {Rational(2, 5), Rational(-7, 3)}, 1);
    ExactMatrix points(1, 2);
    points << Rational(1), Rational(-1);
    const ExactMatrix k = output_layer_kernel(network, points);
    return argument.step("the kernel of the output layer does not depend on the output weights: 60 networks of both kinds, exactly", for_seeds(60, [&](long seed) { return stays(seed, others); }))
        .step("m = 2, w = (1, -1), b = 0, points 1 and -1: K_t(X, X) is the unit matrix for all t, lambda_0 = 1, and sup_t |K_t - K_0| = 0", rigor::truth(k(0, 0) == 1 && k(1, 1) == 1 && k(0, 1) == 0 && k(1, 0) == 0));
}

claim::legacy::Argument corrected() {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    return argument.step("for (2.1) and (2.2) Phi(k) = k/(2 s): 60 networks each, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4) && kernel_dominates_for_seed(seed, true, 4); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(argue(false), claim::Evidence::proved, "false for the network (2.1) of which only the output layer is trained, every depth; the kernel stays where it starts");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "f(x) = V_1 relu(x) + V_2 relu(-x), V trained, points 1 and -1: the gradient in V is (1, 0) at 1 and (0, 1) at -1, so K_t(X, X) is the unit matrix for all t. lambda_0 = 1, n = 2, and theorem 2 would have K_t leave a band of half width 1/8.";
        finding.pari = "X = [1, -1];\ng(x) = [max(x, 0), max(-x, 0)];\nprint(matrix(2, 2, i, j, g(X[i])*g(X[j])~))";
        finding.harm = "None for the two networks of the paper. The remark of generality needs one more property of the structure.";
        finding.correction = {R"(For every structure with a finite increasing $\Phi$ such that $|f(x_i;\theta)|\le\Phi(\max_jK_\theta(x_j,x_j))$ for all $\theta$, and a strictly positive definite $K$, theorem 2 holds, with $\lambda_0/n$ for $\lambda_0/(2n^2)$.)",
                              claim::verdict_of(corrected().conclusion()), claim::Evidence::proved, "f locally Lipschitz with a chain rule along the flow, as for ReLU networks; every absolutely continuous solution of the gradient flow on [0, infinity)"};
    }
    finding.remark = "Theorem 1 and lemma 8 do generalise as they stand: they use only d/dt f = K_t c.";
    return finding;
}

}  // namespace

claim::legacy::Check abstract_other_structures() {
    return {
        .id = "yu-2025/abstract-other-structures",
        .check = check,
        .controls = {{"all layers trained", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("the kernel of the output layer does not change with the output weights, exactly", [](long seed) { return stays(seed, false); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_abstract_other_structures{abstract_other_structures};

}  // namespace proofs::yu_2025
