// Gradient flow of the parameters and what it does to the function, section 3 of Le, in exact rationals: derivatives
// by dual numbers, for a family f_theta that is a network or is none.
#pragma once

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

#include <functional>

namespace proofs::le_2025 {

using RationalDual = rigor::Dual<rigor::Rational>;

/// f_theta(x), all outputs.
struct Family {
    long parameters, inputs, outputs;
    std::function<std::vector<RationalDual>(const std::vector<RationalDual>& theta, const claim::RationalVector& x)>
        evaluate;
};

/// theta_1 theta_2 x + theta_1^2 x^2 + theta_3 and theta_2^3 - x theta_3: no network.
inline Family polynomial_family() {
    return {3, 1, 2, [](const std::vector<RationalDual>& p, const claim::RationalVector& x) {
                const RationalDual at(x.front());
                return std::vector<RationalDual>{p[0] * p[1] * at + p[0] * p[0] * at * at + p[2],
                                                 p[1] * p[1] * p[1] - at * p[2]};
            }};
}

/// Two hidden layers of widths that differ, a piecewise linear activation, random scales of the maps. The slope at 0 is
/// taken to be 0.
inline Family network_family(claim::Sampler& sampler, long outputs) {
    std::vector<long> widths = sampler.widths(3, 3);
    widths.push_back(outputs);
    const claim::PiecewiseLinear activation = sampler.activation();
    const claim::RationalVector scales = sampler.vector(3);
    const rigor::Rational beta = sampler.nonzero_rational();
    long count = 0;
    for (std::size_t l = 0; l + 1 < widths.size(); ++l) count += widths[l + 1] * (widths[l] + 1);
    return {
        count, widths.front(), outputs, [=](const std::vector<RationalDual>& p, const claim::RationalVector& x) {
            std::vector<RationalDual> signal(x.begin(), x.end());
            std::size_t next = 0;
            for (std::size_t l = 0; l + 1 < widths.size(); ++l) {
                std::vector<RationalDual> result;
                for (long i = 0; i < widths[l + 1]; ++i) {
                    RationalDual z = RationalDual(beta) * p.at(next++);
                    for (const RationalDual& a : signal)
                        z += RationalDual(rigor::Rational(1 + scales[l] * scales[l])) * p.at(next++) * a;
                    const bool activated = l + 2 < widths.size();
                    result.push_back(
                        activated ? RationalDual(activation(z.value), activation.slope(z.value) * z.derivative) : z);
                }
                signal = std::move(result);
            }
            return signal;
        }};
}

/// What is said of the flow: theta' = -sign grad (C o F), and f' = -(factor/m) sum_i Theta(x, x_i) d(x_i), or with the
/// transposed matrices Theta(x, x_i)^T.
struct FlowReading {
    rigor::Rational sign = 1, factor = 1;
    bool transposed = false;
};

/// Parameters, data and a cost (1/m) sum over points and outputs of (f - y)^2, or of (f - y)^4.
struct FlowPlace {
    Family family;
    claim::RationalVector theta;
    std::vector<claim::RationalVector> points, goals;
    bool quartic;

    static FlowPlace draw(claim::Sampler& sampler, const Family& family) {
        FlowPlace place{family, sampler.vector(family.parameters), {}, {}, false};
        const long m = sampler.integer(1, 3);
        for (long i = 0; i < m; ++i) {
            place.points.push_back(sampler.vector(family.inputs));
            place.goals.push_back(sampler.vector(family.outputs));
        }
        place.quartic = sampler.coin();
        return place;
    }

