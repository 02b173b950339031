// Arrays and bounds between numpy and the services of matrices.
#pragma once

#include "python/core/enclosure.hpp"
#include "python/core/numbers.hpp"
#include "services/gram.hpp"
#include "services/inversion.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <Eigen/Core>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ntk_python {

namespace py = pybind11;

/// Doubles, row by row, without a gap.
using Doubles = py::array_t<double, py::array::c_style>;

/// The numbers of a matrix: an array, not copied, and the exact numbers where that is not all of them.
struct Numbers {
    long rows = 0, columns = 0;
    std::span<const double> values;
    std::shared_ptr<const std::vector<rigor::Rational>> exact;

    std::span<const rigor::Rational> exact_span() const {
        return exact ? std::span<const rigor::Rational>(*exact) : std::span<const rigor::Rational>();
    }
    services::PointSet points() const {
        return {.rows = rows, .columns = columns, .values = values, .exact = exact_span()};
    }
};

/// exact: None, or as many exact numbers, row by row.
Numbers numbers_from(const Doubles& values, py::handle exact);

/// An array that owns a copy of the matrix; column by column, which is row by row for a symmetric one.
py::array to_numpy(Eigen::MatrixXd matrix);

/// {"lower": …, "upper": …, "text": …}: Fractions, and decimals that are rounded outward; None if there are none. Where
/// there is no upper bound it is None.
py::object bounds(const std::optional<rigor::Ball>& lower, const std::optional<rigor::Ball>& upper, long digits);
inline py::object bounds(const std::optional<services::EigenvalueBounds>& b, long digits) {
    return b ? bounds(b->lower, b->upper, digits) : py::object(py::none());
}

py::object inversion(const std::optional<services::Inversion>& inversion, long digits);

/// rigor::Truth as True, False or None.
py::object truth(rigor::Truth truth);

}  // namespace ntk_python
