#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// q u <= -ln(1 - u) on [0, 1): the derivative 1/(1 - u) - q is increasing, so it is not negative if it is not at u = 0; and if it is negative there, the
/// inequality fails for small u.
claim::legacy::Argument argue(const Rational& q) {
    claim::legacy::Argument argument;
    bool derivative = true;
    for (long k = 0; k < 40; ++k) derivative = derivative && 1 / (1 - Rational(k, 40)) - q >= 0;
    return argument.step("u <= -ln(1 - u) on [0, 1): equal at 0, and the derivatives differ by 1/(1 - u) - 1 = u/(1 - u), which increases from 0 (40 values, exactly)", rigor::truth(derivative));
}

Truth chain(const std::vector<long>& k) {
    const rigor::Precision scope(128);
    Ball sum(0);
    for (const long x : k) sum += -rigor::log(Ball(Rational(1 - Rational(x, 1000))));
    Truth all = Truth::yes;
    for (const long x : k) {
        const Ball u(Rational(x, 1000)), term = -rigor::log(Ball(Rational(1 - Rational(x, 1000))));
        all = all && rigor::certainly_positive(u) && rigor::certainly_less(u, term) && rigor::certainly_less(term, sum + Ball::dyadic(1, -100));
    }
    return all;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "every n, u in (0, 1)^n");
    finding.remark = "In the other direction V <= -n ln(1 - max u_i), so that V -> 0 and max u_i -> 0 are the same.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_26() {
    return {
        .id = "yu-2025/eq-c.26",
        .check = check,
        .controls = {{"(1 + 1e-20) u <= -ln(1 - u)", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("the chain in balls at random u", chain,
                                    claim::Input{"1000 u", rc::gen::mapcat(claim::integers(1, 6), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(1, 999)); })}),
    };
}
const claim::legacy::Registered registered_eq_c_26{eq_c_26};

}  // namespace proofs::yu_2025
