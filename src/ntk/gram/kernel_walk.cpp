// Layer by layer through a kernel, as ntk/gram/kernel_walk.hpp derives it.
#include "ntk/gram/kernel_walk.hpp"

#include "ntk/gram/long_numbers.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <stdexcept>

namespace ntk {

namespace {

using detail::long_roundoff;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr long double two_over_pi = 2 * std::numbers::inv_pi_v<long double>;

}  // namespace

KernelWalk::KernelWalk(const KernelRecurrence& recurrence) : functions_(detail::LayerFunctions::table()) {
    using rigor::Ball;
    const auto number = [&](const Ball& b) {
        const long double x = detail::nearest_long_double(b);
        if (b.is_exactly_zero()) return x;
        const double error = (rigor::abs(b - detail::exact_long_double(x)) / rigor::abs(b)).upper_double();
        coefficient_error_ = std::fmax(coefficient_error_, std::isfinite(error) ? error : infinite);
        return x;
    };
    for (const KernelRecurrence::Layer& layer : recurrence.layers)
        layers_.push_back({number(layer.root_ratio), number(layer.weight), number(Ball(1) - layer.weight),
                           number(layer.keep), number(layer.hold), number(layer.decay), number(layer.pull),
                           number(layer.lift), number(layer.lift + layer.slope)});
    scale_ = number(recurrence.scale);
    top_ = number(recurrence.top);
    function_error_ = std::fmax(functions_.phi_error(), functions_.q_error());
    layer_error_ = 1.01 * (0.76 * function_error_ + 1.3 * coefficient_error_ + 4 * long_roundoff);
    change_error_ = 1.01 * (function_error_ + 2.5 * coefficient_error_ + 9 * long_roundoff);
}

/// A point on its way.
struct KernelWalk::Point {
    bool near;
    long double v, sum;       ///< sin or cos of theta/2, and N
    double log_error, error;  ///< l, and that of N

    long double correlation() const { return near ? 1 - 2 * (v * v) : 2 * (v * v) - 1; }
    double correlation_error() const {
        const double x = static_cast<double>(v);
        return 4.01 * log_error * (x * x) + 2.2 * long_roundoff;
    }
};

inline void KernelWalk::step(Point& at, const detail::LayerFunctions::Values& functions, const Layer& layer) const {
    const auto [phi, q] = functions;
    const long double part = two_over_pi * phi, kappa = at.near ? 1 - part : part;
    const long double decayed = layer.decay * at.sum, pulled = layer.pull * at.correlation(),
                      inner = decayed + pulled + layer.slope, kept = layer.keep * at.sum,
                      held = layer.hold * at.correlation(), added = kappa * inner;
    const auto size = [](long double x) { return static_cast<double>(std::fabs(x)); };
    const double a_term = coefficient_error_ + 4 * long_roundoff,
                 kappa_error =
                     0.637 * (function_error_ + 1.52 * at.log_error * static_cast<double>(at.v)) + 2.1 * long_roundoff,
                 inner_error = size(layer.decay) * at.error + size(layer.pull) * at.correlation_error() +
                               a_term * (size(decayed) + size(pulled) + size(layer.slope));
    at.error = size(layer.keep) * at.error + size(layer.hold) * at.correlation_error() + size(kappa) * inner_error +
               (size(inner) + inner_error) * kappa_error +
               a_term * (size(kept) + size(held) + size(layer.lift) + size(added));
    at.sum = kept + held + layer.lift + added;

    if (at.near) {
        at.v = layer.root_ratio * (at.v * std::sqrt(1 - layer.weight * q));
        at.log_error += layer_error_;
        return;
    }
    const long double square = at.v * at.v, sum = layer.rest * square + layer.weight * (0.5L + square * q);
    if (sum < 0.5L) {
        at.v = std::sqrt(sum);
        at.log_error += layer_error_;
    } else {
        at.near = true;
        at.v = layer.root_ratio * std::sqrt(1 - sum);
        at.log_error = 1.3 * at.log_error + change_error_;
    }
}

void KernelWalk::at(AngleSide side, std::span<const long double> x, std::span<Value> values) const {
    constexpr std::size_t most = detail::LayerFunctions::together;
    const std::size_t n = x.size();
    if (n > most || values.size() != n) throw std::invalid_argument("more points than are walked together");
    std::array<Point, most> points;
    std::array<long double, most> v;
    std::array<detail::LayerFunctions::Values, most> functions;
    for (std::size_t i = 0; i < n; ++i) points[i] = {side == AngleSide::near, x[i], 0, 4.01 * long_roundoff, 0};
    for (const Layer& layer : layers_) {
        for (std::size_t i = 0; i < n; ++i) v[i] = points[i].v;
        functions_.at({v.data(), n}, {functions.data(), n});
        for (std::size_t i = 0; i < n; ++i) step(points[i], functions[i], layer);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Point& point = points[i];
        const long double top = top_ * point.correlation(), value = scale_ * (point.sum + top);
        const double scale = static_cast<double>(std::fabs(scale_)),
                     error = scale * (point.error + static_cast<double>(std::fabs(top_)) * point.correlation_error() +
                                      (2 * coefficient_error_ + 4 * long_roundoff) *
                                          static_cast<double>(std::fabs(point.sum) + std::fabs(top)));
        const bool known = point.log_error <= 0x1p-20 && coefficient_error_ <= 0x1p-20 && error < infinite;
        values[i] = {value, known ? 1.001 * error + 0x1p-1000 : infinite};
    }
}

/// A disc on its way, and what N does on it.
struct KernelWalk::Disc {
    bool near;
    long double centre, radius;
    long double sum, sum_radius;

