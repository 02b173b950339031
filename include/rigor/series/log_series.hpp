// Expansions in powers of 1/L and log L with an explicit remainder that holds for all L >= L0: what Taylor models are
// near a point, at infinity.
//
// A LogSeries of order J is
//   sum_(i <= J) L^-i q_i(log L) + rho(L),   |rho(L)| <= K L^-(J+1) (log L)^(J+1) for all L >= L0 >= 3,
// with polynomials q_i whose coefficients are exact (SymbolicConstant). Every operation keeps the inequality: what it
// drops is added to K with, for s, q > 0,
//   sup over L >= L0 of (log L)^q L^-s  =  its value at L0 if log L0 >= q/s, else (q/(e s))^q,
// because (log L)^q L^-s increases up to log L = q/s and decreases after it.
// If a symbol has no value, K is not finite: the terms still stand, as an asymptotic expansion, but no constant is
// known.
#pragma once

#include "rigor/series/symbolic_constant.hpp"

#include <map>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace rigor {

/// An upper bound of (log L)^q L^-s over all L >= from, from > 1; not finite if it is unbounded.
Ball log_power_supremum(const Rational& q, const Rational& s, const Ball& from);

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
        if (frame_->order < 1)
            throw std::invalid_argument("a logarithmic series of order " + std::to_string(frame_->order) +
                                        "; expected at least 1");
        if (frame_->from < 3)
            throw std::invalid_argument("a logarithmic series for L >= " + to_string(frame_->from) +
                                        "; expected at least 3");
    }
    /// c L^-i (log L)^q, i, q >= 0.
    static LogSeries term(std::shared_ptr<const LogFrame> frame, const SymbolicConstant& c, long i = 0, long q = 0);

    const std::map<Index, SymbolicConstant>& terms() const { return terms_; }
    const Ball& remainder() const { return remainder_; }  ///< K
    const LogFrame& frame() const { return *frame_; }
    const std::shared_ptr<const LogFrame>& shared_frame() const { return frame_; }
    SymbolicConstant constant_term() const;
    /// The terms alone: a series that is known exactly.
    LogSeries without_remainder() const;
    /// With |rho| enlarged by bound · L^-i for all L >= L0; i > order.
    LogSeries widened(const Ball& bound, long i) const;
    /// With |rho| enlarged by factor · |small|, where `small` has no terms left, only a remainder (std::logic_error
    /// otherwise).
    LogSeries widened_by(const LogSeries& small, const Ball& factor) const;

    LogSeries& operator+=(const LogSeries& b);
    friend LogSeries operator+(LogSeries a, const LogSeries& b) { return a += b; }
    friend LogSeries operator-(const LogSeries& a, const LogSeries& b) { return a + SymbolicConstant(-1) * b; }
    friend LogSeries operator*(const SymbolicConstant& c, const LogSeries& a) { return term(a.frame_, c) * a; }
    friend LogSeries operator*(const LogSeries& a, const LogSeries& b);

    /// An upper bound of the sum of the terms' absolute values (without the remainder) over all L >= L0.
    Ball magnitude() const;
    /// An upper bound of |series| over all L >= L0.
    Ball bound() const;

    /// sum_k c_k u^k for k <= order and a series u without constant term; `tail` bounds |f(u) - sum|/|u|^(order + 1).
    friend LogSeries compose(const std::vector<SymbolicConstant>& c, const LogSeries& u, const Ball& tail);

private:
    Ball supremum(const Index& index) const;
    void add(const Index& index, const SymbolicConstant& c);
    /// Adds `size` · L^-i (log L)^q, i > order, to the remainder.
    void drop(const Ball& size, const Index& index);

    std::shared_ptr<const LogFrame> frame_;
    std::map<Index, SymbolicConstant> terms_;
    Ball remainder_;
};

/// 1/(1 + u) for u without constant term; the remainder is known if |u| < 1 for all L >= L0.
LogSeries inverse_of_one_plus(const LogSeries& u);

/// log(1 + u), as above.
LogSeries log_of_one_plus(const LogSeries& u);

}  // namespace rigor
