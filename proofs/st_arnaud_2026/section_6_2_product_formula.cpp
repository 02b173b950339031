#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_product_formula {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// eps_(L+1) = sum_(k = first)^(L+1) (1/k) prod_(k' = k+1)^(L+1) (1 - shift/k') + "o(1/L)"
///             + eps_2 prod_(k' = last_first)^(L+1) (1 - shift/k').
struct Reading {
    long first = 2, last_first = 2;  // free: the terms up to 4 vanish with the factor 1 - 4/4
    long shift = 4;
    std::string rest = "o(1/L)";  ///< what is left of the right side, as L -> infinity
    Rational sum{1, 4};           ///< of the correction: the value of the sum, for L >= from
    long from = 3;
};

Rational factor(long k, long shift) { return 1 - Rational(shift, k); }
/// prod_(k' = first)^last.
Rational product(long first, long last, long shift) {
    Rational value = 1;
    for (long k = first; k <= last; ++k) value *= factor(k, shift);
    return value;
}
Rational sum(long L, const Reading& reading) {
    Rational total = 0;
    for (long k = reading.first; k <= L + 1; ++k) total += Rational(1, k) * product(k + 1, L + 1, reading.shift);
    return total;
}

/// For L >= from the last product is 0 and the sum has its value.
claim::Steps closed_forms(const claim::Context& context, const Reading& reading) {
    const long s = reading.shift, from = reading.from;
    const Rational value = reading.sum;
    claim::Steps base, step, steps;
    base.carries(claim::exact({fmt::format("the sum at L = {}", from), sum(from, reading)}, Relation::equal,
                              {rigor::to_string(value), value}));
    step.carries(claim::identity<1>(
        fmt::format("{} (1 - {}/(L + 2)) + 1/(L + 2)", rigor::to_string(value), s),
        [&](const auto& L) { return value * (1 - s / (L + 2)) + 1 / (L + 2); }, rigor::to_string(value),
        [&](const auto& L) { return value + 0 * L; }));
    steps
        .carries(claim::exact({fmt::format("prod_(k' = {})^{} (1 - {}/k'), a factor of the last product for L >= {}",
                                           reading.last_first, from + 1, s, from),
                               product(reading.last_first, from + 1, s)},
                              Relation::equal, {"0", 0}))
        .carries(claim::induction(fmt::format("L >= {}", from), base, step))
        .supports(claim::range("L", from, 60, {"the sum", [&](long L) { return sum(L, reading); }}, Relation::equal,
                               {rigor::to_string(value), [&](long) { return value; }}))
        .carries(claim::written(context, "sum"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
    claim::Result result;
    const RateSteps compared = compared_with_expansion(rigor::to_string(reading.sum) + " + " + reading.rest);
    result.aim = compared.within ? claim::Result::Aim::show : claim::Result::Aim::refute;
    result.scope = "false for every z in [-1, 1), as L -> infinity: the term \"o(1/L)\" is (3/8) log L/L + O(1/L)";
    result.steps = closed_forms(context, reading);
    result.steps.carries(compared.step)
        .carries(claim::written(context, "rest"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"));
    if (compared.within || context.verdict_only) return result;
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    std::vector<std::string> rows;
    for (const long L : {1000L, 100'000L}) {
        walk.advance_to(L);
        const Ball scaled = Ball(L) * (walk.value() - Ball(reading.sum));
        result.values.push_back(
            {fmt::format("L times the \"o(1/L)\" at z = 0, L = {}", L), scaled.enclosure(context.digits)});
        rows.push_back(scaled.enclosure(6));
    }
    result.witness =
        fmt::format("At z = 0, L (Theta_bar^(L) - 1/4) is {} at L = 1000 and {} at L = 100000, and it grows for ever.",
                    rows[0], rows[1]);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    const RateSteps compared = compared_with_expansion(rigor::to_string(reading.sum) + " + " + reading.rest);
    if (!compared.within) result.aim = claim::Result::Aim::refute;
    result.scope = "all z in [-1, 1), L >= 3 (sums), L -> infinity (errors)";
    result.steps = closed_forms(context, reading);
    result.steps.carries(compared.step)
        .carries(claim::written(context, "rest"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-product-formula", check)
        .control("o(1) in place of o(1/L)", [](Reading& r) { r.rest = "o(1)"; })
        .control("O(log(L)/L) in place of o(1/L)", [](Reading& r) { r.rest = "O(log(L)/L)"; })
        .corrected(check_correction, Reading{.rest = "3/8*log(L)/L + O(1/L)"})
        .correction_control("1 - 5/k' in place of 1 - 4/k'", [](Reading& r) { r.shift = 5; })
        .correction_control("the sum from k = 5 on", [](Reading& r) { r.first = 5; })
        .correction_control("the last product from k' = 5 on", [](Reading& r) { r.last_first = 5; })
        .correction_control("from L = 2 on", [](Reading& r) { r.from = 2; })
        .correction_control("the sum 1/4 + 1e-20",
                            [](Reading& r) { r.sum = Rational(1, 4) + rigor::parse_rational("1e-20"); })
        .correction_control("errors (3/8 + 1e-20) log L/L + O(1/L)",
                            [](Reading& r) { r.rest = "(3/8 + 1e-20)*log(L)/L + O(1/L)"; })
        .correction_control("errors (3/8) log L/L + o(1/L)", [](Reading& r) { r.rest = "3/8*log(L)/L + o(1/L)"; })
        .property(claim::property(
            "the sum is 1/4 and the last product 0, and neither is so without its factor k' = 4, L = 4 to 200, exactly",
            [](long L) {
                const Reading printed, later{.first = 5};
                return rigor::truth(sum(L, printed) == printed.sum && product(2, L + 1, 4) == 0 &&
                                    sum(L, later) != printed.sum && product(5, L + 1, 4) != 0);
            },
            claim::Input{"L", claim::integers(4, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_product_formula
