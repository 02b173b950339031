// services/gram.hpp and services/kernel_block.hpp for Python.
#include "services/gram.hpp"

#include "python/core/arrays.hpp"
#include "python/core/errors.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/services.hpp"
#include "services/kernel_block.hpp"
#include "services/kernel_choice.hpp"
#include "services/memory.hpp"

#include <fmt/format.h>
#include <pybind11/stl.h>

#include <algorithm>

namespace ntk_python {

namespace {

const services::GramWords words{.points_as_they_are = "normalize='none'",
                                .directions = "normalize='sphere'",
                                .digits = "digits",
                                .packed = "packed",
                                .residual = "residual",
                                .matrix = "matrix"};

/// The names of services::KernelChoice, and normalize; None is what is not given.
ntk::GramKernel kernel_from(const py::dict& given, long dimension) {
    services::KernelChoice choice;
    for (const auto& [key, value] : given) {
        const auto name = key.cast<std::string>();
        if (value.is_none()) continue;
        if (name == "kernel")
            choice.kernel = std::string(py::str(value));
        else if (name == "activation")
            choice.activation = std::string(py::str(value));
        else if (name == "edge_of_chaos")
            choice.edge_of_chaos = rational_from(value, name);
        else if (name == "depth")
            choice.depth = long_from(value, name);
        else if (name == "beta")
            choice.beta = rational_from(value, name);
        else if (name == "weight_variance")
            choice.weight_variance = rational_from(value, name);
        else if (name == "bias_variance")
            choice.bias_variance = rational_from(value, name);
        else if (name == "alpha")
            choice.alpha = rational_from(value, name);
        else if (name == "order")
            choice.order = long_from(value, name);
        else if (name == "normalize") {
            const std::string text = py::str(value);
            if (text != "sphere" && text != "none")
                throw bad_input(name, text, "normalize '" + text.substr(0, 60) + "': expected 'sphere' or 'none'");
            choice.directions_only = text == "sphere";
        } else
            throw bad_input(name, "",
                            "no parameter '" + name.substr(0, 60) +
                                "' of a kernel; expected activation, edge_of_chaos, depth, beta, weight_variance, "
                                "bias_variance, alpha, order or normalize");
    }
    ntk::GramKernel kernel = services::chosen_kernel(choice);
    if (kernel.kind.get().takes(ntk::KernelParameter::variances)) kernel.input_dimension = dimension;
    return kernel;
}

py::object pair(const std::optional<services::NotablePair>& pair, long digits) {
    if (!pair) return py::none();
    py::dict answer;
    answer["rows"] = py::make_tuple(pair->first, pair->second);
    answer["cosine"] = Enclosure{pair->cosine, digits, ""};
    answer["angle"] = Enclosure{pair->angle, digits, ""};
    answer["ties"] = pair->ties;
    answer["exact"] = pair->exact;
    return answer;
}

struct Found {
    services::GramReport report;
    std::optional<services::Inversion> inversion;
    Eigen::MatrixXd values, radius;
};

py::dict answer_of(Found found, const ntk::GramKernel& kernel, bool matrix) {
    const services::GramReport& r = found.report;
    const rigor::Precision scope(std::max(128L, rigor::bits_for_digits(r.digits) + 64));
    const services::GramReport::Condition condition = r.condition();
    py::dict answer;
    answer["n"] = r.n;
    answer["dimension"] = r.dimension;
    answer["kernel_text"] = kernel.description();
    answer["recursion"] = kernel.recursion();
    answer["layers"] = kernel.layers();
    answer["smallest"] = bounds(r.smallest, r.digits);
    answer["largest"] = bounds(r.largest, r.digits);
    answer["condition_number"] = bounds(condition.lower, condition.upper, r.digits);
    answer["positive_definite"] = truth(r.positive_definite);
    answer["because"] = r.because;
    answer["not_shown"] = r.not_shown;
    answer["method"] = r.method;
    answer["closest"] = pair(r.closest, r.digits_of_pairs());
    answer["widest_angle"] = pair(r.widest, r.digits_of_pairs());
    answer["geometry"] = r.geometry;
    answer["depth_bound"] =
        r.depth_bound ? py::cast(Enclosure{*r.depth_bound, r.digits_of_pairs(), ""}) : py::object(py::none());
    answer["notes"] = r.notes;
    answer["storage"] = r.storage;
    answer["inversion"] = inversion(found.inversion, r.digits);
    answer["kernel"] = matrix ? py::object(to_numpy(std::move(found.values))) : py::object(py::none());
    answer["radius"] = matrix ? py::object(to_numpy(std::move(found.radius))) : py::object(py::none());
    return answer;
}

[[noreturn]] void too_large(long rows, double bytes, const char* instead) {
    PyErr_SetString(PyExc_MemoryError,
                    fmt::format("{} points would take about {:.1f} GB, more than there is; expected fewer{}", rows,
                                bytes / 1e9, instead)
                        .c_str());
    throw py::error_already_set();
}

py::dict gram(const Doubles& values, const py::object& exact, const py::dict& kernel, const py::object& digits,
              bool fast, bool packed, bool residual, bool matrix, const py::object& condition) {
    const Numbers numbers = numbers_from(values, exact);
    services::GramOptions options{.kernel = kernel_from(kernel, numbers.columns), .words = words};
    options.digits = optional_long(digits, "digits");
    if (fast && options.digits)
        throw bad_input("fast", "True", "fast and digits exclude each other: doubles, or balls to so many digits");
    if (!fast && !options.digits && !packed && !residual) options.digits = services::usual_digits(numbers.rows);
    options.storage.packed = packed;
    options.storage.residual = residual;
    const rigor::Rational wanted = rational_from(condition, "condition");
    if (wanted <= 1) throw bad_input("condition", rigor::to_string(wanted), "condition: expected a number > 1");
    if (matrix) options.take_matrix = [](const services::GramMatrix&) {};  // counts as storage
    services::GramOptions as_stored = options;
    if (!services::fit_into_memory(numbers.rows, as_stored))
        too_large(numbers.rows, services::gram_memory(numbers.rows, as_stored),
                  options.digits ? ", or fast=True"
                  : matrix       ? ", or matrix=False"
                                 : "");
    options.storage = as_stored.storage;
    Found found = interruptible({values}, [numbers, options, matrix, wanted](const Stop& stop) mutable {
        Found answer;
        options.progress = until(stop);
        if (matrix)
            options.take_matrix = [&](const services::GramMatrix& m) {
                answer.values = m.values, answer.radius = m.radius;
            };
        answer.report = services::gram(numbers.points(), options);
        if (matrix && answer.values.size() == 0)  // all points are 0
            answer.values = answer.radius = Eigen::MatrixXd::Zero(numbers.rows, numbers.rows);
        const services::GramReport& r = answer.report;
        if (!r.smallest || !r.largest) return answer;
        const rigor::Precision scope(std::max(128L, rigor::bits_for_digits(r.digits) + 64));
        answer.inversion = services::inversion(*r.smallest, *r.largest, wanted);
        return answer;
    });
    return answer_of(std::move(found), options.kernel, matrix);
}

/// (values, radius): between two sets of points; y None: the diagonal of x alone.
py::tuple kernel_block(const Doubles& x, const py::object& x_exact, const py::object& y, const py::object& y_exact,
                       const py::dict& kernel) {
    const Numbers first = numbers_from(x, x_exact);
    services::GramOptions options{.kernel = kernel_from(kernel, first.columns), .words = words};
    if (y.is_none()) {
        services::KernelBlock block = interruptible(
            {x}, [first, options](const Stop&) { return services::kernel_diagonal(first.points(), options); });
        return py::make_tuple(to_numpy(std::move(block.values)), block.radius);
    }
    const auto other = y.cast<Doubles>();
    const Numbers second = numbers_from(other, y_exact);
    if (const double bytes = 16.0 * static_cast<double>(first.rows) * static_cast<double>(second.rows);
        bytes > services::usable_memory())
        too_large(std::max(first.rows, second.rows), bytes, "");
    services::KernelBlock block = interruptible({x, other}, [first, second, options](const Stop& stop) mutable {
        options.progress = until(stop);
        return services::kernel_between(first.points(), second.points(), options);
    });
    return py::make_tuple(to_numpy(std::move(block.values)), block.radius);
}

py::list kernels() {
    py::list list;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) {
        const ntk::KernelFacts facts = kernel->facts("");
        py::dict one;
        one["name"] = kernel->name();
        one["equation"] = facts.equation;
        one["parameters"] = facts.parameters;
        one["depth_counts"] = facts.depth;
        one["definiteness"] = facts.definiteness;
        one["entries"] = facts.entries;
        list.append(one);
    }
    return list;
}

}  // namespace

void add_gram(py::module_& module) {
    module.def("gram", &gram, py::arg("values").noconvert(), py::arg("exact"), py::arg("kernel"), py::arg("digits"),
               py::arg("fast"), py::arg("packed"), py::arg("residual"), py::arg("matrix"), py::arg("condition"));
    module.def("kernel_block", &kernel_block, py::arg("x").noconvert(), py::arg("x_exact"), py::arg("y"),
               py::arg("y_exact"), py::arg("kernel"));
    module.def("kernels", &kernels);
}

}  // namespace ntk_python
