#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

namespace proofs::le_2025::theorem_2_6_base {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Covariance bias beta^2 + input <x, x'>/n_0 within an output, none between outputs.
struct Reading {
    Rational bias = 1, input = 1;
    LastMap::Sets sets = LastMap::Sets::separate;
};

/// From the coefficients of the parameters, against the formula.
Truth base_case(const LastMap& map, const Reading& reading) {
    const RationalMatrix a = map.coefficients(reading.sets), covariance = a * a.transpose(),
                         product = map.signals * map.signals.transpose();
    const long m = map.points();
    for (long r = 0; r < covariance.rows(); ++r)
        for (long s = 0; s < covariance.columns(); ++s) {
            const Rational within =
                reading.bias * map.beta * map.beta + reading.input * product(r % m, s % m) / map.neurons();
            if (covariance(r, s) != (r / m == s / m ? within : Rational(0))) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n_0, d_out, beta and finite sets of points, all outputs jointly";
    result.steps.carries(claim::written(context, "normal"))
        .carries(claim::written(context, "independent"))
        .carries(claim::written(context, "size"))
        .supports(claim::instances(
            "from the coefficients of the parameters: covariance beta^2 + <x, x'>/n_0 within an output and 0 between "
            "outputs, up to 3 outputs and 4 points, n_0 = 1, 4, 9",
            context.seed, 40, [&](claim::Sampler& sampler) { return base_case(LastMap::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("le-2025/theorem-2.6-base", check)
        .control("(1 + 1e-20) beta^2", [=](Reading& r) { r.bias += little; })
        .control("(1 + 1e-20)/n_0", [=](Reading& r) { r.input += little; })
        .control("one bias for all outputs", [](Reading& r) { r.sets = LastMap::Sets::one_bias; })
        .control("one set of weights for all outputs", [](Reading& r) { r.sets = LastMap::Sets::same_weights; })
        .property(claim::property(
            "covariance beta^2 + <x, x'>/n_0 within and 0 between outputs, exactly",
            [](long number) {
                claim::Sampler sampler(26, static_cast<std::uint64_t>(number));  // free: a seed
                return base_case(LastMap::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6_base
