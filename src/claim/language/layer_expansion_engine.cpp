// Order terms next to the diagonal, for all layers.
#include "claim/language/layer_expansion_engine.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/depth_rate_engine.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/layer_series.hpp"
#include "claim/language/local_form.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <new>

namespace claim::language {

using rigor::Growth, rigor::growth_of, rigor::Rational, rigor::Truth;
using Constant = rigor::SymbolicConstant;

namespace {

struct LayerOrder {
    Formula formula;  ///< the order term
    std::string layer, name;
    Rational first;
    GrowthSeries approach;  ///< of the name, in N
    std::vector<Expression> points = {};
    Expression error = number(0), rate = number(0);
};

const GrowthSeries large = GrowthSeries::term(Constant(1), 1);

/// t = a + 1/N, a - 1/N, N or -N; empty if both sides count.
std::optional<GrowthSeries> approach_series(const Approach& a, const std::optional<RationalInterval>& domain) {
    if (is_infinite(a.point)) return a.point->kind == Kind::negate ? -large : large;
    const auto at = exact_value(a.point);
    if (!at) return std::nullopt;
    char side = a.side;
    if (side == ' ' && domain) {
        const auto q = at->rational_value();
        if (q && *q == domain->lower && domain->lower < domain->upper) side = '+';
        if (q && *q == domain->upper && domain->lower < domain->upper) side = '-';
    }
    if (side == ' ') return std::nullopt;
    return GrowthSeries(*at) + GrowthSeries::term(Constant(side == '+' ? 1 : -1), -1);
}

std::optional<LayerOrder> layer_order(const QuantifiedClaim& q) {
    if (q.formula->connective != Connective::order || !q.formula->approach->uniform.empty()) return std::nullopt;
    const FormulaNode& f = *q.formula;
    LayerOrder claim{.formula = q.formula, .layer = {}, .name = f.approach->name, .first = 1, .approach = {}};
    std::optional<RationalInterval> domain;
    for (const Binding& b : q.bindings)
        for (const std::string& name : b.names) {
            if (b.multiplicity != Multiplicity::each) return std::nullopt;
            if (name == claim.name) {
                domain = rational_interval(b.domain);
                if (!domain) return std::nullopt;
                continue;
            }
            const bool layers = b.domain.kind == DomainKind::integers && is_infinite(b.domain.ends[1]);
            const auto first = layers ? rational_value(b.domain.ends[0]) : std::nullopt;
            if (!first || denominator(*first) != 1 || *first < 1 || !claim.layer.empty()) return std::nullopt;
            claim.layer = name;
            claim.first = *first;
        }
    if (claim.layer.empty() || claim.name == claim.layer) return std::nullopt;
    const auto approach = approach_series(*f.approach, domain);
    if (!approach) return std::nullopt;
    claim.approach = *approach;
    for (const Expression& side : f.sides) {
        if (binds_any(side, {claim.layer, claim.name})) return std::nullopt;
        collect_points(side, claim.points);
    }
    const bool similar = *f.landau == Landau::similar;
    claim.error = layered(similar ? f.sides[0] : f.sides[0] - f.sides[1]);
    claim.rate = layered(f.sides.back());
    return claim;
}

/// The sequences at the points, by series of all layers.
SeriesLeaves leaves_of(const LayerOrder& c, const std::vector<LayerSeries>& series) {
    SeriesLeaves leaves{.names = {{c.name, c.approach}, {c.layer, layer_symbol(c.layer)}}};
    leaves.call = [&c, &series](const Expression& e) -> std::optional<GrowthSeries> {
        if (e->kind != Kind::call || e->primes != 0 || !e->names.empty() || e->children.size() != 2)
            return std::nullopt;
        const auto found = std::find(c.points.begin(), c.points.end(), e->children[0]);
        const auto k = offset_from(e->children[1], c.layer);
        if (found == c.points.end() || !k) return std::nullopt;
        if (c.first + *k < 1) throw NoSeries("a layer below 1");
        const LayerSeries& s = series.at(static_cast<std::size_t>(found - c.points.begin()));
        const Constant depth = layer_symbol(c.layer) + Constant(*k);
        const GrowthSeries gap = with_layer(s.gap, c.layer, depth), kernel = with_layer(s.kernel, c.layer, depth);
        if (e->name == "rho") return GrowthSeries(Constant(1)) - gap;
        if (e->name == "T") return kernel;
        if (e->name == "theta_bar" && *k == 0) return kernel * power(GrowthSeries(depth), -1);
        if (e->name == "U")
            return GrowthSeries(Constant(3) * Constant::pi()) * power(GrowthSeries(Constant(2)) * gap, Rational(-1, 2));
        return std::nullopt;
    };
    return leaves;
}

GrowthSeries cancelled(const GrowthSeries& s, const std::string& layer) {
    return with_layer(s, layer, layer_symbol(layer));
}

/// Yes, or unknown: what the series say at every layer.
OrderDecision decide_for_all(const LayerOrder& c, const std::vector<LayerSeries>& series) {
    const SeriesLeaves leaves = leaves_of(c, series);
    GrowthSeries error = cancelled(series_of(c.error, leaves), c.layer);
    const GrowthSeries rate = cancelled(series_of(c.rate, leaves), c.layer);
    Landau kind = *c.formula->landau;
    if (rate.terms().empty()) return {Truth::unknown, "the leading term of the rate is not known"};
    const rigor::LogTerm& lead = rate.terms()[0];
    if (!is_nonzero_from(lead.coefficient, c.layer, c.first)) return {Truth::unknown, "the rate may vanish"};
    if (kind == Landau::similar) {
        error = error - rate;
        kind = Landau::little_o;
    }
    const Growth g = growth_of(lead);
    const std::string why = "the difference is " + error.text() + " with N = 1/|" + c.name + " - a|";
    const bool below = !error.remainder() || error.remainder()->growth < g ||
                       (error.remainder()->growth == g && (kind == Landau::big_o || error.remainder()->little));
    const bool any = !error.terms().empty();
    const Growth size = any ? growth_of(error.terms()[0]) : Growth{0, 0};
    switch (kind) {
        case Landau::big_o: return {below && (!any || !(g < size)) ? Truth::yes : Truth::unknown, why};
        case Landau::little_o: return {below && (!any || size < g) ? Truth::yes : Truth::unknown, why};
        default: break;
    }
    const bool known = any && is_nonzero_from(error.terms()[0].coefficient, c.layer, c.first);
    const bool right = known && (kind == Landau::theta ? size == g : !(size < g));
    return {right ? Truth::yes : Truth::unknown, why};
}

std::vector<GrowthSeries> starts(const LayerOrder& c) {
    const SeriesLeaves leaves{.names = {{c.name, c.approach}, {c.layer, layer_symbol(c.layer)}}};
    std::vector<GrowthSeries> all;
    for (const Expression& p : c.points) {
        if (free_variables(p).contains(c.layer)) throw NoSeries("a point that depends on " + c.layer);
        all.push_back(GrowthSeries(Constant(1)) - series_of(layered(p), leaves));
        demand_below_one(all.back());  // elsewhere the layers are undefined, and nothing is refuted
    }
    return all;
}

/// What the claim's own series say at one layer.
OrderDecision at_one_layer(const LayerOrder& c, const Rational& layer) {
    const auto at = [&](const Expression& e) { return layered(substitute(e, c.layer, number(layer))); };
    const SeriesLeaves leaves{.names = {{c.name, c.approach}}};
    return decide_order(*c.formula->landau, series_of(at(c.error), leaves), series_of(at(c.rate), leaves), {});
}

std::string text_of(const GrowthSeries& s, const std::string& layer) {
    std::string text;
    for (const rigor::LogTerm& t : s.terms()) {
        std::string c = rigor::to_string(t.coefficient);
        const std::string symbol = rigor::to_string(layer_symbol(layer));
        for (std::size_t i = c.find(symbol); i != std::string::npos; i = c.find(symbol))
            c.replace(i, symbol.size(), layer);
        text += (text.empty() ? "(" : " + (") + c + ")*N^(" + t.power.str() + ")";
    }
    return text.empty() ? "0" : text;
}

std::string order_of(const GrowthSeries& s) { return s.remainder() ? s.remainder()->growth.power.str() : "none"; }

CertificateItem series_item(const LayerOrder& c, const Expression& point, const LayerSeries& s) {
    return {"layer_series",
            {{"layer", c.layer},
             {"name", c.name},
             {"approach", c.approach.text()},
             {"point", to_text(point)},
             {"gap", text_of(s.gap, c.layer)},
             {"gap_remainder", order_of(s.gap)},
             {"kernel", text_of(s.kernel, c.layer)},
             {"kernel_remainder", order_of(s.kernel)}}};
}

std::optional<Outcome> refuted(const LayerOrder& c, const Budget& budget) {
    for (Rational layer = c.first; layer < c.first + 4; layer += 1) {
        if (budget.interrupted()) return std::nullopt;
        try {
            const OrderDecision there = at_one_layer(c, layer);
            if (there.truth != Truth::no) continue;
            Outcome no{.answer = Answer::fails,
                       .says = "at " + c.layer + " = " + layer.str() + " " + there.why,
                       .witness = Witness{.at = {{c.layer, layer.str()}}, .relation = to_text(c.formula)}};
            no.certificate = {{"layer", {{"name", c.layer}, {"value", layer.str()}}}};
            return no;
        } catch (const NoSeries&) {
        }
    }
    return std::nullopt;
}

Outcome decide_claim(const LayerOrder& c, const Budget& budget) {
    Outcome open{.would_help = "an expansion in powers of the distance, with a remainder of lower order"};
    std::vector<GrowthSeries> begin;
    try {
        begin = starts(c);
    } catch (const NoSeries& stop) {
        open.says = stop.what();
        return open;
    }
    try {
        for (const Rational& margin : {Rational(1, 2), Rational(3, 2), Rational(5, 2)}) {
            if (budget.interrupted()) break;
            const SeriesLeaves plain{.names = {{c.name, c.approach}, {c.layer, layer_symbol(c.layer)}}};
            const Rational last = series_of(c.rate, plain).leading().power - margin;
            std::vector<LayerSeries> series;
            for (const GrowthSeries& b : begin) series.push_back(layer_series(b, c.layer, std::min(last, -margin)));
            const OrderDecision all = decide_for_all(c, series);
            open.says = all.why;
            if (all.truth == Truth::yes) {
                Outcome yes{.answer = Answer::holds,
                            .says = "by series whose coefficients are polynomials in " + c.layer};
                for (std::size_t i = 0; i < series.size(); ++i) {
                    if (const std::string wrong = refused(series[i], begin[i], c.layer); !wrong.empty())
                        throw NoSeries(wrong);
                    yes.certificate.push_back(series_item(c, c.points[i], series[i]));
                }
                yes.says += ": " + all.why;
                return yes;
            }
            if (auto no = refuted(c, budget)) return *no;
        }
    } catch (const NoSeries& stop) {
        open.says = stop.what();
    } catch (const std::domain_error& error) {  // a constant outside of the form
        open.says = error.what();
    }
    if (auto no = refuted(c, budget)) return *no;
    return open;
}

std::optional<LayerOrder> only_claim(const Statement& s) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    const auto claims = split_claims(s.formula);
    return claims.size() == 1 ? layer_order(claims[0]) : std::nullopt;
}

GrowthSeries read_series(const CertificateItem& item, const std::string& field, const LayerOrder& c) {
    std::string terms, remainder;
    for (const auto& [name, value] : item.fields) {
        if (name == field) terms = value;
        if (name == field + "_remainder") remainder = value;
    }
    const SeriesLeaves leaves{.names = {{"N", large}, {c.layer, layer_symbol(c.layer)}}};
    const GrowthSeries s = series_of(parse_expression(terms), leaves);
    if (remainder == "none" || remainder.empty()) throw NoSeries("a series without remainder");
    return cancelled(s, c.layer) + GrowthSeries::of_order({{rigor::parse_rational(remainder), 0}, false});
}

}  // namespace

