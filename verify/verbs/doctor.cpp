// verify doctor: versions at compile and run time, and a self-test of what everything rests on.
#include "ntk/kernel/depth_map.hpp"
#include "rigor/proof/prove_on.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
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

/// A version that another run had.
struct VersionDifference {
    std::string name, here, there;  ///< empty: none
};

/// What the results.json of a run names, beside what is here: the suite, its sources, compiler and libraries.
std::vector<VersionDifference> differences_from(const std::string& file) {
    const std::string expected = "the results.json of a run";
    const Json there = Json::parse(whole_file(file, expected), nullptr, false);
    if (!there.is_object() || !there.contains("suite") || !there.contains("versions") ||
        !there.at("suite").is_object() || !there.at("versions").is_object())
        throw BadInput(fmt::format("{}: no suite and versions in it; expected {}", shown(file), expected));
    std::vector<std::pair<std::string, std::string>> here{{"ntk-verify", suite_version()}};
    for (auto& version : versions_compiled()) here.push_back(std::move(version));
    const auto named_there = [&](const std::string& name) {
        return name == "ntk-verify" ? text_of(there.at("suite"), "version")
                                    : text_of(there.at("versions"), name.c_str());
    };
    std::vector<VersionDifference> found;
    for (const auto& [name, version] : here)
        if (const std::string other = named_there(name); other != version) found.push_back({name, version, other});
    for (const auto& [name, version] : there.at("versions").items())
        if (std::none_of(here.begin(), here.end(), [&, &key = name](const auto& h) { return h.first == key; }))
            found.push_back({name, "", version.is_string() ? version.get<std::string>() : version.dump()});
    return found;
}

void print_differences(const std::vector<VersionDifference>& differences, const std::string& file) {
    if (differences.empty()) {
        fmt::print("\nthe same versions as in {}\n", file);
        return;
    }
    fmt::print("\n{:15} {:30} {}\n", "differs", "here", file);
    for (const VersionDifference& each : differences)
        fmt::print("{:15} {:30} {}\n", each.name, each.here.empty() ? "none" : each.here,
                   each.there.empty() ? "none" : each.there);
}

}  // namespace

void add_doctor(CLI::App& app, int& status) {
    auto format = std::make_shared<std::string>("text"), against = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("doctor", "Versions of every library, and a self-test of rounding and containment");
    one_of(command->add_option("--format", *format, "text or json"), {"text", "json"});
    command->add_option(
        "--against", *against,
        "The results.json of a run: which versions differ, of the suite, the compiler and the libraries");
    command->footer(
        "Exit status: 0 done; 1 a version differs from the one --against names; 2 unusable input; 4 a self-test failed.");
    command->callback([format, against, &status] {
        const auto differences = against->empty() ? std::vector<VersionDifference>{} : differences_from(*against);
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
        if (!against->empty()) {
            json["against"] = *against;
            json["differences"] = Json::array();
            for (const VersionDifference& each : differences)
                json["differences"].push_back({{"name", each.name}, {"here", each.here}, {"there", each.there}});
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
            if (!against->empty()) print_differences(differences, *against);
        }
        if (!differences.empty()) status = differs;
        if (!healthy) status = internal_error;
    });
}

}  // namespace verify
