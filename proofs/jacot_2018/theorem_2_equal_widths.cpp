#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::theorem_2_equal_widths {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// The maps have the factor n_l^(-factor_power/2), and the derivative by an activation of layer l the fourth moment
/// 3^(L - l + shift) c^(4 (L - l - 1))/n_l^2 at most. n_(l+1) = rho n_l^growth; the norm of an n' x n matrix is at most
/// norm (n + n')^(1/2); the kernel has beta^bias_power.
struct Reading {
    unsigned long factor_power = 1;
    long shift = 0;
    unsigned long growth = 1;
    Rational norm = 6;
    unsigned long bias_power = 2;
};

/// The page, (1): P(|W| >= norm (n + n')^(1/2)) is at most this to the power n + n', as one
/// of 9^(n + n') normal variables u^T W v is at least norm/2 (n + n')^(1/2).
Ball escape(const Rational& norm) { return Ball(9) * rigor::exp(-Ball(Rational(norm * norm / 8))); }

/// E |n^(-1/2) W e_1|^2 for an n' x n matrix.
Rational mean_square_column(long n, const Rational& below) { return below * ntk::gaussian_mean({0, 0, 1}, 1) / n; }

/// ReLU networks with two points and two outputs, rational factors n_l^(-1/2).
const ExactTraining& network(long number) {
    static const std::vector<ExactTraining> list{ExactTraining::sample({1, 4, 4, 2}, 2, 1),
                                                 ExactTraining::sample({4, 1, 4, 2}, 2, 2),
                                                 ExactTraining::sample({1, 4, 2}, 2, 3)};
    return list.at(static_cast<std::size_t>(number));
}
/// Theta at all pairs of points and outputs: sums over the parameters, of derivatives by dual numbers.
rigor::RationalMatrix by_parameters(const ExactTraining& t) {
    using Dual = rigor::Dual<Rational>;
    ntk::FiniteNetwork<Dual> net;
    net.wiring = t.network.wiring;
    for (const auto& map : t.network.maps) {
        auto copy = ntk::affine_map<Dual>(map.outputs(), map.inputs(), true, Dual(map.weight_scale),
                                          Dual(map.bias_scale), Dual(map.activation_scale));
        for (long i = 0; i < map.weights.size(); ++i) copy.weights.data()[i] = Dual(map.weights.data()[i]);
        for (long i = 0; i < map.bias.size(); ++i) copy.bias(i) = Dual(map.bias(i));
        net.maps.push_back(std::move(copy));
    }
    const long outputs = t.network.outputs(), size = t.count() * outputs;
    rigor::RationalMatrix theta(size, size);
    const auto add = [&](Dual& parameter) {
        parameter.derivative = 1;
        std::vector<Rational> slopes;
        for (long i = 0; i < t.count(); ++i) {
            ntk::DenseVector<Dual> x(t.points.rows());
            for (long k = 0; k < x.size(); ++k) x(k) = Dual(t.points(k, i));
            const auto whole = ntk::forward(net, x);
            for (long k = 0; k < outputs; ++k) slopes.push_back(whole.results.back()(k).derivative);
        }
        parameter.derivative = 0;
        for (long a = 0; a < size; ++a)
            for (long b = 0; b < size; ++b)
                theta(a, b) += slopes[static_cast<std::size_t>(a)] * slopes[static_cast<std::size_t>(b)];
    };
    for (auto& map : net.maps) {
        for (long i = 0; i < map.weights.size(); ++i) add(map.weights.data()[i]);
        for (long i = 0; i < map.bias.size(); ++i) add(map.bias(i));
    }
    return theta;
}
/// The same by the page, {#kernel}: sums over the maps.
rigor::RationalMatrix by_maps(const ExactTraining& t, const Reading& reading) {
    const long outputs = t.network.outputs(), size = t.count() * outputs;
    rigor::RationalMatrix theta(size, size);
    std::vector<ntk::DenseVector<Rational>> g;  // at point i and for output k: i outputs + k
    for (long a = 0; a < size; ++a) {
        g.push_back(ntk::DenseVector<Rational>::Constant(outputs, Rational(0)));
        g.back()(a % outputs) = 1;
    }
    for (long l = t.depth() - 1; l >= 0; --l) {
        const auto& map = t.network.maps[static_cast<std::size_t>(l)];
        const ExactTraining::Matrix alpha = t.activations(l);
        for (long a = 0; a < size; ++a)
            for (long b = 0; b < size; ++b) {
                Rational inner = 0, below = 0;
                const auto &left = g[static_cast<std::size_t>(a)], &right = g[static_cast<std::size_t>(b)];
                for (long i = 0; i < left.size(); ++i) inner += left(i) * right(i);
                for (long i = 0; i < map.inputs(); ++i) below += alpha(a / outputs, i) * alpha(b / outputs, i);
                theta(a, b) += inner * (below / rigor::power(Rational(map.inputs()), reading.factor_power) +
                                        rigor::power(t.beta, reading.bias_power));
            }
        if (l == 0) break;
        const ExactTraining::Matrix z = t.preactivations(l);
        for (long a = 0; a < size; ++a) {
            auto& above = g[static_cast<std::size_t>(a)];
            ntk::DenseVector<Rational> under = ntk::DenseVector<Rational>::Constant(map.inputs(), Rational(0));
            for (long i = 0; i < map.inputs(); ++i)
                if (z(a / outputs, i) > 0)
                    for (long j = 0; j < above.size(); ++j) under(i) += map.weight_scale * map.weights(j, i) * above(j);
            above = under;
        }
    }
    return theta;
}

