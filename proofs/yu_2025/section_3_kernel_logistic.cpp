#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::section_3_kernel_logistic {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The gradient of C is gradient sum_i c_i K(x_i, .); what is added to one entry of K above its diagonal; the network
/// (2.1) of one neuron, L = 1, sqrt(2) = s for an exact number, at the point x with z = w x + b > 0, and c = (2 y - 1)
/// u.
struct Reading {
    Rational gradient = -1, asymmetry = 0;
    Rational s{3, 2}, x{1, 2}, w{1, 3}, b = 1, v{2, 5}, c{1, 4};  // free: one of many networks
};

/// dC(F)[G], G = sum_j b_j K(x_j, .), at the values F(x_i) whose e^F are these: e^(F + h G) = e^F (1 + h G) up to h^2,
/// and a loss ln(1 + q), q = e^(-(2 y - 1) F), has the derivative q'/(1 + q), which is rational. By dual numbers in h.
Rational derivative_of_loss(const TrainingSample& sample, const ExactVector& exponentials, const ExactMatrix& k,
                            const ExactVector& b) {
    using Dual = rigor::Dual<Rational>;
    Rational sum = 0;
    for (long i = 0; i < k.rows(); ++i) {
        Rational direction = 0;  // G(x_i)
        for (long j = 0; j < k.cols(); ++j) direction += k(i, j) * b(j);
        const Dual moved(exponentials(i), exponentials(i) * direction);
        const bool one = sample.labels[static_cast<std::size_t>(i)] == 1;
        const Dual argument = Dual(1) + (one ? Dual(1) / moved : moved);
        sum += argument.derivative / argument.value;
    }
    return sum;
}
/// The same as <gradient sum_i c_i K(x_i, .), G>, by <K(x_i, .), K(x_j, .)> = K(x_j, x_i), with c of (2.6).
Truth is_gradient(claim::Sampler& sampler, const Reading& reading) {
    const TrainingSample sample = training_sample(sampler.integer(1, 1'000'000'000));
    ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    if (k.rows() > 1) k(0, 1) += reading.asymmetry;
    ExactVector b(k.rows()), exponentials(k.rows());
    for (long j = 0; j < b.size(); ++j) {
        b(j) = sampler.nonzero_rational();
        exponentials(j) = sampler.positive_rational();
    }
    Rational inner = 0;
    for (long i = 0; i < k.rows(); ++i) {
        const bool one = sample.labels[static_cast<std::size_t>(i)] == 1;
        const Rational margin = one ? exponentials(i) : Rational(1 / exponentials(i));  // e^((2 y - 1) F(x_i))
        const Rational c = (one ? 1 : -1) / Rational(1 + margin);
        for (long j = 0; j < k.cols(); ++j) inner += reading.gradient * b(j) * k(j, i) * c;
    }
    return rigor::truth(inner == derivative_of_loss(sample, exponentials, k, b));
}

/// K(x, x) of the suite at theta + h theta', theta' = c grad f(x).
Rational moved_kernel(const Reading& r, const Rational& h) {
    ExactNetwork network = one_layer({r.w}, {r.b}, {r.v}, r.s);
    ExactMatrix point(1, 1);
    point << r.x;
    const auto g = ntk::gradient(network, ExactVector(point.col(0)));
    for (std::size_t i = 0; i < g.size(); ++i) {
        network.maps[i].weights += h * r.c * g[i].weights;
        if (g[i].bias.size() > 0) network.maps[i].bias += h * r.c * g[i].bias;
    }
    return ntk::empirical_kernel(network, point)(0, 0);
}
/// K is a polynomial of degree 2 in the parameters where no kink is met: the central difference is the derivative.
Rational kernel_rate(const Reading& r) {
    const Rational h(1, 1000);
    return (moved_kernel(r, h) - moved_kernel(r, -h)) / (2 * h);
}
Rational rate_by_formula(const Reading& r) {
    return 4 * r.s * r.s * r.s * r.c * (r.w * r.x + r.b) * r.v * (1 + r.x * r.x);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "first sentence: every symmetric positive semidefinite K, n, labels; second, for some theta_0: networks (2.1) with "
        "L = 1, one sample, every width";
    result.steps.carries(claim::cites(context, "yu-2025/eq-3.2"))
        .carries(claim::written(context, "gradient"))
        .supports(claim::instances(
            "dC(F)[G], by dual numbers through the loss, = <-sum c_i K(x_i, .), G> for G = sum b_j K(x_j, .), exactly",
            context.seed, 60, [&](claim::Sampler& sampler) { return is_gradient(sampler, reading); }))
        .carries(claim::identity<5>(
            "s^2 (2 z z' + 2 V V' (1 + x^2)) with z' = s V c (1 + x^2), V' = s c z",
            [](const auto& s, const auto& x, const auto& z, const auto& v, const auto& c) {
                return s * s * (2 * z * s * v * c * (1 + x * x) + 2 * v * s * c * z * (1 + x * x));
            },
            "4 s^3 c z V (1 + x^2)",
            [](const auto& s, const auto& x, const auto& z, const auto& v, const auto& c) {
                return 4 * s * s * s * c * z * v * (1 + x * x);
            }))
        .carries(claim::exact(
            {fmt::format("dK_t(x, x)/dt at V = {}, w = {}, b = {}, x = {}, c = {}, s = {}, through the suite's kernel",
                         rigor::to_string(reading.v), rigor::to_string(reading.w), rigor::to_string(reading.b),
                         rigor::to_string(reading.x), rigor::to_string(reading.c), rigor::to_string(reading.s)),
             kernel_rate(reading)},
            Relation::different, {"0", 0}))
        .carries(claim::written(context, "moves"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-3-kernel-logistic", check)
        .control("the gradient with a factor 2", [](Reading& r) { r.gradient = -2; })
        .control("the gradient with the other sign", [](Reading& r) { r.gradient = 1; })
        .control("a kernel matrix with one entry changed by 1e-20",
                 [](Reading& r) { r.asymmetry = rigor::parse_rational("1e-20"); })
        .control("V = 0: the kernel does not move at first", [](Reading& r) { r.v = 0; })
        .control("an inactive neuron, b = -1", [](Reading& r) { r.b = -1; })
        .property(claim::property_where(
            "dK_t(x, x)/dt = 4 s^3 c z V (1 + x^2) for one active neuron, through the suite's kernel, exactly",
            // Active also within the step of the difference.
            [](const Rational& x, const Rational& w, const Rational&, const Rational&) {
                return rigor::truth(w * x + 1 > Rational(1, 20));
            },
            [](const Rational& x, const Rational& w, const Rational& v, const Rational& c) {
                const Reading r{.x = x, .w = w, .v = v, .c = c};
                return rigor::truth(kernel_rate(r) == rate_by_formula(r));
            },
            claim::Input{"x", claim::correlations()}, claim::Input{"w", claim::correlations()},
            claim::Input{"V", claim::correlations()}, claim::Input{"c", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_3_kernel_logistic
