// The parabolic rule.
#include "claim/language/recurrence_rate.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/parameter_claim.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::growth_of, rigor::Rational, rigor::Truth;
using Constant = rigor::SymbolicConstant;

namespace {

bool uses(const Expression& e, const std::string& name) { return free_variables(e).contains(name); }

Constant symbol(const std::string& name, const RationalInterval& i) {
    return parameter_symbol(name, i.lower > 0 || (i.lower == 0 && !i.lower_closed));
}

/// e with name[…] replaced by a name; `others` is set if it stands at another index than `index`.
Expression member_as(const Expression& e, const Definition& d, const Expression& value, bool& others) {
    if (e->kind == Kind::index && e->children[0]->kind == Kind::variable && e->children[0]->name == d.name) {
        const bool own = e->children[1]->kind == Kind::variable && e->children[1]->name == d.index;
        others = others || !own;
        return value;
    }
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(member_as(child, d, value, others));
    return with_children(e, std::move(children));
}

class Orbit {
public:
    Orbit(Expression body, std::string u, Named parameters)
        : body_(std::move(body)),
          u_(std::move(u)),
          parameters_(std::move(parameters)) {}

    struct Rate {
        Rational at;  ///< the fixed point
        bool below;   ///< reached from below
        RationalInterval domain;
        std::optional<Rational> power = {};  ///< p
        Constant k = {};
        GrowthSeries member = {};  ///< r[L]
    };

    /// What the series of c at b says, for u -> b inside the domain.
    std::optional<Rate> rate(const RationalInterval& domain, const Rational& b, bool below) const {
        Rate rate{.at = b, .below = below, .domain = domain};
        const Constant sign(below ? 1 : -1);
        const GrowthSeries e = GrowthSeries::term(Constant(1), -1);
        const GrowthSeries u = GrowthSeries(Constant(b)) - GrowthSeries(sign) * e;
        SeriesLeaves leaves{.names = {{u_, u}}};
        for (const auto& [name, i] : parameters_) leaves.names.emplace(name, GrowthSeries(symbol(name, i)));
        try {
            const GrowthSeries next = GrowthSeries(sign) * (GrowthSeries(Constant(b)) - series_of(body_, leaves));
            if (!next.limit().is_formally_zero()) return std::nullopt;
            rate.member = GrowthSeries(Constant(b)) + GrowthSeries::of_order({{0, 0}, true});
            const GrowthSeries loss = e - next;
            if (loss.terms().empty()) return rate;
            const rigor::LogTerm& lead = loss.terms()[0];
            if (lead.log_power != 0 || !(lead.power < -1) || !is_certainly_positive(lead.coefficient)) return rate;
            const Rational p = -lead.power;
            const GrowthSeries speed = GrowthSeries::term(lead.coefficient * Constant(Rational(p - 1)), 1);
            const GrowthSeries size = power(speed, Rational(-1 / (p - 1)));
            rate.power = p;
            rate.k = lead.coefficient;
            rate.member = GrowthSeries(Constant(b)) - GrowthSeries(sign) * size +
                          GrowthSeries::of_order({growth_of(size.leading()), true});
        } catch (const NoSeries&) {
            // A limit may be known without a rate, but not without the series of c.
            if (rate.member.is_exactly_zero()) return std::nullopt;
        }
        return rate;
    }

    /// c(u) between u and the fixed point on the domain without it.
    bool proved(const Rate& rate, const Budget& budget, const OneVariable& ask, std::vector<CertificateItem>& items,
                std::string& stuck) const {
        const Expression u = variable(u_), b = number(rate.at);
        const auto less = [&](const Expression& left, const Expression& right) {
            return proved_less(left, right, u_, rate.domain, parameters_, budget, ask, items, stuck);
        };
        return rate.below ? less(u, body_) && less(body_, b) : less(body_, u) && less(b, body_);
    }

private:
    Expression body_;
    std::string u_;
    Named parameters_;
};

const Definition* recurrence_of(const Expression& e, const Statement& s) {
    if (e->kind == Kind::index && e->children[0]->kind == Kind::variable)
        for (const Definition& d : s.definitions)
            if (d.is_recurrence() && d.name == e->children[0]->name) return &d;
    for (const Expression& child : e->children)
        if (const Definition* d = recurrence_of(child, s)) return d;
    return nullptr;
}

OrderDecision decide_with(const OrderClaim& o, const Definition& d, const GrowthSeries& member, const Named& names) {
    SeriesLeaves leaves{.names = {{o.layer, GrowthSeries::term(Constant(1), 1)}}};
    for (const auto& [name, i] : names) leaves.names.emplace(name, GrowthSeries(symbol(name, i)));
    leaves.call = [&](const Expression& e) -> std::optional<GrowthSeries> {
        if (e->kind != Kind::index || e->children[0]->kind != Kind::variable || e->children[0]->name != d.name)
            return std::nullopt;
        const auto k = offset_from(e->children[1], o.layer);
        if (!k) return std::nullopt;
        return member.shifted(*k);
    };
    const GrowthSeries error = series_of(o.error, leaves);
    if (o.exponential) {
        const bool known = !error.terms().empty() && is_certainly_nonzero(error.terms()[0].coefficient);
        if (error.is_exactly_zero()) return {Truth::yes, "it is exactly 0"};
        return {known ? Truth::no : Truth::unknown, "it is " + error.text()};
    }
    return decide_order(o.kind, error, series_of(o.rate, leaves), {});
}

}  // namespace

