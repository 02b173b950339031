// Names of phases: include/ntk/activation/correlation_map.hpp.
#include "ntk/activation/correlation_map.hpp"

namespace ntk {

const char* to_string(Phase phase) {
    switch (phase) {
        case Phase::ordered: return "ordered";
        case Phase::edge: return "edge of chaos";
        case Phase::chaotic: return "chaotic";
    }
    throw std::logic_error("a phase without a name");
}

}  // namespace ntk
