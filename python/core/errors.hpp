// The exceptions of the services as Python's: ntk_verify.BadInput (a ValueError), Undecided and OutOfBudget.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

namespace ntk_python {

namespace py = pybind11;

/// To be thrown: BadInput with this text, and argument and value as attributes. With the GIL.
py::error_already_set bad_input(const std::string& argument, const std::string& value, const std::string& text);
py::error_already_set undecided(const std::string& text);

/// Makes the classes, and translates what services throw. "edge-of-chaos" of a service is edge_of_chaos in Python.
void add_errors(py::module_& module);

}  // namespace ntk_python
