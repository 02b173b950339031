#include "proofs/yu_2025/common/leaves_the_band.hpp"

namespace proofs::yu_2025::theorem_2_fully_connected {

const claim::Registered theorem_2_fully_connected{
    []() -> claim::Check { return leaves_the_band("yu-2025/theorem-2-fully-connected", ntk::Wiring::chain); }};

}  // namespace proofs::yu_2025::theorem_2_fully_connected
