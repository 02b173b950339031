// Section 6.3, with footnote 3 and figure 3, as far as it can be decided without the data.
//  - The eigenvalues of a batch of MNIST add up to at most the trace, the mean of Theta^(4)(x, x); for beta = 1 (footnote 3) the trace grows.
//  - If f_0 - f* is proportional to a component f^(i), then f_t - f* = e^(-lambda_i t)(f_0 - f*): a straight line.
//  - A step of kernel gradient descent is linear in the kernel and in the learning rate: a factor of one is a factor of the other.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "proofs/common/kernel_descent.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational;
using Function = LeastSquares::Function;

/// f* = f_0 + (1/2) v with |v|_pin = 1: the flow is f* - (1/2) e^(-lambda t) v, coefficient by coefficient; N = 4, one output.
bool straight_line(long number, const Rational& rate) {
    LeastSquares s = least_squares(4, 1, 0, number);
    const long i = number % 4;
    Function v;
    for (long j = 0; j < 4; ++j) v.push_back(2 * s.vectors(j, i));  // |v|^2/N = 1
    const Function off = s.across * v;
    v.insert(v.end(), off.begin(), off.end());
    s.goal = combination(s.start, Rational(1, 2), v);
    const Rational lambda = rate * s.gram_eigenvalues[static_cast<std::size_t>(i)] / 4;
    const auto flow = s.flow(8);
    Rational coefficient = Rational(-1, 2);
    for (long k = 0; k < static_cast<long>(flow.size()); ++k) {
        Function expected(v.size());
        if (k == 0) expected = s.goal;
        expected = combination(expected, coefficient, v);
        if (flow[static_cast<std::size_t>(k)] != expected) return false;
        coefficient *= -lambda / (k + 1);
    }
    return true;
}
claim::legacy::Argument straight(const Rational& rate) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && straight_line(number, rate);
    return argument.step("f* = f_0 + f^(i)/2, |f^(i)|_pin = 1: f_t - f* = -e^(-lambda_i t) f^(i)/2, coefficients of t^0 … t^8, on the data and off (exact, 4 points)", rigor::truth(all));
}

/// Steps of length eta with the kernel a K and of length a eta with K.
bool same_steps(long number, const Rational& a, const Rational& wrong) {
    const KernelDescent s = KernelDescent::sample(3, 1, 3, number), goal = KernelDescent::sample(3, 1, 1, number + 1);
    const Rational eta(1, 7);
    Function f = s.values, g = s.values;
    for (int t = 0; t < 3; ++t) {
        const Function df = s.gradient(combination(f, -1, goal.values)), dg = s.gradient(combination(g, -1, goal.values));
        f = combination(f, -eta * a, df);           // kernel a K, step eta
        g = combination(g, -(a * eta) * wrong, dg);  // kernel K, step a eta
    }
    return f == g;
}
claim::legacy::Argument scaling(const Rational& wrong) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && same_steps(number, Rational(3 + number, 2), wrong);
    return argument.step("three steps with a K and eta, and with K and a eta, are the same (exact)", rigor::truth(all));
}

