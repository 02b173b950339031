// The work behind kernel_options.hpp.
#include "verify/verbs/kernel_options.hpp"

#include "services/gram.hpp"
#include "services/kernel_choice.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/network_options.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

using ntk::KernelParameter;

std::vector<std::string> all_kernel_names() {
    std::vector<std::string> names;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) names.push_back(kernel->name());
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<rigor::Rational> given_number(const char* option, const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(option_number(option, text));
}

}  // namespace

void add_kernel_options(CLI::App& command, KernelArguments& a) {
    std::string kernels;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
        kernels += (kernels.empty() ? "" : "; ") + kernel->name() + ": " + kernel->summary("--");
    one_of(command.add_option("--kernel", a.kernel, kernels), all_kernel_names());
    command.add_option(
        "--activation", a.activation,
        "The kernel of a network with relu, leaky-relu:1/10, abs, erf, tanh, … (verify eval lists them)");
    command.add_option("--edge-of-chaos", a.edge_of_chaos,
                       "q=1: the variances of --activation for which h(1) = h'(1) = 1 at the variance q");
    command.add_option("--depth", a.depth, "L: affine maps or hidden layers; --kernels says which");
    const std::string networks = services::kernels_with({KernelParameter::variances});
    command.add_option("--beta", a.beta,
                       fmt::format("Bias factor of {}, exact (0): weight variance 1, bias variance beta^2", networks));
    const std::string all_networks = services::kernels_with(services::any_variances());
    command.add_option("--weight-variance", a.weight_variance,
                       fmt::format("Of {}, exact ({}: 1)", all_networks, networks));
    command.add_option("--bias-variance", a.bias_variance, fmt::format("Of {}, exact (0)", all_networks));
    command.add_option("--weight-deviation", a.weight_deviation, "The root of --weight-variance, squared exactly");
    command.add_option("--bias-deviation", a.bias_deviation, "The root of --bias-variance, squared exactly");
    command.add_flag("--he", a.he,
                     fmt::format("He's initialisation of {}: weight variance 2, bias variance 0", networks));
    command.add_option(
        "--alpha", a.alpha,
        fmt::format("Scaling factor of {}, exact (1)", services::kernels_with({KernelParameter::alpha})));
    command.add_option("--order", a.order,
                       fmt::format("Of {}: 0, 1 or 2 (1)", services::kernels_with({KernelParameter::order})));
    one_of(command.add_option("--normalize", a.normalize,
                              "sphere: points x/|x|; none: points as they are (normalized: sphere, otherwise none)"),
           {"sphere", "none"});
}

ntk::GramKernel chosen_kernel(const KernelArguments& a) {
    services::KernelChoice choice;
    choice.kernel = a.kernel;
    choice.activation = a.activation;
    if (!a.edge_of_chaos.empty()) choice.edge_of_chaos = edge_of_chaos(a.edge_of_chaos);
    if (!a.depth.empty()) choice.depth = option_integer("depth", a.depth, 1, services::deepest_gram_kernel);
    choice.beta = given_number("beta", a.beta);
    choice.weight_variance = given_number("weight-variance", a.weight_variance);
    choice.bias_variance = given_number("bias-variance", a.bias_variance);
    choice.weight_deviation = given_number("weight-deviation", a.weight_deviation);
    choice.bias_deviation = given_number("bias-deviation", a.bias_deviation);
    choice.alpha = given_number("alpha", a.alpha);
    if (!a.order.empty()) choice.order = option_integer("order", a.order, 0, 2);
    if (!a.normalize.empty()) choice.directions_only = a.normalize == "sphere";
    choice.he = a.he;
    return services::chosen_kernel(choice, {.prefix = "--", .joint = "-"});
}

std::string kernel_list() {
    std::string text;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) {
        const ntk::KernelFacts facts = kernel->facts("--");
        text += fmt::format("{}{}: {}\n  parameters: {}\n  --depth L counts {}\n  singular: {}\n  entries: {}\n",
                            text.empty() ? "" : "\n", kernel->name(), facts.equation, facts.parameters, facts.depth,
                            facts.definiteness, facts.entries);
    }
    return text;
}

}  // namespace verify
