// The walk over an expression, and the sequences of the field.
#include "claim/language/depth_series.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/networks.hpp"
#include "claim/language/power_sum_series.hpp"
#include "claim/language/text.hpp"
#include "ntk/depth/depth_law.hpp"
#include "ntk/depth/depth_sequences.hpp"
#include "rigor/rate/rate_decision.hpp"

#include <algorithm>
#include <cctype>

namespace claim::language {

using rigor::Rational;
using Constant = rigor::SymbolicConstant;

namespace {

class Walk {
public:
    explicit Walk(const SeriesLeaves& leaves) : leaves_(leaves) {}

    GrowthSeries of(const Expression& e) {
        if (const auto q = rational_value(e)) return Constant(*q);
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::constant:
                if (e->name == "pi") return Constant::pi();
                if (e->name == "euler") return euler_symbol();
                break;
            case Kind::big:
                for (const auto& [name, series] : leaves_.names)
                    if (is_layer(series))
                        if (auto found = power_sum_series(e, name)) return *found;
                break;
            case Kind::variable:
                if (const auto found = leaves_.names.find(e->name); found != leaves_.names.end()) return found->second;
                break;
            case Kind::sum: {
                GrowthSeries total;
                for (const Expression& child : c) total = total + of(child);
                return total;
            }
            case Kind::product: {
                GrowthSeries total{Constant(1)};
                for (const Expression& child : c)
                    total = total * (child->kind == Kind::reciprocal ? inverse_of(child->children[0]) : of(child));
                return total;
            }
            case Kind::negate: return -of(c[0]);
            case Kind::power:
                if (const auto r = rational_value(c[1])) return powered(of(c[0]), *r);
                if (const auto b = rational_value(c[0]); b && *b > 0 && *b != 1)
                    return vanishing(*b > 1 ? of(c[1]) : -of(c[1]));
                break;
            case Kind::index:
            case Kind::call: return function(e);
            default: break;
        }
        throw NoSeries("no series for " + to_text(e));
    }

private:
    static GrowthSeries powered(const GrowthSeries& s, const Rational& r) {
        if (s.is_exactly_zero() && r < 0) throw UndefinedSeries("a division by 0");
        if (denominator(r) != 1 && !s.terms().empty() && (-s.terms()[0].coefficient).is_positive() == rigor::Truth::yes)
            throw UndefinedSeries("a root of a negative number");
        return power(s, r);
    }
    GrowthSeries function(const Expression& e) {
        if (leaves_.call)
            if (auto found = leaves_.call(e)) return *found;
        if (e->kind != Kind::call || !e->names.empty()) throw NoSeries("no series for " + to_text(e));
        const Expression& u = e->children[0];
        if (e->primes == 1 && (e->name == "h" || e->name == "kappa1")) return of(*definition("kappa0", u));
        if (e->primes == 0) {
            if (const auto body = definition(e->name == "h" ? "kappa1" : e->name, u)) return of(*body);
            if (e->name == "sqrt") return powered(of(u), Rational(1, 2));
            if (e->name == "log") return logarithm(of(u));
            if (e->name == "exp") return exponential_of(of(u));
            if (e->name == "sin") return sine(of(u));
            if (e->name == "cos") return cosine(of(u));
            if (e->name == "arccos") return arc_cosine(of(u));
            if (e->name == "arcsin") return GrowthSeries(Constant(Rational(1, 2)) * Constant::pi()) - arc_cosine(of(u));
            if (e->name == "abs") return absolute(of(u));
        }
        throw NoSeries("no series for " + to_text(e));
    }
    /// 1/2^L = 2^(-L) and 1/exp(L) = exp(-L).
    GrowthSeries inverse_of(const Expression& e) {
        if (e->kind == Kind::power && !rational_value(e->children[1]))
            return of(language::power(e->children[0], negate(e->children[1])));
        if (e->kind == Kind::call && e->name == "exp" && e->primes == 0)
            return of(call("exp", {negate(e->children[0])}));
        return powered(of(e), -1);
    }
    static bool is_layer(const GrowthSeries& s) {
        return !s.remainder() && s.terms().size() == 1 && s.terms()[0].coefficient == Constant(1) &&
               s.terms()[0].power == 1 && s.terms()[0].log_power == 0;
    }
    /// exp(c s) for some c > 0 and an s that falls to -inf like a power of L: smaller than every power of L.
    static GrowthSeries vanishing(const GrowthSeries& s) {
        if (s.terms().empty() || s.leading().power <= 0 || !is_certainly_positive(-s.leading().coefficient))
            throw NoSeries("an exponential that does not certainly vanish");
        return GrowthSeries::of_order({{-1000, 0}, false});
    }
    static GrowthSeries exponential_of(const GrowthSeries& s) {
        const bool falls =
            !s.terms().empty() && s.leading().power > 0 && is_certainly_positive(-s.leading().coefficient);
        return falls ? vanishing(s) : exponential(s);
    }
    static GrowthSeries absolute(const GrowthSeries& s) {
        if (s.terms().empty()) return s;
        const Constant& c = s.leading().coefficient;
        if (c.is_positive() == rigor::Truth::yes) return s;
        if ((-c).is_positive() == rigor::Truth::yes) return -s;
        throw NoSeries("the absolute value of what has no known sign: it depends on z");
    }

