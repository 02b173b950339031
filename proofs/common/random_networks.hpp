// Random networks of section 2 and what is measured on them, in floating point: limits by their recursion, dependence
// on the width, training by Euler steps. Simulation: nothing here is proved. Seeds fix every number.
#pragma once

#include "claim/simulation.hpp"
#include "ntk/network/initial_kernel.hpp"

namespace proofs {

using ntk::Activation;

/// Some points with coordinates that are exact in double; columns.
ntk::DenseMatrix<double> points_of_unequal_norm();  ///< two points of the plane, norms 1 and 2.06…
ntk::DenseMatrix<double> points_of_circle();        ///< four points of the unit circle, no two antipodal
/// x_1 x_2 at each point.
ntk::DenseVector<double> product_of_coordinates(const ntk::DenseMatrix<double>& points);

/// The recursion of proposition 1 and theorem 1, or a falsified variant: Sigma^(1) = input <x, x'> + beta^2,
/// Sigma^(l+1) = E[sigma sigma] + bias.
struct Recursion {
    double input, beta_square, bias;
    bool slope_of_layer_below = false;  ///< Theta^(l+1) = Theta^(l) dotSigma^(l) + Sigma^(l+1), with dotSigma^(1) = 1

    static Recursion printed(long n0, double beta) { return {1.0 / static_cast<double>(n0), beta * beta, beta * beta}; }
};
struct Limit {
    ntk::DenseMatrix<double> covariance, tangent;  ///< Sigma^(L), Theta_infinity^(L)
};
Limit limit(Activation activation, const ntk::DenseMatrix<double>& points, long depth, const Recursion& recursion);

/// n_0, L - 1 times n, outputs.
ntk::FiniteNetwork<double> shape(Activation activation, long n0, long width, long depth, const rigor::Rational& beta,
                                 long outputs = 1);

/// A mean over networks at some width.
struct AtWidth {
    long width;
    ntk::Estimate estimate;
};
/// The exponent p of a fit mean = constant width^p, weighted by the standard errors; for means that are positive.
ntk::Estimate exponent(const std::vector<AtWidth>& means);
/// Is it below (above) the bound? yes from 5 standard errors on, no from 7 on the other side, as claim::compatible.
rigor::Truth below(const ntk::Estimate& estimate, double bound);
rigor::Truth above(const ntk::Estimate& estimate, double bound);

/// Mean and standard error of numbers that come one after the other.
class Mean {
public:
    void add(double value) { moments_.add(ntk::DenseMatrix<double>::Constant(1, 1, value)); }
    ntk::Estimate estimate() const { return {moments_.mean()(0, 0), moments_.standard_error()(0, 0)}; }

private:
    ntk::MatrixMoments moments_;
};

/// How a network is trained: theta' = sum_i c_i grad f(x_i), Euler steps.
struct Schedule {
    double step = 0.5;
    long steps = 40;
    bool mean_field =
        false;  ///< output scaled by 1/sqrt(n) once more and time by n: outside the theorem, for a control
    bool growing_direction = false;  ///< d_t = sqrt(n) (1, -1, 1, -1 …) instead of f* - f_t: int |d_t| grows
    bool freeze_output_map = false;  ///< only the parameters below the last map move
};
struct Training {
    double
        kernel_change;  ///< max over t and pairs of |Theta(t) - Theta(0)| (n times that of the network, for mean_field)
    double kernel_gap;  ///< the same for |Theta(t) - Theta_infinity|
    double function_gap;  ///< max over t of |f_t - g_t|_pin, g the same Euler steps with Theta_infinity from g_0 = f_0
    double direction;     ///< int_0^T |d_t|_pin dt
    double activation_change;  ///< sqrt of the mean over neurons of hidden layers and points of (alpha(T) - alpha(0))^2
    double collective_change;  ///< the same with the sum over the neurons of a layer
    double cost_ratio;         ///< C(T)/C(0)
};
Training train(ntk::FiniteNetwork<double> network, const ntk::DenseMatrix<double>& points,
               const ntk::DenseVector<double>& goal, const ntk::DenseMatrix<double>& limit, const Schedule& schedule);

/// Means over networks (samples 0, 1, … of the seed) at one width.
struct TrainingMeans {
    Mean kernel_change, kernel_gap, function_gap, direction, activation_change, collective_change, cost_ratio;
};
struct Sizes {
    std::vector<long> widths{16, 32, 64, 128};
    long networks = 20, depth = 3;
};
/// On the four points of the circle, f* = x_1 x_2, beta = 1/10.
std::vector<TrainingMeans> train_at_widths(Activation activation, const Sizes& sizes, const Schedule& schedule,
                                           std::uint64_t seed);
/// One of the means at all widths.
std::vector<AtWidth> at_widths(const Sizes& sizes, const std::vector<TrainingMeans>& means, Mean TrainingMeans::*which);

}  // namespace proofs
