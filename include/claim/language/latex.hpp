// A parsed statement set back into LaTeX, with every quantifier and every dependence of constants said.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language {

std::string to_latex(const Expression& e);
std::string to_latex(const Domain& d);
/// Without dollar signs; for display. What the formula leaves to convention is written out: on what the constant of an
/// O may depend, "strictly increasing", the side of a limit.
std::string to_latex(const Formula& f);
std::string to_latex(const Statement& s);

}  // namespace claim::language
