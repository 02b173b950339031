// Section 3 of Le, definition 3.1 and the functional dynamics up to (3.3), with remarks 3.16 and 3.17: from gradient descent on parameters to the kernel.
//  - Chain rule: d/dt f(x) = sum_p d_p f(x) theta_p', theta_p' = -<d, d_p f>_pin. The note beside the second line has lost its sign: (d theta/dt = grad (C o f)).
//  - Nothing in it knows of networks (remark 3.17): the same for f_theta(x) = theta_1 theta_2 x + theta_1^2 x^2 + theta_3 below.
// Derivatives are exact: dual numbers over the rationals along the flow, against the formulas with the kernel.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;
using Dual = rigor::Dual<Rational>;

/// A parametrisation: outputs for parameters and a point, in any number type.
struct Family {
    long parameters, outputs;
    std::function<std::vector<Dual>(const std::vector<Dual>&, const Rational& x)> evaluate;
};
/// theta_1 theta_2 x + theta_1^2 x^2 + theta_3, and theta_2^3 - x theta_3: no network.
Family polynomial_family() {
    return {3, 2, [](const std::vector<Dual>& p, const Rational& x) { return std::vector<Dual>{p[0] * p[1] * Dual(x) + p[0] * p[0] * Dual(Rational(x * x)) + p[2], p[1] * p[1] * p[1] - Dual(x) * p[2]}; }};
}
/// A ReLU network with one hidden layer of 4 neurons, one input, two outputs, beta = 1/2.
Family network_family() {
    return {4 + 4 + 8 + 2, 2, [](const std::vector<Dual>& p, const Rational& x) {
                const Dual half(Rational(1, 2)), zero(0);
                std::vector<Dual> f(2);
                for (std::size_t k = 0; k < 2; ++k) f[k] = half * p[16 + k];
                for (std::size_t j = 0; j < 4; ++j) {
                    const Dual z = p[j] * Dual(x) + half * p[4 + j];
                    if (z > zero)
                        for (std::size_t k = 0; k < 2; ++k) f[k] += half * p[8 + 4 * k + j] * z;
                }
                return f;
            }};
}

struct Sample {
    Family family;
    Vector theta, points, goals;  ///< goals: point by point, all outputs
    std::vector<Vector> gradients(const Rational& x) const {
        std::vector<Vector> g(at(family.outputs), Vector(at(family.parameters)));
        for (long p = 0; p < family.parameters; ++p) {
            std::vector<Dual> t(theta.begin(), theta.end());
            t[at(p)].derivative = 1;
            const std::vector<Dual> f = family.evaluate(t, x);
            for (long k = 0; k < family.outputs; ++k) g[at(k)][at(p)] = f[at(k)].derivative;
        }
        return g;
    }
    Vector values(const Rational& x) const {
        const std::vector<Dual> f = family.evaluate({theta.begin(), theta.end()}, x);
        Vector v;
        for (const Dual& d : f) v.push_back(d.value);
        return v;
    }
    /// d = 2 (f - f*) of the quadratic cost, at data point i.
    Vector d(long i) const {
        Vector v = values(points[at(i)]);
        for (long k = 0; k < family.outputs; ++k) v[at(k)] = 2 * (v[at(k)] - goals[at(i * family.outputs + k)]);
        return v;
    }
    /// -grad_theta C, C = (1/m) sum |f - f*|^2, from dual numbers through the cost itself.
    Vector descent() const {
        Vector g(at(family.parameters));
        for (long p = 0; p < family.parameters; ++p) {
            std::vector<Dual> t(theta.begin(), theta.end());
            t[at(p)].derivative = 1;
            Dual cost(0);
            for (std::size_t i = 0; i < points.size(); ++i) {
                const std::vector<Dual> f = family.evaluate(t, points[i]);
                for (long k = 0; k < family.outputs; ++k) {
                    const Dual e = f[at(k)] - Dual(goals[i * at(family.outputs) + at(k)]);
                    cost += e * e;
                }
            }
            g[at(p)] = -cost.derivative / static_cast<long>(points.size());
        }
        return g;
    }
    /// d/dt f(x) along the flow, by a dual number in the direction theta'.
    Vector velocity(const Rational& x, const Rational& sign) const {
        const Vector direction = descent();
        std::vector<Dual> t;
        for (std::size_t p = 0; p < theta.size(); ++p) t.push_back({theta[p], Rational(sign * direction[p])});
        Vector v;
        for (const Dual& f : family.evaluate(t, x)) v.push_back(f.derivative);
        return v;
    }
    /// -(1/m) sum_i Theta(x, x_i) d(x_i).
    Vector by_kernel(const Rational& x) const {
        const auto g = gradients(x);
        Vector v(at(family.outputs));
        for (long i = 0; i < static_cast<long>(points.size()); ++i) {
            const auto h = gradients(points[at(i)]);
            const Vector derivative = d(i);
            for (long k = 0; k < family.outputs; ++k)
                for (long l = 0; l < family.outputs; ++l) v[at(k)] -= inner(g[at(k)], h[at(l)]) * derivative[at(l)] / static_cast<long>(points.size());
        }
        return v;
    }
};
Sample sample(const Family& family, long m, long number) {
    Draw draw(number);
    Sample s{family, draw.vector(family.parameters), {}, draw.vector(m * family.outputs)};
    for (long i = 0; i < m; ++i) s.points.push_back(Rational(2 * i - 3, 2));
    return s;
}
bool chain_rule(const Family& family, long number, const Rational& sign, const Rational& factor) {
    const Sample s = sample(family, 1 + number % 3, number);
    for (const Rational& x : {Rational(5, 7), s.points[0]}) {
        Vector k = s.by_kernel(x);
        for (Rational& q : k) q *= factor;
        if (s.velocity(x, sign) != k) return false;
    }
    return true;
}
claim::legacy::Argument flow(bool networks, const Rational& sign = 1, const Rational& factor = 1) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && chain_rule(networks ? network_family() : polynomial_family(), number, sign, factor);
    return argument.step(std::string(networks ? "a ReLU network with two outputs: " : "polynomials in theta, two outputs: ") + "d/dt f(x) along the flow of the parameters is -(1/m) sum_i Theta(x, x_i) d(x_i), on the data and off (exact, 1 to 3 points)", rigor::truth(all));
}

