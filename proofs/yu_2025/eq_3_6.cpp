#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/network_limit.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_3_6 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(1) = <x, x'> + first, Sigma^(l+1) = gain E[relu relu'] + hidden, the last one with `output` instead,
/// dotSigma^(l+1) = slope_gain E[relu' relu'], Theta^(l+1) = Theta^(l) dotSigma^(l+1) + Sigma^(l+1).
/// As printed hidden = output = 2 · 1, the "+1" inside the bracket.
struct Reading {
    Rational first = 1, gain = 2, hidden = 2, output = 2, slope_gain = 2;

    /// Theta^(L+1)(x, x): for a pair of equal Gaussians of variance v, E[relu relu'] = v/2 and E[relu' relu'] = 1/2.
    Rational diagonal(long depth, const Rational& square) const {
        Rational variance = square + first, tangent = variance;
        for (long l = 1; l <= depth; ++l) {
            variance = gain * variance / 2 + (l == depth ? output : hidden);
            tangent = slope_gain * tangent / 2 + variance;
        }
        return tangent;
    }
};
const Reading corrected{.hidden = 1, .output = 0};

/// Network (2.1) with one input and these widths, for which sqrt(2/m) is rational.
ntk::FiniteNetwork<Rational> network(const std::vector<long>& widths) {
    return ntk::yu_fully_connected<Rational>(1, widths);
}

/// L hidden layers, the input x = x'.
struct Input {
    long depth;
    Rational x;
};

