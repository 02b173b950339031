// What finite data say about a claimed rate: given ratios (s_L - a(L)) / g(L) at finitely many L, does the ratio look bounded, vanishing, ...?
//
// Data prove nothing about a limit. The judgement is a competition of models L^p (log L)^q (c + corrections), the usual forms of asymptotic
// expansions, that grow, tend to a constant other than zero, or decay. `supported` means that every model that these data allow makes the claim
// true, `contradicted` that every one makes it false, `undecided` all the rest. The rivals include slow ones (log log L, powers of log L, L^0.02),
// so that short or noisy data stay undecided: a wrong decided answer is the fault to avoid. Floating point; nothing here is rigorous.
// The thresholds are set so that tests/rigor/rate_data_test.cpp, with thousands of random sequences, finds no wrong decided answer.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace rigor {

/// What is claimed of the ratio: O, o, Theta, ~.
enum class Boundedness { bounded, vanishing, bounded_and_away_from_zero, tends_to_one };
enum class DataVerdict { supported, contradicted, undecided };

constexpr const char* to_string(DataVerdict v) {
    return v == DataVerdict::supported ? "supported" : v == DataVerdict::contradicted ? "contradicted" : "undecided";
}

/// ratio = (s_L - a(L)) / g(L), with its sign; uncertainty >= 0 bounds its error from the rounding of the printed data, in the same units.
struct RatioPoint {
    double log_L;
    double ratio;
    double uncertainty;
};

struct DataJudgement {
    DataVerdict verdict = DataVerdict::undecided;
    std::string reason;         ///< one sentence, with the numbers that decided
    double fitted_power = 0;    ///< the simplest model that fits is ratio ~ L^power (log L)^log_power
    double fitted_log_power = 0;
    double power_uncertainty = std::numeric_limits<double>::infinity();  ///< how far the powers of all models that the data allow differ from it
    long points_used = 0;       ///< after thinning, without those buried in noise
    double excluded_by = 0;     ///< how many times worse than the best model the best one with the opposite answer fits; 0 if undecided
};

