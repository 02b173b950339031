// What earlier reports of this suite said wrongly about the paper of Le, the newest first.
#include "proofs/le_2025/report.hpp"

namespace proofs::le_2025 {

std::vector<claim::OwnErratum> own_errata() {
    return {};
}

}  // namespace proofs::le_2025
