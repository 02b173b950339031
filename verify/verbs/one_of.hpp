// An option whose value is one of a few words.
#pragma once

#include "rigor/number/near_name.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace verify {

/// The help lists the words; another value is BadInput that names option, value, words, and the nearest of them.
inline CLI::Option* one_of(CLI::Option* option, const std::vector<std::string>& words) {
    const std::string name = option->get_name();
    const auto known = [name, words](std::string& value) {
        if (std::find(words.begin(), words.end(), value) != words.end()) return std::string();
        const std::string near = rigor::nearest_name(value, words);
        throw BadInput(fmt::format("{} {}: {}expected one of {}", name, value.substr(0, 60),
                                   near.empty() ? "" : "did you mean " + near + "? ", fmt::join(words, ", ")));
    };
    return option->check(CLI::Validator(known, fmt::format("{{{}}}", fmt::join(words, ","))));
}

}  // namespace verify
