// The three germs of ntk/depth/depth_germ.hpp.
#include "ntk/depth/depth_germ.hpp"

#include "rigor/number/ball_functions.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace ntk {

namespace {

using rigor::Ball, rigor::Rational, rigor::TaylorModel, rigor::Truth;

Ball from_zero(const Ball& top) { return Ball::hull(Ball(0), top); }

std::string shown(const Ball& b) { return b.is_finite() ? b.enclosure(10) : "not finite"; }

void require_positive(const CorrelationMap& map, const char* what, const Ball& value) {
    if (rigor::certainly_positive(value) != Truth::yes || !value.is_finite())
        throw std::domain_error(map.name() + ": " + what + " is " + shown(value) + "; expected a positive number");
}

/// h^(k)(1)/k!, k = 0 … order; 1, 1 at the edge of chaos.
std::vector<Ball> taylor_coefficients(const CorrelationMap& map, long order) {
    if (order < 4) throw std::invalid_argument("order " + std::to_string(order) + "; expected at least 4 derivatives");
    std::vector<Ball> h;
    rigor::Integer factorial = 1;
    for (long k = 0; k <= order; ++k) {
        if (k > 1) factorial *= k;
        const Ball value = map.derivative_at_one(static_cast<int>(k));
        if (k <= 1 && !value.contains(Rational(1)))
            throw std::domain_error(map.name() + ": h" + (k == 1 ? "'" : "") + "(1) is " + shown(value) +
                                    "; expected 1 (the edge of chaos)");
        if (!value.is_finite())
            throw std::domain_error(map.name() + ": the derivative " + std::to_string(k) +
                                    " of h at 1 is not finite; expected " + std::to_string(order) + " of them");
        h.push_back(k <= 1 ? Ball(1) : value / Ball(Rational(factorial)));
    }
    require_positive(map, "h''(1)", h[2]);
    return h;
}

DepthGerm smooth_germ(const GermNumbers& numbers, const Ball& y0) {
    const std::vector<Ball>& h = numbers.h;
    const long order = numbers.order;
    const Ball domain = from_zero(y0);
    // x'/x = sum_(k >= 1) h_k (-x)^(k - 1), 1 - h' = 1 - sum_(k >= 1) k h_k (-x)^(k - 1); k = K is the remainder.
    std::vector<Ball> multiplier, loss;
    for (long k = 1; k <= order; ++k) {
        const auto index = static_cast<std::size_t>(k);
        const Ball signed_h = (k < order ? h[index] : from_zero(h[index].upper())) * Ball(k % 2 == 1 ? 1 : -1);
        multiplier.push_back(signed_h);
        loss.push_back(k == 1 ? Ball(0) : signed_h * Ball(-k));
    }
    DepthGerm germ;
    germ.scale = Ball(1) / h[2];
    germ.multiplier = TaylorModel(std::move(multiplier), domain);
    germ.loss = TaylorModel(std::move(loss), domain);
    germ.drop = germ.multiplier.times_power(1);
    return germ;
}

/// The odd series sum_k c_k y^(2k + 1), k >= first, of positive, falling c_k, as a model of the given length.
template <class Coefficient>
TaylorModel odd_series(long length, long first, const Ball& factor, const Ball& domain, Coefficient c) {
    std::vector<Ball> balls(static_cast<std::size_t>(length) + 1);
    long k = 0;
    for (; 2 * k + 1 < length; ++k) balls[static_cast<std::size_t>(2 * k + 1)] = factor * Ball(Rational(c(k + first)));
    // From y^(2k + 1) on, 2k + 1 >= length: a geometric series bounds the rest, y < 1.
    const Ball tail = factor * Ball(Rational(c(k + first))) / (Ball(1) - rigor::square(domain.upper()));
    balls.back() = from_zero(tail.upper());
    return {std::move(balls), domain};
}

/// u_k = binomial(2k, k)/4^k.
Rational central_weight(long k) {
    Rational u = 1;
    for (long i = 1; i <= k; ++i) u *= Rational(2 * i - 1, 2 * i);
    return u;
}

DepthGerm kinked_germ(const GermNumbers& numbers, const Ball& y0) {
    const Ball& delta = numbers.delta;
    const long order = numbers.order;
    const Ball domain = from_zero(y0), pi = Ball::pi();
    DepthGerm germ;
    germ.kind = GermKind::kinked;
    germ.resonance = 3;
    germ.scale = Ball(3) * pi / (Ball(4) * delta);
    const TaylorModel fall = odd_series(order, 1, Ball(2) * delta / pi, domain, [](long k) {
        return Rational(central_weight(k) * Rational(8 * k, (2 * k - 1) * (2 * k - 1) * (2 * k + 1)));
    });
    germ.multiplier = rigor::sqrt_of_one_minus(fall);
    germ.loss = odd_series(order, 0, Ball(4) * delta / pi, domain,
                           [](long k) { return Rational(central_weight(k) / (2 * k + 1)); });
    germ.drop = ((fall * Ball(-1) + Ball(1)) * Ball(2)).times_power(2);
    return germ;
}

DepthGerm between_germ(const GermNumbers& numbers, const Ball& y0) {
    const CorrelationMap::Between& b = numbers.between;
    const Ball domain = from_zero(y0), rest = Ball(0).widened(b.bound.upper());
    const TaylorModel fall({Ball(0), Ball(0), b.a, -b.d, rest}, domain);
    DepthGerm germ;
    germ.kind = GermKind::between;
    germ.degree = 2;
    germ.resonance = 4;
    germ.scale = Ball(1) / b.a;
    germ.multiplier = rigor::sqrt_of_one_minus(fall);
    germ.loss = TaylorModel({Ball(0), Ball(0), Ball(2) * b.a, Ball(Rational(-5, 2)) * b.d, Ball(3) * rest}, domain);
    germ.drop = (fall * Ball(-1) + Ball(1)).times_power(2);
    return germ;
}

}  // namespace