    const SeriesLeaves& leaves_;
};

const ntk::DepthSequences& all_points() {
    static const ntk::DepthSequences sequences;
    return sequences;
}

GrowthSeries expanded(const char* name) {
    const rigor::AsymptoticExpansion x(all_points().expansion(ntk::depth_sequence(name)), 0);
    return {x.terms, GrowthSeries::Remainder{x.beyond, false}};
}

/// rho(z, 2) and the like do not depend on the layer: constants of the point.
std::optional<GrowthSeries> fixed_layer(const Expression& e, const std::string& layer, bool diagonal) {
    const auto depth = rational_value(e->children[1]);
    const bool known = e->name == "rho" || e->name == "T" || e->name == "theta_bar";
    if (!depth || !known || !e->names.empty() || denominator(*depth) != 1 || *depth < 1 || *depth > 20)
        return std::nullopt;
    if (diagonal) return GrowthSeries(Constant(e->name == "T" ? *depth : Rational(1)));
    if (free_variables(e).contains(layer)) return std::nullopt;
    return GrowthSeries(parameter_symbol(e->name + "_" + depth->str(), false));
}

/// What the depth law says of a network at the edge of chaos: theta_bar = limit + c s(L) + …, 1 - rho = gap L^(-power)
/// + …; constants as symbols where they are not known exactly.
struct NetworkSeries {
    GrowthSeries theta_bar, rho;
    rigor::Symbols constants;
};

/// A name for a symbol, different for different networks: letters and digits stay, others become their code.
std::string symbol_of(const std::string& network) {
    std::string symbol = "_";
    for (const char c : network)
        if (std::isalnum(static_cast<unsigned char>(c)))
            symbol += c;
        else if (c != ' ')
            symbol += "_" + std::to_string(static_cast<int>(c)) + "_";
    return symbol;
}

NetworkSeries network_series(const ntk::NetworkMap& map, const std::string& name) {
    if (map.phase() != ntk::Phase::edge)
        throw NoSeries(map.name() + " is not at the edge of chaos there: its depth law is not that of 1/L");
    const rigor::Precision precision(192);
    const ntk::DepthLawForm form = ntk::depth_law_form(map);
    const bool logarithmic = form.scale == ntk::DepthLawForm::Scale::log_over_depth;
    const auto q = map.exact_variance();
    const auto known = q ? map.activation().exact_next_coefficient(*q) : std::nullopt;
    NetworkSeries series;
    const auto constant = [&](const char* what, const std::optional<Constant>& exact, const rigor::Ball& enclosure) {
        if (exact) return *exact;
        const std::string symbol = what + symbol_of(name);
        series.constants[symbol] = enclosure;
        return Constant::symbol(symbol);
    };
    std::vector<rigor::LogTerm> terms{{Constant(form.limit)}};
    if (const Constant c = constant("c", known, form.coefficient); !c.is_formally_zero())
        terms.push_back(logarithmic ? rigor::LogTerm{c, -1, 1} : rigor::LogTerm{c, Rational(-1, 2), 0});
    series.theta_bar = {terms, GrowthSeries::Remainder{{-1, logarithmic ? 0 : 1}, false}};
    // 1 - rho = x: smooth and between A/U, kinked 2 (A/U)^2, U = L + O(log L), between L + O(sqrt L)
    // (docs/depth-law.md, section 3).
    const bool kinked = map.germ() == ntk::GermKind::kinked;
    const ntk::GermNumbers numbers = ntk::germ_numbers(map, 4);
    const auto ratio = q ? map.activation().exact_ratio(2, *q) : std::nullopt;
    std::optional<Constant> exact_gap;
    if (map.activation().delta()) {
        const Rational delta = *map.activation().delta();
        exact_gap = Constant(Rational(9, 8) / (delta * delta)) * Constant::pi() * Constant::pi();
    } else if (map.germ() == ntk::GermKind::smooth && ratio) {
        exact_gap = Constant(Rational(2 / (*q * *ratio)));
    }
    const rigor::Ball gap = kinked                                 ? rigor::Ball(0)
                            : map.germ() == ntk::GermKind::between ? rigor::Ball(1) / numbers.between.a
                                                                   : rigor::Ball(1) / numbers.h[2];
    const rigor::Growth beyond = kinked        ? rigor::Growth{-3, 1}
                                 : logarithmic ? rigor::Growth{-2, 1}
                                               : rigor::Growth{Rational(-3, 2), 0};
    series.rho = {{{Constant(1)}, {Constant(-1) * constant("g", exact_gap, gap), kinked ? -2 : -1, 0}},
                  GrowthSeries::Remainder{beyond, false}};
    return series;
}

NetworkSeries network_series(const Expression& e) {
    try {
        const auto map = network_of(e);
        if (!map) throw NoSeries("no network in " + to_text(e));
        std::string name = network_function(e->name)->activation;
        for (std::size_t i = 0; i < e->names.size(); ++i)
            name += ", " + e->names[i] + " = " + to_text(e->children[e->children.size() - e->names.size() + i]);
        return network_series(*map, name);
    } catch (const NoSeries&) {
        throw;
    } catch (const std::logic_error& error) {
        throw NoSeries(error.what());
    } catch (const std::runtime_error& error) {
        throw NoSeries(error.what());
    }
}

std::optional<GrowthSeries> network_leaf(const Expression& e, const Expression& point, const std::string& layer,
                                         bool diagonal) {
    const auto f = *network_function(e->name);
    if (e->primes != 0 || f.function == "h" || f.function == "h_prime" || !(e->children[0] == point))
        return std::nullopt;
    const auto k = offset_from(e->children[1], layer);
    if (!k) return std::nullopt;
    const NetworkSeries series = network_series(e);
    const GrowthSeries depth = GrowthSeries::term(Constant(1), 1).shifted(*k);
    if (diagonal) return f.function == "T" ? depth : GrowthSeries(Constant(1));
    if (f.function == "rho") return series.rho.shifted(*k);
    return f.function == "T" ? depth * series.theta_bar.shifted(*k) : series.theta_bar.shifted(*k);
}

}  // namespace

