// Tables of an experiment: their rows, and their state as bytes.
#include "experiments/common/experiment.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace experiment {

void Table::add(std::vector<double> row) {
    if (row.size() != columns.size())
        throw std::invalid_argument(std::to_string(row.size()) + " values for " + std::to_string(columns.size()) +
                                    " columns of " + name);
    rows.push_back(std::move(row));
}

void Table::save(StateWriter& to) const {
    to.integer(static_cast<long>(rows.size()));
    for (const auto& row : rows) to.numbers(row);
}

void Table::load(StateReader& from) {
    rows.assign(static_cast<std::size_t>(from.integer()), std::vector<double>(columns.size()));
    for (auto& row : rows) from.numbers(row);
}

}  // namespace experiment
