#include "claim/generators.hpp"
#include "ntk/training/kernel_flow.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + sign e^(-speed t Pi)(f_0 - f*).
struct Formula {
    Rational sign = 1, speed = 1;
};

/// The coefficients of t^0 … t^order.
std::vector<Function> series(const Formula& formula, const LeastSquares& sample, long order) {
    Function term = combination(sample.start, -1, sample.goal);
    for (Rational& q : term) q *= formula.sign;
    std::vector<Function> all{combination(sample.goal, 1, term)};
    for (long k = 1; k <= order; ++k) {
        term = sample.map(term);
        for (Rational& q : term) q *= -formula.speed / k;
        all.push_back(term);
    }
    return all;
}

/// The same at a time t on the data, by the exponential of the matrix -t G/N in balls against the sum over eigenvectors.
Truth agrees_with_exponential(const LeastSquares& sample, const Rational& t) {
    const rigor::Precision precision(256);
    const long n = sample.on_data();
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.gram()), BallVector(sample.start.begin(), sample.start.begin() + n),
                               BallVector(sample.goal.begin(), sample.goal.begin() + n), Rational(1, sample.points));
    const BallVector values = flow.values(Ball(t));
    const auto parts = sample.components(combination(sample.start, -1, sample.goal));
    Truth all = Truth::yes;
    for (long i = 0; i < n; ++i) {
        const auto k = static_cast<std::size_t>(i);
        Ball sum(sample.goal[k]);
        for (const auto& [eigenvalue, part] : parts) sum += rigor::exp(Ball(Rational(-t * eigenvalue))) * Ball(part[k]);
        all = all && (sum.overlaps(values[k]) ? rigor::certainly_less((sum - values[k]).radius(), Ball::dyadic(1, -100)) : Truth::no);
    }
    return all;
}

claim::legacy::Argument argue(const Formula& formula) {
    bool equal = true;
    Truth exponential = Truth::yes;
    for (long points = 1; points <= 4; ++points)
        for (long outputs = 1; outputs <= 2; ++outputs)
            for (long number = 0; number < 3; ++number) {
                const LeastSquares sample = least_squares(points, outputs, number == 2 ? 1 : 0, number);
                equal = equal && series(formula, sample, 10) == sample.flow(10);
                exponential = exponential && agrees_with_exponential(sample, Rational(2 * number + 1, 3));
            }
    claim::legacy::Argument argument;
    argument.step("the formula and the solution of the differential equation have the same coefficients of t^0 … t^10, on the data and off, in exact rationals (1 to 4 points, 1 and 2 outputs, singular kernels among them)", rigor::truth(equal))
        .step("on the data e^(-t G/N) from the eigenvectors agrees with the matrix exponential in balls, to 2^-100, t = 1/3, 1, 5/3", exponential);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all kernels K, all finite data sets, all n_L, t, f_0 and f* (the argument in the file; the lines are exact instances)");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const LeastSquares sample = least_squares(3, 1, 0, 1);
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.gram()), BallVector(sample.start.begin(), sample.start.begin() + 3), BallVector(sample.goal.begin(), sample.goal.begin() + 3), Rational(1, 3));
    finding.values = {{"a sample with 3 points: f_0(x_1)", Ball(sample.start[0]).enclosure(context.digits)},
                      {"f_1(x_1)", flow.values(Ball(1))[0].enclosure(context.digits)},
                      {"f*(x_1)", Ball(sample.goal[0]).enclosure(context.digits)}};
    finding.remark = "The printed right-hand side f* - f has lost the index t. That Pi is positive semidefinite is needed only for convergence as t grows.";
    return finding;
}

}  // namespace

claim::legacy::Check section_5_solution() {
    return {
        .id = "jacot-2018/section-5-solution",
        .check = with_misprint(check, R"($\partial_tf_t=\Phi_K\left(\langle f^*-f_t,\cdot\rangle_{p^{in}}\right)$)"),
        .controls = {{"f* - e^(-t Pi)(f_0 - f*)", [](const claim::Context&) { return claim::verdict_of(argue({-1, 1}).conclusion()); }},
                     {"e^(-(1 + 1e-20) t Pi)", [](const claim::Context&) { return claim::verdict_of(argue({1, 1 + rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("formula and equation agree to order 8 in t, and with the matrix exponential", [](long points, long outputs, long zeros, long number, const Rational& t) {
            const LeastSquares sample = least_squares(points, outputs, zeros, number);
            return rigor::truth(series({}, sample, 8) == sample.flow(8)) && agrees_with_exponential(sample, Rational(abs(t) * 3));
        }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(1, 2)}, claim::Input{"zero eigenvalues", claim::integers(0, 1)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
                                    claim::Input{"t", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_5_solution{section_5_solution};

}  // namespace proofs::jacot_2018
