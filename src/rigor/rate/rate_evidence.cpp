// The evidence of each law, by the formula in rate_evidence.hpp.
#include "rigor/rate/rate_evidence.hpp"

#include "rigor/rate/brent_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace rigor::rate_detail {

struct Law {
    Growth growth;
    int free_power;  ///< the sign of the power p that the law leaves free, or 0
    bool of_log;     ///< p is the power of log L
    int order;
    int degree;  ///< the corrections are L^-i (log L)^(j + shift), 0 <= j <= i + degree, times the leading function's
                 ///< free power
    int shift;
    Terms leading;          ///< the last one leads
    bool decisive = false;  ///< the others are rivals only: they change too slowly, or fit too much, to decide by
};

namespace {

std::vector<Law> make_laws() {
    using enum Growth;
    const Term one{0, 0, 0}, log{0, 0, 1}, log2{0, 0, 2}, inverse_log{0, 0, -1}, inverse_log2{0, 0, -2},
        inverse_log3{0, 0, -3};
    const Term loglog{0, 0, 0, 0, true}, free{1, 0, 0}, free_log{1, 0, 1}, twice{2, 0, 0}, thrice{3, 0, 0},
        log_power{0, 0, 0, 1};
    std::vector<Law> all{
        {constant, 0, false, 5, 0, 0, {one}, true},
        {constant, 0, false, 5, 1, 0, {one}, true},
        {grows, 0, false, 5, 1, 0, {one, log}, true},
        {decays, 0, false, 5, 0, -1, {inverse_log}, true},
        {decays, 0, false, 5, 0, -2, {inverse_log2}},
        {constant, 0, false, 5, 1, -1, {inverse_log, one}, true},  // (a log L + c + ...)/log L
        {constant, -1, false, 0, 0, 0, {thrice, twice, free, one}, true},
        {grows, 0, false, 4, 2, 0, {one, log, log2}},
        {constant, 0, false, 1, 0, 0, {inverse_log3, inverse_log2, inverse_log, one}},
        {constant, 0, false, 1, 0, 0, {{0, 0, -1, 0, true}, inverse_log2, inverse_log, one}},
        {decays, 0, false, 1, 0, -1, {inverse_log3, inverse_log2, inverse_log}},
        {grows, 0, false, 1, 0, 0, {inverse_log, one, log}},
        {grows, 0, false, 1, 0, 0, {one, loglog}},
        {grows, 0, false, 1, 0, 0, {inverse_log, one, loglog}},
        {grows, 0, false, 1, 0, 0, {loglog, one, log}},
        {grows, 0, false, 1, 0, 0, {one, {0, 0, 0.5}}},
        {constant, -1, false, 0, 0, 0, {free, free_log, one}},
        {constant, -1, false, 1, 0, 0, {free, one}},
        {grows, 1, false, 0, 0, 0, {one, free}},
        {grows, 1, false, 1, 0, 0, {one, log, free}},
        {decays, -1, false, 0, 0, 0, {thrice, twice, free}},
    };
    for (const int sign : {1, -1}) {
        const Growth leads = sign > 0 ? grows : decays;
        all.push_back({leads, sign, false, 5, 0, 0, {free}, true});
        all.push_back({leads, sign, false, 3, 1, 0, {free, free_log}});
        all.push_back({leads, sign, false, 1, 2, 0, {free, free_log, {1, 0, 2}}});
        all.push_back({leads, sign, false, 1, 0, 0, {{1, 0, -3}, {1, 0, -2}, {1, 0, -1}}});
        all.push_back({leads, sign, false, 5, 0, 1, {free_log}});
        all.push_back({leads, sign, false, 5, 0, -1, {{1, 0, -1}}});
        all.push_back({leads, sign, true, 1, 0, 0, {{0, 0, -1, 1}, log_power}});
        all.push_back({sign > 0 ? grows : constant, sign, true, 1, 0, 0,
                       sign > 0 ? Terms{one, log_power} : Terms{log_power, one}});
    }
    return all;
}

}  // namespace