namespace rate_detail {

using Column = std::vector<double>;
enum class Growth { grows, constant, decays };

/// L^(multiple p + shift) (log L)^(log_multiple p + q), times log log L if so marked; p is the power that a model leaves free.
struct Term {
    int multiple;
    double shift, q;
    int log_multiple = 0;
    bool loglog = false;
};
using Terms = std::vector<Term>;

/// A linear combination of terms; the last one leads, and its coefficient may not be negligible.
struct Model {
    Growth growth;
    int free_power;  ///< the sign of p, or 0 if there is none
    bool slow;       ///< it nears its limit, or infinity, like a power of log L: a rival, but too treacherous to decide by ...
    bool divided;    ///< ... unless it is (a log L + c + ...) / log L, which log L / L as a rate brings about
    Terms terms;
};

inline std::vector<Model> make_models() {
    using enum Growth;
    std::vector<Model> all;
    const auto add = [&all](Growth growth, int power, Terms terms, const Terms& leading, bool slow = false, bool divided = false) {
        terms.insert(terms.end(), leading.begin(), leading.end());
        all.push_back({growth, power, slow, divided, std::move(terms)});
    };
    const Term one{0, 0, 0}, log{0, 0, 1}, inverse_log{0, 0, -1}, loglog{0, 0, 0, 0, true}, free{1, 0, 0}, free_log{1, 0, 1};
    const Terms none;
    // Corrections of relative size 1/L and less; m = 1: to a term with the free power.
    const auto corrections = [&none](int m) {
        return std::array<Terms, 7>{none, {{m, -1, 0}}, {{m, -1, 0}, {m, -1, 1}}, {{m, -1, 0}, {m, -1, 1}, {m, -1, 2}}, {{m, -1, 0}, {m, -2, 0}},
                                    {{m, -0.5, 0}, {m, -1, 0}}, {{m, -1, 0}, {m, -1, 1}, {m, -2, 0}, {m, -2, 1}}};
    };
    const auto fixed = corrections(0), moving = corrections(1);
    for (const Terms& terms : fixed) {
        add(constant, 0, terms, {one});
        add(grows, 0, terms, {one, log});
    }
    // The expansion of a log L + c to second order in 1/L, and what becomes of it when it is divided by log L.
    const Terms deep{{0, -1, 0}, {0, -1, 1}, {0, -1, 2}, {0, -2, 2}, {0, -2, 3}};
    const Terms shallow{{0, -1, -1}, {0, -1, 0}, {0, -1, 1}}, deep_divided{{0, -1, -1}, {0, -1, 0}, {0, -1, 1}, {0, -2, 1}, {0, -2, 2}};
    add(grows, 0, deep, {one, log});
    add(constant, 0, deep, {one});
    for (const Terms& terms : {none, fixed[1], fixed[2], shallow, deep_divided}) add(constant, 0, terms, {inverse_log, one}, true, true);
    for (const Terms& terms : {none, fixed[2]}) {
        add(grows, 0, terms, {one, log, {0, 0, 2}});
        add(grows, 0, terms, {one, loglog}, true);
        add(grows, 0, terms, {one, {0, 0, 0.5}}, true);
        add(constant, 0, terms, {inverse_log, {0, 0, -2}, one}, true);
        add(decays, 0, terms, {{0, 0, -2}, inverse_log}, true);
        add(decays, 0, terms, {{0, 0, -1.5}, {0, 0, -0.5}}, true);
    }
    add(grows, 0, {inverse_log}, {one, log}, true);
    add(grows, 0, {loglog}, {one, log}, true);
    add(constant, 0, {inverse_log, {0, 0, -2}, {0, 0, -3}}, {one}, true);
    add(constant, 0, {{0, 0, -1, 0, true}, inverse_log}, {one}, true);
    add(decays, 0, {{0, 0, -3}, {0, 0, -2}}, {inverse_log}, true);
    // (log L)^p, slow by nature.
    const Term log_power{0, 0, 0, 1};
    for (const int sign : {1, -1}) {
        const Growth leads = sign > 0 ? grows : decays;
        for (const Terms& terms : {none, fixed[1], fixed[2], Terms{{0, 0, -1, 1}}, Terms{{0, -1, 0, 1}, {0, -1, 1, 1}}}) add(leads, sign, terms, {log_power}, true);
        for (const Terms& terms : {none, fixed[2]})
            add(sign > 0 ? grows : constant, sign, terms, sign > 0 ? Terms{one, log_power} : Terms{log_power, one}, true);
        for (const Terms& terms : moving) add(leads, sign, terms, {free});
        for (const Terms& terms : {none, moving[2]}) add(leads, sign, terms, {free, free_log});
        add(leads, sign, none, {free, free_log, {1, 0, 2}});
        add(leads, sign, none, {{1, 0, -2}, {1, 0, -1}});
    }
    for (const Terms& terms : {none, Terms{free_log}, Terms{{0, -1, 0}}, Terms{{2, 0, 0}}, Terms{{2, 0, 0}, {3, 0, 0}}, Terms{{1, -1, 0}}})
        add(constant, -1, terms, {free, one});
    for (const Terms& terms : {Terms{one}, Terms{one, free_log}, Terms{one, {0, -1, 0}}, Terms{one, {0, -1, 0}, {0, -1, 1}}, Terms{one, log}, Terms{{0, -1, 0}}})
        add(grows, 1, terms, {free});
    add(decays, -1, {{2, 0, 0}}, {free});
    add(decays, -1, {{2, 0, 0}, {3, 0, 0}}, {free});
    return all;
}

/// Points spread evenly over x = log L. `known` is the noise that is certain to be there (printed digits, jumps between close neighbours);
/// `sigma`, the weight, includes how badly each point follows from its neighbours.
struct Sample {
    Column x, y, known, sigma;
    std::size_t size() const { return x.size(); }
    /// The largest value near point i: a size to compare with where y itself may cross zero.
    double size_near(std::size_t i) const {
        double largest = 0;
        for (std::size_t j = i < 2 ? 0 : i - 2; j < std::min(size(), i + 3); ++j) largest = std::max(largest, std::abs(y[j]));
        return largest;
    }
};

/// The error of predicting each value from two neighbours on either side (cubic in x), scaled so that independent noise keeps its size;
/// the root mean square over seven neighbours. Needs at least five points.
inline Column scatter(const Column& x, const Column& y) {
    const std::size_t n = x.size(), width = std::min<std::size_t>(7, n - 4);
    Column error(n, 0), local(n, 0);
    for (std::size_t i = 2; i + 2 < n; ++i) {
        const std::array<std::size_t, 4> near{i - 2, i - 1, i + 1, i + 2};
        double miss = y[i], norm = 1;
        for (const std::size_t j : near) {
            double weight = 1;
            for (const std::size_t k : near)
                if (k != j) weight *= (x[i] - x[k]) / (x[j] - x[k]);
            miss -= weight * y[j];
            norm += weight * weight;
        }
        error[i] = miss * miss / norm;
    }
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t from = std::clamp<std::size_t>(i < 5 ? 2 : i - 3, 2, n - 2 - width);
        for (std::size_t j = from; j < from + width; ++j) local[i] += error[j] / static_cast<double>(width);
        local[i] = std::sqrt(local[i]);
    }
    return local;
}

