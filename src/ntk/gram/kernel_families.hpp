// The kernels of deep_kernels() by family, and what their classes share; for src/ntk/gram. Users choose a kernel by
// deep_kernel(name).
#pragma once

#include "ntk/gram/gram_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

// fully_connected_kernels.cpp
const DeepKernel& normalized_kernel();
const DeepKernel& fully_connected_kernel();
const DeepKernel& gaussian_process_kernel();
// arc_cosine_kernels.cpp
const DeepKernel& arc_cosine_kernel();
// residual_kernels.cpp
const DeepKernel& residual_kernel_as_printed();
const DeepKernel& residual_kernel_corrected();
// activation_kernels.cpp
const DeepKernel& activation_kernel();

/// With weight variance w, bias variance b: Sigma^(1) = w <x, x'>/n0 + b, Sigma' = w E[relu relu'] + b, and
/// E[relu relu'] = sqrt(q q') kappa_1/2. Throws as GramKernel::check.
FullyConnectedKernel convention_of(const GramKernel& kernel);

/// 0 for i == j.
rigor::Ball angle_of_points(const BallPoints& points, long i, long j);

inline const char* at_directions(const GramKernel& kernel) { return kernel.directions_only ? " at x/|x|" : ""; }

/// "1 hidden layer", "4 hidden layers"
inline std::string counted(long n, const std::string& thing) {
    return std::to_string(n) + " " + thing + (n == 1 ? "" : "s");
}

/// On x/|x|, or times the norms.
rigor::Ball scaled(const GramKernel& kernel, const BallPoints& points, long i, long j,
                   const rigor::Ball& on_unit_vectors);

/// With biases: linear in (x, 1), or strictly positive definite at distinct points by the theorem.
KernelStructure biased_structure(bool linear, std::string theorem);

}  // namespace ntk
