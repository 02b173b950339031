#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

struct Entry {
    Rational mean, deviation;
};
struct Column {
    long width;
    Entry euclidean, largest, ratio;
};
Entry entry(const char* mean, const char* deviation) { return {rigor::parse_rational(mean), rigor::parse_rational(deviation)}; }
std::vector<Column> printed() {
    return {{10'000, entry("4.8989", "1.0250"), entry("0.0955", "0.0189"), entry("51.1774", "0.7959")},
            {30'000, entry("10.5614", "2.3419"), entry("0.1375", "0.0286"), entry("76.5406", "1.5052")}};
}
const Rational half_unit(1, 20'000);

/// The mean of the ratios lies between 1 and sqrt(width): R^2 <= width.
Truth ratio_possible(const Column& c) {
    const Rational low = c.ratio.mean - half_unit, high = c.ratio.mean + half_unit;
    return rigor::truth(low >= 1 && high * high <= c.width);
}
/// yes if some values that round to the printed ones satisfy the inequality of Cauchy and Schwarz, no if none do.
Truth covariance_possible(const Column& c) {
    const Rational gap = abs(Rational(c.euclidean.mean - c.ratio.mean * c.largest.mean));
    const Rational rounding = half_unit + half_unit * (c.ratio.mean + c.largest.mean) + half_unit * half_unit;
    return rigor::truth(gap - rounding <= (c.ratio.deviation + half_unit) * (c.largest.deviation + half_unit));
}
Truth possible(const std::vector<Column>& table) {
    Truth all = Truth::yes;
    for (const Column& c : table) all = all && ratio_possible(c) && covariance_possible(c);
    return all;
}
std::vector<Column> with(const std::function<void(std::vector<Column>&)>& change) {
    std::vector<Column> table = printed();
    change(table);
    return table;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Argument argument;
    for (const Column& c : printed()) {
        argument.step(fmt::format("width {}: the third row lies between 1 and the square root of the width", c.width), ratio_possible(c));
        argument.step(fmt::format("width {}: |mean(A) - mean(R) mean(B)| <= sd(R) sd(B), within the printed digits", c.width), covariance_possible(c));
    }
    claim::legacy::Finding finding = unchecked(argument, "only the consistency of the printed numbers with one another; not the experiment");
    const std::vector<Column> t = printed();
    for (const Column& c : t) {
        finding.values.push_back({fmt::format("width {}: mean(A) - mean(R) mean(B)", c.width), Ball(Rational(c.euclidean.mean - c.ratio.mean * c.largest.mean)).enclosure(6)});
        finding.values.push_back({fmt::format("width {}: sd(R) sd(B)", c.width), Ball(Rational(c.ratio.deviation * c.largest.deviation)).enclosure(6)});
    }
    const auto exponent = [](const Rational& narrow, const Rational& wide) { return (rigor::log(Ball(Rational(wide / narrow))) / rigor::log(Ball(3))).enclosure(4); };
    finding.values.push_back({"exponent of the width in the first row, log(10.5614/4.8989)/log 3", exponent(t[0].euclidean.mean, t[1].euclidean.mean)});
    finding.values.push_back({"in the second row, log(0.1375/0.0955)/log 3", exponent(t[0].largest.mean, t[1].largest.mean)});
    finding.remark = "Not checkable: the subset of text8, the number of inputs, targets, output dimension, learning rate, number of steps and their dependence on the width are not given. The printed numbers are consistent with one another: the third row is the mean of the ratios, not the ratio of the means (51.30 and 76.81). "
                     "The first two rows both grow with the width, with the exponents 0.70 and 0.33, where for training to the same loss in the scaling of the paper theory gives the exponents 0 and -1/2, up to logarithms (section-5-aggregate-deviation, section-5-neuron-deviations).";
    return finding;
}

}  // namespace

claim::legacy::Check table_1() {
    return {
        .id = "st-arnaud-2026/table-1",
        .check = check,
        .controls = {{"third row at width 30,000: 173.21, above its square root", [](const claim::Context&) { return claim::verdict_of(possible(with([](auto& t) { t[1].ratio.mean = rigor::parse_rational("173.2100"); }))); }},
                     {"first row at width 10,000: 4.91", [](const claim::Context&) { return claim::verdict_of(possible(with([](auto& t) { t[0].euclidean.mean = rigor::parse_rational("4.9100"); }))); }},
                     {"second row at width 30,000: 0.1395", [](const claim::Context&) { return claim::verdict_of(possible(with([](auto& t) { t[1].largest.mean = rigor::parse_rational("0.1395"); }))); }},
                     {"columns of the first row exchanged", [](const claim::Context&) { return claim::verdict_of(possible(with([](auto& t) { std::swap(t[0].euclidean, t[1].euclidean); }))); }}},
        .property = claim::property("tables made from random positive data satisfy the inequality", [](const std::vector<std::pair<Rational, Rational>>& inputs) {
            // B, R per input; population moments, exact: (mean(RB) - mean(R) mean(B))^2 <= var(R) var(B).
            Rational n(static_cast<long>(inputs.size())), b(0), r(0), a(0), bb(0), rr(0);
            for (const auto& [largest, ratio] : inputs) {
                b += largest;
                r += ratio;
                a += largest * ratio;
                bb += largest * largest;
                rr += ratio * ratio;
            }
            const Rational covariance = a / n - r / n * b / n;
            return rigor::truth(covariance * covariance <= (bb / n - b / n * b / n) * (rr / n - r / n * r / n));
        }, claim::Input{"(B, R)", rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<Rational, Rational>>>(rc::gen::pair(claim::positive_rationals(), claim::positive_rationals())))}),
    };
}
const claim::legacy::Registered registered_table_1{table_1};

}  // namespace proofs::st_arnaud_2026
