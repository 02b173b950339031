#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_6_outputs {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The cost is the mean over the data of half the sum of the squares of f_k - f*_k (`coupled`: of half the square of
/// their sum), and the limiting kernel is Theta times the matrix with 1 on and `off_diagonal` off the diagonal.
struct Reading {
    bool coupled = false;
    Rational off_diagonal = 0;
};

/// d C/d f_k at one data point by dual numbers.
Rational slope(const RationalMatrix& f, long point, long k, bool coupled) {
    using D = rigor::Dual<Rational>;
    D squares(0), sum(0);
    for (long j = 0; j < f.columns(); ++j) {
        const D entry(f(point, j), Rational(j == k ? 1 : 0));
        squares += entry * entry;
        sum += entry;
    }
    return ((coupled ? sum * sum : squares) / D(2)).derivative;
}
/// d/dt f at the data for the kernel theta times `between`, (N n_L) x (N n_L); rows of f belong to points.
RationalMatrix velocity(const RationalMatrix& theta, const RationalMatrix& between, const RationalMatrix& f,
                        bool coupled) {
    RationalMatrix v(f.rows(), f.columns());
    for (long x = 0; x < f.rows(); ++x)
        for (long k = 0; k < f.columns(); ++k)
            for (long y = 0; y < f.rows(); ++y)
                for (long j = 0; j < f.columns(); ++j)
                    v(x, k) -= theta(x, y) * between(k, j) * slope(f, y, j, coupled) / f.rows();
    return v;
}
/// The velocities of the outputs, each trained alone as a network with one output.
RationalMatrix alone(const RationalMatrix& theta, const RationalMatrix& f) {
    RationalMatrix v(f.rows(), f.columns());
    for (long k = 0; k < f.columns(); ++k) {
        RationalMatrix column(f.rows(), 1);
        for (long x = 0; x < f.rows(); ++x) column(x, 0) = f(x, k);
        const RationalMatrix moved = velocity(theta, RationalMatrix::identity(1), column, false);
        for (long x = 0; x < f.rows(); ++x) v(x, k) = moved(x, 0);
    }
    return v;
}
RationalMatrix between(long outputs, const Rational& off_diagonal) {
    RationalMatrix b = RationalMatrix::identity(outputs);
    for (long k = 0; k < outputs; ++k)
        for (long j = 0; j < outputs; ++j)
            if (j != k) b(k, j) = off_diagonal;
    return b;
}

Truth as_if_alone(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 4), outputs = sampler.integer(2, 4);
    const RationalMatrix theta = sampler.positive_matrix(points), f = sampler.matrix(points, outputs);
    return rigor::truth(velocity(theta, between(outputs, 0), f, false) == alone(theta, f));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "least squares, and sums of C_k with Lipschitz derivatives for which theorem 2 applies on [0, T]; the "
        "limits and sigma of theorem-2, and those of footnote-1";
    RationalMatrix theta(2, 2), f(2, 2);
    theta(0, 0) = 2, theta(0, 1) = theta(1, 0) = 1, theta(1, 1) = 3;
    f(0, 0) = 1, f(0, 1) = -4, f(1, 0) = Rational(1, 3), f(1, 1) = 5;
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-2"))
        .carries(claim::cites(context, "jacot-2018/footnote-1"))
        .carries(claim::exact({fmt::format("-Phi_(Theta x B)(dC) with Theta = [2, 1; 1, 3], B = [1, {0}; {0}, 1], "
                                           "f - f* = [1, -4; 1/3, 5], {1}",
                                           rigor::to_string(reading.off_diagonal),
                                           reading.coupled ? "a cost that couples the outputs" : "least squares"),
                               velocity(theta, between(2, reading.off_diagonal), f, reading.coupled)},
                              claim::Relation::equal, {"each output alone", alone(theta, f)}))
        .carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::cites(context, "jacot-2018/section-5-decreasing"))
        .carries(claim::written(context, "separate"))
        .carries(claim::written(context, "independent"))
        .carries(claim::written(context, "limit"));
    if (context.verdict_only) return result;
    result.steps.supports(
        claim::instances("Theta x Id, least squares: each output moves as if alone, one to four "
                         "points, two to four outputs",
                         context.seed, 40, as_if_alone));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-6-outputs", check)
        .control("a cost that couples the outputs", [](Reading& r) { r.coupled = true; })
        .control("a kernel that couples the outputs",
                 [](Reading& r) { r.off_diagonal = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "Theta x Id, least squares: each output moves as if alone, exactly: random kernels and functions",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return as_if_alone(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_outputs
