#include "claim/generators.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// a = factor (K + shift I)^-1 (y* - y_0).
struct Formula {
    Rational factor, shift;
};
const Formula printed{1, 0};

/// K a = y* - y_0, exactly: the values at the data become y*.
bool fits(const Formula& formula, const ExactFlow& flow) {
    const rigor::RationalMatrix inverse = flow.kernel.function(std::function<Rational(const Rational&)>([&](const Rational& lambda) { return Rational(1 / (lambda + formula.shift)); }));
    std::vector<Rational> gap;
    for (const Rational& q : flow.residual) gap.push_back(-q);
    std::vector<Rational> a = inverse * gap;
    for (Rational& q : a) q *= formula.factor;
    return flow.kernel.matrix() * a == gap;
}

/// The flow at time t against the printed limit: |a(t) - a| <= e^(-c t lambda) |r|/lambda, and not less than |r| e^(-c t Lambda)/Lambda.
Truth converges(const ExactFlow& flow, const Rational& rate, long t) {
    const rigor::Precision precision(2048);
    const ntk::KernelFlow balls(rigor::BallMatrix(flow.kernel.matrix()), rigor::BallVector(flow.residual.begin(), flow.residual.end()), rigor::BallVector(flow.residual.size()), rate);
    const rigor::BallVector now = balls.coefficients(Ball(t)), limit = balls.limit_coefficients();
    Ball gap(0), r(0);
    for (std::size_t i = 0; i < now.size(); ++i) {
        gap += rigor::square(now[i] - limit[i]);
        r += rigor::square(balls.residual()[i]);
    }
    const auto [least, largest] = std::minmax_element(flow.kernel.eigenvalues.begin(), flow.kernel.eigenvalues.end());
    const auto size = [&](const Rational& lambda) { return rigor::sqrt(r) * rigor::exp(-Ball(Rational(rate * t * lambda))) / Ball(lambda); };
    // Up to a relative 2^-40, for the case of equality (all eigenvalues equal).
    const Ball slack = Ball(1) + Ball::dyadic(1, -40);
    return rigor::certainly_at_most(rigor::sqrt(gap), size(*least) * slack) && rigor::certainly_at_most(size(*largest), rigor::sqrt(gap) * slack);
}

/// Five points of the sphere S^2 and the kernel of the paper: positive definite, and the flow ends at targets (1, 0, -1, 2, 3) from values 0.
Truth network_kernel_fits(long depth) {
    const rigor::Precision precision(256);
    rigor::RationalMatrix points(5, 3);
    const Rational rows[5][3] = {{1, 0, 0}, {0, 1, 0}, {Rational(3, 5), Rational(4, 5), 0}, {Rational(2, 3), Rational(-2, 3), Rational(1, 3)}, {-1, 0, 0}};
    for (long i = 0; i < 5; ++i)
        for (long j = 0; j < 3; ++j) points(i, j) = rows[i][j];
    const rigor::BallMatrix k = ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), depth);
    const rigor::BallVector targets{Ball(1), Ball(0), Ball(-1), Ball(2), Ball(3)};
    const rigor::BallVector image = k * ntk::KernelFlow(k, rigor::BallVector(5), targets).limit_coefficients();
    Truth all = certified_definite(points, depth);
    for (std::size_t i = 0; i < 5; ++i) all = all && (image[i].overlaps(targets[i]) ? rigor::certainly_less(image[i].radius(), Ball::dyadic(1, -120)) : Truth::no);
    return all;
}

claim::legacy::Argument argue(const Formula& formula) {
    bool exact = true;
    Truth limit = Truth::yes;
    for (long n = 1; n <= 6; ++n) {
        for (long number = 0; number < 5; ++number) exact = exact && fits(formula, exact_flow(n, 40 + number));
        for (const long t : {1L, 30L, 60L}) limit = limit && converges(exact_flow(n, 40), 1, t) && converges(exact_flow(n, 41), Rational(1, n), t);
    }
    claim::legacy::Argument argument;
    argument.step("K a = y* - y_0 for the coefficients a of the formula, exactly (n = 1 to 6): the data are fitted, and a is unique", rigor::truth(exact))
        .step("|a(t) - K^-1 (y* - y_0)| lies between |y_0 - y*| e^(-c t Lambda)/Lambda and |y_0 - y*| e^(-c t lambda)/lambda, c = 1 and 1/n, t = 1, 30, 60", limit)
        .step("the kernel of the paper at five points of S^2, one of them antipodal to another, L = 2, 3, 5, 10: positive definite, and the formula fits the data", network_kernel_fits(2) && network_kernel_fits(3) && network_kernel_fits(5) && network_kernel_fits(10));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n, x, y_0, y*, all positive semidefinite invertible kernel matrices (the argument above): the flow of the frozen kernel, sum or mean of the squares");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const ExactFlow sample = exact_flow(2, 40);
    const ntk::KernelFlow flow(rigor::BallMatrix(sample.kernel.matrix()), rigor::BallVector(sample.residual.begin(), sample.residual.end()), rigor::BallVector(2));
    for (const long t : {1L, 10L}) finding.values.push_back({"first sample with 2 points: a_1(t) at t = " + std::to_string(t), flow.coefficients(Ball(t))[0].enclosure(context.digits)});
    finding.values.push_back({"and its limit, the first entry of K^-1 (y* - y_0)", flow.limit_coefficients()[0].enclosure(context.digits)});
    finding.remark = "The limit is the same with and without the factor 1/n, and for every loss whose training fits the data, the norm |f - f*| of proposition 4 included. The step from a network to the flow is not adjudicated here: Jacot et al., theorem 2, lets the widths go to "
                     "infinity for a fixed time (t -> infinity comes after) and asks for a twice differentiable activation, which the ReLU is not. A network of finite width does not converge to this function. The printed condition is needed: with a singular K there is no inverse, "
                     "and components of y* - y_0 in the null space stay for ever.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_3() {
    return {
        .id = "st-arnaud-2026/proposition-3",
        .check = with_misprint(check, R"(In the limit of infinite width the output, that is the flow of the limiting kernel, converges to this function; that of a network of finite width does not.)"),
        .controls = {{"y_0 - y* for y* - y_0", [](const claim::Context&) { return claim::verdict_of(argue({-1, 0}).conclusion()); }},
                     {"a factor 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({1 + rigor::parse_rational("1e-20"), 0}).conclusion()); }},
                     {"(K + 1e-20 I)^-1, a ridge", [](const claim::Context&) { return claim::verdict_of(argue({1, rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("the formula fits the data exactly, and the flow is within its bounds of it", [](long n, long number, long t) {
            const ExactFlow flow = exact_flow(n, number);
            return rigor::truth(fits(printed, flow)) && converges(flow, Rational(1, n), t);
        }, claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)}, claim::Input{"t", claim::integers(0, 40)}),
    };
}
const claim::legacy::Registered registered_proposition_3{proposition_3};

}  // namespace proofs::st_arnaud_2026
