#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_space.hpp"

namespace proofs::le_2025::theorem_3_13 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K = A A^T - shift I on finite sets is the kernel, the constructed space has K_H = factor K; another space with the
/// kernel K has norm times the scalar product.
struct Reading {
    Rational shift = 0, factor = 1, norm = 1;
};

/// A space with any basis and scalar product, and its kernel K: H_0 = im K is the whole space, with the same product.
bool unique(claim::Sampler& sampler, const Rational& norm) {
    const FunctionSpace space = FunctionSpace::draw(sampler);
    const RationalMatrix k = space.kernel();
    const RationalVector a = sampler.vector(space.points()), b = sampler.vector(space.points());
    const RationalVector f = k * a, g = k * b;
    return rigor::rank(k) == space.basis.rows() &&
           norm * space.inner(space.coordinates(f), space.coordinates(g)) == pairing(a, g);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sets and kernels";
    const auto samples = [&](const std::string& says, const std::function<bool(const KernelSample&)>& predicate) {
        return claim::instances("1 to 5 points, kernels of any rank: " + says + ", exactly", context.seed, 40,
                                [=, &reading](claim::Sampler& sampler) {
                                    return rigor::truth(predicate(KernelSample::draw(sampler, reading.shift)));
                                });
    };
    result.steps.carries(claim::written(context, "well-defined"))
        .supports(samples("<K a, K b> = a^T K b depends on the functions only",
                          [](const KernelSample& s) { return s.well_defined(); }))
        .carries(claim::cites(context, "le-2025/theorem-3.13-proof"))
        .supports(samples("the scalar product reproduces, K_H = K",
                          [&](const KernelSample& s) { return s.reproducing(reading.factor); }))
        .supports(samples("it is definite", [](const KernelSample& s) { return s.definite(false); }))
        .carries(claim::written(context, "completion"))
        .carries(claim::written(context, "kernel"))
        .carries(claim::written(context, "unique"))
        .supports(claim::instances(
            "spaces of functions on 1 to 5 points with any basis and scalar product: they are im K, with <K a, K b> = "
            "a^T K b, exactly",
            context.seed, 40, [&](claim::Sampler& sampler) { return rigor::truth(unique(sampler, reading.norm)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-3.13", check)
        .control("a symmetric K that is not semidefinite, A A^T - 100 I", [](Reading& r) { r.shift = 100; })
        .control("K_H = (1 + 1e-20) K", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("another scalar product, twice as large, with the same kernel", [](Reading& r) { r.norm = 2; })
        .property(claim::property(
            "well defined, reproducing, definite, unique, exactly",
            [](long number) {
                claim::Sampler sampler(313, static_cast<std::uint64_t>(number));  // free: a seed
                const KernelSample s = KernelSample::draw(sampler);
                return rigor::truth(s.well_defined() && s.reproducing(1) && s.definite(false) && unique(sampler, 1));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_3_13
