// Bounds of the rank, and what elimination costs.
#include "rigor/matrix/exact_rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace rigor {

namespace {

/// Of the largest entry.
double entry_bits(const detail::IntegralMatrix& a) {
    return static_cast<double>(std::labs(fmpz_mat_max_bits(a.value)));
}

/// Of a minor of so many rows on average, by Hadamard's bound.
double minor_bits(const detail::IntegralMatrix& a, double rows) {
    return rows * (entry_bits(a) + std::log2(rows + 1) / 2);
}

/// FLINT's echelon form solves for the columns beyond the rank by p-adic lifting: two products of a matrix of r rows
/// and a vector for every word of the result, twice as long as a minor.
double rank_seconds(const detail::IntegralMatrix& a, long rank) {
    const double r = static_cast<double>(rank), columns = static_cast<double>(fmpz_mat_ncols(a.value)) - r;
    const double words = 2 * minor_bits(a, r) / 60 + 1;
    // Measured: 3 to 9 ns a step for 60 to 400 rows, ranks of a third of them and of one less, 10 to 113 bits.
    return 1e-8 * columns * r * r * 2 * words;
}

}  // namespace

double elimination_seconds(const RationalMatrix& a) {
    if (a.rows() != a.columns())
        throw std::invalid_argument("elimination of a " + detail::shape(a.rows(), a.columns()) + " matrix");
    detail::IntegralMatrix integral(a);
    detail::make_primitive(integral);
    const double n = static_cast<double>(a.rows()), words = minor_bits(integral, n / 2) / 64;
    // Two products and a division of such integers. Measured: inertia() takes 0.2 to 1.6 times this for 20 to 140 rows
    // of 8 to 400 bits.
    return n * n * n / 3 * (60e-9 + 6e-9 * std::pow(words, 1.5));
}

RankBounds rank_within(const RationalMatrix& a, double seconds) {
    detail::IntegralMatrix integral(a);
    detail::make_primitive(integral);
    const long below = detail::rank_modulo_prime(integral);
    if (below == std::min(a.rows(), a.columns())) return {below, true};
    if (rank_seconds(integral, below) > seconds) return {below, false};
    use_flint_on_this_thread();
    return {static_cast<long>(fmpz_mat_rank(integral.value)), true};
}

}  // namespace rigor
