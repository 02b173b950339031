#include "services/memory.hpp"

#include "rigor/parallel/memory_limits.hpp"

namespace services {

double usable_memory() { return 0.8 * rigor::memory_available(); }

bool fit_into_memory(long rows, GramOptions& options) {
    const double memory = usable_memory();
    if (gram_memory(rows, options) <= memory) return true;
    if (options.storage.packed || !gram_can_be_packed(options)) return false;
    options.storage.packed = true;
    return gram_memory(rows, options) <= memory;
}

bool fit_into_memory(long rows, MatrixOptions& options) {
    const double left = usable_memory();
    if (matrix_memory(rows, options) > left) return false;
    options.most_bytes = left - 2.0 / 5 * matrix_memory(rows, {});  // the matrix itself is there by now
    return true;
}

}  // namespace services
