// Signs, definiteness and condition number from what was proved of the eigenvalues.
#include "services/matrix_conclusions.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/precision.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using rigor::Ball, rigor::Truth;

bool positive(const Ball& b) { return certainly_positive(b) == Truth::yes; }
bool negative(const Ball& b) { return certainly_positive(-b) == Truth::yes; }
EigenvalueBounds exactly_zero() { return {Ball(0), Ball(0)}; }

}  // namespace

void take_witness(MatrixReport& report) {
    if (!report.witness || !negative(report.witness->form_bound)) return;
    const rigor::Precision scope(128);
    rigor::Integer square(0);
    for (const rigor::Integer& x : report.witness->vector) square += x * x;
    const Ball quotient = (report.witness->form_bound / Ball(rigor::Rational(square))).upper();
    if (certainly_less(quotient, report.smallest->upper) == Truth::yes) report.smallest->upper = quotient;
    if (!report.inertia || report.inertia->negative > 0) return;
    --report.inertia->undecided;
    ++report.inertia->negative;
    if (report.inertia->undecided == 0) report.inertia->within.reset();
}

void take_exact_zeros(MatrixReport& report) {
    report.singular = report.rank && *report.rank < report.n;
    if (!report.inertia) return;
    MatrixInertia& inertia = *report.inertia;
    if (!report.rank && inertia.undecided == 0) {
        report.rank = report.n - inertia.zero;
        report.no_rank.clear();
    }
    if (!report.rank) return;
    const long zeros = report.n - *report.rank;
    if (zeros > inertia.zero) {
        inertia.undecided -= zeros - inertia.zero;
        inertia.zero = zeros;
        if (inertia.undecided == 0) inertia.within.reset();
    }
    report.singular = zeros > 0;
    if (zeros == 0 || inertia.undecided > 0) return;
    if (inertia.negative == 0) report.smallest = exactly_zero();
    if (inertia.positive == 0) report.largest = exactly_zero();
}

void judge_definiteness(MatrixReport& report) {
    EigenvalueBounds& least = *report.smallest;
    const auto& inertia = report.inertia;
    const auto decide = [&](Truth truth, std::string because) {
        report.positive_definite = truth;
        report.because = std::move(because);
        report.not_shown.clear();
    };
    if (positive(least.lower)) return decide(Truth::yes, "the smallest eigenvalue is positive");
    if (inertia && inertia->positive == report.n) {
        least.lower = Ball(0);
        return decide(Truth::yes, "exact elimination: all pivots are positive");
    }
    if (report.singular)
        return decide(Truth::no, fmt::format("exact rank {}, less than n = {}", *report.rank, report.n));
    if (inertia && inertia->negative > 0)
        return decide(Truth::no, fmt::format("{}{} eigenvalue{} negative", inertia->undecided > 0 ? "at least " : "",
                                             inertia->negative, inertia->negative == 1 ? " is" : "s are"));
    if (certainly_positive(least.upper) == Truth::no) return decide(Truth::no, "the smallest eigenvalue is at most 0");
    if (report.witness) return decide(Truth::no, "a vector x with x^T K x <= 0");
    if (report.not_shown.empty()) report.not_shown = "the bounds of the smallest eigenvalue contain 0";
}

void bound_condition(MatrixReport& report, const std::optional<EigenvalueBounds>& least_size) {
    if (report.singular) return;
    const rigor::Precision scope(rigor::bits_for_digits(report.digits) + 64);
    const EigenvalueBounds &least = *report.smallest, &most = *report.largest;
    EigenvalueBounds smallest = least, largest = most;  // of |lambda|
    if (negative(most.upper)) {
        smallest = {-most.upper, -most.lower};
        largest = {-least.upper, -least.lower};
    } else if (!positive(least.lower)) {
        if (!least_size) return;
        smallest = *least_size;
        largest = {rigor::maximum(rigor::maximum(most.lower, -least.upper), Ball(0)).lower(),
                   rigor::maximum(most.upper, -least.lower).upper()};
    }
    if (!positive(smallest.upper) || !positive(largest.lower)) return;
    report.condition_lower = (largest.lower / smallest.upper).lower();
    if (positive(smallest.lower)) report.condition_upper = (largest.upper / smallest.lower).upper();
}

}  // namespace services
