#include "verify/figure.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

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
    constexpr const char* colors[] = {"#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F00", "#7F3F98"};
    return colors[static_cast<std::size_t>(number) % std::size(colors)];
}

std::string style(Style s) {
    switch (s) {
        case Style::line: return "with lines lw 2";
        case Style::thin_line: return "with lines lw 1";
        case Style::dashed_line: return "with lines lw 2 dt 2";
        default: return "with points pt 7 ps 0.4";
    }
}

std::size_t column_of(const Table& table, const std::string& name) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end()) throw std::invalid_argument(fmt::format("no column {} in {}", name, table.name));
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// What cannot be drawn (not finite, or not positive on a logarithmic axis) is left out.
std::string data_block(const Curve& curve, const Plot& plot, const std::vector<Table>& tables) {
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == curve.table; });
    if (table == tables.end()) throw std::invalid_argument(fmt::format("no table {}", curve.table));
    const std::size_t x = column_of(*table, curve.x), y = column_of(*table, curve.y), only = curve.only ? column_of(*table, curve.only->first) : 0;
    std::string block;
    for (const auto& row : table->rows) {
        if (curve.only && row[only] != curve.only->second) continue;
        if (!std::isfinite(row[x]) || !std::isfinite(row[y]) || (plot.log_x && row[x] <= 0) || (plot.log_y && row[y] <= 0)) continue;
        block += fmt::format("{} {}\n", row[x], row[y]);
    }
    return block;
}

std::string script_of(const Plot& plot, const std::vector<Table>& tables) {
    std::string script, command;
    for (std::size_t i = 0; i < plot.curves.size(); ++i) {
        const Curve& curve = plot.curves[i];
        const std::string block = data_block(curve, plot, tables);
        if (block.empty()) continue;  // gnuplot refuses a curve without points
        script += fmt::format("$curve{} << END\n{}END\n", i, block);
        command += fmt::format("{}$curve{} using 1:2 {} lc rgb '{}' {}", command.empty() ? "plot " : ", ", i, style(curve.style), color(curve.color),
                               curve.label.empty() ? "notitle" : "title " + quoted(curve.label));
    }
    script += "set encoding utf8\nset terminal svg size 900,560 noenhanced background '#ffffff' font 'sans-serif,14'\nset key above\nset autoscale xfix\nset grid lc rgb '#dddddd'\n";
    script += fmt::format("set title {}\nset xlabel {}\nset ylabel {}\n", quoted(plot.title), quoted(plot.x_label), quoted(plot.y_label));
    if (command.empty()) return script + "set xrange [0:1]\nset yrange [0:1]\nset label 'nothing to draw' at 0.5,0.5 center\nplot NaN notitle\n";
    if (plot.log_x) script += "set logscale x\n";
    if (plot.log_y) script += "set logscale y\nset format y '%g'\n";
    return script + command + "\n";
}

/// The standard output of a command; its status in `status`.
std::string output_of(const std::string& command, int& status) {
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe) throw BadInput("gnuplot cannot be started");
    std::string text;
    char buffer[1 << 16];
    for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, size);
    const int raw = ::pclose(pipe);
    status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128;
    return text;
}

struct ScriptFile {
    std::string path = (std::filesystem::temp_directory_path() / "verify-plot-XXXXXX").string();
    explicit ScriptFile(const std::string& script) {
        const int file = ::mkstemp(path.data());
        if (file < 0) throw BadInput(fmt::format("{}: cannot be written; expected room for a temporary file", path));
        const bool written = ::write(file, script.data(), script.size()) == static_cast<ssize_t>(script.size());
        ::close(file);
        if (!written) {
            ::unlink(path.c_str());
            throw BadInput(fmt::format("{}: cannot be written; expected room for a temporary file", path));
        }
    }
    ~ScriptFile() { ::unlink(path.c_str()); }
    ScriptFile(const ScriptFile&) = delete;
    ScriptFile& operator=(const ScriptFile&) = delete;
};

}  // namespace

void require_gnuplot() {
    int status = 0;
    if (output_of("gnuplot --version 2>/dev/null", status).empty() || status != 0) throw BadInput("gnuplot was not found; expected it to draw the figures (Debian: gnuplot-nox)");
}

std::string draw_svg(const Plot& plot, const std::vector<Table>& tables) {
    const ScriptFile script(script_of(plot, tables));
    int status = 0;
    std::string svg = output_of("LC_ALL=C gnuplot '" + script.path + "' 2>/dev/null", status);
    if (status != 0 || svg.find("</svg>") == std::string::npos) throw BadInput(fmt::format("gnuplot could not draw {}.svg (status {})", plot.name, status));
    return svg;
}

}  // namespace verify
