#include "verify/base/progress.hpp"
#include "catch.hpp"

using verify::time_left;

TEST_CASE("the time left is that of the rest at the same pace, in the unit that fits") {
    CHECK(time_left(10, 0, 100).empty());
    CHECK(time_left(10, 100, 100).empty());
    CHECK(time_left(10, 50, 100) == ", about 10 s left");
    CHECK(time_left(10, 10, 100) == ", about 2 min left");
    CHECK(time_left(3600, 25, 100) == ", about 3.0 h left");
}

TEST_CASE("a line of progress leaves the last column of a terminal free") {
    CHECK(verify::cut_to("twelve chars", 13) == "twelve chars");
    CHECK(verify::cut_to("twelve chars", 12) == "twelve c...");
    CHECK(verify::cut_to("twelve chars", 5) == "t...");
    CHECK(verify::cut_to("twelve chars", 3) == "...");
}
