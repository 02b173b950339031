// Does a certificate show its statement? The service behind `verify check`: the statement is read again, and each item
// is computed again, once; nothing is searched (claim/language/certificate.hpp).
#pragma once

#include "claim/language/outcome.hpp"
#include "services/errors.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace services {

/// What a certificate file says.
struct Certificate {
    std::string statement = {};           ///< as the user wrote it
    std::string text = {};                ///< canonical
    std::string verdict = {};             ///< "holds" or "fails"
    std::string engine = {};              ///< that decided
    std::vector<std::string> hints = {};  ///< with which it did
    std::vector<claim::language::CertificateItem> items = {};
};

struct CertificateReport {
    enum Result {
        shown,        ///< the items show the verdict on the statement
        rejected,     ///< they do not
        not_replayed  ///< a part is of a kind without replay
    } result = shown;
    bool whole = true;     ///< rejected as a whole, or at `item`
    std::size_t item = 0;  ///< counted from 0
    std::string why;       ///< of the other two
};

/// Positive: the verdict is right, as far as the parser, the arithmetic of balls and exact constants and the rules of
/// the replays are; nothing that the search did is trusted. Throws BadInput for a statement that cannot be read, and a
/// verdict that is neither.
CertificateReport check_certificate(const Certificate& certificate);

}  // namespace services
