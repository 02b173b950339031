// What the module offers, by the service behind it.
#pragma once

#include <pybind11/pybind11.h>

namespace ntk_python {

void add_evaluate(pybind11::module_& module);
void add_gram(pybind11::module_& module);
void add_matrix(pybind11::module_& module);
void add_rate(pybind11::module_& module);
void add_prove(pybind11::module_& module);

}  // namespace ntk_python
