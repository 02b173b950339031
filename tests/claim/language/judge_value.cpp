// The judge's evaluator.
#include "claim/language/judge_value.hpp"

#include <algorithm>

namespace language_tests {

Real pi_real() {
    Real value;
    mpfr_const_pi(value.backend().data(), MPFR_RNDN);
    return value;
}

Real JudgeValues::zero_below(bool approximate) {
    const double digits = Real::thread_default_precision();
    return pow(Real(10), -static_cast<int>(digits * (approximate ? 0.25 : 0.75)));
}

long whole(const Real& x) {
    const Real nearest = round(x);
    if (abs(x - nearest) > JudgeValues::zero_below(false)) throw NoValue{"an integer is wanted"};
    if (abs(nearest) > 5000) throw NotEvaluated{"an integer beyond 5000"};
    return nearest.convert_to<long>();
}

namespace {

Real from(const rigor::Rational& q) {
    Real value;
    mpfr_set_q(value.backend().data(), q.backend().data(), MPFR_RNDN);
    return value;
}

bool vanishes(const Real& x) { return abs(x) < JudgeValues::zero_below(false); }

/// x clamped into [-1, 1]; no value further outside.
Real cosine_in_domain(const Real& x) {
    if (abs(x) <= 1) return x;
    if (!vanishes(abs(x) - 1)) throw NoValue{"outside of [-1, 1]"};
    return x > 0 ? Real(1) : Real(-1);
}
Real square_root(const Real& x) {
    if (vanishes(x)) return x > 0 ? Real(sqrt(x)) : Real(0);
    if (x < 0) throw NoValue{"a root of a negative number"};
    return sqrt(x);
}
Real kappa_0(const Real& u) { return 1 - acos(cosine_in_domain(u)) / pi_real(); }
Real kappa_1(const Real& u) {
    const Real v = cosine_in_domain(u);
    return (sqrt(1 - v * v) + v * (pi_real() - acos(v))) / pi_real();
}
Real real_power(const Real& base, const Real& exponent) {
    if (exponent == round(exponent) && abs(exponent) < 100'000) {
        if (exponent < 0 && vanishes(base)) throw NoValue{"a negative power of 0"};
        return pow(base, exponent.convert_to<int>());
    }
    if (vanishes(base)) {
        if (exponent < 0) throw NoValue{"a negative power of 0"};
        if (vanishes(exponent)) throw NotEvaluated{"0^0"};
        return base > 0 ? Real(exp(exponent * log(base))) : Real(0);
    }
    if (base < 0) throw NoValue{"a power of a negative number"};
    return exp(exponent * log(base));
}

}  // namespace

Real JudgeValues::inside(JudgePoint at, const Expression& e) {
    JudgeValues inner(std::move(at), definitions_);
    Real value = inner.of(e);
    approximate_ |= inner.approximate_;
    return value;
}

Real JudgeValues::of(const Expression& e) {
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::number: return from(e->number);
        case Kind::constant: {
            if (e->name == "pi") return pi_real();
            Real value;
            if (e->name != "euler") throw NotEvaluated{e->name};
            mpfr_const_euler(value.backend().data(), MPFR_RNDN);
            return value;
        }
        case Kind::variable: {
            const auto found = at_.find(e->name);
            if (found == at_.end()) throw NotEvaluated{"the name " + e->name};
            return found->second;
        }
        case Kind::sum: {
            Real total(0);
            for (const Expression& part : c) total += of(part);
            return total;
        }
        case Kind::product: {
            Real total(1);
            for (const Expression& part : c) total *= of(part);
            return total;
        }
        case Kind::negate: return -of(c[0]);
        case Kind::reciprocal: {
            mpfr_clear_underflow();
            const Real x = of(c[0]);
            if (x == 0 && mpfr_underflow_p()) throw NotEvaluated{"a division by what is below all numbers of MPFR"};
            if (x == 0) throw NoValue{"a division by 0"};
            if (vanishes(x)) throw NotEvaluated{"a division by what may be 0"};
            return 1 / x;
        }
        case Kind::power: {
            const Real base = of(c[0]);
            return real_power(base, of(c[1]));
        }
        case Kind::factorial: {
            const Real n = of(c[0]);
            if (whole(n) < 0) throw NoValue{"a factorial of a negative number"};
            return tgamma(n + 1);
        }
        case Kind::call: return call(e);
        case Kind::index: return member(e);
        case Kind::at: {
            JudgePoint at = at_;
            at.insert_or_assign(e->names[0], of(c[1]));
            return inside(std::move(at), c[0]);
        }
        case Kind::derivative: {
            const auto found = at_.find(e->names[0]);
            if (found == at_.end()) throw NotEvaluated{"a derivative"};
            return slope(c[0], e->names[0], found->second);
        }
        case Kind::big: return big(e);
        case Kind::iterate: {
            const long count = whole(of(c[1]));
            if (count < 0) throw NoValue{"an iteration"};
            if (c[0]->kind != Kind::lambda || c[0]->names.size() != 1) throw NotEvaluated{"an iteration"};
            Real value = of(c[2]);
            for (long k = 0; k < count; ++k) {
                JudgePoint at = at_;
                at.insert_or_assign(c[0]->names[0], value);
                value = inside(std::move(at), c[0]->children[0]);
            }
            return value;
        }
        default: throw NotEvaluated{"a part that is no number"};
    }
}

