#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(const Rational& slope) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long c = -6; c <= 6; ++c)
        for (const long u : {-4, -1, 1, 3}) all = all && differs_on_an_interval(Rational(c, 2), u, slope);
    return argument.step("c != 0: on v < 0, where sigma = 0, the value is c; c = 0: on v > 0 it is u v != 0. An interval of length 1 without a zero, 52 cases of c, u, exactly", all);
}

}  // namespace

claim::legacy::Check lemma_1_non_constant() {
    return {
        .id = "yu-2025/lemma-1-non-constant",
        .check = with_misprint([](const claim::Context&) { return conclude(argue(1), claim::Evidence::proved, "the ReLU (and every continuous sigma that is not constant); all n, w, u_0 with u_(0,n) != 0"); },
                                R"($A_w=\{v_n\mid g_n(v_n)\ne0\}$ for $A$, with $g_n$ as corrected in lemma-1-g.)"),
        .controls = {{"sigma constant (slope 0)", [](const claim::Context&) { return claim::verdict_of(argue(0).conclusion()); }}},
        .property = claim::property("c + u sigma(v) has no zero on some interval of length 1, exactly", [](const Rational& c, const Rational& u) { return differs_on_an_interval(c, u == 0 ? Rational(1) : u, 1); }, claim::Input{"c", claim::correlations()},
                                    claim::Input{"u", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_lemma_1_non_constant{lemma_1_non_constant};

}  // namespace proofs::yu_2025
