#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

claim::legacy::Argument argue(const Rational& c, const Rational& factor) {
    claim::legacy::Argument argument = divergence_argument(c);
    for (const bool residual : {false, true})
        argument.step(std::string(residual ? "residual" : "fully connected") + ": 4 s^2 f(x)^2 <= K(x, x)^2, 100 networks and the case of equality, exactly",
                      for_seeds(100, [&](long seed) { return kernel_dominates_for_seed(seed, residual, factor); }) && kernel_dominates_at_equality(residual, factor));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 1000), 4), claim::Evidence::proved, "every n, samples, labels, widths and depths, alpha != 0 in (2.2), every absolutely continuous solution of (2.7) on [0, infinity) with (5.3)");
    finding.remark = "More precisely K_t(x_i, x_i) >= sqrt(8/m_L) |f_t(x_i)| -> infinity for every i in network (2.1), K_t(x_i, x_i) >= (2 |alpha|/sqrt(m)) |f_t(x_i)| in (2.2). It is a conclusion from the assumption (5.1) that the proof refutes, or from (5.3) "
                     "alone, where it says that a kernel that stays positive definite cannot stay bounded. The constants tend to 0 as the width grows.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_5_7() {
    return {
        .id = "yu-2025/eq-5.7",
        .check = with_misprint(check, R"($\sup_{x,x'\in\{x_i\}}|K_t^m(x,x')|\to\infty$ as $t\to\infty$, with one arrow.)"),
        .controls = {{"without (5.3), C = 0", [](const claim::Context&) { return claim::verdict_of(argue(0, 4).conclusion()); }},
                     {"factor 4 + 1e-20 in the inequality", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 1000), 4 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("K(x, x)^2 >= 4 s^2 f(x)^2 for a network of a random seed, exactly", [](long seed, bool residual) { return kernel_dominates_for_seed(seed, residual, 4); },
                                    claim::Input{"seed", claim::integers(1000, 1'000'000)}, claim::Input{"residual", rc::gen::arbitrary<bool>()}),
    };
}
const claim::legacy::Registered registered_eq_5_7{eq_5_7};

}  // namespace proofs::yu_2025
