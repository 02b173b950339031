// Order terms and limits: the growth of a ratio, measured at three points close to the limit.
#include "claim/language/judge.hpp"
#include "claim/language/judge_logic.hpp"

#include <array>

namespace language_tests {

namespace {

/// What three values r at t1, t2, t3 -> limit do, in powers of a scale whose logarithms are given.
struct Trend {
    bool zero = false;    ///< all vanish
    double slope = 0;     ///< r ~ scale^slope, from the last two
    bool steady = false;  ///< the slope is the same before
};

double log10_of(const Real& x) { return static_cast<double>(log10(x)); }

Trend trend(const std::array<Real, 3>& r, const std::array<double, 3>& scale, const Real& zero) {
    Trend t;
    t.zero = abs(r[0]) <= zero && abs(r[1]) <= zero && abs(r[2]) <= zero;
    if (t.zero || r[0] == 0 || r[1] == 0 || r[2] == 0) return t;
    const double before = (log10_of(abs(r[1])) - log10_of(abs(r[0]))) / (scale[1] - scale[0]);
    t.slope = (log10_of(abs(r[2])) - log10_of(abs(r[1]))) / (scale[2] - scale[1]);
    t.steady = std::abs(t.slope - before) < 0.01 * (1 + std::abs(t.slope));
    return t;
}

/// grows, stays (not 0), falls, or 9 for what cannot be told. `fine` is what a power could be mistaken for.
int movement(const Trend& t, double fine, double coarse) {
    if (t.zero) return -2;
    if (!t.steady && std::abs(t.slope) > fine) return 9;
    if (std::abs(t.slope) < fine) return 0;
    if (t.slope > coarse) return 1;
    return t.slope < -coarse ? -1 : 9;
}

Verdict decided(int truth, const JudgePoint& at, const std::string& what) {
    return {truth, truth != 0, false, what + (at.empty() ? "" : " at " + shown(at))};
}

}  // namespace

Verdict JudgeLogic::growth(const FormulaNode& f, const JudgePoint& at) {
    const Expression& point = f.approach->point;
    if (is_infinite(point) || f.approach->side != ' ') return growth_from(f, at, f.approach->side);
    const Verdict above = growth_from(f, at, '+'), below = growth_from(f, at, '-');
    if (above.undefined) return below.undefined ? Verdict{} : below;
    if (below.undefined) return above;
    if (above.truth < 0 || below.truth < 0) return above.truth < 0 ? above : below;
    return above.truth == 0 ? above : below;
}

Verdict JudgeLogic::growth_from(const FormulaNode& f, const JudgePoint& at, char side) {
    const Approach& a = *f.approach;
    const bool limit = f.connective == Connective::limit, infinite = is_infinite(a.point);
    if (limit && f.relations[0] != Relation::equal) return {};
    if (!a.uniform.empty()) return {};
    const bool similar = !limit && *f.landau == Landau::similar;
    const Expression error = similar ? f.sides[0] : f.sides[0] - f.sides[1];
    const Expression scale = limit ? number(1) : f.sides[2];
    const auto run = [&](bool layers) -> Verdict {
        const rigor::RealDigits digits(layers ? 40 : 800);
        std::array<Real, 3> ratios;
        std::array<double, 3> logarithms{};
        for (std::size_t i = 0; i < 3; ++i) {
            const int k = 40 + 20 * static_cast<int>(i);
            const Real t = layers ? Real(64 << (2 * i)) : pow(Real(10), infinite ? k : -k);
            logarithms[i] = layers ? log10_of(t) : k;
            JudgePoint there = at;
            const bool minus = infinite ? a.point->kind == Kind::negate : side == '-';
            Real x = minus ? Real(-t) : t;
            if (!infinite) x += JudgeValues(at, definitions_).of(a.point);
            there.insert_or_assign(a.name, x);
            JudgeValues values(there, definitions_);
            const Real g = values.of(scale);
            if (g == 0) return {};
            ratios[i] = values.of(error) / g - (similar ? 1 : 0);
            if (values.is_approximate()) return {};
        }
        // t is small next to a point: r grows where the power of t falls, and so do the powers of 1/t and L.
        const double fine = layers ? 0.02 : 1e-6, coarse = layers ? 0.3 : 0.02;
        const int moves = movement(trend(ratios, logarithms, JudgeValues::zero_below(false)), fine, coarse);
        const bool to_zero = limit || similar || *f.landau == Landau::little_o;
        if (layers && to_zero && abs(ratios[2]) > 0.01 && abs(ratios[2]) >= abs(ratios[1]) &&
            abs(ratios[1]) >= abs(ratios[0]))
            return decided(-1, at, "the ratio does not fall");
        if (moves == 9) return {};
        const bool vanishes = moves == -2 || moves == -1;
        const auto kind = limit ? Landau::little_o : *f.landau;
        // At a fixed distance of layers what stays may still go down with a logarithm.
        const int staying = layers && (kind == Landau::little_o || kind == Landau::similar) ? 0 : -1;
        const std::string what = "the ratio " + std::string(moves == 0 ? "stays" : moves == 1 ? "grows" : "vanishes");
        switch (kind) {
            case Landau::big_o: return decided(moves == 1 ? -1 : 1, at, what);
            case Landau::little_o:
            case Landau::similar: return decided(vanishes ? 1 : moves == 0 ? staying : -1, at, what);
            case Landau::theta: return decided(moves == 0 ? 1 : -1, at, what);
            default: return decided(vanishes ? -1 : 1, at, what);
        }
    };
    try {
        if (!infinite) return run(false);
        try {
            return run(false);
        } catch (const NotEvaluated&) {
            return run(true);
        }
    } catch (const NoValue& none) {
        return {0, false, !infinite, none.why};
    } catch (const NotEvaluated&) {
        return {};
    }
}

Judgement judge(const Statement& s, unsigned long seed, long most_points) {
    const rigor::RealDigits digits(240);
    if (!s.given.empty()) return {};
    const Statement plain = unfold_definitions(s);
    JudgeLogic logic(plain.definitions, seed, most_points);
    const Verdict v = logic.of(plain.formula, {});
    Judgement j{.why = v.why, .points = logic.points()};
    if (v.undefined)
        j.opinion = v.hard ? Opinion::ill_posed : Opinion::unknown;
    else if (v.truth < 0)
        j.opinion = v.hard ? Opinion::certainly_false : Opinion::unknown;
    else if (v.truth > 0)
        j.opinion = Opinion::apparently_true;
    return j;
}

}  // namespace language_tests
