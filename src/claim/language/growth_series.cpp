// Arithmetic of growth series.
#include "claim/language/growth_series.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Growth, rigor::growth_of, rigor::LogTerm, rigor::Rational, rigor::Truth;
using Constant = rigor::SymbolicConstant;

namespace {

/// Terms that are smaller than the leading one by more than this power of L go into the remainder.
constexpr long kept_powers = 5;
constexpr std::size_t kept_terms = 48;

Growth operator*(const Growth& a, const Growth& b) { return {a.power + b.power, a.log_power + b.log_power}; }

/// The larger of two remainders.
std::optional<GrowthSeries::Remainder> joined(const std::optional<GrowthSeries::Remainder>& a,
                                              const std::optional<GrowthSeries::Remainder>& b) {
    if (!a || !b) return a ? a : b;
    if (a->growth == b->growth) return GrowthSeries::Remainder{a->growth, a->little && b->little};
    return a->growth < b->growth ? b : a;
}

Constant positive(const LogTerm& t) {
    if (!is_certainly_positive(t.coefficient))
        throw NoSeries("the sign of " + rigor::to_string(t.coefficient) + " is not known to be positive");
    return t.coefficient;
}

/// s = lead (1 + u): u.
GrowthSeries relative_rest(const GrowthSeries& s, const LogTerm& inverse_lead) {
    std::vector<LogTerm> rest(s.terms().begin() + 1, s.terms().end());
    return GrowthSeries({inverse_lead}, std::nullopt) * GrowthSeries(std::move(rest), s.remainder());
}

constexpr const char* positive_prefix = "positive_";
constexpr const char* inverse_prefix = "inverse_";

/// 1/c of a single term in positive parameters.
Constant inverse_in_parameters(const Constant& c) {
    if (c.terms().size() != 1) throw NoSeries("the reciprocal of " + rigor::to_string(c));
    const auto& [monomial, q] = *c.terms().begin();
    Constant rest(q), inverse(1);
    if (monomial.pi_power >= 0)
        rest *= Constant::pi().power(monomial.pi_power);
    else
        rest *= Constant::pi().inverse().power(-monomial.pi_power);
    rest *= Constant::sqrt_of(Rational(monomial.radicand));
    for (const auto& [name, exponent] : monomial.symbols) {
        const bool plain = name.starts_with(positive_prefix), inverted = name.starts_with(inverse_prefix);
        if (!plain && !inverted) throw NoSeries("the reciprocal of " + name + ", which may be 0");
        const std::string bare = name.substr(std::string(plain ? positive_prefix : inverse_prefix).size());
        inverse *= Constant::symbol((plain ? inverse_prefix : positive_prefix) + bare).power(exponent);
    }
    return rest.inverse() * inverse;
}

LogTerm power_of_term(const LogTerm& t, const Rational& r) {
    try {
        if (r < 0 && t.coefficient.has_symbols())
            return power_of_term({inverse_in_parameters(t.coefficient), -t.power, -t.log_power}, -r);
        return rigor::detail::rates::power(t, r);
    } catch (const std::domain_error& error) {
        throw NoSeries(error.what());
    }
}

}  // namespace

Constant parameter_symbol(const std::string& name, bool is_positive) {
    return Constant::symbol((is_positive ? positive_prefix : "any_") + name);
}

bool is_certainly_positive(const Constant& c) {
    if (!c.has_symbols()) return c.is_positive() == Truth::yes;
    return std::all_of(c.terms().begin(), c.terms().end(), [](const auto& term) {
        return term.second > 0 && std::all_of(term.first.symbols.begin(), term.first.symbols.end(), [](const auto& s) {
                   return s.first.starts_with(positive_prefix) || s.first.starts_with(inverse_prefix);
               });
    });
}

bool is_certainly_nonzero(const Constant& c, const rigor::Symbols& symbols) {
    return c.is_zero(symbols) == Truth::no || is_certainly_positive(c) || is_certainly_positive(-c);
}

