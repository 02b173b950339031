#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// At V < 0 < b, x = 0, with c = (2 y - 1) u: W alpha < 0, and the velocity of (2.7), by the suite's backward pass, moves V and b away from 0 in their directions.
Truth falls(const Rational& v, const Rational& b, const Rational& u, int label) {
    const Rational s(3, 2);
    const ExactNetwork network = one_layer({0}, {b}, {-v}, s);
    ExactMatrix point(1, 1);
    point << Rational(0);
    ExactVector c(1);
    c << (label == 1 ? u : Rational(-u));
    const auto velocity = flow_velocity(network, point, c);
    const Rational k = ntk::empirical_kernel(network, point)(0, 0), f = -s * v * b;
    const bool product = f < 0, away = velocity[1].weights(0, 0) == c(0) * s * b && velocity[1].weights(0, 0) < 0 && velocity[0].bias(0) == -c(0) * s * v && velocity[0].bias(0) > 0;
    return rigor::truth(product && away && k == s * s * (b * b + v * v) && k >= -2 * s * f);
}
claim::legacy::Argument argue(int label) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 30; ++k) all = all && falls(Rational(k, 3), Rational(31 - k, 5), Rational(k, 31), label);
    return argument.step("V < 0 < b: W alpha = s V b < 0, V' < 0, b' > 0, K = s^2 (b^2 + V^2) >= 2 s |f|: 30 states of the one neuron and errors u, exactly (signs, for all)", all);
}

/// Pigeonhole: among m numbers with sum f one is at least f/m.
bool one_is_large(const std::vector<long>& terms) {
    Rational sum = 0, largest = terms.empty() ? 0 : terms.front();
    for (const long t : terms) {
        sum += t;
        largest = std::max(largest, Rational(t));
    }
    return largest * static_cast<long>(terms.size()) >= sum;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(argue(0), claim::Evidence::proved, "false for y_i = 0: L = m = n = 1, x = 0, every theta_0 with V < 0 < b; true for y_i = 1");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 1, x = 0, y = 0, L = m = 1: f = sqrt(2) V relu(b), V_0 = -1, b_0 = 1. V' = -sqrt(2) u b < 0 and b' = -sqrt(2) u V > 0 for all t: the only product W alpha = sqrt(2) V b is below -sqrt(2) for ever, and tends to -infinity.";
        finding.pari = "V = -1.; b = 1.; h = 0.01; s = sqrt(2);\nfor (k = 1, 10000, u = 1/(1 + exp(-s*V*b)); dV = -s*u*b; b -= h*s*u*V; V += h*dV); print(s*V*b)\n\\\\ prints -7.47868302…";
        finding.harm = "None: with (2 y_i - 1) in front, or with absolute values, the proof goes on; (C.10) and (C.11) use squares.";
        claim::legacy::Argument corrected;
        bool all = true;
        for (long k = 1; k <= 30; ++k) all = all && one_is_large({k - 9, 5 - k, 3 * k % 11, -k}) && one_is_large({-k, -k});
        corrected.step("among m numbers one is at least their mean: 60 cases (every m)", rigor::truth(all));
        finding.correction = {R"(There exists $j_0\in[m_L]$ such that $\limsup_{t\to\infty}(2y_i-1)W^{(L+1)}_{j_0,t}\alpha^{(L)}_{j_0,t}(x_i)=+\infty$.)", claim::verdict_of(corrected.conclusion()), claim::Evidence::proved,
                              "every network (2.1) and both labels, where (2 y_i - 1) f_t(x_i) -> +infinity: at each time one of m_L products is at least f/m_L, one index at arbitrarily late times"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check theorem_2_index() {
    return {
        .id = "yu-2025/theorem-2-index",
        .check = check,
        .controls = {{"label 1", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("V < 0 < b: the product is negative and falls, random V, b, u, exactly", [](const Rational& v, const Rational& b, long u) { return falls(v, b, Rational(u, 1000), 0); },
                                    claim::Input{"-V", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()}, claim::Input{"1000 u", claim::integers(1, 999)}),
    };
}
const claim::legacy::Registered registered_theorem_2_index{theorem_2_index};

}  // namespace proofs::yu_2025