GermNumbers germ_numbers(const CorrelationMap& map, long order) {
    GermNumbers numbers{map.name(), map.germ(), order, {}, {}, {}};
    switch (numbers.kind) {
        case GermKind::smooth: numbers.h = taylor_coefficients(map, order); return numbers;
        case GermKind::kinked:
            if (order < 3) throw std::invalid_argument("order " + std::to_string(order) + "; expected at least 3");
            numbers.delta = map.delta();
            require_positive(map, "Delta", numbers.delta);
            if (rigor::certainly_less(Ball(1), numbers.delta) == Truth::yes)
                throw std::domain_error(map.name() + ": Delta is " + shown(numbers.delta) + "; expected at most 1");
            return numbers;
        case GermKind::between:
            numbers.between = map.between();
            require_positive(map, "h''(1)/2", numbers.between.a);
            return numbers;
    }
    throw std::logic_error("a germ of no kind");
}

DepthGerm depth_germ(const GermNumbers& numbers, const Ball& y0) {
    const bool smooth = numbers.kind == GermKind::smooth;
    const Truth below = smooth ? rigor::certainly_at_most(y0, Ball(1)) : rigor::certainly_less(y0, Ball(1));
    if ((below && rigor::certainly_positive(y0)) != Truth::yes)
        throw std::invalid_argument("a germ on (0, y0] needs y0 in (0, 1)");
    switch (numbers.kind) {
        case GermKind::smooth: return smooth_germ(numbers, y0);
        case GermKind::kinked: return kinked_germ(numbers, y0);
        case GermKind::between: return between_germ(numbers, y0);
    }
    throw std::logic_error("a germ of no kind");
}

Ball germ_coordinate(GermKind kind, const Ball& one_minus_rho) {
    switch (kind) {
        case GermKind::smooth: return one_minus_rho;
        case GermKind::kinked: return rigor::sqrt(rigor::scaled_by_power_of_two(one_minus_rho, -1));
        case GermKind::between: return rigor::sqrt(one_minus_rho);
    }
    throw std::logic_error("a germ of no kind");
}

Ball one_minus_correlation(GermKind kind, const Ball& y) {
    switch (kind) {
        case GermKind::smooth: return y;
        case GermKind::kinked: return Ball(2) * rigor::square(y);
        case GermKind::between: return rigor::square(y);
    }
    throw std::logic_error("a germ of no kind");
}

}  // namespace ntk
