#include "python/core/arrays.hpp"

#include "rigor/number/decimal.hpp"

#include <utility>

namespace ntk_python {

using rigor::Ball, rigor::Rounding;

namespace {

/// Of an exact ball: itself, for Python to make of it floats and a Fraction, and a decimal rounded outward.
py::object bound(const Ball& exact, long digits) { return py::cast(Enclosure{exact, digits, ""}); }

}  // namespace

Numbers numbers_from(const Doubles& values, py::handle exact) {
    Numbers numbers{values.shape(0), values.shape(1), {values.data(), static_cast<std::size_t>(values.size())}, {}};
    if (exact.is_none()) return numbers;
    auto list = std::make_shared<std::vector<rigor::Rational>>();
    for (const py::handle each : exact) list->push_back(rational_from(each, "entry"));
    numbers.exact = std::move(list);
    return numbers;
}

py::array to_numpy(Eigen::MatrixXd matrix) {
    auto* const owned = new Eigen::MatrixXd(std::move(matrix));
    const py::capsule owner(owned, [](void* m) { delete static_cast<Eigen::MatrixXd*>(m); });
    const auto rows = owned->rows(), columns = owned->cols();
    constexpr long size = sizeof(double);
    return py::array_t<double>({rows, columns}, {size, size * rows}, owned->data(), owner);
}

py::object bounds(const std::optional<Ball>& lower, const std::optional<Ball>& upper, long digits) {
    if (!lower) return py::none();
    py::dict answer;
    answer["lower"] = bound(*lower, digits);
    answer["upper"] = upper ? bound(*upper, digits) : py::object(py::none());
    answer["text"] = "[" + rigor::decimal_bound(*lower, Rounding::down, digits) + ", " +
                     (upper ? rigor::decimal_bound(*upper, Rounding::up, digits) : "infinity") + "]";
    return answer;
}

py::object inversion(const std::optional<services::Inversion>& known, long digits) {
    if (!known) return py::none();
    py::dict answer;
    answer["float64_digits"] = py::make_tuple(known->float64.least, known->float64.most);
    answer["float32_digits"] = py::make_tuple(known->float32.least, known->float32.most);
    answer["condition"] = to_python(known->condition);
    answer["ridge"] = bounds(known->ridge, digits);
    return answer;
}

py::object truth(rigor::Truth truth) {
    return truth == rigor::Truth::unknown ? py::object(py::none()) : py::bool_(truth == rigor::Truth::yes);
}

}  // namespace ntk_python
