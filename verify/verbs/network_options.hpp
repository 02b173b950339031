// The options that choose a network with a named activation: of `verify eval` and `verify rate`.
#pragma once

#include "services/network.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace verify {

/// As they stand on the command line; empty: not given.
struct NetworkArguments {
    std::string activation, edge_of_chaos, weight_variance, bias_variance;
};

/// `arguments` must live as long as the command.
void add_network_options(CLI::App& command, NetworkArguments& arguments);

/// The variance of "q=1", or of "1"; BadInput for text that is none.
rigor::Rational edge_of_chaos(const std::string& text);

/// The numbers read exactly; BadInput, one line, for text that is none.
services::NetworkChoice network_choice(const NetworkArguments& arguments);

}  // namespace verify
