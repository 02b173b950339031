// Inputs made from a seed: valid ones of every format, and changes of their bytes.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace fuzz {

using Random = std::mt19937_64;

/// Of the target with this name (targets.hpp); valid as far as the generator knows. Throws std::invalid_argument for
/// other names.
std::string valid_input(const std::string& target, Random& random);

/// The same with one to eight changes: bytes replaced, flipped, inserted, doubled, cut.
std::string changed(std::string bytes, Random& random);

}  // namespace fuzz
