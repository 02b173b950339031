// Proof of lemma 1: "Since sigma is non-constant, we have m_1(A_w) > 0", A_w = {v_n | c + u_(0,n) sigma(v_n) != 0}, c a constant that depends on w, u_(0,n) != 0. sigma here is the ReLU: continuous, and not equal to the one
// value -c/u_(0,n) everywhere, so it differs from it on an open set. (For sigma that is only measurable "non-constant" is not enough: 1(v = 0) is not constant, and 0 almost everywhere.)
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// An interval on which c + u sigma(v) has no zero: its ends on one side of the kink, both values of one sign, not 0. `slope` of the ReLU; 0 makes sigma constant.
Truth differs_on_an_interval(const Rational& c, const Rational& u, const Rational& slope) {
    const auto value = [&](const Rational& v) { return Rational(c + u * (v > 0 ? slope * v : Rational(0))); };
    for (const auto& [low, high] : {std::pair<Rational, Rational>{-2, -1}, {1, 2}, {3, 4}, {5000, 5001}}) {
        const Rational a = value(low), b = value(high);
        if ((a > 0 && b > 0) || (a < 0 && b < 0)) return Truth::yes;  // affine between the ends
    }
    return Truth::no;
}
claim::Argument argue(const Rational& slope) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (long c = -6; c <= 6; ++c)
        for (const long u : {-4, -1, 1, 3}) all = all && differs_on_an_interval(Rational(c, 2), u, slope);
    return argument.step("c != 0: on v < 0, where sigma = 0, the value is c; c = 0: on v > 0 it is u v != 0. An interval of length 1 without a zero, 52 cases of c, u, exactly", all);
}

}  // namespace

claim::Claim lemma_1_non_constant() {
    return {
        .id = "yu-2025/lemma-1-non-constant",
        .where = "appendix B.1, proof of lemma 1",
        .title = "A function that is not constant",
        .statement = R"(Since $\sigma$ is non-constant, we have $m_1(A_w)>0$ where $m_k$ denotes the $k$-dimensional Lebesgue measure and $A=\{v_n\mid g_n(v_n)\ne0\}$.)",
        .reading = "sigma is the ReLU, g_n(v_n) = c + u_(0,n) sigma(v_n), u_(0,n) != 0; A is A_w.",
        .method = "Affine pieces on both sides of the kink.",
        .attack = "Tried: c = 0 (the negative axis is then no help), every sign of u. Considered: sigma(v) = 1(v = 0), not constant and 0 almost everywhere, for which the sentence is false: the reason given needs the continuity of sigma, which the ReLU has.",
        .uses = {"yu-2025/lemma-1-g"},
        .check = with_misprint([](const claim::Context&) { return conclude(argue(1), claim::Evidence::proved, "the ReLU (and every continuous sigma that is not constant); all n, w, u_0 with u_(0,n) != 0"); },
                                R"($A_w=\{v_n\mid g_n(v_n)\ne0\}$ for $A$, with $g_n$ as corrected in lemma-1-g.)"),
        .controls = {{"sigma constant (slope 0)", [](const claim::Context&) { return claim::verdict_of(argue(0).conclusion()); }}},
        .property = claim::property("c + u sigma(v) has no zero on some interval of length 1, exactly", [](const Rational& c, const Rational& u) { return differs_on_an_interval(c, u == 0 ? Rational(1) : u, 1); }, claim::Input{"c", claim::correlations()},
                                    claim::Input{"u", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