/// By the suite's backward pass, over all signs of the parameters; all widths are 2.
claim::Side<Input> mean_of_network() {
    return {"E K_0(x, x) of network (2.1)", [](const Input& at) {
                ntk::DenseVector<Rational> x(1);
                x << at.x;
                const auto mean = mean_over_signs(network(std::vector<long>(static_cast<std::size_t>(at.depth), 2)), x);
                if (!mean) throw std::logic_error("eq-3.6: a preactivation 0 at the input " + rigor::to_string(at.x));
                return *mean;
            }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false at L = 1, x = x' = 0; with the correction also at L = 1 for all x, x' (too large by 2), and at x = x' "
        "for "
        "every L >= 1 (by (L^2 + L + 2)/2): the limit of K_0(x, x) >= 0 is at most its mean (Fatou), which is smaller";
    result.steps
        .carries(claim::witness<Input>("L = 1, x = x' = 0", {1, 0},
                                       {"K^FC(x, x) by (3.4)-(3.7)",
                                        [reading](const Input& at) { return reading.diagonal(at.depth, at.x * at.x); }},
                                       Relation::equal, mean_of_network()))
        .carries(claim::written(context, "law"))
        .supports(claim::range("L", 1, 30, "K^FC(x, x) - E K_0(x, x) = (L^2 + L + 2)/2 at |x|^2 = 5/3", [&](long L) {
            const Rational square(5, 3);
            return rigor::truth(reading.diagonal(L, square) - corrected.diagonal(L, square) ==
                                Rational(L * L + L + 2, 2));
        }));
    if (context.verdict_only) return result;
    result.values = {{"K^FC(0, 0) by (3.4)-(3.7), L = 1", Ball(reading.diagonal(1, 0)).enclosure(context.digits)},
                     {"E K_0(0, 0) of network (2.1), L = 1, every width",
                      Ball(expected_kernel(network({8}), 0)).enclosure(context.digits)},
                     {"the same, L = 3: by (3.4)-(3.7)", Ball(reading.diagonal(3, 0)).enclosure(context.digits)},
                     {"of the network", Ball(expected_kernel(network({8, 2, 18}), 0)).enclosure(context.digits)}};
    return result;
}

/// What network (2.1) has in the mean, q = |x|^2: E|alpha^(l)|^2, with 1 more the covariance of the next layer, and the
/// sum of the contributions to K_0(x, x) of the first l maps.
template <class T>
T squared_activation(const T& q, const T& l) {
    return q + l;
}
template <class T>
T contributions(const T& q, const T& l) {
    return l * q + l * (l + 1) / 2;
}

/// A layer of m neurons: (2/m) m E[relu(z)^2], E z^2 = E|alpha|^2 + 1; and back, (2/m) (m/2) of E|df/dalpha_i|^2.
claim::Step mean_of_all_layers() {
    claim::Steps base, step;
    base.carries(claim::identity<2>(
                     "(2/m) m (|x|^2 + 1)/2", [](const auto& q, const auto& m) { return 2 / m * m * (q + 1) / 2; },
                     "|x|^2 + 1", [](const auto& q, const auto& m) { return squared_activation(q, m / m); }))
        .carries(claim::identity<2>(
            "|x|^2 + 1, of the first map", [](const auto& q, const auto&) { return q + 1; }, "|x|^2 + 1 (1 + 1)/2",
            [](const auto& q, const auto& m) { return contributions(q, m / m); }));
    step
        .carries(claim::identity<3>(
            "(2/m) m (|x|^2 + l + 1)/2",
            [](const auto& q, const auto& l, const auto& m) { return 2 / m * m * (squared_activation(q, l) + 1) / 2; },
            "|x|^2 + (l + 1)",
            [](const auto& q, const auto& l, const auto& m) { return squared_activation(q, l + m / m); }))
        .carries(claim::identity<2>(
            "(2/m) c (m/2)", [](const auto& c, const auto& m) { return 2 / m * c * (m / 2); }, "c",
            [](const auto& c, const auto&) { return c; }))
        .carries(claim::identity<3>(
            "l |x|^2 + l (l + 1)/2 + (|x|^2 + l + 1)",
            [](const auto& q, const auto& l, const auto&) {
                return contributions(q, l) + squared_activation(q, l) + 1;
            },
            "(l + 1) |x|^2 + (l + 1) (l + 2)/2",
            [](const auto& q, const auto& l, const auto& m) { return contributions(q, l + m / m); }));
    return claim::induction("the layers of (2.1), in the mean at initialisation", base, step);
}

/// Sigma^(l)(x, x) = |x|^2 + l and Theta^(l)(x, x) = l |x|^2 + l (l + 1)/2 by the recursion, for l <= L.
claim::Step recursion_of_all_layers(const Reading& r) {
    claim::Steps base, step;
    base.carries(claim::identity<1>(
        "|x|^2 + " + rigor::to_string(r.first) + ", Theta^(1) = Sigma^(1)", [=](const auto& q) { return q + r.first; },
        "|x|^2 + 1", [](const auto& q) { return q + 1; }));
    step
        .carries(claim::identity<2>(
            fmt::format("{} (|x|^2 + l)/2 + {}, Sigma^(l+1)", rigor::to_string(r.gain), rigor::to_string(r.hidden)),
            [=](const auto& q, const auto& l) { return r.gain * squared_activation(q, l) / 2 + r.hidden; },
            "|x|^2 + l + 1", [](const auto& q, const auto& l) { return squared_activation(q, l) + 1; }))
        .carries(claim::identity<2>(
            fmt::format("{} Theta^(l)/2 + Sigma^(l+1)", rigor::to_string(r.slope_gain)),
            [=](const auto& q, const auto& l) {
                return r.slope_gain * contributions(q, l) / 2 + squared_activation(q, l) + 1;
            },
            "(l + 1) |x|^2 + (l + 1) (l + 2)/2",
            [](const auto& q, const auto& l) { return (l + 1) * q + (l + 1) * (l + 2) / 2; }));
    return claim::induction("the layers of the recursion, at x = x'", base, step);
}

/// The step to the output, which has no bias: Theta^(L+1) is the mean of all contributions, those of W^(L+1) last.
claim::Step output_layer(const Reading& r) {
    return claim::identity<2>(
        fmt::format("{} Theta^(L)/2 + {} Sigma^(L)/2 + {}, Theta^(L+1)", rigor::to_string(r.slope_gain),
                    rigor::to_string(r.gain), rigor::to_string(r.output)),
        [=](const auto& q, const auto& L) {
            return r.slope_gain * contributions(q, L) / 2 + r.gain * squared_activation(q, L) / 2 + r.output;
        },
        "L |x|^2 + L (L + 1)/2 + E|alpha^(L)|^2, E K_0(x, x)",
        [](const auto& q, const auto& L) { return contributions(q, L) + squared_activation(q, L); });
}

/// One hidden layer, any x, x': E = E[relu relu'], D = E[relu' relu'] for the pair of covariance Sigma^(1).
claim::Step one_layer(const Reading& r) {
    return claim::identity<3>(
        fmt::format("(<x, x'> + {}) {} D + {} E + {}, Theta^(2)", rigor::to_string(r.first),
                    rigor::to_string(r.slope_gain), rigor::to_string(r.gain), rigor::to_string(r.output)),
        [=](const auto& p, const auto& E, const auto& D) {
            return (p + r.first) * r.slope_gain * D + r.gain * E + r.output;
        },
        "2 E + 2 D (<x, x'> + 1), E K_0(x, x')",
        [](const auto& p, const auto& E, const auto& D) { return 2 * E + 2 * D * (p + 1); });
}

claim::Step recursion_for_the_mean() {
    const std::vector<Input> inputs{{1, Rational(1, 3)}, {1, Rational(-5, 7)}, {2, Rational(2, 7)}};
    return claim::exact_for_each<Input>(
        "inputs 1/3, -5/7 at L = 1 and 2/7 at L = 2, widths 2", inputs, mean_of_network(), Relation::equal,
        {"the recursion for it", [](const Input& at) {
             return expected_kernel(network(std::vector<long>(static_cast<std::size_t>(at.depth), 2)), at.x * at.x);
         }});
}

Truth below_the_bound(claim::Sampler& sampler) {
    const TrainingSample sample = training_sample(sampler.integer(1, 1'000'000'000));
    bool all = true;
    for (long i = 0; i < sample.points.cols(); ++i) {
        const ExactMatrix point = sample.points.col(i);
        all = all &&
              ntk::empirical_kernel(sample.network, point)(0, 0) <= kernel_bound(sample.network, point.squaredNorm());
    }
    return rigor::truth(all);
}

/// 81^m e^(-t^2 m/8) <= e^(-t^2 m/16) at t = 9, for nets of 9^m points. Any larger t would do as well.
claim::Step tails_do_not_grow() {
    constexpr long net = 9, t = 9;
    const auto logarithm = [] { return claim::Named{"2 ln 9", Ball(2) * rigor::log(Ball(net))}; };
    const auto exponent = [] { return claim::Named{"9^2/8 - 9^2/16", Rational(t * t, 8) - Rational(t * t, 16)}; };
    return claim::exact(logarithm, Relation::less, exponent);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "L = 1: all x, x' (law of large numbers); x = x': the mean of K_0 at every width, all L >= 1, and the limit "
        "wherever "
        "there is one, (3.3), as the second moments are bounded";
    result.steps.carries(claim::written(context, "law"))
        .carries(one_layer(reading))
        .carries(claim::written(context, "mean"))
        .carries(mean_of_all_layers())
        .supports(recursion_for_the_mean())
        .carries(recursion_of_all_layers(reading))
        .carries(output_layer(reading))
        .carries(claim::written(context, "limit"))
        .carries(tails_do_not_grow())
        .supports(
            claim::instances("K_0(x, x) is at most the polynomial in |x|^2 and the squares of ||W||, |b|, exactly, "
                             "networks of both kinds",
                             context.seed, 120, below_the_bound));
    return result;
}

/// The recursion, the mean of a network of these widths, and the suite's general code for both kernels.
Truth codes_agree(const Rational& size, long depth, long pattern) {
    std::vector<long> widths;
    for (long l = 0; l < depth; ++l) widths.push_back(pattern >> l & 1 ? 8 : 2);
    const rigor::Precision precision(128);
    const ntk::PairInnerProducts p{size, size, size};
    ntk::TwoPointKernelIteration<Ball> walk(p, ntk::FullyConnectedKernel::yu_as_printed());
    walk.advance_to(depth + 1);
    const auto near = [&](const Ball& value, const Rational& exact) {
        return value.contains(exact)
                   ? rigor::certainly_less(value.radius(), Ball(Rational(1 + abs(exact))) * Ball::dyadic(1, -90))
                   : Truth::no;
    };
    return rigor::truth(expected_kernel(network(widths), size) == corrected.diagonal(depth, size)) &&
           near(walk.tangent_kernel(), Reading{}.diagonal(depth, size)) &&
           near(ntk::yu_fully_connected_limit<Ball>(p, depth), corrected.diagonal(depth, size));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.6", check)
        .control("no constant in the last step", [](Reading& r) { r.output = 0; })
        .corrected(check_correction, corrected)
        .correction_control("a bias in the output layer", [](Reading& r) { r.output = 1; })
        .correction_control("bias 1 + 1e-20", [](Reading& r) { r.hidden += rigor::parse_rational("1e-20"); })
        .correction_control("\"+1\" inside the bracket before hidden layers", [](Reading& r) { r.hidden = 2; })
        .correction_control("<x, x'> without \"+1\" in (3.4)", [](Reading& r) { r.first = 0; })
        .correction_control("E[relu relu'] without the factor 2", [](Reading& r) { r.gain = 1; })
        .correction_control("E[relu' relu'] without the factor 2", [](Reading& r) { r.slope_gain = 1; })
        .property(claim::property(
            "x = x', L hidden layers of width 2 or 8: the mean of K_0 is the corrected recursion, exactly; the "
            "suite's code for "
            "(3.4)-(3.7) and for the corrected kernel agree with theirs",
            codes_agree, claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 40)},
            claim::Input{"widths", claim::integers(0, (1L << 40) - 1)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_6
