#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::jacot_2018::section_5_map {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Pi(f)_k(x) = N^-power sum_i sum_k' f_k'(x_i) K_kk'(x_i, x), or K_kk'(x, x_i) if `exchanged`. The example has two
/// points, two outputs and K_kk'(x_j, x_i) = phi_k(x_j) phi_k'(x_i) with phi_k(x_j) = phi(j, k).
struct Reading {
    bool exchanged = false;
    long power = 1;
    std::array<long, 4> phi{1, 0, 0, 1};  // free: most refute
};

/// K_kk'(x_i, x_j) at some points, the first `data` of which are the data: row i n_L + k, column j n_L + k'.
struct Kernel {
    long data, outputs;
    RationalMatrix values;
    long points() const { return values.rows() / outputs; }
    const Rational& at(long k, long l, long x, long y) const { return values(x * outputs + k, y * outputs + l); }
};

/// The matrix of the formula, from the values on the data to those at all points.
RationalMatrix map(const Kernel& kernel, const Reading& reading) {
    RationalMatrix pi(kernel.values.rows(), kernel.data * kernel.outputs);
    Rational weight = 1;
    for (long p = 0; p < reading.power; ++p) weight /= kernel.data;
    for (long x = 0; x < kernel.points(); ++x)
        for (long k = 0; k < kernel.outputs; ++k)
            for (long i = 0; i < kernel.data; ++i)
                for (long l = 0; l < kernel.outputs; ++l)
                    pi(x * kernel.outputs + k, i * kernel.outputs + l) =
                        weight * (reading.exchanged ? kernel.at(k, l, x, i) : kernel.at(k, l, i, x));
    return pi;
}

Kernel example(const Reading& reading) {
    Kernel kernel{2, 2, RationalMatrix(4, 4)};
    for (long a = 0; a < 4; ++a)
        for (long b = 0; b < 4; ++b)
            kernel.values(a, b) = reading.phi[static_cast<std::size_t>(a)] * reading.phi[static_cast<std::size_t>(b)];
    return kernel;
}
/// f_1(x_1), f_2(x_1), f_1(x_2), f_2(x_2).
const std::vector<Rational> f{0, 1, -1, 0};
/// <f, K_2,.(x_1, .)>_pin, the definition of Phi_K, at the place (x_1, output 2).
Rational by_definition(const Kernel& kernel) {
    Rational sum = 0;
    for (long i = 0; i < kernel.data; ++i)
        for (long l = 0; l < kernel.outputs; ++l)
            sum += f[static_cast<std::size_t>(i * kernel.outputs + l)] * kernel.at(1, l, 0, i) / kernel.data;
    return sum;
}

/// What gradient descent on a parametrization does: f_k(x) moves by sum_p d_p f_k(x) theta_p', theta_p' = (1/N) sum_i
/// sum_l d_p f_l(x_i) d_l(x_i). From the gradients themselves, without a kernel.
RationalMatrix map_of_gradients(const ntk::FiniteNetwork<Rational>& network, const ntk::DenseMatrix<Rational>& points,
                                long data) {
    const long outputs = network.outputs();
    std::vector<std::vector<Rational>> gradients;
    for (long x = 0; x < points.cols(); ++x)
        for (long k = 0; k < outputs; ++k) {
            std::vector<Rational> flat;
            for (const auto& block : ntk::gradient(network, ntk::DenseVector<Rational>(points.col(x)), k)) {
                flat.insert(flat.end(), block.weights.data(), block.weights.data() + block.weights.size());
                flat.insert(flat.end(), block.bias.data(), block.bias.data() + block.bias.size());
            }
            gradients.push_back(std::move(flat));
        }
    RationalMatrix pi(points.cols() * outputs, data * outputs);
    for (long r = 0; r < pi.rows(); ++r)
        for (long c = 0; c < pi.columns(); ++c) {
            const auto &a = gradients[static_cast<std::size_t>(r)], &b = gradients[static_cast<std::size_t>(c)];
            for (std::size_t p = 0; p < a.size(); ++p) pi(r, c) += a[p] * b[p] / data;
        }
    return pi;
}

