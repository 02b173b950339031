#include "claim/language/row_reduction.hpp"

#include <utility>

namespace claim::language {

using rigor::Rational;

ReducedRows reduced(RationalRows given, std::size_t columns, bool until_free) {
    ReducedRows r{.rows = std::move(given)};
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t rank = r.pivots.size();
        std::size_t pivot = rank;
        while (pivot < r.rows.size() && r.rows[pivot][column] == 0) ++pivot;
        if (pivot == r.rows.size()) {
            if (!r.free) r.free = column;
            if (until_free) break;
            continue;
        }
        std::swap(r.rows[pivot], r.rows[rank]);
        const Rational inverse = 1 / r.rows[rank][column];
        for (Rational& x : r.rows[rank]) x *= inverse;
        for (std::size_t i = 0; i < r.rows.size(); ++i) {
            if (i == rank || r.rows[i][column] == 0) continue;
            const Rational factor = r.rows[i][column];
            for (std::size_t k = column; k < r.rows[i].size(); ++k) r.rows[i][k] -= factor * r.rows[rank][k];
        }
        r.pivots.push_back(column);
    }
    return r;
}

}  // namespace claim::language