/// The widths n_l, …, n_(L-1), and c.
struct Chain {
    std::vector<long> widths;
    Rational c = 1;
};

/// n_l^2 E v_(l,i)^4 for sigma(u) = c u: each J_(h+1) has independent normal entries of the variance S_(h+1) = s^2 c^2
/// S_h (a sum of n_h squares of N(0, 1)), s^2 = n_h^(-factor_power), and S_(l+1) = s^2.
Rational fourth_moment(const Chain& chain, unsigned long factor_power) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, 1), fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    Rational mean_square = 1, first = chain.widths.front();
    for (std::size_t h = 0; h < chain.widths.size(); ++h) {
        const Rational n = chain.widths[h];
        mean_square /= rigor::power(n, 2 * factor_power);
        if (h > 0)
            mean_square *= rigor::power(chain.c, 4) * (n * fourth + n * (n - 1) * second * second);  // E (sum z^2)^2
    }
    return fourth * mean_square * first * first;
}
Rational bound(const Chain& chain, long shift) {
    const auto maps = static_cast<unsigned long>(chain.widths.size());  // L - l
    return rigor::power(Rational(3), maps + 1) / rigor::power(Rational(3), static_cast<unsigned long>(1 - shift)) *
           rigor::power(chain.c, 4 * (maps - 1));
}

