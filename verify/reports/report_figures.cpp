#include "verify/reports/report_figures.hpp"

#include "experiments/report/report_figures.hpp"
#include "verify/base/status.hpp"
#include "verify/reports/csv_text.hpp"
#include "verify/reports/figure.hpp"
#include "verify/reports/unicode_notation.hpp"

#include <fmt/format.h>

#include <map>

namespace verify {
namespace {

/// More than is certified, and fewer than the last bits of a simulation, which depend on the mathematical library of a
/// machine.
constexpr int csv_digits = 12;

}  // namespace

std::vector<DrawnFigure> draw_figures(std::uint64_t seed, std::string& missing) {
    std::vector<DrawnFigure> drawn;
    for (experiment::Figure& figure : experiments::report_figures(seed)) {
        for (std::string* text : {&figure.plot.title, &figure.plot.x_label, &figure.plot.y_label})
            *text = typeset(*text);
        for (experiment::Curve& curve : figure.plot.curves) curve.label = typeset(curve.label);
        drawn.push_back({std::move(figure), ""});
    }
    try {
        require_gnuplot();
        for (DrawnFigure& each : drawn) each.svg = draw_svg(each.figure.plot, each.figure.tables);
    } catch (const BadInput& error) {
        missing = error.what();
    }
    return drawn;
}

std::vector<std::pair<std::string, std::string>> figure_files(const std::vector<DrawnFigure>& figures) {
    std::map<std::string, std::string> files;
    for (const DrawnFigure& each : figures) {
        if (!each.svg.empty()) files[each.file()] = each.svg;
        for (const experiment::Table& table : each.figure.tables)
            files["figures/" + table.name + ".csv"] = csv_text(table, csv_digits);
    }
    return {files.begin(), files.end()};
}

}  // namespace verify
