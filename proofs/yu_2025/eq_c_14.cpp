#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Vector = ntk::DenseVector<Rational>;

/// Behind V^(l): outer relu(inner W alpha + bias b), each factor s = sqrt(2/m) or 1; and how often d^(l) is added.
struct Reading {
    bool outer, inner, bias;
    bool shift = true;
};
const Reading printed{false, true, false}, corrected{true, false, false}, drawn_in{false, true, true};

/// The right side of (C.14), with alpha^(l-1) as (2.2) gives it.
Vector right_side(const NetworkSample& sample, const Reading& reading) {
    const auto& maps = sample.network.maps;
    const auto trace = ntk::forward(sample.network, sample.x);
    Vector sum = trace.results[0];  // sqrt(1/m_0) (A x + b)
    for (std::size_t i = 1; i + 1 < maps.size(); i += 2) {
        const auto &inner = maps[i], &branch = maps[i + 1];
        const Rational s = inner.activation_scale, one(1);
        Vector neurons = Vector::Constant(inner.outputs(), Rational(0));
        for (long j = 0; j < inner.outputs(); ++j) {
            Rational z = 0;
            for (long k = 0; k < inner.inputs(); ++k) z += inner.weights(j, k) * trace.inputs[i](k);
            z = (reading.inner ? s : one) * z + (reading.bias ? s : one) * inner.bias(j);
            neurons(j) = (reading.outer ? s : one) * (z > 0 ? z : Rational(0));
        }
        for (long j = 0; j < branch.outputs(); ++j) {
            Rational value = reading.shift ? branch.bias(j) : Rational(0);
            for (long k = 0; k < branch.inputs(); ++k) value += branch.weights(j, k) * neurons(k);
            sum(j) += branch.weight_scale * value;  // sqrt(1/m) alpha
        }
    }
    return sum;
}
Truth equal(const NetworkSample& sample, const Reading& reading) {
    const Vector left = ntk::forward(sample.network, sample.x).inputs.back(), right = right_side(sample, reading);
    bool same = true;
    for (long j = 0; j < left.size(); ++j) same = same && left(j) == right(j);
    return rigor::truth(same);
}
/// The same with all b^(l) = 0, as at initialisation.
Truth equal_at_start(NetworkSample sample, const Reading& reading) {
    for (std::size_t i = 1; i + 1 < sample.network.maps.size(); i += 2) sample.network.maps[i].bias = Vector::Constant(sample.network.maps[i].outputs(), Rational(0));
    return equal(sample, reading);
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("alpha^(L) of (2.2) is the right side: the fixed networks, exactly",
                  at_all(residual_examples(), [&](const NetworkSample& s) { return equal(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

/// L = m = d = 1, alpha = 1, A = b = d^(1) = 0, W^(1) = 0, b^(1) = V^(1) = W^(2) = 1: f by (2.2) and by (C.14).
struct Witness {
    Ball network = rigor::sqrt(Ball(2)) * Ball(1), formula = Ball(1);
};

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "false for every L >= 1, every m != 2, every alpha != 0, at parameters with b^(1) != 0 like the witness's; true for m = 2, and where all b^(l) are 0, as at initialisation");
    const Witness w;
    finding.values = {{"f of the network (2.2), L = m = 1", w.network.enclosure(context.digits)}, {"f by (C.14)", w.formula.enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails && rigor::certainly_equal(w.network, w.formula) == Truth::no) {
        finding.witness = "L = m = d = 1, alpha = 1, A = 0, b = 0, W^(1) = 0, b^(1) = 1, V^(1) = 1, d^(1) = 0, W^(2) = 1: by (2.2) f = sqrt(2) relu(0 + 1) = sqrt(2), by (C.14) f = relu(sqrt(2) 0 + 1) = 1, at every x.";
        finding.pari = "relu(z) = max(0, z);\nprint(sqrt(2/1)*relu(0 + 1), \"  \", relu(sqrt(2/1)*0 + 1))";
        finding.harm = "None: (C.15)-(C.17) use f = W^(L+1) alpha^(L) and the derivatives with respect to d^(L) and W^(L+1), where the ReLU does not occur.";
        finding.correction = {R"($\alpha^{(L)}(x)=\sqrt{\frac1{m_0}}(Ax+b)+\sum_{l=1}^L\sqrt{\frac1{m_l}}\,\alpha\left(V^{(l)}\sqrt{\frac2{m_l}}\,\sigma\left(W^{(l)}\alpha^{(l-1)}(x)+b^{(l)}\right)+d^{(l)}\right)$.)", variant(corrected), claim::Evidence::proved,
                              "all L >= 1, all m, all alpha, all parameters, all x (the sum of the lines of (2.2))"};
    }
    finding.remark = std::string("Where all b^(l) are 0 the printed formula ") +
                     to_string(claim::verdict_of(at_all(residual_examples(), [](const NetworkSample& s) { return equal_at_start(s, printed); }))) +
                     "; with sqrt(2/m_l) before b^(l) as well it " + to_string(variant(drawn_in)) + ".";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_14() {
    return {
        .id = "yu-2025/eq-c.14",
        .check = check,
        .controls = {{"sqrt(2/m_l) outside and before W^(l)", [](const claim::Context&) { return variant({true, true, false}); }},
                     {"no sqrt(2/m_l)", [](const claim::Context&) { return variant({false, false, false}); }},
                     {"corrected, without d^(l)", [](const claim::Context&) { return variant({true, false, false, false}); }}},
        .property = claim::property("the corrected formula, the one with the root drawn into the ReLU before W and b, and the printed one at b^(l) = 0, exactly; d, m and L up to 3, alpha from -2 to 2",
                                    [](const NetworkSample& s) { return equal(s, corrected) && equal(s, drawn_in) && equal_at_start(s, printed); },
                                    claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_14{eq_c_14};

}  // namespace proofs::yu_2025
