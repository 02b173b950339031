// Arithmetic of named polynomials; signs by coefficients after a change of variables.
#include "claim/language/named_polynomial.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Integer, rigor::Rational;

namespace {

constexpr std::size_t largest = 3000;

}  // namespace

void NamedPolynomial::add(const Monomial& m, const Rational& q) {
    if (q == 0) return;
    const auto [at, fresh] = terms_.try_emplace(m, q);
    if (!fresh) at->second += q;
    if (at->second == 0) terms_.erase(at);
    if (terms_.size() > largest) throw TooLong{};
}

NamedPolynomial NamedPolynomial::name(const std::string& name) {
    NamedPolynomial p;
    p.terms_[{{name, 1}}] = 1;
    return p;
}

std::optional<Rational> NamedPolynomial::constant() const {
    if (terms_.empty()) return Rational(0);
    if (terms_.size() > 1 || !terms_.begin()->first.empty()) return std::nullopt;
    return terms_.begin()->second;
}

Rational NamedPolynomial::constant_term() const {
    const auto found = terms_.find({});
    return found == terms_.end() ? Rational(0) : found->second;
}

std::set<std::string> NamedPolynomial::names() const {
    std::set<std::string> all;
    for (const auto& [m, q] : terms_)
        for (const auto& [name, e] : m) all.insert(name);
    return all;
}

long NamedPolynomial::degree(const std::string& name) const {
    long d = 0;
    for (const auto& [m, q] : terms_)
        if (const auto found = m.find(name); found != m.end()) d = std::max(d, found->second);
    return d;
}

long NamedPolynomial::total_degree() const {
    long d = 0;
    for (const auto& [m, q] : terms_) {
        long total = 0;
        for (const auto& [name, e] : m) total += e;
        d = std::max(d, total);
    }
    return d;
}

NamedPolynomial NamedPolynomial::coefficient(const std::string& name, long k) const {
    NamedPolynomial p;
    for (const auto& [m, q] : terms_) {
        const auto found = m.find(name);
        if ((found == m.end() ? 0 : found->second) != k) continue;
        Monomial rest = m;
        rest.erase(name);
        p.add(rest, q);
    }
    return p;
}

NamedPolynomial NamedPolynomial::substituted(const std::string& name, const NamedPolynomial& value) const {
    NamedPolynomial p;
    for (long k = degree(name); k >= 0; --k) p = p * value + coefficient(name, k);
    return p;
}

Rational NamedPolynomial::make_monic() {
    const Rational c = terms_.rbegin()->second;
    for (auto& [m, q] : terms_) q /= c;
    return c;
}

NamedPolynomial NamedPolynomial::power(long n) const {
    NamedPolynomial p(1);
    for (; n > 0; --n) p = p * *this;
    return p;
}

std::string NamedPolynomial::text() const {
    std::string s;
    for (auto t = terms_.rbegin(); t != terms_.rend(); ++t) {
        std::string factors;
        for (const auto& [name, e] : t->first)
            factors += "*" + name + (e == 1 ? std::string() : "^" + std::to_string(e));
        const Rational size = abs(t->second);
        s += t->second < 0 ? (s.empty() ? "-" : " - ") : s.empty() ? "" : " + ";
        s += size == 1 && !factors.empty() ? factors.substr(1) : size.str() + factors;
    }
    return s.empty() ? "0" : s;
}

NamedPolynomial operator+(NamedPolynomial a, const NamedPolynomial& b) {
    for (const auto& [m, q] : b.terms_) a.add(m, q);
    return a;
}

NamedPolynomial operator*(const NamedPolynomial& a, const NamedPolynomial& b) {
    if (a.terms_.size() * b.terms_.size() > 60 * largest) throw NamedPolynomial::TooLong{};
    NamedPolynomial p;
    for (const auto& [m, q] : a.terms_)
        for (const auto& [n, r] : b.terms_) {
            NamedPolynomial::Monomial both = m;
            for (const auto& [name, e] : n) both[name] += e;
            p.add(both, q * r);
        }
    return p;
}

