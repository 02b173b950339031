#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_2_3 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The argument of l is (factor y + offset) f, for these labels.
struct Reading {
    long factor = 2, offset = -1;
    std::vector<long> labels{0, 1};

    long margin(long y) const { return factor * y + offset; }
};

template <class T>
T power(const T& base, long exponent) {
    T product(1);
    for (long k = 0; k < std::abs(exponent); ++k) product = product * base;
    return exponent < 0 ? T(1) / product : product;
}

/// e to both sides for one sample with the label y, E = e^-f.
claim::Step summand(const Reading& reading, long y) {
    const long margin = reading.margin(y);
    return claim::identity<1>(
        fmt::format("y = {}: o^-y (1 - o)^(y - 1) at o = 1/(1 + E), E = e^-f", y),
        [=](const auto& E) {
            const auto o = 1 / (1 + E);
            return power(o, -y) * power(1 - o, y - 1);
        },
        fmt::format("1 + E^{}", margin), [=](const auto& E) { return 1 + power(E, margin); });
}

/// Both lines for one sample, in balls; y any rational.
Ball first_line(const Rational& f, const Rational& y) {
    const Ball o = Ball(1) / (Ball(1) + rigor::exp(Ball(Rational(-f))));
    const Ball rest = Ball(1) / (Ball(1) + rigor::exp(Ball(f)));  // 1 - o without cancellation
    return -(Ball(y) * rigor::log(o) + Ball(Rational(1 - y)) * rigor::log(rest));
}
Ball second_line(const Rational& f, const Rational& y, const Reading& reading) {
    const Rational margin = reading.factor * y + reading.offset;
    return rigor::log(Ball(1) + rigor::exp(Ball(Rational(-margin * f))));
}

/// The difference of the two sums is a ball around 0 of radius below 2^-80.
Truth sums_agree(const std::vector<Rational>& outputs, const std::vector<long>& labels, const Reading& reading) {
    const rigor::Precision scope(192);
    Ball difference = 0;
    for (std::size_t i = 0; i < std::min(outputs.size(), labels.size()); ++i)
        difference += first_line(outputs[i], labels[i]) - second_line(outputs[i], labels[i], reading);
    if (!difference.contains(Rational(0))) return Truth::no;
    return rigor::certainly_less(difference.radius(), Ball::dyadic(1, -80));
}
Truth sampled_sums_agree(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 6);
    std::vector<Rational> outputs;
    std::vector<long> labels;
    for (long i = 0; i < n; ++i) {
        outputs.push_back(40 * sampler.correlation());
        labels.push_back(reading.labels[static_cast<std::size_t>(sampler.integer(0, 1))]);
    }
    return sums_agree(outputs, labels, reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all labels in {0, 1}, all real values f(x_i; theta)";
    for (const long y : reading.labels) result.steps.carries(summand(reading, y));
    result.steps.carries(claim::written(context, "summand"))
        .supports(claim::instances("both sums agree to 2^-80 in balls, n = 1 to 6, |f| <= 40", context.seed, 60,
                                   [&](claim::Sampler& sampler) { return sampled_sums_agree(sampler, reading); }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {
        {"l(0), the loss of a sample with f = 0", second_line(0, 1, reading).enclosure(context.digits)},
        {"f = 3, y = 0, first line", first_line(3, 0).enclosure(context.digits)},
        {"f = 3, y = 0, second line", second_line(3, 0, reading).enclosure(context.digits)},
        {"f = 1, y = 1/2, first line less second line",
         (first_line(1, Rational(1, 2)) - second_line(1, Rational(1, 2), reading)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    using Outputs = std::vector<Rational>;
    return claim::checked("yu-2025/eq-2.3", check)
        .control("l((1 - 2y) f)",
                 [](Reading& r) {
                     r.factor = -2;
                     r.offset = 1;
                 })
        .control("l(y f)",
                 [](Reading& r) {
                     r.factor = 1;
                     r.offset = 0;
                 })
        .control("labels 0 and 2",
                 [](Reading& r) {
                     r.labels = {0, 2};
                 })
        .control("labels -1 and 1",
                 [](Reading& r) {
                     r.labels = {-1, 1};
                 })
        .property(claim::property(
            "both lines agree to 2^-80 in ball arithmetic, up to 6 samples, |f| <= 40",
            [](const Outputs& outputs, const std::vector<long>& labels) { return sums_agree(outputs, labels, {}); },
            claim::Input{
                "f", rc::gen::container<Outputs>(
                         6, rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(40 * z); }))},
            claim::Input{"y", rc::gen::container<std::vector<long>>(6, claim::integers(0, 1))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_2_3
