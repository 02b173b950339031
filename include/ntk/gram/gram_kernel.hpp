// The kernels of which users ask Gram matrices, one object each: its name and equation, its entries in balls at any
// data, its recurrence in one angle where it has one (and with that the fast table), and what is known of its
// definiteness.
//
// Sizes aside, Theta_bar^(L), Theta_infinity^(L) and Sigma^(L) without bias or at unit vectors, K^Res as printed and
// the arc-cosine kernels are functions of one angle; with biases and unequal norms Theta_infinity^(L) and Sigma^(L) are
// not, nor is K^Res corrected (residual_kernel.hpp): their entries are computed in balls.
//
// A further kernel is a class more in a file of its family, src/ntk/gram/*_kernels.cpp, and a row of deep_kernels() in
// src/ntk/gram/gram_kernel.cpp. Every member function is pure virtual: what is left out does not compile.
#pragma once

#include "ntk/depth/network_kernel.hpp"
#include "ntk/gram/gram_structure.hpp"
#include "ntk/gram/kernel_approximation.hpp"
#include "rigor/matrix/ball_matrix.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ntk {

struct GramKernel;

/// Points in balls, rows of a matrix, with their squared norms.
class BallPoints {
public:
    explicit BallPoints(rigor::BallMatrix rows);
    long size() const { return rows_.rows(); }
    const rigor::Ball& square(long i) const { return squares_[static_cast<std::size_t>(i)]; }
    /// <x_i, x_j>, at the working precision.
    rigor::Ball inner(long i, long j) const;

private:
    rigor::BallMatrix rows_;
    std::vector<rigor::Ball> squares_;
};

/// What the kernel sees in place of a point x.
enum class KernelLift {
    none,  ///< x
    one,   ///< (x, 1), whose angle its table is one of
    bias   ///< (x, c), c^2 = GramKernel::bias_square(), and norms matter: no table of one angle serves
};

/// What a kernel may have beside depth and directions_only.
enum class KernelParameter {
    variances,  ///< weight_variance, bias_variance, and with them input_dimension
    network,    ///< an activation with its variances, at a fixed point of the variance
    alpha,
    order
};

/// A kernel in a list of kernels: sentences without a full stop.
struct KernelFacts {
    std::string equation;      ///< with its source
    std::string parameters;    ///< beside the depth
    std::string depth;         ///< what L counts
    std::string definiteness;  ///< where its matrices are singular, and where the proof stands
    std::string entries;       ///< by a table or in balls
};

/// A kernel, whatever its parameters.
class DeepKernel {
public:
    virtual ~DeepKernel() = default;

    /// By which users choose it: "fc".
    virtual std::string name() const = 0;
    /// What it is, in a list of the kernels. `prefix` stands before the names of parameters ("--" on a command line).
    virtual std::string summary(const std::string& prefix) const = 0;
    virtual KernelFacts facts(const std::string& prefix) const = 0;
    /// Equation, source and parameters, a sentence without a full stop.
    virtual std::string description(const GramKernel& kernel) const = 0;
    /// The recursion by which it is defined, one or two lines.
    virtual std::vector<std::string> recursion(const GramKernel& kernel) const = 0;
    /// What the depth is: "L = 5: 5 affine maps, 4 hidden layers".
    virtual std::string layers(const GramKernel& kernel) const = 0;
    virtual bool takes(KernelParameter parameter) const = 0;
    /// Is it one of x/|x| unless users say otherwise?
    virtual bool usually_of_directions() const = 0;
    /// Is its value at x that at x/|x|, so that the zero vector has none?
    virtual bool ignores_norms(const GramKernel& kernel) const = 0;
    /// Is it Theta_bar^(L) up to a constant and the norms, so that theorem 3 of St-Arnaud et al. speaks of it?
    virtual bool is_normalized_kernel(const GramKernel& kernel) const = 0;

    /// What is known of the definiteness of its matrices.
    virtual KernelStructure structure(const GramKernel& kernel) const = 0;
    virtual KernelLift lift(const GramKernel& kernel) const = 0;
    /// Why it has no recurrence, and so no table; empty if it has: up to the norms of the (lifted) points it is a
    /// function of their angle.
    virtual std::string no_recurrence(const GramKernel& kernel) const = 0;
    /// On unit vectors. Throws std::logic_error where it has none; otherwise as KernelRecurrence.
    virtual KernelRecurrence recurrence(const GramKernel& kernel) const = 0;
    /// See gram_entry.
    virtual rigor::Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const = 0;
};

/// All kernels, in the order in which they are listed.
const std::vector<const DeepKernel*>& deep_kernels();
/// The kernel of that name; throws std::invalid_argument, listing the names, if there is none.
const DeepKernel& deep_kernel(const std::string& name);

/// k(x, x) of the arc-cosine kernel of order 2 is a power 2^(L + 1) of |x|.
inline constexpr long deepest_of_order_2 = 16;

/// A kernel at its parameters. Those it does not take are not looked at.
struct GramKernel {
    std::reference_wrapper<const DeepKernel> kind;
    long depth = 2;                       ///< L >= 1; what it counts says DeepKernel::layers
    rigor::Rational input_dimension = 1;  ///< n0 >= 1
    rigor::Rational bias_variance = 0;    ///< >= 0; the beta^2 of Jacot et al.
    rigor::Rational alpha = 1;
    bool directions_only = true;          ///< evaluate at x/|x|; otherwise at x (normalized: times |x| |x'|)
    rigor::Rational weight_variance = 1;  ///< > 0
    int order = 1;                        ///< 0, 1 or 2
    std::shared_ptr<const NetworkKernels> network = {};

    /// Throws std::invalid_argument for depth < 1 (and beyond deepest_of_order_2, and as NetworkKernel) and without a
    /// network where one is needed, std::domain_error for n0 < 1, variances out of range, and orders.
    void check() const;
    std::string description() const { return kind.get().description(*this); }
    std::vector<std::string> recursion() const { return kind.get().recursion(*this); }
    std::string layers() const { return kind.get().layers(*this); }
    KernelStructure structure() const { return kind.get().structure(*this); }
    KernelLift lift() const { return kind.get().lift(*this); }
    /// Points of one direction have equal rows.
    bool of_directions() const { return directions_only || kind.get().ignores_norms(*this); }
    /// A table of one variable serves all entries.
    bool has_table() const { return no_table().empty(); }
    /// Why none does; empty if one does.
    std::string no_table() const { return kind.get().no_recurrence(*this); }
    /// Entries are the table's values times the norms of the points, lifted or not.
    bool scales() const { return lift() == KernelLift::one || !of_directions(); }
    /// Requires has_table() (std::logic_error). Errors as KernelApproximation.
    KernelApproximation table() const;
    /// beta of Jacot et al., whose weight variance is 1; nothing if that is another, or beta no rational number.
    std::optional<rigor::Rational> beta() const;
    /// c^2 of the point (x, c) that a kernel with biases sees: n0 bias_variance/weight_variance.
    rigor::Rational bias_square() const { return input_dimension * bias_variance / weight_variance; }
    /// c in words: "beta sqrt(n0)".
    std::string bias_coordinate() const;
};

/// The angle of two vectors of which <x, x>, <x, x'>, <x', x'> are given, in [0, pi] radians up to rounding.
rigor::Ball angle_between(const rigor::Ball& xx, const rigor::Ball& xy, const rigor::Ball& yy);

/// The kernel at points i and j, a ball at the working precision; i == j is exact where the point is. Points must not
/// be 0 where directions are needed.
rigor::Ball gram_entry(const GramKernel& kernel, const BallPoints& points, long i, long j);

}  // namespace ntk
