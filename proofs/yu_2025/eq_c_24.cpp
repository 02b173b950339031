#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// S (b b^T + lambda I) S.
RationalMatrix kernel(const std::vector<long>& b, const Rational& lambda, long signs, long n) {
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) k(i, j) = ((signs >> i ^ signs >> j) & 1 ? -1 : 1) * b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)] + (i == j ? lambda : Rational(0));
    return k;
}

/// The chain at r with max r_i >= rho, for C = lambda and M = rho^2 times `factor`; K - C I has no negative eigenvalue.
Truth chain(const RationalMatrix& k, const std::vector<Rational>& r, const Rational& c, const Rational& rho, const Rational& factor) {
    Rational square = 0;
    for (const Rational& x : r) square += x * x;
    const Rational m = factor * rho * rho;
    return rigor::truth(inertia(k.shifted(c)).negative == 0 && rigor::quadratic_form(k, r) >= c * square && square >= m && c * m > 0);
}

claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes, extremal = Truth::yes;
    for (long n = 1; n <= 6; ++n)
        for (long signs = 0; signs < 1 << n; ++signs) {
            const RationalMatrix k = kernel({1, -2, 3, 0, 5, -1}, Rational(1, 3), signs, n);
            std::vector<Rational> inner(static_cast<std::size_t>(n), Rational(1, 3)), corner(static_cast<std::size_t>(n), Rational(0));
            inner[0] = Rational(3, 4);
            corner[0] = Rational(1, 2);
            all = all && chain(k, inner, Rational(1, 3), Rational(1, 2), factor);
            extremal = extremal && chain(k, corner, Rational(1, 3), Rational(1, 2), factor);
        }
    argument.step("the chain for S (b b^T + C I) S, all signs S, n = 1 to 6, by exact inertia (for all: the Rayleigh quotient)", all)
        .step("also where |r|^2 = M, at r = (rho, 0, …, 0): M = rho^2", extremal);
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue(1), claim::Evidence::proved, "every n, symmetric K_t(X, X) with lambda_min >= C > 0, V_* > 0 and eps > 0 (second line of (C.23)), r in Gamma_eps");
}

}  // namespace

claim::legacy::Check eq_c_24() {
    return {
        .id = "yu-2025/eq-c.24",
        .check = with_misprint(check, R"(With $\Gamma_\varepsilon$ the set of the second line of (C.23), as corrected in eq-c.23.)"),
        .controls = {{"M larger by the factor 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"M = 0", [](const claim::Context&) { return claim::verdict_of(argue(0).conclusion()); }}},
        .property = claim::property("the chain at random b, C, signs and r, rho = max r_i, exactly",
                                    [](const std::vector<long>& b, const Rational& c, long signs, const std::vector<long>& k) {
                                        std::vector<Rational> r;
                                        Rational rho = 0;
                                        for (const long x : k) {
                                            r.push_back(Rational(x, 1000));
                                            rho = std::max(rho, r.back());
                                        }
                                        return chain(kernel(b, c, signs, static_cast<long>(r.size())), r, c, rho, 1);
                                    },
                                    claim::Input{"b", rc::gen::container<std::vector<long>>(6, claim::integers(-5, 5))}, claim::Input{"C", claim::positive_rationals()}, claim::Input{"signs", claim::integers(0, 63)},
                                    claim::Input{"1000 r", rc::gen::mapcat(claim::integers(1, 6), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(1, 999)); })}),
    };
}
const claim::legacy::Registered registered_eq_c_24{eq_c_24};

}  // namespace proofs::yu_2025
