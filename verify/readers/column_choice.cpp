#include "verify/readers/column_choice.hpp"

#include "verify/base/status.hpp"
#include "verify/readers/text_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace verify {
namespace {

// Before a list of the columns of a file is made: 80 MB.
constexpr long most_columns_to_choose_from = 10'000'000;

/// Digits alone; what is too large for any file is the largest number.
std::optional<long> column_number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? number : std::numeric_limits<long>::max();
}

/// "0-3, 7", of ascending numbers or not.
std::string ranges(const std::vector<long>& columns) {
    constexpr int most = 12;
    std::string text;
    int count = 0;
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i + 1;
        while (end < columns.size() && columns[end] == columns[end - 1] + 1) ++end;
        if (count++ == most) return text + ", ...";
        text += fmt::format("{}{}", i == 0 ? "" : ", ", columns[i]);
        if (end - i > 1) text += fmt::format("-{}", columns[end - 1]);
        i = end;
    }
    return text;
}

class Choosing {
public:
    Choosing(const ByteSource& source, const ColumnChoice& choice, long columns, const std::vector<std::string>& names,
             const std::string& no_names)
        : source_(source),
          choice_(choice),
          columns_(columns),
          names_(names),
          no_names_(no_names) {
        if (columns > most_columns_to_choose_from)
            source.fail(
                fmt::format("{} columns; expected at most {} to choose from", columns, most_columns_to_choose_from));
    }
    ChosenColumns chosen() {
        std::vector<long> kept = numbers("--columns", choice_.columns);
        if (choice_.columns.empty()) {
            kept.resize(static_cast<std::size_t>(columns_));
            std::iota(kept.begin(), kept.end(), 0L);
        }
        std::vector<bool> is_kept(static_cast<std::size_t>(columns_), false);
        for (const long column : kept) is_kept[static_cast<std::size_t>(column)] = true;
        ChosenColumns result;
        if (!choice_.columns.empty())
            result.notes.push_back(fmt::format("of {} columns {} {} used as {} (--columns; counted from 0)", columns_,
                                               listed(kept), kept.size() == 1 ? "is" : "are",
                                               kept.size() == 1 ? "the coordinate" : "coordinates, in this order"));
        if (choice_.labels) take_labels(is_kept, result);
        const std::vector<long> dropped = numbers("--drop", choice_.drop);
        for (const long column : dropped) {
            const bool labels = labels_ && *labels_ == column;
            if (!is_kept[static_cast<std::size_t>(column)] && !labels)
                source_.fail(
                    fmt::format("--drop: column {} is none of those that --columns lists; expected one of them",
                                column_text(column, names_)));
            is_kept[static_cast<std::size_t>(column)] = false;
        }
        if (!dropped.empty())
            result.notes.push_back(fmt::format("left out: column{} {} (--drop; counted from 0)",
                                               dropped.size() == 1 ? "" : "s", listed(dropped)));
        std::copy_if(kept.begin(), kept.end(), std::back_inserter(result.kept),
                     [&](long column) { return is_kept[static_cast<std::size_t>(column)]; });
        if (result.kept.empty())
            source_.fail(fmt::format("no column is left of {}; expected at least one coordinate", columns_));
        return result;
    }

private:
    std::string listed(const std::vector<long>& columns) const {
        return columns.size() == 1 ? column_text(columns.front(), names_) : ranges(columns);
    }
    void take_labels(std::vector<bool>& is_kept, ChosenColumns& result) {
        labels_ = label_column(*choice_.labels);
        if (!choice_.columns.empty() && is_kept[static_cast<std::size_t>(*labels_)])
            source_.fail(
                fmt::format("--labels: column {} is listed by --columns too; expected a column that is no coordinate",
                            column_text(*labels_, names_)));
        is_kept[static_cast<std::size_t>(*labels_)] = false;
        result.notes.push_back(fmt::format("left out: column {}, which holds labels (--labels; counted from 0)",
                                           column_text(*labels_, names_)));
    }
    long label_column(const ColumnItem& item) const {
        const std::optional<long> end = item.quoted            ? std::nullopt
                                        : item.text == "first" ? std::optional(0L)
                                        : item.text == "last"  ? std::optional(columns_ - 1)
                                                               : std::nullopt;
        if (!end) return column("--labels", item);
        if (const auto named = columns_named(item.text); !named.empty() && named != std::vector{*end})
            ambiguous("--labels", item, "a number");
        return *end;
    }
    std::vector<long> columns_named(const std::string& name) const {
        std::vector<long> found;
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) found.push_back(static_cast<long>(i));
        return found;
    }
    [[noreturn]] void ambiguous(const char* option, const ColumnItem& item, const char* otherwise) const {
        source_.fail(fmt::format("{} {}: column {} has this name too; expected the name in double quotes, or {}",
                                 option, shown(item.text), columns_named(item.text).front(), otherwise));
    }
    [[noreturn]] void not_there(const char* option, const ColumnItem& item) const {
        const std::string numbers =
            columns_ == 1 ? "0, the only column" : fmt::format("numbers from 0 to {}", columns_ - 1);
        if (item.numbers && !item.quoted)
            source_.fail(fmt::format("{} {}: there {} {} column{}; expected {}{}", option, shown(item.text),
                                     columns_ == 1 ? "is" : "are", columns_, columns_ == 1 ? "" : "s", numbers,
                                     names_.empty() ? "" : ", or names"));
        if (names_.empty())
            source_.fail(fmt::format("{} {}: {}; expected {}", option, shown(item.text), no_names_, numbers));
        std::string some;
        for (std::size_t i = 0; i < std::min<std::size_t>(names_.size(), 6); ++i)
            some += (i == 0 ? "" : ", ") + shown(std::string_view(names_[i]).substr(0, 40));
        if (names_.size() > 6) some += ", ...";
        source_.fail(fmt::format("{} {}: no column has this name; expected {} or one of {}", option, shown(item.text),
                                 numbers, some));
    }
    /// The first and the last column of an item.
    std::pair<long, long> range(const char* option, const ColumnItem& item) const {
        const std::vector<long> named = columns_named(item.text);
        const bool by_number = !item.quoted && item.numbers && item.numbers->second < columns_;
        if (by_number && !named.empty() && (named.size() > 1 || *item.numbers != std::pair(named[0], named[0])))
            ambiguous(option, item, item.numbers->first == item.numbers->second ? "a range such as 2-2" : "numbers");
        if (by_number) return *item.numbers;
        if (named.empty()) not_there(option, item);
        if (named.size() > 1)
            source_.fail(fmt::format("{} {}: {} columns have this name ({}); expected a number", option,
                                     shown(item.text), named.size(), ranges(named)));
        return {named[0], named[0]};
    }
    long column(const char* option, const ColumnItem& item) const {
        const auto [first, last] = range(option, item);
        if (first != last) source_.fail(fmt::format("{} {}: expected one column", option, shown(item.text)));
        return first;
    }
    /// Of all items, each once.
    std::vector<long> numbers(const char* option, const std::vector<ColumnItem>& items) const {
        std::vector<bool> seen(items.empty() ? 0 : static_cast<std::size_t>(columns_), false);
        std::vector<long> all;
        for (const ColumnItem& item : items) {
            const auto [first, last] = range(option, item);
            for (long i = first; i <= last; ++i) {
                if (seen[static_cast<std::size_t>(i)])
                    source_.fail(fmt::format("{}: column {} is listed twice; expected each once", option,
                                             column_text(i, names_)));
                seen[static_cast<std::size_t>(i)] = true;
                all.push_back(i);
            }
        }
        return all;
    }

    const ByteSource& source_;
    const ColumnChoice& choice_;
    long columns_;
    const std::vector<std::string>& names_;
    const std::string& no_names_;
    std::optional<long> labels_;
};

}  // namespace

