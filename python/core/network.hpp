// The network of an activation, as Python gives it: activation, edge_of_chaos, weight_variance, bias_variance.
#pragma once

#include "python/core/numbers.hpp"

#include <optional>
#include <string>

namespace ntk_python {

/// The variance q of edge_of_chaos: {"q": 1}, "q=1", or the number.
inline rigor::Rational edge_from(py::handle value) {
    if (py::isinstance<py::dict>(value) && py::len(value) == 1 && value.contains("q"))
        return rational_from(value["q"], "edge_of_chaos");
    if (py::isinstance<py::str>(value))
        if (const auto text = value.cast<std::string>(); text.starts_with("q="))
            return rational_from(py::str(text.substr(2)), "edge_of_chaos");
    return rational_from(value, "edge_of_chaos");
}

/// Is `name` one of the four? Then its value is taken.
inline bool take_network(const std::string& name, py::handle value, auto& activation,
                         std::optional<rigor::Rational>& edge_of_chaos, std::optional<rigor::Rational>& weight_variance,
                         std::optional<rigor::Rational>& bias_variance) {
    if (name == "activation")
        activation = std::string(py::str(value));
    else if (name == "edge_of_chaos")
        edge_of_chaos = edge_from(value);
    else if (name == "weight_variance")
        weight_variance = rational_from(value, name);
    else if (name == "bias_variance")
        bias_variance = rational_from(value, name);
    else
        return false;
    return true;
}

}  // namespace ntk_python
