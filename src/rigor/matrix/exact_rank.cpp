// Bounds of the rank, and what elimination costs.
#include "rigor/matrix/exact_rank.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace rigor {

namespace {

/// Of the largest entry of the integral multiple.
double entry_bits(const detail::IntegralMatrix& a) {
    return static_cast<double>(std::labs(fmpz_mat_max_bits(a.value)));
}

double seconds_for(const detail::IntegralMatrix& integral) {
    const double n = static_cast<double>(fmpz_mat_nrows(integral.value));
    const double words = n / 2 * (entry_bits(integral) + std::log2(n + 1) / 2) / 64;
    // Two products and a division of such integers: measured as 60 ns and 6 ns w^1.5 for w words.
    return n * n * n / 3 * (60e-9 + 6e-9 * std::pow(words, 1.5));
}

}  // namespace

double elimination_seconds(const RationalMatrix& a) {
    if (a.rows() != a.columns())
        throw std::invalid_argument("elimination of a " + detail::shape(a.rows(), a.columns()) + " matrix");
    return seconds_for(detail::IntegralMatrix(a));
}

RankBounds rank_within(const RationalMatrix& a, double seconds) {
    const detail::IntegralMatrix integral(a);
    const long below = detail::rank_modulo_prime(integral);
    if (below == std::min(a.rows(), a.columns())) return {below, true};
    if (seconds_for(integral) > seconds) return {below, false};
    use_flint_on_this_thread();
    return {static_cast<long>(fmpz_mat_rank(integral.value)), true};
}

}  // namespace rigor
