#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018::section_2_seminorm {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |f| = <f, f>^(1/root), where the second of two data points has the weight `weight`.
struct Reading {
    long root = 2;
    Rational weight{1, 2};  // free: any positive one; the weights 1/N are those of N points
};

/// <f, g> at two data points.
template <class T>
T form(const Reading& reading, const T& f1, const T& f2, const T& g1, const T& g2) {
    return f1 * g1 / 2 + T(reading.weight) * f2 * g2;
}

/// (1/N) sum_i f(x_i)^T g(x_i): the values at N points, output by output.
Rational mean_product(long points, const RationalVector& f, const RationalVector& g) {
    Rational sum = 0;
    for (std::size_t i = 0; i < f.size(); ++i) sum += f[i] * g[i];
    return sum / points;
}
/// <f, g>^2 <= <f, f> <g, g>, and <f, f> = 0 exactly where f vanishes on the data; one of two functions does.
Truth cauchy_schwarz(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 4), values = points * sampler.integer(1, 3);  // free: sizes
    RationalVector f = sampler.vector(values);
    const RationalVector g = sampler.vector(values);
    if (sampler.coin()) f.assign(f.size(), Rational(0));
    const Rational ff = mean_product(points, f, f), fg = mean_product(points, f, g);
    bool vanishes = true;
    for (const Rational& q : f) vanishes = vanishes && q == 0;
    return rigor::truth(fg * fg <= ff * mean_product(points, g, g) && (ff == 0) == vanishes);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every finite data set, every n_L";
    result.steps.carries(claim::cites_correction(context, "jacot-2018/section-2-measure"))
        .carries(claim::written(context, "form"))
        .carries(claim::exact_inertia({"<., .>_pin on the values at two data points",
                                       RationalMatrix::diagonal(std::vector<Rational>{Rational(1, 2), reading.weight})},
                                      {.positive = 2}))
        .carries(claim::identity<4>(
            "<f, f><g, g> - <f, g>^2, two data points of the weights 1/2, " + rigor::to_string(reading.weight),
            [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2) {
                const auto product = form(reading, f1, f2, g1, g2);
                return form(reading, f1, f2, f1, f2) * form(reading, g1, g2, g1, g2) - product * product;
            },
            "the product of the weights times (f_1 g_2 - f_2 g_1)^2",
            [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2) {
                const auto minor = f1 * g2 - f2 * g1;
                return reading.weight / 2 * minor * minor;
            }))
        .carries(claim::identity<3>(
            "|c f| to the power of its root, <c f, c f>",
            [&](const auto& c, const auto& f1, const auto& f2) {
                return form<std::decay_t<decltype(c)>>(reading, c * f1, c * f2, c * f1, c * f2);
            },
            fmt::format("c^{} <f, f>", reading.root),
            [&](const auto& c, const auto& f1, const auto& f2) {
                auto value = form(reading, f1, f2, f1, f2);
                for (long k = 0; k < reading.root; ++k) value = c * value;
                return value;
            }))
        .carries(claim::written(context, "seminorm"))
        .supports(
            claim::instances("<f, g>^2 <= <f, f><g, g>, and <f, f> = 0 exactly where f vanishes on the data; 1 to 4 "
                             "points, 1 to 3 outputs, exactly",
                             context.seed, 60,  // free: how many
                             cauchy_schwarz));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-2-seminorm", check)
        .control("<f, f> without the root", [](Reading& r) { r.root = 1; })
        .control("the cube root", [](Reading& r) { r.root = 3; })
        .control("a data point of the weight -1/2", [](Reading& r) { r.weight = Rational(-1, 2); })
        .property(claim::property_where(
            "<f, f>, <g, g> > 0: the triangle inequality, squared twice, for functions of the seed, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const RationalVector f = sampler.vector(4), g = sampler.vector(4);  // free: sizes
                return rigor::truth(mean_product(2, f, f) > 0 && mean_product(2, g, g) > 0);
            },
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const RationalVector f = sampler.vector(4), g = sampler.vector(4);  // free: sizes
                RationalVector sum = f;
                for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += g[i];
                const Rational ff = mean_product(2, f, f), gg = mean_product(2, g, g);
                const Rational cross = mean_product(2, sum, sum) - ff - gg;  // |f + g|^2 <= (|f| + |g|)^2
                return rigor::truth(cross <= 0 || cross * cross <= 4 * ff * gg);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_2_seminorm
