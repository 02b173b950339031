// The network of example 1 (figure 1): identity activation, n0 inputs equal to 1, two hidden layers of width n, weight
// matrices with the factor 1/sqrt(n_(l-1)), weights
//   W^(1) = n0^(-1/2) n^(-(1 + alpha)),   W^(2) = n^(-1/2)         (1/(sqrt(n_(l-1)) n_l^((2-l)(1+alpha))), l = 1, 2),
// and an output layer whose weights v are not given. All quantities are powers n0^a n^(p + q alpha), so that exponents
// decide for all n and alpha at once; exact networks at single n, alpha check them.
#pragma once

#include "ntk/network/empirical_kernel.hpp"

#include <stdexcept>
#include <vector>

namespace proofs::st_arnaud_2026 {

/// n0^n0_power n^(power + alpha_power alpha).
struct Monomial {
    rigor::Rational n0_power, power, alpha_power;

    friend Monomial operator*(const Monomial& a, const Monomial& b) {
        return {a.n0_power + b.n0_power, a.power + b.power, a.alpha_power + b.alpha_power};
    }
    Monomial raised(const rigor::Rational& k) const { return {k * n0_power, k * power, k * alpha_power}; }
    rigor::Rational exponent_of_n(const rigor::Rational& alpha) const { return power + alpha_power * alpha; }
    friend bool operator==(const Monomial&, const Monomial&) = default;
    /// The value where all exponents are integers after n0 = a^2, n = b^2; alpha an integer. Throws std::domain_error
    /// otherwise.
    rigor::Rational value(long root_n0, long root_n, long alpha) const {
        const auto power_of = [](long base, const rigor::Rational& exponent) {
            if (denominator(exponent) != 1)
                throw std::domain_error("the power " + exponent.str() + " of " + std::to_string(base));
            const long k = static_cast<long>(numerator(exponent));
            const rigor::Rational p = rigor::power(rigor::Rational(base), static_cast<unsigned long>(k < 0 ? -k : k));
            return k < 0 ? rigor::Rational(1 / p) : p;
        };
        return power_of(root_n0, rigor::Rational(2 * n0_power)) *
               power_of(root_n, rigor::Rational(2 * exponent_of_n(alpha)));
    }
};
inline Monomial unit_monomial() { return {0, 0, 0}; }
inline Monomial toy_inputs() { return {1, 0, 0}; }
inline Monomial toy_width() { return {0, 1, 0}; }

inline Monomial first_weight() { return {rigor::Rational(-1, 2), -1, -1}; }
inline Monomial second_weight() { return {0, rigor::Rational(-1, 2), 0}; }
/// n0 (1/sqrt(n0)) W^(1) 1, and n (1/sqrt(n)) W^(2) h^(1).
inline Monomial first_activation() {
    return toy_inputs() * toy_inputs().raised(rigor::Rational(-1, 2)) * first_weight();
}
inline Monomial second_activation() {
    return toy_width() * toy_width().raised(rigor::Rational(-1, 2)) * second_weight() * first_activation();
}
inline Monomial activation(long layer) { return layer == 1 ? first_activation() : second_activation(); }

/// The network with one output neuron at n0 = a^2, n = b^2, integer alpha, output weights 1 or v, one a neuron. All
/// activations are positive, so the ReLU is the identity, with its derivative.
inline ntk::FiniteNetwork<rigor::Rational> toy_network(long root_n0, long root_n, long alpha,
                                                       const std::vector<rigor::Rational>& v = {}) {
    const std::vector<long> widths{root_n0 * root_n0, root_n * root_n, root_n * root_n, 1};
    auto network = ntk::jacot_network<rigor::Rational>(widths, 0);
    const rigor::Rational values[3] = {first_weight().value(root_n0, root_n, alpha),
                                       second_weight().value(root_n0, root_n, alpha), 1};
    for (std::size_t l = 0; l < 3; ++l)
        for (long i = 0; i < network.maps[l].weights.size(); ++i)
            network.maps[l].weights.data()[i] = l == 2 && !v.empty() ? v.at(static_cast<std::size_t>(i)) : values[l];
    return network;
}
inline ntk::DenseVector<rigor::Rational> toy_point(long root_n0) {
    return ntk::DenseVector<rigor::Rational>::Constant(root_n0 * root_n0, rigor::Rational(1));
}

}  // namespace proofs::st_arnaud_2026
