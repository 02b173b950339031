// Matrices of doubles as exact ones, for the tests of eigenvalue bounds.
#pragma once

#include "generators.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <Eigen/Core>

namespace testing_generators {

/// The symmetric matrix that the lower triangle stands for.
inline rigor::RationalMatrix exact_symmetric(const Eigen::MatrixXd& a) {
    rigor::RationalMatrix b(a.rows(), a.cols());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j <= i; ++j) b(i, j) = b(j, i) = exact_value(a(i, j));
    return b;
}

}  // namespace testing_generators
