#include "verify/reports/figure.hpp"
#include "catch.hpp"

#include <cmath>
#include <limits>
#include <string>

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

TEST_CASE("short labels stand beside the ends of lines, apart from each other, long ones in a key") {
    const Plot direct{"p", "title", "x", "y", false, false, {{"t", "x", "y", "one"}, {"t", "x", "y", "two"}}};
    const std::string svg = drawn(direct);
    const auto height = [&](const std::string& label) {
        const auto at = svg.rfind("translate(", svg.find(">" + label + "<"));
        return std::stod(svg.substr(svg.find(',', at) + 1));
    };
    REQUIRE(svg.find(">one<") != std::string::npos);
    REQUIRE(svg.find(">two<") != std::string::npos);
    CHECK(std::abs(height("one") - height("two")) > 20);  // the lines are the same
    Plot key = direct;
    key.curves[0].label = "a label that is much too long to stand there";
    CHECK(drawn(key).find("much too long") != std::string::npos);
    // On a telephone, 366 pixels wide, the text has at least 11.
    CHECK(svg.find("width=\"640\"") != std::string::npos);
    CHECK(svg.find("font-size=\"20") != std::string::npos);
    CHECK(20.0 * 366 / 640 > 11);
}
