#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025 {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The premise is |p_in| > 0, whatever f is, or |f|_pin > 0. The example: two data points, K = [2, 1; 1, 2] and f. Of
/// the correction: the rank of the Gram matrices that are to meet the condition is n - missing.
struct Reading {
    bool premise_about_f = false;
    RationalVector f{0, 0};
    long missing = 0;
};

Rational mean_square(const RationalVector& f) {
    Rational sum = 0;
    for (const Rational& q : f) sum += q * q;
    return sum / static_cast<long>(f.size());
}
Rational kernel_square(const RationalMatrix& k, const RationalVector& f) {
    return rigor::quadratic_form(k, f) / (k.rows() * k.rows());
}
RationalMatrix example() {
    RationalMatrix k(2, 2);
    k(0, 0) = k(1, 1) = 2;
    k(0, 1) = k(1, 0) = 1;
    return k;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "no kernel meets the printed condition (f = 0), and this one is positive definite";
    result.steps.carries(claim::exact_inertia({"K on the data", example()}, {.positive = 2}))
        .carries(claim::exact(
            {reading.premise_about_f ? "the premise: |f|_pin^2" : "the premise: |p_in|, the total mass 1/2 + 1/2",
             reading.premise_about_f ? mean_square(reading.f) : Rational(Rational(1, 2) + Rational(1, 2))},
            Relation::greater, {"0", 0}))
        .carries(claim::witness<RationalVector>(
            "K = [2, 1; 1, 2], f = (" + rigor::to_string(reading.f[0]) + ", " + rigor::to_string(reading.f[1]) + ")",
            reading.f, {"|f|_K^2", [](const RationalVector& f) { return kernel_square(example(), f); }},
            Relation::greater, {"0", [](const RationalVector&) { return 0; }}));
    return result;
}

/// Does every f with |f|_pin > 0 have |f|_K > 0? If not, a null vector shows it.
bool meets_condition(const RationalMatrix& k) {
    const auto null = rigor::null_vector(k);
    return !null || !(mean_square(*null) > 0 && kernel_square(k, *null) == 0);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels and data sets: the condition is that the Gram matrix on the data is positive definite";
    result.steps.carries(claim::written(context, "equivalent"))
        .supports(
            claim::instances("n = 1 to 4, G = A A^T of rank " +
                                 (reading.missing == 0 ? std::string("n") : "n - " + std::to_string(reading.missing)) +
                                 ": no null vector f has |f|_pin > 0",
                             context.seed, 40, [&](claim::Sampler& sampler) {             // free: how many
                                 const long n = sampler.integer(1 + reading.missing, 4);  // free: sizes of the samples
                                 return rigor::truth(meets_condition(sampler.positive_matrix(n, n - reading.missing)));
                             }));
    return result;
}

struct Drawn {
    RationalMatrix kernel;
    RationalVector f;
};
Drawn drawn(long number) {
    claim::Sampler sampler(37, static_cast<std::uint64_t>(number));      // free: a seed
    const long n = sampler.integer(1, 4), rank = sampler.integer(1, n);  // free: sizes of the samples
    const RationalMatrix kernel = sampler.positive_matrix(n, rank);
    RationalVector f = sampler.vector(n);
    if (const auto null = rigor::null_vector(kernel); null && sampler.coin()) f = *null;
    return {kernel, f};
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-definite", check)
        .control("f = (1, -1) in place of 0",
                 [](Reading& r) {
                     r.f = {1, -1};
                 })
        .corrected(check_correction, {.premise_about_f = true})
        .correction_control("positive semidefinite Gram matrices", [](Reading& r) { r.missing = 1; })
        .property(claim::property_where(
            "|f|_pin > 0: |f|_K > 0 if and only if G f != 0, for positive semidefinite G, exactly",
            [](long n) { return rigor::truth(mean_square(drawn(n).f) > 0); },
            [](long n) {
                const Drawn d = drawn(n);
                const RationalVector image = d.kernel * d.f;
                return rigor::truth((kernel_square(d.kernel, d.f) > 0) == (image != RationalVector(image.size())));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025
