// Linear regression with features, sections 3.1 to 3.4 of Le, in exact rationals: f_w(x) = <w, phi(x)>, C(f) = (1/m)
// sum_i (f(x^(i)) - y^(i))^2.
#pragma once

#include "rigor/matrix/rational_inverse.hpp"

#include <cstdint>
#include <random>

namespace proofs::le_2025 {

using Vector = std::vector<rigor::Rational>;

inline std::size_t at(long i) { return static_cast<std::size_t>(i); }
/// a + factor b.
inline Vector sum(Vector a, const rigor::Rational& factor, const Vector& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b.at(i);
    return a;
}
inline rigor::Rational inner(const Vector& a, const Vector& b) {
    rigor::Rational s = 0;
    for (std::size_t i = 0; i < a.size(); ++i) s += a[i] * b.at(i);
    return s;
}
inline bool is_zero(const Vector& a) { return a == Vector(a.size()); }

/// Small rationals; the same number gives the same sample.
class Draw {
public:
    explicit Draw(long number) : random_(static_cast<std::uint64_t>(number)) {}
    long integer(long lowest, long highest) {
        return lowest + static_cast<long>(random_() % static_cast<std::uint64_t>(highest - lowest + 1));
    }
    rigor::Rational operator()() { return rigor::Rational(integer(-6, 6), integer(1, 4)); }
    Vector vector(long n) {
        Vector v;
        for (long i = 0; i < n; ++i) v.push_back((*this)());
        return v;
    }
    rigor::RationalMatrix matrix(long rows, long columns) {
        rigor::RationalMatrix a(rows, columns);
        for (long i = 0; i < rows; ++i)
            for (long j = 0; j < columns; ++j) a(i, j) = (*this)();
        return a;
    }

private:
    std::mt19937_64 random_;
};

struct Regression {
    rigor::RationalMatrix features;   ///< phi(X), m x d
    Vector targets;                   ///< y
    rigor::RationalMatrix elsewhere;  ///< phi at points off the data

    long points() const { return features.rows(); }
    rigor::RationalMatrix gram() const { return features * features.transpose(); }
    rigor::RationalMatrix across() const { return elsewhere * features.transpose(); }
    /// phi(X) w - y.
    Vector residual(const Vector& w) const { return sum(features * w, -1, targets); }
    rigor::Rational loss(const Vector& w) const { return inner(residual(w), residual(w)) / points(); }
    /// The minimiser of the loss with the smallest norm: phi(X)^+ y.
    Vector smallest_minimiser() const { return rigor::pseudo_inverse(features) * targets; }
    /// A step length below m/lambda_max(K): half of m/trace K. 1 if K = 0.
    rigor::Rational safe_rate() const {
        rigor::Rational trace = 0;
        const rigor::RationalMatrix k = gram();
        for (long i = 0; i < k.rows(); ++i) trace += k(i, i);
        return trace == 0 ? rigor::Rational(1) : rigor::Rational(points() / (2 * trace));
    }
};

/// m points with d features of rank at most `rank`, three points off the data.
inline Regression regression(long m, long d, long rank, long number) {
    Draw draw(number);
    const rigor::RationalMatrix left = draw.matrix(m, rank), right = draw.matrix(rank, d);
    return {left * right, draw.vector(m), draw.matrix(3, d)};
}

}  // namespace proofs::le_2025
