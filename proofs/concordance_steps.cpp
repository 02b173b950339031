#include "proofs/concordance_steps.hpp"

#include "claim/decided_steps.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/network/finite_network.hpp"
#include "proofs/common/cross_entropy.hpp"
#include "proofs/common/kernel_descent.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"
#include "rigor/matrix/rational_inverse.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

namespace proofs::concordance_steps {
namespace {

using claim::Quantity, claim::Relation, claim::Side, claim::Steps;
using ntk::FullyConnectedKernel;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix;
using Walk = ntk::TwoPointKernelIteration<Ball>;

/// Two unit vectors with this inner product, and a number of layers.
struct Pair {
    Rational z;
    long layers;
};
std::vector<Pair> pairs(long layers) {
    std::vector<Pair> list;
    for (const Rational& z : {Rational(-1), Rational(-3, 5), Rational(0), Rational(7, 10), Rational(99, 100)})
        for (long L = 1; L <= layers; ++L) list.push_back({z, L});
    return list;
}

/// Two sides that are equal, seen in balls: their difference is less than 2^-120 at every pair.
claim::Step agree(const std::string& left_name, const std::function<Ball(const Pair&)>& left,
                  const std::string& right_name, const std::function<Ball(const Pair&)>& right, long layers = 6) {
    const std::string list = "z = -1, -3/5, 0, 7/10, 99/100";
    return claim::exact_for_each<Pair>(layers == 1 ? list : fmt::format("{}, L <= {}", list, layers), pairs(layers),
                                       {fmt::format("|{} - {}|", left_name, right_name),
                                        [left, right](const Pair& at) {
                                            const rigor::Precision precision(192);
                                            return Quantity(rigor::abs(left(at) - right(at)));
                                        }},
                                       Relation::less,
                                       {"2^-120", [](const Pair&) { return Quantity(Ball::dyadic(1, -120)); }});
}

Walk walk(const Pair& at, const FullyConnectedKernel& kernel, long scale = 1) {
    Walk kernels({scale, scale * at.z, scale}, kernel);
    kernels.advance_to(at.layers);
    return kernels;
}
/// n_0 2^(L-1) for n_0 = 3.
Ball normalisation(const Pair& at) {
    return Ball(Rational(3) * rigor::power(Rational(2), static_cast<unsigned long>(at.layers - 1)));
}

/// rho^(L) and L Theta_bar^(L) by the recurrence of proposition 5 of St-Arnaud et al., from the arccosine.
struct Normalised {
    Ball rho, theta;
};
Normalised normalised(const Pair& at) {
    Normalised now{Ball(at.z), Ball(at.z)};
    for (long L = 1; L < at.layers; ++L) {
        const Ball angle = rigor::acos_on_domain(now.rho), slope = Ball(1) - angle / Ball::pi(),
                   next = (rigor::sin(angle) + (Ball::pi() - angle) * now.rho) / Ball::pi();
        now = {next, slope * now.theta + next};
    }
    return now;
}

/// Sigma^(l), Theta^(l) and dotSigma^(l) on the diagonal, ReLU, beta = 0, Sigma^(1) = 1: exact.
struct Diagonal {
    Rational covariance = 1, theta = 1, slope{1, 2};
};
Diagonal diagonal(long layer) {
    Diagonal now;
    for (long l = 1; l < layer; ++l) {
        now.covariance /= 2;
        now.theta = now.slope * now.theta + now.covariance;
    }
    return now;
}

}  // namespace

Steps depth() {
    return Steps().carries(claim::range(
        "L", 1, 4,
        {"the maps of network (2.1) of Yu et al. with L hidden layers",
         [](long L) {
             return Quantity(static_cast<long>(
                 ntk::yu_fully_connected<double>(3, std::vector<long>(static_cast<std::size_t>(L), 2)).maps.size()));
         }},
        Relation::equal, {"the maps, L + 1, of section 2 of Jacot et al. with the same hidden layers", [](long L) {
                              std::vector<long> widths(static_cast<std::size_t>(L + 2), 2);
                              return Quantity(static_cast<long>(ntk::jacot_network<double>(widths, 0).maps.size()));
                          }}));
}

Steps covariance() {
    return Steps()
        .carries(agree(
            "n_0 2^(L-1) Sigma^(L) (Jacot et al., ReLU, beta = 0)",
            [](const Pair& at) { return walk(at, FullyConnectedKernel::jacot(3, 0)).covariance() * normalisation(at); },
            "rho^(L) (h iterated, from the arccosine)", [](const Pair& at) { return normalised(at).rho; }))
        .carries(agree(
            "Sigma^(L) of Jacot et al. with sqrt(2) relu, beta = 1, at sqrt(n_0) x (n_0 = 4)",
            [](const Pair& at) {
                return walk(at, {Rational(1, 4), 1, 1, 1}, 4).covariance();
            },
            "Sigma^(L) of Yu et al. with the bias outside of the factor 2",
            [](const Pair& at) { return walk(at, FullyConnectedKernel::yu_bias_outside()).covariance(); }))
        .carries(claim::witness<long>(
            "x = x', |x| = 1, l = 1", 1,
            {"2 (E[relu relu] + 1), as printed by Yu et al.", [](long) { return Quantity(2 * (Rational(1) + 1)); }},
            Relation::equal, {"2 E[relu relu] + 1", [](long) { return Quantity(2 * Rational(1) + 1); }}));
}

Steps tangent() {
    constexpr long L = 3, l = 1;
    return Steps()
        .carries(agree(
            "n_0 2^(L-1) Theta_infinity^(L) (Jacot et al., ReLU, beta = 0)",
            [](const Pair& at) {
                return walk(at, FullyConnectedKernel::jacot(3, 0)).tangent_kernel() * normalisation(at);
            },
            "L Theta_bar^(L) (the recurrence of proposition 5 of St-Arnaud et al.)",
            [](const Pair& at) { return normalised(at).theta; }))
        .carries(claim::witness<long>(
            "Le, x = x', Sigma^(1) = 1, ReLU, beta = 0, L = 3, l = 1", L,
            {"Theta^(l+1)", [](long) { return Quantity(diagonal(l + 1).theta); }}, Relation::equal,
            {"Theta^(L) dotSigma^(L+1) + Sigma^(L+1)",
             [](long depth) {
                 return Quantity(diagonal(depth).theta * diagonal(depth).slope + diagonal(depth + 1).covariance);
             }}))
        .carries(claim::witness<Pair>(
            "Jacot et al., A.4, z = 0, ReLU, beta = 0, n_0 = 1, L = 2", {0, 2},
            {"Theta^(L+1)",
             [](const Pair& at) {
                 return Quantity(walk({at.z, at.layers + 1}, FullyConnectedKernel::jacot(1, 0)).tangent_kernel());
             }},
            Relation::equal, {"dotSigma^(L) Theta^(L) + Sigma^(L+1)", [](const Pair& at) {
                                  const auto kernel = FullyConnectedKernel::jacot(1, 0);
                                  return Quantity(walk({at.z, at.layers - 1}, kernel).derivative_covariance() *
                                                      walk(at, kernel).tangent_kernel() +
                                                  walk({at.z, at.layers + 1}, kernel).covariance());
                              }}));
}

Steps duals() {
    const auto angle = [](const Pair& at) { return rigor::acos_on_domain(Ball(at.z)); };
    const auto arcsin = [angle](const Pair& at) { return Ball::pi() / Ball(2) - angle(at); };
    const auto root = [](const Pair& at) { return rigor::sqrt_on_domain(Ball(Rational(1 - at.z * at.z))); };
    return Steps()
        .carries(agree(
            "kappa_1(z) (Yu et al.)",
            [=](const Pair& at) { return (Ball(at.z) * (Ball::pi() - angle(at)) + root(at)) / Ball::pi(); },
            "h(z) (St-Arnaud et al., proposition 2)",
            [=](const Pair& at) {
                return root(at) / Ball::pi() + Ball(at.z) / Ball(2) + Ball(at.z) * arcsin(at) / Ball::pi();
            },
            1))
        .carries(agree(
            "kappa_0(z)/2 (Yu et al.)",
            [=](const Pair& at) { return (Ball::pi() - angle(at)) / (Ball(2) * Ball::pi()); },
            "dotSigma (St-Arnaud et al., proposition 2)",
            [=](const Pair& at) { return arcsin(at) / (Ball(2) * Ball::pi()) + Ball(Rational(1, 4)); }, 1));
}

Steps at_initialisation() {
    // sigma(z)^2 times the density of N(0, q) is a multiple of e^((2 a - 1/(2 q)) z^2): not integrable from 0 on.
    const Rational a(1, 4), q = 1;
    return Steps().carries(claim::exact(
        claim::Named{
            "2 a - 1/(2 q), the exponent of sigma(z)^2 times the density of N(0, q), sigma(z) = e^(a z^2), a = "
            "1/4, q = 1",
            Quantity(Rational(2 * a - 1 / (2 * q)))},
        Relation::at_least, claim::Named{"0", Quantity(0)}));
}

Steps in_training() {
    return Steps()
        .carries(cross_entropy_differentiated(0))
        .carries(claim::exact(
            claim::Named{"critical points of log(1 + e^-f), at most", Quantity(cross_entropy_critical_points(0))},
            Relation::equal, claim::Named{"0", Quantity(0)}))
        .supports(cross_entropy_times());
}

Steps definiteness() {
    static const RationalMatrix points = claim::antipodal_circle_points(3);
    const auto kernel = [](long depth, const Rational& beta) {
        return ntk::gram_matrix(points, FullyConnectedKernel::jacot(2, beta), depth);
    };
    // c(-x) = -c(x), and the sum over the pairs of c(x) x is 0.
    const auto image = [=](long row) {
        const rigor::Precision precision(256);
        RationalMatrix directions(2, 3);
        for (long p = 0; p < 3; ++p)
            for (long k = 0; k < 2; ++k) directions(k, p) = points(2 * p, k);
        const auto relation = rigor::null_vector(directions).value();
        const rigor::BallMatrix gram = kernel(2, 0);
        Ball sum(0);
        for (long j = 0; j < 6; ++j)
            sum += gram(row, j) * Ball(relation[static_cast<std::size_t>(j / 2)]) * Ball(j % 2 == 0 ? 1 : -1);
        return Quantity(rigor::abs(sum));
    };
    const auto smallest = [=](const char* which, long depth, const Rational& beta) {
        return claim::exact(
            claim::Named{fmt::format("lambda_min of the kernel at the same points, {}", which),
                         Quantity(rigor::smallest_eigenvalue([=] { return kernel(depth, beta); }).lower)},
            Relation::greater, claim::Named{"0", Quantity(0)});
    };
    return Steps()
        .carries(claim::exact_for_each<long>(
            "the rows of the kernel at three antipodal pairs of the circle, ReLU, beta = 0, L = 2", {0, 1, 2, 3, 4, 5},
            {"|(K c)_i|, c the odd function on the points that the relation between the directions gives", image},
            Relation::less,
            {"2^-150 (0 exactly by st-arnaud-2026/section-4-case-a)",
             [](long) { return Quantity(Ball::dyadic(1, -150)); }}))
        .carries(smallest("beta = 1/10, L = 2", 2, Rational(1, 10)))
        .carries(smallest("beta = 0, L = 3", 3, 0));
}

Steps function_space() {
    return Steps().carries(claim::range(
        "the number of a network with two hidden layers, 1 or 2 outputs", 0, 5,
        "d/dt f along theta_p' = <d_p F, d>_pin is (1/N) sum_j Theta(x, x_j) d(x_j) (dual numbers against the kernel)",
        [](long number) {
            const auto t = jacot_2018::ExactTraining::sample({1, 4, 4, 1 + number % 2}, 2, number);
            return rigor::truth(t.preactivation_velocity(t.depth()) == t.kernel_map(t.depth(), t.direction));
        }));
}

Steps ends() {
    // K(x, x') = 1 + x x', x_1 = 1, y_1 = 0, f_0(x) = x - 1; functions as coefficients of 1 and x.
    const auto kernel = [](const Rational& x, const Rational& y) { return Rational(1 + x * y); };
    const auto start = [](const Rational& x) { return Rational(x - 1); };
    const Rational data = 1, label = 0;
    return Steps().carries(claim::witness<Rational>(
        "K = 1 + x x', x_1 = 1, y_1 = 0, f_0 = x - 1, at x = 2", 2,
        {"f_0(x) + K(x, x_1) K(x_1, x_1)^-1 (y_1 - f_0(x_1)), where the flow ends",
         [=](const Rational& x) {
             return Quantity(Rational(start(x) + kernel(x, data) / kernel(data, data) * (label - start(data))));
         }},
        Relation::equal, {"K(x, x_1) K(x_1, x_1)^-1 y_1, the interpolant of smallest norm", [=](const Rational& x) {
                              return Quantity(Rational(kernel(x, data) / kernel(data, data) * label));
                          }}));
}

Steps costs() {
    // The costs are means (1/N) sum_j c(f_j): c = f^2/2, f^2 and, for half the sum, N f^2/2.
    const auto path = [](const KernelDescent& s, const Rational& factor) {
        return s.gradient(s.derivative([&](const rigor::Dual<Rational>& f) { return f * f * factor; }));
    };
    const auto times = [](const Rational& factor, KernelDescent::Vector v) {
        for (Rational& q : v) q *= factor;
        return v;
    };
    return Steps().carries(claim::range(
        "number of a kernel on three points", 0, 9,
        "the velocity of half the mean of squares, twice, is that of the mean, N times, that of half the sum (N = 3)",
        [=](long number) {
            const KernelDescent s = KernelDescent::sample(3, 1, 3, number);
            const auto jacot = path(s, Rational(1, 2));
            return rigor::truth(path(s, 1) == times(2, jacot) &&
                                path(s, Rational(s.points, 2)) == times(s.points, jacot));
        }));
}

Steps decay() {
    const auto cost = [](const rigor::Dual<Rational>& f) { return square_cost(f); };
    const auto rate = [=](long number) { return KernelDescent::sample(2, 1, 2, number).cost_rate(cost); };
    const auto norm = [=](long number) {
        const KernelDescent s = KernelDescent::sample(2, 1, 2, number);
        const auto d = s.derivative(cost);
        return s.kernel_product(d, d);
    };
    return Steps()
        .carries(claim::range("the number of a kernel on two points", 0, 9,
                              {"d/dt C", [=](long number) { return Quantity(rate(number)); }}, Relation::equal,
                              {"-|d|_K^2", [=](long number) { return Quantity(Rational(-norm(number))); }}))
        .carries(claim::witness<long>(
            "kernel number 0", 0,
            {"(d/dt C)^2", [=](long number) { return Quantity(Rational(rate(number) * rate(number))); }},
            Relation::equal, {"(|d|_K)^2, as Le has it", [=](long number) { return Quantity(norm(number)); }}));
}

}  // namespace proofs::concordance_steps
