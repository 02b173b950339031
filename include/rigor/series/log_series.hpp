// Expansions in powers of 1/L and log L with an explicit remainder that holds for all L >= L0: what Taylor models are near a point, at infinity.
//
// A LogSeries of order J is   sum_(i <= J) L^-i q_i(log L) + rho(L),   |rho(L)| <= K L^-(J+1) (log L)^(J+1) for all L >= L0 >= 3,
// with polynomials q_i whose coefficients are exact (SymbolicConstant). Every operation keeps the inequality: what it drops is added to K with
//   sup over L >= L0 of (log L)^q L^-s  =  its value at L0 if log L0 >= q/s, else (q/(e s))^q                               (s > 0; q > 0),
// because (log L)^q L^-s increases up to log L = q/s and decreases after it.
// If a symbol has no value, K is not finite: the terms still stand, as an asymptotic expansion, but no constant is known.
#pragma once

#include "rigor/series/symbolic_constant.hpp"

#include <map>
#include <memory>
#include <utility>

namespace rigor {

/// An upper bound of (log L)^q L^-s over all L >= from, from > 1; not finite if it is unbounded.
inline Ball log_power_supremum(const Rational& q, const Rational& s, const Ball& from) {
    const Ball log_from = log(from);
    if (s < 0 || (s == 0 && q > 0)) return Ball(0) / Ball(0);
    if (q > 0 && certainly_at_most(Ball(Rational(q / s)), log_from) != Truth::yes) {
        // Not certainly decreasing from the start: the maximum over all L > 1 is an upper bound in any case.
        return exp(Ball(q) * (log(Ball(Rational(q / s))) - Ball(1))).upper();
    }
    return (power(log_from, q) * exp(-(Ball(s) * log_from))).upper();
}

/// What the series of one computation share.
struct LogFrame {
    long order;       ///< J >= 1
    Rational from;    ///< L0 >= 3
    Symbols symbols;  ///< enclosures of the symbols in the coefficients
};

class LogSeries {
public:
    using Index = std::pair<long, long>;  ///< (i, q): L^-i (log L)^q

    explicit LogSeries(std::shared_ptr<const LogFrame> frame) : frame_(std::move(frame)), remainder_(0) {
        if (frame_->order < 1) throw std::invalid_argument("a logarithmic series of order " + std::to_string(frame_->order) + "; expected at least 1");
        if (frame_->from < 3) throw std::invalid_argument("a logarithmic series for L >= " + to_string(frame_->from) + "; expected at least 3");
    }
    /// c L^-i (log L)^q, i, q >= 0.
    static LogSeries term(std::shared_ptr<const LogFrame> frame, const SymbolicConstant& c, long i = 0, long q = 0) {
        LogSeries s(std::move(frame));
        s.add({i, q}, c);
        return s;
    }

    const std::map<Index, SymbolicConstant>& terms() const { return terms_; }
    const Ball& remainder() const { return remainder_; }  ///< K
    const LogFrame& frame() const { return *frame_; }
    const std::shared_ptr<const LogFrame>& shared_frame() const { return frame_; }
    SymbolicConstant constant_term() const {
        const auto found = terms_.find({0, 0});
        return found == terms_.end() ? SymbolicConstant(0) : found->second;
    }
    /// The terms alone: a series that is known exactly.
    LogSeries without_remainder() const {
        LogSeries s(*this);
        s.remainder_ = Ball(0);
        return s;
    }
    /// With |rho| enlarged by bound · L^-i for all L >= L0; i > order.
    LogSeries widened(const Ball& bound, long i) const {
        LogSeries s(*this);
        s.drop(abs(bound), {i, 0});
        return s;
    }
    /// With |rho| enlarged by factor · |small|, where `small` has no terms left, only a remainder (std::logic_error otherwise).
    LogSeries widened_by(const LogSeries& small, const Ball& factor) const {
        if (!small.terms_.empty()) throw std::logic_error("widened_by: the series is not of the order of the remainder");
        LogSeries s(*this);
        s.remainder_ = (s.remainder_ + abs(factor) * small.remainder_).upper();
        return s;
    }

