#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_5_variance {
namespace {

using rigor::Rational, rigor::Truth;

/// The mean square of the features along the component, or their variance, centred; and the variance of <g, f>_pin =
/// g(X) f(X)/N^power.
struct Reading {
    bool centred = false;
    long power = 1;
};

/// Two data points with the features (a, c) and (a, -c): G = [[a^2 + c^2, a^2 - c^2], …], its first eigenvector is
/// (1, 1), and the feature along that component is a at both points.
claim::Step two_points(const Reading& reading) {
    const bool centred = reading.centred;
    return claim::identity<2>(
        "features (a, c), (a, -c): the eigenvalue of Pi at (1, 1), (G_11 + G_12)/2",
        [](const auto& a, const auto& c) { return ((a * a + c * c) + (a * a - c * c)) / 2; },
        centred ? "mean square less square of the mean of the feature a, a" : "mean square of the feature a, a",
        [=](const auto& a, const auto&) {
            const auto mean = (a + a) / 2, square = (a * a + a * a) / 2;
            return square - (centred ? mean * mean : mean - mean);
        });
}
claim::Step variance_of_the_product(const Reading& reading) {
    const Rational n = reading.power == 1 ? 4 : 1;  // N^(2 power)
    return claim::identity<2>(
        "features (a, c), (a, -c): the variance of <g, f>_pin, f = (1, 1), from the covariance G",
        [=](const auto& a, const auto& c) { return (2 * (a * a + c * c) + 2 * (a * a - c * c)) / n; },
        "the eigenvalue of Pi, (G_11 + G_12)/2",
        [](const auto& a, const auto& c) { return ((a * a + c * c) + (a * a - c * c)) / 2; });
}

/// Each eigenvector f of the Gram matrix of a sample: f^T G^2 f/(N f^T G f), of the features, and (f^T G f/N^2)/(f^T
/// f/N), of the functions, are the eigenvalue of Pi, by its map.
Truth captured(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 4);
    const long outputs = sampler.integer(1, 2);
    const long zeros = sampler.integer(0, 1);
    const LeastSquares s = least_squares(points, outputs, zeros, sampler.integer(0, 1'000'000));
    const auto gram = s.gram();
    for (const auto& component : s.components(combination(s.goal, -1, s.start))) {
        if (component.eigenvalue == 0) continue;
        const std::vector<Rational> f(component.part.begin(), component.part.begin() + s.on_data());
        const auto image = gram * f;
        Rational form = 0, square = 0, image_square = 0;
        for (std::size_t i = 0; i < f.size(); ++i) {
            form += f[i] * image[i];
            square += f[i] * f[i];
            image_square += image[i] * image[i];
        }
        if (square == 0 || s.map(component.part)[0] != component.eigenvalue * f[0] ||
            image_square / (points * form) != component.eigenvalue || form / (points * square) != component.eigenvalue)
            return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all positive semidefinite kernels, all finite data sets, all n_L: the mean square of the features along the "
        "component, over the data, and Var <g, f^(i)>_pin are lambda_i > 0";
    result.steps.carries(two_points(reading))
        .carries(claim::written(context, "features"))
        .carries(variance_of_the_product(reading))
        .carries(claim::written(context, "captured"))
        .supports(claim::instances(
            "the eigenvalue of Pi is the mean square of the features and the variance of <g, f>_pin, exactly, N up to 4, n_L up to 2",
            context.seed, 60, captured));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-variance", check)
        .control("variances of the features over the data", [](Reading& r) { r.centred = true; })
        .control("the sum over the data in place of <g, f>_pin", [](Reading& r) { r.power = 0; })
        .property(claim::property(
            "the eigenvalue of Pi is the mean square of the features and the variance of <g, f>_pin, exactly",
            [](long number) {
                claim::Sampler sampler(51, static_cast<std::uint64_t>(number));
                return captured(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_variance
