// The canonical text of statements: parse(to_text(s)) == s.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language {

std::string to_text(const Expression& e);
std::string to_text(const Domain& d);
std::string to_text(const Formula& f);
std::string to_text(const Definition& d);
std::string to_text(const Hint& h);
/// With all definitions in front. Hints are not part of it: they are texts of their own.
std::string to_text(const Statement& s);

}  // namespace claim::language
