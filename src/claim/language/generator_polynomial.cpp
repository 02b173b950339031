// Arithmetic modulo the squares of the roots.
#include "claim/language/generator_polynomial.hpp"

namespace claim::language {

using rigor::Rational;
using Poly = GeneratorPolynomial;

namespace {

constexpr std::size_t largest = 4000;

void put(Poly& p, const GeneratorMonomial& m, const Rational& q) {
    auto [at, fresh] = p.terms.try_emplace(m, q);
    if (!fresh) at->second += q;
    if (at->second == 0) p.terms.erase(at);
    if (p.terms.size() > largest) throw TooLarge{};
}

GeneratorMonomial join(const GeneratorMonomial& a, const GeneratorMonomial& b) {
    GeneratorMonomial m;
    auto x = a.begin(), y = b.begin();
    while (x != a.end() || y != b.end()) {
        if (y == b.end() || (x != a.end() && x->first < y->first)) {
            m.push_back(*x++);
        } else if (x == a.end() || y->first < x->first) {
            m.push_back(*y++);
        } else {
            if (x->second + y->second != 0) m.emplace_back(x->first, x->second + y->second);
            ++x, ++y;
        }
    }
    return m;
}

}  // namespace

GeneratorRing::GeneratorRing() { generator("pi", ""); }

int GeneratorRing::generator(const std::string& name, const std::string& meaning) {
    names_.push_back(name);
    if (!meaning.empty()) meanings_.push_back(name + " = " + meaning);
    return static_cast<int>(names_.size()) - 1;
}

Poly GeneratorRing::constant(const Rational& q) {
    Poly p;
    if (q != 0) p.terms[{}] = q;
    return p;
}

Poly GeneratorRing::add(Poly a, const Poly& b, const Rational& factor) {
    for (const auto& [m, q] : b.terms) put(a, m, factor * q);
    return a;
}

Poly GeneratorRing::multiply(const Poly& a, const Poly& b) const {
    if (a.terms.size() * b.terms.size() > 200 * largest) throw TooLarge{};
    Poly p;
    for (const auto& [m, q] : a.terms)
        for (const auto& [n, r] : b.terms) put(p, join(m, n), q * r);
    return reduced(std::move(p));
}

Poly GeneratorRing::reduced(Poly p) const {
    // A square is a polynomial in generators that came before the root: this ends.
    for (auto root = squares_.rbegin(); root != squares_.rend(); ++root) {
        const auto& [g, square] = *root;
        for (bool found = true; found;) {
            found = false;
            Poly next;
            for (const auto& [m, q] : p.terms) {
                GeneratorMonomial rest = m;
                bool hit = false;
                for (auto& [generator, exponent] : rest)
                    if (generator == g && exponent >= 2) {
                        exponent -= 2;
                        hit = true;
                    }
                if (!hit) {
                    put(next, m, q);
                    continue;
                }
                found = true;
                std::erase_if(rest, [](const auto& factor) { return factor.second == 0; });
                for (const auto& [n, r] : square.terms) put(next, join(rest, n), q * r);
            }
            p = std::move(next);
        }
    }
    return p;
}

GeneratorQuotient GeneratorRing::quotient(Poly n, Poly d) const {
    // A number times a power of pi is a unit.
    if (d.terms.size() == 1) {
        const auto& [m, q] = *d.terms.begin();
        if (m.empty() || (m.size() == 1 && m[0].first == pi)) {
            Poly unit;
            unit.terms[m.empty() ? m : GeneratorMonomial{{pi, -m[0].second}}] = 1 / q;
            return {multiply(n, unit), constant(1)};
        }
    }
    return {std::move(n), std::move(d)};
}

GeneratorQuotient GeneratorRing::add(const Quotient& a, const Quotient& b) const {
    if (a.d == b.d) return {add(a.n, b.n), a.d};
    return quotient(add(multiply(a.n, b.d), multiply(b.n, a.d)), multiply(a.d, b.d));
}
GeneratorQuotient GeneratorRing::multiply(const Quotient& a, const Quotient& b) const {
    return quotient(multiply(a.n, b.n), multiply(a.d, b.d));
}

std::string GeneratorRing::text(const Poly& p) const {
    std::string s;
    for (const auto& [m, q] : p.terms) {
        if (s.size() > 400) return s + " + …";
        std::string factors;
        for (const auto& [g, e] : m)
            factors += "*" + names_[static_cast<std::size_t>(g)] + (e == 1 ? "" : "^(" + std::to_string(e) + ")");
        s += (s.empty() ? "" : " + ") + q.str() + factors;
    }
    return s.empty() ? "0" : s;
}

}  // namespace claim::language
