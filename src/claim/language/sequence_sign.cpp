// Elimination of terms by ratios.
#include "claim/language/sequence_sign.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/ladder.hpp"
#include "rigor/number/scalar.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational;
using Poly = NamedPolynomial;

namespace {

constexpr long furthest = 4096;

bool nonnegative_on(const Poly& p, const std::string& name, long first, bool strict) {
    NameBox box;
    box.names[name] = {.lower = Rational(first)};
    return strict ? box.is_positive(p) : box.is_nonnegative(p);
}

/// The sign of a rational function times positive atoms: from where it is >= 0 (> 0), all parts defined.
std::optional<long> term_nonnegative_from(const HypergeometricTerm& t, const std::string& name, bool strict) {
    long from = 0;
    int sign = 1;
    for (const auto& [atom, e] : t.kernel) {
        if (atom.kind == TermAtom::Kind::number && atom.number == -1) return std::nullopt;
        if (atom.kind == TermAtom::Kind::constant && atom.constant != "pi" && atom.constant != "e") return std::nullopt;
        if (atom.kind != TermAtom::Kind::base) continue;
        const auto start = nonnegative_from(atom.base, name, true);
        if (!start) return std::nullopt;
        from = std::max(from, *start);
    }
    for (const auto& [f, e] : t.factors) {
        auto start = nonnegative_from(f, name, true);
        if (!start) {
            start = nonnegative_from(-f, name, true);
            if (!start) return std::nullopt;
            if (e % 2 != 0) sign = -sign;
        }
        from = std::max(from, *start);
    }
    const auto start = nonnegative_from(t.top * Poly(sign), name, strict);
    if (!start) return std::nullopt;
    return std::max(from, *start);
}

Ball enclosure(const HypergeometricTerm& t) {
    const auto top = t.top.constant();
    if (!top || !t.factors.empty()) throw NotHypergeometric{"a term with names"};
    Ball value(*top);
    for (const auto& [atom, exponent] : t.kernel) {
        const auto e = exponent.constant();
        if (!e) throw NotHypergeometric{"a term with names"};
        if (atom.kind == TermAtom::Kind::number && atom.number > 0)
            value = value * rigor::power(Ball(atom.number), *e);
        else if (atom.kind == TermAtom::Kind::constant && (atom.constant == "pi" || atom.constant == "e"))
            value = value * rigor::power(atom.constant == "pi" ? rigor::pi<Ball>() : exp(Ball(1)), *e);
        else
            throw NotHypergeometric{"a term with names"};
    }
    return value;
}

class Elimination {
public:
    Elimination(const std::string& name, const std::vector<std::size_t>* given) : name_(name), given_(given) {}

    std::optional<SequenceSign> of(const TermSum& e, bool strict, std::size_t depth) {
        const auto& terms = e.terms();
        if (terms.empty()) return strict ? std::nullopt : std::optional(SequenceSign{});
        if (terms.size() == 1) {
            const auto from = term_nonnegative_from(terms[0], name_, strict);
            if (!from) return std::nullopt;
            return SequenceSign{.from = *from};
        }
        if (terms.size() > 5 || depth > 5) return std::nullopt;
        if (const auto each = by_terms(e, strict)) return each;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if (given_ && (depth >= given_->size() || (*given_)[depth] != i)) continue;
            if (auto found = eliminate(e, i, strict, depth)) return found;
        }
        return std::nullopt;
    }

private:
    /// All terms of one sign.
    std::optional<SequenceSign> by_terms(const TermSum& e, bool strict) const {
        long from = 0;
        for (const HypergeometricTerm& t : e.terms()) {
            const auto start = term_nonnegative_from(t, name_, strict);
            if (!start) return std::nullopt;
            from = std::max(from, *start);
        }
        return SequenceSign{.from = from};
    }
    std::optional<SequenceSign> eliminate(const TermSum& e, std::size_t i, bool strict, std::size_t depth) {
        try {
            const HypergeometricTerm ratio = term_ratio(e.terms()[i], name_);
            const auto positive = term_nonnegative_from(ratio, name_, true);
            if (!positive) return std::nullopt;
            const TermSum rest = e.shifted(name_, 1) - TermSum(ratio) * e;
            if (rest.terms().size() >= e.terms().size()) return std::nullopt;
            const auto sign = of(rest, false, depth + 1);
            if (!sign) return std::nullopt;
            const auto first = first_nonnegative(e, std::max(*positive, sign->from), strict);
            if (!first) return std::nullopt;
            SequenceSign found{.from = *first, .eliminated = {i}};
            found.eliminated.insert(found.eliminated.end(), sign->eliminated.begin(), sign->eliminated.end());
            return found;
        } catch (const NotHypergeometric&) {
        } catch (const NamedPolynomial::TooLong&) {
        }
        return std::nullopt;
    }

    std::optional<long> first_nonnegative(const TermSum& e, long from, bool strict) const {
        for (long n = from; n < from + 100; ++n)
            if (is_certainly_nonnegative(e.at(name_, n), strict)) return n;
        return std::nullopt;
    }

    const std::string& name_;
    const std::vector<std::size_t>* given_;
};

}  // namespace

bool is_certainly_nonnegative(const TermSum& value, bool strict) {
    if (value.is_zero()) return !strict;
    try {
        return rigor::climb({64, 1024},
                            [&]() -> std::optional<bool> {
                                Ball total(0);
                                for (const HypergeometricTerm& t : value.terms()) total += enclosure(t);
                                if (certainly_less(Ball(0), total) == rigor::Truth::yes) return true;
                                if (certainly_less(total, Ball(0)) == rigor::Truth::yes) return false;
                                return std::nullopt;
                            })
            .value_or(false);
    } catch (const NotHypergeometric&) {
        return false;
    }
}

std::optional<long> nonnegative_from(const Poly& p, const std::string& name, bool strict) {
    if (const auto q = p.constant()) return (strict ? *q > 0 : *q >= 0) ? std::optional(0l) : std::nullopt;
    for (const std::string& other : p.names())
        if (other != name) return std::nullopt;
    if (nonnegative_on(p, name, 0, strict)) return 0;
    long high = 1;
    while (high <= furthest && !nonnegative_on(p, name, high, strict)) high *= 2;
    if (high > furthest) return std::nullopt;
    long low = high / 2;  // not shown there
    while (high - low > 1) {
        const long middle = (low + high) / 2;
        (nonnegative_on(p, name, middle, strict) ? high : low) = middle;
    }
    return high;
}

HypergeometricTerm term_ratio(const HypergeometricTerm& t, const std::string& name, long shift) {
    HypergeometricTerm ratio = t.shifted(name, shift) * t.inverse();
    if (!ratio.is_rational()) {
        // Numbers such as sqrt(2) = 2^(1/2) stay in the kernel; names do not.
        for (const auto& [atom, e] : ratio.kernel)
            if (!e.constant() || atom.kind == TermAtom::Kind::rising || atom.kind == TermAtom::Kind::base)
                throw NotHypergeometric{"a ratio that is not rational"};
    }
    return ratio;
}

std::optional<SequenceSign> sequence_sign(const TermSum& e, const std::string& name, bool strict) {
    return Elimination(name, nullptr).of(e, strict, 0);
}
std::optional<SequenceSign> sequence_sign(const TermSum& e, const std::string& name, bool strict,
                                          const std::vector<std::size_t>& eliminated) {
    return Elimination(name, &eliminated).of(e, strict, 0);
}

}  // namespace claim::language
