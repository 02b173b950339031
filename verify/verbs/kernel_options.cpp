// The work behind kernel_options.hpp.
#include "verify/verbs/kernel_options.hpp"

#include "services/gram.hpp"
#include "verify/base/status.hpp"
#include "verify/verbs/one_of.hpp"
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
std::string kernels_with(KernelParameter parameter) {
    return listed(kernel_names([&](const ntk::DeepKernel& kernel) { return kernel.takes(parameter); }), "and");
}

/// An option that belongs to a parameter of some kernels.
struct ParameterOption {
    const char* name;
    KernelParameter parameter;
    const std::string KernelArguments::*text;
};
const ParameterOption parameter_options[] = {
    {"beta", KernelParameter::variances, &KernelArguments::beta},
    {"weight-variance", KernelParameter::variances, &KernelArguments::weight_variance},
    {"bias-variance", KernelParameter::variances, &KernelArguments::bias_variance},
    {"weight-deviation", KernelParameter::variances, &KernelArguments::weight_deviation},
    {"bias-deviation", KernelParameter::variances, &KernelArguments::bias_deviation},
    {"alpha", KernelParameter::alpha, &KernelArguments::alpha},
    {"order", KernelParameter::order, &KernelArguments::order}};

void refuse_what_belongs_elsewhere(const KernelArguments& a, const ntk::DeepKernel& kind) {
    const auto refuse = [&](const char* option, KernelParameter parameter) {
        if (!kind.takes(parameter))
            throw BadInput(
                fmt::format("--{} belongs to --kernel {}, not to {}", option, kernels_with(parameter), kind.name()));
    };
    for (const ParameterOption& option : parameter_options)
        if (!(a.*option.text).empty()) refuse(option.name, option.parameter);
    if (a.he) refuse("he", KernelParameter::variances);
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
    command.add_option("--depth", a.depth, "L: affine maps or hidden layers; --kernels says which");
    const std::string networks = kernels_with(KernelParameter::variances);
    command.add_option("--beta", a.beta,
                       fmt::format("Bias factor of {}, exact (0): weight variance 1, bias variance beta^2", networks));
    command.add_option("--weight-variance", a.weight_variance, fmt::format("Of {}, exact (1)", networks));
    command.add_option("--bias-variance", a.bias_variance, fmt::format("Of {}, exact (0)", networks));
    command.add_option("--weight-deviation", a.weight_deviation, "The root of --weight-variance, squared exactly");
    command.add_option("--bias-deviation", a.bias_deviation, "The root of --bias-variance, squared exactly");
    command.add_flag("--he", a.he,
                     fmt::format("He's initialisation of {}: weight variance 2, bias variance 0", networks));
    command.add_option("--alpha", a.alpha,
                       fmt::format("Scaling factor of {}, exact (1)", kernels_with(KernelParameter::alpha)));
    command.add_option("--order", a.order, fmt::format("Of {}: 0, 1 or 2 (1)", kernels_with(KernelParameter::order)));
    one_of(command.add_option("--normalize", a.normalize,
                              "sphere: points x/|x|; none: points as they are (normalized: sphere, otherwise none)"),
           {"sphere", "none"});
}

ntk::GramKernel chosen_kernel(const KernelArguments& a) {
    if (a.kernel.empty()) throw BadInput("no --kernel; expected " + listed(all_kernel_names(), "or"));
    if (a.depth.empty()) throw BadInput("no --depth; expected the number of layers L");
    const ntk::DeepKernel& kind = ntk::deep_kernel(a.kernel);
    ntk::GramKernel kernel{kind};
    refuse_what_belongs_elsewhere(a, kind);
    kernel.depth = option_integer("depth", a.depth, 1, services::deepest_gram_kernel);
    take_variances(a, kernel);
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
