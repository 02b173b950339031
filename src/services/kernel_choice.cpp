#include "services/kernel_choice.hpp"

#include "services/gram.hpp"
#include "services/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace services {

using ntk::KernelParameter;
using rigor::Rational;

namespace {

template <class Passes>
std::string listed(Passes passes, const std::string& last) {
    std::vector<std::string> names;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
        if (passes(*kernel)) names.push_back(kernel->name());
    std::sort(names.begin(), names.end());
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " " + last + " " : ", ") + names[i];
    return text;
}

bool takes_any(const ntk::DeepKernel& kernel, const std::vector<KernelParameter>& parameters) {
    return std::any_of(parameters.begin(), parameters.end(), [&](KernelParameter p) { return kernel.takes(p); });
}

/// One choice, with the words in which it was made.
class Reading {
public:
    Reading(const KernelChoice& choice, const KernelWords& words) : choice_(choice), words_(words) {}

    ntk::GramKernel kernel() const {
        if (choice_.kernel.empty() && choice_.activation.empty())
            refuse("no " + name("kernel"), kernel_names("or") + ", or " + name("activation"));
        const ntk::DeepKernel& kind = named();
        if (!choice_.depth) refuse("no " + name("depth"), "the number of layers L");
        ntk::GramKernel kernel{kind};
        refuse_what_belongs_elsewhere(kind);
        kernel.depth = within("depth", *choice_.depth, 1, deepest_gram_kernel);
        if (kind.takes(KernelParameter::network)) take_network(kernel);
        if (kind.takes(KernelParameter::variances)) take_variances(kernel);
        if (choice_.alpha) kernel.alpha = *choice_.alpha;
        if (choice_.order) kernel.order = static_cast<int>(within("order", *choice_.order, 0, 2));
        kernel.directions_only = choice_.directions_only.value_or(kind.usually_of_directions());
        return kernel;
    }

private:
    /// "weight variance" as its user knows it.
    std::string name(std::string text) const {
        for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + words_.joint.size()))
            text.replace(at, 1, words_.joint);
        return words_.prefix + text;
    }

    [[noreturn]] static void refuse(const std::string& problem, const std::string& expected) {
        throw BadInput("", "", problem, expected);
    }
    /// A value; services name parameters with hyphens in this place.
    [[noreturn]] static void refuse(std::string parameter, const std::string& value, const std::string& expected) {
        std::replace(parameter.begin(), parameter.end(), ' ', '-');
        throw BadInput(std::move(parameter), value.substr(0, 60), "", expected);
    }

    const ntk::DeepKernel& named() const {
        for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
            if (kernel->name() == (choice_.kernel.empty() ? "activation" : choice_.kernel)) return *kernel;
        throw BadInput("", choice_.kernel.substr(0, 60), fmt::format("no kernel '{}'", choice_.kernel.substr(0, 60)),
                       kernel_names("or"));
    }

    long within(const char* parameter, long value, long lowest, long highest) const {
        if (value < lowest || value > highest)
            refuse(parameter, std::to_string(value), fmt::format("an integer from {} to {}", lowest, highest));
        return value;
    }

    Rational nonnegative(const std::string& parameter, const Rational& value, bool positive) const {
        if (value < 0 || (positive && value == 0))
            refuse(parameter, rigor::to_string(value), fmt::format("a number {}", positive ? "> 0" : ">= 0"));
        return value;
    }

    void refuse_what_belongs_elsewhere(const ntk::DeepKernel& kind) const {
        const KernelChoice& c = choice_;
        const struct {
            const char* parameter;
            bool given;
            std::vector<KernelParameter> of;
        } all[] = {{"activation", !c.activation.empty(), {KernelParameter::network}},
                   {"edge of chaos", c.edge_of_chaos.has_value(), {KernelParameter::network}},
                   {"beta", c.beta.has_value(), {KernelParameter::variances}},
                   {"weight variance", c.weight_variance.has_value(), any_variances()},
                   {"bias variance", c.bias_variance.has_value(), any_variances()},
                   {"weight deviation", c.weight_deviation.has_value(), any_variances()},
                   {"bias deviation", c.bias_deviation.has_value(), any_variances()},
                   {"he", c.he, {KernelParameter::variances}},
                   {"alpha", c.alpha.has_value(), {KernelParameter::alpha}},
                   {"order", c.order.has_value(), {KernelParameter::order}}};
        for (const auto& [parameter, given, of] : all)
            if (given && !takes_any(kind, of))
                refuse(fmt::format("{} belongs to {} {}, not to {}", name(parameter), name("kernel"), kernels_with(of),
                                   kind.name()),
                       "it with one of these alone");
    }

    /// The variance, given as itself or as its root, or what it is otherwise.
    Rational variance_of(const std::string& what, const std::optional<Rational>& variance,
                         const std::optional<Rational>& deviation, const Rational& otherwise, bool positive) const {
        if (variance && deviation)
            refuse(fmt::format("{} and {} are the same number, one the square of the other", name(what + " variance"),
                               name(what + " deviation")),
                   "one of them");
        if (variance) return nonnegative(what + " variance", *variance, positive);
        if (!deviation) return otherwise;
        const Rational root = nonnegative(what + " deviation", *deviation, positive);
        return root * root;
    }

    /// The network of an activation: its variances are those at which it stands at a fixed point.
    void take_network(ntk::GramKernel& kernel) const {
        const KernelChoice& c = choice_;
        if (c.activation.empty())
            refuse(fmt::format("{} {} needs {}", name("kernel"), kernel.kind.get().name(), name("activation")),
                   "one that verify eval lists");
        if (c.directions_only && !*c.directions_only)
            refuse(name("normalize") +
                       " none: every input of an activation's network has the variance q, whatever its length",
                   "points on the sphere");
        NetworkChoice network{c.activation, c.edge_of_chaos, c.weight_variance, c.bias_variance};
        if (c.weight_deviation)
            network.weight_variance = variance_of("weight", c.weight_variance, c.weight_deviation, 1, true);
        if (c.bias_deviation) network.bias_variance = variance_of("bias", c.bias_variance, c.bias_deviation, 0, false);
        kernel.network = std::make_shared<ntk::NetworkKernels>(chosen_network(network));
    }

    void take_variances(ntk::GramKernel& kernel) const {
        const KernelChoice& c = choice_;
        const bool given = c.weight_variance || c.bias_variance || c.weight_deviation || c.bias_deviation;
        const std::string both = name("weight variance") + ", " + name("bias variance");
        if (c.beta && (given || c.he))
            refuse(name("beta") + " says both variances, 1 of the weights and beta^2 of the biases",
                   fmt::format("it alone, without {}, their deviations and {}", both, name("he")));
        if (c.he && given)
            refuse(name("he") + " says both variances, 2 of the weights and 0 of the biases",
                   fmt::format("it alone, without {} and their deviations", both));
        if (c.beta) {
            const Rational beta = nonnegative("beta", *c.beta, false);
            kernel.bias_variance = beta * beta;
        }
        if (c.he) kernel.weight_variance = 2;
        if (!given) return;
        kernel.weight_variance = variance_of("weight", c.weight_variance, c.weight_deviation, 1, true);
        kernel.bias_variance = variance_of("bias", c.bias_variance, c.bias_deviation, 0, false);
    }

    const KernelChoice& choice_;
    const KernelWords& words_;
};

}  // namespace

std::string kernel_names(const std::string& last_joint) {
    return listed([](const ntk::DeepKernel&) { return true; }, last_joint);
}

std::string kernels_with(const std::vector<KernelParameter>& parameters) {
    return listed([&](const ntk::DeepKernel& kernel) { return takes_any(kernel, parameters); }, "and");
}

const std::vector<KernelParameter>& any_variances() {
    static const std::vector<KernelParameter> both{KernelParameter::variances, KernelParameter::network};
    return both;
}

ntk::GramKernel chosen_kernel(const KernelChoice& choice, const KernelWords& words) {
    return Reading(choice, words).kernel();
}

}  // namespace services
