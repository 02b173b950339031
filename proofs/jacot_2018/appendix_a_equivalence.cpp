#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <algorithm>

namespace proofs::jacot_2018::appendix_a_equivalence {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Of the bounds between norm and entries: the number of entries that the upper one has, or 1; both ends of the
/// spectrum (the absolute value in the norm), or the largest eigenvalue only.
struct Reading {
    bool all_entries = true, absolute = true;
};

struct Size {
    Rational largest, sum;  ///< max |D_ij|, sum |D_ij|
    explicit Size(const RationalMatrix& d) {
        for (long i = 0; i < d.rows(); ++i)
            for (long j = 0; j < d.columns(); ++j) {
                largest = std::max(largest, Rational(abs(d(i, j))));
                sum += abs(d(i, j));
            }
    }
};

/// max |D_ij| <= rho <= sum |D_ij| for N |D|_op^2 = rho = max over |F| <= 1 of |F^T D F|, by inertia of x I - D and
/// x I + D: rho is at most the sum, and not less than 999/1000 of the largest entry.
Truth bounds_hold(const RationalMatrix& d, const Reading& reading) {
    const Size size(d);
    const auto at_most = [&](const Rational& x) {
        return rigor::inertia(d.shifted(x)).positive == 0 &&
               (!reading.absolute || rigor::inertia((-d).shifted(x)).positive == 0);
    };
    const Rational nearly = size.largest * Rational(999, 1000);  // free: how sharply
    return rigor::truth(at_most(reading.all_entries ? size.sum : size.largest) &&
                        (size.largest == 0 || !at_most(nearly)));
}

/// The difference of two positive semidefinite Gram matrices.
RationalMatrix difference(claim::Sampler& sampler, long n) {
    const RationalMatrix a = sampler.positive_matrix(n, sampler.integer(1, n)), b = sampler.positive_matrix(n, 1);
    RationalMatrix d = a;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) d(i, j) -= b(i, j);
    return d;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "finite data sets";
    result.steps.carries(claim::cites_correction(context, "jacot-2018/appendix-a-norm"))
        .carries(claim::written(context, "bounds"))
        .carries(claim::written(context, "equivalent"))
        .supports(claim::instances(
            "differences D of Gram matrices, up to five rows: N |D|_op^2 is at most the sum of |D_ij| and at least the "
            "largest of them (to 1/1000), by exact inertia",
            context.seed, 60,
            [&](claim::Sampler& sampler) { return bounds_hold(difference(sampler, sampler.integer(2, 5)), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/appendix-a-equivalence", check)
        .control("bounded by the largest entry, whatever the number of points",
                 [](Reading& r) { r.all_entries = false; })
        .control("without the absolute value: the largest eigenvalue of the difference",
                 [](Reading& r) { r.absolute = false; })
        .property(claim::property_where(
            "D = [a, b; b, c] not 0: both bounds, exactly",
            [](long a, long b, long c) { return rigor::truth(a != 0 || b != 0 || c != 0); },
            [](long a, long b, long c) {
                RationalMatrix d(2, 2);
                d(0, 0) = a;
                d(0, 1) = d(1, 0) = b;
                d(1, 1) = c;
                return bounds_hold(d, {});
            },
            claim::Input{"a", claim::integers(-9, 9)}, claim::Input{"b", claim::integers(-8, 9)},
            claim::Input{"c", claim::integers(-9, 9)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::appendix_a_equivalence
