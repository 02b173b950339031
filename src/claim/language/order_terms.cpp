// Order terms by the local series of the remainder and of its gauge.
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

using rigor::SymbolicConstant, rigor::Truth;

namespace {

struct Side {
    Leading f, g;
    Chart chart;
};

/// -1, 0, 1: f grows slower, as fast, faster than g as t -> 0.
int compare(const Leading& f, const Leading& g) {
    if (f.v != g.v) return f.v > g.v ? -1 : 1;
    return f.j == g.j ? 0 : f.j < g.j ? -1 : 1;
}

std::string shown(const Leading& l, const Chart& chart, const std::string& name) {
    if (l.identically_zero) return "0";
    return (l.exact ? to_string(*l.exact) : l.rest.enclosure(8)) + "*t^" + std::to_string(l.v) +
           (l.j > 0 ? "*log(1/t)^" + std::to_string(l.j) : "") + " + ..., " + to_string(chart, name);
}

Leading leading_at(const Expression& e, const std::string& name, const Chart& chart) {
    std::string why = "no Taylor form";
    for (const long order : {10l, 18l, 28l})
        for (const long bits : {4, 16, 40, 90}) {
            try {
                ExactMemory memory;
                LocalForm form(name, chart, 0, rigor::power_of_two(-bits), order, &memory);
                const Leading lead = leading(form.of(e), form.ring());
                if (lead.identically_zero || lead.exact) return lead;
                if (lead.only_remainder && order < 28) break;
                if (lead.only_remainder || !lead.rest.contains(rigor::Rational(0))) return lead;
            } catch (const Wide& w) {
                why = w.why;
            } catch (const Ramify&) {
                why = "a root that the chart does not resolve";
            }
        }
    throw Wide{why};
}

}  // namespace

Outcome prove_order(const SegmentClaim& c, const Budget&) {
    const FormulaNode& f = *c.formula;
    const Approach& approach = *f.approach;
    const Landau landau = *f.landau;
    const std::string& name = c.segment.name;
    if (approach.name != name) return {.says = "an approach to another name", .would_help = "a statement in one name"};
    const bool similar = landau == Landau::similar;
    const Expression gauge = layered(f.sides.back());
    const Expression rest = layered(sum({f.sides[0], language::negate(similar ? f.sides.back() : f.sides[1])}));
    DomainEnd at{.infinite = is_infinite(approach.point)};
    std::vector<int> directions;
    if (at.infinite) {
        directions = {approach.point->kind == Kind::negate ? -1 : 1};
    } else {
        const auto value = exact_value(approach.point);
        if (!value) return {.says = "a point that is not in Q[pi, roots]", .would_help = "another point"};
        at.at = *value;
        const auto beside = [&](const DomainEnd& e) { return !e.infinite && (e.at - at.at).is_formally_zero(); };
        if (approach.side != '-' && !beside(c.segment.upper)) directions.push_back(1);
        if (approach.side != '+' && !beside(c.segment.lower)) directions.push_back(-1);
    }
    Outcome all{.answer = Answer::holds};
    const rigor::Precision bits(128);
    for (const int direction : directions) {
        Leading r, g;
        Chart chart;
        try {
            chart = chart_for(sum({rest, gauge}), name, at, direction);
            r = leading_at(rest, name, chart);
            g = leading_at(gauge, name, chart);
        } catch (const Wide& w) {
            return {.says = "stuck as " + name + " -> " + to_text(approach.point) + ": " + w.why,
                    .would_help = "an expansion by hand"};
        }
        const std::string expansion = shown(r, chart, name), against = shown(g, chart, name);
        const bool g_known = g.exact && !g.identically_zero, r_known = r.exact.has_value();
        if (!g_known && !r.identically_zero)
            return {.says = "the order of the gauge is not known exactly", .would_help = "a simpler gauge"};
        // A remainder t^v [a, b] without exact leading coefficient is at most of that order.
        Truth truth = Truth::unknown;
        const int sign = r.identically_zero ? -1 : compare(r, g);
        switch (landau) {
            case Landau::big_o: truth = sign <= 0 ? Truth::yes : r_known ? Truth::no : Truth::unknown; break;
            case Landau::little_o:
            case Landau::similar: truth = sign < 0 ? Truth::yes : r_known ? Truth::no : Truth::unknown; break;
            case Landau::theta:
                truth = r.identically_zero ? Truth::no
                        : r_known          ? rigor::truth(sign == 0)
                        : sign < 0         ? Truth::no
                                           : Truth::unknown;
                break;
            case Landau::omega:
                truth = r.identically_zero ? Truth::no
                        : r_known          ? rigor::truth(sign >= 0)
                        : sign < 0         ? Truth::no
                                           : Truth::unknown;
                break;
        }
        const std::string says = "the difference is " + expansion + " against " + against;
        const CertificateItem item{"order",
                                   {{"at", at.infinite ? to_text(approach.point) : to_string(at.at)},
                                    {"side", direction > 0 ? "+" : "-"},
                                    {"chart", chart_text(chart)},
                                    {"remainder", r.identically_zero ? "0" : std::to_string(r.v)},
                                    {"remainder_log", std::to_string(r.j)},
                                    {"remainder_coefficient", r.identically_zero ? "0"
                                                              : r.exact          ? to_string(*r.exact)
                                                                                 : "enclosed"},
                                    {"gauge", std::to_string(g.v)},
                                    {"gauge_log", std::to_string(g.j)},
                                    {"gauge_coefficient", g.exact ? to_string(*g.exact) : "enclosed"}}};
        if (truth == Truth::no)
            return {.answer = Answer::fails,
                    .says = says,
                    .witness = Witness{.at = {{name, "-> " + to_text(approach.point)}},
                                       .relation = to_text(c.formula),
                                       .left = expansion,
                                       .right = against},
                    .certificate = {item}};
        if (truth == Truth::unknown) return {.says = says, .would_help = "exact coefficients"};
        all.says += (all.says.empty() ? "" : "; ") + says;
        all.certificate.push_back(item);
    }
    if (directions.empty())
        return {.says = "no side of the point belongs to the domain", .would_help = "another domain"};
    return all;
}

}  // namespace claim::language
