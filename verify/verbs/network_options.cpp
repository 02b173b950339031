// The options of network_options.hpp.
#include "verify/verbs/network_options.hpp"

#include "verify/base/status.hpp"
#include "verify/verbs/option_values.hpp"

namespace verify {

void add_network_options(CLI::App& command, NetworkArguments& a) {
    command.add_option("--activation", a.activation,
                       "Another network than the ReLU's: relu, leaky-relu:1/10, erf, tanh, … (verify eval lists them)");
    command.add_option("--edge-of-chaos", a.edge_of_chaos,
                       "q=1: its variances are those for which h(1) = h'(1) = 1 at the variance q");
    command.add_option("--weight-variance", a.weight_variance, "Of the activation's network, exact");
    command.add_option("--bias-variance", a.bias_variance, "Of the activation's network, exact (0)");
}

rigor::Rational edge_of_chaos(const std::string& text) {
    return option_number("edge-of-chaos", text.starts_with("q=") ? text.substr(2) : text);
}

services::NetworkChoice network_choice(const NetworkArguments& a) {
    if (a.activation.empty() && !(a.edge_of_chaos.empty() && a.weight_variance.empty() && a.bias_variance.empty()))
        throw BadInput("--edge-of-chaos, --weight-variance and --bias-variance belong to --activation");
    services::NetworkChoice choice;
    choice.activation = a.activation;
    if (!a.edge_of_chaos.empty()) choice.edge_of_chaos = edge_of_chaos(a.edge_of_chaos);
    if (!a.weight_variance.empty()) choice.weight_variance = option_number("weight-variance", a.weight_variance);
    if (!a.bias_variance.empty()) choice.bias_variance = option_number("bias-variance", a.bias_variance);
    return choice;
}

}  // namespace verify
