// The arithmetic of index sums; what is done to one term is in index_terms.cpp.
#include "claim/language/index_sums.hpp"

#include "claim/language/index_terms.hpp"

#include <stdexcept>

namespace claim::language {

using rigor::Rational;

IndexSum::IndexSum(const Rational& q) {
    if (q != 0) terms_[""] = {.coefficient = q};
}

IndexSum IndexSum::of(const IndexTerm& term) {
    IndexSum total;
    if (term.coefficient == 0) return total;
    IndexTerm simple = term;
    if (const auto expanded = detail::simplify(simple)) return *expanded;
    const std::string key = detail::canonical_names(simple);
    total.terms_[key] = std::move(simple);
    return total;
}

std::optional<Rational> IndexSum::number() const {
    if (terms_.empty()) return Rational(0);
    if (terms_.size() == 1 && terms_.begin()->first.empty()) return terms_.begin()->second.coefficient;
    return std::nullopt;
}

std::string IndexSum::text() const {
    std::string all;
    for (const auto& [key, term] : terms_) {
        const std::string c = term.coefficient.str();
        all += (all.empty() ? "" : " + ") + (key.empty() ? c : c == "1" ? key : c + "*" + key);
    }
    return all.empty() ? "0" : all;
}

IndexSum& IndexSum::operator+=(const IndexSum& other) {
    for (const auto& [key, term] : other.terms_) {
        const auto [place, fresh] = terms_.emplace(key, term);
        if (fresh) continue;
        place->second.coefficient += term.coefficient;
        if (place->second.coefficient == 0) terms_.erase(place);
    }
    return *this;
}

IndexSum operator*(const Rational& q, const IndexSum& a) {
    IndexSum result;
    if (q == 0) return result;
    result = a;
    for (auto& [key, term] : result.terms_) term.coefficient *= q;
    return result;
}

IndexSum operator-(const IndexSum& a, const IndexSum& b) { return a + Rational(-1) * b; }

IndexSum operator*(const IndexSum& a, const IndexSum& b) {
    constexpr std::size_t most = 4000;
    if (a.terms_.size() * b.terms_.size() > most) throw std::length_error("a product of more than 4000 terms");
    IndexSum total;
    for (const auto& [left_key, left] : a.terms_)
        for (const auto& [right_key, right] : b.terms_) total += IndexSum::of(detail::product(left, right));
    return total;
}

IndexSum sum_over(const IndexSum& a, const std::string& index, const std::string& size) {
    IndexSum total;
    for (const auto& [key, term] : a.terms()) {
        IndexTerm bound = term;
        bound.bound[index] = size;
        total += IndexSum::of(bound);
    }
    return total;
}

IndexSum renamed(const IndexSum& a, const std::map<std::string, std::string>& names) {
    IndexSum total;
    for (const auto& [key, term] : a.terms()) total += IndexSum::of(detail::renamed(term, names));
    return total;
}

bool has_index(const IndexSum& a, const std::string& index) {
    for (const auto& [key, term] : a.terms())
        for (const IndexFactor& f : term.factors)
            if (detail::uses(f, index)) return true;
    return false;
}

std::pair<Rational, IndexSum> without_content(const IndexSum& a) {
    if (a.is_zero()) return {0, a};
    const Rational content = a.terms().begin()->second.coefficient;
    return {content, Rational(1) / content * a};
}

IndexSum power(const IndexSum& a, long k) {
    constexpr long largest = 64;
    if (k > largest || k < -largest) throw std::length_error("a power beyond 64");
    if (k >= 0) {
        IndexSum result(1);
        for (long i = 0; i < k; ++i) result = result * a;
        return result;
    }
    if (a.is_zero()) throw std::domain_error("a division by 0");
    if (a.terms().size() == 1 && a.terms().begin()->second.bound.empty()) {
        // A product is inverted factor by factor.
        const IndexTerm& term = a.terms().begin()->second;
        IndexTerm inverse{.coefficient = Rational(1) / rigor::power(term.coefficient, static_cast<unsigned long>(-k)),
                          .factors = term.factors};
        bool known = true;
        for (IndexFactor& f : inverse.factors) {
            known &= f.head != "delta";
            f.power *= k;
        }
        if (known) return IndexSum::of(inverse);
    }
    const auto [content, monic] = without_content(a);
    return IndexSum::of({.coefficient = Rational(1) / rigor::power(content, static_cast<unsigned long>(-k)),
                         .factors = {{.head = "()", .arguments = {monic}, .power = k}}});
}

namespace {

/// r with q/r^2 free of the squares of small primes.
Rational square_part(const Rational& q) {
    Rational root(1, denominator(q));
    rigor::Integer rest = numerator(q) * denominator(q);  // q = rest/denominator^2
    constexpr long largest = 100;
    for (long p = 2; p <= largest; ++p)
        while (rest % (rigor::Integer(p) * p) == 0) {
            rest /= rigor::Integer(p) * p;
            root *= p;
        }
    return root;
}

}  // namespace

IndexSum function(const std::string& head, const IndexSum& a) {
    if (head == "abs") {
        const auto [content, monic] = without_content(a);
        if (content == 0) return {};
        if (monic.number()) return abs(content);
        return IndexSum::of({.coefficient = abs(content), .factors = {{.head = head, .arguments = {monic}}}});
    }
    if (head == "sqrt") {
        const auto [content, monic] = without_content(a);
        if (content == 0) return a;
        const Rational root = square_part(abs(content));
        const IndexSum rest = Rational(1) / (root * root) * a;
        if (rest.number() == Rational(1)) return root;
        return root * IndexSum::of({.factors = {{.head = head, .arguments = {rest}}}});
    }
    if (head == "log" && a.number() == Rational(1)) return {};
    return IndexSum::of({.factors = {{.head = head, .arguments = {a}}}});
}

}  // namespace claim::language
