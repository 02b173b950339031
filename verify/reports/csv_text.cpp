#include "verify/reports/csv_text.hpp"

#include <fmt/format.h>

namespace verify {

std::string csv_text(const experiment::Table& table, int significant_digits) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) text += (i ? "," : "") + table.columns[i];
    text += "\n";
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (significant_digits > 0 ? fmt::format("{:.{}g}", row[i], significant_digits)
                                            : fmt::format("{}", row[i])) +
                    (i + 1 < row.size() ? "," : "\n");
    return text;
}

}  // namespace verify
