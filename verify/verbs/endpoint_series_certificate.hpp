// The series of ntk/kernel/endpoint_expansion.hpp with the bounds of their remainders as data for
// tools/check_certificates.py (docs/certificates.md).
#pragma once

#include <string>

namespace verify {

/// S, A and Q with 1, 2 and 3 terms, and an upper bound of what follows these over the whole domain.
std::string endpoint_series_certificate();

}  // namespace verify
