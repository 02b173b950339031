// Section 3.3 of Le, with remark 3.15: linear regression by gradient descent in function space, and as a network of depth 1.
//  - The scalar product of phi(x) with a step w(t+1) - w(t) = -(2 eta/m) phi^T (phi w(t) - y) is the display f_(t+1)(x) - f_t(x) = -(eta/m) sum_i K(x, x_i) 2 (f_t(x_i) - y_i). With w' = -grad C
//    in place of a step it is (3.14). The descents in the weights and in function space are run side by side, exactly; the gradient for (3.14) is from exact differences of the loss.
//  - Depth 1: f(x) = W x/sqrt n_0 + beta b is linear in the parameters, with the gradient phi(x) = (x/sqrt n_0, beta); the tangent kernel is <phi(x), phi(x')>.
//  - C(f) = |f - f*|^2_pin has the functional derivative 2 (f - f*): C(f + h) = C(f) + <2 (f - f*), h>_pin + |h|^2_pin.
#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/section_3_1.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational;

// Gradient descent in function space.

/// f_(t+1)(x) - f_t(x) = -(eta/m) sum_i K(x, x_i) 2 (f_t(x_i) - y_i).
bool function_space(const Regression& r, const Rational& factor) {
    Weights weights{Draw(r.points()).vector(r.features.columns())};  // from any start
    const Rational eta = r.safe_rate();
    for (long t = 0; t < 3; ++t) {
        const Vector before = r.elsewhere * weights.w, residual = r.residual(weights.w);
        weights.step(r, eta);
        const Vector moved = sum(r.elsewhere * weights.w, -1, before);
        Vector k = r.across() * residual;
        for (Rational& q : k) q *= -2 * factor * eta / r.points();
        if (moved != k) return false;
    }
    return true;
}
claim::legacy::Argument function_space_argument(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && function_space(sample(n), factor);
    return argument.step("three steps from random weights: the function moves by -(2 eta/m) sum_i K(x, x_i)(f(x_i) - y_i) at points off the data (exact)", rigor::truth(all));
}

/// The rate of change of f along w' = -grad C, against (3.14).
bool flow(const Regression& r, const Rational& factor) {
    const Vector w = Draw(r.points() + 7).vector(r.features.columns()), residual = r.residual(w);
    // C(w + e v) = C(w) + e <grad, v> + e^2 |phi v|^2/m: the gradient by exact differences.
    Vector velocity(w.size());
    for (std::size_t p = 0; p < w.size(); ++p) {
        Vector up = w, down = w;
        up[p] += 1;
        down[p] -= 1;
        velocity[p] = -(r.loss(up) - r.loss(down)) / 2;
    }
    Vector k = r.across() * residual;
    for (Rational& q : k) q *= -2 * factor / r.points();
    return r.elsewhere * velocity == k;
}
claim::legacy::Argument flow_argument(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && flow(sample(n), factor);
    return argument.step("d/dt f(x) along w' = -grad C, the gradient from exact differences of the quadratic loss, is (3.14) at points off the data", rigor::truth(all));
}

// Section 3.3: depth 1 as linear regression.

/// Theta of ntk::jacot_network with L = 1 is the kernel of the features (x/sqrt n_0, beta).
bool depth_one(long number, bool bias_feature) {
    Draw draw(number);
    const Rational beta = draw();
    if (beta <= 0) return true;
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(std::vector<long>{4, 1}, beta);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = draw();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = draw();
    }
    ntk::DenseMatrix<Rational> x(4, 3);
    for (long i = 0; i < x.size(); ++i) x.data()[i] = draw();
    const ntk::DenseMatrix<Rational> theta = ntk::empirical_kernel(network, x);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) {
            Rational k = bias_feature ? Rational(beta * beta) : Rational(0);
            for (long r = 0; r < 4; ++r) k += x(r, i) * x(r, j) / 4;
            if (theta(i, j) != k) return false;
        }
    return true;
}
claim::legacy::Argument depth_one_argument(bool bias_feature) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && depth_one(number, bias_feature);
    return argument.step("the tangent kernel of a network with L = 1 is <phi(x), phi(x')>, phi(x) = (x/sqrt n_0, beta), whatever the parameters are (exact)", rigor::truth(all));
}

/// C(f + h) - C(f) - <d, h>_pin = |h|^2_pin for d = factor (f - f*).
bool derivative_of_cost(long m, long number, const Rational& factor) {
    Draw draw(number);
    const Vector f = draw.vector(m), goal = draw.vector(m), h = draw.vector(m);
    const auto c = [&](const Vector& g) { return Rational(inner(sum(g, -1, goal), sum(g, -1, goal)) / m); };
    Vector d = sum(f, -1, goal);
    for (Rational& q : d) q *= factor;
    return c(sum(f, 1, h)) - c(f) - inner(d, h) / m == inner(h, h) / m;
}
claim::legacy::Argument derivative(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && derivative_of_cost(1 + number % 4, number, factor);
    return argument.step("C(f + h) = C(f) + <2 (f - f*), h>_pin + |h|^2_pin (exact)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_3_3_function_space() {
    return {
        .id = "le-2025/section-3.3-function-space",
        .check = with_misprint([](const claim::Context&) { return conclude(function_space_argument(1), claim::Evidence::proved, "all data sets, eta, t, x"); },
                               R"(By (3.8) and (3.6) as corrected in eq-3.8 and eq-3.6.)"),
        .controls = {control("factor 1/2", [] { return function_space_argument(Rational(1, 2)); })},
        .property = claim::property("exactly, three steps", [](long m, long d, long rank, long n) { return rigor::truth(function_space(regression(m, d, rank, n), 1)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_3_function_space{section_3_3_function_space};

claim::legacy::Check eq_3_14() {
    return {
        .id = "le-2025/eq-3.14",
        .check = [](const claim::Context&) { return conclude(flow_argument(1), claim::Evidence::proved, "all data sets, w and x"); },
        .controls = {control("factor 1/2", [] { return flow_argument(Rational(1, 2)); })},
        .property = claim::property("exactly", [](long m, long d, long rank, long n) { return rigor::truth(flow(regression(m, d, rank, n), 1)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_eq_3_14{eq_3_14};

claim::legacy::Check section_3_3_depth_one() {
    return {
        .id = "le-2025/section-3.3-depth-one",
        .check = [](const claim::Context&) { return conclude(depth_one_argument(true), claim::Evidence::proved, "all n_0, beta, parameters and points"); },
        .controls = {control("without the feature of the bias", [] { return depth_one_argument(false); })},
        .property = claim::property("Theta = <phi, phi'>, exactly", [](long n) { return rigor::truth(depth_one(n, true)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_3_depth_one{section_3_3_depth_one};

claim::legacy::Check section_3_3_derivative() {
    return {
        .id = "le-2025/section-3.3-derivative",
        .check = [](const claim::Context&) { return conclude(derivative(2), claim::Evidence::proved, "all finite data sets and functions"); },
        .controls = {control("d = f - f*", [] { return derivative(1); })},
        .property = claim::property("C(f + h) - C(f) - <2 (f - f*), h> = |h|^2, exactly", [](long m, long n) { return rigor::truth(derivative_of_cost(m, n, 2)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_3_derivative{section_3_3_derivative};

claim::legacy::Check remark_3_15() {
    return {
        .id = "le-2025/remark-3.15",
        .check = [](const claim::Context&) { return conclude(flow_argument(1), claim::Evidence::proved, "all data sets, w and x"); },
        .controls = {control("factor 3", [] { return flow_argument(3); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(flow(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_3_15{remark_3_15};

}  // namespace proofs::le_2025
