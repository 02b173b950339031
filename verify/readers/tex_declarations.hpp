// What the commands of a source declare: theorem-like environments, counters, macros.
#pragma once

#include "verify/readers/tex_counters.hpp"
#include "verify/readers/tex_source.hpp"
#include "verify/readers/tex_text.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace verify {

struct TexTheorem {
    std::string title;    ///< "Lemma"
    std::string counter;  ///< empty: without numbers
};

struct TexDeclarations {
    explicit TexDeclarations(std::string_view text);

    TexCounters counters;
    std::map<std::string, TexTheorem, std::less<>> theorems;
    std::map<std::string, std::string, std::less<>> aliases;  ///< \newenvironment{thm}{\begin{theorem}}
    TexMacros macros;
    bool chapters = false;

    /// Obeys the command `word` whose arguments begin at `at`, and moves `at` behind them. False if it declares
    /// nothing. `says` gets what is not understood.
    bool obey(std::string_view text, std::string_view word, std::size_t& at, std::string& says);
    /// The environment as a theorem: declared, or one of the usual names, which then is numbered by itself. Null if it
    /// is none.
    const TexTheorem* theorem(const std::string& environment, std::string& says);

private:
    bool new_theorem(std::string_view text, std::size_t& at, bool numbered);
    bool declare_theorem(std::string_view text, std::size_t& at, std::string& says);
    bool new_command(std::string_view text, std::size_t& at, std::string& says);
    bool define(std::string_view text, std::size_t& at, std::string& says);
    bool new_environment(std::string_view text, std::size_t& at, std::string& says);
    bool counter_command(std::string_view text, std::string_view word, std::size_t& at, std::string& says);
    void take_macro(std::string_view name, std::size_t arguments, bool optional, std::string_view body,
                    std::string& says);
};

}  // namespace verify
