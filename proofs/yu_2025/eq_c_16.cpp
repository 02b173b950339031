#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Rational output_weights(const NetworkSample& sample) {
    const auto& w = sample.network.maps.back().weights;
    Rational sum = 0;
    for (long j = 0; j < w.cols(); ++j) sum += w(0, j) * w(0, j);
    return sum;
}
/// |df/d(bias of the given map)|^2 by dual numbers.
Rational bias_square(const NetworkSample& sample, std::size_t map) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    return bias_product(derivatives.at(map), derivatives.at(map));
}
/// t = sqrt(1/m): the factor of A x + b.
Rational root(const NetworkSample& sample) { return sample.network.maps.front().weight_scale; }

/// |df/dd^(L)|^2 = t^2 alpha^power |W^(L+1)|^2, perhaps for d^(layer) with another layer.
struct Reading {
    unsigned long power = 0;
    bool last_layer = true;
};
const Reading printed, corrected{2};

Truth equal(const NetworkSample& sample, const Reading& reading) {
    const std::size_t map = reading.last_layer ? sample.network.maps.size() - 2 : 2;
    return rigor::truth(bias_square(sample, map) == root(sample) * root(sample) * rigor::power(sample.alpha, reading.power) * output_weights(sample));
}
/// alpha = 0: |df/db|^2 = t^2 |W^(L+1)|^2, b the bias of the input map, and K_t(x, x) >= 2 t |f(x)|.
Truth input_bias_at_zero(NetworkSample sample) {
    sample.alpha = 0;
    for (std::size_t i = 2; i + 1 < sample.network.maps.size(); i += 2) sample.network.maps[i].weight_scale = sample.network.maps[i].bias_scale = 0;
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    return rigor::truth(bias_product(derivatives[0], derivatives[0]) == root(sample) * root(sample) * output_weights(sample) &&
                        full_product(derivatives, derivatives) >= 2 * root(sample) * abs(ntk::network_output(sample.network, sample.x)(0)));
}
/// K_t(x, x) >= 2 |alpha| t |f(x)|.
Truth exceeds_output(const NetworkSample& sample) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    return rigor::truth(full_product(derivatives, derivatives) >= 2 * abs(sample.alpha) * root(sample) * abs(ntk::network_output(sample.network, sample.x)(0)));
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("df/dd^(L) by dual numbers against the formula: the fixed networks, exactly",
                  at_all(residual_examples(), [&](const NetworkSample& s) { return equal(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

/// L = m = d = 1, alpha = 1/2, W^(2) = 1, the other parameters 0.
NetworkSample witness() {
    NetworkSample sample;
    sample.network.wiring = ntk::Wiring::residual;
    sample.alpha = Rational(1, 2);
    for (const bool bias : {true, true, true, false}) sample.network.maps.push_back(ntk::affine_map<Rational>(1, 1, bias, 1, 1, 1));
    sample.network.maps[2].weight_scale = sample.network.maps[2].bias_scale = sample.alpha;
    sample.network.maps[3].weights(0, 0) = 1;
    sample.x = sample.other = ntk::DenseVector<Rational>::Constant(1, Rational(0));
    return sample;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "the equality is false unless alpha^2 = 1 or W^(L+1) = 0; all L, all m, all parameters");
    const NetworkSample w = witness();
    const Rational derivative = bias_square(w, 2), formula = output_weights(w);
    finding.values = {{"|df/dd^(1)|^2, L = m = 1, alpha = 1/2, W^(2) = 1", Ball(derivative).enclosure(context.digits)},
                      {"by (C.16)", Ball(formula).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails && derivative == Rational(1, 4) && formula == 1) {
        finding.witness = "L = m = 1, alpha = 1/2, W^(2) = 1, all other parameters 0 (the factor sqrt(2/m) in front of the ReLU then does not matter): f = 1/2 (V^(1) alpha~^(1) + d^(1)) + A x + b, |df/dd^(1)|^2 = 1/4; (C.16) gives 1.";
        finding.pari = "al = 1/2; f = w*(a + al*(v + d)); print(subst(deriv(f, d)^2, w, 1), \"  \", 1^2/1)";
        finding.harm = "None for alpha != 0: a positive factor does not change that the limit superior is infinite. For alpha = 0 the derivative with respect to d^(L) is 0 and this line shows nothing; theorem 2 can use the input bias b, see the remark.";
        finding.correction = {R"($\left\langle\frac{\partial f_t(x_i)}{\partial d^{(L)}},\frac{\partial f_t(x_i)}{\partial d^{(L)}}\right\rangle=\frac{\alpha^2}{m_L}\|W_t^{(L+1)}\|_2^2$, whose limit superior is infinite with that of $\|W_t^{(L+1)}\|_2$ if $\alpha\ne0$.)",
                              variant(corrected), claim::Evidence::proved, "all L >= 1, all m, all alpha, all parameters, all x"};
    }
    const auto holds = [](Truth t) { return std::string(to_string(claim::verdict_of(t))); };
    finding.remark = "For alpha = 0: |df/db|^2 = |W^(L+1)|^2/m, b the bias of the input map (" + holds(at_all(residual_examples(), input_bias_at_zero)) +
                     "). With (C.17), and without the two cases of (C.15): K_t(x, x) >= |alpha^(L)|^2 + (alpha^2/m) |W^(L+1)|^2 >= 2 |alpha| sqrt(1/m) |f_t(x)| for every network of the form (2.2) (" +
                     holds(at_all(residual_examples(), exceeds_output)) + "), and 2 sqrt(1/m) |f_t(x)| if alpha = 0; so f_t(x_i) -> ±infinity gives K_t(x_i, x_i) -> infinity as a limit.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_16() {
    return {
        .id = "yu-2025/eq-c.16",
        .check = check,
        .controls = {{"alpha in place of alpha^2", [](const claim::Context&) { return variant({1}); }},
                     {"alpha^4 in place of alpha^2", [](const claim::Context&) { return variant({4}); }},
                     {"corrected, for d^(1) in place of d^(L)", [](const claim::Context&) { return variant({2, false}); }}},
        .property = claim::property("|df/dd^(L)|^2 = (alpha^2/m) |W^(L+1)|^2, |df/db|^2 = |W^(L+1)|^2/m and K_t(x, x) >= 2 sqrt(1/m) |f(x)| at alpha = 0, K_t(x, x) >= 2 |alpha| sqrt(1/m) |f(x)|; exactly; d, m and L up to 3, alpha from -2 to 2",
                                    [](const NetworkSample& s) { return equal(s, corrected) && input_bias_at_zero(s) && exceeds_output(s); },
                                    claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_16{eq_c_16};

}  // namespace proofs::yu_2025
