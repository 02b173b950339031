#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"

#include "ntk/depth/depth_sequences.hpp"
#include "rigor/rate/rate_decision.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace proofs::st_arnaud_2026 {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational;

namespace {

claim::Side<Point> side(const std::string& name, Ball ntk::DepthGeometry::*quantity) {
    return {name, [quantity](const Point& x) { return claim::Quantity(ntk::depth_geometry(x[0]).*quantity); }};
}

}  // namespace

claim::Steps lemmas_a_and_b(const Rational& H_max, const Rational& J_max) {
    const claim::Domain angles{{{"theta", ntk::all_angles()[0]}}};
    const auto H = side("H", &ntk::DepthGeometry::H), J = side("J", &ntk::DepthGeometry::J);
    claim::Steps steps;
    steps.carries(claim::everywhere(angles, H, Relation::greater, claim::constant(0)))
        .carries(claim::everywhere(angles, H, Relation::less, claim::constant(H_max)))
        .carries(claim::everywhere(angles, J, Relation::greater, claim::constant(0)))
        .carries(claim::everywhere(angles, J, Relation::less, claim::constant(J_max)))
        .carries(claim::everywhere(angles, side("t", &ntk::DepthGeometry::t), Relation::greater, claim::constant(0)))
        .carries(claim::everywhere(angles, side("B", &ntk::DepthGeometry::B), Relation::greater, claim::constant(0)))
        .carries(claim::identity<1>(
            "1/(t (1 + t))", [](const auto& t) { return 1 / (t * (1 + t)); },
            "1/2 + (3/8) x + x^2 (6 t^2 + 18 t + 16)/(16 t (1 + t)^3), x = 1 - t^2",
            [](const auto& t) {
                const auto x = 1 - t * t, s = 1 + t;
                return Rational(1, 2) + Rational(3, 8) * x + x * x * (6 * t * t + 18 * t + 16) / (16 * t * s * s * s);
            }));
    return steps;
}

RateSteps compared_with_expansion(const std::string& rate) {
    static const rigor::AsymptoticExpansion kernel(ntk::DepthSequences().expansion(ntk::depth_sequence("theta-bar")),
                                                   0);
    const rigor::RateClaim printed = rigor::parse_rate_claim(rate, {ntk::DepthSequences::constant_name});
    const rigor::Growth growth = rigor::growth_of(printed.rate.leading());
    const bool strictly = printed.kind == rigor::RateKind::little_o;
    if (!strictly && printed.kind != rigor::RateKind::big_o) throw std::invalid_argument(rate + " is neither O nor o");
    if (growth < kernel.beyond || (strictly && growth == kernel.beyond))
        throw std::invalid_argument(rate + " is finer than the expansion that is proved");
    const rigor::AsymptoticExpansion rest = kernel.minus(printed.approximation.terms());
    std::vector<rigor::LogTerm> above = rest.terms_above(growth);
    if (strictly)  // a term of the same growth refutes o as well
        for (const rigor::LogTerm& term : rest.terms)
            if (rigor::growth_of(term) == growth) above.push_back(term);
    const std::string leading = above.empty() ? "" : ", the first is " + rigor::to_string(above.front());
    return {above.empty(), claim::exact({fmt::format("terms {} \"{}\" in the proved expansion of Theta_bar^(L){}",
                                                     strictly ? "not below" : "above", rate, leading),
                                         static_cast<long>(above.size())},
                                        above.empty() ? Relation::equal : Relation::different, {"0", 0})};
}

}  // namespace proofs::st_arnaud_2026
