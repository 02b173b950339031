#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"

namespace proofs::jacot_2018::a_4_step_5_powers {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

struct Reading {
    std::vector<Nonlinearity> sigma{Nonlinearity::relu, Nonlinearity::sine};
    Rational beta{1, 10};  // free: any beta > 0
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all Lipschitz sigma that are no polynomials, all beta > 0, n_0 >= 1";
    result.steps.carries(claim::cites(context, "jacot-2018/a.4-step-4"))
        .carries(claim::cites_correction(context, "jacot-2018/a.4-step-5"))
        .carries(claim::written(context, "positive"))
        .carries(claim::cites_correction(context, "jacot-2018/theorem-3"))
        .carries(claim::cites(context, "jacot-2018/a.4-step-2-induction"))
        .carries(claim::written(context, "apply"));
    for (const Nonlinearity sigma : reading.sigma)
        for (const long n0 : {1L, 3L})  // free: which dimensions
            result.steps.supports(every_power({sigma, reading.beta, n0}, 2));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-5-powers", check)
        .control("beta = 0", [](Reading& r) { r.beta = 0; })
        .control("a polynomial, sigma = u^3", [](Reading& r) { r.sigma = {Nonlinearity::cube}; })
        .property(claim::property(
            "the ReLU and sin, beta > 0: the coefficient of z^k in nu is positive",
            [](const Rational& beta, long n0, long k, bool sine) {
                const rigor::Precision precision(192);
                const SphereKernel kernel{sine ? Nonlinearity::sine : Nonlinearity::relu, beta, n0};
                return rigor::certainly_positive(kernel.second_layer(k, 4));
            },
            claim::Input{"beta", claim::positive_rationals()}, claim::Input{"n_0", claim::integers(1, 1000)},
            claim::Input{"k", claim::integers(0, 60)}, claim::Input{"sine", rc::gen::arbitrary<bool>()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_step_5_powers
