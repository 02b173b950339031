#include "python/core/enclosure.hpp"

#include "python/core/errors.hpp"
#include "python/core/numbers.hpp"
#include "rigor/number/ball_functions.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <optional>

namespace ntk_python {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Truth;

std::string text_of(const Enclosure& e) {
    if (e.value.is_exactly_zero()) return "0";
    return e.value.is_finite() ? e.value.enclosure(e.digits) : "[+/- inf]";
}

namespace {

/// A ball's midpoint and radius need no more bits than that; beyond, a Fraction would fill the memory.
constexpr long largest_exponent = 10'000'000;

/// Exactly.
Rational rational_of(const Ball& exact) {
    if (!exact.is_finite()) throw std::overflow_error("the enclosure is not finite");
    fmpz_t mantissa, exponent;
    fmpz_init(mantissa);
    fmpz_init(exponent);
    arf_get_fmpz_2exp(mantissa, exponent, arb_midref(exact.raw()));
    char* const text = fmpz_get_str(nullptr, 16, mantissa);
    const std::string digits(text);
    flint_free(text);
    const bool small = fmpz_cmpabs(exponent, std::array<fmpz, 1>{largest_exponent}.data()) <= 0;
    const long power = small ? fmpz_get_si(exponent) : 0;
    fmpz_clear(mantissa);
    fmpz_clear(exponent);
    if (!small) throw std::overflow_error("beyond 2^±10000000; lower, upper and str serve");
    const bool negative = digits.starts_with('-');
    Rational q(Integer("0x" + digits.substr(negative ? 1 : 0)));
    if (negative) q = -q;
    return q * rigor::power_of_two(power);
}

enum class Relation { less, at_most, equal };

Truth relation(Relation which, const Ball& a, const Ball& b) {
    switch (which) {
        case Relation::less: return certainly_less(a, b);
        case Relation::at_most: return certainly_at_most(a, b);
        case Relation::equal: return certainly_equal(a, b);
    }
    throw std::logic_error("a relation that is none");
}

/// The other side: an enclosure, or a number, of which as many bits are taken as decide. Nothing: it is no number.
struct Side {
    std::optional<Ball> ball;
    std::optional<Rational> number;

