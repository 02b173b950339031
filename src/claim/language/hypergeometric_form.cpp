// The walk over an expression.
#include "claim/language/hypergeometric_form.hpp"

#include "claim/language/evaluate.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Rational;
using Poly = NamedPolynomial;
using AtomKind = TermAtom::Kind;

namespace {

class Reader {
public:
    explicit Reader(const FormContext& context) : context_(context), box_(context.box) {}

    TermSum of(const Expression& e) const {
        if (context_.known)
            if (auto found = context_.known(e)) return *found;
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::number: return e->number;
            case Kind::constant:
                if (e->name == "pi" || e->name == "euler") return constant_atom(e->name);
                break;
            case Kind::variable:
                if (box_.names.contains(e->name)) return HypergeometricTerm(Poly::name(e->name));
                break;
            case Kind::sum: {
                TermSum total;
                for (const Expression& child : c) total = total + of(child);
                return total;
            }
            case Kind::product: {
                TermSum total(Rational(1));
                for (const Expression& child : c) total = total * of(child);
                return total;
            }
            case Kind::negate: return TermSum(Rational(-1)) * of(c[0]);
            case Kind::reciprocal: return inverse(single(of(c[0]), e), e);
            case Kind::power: return power(e);
            case Kind::factorial: return factorial(polynomial(c[0]), e, 1);
            case Kind::call: return call_form(e);
            default: break;
        }
        stop(e);
    }

private:
    [[noreturn]] static void stop(const Expression& e, const std::string& why = "no hypergeometric form of ") {
        throw NotHypergeometric{why + to_text(e)};
    }
    static TermSum constant_atom(const std::string& name) {
        HypergeometricTerm t(Rational(1));
        t.multiply_atom({AtomKind::constant, 0, {}, name}, Poly(1));
        return t;
    }
    static HypergeometricTerm single(const TermSum& s, const Expression& e) {
        if (s.is_zero()) return HypergeometricTerm(Rational(0));
        if (s.terms().size() != 1) stop(e);
        return s.terms()[0];
    }
    Poly polynomial(const Expression& e) const {
        const auto p = of(e).polynomial();
        if (!p) stop(e, "no polynomial: ");
        return *p;
    }
    void require_nonzero(const Poly& p, const Expression& e) const {
        if (context_.defined_elsewhere) return;
        if (!box_.is_nonzero(p)) stop(e, p.text() + " may be 0 in ");
    }
    /// Atoms are nonzero: factorials, powers of nonzero numbers; bases were looked at when they came in.
    TermSum inverse(const HypergeometricTerm& t, const Expression& e) const {
        if (t.is_zero()) stop(e, "a division by 0 in ");
        require_nonzero(t.top, e);
        for (const auto& [f, k] : t.factors) require_nonzero(f, e);
        for (const auto& [atom, k] : t.kernel) {
            if (atom.is_sum()) stop(e, "a division by a sum without closed form: ");
            if (atom.kind == AtomKind::base) require_nonzero(atom.base, e);
        }
        return t.inverse();
    }
    TermSum power(const Expression& e) const {
        const Expression& base = e->children[0];
        const auto q = rational_value(e->children[1]);
        if (q && denominator(*q) == 1 && abs(*q) <= 40) {
            const long n = static_cast<long>(numerator(*q));
            const TermSum factor = n < 0 ? inverse(single(of(base), e), e) : of(base);
            TermSum total(Rational(1));
            for (long i = 0; i < std::abs(n); ++i) total = total * factor;
            return total;
        }
        return power_of(single(of(base), e), q ? Poly(*q) : polynomial(e->children[1]), e);
    }
    /// t^x for every point of the box: x is integer valued, or t's parts are positive.
    TermSum power_of(const HypergeometricTerm& t, const Poly& x, const Expression& e) const {
        if (t.is_zero()) stop(e, "a power of 0: ");
        const bool whole = box_.is_integer(x);
        HypergeometricTerm result(Rational(1));
        const auto base_power = [&](const Poly& base, const Poly& exponent) {
            if (const auto c = base.constant()) {
                if (*c < 0 && !whole) stop(e, "a root of a negative number: ");
                result.multiply_number_power(*c, exponent);
                return;
            }
            Poly monic = base;
            const Rational lead = monic.make_monic();
            if (!whole && !box_.is_positive(base)) stop(e, base.text() + " may be negative or 0 in ");
            if (whole && !box_.is_nonzero(base)) {
                // 0^k for k >= 0 is a polynomial in a real name, and the points where it is 0 are limits of others.
                for (const std::string& name : base.names())
                    if (box_.names.at(name).integer) stop(e, base.text() + " may be 0 in ");
                if (!box_.is_nonnegative(exponent)) stop(e, base.text() + " may be 0 in ");
            }
            if (!whole && lead < 0) stop(e, "a root of a product of negative numbers: ");
            result.multiply_number_power(lead, exponent);
            result.multiply_atom({AtomKind::base, 0, monic}, exponent);
        };
        base_power(t.top, x);
        for (const auto& [f, k] : t.factors) base_power(f, x * Poly(k));
        for (const auto& [atom, k] : t.kernel) {
            const auto count = x.constant();
            switch (atom.kind) {
                case AtomKind::rising:
                    if (!count || !whole) stop(e);
                    result.multiply_atom(atom, k * x);
                    break;
                case AtomKind::number:
                    if (atom.number < 0 && !whole) stop(e, "a root of a negative number: ");
                    result.multiply_atom(atom, k * x);
                    break;
                case AtomKind::base:
                    if (!whole && !box_.is_positive(atom.base)) stop(e);
                    result.multiply_atom(atom, k * x);
                    break;
                case AtomKind::constant:
                    if (atom.is_sum()) stop(e);
                    if (!whole && atom.constant != "pi" && atom.constant != "e" && atom.constant != "euler") stop(e);
                    result.multiply_atom(atom, k * x);
            }
        }
        return result;
    }
    /// (p)!^exponent for p >= 0 integer.
    TermSum factorial(const Poly& p, const Expression& e, int exponent) const {
        const Rational shift = p.constant_term();
        if (p.total_degree() > 1 || !box_.is_integer(p)) stop(e);
        if (!context_.defined_elsewhere && !box_.is_nonnegative(p)) stop(e, p.text() + " may be negative in ");
        if (shift > 400) stop(e, "a large shift in ");
        HypergeometricTerm t(Rational(1));
        const Poly form = p - Poly(shift);
        // (l + s)! = s! (s + 1)_l; for s < 0: l!/((l + s + 1) … l).
        for (long i = 1; i <= static_cast<long>(numerator(shift)); ++i) t.multiply_factor(Poly(i), exponent);
        t.multiply_rising(shift < 0 ? Rational(1) : Rational(shift + 1), form, exponent);
        if (shift < -40) stop(e, "a large shift in ");
        for (Rational i = shift + 1; i <= 0; i += 1) {
            // l + s >= 0: these factors are positive there.
            t.multiply_factor(form + Poly(i), -exponent);
        }
        return t;
    }
    TermSum call_form(const Expression& e) const {
        const auto& c = e->children;
        if (e->primes > 0 || !e->names.empty()) stop(e);
        if (e->name == "sqrt") return power_of_or_zero(c[0], Rational(1, 2), e);
        if (e->name == "binom") {
            const Poly n = polynomial(c[0]), k = polynomial(c[1]), rest = n - k;
            if (!context_.defined_elsewhere && !box_.is_nonnegative(rest))
                stop(e, rest.text() + " may be negative in ");
            return factorial(n, e, 1) * factorial(k, e, -1) * factorial(rest, e, -1);
        }
        if (e->name == "Gamma") {
            const Poly p = polynomial(c[0]) - Poly(1);
            return factorial(p, e, 1);
        }
        if (e->name == "exp") {
            const Poly x = polynomial(c[0]);
            HypergeometricTerm t(Rational(1));
            t.multiply_atom({AtomKind::constant, 0, {}, "e"}, x);
            return t;
        }
        if (e->name == "abs") {
            const TermSum inner = of(c[0]);
            if (const auto p = inner.polynomial()) {
                if (box_.is_nonnegative(*p)) return inner;
                if (box_.is_nonnegative(-*p)) return TermSum(Rational(-1)) * inner;
            }
            stop(e);
        }
        // Constants such as log(2), as they are.
        if (!free_variables(e).empty()) stop(e);
        const auto value = evaluate<rigor::Ball>(e, {});
        if (!value || value.result.value.contains(Rational(0))) stop(e);
        if (value.result.exact) return *value.result.exact;
        return constant_atom(to_text(e));
    }
    TermSum power_of_or_zero(const Expression& base, const Rational& q, const Expression& e) const {
        const TermSum b = of(base);
        if (b.is_zero()) return Rational(0);
        return power_of(single(b, e), Poly(q), e);
    }

    const FormContext& context_;
    const NameBox& box_;
};

}  // namespace

TermSum hypergeometric_form(const Expression& e, const FormContext& context) { return Reader(context).of(e); }

std::optional<TermSum> try_hypergeometric_form(const Expression& e, const FormContext& context) {
    try {
        return hypergeometric_form(e, context);
    } catch (const NotHypergeometric&) {
    } catch (const NamedPolynomial::TooLong&) {
    }
    return std::nullopt;
}

Expression to_expression(const Poly& p) {
    std::vector<Expression> terms;
    for (auto t = p.terms().rbegin(); t != p.terms().rend(); ++t) {
        Expression term = number(t->second);
        for (const auto& [name, e] : t->first)
            term = term * (e == 1 ? variable(name) : power(variable(name), number(e)));
        terms.push_back(term);
    }
    return sum(std::move(terms));
}

}  // namespace claim::language
