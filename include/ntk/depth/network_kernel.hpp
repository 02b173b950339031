// T_L = L Theta_bar^(L) of a network at one depth, at many correlations in balls: the entries of kernel matrices. By
// the depth law at the edge of chaos (depth_law.hpp), by the bounds of the phases off it (depth_phase.hpp), and layer
// by layer where neither speaks of the network.
//
// T_L increases on [0, 1] (its powers of rho have coefficients >= 0), so that on a ball that reaches up to 1 it lies
// between its values at the lower end and at 1.
#pragma once

#include "ntk/activation/network_map.hpp"
#include "ntk/depth/depth_phase.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace ntk {

/// Layers that are walked at most.
inline constexpr long longest_network_walk = 50'000;

/// How many of h'(1), h''(1), … are finite, no more than bring so many bits; at the working precision. A smooth germ
/// has a depth law from 4 on.
long known_derivatives(const NetworkMap& map, long accuracy);
/// Whether the theorems of depth_law.hpp speak of the network at the edge of chaos: no for h(rho) = rho, and where
/// h''''(1) is infinite.
bool has_depth_law(const NetworkMap& map);

class NetworkKernel {
public:
    /// Throws std::invalid_argument for depth < 1, and for a depth beyond longest_network_walk where the layers are
    /// walked.
    NetworkKernel(std::shared_ptr<const NetworkMap> map, long depth);

    long depth() const { return depth_; }
    /// T_L on the part of the ball in [-1, 1], at the working precision. Throws what ntk/depth throws where it does not
    /// reach, and OutOfReach. Several threads may call it.
    rigor::Ball operator()(const rigor::Ball& rho) const;
    /// T_L(1) = 1 + chi + … + chi^(L - 1).
    rigor::Ball diagonal() const;

private:
    /// What one precision needs.
    struct State {
        long bits = 0;
        std::optional<DepthLawLayer> law;
        std::optional<PhaseOfDepth> phase;
    };
    const State& state() const;
    rigor::Ball below_one(const rigor::Ball& rho) const;
    rigor::Ball walked(const rigor::Ball& rho) const;

    std::shared_ptr<const NetworkMap> map_;
    long depth_;
    bool walks_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<const State>> states_;  ///< none is thrown away, so references live
};

/// The kernels of one network by depth, each made once.
class NetworkKernels {
public:
    explicit NetworkKernels(std::shared_ptr<const NetworkMap> map) : map_(std::move(map)) {}
    const NetworkMap& map() const { return *map_; }
    /// Errors as NetworkKernel. Several threads may call it.
    const NetworkKernel& at(long depth) const;

private:
    std::shared_ptr<const NetworkMap> map_;
    mutable std::mutex mutex_;
    mutable std::map<long, NetworkKernel> kernels_;
};

}  // namespace ntk