std::string column_text(long column, const std::vector<std::string>& names) {
    const auto at = static_cast<std::size_t>(column);
    return at < names.size() && !names[at].empty() ? fmt::format("{} '{}'", column, shown(names[at]))
                                                   : fmt::format("{}", column);
}

std::vector<ColumnItem> parse_columns(const char* option, const std::string& text) {
    const auto refuse = [&](const std::string& why) {
        throw BadInput(
            fmt::format("{} {}: {}; expected numbers from 0, ranges such as 2-5, or names, with commas "
                        "between them",
                        option, shown(text), why));
    };
    std::vector<ColumnItem> items;
    std::string_view rest = text;
    while (true) {
        rest = trimmed(rest);
        ColumnItem item;
        std::size_t end = 0;
        if (rest.starts_with('"')) {
            const std::size_t close = rest.find('"', 1);
            if (close == std::string_view::npos) refuse("a quote that does not end");
            item = {std::string(trimmed(rest.substr(1, close - 1))), true};
            end = std::min(rest.size(), rest.find_first_not_of(' ', close + 1));
            if (end < rest.size() && rest[end] != ',')
                refuse(fmt::format("'{}' behind a quote", shown(rest.substr(end))));
        } else {
            end = std::min(rest.size(), rest.find(','));
            item.text = trimmed(rest.substr(0, end));
            const std::size_t dash = item.text.find('-');
            const auto first = column_number(std::string_view(item.text).substr(0, dash)),
                       last = dash == std::string::npos ? first
                                                        : column_number(std::string_view(item.text).substr(dash + 1));
            if (first && last) {
                if (*first > *last) refuse(fmt::format("the range {} descends", shown(item.text)));
                item.numbers = {*first, *last};
            }
        }
        if (item.text.empty()) refuse("an empty item");
        items.push_back(std::move(item));
        if (end == rest.size()) return items;
        rest.remove_prefix(end + 1);
    }
}

ChosenColumns choose_columns(const ByteSource& source, const ColumnChoice& choice, long columns,
                             const std::vector<std::string>& names, const std::string& no_names) {
    return Choosing(source, choice, columns, names, no_names).chosen();
}

}  // namespace verify
