// Checks services/rate.hpp: for every built-in sequence its leading term against a walk through the layers in MPFR that
// shares no code with it, verdicts on data made here, and what is refused. A sequence without such a check fails.
#include "services/rate.hpp"
#include "catch.hpp"

#include <cmath>
#include <map>

using rigor::Rational, rigor::Real;
using services::RateVerdict;

namespace {

/// theta_L and T_L at z = 1/2: rho' = kappa_1(rho), T' = kappa_0(rho) T + rho'.
struct Layer {
    Real angle, T;
};
Layer layer(long depth) {
    const Real pi = acos(Real(-1));
    Real rho = Real(1) / 2, T = rho;
    for (long l = 1; l < depth; ++l) {
        const Real angle = acos(rho), next = (sqrt(1 - rho * rho) + (pi - angle) * rho) / pi;
        T = (1 - angle / pi) * T + next;
        rho = next;
    }
    return {acos(rho), T};
}

struct Leading {
    std::string claim, wrong;             ///< the leading term, and another
    double (*term)(double L);             ///< the same
    Real (*value)(const Layer&, long L);  ///< the sequence
};

const double pi = std::acos(-1.0);

const std::map<std::string, Leading>& independents() {
    static const std::map<std::string, Leading> list{
        {"theta-bar", {"~ 1/4", "~ 1/5", [](double) { return 0.25; }, [](const Layer& s, long L) { return s.T / L; }}},
        {"theta-bar-excess",
         {"~ 3/8*log(L)", "~ 1/8*log(L)", [](double L) { return 0.375 * std::log(L); },
          [](const Layer& s, long L) { return s.T - Real(L) / 4; }}},
        {"rho", {"~ 1", "~ 2", [](double) { return 1.0; }, [](const Layer& s, long) { return cos(s.angle); }}},
        {"one-minus-rho",
         {"~ 9/2*pi^2/L^2", "~ 9/4*pi^2/L^2", [](double L) { return 4.5 * pi * pi / (L * L); },
          [](const Layer& s, long) { return 1 - cos(s.angle); }}},
        {"angle",
         {"~ 3*pi/L", "~ 2*pi/L", [](double L) { return 3 * pi / L; }, [](const Layer& s, long) { return s.angle; }}},
        {"inverse-angle",
         {"~ L", "~ 2*L", [](double L) { return L; },
          [](const Layer& s, long) { return 3 * acos(Real(-1)) / s.angle; }}},
        {"h-prime",
         {"~ 1", "~ 1/2", [](double) { return 1.0; },
          [](const Layer& s, long) { return 1 - s.angle / acos(Real(-1)); }}},
        {"one-minus-h-prime",
         {"~ 3/L", "~ 1/L", [](double L) { return 3 / L; },
          [](const Layer& s, long) { return s.angle / acos(Real(-1)); }}},
    };
    return list;
}

rigor::RateClaim parsed(const std::string& text) { return rigor::parse_rate_claim(text, services::rate_symbols()); }
RateVerdict verdict(const std::string& text, const std::string& sequence) {
    return services::judge_sequence(parsed(text), sequence, std::nullopt, 30).verdict;
}

services::ObservedSequence observed(Rational (*value)(long L)) {
    services::ObservedSequence data;
    for (long L = 1; L <= 400; ++L) data.rows.push_back({Rational(L), value(L), 0, 0});
    return data;
}

}  // namespace

TEST_CASE("every sequence has the leading term that a walk through the layers shows") {
    const rigor::RealDigits digits(60);
    constexpr long depth = 20'000;
    const Layer deep = layer(depth);
    for (const services::RateSequence& sequence : services::rate_sequences()) {
        INFO(sequence.name);
        REQUIRE(independents().count(sequence.name) == 1);
        const Leading& leading = independents().at(sequence.name);
        const double ratio = static_cast<double>(leading.value(deep, depth)) / leading.term(depth);
        CHECK(std::fabs(ratio - 1) < (sequence.name == "theta-bar-excess" ? 0.5 : 1e-2));  // C/log L is not small there
        CHECK(verdict(leading.claim, sequence.name) == RateVerdict::holds);
        CHECK(verdict(leading.wrong, sequence.name) == RateVerdict::fails);
    }
    CHECK(independents().size() == services::rate_sequences().size());
}

TEST_CASE("explicit constants at one z hold at the layers where they are claimed") {
    const rigor::RealDigits digits(60);
    const auto report = services::judge_sequence(parsed("0 + O(1/L)"), "angle", Rational(1, 2), 30);
    CHECK(report.verdict == RateVerdict::holds);
    CHECK(report.proved);
    REQUIRE_FALSE(report.bounds.empty());
    const services::RateBound& first = report.bounds.front();
    CHECK(first.growth == "1/L");
    for (const long L : {2000L, 20'000L}) {
        REQUIRE(std::stol(first.from) <= L);
        const double scaled = static_cast<double>(layer(L).angle) * static_cast<double>(L);
        CHECK(std::stod(first.lower) <= scaled);
        CHECK(scaled <= std::stod(first.upper));
    }
}

TEST_CASE("data are judged, described, and never proved") {
    const auto inverse = observed([](long L) { return Rational(1, L); });
    const auto judged = [&](const char* text) { return services::judge_data(parsed(text), inverse); };
    CHECK(judged("0 + O(1/L)").verdict == RateVerdict::supported);
    CHECK(judged("~ 1/L").verdict == RateVerdict::supported);
    CHECK(judged("0 + o(1/L)").verdict == RateVerdict::contradicted);
    CHECK(judged("0 + O(1/L^2)").verdict == RateVerdict::contradicted);
    CHECK_FALSE(judged("~ 1/L").proved);
    CHECK(judged("~ 1/L").rows.size() == 6);
    const auto described = services::judge_data(std::nullopt, inverse);
    CHECK(described.verdict == RateVerdict::described);
    CHECK_FALSE(described.why.empty());
}

TEST_CASE("unusable sequences and tables are refused by name") {
    CHECK_THROWS_AS(services::judge_sequence(parsed("~ 1"), "nothing", std::nullopt, 30), services::BadInput);
    for (const services::RateSequence& sequence : services::rate_sequences())
        CHECK_THROWS_WITH(services::judge_sequence(parsed("~ 1"), "nothing", std::nullopt, 30),
                          Catch::Contains(sequence.name));
    CHECK_THROWS_WITH(services::judge_sequence(parsed("~ 1"), "rho", Rational(1), 30),
                      "at 1: expected a number in [-1, 1)");
    services::ObservedSequence data{{{1, 1, 0, 0}}, {}};
    CHECK_THROWS_WITH(services::judge_data(parsed("~ 1"), data), Catch::Contains("two at least"));
    data.rows.push_back({1, 2, 0, 0});
    CHECK_THROWS_WITH(services::judge_data(parsed("~ 1"), data), Catch::Contains("row 1"));
}
