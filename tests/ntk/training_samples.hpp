// Vectors and special numbers for the tests of training.
#pragma once

#include "generators.hpp"
#include "ntk/network/finite_network.hpp"

#include <limits>

namespace testing_generators {

inline constexpr double infinity = std::numeric_limits<double>::infinity(),
                        not_a_number = std::numeric_limits<double>::quiet_NaN();

inline ntk::DenseVector<double> vector_of(std::initializer_list<double> entries) {
    ntk::DenseVector<double> v(static_cast<long>(entries.size()));
    std::copy(entries.begin(), entries.end(), v.data());
    return v;
}

}  // namespace testing_generators
