// services/prove.hpp for Python.
#include "services/prove.hpp"

#include "python/core/interruptible.hpp"
#include "python/core/services.hpp"

#include <pybind11/stl.h>

namespace ntk_python {

namespace {

using claim::language::Witness;

py::object witness(const std::optional<Witness>& w) {
    if (!w) return py::none();
    py::dict at, answer;
    for (const auto& [name, value] : w->at) at[py::str(name)] = value;
    answer["at"] = at;
    answer["relation"] = w->relation;
    answer["left"] = w->left;
    answer["right"] = w->right;
    return answer;
}

py::list controls(const claim::language::Controls& all) {
    py::list list;
    for (const claim::language::Control& each : all.tried) {
        py::dict one;
        one["changed"] = each.changed;
        one["text"] = each.text;
        one["why_false"] = each.why_false;
        one["verdict"] = to_string(each.answer);
        list.append(one);
    }
    return list;
}

py::dict prove(const std::string& statement, double seconds, const std::vector<std::string>& hints,
               bool with_controls) {
    const services::ProveReport r = interruptible({}, [=](const Stop& stop) {
        return services::prove(statement, {.seconds = seconds,
                                           .hints = hints,
                                           .interrupted = [&stop] { return stop.load(); },
                                           .controls = with_controls});
    });
    py::dict answer;
    answer["statement"] = statement;
    answer["verdict"] = to_string(r.answer);
    answer["proved"] = r.proved();
    answer["says"] = r.says;
    answer["would_help"] = r.would_help;
    answer["engine"] = r.engine;
    answer["witness"] = witness(r.witness);
    answer["vacuous"] = r.vacuous;
    answer["controls"] = with_controls ? py::object(controls(r.controls)) : py::object(py::none());
    answer["text"] = r.read.text;
    answer["latex"] = r.read.latex;
    return answer;
}

}  // namespace

void add_prove(py::module_& module) {
    module.def("prove", &prove, py::arg("statement"), py::arg("seconds"), py::arg("hints"), py::arg("controls"));
}

}  // namespace ntk_python
