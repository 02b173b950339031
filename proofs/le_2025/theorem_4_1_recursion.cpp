#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/signed_networks.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::theorem_4_1_recursion {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Theta^(l+1) = factor Theta^L dotSigma^(L+1) + Sigma^(L+1), L the depth, or with l for L. The example: ReLU, n_0 = 1,
/// beta = 0, x = x' = point >= 0, this depth.
struct Reading {
    bool index_is_depth = true;
    long depth = 3;  // free: any from 2 on
    Rational factor = 1, point = 1;
};

const Rational slope{1, 2};

/// Theta^2 by the recursion as read, Sigma^1 = point^2. As printed, all Theta^(l+1), l < L, have the same right side,
/// so they are the number T with T = T/2 + Sigma^(L+1); for L = 1 there is no recursion.
Rational second_kernel(const Reading& r) {
    const long index = r.index_is_depth ? r.depth : 1;
    const Rational next = limit_on_one_side(index + 1, r.point, r.point).covariance;
    return r.index_is_depth ? Rational(next / (1 - r.factor * slope))
                            : Rational(r.factor * slope * r.point * r.point + next);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example, every depth L >= 2 of which fails alike";
    result.steps.carries(claim::written(context, "print"))
        .carries(claim::exact(
            {fmt::format("ReLU, n_0 = 1, beta = 0, x = x' = {}, L = {}: ", rigor::to_string(reading.point),
                         reading.depth) +
                 (reading.index_is_depth ? fmt::format("Theta^2 by the print, T = T dotSigma^{} + Sigma^{}",
                                                       reading.depth + 1, reading.depth + 1)
                                         : "Theta^2 = Theta^1 dotSigma^2 + Sigma^2"),
             second_kernel(reading)},
            Relation::different,
            {"the mean of Theta^2 over networks with one hidden layer, weights all signs, by back-propagation",
             mean_tangent_kernel(2, reading.point, reading.point)}))
        .carries(claim::written(context, "mean"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, beta >= 0, all l and pairs of points";
    std::vector<long> layers{1, 2, 3, 4, 5};
    result.steps.carries(claim::cites(context, "le-2025/theorem-4.1"))
        .carries(claim::exact_for_each<long>(
            "l = 1, …, 5; ReLU, n_0 = 1, beta = 0, x = x' = 1", layers,
            {"the mean of Theta^(l+1) over networks, by back-propagation",
             [](const long& l) { return mean_tangent_kernel(l + 1, 1, 1); }},
            Relation::equal,
            {(reading.factor == 1 ? std::string() : rigor::to_string(reading.factor) + " ") +
                 "the mean of Theta^l times 1/2 + Sigma^(l+1)",
             [&](const long& l) {
                 return Rational(reading.factor * slope * mean_tangent_kernel(l, 1, 1) +
                                 limit_on_one_side(l + 1, 1, 1).covariance);
             }}))
        .carries(claim::written(context, "index"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-4.1-recursion", check)
        .control("x = x' = 0, where all kernels are 0", [](Reading& r) { r.point = 0; })
        .corrected(check_correction, {.index_is_depth = false})
        .correction_control("dotSigma larger by the factor 1 + 1e-9",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-9"); })
        .property(claim::property(
            "ReLU, beta = 0, x, x' > 0: the mean over networks of Theta^L is L x x'/2^(L-1), as the recursion with l "
            "gives, exactly",
            [](long L, const Rational& x, const Rational& y) {
                return rigor::truth(mean_tangent_kernel(L, x, y) ==
                                    L * x * y / rigor::power(Rational(2), static_cast<unsigned long>(L - 1)));
            },
            claim::Input{"L", claim::integers(1, 6)}, claim::Input{"x", claim::positive_rationals()},
            claim::Input{"x'", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_4_1_recursion
