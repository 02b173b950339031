#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_3_4 {
namespace {

using rigor::Rational, rigor::Truth;

/// The definition: Theta^(1) = Sigma^(1) = factor <x, x'> + constant.
struct Reading {
    Rational factor = 1, constant = 1;
};

/// The mean of (w x + b)(w x' + b) over all signs of w and b.
template <class T>
T mean_over_signs(const std::vector<T>& x, const std::vector<T>& y) {
    const std::size_t d = x.size();
    const long patterns = 1L << (d + 1);
    T sum(0);
    for (long pattern = 0; pattern < patterns; ++pattern) {
        T first(pattern >> d & 1 ? 1 : -1), second = first;
        for (std::size_t i = 0; i < d; ++i) {
            const long w = pattern >> i & 1 ? 1 : -1;
            first = first + w * x[i];
            second = second + w * y[i];
        }
        sum = sum + first * second;
    }
    return sum / patterns;
}

claim::Step covariance_in_the_plane(const Reading& reading) {
    const Rational factor = reading.factor, constant = reading.constant;
    return claim::identity<4>(
        "d = 2: the mean of (w x + b)(w x' + b) over all signs of w_1, w_2, b",
        [](const auto& x1, const auto& x2, const auto& y1, const auto& y2) {
            using T = std::decay_t<decltype(x1)>;
            return mean_over_signs(std::vector<T>{x1, x2}, std::vector<T>{y1, y2});
        },
        fmt::format("{} (x_1 x'_1 + x_2 x'_2) + {}", rigor::to_string(factor), rigor::to_string(constant)),
        [=](const auto& x1, const auto& x2, const auto& y1, const auto& y2) {
            return factor * (x1 * y1 + x2 * y2) + constant;
        });
}

/// The same in dimension d, and the inner product of the gradients by the suite's backward pass.
Truth both_routes_agree(const Vector& x, const Vector& y, const Reading& reading) {
    const auto d = static_cast<long>(x.size());
    ExactNetwork preactivation{ntk::Wiring::chain, {}};
    const Rational one(1);
    preactivation.maps.push_back(ntk::affine_map(1, d, true, one, one, one));
    ExactMatrix points(d, 2);
    for (long i = 0; i < d; ++i) {
        points(i, 0) = x[static_cast<std::size_t>(i)];
        points(i, 1) = y[static_cast<std::size_t>(i)];
    }
    const Rational printed = reading.factor * inner(x, y) + reading.constant;
    return rigor::truth(mean_over_signs(x, y) == printed &&
                        ntk::empirical_kernel(preactivation, points)(0, 1) == printed);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "a definition: that the limit kernel of network (2.1) comes of it is another claim; <x, x'> + 1 is the covariance "
        "and the tangent kernel of the first layer, all d, x, x'";
    result.steps.carries(covariance_in_the_plane(reading))
        .carries(claim::written(context, "moments"))
        .carries(claim::written(context, "gradient"))
        .supports(claim::instances(
            "the mean over all signs of the parameters, and the inner product of the gradients by the backward pass, "
            "exactly, d = 1 to 6",
            context.seed, 60, [&](claim::Sampler& sampler) {
                const long d = sampler.integer(1, 6);
                const Vector x = sampler.vector(d);
                const Vector y = sampler.vector(d);
                return both_routes_agree(x, y, reading);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.4", check)
        .control("constant 1 + 1e-20", [](Reading& r) { r.constant += rigor::parse_rational("1e-20"); })
        .control("no bias", [](Reading& r) { r.constant = 0; })
        .control("<x, x'>/2 + 1", [](Reading& r) { r.factor = Rational(1, 2); })
        .property(claim::property(
            "both routes give <x, x'> + 1, exactly, near-duplicates, antipodes and zero among the vectors",
            [](const std::pair<Vector, Vector>& p) { return both_routes_agree(p.first, p.second, {}); },
            claim::Input{"x, x'", vector_pairs()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_4
