// verify prove STATEMENT: is it true? The work is that of services/prove.hpp.
#include "services/prove.hpp"

#include "claim/language/deadline.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/terminal.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/verbs/certificate_lines.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace verify {
namespace {

using claim::language::Answer, claim::language::Witness;
using services::ProveReport;

struct ProveArguments {
    std::string statement, seconds, certificate, format = "text";
    std::vector<std::string> hints;
    bool echo = false, controls = false;
};

/// "at z = 1, h(z) > z is false: the left side is 1, the right side 1"
std::string in_words(const Witness& witness, Answer answer) {
    std::string text;
    for (const auto& [name, value] : witness.at)
        text += fmt::format("{}{} = {}", text.empty() ? "at " : ", ", name, value);
    if (witness.left.empty() && witness.right.empty()) return text;
    return text + fmt::format("{}{}{}: the left side is {}, the right side {}", text.empty() ? "" : ", ",
                              witness.relation, answer == Answer::fails ? " is false" : "", witness.left,
                              witness.right);
}

Json witness_json(const Witness& witness) {
    Json json{{"at", Json::object()},
              {"relation", witness.relation},
              {"left", witness.left},
              {"right", witness.right},
              {"bits", witness.bits}};
    for (const auto& [name, value] : witness.at) json["at"][name] = value;
    return json;
}

Json controls_json(const ProveReport& report) {
    Json controls = Json::array(), neighbours = Json::array();
    for (const claim::language::Control& each : report.controls.tried)
        controls.push_back({{"changed", each.changed},
                            {"text", each.text},
                            {"why_false", each.why_false},
                            {"verdict", to_string(each.answer)}});
    for (const claim::language::Neighbour& each : report.neighbours)
        neighbours.push_back({{"changed", each.changed}, {"text", each.text}, {"verdict", to_string(each.answer)}});
    return {{"tried", controls},
            {"no_control", report.controls.none.empty() ? Json(nullptr) : Json(report.controls.none)},
            {"neighbours", neighbours}};
}

/// The controls that were tried, and what is said of the lines beside the statement.
void print_controls(const ProveReport& report) {
    const claim::language::Controls& controls = report.controls;
    if (!controls.none.empty()) {
        fmt::print("  no control: {}\n", controls.none);
    } else {
        fmt::print("  controls: {} false variants, {}\n", controls.tried.size(),
                   controls.accepted() ? "not all of them rejected" : "none of them holds");
        for (const auto& each : controls.tried)
            fmt::print("    {}: {}: {}\n      false {}\n", to_string(each.answer), each.changed, each.text,
                       each.why_false);
    }
    if (!report.neighbours.empty()) fmt::print("  neighbours:\n");
    for (const auto& each : report.neighbours)
        fmt::print("    {}: {}: {}\n", to_string(each.answer), each.changed, each.text);
}

void print(const ProveReport& report, const std::string& statement, const ProveArguments& options) {
    const char* verdict = to_string(report.answer);
    if (options.format == "json") {
        const Json controls = options.controls ? controls_json(report) : Json(nullptr);
        fmt::print("{}\n",
                   json_text({{"schema", 1},
                              {"statement", statement},
                              {"text", report.read.text},
                              {"latex", report.read.latex},
                              {"verdict", verdict},
                              {"evidence", report.proved() ? "proved" : "none"},
                              {"says", report.says},
                              {"engine", report.engine.empty() ? Json(nullptr) : Json(report.engine)},
                              {"would_help", report.would_help.empty() ? Json(nullptr) : Json(report.would_help)},
                              {"witness", report.witness ? witness_json(*report.witness) : Json(nullptr)},
                              {"certificate_items", report.certificate.size()},
                              {"vacuous", report.vacuous.empty() ? Json(nullptr) : Json(report.vacuous)},
                              {"controls", controls}}));
        return;
    }
    fmt::print("{}{}\n", coloured_verdict(verdict), report.answer == Answer::holds ? " (proved)" : "");
    if (!report.says.empty()) fmt::print("  {}\n", report.says);
    if (report.witness)
        if (const std::string witness = in_words(*report.witness, report.answer); !witness.empty())
            fmt::print("  witness: {}\n", witness);
    if (!report.vacuous.empty()) fmt::print("  vacuous: {}\n", report.vacuous);
    if (!report.would_help.empty()) fmt::print("  would help: {}\n", report.would_help);
    if (options.controls) print_controls(report);
    if (options.echo) fmt::print("  read as: {}\n  LaTeX: {}\n", report.read.text, report.read.latex);
}

/// Ends the process with an answer, undecided, when the user interrupts it, or when the time is over and the engine
/// that is at work does not look at the clock.
class EndsWithoutAnswer {
public:
    EndsWithoutAnswer(double seconds, const std::string& statement, const ProveArguments& options)
        : seconds_(seconds),
          statement_(statement),
          options_(options),
          read_(services::read_statement(statement)),
          engines_(services::proof_engines()),
          progress_(engines_.size(), Pace::stages),
          interrupt_([this] { say(fmt::format("interrupted after {:.1f} s", so_far()), "more time"); }, undecided) {
        try {
            late_ = std::jthread([this](const std::stop_token& stop) { wait_until_late(stop); });
        } catch (const std::system_error&) {  // no thread to be had: the answer may then come late
        }
    }

    void reaches(std::size_t engine) {
        const std::lock_guard lock(mutex_);
        engine_ = engine;
        progress_.reaches(engine_, engines_[engine_]);
    }
    /// A sign of life from the engine at work.
    void goes_on() {
        const std::lock_guard lock(mutex_);
        progress_.reaches(engine_, engines_[engine_]);
    }

private:
    double so_far() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

