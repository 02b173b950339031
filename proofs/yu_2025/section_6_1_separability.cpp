#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/hexagon.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::section_6_1_separability {
namespace {

using claim::Relation;
using rigor::Rational;

/// The labels of x_1, …, x_6.
struct Reading {
    std::array<long, 6> labels{0, 1, 0, 1, 0, 1};
};

/// The sum of (1, x) over the points of a label, in its rational parts.
Rational sum(const Reading& reading, long label, const std::function<Rational(const HexagonPoint&)>& part) {
    Rational total = 0;
    for (std::size_t i = 0; i < reading.labels.size(); ++i)
        if (reading.labels[i] == label) total += part(hexagon_points()[i]);
    return total;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the six points and labels of the experiment";
    struct Part {
        std::string name;
        std::function<Rational(const HexagonPoint&)> of;
    };
    const std::vector<Part> parts{{"1", [](const HexagonPoint&) { return Rational(1); }},
                                  {"cos theta_i", [](const HexagonPoint& x) { return x[0].rational; }},
                                  {"sin theta_i/sqrt(3)", [](const HexagonPoint& x) { return x[1].root; }}};
    for (const Part& part : parts)
        result.steps.carries(
            claim::exact({fmt::format("sum of {} over the points with label 0", part.name), sum(reading, 0, part.of)},
                         Relation::equal, {"over those with label 1", sum(reading, 1, part.of)}));
    result.steps
        .carries(claim::exact({"points with label 0", sum(reading, 0, parts[0].of)}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "sums"));
    return result;
}

/// a p + b q sqrt(3) + c, b times sqrt(3) a rational: not positive exactly on the points with label 1.
rigor::Truth no_affine_function(const Rational& a, const Rational& b, const Rational& c) {
    const Reading printed;
    bool separates = true;
    for (std::size_t i = 0; i < printed.labels.size(); ++i) {
        const HexagonPoint& x = hexagon_points()[i];
        const Rational value = a * x[0].rational + b * x[1].root + c;
        separates = separates && (printed.labels[i] == 1 ? value > 0 : value < 0);
    }
    return rigor::truth(!separates);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-6.1-separability", check)
        .control("labels 0, 0, 0, 1, 1, 1", [](Reading& r) { r.labels = {0, 0, 0, 1, 1, 1}; })
        .control("labels 0, 1, 0, 1, 0, 0", [](Reading& r) { r.labels[5] = 0; })
        .control("labels 1, 1, 1, 1, 1, 1", [](Reading& r) { r.labels.fill(1); })
        .property(claim::property("an affine function does not separate the printed labels, exactly",
                                  no_affine_function, claim::Input{"a", claim::correlations()},
                                  claim::Input{"b", claim::correlations()}, claim::Input{"c", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_6_1_separability
