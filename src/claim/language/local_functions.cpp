// Functions of Taylor forms; those of arccosine type next to 1 and -1 through the root sqrt((1 - u)/2), in which they
// are analytic.
#include "claim/language/derivative.hpp"
#include "claim/language/evaluation_kernels.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/local_form.hpp"
#include "claim/language/networks.hpp"
#include "claim/language/node_memory.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

/// Of the form next to t = 0 (t > 0) or over a box; 0: not known.
int LocalForm::sign(const Form& a) {
    if (a.is_zero()) return 0;
    const Ball r = ring_.range(a);
    return certainly_positive(r) == Truth::yes ? 1 : certainly_positive(-r) == Truth::yes ? -1 : 0;
}

/// A function of a network with an activation has no derivative here: over D its range alone, where the correlation is
/// certain to lie in [-1, 1].
Form LocalForm::network_range(const Expression& e) {
    const auto& c = e->children;
    const Ball z = ring_.range(ring_.flat(plain(c[0])));
    if ((certainly_at_most(z, Ball(1)) && certainly_at_most(Ball(-1), z)) != Truth::yes)
        throw Wide{"a network next to the ends of [-1, 1]"};
    const std::size_t arguments = c.size() - e->names.size();
    std::vector<Coordinate<Ball>> values{{z}};
    std::map<std::string, Rational> options;
    for (std::size_t i = 1; i < c.size(); ++i) {
        const auto value = rational_value(c[i]);
        if (!value) throw Wide{"a network with a depth or an option that is no number"};
        if (i < arguments)
            values.push_back({Ball(*value), *value});
        else
            options[e->names[i - arguments]] = *value;
    }
    try {
        return {.c = {detail::kernel<Ball>(e->name, 0, values, options).value}};
    } catch (const detail::Stop& stop) {
        throw Wide{stop.why};
    }
}

LogForm LocalForm::call_value(const Expression& e) {
    const auto& c = e->children;
    if (e->primes == 0 && network_function(e->name)) return {network_range(e)};
    if (e->primes > 0 || !e->names.empty()) throw Wide{"a derivative of " + e->name};
    if (e->name == "log") {
        const Form u = plain(c[0]);
        if (u.is_zero()) throw Wide{"a logarithm of 0"};
        Form rest = u;
        rest.v = 0;
        Form f = function("log", rest);
        if (u.v == 0) return {f};
        singular_ |= u.v > 0;
        return {f, ring_.constant(Ball(-u.v), {SymbolicConstant(-u.v)})};
    }
    if (e->name == "max" || e->name == "min") {
        LogForm best = {plain(c[0])};
        for (std::size_t i = 1; i < c.size(); ++i) {
            const Form a = plain(c[i]), b = best.at(0);
            const Form difference = [&] {
                Form d = ring_.add(a, ring_.negate(b));
                ring_.normalize(d);
                return d;
            }();
            if (difference.is_zero()) continue;
            const int s = sign(difference);
            if (s == 0) throw Wide{"a maximum that is not decided"};
            if ((s > 0) == (e->name == "max")) best = {a};
        }
        return best;
    }
    if (c.size() != 1) throw Wide{"no Taylor form of " + e->name};
    return {function(e->name, plain(c[0]))};
}

Form LocalForm::function(const std::string& name, const Form& u) {
    if (name == "sqrt") return power(u, Rational(1, 2));
    if (name == "abs" || name == "relu" || name == "step") {
        const int s = sign(u);
        if (s == 0) {
            if (!u.is_zero() && !memory_ && name != "step") {  // over a box its range, without derivative
                const Ball r = ring_.range(u), zero(0);
                return {.c = {name == "abs" ? abs(r) : rigor::maximum(r, zero)}};
            }
            if (u.is_zero()) return u;
            throw Wide{name + " of what may be 0"};
        }
        if (name == "step") {
            singular_ |= u.v != 0;
            return ring_.constant(Ball(s > 0 ? 1 : 0), {SymbolicConstant(s > 0 ? 1 : 0)});
        }
        return s > 0 ? u : name == "abs" ? ring_.negate(u) : Form{.finite = true};
    }
    if (name == "exp") return exponential(u);
    const bool arc = name == "arccos" || name == "arcsin" || name == "kappa0" || name == "kappa1";
    const bool known = arc || name == "log" || name == "sin" || name == "cos" || name == "arctan";
    if (!known) throw Wide{"no Taylor form of " + name};
    if (name == "arctan" && u.v < 0) {  // +-pi/2 - arctan(1/u)
        const int s = sign(u);
        if (s == 0) throw Wide{"arctan of what has no bound"};
        const SymbolicConstant half = SymbolicConstant::pi() * SymbolicConstant(Rational(s, 2));
        return ring_.add(ring_.constant(half.enclosure(), {half}), ring_.negate(function("arctan", inverse(u))));
    }
    const Form a = ring_.flat(u);
    if (arc && !a.e.empty() && (a.e[0] == SymbolicConstant(1) || a.e[0] == SymbolicConstant(-1)))
        return at_one(name, a, a.e[0] == SymbolicConstant(1));
    if (a.c.empty()) {
        Form zero = ring_.constant(taylor(name, Ball(0), 0)[0]);
        return with_exact(zero, [&] { return exact::function(name, {SymbolicConstant()}); });
    }
    return with_exact(ring_.compose([&](const Ball& x, long n) { return taylor(name, x, n); }, a),
                      [&] { return exact::function(name, ring_.exact_of(a)); });
}

