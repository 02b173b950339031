#include "verify/verbs/data_options.hpp"

#include "verify/base/status.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>

#include <limits>

namespace verify {

void add_data_options(CLI::App& command, DataArguments& arguments) {
    command.add_option("--rows", arguments.rows, "Only so many rows: the first, or with --seed drawn at random");
    command.add_option("--seed", arguments.seed, "Draws the rows of --rows, the same for the same seed");
    command.add_option("--columns", arguments.columns,
                       "The coordinates, in this order: columns by number from 0, as ranges (2-5) or by name");
    command.add_option("--drop", arguments.drop, "Columns to leave out, written as for --columns");
    command.add_option("--labels", arguments.labels,
                       "The column of labels, left out: first, last, its name or its number");
    one_of(command.add_option("--header", arguments.header,
                              "yes: the first line of a CSV is names; no: it is data (otherwise it is guessed)"),
           {"yes", "no"});
    command.add_flag("--decimal-comma", arguments.decimal_comma,
                     "1,5 is 1.5 in a CSV whose columns semicolons, tabs or blanks separate");
    command.add_option("--array", arguments.array, "Which array of an NPZ file, if it has several");
}

DataOptions data_options(const DataArguments& arguments) {
    DataOptions options;
    if (!arguments.seed.empty() && arguments.rows.empty())
        throw BadInput("--seed draws the rows of --rows N; expected --rows too");
    if (!arguments.rows.empty()) options.rows = option_integer("rows", arguments.rows, 1, 1'000'000'000);
    if (!arguments.seed.empty())
        options.seed =
            static_cast<std::uint64_t>(option_integer("seed", arguments.seed, 0, std::numeric_limits<long>::max()));
    if (!arguments.columns.empty()) options.choice.columns = parse_columns("--columns", arguments.columns);
    if (!arguments.drop.empty()) options.choice.drop = parse_columns("--drop", arguments.drop);
    if (!arguments.labels.empty()) {
        std::vector<ColumnItem> items = parse_columns("--labels", arguments.labels);
        if (items.size() > 1)
            throw BadInput(
                fmt::format("--labels {}: expected one column, as first, last, a name or a number; others "
                            "are left out by --drop",
                            shown(arguments.labels)));
        options.choice.labels = std::move(items.front());
    }
    if (!arguments.header.empty()) options.header = arguments.header == "yes";
    options.decimal_comma = arguments.decimal_comma;
    if (!arguments.array.empty()) options.array = arguments.array;
    return options;
}

}  // namespace verify
