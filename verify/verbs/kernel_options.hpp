// The options of `verify gram` that choose a kernel: which there are, what they mean together, and what is refused.
#pragma once

#include "ntk/gram/gram_kernel.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace verify {

/// As they stand on the command line; empty: not given.
struct KernelArguments {
    std::string kernel, depth, activation, edge_of_chaos, beta, weight_variance, bias_variance, weight_deviation,
        bias_deviation, alpha, order, normalize;
    bool he = false;
};

/// `arguments` must live as long as the command.
void add_kernel_options(CLI::App& command, KernelArguments& arguments);

/// The kernel, but for its input dimension, which is that of the data. Throws BadInput, one line.
ntk::GramKernel chosen_kernel(const KernelArguments& arguments);

/// What is known of each kernel, for people.
std::string kernel_list();

}  // namespace verify
