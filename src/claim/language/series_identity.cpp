// Functions as power series: coefficients, analyticity, convergence.
#include "claim/language/series_identity.hpp"

#include "claim/language/evaluate.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Poly = NamedPolynomial;
using ItemList = std::vector<CertificateItem>;

namespace {

/// The inside of the interval from the domain to 0.
NameRange inside(const SeriesClaim& c) {
    NameRange r{.integer = false, .lower = c.lower, .upper = c.upper, .lower_closed = false, .upper_closed = false};
    if (r.lower && *r.lower > 0) r.lower = Rational(0);
    if (r.upper && *r.upper < 0) r.upper = Rational(0);
    return r;
}

/// Analytic on the inside by its parts: arguments are polynomials that stay inside of the open domains of functions.
bool is_analytic(const Expression& e, const FormContext& context) {
    if (free_variables(e).empty()) return static_cast<bool>(evaluate(e, Assignment<Ball>{}));
    if (!std::all_of(e->children.begin(), e->children.end(),
                     [&](const Expression& child) { return is_analytic(child, context); }))
        return false;
    const auto positive = [&](const Expression& x, bool or_negative = false) {
        const auto form = try_hypergeometric_form(x, context);
        const auto p = form ? form->polynomial() : std::nullopt;
        return p && (context.box.is_positive(*p) || (or_negative && context.box.is_positive(-*p)));
    };
    switch (e->kind) {
        case Kind::number:
        case Kind::constant:
        case Kind::variable:
        case Kind::sum:
        case Kind::product:
        case Kind::negate: return true;
        case Kind::reciprocal: return positive(e->children[0], true);
        case Kind::power: {
            const auto q = rational_value(e->children[1]);
            if (!q) return false;
            return denominator(*q) != 1 ? positive(e->children[0]) : *q >= 0 || positive(e->children[0], true);
        }
        case Kind::call: {
            if (e->primes > 0 || e->children.size() != 1) return false;
            const Expression& u = e->children[0];
            for (const char* entire : {"exp", "sin", "cos", "arctan"})
                if (e->name == entire) return true;
            if (e->name == "sqrt" || e->name == "log") return positive(u);
            for (const char* of_unit : {"arcsin", "arccos", "kappa0", "kappa1", "h"})
                if (e->name == of_unit) return positive(number(1) - u) && positive(number(1) + u);
            return false;
        }
        default: return false;
    }
}

bool is_analytic_inside(const SeriesClaim& c) {
    FormContext context;
    context.box.names[c.name] = inside(c);
    return is_analytic(c.function, context);
}

/// For each class of powers u^(step m + r) the coefficients against the terms, for all m, and for the first few m.
std::optional<std::vector<IntegerGoal>> goals_of(const SeriesClaim& c, long& step, std::vector<long>& lasts) {
    step = c.terms[0].step;
    const Expression function({.kind = Kind::lambda, .names = {c.name}, .children = {c.function}});
    std::vector<IntegerGoal> goals;
    for (const PowerTerm& t : c.terms)
        if (t.step != step) return std::nullopt;
    std::set<std::string> taken = free_variables(c.function);
    taken.insert(c.name);
    for (const PowerTerm& t : c.terms) taken.insert(t.index);
    const std::string m = fresh_name("m", taken);
    const auto goal = [&](long r, const Expression& at, long from, std::optional<long> only) {
        std::vector<Expression> right;
        for (const PowerTerm& t : c.terms) {
            if ((r - t.start) % step != 0) continue;
            const long shift = (r - t.start) / step;  // n = m + shift
            if (only && *only + shift < t.first) continue;
            right.push_back(substitute(substitute(t.body, c.name, number(1)), t.index,
                                       only ? number(*only + shift) : at + number(shift)));
        }
        IntegerGoal g{.left = call("coeff", {function, number(step) * at + number(r)}),
                      .right = sum(std::move(right)),
                      .name = m,
                      .first = from};
        return g;
    };
    for (long r = 0; r < step; ++r) {
        long from = 0;
        for (const PowerTerm& t : c.terms)
            if ((r - t.start) % step == 0) from = std::max(from, t.first - (r - t.start) / step);
        if (from > 300) return std::nullopt;
        for (long k = 0; k < from; ++k) {
            goals.push_back(goal(r, number(k), 0, k));
            lasts.push_back(0);
        }
        goals.push_back(goal(r, variable(m), from, {}));
        lasts.push_back(-1);
    }
    return goals;
}

Witness witness_at(const SeriesClaim& c, const Formula& f, const Rational& u) {
    Witness w{.at = {{c.name, u.str()}}, .relation = to_text(f->parts.empty() ? f : f->parts[0])};
    w.bits = rigor::Precision::bits();
    return w;
}

bool in_domain(const SeriesClaim& c, const Rational& u) {
    return (!c.lower || *c.lower < u || (*c.lower == u && c.lower_closed)) &&
           (!c.upper || u < *c.upper || (u == *c.upper && c.upper_closed));
}

/// Points of the domain: closed ends, points next to the ends, and inside.
std::vector<Rational> points_of(const SeriesClaim& c) {
    const Rational a = c.lower ? *c.lower : Rational(c.upper ? Rational(*c.upper - 100) : Rational(-100)),
                   b = c.upper ? *c.upper : Rational(a + 200);
    std::vector<Rational> points;
    for (const Rational& s : {Rational(0), Rational(1), Rational(1, 1000), Rational(999, 1000), Rational(1, 20),
                              Rational(19, 20), Rational(1, 2), Rational(2, 5), Rational(3, 5), Rational(9, 20),
                              Rational(1, 3), Rational(2, 3), Rational(499, 1000), Rational(501, 1000)})
        points.push_back(a + (b - a) * s);
    std::erase_if(points, [&](const Rational& u) { return !in_domain(c, u); });
    return points;
}

std::optional<Outcome> divergent(const SeriesClaim& c, const Formula& f) {
    for (const Rational& u : points_of(c))
        for (const PowerTerm& t : c.terms)
            if (convergence_at(t, u) == Convergence::diverges)
                return Outcome{.answer = Answer::ill_posed,
                               .says = "the series diverges at " + c.name + " = " + u.str(),
                               .witness = witness_at(c, f, u)};
    return std::nullopt;
}

/// At every point of the domain: strictly inside of the circle, or at a closed end by itself.
bool converges_everywhere(const SeriesClaim& c) {
    for (const PowerTerm& t : c.terms) {
        const auto limit = limit_of_ratios(t);
        if (!limit) return false;
        for (const auto& [end, closed] : {std::pair(c.lower, c.lower_closed), {c.upper, c.upper_closed}}) {
            if (!end && *limit != 0) return false;
            if (!end) continue;
            if (*limit * rigor::power(Rational(abs(*end)), static_cast<unsigned long>(t.step)) > 1) return false;
            if (closed && convergence_at(t, *end) != Convergence::converges) return false;
        }
    }
    return true;
}

/// Defined at the closed ends, where its parts are continuous.
bool defined_at_ends(const SeriesClaim& c) {
    for (const auto& [end, closed] : {std::pair(c.lower, c.lower_closed), {c.upper, c.upper_closed}}) {
        if (!end || !closed) continue;
        const rigor::Precision bits(128);
        if (!evaluate(c.function, Assignment<Ball>{{c.name, exactly<Ball>(*end)}})) return false;
    }
    return true;
}

/// Both sides at points at which the series is majorized by a geometric one.
std::optional<Outcome> differ_at_points(const SeriesClaim& c, const Formula& f, const std::vector<Rational>& points) {
    const rigor::Precision bits(256);
    for (const Rational& u : points) {
        if (!in_domain(c, u)) continue;
        const auto left = evaluate(c.function, Assignment<Ball>{{c.name, exactly<Ball>(u)}});
        if (left.status == Status::undefined)
            return Outcome{
                .answer = Answer::ill_posed, .says = "undefined: " + left.why, .witness = witness_at(c, f, u)};
        Ball right(0);
        bool known = static_cast<bool>(left);
        for (const PowerTerm& t : c.terms) {
            const auto value = known ? enclosure_at(t, c.name, u) : std::nullopt;
            known = known && value;
            if (value) right += *value;
        }
        if (!known || certainly_equal(left.result.value, right) != Truth::no) continue;
        Outcome o{.answer = Answer::fails,
                  .says = "the sides differ at " + c.name + " = " + u.str(),
                  .witness = witness_at(c, f, u)};
        o.witness->left = left.result.value.enclosure(20);
        o.witness->right = right.enclosure(20);
        o.certificate = {{"series point", {{"u", u.str()}}}};
        return o;
    }
    return std::nullopt;
}

CertificateItem series_item(const SeriesClaim& c, long step) {
    return {"series",
            {{"function", to_text(c.function)},
             {"name", c.name},
             {"lower", c.lower ? c.lower->str() : "-inf"},
             {"upper", c.upper ? c.upper->str() : "inf"},
             {"step", std::to_string(step)}}};
}

/// What the coefficients do not say; empty: all is shown.
std::string missing_for(const SeriesClaim& c) {
    if (!converges_everywhere(c)) return "the convergence of the series on the whole domain is not shown";
    if (!is_analytic_inside(c)) return "the function is not seen to be analytic by its parts";
    if (!defined_at_ends(c)) return "the function is not certainly defined at a closed end";
    return "";
}

}  // namespace