/// The annotation "d theta/dt = grad (C o f)" beside the second line.
claim::legacy::Argument annotation(const Rational& sign) {
    return flow(true, sign);
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check definition_3_1() {
    return {
        .id = "le-2025/definition-3.1",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(flow(true), "the definitions themselves"); },
        .controls = {control("a kernel with the factor 2", [] { return flow(true, 1, 2); })},
        .property = claim::property("the two families are realised exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_definition_3_1{definition_3_1};

claim::legacy::Check section_3_chain_rule() {
    return {
        .id = "le-2025/section-3-chain-rule",
        .check = [](const claim::Context&) { return conclude(flow(true), claim::Evidence::proved, "all differentiable parametrisations, finite data sets and costs (chain rule; the step is an exact instance with the quadratic cost)"); },
        .controls = {control("twice the kernel", [] { return flow(true, 1, 2); }), control("ascent", [] { return flow(true, -1); })},
        .property = claim::property("velocity of f = kernel sum, exactly", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_chain_rule{section_3_chain_rule};

claim::legacy::Check section_3_annotation() {
    return {
        .id = "le-2025/section-3-annotation",
        .check = [](const claim::Context&) {
            return adjudicated(annotation(-1), "every theta that is not a critical point",
                               {"f_theta = theta (P = 1, one point), y = 0, theta = 1: C = theta^2, grad C = 2, and the flow of the section has d theta/dt = -2.", "C(t) = t^2;\nprint(-C'(1), \"  \", C'(1))", "None: a note in the margin; the displayed line is right.",
                                R"($\frac{d\theta}{dt}=-\nabla_\theta(C\circ f)$)", [] { return annotation(1); }, "all differentiable parametrisations"});
        },
        .controls = {control("half the gradient", [] { return annotation(Rational(1, 2)); })},
        .property = claim::property("with the minus sign the velocity is the kernel sum; with plus it is its negative", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1) && chain_rule(network_family(), n, -1, -1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_annotation{section_3_annotation};

claim::legacy::Check eq_3_3() {
    return {
        .id = "le-2025/eq-3.3",
        .check = [](const claim::Context&) { return conclude(flow(false), claim::Evidence::proved, "all differentiable parametrisations and finite data sets"); },
        .controls = {control("factor 1/2", [] { return flow(false, 1, Rational(1, 2)); })},
        .property = claim::property("output by output, exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_eq_3_3{eq_3_3};

claim::legacy::Check remark_3_16() {
    return {
        .id = "le-2025/remark-3.16",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument;
            bool all = true;
            for (long n = 0; n < 10; ++n) {
                const Sample s = sample(network_family(), 3, n);
                RationalMatrix features(6, s.family.parameters);
                for (long i = 0; i < 3; ++i)
                    for (long k = 0; k < 2; ++k)
                        for (long p = 0; p < s.family.parameters; ++p) features(2 * i + k, p) = s.gradients(s.points[at(i)])[at(k)][at(p)];
                all = all && rigor::inertia(features * features.transpose()).negative == 0;
            }
            return conclude(argument.step("Gram matrices of the gradients of networks have no negative eigenvalue (exact)", rigor::truth(all)), claim::Evidence::proved, "all differentiable parametrisations");
        },
        .controls = {control("kernel sum with the factor 2", [] { return flow(true, 1, 2); })},
        .property = claim::property("velocity of f = sum with <phi(x), phi(x_i)>, exactly", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_3_16{remark_3_16};

claim::legacy::Check remark_3_17() {
    return {
        .id = "le-2025/remark-3.17",
        .check = [](const claim::Context&) { return conclude(flow(false), claim::Evidence::proved, "all differentiable parametrisations"); },
        .controls = {control("factor 2", [] { return flow(false, 1, 2); })},
        .property = claim::property("velocity of f = kernel sum for the family of polynomials, exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_3_17{remark_3_17};

}  // namespace proofs::le_2025