/// A central difference quotient. Where it has no value nothing is said.
Real JudgeValues::slope(const Expression& f, const std::string& name, const Real& at) {
    approximate_ = true;
    static_cast<void>(of(f));
    const Real step = pow(Real(10), -static_cast<int>(Real::thread_default_precision() / 3));
    try {
        JudgePoint above = at_, below = at_;
        above.insert_or_assign(name, at + step);
        below.insert_or_assign(name, at - step);
        return (inside(std::move(above), f) - inside(std::move(below), f)) / (2 * step);
    } catch (const NoValue&) {
        throw NotEvaluated{"a derivative at an end"};
    }
}

Real JudgeValues::call(const Expression& e) {
    const std::size_t arguments = e->children.size() - e->names.size();
    if (e->name == "coeff" || e->name == "gram") throw NotEvaluated{e->name};
    std::vector<Real> a;
    for (std::size_t i = 0; i < arguments; ++i) a.push_back(of(e->children[i]));
    std::map<std::string, Real> options;
    for (std::size_t i = 0; i < e->names.size(); ++i) options[e->names[i]] = of(e->children[arguments + i]);
    const bool first = e->name == "h" || e->name == "kappa1";
    if (e->primes == 1 && first) return kappa_0(a.at(0));
    if (e->primes > 0) {
        if (arguments != 1 || e->primes > 1) throw NotEvaluated{"a derivative of " + e->name};
        JudgePoint at = at_;
        at.insert_or_assign(".", a[0]);
        JudgeValues inner(std::move(at), definitions_);
        approximate_ = true;
        return inner.slope(claim::language::call(e->name, {variable(".")}), ".", a[0]);
    }
    if (first) return kappa_1(a.at(0));
    if (e->name == "kappa0") return kappa_0(a.at(0));
    for (const char* name : {"rho", "T", "theta_bar", "U"})
        if (e->name == name) return layers(e->name, a.at(0), a.at(1));
    for (const char* name : {"theta", "sigma", "sigma_dot"})
        if (e->name == name) return network(e->name, a, options);
    return elementary(e->name, a);
}

Real JudgeValues::elementary(const std::string& name, const std::vector<Real>& a) const {
    const Real& x = a.at(0);
    if (name == "sqrt") return square_root(x);
    if (name == "exp") return exp(x);
    if (name == "log") {
        if (x <= 0) throw NoValue{"a logarithm of what is not positive"};
        if (vanishes(x)) throw NotEvaluated{"a logarithm of what may be 0"};
        return log(x);
    }
    if (name == "sin") return sin(x);
    if (name == "cos") return cos(x);
    if (name == "arctan") return atan(x);
    if (name == "arcsin") return asin(cosine_in_domain(x));
    if (name == "arccos") return acos(cosine_in_domain(x));
    if (name == "abs") return abs(x);
    if (name == "relu") return x > 0 ? x : Real(0);
    if (name == "step") return vanishes(x) || x < 0 ? Real(0) : Real(1);
    if (name == "max") return *std::max_element(a.begin(), a.end());
    if (name == "min") return *std::min_element(a.begin(), a.end());
    if (name == "Gamma") {
        if (x <= 0) throw NotEvaluated{"Gamma of what is not positive"};
        return tgamma(x);
    }
    if (name == "binom") {
        const long k = whole(a.at(1));
        Real value(k < 0 ? 0 : 1);
        for (long i = 0; i < k; ++i) value *= (x - i) / (i + 1);
        return value;
    }
    throw NotEvaluated{name};
}