void add_network_constants(const Expression& e, rigor::Symbols& symbols) {
    if (e->kind == Kind::call && network_function(e->name)) symbols.merge(network_series(e).constants);
    for (const Expression& child : e->children) add_network_constants(child, symbols);
}

GrowthSeries series_of(const Expression& e, const SeriesLeaves& leaves) {
    try {
        return Walk(leaves).of(e);
    } catch (const std::domain_error& error) {  // a constant outside of the form
        throw NoSeries(error.what());
    }
}

std::optional<Rational> offset_from(const Expression& e, const std::string& name) {
    if (e->kind == Kind::variable && e->name == name) return Rational(0);
    if (e->kind != Kind::sum) return std::nullopt;
    Rational offset = 0;
    int found = 0;
    for (const Expression& term : e->children) {
        if (term->kind == Kind::variable && term->name == name)
            ++found;
        else if (const auto q = rational_value(term))
            offset += *q;
        else
            return std::nullopt;
    }
    if (found != 1 || denominator(offset) != 1) return std::nullopt;
    return offset;
}

void collect_points(const Expression& e, std::vector<Expression>& points) {
    if (e->kind == Kind::call) {
        const KnownFunction* f = find_function(e->name);
        if (f && f->depth == 1 && e->children.size() >= 2 &&
            std::find(points.begin(), points.end(), e->children[0]) == points.end())
            points.push_back(e->children[0]);
    }
    for (const Expression& child : e->children) collect_points(child, points);
}

