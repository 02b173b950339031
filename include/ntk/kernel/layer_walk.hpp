// What the walks through the layers share: the counter and the way to a given depth.
#pragma once

#include <stdexcept>
#include <string>

namespace ntk {

/// Base of a class Walk with a private step() from layer L to L + 1, which befriends LayerWalk<Walk>.
/// Starts at layer 1.
template <class Walk>
class LayerWalk {
public:
    long layer() const { return layer_; }
    void advance() {
        static_cast<Walk*>(this)->step();
        ++layer_;
    }
    /// Advances until layer() == target; throws std::invalid_argument if that lies behind.
    void advance_to(long target) {
        if (target < layer_)
            throw std::invalid_argument("layer " + std::to_string(target) + " lies behind layer " +
                                        std::to_string(layer_));
        while (layer_ < target) advance();
    }

private:
    long layer_ = 1;
};

}  // namespace ntk