/// Thins the points with x >= from to one for each of 36 equal steps, and leaves out those buried in noise. Empty if fewer than five remain.
inline Sample thinned(const std::vector<RatioPoint>& points, double from) {
    constexpr std::size_t bins = 36;
    Column x, y, u;
    for (const RatioPoint& p : points)
        if (p.log_L >= from) x.push_back(p.log_L), y.push_back(p.ratio), u.push_back(p.uncertainty);
    if (x.size() < 5) return {};
    const Column jumps = scatter(x, y);
    const double step = (x.back() - x.front()) / static_cast<double>(bins);
    const auto bin_of = [&](std::size_t i) { return std::min(bins - 1, static_cast<std::size_t>((x[i] - x.front()) / step)); };
    Sample all, kept;
    for (std::size_t i = 0, end = 0; i < x.size(); i = end) {
        const double centre = x.front() + (static_cast<double>(bin_of(i)) + 0.5) * step;
        std::size_t best = i;
        for (end = i; end < x.size() && bin_of(end) == bin_of(i); ++end)
            if (std::abs(x[end] - centre) < std::abs(x[best] - centre)) best = end;
        all.x.push_back(x[best]), all.y.push_back(y[best]);
        // Seven in a step are close enough for their differences to be noise and not the trend.
        all.known.push_back(std::hypot(1.5 * u[best], end - i >= 7 ? jumps[best] : 0, 4e-15 * std::abs(y[best])));
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all.size_near(i) > 0 && all.known[i] <= 0.3 * all.size_near(i))
            kept.x.push_back(all.x[i]), kept.y.push_back(all.y[i]), kept.known.push_back(all.known[i]);
    if (kept.size() < 5) return {};
    const Column rough = scatter(kept.x, kept.y);
    for (std::size_t i = 0; i < kept.size(); ++i) kept.sigma.push_back(std::hypot(kept.known[i], rough[i]));
    if (std::find(kept.sigma.begin(), kept.sigma.end(), 0) != kept.sigma.end()) return {};
    return kept;
}

/// Weighted least squares: the misfit is the sum of squared residuals; it grows by (stiffness d)^2 when the last coefficient is moved by d.
struct Fit {
    double misfit = std::numeric_limits<double>::infinity();
    Column coefficients, residual;
    double stiffness = 0;
};

