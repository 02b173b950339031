#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

#include <bit>

namespace proofs::le_2025::theorem_2_6_pairs {
namespace {

using claim::Relation;
using rigor::Rational;

/// What is shown of the outputs: any `together` of them are independent. The example: f_i = s_i |z_i|, i = 1, 2, 3,
/// with independent z_i, and signs of which the third is the product of the others, or independent of them.
struct Reading {
    int together = 2;
    bool product = true;
};

constexpr unsigned outputs = 3;

/// P(f_i > 0 for all i of the set), the set as bits: the share of the choices of signs with these s_i = 1.
Rational all_positive(unsigned set, const Reading& reading) {
    const unsigned choices = reading.product ? 4 : 8;
    long count = 0;
    for (unsigned s = 0; s < choices; ++s) {
        const unsigned third = reading.product ? (s ^ (s >> 1)) & 1 : (s >> 2) & 1;
        const unsigned negative = (s & 3) | (third << 2);
        if ((negative & set) == 0) ++count;
    }
    return Rational(count, choices);
}
/// The product of the P(f_i > 0).
Rational if_independent(unsigned set, const Reading& reading) {
    Rational product = 1;
    for (unsigned i = 0; i < outputs; ++i)
        if (const unsigned one = set & (1u << i)) product *= all_positive(one, reading);
    return product;
}

std::vector<unsigned> groups(int size) {
    std::vector<unsigned> sets;
    for (unsigned set = 0; set < 1u << outputs; ++set)
        if (std::popcount(set) == size) sets.push_back(set);
    return sets;
}
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example with three outputs";
    const claim::Side<unsigned> together{"P(all of them > 0)",
                                         [&](const unsigned& set) { return all_positive(set, reading); }},
        apart{"the product of their P(f_i > 0)", [&](const unsigned& set) { return if_independent(set, reading); }};
    result.steps
        .carries(claim::exact_for_each<unsigned>(fmt::format("the groups of {} outputs", reading.together),
                                                 groups(reading.together), together, Relation::equal, apart))
        .carries(claim::written(context, "triple"))
        .carries(claim::witness<unsigned>("all of f_1 = s_1 r_1, f_2 = s_2 r_2, f_3 = s_1 s_2 r_3", (1u << outputs) - 1,
                                          together, Relation::equal, apart));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d_out, all Lipschitz sigma, all finite sets of points";
    long dependent = 0;
    for (const unsigned set : groups(reading.together))
        if (all_positive(set, reading) != if_independent(set, reading)) ++dependent;
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "all"))
        .supports(claim::exact({fmt::format("groups of {} outputs of the example that are dependent, so that it does "
                                            "not have what is shown",
                                            reading.together),
                                dependent},
                               Relation::at_least, {"1", 1}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.6-pairs", check)
        .control("the third sign independent of the others", [](Reading& r) { r.product = false; })
        .corrected(check_correction, {.together = 3})
        .correction_control("pairs of outputs only", [](Reading& r) { r.together = 2; })
        .property(claim::property(
            "products s_i s_j, i < j, of k signs: N^-1/2 of their sum is as on the page, exactly (squared)",
            [](long k, long negative) {
                const long minus = negative % (k + 1), sum = k - 2 * minus;
                // free: all pairs, by counting equal and different signs
                const long equal = (minus * (minus - 1) + (k - minus) * (k - minus - 1)) / 2;
                const long pairs = k * (k - 1) / 2, products = equal - (pairs - equal);
                const Rational bracket = Rational(sum * sum, k) - 1;
                return rigor::truth(Rational(products * products, pairs) ==
                                    Rational(k, 2 * (k - 1)) * bracket * bracket);
            },
            claim::Input{"k", claim::integers(2, 1000)}, claim::Input{"number of -1", claim::integers(0, 1000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6_pairs
