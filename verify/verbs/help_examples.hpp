// What the help of each verb ends with: two command lines that work, in a clone or beside a file of the name given.
#pragma once

#include <string>

namespace verify {

/// "Examples:" and two lines, each "  verify …"; std::logic_error for a verb without.
std::string help_examples(const std::string& verb);

}  // namespace verify
