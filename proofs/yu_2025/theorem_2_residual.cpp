#include "proofs/yu_2025/common/leaves_the_band.hpp"

namespace proofs::yu_2025::theorem_2_residual {

const claim::Registered theorem_2_residual{
    []() -> claim::Check { return leaves_the_band("yu-2025/theorem-2-residual", ntk::Wiring::residual); }};

}  // namespace proofs::yu_2025::theorem_2_residual
