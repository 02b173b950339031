// Other programs that draw and convert: gnuplot, pandoc. Text in, text out.
#pragma once

#include <string>

namespace verify {

struct Finished {
    int status;          ///< of its exit; 127 where the shell finds no such program, 128 + n where signal n ended it
    std::string output;  ///< what it wrote to standard output
    std::string errors;  ///< and to standard error
};

/// For the shell, as one word.
std::string shell_quoted(const std::string& text);

/// Runs a command through the shell, its standard input from `input`. Throws BadInput where no process or temporary
/// file can be made.
Finished run_program(const std::string& command, const std::string& input);

/// The first line of `PROGRAM --version`; empty if it cannot be run.
std::string version_of(const std::string& program);

}  // namespace verify
