#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"

#include <algorithm>

namespace proofs::jacot_2018::proposition_2 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The least depth, the nonlinearities, and a beta of those that are supposed.
struct Reading {
    long depth = 2;
    std::vector<Nonlinearity> sigma{Nonlinearity::relu, Nonlinearity::sine};
    Rational beta{1, 10};  // free: any beta > 0
};

/// sum_(k < n) z^k at n = 12 points of S^2, among them six antipodal pairs.
RationalMatrix sum_of_powers() {
    const RationalMatrix inner = rigor::row_products(claim::sphere_points());
    RationalMatrix sum(inner.rows(), inner.rows());
    for (long i = 0; i < inner.rows(); ++i)
        for (long j = 0; j < inner.rows(); ++j)
            for (long k = 0; k < inner.rows(); ++k)
                sum(i, j) += rigor::power(inner(i, j), static_cast<unsigned long>(k));
    return sum;
}

/// Theta^(depth) at the points, by pivots in balls. The sine has a closed form for depth 2.
Truth definite(bool sine, long depth, const Rational& beta, const RationalMatrix& points) {
    return certified_definite(
        [&] { return sine ? sine_and_cosine_kernel(0, beta, points) : relu_kernel(depth, beta, points); });
}

/// ±(1, 0), ±(0, 1), ±(3/5, 4/5), three antipodal pairs of the circle.
RationalMatrix six_points() {
    const RationalMatrix twelve = claim::sphere_points();
    RationalMatrix points(6, 2);
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) points(i, k) = twelve(i, k);
    return points;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::Result result;
    result.scope = "all Lipschitz sigma that are no polynomials, beta > 0, n_0 >= 1, L >= 2, finite data sets";
    result.steps.carries(claim::cites(context, "jacot-2018/lemma-2"))
        .carries(claim::written(context, "second-layer"))
        .carries(claim::written(context, "layers"))
        .carries(claim::written(context, "tangent"))
        .carries(claim::written(context, "definite"))
        .supports(claim::exact_inertia({"sum_(k < 12) z^k at 12 points of S^2", sum_of_powers()}, {.positive = 12}));
    for (const Nonlinearity sigma : reading.sigma)
        for (const long n0 : {1L, 2L, 3L, 784L})  // free: which dimensions
            result.steps.supports(every_power({sigma, reading.beta, n0}, reading.depth));
    if (context.verdict_only) return result;
    result.steps.supports(claim::formal(context, "jacot_2018.proposition_2_relu"))
        .supports(claim::instances(
            "Theta^(L) of the ReLU, L = 2 to 4, and of sin, L = 2, at random points of twelve of S^2, beta = 1/8 to 2: "
            "positive definite by pivots in balls",
            context.seed, 40,  // free: how many
            [](claim::Sampler& sampler) {
                const bool sine = sampler.coin();
                const long depth = sampler.integer(2, 4), mask = sampler.integer(1, 4095);
                const Rational beta(sampler.integer(1, 16), 8);
                return definite(sine, depth, beta, claim::rows_of(claim::sphere_points(), mask));
            }));
    for (const char* beta : {"1", "0.1", "0.01", "0"})
        result.values.push_back(
            {fmt::format("smallest eigenvalue of Theta^(2), ReLU, n0 = 2, at ±(1,0), ±(0,1), ±(3/5,4/5), beta = {}",
                         beta),
             rigor::smallest_eigenvalue([&] { return relu_kernel(2, rigor::parse_rational(beta), six_points()); },
                                        {.relative_width = rigor::parse_rational("1e-15"),
                                         .absolute_width = rigor::parse_rational("1e-25"),
                                         .ladder = {128, 256}})
                 .ball()
                 .enclosure(std::min(context.digits, 12L))});
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/proposition-2", check)
        .control("L >= 1", [](Reading& r) { r.depth = 1; })
        .control("beta = 0, the ReLU",
                 [](Reading& r) {
                     r.beta = 0;
                     r.sigma = {Nonlinearity::relu};
                 })
        .control("beta = 0, sin",
                 [](Reading& r) {
                     r.beta = 0;
                     r.sigma = {Nonlinearity::sine};
                 })
        .control("a polynomial, sigma = u^3", [](Reading& r) { r.sigma = {Nonlinearity::cube}; })
        .property(claim::property_where(
            "beta > 0: Theta^(L) is certified positive definite at subsets of twelve points of S^2 (six antipodal "
            "pairs); sin for L = 2, the ReLU for L = 2, 3, 4",
            [](long, const Rational& beta, long depth, bool sine) {
                return rigor::truth(beta > 0 && (!sine || depth == 2));
            },
            [](long mask, const Rational& beta, long depth, bool sine) {
                return definite(sine, depth, beta, claim::rows_of(claim::sphere_points(), mask));
            },
            claim::Input{"subset", claim::integers(1, 4095)},
            claim::Input{"beta", rc::gen::map(claim::integers(1, 16), [](long b) { return Rational(b, 8); })},
            claim::Input{"L", claim::integers(2, 4)}, claim::Input{"sine", rc::gen::arbitrary<bool>()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::proposition_2
