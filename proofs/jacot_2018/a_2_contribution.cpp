#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

namespace proofs::jacot_2018::a_2_contribution {
namespace {

using rigor::Rational;

/// The limit of Theta_ii' is share Theta_infinity delta_ii', or it is the same off the diagonal.
struct Reading {
    bool diagonal = true;
    Rational share = 1;
};

/// n_L = 2, a_i = sigma'(z_i) W_i: half of sum_(i, i') T_ii' a_i b_i'.
template <class T>
T quadratic(const T& t11, const T& t12, const T& t22, const T& a1, const T& a2, const T& b1, const T& b2) {
    return (t11 * a1 * b1 + t12 * a1 * b2 + t12 * a2 * b1 + t22 * a2 * b2) / 2;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "t in [0, tau] for fixed n_L; t in [0, T] in the iterated limit, n_L last; hypotheses of theorem 2";
    result.steps.carries(claim::cites(context, "jacot-2018/a.1-split"))
        .carries(claim::written(context, "sum"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::identity<5>(
            "n_L = 2, a_i = sigma'(z_i) W_i: the sum with Theta_ii' = th delta_ii'",
            [](const auto& th, const auto& a1, const auto& a2, const auto& b1, const auto& b2) {
                using T = std::decay_t<decltype(th * a1)>;
                return quadratic<T>(th, T(0), th, a1, a2, b1, b2);
            },
            "th (a_1 a'_1 + a_2 a'_2)/2",
            [&](const auto& th, const auto& a1, const auto& a2, const auto& b1, const auto& b2) {
                const auto limit = reading.share * th;
                auto sum = limit * a1 * b1 + limit * a2 * b2;
                if (!reading.diagonal) sum = sum + limit * a1 * b2 + limit * a2 * b1;
                return sum / 2;
            }))
        .carries(claim::written(context, "difference"))
        .carries(claim::written(context, "late"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-contribution", check)
        .control("a limit without delta_ii'", [](Reading& r) { r.diagonal = false; })
        .control("half of the limit", [](Reading& r) { r.share = Rational(1, 2); })
        .property(claim::property(
            "n_L = 2: an error of at most e in each entry changes the sum by at most e (|a_1| + |a_2|)^2/2, exactly",
            [](const Rational& e, const Rational& p, const Rational& q) {
                const Rational change = quadratic<Rational>(e, -e, e, p, -q, p, -q), size = p + q;
                return rigor::truth(change <= e * size * size / 2);
            },
            claim::Input{"e", claim::positive_rationals()}, claim::Input{"|a_1|", claim::positive_rationals()},
            claim::Input{"|a_2|", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_contribution
