// Text of a term, sums of terms and their powers.
#include "rigor/series/log_term.hpp"

#include <algorithm>
#include <stdexcept>

namespace rigor {

std::string to_string(const LogTerm& term) {
    if (term.coefficient.is_formally_zero()) return "0";
    std::string above, below;
    const auto multiply = [&](const std::string& base, const Rational& exponent) {
        if (exponent == 0) return;
        const bool integral = denominator(exponent) == 1;
        std::string& side = integral && exponent < 0 ? below : above;
        const Rational shown = &side == &below ? Rational(-exponent) : exponent;
        side += (side.empty() ? "" : "*") + base +
                (shown == 1 ? ""
                 : integral ? "^" + shown.str()
                            : "^(" + shown.str() + ")");
    };
    multiply("L", term.power);
    multiply("log(L)", term.log_power);
    if (below.find('*') != std::string::npos) below = "(" + below + ")";
    const std::string factor =
        term.coefficient.terms().size() > 1 ? "(" + to_string(term.coefficient) + ")" : to_string(term.coefficient);
    if (above.empty())
        return below.empty() ? to_string(term.coefficient)
                             : factor + (factor == "1" || factor == "-1" ? "/" : " / ") + below;
    const std::string quotient = below.empty() ? above : above + "/" + below;
    return factor == "1" ? quotient : factor == "-1" ? "-" + quotient : factor + " * " + quotient;
}

namespace detail::rates {

void LogSum::add(const LogTerm& term) {
    const auto at = std::lower_bound(terms_.begin(), terms_.end(), term, grows_faster);
    if (at == terms_.end() || grows_faster(term, *at)) {
        if (!term.coefficient.is_formally_zero()) terms_.insert(at, term);
        return;
    }
    at->coefficient += term.coefficient;
    if (at->coefficient.is_formally_zero()) terms_.erase(at);
}

LogSum operator*(const LogSum& a, const LogSum& b) {
    if (a.monomials() * b.monomials() > SymbolicConstant::largest_product)
        throw std::domain_error("a product of sums of " + std::to_string(a.monomials()) + " and " +
                                std::to_string(b.monomials()) + " terms; expected at most " +
                                std::to_string(SymbolicConstant::largest_product) + " products of terms");
    LogSum product;
    for (const LogTerm& s : a.terms_)
        for (const LogTerm& t : b.terms_)
            product.add({s.coefficient * t.coefficient, s.power + t.power, s.log_power + t.log_power});
    return product;
}

std::size_t LogSum::monomials() const {
    std::size_t count = 0;
    for (const LogTerm& t : terms_) count += t.coefficient.terms().size();
    return count;
}

namespace {

/// The positive n-th root of c for n >= 2; throws std::domain_error if it is not found in the form of
/// SymbolicConstant.
SymbolicConstant root(SymbolicConstant c, unsigned long n) {
    if (c == SymbolicConstant(1)) return c;
    for (; n % 2 == 0; n /= 2) c = c.sqrt();
    if (n == 1) return c;
    const auto q = c.rational_value();
    Integer above, below;
    if (!q || *q <= 0 || !mpz_root(above.backend().data(), Integer(numerator(*q)).backend().data(), n) ||
        !mpz_root(below.backend().data(), Integer(denominator(*q)).backend().data(), n))
        throw std::domain_error("the root of order " + std::to_string(n) + " of " + to_string(c) +
                                "; expected the power of a positive rational number");
    return Rational(above, below);
}

}  // namespace

LogTerm power(const LogTerm& term, const Rational& r) {
    const Integer steps = abs(Integer(numerator(r))), order(denominator(r));
    SymbolicConstant c = term.coefficient;
    if (order != 1) c = root(c, static_cast<unsigned long>(order));
    if (r < 0) c = c.inverse();
    return {c.power(static_cast<long>(steps)), term.power * r, term.log_power * r};
}

}  // namespace detail::rates

}  // namespace rigor
