// Section 5: the solution of d/dt f_t = Phi_K(<f* - f_t, .>_pin) is f_t = f* + e^(-t Pi)(f_0 - f*), Pi f = Phi_K(<f, .>_pin), e^(-t Pi) = sum_k (-t)^k/k! Pi^k.
// Pi maps every function to a combination of the finitely many functions K_.k(., x_j): Pi^(k+1) f is that combination of (Pi^k f)(x_j), which is (G/N)^k f(X) with
// the Gram matrix G. So the series converges at every point x for every t, may be differentiated term by term, and
//   d/dt e^(-t Pi) g = -Pi e^(-t Pi) g,   hence   d/dt f_t = -Pi (f_t - f*) = Pi (f* - f_t),   and f_t = f_0 at t = 0.
// It is the only solution: on the data the equation is a linear one with constant coefficients, and its values there determine d/dt f_t(x) everywhere.
// Nothing is used of K but that Pi is linear: not symmetry, not positivity.
// The lines below hold the formula against the equation coefficient by coefficient, and against the matrix exponential in balls.
#include "claim/generators.hpp"
#include "ntk/training/kernel_flow.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/claims.hpp"
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

claim::Argument argue(const Formula& formula) {
    bool equal = true;
    Truth exponential = Truth::yes;
    for (long points = 1; points <= 4; ++points)
        for (long outputs = 1; outputs <= 2; ++outputs)
            for (long number = 0; number < 3; ++number) {
                const LeastSquares sample = least_squares(points, outputs, number == 2 ? 1 : 0, number);
                equal = equal && series(formula, sample, 10) == sample.flow(10);
                exponential = exponential && agrees_with_exponential(sample, Rational(2 * number + 1, 3));
            }
    claim::Argument argument;
    argument.step("the formula and the solution of the differential equation have the same coefficients of t^0 … t^10, on the data and off, in exact rationals (1 to 4 points, 1 and 2 outputs, singular kernels among them)", rigor::truth(equal))
        .step("on the data e^(-t G/N) from the eigenvectors agrees with the matrix exponential in balls, to 2^-100, t = 1/3, 1, 5/3", exponential);
    return argument;
}

claim::Finding check(const claim::Context& context) {
    claim::Finding finding = conclude(argue({}), claim::Evidence::proved, "all kernels K, all finite data sets, all n_L, t, f_0 and f* (the argument in the file; the lines are exact instances)");
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

claim::Claim section_5_solution() {
    return {
        .id = "jacot-2018/section-5-solution",
        .where = "section 5, the differential equation and its solution",
        .title = "The least-squares flow in closed form",
        .statement = R"(The solution of $\partial_tf_t=\Phi_K\left(\langle f^*-f,\cdot\rangle_{p^{in}}\right)$ can be expressed in terms of the map $\Pi:f\mapsto\Phi_K\left(\langle f,\cdot\rangle_{p^{in}}\right)$: $f_t=f^*+e^{-t\Pi}(f_0-f^*)$, where $e^{-t\Pi}=\sum_{k=0}^\infty\frac{(-t)^k}{k!}\Pi^k$.)",
        .reading = "f on the right of the equation is f_t. p_in is the empirical distribution of N points (section 2), Pi f (x) = (1/N) sum_j K(x, x_j) f(x_j) by the definition of Phi_K in section 3.",
        .method = "Term by term differentiation of a series in a map of finite rank; exact rationals for the coefficients in t, balls for the exponential.",
        .attack = "Tried: the other sign, a rate off by 1e-20 (controls); singular kernels, points off the data; a second computation by the matrix exponential in balls.",
        .uses = {},
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

}  // namespace proofs::jacot_2018