std::function<std::optional<GrowthSeries>(const Expression&)> depth_leaves(const Expression& point,
                                                                           const std::string& layer, bool diagonal) {
    return [=](const Expression& e) -> std::optional<GrowthSeries> {
        if (e->kind != Kind::call) return std::nullopt;
        if (network_function(e->name)) return network_leaf(e, point, layer, diagonal);
        const auto& c = e->children;
        const bool sequence = e->name == "rho" || e->name == "T" || e->name == "theta_bar" || e->name == "U" ||
                              e->name == "theta" || e->name == "sigma";
        const bool map = e->name == "h" || e->name == "kappa1" || e->name == "kappa0";
        if (map && c.size() == 1 && c[0]->kind == Kind::call && c[0]->name == "rho" && c[0]->children[0] == point) {
            const auto k = offset_from(c[0]->children[1], layer);
            if (!k) return std::nullopt;
            if (e->name == "kappa0" ? e->primes == 0 : e->primes == 1)
                return (diagonal ? GrowthSeries(Constant(1)) : expanded("h-prime")).shifted(*k);
            if (e->primes == 0) return (diagonal ? GrowthSeries(Constant(1)) : expanded("rho")).shifted(*k + 1);
            return std::nullopt;
        }
        if (!sequence || e->primes != 0 || !(c[0] == point)) return std::nullopt;
        const auto k = offset_from(c[1], layer);
        if (const auto fixed = k ? std::nullopt : fixed_layer(e, layer, diagonal)) return fixed;
        if (!k) return std::nullopt;
        // theta = 2^(1-L) T/n0 and sigma = 2^(1-L) rho/n0 without bias: smaller than every power of L.
        if (e->name == "theta" || e->name == "sigma") {
            if (!e->names.empty()) return std::nullopt;
            return GrowthSeries::of_order({{-1000, 0}, false});
        }
        const GrowthSeries depth = GrowthSeries::term(Constant(1), 1).shifted(*k);
        if (diagonal) {
            if (e->name == "U") throw UndefinedSeries("U at z = 1");
            return e->name == "T" ? depth : GrowthSeries(Constant(1));
        }
        if (e->name == "rho") return expanded("rho").shifted(*k);
        if (e->name == "theta_bar") return expanded("theta-bar").shifted(*k);
        if (e->name == "T") return depth * expanded("theta-bar").shifted(*k);
        // U = 3 pi/sqrt(2 (1 - rho)).
        const GrowthSeries gap = expanded("one-minus-rho").shifted(*k);
        return GrowthSeries(Constant(3) * Constant::pi()) * power(GrowthSeries(Constant(2)) * gap, Rational(-1, 2));
    };
}

}  // namespace claim::language
