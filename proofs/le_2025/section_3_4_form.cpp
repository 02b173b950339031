#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_4_form {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// <f, g>_K = E[f(x)^T K(x, x') g(x)] as printed, or with g(x'). Two data points, one output: K = [1, k; k, 4], f =
/// (1, 0); K is a kernel for |k| <= 2. Of the correction: K = A A^T + shift I.
struct Reading {
    bool second_argument_primed = false;
    Rational off_diagonal = -2, shift = 0;
};

struct TwoValues {
    RationalMatrix kernel;
    RationalVector f;
};
TwoValues example(const Rational& k) {
    RationalMatrix kernel(2, 2);
    kernel(0, 0) = 1;
    kernel(0, 1) = kernel(1, 0) = k;
    kernel(1, 1) = 4;
    return {kernel, {1, 0}};
}
/// E f(x) K(x, x') g(x) or g(x') over the data, as a double sum.
Rational form(const RationalMatrix& kernel, const RationalVector& f, const RationalVector& g, bool primed) {
    const long n = kernel.rows();
    Rational sum = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            sum += f[static_cast<std::size_t>(i)] * kernel(i, j) * g[static_cast<std::size_t>(primed ? j : i)];
    return sum / (n * n);
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "an example; all kernels with K(x, x') != 0 for some different points of the data differ from E "
        "f(x)^T K(x, x') g(x') for some f and g";
    const TwoValues e = example(reading.off_diagonal);
    const std::string where = "two data points, K = [1, " + rigor::to_string(reading.off_diagonal) + "; " +
                              rigor::to_string(reading.off_diagonal) + ", 4], f = (1, 0)";
    const std::string printed =
        reading.second_argument_primed ? "E f(x) K(x, x') f(x')" : "<f, f>_K = E f(x) K(x, x') f(x)";
    const auto as_read = [&](const TwoValues& v) { return form(v.kernel, v.f, v.f, reading.second_argument_primed); };
    result.steps
        .carries(claim::witness<TwoValues>(where + ": the square of a seminorm", e, {printed, as_read},
                                           Relation::at_least, {"0", [](const TwoValues&) { return 0; }}))
        .carries(claim::exact({"of the same K, the determinant (its trace is 5: semidefinite if it is not negative)",
                               4 - reading.off_diagonal * reading.off_diagonal},
                              Relation::at_least, {"0", 0}))
        .carries(claim::witness<TwoValues>(
            where + ": the expression three lines above", e, {printed, as_read}, Relation::equal,
            {"E f(x) K(x, x') f(x')", [](const TwoValues& v) { return form(v.kernel, v.f, v.f, true); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels and data sets";
    const bool primed = reading.second_argument_primed;
    result.steps
        .carries(claim::identity<6>(
            "two points, K = A A^T: <f, f>_K",
            [&](const auto& a, const auto& b, const auto& c, const auto& d, const auto& f, const auto& g) {
                const auto k11 = a * a + b * b + reading.shift, k12 = a * c + b * d,
                           k22 = c * c + d * d + reading.shift;
                return primed ? (f * k11 * f + f * k12 * g + g * k12 * f + g * k22 * g) / 4
                              : (f * k11 * f + f * k12 * f + g * k12 * g + g * k22 * g) / 4;
            },
            "(1/4) |A^T f|^2",
            [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& f, const auto& g) {
                const auto u = a * f + c * g, v = b * f + d * g;
                return (u * u + v * v) / 4;
            }))
        .carries(claim::written(context, "semi-inner"))
        .supports(claim::instances("1 to 4 points, K of any rank: <f, f>_K >= 0, <f, g>_K = <g, f>_K, exactly",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(1, 4), rank = sampler.integer(1, n);
                                       const RationalMatrix k = sampler.positive_matrix(n, rank);
                                       const RationalVector f = sampler.vector(n), g = sampler.vector(n);
                                       return rigor::truth(form(k, f, f, primed) >= 0 &&
                                                           form(k, f, g, primed) == form(k, g, f, primed));
                                   }));
    return result;
}

struct Drawn {
    RationalMatrix kernel;
    RationalVector f;
};
Drawn drawn(long number) {
    claim::Sampler sampler(36, static_cast<std::uint64_t>(number));
    const long n = sampler.integer(2, 4);
    const RationalMatrix kernel = sampler.positive_matrix(n);
    return {kernel, sampler.vector(n)};
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-form", check)
        .control("K = [1, 0; 0, 4]: 0 off the diagonal", [](Reading& r) { r.off_diagonal = 0; })
        .control("K = [1, -3; -3, 4], no kernel", [](Reading& r) { r.off_diagonal = -3; })
        .corrected(check_correction, {.second_argument_primed = true})
        .correction_control("g(x) in place of g(x')", [](Reading& r) { r.second_argument_primed = false; })
        .correction_control("K = A A^T + 1e-20 I in the identity",
                            [](Reading& r) { r.shift = rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "where the printed <f, f>_K differs from E f(x) K(x, x') f(x'), the latter is still >= 0, exactly",
            [](long n) {
                const Drawn d = drawn(n);
                return rigor::truth(form(d.kernel, d.f, d.f, false) != form(d.kernel, d.f, d.f, true));
            },
            [](long n) {
                const Drawn d = drawn(n);
                return rigor::truth(form(d.kernel, d.f, d.f, true) >= 0);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_form
