// The kernels of which users ask Gram matrices, one object each: its name and equation, its entries in balls at any
// data, its recurrence in one angle where it has one (and with that the fast table), and what is known of its
// definiteness.
//
// Sizes aside, Theta_bar^(L), Theta_infinity^(L) without bias or at unit vectors, and K^Res as printed are functions of
// one angle; with biases and unequal norms Theta_infinity^(L) is not, nor is K^Res corrected (residual_kernel.hpp):
// their entries are computed in balls.
//
// A further kernel is a class more in src/ntk/gram/gram_kernel.cpp and its line in deep_kernels(). Every member
// function is pure virtual: what is left out does not compile.
#pragma once

#include "ntk/gram/gram_structure.hpp"
#include "ntk/gram/kernel_approximation.hpp"
#include "rigor/matrix/ball_matrix.hpp"

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
    bias   ///< (x, beta sqrt(n0)), and norms matter: no table of one angle serves
};

/// A kernel, whatever its parameters.
class DeepKernel {
public:
    virtual ~DeepKernel() = default;

    /// By which users choose it: "fc".
    virtual std::string name() const = 0;
    /// What it is, in a list of the kernels. `prefix` stands before the names of parameters ("--" on a command line).
    virtual std::string summary(const std::string& prefix) const = 0;
    /// Equation, source and parameters, a sentence without a full stop.
    virtual std::string description(const GramKernel& kernel) const = 0;
    /// The parameters it has beside depth and directions_only: beta (and with it n0), alpha.
    virtual bool takes_beta() const = 0;
    virtual bool takes_alpha() const = 0;
    /// Is it one of x/|x| unless users say otherwise?
    virtual bool usually_of_directions() const = 0;

    /// What is known of the definiteness of its matrices.
    virtual KernelStructure structure(const GramKernel& kernel) const = 0;
    virtual KernelLift lift(const GramKernel& kernel) const = 0;
    /// Is it, up to the norms of the (lifted) points, a function of their angle? Then it has a recurrence.
    virtual bool has_recurrence(const GramKernel& kernel) const = 0;
    /// On unit vectors. Throws std::logic_error where it has none; otherwise as KernelRecurrence.
    virtual KernelRecurrence recurrence(const GramKernel& kernel) const = 0;
    /// See gram_entry.
    virtual rigor::Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const = 0;
};

/// All kernels, in the order in which they are listed.
const std::vector<const DeepKernel*>& deep_kernels();
/// The kernel of that name; throws std::invalid_argument, listing the names, if there is none.
const DeepKernel& deep_kernel(const std::string& name);

/// A kernel at its parameters. Those it does not take are not looked at.
struct GramKernel {
    std::reference_wrapper<const DeepKernel> kind;
    long depth = 2;                       ///< L >= 1: layers (normalized, fc), hidden layers (res, res-corrected)
    rigor::Rational input_dimension = 1;  ///< n0 >= 1
    rigor::Rational beta = 0, alpha = 1;  ///< beta >= 0
    bool directions_only = true;          ///< evaluate at x/|x|; otherwise at x (normalized: times |x| |x'|)

    /// Throws std::invalid_argument for depth < 1, std::domain_error for n0 < 1 and beta < 0.
    void check() const;
    std::string description() const { return kind.get().description(*this); }
    KernelStructure structure() const { return kind.get().structure(*this); }
    KernelLift lift() const { return kind.get().lift(*this); }
    /// A table of one variable serves all entries.
    bool has_table() const { return kind.get().has_recurrence(*this); }
    /// Entries are the table's values times the norms of the points, lifted or not.
    bool scales() const { return lift() == KernelLift::one || !directions_only; }
    /// Requires has_table() (std::logic_error). Errors as KernelApproximation.
    KernelApproximation table() const;
};

/// The angle of two vectors of which <x, x>, <x, x'>, <x', x'> are given, in [0, pi] radians up to rounding.
rigor::Ball angle_between(const rigor::Ball& xx, const rigor::Ball& xy, const rigor::Ball& yy);

/// The kernel at points i and j, a ball at the working precision; i == j is exact where the point is. Points must not
/// be 0 where directions are needed.
rigor::Ball gram_entry(const GramKernel& kernel, const BallPoints& points, long i, long j);

}  // namespace ntk
