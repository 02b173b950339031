// What earlier reports of this suite said wrongly about the paper of Jacot, Gabriel and Hongler, the newest first.
#include "proofs/jacot_2018/report.hpp"

namespace proofs::jacot_2018 {

std::vector<claim::OwnErratum> own_errata() {
    return {};
}

}  // namespace proofs::jacot_2018
