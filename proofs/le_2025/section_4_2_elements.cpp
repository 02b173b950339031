#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The finite sums are a dense part of the space, or all of it; <f, g> = factor a^T K b.
struct Reading {
    bool all_are_finite = false;
    Rational factor = 1;
};

/// x and r_1^x, …, r_N^x at x = 0, …, N, as columns: r_i = 1 + (i + shift)/2.
RationalMatrix columns(long n, long shift) {
    RationalMatrix m(n + 1, n + 1);
    for (long x = 0; x <= n; ++x) {
        m(x, 0) = x;
        for (long i = 1; i <= n; ++i) {
            Rational power = 1;
            for (long k = 0; k < x; ++k) power *= Rational(i + shift + 1, 2);
            m(x, i) = power;
        }
    }
    return m;
}
bool independent(long n, long shift) { return rigor::rank(columns(n, shift)) == n + 1; }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels";
    result.steps.carries(claim::cites(context, "le-2025/theorem-3.13"))
        .carries(claim::written(context, "generate"))
        .supports(claim::instances(
            "kernels on 1 to 5 points: <K a, K b> = a^T K b depends on the functions only and reproduces, exactly",
            context.seed, 40,  // free: how many
            [&](claim::Sampler& sampler) {
                const KernelSample s = KernelSample::draw(sampler);
                return rigor::truth(s.well_defined() && s.reproducing(reading.factor));
            }))
        .carries(claim::written(context, "not-all"))
        .supports(claim::range("N", 1, 6,
                               reading.all_are_finite
                                   ? "x is a combination of N functions e^(z_i x), z_i = log(1 + i/2)"
                                   : "x is no combination of N functions e^(z_i x), z_i = log(1 + i/2), by exact rank",
                               [&](long n) { return rigor::truth(independent(n, 0) != reading.all_are_finite); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-4.2-elements", check)
        .control("every element is a finite sum", [](Reading& r) { r.all_are_finite = true; })
        .control("<f, g> = 2 a^T K b", [](Reading& r) { r.factor = 2; })
        .property(claim::property(
            "x is no combination of N functions r_i^x on N + 1 points, exactly",
            [](long n, long shift) { return rigor::truth(independent(n, shift)); },
            claim::Input{"N", claim::integers(1, 6)}, claim::Input{"shift", claim::integers(0, 10)}));
}};

}  // namespace
}  // namespace proofs::le_2025
