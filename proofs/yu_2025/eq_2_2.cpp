#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;
using Vector = std::vector<Rational>;

Vector applied(const ntk::AffineMap<Rational>& map, const Vector& x, const Rational& factor) {
    Vector y;
    for (long j = 0; j < map.outputs(); ++j) {
        Rational z = map.has_bias() ? map.bias(j) : Rational(0);
        for (std::size_t k = 0; k < x.size(); ++k) z += map.weights(j, static_cast<long>(k)) * x[k];
        y.push_back(factor * z);
    }
    return y;
}

/// The formula with loops; `skip` false leaves out alpha^(l-1).
Rational formula(const NetworkSample& sample, bool skip) {
    const auto& maps = sample.network.maps;
    const Rational input = maps[0].weight_scale, activation = maps[1].activation_scale;
    Vector x;
    for (long i = 0; i < sample.x.size(); ++i) x.push_back(sample.x(i));
    Vector alpha = applied(maps[0], x, input);
    for (std::size_t l = 1; l + 1 < maps.size(); l += 2) {
        Vector tilde = applied(maps[l], alpha, 1);
        for (Rational& z : tilde) z = z > 0 ? Rational(activation * z) : Rational(0);
        const Vector branch = applied(maps[l + 1], tilde, sample.alpha * input);  // alpha sqrt(1/m) (V alpha~ + d)
        for (std::size_t k = 0; k < alpha.size(); ++k) alpha[k] = (skip ? alpha[k] : Rational(0)) + branch[k];
    }
    return applied(maps.back(), alpha, 1)[0];
}
Truth agrees(const NetworkSample& sample, bool skip) { return rigor::truth(formula(sample, skip) == ntk::network_output(sample.network, sample.x)(0)); }

claim::legacy::Argument argue(bool skip) {
    claim::legacy::Argument argument;
    return argument.step("the formula written out gives the suite's f(x; theta): the fixed residual networks, exactly", at_all(residual_examples(), [&](const NetworkSample& s) { return agrees(s, skip); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(true), "a definition: nothing in it is true or false");
    finding.remark = "The line above shows that the suite's network is the one defined. The text calls \"b^(l) and d^(l)\" zero at the start, so that b of the input map is N(0, 1). They are trained: they have derivatives, which (3.9) weighs wrongly (yu-2025/eq-3.9) and appendix B.2 forgets (yu-2025/section-b.2-bias).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_2_2() {
    return {
        .id = "yu-2025/eq-2.2",
        .check = check,
        .controls = {{"without alpha^(l-1)", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("the formula written out gives the suite's f(x; theta), exactly", [](const NetworkSample& s) { return agrees(s, true); }, claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_eq_2_2{eq_2_2};

}  // namespace proofs::yu_2025
