#include "verify/reports/figure.hpp"

#include "verify/base/external_program.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace verify {
namespace {

using experiment::Curve, experiment::Plot, experiment::Style, experiment::Table;

/// A gnuplot string: a quote is doubled, and nothing else has a meaning in it.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'') result += '\'';
        result += c == '\n' ? ' ' : c;
    }
    return result + "'";
}

/// Black, then colours that people with any colour vision tell apart (Okabe and Ito).
const char* color(int number) {
    constexpr const char* colors[] = {"#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                      "#E69F00", "#56B4E9", "#7F7F00", "#7F3F98"};
    return colors[static_cast<std::size_t>(number) % std::size(colors)];
}

std::string style(Style s) {
    switch (s) {
        case Style::line: return "with lines lw 2";
        case Style::thin_line: return "with lines lw 1";
        case Style::dashed_line: return "with lines lw 2 dt 2";
        case Style::band: return "with filledcurves";
        default: return "with points pt 7 ps 0.4";
    }
}

const char* columns(Style s) {
    switch (s) {
        case Style::band: return "1:2:3";
        default: return "1:2";
    }
}

std::size_t column_of(const Table& table, const std::string& name) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end()) throw std::invalid_argument(fmt::format("no column {} in {}", name, table.name));
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// What cannot be drawn (not finite, or not positive on a logarithmic axis) is left out.
std::string data_block(const Curve& curve, const Plot& plot, const std::vector<Table>& tables) {
    const auto table =
        std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == curve.table; });
    if (table == tables.end()) throw std::invalid_argument(fmt::format("no table {}", curve.table));
    const std::size_t x = column_of(*table, curve.x), y = column_of(*table, curve.y),
                      high = column_of(*table, curve.high.empty() ? curve.y : curve.high),
                      only = curve.only ? column_of(*table, curve.only->first) : 0;
    std::string block;
    for (const auto& row : table->rows) {
        if (curve.only && row[only] != curve.only->second) continue;
        const auto drawable = [&](std::size_t column, bool logarithmic) {
            return std::isfinite(row[column]) && (!logarithmic || row[column] > 0);
        };
        if (!drawable(x, plot.log_x) || !drawable(y, plot.log_y) || !drawable(high, plot.log_y)) continue;
        block += fmt::format("{} {} {}\n", row[x], row[y], row[high]);
    }
    return block;
}

/// On less than two decades powers of ten alone would leave a logarithmic axis almost without numbers.
bool spans_two_decades(const Plot& plot, const std::vector<Table>& tables) {
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const Curve& curve : plot.curves)
        for (const Table& table : tables)
            if (table.name == curve.table)
                for (const auto& row : table.rows) {
                    const double x = row[column_of(table, curve.x)];
                    if (!(x > 0) || !std::isfinite(x)) continue;
                    least = std::min(least, x);
                    most = std::max(most, x);
                }
    return most >= 100 * least;
}

std::string script_of(const Plot& plot, const std::vector<Table>& tables) {
    std::string script, command;
    for (std::size_t i = 0; i < plot.curves.size(); ++i) {
        const Curve& curve = plot.curves[i];
        const std::string block = data_block(curve, plot, tables);
        if (block.empty()) continue;  // gnuplot refuses a curve without points
        script += fmt::format("$curve{} << END\n{}END\n", i, block);
        command += fmt::format("{}$curve{} using {} {} lc rgb '{}' {}", command.empty() ? "plot " : ", ", i,
                               columns(curve.style), style(curve.style), color(curve.color),
                               curve.label.empty() ? "notitle" : "title " + quoted(curve.label));
    }
    script +=
        "set encoding utf8\nset terminal svg size 900,560 noenhanced background '#ffffff' font 'sans-serif,14'\nset key above\nset autoscale xfix\nset grid lc rgb '#dddddd'\nset style fill transparent solid 0.35 noborder\n";
    script += fmt::format("set title {}\nset xlabel {}\nset ylabel {}\n", quoted(plot.title), quoted(plot.x_label),
                          quoted(plot.y_label));
    if (command.empty())
        return script +
               "set xrange [0:1]\nset yrange [0:1]\nset label 'nothing to draw' at 0.5,0.5 center\nplot NaN notitle\n";
    if (plot.log_x)
        script += "set logscale x\n" + (spans_two_decades(plot, tables)
                                            ? std::string()
                                            : std::string("set xtics (1, 2, 4, 8, 16, 32, 64, 96, 128)\n"));
    if (plot.log_y) script += "set logscale y\nset format y '%g'\n";
    return script + command + "\n";
}

/// Dark colours become light ones where the reader's screen is dark; what gnuplot names otherwise stays.
constexpr const char* for_dark_screens = R"css(<style>
@media (prefers-color-scheme: dark) {
  rect[fill="#ffffff"] { fill: #0d1117 }
  [stroke="black"], [stroke="rgb(  0,   0,   0)"] { stroke: #e6edf3 }
  [fill="black"] { fill: #e6edf3 }
  [color="black"] { color: #e6edf3 }
  [stroke="rgb(221, 221, 221)"] { stroke: #3d444d }
  [stroke="rgb(  0, 114, 178)"] { stroke: #4aa8e8 }
  [stroke="rgb(127,  63, 152)"] { stroke: #c58be0 }
  [stroke="rgb(127, 127,   0)"] { stroke: #c2c24a }
}
</style>
)css";

std::string escaped_xml(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return result;
}

/// With the plot's name for who cannot see it, and colours for dark screens.
std::string finished(std::string svg, const Plot& plot) {
    const std::string anonymous = "<title>Gnuplot</title>";
    if (const auto at = svg.find(anonymous); at != std::string::npos)
        svg.replace(at, anonymous.size(), "<title>" + escaped_xml(plot.title) + "</title>\n" + for_dark_screens);
    return svg;
}

}  // namespace

std::string gnuplot_version() { return version_of("gnuplot"); }

void require_gnuplot() {
    if (gnuplot_version().empty())
        throw BadInput("gnuplot was not found; expected it to draw the figures (Debian: gnuplot-nox)");
}

std::string draw_svg(const Plot& plot, const std::vector<Table>& tables) {
    const Finished gnuplot = run_program("LC_ALL=C gnuplot -d", script_of(plot, tables));
    if (gnuplot.status != 0 || gnuplot.output.find("</svg>") == std::string::npos)
        throw BadInput(fmt::format("gnuplot could not draw {}.svg (status {})", plot.name, gnuplot.status));
    return finished(gnuplot.output, plot);
}

}  // namespace verify
