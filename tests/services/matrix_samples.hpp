// Matrices for the tests of services/matrix.hpp, and an answer whose witness is checked in exact arithmetic.
#pragma once

#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"
#include "services/matrix.hpp"

#include <cmath>
#include <functional>

namespace matrix_samples {

using rigor::Ball, rigor::Rational, rigor::Truth;
using services::MatrixOptions, services::MatrixReport, services::SquareMatrix;

struct Sample {
    long n = 0;
    std::vector<double> values;
    std::vector<Rational> exact;

    SquareMatrix matrix() const { return {n, values, exact}; }
    Rational entry(long i, long j) const {
        const auto at = static_cast<std::size_t>(i * n + j);
        return exact.empty() ? Rational(values[at]) : exact[at];
    }
    rigor::RationalMatrix rational() const {
        rigor::RationalMatrix a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) a(i, j) = (entry(i, j) + entry(j, i)) / 2;
        return a;
    }
};

inline Sample doubles(long n, const std::function<double(long, long)>& entry) {
    Sample s{n, {}, {}};
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) s.values.push_back(entry(i, j));
    return s;
}
inline Sample rationals(long n, const std::function<Rational(long, long)>& entry) {
    Sample s{n, {}, {}};
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            s.exact.push_back(entry(i, j));
            s.values.push_back(rigor::from_rational<double>(s.exact.back()));
        }
    return s;
}

/// The answer, with its witness checked.
inline MatrixReport answer(const Sample& s, const MatrixOptions& options = {}) {
    MatrixReport r = services::matrix(s.matrix(), options);
    if (r.witness) {
        std::vector<Rational> x;
        bool zero = true;
        for (const rigor::Integer& q : r.witness->vector) {
            x.emplace_back(q);
            zero = zero && q == 0;
        }
        const Rational form = rigor::quadratic_form(s.rational(), x);
        CHECK_FALSE(zero);
        CHECK(form <= 0);
        if (r.witness->form) CHECK(*r.witness->form == form);
        CHECK(r.positive_definite == Truth::no);
    }
    if (r.answered && r.positive_definite == Truth::unknown) CHECK_FALSE(r.not_shown.empty());
    if (r.answered) CHECK((r.rank.has_value() != !r.no_rank.empty()));
    return r;
}
inline const MatrixOptions in_balls{.digits = 15};

inline bool inside(const services::EigenvalueBounds& b, const Ball& value) {
    return certainly_less(value, b.lower) != Truth::yes && certainly_less(b.upper, value) != Truth::yes;
}
inline double width(const services::EigenvalueBounds& b) { return (b.upper - b.lower).upper_double(); }
inline double as_double(const std::optional<Ball>& b) { return b ? b->approx_double() : std::nan(""); }
inline bool inertia_is(const MatrixReport& r, long positive, long negative, long zero) {
    return r.inertia && r.inertia->positive == positive && r.inertia->negative == negative && r.inertia->zero == zero &&
           r.inertia->undecided == 0;
}

inline double second_difference(long i, long j) { return i == j ? 2 : std::labs(i - j) == 1 ? -1 : 0; }

}  // namespace matrix_samples
