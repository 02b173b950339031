#include "claim/language/judge_logic.hpp"

#include "claim/language/text.hpp"

#include <algorithm>

namespace language_tests {

std::string shown(const JudgePoint& at) {
    std::string text;
    for (const auto& [name, value] : at) text += (text.empty() ? "" : ", ") + name + " = " + value.str(50);
    return text;
}

Verdict JudgeLogic::of(const Formula& f, const JudgePoint& at) {
    switch (f->connective) {
        case Connective::chain: return chain(*f, at);
        case Connective::membership: return member(*f, at);
        case Connective::conjunction: return joined(*f, at, -1);
        case Connective::disjunction: return joined(*f, at, 1);
        case Connective::negation: {
            Verdict v = of(f->parts[0], at);
            v.truth = -v.truth;
            return v;
        }
        case Connective::implies: {
            const Verdict premise = of(f->parts[0], at);
            if (premise.undefined) return premise;
            if (premise.truth < 0) return {1, premise.hard};
            Verdict conclusion = of(f->parts[1], at);
            if (premise.truth == 0 || !premise.hard) {
                conclusion.hard = conclusion.undefined = false;
                if (conclusion.truth < 0) conclusion.truth = 0;
            }
            return conclusion;
        }
        case Connective::equivalent: {
            const Verdict a = of(f->parts[0], at), b = of(f->parts[1], at);
            if (a.undefined || b.undefined) return a.undefined ? a : b;
            if (a.truth == 0 || b.truth == 0) return {};
            return {a.truth == b.truth ? 1 : -1, a.hard && b.hard, false, shown(at)};
        }
        case Connective::forall:
        case Connective::exists: return quantified(f, at);
        case Connective::shape: return shape(*f, at);
        case Connective::order:
        case Connective::limit: return growth(*f, at);
        default: return {};
    }
}

Verdict JudgeLogic::link(const Expression& left, Relation r, const Expression& right, const JudgePoint& at) {
    int seen[2] = {};
    bool exactly_equal = false;
    const unsigned digits = Real::thread_default_precision();
    // The second time with twice the digits: what is zero then is zero, and what is not was not rounding.
    for (const int time : {0, 1}) {
        const rigor::RealDigits scope(digits * static_cast<unsigned>(1 + time));
        JudgeValues values(at, definitions_);
        try {
            const Real a = values.of(left), b = values.of(right);
            if (!isfinite(a) || !isfinite(b)) return {};
            const Real scale = std::max({Real(1), Real(abs(a)), Real(abs(b))});
            const Real zero = JudgeValues::zero_below(values.is_approximate()) * scale, d = b - a;
            if (abs(d) > zero && abs(d) < zero * 1e40) return {};
            exactly_equal = d == 0;
            seen[time] = abs(d) <= zero ? 0 : d > 0 ? 1 : -1;
        } catch (const NoValue& none) {
            return {0, true, true, none.why + " at " + shown(at)};
        } catch (const NotEvaluated&) {
            return {};
        }
        // Only what would refute, or an equality, is worth a second look.
        const bool refutes = r == Relation::less       ? seen[0] <= 0
                             : r == Relation::at_most  ? seen[0] < 0
                             : r == Relation::greater  ? seen[0] >= 0
                             : r == Relation::at_least ? seen[0] > 0
                             : r == Relation::equal    ? seen[0] != 0
                                                       : seen[0] == 0;
        if (time == 0 && !refutes) return {1, seen[0] != 0 || exactly_equal};
    }
    if (seen[0] != seen[1]) return {};
    return {-1, true, false, to_text(left) + " and " + to_text(right) + " at " + shown(at)};
}

Verdict JudgeLogic::chain(const FormulaNode& f, const JudgePoint& at) {
    if (f.sides[0]->kind == Kind::call && f.sides[0]->name == "gram") return definite(f, at);
    Verdict all{1, true};
    for (std::size_t i = 0; i < f.relations.size(); ++i) {
        const Verdict v = link(f.sides[i], f.relations[i], f.sides[i + 1], at);
        if (v.undefined || v.truth < 0) return v;
        if (v.truth == 0) all.truth = 0;
        all.hard &= v.hard;
    }
    return all;
}

Verdict JudgeLogic::joined(const FormulaNode& f, const JudgePoint& at, int decisive) {
    Verdict all{-decisive, true};
    for (const Formula& part : f.parts) {
        const Verdict v = of(part, at);
        if (v.undefined || (v.truth == decisive && v.hard)) return v;
        if (v.truth != -decisive) all = {0, false};
        all.hard &= v.hard;
        if (all.why.empty()) all.why = v.why;
    }
    return all;
}

Verdict JudgeLogic::member(const FormulaNode& f, const JudgePoint& at) {
    const Domain& d = *f.domain;
    if (d.kind == DomainKind::finite) {
        Verdict any{-1, true};
        for (const Expression& end : d.ends) {
            const Verdict v = link(f.sides[0], Relation::equal, end, at);
            if (v.truth > 0 || v.undefined) return v;
            if (v.truth == 0) any = {};
        }
        return any;
    }
    if (d.kind != DomainKind::interval) return {};
    Verdict all{1, true};
    for (const std::size_t i : {0u, 1u}) {
        if (is_infinite(d.ends[i])) continue;
        const Expression& low = i == 0 ? d.ends[0] : f.sides[0];
        const Expression& high = i == 0 ? f.sides[0] : d.ends[1];
        const bool closed = i == 0 ? d.lower_closed : d.upper_closed;
        const Verdict v = link(low, closed ? Relation::at_most : Relation::less, high, at);
        if (v.undefined || v.truth < 0) return v;
        if (v.truth == 0) all.truth = 0;
        all.hard &= v.hard;
    }
    return all;
}

std::vector<Real> JudgeLogic::interval(const Domain& d, const JudgePoint& at) {
    JudgeValues values(at, definitions_);
    const bool below = d.kind == DomainKind::reals || d.kind == DomainKind::other_than || is_infinite(d.ends[0]);
    const bool above = d.kind != DomainKind::interval || is_infinite(d.ends[1]);
    const Real a = below ? Real(0) : values.of(d.ends[0]), b = above ? Real(0) : values.of(d.ends[1]);
    const bool exact_a = below || rational_value(d.ends[0]), exact_b = above || rational_value(d.ends[1]);
    const Real zero = JudgeValues::zero_below(false);
    std::vector<Real> found;
    if (!below) found.push_back(a);
    if (!above) found.push_back(b);
    for (const double q : {0.0, 0.5, -0.5, 0.25, -0.75, 0.875, -0.96875, 1.0, -1.0, 2.0, -2.0, 3.0, 7.0, -7.0, 40.0})
        found.emplace_back(q);
    for (const int k : {1, 2, 3, 5, 8, 12, 16, 19, 22, 26, 33, 40}) {
        const Real t = pow(Real(10), -k);
        found.push_back(below ? Real(-1 / t) : Real(a + (above ? Real(1) : Real(b - a)) * t));
        found.push_back(above ? Real(1 / t) : Real(b - (below ? Real(1) : Real(b - a)) * t));
    }
    for (int k = 0; k < 40; ++k) {
        const Real t = random_fraction();
        found.push_back(below && above ? Real(20 * t - 10)
                        : below        ? Real(b - 20 * t)
                        : above        ? Real(a + 20 * t)
                                       : Real(a + (b - a) * t));
    }
    // A point that is an end only up to rounding is left out.
    std::erase_if(found, [&](const Real& x) {
        const bool at_a = !below && abs(x - a) <= zero, at_b = !above && abs(x - b) <= zero;
        if (at_a && (!exact_a || !d.lower_closed)) return true;
        if (at_b && (!exact_b || !d.upper_closed)) return true;
        return (!below && x < a && !at_a) || (!above && x > b && !at_b);
    });
    return found;
}

std::vector<Real> JudgeLogic::members(const Domain& d, const JudgePoint& at, std::size_t most) {
    std::vector<Real> found;
    JudgeValues values(at, definitions_);
    switch (d.kind) {
        case DomainKind::interval:
        case DomainKind::reals:
        case DomainKind::positive_from: found = interval(d, at); break;
        case DomainKind::other_than: {
            found = interval(d, at);
            const Real a = values.of(d.ends[0]);
            std::erase_if(found, [&](const Real& x) { return abs(x - a) < 1e-60; });
            break;
        }
        case DomainKind::finite:
            for (const Expression& e : d.ends) found.push_back(values.of(e));
            return found;
        case DomainKind::integers: {
            const long first = static_cast<long>(ceil(values.of(d.ends[0])).convert_to<long>());
            const long last = is_infinite(d.ends[1]) ? 100'000 : whole(values.of(d.ends[1]));
            for (const long step : {0, 1, 2, 3, 5, 8, 13, 40})
                if (first + step <= last) found.emplace_back(first + step);
            break;
        }
        default: throw NotEvaluated{"a domain"};
    }
    if (found.size() <= most) return found;
    // The ends and their neighbours stay more often than others.
    std::shuffle(found.begin() + static_cast<long>(most / 3), found.end(), random_);
    found.erase(found.begin() + static_cast<long>(most), found.end());
    return found;
}

Verdict JudgeLogic::quantified(const Formula& f, const JudgePoint& at) {
    const bool every = f->connective == Connective::forall;
    const Binding& b = f->bindings[0];
    FormulaNode rest = *f;
    if (b.names.size() > 1)
        rest.bindings[0].names.erase(rest.bindings[0].names.begin());
    else
        rest.bindings.erase(rest.bindings.begin());
    const Formula inner = rest.bindings.empty() ? f->parts[0] : Formula(std::move(rest));
    if (b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct)
        return over_data_sets(b, inner, every, at);
    if (b.multiplicity != Multiplicity::each) return {};
    const std::size_t most = at.empty() ? (inner == f->parts[0] ? 90 : 40) : at.size() == 1 ? 16 : 8;
    Verdict all{every ? 1 : -1, b.domain.kind == DomainKind::finite};
    try {
        for (const Real& value : members(b.domain, at, most)) {
            if (++points_ > most_points_) all.hard = false;
            if (points_ > 20 * most_points_ || is_late()) break;
            JudgePoint extended = at;
            extended.insert_or_assign(b.names[0], value);
            const Verdict v = of(inner, extended);
            if (v.undefined || (v.truth == (every ? -1 : 1) && v.hard)) return v;
            if (v.truth == (every ? -1 : 1) || v.truth == 0) all = {0, false};
            all.hard &= v.hard;
        }
    } catch (const NotEvaluated&) {
        return {};
    } catch (const NoValue&) {
        return {};
    }
    return all;
}

Verdict JudgeLogic::shape(const FormulaNode& f, const JudgePoint& at) {
    if (!f.domain) return {};
    std::vector<Real> points;
    try {
        points = members(*f.domain, at, 60);
    } catch (const NotEvaluated&) {
        return {};
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    const std::string &x = f.names[0], left = ".a", right = ".b";
    const auto at_point = [&](const std::string& name) { return substitute(f.sides[0], x, variable(name)); };
    const Expression a = at_point(left), b = at_point(right);
    const bool curved = *f.shape == Shape::convex || *f.shape == Shape::concave;
    const Relation wanted = *f.shape == Shape::increasing      ? Relation::less
                            : *f.shape == Shape::decreasing    ? Relation::greater
                            : *f.shape == Shape::nondecreasing ? Relation::at_most
                            : *f.shape == Shape::convex        ? Relation::at_most
                                                               : Relation::at_least;
    Verdict all{1, false};
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        for (const std::size_t step : {1u, 7u}) {
            if (i + step >= points.size() || is_late() || points[i + step] - points[i] < 1e-60) continue;
            ++points_;
            JudgePoint both = at;
            both.insert_or_assign(left, points[i]);
            both.insert_or_assign(right, points[i + step]);
            both.insert_or_assign(".m", (points[i] + points[i + step]) / 2);
            const Verdict v =
                curved ? link(at_point(".m"), wanted, (a + b) / number(2), both) : link(a, wanted, b, both);
            if (v.undefined) return v;
            // Values of two points that are equal to all digits (exp(-1e5) and less) do not refute "strictly".
            const Relation weak = wanted == Relation::less      ? Relation::at_most
                                  : wanted == Relation::greater ? Relation::at_least
                                                                : wanted;
            if (v.truth < 0 && v.hard && (weak == wanted || link(a, weak, b, both).truth < 0)) return v;
            if (v.truth <= 0) all.truth = 0;
        }
    return all;
}

}  // namespace language_tests
