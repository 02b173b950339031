// Exact series of expressions, and the search for a differential equation.
#include "claim/language/derivative.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/holonomic_series.hpp"
#include "claim/language/local_form.hpp"
#include "claim/language/node_memory.hpp"
#include "claim/language/row_reduction.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Rational, rigor::SymbolicConstant;
using Poly = NamedPolynomial;

namespace {

class SeriesWalk {
public:
    SeriesWalk(const std::string& name, long order) : name_(name), order_(order) {}

    Exact of(const Expression& e) {
        return memory_.of(e, [&] { return compute(e); });
    }

private:
    Exact constant(const SymbolicConstant& c) const {
        Exact s(static_cast<std::size_t>(order_));
        s[0] = c;
        return s;
    }
    Exact compute(const Expression& e) {
        const auto& c = e->children;
        if (const auto q = rational_value(e)) return constant(*q);
        switch (e->kind) {
            case Kind::constant:
                if (e->name == "pi") return constant(SymbolicConstant::pi());
                break;
            case Kind::variable: {
                if (e->name != name_) break;
                Exact s = constant({});
                if (order_ > 1) s[1] = SymbolicConstant(1);
                return s;
            }
            case Kind::sum:
            case Kind::product: {
                Exact total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i)
                    total = e->kind == Kind::sum ? exact::add(total, of(c[i])) : exact::multiply(total, of(c[i]));
                return total;
            }
            case Kind::negate: return exact::scale(SymbolicConstant(-1), of(c[0]));
            case Kind::reciprocal: return exact::inverse(of(c[0]));
            case Kind::power: {
                const auto q = rational_value(c[1]);
                if (!q) break;
                if (denominator(*q) == 1 && *q >= 0 && *q <= 60) {
                    Exact total = constant(SymbolicConstant(1));
                    const Exact base = of(c[0]);
                    for (Rational k = 0; k < *q; k += 1) total = exact::multiply(total, base);
                    return total;
                }
                return exact::power(of(c[0]), *q);
            }
            case Kind::call:
                if (e->primes > 0 || c.size() != 1) break;
                if (e->name == "sqrt") return exact::power(of(c[0]), Rational(1, 2));
                return exact::function(e->name, of(c[0]));
            default: break;
        }
        throw Inexact{};
    }

    const std::string& name_;
    long order_;
    NodeMemory<Exact> memory_;
};

/// A vector with rows * x = 0, x != 0, with a free entry of the highest possible place; empty if there is none.
std::optional<std::vector<Rational>> null_vector(RationalRows given, std::size_t columns) {
    const ReducedRows r = reduced(std::move(given), columns, true);
    if (!r.free) return std::nullopt;
    std::vector<Rational> x(columns);
    x[*r.free] = 1;
    for (std::size_t i = 0; i < r.pivots.size(); ++i) x[r.pivots[i]] = -r.rows[i][*r.free];
    return x;
}

std::optional<DifferentialEquation> candidate(const Exact& series, const std::string& name, long order, long degree) {
    const long unknowns = (order + 1) * (degree + 1), equations = static_cast<long>(series.size()) - order;
    if (equations < unknowns + 6) return std::nullopt;
    std::vector<std::vector<Rational>> rows;
    for (long m = 0; m < equations; ++m) {
        // Powers of pi and roots are independent: one equation for each.
        std::map<SymbolicConstant::Monomial, std::vector<Rational>> parts;
        for (long i = 0; i <= order; ++i)
            for (long j = 0; j <= degree && j <= m; ++j) {
                const long k = m - j + i;
                Rational falling = 1;
                for (long l = 0; l < i; ++l) falling *= k - l;
                for (const auto& [monomial, q] : series[static_cast<std::size_t>(k)].terms()) {
                    auto& row = parts[monomial];
                    row.resize(static_cast<std::size_t>(unknowns));
                    row[static_cast<std::size_t>(i * (degree + 1) + j)] += falling * q;
                }
            }
        for (auto& [monomial, row] : parts) rows.push_back(std::move(row));
    }
    const auto x = null_vector(std::move(rows), static_cast<std::size_t>(unknowns));
    if (!x) return std::nullopt;
    DifferentialEquation equation;
    for (long i = 0; i <= order; ++i) {
        Poly p;
        for (long j = 0; j <= degree; ++j)
            p = p + Poly((*x)[static_cast<std::size_t>(i * (degree + 1) + j)]) * Poly::name(name).power(j);
        equation.coefficients.push_back(p);
    }
    while (!equation.coefficients.empty() && equation.coefficients.back().is_zero()) equation.coefficients.pop_back();
    return equation;
}

}  // namespace

std::optional<Exact> taylor_series(const Expression& f, const std::string& name, long order) {
    try {
        Exact s = SeriesWalk(name, order).of(layered(f));
        if (static_cast<long>(s.size()) < order) return std::nullopt;
        return s;
    } catch (const Inexact&) {
    } catch (const std::domain_error&) {  // constants beyond the sizes of the form
    } catch (const std::invalid_argument&) {
    } catch (const std::out_of_range&) {
    }
    return std::nullopt;
}

std::optional<DifferentialEquation> differential_equation(const Expression& f, const std::string& name) {
    const auto series = taylor_series(f, name, 36);
    if (!series) return std::nullopt;
    // Small sizes first.
    for (long size = 1; size <= 9; ++size)
        for (long order = 0; order <= std::min(size, 4l); ++order) {
            const long degree = size - order;
            if (degree > 6 || (order == 0 && degree > 0)) continue;
            const auto equation = candidate(*series, name, order, degree);
            if (equation && satisfies(f, name, *equation)) return equation;
        }
    return std::nullopt;
}

}  // namespace claim::language
