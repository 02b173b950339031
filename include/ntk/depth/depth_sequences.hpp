// The sequences of large depth as expansions in 1/L and log L, with remainders proved for all L >= L0.
//
// By depth_jump.hpp, W = 3 pi/theta_L solves W - (3/2) log W + sum c_k theta^k = L + C + O(theta^(N+1)), C = C(z). With
// W = L w:
//   w = 1 + [(3/2) log L + (3/2) log w + C - sum_(k<=N) c_k theta^k]/L =: 1 + Psi(w)/L,                    (*)
//   theta = 3 pi/(L w).
// Iterating from w = 1 gives one order a step; the finite series w^ so found has a residual rho = w^ - 1 - Psi(w^)/L,
// bounded in the same arithmetic, and F(W) = W - (3/2) log W + sum c_k (3 pi/W)^k has F' >= d for W >= W_0, so
// |w - w^| <= (|rho| + |Phi - Phi_N|/L)/d: that is the remainder of w. All else is composition: theta, 1 - cos theta,
// and Theta_bar = T/L = w/4 + [sum_(k>=0) p_k theta^k + E(theta) (kappa (L + C) + y_L)]/L.
// The constant y_L E/L is of the order L^-4: it stays in the remainder (order 3), where the ball of depth_jump.hpp for
// all L >= L0 bounds it.
#pragma once

#include "ntk/depth/deep_kernel.hpp"
#include "rigor/series/log_series.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ntk {

/// A built-in sequence s_L.
struct DepthSequence {
    std::string name, says;
    long growth;  ///< s_L/L^growth has an expansion in 1/L and log L
    /// Enclosure of s_L from the layer's state.
    rigor::Ball (*value)(const LayerState&, const rigor::Ball& L);
};

/// The built-in sequences.
const std::vector<DepthSequence>& depth_sequences();
/// The one of that name; throws std::invalid_argument, listing the names, if there is none.
const DepthSequence& depth_sequence(const std::string& name);

/// The expansions of all sequences for one z, or formally for every z (then without constants in the remainders).
class DepthSequences {
    using Ball = rigor::Ball;
    using Series = rigor::LogSeries;
    using Constant = rigor::SymbolicConstant;

public:
    static constexpr long order = 3;
    static constexpr const char* constant_name = "C";

    /// For every z in [-1, 1): the coefficients are polynomials in C(z).
    DepthSequences();
    /// For one z in [-1, 1) and all L >= from, which is raised to the first layer from which the remainders are
    /// bounded.
    DepthSequences(const rigor::Rational& z, const rigor::Rational& from);

    const rigor::LogFrame& frame() const { return *frame_; }

    /// The expansion of s_L/L^growth.
    Series expansion(const DepthSequence& sequence) const;

private:
    /// What bounds the remainders for one z; none: for every z.
    struct Anchor;

    DepthSequences(const Anchor* anchor, const rigor::Rational& from);

    static std::shared_ptr<const rigor::LogFrame> make_frame(const Anchor* anchor, const rigor::Rational& from);

    Series constant(const Constant& c) const;
    Series over_L(const Series& s) const;
    Series angle_of_w(const Series& w) const;
    /// sum over k >= 0 of coefficient(k) x^k, k <= N.
    template <class Coefficient>
    Series polynomial(Coefficient coefficient, const Series& x) const;

    /// 1 + Psi(w)/L.
    Series improved(const Series& w) const;

    Series solve_w(const Anchor* anchor) const;

    Series compose_kernel(const Anchor* anchor) const;

    Series one_minus_cosine() const;

    std::shared_ptr<const rigor::LogFrame> frame_;
    Series w_, angle_, kernel_;
};

}  // namespace ntk