std::optional<Outcome> series_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable) {
    const auto claim = series_claim(s.formula);
    if (!claim || !s.definitions.empty()) return std::nullopt;
    if (auto ill = divergent(*claim, s.formula)) return ill;
    if (auto no = differ_at_points(*claim, s.formula, points_of(*claim))) return no;
    Outcome open{.would_help = "a series in powers of the name with hypergeometric terms"};
    open.says = missing_for(*claim);
    if (!open.says.empty()) return open;
    long step = 1;
    std::vector<long> lasts;
    const auto goals = goals_of(*claim, step, lasts);
    if (!goals) {
        open.says = "series whose powers grow by different steps";
        return open;
    }
    Outcome all{.answer = Answer::holds, .certificate = {series_item(*claim, step)}};
    for (std::size_t i = 0; i < goals->size(); ++i) {
        const Outcome o =
            lasts[i] < 0 ? decide_goal((*goals)[i], budget, one_variable) : decide_range((*goals)[i], lasts[i], budget);
        if (o.answer != Answer::holds) {
            open.says = "a coefficient: " + o.says;
            return open;
        }
        all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
    }
    all.says =
        "equal coefficients of every power (by a differential equation that was proved), the function analytic "
        "inside of the domain, the series convergent on all of it";
    return all;
}

