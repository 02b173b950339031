// The simplex method, phase one, in exact rationals.
#include "claim/language/linear_combination.hpp"

#include <algorithm>
#include <set>

namespace claim::language {

using rigor::Rational;

namespace {

/// The columns that can take part: each coordinate of theirs occurs with both signs.
std::vector<std::size_t> usable(const std::vector<LinearColumn>& columns) {
    std::vector<bool> out(columns.size(), false);
    for (bool changed = true; changed;) {
        changed = false;
        std::map<std::string, int> signs;  // 1: positive, 2: negative, 3: both
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (!out[i])
                for (const auto& [key, q] : columns[i].entries) signs[key] |= q > 0 ? 1 : 2;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (out[i]) continue;
            const bool stuck = std::any_of(columns[i].entries.begin(), columns[i].entries.end(),
                                           [&](const auto& entry) { return signs.at(entry.first) != 3; });
            if (stuck) out[i] = changed = true;
        }
    }
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!out[i]) kept.push_back(i);
    return kept;
}

class Simplex {
public:
    Simplex(std::size_t rows, std::size_t columns) : rows_(rows, std::vector<Rational>(columns + 1)), basis_(rows) {
        for (std::size_t i = 0; i < rows; ++i) basis_[i] = columns + i;  // artificial, not stored
    }
    std::vector<std::vector<Rational>>& rows() { return rows_; }

    /// Whether the artificial variables can all be 0.
    bool solve(const std::function<bool()>& interrupted) {
        const std::size_t columns = rows_[0].size() - 1;
        // The reduced costs of the sum of the artificial variables.
        cost_.assign(columns + 1, Rational(0));
        for (const auto& row : rows_)
            for (std::size_t j = 0; j <= columns; ++j)
                if (row[j] != 0) cost_[j] -= row[j];
        std::size_t idle = 0;
        constexpr std::size_t patience = 40, most = 400;
        for (std::size_t step = 0; step < most && cost_[columns] != 0; ++step) {
            if (interrupted()) return false;
            std::size_t enter = columns;
            for (std::size_t j = 0; j < columns; ++j) {
                if (cost_[j] >= 0) continue;
                if (enter == columns || (idle < patience && cost_[j] < cost_[enter])) enter = j;
                if (idle >= patience) break;  // Bland's rule ends circles
            }
            if (enter == columns) return false;
            std::size_t leave = rows_.size();
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                if (rows_[i][enter] <= 0) continue;
                if (leave == rows_.size()) {
                    leave = i;
                    continue;
                }
                const Rational a = rows_[i][columns] * rows_[leave][enter], b = rows_[leave][columns] * rows_[i][enter];
                if (a < b || (a == b && basis_[i] < basis_[leave])) leave = i;
            }
            if (leave == rows_.size()) return false;
            const Rational before = cost_[columns];
            pivot(leave, enter);
            idle = cost_[columns] == before ? idle + 1 : 0;
        }
        return cost_[columns] == 0;
    }
    std::vector<Rational> solution(std::size_t columns) const {
        std::vector<Rational> y(columns, Rational(0));
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (basis_[i] < columns) y[basis_[i]] = rows_[i][columns];
        return y;
    }

private:
    void pivot(std::size_t leave, std::size_t enter) {
        std::vector<Rational>& row = rows_[leave];
        const Rational scale = Rational(1) / row[enter];
        for (Rational& q : row)
            if (q != 0) q *= scale;
        const auto eliminate = [&](std::vector<Rational>& other) {
            const Rational factor = other[enter];
            if (factor == 0) return;
            for (std::size_t j = 0; j < row.size(); ++j)
                if (row[j] != 0) other[j] -= factor * row[j];
        };
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (i != leave) eliminate(rows_[i]);
        eliminate(cost_);
        basis_[leave] = enter;
    }

    std::vector<std::vector<Rational>> rows_;
    std::vector<std::size_t> basis_;
    std::vector<Rational> cost_;
};

}  // namespace

std::optional<std::vector<Rational>> contradiction(const std::vector<LinearColumn>& columns,
                                                   const std::function<bool()>& interrupted) {
    const std::vector<std::size_t> kept = usable(columns);
    std::map<std::string, std::size_t> row_of;
    bool any_strict = false;
    for (const std::size_t i : kept) {
        any_strict |= columns[i].strict;
        for (const auto& [key, q] : columns[i].entries) row_of.emplace(key, row_of.size());
    }
    if (!any_strict) return std::nullopt;
    Simplex simplex(row_of.size() + 1, kept.size());
    for (std::size_t j = 0; j < kept.size(); ++j) {
        for (const auto& [key, q] : columns[kept[j]].entries) simplex.rows()[row_of.at(key)][j] = q;
        simplex.rows().back()[j] = columns[kept[j]].strict ? 1 : 0;
    }
    simplex.rows().back().back() = 1;
    if (!simplex.solve(interrupted)) return std::nullopt;
    const std::vector<Rational> found = simplex.solution(kept.size());
    std::vector<Rational> y(columns.size(), Rational(0));
    for (std::size_t j = 0; j < kept.size(); ++j) y[kept[j]] = found[j];
    return y;
}

}  // namespace claim::language