    long double correlation() const { return near ? 1 - 2 * (centre * centre) : 2 * (centre * centre) - 1; }
    long double correlation_radius() const { return 2 * radius * (2 * centre + radius) + slack; }

    static constexpr long double slack = 0x1p-54L;
};

/// False where nothing can be said.
inline bool KernelWalk::step(Disc& disc, const Layer& layer) const {
    constexpr long double slack = Disc::slack;
    const long double c = disc.centre, r = disc.radius, end = c + r, p = layer.weight;
    if (!(end <= detail::LayerFunctions::reach)) return false;
    const std::array<long double, 2> ends{c, end};
    std::array<detail::LayerFunctions::Values, 2> both;
    functions_.at(ends, both);
    const auto [at, beyond] = both;

    const long double part = two_over_pi * at.phi, kappa = std::fabs(disc.near ? 1 - part : part),
                      kappa_radius = two_over_pi * (beyond.phi - at.phi) + slack;
    const long double decayed = layer.decay * disc.sum, pulled = layer.pull * disc.correlation(),
                      inner = decayed + pulled + layer.slope,
                      inner_radius = std::fabs(layer.decay) * disc.sum_radius +
                                     std::fabs(layer.pull) * disc.correlation_radius() +
                                     slack * (std::fabs(decayed) + std::fabs(pulled) + std::fabs(layer.slope));
    const long double kept = layer.keep * disc.sum, held = layer.hold * disc.correlation(),
                      added = (disc.near ? 1 - part : part) * inner;
    disc.sum = kept + held + layer.lift + added;
    disc.sum_radius = std::fabs(layer.keep) * disc.sum_radius + std::fabs(layer.hold) * disc.correlation_radius() +
                      kappa * inner_radius + (std::fabs(inner) + inner_radius) * kappa_radius +
                      slack * (std::fabs(kept) + std::fabs(held) + std::fabs(layer.lift) + std::fabs(added));

    const auto moved = [&](long double centre, long double radius, long double more) {
        disc.centre = centre;
        disc.radius = radius + more;
        return radius >= 0 && disc.radius <= 1;
    };
    // c q'(c)
    const long double slope = 2 * (part - at.q);
    if (disc.near) {
        const long double root = std::sqrt(1 - p * at.q), image = layer.root_ratio * (c * root),
                          derivative = layer.root_ratio * (root - p * slope / (2 * root)),
                          image_of_end = layer.root_ratio * (end * std::sqrt(1 - p * beyond.q));
        return moved(image, 2 * derivative * r + image - image_of_end, slack);
    }
    const auto q_of = [&](long double x, long double q) { return layer.rest * (x * x) + p * (0.5L + x * x * q); };
    const long double here = q_of(c, at.q), there = q_of(end, beyond.q);
    if (here >= 0.5L) {
        if (!(1 - there >= 0x1p-8L)) return false;
        disc.near = true;
        const long double image = layer.root_ratio * std::sqrt(1 - here);
        return moved(image, image - layer.root_ratio * std::sqrt(1 - there), slack);
    }
    const long double image = std::sqrt(here);
    std::optional<long double> best;
    if (const long double lowest = 2 * here - there; lowest >= here / 64) best = image - std::sqrt(lowest) + slack;
    const long double ratio = r / c;
    if (p <= c * c && ratio <= 0.9L) {
        const long double half = p / (2 * c * c), g = layer.rest + half + p * at.q, root = std::sqrt(g),
                          change = half * (1 / ((1 - ratio) * (1 - ratio)) - 1) + p * (beyond.q - at.q);
        if (g - change >= g / 64) {
            const long double e = root - std::sqrt(g - change),
                              first = ratio * (2 * half + p * slope) / (2 * root),  // e'(0) r
                derivative = root + (p * slope - 2 * half) / (2 * root),            // of x'
                radius = derivative * r + c * (e - first) + r * e + 0x1p-47L;
            if (!best || radius < *best) best = radius;
        }
    }
    return best && moved(image, *best, 0);
}

double KernelWalk::variation(AngleSide side, double centre, double radius) const {
    if (!(coefficient_error_ <= 0x1p-60)) return infinite;
    Disc disc{side == AngleSide::near, centre, radius, 0, 0};
    for (const Layer& layer : layers_)
        if (!step(disc, layer)) return infinite;
    const long double size = std::fabs(scale_) * (disc.sum_radius + std::fabs(top_) * disc.correlation_radius() +
                                                  Disc::slack * (std::fabs(disc.sum) + std::fabs(top_)));
    return size < std::numeric_limits<double>::max() ? static_cast<double>(size * (1 + 0x1p-20L)) : infinite;
}

}  // namespace ntk
