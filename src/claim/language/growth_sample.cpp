#include "claim/language/growth_sample.hpp"

#include "rigor/number/scalar.hpp"

#include <array>
#include <cmath>

namespace claim::language {

using rigor::Rational, rigor::Real;

namespace {

constexpr std::array<int, 3> decades = {40, 60, 80};

/// (f - e)/g, of f ~ g minus 1, at 10^-k from the point.
std::optional<Real> ratio(const FormulaNode& f, const ExactPoint& outer, const std::vector<Definition>& definitions,
                          int k, bool below) {
    const Approach& a = *f.approach;
    const bool limit = f.connective == Connective::limit, infinite = is_infinite(a.point);
    const bool similar = !limit && *f.landau == Landau::similar;
    Rational t = rigor::power(Rational(10), static_cast<unsigned long>(k));
    if (!infinite) t = 1 / t;
    if (infinite ? a.point->kind == Kind::negate : below) t = -t;
    Assignment<Real> at;
    for (const auto& [name, q] : outer) at.emplace(name, exactly<Real>(q));
    if (!infinite) {
        const auto point = evaluate(a.point, at, definitions);
        if (!point || !point.result.exact) return std::nullopt;
        t += *point.result.exact;
    }
    at.insert_or_assign(a.name, exactly<Real>(t));
    const auto error = evaluate(similar ? f.sides[0] : f.sides[0] - f.sides[1], at, definitions),
               scale = evaluate(limit ? number(1) : f.sides[2], at, definitions);
    if (!error || !scale || scale.result.value == 0) return std::nullopt;
    return Real(error.result.value / scale.result.value - (similar ? 1 : 0));
}

struct Movement {
    double power = 0;  ///< |ratio| ~ distance^-power
    bool zero = false;
};
std::optional<Movement> movement(const std::array<Real, 3>& r) {
    const Real rounding = pow(Real(10), -600);
    if (abs(r[0]) < rounding && abs(r[1]) < rounding && abs(r[2]) < rounding) return Movement{.zero = true};
    std::array<double, 3> size{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (abs(r[i]) < rounding) return std::nullopt;
        size[i] = static_cast<double>(log10(abs(r[i])));
    }
    const double before = (size[1] - size[0]) / (decades[1] - decades[0]),
                 after = (size[2] - size[1]) / (decades[2] - decades[1]);
    if (std::abs(after - before) > 1e-6 * (1 + std::abs(after))) return std::nullopt;  // no power
    return Movement{.power = after};
}

std::optional<std::string> refuted(const FormulaNode& f, const ExactPoint& outer,
                                   const std::vector<Definition>& definitions, bool below) {
    std::array<Real, 3> r;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = ratio(f, outer, definitions, decades[i], below);
        if (!value) return std::nullopt;
        r[i] = *value;
    }
    const auto moves = movement(r);
    if (!moves) return std::nullopt;
    const bool grows = !moves->zero && moves->power > 0.02, falls = moves->zero || moves->power < -0.02,
               stays = !moves->zero && std::abs(moves->power) < 1e-6;
    const Landau kind = f.connective == Connective::limit ? Landau::little_o : *f.landau;
    const bool no = kind == Landau::big_o   ? grows
                    : kind == Landau::theta ? grows || falls
                    : kind == Landau::omega ? falls
                                            : grows || stays;
    if (!no) return std::nullopt;
    return std::string("the ratio ") +
           (grows   ? "grows without bound"
            : stays ? "does not vanish"
                    : "vanishes") +
           ": " + r[0].str(4) + ", " + r[1].str(4) + ", " + r[2].str(4) + " at distances 1e-40, 1e-60, 1e-80";
}

}  // namespace

std::optional<std::string> growth_refutes(const FormulaNode& f, const ExactPoint& outer,
                                          const std::vector<Definition>& definitions) {
    const rigor::RealDigits digits(800);
    const Approach& a = *f.approach;
    if (f.connective == Connective::limit && f.relations[0] != Relation::equal) return std::nullopt;
    const bool both = !is_infinite(a.point) && a.side == ' ';
    if (a.side != '-')
        if (auto text = refuted(f, outer, definitions, false)) return text;
    if (both || a.side == '-') return refuted(f, outer, definitions, true);
    return std::nullopt;
}

}  // namespace claim::language
