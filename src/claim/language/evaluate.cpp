// The evaluator: one walk over the shared tree.
#include "claim/language/evaluate.hpp"

#include "claim/language/derivative.hpp"
#include "claim/language/evaluation_coefficients.hpp"
#include "claim/language/evaluation_kernels.hpp"
#include "claim/language/node_memory.hpp"
#include "rigor/number/scalar.hpp"

#include <stdexcept>

namespace claim::language {

using detail::Stop;
using rigor::Ball, rigor::Rational, rigor::Real;

template <>
Coordinate<Ball> exactly(const Rational& q) {
    return {Ball(q), q};
}
template <>
Coordinate<Real> exactly(const Rational& q) {
    return {rigor::from_rational<Real>(q), q};
}
template <>
Coordinate<Rational> exactly(const Rational& q) {
    return {q, q};
}

namespace {

template <class T>
class Evaluator {
    using Number = Coordinate<T>;

public:
    Evaluator(const Assignment<T>& at, const std::vector<Definition>& definitions)
        : at_(at),
          definitions_(definitions) {}

    Number of(const Expression& e) {
        return memory_.of(e, [&] {
            const Place outer = place_;
            place_ = e->place;
            Number value = compute(e);
            if (value.exact && msb(numerator(abs(*value.exact)) + 1) + msb(denominator(*value.exact)) > 200'000)
                value.exact.reset();
            place_ = outer;
            return value;
        });
    }
    Place place() const { return place_; }

private:
    static Number add(const Number& a, const Number& b) {
        if (a.exact && b.exact) return exactly<T>(*a.exact + *b.exact);
        return {T(a.value + b.value)};
    }
    static Number multiply(const Number& a, const Number& b) {
        if (a.exact && b.exact) return exactly<T>(*a.exact * *b.exact);
        if ((a.exact && *a.exact == 0) || (b.exact && *b.exact == 0)) return exactly<T>(0);
        return {T(a.value * b.value)};
    }
    static Number minus(const Number& a) {
        if (a.exact) return exactly<T>(-*a.exact);
        return {T(-a.value)};
    }
    static Number invert(const Number& a) {
        if (a.exact && *a.exact == 0) throw Stop{Status::undefined, "a division by 0"};
        if (a.exact) return exactly<T>(1 / *a.exact);
        if constexpr (std::same_as<T, Ball>) {
            if (!a.value.is_finite() || a.value.contains(Rational(0)))
                throw Stop{Status::unknown, "a division by what may be 0"};
        } else if (a.value == 0) {
            throw Stop{Status::unknown, "a division by 0 up to rounding"};
        }
        return {T(T(1) / a.value)};
    }
    Number compute(const Expression& e) {
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::number: return exactly<T>(e->number);
            case Kind::constant: return constant_value(e->name);
            case Kind::variable: {
                const auto found = at_.find(e->name);
                if (found == at_.end()) throw Stop{Status::unsupported, "the name '" + e->name + "' without a value"};
                return found->second;
            }
            case Kind::sum:
            case Kind::product: {
                Number total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i)
                    total = e->kind == Kind::sum ? add(total, of(c[i])) : multiply(total, of(c[i]));
                return total;
            }
            case Kind::negate: return minus(of(c[0]));
            case Kind::reciprocal: return invert(of(c[0]));
            case Kind::power: return detail::power(of(c[0]), of(c[1]));
            case Kind::call: return call_value(e);
            case Kind::index: return member(e);
            case Kind::factorial: return factorial(of(c[0]));
            case Kind::at: {
                Assignment<T> inner = at_;
                inner[e->names[0]] = of(c[1]);
                return Evaluator(inner, definitions_).of(c[0]);
            }
            case Kind::derivative: {
                try {
                    return by_rule(language::derivative(c[0], e->names[0]), [&] { of(c[0]); });
                } catch (const std::invalid_argument& error) {
                    throw Stop{Status::unsupported, error.what()};
                }
            }
            case Kind::big: return big(e);
            case Kind::iterate: return iterate(e);
            default: throw Stop{Status::unsupported, "a part that is no number at a point"};
        }
    }
    /// A derivative. Where the rules of differentiation have no value (0/0 at the end of an interval, say) the
    /// derivative may have one; where the function itself has none, which `demand` finds, it has none.
    template <class Demand>
    Number by_rule(const Expression& derived, Demand demand) {
        try {
            return of(derived);
        } catch (const Stop& stop) {
            if (stop.status != Status::undefined) throw;
            demand();
            if (const auto plain = without_divisions(derived)) return of(*plain);
            throw Stop{Status::unknown, "a derivative where its rule has " + stop.why};
        }
    }
    static Number constant_value(const std::string& name) {
        if (name == "pi") return {rigor::pi<T>()};
        if (name == "euler") {
            T y;
            if constexpr (std::same_as<T, Ball>)
                arb_const_euler(y.raw(), rigor::Precision::bits());
            else
                mpfr_const_euler(y.backend().data(), MPFR_RNDN);
            return {y};
        }
        throw Stop{Status::unsupported, "the constant " + name + " at a point"};
    }
    static Number factorial(const Number& n) {
        const long k = detail::integer(n, "a factorial of");
        if (k < 0) throw Stop{Status::undefined, "a factorial of " + std::to_string(k)};
        if (k > 5000) throw Stop{Status::unsupported, "a factorial beyond 5000"};
        Rational f = 1;
        for (long i = 2; i <= k; ++i) f *= i;
        return exactly<T>(f);
    }
    Number call_value(const Expression& e) {
        const std::size_t arguments = e->children.size() - e->names.size();
        if (e->name == "coeff") {
            const long n = detail::integer(of(e->children[1]), "an index");
            if (const auto known = detail::coefficient_of<T>(e->children[0], n)) return *known;
            const Expression& f = e->children[0];
            if (f->kind != Kind::function || f->primes > 0)
                throw Stop{Status::unsupported, "a coefficient of an expression"};
            return detail::coefficient<T>(f->name, n);
        }
        std::vector<Number> values;
        for (std::size_t i = 0; i < arguments; ++i) values.push_back(of(e->children[i]));
        std::map<std::string, Rational> options;
        for (std::size_t i = 0; i < e->names.size(); ++i) {
            const Number value = of(e->children[arguments + i]);
            if (!value.exact) throw Stop{Status::unsupported, "an option that is not rational"};
            options[e->names[i]] = *value.exact;
        }
        // The derivatives of h and kappa1 have one-sided values at the ends; the rules know only the inside.
        const bool arc_cosine = e->name == "h" || e->name == "kappa0" || e->name == "kappa1";
        if (e->primes > 0 && !arc_cosine) {
            const Expression unfolded = unfold_derivatives(e);
            if (unfolded == e) throw Stop{Status::unsupported, "a derivative of " + e->name};
            return by_rule(unfolded, [&] { detail::apply(e->name, 0, values, options); });
        }
        return detail::apply(e->name, e->primes, values, options);
    }
    Number member(const Expression& e) {
        const Expression& base = e->children[0];
        const long n = detail::integer(of(e->children[1]), "an index");
        const Definition* d = nullptr;
        for (const Definition& candidate : definitions_)
            if (base->kind == Kind::variable && candidate.name == base->name && candidate.is_recurrence())
                d = &candidate;
        if (!d) throw Stop{Status::unsupported, "an entry of what is no recurrence"};
        const long first = static_cast<long>(numerator(*d->first));
        if (n < first) throw Stop{Status::undefined, d->name + "[" + std::to_string(n) + "], before its start"};
        if (n - first > deepest_layer)
            throw Stop{Status::unsupported, "a recurrence beyond " + std::to_string(deepest_layer) + " steps"};
        // Each step sees its predecessor under a name that no text can contain.
        Number value = of(*d->start);
        const Expression previous =
            Expression({.kind = Kind::index, .children = {variable(d->name), variable(d->index)}});
        const Expression step = replaced(d->body, previous, variable("."));
        for (long k = first; k < n; ++k) {
            Assignment<T> inner = at_;
            inner.insert_or_assign(d->index, exactly<T>(k));
            inner.insert_or_assign(".", value);
            value = Evaluator(inner, definitions_).of(step);
        }
        return value;
    }
    static Expression replaced(const Expression& e, const Expression& what, const Expression& by) {
        if (e == what) return by;
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(replaced(child, what, by));
        return children.empty() ? e : with_children(e, std::move(children));
    }
    Number big(const Expression& e) {
        const Binding& b = *e->binding;
        std::vector<Number> values;
        if (b.names.size() != 1 || b.multiplicity != Multiplicity::each)
            throw Stop{Status::unsupported, "a " + e->name + " over several names"};
        if (b.domain.kind == DomainKind::finite) {
            for (const Expression& end : b.domain.ends) values.push_back(of(end));
        } else if (b.domain.kind == DomainKind::integers && !is_infinite(b.domain.ends[1])) {
            const long from = detail::integer(of(b.domain.ends[0]), "an end"),
                       to = detail::integer(of(b.domain.ends[1]), "an end");
            if (to - from > 10'000) throw Stop{Status::unsupported, "a " + e->name + " of more than 10000 members"};
            for (long k = from; k <= to; ++k) values.push_back(exactly<T>(k));
        } else {
            throw Stop{Status::unsupported, "a " + e->name + " over an infinite domain"};
        }
        std::vector<Number> members;
        Number total = exactly<T>(e->name == "prod" ? 1 : 0);
        for (const Number& value : values) {
            Assignment<T> inner = at_;
            inner.insert_or_assign(b.names[0], value);
            members.push_back(Evaluator(inner, definitions_).of(e->children[0]));
            if (e->name == "sum") total = add(total, members.back());
            if (e->name == "prod") total = multiply(total, members.back());
        }
        if (e->name == "sum" || e->name == "prod") return total;
        if (members.empty()) throw Stop{Status::undefined, "a " + e->name + " of nothing"};
        return detail::apply(e->name == "max" || e->name == "sup" ? "max" : "min", 0, members, {});
    }
    Number iterate(const Expression& e) {
        const Expression& f = e->children[0];
        const long count = detail::integer(of(e->children[1]), "a number of iterations");
        if (count < 0 || f->kind != Kind::lambda || f->names.size() != 1)
            throw Stop{count < 0 ? Status::undefined : Status::unsupported, "an iteration"};
        if (count > deepest_layer)
            throw Stop{Status::unsupported, "more than " + std::to_string(deepest_layer) + " iterations"};
        Number value = of(e->children[2]);
        for (long k = 0; k < count; ++k) {
            Assignment<T> inner = at_;
            inner.insert_or_assign(f->names[0], value);
            value = Evaluator(inner, definitions_).of(f->children[0]);
        }
        return value;
    }

    const Assignment<T>& at_;
    const std::vector<Definition>& definitions_;
    Place place_;
    NodeMemory<Number> memory_;
};

template <class T>
Evaluated<T> run(const Expression& e, const Assignment<T>& at, const std::vector<Definition>& definitions) {
    Evaluator<T> evaluator(at, definitions);
    Evaluated<T> answer;
    try {
        answer.result = evaluator.of(e);
        if constexpr (std::same_as<T, Ball>)
            if (!answer.result.value.is_finite()) return {Status::unknown, {}, "a value without bound", e->place};
    } catch (const Stop& stop) {
        return {stop.status, {}, stop.why, evaluator.place()};
    } catch (const std::domain_error& error) {  // of ntk: a ball that leaves its domain by rounding
        return {Status::unknown, {}, error.what(), evaluator.place()};
    }
    return answer;
}

}  // namespace

template <>
Evaluated<Ball> evaluate(const Expression& e, const Assignment<Ball>& at, const std::vector<Definition>& definitions) {
    return run(e, at, definitions);
}
template <>
Evaluated<Real> evaluate(const Expression& e, const Assignment<Real>& at, const std::vector<Definition>& definitions) {
    return run(e, at, definitions);
}
template <>
Evaluated<Rational> evaluate(const Expression& e, const Assignment<Rational>& at,
                             const std::vector<Definition>& definitions) {
    Assignment<Ball> balls;
    for (const auto& [name, coordinate] : at) balls.emplace(name, exactly<Ball>(coordinate.value));
    const Evaluated<Ball> found = run(e, balls, definitions);
    if (found && found.result.exact) return {Status::value, {*found.result.exact, *found.result.exact}, "", {}};
    if (found) return {Status::unsupported, {}, "a value that is not known to be rational", e->place};
    return {found.status, {}, found.why, found.where};
}

}  // namespace claim::language
