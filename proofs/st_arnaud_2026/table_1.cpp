#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <utility>

namespace proofs::st_arnaud_2026::table_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

struct Entry {
    Rational mean, deviation;
};
Entry entry(const char* mean, const char* deviation) {
    return {rigor::parse_rational(mean), rigor::parse_rational(deviation)};
}
/// |dh|_2, max_i |dh_i| and their ratio at a width.
struct Column {
    long width;
    Entry euclidean, largest, ratio;
};
struct Reading {
    std::vector<Column> columns{
        // The widths are free: bounds with their roots have room; numbers that reach them have their controls.
        {10'000, entry("4.8989", "1.0250"), entry("0.0955", "0.0189"), entry("51.1774", "0.7959")},    // free
        {30'000, entry("10.5614", "2.3419"), entry("0.1375", "0.0286"), entry("76.5406", "1.5052")}};  // free
};
const Rational half_unit(1, 20'000);

/// The least value of |mean(A) - mean(R) mean(B)| among the numbers that round to the printed ones is at least this.
Rational least_covariance(const Column& c) {
    const Rational gap = abs(Rational(c.euclidean.mean - c.ratio.mean * c.largest.mean));
    return gap - (half_unit + half_unit * (c.ratio.mean + c.largest.mean) + half_unit * half_unit);
}
Rational largest_product(const Column& c) {
    return (c.ratio.deviation + half_unit) * (c.largest.deviation + half_unit);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "only the consistency of the printed numbers with one another; not the experiment";
    const std::vector<Column>& t = reading.columns;
    const std::string widths = "widths 10,000 and 30,000";
    result.steps.carries(claim::written(context, "consistency"))
        .carries(claim::exact_for_each<Column>(
            widths, t, {"the third row", [](const Column& c) { return Rational(c.ratio.mean + half_unit); }},
            Relation::at_least, {"1", [](const Column&) { return 1; }}))
        .carries(claim::exact_for_each<Column>(
            widths, t,
            {"the square of the third row",
             [](const Column& c) { return Rational((c.ratio.mean - half_unit) * (c.ratio.mean - half_unit)); }},
            Relation::at_most, {"the width", [](const Column& c) { return c.width; }}))
        .carries(claim::exact_for_each<Column>(widths, t,
                                               {"|mean(A) - mean(R) mean(B)|, within rounding", least_covariance},
                                               Relation::at_most, {"sd(R) sd(B), within rounding", largest_product}));
    if (context.verdict_only) return result;
    for (const Column& c : t) {
        result.values.push_back({fmt::format("width {}: mean(A) - mean(R) mean(B)", c.width),
                                 Ball(Rational(c.euclidean.mean - c.ratio.mean * c.largest.mean)).enclosure(6)});
        result.values.push_back({fmt::format("width {}: sd(R) sd(B)", c.width),
                                 Ball(Rational(c.ratio.deviation * c.largest.deviation)).enclosure(6)});
    }
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const auto exponent = [](const Rational& narrow, const Rational& wide) {
        return (rigor::log(Ball(Rational(wide / narrow))) / rigor::log(Ball(3))).enclosure(4);
    };
    result.values.push_back({"exponent of the width in the first row, log(10.5614/4.8989)/log 3",
                             exponent(t[0].euclidean.mean, t[1].euclidean.mean)});
    result.values.push_back(
        {"in the second row, log(0.1375/0.0955)/log 3", exponent(t[0].largest.mean, t[1].largest.mean)});
    return result;
}

using Inputs = std::vector<std::pair<Rational, Rational>>;
/// A table made from B and R of each input, population moments: (mean(R B) - mean(R) mean(B))^2 <= var(R) var(B).
Truth is_consistent(const Inputs& inputs) {
    Rational b(0), r(0), a(0), bb(0), rr(0);
    const Rational n(static_cast<long>(inputs.size()));
    for (const auto& [largest, ratio] : inputs) {
        b += largest;
        r += ratio;
        a += largest * ratio;
        bb += largest * largest;
        rr += ratio * ratio;
    }
    const Rational covariance = a / n - r / n * b / n;
    return rigor::truth(covariance * covariance <= (bb / n - b / n * b / n) * (rr / n - r / n * r / n));
}

const claim::Registered registered{[]() -> claim::Check {
    const auto number = [](const char* text) { return rigor::parse_rational(text); };
    return claim::checked("st-arnaud-2026/table-1", check)
        .control("third row at width 30,000: 173.21, above its square root",
                 [=](Reading& r) { r.columns[1].ratio.mean = number("173.2100"); })
        .control("third row at width 10,000: 0.9", [=](Reading& r) { r.columns[0].ratio.mean = number("0.9000"); })
        .control("first row at width 10,000: 4.91", [=](Reading& r) { r.columns[0].euclidean.mean = number("4.9100"); })
        .control("second row at width 30,000: 0.1395",
                 [=](Reading& r) { r.columns[1].largest.mean = number("0.1395"); })
        .control("columns of the first row exchanged",
                 [](Reading& r) { std::swap(r.columns[0].euclidean, r.columns[1].euclidean); })
        .property(claim::property_where(
            "two inputs and more: tables made from random positive data satisfy the inequality",
            [](const Inputs& inputs) { return rigor::truth(inputs.size() >= 2); }, is_consistent,
            claim::Input{"(B, R)", rc::gen::nonEmpty(rc::gen::container<Inputs>(
                                       rc::gen::pair(claim::positive_rationals(), claim::positive_rationals())))}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::table_1