    RationalDual term(const RationalDual& error) const {
        return quartic ? error * error * error * error : error * error;
    }
    std::vector<RationalDual> parameters(const claim::RationalVector& direction) const {
        std::vector<RationalDual> p;
        for (std::size_t k = 0; k < theta.size(); ++k) p.emplace_back(theta[k], direction.at(k));
        return p;
    }
    /// The derivative of all outputs at x in a direction of the parameters.
    claim::RationalVector derivative(const claim::RationalVector& x, const claim::RationalVector& direction) const {
        claim::RationalVector result;
        for (const RationalDual& f : family.evaluate(parameters(direction), x)) result.push_back(f.derivative);
        return result;
    }
    claim::RationalVector unit(std::size_t p) const {
        claim::RationalVector e(theta.size());
        e[p] = 1;
        return e;
    }
    /// grad f(x): row p is the derivative with respect to theta_p.
    std::vector<claim::RationalVector> gradient(const claim::RationalVector& x) const {
        std::vector<claim::RationalVector> rows;
        for (std::size_t p = 0; p < theta.size(); ++p) rows.push_back(derivative(x, unit(p)));
        return rows;
    }
    /// grad (C o F), through the cost itself.
    claim::RationalVector cost_gradient() const {
        claim::RationalVector result;
        for (std::size_t p = 0; p < theta.size(); ++p) {
            RationalDual cost(0);
            for (std::size_t i = 0; i < points.size(); ++i) {
                const std::vector<RationalDual> f = family.evaluate(parameters(unit(p)), points[i]);
                for (std::size_t k = 0; k < f.size(); ++k) cost += term(f[k] - RationalDual(goals[i][k]));
            }
            result.push_back(cost.derivative / static_cast<long>(points.size()));
        }
        return result;
    }
    /// d at a data point: the derivative of C is <d, .>_pin.
    claim::RationalVector d(std::size_t i) const {
        claim::RationalVector result;
        const std::vector<RationalDual> f = family.evaluate(parameters(claim::RationalVector(theta.size())), points[i]);
        for (std::size_t k = 0; k < f.size(); ++k)
            result.push_back(term(RationalDual(rigor::Rational(f[k].value - goals[i][k]), 1)).derivative);
        return result;
    }
    /// d/dt f(x) along theta' = -sign grad (C o F).
    claim::RationalVector velocity(const claim::RationalVector& x, const rigor::Rational& sign) const {
        claim::RationalVector direction = cost_gradient();
        for (rigor::Rational& q : direction) q *= -sign;
        return derivative(x, direction);
    }
    /// -(1/m) sum_i Theta(x, x_i) d(x_i), Theta(x, x') = grad f(x)^T grad f(x').
    claim::RationalVector by_kernel(const claim::RationalVector& x, bool transposed) const {
        const auto here = gradient(x);
        claim::RationalVector result(static_cast<std::size_t>(family.outputs));
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto there = gradient(points[i]);
            const claim::RationalVector pull = d(i);
            for (std::size_t k = 0; k < result.size(); ++k)
                for (std::size_t l = 0; l < result.size(); ++l) {
                    rigor::Rational theta_kl = 0;
                    for (std::size_t p = 0; p < here.size(); ++p)
                        theta_kl += transposed ? rigor::Rational(here[p][l] * there[p][k])
                                               : rigor::Rational(here[p][k] * there[p][l]);
                    result[k] -= theta_kl * pull[l] / static_cast<long>(points.size());
                }
        }
        return result;
    }
};

/// The equation at a point off the data and at a data point.
inline rigor::Truth flow_by_kernel(const FlowPlace& place, const claim::RationalVector& elsewhere,
                                   const FlowReading& reading) {
    for (const claim::RationalVector& x : {elsewhere, place.points.front()}) {
        claim::RationalVector expected = place.by_kernel(x, reading.transposed);
        for (rigor::Rational& q : expected) q *= reading.factor;
        if (place.velocity(x, reading.sign) != expected) return rigor::Truth::no;
    }
    return rigor::Truth::yes;
}
inline rigor::Truth flow_of_network(claim::Sampler& sampler, const FlowReading& reading) {
    const Family family = network_family(sampler, 2);
    const FlowPlace place = FlowPlace::draw(sampler, family);
    return flow_by_kernel(place, sampler.vector(family.inputs), reading);
}
inline rigor::Truth flow_of_polynomials(claim::Sampler& sampler, const FlowReading& reading) {
    const FlowPlace place = FlowPlace::draw(sampler, polynomial_family());
    return flow_by_kernel(place, sampler.vector(1), reading);
}

}  // namespace proofs::le_2025
