#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <algorithm>

namespace proofs::st_arnaud_2026::proposition_4_nonzero {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::Truth;

/// x' in R^4; X = {e_1, e_2}, L = 2.
struct Reading {
    RationalVector x{0, 0, 1, 0};  // free: any point orthogonal to X
};
Reading corrected() { return {{Rational(3, 5), 0, Rational(4, 5), 0}}; }  // free: any that is not orthogonal

constexpr std::size_t data = 2;

/// Theta^(1)(x_k, x') = x_k^T x'/n0.
RationalVector coefficients(const RationalVector& x) {
    RationalVector list;
    for (std::size_t k = 0; k < data; ++k) list.push_back(x[k] / static_cast<long>(x.size()));
    return list;
}
Rational sum_of_sizes(const RationalVector& list) {
    Rational sum = 0;
    for (const Rational& c : list) sum += abs(c);
    return sum;
}
/// (W_0)_i (f_s(X) - f*(X))^T Theta^(1)(X x').
Rational term(const Rational& weight, const RationalVector& residual, const RationalVector& x) {
    const RationalVector c = coefficients(x);
    Rational sum = 0;
    for (std::size_t k = 0; k < data; ++k) sum += residual[k] * c[k];
    return weight * sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2 and x' orthogonal to all of X: both terms are 0 with probability 1";
    result.steps
        .carries(claim::witness<RationalVector>(
            "n0 = 4, L = 2, X = {e_1, e_2} and this x'", reading.x,
            {"sum_k |Theta^(1)(x_k, x')|, which times |W_0,i| max_k |f_s(x_k) - f*(x_k)| bounds the term",
             [](const RationalVector& x) { return sum_of_sizes(coefficients(x)); }},
            Relation::different, {"0", [](const RationalVector&) { return 0; }}))
        .supports(claim::instances("the term is at most that bound, for random weights and residuals", context.seed,
                                   100, [&](claim::Sampler& sampler) {
                                       const RationalVector residual = sampler.vector(data);
                                       const Rational weight = sampler.rational(),
                                                      largest = std::max<Rational>(abs(residual[0]), abs(residual[1]));
                                       return rigor::truth(abs(term(weight, residual, reading.x)) <=
                                                           abs(weight) * largest *
                                                               sum_of_sizes(coefficients(reading.x)));
                                   }));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 2";
    result.steps.carries(claim::written(context, "hyperplane"))
        .carries(claim::exact({"sum_k |Theta^(1)(x_k, x')| for x' = (3/5, 0, 4/5, 0), which meets the condition",
                               sum_of_sizes(coefficients(reading.x))},
                              Relation::different, {"0", 0}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-4-nonzero", check)
        .control("x' = (1, 0, 0, 0), a word of the data",
                 [](Reading& r) {
                     r.x = {1, 0, 0, 0};
                 })
        .control("x'_1 = 1e-20", [](Reading& r) { r.x[0] = rigor::parse_rational("1e-20"); })
        .control("x'_2 = 1e-20", [](Reading& r) { r.x[1] = rigor::parse_rational("1e-20"); })
        .corrected(check_correction, corrected())
        .correction_control("x' orthogonal to X",
                            [](Reading& r) {
                                r.x = {0, 0, 1, 0};
                            })
        .property(claim::property_where(
            "x' not orthogonal to X: the term is 0 for one residual of a line in general position at most",
            [](long a, long b, const Rational&, const Rational&) { return rigor::truth(a != 0 || b != 0); },
            [](long a, long b, const Rational& s, const Rational& t) {
                // Residuals (s, t) + u (a, b) move across the hyperplane, as (a, b) is its normal.
                const RationalVector x{a, b, 1, 0};
                const Rational there = term(1, {s, t}, x), further = term(1, {s + a, t + b}, x);
                return rigor::truth(there != further);
            },
            claim::Input{"x'_1", claim::integers(-3, 3)}, claim::Input{"x'_2", claim::integers(-3, 3)},
            claim::Input{"residual 1", claim::correlations()}, claim::Input{"residual 2", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_4_nonzero
