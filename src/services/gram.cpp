// The answers of gram.hpp; the work is gram_computation.hpp.
#include "services/gram.hpp"

#include "services/gram_checks.hpp"
#include "services/gram_computation.hpp"

namespace services {

using rigor::Truth;

std::optional<long> usual_digits(long n) { return n <= 60 ? std::optional<long>(15) : std::nullopt; }

long GramReport::digits_of_pairs() const { return std::min(digits, 20L); }

GramReport::Condition GramReport::condition() const {
    Condition bounds;
    if (!smallest || !largest || certainly_positive(smallest->upper) != Truth::yes ||
        certainly_positive(largest->lower) != Truth::yes)
        return bounds;
    bounds.lower = (largest->lower / smallest->upper).lower();
    if (certainly_positive(smallest->lower) == Truth::yes) bounds.upper = (largest->upper / smallest->lower).upper();
    return bounds;
}

double gram_memory(long n, const GramOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: half of the matrix, in packed storage overwritten by its factor, else beside it; or the matrix, its
    // radii and a factor. In balls: the matrix, its copies, factor, residual and products.
    if (!options.digits) return square * 8 * (!gram_can_be_packed(options) ? 2.5 : options.storage.packed ? 0.5 : 1);
    return square * (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8;
}

bool gram_can_be_packed(const GramOptions& options) {
    return !options.digits && !options.take_matrix && options.kernel.has_table() &&
           options.kernel.depth <= largest_table_depth;
}

GramReport gram(const PointSet& points, const GramOptions& options) {
    check(points, options);
    return GramComputation(points, options).report();
}

}  // namespace services
