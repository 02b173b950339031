// The entries of a user's matrix as matrix.cpp needs them: exactly, and as doubles of moderate size with an error.
#pragma once

#include "rigor/matrix/double_matrix.hpp"
#include "services/matrix.hpp"

namespace services {

/// The pair that differs most, exactly; the first of several. Nothing for a symmetric matrix.
std::optional<Asymmetry> largest_asymmetry(const SquareMatrix& input);

/// A symmetric matrix: the input, or (K + K^T)/2.
class SymmetricEntries {
public:
    SymmetricEntries(const SquareMatrix& input, bool symmetric_part);

    long size() const { return input_.n; }
    rigor::Rational entry(long i, long j) const;
    rigor::RationalMatrix rational() const;

    /// ||K 2^-scale - values||_2 <= radius_norm, an exact ball. values: both triangles; the scale is 0 unless the
    /// largest entry is beyond 2^300 or below 2^-300.
    const Eigen::MatrixXd& values() const { return values_; }
    long scale() const { return scale_; }
    const rigor::Ball& radius_norm() const { return radius_norm_; }
    /// K = 2^scale values.
    bool doubles_are_exact() const { return exact_; }
    /// x 2^scale, exactly.
    rigor::Ball unscaled(double x) const { return rigor::Ball::exact_double(x) * rigor::Ball::dyadic(1, scale_); }

private:
    rigor::Rational given(long i, long j) const;

    const SquareMatrix& input_;
    bool symmetric_part_, exact_ = true;
    Eigen::MatrixXd values_;
    long scale_ = 0;
    rigor::Ball radius_norm_;
};

}  // namespace services
