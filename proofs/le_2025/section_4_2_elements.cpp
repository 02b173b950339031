#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025::section_4_2_elements {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// <f, g> = factor a^T K b.
struct Reading {
    Rational factor = 1;
};

/// x and r_1^x, …, r_N^x at x = 0, …, N, as columns: r_i = 1 + i/2.
RationalMatrix columns(long n) {
    RationalMatrix m(n + 1, n + 1);
    for (long x = 0; x <= n; ++x) {
        m(x, 0) = x;
        for (long i = 1; i <= n; ++i) {
            Rational power = 1;
            for (long k = 0; k < x; ++k) power *= Rational(i + 2, 2);
            m(x, i) = power;
        }
    }
    return m;
}
bool independent(long n) { return rigor::rank(columns(n)) == n + 1; }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all limiting kernels, d_out and finite sums";
    result.steps.carries(claim::cites(context, "le-2025/theorem-3.13"))
        .carries(claim::cites(context, "le-2025/theorem-4.1"))
        .carries(claim::written(context, "generate"))
        .supports(claim::instances(
            "kernels on 1 to 5 points: <K a, K b> = a^T K b depends on the functions only and reproduces, exactly",
            context.seed, 40,  // free: how many
            [&](claim::Sampler& sampler) {
                const KernelSample s = KernelSample::draw(sampler);
                return rigor::truth(s.well_defined() && s.reproducing(reading.factor));
            }))
        .supports(claim::written(context, "not-all"))
        .supports(claim::range("N", 1, 6,
                               "x is no combination of N functions e^(z_i x), z_i = log(1 + i/2), by exact rank",
                               [](long n) { return rigor::truth(independent(n)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-4.2-elements", check)
        .control("<f, g> = 2 a^T K b", [](Reading& r) { r.factor = 2; })
        .control("<f, g> = (1 + 1e-20) a^T K b", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "kernels on 1 to 5 points: <K a, K b> = a^T K b depends on the functions only and reproduces, exactly",
            [](long number) {
                claim::Sampler sampler(43, static_cast<std::uint64_t>(number));  // free: a seed
                const KernelSample s = KernelSample::draw(sampler);
                return rigor::truth(s.well_defined() && s.reproducing(1));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_4_2_elements