Form LocalForm::exponential(const Form& u) {
    if (u.v >= 0 || u.is_zero()) {
        const Form a = ring_.flat(u);
        if (a.c.empty()) return ring_.constant(Ball(1), {SymbolicConstant(1)});
        return with_exact(ring_.compose([](const Ball& x, long n) { return taylor("exp", x, n); }, a),
                          [&] { return exact::function("exp", ring_.exact_of(a)); });
    }
    // u <= -c/t next to t = 0: smaller than every power of t.
    const Ball g = ring_.range(u), c = -g;
    if (certainly_positive(c) != Truth::yes || ring_.upper() > 1) throw Wide{"an exponential without bound"};
    const long n = ring_.order();
    const Ball rate = c.lower(), x = Ball(1) / Ball(ring_.upper()), top = Ball(n) / rate;
    const Ball at = certainly_at_most(top, x) == Truth::yes ? x : top;  // x^n exp(-rate x) over x >= 1/r
    const Ball bound = rigor::power(at, static_cast<unsigned long>(n)) * exp(-rate * at);
    Form f{.v = n, .c = {Ball::hull(Ball(0), bound)}};
    return f;
}

/// arccos and its kin of u, u = 1 (above) or -1 at t = 0.
Form LocalForm::at_one(const std::string& name, const Form& u, bool above) {
    const Form one = ring_.constant(Ball(1), {SymbolicConstant(1)});
    const Form half = ring_.constant(Ball(Rational(1, 2)), {SymbolicConstant(Rational(1, 2))});
    Form w = ring_.multiply(half, ring_.add(one, above ? ring_.negate(u) : u));
    ring_.normalize(w);
    const SymbolicConstant pi = SymbolicConstant::pi();
    const auto affine = [&](const Form& f, const SymbolicConstant& factor, const SymbolicConstant& constant) {
        return ring_.add(ring_.multiply(ring_.constant(factor.enclosure(), {factor}), f),
                         ring_.constant(constant.enclosure(), {constant}));
    };
    const Form s = power(w, Rational(1, 2));
    const Form flat = ring_.flat(s);
    // 2 arcsin s, the arccos of 1 - 2 s^2.
    const auto angle = [&]() -> Form {
        if (flat.is_zero()) return flat;
        return with_exact(ring_.compose([](const Ball& x, long n) { return taylor("root angle", x, n); }, flat), [&] {
            return exact::scale(SymbolicConstant(2), exact::function("arcsin", ring_.exact_of(flat)));
        });
    };
    const SymbolicConstant zero, minus_one(-1), half_pi = pi * SymbolicConstant(Rational(1, 2));
    if (name == "arccos") return above ? angle() : affine(angle(), minus_one, pi);
    if (name == "arcsin")
        return above ? affine(angle(), minus_one, half_pi) : affine(angle(), SymbolicConstant(1), -half_pi);
    const SymbolicConstant inverse_pi = pi.inverse();
    const auto kappa0 = [&] {
        return above ? affine(angle(), -inverse_pi, SymbolicConstant(1)) : affine(angle(), inverse_pi, zero);
    };
    if (name == "kappa0") return kappa0();
    const SymbolicConstant start(above ? 1 : 0);
    if (flat.is_zero()) return ring_.constant(start.enclosure(), {start});
    const std::string variant = above ? "kappa1 above" : "kappa1 below";
    return with_exact(ring_.compose([&](const Ball& x, long n) { return taylor(variant, x, n); }, flat),
                      [&] { return exact::kappa1_from(ring_.exact_of(u), ring_.exact_of(kappa0()), start); });
}

