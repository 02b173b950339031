// The refusals of gram_checks.hpp.
#include "services/gram_checks.hpp"

#include "rigor/matrix/packed_matrix.hpp"

#include <fmt/format.h>

#include <cmath>

namespace services {

using rigor::Rational;

namespace {

bool acceptable(double x) { return x == 0 || (std::fabs(x) >= 1e-150 && std::fabs(x) <= 1e150); }

void check(const PointSet& points) {
    const auto number = [&](std::size_t i) { return static_cast<long>(i) / points.columns; };
    if (points.rows < 1 || points.columns < 1)
        throw BadInput("", "", fmt::format("{} points of {} coordinates", points.rows, points.columns),
                       "one point and one coordinate at least");
    const std::size_t size = static_cast<std::size_t>(points.rows) * static_cast<std::size_t>(points.columns);
    const std::size_t rows = static_cast<std::size_t>(points.rows);
    if (points.values.size() != size || (!points.exact.empty() && points.exact.size() != size) ||
        (!points.row_numbers.empty() && points.row_numbers.size() != rows))
        throw BadInput(
            "", "", fmt::format("{} numbers of {} x {} coordinates", points.values.size(), points.rows, points.columns),
            "as many numbers as coordinates, and as many row numbers as points");
    for (std::size_t i = 0; i < size; ++i)
        if (!acceptable(points.values[i]))
            throw BadInput("", fmt::format("{}", points.values[i]),
                           fmt::format("point {} (counted from 0) has a coordinate {}", number(i), points.values[i]),
                           "0, or a number between 1e-150 and 1e150 in absolute value");
}

void check(const GramOptions& options) {
    const ntk::GramKernel& kernel = options.kernel;
    const auto cut = [](const Rational& q) { return rigor::to_string(q).substr(0, 60); };
    if (kernel.depth < 1 || kernel.depth > deepest_gram_kernel)
        throw BadInput("depth", std::to_string(kernel.depth), "",
                       fmt::format("an integer from 1 to {}", deepest_gram_kernel));
    if (kernel.kind.get().takes(ntk::KernelParameter::variances)) {
        if (kernel.weight_variance <= 0)
            throw BadInput("weight-variance", cut(kernel.weight_variance), "", "a number > 0");
        if (kernel.bias_variance < 0) throw BadInput("bias-variance", cut(kernel.bias_variance), "", "a number >= 0");
        if (kernel.input_dimension < 1) throw BadInput("n0", cut(kernel.input_dimension), "", "a number >= 1");
    }
    if (kernel.kind.get().takes(ntk::KernelParameter::network)) {
        if (!kernel.network)
            throw BadInput("activation", "", kernel.kind.get().name() + " needs it", "an activation and its variances");
        if (kernel.depth > ntk::longest_network_walk && !ntk::has_depth_law(kernel.network->map()))
            throw BadInput("depth", std::to_string(kernel.depth),
                           kernel.network->map().name() + " has no depth law here and is walked layer by layer",
                           fmt::format("at most {}", ntk::longest_network_walk));
    }
    if (kernel.kind.get().takes(ntk::KernelParameter::order)) {
        if (kernel.order < 0 || kernel.order > 2)
            throw BadInput("order", std::to_string(kernel.order), "", "0, 1 or 2");
        if (kernel.order == 2 && kernel.depth > ntk::deepest_of_order_2)
            throw BadInput("depth", std::to_string(kernel.depth), "",
                           fmt::format("at most {} for order 2, whose entries grow like |x|^(2^(L + 1))",
                                       ntk::deepest_of_order_2));
    }
    if (options.digits && (*options.digits < 1 || *options.digits > most_gram_digits))
        throw BadInput("digits", std::to_string(*options.digits), "",
                       fmt::format("an integer from 1 to {}", most_gram_digits));
    const GramWords& words = options.words;
    for (const auto& [wanted, name] :
         {std::pair(options.storage.packed, &words.packed), std::pair(options.storage.residual, &words.residual)})
        if (wanted && options.digits)
            throw BadInput("", "", *name + " belongs to the method in doubles", "no " + words.digits);
    if (options.proof && !options.digits) throw BadInput("", "", "a proof of the method in doubles", words.digits);
    if (options.elsewhere &&
        (options.digits || options.take_matrix || options.storage.packed || options.storage.residual))
        throw BadInput("", "", "a matrix over many processes",
                       fmt::format("no {}, {}, {} or {}", words.digits, words.matrix, words.packed, words.residual));
    if (options.storage.packed && options.take_matrix)
        throw BadInput("", "", words.packed + " keeps half of the matrix, and overwrites it",
                       "no " + words.matrix + ", which takes the whole");
}

/// A law prepared for all entries, and a walk for each.
void check_network(long rows, const GramOptions& options) {
    const ntk::GramKernel& kernel = options.kernel;
    if (!kernel.kind.get().takes(ntk::KernelParameter::network) || kernel.has_table()) return;
    if (rows > most_points_of_networks)
        throw BadInput("", "",
                       fmt::format("{} points: {}, and each entry is computed in balls", rows, kernel.no_table()),
                       fmt::format("at most {}", most_points_of_networks));
}

void check_storage(long rows, const GramOptions& options) {
    const long most = rigor::detail::most_packed_rows(rigor::detail::usual_block_width);
    if (!options.digits && !options.elsewhere && rows > most)
        throw BadInput("", "", fmt::format("{} points", rows),
                       fmt::format("at most {}, for the 32-bit integers of LAPACK", most));
}

}  // namespace

void check(const PointSet& points, const GramOptions& options) {
    check(points);
    check(options);
    check_network(points.rows, options);
    check_storage(points.rows, options);
}

}  // namespace services