/// By Gram-Schmidt; no coefficients if the columns are dependent or not finite.
inline Fit least_squares(std::vector<Column> columns, Column y) {
    const std::size_t k = columns.size(), n = y.size();
    const auto dot = [n](const Column& a, const Column& b) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
        return sum;
    };
    std::vector<Column> r(k, Column(k + 1));
    for (std::size_t j = 0; j < k; ++j) {
        const double before = dot(columns[j], columns[j]);
        for (std::size_t i = 0; i < j; ++i) {
            r[i][j] = dot(columns[i], columns[j]);
            for (std::size_t t = 0; t < n; ++t) columns[j][t] -= r[i][j] * columns[i][t];
        }
        const double length = dot(columns[j], columns[j]);
        if (!std::isfinite(before) || !(length > 1e-24 * before)) return {};
        r[j][j] = std::sqrt(length);
        for (double& c : columns[j]) c /= r[j][j];
        r[j][k] = dot(columns[j], y);
        for (std::size_t t = 0; t < n; ++t) y[t] -= r[j][k] * columns[j][t];
    }
    Fit fit{dot(y, y), Column(k), y, r[k - 1][k - 1]};
    for (std::size_t j = k; j-- > 0;) {
        double rest = r[j][k];
        for (std::size_t i = j + 1; i < k; ++i) rest -= r[j][i] * fit.coefficients[i];
        fit.coefficients[j] = rest / r[j][j];
    }
    return fit;
}

/// From the whole range: the middle of log L, and the least effect of a leading term that the data could show. Where the ratio is about constant,
/// a drift of 2 % over the second half; where it falls steeply, more, up to half of its last value: what is far below that is invisible to any data.
struct Scale {
    double middle, visible;
    explicit Scale(const Sample& s) : middle((s.x.front() + s.x.back()) / 2) {
        double end = 0, largest = 0;
        for (std::size_t i = s.size() - 3; i < s.size(); ++i) end += s.y[i] * s.y[i] / 3;
        for (std::size_t i = 0; i < s.size(); ++i)
            if (s.x[i] >= middle) largest = std::max(largest, std::abs(s.y[i]));
        visible = std::min(0.02 * largest, 0.5 * std::sqrt(end));
    }
};

/// A model fitted to the data, with what it says of the ratio.
struct Entry {
    Growth growth;
    bool slow, divided;
    bool natural;  ///< its leading term is visible, and its power not within 0.02 of another class
    double misfit;
    std::size_t parameters;
    double power, log_power;
    double leading, stiffness, effect;  ///< the leading coefficient; what the leading term contributes to the second half of the range
    double relative_misfit = 0;
};