    /// Waits for the engine at most a second, or a tenth of its time, longer than it was given.
    void wait_until_late(const std::stop_token& stop) {
        std::unique_lock lock(waiting_);
        std::condition_variable_any never;
        const double whole = options_.controls ? 3 * seconds_ : seconds_;  // controls and neighbours have as much
        never.wait_for(lock, stop,
                       std::chrono::duration<double>(claim::language::patience(whole + std::max(1.0, seconds_ / 10))),
                       [] { return false; });
        if (stop.stop_requested()) return;
        const SignalsHeld held;
        say(fmt::format("not decided within {} s",
                        options_.seconds.empty() ? fmt::format("{}", seconds_) : options_.seconds),
            "more --seconds");
        end_after_clean_up(undecided);
    }

    void say(const std::string& what, const char* would_help) {
        const std::lock_guard lock(mutex_);
        progress_.erase();
        ProveReport report;
        report.says = fmt::format("{}: {} of {} engines had no answer, '{}' was at work", what, engine_,
                                  engines_.size(), engines_[engine_]);
        report.would_help = would_help;
        report.read = read_;
        try {
            print(report, statement_, options_);
            std::fflush(stdout);
        } catch (const std::exception&) {  // where it cannot be written it is lost
        }
    }

    double seconds_;
    const std::string& statement_;
    const ProveArguments& options_;
    services::ReadStatement read_;
    std::vector<std::string> engines_;
    std::size_t engine_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    Progress progress_;
    std::mutex mutex_, waiting_;
    OnInterrupt interrupt_;
    std::jthread late_;  // the first to end
};

ProveReport proved(const std::string& statement, double seconds, const ProveArguments& options) {
    EndsWithoutAnswer otherwise(seconds, statement, options);
    return services::prove(statement, {.seconds = seconds,
                                       .hints = options.hints,
                                       .interrupted =
                                           [&] {
                                               otherwise.goes_on();
                                               return false;
                                           },
                                       .controls = options.controls,
                                       .progress = [&](std::size_t engine, std::size_t,
                                                       const std::string&) { otherwise.reaches(engine); }});
}

/// Where there is nothing to certify the file stays as it was, and that is said.
void write_certificate(UnfinishedFile& file, const ProveReport& report, const std::string& statement,
                       const std::vector<std::string>& hints) {
    if (!report.proved() || report.certificate.empty()) {
        tell(fmt::format("verify: {} is not written: {}", file.destination().string(),
                         report.proved() ? "this engine gives no certificate for such a statement"
                                         : "only what holds or fails has a certificate"));
        return;
    }
    file.complete(certificate_lines({.statement = statement,
                                     .text = report.read.text,
                                     .verdict = to_string(report.answer),
                                     .engine = report.engine,
                                     .hints = hints,
                                     .items = report.certificate}));
}

/// The argument, or what the standard input has, without the blanks around it.
std::string statement_of(const ProveArguments& options) {
    if (options.statement != "-") return options.statement;
    std::string text = whole_file("-", "a statement");
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    text.erase(0, text.find_first_not_of(" \t\r\n"));
    if (text.empty()) throw BadInput("-: the standard input is empty; expected a statement");
    return text;
}

int prove(const ProveArguments& options) {
    double seconds = services::usual_proof_seconds;
    if (!options.seconds.empty()) {
        const rigor::Rational given = option_number("seconds", options.seconds);
        if (given <= 0 || given > rigor::Rational(static_cast<long>(services::most_proof_seconds)))
            throw BadInput(fmt::format("--seconds {}: expected a number above 0, at most {:.0f}",
                                       options.seconds.substr(0, 60), services::most_proof_seconds));
        seconds = std::max(1e-3, given.convert_to<double>());
    }
    const std::string statement = statement_of(options);
    static_cast<void>(services::read_statement(statement));  // before a file is begun
    services::check_hints(statement, options.hints);
    std::optional<UnfinishedFile> certificate;
    if (!options.certificate.empty()) certificate.emplace(options.certificate);
    const ProveReport report = proved(statement, seconds, options);
    print(report, statement, options);
    if (report.answer == Answer::ill_posed) {
        const std::string where = report.witness ? in_words(*report.witness, report.answer) : "";
        tell(fmt::format("verify: the statement is ill-posed{}; expected one that is defined on its whole domain",
                         where.empty() ? "" : " " + where));
    }
    if (certificate) write_certificate(*certificate, report, statement, options.hints);
    return claim::language::exit_status(report.answer);
}

}  // namespace

void add_prove(CLI::App& app, int& status) {
    auto options = std::make_shared<ProveArguments>();
    CLI::App* command = app.add_subcommand(
        "prove", "A statement in the language of docs/language.md: holds, fails with a witness, or undecided");
    command
        ->add_option("statement", options->statement,
                     "\"forall z in [-1, 1]: h(z) >= z\"; - reads it from the standard input")
        ->required();
    command->add_option("--seconds", options->seconds, "What the search may take (10)");
    command
        ->add_option("--hint", options->hints,
                     "How it may be proved: \"invariant theta_bar(z, L) <= 1\"; may be given several times")
        ->allow_extra_args(false);
    command->add_flag("--echo", options->echo, "Print how the statement was read, as text and in LaTeX");
    command->add_flag("--controls", options->controls,
                      "Try false variants of a statement that holds, which must not hold, and say what neighbouring "
                      "lines are");
    command->add_option("--certificate", options->certificate,
                        "Write the items that the answer rests on into this file, a line of JSON each");
    one_of(command->add_option("--format", options->format, "text or json"), {"text", "json"});
    command->footer(
        "Exit status: 0 holds; 1 fails; 2 ill-posed, or no statement; 3 undecided.\n"
        "A statement that begins with a minus sign stands behind --.");
    command->callback([options, &status] { status = prove(*options); });
}

}  // namespace verify
