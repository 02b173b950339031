#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"

namespace proofs::st_arnaud_2026::theorem_2_limit {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

struct Reading {
    Rational limit{1, 4};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z = <x, x'> in [-1, 1), antipodal points included";
    result.steps = lemmas_a_and_b();
    result.steps.carries(claim::written(context, "layer"))
        .carries(claim::written(context, "mean"))
        .carries(claim::exact({"1 - 3 c - c, what the bracket tends to", 1 - 3 * reading.limit - reading.limit},
                              Relation::equal, {"0", 0}))
        .carries(claim::written(context, "limit"));
    return result;
}

/// |Theta_bar^(L) - 1/4| <= (U_1 + 8 + 4.6 log L)/(4 L).
rigor::Truth near_its_limit(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const Ball first = ntk::depth_coordinate(ntk::angle_of<Ball>(z));
    const Ball error = rigor::abs(ntk::normalized_neural_tangent_kernel<Ball>(z, L) - Ball(Rational(1, 4)));
    return rigor::certainly_less(error * Ball(4 * L), first + Ball(8) + Ball(Rational(46, 10)) * rigor::log(Ball(L)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-2-limit", check)
        .control("limit 1/4 + 1e-30",
                 [](Reading& reading) { reading.limit = Rational(1, 4) + rigor::parse_rational("1e-30"); })
        .control("limit 1/3", [](Reading& reading) { reading.limit = Rational(1, 3); })
        .property(claim::property("|Theta_bar^(L) - 1/4| <= (U_1 + 8 + 4.6 log L)/(4L) for z in [-1, 1), 1 <= L <= 400",
                                  near_its_limit, claim::Input{"z", claim::correlations_below_one()},
                                  claim::Input{"L", claim::integers(1, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_2_limit