std::optional<Outcome> layer_expansion_engine(const Statement& s, const Budget& budget) {
    const auto c = only_claim(s);
    if (!c || c->points.empty()) return std::nullopt;
    return decide_claim(*c, budget);
}

std::string replay_layer_expansion(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto c = only_claim(s);
    if (!c || c->points.empty()) return "a statement of another kind";
    try {
        const std::vector<GrowthSeries> begin = starts(*c);
        if (answer == Answer::fails) {
            if (items.size() != 1 || items[0].type != "layer" || items[0].fields.size() != 2)
                return "no layer is named";
            const Rational layer = rigor::parse_rational(items[0].fields[1].second);
            if (layer < c->first || denominator(layer) != 1 || layer > 12) return "a layer outside of the claim";
            if (items[0].fields[0].second != c->layer) return "another name than the layer's";
            return at_one_layer(*c, layer).truth == Truth::no ? "" : "at this layer the claim is not refuted";
        }
        if (answer != Answer::holds || items.size() != c->points.size()) return "not a series for each point";
        std::vector<LayerSeries> series;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].type != "layer_series") return "an item of another type: " + items[i].type;
            series.push_back({read_series(items[i], "gap", *c), read_series(items[i], "kernel", *c)});
            // The other fields say what the series are about.
            const CertificateItem same = series_item(*c, c->points[i], series[i]);
            for (std::size_t k = 0; k < 4; ++k)
                if (k >= items[i].fields.size() || items[i].fields[k] != same.fields[k])
                    return "an item about something else";
            if (const std::string wrong = refused(series[i], begin[i], c->layer); !wrong.empty()) return wrong;
        }
        const OrderDecision all = decide_for_all(*c, series);
        return all.truth == Truth::yes ? "" : "the series do not show the claim: " + all.why;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace claim::language
