#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

ExactNetwork network_at(const Rational& w) {
    ExactNetwork network = exact_network({4, 1, 1}, 0);
    network.maps[0].weights(0, 0) = network.maps[1].weights(0, 0) = w;
    network.maps[0].weights(0, 1) = 1;
    network.maps[0].weights(0, 2) = network.maps[0].weights(0, 3) = 0;
    return network;
}
const auto data = [] { return TrainingSet{{one_hot(1)}, {0}, Loss::half_square}; };
const auto x = [] { return one_hot(1); };
const auto y = [] { return point({Rational(3, 5), Rational(4, 5), 0, 0}); };

/// The flow keeps the shape: dw_1/dt = dW^(1)/dt = -w^3/4 and the other weights rest; so does w(t) = (1 + t/2)^(-1/2), as w^-2 grows by 1/2. h'(x) = w'/2,
/// h'(x') = 3 w'/10.
bool is_flow(const Rational& w) {
    const ExactNetwork at = network_at(w), moved = after_step(at, data(), 1);
    const Rational speed = -w * w * w / 4;
    return moved.maps[0].weights(0, 0) - w == speed && moved.maps[1].weights(0, 0) - w == speed && moved.maps[0].weights(0, 1) == 1 && moved.maps[0].weights(0, 2) == 0 && -2 * speed == w * w * w / 2 &&
           feature_derivative(at, data(), x())(0) == speed / 2 && feature_derivative(at, data(), y())(0) == 3 * speed / 10;
}

/// The terms at w_t = w from w_0 = 1.
struct Terms {
    Rational first, second, third, product_of_integrals, integral_of_product;
};
Terms terms(const Rational& w) {
    const Rational hx = features(network_at(1), x())(0), hy = features(network_at(1), y())(0), dx = (w - 1) / 2, dy = 3 * (w - 1) / 10;
    // int w'^2 ds = int w' dw = -(1/4) int_1^w u^3 du = (1 - w^4)/16.
    return {hx * hy, hx * dy, hy * dx, dx * dy, Rational(3, 20) * (1 - w * w * w * w) / 16};
}
Rational left_side(const Rational& w) { return feature_product(network_at(w), x(), y()); }

/// weight · (the last term, as printed or as a product) completes the other three.
bool completes(const Rational& w, bool as_printed, const Rational& weight) {
    const Terms t = terms(w);
    return t.first + t.second + t.third + weight * (as_printed ? t.integral_of_product : t.product_of_integrals) == left_side(w);
}

claim::legacy::Argument argue(bool as_printed, const Rational& weight) {
    bool flow = true, sum = true;
    for (long k = 1; k <= 20; ++k) {
        flow = flow && is_flow(Rational(k, 20));
        if (k < 20) sum = sum && completes(Rational(k, 20), as_printed, weight);
    }
    claim::legacy::Argument argument;
    argument.step("the example is a solution of the gradient flow (exact gradients and dual numbers at w = 1/20, 2/20, …, 1)", rigor::truth(flow)).step("the four terms add up to <h_t(x), h_t(x')> at w_t = 1/20, …, 19/20, exactly", rigor::truth(sum));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const claim::legacy::Argument printed = argue(true, 1);
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false in the example for every t > 0; the first three terms are taken as exact (the first as <h_0, h_0'>, which Sigma^(L-1) is not)");
    const Terms t = terms(Rational(1, 2));
    finding.values = {{"t = 6: <h_t(x), h_t(x')>", Ball(left_side(Rational(1, 2))).enclosure(context.digits)},
                      {"the last term, product of integrals", Ball(t.product_of_integrals).enclosure(context.digits)},
                      {"the last term as printed, integral of the product", Ball(t.integral_of_product).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "One hidden neuron, n0 = 4, X = {e_1}, f* = 0, W^(0) = (1, 1, 0, 0), W^(1) = 1 at t = 0: at t = 6 the weights are w = 1/2, <h_t(x), h_t(x')> = 11/80 for x = e_1, x' = (3/5, 4/5, 0, 0); the first three terms give 7/20 - 3/40 - 7/40 = 1/10, so the last must be 3/80. Printed: 9/1024.";
        finding.pari = "w(t) = (1 + t/2)^(-1/2);\n"
                       "print((w(6)/2)*((3*w(6) + 4)/10) - 7/20 + 3/40 + 7/40, \"  \", intnum(s = 0, 6, (w'(s)/2)*(3*w'(s)/10)))";
        finding.harm = "The proof says that this term vanishes only if its integrand does, because d d^T is positive semidefinite. Neither form gives that: Theta(x^T X^T) d d^T Theta(X x') is a product of two numbers of either sign when x != x', and integrals of it may cancel. The argument has to go by another way.";
        const claim::legacy::Argument corrected = argue(false, 1);
        finding.correction = {
            R"(The last term is $\sum_i\int_0^t\int_0^t\partial_sh_{s,i}(x)\,\partial_uh_{u,i}(x')\,du\,ds$, and the first is $\langle h_0(x),h_0(x')\rangle$; $\Sigma^{(L-1)}(x,x')$ is the limit of $\frac1{n_{L-1}}$ times the inner product of the preactivations ($\Sigma^{(L)}$ for the activations).)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "bilinearity of the inner product: every network whose h_t is absolutely continuous in t; exact in the example"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check eq_1() {
    return {
        .id = "st-arnaud-2026/eq-1",
        .check = check,
        .controls = {{"the integral of the product", [](const claim::Context&) { return claim::verdict_of(argue(true, 1).conclusion()); }},
                     {"the product of the integrals times 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(false, 1 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"half the product of the integrals", [](const claim::Context&) { return claim::verdict_of(argue(false, Rational(1, 2)).conclusion()); }}},
        .property = claim::property("for w_t in (0, 1) the product of the integrals completes the sum and the integral of the product does not", [](const Rational& z) {
            const Rational w = abs(z) == 0 || abs(z) == 1 ? Rational(1, 3) : Rational(abs(z));
            return rigor::truth(is_flow(w) && completes(w, false, 1) && !completes(w, true, 1));
        }, claim::Input{"w_t", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_eq_1{eq_1};

}  // namespace proofs::st_arnaud_2026