GrowthSeries::GrowthSeries(std::vector<LogTerm> terms, std::optional<Remainder> remainder)
    : remainder_(std::move(remainder)) {
    rigor::detail::rates::LogSum sum;
    for (const LogTerm& t : terms) sum.add(t);
    terms_ = sum.terms();
    if (!terms_.empty()) {
        const Rational last = terms_.front().power - kept_powers;
        for (std::size_t i = 0; i < terms_.size(); ++i)
            if (i >= kept_terms || terms_[i].power < last) {
                remainder_ = joined(remainder_, Remainder{growth_of(terms_[i]), false});
                break;
            }
    }
    if (!remainder_) return;
    std::erase_if(terms_, [&](const LogTerm& t) {
        const Growth g = growth_of(t);
        return g < remainder_->growth || (g == remainder_->growth && !remainder_->little);
    });
}

const LogTerm& GrowthSeries::leading() const {
    if (terms_.empty()) throw NoSeries("the leading term is not known");
    return terms_.front();
}

Constant GrowthSeries::limit() const {
    const Growth constant{0, 0};
    if (remainder_ && (constant < remainder_->growth || (constant == remainder_->growth && !remainder_->little)))
        throw NoSeries("no limit is known");
    for (const LogTerm& t : terms_) {
        if (constant < growth_of(t)) throw NoSeries("a part that grows");
        if (growth_of(t) == constant) return t.coefficient;
    }
    return 0;
}

GrowthSeries operator+(const GrowthSeries& a, const GrowthSeries& b) {
    std::vector<LogTerm> terms = a.terms_;
    terms.insert(terms.end(), b.terms_.begin(), b.terms_.end());
    return {std::move(terms), joined(a.remainder_, b.remainder_)};
}

GrowthSeries operator*(const GrowthSeries& a, const GrowthSeries& b) {
    if (a.is_exactly_zero() || b.is_exactly_zero()) return {};
    std::optional<GrowthSeries::Remainder> remainder;
    const auto cross = [&](const GrowthSeries& s, const GrowthSeries& t) {
        if (!s.remainder_) return;
        if (!t.terms_.empty())
            remainder = joined(remainder, GrowthSeries::Remainder{s.remainder_->growth * growth_of(t.terms_[0]),
                                                                  s.remainder_->little});
        if (t.remainder_)
            remainder = joined(remainder, GrowthSeries::Remainder{s.remainder_->growth * t.remainder_->growth,
                                                                  s.remainder_->little || t.remainder_->little});
    };
    cross(a, b);
    cross(b, a);
    std::vector<LogTerm> terms;
    for (const LogTerm& s : a.terms_)
        for (const LogTerm& t : b.terms_) {
            LogTerm product{s.coefficient, s.power + t.power, s.log_power + t.log_power};
            // What the remainder swallows is not multiplied out.
            if (remainder && growth_of(product) < remainder->growth) continue;
            product.coefficient = s.coefficient * t.coefficient;
            terms.push_back(std::move(product));
        }
    return {std::move(terms), remainder};
}

GrowthSeries GrowthSeries::shifted(const Rational& k) const {
    if (k == 0) return *this;
    GrowthSeries total = remainder_ ? of_order(*remainder_) : GrowthSeries();
    const GrowthSeries moved({{1, 1}, {k}}, std::nullopt);
    for (const LogTerm& t : terms_) {
        GrowthSeries s = GrowthSeries(t.coefficient) * language::power(moved, t.power);
        if (t.log_power != 0) s = s * language::power(logarithm(moved), t.log_power);
        total = total + s;
    }
    return total;
}

std::string GrowthSeries::text() const {
    std::string text;
    std::size_t shown = 0;
    for (const LogTerm& t : terms_) {
        if (++shown > 4) break;
        text += (text.empty() ? "" : " + ") + rigor::to_string(t);
    }
    if (shown > 4) return text + " + ...";
    if (remainder_)
        text += std::string(text.empty() ? "" : " + ") + (remainder_->little ? "o(" : "O(") +
                rigor::to_string(LogTerm{1, remainder_->growth.power, remainder_->growth.log_power}) + ")";
    return text.empty() ? "0" : text;
}

GrowthSeries compose(const std::function<Constant(long)>& c, const GrowthSeries& u) {
    const Growth constant{0, 0};
    if (u.is_exactly_zero()) return c(0);
    const Growth size = u.terms().empty() ? u.remainder()->growth : growth_of(u.terms()[0]);
    const bool little = u.terms().empty() && u.remainder()->little;
    if (!(size < constant || (size == constant && little)))
        throw NoSeries("a function of a part that does not tend to 0");
    constexpr long most = 14;
    GrowthSeries sum(c(0)), factor(Constant(1));
    for (long k = 1; k <= most; ++k) {
        factor = factor * u;
        sum = sum + GrowthSeries(c(k)) * factor;
        if (factor.terms().empty())
            return factor.is_exactly_zero() ? sum : sum + GrowthSeries::of_order(*factor.remainder());
    }
    Growth tail{0, 0};
    for (long k = 0; k <= most; ++k) tail = tail * size;
    return sum + GrowthSeries::of_order({tail, little});
}

