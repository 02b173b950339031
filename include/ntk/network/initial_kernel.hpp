// Monte Carlo at initialisation: the mean of the empirical tangent kernel K_0(x_i, x_j) and of f(x_i) f(x_j) over
// random networks, with standard errors. Streamed (Welford), parallel over the samples; a result depends on seed and
// number of samples only, for each sample has its own generator (random_network.hpp) and the samples enter the means in
// their order. Adding samples later gives the bits of one longer run.
//
// What it can decide. E K_0 is the limit kernel at every width in two cases, for the two networks of Yu et al. (2025)
// and that of Jacot et al. (2018):
// (a) one hidden layer, fully connected: K_0 is a mean of m terms, all with the same expectation, and the limit is that
//     expectation;
// (b) x = x', any depth; for Jacot et al. with beta > 0. Let g: a -> f(a) be the network from a layer's input on. Then
//     E[d_i g d_k g] = c delta_ik, where c depends neither on a nor on the widths. True for the output map. With a
//     layer of m neurons in front, a' = s relu(w W a + b),
//       d_i g = s w sum_j W_ji 1(z_j > 0) d_j g',   hence, given this layer,
//       E[d_i g d_k g] = s^2 w^2 c' sum_j W_ji W_jk 1(z_j > 0);
//     (W_j, b_j) -> -(W_j, b_j) keeps W_ji W_jk and flips the indicator, because z_j = 0 has probability 0 (there is a
//     random bias; in (2.2), where it starts at 0, a != 0 almost surely): the expectation is s^2 w^2 c' (m/2) delta_ik.
//     In a residual layer the mixed terms vanish by V -> -V.
//     In the same way E|delta|^2 does not depend on a, and E|a'|^2 is affine in |a|^2 since E relu(z)^2 = E z^2/2. So
//     each term of K_0 has its limit as expectation.
// Elsewhere E K_0 differs from the limit by O(1/m), which extrapolated_mean removes to leading order.
//
// A standard error is an estimate, and K_0 of a narrow deep network is heavy-tailed: trust a z-score only where the
// samples are many.
#pragma once

#include "ntk/network/finite_network.hpp"

#include <cstdint>

namespace ntk {

/// Mean and standard error, entry by entry, of matrices that come one after the other.
class MatrixMoments {
public:
    /// Throws std::invalid_argument for another shape than that of the first.
    void add(const DenseMatrix<double>& value);

    long count() const { return count_; }
    const DenseMatrix<double>& mean() const { return mean_; }
    /// Of the mean; throws std::logic_error for fewer than two samples.
    DenseMatrix<double> standard_error() const;

private:
    long count_ = 0;
    DenseMatrix<double> mean_, square_;
};

/// An estimate, its standard error, and what follows from them if the error is normal.
struct Estimate {
    double mean, standard_error;
    double z_score(double value) const { return (mean - value) / standard_error; }
    /// mean ± width standard errors: 1.96 for 95 %, 2.58 for 99 %.
    double lower(double width) const { return mean - width * standard_error; }
    double upper(double width) const { return mean + width * standard_error; }
};

/// The means over the samples of one network and one set of points.
struct InitialMoments {
    MatrixMoments tangent_kernel;  ///< K_0(x_i, x_j)
    MatrixMoments covariance;      ///< f(x_i) f(x_j)

    long samples() const { return tangent_kernel.count(); }
    Estimate tangent_estimate(long i, long j) const {
        return {tangent_kernel.mean()(i, j), tangent_kernel.standard_error()(i, j)};
    }
    Estimate covariance_estimate(long i, long j) const {
        return {covariance.mean()(i, j), covariance.standard_error()(i, j)};
    }
};

/// Adds the samples number moments.samples(), …, moments.samples() + count - 1 of the seed. `shape`: a network whose
/// parameters do not matter; points are columns. threads < 1: as many as the machine has. Throws what NetworkBatch
/// throws, std::invalid_argument for count < 0.
void sample_initial_kernel(InitialMoments& moments, const FiniteNetwork<double>& shape,
                           const DenseMatrix<double>& points, std::uint64_t seed, long count, int threads = 0);

/// The first `samples` of the seed. Arguments and errors as above.
InitialMoments initial_kernel(const FiniteNetwork<double>& shape, const DenseMatrix<double>& points, std::uint64_t seed,
                              long samples, int threads = 0);

/// From independent estimates at width m and 2 m: 2 E(2m) - E(m), without the term of order 1/m.
Estimate extrapolated_mean(const Estimate& narrow, const Estimate& twice_as_wide);

}  // namespace ntk
