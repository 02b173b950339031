#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/common/antipodal_pairs.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

Truth definite(const std::function<BallMatrix()>& matrix) {
    return rigor::climb({64, 1024}, [&]() -> std::optional<Truth> {
               const Truth t = rigor::positive_definite(matrix());
               return t == Truth::unknown ? std::nullopt : std::optional(t);
           }).value_or(Truth::unknown);
}
RationalMatrix products(const RationalMatrix& points) { return points * points.transpose(); }
RationalMatrix circle(long pairs, long count) { return claim::rows_of(claim::antipodal_circle_points(pairs), (1L << count) - 1); }

/// L = 1: positive definite at `count` points of the circle?
claim::legacy::Argument first_layer(long count, const Rational& beta) {
    RationalMatrix theta = products(circle(3, count));
    for (long i = 0; i < count; ++i)
        for (long j = 0; j < count; ++j) theta(i, j) = theta(i, j) / 2 + beta * beta;
    claim::legacy::Argument argument;
    return argument.step(fmt::format("L = 1, n_0 = 2, beta = {}: Theta_infinity^(1) is positive definite at {} points of the circle (exact)", rigor::to_string(beta), count), rigor::truth(rigor::inertia(theta).positive == count));
}

/// Theta^(2) for sigma = sin + shift cos, from E sin sin = e^-v sinh(c), E cos cos = e^-v cosh(c), E sin cos = 0; shift 0 or 1.
BallMatrix sine_and_cosine(long shift, const Rational& beta, const RationalMatrix& points) {
    const RationalMatrix inner = products(points);
    const Rational n0 = points.columns(), square = beta * beta;
    return ntk::gram_matrix(points.rows(), [&](long i, long j) {
        const Ball c(Rational(inner(i, j) / n0 + square)), up = rigor::exp(c), down = rigor::exp(-c), scale = rigor::exp(-Ball(Rational(1 / n0 + square))) / Ball(2);
        const Ball sinh = scale * (up - down), cosh = scale * (up + down);
        const Ball covariance = shift == 0 ? sinh : sinh + cosh, slope = shift == 0 ? cosh : cosh + sinh;
        return slope * c + covariance + Ball(square);
    });
}
BallMatrix relu(long depth, const Rational& beta, const RationalMatrix& points) { return ntk::gram_matrix(points, ntk::FullyConnectedKernel::jacot(points.columns(), beta), depth); }
RationalMatrix two_points() {
    RationalMatrix p(2, 1);
    p(0, 0) = 1;
    p(1, 0) = -1;
    return p;
}
/// Theta^(2) at rational points for a polynomial.
RationalMatrix polynomial(const ntk::RationalPolynomial& sigma, const Rational& beta, const RationalMatrix& points) {
    const Rational n0 = points.columns(), square = beta * beta, v = 1 / n0 + square;
    const ntk::RationalPolynomial covariance = ntk::dual_of_polynomial(sigma, v), slope = ntk::dual_of_polynomial(ntk::derivative(sigma), v);
    RationalMatrix theta = products(points);
    for (long i = 0; i < theta.rows(); ++i)
        for (long j = 0; j < theta.rows(); ++j) {
            const Rational c = theta(i, j) / n0 + square;
            theta(i, j) = ntk::evaluate(slope, c) * c + ntk::evaluate(covariance, c) + square;
        }
    return theta;
}
ntk::RationalPolynomial binomial_power(long d) {
    ntk::RationalPolynomial p{1};
    for (long k = 0; k < d; ++k) p.push_back(p.back() * (d - k) / (k + 1));
    return p;
}
bool definite_below(long d, long n0, const Rational& beta, long count) {
    RationalMatrix points(count, n0);
    const RationalMatrix plane = circle(d + 2, count);
    for (long i = 0; i < count; ++i)
        for (long k = 0; k < 2; ++k) points(i, k) = plane(i, k);
    return rigor::inertia(polynomial(binomial_power(d), beta, points)).positive == count;
}

