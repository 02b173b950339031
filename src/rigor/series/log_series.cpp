// Arithmetic of LogSeries with its remainder; the supremum that bounds what is dropped is derived in log_series.hpp.
#include "rigor/series/log_series.hpp"

#include <stdexcept>
#include <string>

namespace rigor {

Ball log_power_supremum(const Rational& q, const Rational& s, const Ball& from) {
    const Ball log_from = log(from);
    if (s < 0 || (s == 0 && q > 0)) return Ball(0) / Ball(0);
    // x^q exp(-s x) increases up to x = q/s and decreases after it.
    const Ball highest = q > 0 ? maximum(log_from, Ball(Rational(q / s))) : log_from;
    return (power(highest, q) * exp(-(Ball(s) * highest))).upper();
}

LogSeries LogSeries::term(std::shared_ptr<const LogFrame> frame, const SymbolicConstant& c, long i, long q) {
    LogSeries s(std::move(frame));
    s.add({i, q}, c);
    return s;
}

SymbolicConstant LogSeries::constant_term() const {
    const auto found = terms_.find({0, 0});
    return found == terms_.end() ? SymbolicConstant(0) : found->second;
}

LogSeries LogSeries::without_remainder() const {
    LogSeries s(*this);
    s.remainder_ = Ball(0);
    return s;
}

LogSeries LogSeries::widened(const Ball& bound, long i) const {
    LogSeries s(*this);
    s.drop(abs(bound), {i, 0});
    return s;
}

LogSeries LogSeries::widened_by(const LogSeries& small, const Ball& factor) const {
    if (!small.terms_.empty()) throw std::logic_error("widened_by: the series is not of the order of the remainder");
    LogSeries s(*this);
    s.remainder_ = (s.remainder_ + abs(factor) * small.remainder_).upper();
    return s;
}

LogSeries& LogSeries::operator+=(const LogSeries& b) {
    for (const auto& [index, c] : b.terms_) add(index, c);
    remainder_ = (remainder_ + b.remainder_).upper();
    return *this;
}

LogSeries operator*(const LogSeries& a, const LogSeries& b) {
    LogSeries product(a.frame_);
    for (const auto& [i, c] : a.terms_)
        for (const auto& [j, d] : b.terms_) product.add({i.first + j.first, i.second + j.second}, c * d);
    const Ball square = a.remainder_ * b.remainder_ * a.supremum({a.frame_->order + 1, a.frame_->order + 1});
    product.remainder_ =
        (product.remainder_ + a.remainder_ * b.magnitude() + b.remainder_ * a.magnitude() + square).upper();
    return product;
}

Ball LogSeries::magnitude() const {
    Ball sum(0);
    for (const auto& [index, c] : terms_) sum += abs(c.enclosure(frame_->symbols)).upper() * supremum(index);
    return sum.upper();
}

Ball LogSeries::bound() const {
    return (magnitude() + remainder_ * supremum({frame_->order + 1, frame_->order + 1})).upper();
}

LogSeries compose(const std::vector<SymbolicConstant>& c, const LogSeries& u, const Ball& tail) {
    if (!u.constant_term().is_formally_zero())
        throw std::domain_error("compose of a logarithmic series with a constant term");
    const long order = u.frame_->order;
    LogSeries sum(u.frame_), power = LogSeries::term(u.frame_, SymbolicConstant(1));
    for (long k = 0; k <= order; ++k) {
        if (k < static_cast<long>(c.size())) sum += c[static_cast<std::size_t>(k)] * power;
        power = power * u;
    }
    // u^(order + 1) consists of a remainder only.
    sum.remainder_ = (sum.remainder_ + tail * power.remainder_).upper();
    return sum;
}

Ball LogSeries::supremum(const Index& index) const {
    if (index == Index{0, 0}) return Ball(1);
    return log_power_supremum(Rational(index.second), Rational(index.first), Ball(frame_->from));
}

void LogSeries::add(const Index& index, const SymbolicConstant& c) {
    if (c.is_formally_zero()) return;
    if (index.first > frame_->order) return drop(abs(c.enclosure(frame_->symbols)), index);
    SymbolicConstant& here = terms_[index];
    here = here + c;
    if (here.is_formally_zero()) terms_.erase(index);
}

void LogSeries::drop(const Ball& size, const Index& index) {
    const long m = frame_->order + 1;
    remainder_ = (remainder_ +
                  size * log_power_supremum(Rational(index.second - m), Rational(index.first - m), Ball(frame_->from)))
                     .upper();
}

LogSeries inverse_of_one_plus(const LogSeries& u) {
    std::vector<SymbolicConstant> c;
    for (long k = 0; k <= u.frame().order; ++k) c.emplace_back(k % 2 == 0 ? 1 : -1);
    const Ball room = Ball(1) - u.bound();
    return compose(c, u, certainly_positive(room) == Truth::yes ? Ball(1) / room : Ball(0) / Ball(0));
}

LogSeries log_of_one_plus(const LogSeries& u) {
    std::vector<SymbolicConstant> c{SymbolicConstant(0)};
    for (long k = 1; k <= u.frame().order; ++k) c.emplace_back(Rational(k % 2 == 1 ? 1 : -1, k));
    const Ball room = Ball(1) - u.bound();
    return compose(c, u, certainly_positive(room) == Truth::yes ? Ball(1) / room : Ball(0) / Ball(0));
}

}  // namespace rigor