/// Theta_infinity^(4)(x, x) for |x|^2/n_0 = q.
Rational diagonal(const Rational& q, const Rational& beta) {
    Rational covariance = q + beta * beta, tangent = covariance;
    for (int l = 1; l < 4; ++l) {
        covariance = covariance / 2 + beta * beta;
        tangent = tangent / 2 + covariance;
    }
    return tangent;
}
claim::legacy::Argument eigenvalues(const Rational& factor) {
    claim::legacy::Argument argument;
    const Rational sum = rigor::parse_rational("0.0457") + rigor::parse_rational("0.00108") + rigor::parse_rational("0.00078");
    return argument.step("the three eigenvalues add up to less than the trace, the mean of Theta^(4)(x, x), if |x|^2/784 = 0.1 (exact)", rigor::truth(factor * sum < diagonal(Rational(1, 10), figure_beta)))
        .step("they decrease", rigor::truth(rigor::parse_rational("0.0457") > rigor::parse_rational("0.00108") && rigor::parse_rational("0.00108") > rigor::parse_rational("0.00078")));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_6_3_eigenvalues() {
    return {
        .id = "jacot-2018/section-6.3-eigenvalues",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = claim::legacy::unchecked(eigenvalues(1), "the numbers themselves need the batch");
            finding.missing = "The batch of 512 digits, the scale of the pixels, the depth, the network. With MNIST files at hand, verify experiment jacot-2018-figure-3 --images FILE --labels FILE computes them.";
            const Ball trace(diagonal(Rational(1, 10), figure_beta));
            finding.values = {{"trace of Pi for L = 4, beta = 0.1, |x|^2/784 = 0.1", trace.enclosure(12)}};
            return finding;
        },
        .controls = {control("eigenvalues twice as large", [] { return eigenvalues(2); })},
        .property = claim::property("Theta^(4)(x, x) = q/2 for beta = 0, exactly", [](const Rational& q) { return rigor::truth(diagonal(q, 0) == q / 2); }, claim::Input{"q", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_6_3_eigenvalues{section_6_3_eigenvalues};

claim::legacy::Check footnote_3() {
    return {
        .id = "jacot-2018/footnote-3",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument;
            argument.step("the trace for beta = 1 exceeds ten times that for beta = 0.1, |x|^2/784 = 0.1 (exact)", rigor::truth(diagonal(Rational(1, 10), 1) > 10 * diagonal(Rational(1, 10), figure_beta)));
            claim::legacy::Finding finding = claim::legacy::unchecked(argument, "the observation needs the data");
            finding.missing = "The data, and which gap is meant.";
            finding.values = {{"trace, beta = 0.1", Ball(diagonal(Rational(1, 10), figure_beta)).enclosure(12)}, {"trace, beta = 1", Ball(diagonal(Rational(1, 10), 1)).enclosure(12)}};
            return finding;
        },
        .controls = {control("a hundred times", [] {
            claim::legacy::Argument argument;
            return argument.step("the trace grows a hundredfold", rigor::truth(diagonal(Rational(1, 10), 1) > 100 * diagonal(Rational(1, 10), figure_beta)));
        })},
        .property = claim::property("the trace increases with beta, exactly", [](const Rational& q, long b) { return rigor::truth(diagonal(q, Rational(b + 1, 10)) > diagonal(q, Rational(b, 10))); }, claim::Input{"q", claim::positive_rationals()}, claim::Input{"10 beta", claim::integers(0, 20)}),
    };
}
const claim::legacy::Registered registered_footnote_3{footnote_3};

claim::legacy::Check section_6_3_straight_line() {
    return {
        .id = "jacot-2018/section-6.3-straight-line",
        .check = [](const claim::Context&) { return conclude(straight(1), claim::Evidence::proved, "all kernels and finite data sets"); },
        .controls = {control("rate (1 + 1e-6) lambda", [] { return straight(rigor::parse_rational("1.000001")); })},
        .property = claim::property("coefficients up to t^8, exactly", [](long n) { return rigor::truth(straight_line(n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_6_3_straight_line{section_6_3_straight_line};

claim::legacy::Check figure_3() {
    return {
        .id = "jacot-2018/figure-3",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument;
            const rigor::Precision precision(128);
            const Ball end = Ball(Rational(1, 2)) * rigor::exp(-Ball(rigor::parse_rational("0.00108")) * Ball(4000));
            argument.step("0.5 exp(-0.00108 · 4000) is below 0.01", rigor::certainly_less(end, Ball(Rational(1, 100))));
            claim::legacy::Finding finding = claim::legacy::unchecked(argument, "the pictures need the data");
            finding.missing = "The batch, the scale of the pixels, the depth, and seeds. verify experiment jacot-2018-figure-3 --images FILE --labels FILE draws it for MNIST files at hand.";
            finding.values = {{"0.5 exp(-lambda_2 t) at t = 4000", end.enclosure(12)}};
            return finding;
        },
        .controls = {control("lambda_3 in place of lambda_2", [] {
            claim::legacy::Argument argument;
            const rigor::Precision precision(128);
            return argument.step("0.5 exp(-0.00078 · 4000) is below 0.01", rigor::certainly_less(Ball(Rational(1, 2)) * rigor::exp(-Ball(rigor::parse_rational("0.00078")) * Ball(4000)), Ball(Rational(1, 100))));
        })},
        .property = claim::property("coefficients of the straight line, exactly", [](long n) { return rigor::truth(straight_line(n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_figure_3{figure_3};

claim::legacy::Check section_6_3_scaling() {
    return {
        .id = "jacot-2018/section-6.3-scaling",
        .check = with_limit([](const claim::Context&) { return conclude(scaling(1), claim::Evidence::proved, "all kernels, costs and step lengths (the step is linear in both)"); }, "That smaller networks appear to converge faster because of it is not decided."),
        .controls = {control("twice the learning rate", [] { return scaling(2); })},
        .property = claim::property("three steps, exactly", [](long n, const Rational& a) { return rigor::truth(same_steps(n, a, 1)); }, number(), claim::Input{"a", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_6_3_scaling{section_6_3_scaling};

}  // namespace proofs::jacot_2018
