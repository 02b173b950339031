#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025::section_2_1_separability {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The diagonal of S at the labels 0 and 1, 2 y - 1 as (C.2) has it; and whether the points must differ.
struct Reading {
    Rational at_0 = -1, at_1 = 1;
    bool different = true;

    const Rational& sign(long label) const { return label ? at_1 : at_0; }
};

/// For every labelling S K S has as many eigenvalues below, at and above 0 and 1 as K.
Truth labels_do_not_matter(long seed, const Reading& reading) {
    const TrainingSample sample = training_sample(seed);
    const RationalMatrix k = as_rational_matrix(ntk::empirical_kernel(sample.network, sample.points));
    bool equal = true;
    for (long labels = 0; labels < 1 << k.rows(); ++labels) {
        RationalMatrix s(k.rows(), k.rows());
        for (long i = 0; i < k.rows(); ++i) s(i, i) = reading.sign(labels >> i & 1);
        const RationalMatrix signed_matrix = s * k * s;
        for (const Rational& q : {Rational(0), Rational(1)})
            equal = equal && inertia(signed_matrix.shifted(q)) == inertia(k.shifted(q));
    }
    return rigor::truth(equal);
}

/// K(X, X) of a network (2.1), L = 1, m = 2, at the points -1 and 1, or at -1 twice.
RationalMatrix kernel_at_two_points(bool different) {
    ExactMatrix points(1, 2);
    points << Rational(-1), Rational(different ? 1 : -1);
    return as_rational_matrix(ntk::empirical_kernel(
        one_layer({Rational(1, 3), Rational(1, 3)}, {2, 1}, {Rational(-1, 2), Rational(2, 3)}, 1), points));
}

/// K(X, X) with the first point of the sample twice.
RationalMatrix repeated(long seed) {
    const TrainingSample sample = training_sample(seed);
    ExactMatrix points(sample.points.rows(), 2);
    points.col(0) = sample.points.col(0);
    points.col(1) = sample.points.col(0);
    return as_rational_matrix(ntk::empirical_kernel(sample.network, points));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "theorems 1 and 2, corollary 1, lemmas 7 and 8: every labelling of n different points of a compact set, "
        "separable by whatever functions or not";
    result.steps
        .carries(claim::exact_for_each<long>(
            "the labels 0 and 1", {0, 1},
            {"S_ii^2", [&](long label) { return Rational(reading.sign(label) * reading.sign(label)); }},
            Relation::equal, {"1", [](long) { return 1; }}))
        .carries(claim::written(context, "labels"))
        .supports(claim::instances(
            "K^r = S K_t(X, X) S has as many eigenvalues below, at and above 0 and 1 as K_t(X, X), all labellings of up "
            "to three points, exactly",
            context.seed, 60,
            [&](claim::Sampler& sampler) { return labels_do_not_matter(sampler.integer(1, 1'000'000'000), reading); }));
    for (const char* id :
         {"lemma-7", "lemma-8", "theorem-1", "corollary-1", "theorem-2-fully-connected", "theorem-2-residual"})
        result.steps.carries(claim::cites(context, std::string("yu-2025/") + id));
    result.steps
        .carries(claim::exact_inertia(
            {reading.different ? "K_0(X, X) of a network (2.1), m = 2, at -1 and 1" : "the same at -1 twice",
             kernel_at_two_points(reading.different)},
            {0, 0, 2}))
        .carries(claim::written(context, "theorems"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-2.1-separability", check)
        .control("points that may repeat", [](Reading& r) { r.different = false; })
        .control("the label 0 weighted -2 in place of -1", [](Reading& r) { r.at_0 = -2; })
        .control("the label 1 weighted 0: samples that are left out", [](Reading& r) { r.at_1 = 0; })
        .property(claim::property(
            "K^r has the inertia of K_t(X, X) for all labels, and a repeated point makes the kernel matrix singular; "
            "network of a random seed, exactly",
            [](long seed) { return labels_do_not_matter(seed, {}) && rigor::truth(inertia(repeated(seed)).zero >= 1); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_2_1_separability
