#include "rigor/number/near_name.hpp"
#include "catch.hpp"

using rigor::edit_distance, rigor::nearest_name, rigor::no_such_name;

TEST_CASE("the edit distance counts letters that differ, are missing, too many or exchanged") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("depth", "") == 5);
    CHECK(edit_distance("depth", "dept") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ab", "ba") == 1);
    CHECK(edit_distance("nnpg", "nngp") == 1);
    CHECK(edit_distance("abc", "cba") == 2);
    for (const auto& [a, b] : {std::pair{"theta", "thet"}, {"nngp", "nnpg"}, {"a", "bcd"}})
        CHECK(edit_distance(a, b) == edit_distance(b, a));
}

TEST_CASE("the nearest name is near: one letter of a short name, two of a long one, the first of several") {
    const std::vector<std::string> names{"h", "kappa0", "kappa1", "theta-bar", "erf"};
    CHECK(nearest_name("theta_bar", names) == "theta-bar");
    CHECK(nearest_name("thta-br", names) == "theta-bar");
    CHECK(nearest_name("kappa2", names) == "kappa0");
    CHECK(nearest_name("erg", names) == "erf");
    CHECK(nearest_name("egg", names).empty());
    CHECK(nearest_name("swish", names).empty());
    CHECK(nearest_name(std::string(100'000, 'k'), names).empty());
    CHECK(no_such_name("function", "kapa0", names) == "no function 'kapa0', did you mean kappa0");
    CHECK(no_such_name("function", "swish", names) == "no function 'swish'");
    CHECK(no_such_name("x", std::string(100, 'a'), names) == "no x '" + std::string(60, 'a') + "'");
}