/// Fits every model that the number of points allows.
class Competition {
public:
    Competition(const Sample& sample, const Scale& scale) : s_(sample), scale_(scale), y_(sample.size()) {
        static const std::vector<Model> models = make_models();
        for (std::size_t i = 0; i < y_.size(); ++i) y_[i] = s_.y[i] / s_.sigma[i];
        for (const Model& model : models) enter(model);
    }
    std::vector<Entry> take() { return std::move(entries_); }

private:
    static double value(const Term& t, double p, double x) {
        const double v = std::exp((t.multiple * p + t.shift) * x) * std::pow(x, t.q + t.log_multiple * p);
        return t.loglog ? v * std::log(x) : v;
    }
    std::vector<Column> columns(const Model& m, double p) const {
        std::vector<Column> all = at_zero_;
        for (std::size_t i = 0; p != 0 && i < y_.size(); ++i) {
            const double factor = std::exp(p * rate_[i]);
            for (std::size_t j = 0; j < all.size(); ++j)
                for (int k = 0; k < m.terms[j].multiple + m.terms[j].log_multiple; ++k) all[j][i] *= factor;
        }
        return all;
    }
    void enter(const Model& m) {
        const std::size_t parameters = m.terms.size() + (m.free_power != 0);
        if (y_.size() < parameters + std::max<std::size_t>(3, y_.size() / 3)) return;
        at_zero_.assign(m.terms.size(), Column(y_.size()));
        for (std::size_t j = 0; j < m.terms.size(); ++j)
            for (std::size_t i = 0; i < y_.size(); ++i) at_zero_[j][i] = value(m.terms[j], 0, s_.x[i]) / s_.sigma[i];
        if (m.free_power == 0) return record(m, 0, least_squares(at_zero_, y_), parameters, true);
        const bool of_log = std::any_of(m.terms.begin(), m.terms.end(), [](const Term& t) { return t.log_multiple != 0; });
        rate_ = s_.x;
        if (of_log) std::transform(rate_.begin(), rate_.end(), rate_.begin(), [](double x) { return std::log(x); });
        if (of_log) return search(m, {0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0}, 0.1, 4, parameters, true);
        search(m, {0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.14, 0.2, 0.27, 0.35, 0.5, 0.7, 1.0, 1.35, 1.7, 2.0, 2.5, 3.0}, 0.02, 4, parameters, true);
        search(m, {0.0005, 0.002, 0.005, 0.01, 0.015}, 0.0002, 0.02, parameters, false);
    }
    /// The best free power between low and high: over a grid, then by Gauss and Newton's steps.
    void search(const Model& m, const Column& grid, double low, double high, std::size_t parameters, bool natural) {
        double p = 0;
        Fit best;
        for (const double size : grid)
            if (Fit fit = least_squares(columns(m, m.free_power * size), y_); fit.misfit < best.misfit) best = std::move(fit), p = m.free_power * size;
        if (best.coefficients.empty()) return;
        for (int round = 0; round < 12; ++round) {
            // The derivative with respect to p is one more column; its coefficient is the step.
            std::vector<Column> with_slope = columns(m, p);
            Column slope(y_.size(), 0);
            for (std::size_t j = 0; j < m.terms.size(); ++j)
                for (std::size_t i = 0; i < slope.size(); ++i)
                    slope[i] += best.coefficients[j] * (m.terms[j].multiple + m.terms[j].log_multiple) * rate_[i] * with_slope[j][i];
            with_slope.push_back(slope);
            const Fit moved = least_squares(with_slope, y_);
            double step = moved.coefficients.empty() ? 0 : moved.coefficients.back();
            const double before = best.misfit;
            for (int half = 0; half < 5 && !(best.misfit < before); ++half, step /= 2) {
                const double next = m.free_power * std::clamp(m.free_power * (p + step), low, high);
                if (Fit fit = least_squares(columns(m, next), y_); fit.misfit < before) best = std::move(fit), p = next;
            }
            if (!(best.misfit < before * (1 - 1e-9))) break;
        }
        record(m, p, best, parameters, natural);
    }
    /// A growing or constant model whose leading term is too small to be visible is no such model: its misfit is taken with the least visible
    /// coefficient. If the small one is significant, it enters as well, but not as natural.
    void record(const Model& m, double p, const Fit& fit, std::size_t parameters, bool natural) {
        if (fit.coefficients.empty()) return;
        const Term& lead = m.terms.back();
        const double c = fit.coefficients.back();
        const auto free_leading = std::count_if(m.terms.begin(), m.terms.end(), [](const Term& t) { return t.multiple != 0 && t.shift == 0; });
        const bool slow = m.slow || (m.free_power != 0 && std::abs(p) < 0.1 && (free_leading > 1 || m.growth == Growth::constant)) ||
                          (free_leading > 2 && std::abs(p) < 0.3);
        Entry e{m.growth, slow, m.divided, natural, fit.misfit, parameters, lead.multiple * p + lead.shift, lead.q + lead.log_multiple * p, c, fit.stiffness, 1};
        for (std::size_t i = 0; i < y_.size(); ++i)
            e.relative_misfit += std::pow(fit.residual[i] * s_.sigma[i] / s_.size_near(i), 2) / static_cast<double>(y_.size());
        e.relative_misfit = std::sqrt(e.relative_misfit);
        if (m.growth == Growth::grows) e.effect = std::abs(value(lead, p, s_.x.back()) - value(lead, p, scale_.middle));
        const double least = scale_.visible / e.effect;
        e.effect *= std::abs(c);
        if (m.growth != Growth::decays && std::abs(c) < least) {
            Entry forced = e;
            forced.leading = std::copysign(least, c);
            forced.effect = scale_.visible;
            forced.misfit += std::pow(fit.stiffness * (least - std::abs(c)), 2);
            entries_.push_back(forced);
            if (std::pow(c * fit.stiffness, 2) < 25 * fit.misfit / static_cast<double>(y_.size() - parameters)) return;
            e.natural = false;
        }
        entries_.push_back(e);
    }

