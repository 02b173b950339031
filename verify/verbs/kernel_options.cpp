// The work behind kernel_options.hpp.
#include "verify/verbs/kernel_options.hpp"

#include "services/gram.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/network_options.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

using ntk::KernelParameter;
using rigor::Rational;

/// The names of the kernels, of those only that pass, in alphabetical order.
template <class Passes>
std::vector<std::string> kernel_names(Passes passes) {
    std::vector<std::string> names;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
        if (passes(*kernel)) names.push_back(kernel->name());
    std::sort(names.begin(), names.end());
    return names;
}
std::vector<std::string> all_kernel_names() {
    return kernel_names([](const ntk::DeepKernel&) { return true; });
}

/// "fc, normalized or res".
std::string listed(const std::vector<std::string>& names, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " " + last + " " : ", ") + names[i];
    return text;
}
bool takes_any(const ntk::DeepKernel& kernel, const std::vector<KernelParameter>& parameters) {
    return std::any_of(parameters.begin(), parameters.end(), [&](KernelParameter p) { return kernel.takes(p); });
}
std::string kernels_with(const std::vector<KernelParameter>& parameters) {
    return listed(kernel_names([&](const ntk::DeepKernel& kernel) { return takes_any(kernel, parameters); }), "and");
}

/// An option that belongs to parameters of some kernels.
struct ParameterOption {
    const char* name;
    std::vector<KernelParameter> parameters;
    const std::string KernelArguments::*text;
};
const std::vector<KernelParameter> any_variances{KernelParameter::variances, KernelParameter::network};
const ParameterOption parameter_options[] = {
    {"activation", {KernelParameter::network}, &KernelArguments::activation},
    {"edge-of-chaos", {KernelParameter::network}, &KernelArguments::edge_of_chaos},
    {"beta", {KernelParameter::variances}, &KernelArguments::beta},
    {"weight-variance", any_variances, &KernelArguments::weight_variance},
    {"bias-variance", any_variances, &KernelArguments::bias_variance},
    {"weight-deviation", any_variances, &KernelArguments::weight_deviation},
    {"bias-deviation", any_variances, &KernelArguments::bias_deviation},
    {"alpha", {KernelParameter::alpha}, &KernelArguments::alpha},
    {"order", {KernelParameter::order}, &KernelArguments::order}};

void refuse_what_belongs_elsewhere(const KernelArguments& a, const ntk::DeepKernel& kind) {
    const auto refuse = [&](const char* option, const std::vector<KernelParameter>& parameters) {
        if (!takes_any(kind, parameters))
            throw BadInput(
                fmt::format("--{} belongs to --kernel {}, not to {}", option, kernels_with(parameters), kind.name()));
    };
    for (const ParameterOption& option : parameter_options)
        if (!(a.*option.text).empty()) refuse(option.name, option.parameters);
    if (a.he) refuse("he", {KernelParameter::variances});
}

/// A number that is not negative, or not 0 either.
Rational nonnegative(const char* option, const std::string& text, bool positive) {
    const Rational value = option_number(option, text);
    if (value < 0 || (positive && value == 0))
        throw BadInput(
            fmt::format("--{} {}: expected a number {}", option, text.substr(0, 60), positive ? "> 0" : ">= 0"));
    return value;
}

/// The variance, given as itself or as its root, or what it is otherwise.
Rational variance_of(const char* what, const std::string& variance, const std::string& deviation,
                     const Rational& otherwise, bool positive) {
    const std::string by_variance = fmt::format("{}-variance", what), by_deviation = fmt::format("{}-deviation", what);
    if (!variance.empty() && !deviation.empty())
        throw BadInput(
            fmt::format("--{} and --{} are the same number, one the square of the other; expected one of them",
                        by_variance, by_deviation));
    if (!variance.empty()) return nonnegative(by_variance.c_str(), variance, positive);
    if (deviation.empty()) return otherwise;
    const Rational root = nonnegative(by_deviation.c_str(), deviation, positive);
    return root * root;
}

