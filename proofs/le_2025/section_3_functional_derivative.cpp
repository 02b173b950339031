#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::le_2025::section_3_functional_derivative {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;
using RationalDual = rigor::Dual<Rational>;

/// C(f) = (1/m) sum_i |f(x_i) - f*(x_i)|^2, and a term that couples the points, has the derivative <d, .>_pin with
/// d = factor (f - f*), and what comes from the term.
struct Reading {
    Rational factor = 2;
    bool count_repeated = true;    ///< else each point has the weight 1/m in <d, g>
    bool on_the_data_only = true;  ///< else C sees a point off the data
};

/// Different data points, each some of the m times, and one point more; a function is its list of values, point by
/// point.
struct Cost {
    std::vector<long> times;
    long m = 0, outputs = 1;  // free: drawn
    Rational coupling;        ///< of the square of the first value times the last one, on the data
    RationalVector goal, f, g;

    static Cost draw(claim::Sampler& sampler) {
        Cost cost;
        const long points = sampler.integer(1, 3);  // free: sizes of the samples
        cost.outputs = sampler.integer(1, 2);       // free: sizes of the samples
        for (long j = 0; j < points; ++j) {
            cost.times.push_back(sampler.integer(1, 3));  // free: sizes of the samples
            cost.m += cost.times.back();
        }
        cost.coupling = sampler.coin() ? sampler.rational() : Rational(0);
        cost.goal = sampler.vector((points + 1) * cost.outputs);
        cost.f = sampler.vector((points + 1) * cost.outputs);
        cost.g = sampler.vector((points + 1) * cost.outputs);
        return cost;
    }
    std::size_t on_the_data() const { return times.size() * static_cast<std::size_t>(outputs); }
    Rational share(std::size_t i) const { return Rational(times[i / static_cast<std::size_t>(outputs)], m); }

    /// C along f + s g, by dual numbers.
    Rational derivative(const Reading& reading) const {
        RationalDual sum(0);
        const auto value = [&](std::size_t i) { return RationalDual(f[i], g[i]); };
        for (std::size_t i = 0; i < on_the_data(); ++i) {
            const RationalDual error = value(i) - RationalDual(goal[i]);
            sum += RationalDual(share(i)) * error * error;
        }
        sum += RationalDual(coupling) * value(0) * value(0) * value(on_the_data() - 1);
        if (!reading.on_the_data_only) sum += value(f.size() - 1);
        return sum.derivative;
    }
    /// <d, g>_pin, d(z_j) = (m/m_j) grad_j c.
    Rational by_d(const Reading& reading) const {
        const std::size_t last = on_the_data() - 1;
        Rational sum = 0;
        for (std::size_t i = 0; i <= last; ++i) {
            Rational of_coupling = 0;
            if (i == 0) of_coupling += 2 * coupling * f[0] * f[last];
            if (i == last) of_coupling += coupling * f[0] * f[0];
            const Rational weight = reading.count_repeated ? share(i) : Rational(1, m);
            const Rational d = reading.factor * (f[i] - goal[i]) + of_coupling / share(i);
            sum += weight * d * g[i];
        }
        return sum;
    }
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all finite data sets, repeated points among them, all outputs, all costs that are differentiable "
        "functions of the values on the data";
    result.steps.carries(claim::written(context, "form"))
        .carries(claim::cites(context, "le-2025/section-3-dual"))
        .carries(claim::written(context, "element"))
        .supports(claim::instances(
            "the derivative of C(f + s g) at s = 0 is <d, g>_pin, d = 2 (f - f*) for the squares, and for a term that "
            "couples the points (m/m_j) times its gradient",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) {
                const Cost cost = Cost::draw(sampler);
                return rigor::truth(cost.derivative(reading) == cost.by_d(reading));
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-functional-derivative", check)
        .control("d = f - f* for the squares", [](Reading& r) { r.factor = 1; })
        .control("repeated points counted once", [](Reading& r) { r.count_repeated = false; })
        .control("a cost that sees a point off the data", [](Reading& r) { r.on_the_data_only = false; })
        .property(claim::property(
            "the derivative of C(f + s g) is <d, g>_pin, exactly",
            [](long number) {
                claim::Sampler sampler(9, static_cast<std::uint64_t>(number));  // free: a seed
                const Cost cost = Cost::draw(sampler);
                return rigor::truth(cost.derivative({}) == cost.by_d({}));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_functional_derivative
