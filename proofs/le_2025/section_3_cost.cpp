#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::le_2025::section_3_cost {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;

/// p_in = (1/m) sum_i delta_(x_i), and a mass elsewhere; C(f) = factor |f - f*|^2.
struct Reading {
    Rational elsewhere = 0, factor = 1;
};

/// Functions with several outputs on m data points and one point more; a function is its list of values, point by
/// point.
struct Functions {
    long m, outputs;
    RationalVector f, g, h, goal;

    static Functions draw(claim::Sampler& sampler) {
        const long m = sampler.integer(1, 4), outputs = sampler.integer(1, 3), size = (m + 1) * outputs;
        Functions s{m, outputs, sampler.vector(size), {}, {}, {}};
        s.g = sampler.vector(size);
        s.h = sampler.vector(size);
        s.goal = sampler.vector(size);
        return s;
    }
    Rational product(const RationalVector& a, const RationalVector& b, const Reading& reading) const {
        Rational sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += (static_cast<long>(i) < m * outputs ? Rational(1, m) : reading.elsewhere) * a[i] * b[i];
        return sum;
    }
    /// (1/m) sum_i |f(x_i) - y_i|^2.
    Rational cost(const RationalVector& a) const {
        Rational sum = 0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(m * outputs); ++i)
            sum += (a[i] - goal[i]) * (a[i] - goal[i]);
        return sum / m;
    }
};
RationalVector combined(const Rational& s, const RationalVector& a, const Rational& t, const RationalVector& b) {
    RationalVector sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum.push_back(s * a[i] + t * b[i]);
    return sum;
}

Truth semi_norm(claim::Sampler& sampler, const Reading& reading) {
    const Functions s = Functions::draw(sampler);
    const Rational a = sampler.rational(), b = sampler.rational();
    const auto product = [&](const RationalVector& u, const RationalVector& v) { return s.product(u, v, reading); };
    const RationalVector difference = combined(1, s.f, -1, s.goal);
    const bool cost = s.cost(s.f) == reading.factor * product(difference, difference);
    const bool bilinear = product(combined(a, s.f, b, s.g), s.h) == a * product(s.f, s.h) + b * product(s.g, s.h) &&
                          product(s.f, s.g) == product(s.g, s.f);
    const bool cauchy_schwarz =
        product(s.f, s.f) >= 0 && product(s.f, s.g) * product(s.f, s.g) <= product(s.f, s.f) * product(s.g, s.g);
    RationalVector off_data(s.f.size());
    off_data.back() = 1;
    return rigor::truth(cost && bilinear && cauchy_schwarz && product(off_data, off_data) == 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all finite data sets, all functions and targets";
    result.steps.carries(claim::written(context, "cost"))
        .carries(claim::written(context, "semi-norm"))
        .supports(claim::instances("C(f) = |f - f*|^2; <., .> is bilinear, symmetric, |<f, g>| <= |f| |g|; 0 for a "
                                   "function that is not 0 off the data only",
                                   context.seed, 60,  // free: how many
                                   [&](claim::Sampler& sampler) { return semi_norm(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-cost", check)
        .control("a mass of 1e-20 at a further point", [](Reading& r) { r.elsewhere = rigor::parse_rational("1e-20"); })
        .control("C(f) = (1/2) |f - f*|^2", [](Reading& r) { r.factor = Rational(1, 2); })
        .property(claim::property(
            "cost = square of the semi-norm, which comes from a semi-inner product, exactly",
            [](long number) {
                claim::Sampler sampler(6, static_cast<std::uint64_t>(number));  // free: a seed
                return semi_norm(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_cost
