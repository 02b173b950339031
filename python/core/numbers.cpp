#include "python/core/numbers.hpp"

#include "python/core/errors.hpp"

namespace ntk_python {

using rigor::Integer, rigor::Rational;

namespace {

constexpr const char* expected =
    "expected a number: int, Fraction, Decimal, float, a scalar of numpy, or text such as '1/2' or '0.1'";

/// Of an int of any size: hexadecimal digits have no limit.
Integer from_int(py::handle n) {
    const py::object index = py::reinterpret_steal<py::object>(PyNumber_Index(n.ptr()));
    if (!index) throw py::error_already_set();
    std::string digits = py::str(py::str("{:x}").format(index));
    const bool negative = digits.starts_with('-');
    const Integer magnitude("0x" + digits.substr(negative ? 1 : 0));
    return negative ? Integer(-magnitude) : magnitude;
}

std::string shown(py::handle value) {
    const std::string text = py::isinstance<py::str>(value) ? py::str(value) : py::str(py::repr(value));
    return text.size() <= 60 ? text : text.substr(0, 57) + "…";
}

Rational from_text(const std::string& text, const std::string& name) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument& error) {
        throw bad_input(name, text, name + ": " + error.what());
    }
}

}  // namespace

Rational rational_from(py::handle value, const std::string& name) {
    const auto refused = [&] { return bad_input(name, shown(value), name + " " + shown(value) + ": " + expected); };
    if (py::isinstance<py::str>(value)) return from_text(value.cast<std::string>(), name);
    if (PyBool_Check(value.ptr())) throw refused();
    if (PyLong_Check(value.ptr())) return from_int(value);
    if (py::hasattr(value, "as_tuple")) return from_text(py::str(value), name);  // Decimal, whose exponent may be any
    try {
        if (py::hasattr(value, "numerator") && py::hasattr(value, "denominator"))
            return Rational(from_int(value.attr("numerator")), from_int(value.attr("denominator")));
        if (py::hasattr(value, "as_integer_ratio")) {
            const py::tuple ratio = value.attr("as_integer_ratio")();
            return Rational(from_int(ratio[0]), from_int(ratio[1]));
        }
        if (PyIndex_Check(value.ptr())) return from_int(value);
    } catch (const py::error_already_set&) {  // of nan, infinities and other things
    }
    throw refused();
}

Integer integer_from(py::handle value, const std::string& name) {
    const Rational q = rational_from(value, name);
    if (denominator(q) != 1) throw bad_input(name, shown(value), name + " " + shown(value) + ": expected an integer");
    return numerator(q);
}

long long_from(py::handle value, const std::string& name) {
    const Integer n = integer_from(value, name);
    if (abs(n) >= rigor::power(Integer(10), 18))
        throw bad_input(name, shown(value), name + " " + shown(value) + ": expected an integer of at most 18 digits");
    return static_cast<long>(n);
}

std::optional<Rational> optional_rational(py::handle value, const std::string& name) {
    return value.is_none() ? std::nullopt : std::optional(rational_from(value, name));
}

std::optional<long> optional_long(py::handle value, const std::string& name) {
    return value.is_none() ? std::nullopt : std::optional(long_from(value, name));
}

py::int_ to_python(const Integer& n) {
    const std::string digits = (n < 0 ? "-" : "") + Integer(abs(n)).str(0, std::ios_base::hex);
    return py::reinterpret_steal<py::int_>(PyLong_FromString(digits.c_str(), nullptr, 16));
}

py::object to_python(const Rational& q) {
    return py::module_::import("fractions").attr("Fraction")(to_python(numerator(q)), to_python(denominator(q)));
}

}  // namespace ntk_python
