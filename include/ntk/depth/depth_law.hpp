// The depth law of any activation at the edge of chaos: Theta_bar^(L)(z) = T_L/L at every depth, its limit and its next
// term, with bounds for all layers from one on. docs/depth-law.md has the theorems and their proofs.
//
//   germ (depth_germ.hpp)   limit   next term                        theorem
//   kinked                   1/4    (3/8) log L/L                     1
//   smooth                   1/3    (1/3) (1 - (2/3) h'''/h''^2) log L/L, derivatives at 1   2
//   between                  1/3    -(1/5) d a^(-3/2) L^(-1/2)        3
// An orbit walks in balls (correlation_walk.hpp) to a layer L0, whose germ_expansion then holds for all layers L >= L0:
//   Phi(y_L) = Phi(y_L0) + L - L0 + error, U_L is solved from it, and
//   T_L = P(y_L) + D_L, D_L a mean of D_L0 and of values of -J,  or beyond the resonance
//   T_L = P(y_L) + E(y_L) (kappa log y_L + Y_L), |Y_L - Y_L0| bounded by the sums of the residuals.
#pragma once

#include "ntk/depth/correlation_walk.hpp"
#include "ntk/depth/germ_expansion.hpp"

#include <optional>

namespace ntk {

/// Theta_bar^(L) = limit + coefficient · s(L) + o(s(L)) for every z in [-1, 1) whose orbit tends to 1.
struct DepthLawForm {
    enum class Scale { log_over_depth, inverse_root };  ///< s(L) = log L/L, L^(-1/2)
    rigor::Rational limit;
    rigor::Ball coefficient;
    Scale scale = Scale::log_over_depth;
};

/// Limit and next term of a map at the edge of chaos, enclosed. Throws std::domain_error as germ_numbers does.
DepthLawForm depth_law_form(const CorrelationMap& map);
DepthLawForm depth_law_form(const GermNumbers& numbers);

/// Whether limit and next coefficient are these: no is a theorem; for the kinked family yes, too. Elsewhere the
/// coefficient is known as a ball only and the answer is unknown where it contains the candidate.
rigor::Truth decide_depth_law(const CorrelationMap& map, const rigor::Rational& limit,
                              const rigor::Rational& coefficient);

/// What is known of one layer.
struct DepthLawState {
    rigor::Ball one_minus_correlation;  ///< 1 - rho_L
    rigor::Ball unnormalized;           ///< T_L = L Theta_bar^(L)
};

/// L (Theta_bar^(L) - limit) - coefficient · L s(L) lies in constant + slope · log(L/from) for all L >= from.
struct DepthLawBounds {
    long from = 0;
    DepthLawForm form;
    rigor::Ball constant, slope;  ///< slope is 0 but for the germ between
};

struct DepthLawBudget {
    long accuracy = 128;   ///< bits of relative accuracy to aim at
    long layers = 20'000;  ///< longest walk
    long derivatives = 4;  ///< smooth: h^(k)(1) is known for k <= this; more give more digits for fewer layers
};

/// The orbit of one z beyond the layer that a walk has reached.
class DepthLawOrbit {
public:
    /// From the present layer of a walk. `numbers` are those of its map, at the working precision. Throws
    /// std::domain_error if rho = 1 there (z = 1; z = -1 of an even map), std::runtime_error if 1 - rho is not small
    /// enough there for the lemmas, or not known to be positive.
    DepthLawOrbit(const CorrelationWalk& walk, const GermNumbers& numbers);

    long base_layer() const { return base_layer_; }
    const GermExpansion& expansion() const { return x_; }
    /// Contains Phi(y_L) - L for all L >= base_layer(), up to its logarithmic growth (between).
    rigor::Ball fatou_constant() const { return fatou_ - rigor::Ball(base_layer_); }
    /// Layer `depth` >= base_layer() (std::invalid_argument), at the working precision.
    DepthLawState at(const rigor::Integer& depth) const;
    DepthLawBounds bounds() const;

private:
    rigor::Ball coordinate_of(const rigor::Integer& layers_later) const;
    rigor::Ball fatou_drift(const rigor::Ball& layers) const;
    void bound_kernel(const rigor::Ball& T);
    rigor::Ball kernel_beside() const;
    rigor::Ball contraction(const rigor::Ball& y) const;
    rigor::Ball unnormalized(const rigor::Ball& y) const;

    DepthLawForm form_;
    GermExpansion x_;
    long base_layer_;
    DepthLawState base_;
    rigor::Ball y_, fatou_;
    /// Resonant: contains Y_L for all L >= base_layer_. Else D at the base, and -J on (0, y0].
    rigor::Ball kernel_, source_;
};

/// Walks until the remainders are below 2^-accuracy, or as far as the budget allows. Domain and errors as the orbit; z
/// in [-1, 1).
DepthLawOrbit depth_law_orbit(const CorrelationMap& map, const rigor::Rational& z, const DepthLawBudget& budget = {});

/// One layer for many correlations: what they share is computed once, at the precision of the constructor, at which
/// at() is to be called.
class DepthLawLayer {
public:
    /// The map must outlive it. Throws std::invalid_argument for depth < 1, else as germ_numbers.
    DepthLawLayer(const CorrelationMap& map, const rigor::Integer& depth, const DepthLawBudget& budget = {});
    /// From a correlation of layer 1 that is enclosed: by walking as far as the budget's layers, by an orbit beyond.
    /// Errors as the orbit.
    DepthLawState at(const rigor::Ball& rho) const;

private:
    const CorrelationMap* map_;
    rigor::Integer depth_;
    long layers_;
    std::optional<GermNumbers> numbers_;  ///< nothing: it is walked
    rigor::Ball y0_;
};

/// Layer `depth` >= 1 for z in [-1, 1]: by walking as far as the budget's layers, by an orbit beyond. For z = 1, T = L.
/// Sets the precision that it needs itself. Throws std::invalid_argument for depth < 1, else as the orbit.
DepthLawState depth_law_state(const CorrelationMap& map, const rigor::Rational& z, const rigor::Integer& depth,
                              const DepthLawBudget& budget = {});

/// One bound for all z in [lower, upper], 0 <= lower <= upper < 1: T_L increases there.
DepthLawBounds uniform_depth_law_bounds(const CorrelationMap& map, const rigor::Rational& lower,
                                        const rigor::Rational& upper, const DepthLawBudget& budget = {});

}  // namespace ntk
