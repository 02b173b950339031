#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::remark_3_9 {
namespace {

using claim::RationalVector;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// At m points the terms of degree below m - missing of exp(x x') are looked at, times x x' in each degree if not
/// `gaussian`: then the kernel has the single feature x.
struct Reading {
    long missing = 0;
    bool gaussian = true;
};

RationalVector different_points(claim::Sampler& sampler, long n) {
    RationalVector x{sampler.rational()};
    while (static_cast<long>(x.size()) < n) x.push_back(x.back() + sampler.positive_rational(3, 4));
    return x;
}
/// sum_(k < terms) (x x')^k/k!, or the linear kernel x x'.
RationalMatrix first_terms(const RationalVector& x, long terms, bool gaussian) {
    const auto n = static_cast<long>(x.size());
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const Rational product = x[static_cast<std::size_t>(i)] * x[static_cast<std::size_t>(j)];
            Rational term = 1;
            for (long p = 0; p < terms; ++p) {
                k(i, j) += gaussian ? term : p == 1 ? term : Rational(0);
                term *= product / (p + 1);
            }
        }
    return k;
}
Truth terms_have_full_rank(claim::Sampler& sampler, const Reading& reading) {
    const long m = sampler.integer(1, 8);  // free: sizes of the samples
    const RationalVector x = different_points(sampler, m);
    return rigor::truth(rigor::inertia(first_terms(x, m - reading.missing, reading.gaussian)).positive == m);
}
/// The kernel itself, in balls, at m different points of the line.
Truth kernel_is_definite(claim::Sampler& sampler, const Reading& reading) {
    const rigor::Precision precision(512);  // free: a precision
    const long m = sampler.integer(1, 5);   // free: sizes of the samples
    const RationalVector x = different_points(sampler, m);
    rigor::BallMatrix k(m, m);
    for (long i = 0; i < m; ++i)
        for (long j = 0; j < m; ++j) {
            const Rational a = x[static_cast<std::size_t>(i)], b = x[static_cast<std::size_t>(j)];
            k.set(i, j, reading.gaussian ? rigor::exp(Ball(Rational(-(a - b) * (a - b) / 2))) : Ball(Rational(a * b)));
        }
    return rigor::positive_definite(k);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d_in: a feature map into l^2, and none into R^d (points of a line suffice)";
    result.steps.carries(claim::written(context, "series"))
        .carries(claim::written(context, "rank"))
        .supports(claim::instances(
            fmt::format("1 to 8 different points of the line: the first m{} terms of {} have a positive definite Gram "
                        "matrix, by exact inertia",
                        reading.missing == 0 ? "" : fmt::format(" - {}", reading.missing),
                        reading.gaussian ? "exp(x x')" : "x x'"),
            context.seed, 30, [&](claim::Sampler& sampler) { return terms_have_full_rank(sampler, reading); }))
        .supports(claim::instances(
            std::string("1 to 5 different points of the line: the Gram matrix of ") +
                (reading.gaussian ? "e^(-(x - x')^2/2)" : "x x'") + " is positive definite, in balls",
            context.seed, 30, [&](claim::Sampler& sampler) { return kernel_is_definite(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-3.9", check)
        .control("one term fewer than points", [](Reading& r) { r.missing = 1; })
        .control("the kernel x x' in place of the Gaussian one", [](Reading& r) { r.gaussian = false; })
        .property(claim::property(
            "the first m terms are positive definite at m different points, exactly",
            [](long number) {
                claim::Sampler sampler(9, static_cast<std::uint64_t>(number));  // free: a seed
                return terms_have_full_rank(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::remark_3_9
