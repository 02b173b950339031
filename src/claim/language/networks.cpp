// Names and networks of include/claim/language/networks.hpp.
#include "claim/language/networks.hpp"

#include <algorithm>
#include <mutex>

namespace claim::language {

using rigor::Rational;

namespace {

/// Stem and parameter: "hermite" and "0,1/2", or "erf" and "".
std::pair<std::string, std::string> parts(const std::string& activation) {
    const std::size_t colon = activation.find(':');
    if (colon == std::string::npos) return {activation, ""};
    return {activation.substr(0, colon), activation.substr(colon + 1)};
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

}  // namespace

std::optional<NetworkFunction> network_function(const std::string& name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) return std::nullopt;
    return NetworkFunction{name.substr(0, colon), name.substr(colon + 1)};
}

std::string written_activation(const std::string& activation) {
    const auto [stem, parameter] = parts(activation);
    const std::string name = replaced(stem, "-", "_");
    return parameter.empty() ? name : name + "(" + replaced(parameter, ",", ", ") + ")";
}

std::string latex_activation(const std::string& activation) {
    const auto [stem, parameter] = parts(activation);
    const std::size_t power = stem.find('^');
    std::string text = "\\operatorname{" + stem.substr(0, power) + "}";
    if (power != std::string::npos) text += "^{" + stem.substr(power + 1) + "}";
    return parameter.empty() ? text : text + "(" + parameter + ")";
}

std::shared_ptr<const ntk::NetworkMap> network(const std::string& activation,
                                               const std::map<std::string, Rational>& options) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const ntk::NetworkMap>> known;
    std::string key = activation;
    for (const auto& [name, value] : options) key += ";" + name + "=" + value.str();
    const std::lock_guard lock(mutex);
    auto& map = known[key];
    if (map) return map;
    const auto phi = ntk::activation(activation);
    const auto q = options.find("q"), w = options.find("w"), b = options.find("b");
    map = q != options.end()
              ? ntk::NetworkMap::at_edge(phi, q->second)
              : ntk::NetworkMap::with_variances(phi, w->second, b == options.end() ? Rational(0) : b->second);
    return map;
}

std::shared_ptr<const ntk::NetworkMap> network_of(const Expression& call) {
    const auto function = call->kind == Kind::call ? network_function(call->name) : std::nullopt;
    if (!function) return nullptr;
    std::map<std::string, Rational> options;
    const std::size_t first = call->children.size() - call->names.size();
    for (std::size_t i = 0; i < call->names.size(); ++i) {
        const auto value = rational_value(call->children[first + i]);
        if (!value) return nullptr;
        options[call->names[i]] = *value;
    }
    return network(function->activation, options);
}

}  // namespace claim::language
