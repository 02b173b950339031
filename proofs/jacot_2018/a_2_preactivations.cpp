#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_preactivations {
namespace {

using rigor::Rational, rigor::Truth;

/// d/dt z_i = factor n^(-width_power/2) Phi_Theta(<sigma'(z_i)^slope_power W_i^T d, .>_pin).
struct Reading {
    Rational factor = 1;
    unsigned long slope_power = 1, width_power = 1;
};

/// L = 1, two points x, y of R, one output. Neuron i: z = x v + beta b, sigma' = s at x and t at y; f = r W sigma(z) +
/// … d/dt z(x) along theta' = <d_p F, d>_pin, by dual numbers.
claim::Step two_points(const Reading& reading) {
    return claim::identity<11>(
        "dz_i(x)/dt by dual numbers; L = 1, two points x, y",
        [](const auto& x, const auto& y, const auto& v, const auto& b, const auto& beta, const auto& s, const auto& t,
           const auto& r, const auto& W, const auto& dx, const auto& dy) {
            using T = std::decay_t<decltype(x)>;
            using D = rigor::Dual<T>;
            const auto z = [&](const T& point, const D& weight, const D& bias) {
                return D(point) * weight + D(beta) * bias;
            };
            const auto velocity = [&](const D& weight, const D& bias) {  // <df/dp, d>_pin for the p that moves
                const T at_x = (D(r) * D(W) * D(s) * z(x, weight, bias)).derivative,
                        at_y = (D(r) * D(W) * D(t) * z(y, weight, bias)).derivative;
                return T((dx * at_x + dy * at_y) / T(2));
            };
            return z(x, D(v, velocity(D(v, T(1)), D(b))), D(b, velocity(D(v), D(b, T(1))))).derivative;
        },
        factor(reading.factor) + factor("r", reading.width_power) + "(Sigma(x, x) " + factor("s", reading.slope_power) +
            "W d(x) + Sigma(x, y) " + factor("t", reading.slope_power) + "W d(y))/2, Sigma = Sigma^(1), r = 1/sqrt(n)",
        [&](const auto& x, const auto& y, const auto&, const auto&, const auto& beta, const auto& s, const auto& t,
            const auto& r, const auto& W, const auto& dx, const auto& dy) {
            using T = std::decay_t<decltype(x)>;
            const auto slope = [&](const T& q) {
                T product = q - q + 1;
                for (unsigned long k = 0; k < reading.slope_power; ++k) product = product * q;
                return product;
            };
            T sum = W * reading.factor *
                    ((x * x + beta * beta) * slope(s) * dx + (x * y + beta * beta) * slope(t) * dy) / T(2);
            for (unsigned long k = 0; k < reading.width_power; ++k) sum = sum * r;
            return sum;
        });
}

/// L = 1 with all sizes: the printed formula with Sigma^(1).
Truth one_layer(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, 2);
    const auto velocity = t.preactivation_velocity(1), z = t.preactivations(1), kernel = t.first_kernel();
    for (long i = 0; i < t.width(1); ++i)
        for (long x = 0; x < t.points(); ++x) {
            Rational sum = 0;
            for (long y = 0; y < t.points(); ++y) {
                Rational back = 0;
                for (long j = 0; j < t.width(2); ++j) back += t.weight(1, i, j) * t.direction()(y, j);
                sum += kernel(x, y) * t.sigma().slope(z(y, i)) * back / t.points();
            }
            if (velocity(x, i) != sum / t.root_width(1)) return Truth::no;
        }
    return Truth::yes;
}
/// Any L, finite widths: the same with the kernel of the smaller network at this moment.
Truth any_depth(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, 3);
    const auto kernel = t.kernel(2), d = t.printed_direction(), velocity = t.preactivation_velocity(2);
    const long n = t.width(2);
    for (long x = 0; x < t.points(); ++x)
        for (long i = 0; i < n; ++i) {
            Rational sum = 0;
            for (long y = 0; y < t.points(); ++y)
                for (long k = 0; k < n; ++k) sum += kernel(x * n + i, y * n + k) * d(y, k) / t.points();
            if (velocity(x, i) != sum) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "L = 1 at every width; L >= 2 integrated over [0, t], in probability, n_1 -> infinity first, n_L last; "
        "for each n_L up to the stopping time tau of a.2-induction";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-direction"))
        .carries(claim::written(context, "one-layer"))
        .carries(two_points(reading))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::cites(context, "jacot-2018/a.2-direction-bound"))
        .carries(claim::written(context, "up-to-tau"))
        .carries(claim::written(context, "limit"));
    if (context.verdict_only) return result;
    result.steps
        .supports(claim::instances(
            "L = 1: dz_i/dt is the printed expression, one to three points, one and two outputs, leaky and scaled "
            "sigma, by dual numbers",
            context.seed, 20, one_layer))
        .supports(claim::instances("L = 2, finite widths: the same with the kernel of the smaller network at time t",
                                   context.seed, 20, any_depth));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-preactivations", check)
        .control("half of it", [](Reading& r) { r.factor = Rational(1, 2); })
        .control("without sigma'", [](Reading& r) { r.slope_power = 0; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .property(claim::property(
            "L = 1: dz_i/dt is the printed expression, exactly: random networks, points and directions",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return one_layer(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_preactivations
