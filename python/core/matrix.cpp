// services/matrix.hpp for Python.
#include "services/matrix.hpp"

#include "python/core/arrays.hpp"
#include "python/core/errors.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/services.hpp"
#include "services/memory.hpp"

#include <fmt/format.h>
#include <pybind11/stl.h>

#include <algorithm>

namespace ntk_python {

namespace {

py::object asymmetry(const std::optional<services::Asymmetry>& a) {
    if (!a) return py::none();
    py::dict answer;
    answer["row"] = a->row;
    answer["column"] = a->column;
    answer["entry"] = to_python(a->entry);
    answer["mirrored"] = to_python(a->mirrored);
    answer["pairs"] = a->pairs;
    return answer;
}

py::object inertia(const std::optional<services::MatrixInertia>& i) {
    if (!i) return py::none();
    py::dict answer;
    answer["positive"] = i->positive;
    answer["negative"] = i->negative;
    answer["zero"] = i->zero;
    answer["undecided"] = i->undecided;
    return answer;
}

py::object witness(const std::optional<services::MatrixWitness>& w) {
    if (!w) return py::none();
    py::list vector;
    for (const rigor::Integer& x : w->vector) vector.append(to_python(x));
    py::dict answer;
    answer["vector"] = vector;
    answer["form"] = w->form ? to_python(*w->form) : py::object(py::none());
    answer["form_upper"] = Enclosure{w->form_bound, 17, ""};
    return answer;
}

py::object jitter(const std::optional<services::MatrixJitter>& j, long digits) {
    if (!j) return py::none();
    const auto bound = [&](const std::optional<rigor::Ball>& ball) {
        return ball ? py::cast(Enclosure{*ball, 17, ""}) : py::object(py::none());
    };
    py::dict answer, formats;
    answer["least"] = bounds(j->least, digits);
    for (const services::FormatJitter& f : j->formats) {
        py::dict one;
        one["succeeds_from"] = bound(f.succeeds_from);
        one["fails_below"] = bound(f.fails_below);
        one["reason"] = f.reason;
        formats[py::str(f.format)] = one;
    }
    answer["formats"] = formats;
    return answer;
}

struct Found {
    services::MatrixReport report;
    std::optional<services::Inversion> inversion;
};

py::dict answer_of(const Found& found) {
    const services::MatrixReport& r = found.report;
    py::dict answer;
    answer["n"] = r.n;
    answer["asymmetry"] = asymmetry(r.asymmetry);
    answer["answered"] = r.answered;
    answer["smallest"] = bounds(r.smallest, r.digits);
    answer["largest"] = bounds(r.largest, r.digits);
    answer["condition_number"] = bounds(r.condition_lower, r.condition_upper, r.digits);
    answer["singular"] = r.singular;
    answer["inertia"] = inertia(r.inertia);
    answer["rank"] = r.rank;
    answer["no_rank"] = r.no_rank;
    answer["positive_definite"] = truth(r.positive_definite);
    answer["because"] = r.because;
    answer["not_shown"] = r.not_shown;
    answer["witness"] = witness(r.witness);
    answer["jitter"] = jitter(r.jitter, r.digits);
    answer["method"] = r.method;
    answer["notes"] = r.notes;
    answer["inversion"] = inversion(found.inversion, r.digits);
    return answer;
}

py::dict matrix(const Doubles& values, const py::object& exact, const py::object& digits, bool fast,
                bool symmetric_part, bool with_jitter, const py::object& condition) {
    const Numbers numbers = numbers_from(values, exact);
    services::MatrixOptions options{.symmetric_part = symmetric_part, .jitter = with_jitter};
    options.digits = optional_long(digits, "digits");
    if (fast && options.digits)
        throw bad_input("fast", "True", "fast and digits exclude each other: doubles, or balls to so many digits");
    if (!fast && !options.digits) options.digits = services::usual_digits(numbers.rows);
    const rigor::Rational wanted = rational_from(condition, "condition");
    if (wanted <= 1) throw bad_input("condition", rigor::to_string(wanted), "condition: expected a number > 1");
    if (!services::fit_into_memory(numbers.rows, options)) {
        PyErr_SetString(
            PyExc_MemoryError,
            fmt::format("{} rows would take about {:.1f} GB, more than there is; expected fewer{}", numbers.rows,
                        services::matrix_memory(numbers.rows, options) / 1e9, options.digits ? ", or fast=True" : "")
                .c_str());
        throw py::error_already_set();
    }
    const Found found = interruptible({values}, [numbers, options, wanted](const Stop& stop) mutable {
        options.progress = until(stop);
        Found answer{services::matrix({numbers.rows, numbers.values, numbers.exact_span()}, options), {}};
        const services::MatrixReport& r = answer.report;
        if (!r.answered) return answer;
        const rigor::Precision scope(std::max(128L, rigor::bits_for_digits(r.digits) + 64));
        answer.inversion =
            services::inversion({r.condition_lower, r.condition_upper, r.singular}, *r.smallest, *r.largest, wanted);
        return answer;
    });
    return answer_of(found);
}

}  // namespace

void add_matrix(py::module_& module) {
    module.def("matrix", &matrix, py::arg("values").noconvert(), py::arg("exact"), py::arg("digits"), py::arg("fast"),
               py::arg("symmetric_part"), py::arg("jitter"), py::arg("condition"));
}

}  // namespace ntk_python
