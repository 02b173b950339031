// Numbers from Python, exactly: int, Fraction, Decimal and text as what they say, float and numpy's scalars as their
// binary value.
#pragma once

#include "rigor/number/rational.hpp"

#include <pybind11/pybind11.h>

#include <optional>
#include <string>

namespace ntk_python {

namespace py = pybind11;

/// `name` is that of the argument, in messages. Throws BadInput of Python for what is no number, or not finite.
rigor::Rational rational_from(py::handle value, const std::string& name);
/// Throws the same for what is no integer.
rigor::Integer integer_from(py::handle value, const std::string& name);
/// The same for an integer of at most 18 digits.
long long_from(py::handle value, const std::string& name);

/// None: nothing.
std::optional<rigor::Rational> optional_rational(py::handle value, const std::string& name);
std::optional<long> optional_long(py::handle value, const std::string& name);

py::int_ to_python(const rigor::Integer& n);
/// fractions.Fraction
py::object to_python(const rigor::Rational& q);

}  // namespace ntk_python
