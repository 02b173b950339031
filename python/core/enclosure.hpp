// A number that is known to lie in a ball, as Python has it.
#pragma once

#include "rigor/number/ball.hpp"

#include <pybind11/pybind11.h>

#include <string>

namespace ntk_python {

namespace py = pybind11;

struct Enclosure {
    rigor::Ball value;
    long digits = 30;        ///< that it is printed to
    std::string exact = {};  ///< a closed form, if one is known
};

/// As the command line prints it.
std::string text_of(const Enclosure& enclosure);

void add_enclosure(py::module_& module);

}  // namespace ntk_python
