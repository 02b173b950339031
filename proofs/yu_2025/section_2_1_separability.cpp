#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// For every labelling S K S has as many eigenvalues below, at and above 0 and 1 as K; `sign` is -1, or 2 for the control.
Truth labels_do_not_matter(long seed, const Rational& sign) {
    const TrainingSample sample = training_sample(seed);
    const RationalMatrix k = as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points));
    bool equal = true;
    for (long bits = 0; bits < 1 << k.rows(); ++bits) {
        RationalMatrix signs(k.rows(), k.rows());
        for (long i = 0; i < k.rows(); ++i) signs(i, i) = (bits >> i) & 1 ? Rational(1) : sign;
        const RationalMatrix reduced = signs * k * signs;
        for (const Rational& q : {Rational(0), Rational(1)}) equal = equal && inertia(reduced.shifted(q)) == inertia(k.shifted(q));
    }
    return rigor::truth(equal);
}

/// The first point twice: the kernel matrix is singular.
bool singular_if_repeated(long seed) {
    const TrainingSample sample = training_sample(seed);
    ExactMatrix points(sample.points.rows(), 2);
    points.col(0) = sample.points.col(0);
    points.col(1) = sample.points.col(0);
    return inertia(as_rational_matrix(ntk::empirical_kernel(sample.network, points))).zero >= 1;
}

claim::legacy::Argument argue(const Rational& sign, bool repeated) {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    argument.step("K^r has the eigenvalues of K_t(X, X) for every labelling: 60 networks, all labels, exact inertia", for_seeds(60, [&](long seed) { return labels_do_not_matter(seed, sign); }));
    if (repeated) argument.step("and so it would be with a repeated point: lambda_min > 0", for_seeds(20, [](long seed) { return rigor::truth(!singular_if_repeated(seed)); }));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(-1, false), claim::Evidence::proved, "lemmas 7, 8, theorems 1, 2: every labelling of n different points of a compact set, separable by whatever functions or not");
    finding.remark = "\"As well as other characteristics\" leaves one out: the points must be different. A point that occurs twice makes lambda_0 = 0, and theorems 1 and 2 empty; with contradicting labels it keeps the loss at or above 2 ln 2.";
    return finding;
}

}  // namespace

claim::legacy::Check section_2_1_separability() {
    return {
        .id = "yu-2025/section-2.1-separability",
        .check = check,
        .controls = {{"points that may repeat", [](const claim::Context&) { return claim::verdict_of(argue(-1, true).conclusion()); }},
                     {"labels weighted 2 and 1 instead of -1 and 1", [](const claim::Context&) { return claim::verdict_of(argue(2, false).conclusion()); }}},
        .property = claim::property("K^r has the inertia of K_t(X, X) for all labels, and a repeated point makes the kernel matrix singular; network of a random seed, exactly",
                                    [](long seed) { return labels_do_not_matter(seed, -1) && rigor::truth(singular_if_repeated(seed)); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_2_1_separability{section_2_1_separability};

}  // namespace proofs::yu_2025
