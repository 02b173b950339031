#include "verify/base/checksum.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace verify {
namespace {

std::string digest(const EVP_MD* method, const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> result;
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), result.data(), &size, method, nullptr) != 1)
        throw std::runtime_error("OpenSSL cannot compute a digest");
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", result[i]);
    return text;
}

}  // namespace

std::string sha256(const std::string& bytes) { return digest(EVP_sha256(), bytes); }

std::string software_heritage_id(const std::string& bytes) {
    return "swh:1:cnt:" + digest(EVP_sha1(), fmt::format("blob {}", bytes.size()) + '\0' + bytes);
}

std::string base64(const std::string& bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // OpenSSL ends it with a zero
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                                         reinterpret_cast<const unsigned char*>(bytes.data()),
                                                         static_cast<int>(bytes.size()))));
    return text;
}

}  // namespace verify
