// The application: subcommands, and the translation of exceptions into one line and an exit status.
#include "claim/page.hpp"
#include "rigor/matrix/lapack.hpp"
#include "rigor/number/near_name.hpp"
#include "services/errors.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/no_memory.hpp"
#include "verify/base/process_limits.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/help_examples.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <iterator>
#include <sstream>
#include <system_error>

namespace verify {
namespace {

int complain(const std::string& text, Status status) {
    tell("verify: " + text);
    return status;
}

int output_is_lost(int error) {
    return complain(fmt::format("standard output cannot be written ({})", std::strerror(error)), bad_input);
}

/// An argument of a service is an option here.
std::string in_options(const services::Error& error) {
    return (error.argument().empty() ? "" : "--") + std::string(error.what());
}

/// CLI11 ends some messages with advice on a second line.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// Whatever a verb would make of an empty value: it is the variable of a script that was not set, and never meant.
void refuse_empty_values(CLI::App& app) {
    for (CLI::App* verb : app.get_subcommands({}))
        for (CLI::Option* option : verb->get_options()) {
            if (option->get_items_expected_max() == 0) continue;  // a flag
            const std::string name = option->get_name();
            option->transform([name](std::string value) {
                if (value.empty()) throw BadInput(fmt::format("{} \"\": empty; expected a value", name));
                return value;
            });
        }
}

/// "--save= FILE": CLI11 would take FILE for the value.
void refuse_empty_assignments(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--") return;
        if (word.starts_with("--") && word.find('=') == word.size() - 1)
            throw BadInput(fmt::format("{}: empty; expected a value behind the =", word));
    }
}

/// Of a verb: two examples, then the exit statuses.
void add_examples(CLI::App& app, const std::vector<Verb>& verbs) {
    for (const Verb& verb : verbs) {
        CLI::App* command = app.get_subcommand(verb.name);
        const auto has_option = [&](const std::string& name) { return command->get_option_no_throw(name) != nullptr; };
        command->footer(help_examples(verb.name, has_option) + "\n\n" + command->get_footer());
    }
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

/// ", did you mean --depth?" for an option that is nearly one of the verb's, or a verb that is nearly one.
std::string suggestion(const CLI::App& app, const std::vector<std::string>& unexpected,
                       const std::vector<Verb>& verbs) {
    const auto chosen = app.get_subcommands();
    std::vector<std::string> names;
    if (chosen.empty())
        for (const Verb& verb : verbs) names.emplace_back(verb.name);
    else
        for (const CLI::Option* option : chosen.front()->get_options())
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& word : unexpected)
        if (word.starts_with("--") || chosen.empty())
            if (const std::string near = rigor::nearest_name(word.substr(0, word.find('=')), names); !near.empty())
                return fmt::format(", did you mean {}?", near);
    return "";
}

/// "list, coverage or doctor"
std::string names_of(const std::vector<Verb>& verbs) {
    std::string names;
    for (std::size_t i = 0; i < verbs.size(); ++i)
        names += fmt::format("{}{}", i == 0 ? "" : i + 1 < verbs.size() ? ", " : " or ", verbs[i].name);
    return names;
}

void parse(CLI::App& app, int argc, const char* const* argv, const std::vector<Verb>& verbs) {
    try {
        app.parse(argc, argv);
        if (app.get_subcommands().empty())
            throw BadInput(fmt::format("no subcommand; expected {} (see verify --help)", names_of(verbs)));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) throw;
        std::ostringstream text;  // what --help or --version asks for
        app.exit(error, text, text);
        fmt::print("{}", text.str());
    }
}

}  // namespace

int execute(int argc, const char* const* argv, const std::vector<Verb>& verbs,
            const std::vector<const char*>& introduction) {
    try {
        demand_usable_limits();
    } catch (const BadInput& error) {
        return complain(error.what(), bad_input);
    }
    CLI::App app{
        "Checks the mathematics of the neural tangent kernel: is this statement, as the paper prints it, true, and how do we know?",
        "verify"};
    app.set_version_flag("--version", "verify " + suite_version());
    app.get_formatter()->column_width(34);
    app.footer(
        "Exit status: 0 done and as recorded; 1 a verdict differs from the record or its evidence is weaker, or the claim asked about is false;\n2 unusable input; 3 undecided within the budget; 4 internal error; 5 nothing matched the selection.");
    int status = done;
    for (const Verb& verb : verbs) verb.add(app, status);
    add_examples(app, verbs);
    refuse_empty_values(app);
    hold_standard_streams();
    end_in_one_line_without_memory();
    watch_for_signals();
    if (argc == 1 && !introduction.empty()) {
        for (const char* line : introduction) tell(line);
        return bad_input;
    }
    try {
        refuse_empty_assignments(argc, argv);
        parse(app, argc, argv, verbs);
        return std::fflush(stdout) == 0 ? status : output_is_lost(errno);
    } catch (const CLI::ExtrasError& error) {
        return complain(
            first_line(error.what()) + suggestion(app, words_of(error.what()), verbs) + "; see verify --help",
            bad_input);
    } catch (const CLI::ParseError& error) {
        return complain(first_line(error.what()) + "; see verify --help", bad_input);
    } catch (const BadInput& error) {
        return complain(error.what(), bad_input);
    } catch (const claim::BrokenPage& error) {
        tell(error.what());  // "file:line: …", as compilers say it and editors read it
        return bad_input;
    } catch (const services::BadInput& error) {
        return complain(in_options(error), bad_input);
    } catch (const services::Undecided& error) {
        return complain(in_options(error), undecided);
    } catch (const services::OutOfBudget& error) {
        return complain(in_options(error), undecided);
    } catch (const NothingMatched& error) {
        return complain(error.what(), nothing_matched);
    } catch (const Undecided& error) {
        return complain(error.what(), undecided);
    } catch (const rigor::LibraryUnavailable& error) {
        return complain(error.what(), bad_input);
    } catch (const std::bad_alloc&) {
        return complain(no_memory_left, bad_input);
    } catch (const std::system_error& error) {
        if (std::ferror(stdout)) return output_is_lost(error.code().value());  // fmt throws when its buffer is full
        if (error.code() == std::errc::resource_unavailable_try_again)
            return complain(
                "no further thread or process can be started; expected a higher limit (ulimit -u, ulimit -v)",
                bad_input);
        return complain(std::string("internal error: ") + error.what(), internal_error);
    } catch (const std::exception& error) {
        return complain(std::string("internal error: ") + error.what(), internal_error);
    }
}

}  // namespace verify
