#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_dual {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;

/// mu = <d, .>_pin, d(z_j) = (m/m_j) mu(e_j) at a point z_j that is m_j of the m data points.
struct Reading {
    bool continuous = true;  ///< else mu may see a point off the data
    bool count_repeated = true, times_m = true;
};

/// A linear form on the functions on the different data points and one point more, by its values on the functions that
/// are 1 in one output at one point and 0 elsewhere.
Truth represented(claim::Sampler& sampler, const Reading& reading) {
    const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 2);  // free: sizes of the samples
    std::vector<long> times;
    long m = 0;
    for (long j = 0; j < points; ++j) {
        times.push_back(sampler.integer(1, 3));  // free: sizes of the samples
        m += times.back();
    }
    RationalVector form = sampler.vector(points * outputs);
    for (long k = 0; k < outputs; ++k) form.push_back(reading.continuous ? Rational(0) : sampler.nonzero_rational());
    const RationalVector f = sampler.vector((points + 1) * outputs);
    Rational value = 0, product = 0;  // mu(f) and <d, f>_pin
    for (std::size_t i = 0; i < f.size(); ++i) value += form[i] * f[i];
    for (long j = 0; j < points; ++j)
        for (long k = 0; k < outputs; ++k) {
            const auto at = static_cast<std::size_t>(j * outputs + k);
            const long repeated = times[static_cast<std::size_t>(j)];
            const Rational d = form[at] * (reading.times_m ? m : 1) / (reading.count_repeated ? repeated : 1);
            for (long r = 0; r < repeated; ++r) product += d * f[at] / m;
        }
    return rigor::truth(value == product);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all finite data sets, repeated points among them, all outputs";
    result.steps.carries(claim::written(context, "continuous"))
        .carries(claim::written(context, "values"))
        .carries(claim::written(context, "choice"))
        .supports(claim::instances("mu(f) = <d, f>_pin with d(z_j) = (m/m_j) mu(e_j)", context.seed, 60,
                                   [&](claim::Sampler& sampler) { return represented(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-dual", check)
        .control("a form that is not continuous: it sees a point off the data",
                 [](Reading& r) { r.continuous = false; })
        .control("d(z_j) = m mu(e_j) at a repeated point", [](Reading& r) { r.count_repeated = false; })
        .control("d(z_j) = mu(e_j)/m_j", [](Reading& r) { r.times_m = false; })
        .property(claim::property(
            "mu = <d, .>_pin, exactly",
            [](long number) {
                claim::Sampler sampler(7, static_cast<std::uint64_t>(number));  // free: a seed
                return represented(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_dual
