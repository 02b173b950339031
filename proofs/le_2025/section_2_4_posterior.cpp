#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_inverse.hpp"

namespace proofs::le_2025::section_2_4_posterior {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Y' given Y has the mean gain Sigma_X'X Sigma_XX^-1 Y and the covariance
/// Sigma_X'X' - explained Sigma_X'X Sigma_XX^-1 Sigma_XX'.
struct Reading {
    Rational gain = 1, explained = 1;
};

/// (Y, Y') = (A Z, B Z), Z standard normal.
struct Prior {
    RationalMatrix a{0, 0}, b{0, 0};  // free: drawn

    static Prior draw(claim::Sampler& sampler) {
        const long m = sampler.integer(1, 3), others = sampler.integer(1, 3), s = sampler.integer(2, 6);
        const RationalMatrix a = sampler.matrix(m, s);
        return {a, sampler.matrix(others, s)};
    }
    bool invertible() const { return rigor::rank(a) == a.rows(); }
    /// Drawn until Sigma_XX is invertible.
    static Prior draw_invertible(claim::Sampler& sampler) {
        Prior prior = draw(sampler);
        while (!prior.invertible()) prior = draw(sampler);
        return prior;
    }
};
RationalMatrix minus(const RationalMatrix& a, const Rational& factor, const RationalMatrix& b) {
    RationalMatrix difference(a.rows(), a.columns());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) difference(i, j) = a(i, j) - factor * b(i, j);
    return difference;
}
/// Y' minus its mean is uncorrelated with Y and has the covariance that is printed.
Truth posterior(const Prior& prior, const Reading& reading) {
    const RationalMatrix xx = prior.a * prior.a.transpose(), across = prior.b * prior.a.transpose();
    const RationalMatrix gain = across * rigor::inverse(xx), rest = minus(prior.b, reading.gain, gain * prior.a);
    return rigor::truth(rest * prior.a.transpose() == RationalMatrix(prior.b.rows(), prior.a.rows()) &&
                        rest * rest.transpose() ==
                            minus(prior.b * prior.b.transpose(), reading.explained, gain * across.transpose()));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the limit of infinite widths; all positive semidefinite Sigma with Sigma_XX invertible";
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "prior"))
        .carries(claim::written(context, "rest"))
        .carries(claim::written(context, "independent"))
        .supports(
            claim::instances("Y' - Sigma_X'X Sigma_XX^-1 Y is uncorrelated with Y and has the printed covariance, "
                             "up to 3 points and 3 others",
                             context.seed, 60, [&](claim::Sampler& sampler) {  // free: how many
                                 return posterior(Prior::draw_invertible(sampler), reading);
                             }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("le-2025/section-2.4-posterior", check)
        .control("a mean too large by the factor 1 + 1e-20", [=](Reading& r) { r.gain += little; })
        .control("the covariance of the prior, Sigma_X'X'", [](Reading& r) { r.explained = 0; })
        .control("1 + 1e-20 times what is taken from the covariance", [=](Reading& r) { r.explained += little; })
        .property(claim::property_where(
            "Sigma_XX invertible: uncorrelated rest with the printed covariance, exactly",
            [](long number) {
                claim::Sampler sampler(24, static_cast<std::uint64_t>(number));  // free: a seed
                return rigor::truth(Prior::draw(sampler).invertible());
            },
            [](long number) {
                claim::Sampler sampler(24, static_cast<std::uint64_t>(number));  // free: a seed
                return posterior(Prior::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_2_4_posterior
