// Exact instances of the networks (2.1) and (2.2) of Yu et al., on which the formulas of appendix C are tried by
// equality of rationals.
//
// The factors sqrt(2/m), sqrt(1/m) are irrational at most widths. The formulas are identities, or inequalities between
// sums of squares, in the parameters and in these factors as independent positive numbers; so any positive rationals
// s_l, t stand for sqrt(2/m_l), sqrt(1/m), and all widths from 1 can be taken. Derivatives come from dual numbers run
// through the network (rigor/number/dual_number.hpp): a route that knows nothing of the formulas. Where a preactivation
// is 0 the derivative of the ReLU is taken to be 0, as D^(l) = 1(… > 0) of (C.4) has it.
#pragma once

#include "claim/sampler.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

#include <rapidcheck.h>

#include <functional>
#include <iosfwd>
#include <vector>

namespace proofs::yu_2025 {

/// A network with parameters, and two points. alpha: the factor of (2.2), 1 for (2.1).
struct NetworkSample {
    ntk::FiniteNetwork<rigor::Rational> network;
    rigor::Rational alpha{1};
    ntk::DenseVector<rigor::Rational> x, other;

    /// L, the hidden layers.
    long depth() const;
};
std::ostream& operator<<(std::ostream& out, const NetworkSample& sample);

/// Random ones: d and all widths 1 to 3, L = 1 to 3, parameters from a few small rationals, so that some preactivations
/// are exactly 0; the two points equal now and then.
rc::Gen<NetworkSample> fully_connected_samples();
/// alpha from -2 to 2, with 0.
rc::Gen<NetworkSample> residual_samples();
/// The same for the instances of a step.
NetworkSample fully_connected_sample(claim::Sampler& sampler);
NetworkSample residual_sample(claim::Sampler& sampler);
/// (2.1) with one neuron: f = V s relu(w x + b); both points are x.
NetworkSample one_neuron(const rigor::Rational& s, const rigor::Rational& w, const rigor::Rational& b,
                         const rigor::Rational& v, const rigor::Rational& x);
/// (2.2) with one neuron, L = 1, sqrt(1/m) = sqrt(2/m) = 1, the branch switched off by W^(1) = V^(1) = 0: alpha^(1) =
/// top at every x, f = w top.
NetworkSample one_neuron_residual(const rigor::Rational& alpha, const rigor::Rational& w, const rigor::Rational& top);

/// The fixed ones of the checks: 40 residual networks.
const std::vector<NetworkSample>& residual_examples();

/// df/dtheta for every parameter of a network with one output, each by a dual number of its own.
ntk::NetworkGradient<rigor::Rational> partial_derivatives(const ntk::FiniteNetwork<rigor::Rational>& network,
                                                          const ntk::DenseVector<rigor::Rational>& x);

rigor::Rational weights_product(const ntk::ParameterBlock<rigor::Rational>& a,
                                const ntk::ParameterBlock<rigor::Rational>& b);
rigor::Rational bias_product(const ntk::ParameterBlock<rigor::Rational>& a,
                             const ntk::ParameterBlock<rigor::Rational>& b);
/// <grad f(x), grad f(x')> over all parameters, in one sum.
rigor::Rational full_product(const ntk::NetworkGradient<rigor::Rational>& a,
                             const ntk::NetworkGradient<rigor::Rational>& b);

/// The matrices of (2.1), with the paper's indices: W^(l), l = 1 … L + 1; alpha^(l), l = 0 … L, a column; D_x^(l) =
/// diag 1(W^(l) alpha^(l-1) + b^(l) > 0) and s_l = sqrt(2/m_l), l = 1 … L.
struct LayerMatrices {
    LayerMatrices(const ntk::FiniteNetwork<rigor::Rational>& network, const ntk::DenseVector<rigor::Rational>& x);

    long depth() const { return static_cast<long>(network_.maps.size()) - 1; }
    rigor::RationalMatrix weights(long l) const;
    rigor::RationalMatrix alpha(long l) const;
    rigor::RationalMatrix preactivation(long l) const;
    rigor::RationalMatrix indicator(long l) const;
    rigor::Rational scale(long l) const;
    /// [prod_(r = first)^(L+1) s_(r-1) W^(r) D_x^(r-1)], the largest r on the left: 1 x m_(first-1); the empty product,
    /// first = L + 2, is 1.
    rigor::RationalMatrix row_product(long first) const;

private:
    ntk::FiniteNetwork<rigor::Rational> network_;
    ntk::NetworkTrace<rigor::Rational> trace_;
};

/// <A, B> = sum A_ij B_ij for matrices of one shape (std::invalid_argument otherwise).
rigor::Rational frobenius_product(const rigor::RationalMatrix& a, const rigor::RationalMatrix& b);
rigor::RationalMatrix scaled(rigor::RationalMatrix a, const rigor::Rational& factor);

}  // namespace proofs::yu_2025
