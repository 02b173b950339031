#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

namespace proofs::jacot_2018::section_5_gaussian {
namespace {

using rigor::Rational, rigor::Truth;

/// F(f) + F(g) = F(f + g) + constant F(0), F(f) the flow from f: affine for 1, linear for 0.
struct Reading {
    Rational constant = 1;
};

/// By the coefficients of t^0 … t^6 that the differential equation determines, on the data and off.
Truth is_affine(claim::Sampler& sampler, const Reading& reading) {
    const long points = sampler.integer(1, 3);
    const long outputs = sampler.integer(1, 2);
    const long zeros = sampler.integer(0, 1);
    const long number = sampler.integer(0, 1'000'000);
    LeastSquares s = least_squares(points, outputs, zeros, number);
    const auto first = s.start, second = least_squares(points, outputs, zeros, number + 1).start;
    const auto from = [&](const LeastSquares::Function& start) {
        s.start = start;
        return s.flow(6);
    };
    const auto a = from(first), b = from(second), both = from(combination(first, 1, second)),
               none = from(LeastSquares::Function(first.size()));
    for (std::size_t k = 0; k < a.size(); ++k)
        if (combination(a[k], 1, b[k]) != combination(both[k], reading.constant, none[k])) return Truth::no;
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, all finite data sets, all t, the values at any finitely many points";
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "affine"))
        .supports(claim::instances(
            "f_t from f and f_t from g have the sum f_t from f + g plus f_t from 0: coefficients of t^0 … t^6 from the "
            "differential equation, on the data and off, exactly",
            context.seed, 40, [&](claim::Sampler& sampler) { return is_affine(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-gaussian", check)
        .control("linear in f_0", [](Reading& r) { r.constant = 0; })
        .control("the constant times 1 + 1e-20", [](Reading& r) { r.constant += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "f_t is affine in f_0, exactly",
            [](long number) {
                claim::Sampler sampler(52, static_cast<std::uint64_t>(number));
                return is_affine(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_gaussian
