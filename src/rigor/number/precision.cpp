// The scope of a working precision: what it admits.
#include "rigor/number/precision.hpp"

#include <stdexcept>
#include <string>

namespace rigor {

Precision::Precision(long bits) : previous_(slot()) {
    if (bits < 2 || bits > 100'000'000)
        throw std::invalid_argument("precision of " + std::to_string(bits) + " bits; expected 2 to 100000000");
    slot() = bits;
}

}  // namespace rigor