    explicit Side(py::handle value) {
        if (py::isinstance<Enclosure>(value))
            ball = value.cast<const Enclosure&>().value;
        else if (!py::isinstance<py::str>(value))
            try {
                number = rational_from(value, "other");
            } catch (const py::error_already_set&) {
            }
    }
    bool known() const { return ball || number; }
    Ball at_precision() const { return ball ? *ball : Ball(*number); }
};

Truth compared(Relation which, const Enclosure& a, const Side& b, bool swapped) {
    for (long bits = std::max(128L, arb_bits(a.value.raw()) + 64);; bits *= 4) {
        const rigor::Precision scope(bits);
        const Ball other = b.at_precision();
        const Truth truth = swapped ? relation(which, other, a.value) : relation(which, a.value, other);
        if (truth != Truth::unknown || b.ball || other.is_exact() || bits > 100'000) return truth;
        if (!a.value.is_exact() && a.value.contains(*b.number)) return truth;
    }
}

struct Operator {
    const char *name, *mark;
    Relation relation;
    bool swapped, negated;
};
constexpr Operator operators[] = {
    {"__lt__", "<", Relation::less, false, false},   {"__le__", "<=", Relation::at_most, false, false},
    {"__gt__", ">", Relation::less, true, false},    {"__ge__", ">=", Relation::at_most, true, false},
    {"__eq__", "==", Relation::equal, false, false}, {"__ne__", "!=", Relation::equal, false, true}};

Truth truth_of(const Operator& op, const Enclosure& a, const Side& b) {
    const Truth truth = compared(op.relation, a, b, op.swapped);
    return op.negated ? !truth : truth;
}

py::object decided(const Operator& op, const Enclosure& a, py::handle b) {
    const Side side(b);
    if (!side.known()) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    const Truth truth = truth_of(op, a, side);
    if (truth == Truth::unknown)
        throw undecided("undecided: " + text_of(a) + " " + op.mark + " " + std::string(py::str(b)) +
                        "; expected enclosures that do not overlap (more digits), or .decide(), which answers None");
    return py::bool_(truth == Truth::yes);
}

py::object decide(const Enclosure& a, const std::string& mark, py::handle b) {
    for (const Operator& op : operators) {
        if (mark != op.mark) continue;
        const Side side(b);
        if (!side.known()) static_cast<void>(rational_from(b, "other"));  // says what was expected
        const Truth truth = truth_of(op, a, side.known() ? side : Side(py::cast(Enclosure{Ball(0)})));
        return truth == Truth::unknown ? py::object(py::none()) : py::bool_(truth == Truth::yes);
    }
    throw bad_input("relation", mark, "relation '" + mark.substr(0, 20) + "': expected <, <=, >, >=, == or !=");
}

template <class Operation>
py::object combined(const Enclosure& a, py::handle b, Operation operation) {
    const Side side(b);
    if (!side.known()) return py::reinterpret_borrow<py::object>(Py_NotImplemented);
    long bits = std::max(rigor::bits_for_digits(a.digits) + 64, arb_bits(a.value.raw()) + 32), digits = a.digits;
    if (side.ball) {
        const auto& other = b.cast<const Enclosure&>();
        digits = std::max(digits, other.digits);
        bits = std::max({bits, rigor::bits_for_digits(digits) + 64, arb_bits(side.ball->raw()) + 32});
    }
    const rigor::Precision scope(bits);
    return py::cast(Enclosure{operation(a.value, side.at_precision()), digits, ""});
}

Enclosure from_python(py::handle value, long digits) {
    if (digits < 1 || digits > 100'000)
        throw bad_input("digits", std::to_string(digits),
                        "digits " + std::to_string(digits) + ": expected an integer from 1 to 100000");
    if (py::isinstance<Enclosure>(value)) return value.cast<Enclosure>();
    const rigor::Precision scope(rigor::bits_for_digits(digits) + 64);
    if (py::isinstance<py::str>(value)) {
        const auto text = value.cast<std::string>();
        if (const std::size_t at = text.find(" +/- "); text.starts_with('[') && text.ends_with(']') && at < text.size())
            return {Ball(rational_from(py::str(text.substr(1, at - 1)), "value"))
                        .widened(Ball(rational_from(py::str(text.substr(at + 5, text.size() - at - 6)), "value"))),
                    digits, ""};
    }
    const Rational q = rational_from(value, "value");
    return {Ball(q), digits, rigor::to_string(q).size() <= 40 ? rigor::to_string(q) : ""};
}

/// "$0.2726 \pm 3 \cdot 10^{-40}$"
std::string latex(const Enclosure& e) {
    std::string text = text_of(e);
    const auto number = [](std::string decimal) {
        const std::size_t at = decimal.find('e');
        if (at == std::string::npos) return decimal;
        std::string power = decimal.substr(at + 1);
        if (power.starts_with('+')) power.erase(0, 1);
        return decimal.substr(0, at) + " \\cdot 10^{" + std::to_string(std::stol(power)) + "}";
    };
    const std::size_t at = text.find(" +/- ");
    if (at == std::string::npos)
        return text == "[+/- inf]"         ? "$\\pm\\infty$"
               : text.starts_with("[+/- ") ? "$\\pm " + number(text.substr(5, text.size() - 6)) + "$"
                                           : "$" + number(text) + "$";
    return "$" + number(text.substr(1, at - 1)) + " \\pm " + number(text.substr(at + 5, text.size() - at - 6)) + "$";
}

std::string dump(const Ball& ball) {
    char* const text = arb_dump_str(ball.raw());
    std::string result(text);
    flint_free(text);
    return result;
}

Ball loaded(const std::string& text) {
    Ball ball;
    if (arb_load_str(ball.raw(), text.c_str()) != 0) throw std::invalid_argument("no enclosure: " + text.substr(0, 60));
    return ball;
}

/// Equal exact enclosures and numbers have equal ones.
py::object hashed(const Enclosure& e) {
    const py::object hash = py::module_::import("builtins").attr("hash");
    if (e.value.is_exact() && e.value.is_finite()) return hash(to_python(rational_of(e.value)));
    return hash(py::str(dump(e.value)));
}

template <class Class>
void add_arithmetic(Class& type) {
    const auto add = [&](const char* name, auto operation) {
        type.def(name, [operation](const Enclosure& a, py::handle b) { return combined(a, b, operation); });
    };
    add("__add__", [](const Ball& a, const Ball& b) { return a + b; });
    add("__radd__", [](const Ball& a, const Ball& b) { return b + a; });
    add("__sub__", [](const Ball& a, const Ball& b) { return a - b; });
    add("__rsub__", [](const Ball& a, const Ball& b) { return b - a; });
    add("__mul__", [](const Ball& a, const Ball& b) { return a * b; });
    add("__rmul__", [](const Ball& a, const Ball& b) { return b * a; });
    add("__truediv__", [](const Ball& a, const Ball& b) { return a / b; });
    add("__rtruediv__", [](const Ball& a, const Ball& b) { return b / a; });
    type.def("__neg__", [](const Enclosure& a) { return Enclosure{-a.value, a.digits, ""}; });
    type.def("__abs__", [](const Enclosure& a) {
        const rigor::Precision scope(arb_bits(a.value.raw()) + 64);
        return Enclosure{rigor::abs(a.value), a.digits, ""};
    });
}

}  // namespace

void add_enclosure(py::module_& module) {
    py::class_<Enclosure> type(
        module, "Enclosure",
        "A real number that is proved to lie in a ball [mid - rad, mid + rad] (arithmetic: Arb).\n\n"
        "str() is a decimal ball that contains it, as the command line prints it. A comparison answers True or False\n"
        "where that is a theorem, and raises Undecided otherwise; decide() answers None then. Sums, differences,\n"
        "products and quotients with enclosures and with exact numbers are enclosures; a float counts as its binary\n"
        "value. float(e) is the double nearest to the middle, and no bound.\n\n"
        "Enclosure(value, digits=30): of an int, Fraction, Decimal, float, text ('1/3', '[0.27 +/- 1e-5]').");
    type.def(py::init([](const py::object& value, const py::object& digits) {
                 return from_python(value, long_from(digits, "digits"));
             }),
             py::arg("value"), py::arg("digits") = 30)
        .def("__str__", &text_of)
        .def("__repr__",
             [](const Enclosure& e) {
                 return "Enclosure('" + (text_of(e).size() > 200 ? text_of(e).substr(0, 200) + "…" : text_of(e)) + "')";
             })
        .def("_repr_latex_", &latex)
        .def_property_readonly(
            "mid", [](const Enclosure& e) { return to_python(rational_of(e.value.midpoint())); },
            "The middle, exactly: a Fraction.")
        .def_property_readonly(
            "rad", [](const Enclosure& e) { return to_python(rational_of(e.value.radius())); },
            "The radius, exactly: a Fraction.")
        .def_property_readonly(
            "lower", [](const Enclosure& e) { return e.value.lower_double(); }, "A float that is at most the number.")
        .def_property_readonly(
            "upper", [](const Enclosure& e) { return e.value.upper_double(); }, "A float that is at least the number.")
        .def_readonly("digits", &Enclosure::digits, "Digits that str() prints at most.")
        .def_property_readonly(
            "exact", [](const Enclosure& e) { return e.exact.empty() ? std::nullopt : std::optional(e.exact); },
            "A closed form such as '1/(6 pi)', or None.")
        .def_property_readonly(
            "is_exact", [](const Enclosure& e) { return e.value.is_exact(); }, "Is the radius 0, and mid the number?")
        .def("__float__", [](const Enclosure& e) { return e.value.approx_double(); })
        .def(
            "contains",
            [](const Enclosure& a, const py::object& b) {
                if (py::isinstance<Enclosure>(b)) return a.value.contains(b.cast<const Enclosure&>().value);
                return a.value.contains(rational_from(b, "number"));
            },
            py::arg("number"), "Does the ball contain the number, or all of the other ball?")
        .def(
            "same_ball",
            [](const Enclosure& a, const Enclosure& b) { return arb_equal(a.value.raw(), b.value.raw()) != 0; },
            py::arg("other"), "Have both the same middle and radius? Says nothing of the numbers, unless exact.")
        .def("decide", &decide, py::arg("relation"), py::arg("other"),
             "decide('<', x): True, False, or None where the enclosures do not tell.")
        .def("__hash__", &hashed)
        .def("__bool__", [](const Enclosure& e) { return decided(operators[5], e, py::int_(0)).cast<bool>(); })
        .def(py::pickle([](const Enclosure& e) { return py::make_tuple(dump(e.value), e.digits, e.exact); },
                        [](const py::tuple& state) {
                            return Enclosure{loaded(state[0].cast<std::string>()), state[1].cast<long>(),
                                             state[2].cast<std::string>()};
                        }));
    for (const Operator& op : operators)
        type.def(op.name, [&op](const Enclosure& a, py::handle b) { return decided(op, a, b); });
    add_arithmetic(type);
}

}  // namespace ntk_python