std::optional<Outcome> recurrence_rate(const QuantifiedClaim& claim, const Statement& s, const Budget& budget,
                                       const OneVariable& ask) {
    const auto order = order_claim(claim.formula);
    const Definition* d = order ? recurrence_of(order->error, s) : nullptr;
    if (!d) return std::nullopt;
    Outcome open{.would_help = "a map of the member before alone, an end of the interval as its fixed point"};
    open.says = "a recurrence of another kind than r[1] = z, r[L+1] = c(r[L])";
    Named parameters;
    std::optional<RationalInterval> starts;
    std::string start_name;
    if (const auto fixed = rational_value(*d->start)) starts = RationalInterval{*fixed, *fixed};
    if ((*d->start)->kind == Kind::variable) start_name = (*d->start)->name;
    for (const Binding& b : claim.bindings)
        for (const std::string& name : b.names) {
            const auto i = rational_interval(b.domain);
            if (!i || i->is_empty() || b.multiplicity != Multiplicity::each) return open;
            if (name == start_name)
                starts = *i;
            else
                parameters.emplace_back(name, *i);
        }
    std::set<std::string> taken = free_variables(d->body);
    for (const auto& [name, i] : parameters) taken.insert(name);
    taken.insert({d->name, d->index, order->layer, start_name});
    const std::string u = fresh_name("u", taken);
    bool others = false;
    const Expression body = member_as(d->body, *d, variable(u), others);
    if (!starts || others || binds_any(d->body, {d->index, d->name, start_name}) || uses(body, d->index) ||
        (!start_name.empty() && uses(body, start_name)) || !order->uniform.empty())
        return open;
    // The end that attracts: above, or below; of a single start a simple number.
    struct Candidate {
        RationalInterval domain;
        Rational at;
        bool below;
    };
    std::vector<Candidate> candidates;
    const bool single = starts->lower == starts->upper;
    for (const Rational& b :
         single ? std::vector<Rational>{1, 0, -1} : std::vector<Rational>{starts->upper, starts->lower}) {
        if (b >= starts->upper && !(single && b == starts->upper))
            candidates.push_back({{starts->lower, b, starts->lower_closed, false}, b, true});
        if (b <= starts->lower && !(single && b == starts->lower))
            candidates.push_back({{b, starts->upper, false, starts->upper_closed}, b, false});
    }
    const auto refuted = [&](const std::string& why, const std::vector<std::pair<std::string, std::string>>& at) {
        Outcome no{.answer = Answer::fails, .says = why, .witness = Witness{.relation = to_text(claim.formula)}};
        no.witness->at = at;
        return no;
    };
    Named symbols = parameters;
    if (!start_name.empty()) symbols.emplace_back(start_name, *starts);
    for (const Candidate& c : candidates) {
        const Orbit orbit(body, u, parameters);
        const auto rate = orbit.rate(c.domain, c.at, c.below);
        if (!rate) continue;
        std::vector<CertificateItem> items;
        std::string stuck;
        if (!orbit.proved(*rate, budget, ask, items, stuck)) {
            open.says = stuck;
            continue;
        }
        CertificateItem rule{"parabolic", {{"map", to_text(body)}, {"name", u}, {"fixed", c.at.str()}}};
        rule.fields.emplace_back("from", c.below ? "below" : "above");
        if (rate->power) {
            rule.fields.emplace_back("p", rate->power->str());
            rule.fields.emplace_back("k", rigor::to_string(rate->k));
        }
        items.insert(items.begin(), rule);
        try {
            OrderDecision decision = decide_with(*order, *d, rate->member, symbols);
            std::vector<std::pair<std::string, std::string>> at;
            Rational start = simple_point(c.domain);
            if (decision.truth == Truth::unknown && !parameters.empty()) {
                // One value of each parameter may refute.
                Expression instance = body;
                OrderClaim there = *order;
                for (const auto& [name, i] : parameters) {
                    const Rational q = i.contains(1) ? Rational(1) : simple_point(i);
                    instance = substitute(instance, name, number(q));
                    there.error = substitute(there.error, name, number(q));
                    there.rate = substitute(there.rate, name, number(q));
                    at.emplace_back(name, q.str());
                }
                if (const auto one = Orbit(instance, u, {}).rate(c.domain, c.at, c.below)) {
                    const OrderDecision found = decide_with(there, *d, one->member, symbols);
                    if (found.truth == Truth::no) decision = found;
                }
            }
            if (decision.truth == Truth::no) {
                if (!start_name.empty()) at.emplace_back(start_name, start.str());
                Outcome no = refuted(decision.why, at);
                no.certificate = items;
                return no;
            }
            if (decision.truth == Truth::unknown) {
                open.says = decision.why + ": the recurrence shows no more";
                return open;
            }
            // A start at the fixed point stays there if c(b) = b.
            if (!single && starts->contains(c.at)) {
                OrderDecision fixed = decide_with(*order, *d, GrowthSeries(Constant(c.at)), symbols);
                const Expression image = substitute(body, u, number(c.at));
                const Statement there{.formula = Formula({.connective = Connective::chain,
                                                          .sides = {image, number(c.at)},
                                                          .relations = {Relation::equal}})};
                const Outcome stays = ask(there, budget);
                if (stays.answer == Answer::holds) {
                    const auto shown = reduced_section(there, stays);
                    items.insert(items.end(), shown.begin(), shown.end());
                }
                if (stays.answer != Answer::holds || fixed.truth != Truth::yes) {
                    if (stays.answer == Answer::holds && fixed.truth == Truth::no) {
                        Outcome no = refuted("false at the fixed point: " + fixed.why, {{start_name, c.at.str()}});
                        no.certificate = items;
                        return no;
                    }
                    open.says = "the start at the fixed point " + c.at.str() + " is not decided";
                    return open;
                }
            }
            return Outcome{.answer = Answer::holds, .says = decision.why, .certificate = items};
        } catch (const NoSeries& stop) {
            open.says = stop.what();
            return open;
        }
    }
    return open;
}

}  // namespace claim::language
