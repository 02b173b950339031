// What shows the bounds of `verify gram`, as lines of JSON for tools/check_certificates.py (docs/certificates.md).
#pragma once

#include "services/matrix.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/matrix_file.hpp"
#include "verify/verbs/gram_report.hpp"

#include <string>

namespace verify {

/// A checker makes the matrix itself, n^2/2 entries, and multiplies factors of n^3/6 products.
inline constexpr long most_rows_of_a_certificate = 200;

/// The lines of a file: the kernel and the bounds as they are printed, the points, and for each end of the spectrum
/// the factor and the vector behind its bounds. Empty if the answer has no proof.
std::string gram_certificate(const GramReport& report, const DataSet& data);

/// The same for a matrix of one's own; `symmetric_part`: of (K + K^T)/2.
std::string matrix_certificate(const services::MatrixReport& report, const MatrixData& data, bool symmetric_part);

/// Into the file, or a word on standard error that there is nothing to write.
void write_gram_certificate(UnfinishedFile& file, const std::string& lines);
/// Throws BadInput for more rows than most_rows_of_a_certificate.
void check_rows_of_certificate(long rows);

}  // namespace verify
