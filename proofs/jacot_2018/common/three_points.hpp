// Least squares on three points, for statements about kernels with one and two outputs, with and without a null-space
// on the data.
#pragma once

#include "claim/decided_steps.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

#include <functional>
#include <string>

namespace proofs::jacot_2018 {

/// One or two outputs in turn; every third has an eigenvalue 0 on the data.
inline LeastSquares on_three_points(long number) {
    return least_squares(3, 1 + number % 2, number % 3 == 0 ? 1 : 0, number);
}

/// f(sample) = 0 for the first six samples, which have all combinations.
inline claim::Step vanishes_on_three_points(const std::string& name,
                                            const std::function<rigor::Rational(const LeastSquares&)>& f) {
    return claim::exact_for_each<long>(
        "six kernels on three points, one and two outputs, with and without a null-space on the data",
        {0, 1, 2, 3, 4, 5}, {name, [f](long number) { return f(on_three_points(number)); }}, claim::Relation::equal,
        {"0", [](long) { return 0; }});
}

}  // namespace proofs::jacot_2018
