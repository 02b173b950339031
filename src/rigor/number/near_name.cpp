#include "rigor/number/near_name.hpp"

#include <algorithm>
#include <utility>

namespace rigor {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Rows of the table for the first i - 2, i - 1 and i letters of a.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 60;  // no name is longer, and the work grows like the square
    std::string best;
    std::size_t least = name.size() <= 4 ? 2 : 3;
    if (name.size() > longest) return best;
    for (const std::string& candidate : names)
        if (const std::size_t d = edit_distance(name, candidate); d < least) {
            least = d;
            best = candidate;
        }
    return best;
}

std::string no_such_name(std::string_view what, std::string_view name, const std::vector<std::string>& names) {
    const std::string near = nearest_name(name, names);
    return "no " + std::string(what) + " '" + std::string(name.substr(0, 60)) + "'" +
           (near.empty() ? "" : ", did you mean " + near);
}

}  // namespace rigor
