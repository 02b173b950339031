// The odd part of the normalized kernel at L = 2, as a step: Theta_bar^(2)(z) - Theta_bar^(2)(-z) = z.
#pragma once

#include "claim/decided_steps.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

namespace proofs::st_arnaud_2026 {

/// Theta_bar^(2)(z) - Theta_bar^(2)(-z) = factor z, by the formal sums of T_2 = 2 Theta_bar^(2), coefficient by
/// coefficient.
inline claim::Step odd_part_is(const rigor::Rational& factor) {
    struct Coefficient {
        rigor::Rational found, expected;
    };
    const SecondLayer odd = second_layer() - second_layer().reflected();
    const std::vector<Coefficient> list{{odd.cosine, 2 * factor}, {odd.angle_cosine, 0}, {odd.sine, 0}};
    return claim::exact_for_each<Coefficient>(
        "the coefficients of cos theta, (theta/pi) cos theta and sin theta/pi", list,
        {"T_2(theta) - T_2(pi - theta)", [](const Coefficient& c) { return claim::Quantity(c.found); }},
        claim::Relation::equal,
        {rigor::to_string(rigor::Rational(2 * factor)) + " cos theta",
         [](const Coefficient& c) { return claim::Quantity(c.expected); }});
}

}  // namespace proofs::st_arnaud_2026