namespace {

class Layers {
public:
    Expression of(const Expression& e) {
        return memory_.of(e, [&] { return rule(e); });
    }

private:
    Expression rule(const Expression& e) {
        if (e->children.empty()) return e;
        // One-sided at 1 and -1, as the evaluators read h'; inside it is what D(kappa1(u), u) gives by its definition.
        const bool slope = e->kind == Kind::call && e->primes == 1 && (e->name == "h" || e->name == "kappa1");
        if (slope) return call("kappa0", {of(e->children[0])});
        if (e->kind == Kind::derivative || e->kind == Kind::at || (e->kind == Kind::call && e->primes > 0)) {
            const Expression plain = unfold_derivatives(e);
            return plain == e ? e : of(plain);
        }
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(of(child));
        if (e->kind != Kind::call || e->primes != 0 || !e->names.empty()) return with_children(e, std::move(children));
        if (e->name == "h") return call("kappa1", {children[0]});
        const auto depth = children.size() == 2 ? rational_value(children[1]) : std::nullopt;
        const bool sequence = e->name == "rho" || e->name == "T" || e->name == "theta_bar" || e->name == "U";
        if (!sequence || !depth || denominator(*depth) != 1 || *depth < 1 || *depth > 64)
            return with_children(e, std::move(children));
        const auto& [rho, kernel] = layer(children[0], static_cast<std::size_t>(numerator(*depth)));
        if (e->name == "rho") return rho;
        if (e->name == "T") return kernel;
        if (e->name == "theta_bar") return kernel / number(*depth);
        return number(3) * constant("pi") / call("sqrt", {number(2) * (number(1) - rho)});
    }
    /// Shared between all depths, so that rho(z, 5) - rho(z, 4) computes each layer once.
    const std::pair<Expression, Expression>& layer(const Expression& z, std::size_t depth) {
        for (auto& [start, found] : towers_)
            if (start == z) return grown(found, depth);
        towers_.push_back({z, {{z, z}}});
        return grown(towers_.back().second, depth);
    }
    static const std::pair<Expression, Expression>& grown(std::vector<std::pair<Expression, Expression>>& tower,
                                                          std::size_t depth) {
        while (tower.size() < depth) {
            const auto [rho, kernel] = tower.back();
            const Expression next = call("kappa1", {rho});
            tower.emplace_back(next, call("kappa0", {rho}) * kernel + next);
        }
        return tower[depth - 1];
    }

    NodeMemory<Expression> memory_;
    std::vector<std::pair<Expression, std::vector<std::pair<Expression, Expression>>>> towers_;
};

/// By kappa1' = kappa0 where there are layers: the definitions would leave terms that cancel.
class Slopes {
public:
    explicit Slopes(const std::string& name) : name_(name) {}

    Expression of(const Expression& e) {
        if (!free_variables(e).contains(name_)) return number(0);
        return memory_.of(e, [&] { return rule(e); });
    }

private:
    Expression rule(const Expression& e) {
        const auto& c = e->children;
        if (e->kind == Kind::sum) {
            Expression total = number(0);
            for (const Expression& term : c) total = total + of(term);
            return total;
        }
        if (e->kind == Kind::negate) return number(0) - of(c[0]);
        if (e->kind == Kind::product) {
            Expression value = c[0], slope = of(c[0]);
            for (std::size_t i = 1; i < c.size(); ++i) {
                const bool divides = c[i]->kind == Kind::reciprocal;
                const Expression f = divides ? c[i]->children[0] : c[i], df = of(f);
                slope = divides ? slope / f - value * df / language::power(f, number(2)) : slope * f + value * df;
                value = divides ? value / f : value * f;
            }
            return slope;
        }
        if (e->kind == Kind::call && e->primes == 0 && c.size() == 1) {
            if (e->name == "kappa1") return call("kappa0", {c[0]}) * of(c[0]);
            const Expression outer = derivative(call(e->name, {variable(".")}), ".");
            return substitute(outer, ".", c[0]) * of(c[0]);
        }
        return derivative(e, name_);
    }
    std::string name_;
    NodeMemory<Expression> memory_;
};

}  // namespace

Expression layered(const Expression& e) { return Layers().of(e); }

Expression layered_derivative(const Expression& e, const std::string& name) { return layered(Slopes(name).of(e)); }

}  // namespace claim::language
