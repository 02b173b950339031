// Multiplies out.
#include "claim/language/series_pieces.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/local_form.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Rational, rigor::SymbolicConstant;

namespace {

using Pieces = std::vector<SeriesPiece>;
struct TooManyPieces {};

class Expansion {
public:
    explicit Expansion(const std::string& name) : name_(name) {}

    Pieces of(const Expression& e) const {
        if (!free_variables(e).contains(name_))
            if (const auto value = exact_value(e)) return {{*value, 0, number(1)}};
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::variable:
                if (e->name == name_) return {{SymbolicConstant(1), 1, number(1)}};
                break;
            case Kind::negate: return times(of(c[0]), {{SymbolicConstant(-1), 0, number(1)}});
            case Kind::sum: {
                Pieces all;
                for (const Expression& child : c) {
                    const Pieces more = of(child);
                    all.insert(all.end(), more.begin(), more.end());
                }
                return gathered(all);
            }
            case Kind::product: {
                Pieces all{{}};
                for (const Expression& child : c) all = times(all, of(child));
                return all;
            }
            case Kind::reciprocal:
                if (!free_variables(c[0]).contains(name_))
                    if (const auto value = exact_value(c[0]); value && value->terms().size() == 1)
                        return {{value->inverse(), 0, number(1)}};
                return {{SymbolicConstant(1), 0, product({number(1), e})}};
            case Kind::power: {
                const auto n = rational_value(c[1]);
                if (!n || denominator(*n) != 1 || *n < 0 || *n > 12) break;
                Pieces all{{}};
                const Pieces base = of(c[0]);
                for (Rational k = 0; k < *n; k += 1) all = times(all, base);
                return all;
            }
            case Kind::call:
                if (e->primes == 0)
                    if (const auto body = definition(e->name, c[0])) return of(*body);
                break;
            default: break;
        }
        return {{SymbolicConstant(1), 0, e}};
    }

private:
    static Pieces gathered(const Pieces& pieces) {
        Pieces all;
        for (const SeriesPiece& p : pieces) {
            const auto same = std::find_if(all.begin(), all.end(),
                                           [&](const auto& q) { return q.shift == p.shift && q.core == p.core; });
            if (same == all.end())
                all.push_back(p);
            else
                same->factor += p.factor;
        }
        std::erase_if(all, [](const SeriesPiece& p) { return p.factor.is_formally_zero(); });
        if (all.size() > 24) throw TooManyPieces{};
        return all;
    }
    static Pieces times(const Pieces& a, const Pieces& b) {
        Pieces all;
        for (const SeriesPiece& x : a)
            for (const SeriesPiece& y : b) all.push_back({x.factor * y.factor, x.shift + y.shift, x.core * y.core});
        return gathered(all);
    }

    const std::string& name_;
};

}  // namespace

std::optional<Pieces> series_pieces(const Expression& f, const std::string& name) {
    try {
        return Expansion(name).of(f);
    } catch (const TooManyPieces&) {
    } catch (const std::domain_error&) {
    }
    return std::nullopt;
}

}  // namespace claim::language
