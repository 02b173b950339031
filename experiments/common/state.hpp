// The state of an interrupted experiment as bytes: numbers as they lie in memory, little-endian doubles and 64-bit integers, texts and arrays with their
// length in front. Written and read in the same order; a state is for the machine and the program that wrote it.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace experiment {

static_assert(std::endian::native == std::endian::little && sizeof(double) == 8 && sizeof(long) == 8);

class StateWriter {
public:
    void integer(long value) { raw(&value, sizeof value); }
    void number(double value) { raw(&value, sizeof value); }
    void numbers(std::span<const double> values) {
        integer(static_cast<long>(values.size()));
        raw(values.data(), values.size_bytes());
    }
    void text(const std::string& value) {
        integer(static_cast<long>(value.size()));
        raw(value.data(), value.size());
    }
    const std::string& bytes() const { return bytes_; }

private:
    void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
    std::string bytes_;
};

/// Reads bytes that outlive it. Every function throws std::runtime_error if the bytes end too early or an array has another length than expected.
class StateReader {
public:
    explicit StateReader(std::string_view bytes) : bytes_(bytes) {}

    long integer() {
        long value = 0;
        raw(&value, sizeof value);
        return value;
    }
    double number() {
        double value = 0;
        raw(&value, sizeof value);
        return value;
    }
    void numbers(std::span<double> values) {
        if (const long size = integer(); size != static_cast<long>(values.size()))
            throw std::runtime_error(std::to_string(size) + " numbers where " + std::to_string(values.size()) + " are expected");
        raw(values.data(), values.size_bytes());
    }
    std::vector<double> numbers() {
        std::vector<double> values(length(sizeof(double)));
        raw(values.data(), values.size() * sizeof(double));
        return values;
    }
    std::string text() {
        std::string value(length(1), '\0');
        raw(value.data(), value.size());
        return value;
    }
    /// Throws std::runtime_error if something is left.
    void end() const {
        if (position_ != bytes_.size()) throw std::runtime_error(std::to_string(bytes_.size() - position_) + " bytes too many");
    }

private:
    std::size_t length(std::size_t unit) {
        const long size = integer();
        if (size < 0 || static_cast<std::size_t>(size) > (bytes_.size() - position_) / unit) throw std::runtime_error("the state ends too early");
        return static_cast<std::size_t>(size);
    }
    void raw(void* data, std::size_t size) {
        if (size > bytes_.size() - position_) throw std::runtime_error("the state ends too early");
        bytes_.copy(static_cast<char*>(data), size, position_);
        position_ += size;
    }
    std::string_view bytes_;
    std::size_t position_ = 0;
};

}  // namespace experiment
