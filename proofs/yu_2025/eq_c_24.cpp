#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::eq_c_24 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// M is factor times the least |r|^2 over the shell, and C is bound times lambda_min(K_t(X, X)), at most 1.
struct Reading {
    Rational factor{1}, bound{1};
};

/// S (b b^T + lambda I) S.
RationalMatrix signed_kernel_of(const std::vector<long>& b, const Rational& lambda, long signs, long n) {
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const long sign = (signs >> i ^ signs >> j) & 1 ? -1 : 1;
            k(i, j) = sign * b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)] +
                      (i == j ? lambda : Rational(0));
        }
    return k;
}

/// The chain at r with max r_i = rho, C = bound lambda and M = factor rho^2: K - C I has no negative eigenvalue.
Truth chain(const RationalMatrix& k, const std::vector<Rational>& r, const Rational& lambda, const Reading& reading) {
    Rational square = 0, largest = 0;
    for (const Rational& x : r) {
        square += x * x;
        largest = std::max(largest, x);
    }
    const Rational M = reading.factor * largest * largest, C = reading.bound * lambda;
    return rigor::truth(rigor::inertia(k.shifted(C)).negative == 0 && rigor::quadratic_form(k, r) >= C * square &&
                        square >= M && C * M > 0);
}
Truth chain_at_random(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 6);
    std::vector<long> b;
    std::vector<Rational> r;
    for (long i = 0; i < n; ++i) {
        b.push_back(sampler.integer(-5, 5));
        r.push_back(Rational(sampler.integer(1, 999), 1000));
    }
    const long signs = sampler.integer(0, 63);
    const Rational lambda = sampler.positive_rational();
    return chain(signed_kernel_of(b, lambda, signs, n), r, lambda, reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, symmetric K_t(X, X) with lambda_min >= C > 0, V_* > 0 and eps > 0 (second line of (C.23)), r in "
        "Gamma_eps";
    const std::string C = rigor::to_string(reading.bound);
    // K = C I and r = (rho, 0, …, 0), where all members are equal: C = 1/3, rho = 1/2, n = 3.
    const Rational lambda(1, 3), rho(1, 2), bound = reading.bound * lambda, M = reading.factor * rho * rho;
    const RationalMatrix k = signed_kernel_of({0, 0, 0}, lambda, 0, 3);
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.23-inclusion"))
        .carries(claim::written(context, "rayleigh"))
        .supports(claim::instances(
            "the chain for S (b b^T + lambda I) S, signs S and r at random, n = 1 to 6, C = " + C +
                " lambda, by exact inertia",
            context.seed, 60, [&](claim::Sampler& sampler) { return chain_at_random(sampler, reading); }))
        .supports(
            claim::exact({"where it is attained, K = I/3, r = (1/2, 0, 0): r^T K r",
                          rigor::quadratic_form(k, std::vector<Rational>{rho, 0, 0})},
                         Relation::at_least,
                         {fmt::format("C M, C = {}/3, M = {} rho^2", C, rigor::to_string(reading.factor)), bound * M}))
        .supports(claim::exact({"C M there", bound * M}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "members"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.24", check)
        .control("M larger by the factor 1 + 1e-20", [=](Reading& r) { r.factor += little; })
        .control("M = 0", [](Reading& r) { r.factor = 0; })
        .control("C larger than lambda_min by the factor 1 + 1e-20", [=](Reading& r) { r.bound += little; })
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound = 0; })
        .property(claim::property_where(
            "max r_i > 0: the chain at random b, C, signs and r, rho = max r_i, exactly",
            [](const std::vector<long>&, const Rational&, long, const std::vector<long>& k) {
                return rigor::truth(std::any_of(k.begin(), k.end(), [](long x) { return x > 0; }));
            },
            [](const std::vector<long>& b, const Rational& C, long signs, const std::vector<long>& k) {
                std::vector<Rational> r;
                for (const long x : k) r.push_back(Rational(x, 1000));
                return chain(signed_kernel_of(b, C, signs, static_cast<long>(r.size())), r, C, {});
            },
            claim::Input{"b", rc::gen::container<std::vector<long>>(6, claim::integers(-5, 5))},
            claim::Input{"C", claim::positive_rationals()}, claim::Input{"signs", claim::integers(0, 63)},
            claim::Input{"1000 r", rc::gen::mapcat(claim::integers(1, 6), [](long n) {
                             return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n),
                                                                          claim::integers(0, 999));
                         })}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_24
