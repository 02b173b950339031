// Contents of binary files, and the message of a reader that refuses a file.
#pragma once

#include "catch.hpp"
#include "verify/base/status.hpp"

#include <zlib.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

/// The bytes of the numbers, little-endian or big-endian.
template <class T>
std::string raw(const std::vector<T>& numbers, bool little = true) {
    std::string out;
    for (const T x : numbers) {
        std::array<char, sizeof(T)> bytes;
        std::memcpy(bytes.data(), &x, sizeof x);
        if (little != (std::endian::native == std::endian::little)) std::reverse(bytes.begin(), bytes.end());
        out.append(bytes.data(), bytes.size());
    }
    return out;
}

inline std::string gzip(const std::string& content) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, content.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// A whole NPY file: its header with the padding that numpy writes.
inline std::string npy_with_header(std::string header, const std::string& body, int version = 1) {
    const std::size_t length_bytes = version == 1 ? 2 : 4;
    header.append(63 - (8 + length_bytes + header.size()) % 64, ' ');
    header += '\n';
    std::string out = std::string("\x93NUMPY") + static_cast<char>(version) + '\0';
    for (std::size_t i = 0; i < length_bytes; ++i) out += static_cast<char>(header.size() >> (8 * i) & 255);
    return out + header + body;
}
inline std::string npy(const std::string& descr, const std::string& shape, const std::string& body,
                       bool fortran = false, int version = 1) {
    return npy_with_header(
        "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }",
        body, version);
}

/// A whole IDX file.
inline std::string idx(int type, const std::vector<std::uint32_t>& shape, const std::string& body) {
    return std::string("\0\0", 2) + static_cast<char>(type) + static_cast<char>(shape.size()) + raw(shape, false) +
           body;
}

/// Why `read` refuses its file, in one line of reasonable length that says where; "accepted" if it does not.
template <class Read>
std::string refusal_by(Read read, const std::string& where) {
    try {
        read();
    } catch (const verify::BadInput& error) {
        const std::string text = error.what();
        CHECK(std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
        CHECK(text.find(where) != std::string::npos);
        CHECK(text.size() < 500);
        return text;
    }
    return "accepted";
}
