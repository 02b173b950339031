// Normal forms of expressions.
#include "claim/language/normal_form.hpp"

#include "claim/language/generator_polynomial.hpp"
#include "claim/language/node_memory.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

struct NoForm {};

class Normalizer {
    using Poly = GeneratorPolynomial;
    using Quotient = GeneratorQuotient;

public:
    Normalizer(const std::string& name, bool unit_interval) : name_(name), unit_(unit_interval) {
        if (unit_) {
            s_ = ring_.generator("s", "sqrt((1 - " + name + ")/2)");
            c_ = ring_.generator("c", "sqrt((1 + " + name + ")/2)");
            ring_.set_square(c_, R::add(R::constant(1), R::gen(s_, 2), -1));
            p_ = ring_.generator("P", "arccos(" + name + ")/2");
            z_ = ring_.whole(R::add(R::constant(1), R::gen(s_, 2), -2));
        } else {
            z_ = ring_.whole(R::gen(ring_.generator(name, "")));
        }
    }
    Quotient of(const Expression& e) {
        return memory_.of(e, [&] { return rule(e); });
    }
    const GeneratorRing& ring() const { return ring_; }

private:
    using R = GeneratorRing;
    Quotient number(const Rational& q) const { return ring_.whole(R::constant(q)); }
    Quotient minus(const Quotient& a, const Quotient& b) const { return ring_.add(a, R::negate(b)); }
    Quotient inverse(const Quotient& a) const {
        if (a.n.is_zero()) throw NoForm{};
        return ring_.quotient(a.d, a.n);
    }
    Quotient rule(const Expression& e) {
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::number: return number(e->number);
            case Kind::constant: return e->name == "pi" ? ring_.whole(R::gen(R::pi)) : opaque(e->name, {});
            case Kind::variable: return e->name == name_ ? z_ : opaque(e->name, {});
            case Kind::sum:
            case Kind::product: {
                Quotient total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i)
                    total = e->kind == Kind::sum ? ring_.add(total, of(c[i])) : ring_.multiply(total, of(c[i]));
                return total;
            }
            case Kind::negate: return R::negate(of(c[0]));
            case Kind::reciprocal: return inverse(of(c[0]));
            case Kind::power: return power(e);
            case Kind::call: return call_value(e);
            default: throw NoForm{};
        }
    }
    Quotient power(const Expression& e) {
        const auto q = rational_value(e->children[1]);
        Quotient base = of(e->children[0]);
        if (!q) return opaque("power", {base, of(e->children[1])});
        if (denominator(*q) > 2 || abs(*q) > 60) return opaque("power " + q->str(), {base});
        if (denominator(*q) == 2) base = root(base);
        long n = static_cast<long>(numerator(*q));
        if (n < 0) base = inverse(base);
        Quotient value = number(1);
        for (n = std::abs(n); n > 0; --n) value = ring_.multiply(value, base);
        return value;
    }
    Quotient call_value(const Expression& e) {
        if (e->primes > 0 || !e->names.empty()) throw NoForm{};
        // sqrt(u^2) = |u|.
        if (e->name == "sqrt" && e->children[0]->kind == Kind::power && is_literal(e->children[0]->children[1], 2))
            return absolute(of(e->children[0]->children[0]));
        std::vector<Quotient> arguments;
        for (const Expression& child : e->children) arguments.push_back(of(child));
        const Quotient& u = arguments.at(0);
        if (e->name == "sqrt") return root(u);
        const Quotient pi = ring_.whole(R::gen(R::pi)), inverse_pi = ring_.whole(R::gen(R::pi, -1));
        if (e->name == "arccos") return arccos(u);
        if (e->name == "arcsin") return minus(ring_.multiply(number(Rational(1, 2)), pi), arccos(u));
        if (e->name == "kappa0") return minus(number(1), ring_.multiply(inverse_pi, arccos(u)));
        if (e->name == "kappa1") {
            const Quotient angle = arccos(u), sine = root(minus(number(1), ring_.multiply(u, u)));
            return ring_.multiply(inverse_pi, ring_.add(ring_.multiply(u, minus(pi, angle)), sine));
        }
        if (e->name == "abs") return absolute(u);
        if (e->name == "exp") {
            if (u.n.is_zero()) return number(1);
            // exp(-u) = 1/exp(u).
            for (const auto& [name, v, value] : opaque_)
                if (name == "exp" && ring_.same(v[0], R::negate(u))) return inverse(value);
        }
        return opaque(e->name, arguments);
    }
    Quotient absolute(const Quotient& u) {
        for (const auto& [name, v, value] : opaque_)
            if (name == "abs" && ring_.same(v[0], R::negate(u))) return value;
        return opaque("abs", {u});
    }
    Quotient arccos(const Quotient& u) {
        const Quotient pi = ring_.whole(R::gen(R::pi));
        for (const auto& [value, part] :
             {std::pair{Rational(1), Rational(0)}, {Rational(1, 2), Rational(1, 3)}, {Rational(0), Rational(1, 2)}})
            for (const int sign : {1, -1})
                if (ring_.same(u, number(sign * value)))
                    return ring_.multiply(number(sign > 0 ? part : Rational(1 - part)), pi);
        if (unit_) {
            const Quotient angle = ring_.whole(R::add({}, R::gen(p_), 2));
            if (ring_.same(u, z_)) return angle;
            if (ring_.same(u, R::negate(z_))) return minus(pi, angle);
        }
        for (const auto& [name, v, value] : opaque_)
            if (name == "arccos" && ring_.same(v[0], R::negate(u))) return minus(pi, value);
        return opaque("arccos", {u});
    }
    Quotient root(const Quotient& v) {
        if (v.n.is_zero()) return number(0);
        const Poly one = R::constant(1);
        if (v.d == one && v.n.terms.size() == 1 && v.n.terms.begin()->first.empty())
            return constant_root(v.n.terms.begin()->second);
        if (unit_) {
            const Quotient s = ring_.whole(R::gen(s_)), c = ring_.whole(R::gen(c_)), square = ring_.multiply(z_, z_);
            if (ring_.same(v, minus(number(1), z_))) return ring_.multiply(constant_root(2), s);
            if (ring_.same(v, ring_.add(number(1), z_))) return ring_.multiply(constant_root(2), c);
            if (ring_.same(v, minus(number(1), square))) return ring_.multiply(number(2), ring_.multiply(s, c));
        }
        for (const auto& [name, w, value] : opaque_)
            if (name == "sqrt" && ring_.same(w[0], v)) return value;
        const Quotient found = opaque("sqrt", {v});
        if (v.d == one) ring_.set_square(static_cast<int>(found.n.terms.begin()->first[0].first), v.n);
        return found;
    }
    Quotient constant_root(const Rational& q) {
        if (q < 0) throw NoForm{};
        const SymbolicConstant r = SymbolicConstant::sqrt_of(q);
        const auto& [monomial, factor] = *r.terms().begin();
        if (monomial.radicand == 1) return number(factor);
        const Quotient radicand = number(Rational(monomial.radicand));
        for (const auto& [name, w, value] : opaque_)
            if (name == "sqrt" && ring_.same(w[0], radicand)) return ring_.multiply(number(factor), value);
        const Quotient found = opaque("sqrt", {radicand});
        ring_.set_square(static_cast<int>(found.n.terms.begin()->first[0].first), radicand.n);
        return ring_.multiply(number(factor), found);
    }
    Quotient opaque(const std::string& name, const std::vector<Quotient>& arguments) {
        for (const auto& [known, v, value] : opaque_) {
            if (known != name || v.size() != arguments.size()) continue;
            bool same = true;
            for (std::size_t i = 0; same && i < v.size(); ++i) same = ring_.same(v[i], arguments[i]);
            if (same) return value;
        }
        if (opaque_.size() > 60) throw TooLarge{};
        std::string meaning = name + "(";
        for (const Quotient& a : arguments) meaning += "(" + ring_.text(a.n) + ")/(" + ring_.text(a.d) + ")";
        const Quotient value =
            ring_.whole(R::gen(ring_.generator("g" + std::to_string(opaque_.size() + 1), meaning + ")")));
        opaque_.push_back({name, arguments, value});
        return value;
    }

    struct Opaque {
        std::string name;
        std::vector<Quotient> arguments;
        Quotient value;
    };
    std::string name_;
    bool unit_;
    GeneratorRing ring_;
    int s_ = 0, c_ = 0, p_ = 0;
    Quotient z_;
    std::vector<Opaque> opaque_;
    NodeMemory<Quotient> memory_;
};

bool in_unit_interval(const Segment& segment) {
    if (segment.lower.infinite || segment.upper.infinite) return false;
    const auto nonnegative = [](const SymbolicConstant& c) {
        return c.is_formally_zero() || c.is_positive() == Truth::yes;
    };
    return nonnegative(segment.lower.at + SymbolicConstant(1)) && nonnegative(SymbolicConstant(1) - segment.upper.at);
}

}  // namespace

std::optional<NormalForm> normal_form(const Expression& e, const Segment& segment) {
    try {
        Normalizer normalizer(segment.name, in_unit_interval(segment));
        const auto q = normalizer.of(e);
        return NormalForm{q.n.is_zero(), normalizer.ring().text(q.n), normalizer.ring().meanings()};
    } catch (const NoForm&) {
    } catch (const TooLarge&) {
    } catch (const std::domain_error&) {
    }
    return std::nullopt;
}

bool has_zero_normal_form(const Expression& e, const Segment& segment) {
    const auto form = normal_form(e, segment);
    return form && form->zero;
}

}  // namespace claim::language