Evidence::Evidence(const Sample& sample, const Scale& scale)
    : s_(sample),
      scale_(scale),
      smooth_functions_(smooth_functions()) {
    // The noise is what the smooth functions leave over.
    double best = -std::numeric_limits<double>::infinity(), its_noise = 0;
    for (const double noise : {1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3}) {
        noise_ = noise;
        if (const double e = smooth(errors()); e > best) best = e, its_noise = noise;
    }
    noise_ = its_noise;
    static const std::vector<Law> laws = make_laws();
    // Corrections that are still large at the end of the range would fit anything.
    const double end = s_.x.back(), largest_scale = std::clamp(0.3 * std::exp(end) / end, 1.0, 300.0);
    for (const Law& law : laws) {
        // Also without any corrections.
        if (law.order < 2) enter(law, 0);
        for (double m = 1; m <= largest_scale; m *= law.order < 4 ? 4 : law.free_power != 0 ? 2 : std::sqrt(2.0))
            if (m == 1 || law.order > 0) enter(law, m);
    }
}

Evidence::Solution Evidence::solve(const Columns& functions, const Column& error) const {
    const std::size_t n = s_.size(), k = functions.size();
    Columns a(k, Column(n + k, 0));
    Column y(n + k, 0);
    double log_determinant = 0, length = 1, last = 0;
    for (std::size_t i = 0; i < n; ++i) {
        y[i] = s_.y[i] / error[i];
        log_determinant += std::log(error[i]);
        for (std::size_t j = 0; j < k; ++j) a[j][i] = functions[j][i] / error[i];
    }
    for (std::size_t j = 0; j < k; ++j) a[j][n + j] = 1;
    const auto dot = [](const Column& u, const Column& v, std::size_t rows) {
        double sum = 0;
        for (std::size_t i = 0; i < rows; ++i) sum += u[i] * v[i];
        return sum;
    };
    for (std::size_t j = 0; j < k; ++j) {
        for (std::size_t i = 0; i < j; ++i) {
            const double r = dot(a[i], a[j], n + i + 1);
            for (std::size_t t = 0; t < n + i + 1; ++t) a[j][t] -= r * a[i][t];
        }
        length = std::sqrt(dot(a[j], a[j], n + j + 1));
        for (double& c : a[j]) c /= length;
        last = dot(a[j], y, n + j + 1);
        for (std::size_t t = 0; t < n + j + 1; ++t) y[t] -= last * a[j][t];
        log_determinant += std::log(length);
    }
    return {-dot(y, y, n + k) / 2 - log_determinant, last / length, length};
}

Column Evidence::errors() const {
    Column error(s_.size());
    for (std::size_t i = 0; i < error.size(); ++i) error[i] = std::hypot(s_.known[i], noise_ * s_.size_near(i));
    return error;
}

std::vector<Evidence::Columns> Evidence::smooth_functions() const {
    const std::size_t n = s_.size(), k = std::min<std::size_t>(16, n - 2);
    std::vector<Columns> all;
    for (const double decay : {1.0, 0.6, 0.35, 0.2, 0.1, 0.03}) {
        Columns& functions = all.emplace_back(k, Column(n));
        for (std::size_t i = 0; i < n; ++i) {
            const double t = std::acos(
                std::clamp((2 * s_.x[i] - s_.x.front() - s_.x.back()) / (s_.x.back() - s_.x.front()), -1.0, 1.0));
            for (std::size_t j = 0; j < k; ++j)
                functions[j][i] =
                    width * std::pow(decay, static_cast<double>(j)) * std::cos(static_cast<double>(j) * t);
        }
    }
    return all;
}

double Evidence::smooth(const Column& error) const {
    double best = -std::numeric_limits<double>::infinity();
    for (const Columns& some : smooth_functions_) best = std::max(best, solve(some, error).evidence);
    return best;
}

