// What follows from bounds of eigenvalues, numbers of their signs and the exact rank, for matrix.cpp.
#pragma once

#include "services/matrix.hpp"

namespace services {

/// A vector x != 0 with x^T K x < 0 shows a negative eigenvalue, and lambda_min <= x^T K x/x^T x.
void take_witness(MatrixReport& report);

/// The exact rank tells how many eigenvalues are 0: with as many that are not told apart from 0, all signs are known.
void take_exact_zeros(MatrixReport& report);

/// Of a report with bounds of both ends, after what is above.
void judge_definiteness(MatrixReport& report);

/// least_size: bounds of min |lambda|, where they are known; not needed for a definite matrix.
void bound_condition(MatrixReport& report, const std::optional<EigenvalueBounds>& least_size);

}  // namespace services
