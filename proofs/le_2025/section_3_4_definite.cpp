#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_4_definite {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The premise is |f|_pin > 0, or |p_in| > 0, whatever f is. The rank of the Gram matrices that are to meet the
/// condition is n - missing.
struct Reading {
    bool premise_about_f = true;
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
/// Does every f whose premise is true have |f|_K > 0? If not, a null vector or 0 shows it.
bool meets_condition(const RationalMatrix& k, bool premise_about_f) {
    const RationalVector zero(static_cast<std::size_t>(k.rows()));
    const auto null = rigor::null_vector(k);
    const bool zero_counts = !premise_about_f || mean_square(zero) > 0;
    return !(zero_counts && kernel_square(k, zero) == 0) &&
           !(null && mean_square(*null) > 0 && kernel_square(k, *null) == 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels and data sets: the condition is that the Gram matrix on the data is positive definite";
    result.steps.carries(claim::written(context, "equivalent"))
        .supports(claim::instances(
            "n = 1 to 4, G = A A^T of rank " +
                (reading.missing == 0 ? std::string("n") : "n - " + std::to_string(reading.missing)) + ": no f with " +
                (reading.premise_about_f ? "|f|_pin > 0" : "|p_in| > 0") + " has |f|_K = 0, at 0 and null vectors",
            context.seed, 40, [&](claim::Sampler& sampler) {             // free: how many
                const long n = sampler.integer(1 + reading.missing, 4);  // free: sizes of the samples
                const RationalMatrix g = sampler.positive_matrix(n, n - reading.missing);
                return rigor::truth(meets_condition(g, reading.premise_about_f));
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
        .control("the premise |p_in| > 0, as printed", [](Reading& r) { r.premise_about_f = false; })
        .control("positive semidefinite Gram matrices", [](Reading& r) { r.missing = 1; })
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
}  // namespace proofs::le_2025::section_3_4_definite
