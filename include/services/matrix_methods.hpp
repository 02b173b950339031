// The two ways in which matrix.cpp comes to bounds of eigenvalues and to their signs: in balls and by exact
// elimination, or in doubles with proved error bounds.
#pragma once

#include "rigor/matrix/verified_spectrum.hpp"
#include "services/matrix_entries.hpp"

namespace services {

/// The question, and the answer as far as it is known.
struct MatrixWork {
    const SymmetricEntries& entries;
    const MatrixOptions& options;
    MatrixReport& report;
    std::optional<EigenvalueBounds> least_size = {};  ///< of min |lambda|, for a matrix that may be indefinite
    std::size_t step = 1;                             ///< for tell

    long n() const { return entries.size(); }
    void tell(const char* stage);
    /// "name: how", after what is there.
    void method(const std::string& name, const std::string& how);
};

/// Both set the bounds of both ends, and of the inertia, the rank and the witness what they find.
void answer_in_balls(MatrixWork& work, long digits);
void answer_in_doubles(MatrixWork& work);

/// Exactly, where it can be afforded; else the report says why not.
void find_rank(MatrixWork& work, const rigor::RationalMatrix& a);

/// The inertia from bounds of all eigenvalues in doubles. Nothing, with a note, where there are none.
std::optional<rigor::VerifiedSpectrum> signs_of_spectrum(MatrixWork& work);

/// Bounds of lambda_min in balls, where doubles do not show its sign but the exact rank says that it has one, and
/// balls can be afforded.
void decide_in_balls(MatrixWork& work, const rigor::RationalMatrix& a);

}  // namespace services
