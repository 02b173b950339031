#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/mean_square.hpp"

namespace proofs::yu_2025::eq_b_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// u_0^T K_2 u_0 is `form`, 0 as supposed; the terms i != j weighted `cross` times.
struct Reading {
    Rational form = 0, cross = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all points, all K_1, singular ones included, all u_0 with u_0^T K_2(X, X) u_0 = 0";
    result.steps.carries(claim::cites(context, "yu-2025/eq-b.1"))
        .carries(square_expanded(reading.cross))
        .carries(
            claim::exact({"u_0^T K_2 u_0, the bound of eps P((u_0^T sigma)^2 >= eps) for every eps > 0", reading.form},
                         Relation::at_most, {"0", Rational(0)}))
        .carries(claim::written(context, "almost-surely"));
    return result;
}

/// Two outcomes of f at two points.
using Outcomes = std::vector<long>;
Rational relu(long z) { return z > 0 ? Rational(z) : Rational(0); }
Rational combination(const Outcomes& f, const Outcomes& u, std::size_t outcome) {
    return u[0] * relu(f[2 * outcome]) + u[1] * relu(f[2 * outcome + 1]);
}
Truth vanishing_form(const Outcomes& f, const Outcomes& u) {
    rigor::RationalMatrix k(2, 2);
    for (std::size_t o = 0; o < 2; ++o)
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j)
                k(static_cast<long>(i), static_cast<long>(j)) += relu(f[2 * o + i]) * relu(f[2 * o + j]) / 2;
    return rigor::truth(rigor::quadratic_form(k, claim::RationalVector(u.begin(), u.end())) == 0);
}
Truth vanishes_at_every_outcome(const Outcomes& f, const Outcomes& u) {
    return rigor::truth(combination(f, u, 0) == 0 && combination(f, u, 1) == 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.2", check)
        .control("u_0^T K_2 u_0 = 1e-20", [](Reading& r) { r.form = rigor::parse_rational("1e-20"); })
        .control("the terms i != j weighted 1 + 1e-20", [](Reading& r) { r.cross += rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "a law of two outcomes of f at two points, u_0^T K_2 u_0 = 0: u_0^T sigma(f(X)) = 0 at both, exactly",
            vanishing_form, vanishes_at_every_outcome,
            claim::Input{"f", rc::gen::container<Outcomes>(4, claim::integers(-2, 2))},
            claim::Input{"u_0", rc::gen::container<Outcomes>(2, claim::integers(-2, 2))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_2
