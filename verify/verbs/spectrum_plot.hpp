// The picture of `verify gram --plot`: eigenvalues between their proved bounds.
#pragma once

#include "services/gram.hpp"

#include <string>
#include <vector>

namespace verify {

/// Estimates in double precision, without a bound of their errors.
std::vector<double> eigenvalue_estimates(const Eigen::MatrixXd& matrix);

/// The eigenvalues over their number, largest first, between the bounds that were proved; the title tells which is
/// which. Throws what write_plot throws.
void plot_spectrum(const std::string& file, std::vector<double> eigenvalues, const services::GramReport& answer,
                   const std::string& kernel);

}  // namespace verify
