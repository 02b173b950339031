#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_3 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The series (B.6), (B.7): their single coefficients, and sums over all n, or the first `terms` of them. What is said
/// of every coefficient is its relation to 0.
struct Reading {
    Relation sign = Relation::at_least;
    Rational linear{1, 2};  // free: only its sign is looked at; of kappa_1
    std::optional<long> terms;
};

struct Single {
    std::string name;
    std::function<Ball()> value;
};

/// What (B.6), (B.7) have beside their sums, and the powers that are absent.
claim::Step single_coefficients(const Reading& reading) {
    const auto rational = [](const Rational& q) { return [q] { return Ball(q); }; };
    const std::vector<Single> list{{"1/2 of kappa_0", rational(Rational(1, 2))},
                                   {"0 at the even powers from 2 on of kappa_0", rational(0)},
                                   {"1/pi of kappa_1", [] { return Ball(1) / Ball::pi(); }},
                                   {"the coefficient of u in kappa_1", rational(reading.linear)},
                                   {"0 at the odd powers from 3 on of kappa_1", rational(0)}};
    std::string names;
    for (const Single& single : list) names += (names.empty() ? "" : ", ") + single.name;
    return claim::exact_for_each<Single>("the coefficients outside of the sums: " + names, list,
                                         {"coefficient", [](const Single& single) { return single.value(); }},
                                         reading.sign, {"0", [](const Single&) { return 0; }});
}

/// One of the two sums: `shifted` is 0 for (2n)!/(4^n n!^2 (2n+1)), 1 for (2n)!/(4^n n! (n+1)! (2n+1)).
/// All terms are positive: the first is 1, and the ratio of neighbours is, with w = 1/(n + 1) in (0, 1].
claim::Step sum_is_positive(const std::string& name, long shifted) {
    claim::Steps base, step;
    base.carries(claim::exact({"0!/(4^0 0! 0! 1)", Rational(1)}, Relation::greater, {"0", Rational(0)}));
    const auto ratio = [=](const auto& w) { return (2 - w) * (2 - w) / (2 * (1 + shifted * w) * (2 + w)); };
    step.carries(claim::identity<1>(
                     fmt::format("(2n+2)!/(2n)! / (4 (n+1) (n+{})) (2n+1)/(2n+3)", 1 + shifted),
                     [=](const auto& n) {
                         return (2 * n + 1) * (2 * n + 2) / (4 * (n + 1) * (n + 1 + shifted)) * (2 * n + 1) /
                                (2 * n + 3);
                     },
                     "the ratio at w = 1/(n+1)", [=](const auto& n) { return ratio(1 / (n + 1)); }))
        .carries(claim::everywhere({{{"w", {0, 1}}}},
                                   {"the ratio", [=](const rigor::Point& at) { return ratio(at[0]); }},
                                   Relation::greater, claim::constant(0)));
    return claim::induction("the terms of " + name, base, step);
}

/// Every n of the sums.
claim::Step all_terms(const Reading& reading) {
    claim::Steps steps;
    steps.carries(sum_is_positive("(B.6)", 0)).carries(sum_is_positive("(B.7)", 1));
    return claim::cases("n", 0, std::nullopt, {{0, reading.terms, steps}});
}

/// By the squared Hermite coefficients of step and ReLU (Mehler), which know nothing of the series.
Truth signs_by_hermite(long k) {
    const ntk::PiRational zero = ntk::step_dual_coefficient(k), one = ntk::relu_dual_coefficient(k);
    const auto positive = [](const ntk::PiRational& c) { return c.plain + c.over_pi > 0; };
    const bool nonnegative = zero.plain >= 0 && zero.over_pi >= 0 && one.plain >= 0 && one.over_pi >= 0;
    return rigor::truth(nonnegative && positive(zero) == (k == 0 || k % 2 == 1) &&
                        positive(one) == (k <= 1 || k % 2 == 0));
}

/// T_M = 1 - sum of c_k, k < 2M, against 1/(6 (pi M)^(3/2)).
Truth tail_is_large(long last) {
    const rigor::Precision precision(128);
    Ball tail(1);
    for (long k = 0; k < 2 * last; ++k) tail -= ntk::kappa_1_coefficient(k).value<Ball>();
    const Ball size = Ball::pi() * Ball(last);
    return rigor::certainly_less(Ball(1) / (Ball(6) * size * rigor::sqrt(size)), tail);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all coefficients of both series";
    result.steps.carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::cites(context, "yu-2025/eq-b.7"))
        .carries(single_coefficients(reading))
        .carries(all_terms(reading))
        .carries(claim::written(context, "powers"))
        .supports(claim::range("k", 0, 600,
                               "the signs at u^k by the squared Hermite coefficients of step and ReLU: positive for "
                               "kappa_0 at 0 and odd k, for kappa_1 at 0, 1 and even k, else 0",
                               signs_by_hermite))
        .supports(claim::range("M", 1, 100,
                               "the coefficients of kappa_1 from u^(2M) on add up to more than 1/(6 (pi M)^(3/2))",
                               tail_is_large));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-3", check)
        .control("positive in place of non-negative", [](Reading& r) { r.sign = Relation::greater; })
        .control("kappa_1(-u): -1/2 at u", [](Reading& r) { r.linear = Rational(-1, 2); })
        .control("the sums cut off after 200 terms: finitely many", [](Reading& r) { r.terms = 199; })
        .property(claim::property("the signs at u^k by the squared Hermite coefficients, k to 4000", signs_by_hermite,
                                  claim::Input{"k", claim::integers(0, 4000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_3