namespace {

/// A positive multiple of p with every name as a function of one that runs through [0, inf) or (0, inf): lower + y,
/// upper - y, (lower + upper y)/(1 + y). Names without ends stay, and must appear in even powers only.
std::optional<NamedPolynomial> on_positive_names(NamedPolynomial p, const NameBox& box, bool& all_open) {
    all_open = true;
    for (const std::string& name : p.names()) {
        const auto found = box.names.find(name);
        if (found == box.names.end()) return std::nullopt;
        const NameRange& r = found->second;
        const NamedPolynomial y = NamedPolynomial::name(name);
        if (!r.lower && !r.upper) {
            for (const auto& [m, q] : p.terms())
                if (const auto e = m.find(name); e != m.end() && e->second % 2 != 0) return std::nullopt;
            all_open = false;
        } else if (r.lower && r.upper) {
            const long d = p.degree(name);
            NamedPolynomial image;
            for (long k = 0; k <= d; ++k)
                image = image + p.coefficient(name, k) * (NamedPolynomial(*r.lower) + y * *r.upper).power(k) *
                                    (y + 1).power(d - k);
            p = image;
            // y = infinity is the upper end: for a closed one the leading coefficient counts as well.
            if (r.lower_closed || r.upper_closed) all_open = false;
        } else {
            p = p.substituted(name, r.lower ? y + *r.lower : NamedPolynomial(*r.upper) - y);
            if (r.lower ? r.lower_closed : r.upper_closed) all_open = false;
        }
    }
    return p;
}

bool all_nonnegative(const NamedPolynomial& p) {
    return std::all_of(p.terms().begin(), p.terms().end(), [](const auto& term) { return term.second > 0; });
}

bool has_closed_upper(const NamedPolynomial& p, const NameBox& box) {
    for (const std::string& name : p.names()) {
        const NameRange& r = box.names.at(name);
        if (r.lower && r.upper && r.upper_closed) return true;
    }
    return false;
}

}  // namespace

bool NameBox::is_nonnegative(const NamedPolynomial& p) const {
    bool open = false;
    const auto image = on_positive_names(p, *this, open);
    return image && all_nonnegative(*image);
}

bool NameBox::is_positive(const NamedPolynomial& p) const {
    if (const auto q = p.constant()) return *q > 0;
    bool open = false;
    const auto image = on_positive_names(p, *this, open);
    if (!image || image->is_zero() || !all_nonnegative(*image)) return false;
    if (open) return true;
    if (image->constant_term() <= 0) return false;
    if (!has_closed_upper(p, *this)) return true;
    // At closed upper ends: the polynomial there, by induction over the names.
    for (const std::string& name : p.names())
        if (const NameRange& r = names.at(name); r.lower && r.upper && r.upper_closed)
            if (!is_positive(p.substituted(name, *r.upper))) return false;
    return true;
}

bool NameBox::is_integer(const NamedPolynomial& p) const {
    for (const auto& [m, q] : p.terms()) {
        if (denominator(q) != 1) return false;
        for (const auto& [name, e] : m)
            if (const auto found = names.find(name); found == names.end() || !found->second.integer) return false;
    }
    return true;
}

bool NameBox::is_nonzero(const NamedPolynomial& p) const {
    if (const auto q = p.constant()) return *q != 0;
    if (is_positive(p) || is_positive(-p)) return true;
    const std::set<std::string> own = p.names();
    const auto found = names.find(*own.begin());
    if (own.size() != 1 || found == names.end() || !found->second.integer || !found->second.lower) return false;
    const auto zeros = integer_zeros(p, *own.begin(), static_cast<long>(numerator(*found->second.lower)));
    return zeros && zeros->empty();
}

NameBox NameBox::from(const std::string& name, const Rational& first) const {
    NameBox box = *this;
    box.names[name].lower = first;
    return box;
}

std::optional<std::vector<long>> integer_zeros(const NamedPolynomial& p, const std::string& name, long first) {
    const long d = p.degree(name);
    std::vector<Rational> c;
    for (long k = 0; k <= d; ++k) c.push_back(p.coefficient(name, k).constant_term());
    if (d < 0 || p.is_zero() || c.back() == 0) return std::nullopt;
    Rational bound = 1;  // Cauchy's
    for (long k = 0; k < d; ++k) bound = std::max(bound, Rational(1 + abs(c[static_cast<std::size_t>(k)] / c.back())));
    if (bound > 100'000) return std::nullopt;
    std::vector<long> zeros;
    for (long n = first; Rational(n) <= bound; ++n) {
        Rational value = 0;
        for (long k = d; k >= 0; --k) value = value * n + c[static_cast<std::size_t>(k)];
        if (value == 0) zeros.push_back(n);
    }
    return zeros;
}

}  // namespace claim::language
