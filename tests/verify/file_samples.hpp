// Contents of binary files, and the message of a reader that refuses a file.
#pragma once

#include "catch.hpp"
#include "verify/base/status.hpp"

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