Opinion Evidence::at(const Law& law, double m, double p) const {
    const std::size_t n = s_.size();
    const Term& lead = law.leading.back();
    const double of_L = lead.multiple * p, of_log = lead.log_multiple * p;
    // Corrections are measured by what they are divided by at the end of the range.
    const double scale = width * std::pow(s_.x.back(), -law.shift);
    Columns functions, logs;  // of L^-i and of (log L)^j: exp and pow take most of the time
    for (int j = 0; m > 0 && j <= law.order + law.degree; ++j) {
        logs.emplace_back(n);
        for (std::size_t t = 0; t < n; ++t) logs.back()[t] = power_of(s_.x[t], j + law.shift + of_log);
    }
    for (int i = 1; m > 0 && i <= law.order; ++i) {
        Column power(n);
        const double factor = scale * power_of(m, i);
        for (std::size_t t = 0; t < n; ++t) power[t] = factor * std::exp(of_L * (s_.x[t] - s_.x.back()) - i * s_.x[t]);
        for (int j = 0; j <= i + law.degree; ++j) {
            functions.emplace_back(n);
            for (std::size_t t = 0; t < n; ++t) functions.back()[t] = power[t] * logs[static_cast<std::size_t>(j)][t];
        }
    }
    double unit = 1;
    for (const Term& term : law.leading) {
        functions.emplace_back(n);
        double largest = 0;
        for (std::size_t t = 0; t < n; ++t) {
            functions.back()[t] = value(term, p, s_.x[t]);
            if (s_.x[t] >= scale_.middle) largest = std::max(largest, std::abs(functions.back()[t]));
        }
        unit = width / largest;
        for (double& f : functions.back()) f *= unit;
    }
    Column error = errors();
    for (std::size_t t = 0; m > 0 && t < n; ++t) {
        const double x = std::max(s_.x[t], 1.0);
        const double rest =
            3 * scale * power_of(m * x * std::exp(-s_.x[t]), law.order + 1) * power_of(x, law.degree + law.shift);
        error[t] = std::hypot(error[t], std::min(1e6, rest) * std::min(1e3, std::exp(of_L * (s_.x[t] - s_.x.back()))));
    }
    const Solution solved = solve(functions, error);
    const double steepness = std::abs(p), least_power = law.of_log ? 0.1 : 0.02;
    Opinion o{
        .growth = law.growth,
        .decisive = law.decisive && (law.free_power == 0 || steepness >= (law.growth == Growth::constant ? 0.2 : 0.05)),
        .natural = law.free_power == 0 || steepness >= least_power,
        .evidence = solved.evidence,
        .unforced = solved.evidence,
        .power = of_L + lead.shift,
        .log_power = lead.q + of_log,
        .leading = solved.leading * unit,
        .deviation = unit / solved.stiffness,
        .error = std::move(error)};
    if (law.growth == Growth::decays) return o;
    const double effect =
        law.growth == Growth::grows ? std::abs(value(lead, p, s_.x.back()) - value(lead, p, scale_.middle)) : 1;
    if (const double missing = scale_.visible / effect - std::abs(o.leading); missing > 0)
        o.evidence -= 0.5 * std::pow(missing / o.deviation, 2);
    // A constant that most of the last value does not come from is an extrapolation too far.
    if (law.growth == Growth::constant)
        o.decisive = o.decisive && std::abs(s_.y.back() - o.leading) <= 0.5 * std::abs(o.leading);
    return o;
}

void Evidence::enter(const Law& law, double m) {
    if (law.free_power == 0) return opinions_.push_back(at(law, m, 0));
    if (law.of_log) return search(law, m, {0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0});
    search(law, m, {0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0});
    search(law, m, {0.0003, 0.002, 0.01, 0.01999});
}

void Evidence::search(const Law& law, double m, const Column& grid) {
    std::size_t best = 0;
    Opinion top = at(law, m, law.free_power * grid[0]);
    const auto cost = [&](double size) {
        Opinion o = at(law, m, law.free_power * size);
        const double negative = -o.evidence;
        if (o.evidence > top.evidence) top = std::move(o);
        return negative;
    };
    for (std::size_t i = 1; i < grid.size(); ++i)
        if (const double before = top.evidence; -cost(grid[i]) > before) best = i;
    brent_search(cost, grid[best == 0 ? 0 : best - 1], grid[std::min(best + 1, grid.size() - 1)], 14);
    opinions_.push_back(std::move(top));
}

}  // namespace rigor::rate_detail