    const Sample& s_;
    const Scale& scale_;
    Column y_, rate_;
    std::vector<Column> at_zero_;
    std::vector<Entry> entries_;
};

/// What one range of the data says. `why` is empty if it decides.
struct Window {
    DataVerdict verdict = DataVerdict::undecided;
    std::string why;
    long points = 0;
    double power = 0, log_power = 0, spread = std::numeric_limits<double>::infinity(), relative_misfit = 0, excluded_by = 0;
};

inline std::string text(const char* format, double a, double b = 0, double c = 0) {
    std::array<char, 300> out{};
    std::snprintf(out.data(), out.size(), format, a, b, c);
    return out.data();
}

/// What a model says of the claim; `target` is 1 in the units of the (rescaled) ratio, `variance` that of a weighted residual.
inline DataVerdict says(Boundedness claim, const Entry& e, double variance, double last, double target) {
    const auto decided = [](bool yes) { return yes ? DataVerdict::supported : DataVerdict::contradicted; };
    if (claim == Boundedness::bounded) return decided(e.growth != Growth::grows);
    if (claim == Boundedness::vanishing) return decided(e.growth == Growth::decays);
    if (claim == Boundedness::bounded_and_away_from_zero || e.growth != Growth::constant) return decided(e.growth == Growth::constant);
    // The limit must be 1 to a few units of its error, or clearly further from 1 than the data still are from it.
    const double error = std::sqrt(variance) / e.stiffness, off = std::abs(e.leading - target);
    if (off > 20 * error && off > 10 * std::abs(last - e.leading) && off > 1e-9 * target) return DataVerdict::contradicted;
    return off <= 5 * error + 1e-12 * target && error < 2e-4 * target ? DataVerdict::supported : DataVerdict::undecided;
}

