// verify doctor: versions at compile and run time, and a self-test of what everything rests on.
#include "ntk/kernel/depth_map.hpp"
#include "rigor/proof/prove_on.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/commands.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cfenv>

namespace verify {
namespace {

struct SelfCheck {
    std::string says;
    bool passed;
};

std::vector<SelfCheck> self_test() {
    using rigor::Ball, rigor::Rational, rigor::Real, rigor::Truth;
    std::vector<SelfCheck> checks;
    checks.push_back({"floating-point rounding is to nearest", std::fegetround() == FE_TONEAREST});
    bool contained = true, tight = true;
    for (long bits : {53L, 128L, 1000L}) {
        const rigor::Precision precision(bits);
        for (long p = -20; p <= 20; ++p)
            for (long q = 1; q <= 20; ++q) {
                const Ball x{Rational(p, q)}, y = x * x - x / Ball(7) + Ball(Rational(1, 3));
                const Rational exact = Rational(p * p, q * q) - Rational(p, 7 * q) + Rational(1, 3);
                contained = contained && y.contains(exact);
                tight = tight && rigor::certainly_less(y.radius(), Ball::dyadic(1, 14 - bits)) == Truth::yes;
            }
    }
    checks.push_back({"exact rationals lie in the balls computed for them", contained});
    checks.push_back({"and those balls are narrow", tight});
    bool agree = true;
    {
        const rigor::Precision precision(200);
        const rigor::RealDigits digits(120);
        for (long p = -19; p <= 19; ++p) {
            const Rational z(p, 20);
            Rational point;
            mpfr_get_q(point.backend().data(),
                       ntk::depth_map_as_printed(rigor::from_rational<Real>(z)).backend().data());
            agree = agree && ntk::depth_map(Ball(z)).widened(Ball::dyadic(1, -380)).contains(point);
        }
    }
    checks.push_back({"Arb's h contains MPFR's h at twice the precision", agree});
    const auto false_statement = rigor::prove_on(
        {{Rational(-1), Rational(1)}}, [](const rigor::Point& x) { return x[0] * x[0] - Ball(Rational(1, 1000)); });
    checks.push_back({"a false inequality over a domain is refuted",
                      false_statement.verdict == Truth::no && false_statement.counterexample.has_value()});
    return checks;
}

}  // namespace

void add_doctor(CLI::App& app, int& status) {
    auto format = std::make_shared<std::string>("text");
    CLI::App* command =
        app.add_subcommand("doctor", "Versions of every library, and a self-test of rounding and containment");
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([format, &status] {
        const auto checks = self_test();
        bool healthy = true;
        Json json{{"schema", 1},
                  {"version", suite_version()},
                  {"sources", code_sha256()},
                  {"compiled", Json::object()},
                  {"running", Json::object()},
                  {"checks", Json::array()}};
        for (const auto& [name, version] : versions_compiled()) json["compiled"][name] = version;
        for (const auto& [name, version] : versions_running()) json["running"][name] = version;
        for (const SelfCheck& check : checks) {
            healthy = healthy && check.passed;
            json["checks"].push_back({{"says", check.says}, {"passed", check.passed}});
        }
        if (*format == "json") {
            fmt::print("{}\n", json_text(json));
        } else {
            fmt::print("verify {}\nsources {}\n\n{:15} {:14} {}\n", suite_version(), code_sha256(), "", "compiled",
                       "running");
            for (const auto& [name, version] : versions_compiled())
                fmt::print("{:15} {:14} {}\n", name, version,
                           json["running"].contains(name) ? json["running"][name].get<std::string>() : "");
            fmt::print("\n");
            for (const SelfCheck& check : checks) fmt::print("{:6} {}\n", check.passed ? "ok" : "FAILED", check.says);
        }
        if (!healthy) status = internal_error;
    });
}

}  // namespace verify
