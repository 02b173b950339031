// Truncated power series over a ring K that contains the rationals: exact numbers (PiPolynomial) or balls. For balls a
// coefficient encloses the exact one, so an identity between series that is proved for exact coefficients holds inside
// the enclosures.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <span>
#include <vector>

namespace rigor {

/// sum_{k < order} c_k x^k + O(x^order).
template <class K>
class FormalSeries {
public:
    explicit FormalSeries(long order) {
        if (order < 1)
            throw std::invalid_argument("a formal series of order " + std::to_string(order) + "; expected at least 1");
        coefficients_.resize(static_cast<std::size_t>(order), K(0));
    }
    static FormalSeries constant(const K& c, long order) {
        FormalSeries s(order);
        s[0] = c;
        return s;
    }

    long order() const { return static_cast<long>(coefficients_.size()); }
    K& operator[](long k) { return coefficients_[static_cast<std::size_t>(k)]; }
    const K& operator[](long k) const { return coefficients_[static_cast<std::size_t>(k)]; }
    std::span<const K> coefficients() const { return coefficients_; }

    /// The series known to a lower order only.
    FormalSeries truncated(long order) const {
        FormalSeries s(*this);
        if (order < s.order()) s.coefficients_.resize(static_cast<std::size_t>(std::max(order, 1L)));
        return s;
    }
    FormalSeries& operator+=(const FormalSeries& b) {
        coefficients_.resize(static_cast<std::size_t>(std::min(order(), b.order())));
        for (long k = 0; k < order(); ++k) (*this)[k] += b[k];
        return *this;
    }
    /// Subtracts c x^shift b.
    void subtract_multiple(const K& c, long shift, const FormalSeries& b) {
        for (long k = shift; k < order() && k - shift < b.order(); ++k) (*this)[k] -= c * b[k - shift];
    }
    friend FormalSeries operator+(FormalSeries a, const FormalSeries& b) { return a += b; }
    friend FormalSeries operator*(const K& c, FormalSeries a) {
        for (K& entry : a.coefficients_) entry *= c;
        return a;
    }
    friend FormalSeries operator*(const FormalSeries& a, const FormalSeries& b) {
        FormalSeries product(std::min(a.order(), b.order()));
        const long n = product.order();
        if constexpr (std::same_as<K, Ball>) {
            // A Ball holds an arb_t and nothing else: the vectors are FLINT's arrays.
            static_assert(sizeof(Ball) == sizeof(arb_struct) && std::is_standard_layout_v<Ball>);
            use_flint_on_this_thread();
            _arb_poly_mullow(product.coefficients_.data()->raw(), a.coefficients_.data()->raw(), n,
                             b.coefficients_.data()->raw(), n, n, Precision::bits());
        } else {
            for (long i = 0; i < n; ++i)
                for (long j = 0; i + j < n; ++j) product[i + j] += a[i] * b[j];
        }
        return product;
    }

    /// x times the derivative, to the same order.
    FormalSeries euler_derivative() const {
        FormalSeries d(*this);
        for (long k = 0; k < order(); ++k) d[k] *= K(k);
        return d;
    }
    /// The inverse of euler_derivative for a series without constant term.
    FormalSeries euler_integral() const {
        FormalSeries s(*this);
        for (long k = 1; k < order(); ++k) s[k] *= K(Rational(1, k));
        return s;
    }

private:
    std::vector<K> coefficients_;
};

/// 1/a for constant term 1 (not checked for balls: the constant term is taken to be 1).
template <class K>
FormalSeries<K> inverse_of_one_plus(const FormalSeries<K>& a) {
    FormalSeries<K> b(a.order());
    b[0] = K(1);
    for (long n = 1; n < a.order(); ++n)
        for (long k = 1; k <= n; ++k) b[n] -= a[k] * b[n - k];
    return b;
}

/// sqrt(a) for constant term 1, taken as given as above: 2 b_n = a_n - sum of b_k b_(n-k), 0 < k < n.
template <class K>
FormalSeries<K> sqrt_of_one_plus(const FormalSeries<K>& a) {
    FormalSeries<K> b(a.order());
    b[0] = K(1);
    const K half(Rational(1, 2));
    for (long n = 1; n < a.order(); ++n) {
        b[n] = a[n];
        for (long k = 1; k < n; ++k) b[n] -= b[k] * b[n - k];
        b[n] *= half;
    }
    return b;
}

/// log(a) for constant term 1, taken as given as above.
template <class K>
FormalSeries<K> log_of_one_plus(const FormalSeries<K>& a) {
    return (a.euler_derivative() * inverse_of_one_plus(a)).euler_integral();
}

}  // namespace rigor
