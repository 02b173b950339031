// Layer by layer through a network with any correlation map: rho_(L+1) = h(rho_L), T_(L+1) = rho_(L+1) + h'(rho_L) T_L,
// rho_1 = T_1 = z. T_L = L Theta_bar^(L) is the neural tangent kernel over q of two inputs of variance q and
// correlation z; for the ReLU it is that of normalized_kernel.hpp.
#pragma once

#include "ntk/activation/correlation_map.hpp"
#include "ntk/kernel/layer_walk.hpp"

namespace ntk {

/// Throws std::domain_error for z outside [-1, 1].
void require_correlation(const rigor::Rational& z);

/// Encloses everything. |h'| <= h'(1) on [-1, 1]: at the edge of chaos radii of rho add up and do not multiply.
class CorrelationWalk : public LayerWalk<CorrelationWalk> {
public:
    /// Layer 1. Throws std::domain_error for z outside [-1, 1]. The map must outlive the walk.
    CorrelationWalk(const CorrelationMap& map, const rigor::Rational& z);
    template <std::floating_point F>
    CorrelationWalk(const CorrelationMap&, F) = delete;
    /// From a correlation that is enclosed; of the ball the part in [-1, 1] counts.
    static CorrelationWalk from_correlation(const CorrelationMap& map, rigor::Ball rho) {
        return {map, std::move(rho), Enclosed{}};
    }

    const CorrelationMap& map() const { return *map_; }
    const rigor::Ball& correlation() const { return correlation_; }    ///< rho_L
    const rigor::Ball& unnormalized() const { return unnormalized_; }  ///< T_L
    rigor::Ball one_minus_correlation() const { return rigor::Ball(1) - correlation_; }

private:
    friend LayerWalk<CorrelationWalk>;
    struct Enclosed {};
    CorrelationWalk(const CorrelationMap& map, rigor::Ball rho, Enclosed);
    void step();

    const CorrelationMap* map_;
    rigor::Ball expansion_;  ///< max(1, h'(1)): what a layer multiplies the radius of rho by
    rigor::Ball correlation_, unnormalized_;
};

}  // namespace ntk
