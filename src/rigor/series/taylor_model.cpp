// Arithmetic of the models of rigor/series/taylor_model.hpp.
#include "rigor/series/taylor_model.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace rigor {

namespace {

/// sum_(i >= from) balls_i y^(i - from).
Ball horner(const std::vector<Ball>& balls, std::size_t from, const Ball& y) {
    Ball sum(0);
    for (std::size_t i = balls.size(); i-- > from;) sum = sum * y + balls[i];
    return sum;
}

}  // namespace

TaylorModel::TaylorModel(std::vector<Ball> balls, Ball domain) : balls_(std::move(balls)), domain_(std::move(domain)) {
    if (balls_.empty()) throw std::invalid_argument("a Taylor model needs a remainder");
}

TaylorModel TaylorModel::constant(const Ball& c, long length, const Ball& domain) {
    std::vector<Ball> balls(static_cast<std::size_t>(length) + 1);
    balls.front() = c;
    return {std::move(balls), domain};
}

Ball TaylorModel::at(const Ball& y) const { return horner(balls_, 0, y); }

TaylorModel TaylorModel::truncated(long length) const {
    if (length >= this->length()) return *this;
    const auto n = static_cast<std::size_t>(length);
    std::vector<Ball> balls(balls_.begin(), balls_.begin() + length);
    balls.push_back(horner(balls_, n, domain_));
    return {std::move(balls), domain_};
}

TaylorModel TaylorModel::times_power(long k) const {
    TaylorModel f(*this);
    f.balls_.insert(f.balls_.begin(), static_cast<std::size_t>(k), Ball(0));
    return f;
}

TaylorModel TaylorModel::over_power(long k) const {
    if (k > length()) throw std::logic_error("a Taylor model shorter than the power it is divided by");
    for (long i = 0; i < k; ++i)
        if (!(*this)[i].contains(Rational(0))) throw std::logic_error("a Taylor model that does not vanish at 0");
    return {std::vector<Ball>(balls_.begin() + k, balls_.end()), domain_};
}

TaylorModel TaylorModel::without(long i) const {
    if (i >= length() || !(*this)[i].contains(Rational(0)))
        throw std::logic_error("a coefficient of a Taylor model that is not 0");
    TaylorModel f(*this);
    f.balls_[static_cast<std::size_t>(i)] = Ball(0);
    return f;
}

TaylorModel& TaylorModel::operator+=(const TaylorModel& g) {
    const long n = std::min(length(), g.length());
    if (length() > n) *this = truncated(n);
    const TaylorModel other = g.truncated(n);
    for (std::size_t i = 0; i < balls_.size(); ++i) balls_[i] += other.balls_[i];
    return *this;
}

TaylorModel operator*(const TaylorModel& f, const TaylorModel& g) {
    const long n = std::min(f.length(), g.length());
    const TaylorModel a = f.truncated(n), b = g.truncated(n);
    const auto size = static_cast<std::size_t>(n) + 1;
    std::vector<Ball> product(2 * size - 1);
    for (std::size_t i = 0; i < size; ++i) {
        if (a.balls_[i].is_exactly_zero()) continue;
        for (std::size_t j = 0; j < size; ++j)
            if (!b.balls_[j].is_exactly_zero()) product[i + j] += a.balls_[i] * b.balls_[j];
    }
    return TaylorModel(std::move(product), a.domain_).truncated(n);
}

TaylorModel operator*(TaylorModel f, const Ball& c) {
    for (Ball& ball : f.balls_) ball *= c;
    return f;
}

TaylorModel series_of(const TaylorModel& p, const std::function<Ball(long)>& c, const Ball& bound) {
    const long n = p.length();
    const TaylorModel q = p.without(0);
    TaylorModel sum = TaylorModel::constant(c(n - 1), n, q.domain());
    for (long i = n - 1; i-- > 0;) sum = sum * q + c(i);
    // The terms from n on: at most bound |p|^n/(1 - |p|), and |p| = y |p/y|.
    const Ball slope = abs(q.over_power(1).range()).upper();
    const Ball room = Ball(1) - slope * q.domain().upper();
    const Ball tail = certainly_positive(room) == Truth::yes
                          ? bound * power(slope, static_cast<unsigned long>(n)) / room
                          : Ball(1) / Ball(0);
    std::vector<Ball> rest(static_cast<std::size_t>(n) + 1);
    rest.back() = Ball(0).widened(tail);
    return sum + TaylorModel(std::move(rest), q.domain());
}

TaylorModel geometric_of(const TaylorModel& p) {
    return series_of(
        p, [](long) { return Ball(1); }, Ball(1));
}

TaylorModel log_of_one_minus(const TaylorModel& p) {
    const Ball bound = Ball(1) / Ball(p.length());
    return series_of(
        p, [](long i) { return i == 0 ? Ball(0) : Ball(Rational(-1, i)); }, bound);
}

TaylorModel sqrt_of_one_minus(const TaylorModel& p) {
    // The coefficients of sqrt(1 - p): 1, -1/2, -1/8, … with s_i = s_(i-1) (2 i - 3)/(2 i), |s_i| <= 1.
    std::vector<Rational> s{1};
    for (long i = 1; i < p.length(); ++i) s.push_back(s.back() * Rational(2 * i - 3, 2 * i));
    return series_of(
        p, [&s](long i) { return Ball(s[static_cast<std::size_t>(i)]); }, Ball(1));
}

}  // namespace rigor
