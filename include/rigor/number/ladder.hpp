// The precision ladder: repeat a computation at 64, 128, 256, … bits until it decides.
#pragma once

#include "rigor/number/precision.hpp"

#include <algorithm>
#include <optional>

namespace rigor {

struct Ladder {
    long first = 64;
    long last = 1 << 14;
};

/// Calls attempt() under growing precision until it returns a value.
/// An empty answer means that the budget is spent: nothing was shown.
template <class Attempt>
auto climb(const Ladder& ladder, Attempt attempt) -> decltype(attempt()) {
    for (long bits = ladder.first;; bits = std::min(2 * bits, ladder.last)) {
        const Precision scope(bits);
        if (auto answer = attempt()) return answer;
        if (bits >= ladder.last) return std::nullopt;
    }
}

}  // namespace rigor
