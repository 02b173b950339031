// Points of segments and what pieces say of them.
#include "claim/language/one_variable_replay.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant;

Rational point_at(const Chart& chart, const Rational& t) {
    const Rational power = rigor::power(t, static_cast<unsigned long>(chart.power));
    if (chart.infinite) return chart.scale / power;
    const auto exact = chart.at.rational_value();
    return (exact ? *exact : rational_midpoint(chart.at.enclosure())) + chart.scale * power;
}

Rational covered_until(const Chart& chart, int direction, const Rational& reach) {
    if (chart.infinite) return direction > 0 ? Rational(-reach) : reach;
    const Rational step = Rational(direction) * reach;
    if (const auto exact = chart.at.rational_value()) return *exact + step;
    const Ball far = chart.at.enclosure() + Ball(step);
    return rational_midpoint(direction > 0 ? far.lower() : far.upper());
}

std::string chart_text(const Chart& chart) {
    return "[" + chart.scale.str() + ", " + std::to_string(chart.infinite ? -chart.power : chart.power) + "]";
}

CertificateItem end_item(const std::string& type, const Chart& chart, int direction, const Rational& t_max, long terms,
                         const Leading& lead) {
    CertificateItem item{type,
                         {{"at", chart.infinite ? (direction > 0 ? "-inf" : "inf") : to_string(chart.at)},
                          {"chart", chart_text(chart)},
                          {"t_max", t_max.str()},
                          {"terms", std::to_string(terms)}}};
    if (lead.identically_zero) {
        item.fields.emplace_back("zero", "yes");
        return item;
    }
    item.fields.emplace_back("order", std::to_string(lead.v));
    if (lead.j > 0) item.fields.emplace_back("log", std::to_string(lead.j));
    item.fields.emplace_back("coefficient", lead.exact ? to_string(*lead.exact) : "enclosed");
    item.fields.emplace_back("lower", lower_bound_text(lead.rest));
    return item;
}

std::vector<Rational> inner_points(const Segment& segment, long n) {
    const auto middle = [](const DomainEnd& e) { return rational_midpoint(e.at.enclosure()); };
    const auto &a = segment.lower, &b = segment.upper;
    std::vector<Rational> points;
    for (long k = 1; k < n; ++k) {
        const Rational s(k, n), t = s / (1 - s);
        Rational q;
        if (a.infinite && b.infinite)
            q = t - 1 / t;
        else if (a.infinite)
            q = middle(b) - t;
        else if (b.infinite)
            q = middle(a) + t;
        else
            q = middle(a) + (middle(b) - middle(a)) * s;
        if (segment.has_inside(q)) points.push_back(q);
    }
    return points;
}

std::vector<SymbolicConstant> simple_numbers(const Rational& lower, const Rational& upper) {
    std::vector<SymbolicConstant> candidates{SymbolicConstant(simplest_between(lower, upper))};
    if (lower <= 0 && upper >= 0) return candidates;
    const Rational x = lower * lower, y = upper * upper;
    const Rational square = simplest_between(std::min(x, y), std::max(x, y));
    if (denominator(square) >= 1000 || numerator(square) >= 1'000'000) return candidates;
    const SymbolicConstant root = SymbolicConstant::sqrt_of(square);
    candidates.push_back(lower > 0 ? root : -root);
    return candidates;
}

}  // namespace claim::language
