// Values of expressions in matrices with given entries, with their derivatives in time.
#pragma once

#include "claim/language/matrix_instance.hpp"
#include "rigor/number/ball.hpp"

#include <stdexcept>

namespace claim::language {

/// No evaluator, or precision that does not suffice.
struct NoValue : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// Certainly undefined.
struct Undefined : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T>
struct Dual {
    T value = T(0), rate = T(0);
};

/// Row by row. What is 1 x 1 is a number.
template <class T>
struct Array {
    long rows = 1, columns = 1;
    std::vector<Dual<T>> entries = {Dual<T>{}};

    bool is_number() const { return rows == 1 && columns == 1; }
    Dual<T>& at(long i, long j) { return entries[static_cast<std::size_t>(i * columns + j)]; }
    const Dual<T>& at(long i, long j) const { return entries[static_cast<std::size_t>(i * columns + j)]; }
    static Array of_shape(long rows, long columns) {
        return {rows, columns, std::vector<Dual<T>>(static_cast<std::size_t>(rows * columns))};
    }
};

/// T is Rational (throws NoValue for what is not rational) or Ball. Throws NoValue and Undefined.
template <class T>
Array<T> value_of(const Expression& e, const AbstractData& data, const Instance& at);

}  // namespace claim::language