/// Lets the models compete on the sample. `whole`: it is the whole range, not the part that tests whether the answer is stable.
inline Window judge_window(Boundedness claim, const Sample& s, const Scale& scale, bool whole, double target) {
    Window w;
    w.points = static_cast<long>(s.size());
    const double n = static_cast<double>(s.size());
    const std::vector<Entry> entries = Competition(s, scale).take();
    const auto variance = [n](const Entry& e) { return e.misfit / (n - static_cast<double>(e.parameters)); };
    const auto simpler = [](const Entry& a, const Entry* b) {
        return !b || std::pair(a.parameters, a.misfit) < std::pair(b->parameters, b->misfit);
    };
    double known = 0, least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < s.size(); ++i) known += std::pow(s.known[i] / s.sigma[i], 2) / n;
    const Entry* best = nullptr;
    for (const Entry& e : entries) {
        if (!e.natural) continue;
        least = std::min(least, e.misfit);
        if (!best || variance(e) < variance(*best)) best = &e;
    }
    if (!best) return w.why = "no model could be fitted", w;
    // The variance of a weighted residual. Far below 1 the data are smooth and tell more than their neighbours do; otherwise they are noisy, and
    // a lucky fit proves nothing.
    double v = std::max(variance(*best), known);
    if (v > 0.01) v = std::max(v, 1.0);
    const double reach = best->misfit + 25 * v;
    const auto beats_all_natural = [&](const Entry& e) { return e.misfit * 4 < least && e.misfit + 25 * v < least; };
    const Entry* simplest = nullptr;
    for (const Entry& e : entries) {
        if (!e.natural && beats_all_natural(e)) w.why = "a small drift can be seen in the ratio, and these data cannot tell where it leads";
        if (e.natural && e.misfit <= reach && simpler(e, simplest)) simplest = &e;
    }
    // A steep single power that fits is held against the simple rivals only: with many terms anything can be cancelled.
    const bool steep = simplest->parameters == 2 && std::abs(simplest->power) > 0.3;
    std::vector<Entry> rivals, allowed;
    for (const Entry& e : entries) {
        const bool counts = e.natural ? !steep || e.parameters <= simplest->parameters + 1 : e.misfit <= reach && e.parameters < simplest->parameters;
        const bool excluded = steep ? e.misfit > best->misfit + 0.75 * n * v && (v >= 1 || e.misfit > 25 * best->misfit)
                                    : e.misfit > best->misfit + std::max(100.0, 5 * n) * v && e.misfit > 25 * best->misfit;
        if (&e == best || counts) rivals.push_back(e);
        if (&e == best || (counts && !excluded)) allowed.push_back(e);
    }
    // A slow model is trusted if it is met exactly.
    const auto trusted = [&](const Entry& e) { return !e.slow || (e.divided && e.parameters <= 5 && variance(e) < 0.01) || (e.parameters <= 3 && variance(e) < 1e-6); };
    const auto simplest_allowed = [&](bool slow_too) {
        const Entry* found = nullptr;
        for (const Entry& e : allowed)
            if ((slow_too || trusted(e)) && e.misfit <= reach && simpler(e, found)) found = &e;
        return found;
    };
    const Entry* fitted = simplest_allowed(false);
    const bool slow = !fitted;
    if (slow) fitted = simplest_allowed(true);
    w.power = fitted->power, w.log_power = fitted->log_power, w.relative_misfit = fitted->relative_misfit, w.spread = 0;
    for (const Entry& e : allowed) w.spread = std::max(w.spread, std::abs(e.power - fitted->power));
    const DataVerdict answer = says(claim, *fitted, v, s.y.back(), target);
    const bool agreed = std::all_of(allowed.begin(), allowed.end(), [&](const Entry& e) { return says(claim, e, v, s.y.back(), target) == answer; });
    double opposite = std::numeric_limits<double>::infinity();
    for (const Entry& e : rivals)
        if (says(claim, e, v, s.y.back(), target) != answer) opposite = std::min(opposite, e.misfit);
    w.excluded_by = std::sqrt(opposite / std::max(best->misfit, n * known));

    if (!w.why.empty()) return w;
    if (fitted->relative_misfit > (slow ? 1e-3 : variance(*best) > 2 ? 1e-2 : 0.1) || (!whole && variance(*best) > 3))
        w.why = text("no law is followed better than to %.1g: the ratio is irregular or noisy", fitted->relative_misfit);
    else if (!agreed || answer == DataVerdict::undecided)
        w.why = text("laws with either answer fit the %.0f points used (best L^%.3g (log L)^%.3g)", n, w.power, w.log_power);
    else if (slow && claim != Boundedness::bounded)
        w.why = "the ratio changes like a power of log L, too slowly to see where it leads";
    else if (v > 1e-4 && fitted->relative_misfit > 1e-7 && s.size() < (v > 0.01 ? 6 : 3) + 2 * simplest->parameters)
        w.why = text("%.0f points are too few for their noise", n);
    else if (fitted->growth != Growth::decays && fitted->parameters >= 7 && fitted->effect < 0.2 * std::abs(s.y.back()))
        w.why = "the leading term is hidden under its corrections";
    else
        w.verdict = answer;
    return w;
}

}  // namespace rate_detail

