// Thinning, noise and least squares of rate_fit.hpp, and the fits of all laws of rate_models.hpp.
#include "rigor/rate/rate_fit.hpp"

#include "rigor/rate/rate_models.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace rigor::rate_detail {

double Sample::size_near(std::size_t i) const {
    double largest = 0;
    for (std::size_t j = i < 2 ? 0 : i - 2; j < std::min(size(), i + 3); ++j)
        largest = std::max(largest, std::abs(y[j]));
    return largest;
}

namespace {

/// The error of predicting each value from two neighbours on either side (cubic in x), scaled so that independent
/// noise keeps its size; the root mean square over seven neighbours. Needs at least five points.
Column scatter(const Column& x, const Column& y) {
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

}  // namespace

Sample thinned(const std::vector<RatioPoint>& points, double from) {
    constexpr std::size_t bins = 36;
    Column x, y, u;
    for (const RatioPoint& p : points)
        if (p.log_L >= from) x.push_back(p.log_L), y.push_back(p.ratio), u.push_back(p.uncertainty);
    if (x.size() < 5) return {};
    const Column jumps = scatter(x, y);
    const double step = (x.back() - x.front()) / static_cast<double>(bins);
    const auto bin_of = [&](std::size_t i) {
        return std::min(bins - 1, static_cast<std::size_t>((x[i] - x.front()) / step));
    };
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

namespace {

/// Weighted least squares: the misfit is the sum of squared residuals; it grows by (stiffness d)^2 when the last
/// coefficient is moved by d.
struct Fit {
    double misfit = std::numeric_limits<double>::infinity();
    Column coefficients, residual;
    double stiffness = 0;
};

/// By Gram-Schmidt; no coefficients if the columns are dependent or not finite.
Fit least_squares(std::vector<Column> columns, Column y) {
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

}  // namespace

Scale::Scale(const Sample& s) : middle((s.x.front() + s.x.back()) / 2) {
    double end = 0, largest = 0;
    for (std::size_t i = s.size() - 3; i < s.size(); ++i) end += s.y[i] * s.y[i] / 3;
    for (std::size_t i = 0; i < s.size(); ++i)
        if (s.x[i] >= middle) largest = std::max(largest, std::abs(s.y[i]));
    visible = std::min(0.02 * largest, 0.5 * std::sqrt(end));
}

namespace {

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
        const bool of_log =
            std::any_of(m.terms.begin(), m.terms.end(), [](const Term& t) { return t.log_multiple != 0; });
        rate_ = s_.x;
        if (of_log) std::transform(rate_.begin(), rate_.end(), rate_.begin(), [](double x) { return std::log(x); });
        if (of_log) return search(m, {0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0}, 0.1, 4, parameters, true);
        search(m, {0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.14, 0.2, 0.27, 0.35, 0.5, 0.7, 1.0, 1.35, 1.7, 2.0, 2.5, 3.0},
               0.02, 4, parameters, true);
        search(m, {0.0005, 0.002, 0.005, 0.01, 0.015}, 0.0002, 0.02, parameters, false);
    }
    /// The best free power between low and high: from every local minimum on a grid by Gauss and Newton's steps.
    void search(const Model& m, const Column& grid, double low, double high, std::size_t parameters, bool natural) {
        std::vector<Fit> fits;
        for (const double size : grid) fits.push_back(least_squares(columns(m, m.free_power * size), y_));
        double p = 0;
        Fit best;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            if (fits[i].coefficients.empty() || (i > 0 && fits[i - 1].misfit < fits[i].misfit)) continue;
            if (i + 1 < grid.size() && fits[i + 1].misfit < fits[i].misfit) continue;
            double here = m.free_power * grid[i];
            Fit fit = fits[i];
            refine(m, here, fit, low, high);
            if (fit.misfit < best.misfit) best = std::move(fit), p = here;
        }
        if (!best.coefficients.empty()) record(m, p, best, parameters, natural);
    }
    void refine(const Model& m, double& p, Fit& best, double low, double high) const {
        for (int round = 0; round < 12; ++round) {
            // The derivative with respect to p is one more column; its coefficient is the step.
            std::vector<Column> with_slope = columns(m, p);
            Column slope(y_.size(), 0);
            for (std::size_t j = 0; j < m.terms.size(); ++j)
                for (std::size_t i = 0; i < slope.size(); ++i)
                    slope[i] += best.coefficients[j] * (m.terms[j].multiple + m.terms[j].log_multiple) * rate_[i] *
                                with_slope[j][i];
            with_slope.push_back(slope);
            const Fit moved = least_squares(with_slope, y_);
            double step = moved.coefficients.empty() ? 0 : moved.coefficients.back();
            const double before = best.misfit;
            for (int half = 0; half < 5 && !(best.misfit < before); ++half, step /= 2) {
                const double next = m.free_power * std::clamp(m.free_power * (p + step), low, high);
                if (Fit fit = least_squares(columns(m, next), y_); fit.misfit < before) best = std::move(fit), p = next;
            }
            if (!(best.misfit < before * (1 - 1e-9))) return;
        }
    }
    /// A growing or constant model whose leading term is too small to be visible is no such model: its misfit is taken
    /// with the least visible coefficient. If the small one is significant, it enters as well, but not as natural.
    void record(const Model& m, double p, const Fit& fit, std::size_t parameters, bool natural) {
        if (fit.coefficients.empty()) return;
        const Term& lead = m.terms.back();
        const double c = fit.coefficients.back();
        const auto free_leading = std::count_if(m.terms.begin(), m.terms.end(),
                                                [](const Term& t) { return t.multiple != 0 && t.shift == 0; });
        const bool slow =
            m.slow || (m.free_power != 0 && std::abs(p) < 0.1 && (free_leading > 1 || m.growth == Growth::constant)) ||
            (free_leading > 2 && std::abs(p) < 0.3);
        Entry e{m.growth,
                slow,
                m.divided,
                natural,
                fit.misfit,
                parameters,
                lead.multiple * p + lead.shift,
                lead.q + lead.log_multiple * p,
                c,
                fit.stiffness,
                1};
        for (std::size_t i = 0; i < y_.size(); ++i)
            e.relative_misfit +=
                std::pow(fit.residual[i] * s_.sigma[i] / s_.size_near(i), 2) / static_cast<double>(y_.size());
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

}  // namespace

std::vector<Entry> fitted_models(const Sample& sample, const Scale& scale) { return Competition(sample, scale).take(); }

}  // namespace rigor::rate_detail
