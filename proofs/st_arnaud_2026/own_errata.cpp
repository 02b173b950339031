// What earlier reports of this suite said wrongly about the paper of St-Arnaud, Carvalho and Farnadi, the newest first.
#include "proofs/st_arnaud_2026/report.hpp"

namespace proofs::st_arnaud_2026 {

std::vector<claim::OwnErratum> own_errata() {
    return {};
}

}  // namespace proofs::st_arnaud_2026
