// Coefficients from exact series.
#include "claim/language/evaluation_coefficients.hpp"

#include "claim/language/holonomic_series.hpp"

namespace claim::language::detail {

using rigor::Ball, rigor::Real;

template <>
std::optional<Coordinate<Ball>> coefficient_of(const Expression& f, long n) {
    if (n < 0) throw Stop{Status::undefined, "a coefficient with a negative index"};
    const auto body = function_body(f);
    if (!body || n >= 200) return std::nullopt;
    if (f->kind == Kind::function && (f->name == "kappa0" || f->name == "kappa1" || f->name == "h"))
        return std::nullopt;
    const auto series = taylor_series(body->first, body->second, n + 1);
    if (!series) return std::nullopt;
    const rigor::SymbolicConstant& c = series->back();
    if (const auto q = c.rational_value()) return exactly<Ball>(*q);
    return Coordinate<Ball>{c.enclosure()};
}
template <>
std::optional<Coordinate<Real>> coefficient_of(const Expression&, long) {
    return std::nullopt;
}

}  // namespace claim::language::detail
