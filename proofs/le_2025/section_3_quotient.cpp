#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_quotient {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The dimension of the quotient is m d_out, for different data points.
struct Reading {
    bool different = true;
    long more_outputs = 0;  ///< in the dimension that is claimed
};

/// The functions that vanish on the data are the null space of the evaluation on the data, so the dimension of the
/// quotient is its rank; polynomials of degree below m, an own one for each output, show that it is m d_out.
Truth dimension(claim::Sampler& sampler, const Reading& reading) {
    const long m = sampler.integer(2, 4), outputs = sampler.integer(1, 3);  // free: sizes of the samples
    claim::RationalVector points{sampler.rational()};
    for (long i = 1; i < m; ++i) points.push_back(points.back() + sampler.positive_rational());
    if (!reading.different) points.back() = points.front();
    RationalMatrix evaluation(m * outputs, m * outputs);
    for (long i = 0; i < m; ++i)
        for (long k = 0; k < outputs; ++k) {
            Rational power = 1;
            for (long degree = 0; degree < m; ++degree) {
                evaluation(i * outputs + k, degree * outputs + k) = power;
                power *= points[static_cast<std::size_t>(i)];
            }
        }
    return rigor::truth(rigor::rank(evaluation) == m * (outputs + reading.more_outputs));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all m different points, all d_out";
    result.steps.carries(claim::written(context, "dimension"))
        .carries(claim::written(context, "definite"))
        .carries(claim::cites(context, "le-2025/section-3-dual"))
        .carries(claim::written(context, "riesz"))
        .supports(claim::instances("the evaluation of polynomials of degree below m, d_out outputs, at m points has "
                                   "rank m d_out",
                                   context.seed, 40,  // free: how many
                                   [&](claim::Sampler& sampler) { return dimension(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-quotient", check)
        .control("a repeated point", [](Reading& r) { r.different = false; })
        .control("m (d_out + 1)", [](Reading& r) { r.more_outputs = 1; })
        .property(claim::property(
            "dimension m d_out, exactly",
            [](long number) {
                claim::Sampler sampler(8, static_cast<std::uint64_t>(number));  // free: a seed
                return dimension(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_quotient
