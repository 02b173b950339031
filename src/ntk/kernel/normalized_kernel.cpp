// What of ntk/kernel/normalized_kernel.hpp is no template.
#include "ntk/kernel/normalized_kernel.hpp"

namespace ntk {

long guard_bits_for_depth(long depth) {
    long bits = 24;
    for (long d = depth; d > 0; d /= 2) bits += 2;
    return bits;
}

}  // namespace ntk