GrowthSeries power(const GrowthSeries& s, const Rational& r) {
    if (r == 0) return Constant(1);
    if (s.is_exactly_zero()) {
        if (r < 0) throw NoSeries("a division by 0");
        return s;
    }
    if (denominator(r) == 1 && r > 0 && r <= 8) {
        GrowthSeries product = s;
        for (long k = 1; k < static_cast<long>(numerator(r)); ++k) product = product * s;
        return product;
    }
    const LogTerm lead = s.leading();
    if (!is_certainly_nonzero(lead.coefficient)) throw NoSeries("a division by what may be 0: it depends on z");
    if (denominator(r) != 1) positive(lead);
    const GrowthSeries u = relative_rest(s, power_of_term(lead, -1));
    const GrowthSeries rest = compose(
        [&r](long k) {
            Rational binomial = 1;
            for (long i = 0; i < k; ++i) binomial *= (r - i) / Rational(i + 1);
            return Constant(binomial);
        },
        u);
    return GrowthSeries({power_of_term(lead, r)}, std::nullopt) * rest;
}

GrowthSeries logarithm(const GrowthSeries& s) {
    const LogTerm lead = s.leading();
    if (lead.log_power != 0 || lead.coefficient != Constant(1))
        throw NoSeries("a logarithm of what begins with " + rigor::to_string(lead));
    const GrowthSeries rest =
        compose([](long k) { return k == 0 ? Constant(0) : Constant(Rational(k % 2 == 1 ? 1 : -1, k)); },
                relative_rest(s, power_of_term(lead, -1)));
    return GrowthSeries::term(Constant(lead.power), 0, 1) + rest;
}

namespace {

/// sum over k of x^k/k! with k = first, first + step, …, the signs alternating if `alternate`.
GrowthSeries factorial_series(const GrowthSeries& s, long first, long step, bool alternate) {
    return compose(
        [=](long k) {
            if (k < first || (k - first) % step != 0) return Constant(0);
            Rational factorial = 1;
            for (long i = 2; i <= k; ++i) factorial *= i;
            const bool minus = alternate && ((k - first) / step) % 2 == 1;
            return Constant(Rational((minus ? -1 : 1) / factorial));
        },
        s);
}

}  // namespace

GrowthSeries exponential(const GrowthSeries& s) { return factorial_series(s, 0, 1, false); }
GrowthSeries sine(const GrowthSeries& s) { return factorial_series(s, 1, 2, true); }
GrowthSeries cosine(const GrowthSeries& s) { return factorial_series(s, 0, 2, true); }

GrowthSeries arc_cosine(const GrowthSeries& s) {
    const Constant at = s.limit();
    const auto central = [](long k) {  // (2k)!/(k!^2 (2k + 1))
        Rational c = 1;
        for (long i = 1; i <= k; ++i) c *= Rational(2 * (2 * i - 1), i);
        return Rational(c / (2 * k + 1));
    };
    const Constant half_pi = Constant(Rational(1, 2)) * Constant::pi();
    if (at.is_formally_zero()) {
        const GrowthSeries arcsine = compose(
            [&](long k) {
                if (k % 2 == 0) return Constant(0);
                return Constant(
                    Rational(central(k / 2) / rigor::power(Rational(4), static_cast<unsigned long>(k / 2))));
            },
            s);
        return GrowthSeries(half_pi) - arcsine;
    }
    if (at == Constant(-1)) return GrowthSeries(Constant::pi()) - arc_cosine(-s);
    if (at != Constant(1)) throw NoSeries("arccos next to " + rigor::to_string(at));
    const GrowthSeries y = GrowthSeries(Constant(1)) - s;
    if (y.is_exactly_zero()) return {};
    positive(y.leading());
    return power(GrowthSeries(Constant(2)) * y, Rational(1, 2)) *
           compose(
               [&](long k) {
                   return Constant(Rational(central(k) / rigor::power(Rational(8), static_cast<unsigned long>(k))));
               },
               y);
}

}  // namespace claim::language
