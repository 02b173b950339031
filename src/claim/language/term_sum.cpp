// Sums of hypergeometric terms, one for each kernel.
#include "claim/language/hypergeometric_term.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;
using Poly = NamedPolynomial;

void TermSum::add(const HypergeometricTerm& t) {
    if (t.is_zero()) return;
    const auto same = std::find_if(terms_.begin(), terms_.end(), [&](const auto& x) { return x.kernel == t.kernel; });
    if (same == terms_.end()) {
        terms_.push_back(t);
        return;
    }
    HypergeometricTerm total(Rational(1));
    total.kernel = t.kernel;
    std::set<Poly> all;
    for (const auto& [f, e] : same->factors) all.insert(f);
    for (const auto& [f, e] : t.factors) all.insert(f);
    const auto exponent = [](const HypergeometricTerm& x, const Poly& f) {
        const auto found = x.factors.find(f);
        return found == x.factors.end() ? 0 : found->second;
    };
    Poly left = same->top, right = t.top;
    for (const Poly& f : all) {
        const long a = exponent(*same, f), b = exponent(t, f), least = std::min(a, b);
        if (least != 0) total.factors[f] = least;
        left = left * f.power(a - least);
        right = right * f.power(b - least);
    }
    const HypergeometricTerm sum(left + right);  // its linear factors meet those of the others
    if (sum.is_zero()) {
        terms_.erase(same);
        return;
    }
    total.top = sum.top;
    for (const auto& [f, e] : sum.factors) total.multiply_factor(f, e);
    *same = total;
}

std::optional<Rational> TermSum::rational() const {
    if (terms_.empty()) return Rational(0);
    if (terms_.size() > 1 || !terms_[0].kernel.empty() || !terms_[0].factors.empty()) return std::nullopt;
    return terms_[0].top.constant();
}

std::optional<Poly> TermSum::polynomial() const {
    if (terms_.empty()) return Poly();
    if (terms_.size() > 1 || !terms_[0].kernel.empty()) return std::nullopt;
    Poly p = terms_[0].top;
    for (const auto& [f, e] : terms_[0].factors) {
        if (e < 0) return std::nullopt;
        p = p * f.power(e);
    }
    return p;
}

TermSum operator+(TermSum a, const TermSum& b) {
    for (const HypergeometricTerm& t : b.terms_) a.add(t);
    return a;
}
TermSum operator*(const TermSum& a, const TermSum& b) {
    if (a.terms_.size() * b.terms_.size() > 400) throw NamedPolynomial::TooLong{};
    TermSum product;
    for (const HypergeometricTerm& x : a.terms_)
        for (const HypergeometricTerm& y : b.terms_) product.add(x * y);
    return product;
}
TermSum TermSum::shifted(const std::string& name, long shift) const {
    TermSum s;
    for (const HypergeometricTerm& t : terms_) s.add(t.shifted(name, shift));
    return s;
}
TermSum TermSum::at(const std::string& name, long value) const {
    TermSum s;
    for (const HypergeometricTerm& t : terms_) s.add(t.at(name, value));
    return s;
}
TermSum TermSum::replaced(const std::string& name, const Poly& value) const {
    TermSum s;
    for (const HypergeometricTerm& t : terms_) s.add(t.replaced(name, value));
    return s;
}
std::string TermSum::text() const {
    std::string s;
    for (const HypergeometricTerm& t : terms_) s += (s.empty() ? "" : " + ") + t.text();
    return s.empty() ? "0" : s;
}

std::pair<Poly, Poly> numerator_and_denominator(const HypergeometricTerm& t) {
    Poly n = t.top, d(1);
    for (const auto& [f, e] : t.factors) (e > 0 ? n : d) = (e > 0 ? n : d) * f.power(std::abs(e));
    return {n, d};
}

}  // namespace claim::language
