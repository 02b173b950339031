// Checks claim/language/sample_points.hpp: every candidate lies in the domain, also beside an irrational end.
#include "claim/language/sample_points.hpp"
#include "catch.hpp"
#include "claim/language/parser.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Truth;

TEST_CASE("candidates beside an irrational end are inside of it") {
    const auto found = [](const std::string& domain, long bits) {
        const rigor::Precision precision(bits);
        std::mt19937_64 generator(1);
        const Formula f = parse("forall x in " + domain + ": x > 0").formula;
        return candidates(f->bindings[0].domain, {}, {}, 200, generator);
    };
    for (const char* number : {"pi", "sqrt(2)", "exp(1)", "log(20)", "sqrt(7)"})
        for (const long bits : {32L, 64L, 65L, 100L})
            for (const bool below : {true, false}) {
                const std::string domain =
                    below ? std::string("[0, ") + number + "]" : std::string("[") + number + ", 5]";
                const auto points = found(domain, bits);
                CHECK(points.size() > 50);
                const rigor::Precision precision(2000);
                const Ball end = evaluate(parse_expression(number), Assignment<Ball>{}).result.value;
                for (const rigor::Rational& q : points) {
                    CAPTURE(domain, bits, q);
                    CHECK((below ? certainly_less(Ball(q), end) : certainly_less(end, Ball(q))) == Truth::yes);
                }
            }
}