struct Sample {
    ntk::FiniteNetwork<Rational> network;
    ntk::DenseMatrix<Rational> points;  ///< columns; the first two are the data
    Kernel kernel;
};
/// Three maps, so that Theta_12 != Theta_21 as a rule, at three points.
Sample drawn(claim::Sampler& sampler, long outputs) {
    std::vector<long> widths = sampler.widths(3, 4);  // free: sizes
    widths.push_back(outputs);
    ntk::FiniteNetwork<Rational> network = sampler.network(widths, true);
    ntk::DenseMatrix<Rational> points(widths.front(), 3);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = sampler.rational();
    const ntk::DenseMatrix<Rational> theta = ntk::empirical_kernel(network, points);
    Kernel kernel{2, outputs, RationalMatrix(theta.rows(), theta.cols())};
    for (long i = 0; i < theta.rows(); ++i)
        for (long j = 0; j < theta.cols(); ++j) kernel.values(i, j) = theta(i, j);
    return {std::move(network), std::move(points), std::move(kernel)};
}
Truth is_gradient_descent(claim::Sampler& sampler, const Reading& reading) {
    const long outputs = sampler.integer(1, 3);  // free: sizes
    const Sample s = drawn(sampler, outputs);
    return rigor::truth(map(s.kernel, reading) == map_of_gradients(s.network, s.points, s.kernel.data));
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n_L >= 2 and kernels for which some K(x_i, x), x_i a data point, is not a symmetric matrix";
    const Kernel kernel = example(reading);
    result.steps
        .carries(
            claim::exact_inertia({"the kernel of the example on the data", kernel.values}, {.zero = 3, .positive = 1}))
        .carries(claim::witness<Kernel>(
            "N = n_L = 2, K_kk'(x_j, x_i) = phi_k(x_j) phi_k'(x_i), f_2(x_1) = 1, f_1(x_2) = -1, else 0", kernel,
            {"the formula for Pi(f)_2(x_1)", [&](const Kernel& k) { return (map(k, reading) * f)[1]; }},
            Relation::equal, {"<f, K_2,.(x_1, .)>_pin", by_definition}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels and finite data sets, by the definition of Phi_K in section 3";
    result.steps.carries(claim::cites(context, "jacot-2018/section-3-kernel-gradient"))
        .carries(claim::written(context, "definition"))
        .carries(claim::identity<10>(
            "<f, K_1,.(x, .)>_pin, N = 2, n_L = 2",
            [](const auto& a11, const auto& a12, const auto&, const auto& b11, const auto& b12, const auto&,
               const auto& f1, const auto& f2, const auto& g1,
               const auto& g2) { return (f1 * a11 + f2 * a12 + g1 * b11 + g2 * b12) / 2; },
            "the formula for Pi(f)_1(x), K_kk'(x_i, x) = K_k'k(x, x_i)",
            [&](const auto& a11, const auto& a12, const auto& a21, const auto& b11, const auto& b12, const auto& b21,
                const auto& f1, const auto& f2, const auto& g1, const auto& g2) {
                auto sum =
                    f1 * a11 + f2 * (reading.exchanged ? a12 : a21) + g1 * b11 + g2 * (reading.exchanged ? b12 : b21);
                for (long p = 0; p < reading.power; ++p) sum = sum / 2;
                return sum;
            }))
        .supports(
            claim::instances("the formula is the map of gradient descent, from the gradients of networks with three "
                             "maps and 1 to 3 outputs, on two data points and a third point, exactly",
                             context.seed, 20,  // free: how many
                             [&](claim::Sampler& s) { return is_gradient_descent(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-map", check)
        .control("phi_k(x_j) = 1 for all: symmetric matrices K(x, x')",
                 [](Reading& r) {
                     r.phi = {1, 1, 1, 1};
                 })
        .corrected(check_correction, {.exchanged = true})
        .correction_control("K_kk'(x_i, x) as printed", [](Reading& r) { r.exchanged = false; })
        .correction_control("without 1/N", [](Reading& r) { r.power = 0; })
        .correction_control("1/N^2 in place of 1/N", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "n_L = 1: the printed formula is the map of gradient descent of the network of the seed; any n_L: the "
            "corrected one is, exactly",
            [](long, long outputs, long exchanged) { return rigor::truth(outputs == 1 || exchanged == 1); },
            [](long seed, long outputs, long exchanged) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const Sample s = drawn(sampler, outputs);
                return rigor::truth(map(s.kernel, {.exchanged = exchanged == 1}) ==
                                    map_of_gradients(s.network, s.points, s.kernel.data));
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}, claim::Input{"n_L", claim::integers(1, 3)},
            claim::Input{"exchanged", claim::integers(0, 1)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_map