/// Judges the claim about the ratio by the points given, in any order. Left out are points with L < 2, and with L < 8 if two decades remain,
/// values that are not finite, and repeated L.
/// Undecided with fewer than ten usable points or less than a factor of ten in L, and unless the last two thirds of the range say the same.
inline DataJudgement judge_ratio(Boundedness claim, std::vector<RatioPoint> points) {
    using namespace rate_detail;
    DataJudgement d;
    std::erase_if(points, [](const RatioPoint& p) {
        return !(p.log_L > 0.69) || !(p.uncertainty >= 0) || !std::isfinite(p.log_L) || !std::isfinite(p.ratio) || !std::isfinite(p.uncertainty);
    });
    std::sort(points.begin(), points.end(), [](const RatioPoint& a, const RatioPoint& b) { return a.log_L < b.log_L; });
    points.erase(std::unique(points.begin(), points.end(), [](const RatioPoint& a, const RatioPoint& b) { return !(a.log_L < b.log_L); }), points.end());
    // At small L every expansion is far from its limit.
    const auto from_eight = std::find_if(points.begin(), points.end(), [](const RatioPoint& p) { return p.log_L > std::log(7.5); });
    if (points.end() - from_eight >= 10 && points.back().log_L - from_eight->log_L >= std::log(100)) points.erase(points.begin(), from_eight);
    d.points_used = static_cast<long>(points.size());
    if (points.size() < 10) return d.reason = text("%.0f points with L >= 2; at least 10 are needed", static_cast<double>(points.size())), d;
    const double first = points.front().log_L, range = points.back().log_L - first;
    if (range < 2.3) return d.reason = text("L grows by a factor of %.3g only; at least 10 is needed", std::exp(range)), d;
    double largest = 0;
    bool exact = true;
    for (const RatioPoint& p : points) largest = std::max(largest, std::abs(p.ratio)), exact = exact && p.uncertainty == 0;
    if (largest == 0) {
        if (!exact) return d.reason = "the difference is zero to the digits printed, which says nothing about the rate", d;
        d.verdict = claim == Boundedness::bounded || claim == Boundedness::vanishing ? DataVerdict::supported : DataVerdict::contradicted;
        return d.reason = "the difference is zero at every point", d;
    }
    for (RatioPoint& p : points) p.ratio /= largest, p.uncertainty /= largest;
    const Sample whole = thinned(points, first);
    d.points_used = static_cast<long>(whole.size());
    if (whole.size() < 10 || whole.x.back() - whole.x.front() < 2.3)
        return d.reason = text("without the points buried in rounding or noise, %.0f are left, and too short a range", static_cast<double>(whole.size())), d;
    // Of few points, at least eight stay in the part that tests the stability.
    const Sample last = thinned(points, std::min(whole.x.front() + range / 3, whole.x[whole.size() - 8] - 1e-9));
    if (last.size() < 8 || last.x.back() - last.x.front() < 1.5) return d.reason = "the last two thirds of the range are buried in rounding or noise", d;
    const Scale scale(whole);
    const Window a = judge_window(claim, whole, scale, true, 1 / largest), b = judge_window(claim, last, scale, false, 1 / largest);
    d.fitted_power = a.power, d.fitted_log_power = a.log_power, d.power_uncertainty = a.spread;
    if (a.verdict == DataVerdict::undecided) return d.reason = a.why, d;
    if (a.verdict != b.verdict)
        return d.reason = b.why.empty() ? "the last two thirds of the range say the opposite of the whole" : "in the last two thirds of the range, " + b.why, d;
    d.verdict = a.verdict;
    d.excluded_by = std::min(a.excluded_by, b.excluded_by);
    d.reason = text("from L = %.6g to %.6g the ratio follows ", std::exp(whole.x.front()), std::exp(whole.x.back())) +
               text("L^%.3g (log L)^%.3g, with corrections, to a relative %.1g", a.power, a.log_power, a.relative_misfit);
    if (std::isfinite(d.excluded_by)) d.reason += text("; laws with the other answer fit at least %.2g times worse", d.excluded_by);
    return d;
}

}  // namespace rigor
