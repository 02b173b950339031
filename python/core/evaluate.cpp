// services/evaluate.hpp for Python.
#include "services/evaluate.hpp"

#include "python/core/enclosure.hpp"
#include "python/core/errors.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network.hpp"
#include "python/core/numbers.hpp"
#include "python/core/services.hpp"

#include <pybind11/stl.h>

#include <algorithm>

namespace ntk_python {

namespace {

using services::Argument;

std::string with_underscores(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// theta_bar, or theta-bar as the command line calls it.
const services::Function& function_named(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    return services::function_with_name(name);
}

services::Arguments arguments_from(const py::dict& given) {
    services::Arguments arguments;
    for (const auto& [key, value] : given) {
        const auto name = key.cast<std::string>();
        if (value.is_none()) continue;
        if (name == "at" || name == "z")
            arguments.at = rational_from(value, name);
        else if (name == "depth")
            arguments.depth = integer_from(value, name);
        else if (name == "n")
            arguments.n = long_from(value, name);
        else if (name == "n0")
            arguments.n0 = integer_from(value, name);
        else if (name == "beta")
            arguments.beta = rational_from(value, name);
        else if (!take_network(name, value, arguments.activation, arguments.edge_of_chaos, arguments.weight_variance,
                               arguments.bias_variance))
            throw bad_input(name, "",
                            "no argument '" + name.substr(0, 60) +
                                "'; expected at, depth, n, n0, beta, activation, edge_of_chaos, "
                                "weight_variance or bias_variance");
    }
    return arguments;
}

py::dict evaluate(const std::string& name, const py::dict& given, const py::object& digits_given) {
    const services::Function& function = function_named(name);
    services::Arguments arguments = arguments_from(given);
    const long digits = long_from(digits_given, "digits");
    const services::Evaluation found = interruptible(
        {}, [&function, arguments, digits](const Stop&) { return services::evaluate(function, arguments, digits); });
    py::list values;
    for (const services::Value& value : found.values) {
        py::dict one;
        one["series"] = value.series;
        one["says"] = value.says;
        one["value"] = Enclosure{value.value, digits, value.exact};
        values.append(one);
    }
    py::dict facts;
    for (const services::Fact& fact : found.facts) facts[py::str(fact.name)] = fact.text;
    py::dict answer;
    answer["values"] = values;
    answer["facts"] = facts;
    answer["bits"] = found.bits;
    return answer;
}

py::list functions() {
    py::list list;
    for (const services::Function& function : services::functions()) {
        const auto names = [](const std::vector<Argument>& arguments) {
            py::list of;
            for (const Argument argument : arguments) of.append(with_underscores(services::name_of(argument)));
            return of;
        };
        py::dict one;
        one["name"] = with_underscores(function.name);
        one["says"] = function.says;
        one["required"] = names(function.required);
        one["optional"] = names(function.optional);
        list.append(one);
    }
    return list;
}

}  // namespace

void add_evaluate(py::module_& module) {
    module.def("evaluate", &evaluate, py::arg("function"), py::arg("arguments"), py::arg("digits"));
    module.def("functions", &functions);
}

}  // namespace ntk_python