Real JudgeValues::layers(const std::string& name, const Real& z, const Real& depth) const {
    const long L = whole(depth);
    if (L < 1) throw NoValue{"a layer before the first"};
    Real rho = cosine_in_domain(z), kernel = rho;
    for (long layer = 1; layer < L; ++layer) {
        const Real image = kappa_1(rho);
        kernel = kappa_0(rho) * kernel + image;
        rho = image;
    }
    if (name == "rho") return rho;
    if (name == "T") return kernel;
    if (name == "theta_bar") return kernel / L;
    if (rho == 1) throw NoValue{"U at z = 1"};
    if (vanishes(1 - rho)) throw NotEvaluated{"U next to z = 1"};
    return 3 * pi_real() / sqrt(2 * (1 - rho));
}

/// The recurrence of a network without the factor 2: S' = sqrt(v v) kappa1(S/v)/2 + beta^2, the same at both points.
Real JudgeValues::network(const std::string& name, const std::vector<Real>& a,
                          const std::map<std::string, Real>& options) const {
    const auto option = [&](const char* wanted, long value) {
        return options.contains(wanted) ? options.at(wanted) : Real(value);
    };
    const Real n0 = option("n0", 1), square = option("beta", 0) * option("beta", 0);
    const long L = whole(a.at(1));
    if (L < 1 || n0 < 1) throw NoValue{"a layer before the first"};
    if (name == "sigma_dot" && L == 1) throw NotEvaluated{"sigma_dot of the first layer"};
    Real variance = 1 / n0 + square, covariance = cosine_in_domain(a.at(0)) / n0 + square, kernel = covariance,
         slope(0);
    for (long layer = 1; layer < L; ++layer) {
        const Real rho = covariance / variance;
        slope = kappa_0(rho) / 2;
        covariance = variance * kappa_1(rho) / 2 + square;
        variance = variance / 2 + square;
        kernel = slope * kernel + covariance;
    }
    return name == "sigma" ? covariance : name == "theta" ? kernel : slope;
}

namespace {

Expression with_previous(const Expression& e, const Expression& previous) {
    if (e == previous) return variable(".");
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(with_previous(child, previous));
    return children.empty() ? e : with_children(e, std::move(children));
}

}  // namespace

Real JudgeValues::member(const Expression& e) {
    const Expression& base = e->children[0];
    const long n = whole(of(e->children[1]));
    for (const Definition& d : definitions_) {
        if (base->kind != Kind::variable || base->name != d.name || !d.is_recurrence()) continue;
        const long first = static_cast<long>(numerator(*d.first));
        if (n < first) throw NoValue{"a member before the first"};
        const Expression step =
            with_previous(d.body, Expression({.kind = Kind::index, .children = {base, variable(d.index)}}));
        Real value = of(*d.start);
        for (long k = first; k < n; ++k) {
            JudgePoint at = at_;
            at.insert_or_assign(d.index, Real(k));
            at.insert_or_assign(".", value);
            value = inside(std::move(at), step);
        }
        return value;
    }
    throw NotEvaluated{"an entry"};
}

Real JudgeValues::big(const Expression& e) {
    const Binding& b = *e->binding;
    if (b.names.size() != 1 || b.multiplicity != Multiplicity::each) throw NotEvaluated{e->name};
    std::vector<Real> values, terms;
    if (b.domain.kind == DomainKind::finite) {
        for (const Expression& end : b.domain.ends) values.push_back(of(end));
    } else if (b.domain.kind == DomainKind::integers && !is_infinite(b.domain.ends[1])) {
        const long last = whole(of(b.domain.ends[1]));
        for (long k = whole(of(b.domain.ends[0])); k <= last; ++k) values.emplace_back(k);
    } else {
        throw NotEvaluated{e->name};
    }
    for (const Real& value : values) {
        JudgePoint at = at_;
        at.insert_or_assign(b.names[0], value);
        terms.push_back(inside(std::move(at), e->children[0]));
    }
    Real total(e->name == "prod" ? 1 : 0);
    if (e->name != "sum" && e->name != "prod") {
        if (terms.empty()) throw NoValue{"an extremum of nothing"};
        return e->name == "max" || e->name == "sup" ? *std::max_element(terms.begin(), terms.end())
                                                    : *std::min_element(terms.begin(), terms.end());
    }
    for (const Real& term : terms) e->name == "sum" ? total += term : total *= term;
    return total;
}

}  // namespace language_tests
