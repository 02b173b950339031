// Section 3.1 of Le, remark 3.9 and the last paragraph: what a kernel K(x, x') = <phi(x), phi(x')> is, and what is gained by it.
//  - Gram matrices K = phi phi^T are symmetric and positive semidefinite.
//  - The Gaussian kernel has no feature map of finite dimension: K(x, x') = exp(-|x|^2/2) exp(-|x'|^2/2) sum_k <x, x'>^k/k!, and at m different points of a line the terms k < m are positive definite (Vandermonde),
//    the others semidefinite: the Gram matrix has rank m for every m.
//  - A step takes 2 m d multiplications in the weights and m^2 in the dual variables.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/section_3_1.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

bool semidefinite(const Regression& r) { return rigor::inertia(r.gram()).negative == 0 && r.gram().is_symmetric(); }
claim::legacy::Argument semidefinite_argument(bool definite) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        all = all && semidefinite(r) && (!definite || rigor::rank(r.gram()) == r.points());
    }
    return argument.step(definite ? "Gram matrices are positive definite" : "Gram matrices are symmetric without negative eigenvalues (exact)", rigor::truth(all));
}

/// exp(<x, x'>) by its series to order N - 1 at N points of the line: the monomials of degree < N alone make it positive definite; the factors exp(-|x|^2/2) do not change that.
bool rbf_rank(const Vector& x, long terms) {
    const long n = static_cast<long>(x.size());
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            Rational term = 1;
            for (long p = 0; p < terms; ++p) {
                k(i, j) += term;
                term *= x[at(i)] * x[at(j)] / (p + 1);
            }
        }
    return rigor::inertia(k).positive == n;
}
Vector different_points(long n, long number) {
    Draw draw(number);
    Vector x;
    for (long i = 0; i < n; ++i) x.push_back((i == 0 ? Rational(draw.integer(-5, 5)) : x.back()) + Rational(draw.integer(1, 4), draw.integer(1, 4)));
    return x;
}
claim::legacy::Argument rbf(long missing) {
    claim::legacy::Argument argument;
    for (const long n : {1L, 3L, 6L, 10L})
        argument.step(fmt::format("{} different points of the line: the first {} terms of exp(x x') have a positive definite Gram matrix (exact)", n, n - missing), rigor::truth(rbf_rank(different_points(n, n), n - missing)));
    return argument;
}

/// Multiplications of one step, from counting them in the formulas: 2 m d in the weights, m^2 in the dual variables with the Gram matrix at hand.
struct Counts {
    long weights, dual;
};
Counts count(long m, long d) { return {2 * m * d, m * m}; }

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check remark_3_9() {
    return {
        .id = "le-2025/remark-3.9",
        .check = [](const claim::Context&) { return conclude(rbf(0), claim::Evidence::proved, "all m; points of a line suffice, whatever d_in is"); },
        .controls = {control("one term fewer", [] { return rbf(1); })},
        .property = claim::property("the first m terms are positive definite at m different points, exactly", [](long m, long n) { return rigor::truth(rbf_rank(different_points(m, n), m)); }, claim::Input{"m", claim::integers(1, 8)}, number()),
    };
}
const claim::legacy::Registered registered_remark_3_9{remark_3_9};

claim::legacy::Check remark_3_9_computation() {
    const auto argument = [](long factor) {
        claim::legacy::Argument a;
        bool all = true;
        for (long m = 1; m <= 50; ++m)
            for (long d = 1; d <= 50; ++d) all = all && (count(m, d).dual < count(m, d).weights) == (m < factor * d);
        return a.step("multiplications of one step: 2 m d in the weights, m^2 in the dual variables (Gram matrix at hand); fewer in the dual variables iff m < 2 d", rigor::truth(all));
    };
    return {
        .id = "le-2025/remark-3.9-computation",
        .check = [argument](const claim::Context&) { return claim::legacy::unchecked(argument(2), "no sizes are given; the count says when it is so"); },
        .controls = {control("fewer iff m < d", [argument] { return argument(1); })},
        .property = claim::property("m^2 < 2 m d iff m < 2 d", [](long m, long d) { return rigor::truth((count(m, d).dual < count(m, d).weights) == (m < 2 * d)); }, claim::Input{"m", claim::integers(1, 10'000)}, claim::Input{"d", claim::integers(1, 10'000)}),
    };
}
const claim::legacy::Registered registered_remark_3_9_computation{remark_3_9_computation};

claim::legacy::Check section_3_1_psd() {
    return {
        .id = "le-2025/section-3.1-psd",
        .check = [](const claim::Context&) { return conclude(semidefinite_argument(false), claim::Evidence::proved, "all feature maps and finite sets of points"); },
        .controls = {control("positive definite", [] { return semidefinite_argument(true); })},
        .property = claim::property("no negative eigenvalue, exactly", [](long m, long d, long rank, long n) { return rigor::truth(semidefinite(regression(m, d, rank, n))); }, claim::Input{"m", claim::integers(1, 6)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_psd{section_3_1_psd};

}  // namespace proofs::le_2025
