#include "verify/reports/figure.hpp"
#include "catch.hpp"

#include <limits>

namespace {

using namespace experiment;

const std::vector<Table> tables{
    {"t", {"x", "y", "group"}, {{0, 1, 0}, {1, 2, 0}, {2, 4, 1}, {3, std::numeric_limits<double>::infinity(), 1}}}};

std::string drawn(const Plot& plot) { return verify::draw_svg(plot, tables); }

}  // namespace

TEST_CASE("a plot is drawn as SVG, the same each time, and any text may stand in it") {
    Plot plot{"p",
              "it's 'quoted' $x_1^2$ \\n %d `date` <&> κ",
              "x; set output '/dev/null'",
              "y",
              false,
              true,
              {{"t", "x", "y", "a 'label'"}}};
    const std::string svg = drawn(plot);
    CHECK(svg.find("</svg>") != std::string::npos);
    CHECK(svg.find("`date`") != std::string::npos);
    CHECK(svg.find("&lt;&amp;") != std::string::npos);
    CHECK(svg.find("κ") != std::string::npos);
    CHECK(svg == drawn(plot));
}

TEST_CASE("a plot in which nothing can be drawn says so, and a missing column is an error of the program") {
    const Plot empty{"p",
                     "title",
                     "x",
                     "y",
                     false,
                     false,
                     {{"t", "x", "y", "", Style::line, 0, std::pair{std::string("group"), 7.0}}}};
    CHECK(drawn(empty).find("nothing to draw") != std::string::npos);
    const Plot logarithmic{"p", "title", "x", "y", true, true, {{"t", "group", "x", ""}}};
    CHECK(drawn(logarithmic).find("</svg>") != std::string::npos);
    CHECK_THROWS_AS(drawn({"p", "", "", "", false, false, {{"t", "x", "z", ""}}}), std::invalid_argument);
    CHECK_THROWS_AS(drawn({"p", "", "", "", false, false, {{"u", "x", "y", ""}}}), std::invalid_argument);
}