    LogSeries& operator+=(const LogSeries& b) {
        for (const auto& [index, c] : b.terms_) add(index, c);
        remainder_ = (remainder_ + b.remainder_).upper();
        return *this;
    }
    friend LogSeries operator+(LogSeries a, const LogSeries& b) { return a += b; }
    friend LogSeries operator-(const LogSeries& a, const LogSeries& b) { return a + SymbolicConstant(-1) * b; }
    friend LogSeries operator*(const SymbolicConstant& c, const LogSeries& a) { return term(a.frame_, c) * a; }
    friend LogSeries operator*(const LogSeries& a, const LogSeries& b) {
        LogSeries product(a.frame_);
        for (const auto& [i, c] : a.terms_)
            for (const auto& [j, d] : b.terms_) product.add({i.first + j.first, i.second + j.second}, c * d);
        const Ball square = a.remainder_ * b.remainder_ * a.supremum({a.frame_->order + 1, a.frame_->order + 1});
        product.remainder_ = (product.remainder_ + a.remainder_ * b.magnitude() + b.remainder_ * a.magnitude() + square).upper();
        return product;
    }

    /// An upper bound of the sum of the terms' absolute values (without the remainder) over all L >= L0.
    Ball magnitude() const {
        Ball sum(0);
        for (const auto& [index, c] : terms_) sum += abs(c.enclosure(frame_->symbols)).upper() * supremum(index);
        return sum.upper();
    }
    /// An upper bound of |series| over all L >= L0.
    Ball bound() const { return (magnitude() + remainder_ * supremum({frame_->order + 1, frame_->order + 1})).upper(); }

    /// sum_k c_k u^k for k <= order and a series u without constant term; `tail` bounds |f(u) - sum|/|u|^(order + 1).
    friend LogSeries compose(const std::vector<SymbolicConstant>& c, const LogSeries& u, const Ball& tail) {
        if (!u.constant_term().is_formally_zero()) throw std::domain_error("compose of a logarithmic series with a constant term");
        const long order = u.frame_->order;
        LogSeries sum(u.frame_), power = term(u.frame_, SymbolicConstant(1));
        for (long k = 0; k <= order; ++k) {
            if (k < static_cast<long>(c.size())) sum += c[static_cast<std::size_t>(k)] * power;
            power = power * u;
        }
        // u^(order + 1) consists of a remainder only.
        sum.remainder_ = (sum.remainder_ + tail * power.remainder_).upper();
        return sum;
    }

private:
    Ball supremum(const Index& index) const {
        if (index == Index{0, 0}) return Ball(1);
        return log_power_supremum(Rational(index.second), Rational(index.first), Ball(frame_->from));
    }
    void add(const Index& index, const SymbolicConstant& c) {
        if (c.is_formally_zero()) return;
        if (index.first > frame_->order) return drop(abs(c.enclosure(frame_->symbols)), index);
        SymbolicConstant& here = terms_[index];
        here = here + c;
        if (here.is_formally_zero()) terms_.erase(index);
    }
    /// Adds `size` · L^-i (log L)^q, i > order, to the remainder.
    void drop(const Ball& size, const Index& index) {
        const long m = frame_->order + 1;
        remainder_ = (remainder_ + size * log_power_supremum(Rational(index.second - m), Rational(index.first - m), Ball(frame_->from))).upper();
    }

    std::shared_ptr<const LogFrame> frame_;
    std::map<Index, SymbolicConstant> terms_;
    Ball remainder_;
};

/// 1/(1 + u) for u without constant term; the remainder is known if |u| < 1 for all L >= L0.
inline LogSeries inverse_of_one_plus(const LogSeries& u) {
    std::vector<SymbolicConstant> c;
    for (long k = 0; k <= u.frame().order; ++k) c.emplace_back(k % 2 == 0 ? 1 : -1);
    const Ball room = Ball(1) - u.bound();
    return compose(c, u, certainly_positive(room) == Truth::yes ? Ball(1) / room : Ball(0) / Ball(0));
}

/// log(1 + u), as above.
inline LogSeries log_of_one_plus(const LogSeries& u) {
    std::vector<SymbolicConstant> c{SymbolicConstant(0)};
    for (long k = 1; k <= u.frame().order; ++k) c.emplace_back(Rational(k % 2 == 1 ? 1 : -1, k));
    const Ball room = Ball(1) - u.bound();
    return compose(c, u, certainly_positive(room) == Truth::yes ? Ball(1) / room : Ball(0) / Ball(0));
}

}  // namespace rigor
