// A kernel chosen by name and parameters, as users give them: which belong together, and what is refused.
#pragma once

#include "ntk/gram/gram_kernel.hpp"
#include "services/errors.hpp"

#include <optional>
#include <string>
#include <vector>

namespace services {

/// What is not given stays empty. All numbers are exact.
struct KernelChoice {
    std::string kernel;  ///< ntk/gram/gram_kernel.hpp has the names
    std::string activation =
        {};  ///< of kernel "activation", which it says where `kernel` is empty: services/network.hpp
    std::optional<rigor::Rational> edge_of_chaos = {};                       ///< of an activation: q > 0
    std::optional<long> depth = {};                                          ///< L, 1 to deepest_gram_kernel
    std::optional<rigor::Rational> beta = {};                                ///< >= 0: variances 1 and beta^2
    std::optional<rigor::Rational> weight_variance = {};                     ///< > 0; 1 if nothing says it
    std::optional<rigor::Rational> bias_variance = {};                       ///< >= 0; 0 if nothing says it
    std::optional<rigor::Rational> weight_deviation = {}, bias_deviation{};  ///< their roots, in their place
    std::optional<rigor::Rational> alpha = {};                               ///< 1 if nothing says it
    std::optional<long> order = {};                                          ///< 0, 1 or 2; 1 if nothing says it
    std::optional<bool> directions_only = {};                                ///< GramKernel::directions_only
    bool he = false;                                                         ///< He's initialisation: variances 2 and 0
};

/// The parameters of a choice, as messages call them: `prefix` before the name, `joint` between its words ("--" and "-"
/// on a command line).
struct KernelWords {
    std::string prefix = "", joint = "_";
};

/// The names of all kernels, in alphabetical order: "fc, normalized or res".
std::string kernel_names(const std::string& last_joint);

/// The names of those that have one of the parameters: "fc and nngp".
std::string kernels_with(const std::vector<ntk::KernelParameter>& parameters);

/// Those of a network: in a kernel of its own, or beside an activation.
const std::vector<ntk::KernelParameter>& any_variances();

/// The kernel, but for its input dimension, which is that of the data. Throws BadInput for a name that is none, for
/// numbers out of range, for a parameter that the kernel does not have, and for two that say the same.
ntk::GramKernel chosen_kernel(const KernelChoice& choice, const KernelWords& words = {});

}  // namespace services
