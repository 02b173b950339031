#include "verify/verbs/plot_option.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>

#include <cerrno>

namespace verify {

void require_plot(const std::string& file) {
    if (!file.ends_with(".svg") || file == ".svg")
        throw BadInput(fmt::format("--plot {}: expected a name that ends in .svg", shown(file)));
    require_gnuplot();
    UnfinishedFile{file};
}

void write_plot(const std::string& file, const experiment::Plot& plot, const std::vector<experiment::Table>& tables) {
    const std::string svg = draw_svg(plot, tables);
    UnfinishedFile(file).complete(svg);
    tell("wrote " + file);
}

}  // namespace verify
