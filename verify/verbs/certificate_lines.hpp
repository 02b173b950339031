// Certificate files: a line of JSON for the statement, then one for each item, flat objects whose values are texts
// (docs/certificates.md).
#pragma once

#include "services/check_certificate.hpp"

#include <string>

namespace verify {

inline constexpr int certificate_format = 1;

/// The lines of a file.
std::string certificate_lines(const services::Certificate& certificate);

/// Throws BadInput, naming file and line, for what is no certificate of this format: other JSON, keys that stand twice,
/// nested values, lines beyond a megabyte, files beyond 256 megabytes.
services::Certificate read_certificate(const std::string& path);

}  // namespace verify
