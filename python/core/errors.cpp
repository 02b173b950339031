#include "python/core/errors.hpp"

#include "python/core/interruptible.hpp"
#include "services/errors.hpp"

#include <algorithm>

namespace ntk_python {

namespace {

struct Classes {
    py::object bad_input, undecided, out_of_budget;
};
/// Never destroyed: they are Python's.
Classes& classes() {
    static auto* const all = new Classes;
    return *all;
}

std::string in_python(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

void raise(const py::object& type, const std::string& argument, const std::string& value, const std::string& text) {
    const py::object error = type(text);
    error.attr("argument") = in_python(argument);
    error.attr("value") = value;
    PyErr_SetObject(type.ptr(), error.ptr());
}

void raise(const py::object& type, const services::Error& error) {
    const std::string text = error.what();
    const std::size_t named = error.argument().size();
    raise(type, error.argument(), error.value(), in_python(text.substr(0, named)) + text.substr(named));
}

}  // namespace

py::error_already_set bad_input(const std::string& argument, const std::string& value, const std::string& text) {
    raise(classes().bad_input, argument, value, text);
    return {};
}

py::error_already_set undecided(const std::string& text) {
    raise(classes().undecided, "", "", text);
    return {};
}

void add_errors(py::module_& module) {
    const py::module_ errors = py::module_::import("ntk_verify.errors");
    classes() = {errors.attr("BadInput"), errors.attr("Undecided"), errors.attr("OutOfBudget")};
    module.attr("BadInput") = classes().bad_input;
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const services::BadInput& error) {
            raise(classes().bad_input, error);
        } catch (const services::Undecided& error) {
            raise(classes().undecided, error);
        } catch (const services::OutOfBudget& error) {
            raise(classes().out_of_budget, error);
        } catch (const Stopped&) {  // only what is interrupted is stopped, and that raises already
            PyErr_SetString(PyExc_KeyboardInterrupt, "");
        }
    });
}

}  // namespace ntk_python
