// Functions of networks with a named activation: theta_bar(z, L; phi = erf, q = 1). A call of one has a name of its
// own, "theta_bar:erf", so that no engine that knows the ReLU's theta_bar takes it for that; its options are q (the
// edge of chaos at the variance q), or w and b, the variances of weights and biases (b = 0 if it is not given). The
// network is that of ntk/activation/network_map.hpp.
#pragma once

#include "claim/language/expression.hpp"
#include "ntk/activation/network_map.hpp"

#include <map>

namespace claim::language {

/// "theta_bar:leaky-relu:1/10" is theta_bar of leaky-relu:1/10.
struct NetworkFunction {
    std::string function;    ///< "h", "h_prime", "rho", "T", "theta_bar"
    std::string activation;  ///< as ntk::activation reads it
};
std::optional<NetworkFunction> network_function(const std::string& name);

/// The activation as the language writes it: "leaky_relu(1/10)", "relu^2", "hermite(0, 1/2, 1/2)"; and in LaTeX.
std::string written_activation(const std::string& activation);
std::string latex_activation(const std::string& activation);

/// The network, prepared once for each. Throws what ntk throws: std::invalid_argument, NoSuchNetwork,
/// UndecidedVariance, OutOfReach.
std::shared_ptr<const ntk::NetworkMap> network(const std::string& activation,
                                               const std::map<std::string, rigor::Rational>& options);
/// Of a call; nothing if it is none, or if an option is no rational literal.
std::shared_ptr<const ntk::NetworkMap> network_of(const Expression& call);

}  // namespace claim::language