/// The exponent of n in the mean of sup_t max|Theta(t) - Theta(0)|: erf, L = 3, widths n and 4 n, the four points and
/// the goal of theorem-2.
ntk::Estimate exponent_of_change(std::uint64_t seed) {
    const ntk::DenseMatrix<double> points = points_of_circle();
    const ntk::DenseVector<double> goal = product_of_coordinates(points);
    const ntk::DenseMatrix<double> tangent = limit(Activation::erf, points, 3, Recursion::printed(2, 0.1)).tangent;
    std::vector<AtWidth> changes;
    for (const long n : {4L, 8L, 16L, 32L}) {
        auto network = ntk::jacot_network<double>(std::vector<long>{2, n, 4 * n, 1}, Rational(1, 10), Activation::erf);
        Mean change;
        for (std::uint64_t k = 0; k < 96; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(n), k);
            change.add(train(network, points, goal, tangent, {}).kernel_change);
        }
        changes.push_back({n, change.estimate()});
    }
    return exponent(changes);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "min(n_1, …, n_(L-1)) -> infinity with n_(l+1) <= rho n_l between hidden layers (equal widths, the widths one "
        "after the other), in probability, uniformly in t in [0, T]; hypotheses of theorem 2, beta > 0";
    const std::vector<Chain> chains{{{1}},           {{1, 1, 1}},         {{1, 1, 1}, 2},
                                    {{7}, 3},        {{5, 5, 5}},         {{2, 9, 4}, Rational(1, 2)},
                                    {{100, 100}, 3}, {{1000, 1000, 1000}}};
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/section-4-evolution"))
        .carries(claim::written(context, "kernel"));
    for (const long number : {0L, 1L, 2L})
        result.steps.carries(claim::exact(
            {fmt::format("instance {}: a ReLU network, two points, two outputs: Theta, sums over the parameters",
                         number + 1),
             by_parameters(network(number))},
            Relation::equal,
            {fmt::format("sums over the maps, with beta^{} and n_l^-{}", reading.bias_power, reading.factor_power),
             by_maps(network(number), reading)}));
    const Rational rho = 4;
    result.steps
        .carries(claim::exact({fmt::format("9 exp(-{}^2/8)", rigor::to_string(reading.norm)), escape(reading.norm)},
                              Relation::less, {"1/10", Rational(1, 10)}))
        .carries(claim::exact_for_each<long>(
            fmt::format("instances: n_l = 1, 7, 100, 10^6, n_(l+1) = rho n_l^{}, rho = 4", reading.growth),
            {1, 7, 100, 1'000'000},
            {"E |n_l^(-1/2) W_l e_1|^2",
             [&](long n) { return mean_square_column(n, Rational(rho * rigor::power(Rational(n), reading.growth))); }},
            Relation::at_most, {"rho", [&](long) { return rho; }}))
        .carries(claim::written(context, "start"))
        .carries(claim::exact_for_each<Chain>(
            "instances: sigma(u) = c u, eight lists of widths n_l … n_(L-1), ones and equal ones among them", chains,
            {"n_l^2 E v_(l,i)^4", [&](const Chain& chain) { return fourth_moment(chain, reading.factor_power); }},
            Relation::at_most,
            {fmt::format("3^(L - l + {}) c^(4 (L - l - 1))", reading.shift),
             [&](const Chain& chain) { return bound(chain, reading.shift); }}))
        .carries(claim::written(context, "fourth"))
        .carries(claim::written(context, "ball"))
        .carries(claim::written(context, "slopes"))
        .carries(claim::written(context, "constant"))
        .carries(claim::written(context, "time"))
        .carries(claim::written(context, "consequence"))
        .carries(claim::written(context, "iterated"));
    if (context.verdict_only) return result;
    const ntk::Estimate slope = exponent_of_change(context.seed);
    const std::string says = "erf, L = 3, n_2 = 4 n_1, exponent of n_1 in the mean of sup_t max|Theta(t) - Theta(0)|";
    result.steps.supports(claim::simulated_below(says, slope.mean, slope.standard_error, 0));
    result.values.push_back(claim::estimated_value(says, slope.mean, slope.standard_error));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-2-equal-widths", check)
        .control("maps without the factor 1/sqrt(n_l)", [](Reading& r) { r.factor_power = 0; })
        .control("3^(L - l - 1) in place of 3^(L - l)", [](Reading& r) { r.shift = -1; })
        .control("n_(l+1) = rho n_l^2", [](Reading& r) { r.growth = 2; })
        .control("5.99 (n + n')^(1/2)", [](Reading& r) { r.norm = rigor::parse_rational("5.99"); })
        .control("beta in place of beta^2", [](Reading& r) { r.bias_power = 1; })
        .property(claim::property(
            "sigma(u) = c u: n_l^2 E v_(l,i)^4 <= 3^(L - l) c^(4 (L - l - 1)), exactly, three hidden layers",
            [](long a, long b, long d, const Rational& c) {
                const Chain chain{{a, b, d}, c};
                return rigor::truth(fourth_moment(chain, 1) <= bound(chain, 0));
            },
            claim::Input{"n_l", claim::integers(1, 1'000'000)},      // free: random inputs
            claim::Input{"n_(l+1)", claim::integers(1, 1'000'000)},  // free: random inputs
            claim::Input{"n_(l+2)", claim::integers(1, 1'000'000)},  // free: random inputs
            claim::Input{"c", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::theorem_2_equal_widths
