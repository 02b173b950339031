#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/sphere_sample.hpp"
#include "rigor/series/power_series.hpp"
#include "rigor/proof/prove_on.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Truth;

constexpr long input_dimension = 128;

/// z = inner/sqrt(norms), compared exactly.
struct Correlation {
    Integer inner, norms;  ///< <x, x'>, |x|^2 |x'|^2 > 0
    Rational signed_square() const { return Rational(Integer(inner * abs(inner)), norms); }
    Ball value() const { return Ball(Rational(inner)) / rigor::sqrt(Ball(Rational(norms))); }
    friend bool operator<(const Correlation& a, const Correlation& b) { return a.inner * abs(a.inner) * b.norms < b.inner * abs(b.inner) * a.norms; }
};
Correlation correlation_of(const std::vector<long>& x, const std::vector<long>& y) {
    return {inner_product(x, y), Integer(inner_product(x, x)) * inner_product(y, y)};
}

/// 1/sqrt(1 - h(z)) for z in [-1, 1): 1 - h = 1 - cos theta - (sin theta - theta cos theta)/pi.
Ball depth_bound(const Ball& z) {
    const Ball theta = rigor::acos(z);
    return Ball(1) / rigor::sqrt(Ball(1) - ntk::kappa_1_of_angle(theta));
}

/// The largest correlation of the first n points, for each n of the list (increasing).
std::vector<Correlation> largest_correlations(const IntegerPoints& points, const std::vector<long>& sizes) {
    std::vector<Correlation> found;
    std::vector<Integer> norms;
    for (const auto& x : points) norms.emplace_back(inner_product(x, x));
    std::optional<Correlation> largest;
    // Pairs that are clearly not the largest are left out by their value in double, with room for its error of a few 2^-53.
    double threshold = -2;
    std::vector<double> lengths;
    for (const auto& x : points) lengths.push_back(std::sqrt(static_cast<double>(inner_product(x, x))));
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const long inner = inner_product(points[i], points[j]);
            const double approximate = static_cast<double>(inner) / (lengths[i] * lengths[j]);
            if (approximate < threshold) continue;
            const Correlation here{inner, norms[i] * norms[j]};
            if (!largest || *largest < here) largest = here;
            threshold = std::max(threshold, approximate - 1e-12);
        }
        if (found.size() < sizes.size() && static_cast<long>(i) + 1 == sizes[found.size()]) found.push_back(largest.value());
    }
    return found;
}

