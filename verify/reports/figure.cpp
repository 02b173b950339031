#include "verify/reports/figure.hpp"

#include "verify/base/external_program.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

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
        case Style::band: return "with lines lw 1";  // its outline, twice
        default: return "with points pt 7 ps 0.4";
    }
}

/// Of UTF-8, combining ones included.
std::size_t characters_in(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
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

// On a telephone a picture is 366 pixels wide: text of this size then has 11.
constexpr int picture_width = 640, picture_height = 460, text_size = 20;
constexpr double letter_width = 0.56 * text_size;

/// What is drawn of the axes: logarithms on a logarithmic one.
struct Extent {
    double least = std::numeric_limits<double>::infinity(), most = -std::numeric_limits<double>::infinity();
    void add(double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

struct Point {
    double x, low, high;
};

std::vector<Point> points_of(const std::string& block) {
    std::vector<Point> points;
    std::istringstream lines(block);
    for (Point p{}; lines >> p.x >> p.low >> p.high;) points.push_back(p);
    return points;
}

/// A label beside the right end of its line, `at` between 0 and 1 from below.
struct EndLabel {
    std::string text;
    const char* colour;
    double at;
};

/// So far apart that they can be read, in the order of the lines' ends, and inside of the picture.
void spread(std::vector<EndLabel>& labels) {
    constexpr double apart = 0.075;
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].at = std::max(labels[i].at, labels[i - 1].at + apart);
    double most = 1;
    for (std::size_t i = labels.size(); i-- > 0; most = labels[i].at - apart)
        labels[i].at = std::min(labels[i].at, most);
}

/// What a script is made of.
struct Drawing {
    std::string blocks, command;
    Extent x, y;
    std::vector<EndLabel> labels;
    bool direct = true;  ///< labels beside the lines, no key
};

/// Short labels stand beside the ends of their lines; long ones, or many, in a key.
bool labels_fit(const Plot& plot) {
    constexpr std::size_t longest = 16, most = 9;
    std::size_t count = 0;
    bool fit = true;
    for (const Curve& curve : plot.curves) {
        fit = fit && characters_in(curve.label) <= longest;
        count += !curve.label.empty();
    }
    return fit && count <= most;
}

void add_curve(Drawing& drawing, const Curve& curve, std::size_t number, const std::string& block, const Plot& plot) {
    const auto place = [](double value, bool logarithmic) { return logarithmic ? std::log10(value) : value; };
    const auto points = points_of(block);
    for (const Point& p : points) {
        drawing.x.add(place(p.x, plot.log_x));
        drawing.y.add(place(p.low, plot.log_y));
        if (curve.style == Style::band) drawing.y.add(place(p.high, plot.log_y));
    }
    drawing.blocks += fmt::format("$curve{} << END\n{}END\n", number, block);
    const bool band = curve.style == Style::band;
    const auto draw = [&](const char* columns, bool named) {
        drawing.command += fmt::format("{}$curve{} using {} {} lc rgb '{}' {}",
                                       drawing.command.empty() ? "plot " : ", ", number, columns, style(curve.style),
                                       color(curve.color), named ? "title " + quoted(curve.label) : "notitle");
    };
    draw("1:2", !drawing.direct && !curve.label.empty());
    if (band) draw("1:3", false);
    if (!drawing.direct || curve.label.empty()) return;
    const Point& last = *std::max_element(points.begin(), points.end(), [](auto& a, auto& b) { return a.x < b.x; });
    const double end = place(last.low, plot.log_y);
    drawing.labels.push_back({curve.label, color(curve.color), band ? (end + place(last.high, plot.log_y)) / 2 : end});
}

/// Lines of at most so many characters.
std::vector<std::string> broken(const std::string& text, std::size_t most) {
    std::vector<std::string> lines(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (!lines.back().empty() && characters_in(lines.back()) + 1 + characters_in(word) > most) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
    }
    return lines;
}

/// Powers of ten alone would leave a logarithmic axis of less than two decades almost without numbers.
std::string axes(const Plot& plot, const Drawing& drawing) {
    std::string script;
    if (plot.log_x) {
        script += "set logscale x\n";
        if (drawing.x.most - drawing.x.least < 2)
            script += "set xtics (1, 2, 4, 8, 16, 32, 64, 96, 128)\n";
        else
            script += "set format x '%g'\n";
    }
    if (plot.log_y) script += "set logscale y\nset format y '%g'\n";
    return script;
}

/// The range of y, known here so that labels find the ends of their lines; and those labels.
std::string range_and_labels(Drawing& drawing, const Plot& plot) {
    constexpr double edge = 0.04;
    const double size = std::max(drawing.y.most - drawing.y.least, 1e-9 * std::max(1.0, std::abs(drawing.y.most))),
                 low = drawing.y.least - edge * size, high = drawing.y.most + edge * size;
    const auto back = [&](double place) { return plot.log_y ? std::pow(10, place) : place; };
    std::string script = fmt::format("set yrange [{:.12g}:{:.12g}]\n", back(low), back(high));
    if (drawing.labels.empty()) script += "set rmargin 5\n";  // half of the last number of the axis
    if (!drawing.direct) return script + "set key above vertical maxrows 4 samplen 2\n";
    for (EndLabel& label : drawing.labels) label.at = (label.at - low) / (high - low);
    spread(drawing.labels);
    std::size_t longest = 0;
    for (const EndLabel& label : drawing.labels) {
        longest = std::max(longest, characters_in(label.text));
        script += fmt::format("set label {} at graph 1.02, graph {:.4f} left front tc rgb '{}'\n", quoted(label.text),
                              label.at, label.colour);
    }
    if (drawing.labels.empty()) return script + "unset key\n";
    const double room = (letter_width * static_cast<double>(longest) + 30) / picture_width;
    return script + fmt::format("unset key\nset rmargin at screen {:.4f}\n", 1 - room);
}

std::string script_of(const Plot& plot, const std::vector<Table>& tables) {
    Drawing drawing;
    drawing.direct = labels_fit(plot);
    for (std::size_t i = 0; i < plot.curves.size(); ++i) {
        const std::string block = data_block(plot.curves[i], plot, tables);
        if (!block.empty()) add_curve(drawing, plot.curves[i], i, block, plot);  // gnuplot refuses one without points
    }
    std::string script =
        drawing.blocks + fmt::format(
                             "set encoding utf8\nset terminal svg size {},{} noenhanced background '#ffffff' font "
                             "'sans-serif,{}'\nset autoscale xfix\nset grid lc rgb '#dddddd'\n",
                             picture_width, picture_height, text_size);
    const auto lines = broken(plot.title, static_cast<std::size_t>(picture_width / letter_width));
    for (std::size_t i = 0; i < lines.size(); ++i)
        script += fmt::format("set label {} at screen 0.5, screen {:.4f} center\n", quoted(lines[i]),
                              1 - (static_cast<double>(i) + 0.7) * 1.25 * text_size / picture_height);
    script += fmt::format("set tmargin {}\nset xlabel {}\nset ylabel {} offset 0.5\n",
                          1.25 * static_cast<double>(lines.size()) + 0.5, quoted(plot.x_label), quoted(plot.y_label));
    if (drawing.command.empty())
        return script +
               "set xrange [0:1]\nset yrange [0:1]\nset label 'nothing to draw' at 0.5,0.5 center\nplot NaN notitle\n";
    return script + axes(plot, drawing) + range_and_labels(drawing, plot) + drawing.command + "\n";
}

/// A colour of `color`, and what it becomes where its contrast with the paper would be below 4.5 (text on white) or
/// where the reader's screen is dark.
struct Shades {
    int red, green, blue;
    const char *text_on_white, *on_dark;
};
constexpr Shades shades[] = {
    {0, 0, 0, "#000000", "#e6edf3"},      {0, 114, 178, "#0072b2", "#4aa8e8"},   {213, 94, 0, "#b04d00", "#d55e00"},
    {0, 158, 115, "#00795a", "#009e73"},  {204, 121, 167, "#a84a80", "#cc79a7"}, {230, 159, 0, "#8a5f00", "#e69f00"},
    {86, 180, 233, "#1b6fa3", "#56b4e9"}, {127, 127, 0, "#767600", "#c2c24a"},   {127, 63, 152, "#7f3f98", "#c58be0"}};

/// What gnuplot names otherwise than by its numbers stays. It pads the numbers of lines, and not those of labels.
std::string style_sheet() {
    std::string light, dark;
    for (const Shades& s : shades) {
        const std::string label = fmt::format("[fill=\"rgb({},{},{})\"]", s.red, s.green, s.blue),
                          line = fmt::format("rgb({:3}, {:3}, {:3})", s.red, s.green, s.blue);
        light += fmt::format("{} {{ fill: {} }}\n", label, s.text_on_white);
        dark += fmt::format("  {0}, [fill=\"{1}\"] {{ fill: {2} }}\n  [stroke=\"{1}\"] {{ stroke: {2} }}\n", label,
                            line, s.on_dark);
    }
    return "<style>\n" + light + R"css(@media (prefers-color-scheme: dark) {
  rect[fill="#ffffff"] { fill: #0d1117 }
  [stroke="black"] { stroke: #e6edf3 }
  [fill="black"] { fill: #e6edf3 }
  [color="black"] { color: #e6edf3 }
  [stroke="rgb(221, 221, 221)"] { stroke: #3d444d }
)css" + dark +
           "}\n</style>\n";
}

std::string escaped_xml(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return result;
}

/// With the plot's name for who cannot see it, and colours for dark screens.
std::string finished(std::string svg, const Plot& plot) {
    const std::string anonymous = "<title>Gnuplot</title>";
    if (const auto at = svg.find(anonymous); at != std::string::npos)
        svg.replace(at, anonymous.size(), "<title>" + escaped_xml(plot.title) + "</title>\n" + style_sheet());
    return svg;
}

}  // namespace

std::string gnuplot_version() { return version_of("gnuplot"); }

void require_gnuplot() {
    if (!gnuplot_version().empty()) return;
    const Finished finished = run_program("gnuplot --version", "");
    constexpr int not_found = 127;  // says the shell
    if (finished.status == not_found)
        throw BadInput("gnuplot was not found; expected it to draw the figures (Debian: gnuplot-nox)");
    throw BadInput(fmt::format("gnuplot --version ends with status {}; expected a gnuplot that can draw the figures",
                               finished.status));
}

std::string draw_svg(const Plot& plot, const std::vector<Table>& tables) {
    const Finished gnuplot = run_program("LC_ALL=C gnuplot -d", script_of(plot, tables));
    if (gnuplot.status != 0 || gnuplot.output.find("</svg>") == std::string::npos)
        throw BadInput(fmt::format("gnuplot could not draw {}.svg (status {})", plot.name, gnuplot.status));
    return finished(gnuplot.output, plot);
}

}  // namespace verify
