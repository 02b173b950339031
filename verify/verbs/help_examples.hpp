// What the help of each verb ends with: two command lines that work, in a clone or beside a file of the name given.
#pragma once

#include <functional>
#include <string>

namespace verify {

/// "Examples:" and two lines, each "  verify …", with no option that the command lacks: the verb of one program may
/// have fewer than that of another. std::logic_error for a verb without.
std::string help_examples(const std::string& verb, const std::function<bool(const std::string&)>& has_option);

}  // namespace verify
