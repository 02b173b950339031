// Standard input, output and error as they may be: closed, full, a pipe without a reader.
#pragma once

#include <string>

namespace verify {

/// The three descriptors are taken, so that no file opened later gets the number of one that was closed and is written
/// to by mistake. What was closed fails when it is used.
void hold_standard_streams();

/// A line to standard error: control characters and what is no UTF-8 are escaped. Where it cannot be written it is
/// lost, and nothing else happens.
void tell(const std::string& line);

}  // namespace verify
