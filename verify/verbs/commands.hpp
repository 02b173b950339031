// The verbs. Each adds its subcommand to the application; its callback stores the exit status.
#pragma once

#include <functional>
#include <vector>

// CLI/CLI.hpp takes five seconds to compile: only the files that add options include it.
namespace CLI {
class App;
}

namespace verify {

void add_new_paper(CLI::App& app, int& status);
void add_list(CLI::App& app, int& status);
void add_coverage(CLI::App& app, int& status);
void add_concordance(CLI::App& app, int& status);
void add_errata(CLI::App& app, int& status);
void add_show(CLI::App& app, int& status);
void add_run(CLI::App& app, int& status);
void add_eval(CLI::App& app, int& status);
void add_prove(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_rate(CLI::App& app, int& status);
void add_gram(CLI::App& app, int& status);
void add_experiment(CLI::App& app, int& status);
void add_diff(CLI::App& app, int& status);
void add_cite(CLI::App& app, int& status);
void add_doctor(CLI::App& app, int& status);

/// A verb: its name and what adds it to the application.
struct Verb {
    const char* name;
    std::function<void(CLI::App& app, int& status)> add;
};
/// The verbs that need neither a claim nor the statement language; and all, in the order of the help.
const std::vector<Verb>& tools();
const std::vector<Verb>& all_verbs();

/// What the program can do, in five lines.
const std::vector<const char*>& introduction_lines();

/// Parses and executes a command line with these verbs; never throws. Messages go to stderr, output to stdout. Without
/// arguments the introduction, if there is one, is the message, with status 2.
int execute(int argc, const char* const* argv, const std::vector<Verb>& verbs,
            const std::vector<const char*>& introduction = {});

}  // namespace verify