/// The network of --activation: its variances are those at which it stands at a fixed point.
void take_network(const KernelArguments& a, ntk::GramKernel& kernel) {
    if (a.activation.empty())
        throw BadInput(
            fmt::format("--kernel {} needs --activation; verify eval lists the activations", kernel.kind.get().name()));
    if (a.normalize == "none")
        throw BadInput(
            "--normalize none: every input of --activation has the variance q, whatever its length; expected "
            "sphere");
    NetworkArguments network{a.activation, a.edge_of_chaos, a.weight_variance, a.bias_variance};
    services::NetworkChoice choice = network_choice(network);
    for (const auto& [variance, deviation, what, positive] :
         {std::tuple(&choice.weight_variance, &a.weight_deviation, "weight", true),
          std::tuple(&choice.bias_variance, &a.bias_deviation, "bias", false)})
        if (!deviation->empty())
            *variance =
                variance_of(what, variance->has_value() ? rigor::to_string(**variance) : "", *deviation, 0, positive);
    kernel.network = std::make_shared<ntk::NetworkKernels>(services::chosen_network(choice));
}

void take_variances(const KernelArguments& a, ntk::GramKernel& kernel) {
    const bool given = !a.weight_variance.empty() || !a.bias_variance.empty() || !a.weight_deviation.empty() ||
                       !a.bias_deviation.empty();
    if (!a.beta.empty() && (given || a.he))
        throw BadInput(
            "--beta says both variances, 1 of the weights and beta^2 of the biases; expected it alone, without "
            "--weight-variance, --bias-variance, their deviations and --he");
    if (a.he && given)
        throw BadInput(
            "--he says both variances, 2 of the weights and 0 of the biases; expected it alone, without "
            "--weight-variance, --bias-variance and their deviations");
    if (!a.beta.empty()) {
        const Rational beta = nonnegative("beta", a.beta, false);
        kernel.bias_variance = beta * beta;
    }
    if (a.he) kernel.weight_variance = 2;
    if (!given) return;
    kernel.weight_variance = variance_of("weight", a.weight_variance, a.weight_deviation, 1, true);
    kernel.bias_variance = variance_of("bias", a.bias_variance, a.bias_deviation, 0, false);
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
    const std::string networks = kernels_with({KernelParameter::variances});
    command.add_option("--beta", a.beta,
                       fmt::format("Bias factor of {}, exact (0): weight variance 1, bias variance beta^2", networks));
    const std::string all_networks = kernels_with(any_variances);
    command.add_option("--weight-variance", a.weight_variance,
                       fmt::format("Of {}, exact ({}: 1)", all_networks, networks));
    command.add_option("--bias-variance", a.bias_variance, fmt::format("Of {}, exact (0)", all_networks));
    command.add_option("--weight-deviation", a.weight_deviation, "The root of --weight-variance, squared exactly");
    command.add_option("--bias-deviation", a.bias_deviation, "The root of --bias-variance, squared exactly");
    command.add_flag("--he", a.he,
                     fmt::format("He's initialisation of {}: weight variance 2, bias variance 0", networks));
    command.add_option("--alpha", a.alpha,
                       fmt::format("Scaling factor of {}, exact (1)", kernels_with({KernelParameter::alpha})));
    command.add_option("--order", a.order, fmt::format("Of {}: 0, 1 or 2 (1)", kernels_with({KernelParameter::order})));
    one_of(command.add_option("--normalize", a.normalize,
                              "sphere: points x/|x|; none: points as they are (normalized: sphere, otherwise none)"),
           {"sphere", "none"});
}

ntk::GramKernel chosen_kernel(const KernelArguments& a) {
    const bool by_activation = a.kernel.empty() && !a.activation.empty();
    if (a.kernel.empty() && !by_activation)
        throw BadInput("no --kernel; expected " + listed(all_kernel_names(), "or") + ", or --activation");
    if (a.depth.empty()) throw BadInput("no --depth; expected the number of layers L");
    const ntk::DeepKernel& kind = ntk::deep_kernel(by_activation ? "activation" : a.kernel);
    ntk::GramKernel kernel{kind};
    refuse_what_belongs_elsewhere(a, kind);
    kernel.depth = option_integer("depth", a.depth, 1, services::deepest_gram_kernel);
    if (kind.takes(KernelParameter::network)) take_network(a, kernel);
    if (kind.takes(KernelParameter::variances)) take_variances(a, kernel);
    if (!a.alpha.empty()) kernel.alpha = option_number("alpha", a.alpha);
    if (!a.order.empty()) kernel.order = static_cast<int>(option_integer("order", a.order, 0, 2));
    kernel.directions_only = a.normalize.empty() ? kind.usually_of_directions() : a.normalize == "sphere";
    return kernel;
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
