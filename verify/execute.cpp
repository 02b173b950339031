// The application: subcommands, and the translation of exceptions into one line and an exit status.
#include "verify/byte_source.hpp"
#include "verify/commands.hpp"
#include "verify/provenance.hpp"
#include "verify/status.hpp"
#include "verify/whole_files.hpp"

#include <fmt/format.h>

#include <iostream>

namespace verify {
namespace {

int complain(const std::string& text, Status status) {
    fmt::print(stderr, "verify: {}\n", on_one_line(text));  // a value of the user's may have line ends in it
    return status;
}

int output_is_lost() { return complain("standard output cannot be written (a full disk?)", bad_input); }

/// CLI11 ends some messages with advice on a second line.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

int execute(int argc, const char* const* argv) {
    CLI::App app{"Checks the mathematics of the neural tangent kernel: is this statement, as the paper prints it, true, and how do we know?", "verify"};
    app.set_version_flag("--version", "verify " + suite_version());
    app.get_formatter()->column_width(34);
    app.footer("Exit status: 0 done and as recorded; 1 a verdict differs from the record, or the claim asked about is false; 2 unusable input;\n3 undecided within the budget; 4 internal error; 5 nothing matched the selection.");
    int status = done;
    add_list(app, status);
    add_coverage(app, status);
    add_concordance(app, status);
    add_show(app, status);
    add_run(app, status);
    add_eval(app, status);
    add_rate(app, status);
    add_gram(app, status);
    add_experiment(app, status);
    add_diff(app, status);
    add_cite(app, status);
    add_doctor(app, status);
    try {
        forget_unfinished_files_on_signals();
        app.parse(argc, argv);
        if (app.get_subcommands().empty()) throw BadInput("no subcommand; expected list, coverage, concordance, show, run, eval, rate, gram, experiment, diff, cite or doctor (see verify --help)");
        std::cout.flush();
        if (std::fflush(stdout) != 0 || !std::cout) return output_is_lost();
        return status;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {  // --help, --version
            app.exit(error);
            return done;
        }
        return complain(first_line(error.what()) + "; see verify --help", bad_input);
    } catch (const BadInput& error) {
        return complain(error.what(), bad_input);
    } catch (const NothingMatched& error) {
        return complain(error.what(), nothing_matched);
    } catch (const Undecided& error) {
        return complain(error.what(), undecided);
    } catch (const std::exception& error) {
        if (std::ferror(stdout)) return output_is_lost();  // fmt throws when its buffer is full
        return complain(std::string("internal error: ") + error.what(), internal_error);
    }
}

}  // namespace verify
