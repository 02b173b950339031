#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 1 - max r >= prod (1 - r_i) >= (1 - max r)^power.
bool between(const std::vector<Rational>& r, unsigned long power) {
    Rational product = 1, largest = 0;
    for (const Rational& x : r) {
        product *= 1 - x;
        largest = std::max(largest, x);
    }
    return 1 - largest >= product && product >= rigor::power(Rational(1 - largest), power);
}

/// All r with coordinates among k/6; `less`: the power n - less.
claim::legacy::Argument argue(long less) {
    claim::legacy::Argument argument;
    for (long n = 1; n <= 4; ++n) {
        bool all = true;
        std::vector<long> at(static_cast<std::size_t>(n), 0);
        for (std::size_t digit = 0; digit < at.size();) {
            std::vector<Rational> r;
            for (const long k : at) r.push_back(Rational(k, 6));
            all = all && between(r, static_cast<unsigned long>(n - less));
            digit = 0;
            while (digit < at.size() && ++at[digit] == 7) at[digit++] = 0;
        }
        argument.step("n = " + std::to_string(n) + ": 1 - max r >= prod (1 - r_i) >= (1 - max r)^n, factors in [0, 1] (every n); at r_i = k/6, exactly", rigor::truth(all));
    }
    return argument;
}

/// An r, V_* <= V(r) <= V_* + eps by construction: is it in Gamma_eps, certainly up to 2^-200?
Truth inside(const std::vector<long>& k, const Rational& down, const Rational& up) {
    const rigor::Precision scope(256);
    if (k.empty()) return Truth::yes;
    Rational product = 1, largest = 0;
    for (const long x : k) {
        product *= 1 - Rational(x, 1000);
        largest = std::max(largest, Rational(x, 1000));
    }
    const auto n = static_cast<long>(k.size());
    // e^(-V_*) = product^(down), down in [0, 1]: V_* <= V; e^-(V_* + eps) = product^(1 + up).
    const Ball low = Ball(1) - rigor::power(Ball(product), Rational(down / n)), high = Ball(1) - rigor::power(Ball(product), Rational(1 + up)), slack = Ball::dyadic(1, -200);
    return rigor::certainly_less(low, Ball(largest) + slack) && rigor::certainly_less(Ball(largest), high + slack);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "every n >= 1, V_* > 0, eps > 0; the set of the second line of (C.23), which is closed and bounded");
    finding.remark = "With the set of the first line of (C.23) it fails at (rho, …, rho), rho = 1 - e^(-V_*/n) (yu-2025/eq-c.23). M = min |r|^2 = (1 - e^(-V_*/n))^2 > 0.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_23_inclusion() {
    return {
        .id = "yu-2025/eq-c.23-inclusion",
        .check = with_misprint(check, R"(With $\Gamma_\varepsilon$ the set of the second line of (C.23), as corrected in eq-c.23.)"),
        .controls = {{"1 - e^(-V_*/(n - 1)) in place of 1 - e^(-V_*/n)", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("V_* = down V(r), V_* + eps = (1 + up) V(r): r is in Gamma_eps", inside,
                                    claim::Input{"1000 r", rc::gen::mapcat(claim::integers(1, 6), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(1, 999)); })},
                                    claim::Input{"down", rc::gen::map(claim::integers(1, 100), [](long p) { return Rational(p, 100); })}, claim::Input{"up", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_eq_c_23_inclusion{eq_c_23_inclusion};

}  // namespace proofs::yu_2025
