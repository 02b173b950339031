// services/rate.hpp and rate_network.hpp for Python.
#include "services/rate.hpp"

#include "python/core/errors.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network.hpp"
#include "python/core/numbers.hpp"
#include "python/core/services.hpp"
#include "services/rate_network.hpp"
#include "services/rate_reading.hpp"

#include <pybind11/stl.h>

#include <algorithm>

namespace ntk_python {

namespace {

const services::RateWords words{
    .depth_constant = "depth_constant(z)", .one_correlation = "at=z", .before_claim = "ntk_verify.rate "};

py::dict answer_of(const services::RateReport& report) {
    py::dict facts;
    for (const auto& [name, text] : report.facts) facts[py::str(name)] = text;
    py::list bounds, rows;
    for (const services::RateBound& b : report.bounds) {
        py::dict one;
        one["quantity"] = b.quantity;
        one["growth"] = b.growth;
        one["lower"] = b.lower;
        one["upper"] = b.upper;
        one["holds_from"] = b.from;
        one["walked_from"] = b.walked_from;
        one["text"] = services::sentence(b);
        bounds.append(one);
    }
    for (const services::RateRow& row : report.rows) rows.append(py::make_tuple(row.L, row.value, row.ratio));
    py::dict answer;
    answer["verdict"] = services::to_string(report.verdict);
    answer["proved"] = report.proved;
    answer["why"] = report.why;
    answer["facts"] = facts;
    answer["bounds"] = bounds;
    answer["ratio"] = report.ratio;
    answer["rows"] = rows;
    return answer;
}

py::dict rate(const std::string& claim, std::string of, const py::object& at, const py::dict& network,
              const py::object& digits) {
    std::replace(of.begin(), of.end(), '_', '-');
    const auto z = optional_rational(at, "at");
    const long shown = long_from(digits, "digits");
    services::NetworkChoice choice;
    for (const auto& [key, value] : network)
        if (!value.is_none())
            take_network(key.cast<std::string>(), value, choice.activation, choice.edge_of_chaos,
                         choice.weight_variance, choice.bias_variance);
    const bool of_network = !choice.activation.empty();
    if (!of_network && (choice.edge_of_chaos || choice.weight_variance || choice.bias_variance))
        throw bad_input("activation", "",
                        "edge_of_chaos, weight_variance and bias_variance belong to an activation; expected one");
    const rigor::RateClaim read =
        services::read_rate_claim(claim, of_network ? std::set<std::string>{} : services::rate_symbols());
    return answer_of(interruptible({}, [=](const Stop&) {
        return of_network ? services::judge_network_sequence(read, of, choice, z)
                          : services::judge_sequence(read, of, z, shown, words);
    }));
}

/// rows: (L, value, half a unit of the value, half a unit of L), by growing L.
py::dict rate_data(const py::object& claim, const py::list& rows, const std::vector<std::string>& remarks) {
    services::ObservedSequence data{{}, remarks};
    for (const py::handle row : rows) {
        const auto numbers = row.cast<py::tuple>();
        data.rows.push_back({rational_from(numbers[0], "L"), rational_from(numbers[1], "values"),
                             rational_from(numbers[2], "half a unit"), rational_from(numbers[3], "half a unit")});
    }
    std::optional<rigor::RateClaim> read;
    if (!claim.is_none()) read = services::read_rate_claim(claim.cast<std::string>(), {});
    return answer_of(interruptible({}, [=](const Stop&) { return services::judge_data(read, data, words); }));
}

py::list rate_sequences() {
    py::list list;
    for (const services::RateSequence& sequence : services::rate_sequences()) {
        std::string name = sequence.name;
        std::replace(name.begin(), name.end(), '-', '_');
        list.append(py::make_tuple(name, sequence.says));
    }
    return list;
}

}  // namespace

void add_rate(py::module_& module) {
    module.def("rate", &rate, py::arg("claim"), py::arg("of"), py::arg("at"), py::arg("network"), py::arg("digits"));
    module.def("rate_data", &rate_data, py::arg("claim"), py::arg("rows"), py::arg("remarks"));
    module.def("rate_sequences", &rate_sequences);
}

}  // namespace ntk_python
