// The state of an interrupted experiment as bytes: numbers as they lie in memory, little-endian doubles and 64-bit
// integers, texts and arrays with their length in front. Written and read in the same order; a state is for the
// machine and the program that wrote it.
#pragma once

#include <bit>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace experiment {

static_assert(std::endian::native == std::endian::little && sizeof(double) == 8 && sizeof(long) == 8);

class StateWriter {
public:
    void integer(long value) { raw(&value, sizeof value); }
    void number(double value) { raw(&value, sizeof value); }
    void numbers(std::span<const double> values);
    void text(const std::string& value);
    const std::string& bytes() const { return bytes_; }

private:
    void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
    std::string bytes_;
};

/// Reads bytes that outlive it. Every function throws std::runtime_error if the bytes end too early or an array has
/// another length than expected.
class StateReader {
public:
    explicit StateReader(std::string_view bytes) : bytes_(bytes) {}

    long integer();
    double number();
    void numbers(std::span<double> values);
    std::vector<double> numbers();
    std::string text();
    /// Throws std::runtime_error if something is left.
    void end() const;

private:
    std::size_t length(std::size_t unit);
    void raw(void* data, std::size_t size);
    std::string_view bytes_;
    std::size_t position_ = 0;
};

}  // namespace experiment