std::string replay_series(const Statement& s, Answer answer, const ItemList& items) {
    const auto claim = series_claim(s.formula);
    if (!claim || !s.definitions.empty() || items.empty()) return "a statement of another kind";
    if (answer == Answer::fails) {
        if (items[0].type != "series point" || items[0].fields.size() != 1) return "no point";
        const auto no = differ_at_points(*claim, s.formula, {rigor::parse_rational(items[0].fields[0].second)});
        return no && no->answer == Answer::fails ? "" : "the sides do not differ there";
    }
    if (answer != Answer::holds) return "neither holds nor fails";
    long step = 1;
    std::vector<long> lasts;
    const auto goals = goals_of(*claim, step, lasts);
    if (!goals || !(items[0] == series_item(*claim, step))) return "the items are about another series";
    if (std::string why = missing_for(*claim); !why.empty()) return why;
    std::size_t at = 1;
    for (std::size_t i = 0; i < goals->size(); ++i) {
        const IntegerGoal& goal = (*goals)[i];
        if (lasts[i] < 0) {
            if (std::string why = replay_goal(goal, items, at); !why.empty()) return why;
            continue;
        }
        if (at + 1 >= items.size() || !(items[at] == relation_item(goal)))
            return "the items are about another relation";
        if (truth_of(goal, 0).truth != Truth::yes) return "a first coefficient is not shown";
        at += 2;
    }
    return at == items.size() ? "" : "items that belong to no relation";
}

}  // namespace claim::language
