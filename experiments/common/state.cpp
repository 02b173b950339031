// States as bytes, in the layout of state.hpp.
#include "experiments/common/state.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace experiment {

void StateWriter::numbers(std::span<const double> values) {
    integer(static_cast<long>(values.size()));
    raw(values.data(), values.size_bytes());
}

void StateWriter::text(const std::string& value) {
    integer(static_cast<long>(value.size()));
    raw(value.data(), value.size());
}

long StateReader::integer() {
    long value = 0;
    raw(&value, sizeof value);
    return value;
}

double StateReader::number() {
    double value = 0;
    raw(&value, sizeof value);
    return value;
}

void StateReader::numbers(std::span<double> values) {
    if (const long size = integer(); size != static_cast<long>(values.size()))
        throw std::runtime_error(std::to_string(size) + " numbers where " + std::to_string(values.size()) +
                                 " are expected");
    raw(values.data(), values.size_bytes());
}

std::vector<double> StateReader::numbers() {
    std::vector<double> values(length(sizeof(double)));
    raw(values.data(), values.size() * sizeof(double));
    return values;
}

std::string StateReader::text() {
    std::string value(length(1), '\0');
    raw(value.data(), value.size());
    return value;
}

void StateReader::end() const {
    if (position_ != bytes_.size())
        throw std::runtime_error(std::to_string(bytes_.size() - position_) + " bytes too many");
}

std::size_t StateReader::length(std::size_t unit) {
    const long size = integer();
    if (size < 0 || static_cast<std::size_t>(size) > (bytes_.size() - position_) / unit)
        throw std::runtime_error("the state ends too early");
    return static_cast<std::size_t>(size);
}

void StateReader::raw(void* data, std::size_t size) {
    if (size > bytes_.size() - position_) throw std::runtime_error("the state ends too early");
    bytes_.copy(static_cast<char*>(data), size, position_);
    position_ += size;
}

}  // namespace experiment