/// The argument that L does not decrease when points are added; `subset` false: the maximum over the pairs of the new points only.
claim::legacy::Argument argue(bool subset, std::uint64_t seed, const std::vector<long>& sizes, std::vector<claim::Value>* values = nullptr, long digits = 10) {
    claim::legacy::Argument argument;
    argument
        .step("h increases with z: with z = -cos s, pi h = sin s - s cos s has the derivative s sin s > 0 on (0, pi) (exact series to order 59, and by the product rule)", rigor::truth([] {
                  const rigor::PowerSeries s = rigor::PowerSeries::variable(60), derivative = (sin(s) - s * cos(s)).derivative();
                  return derivative == s * sin(s) * rigor::PowerSeries::constant(1, derivative.order());
              }()))
        .step("1 - h(z) > 0 for z < 1: (1 - h)/theta^2 = sinc(theta/2)^2/2 - theta A(theta) /pi > 0 on [0, pi]", rigor::prove_on({{Rational(0), Rational(22, 7)}}, [](const rigor::Point& x) {
                  return rigor::square(rigor::sinc(x[0] / Ball(2))) / Ball(2) - x[0] * ntk::sine_remainder(x[0]) / Ball::pi();
              }).verdict);
    const IntegerPoints points = sphere_sample(sizes.back(), input_dimension, seed);
    std::vector<Correlation> largest;
    if (subset) {
        largest = largest_correlations(points, sizes);
    } else {
        // Disjoint blocks of the given sizes, as if each size had a sample of its own.
        std::size_t from = 0;
        for (const long n : sizes) {
            if (from + static_cast<std::size_t>(n) > points.size()) break;
            const IntegerPoints block(points.begin() + static_cast<long>(from), points.begin() + static_cast<long>(from) + n);
            largest.push_back(largest_correlations(block, {n}).front());
            from += static_cast<std::size_t>(n);
        }
    }
    bool nondecreasing = true;
    for (std::size_t k = 0; k + 1 < largest.size(); ++k) nondecreasing = nondecreasing && !(largest[k + 1] < largest[k]);
    argument.step(fmt::format("the largest inner product of {} samples does not decrease, compared exactly", subset ? "the growing" : "independent"), rigor::truth(nondecreasing && largest.size() > 1));
    if (values)
        for (std::size_t k = 0; k < largest.size(); ++k)
            values->push_back({fmt::format("L = max 1/sqrt(1 - h(x_i^T x_j)), first {} points of the sample, n0 = 128 (largest inner product {})", sizes[k], largest[k].value().enclosure(6)),
                               depth_bound(largest[k].value()).enclosure(digits)});
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    std::vector<claim::Value> values;
    std::vector<long> sizes{10, 20, 50, 100, 200, 500, 1000};
    if (context.thorough) sizes.push_back(4000);
    const claim::legacy::Argument argument = argue(true, context.seed, sizes, &values, context.digits);
    claim::legacy::Finding finding = unchecked(argument, "a caption: it says what is drawn and claims no number and no trend; checked instead: L does not decrease when points are added to a sample, with certified values for one sample, n0 = 128");
    finding.values = std::move(values);
    finding.values.push_back({"the same for two orthogonal points, 1/sqrt(1 - 1/pi)", depth_bound(Ball(0)).enclosure(context.digits)});
    const IntegerPoints points = sphere_sample(sizes.back(), input_dimension, context.seed);
    const std::vector<Correlation> largest = largest_correlations(points, {100, sizes.back()});
    finding.remark = "L does not decrease when points are added to one sample, not strictly: where no new pair is closer than all before, L stays. For independent samples of different sizes nothing of the kind follows. In the caption d and n0 = 128 are the same number, a parenthesis is misplaced in h(x_i^T x_j), and L is not an integer.";
    if (rigor::certainly_less(depth_bound(largest[1].value()), Ball(2)) == Truth::yes)
        finding.remark += fmt::format(" For all {} points of this sample L is below 2: at these sizes the bound restricts no depth L >= 2.", sizes.back());
    if (rigor::certainly_less(Ball(Rational(28, 100)), largest[0].value()) == Truth::yes)
        finding.remark += " Its first 100 points already have an inner product above 0.28 and L above 1.37; example 2 expects that of 2^30 points with probability at most 0.04.";
    return finding;
}

}  // namespace

claim::legacy::Check figure_8() {
    return {
        .id = "st-arnaud-2026/figure-8",
        .check = check,
        .controls = {{"independent samples of sizes 2, 3, 2, 3, …: never a decrease", [](const claim::Context&) { return claim::verdict_of(argue(false, 1, {2, 3, 2, 3, 2, 3, 40}).conclusion()); }}},
        .property = claim::property("adding a point never lowers L, and L is 1/sqrt(1 - h) at the largest inner product: seeded samples in dimension d, first n of 8 points",
                                    [](long seed, long d, long n) {
                                        const rigor::Precision precision(128);
                                        const IntegerPoints points = sphere_sample(8, d, static_cast<std::uint64_t>(seed));
                                        const auto largest = largest_correlations(points, {n, n + 1});
                                        Truth all = rigor::truth(!(largest[1] < largest[0]));
                                        const Ball bound = depth_bound(largest[0].value());
                                        for (long i = 0; i < n; ++i)
                                            for (long j = 0; j < i; ++j) {
                                                const Correlation z = correlation_of(points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>(j)]);
                                                // An equal pair gives an equal ball; a smaller one is certainly below, up to rounding.
                                                const Truth below = rigor::certainly_less(depth_bound(z.value()), bound + Ball::dyadic(1, -60));
                                                all = all && (largest[0] < z ? Truth::no : below);
                                            }
                                        return all;
                                    },
                                    claim::Input{"seed", claim::integers(0, 1'000'000)}, claim::Input{"d", claim::integers(3, 40)}, claim::Input{"n", claim::integers(2, 7)}),
    };
}
const claim::legacy::Registered registered_figure_8{figure_8};

}  // namespace proofs::st_arnaud_2026
