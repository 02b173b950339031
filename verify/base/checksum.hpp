// Digests and base64 by OpenSSL.
#pragma once

#include <string>

namespace verify {

/// 64 hexadecimal digits.
std::string sha256(const std::string& bytes);

/// The Software Heritage identifier of a file with these bytes, "swh:1:cnt:…": it depends on the bytes alone, so that
/// anybody can compute it (`git hash-object FILE` gives the same digits), and the archive finds the file by it once
/// somebody has deposited it.
std::string software_heritage_id(const std::string& bytes);

std::string base64(const std::string& bytes);

}  // namespace verify
