// The readers of what a user hands over, as functions of bytes.
#pragma once

#include <string>
#include <vector>

namespace fuzz {

enum class Answer { accepted, refused };

struct Target {
    const char* name;
    /// Reads the bytes. Refused: the exception that the reader promises for bad input. Every other one comes through:
    /// the command line would end with status 4.
    Answer (*read)(const std::string& bytes);
};

const std::vector<Target>& all_targets();

}  // namespace fuzz
