// The module ntk_verify._core: services as functions of exact numbers and arrays that answer with dictionaries; what a
// user sees is made of them in python/src/ntk_verify.
#include "python/core/enclosure.hpp"
#include "python/core/errors.hpp"
#include "python/core/services.hpp"

PYBIND11_MODULE(_core, module) {
    module.doc() = "The services of ntk-verify; use ntk_verify, which names and explains what they take.";
    ntk_python::add_errors(module);
    ntk_python::add_enclosure(module);
    ntk_python::add_evaluate(module);
    ntk_python::add_gram(module);
    ntk_python::add_matrix(module);
    ntk_python::add_rate(module);
    ntk_python::add_prove(module);
    module.attr("version") = NTK_VERIFY_VERSION;
}