/// The conditions, each at a set where it decides. `relu_at_two`: the falsified variant, ReLU without biases definite at L = 2.
claim::legacy::Argument conditions(bool relu_at_two = false, long extra_point = 0) {
    claim::legacy::Argument argument;
    const RationalMatrix six = circle(3, 6), five = circle(3, 5), pair = circle(1, 2), twelve = claim::sphere_points();
    argument.step("beta = 1/10, L = 2, 3: ReLU positive definite at twelve points of S^2, sin at six points of the circle (certified)",
                  definite([&] { return relu(2, Rational(1, 10), twelve); }) && definite([&] { return relu(3, Rational(1, 10), twelve); }) && definite([&] { return sine_and_cosine(0, Rational(1, 10), six); }))
        .step("beta = 1/10, n_0 = 1: ReLU and sin positive definite at {1, -1}", definite([&] { return relu(2, Rational(1, 10), two_points()); }) && definite([&] { return sine_and_cosine(0, Rational(1, 10), two_points()); }))
        .step("beta = 0, L = 2: sin + cos positive definite at six points of the circle", definite([&] { return sine_and_cosine(1, 0, six); }))
        .step("beta = 0, L = 2: sin is not, at {x, -x}: K(x, -x) = -K(x, x) (balls; an odd kernel)", [&] {
            const rigor::Precision precision(192);
            const BallMatrix k = sine_and_cosine(0, 0, pair);
            return rigor::certainly_less(rigor::abs(k(0, 0) + k(0, 1)), Ball::dyadic(1, -150));
        }());
    const Truth singular = relu_kernel_maps_odd_relation_to_zero(2, 0);
    argument.step(relu_at_two ? "beta = 0, L = 2: ReLU does not map the odd relation of three antipodal pairs of the circle to 0" : "beta = 0, L = 2: ReLU is certified positive definite at five points of three antipodal pairs of the circle, and maps the odd relation of all six to 0 (balls, 2^-150)",
                  relu_at_two ? !singular : definite([&] { return relu(2, 0, five); }) && singular);
    argument.step("beta = 0, L = 3, 4: ReLU positive definite at six points of the circle and twelve of S^2", definite([&] { return relu(3, 0, six); }) && definite([&] { return relu(4, 0, six); }) && definite([&] { return relu(3, 0, twelve); }))
        .step("beta = 0, n_0 = 1, L = 2: ReLU positive definite at {1, -1}", definite([&] { return relu(2, 0, two_points()); }));
    for (long d = 1; d <= 4; ++d) {
        bool below = true, at = true;
        for (const long n0 : {2L, 3L, 7L}) {
            below = below && definite_below(d, n0, Rational(1, 3), 2 * d + 1 + extra_point);
            at = at && !definite_below(d, n0, Rational(1, 3), 2 * d + 2);
        }
        argument.step(fmt::format("sigma = (1 + u)^{}, beta = 1/3, n_0 = 2, 3, 7: Theta^(2) positive definite at {} points of a circle, singular at {} (exact)", d, 2 * d + 1 + extra_point, 2 * d + 2), rigor::truth(below && at));
    }
    return argument;
}

}  // namespace

claim::legacy::Check abstract_definite() {
    return {
        .id = "jacot-2018/abstract-definite",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(conditions(), claim::Evidence::proved, "all Lipschitz sigma that are no polynomials, beta > 0, n_0 >= 1, L >= 2; the exact conditions below for all Lipschitz sigma and all polynomials (argument in the file; the steps are instances)");
            finding.stronger = "Exact conditions on the sphere. beta > 0, L >= 2: positive-definite iff sigma is not a polynomial (n_0 >= 2), iff sigma is not constant (n_0 = 1). beta = 0, n_0 >= 2: at L = 2 iff the even and the odd part of sigma are both not polynomials; at L >= 3 iff sigma is not a polynomial and "
                               "neither even nor odd. beta = 0, n_0 = 1, L >= 2: iff sigma is neither even nor odd. Smallest data sets where it fails, n_0 >= 2: L = 1: four points of a circle (beta > 0), {x, -x} (beta = 0); beta = 0, sigma even or odd: {x, -x}; beta = 0, ReLU, L = 2: six points, three antipodal pairs in a plane; "
                               "beta > 0, L = 2, a polynomial of degree d: 2 d + 2 points.";
            finding.remark = "Not determined: the smallest sets for polynomials at L >= 3 (at L = 3, (1 + u)^2, n_0 = 2 they have more than 2 d + 2 points) and for polynomials with beta = 0.";
            return finding;
        },
        .controls = {control("L = 1, beta = 1, four points", [] { return first_layer(4, 1); }), control("L = 1, beta = 0, three points", [] { return first_layer(3, 0); }), control("ReLU without biases does not map the odd relation to 0 at L = 2", [] { return conditions(true); }),
                     control("polynomials positive definite at one point more", [] { return conditions(false, 1); })},
        .property = claim::property("sigma = (1 + u)^d, beta = b/4: positive definite at subsets of 2 d + 1 points of a circle, exactly", [](long d, long mask, long b) {
            const RationalMatrix points = claim::rows_of(circle(d + 1, 2 * d + 1), (mask % ((1L << (2 * d + 1)) - 1)) + 1);
            return rigor::truth(rigor::inertia(polynomial(binomial_power(d), Rational(b, 4), points)).positive == points.rows());
        }, claim::Input{"d", claim::integers(1, 4)}, claim::Input{"subset", claim::integers(0, 1'000'000)}, claim::Input{"4 beta", claim::integers(1, 8)}),
    };
}
const claim::legacy::Registered registered_abstract_definite{abstract_definite};

}  // namespace proofs::jacot_2018
