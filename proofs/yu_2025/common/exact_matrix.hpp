#pragma once

#include "ntk/network/finite_network.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {

/// The kernel matrix of an exact network as a matrix that can be eliminated.
inline rigor::RationalMatrix as_rational_matrix(const ntk::DenseMatrix<rigor::Rational>& k) {
    rigor::RationalMatrix a(k.rows(), k.cols());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.cols(); ++j) a(i, j) = k(i, j);
    return a;
}

}  // namespace proofs::yu_2025
