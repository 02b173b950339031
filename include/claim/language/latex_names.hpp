// Names and bindings in LaTeX, shared by expressions and formulas.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language::detail {

std::string latex_name(const std::string& name);
std::string latex_list(const std::vector<std::string>& names);
std::string latex_binding(const Binding& b);

}  // namespace claim::language::detail
