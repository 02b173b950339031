// Kernel gradient descent with the quadratic cost C(f) = (1/m) sum_i (f(x_i) - y_i)^2 in coordinates: f_w(x) =
// <w, phi(x)>, K(x, x') = <phi(x), phi(x')>, |f|_H = |w| for w in the span of the features. f' = -grad_K C is
// w' = -(2/m) Phi^T (Phi w - y) with the rows phi(x_i) of Phi.
#pragma once

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/matrix_exponential.hpp"
#include "rigor/matrix/rational_inverse.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::le_2025 {

/// One data point: phi(x_1) = (p, q), the target y, the start w = (u, v). The plane of phi(x_1) and w is all there is.
template <class T>
struct OnePoint {
    T p, q, y, u, v;

    T kernel() const { return p * p + q * q; }
    T start_value() const { return u * p + v * q; }
    /// w at the time where e^(-2 K(x_1, x_1) t) = E, where the term -f_0(x_1) of the limit is taken `subtracted` times.
    std::array<T, 2> at(const T& E, const T& subtracted) const {
        const T moved = (1 - E) * (y - subtracted * start_value()) / kernel();
        return {u + moved * p, v + moved * q};
    }
};

/// w' = -2 (<w, phi> - y) phi, the component `i`, by a dual number for E with dE/dt = -2 K(x_1, x_1) E: an identity in
/// phi, y, w_0 and E.
inline claim::Step flow_equation(std::size_t i, const rigor::Rational& subtracted, const rigor::Rational& start) {
    const std::string name = i == 0 ? "first" : "second";
    return claim::identity<6>(
        "m = 1: d/dt of the " + name + " coordinate of w_t, by dual numbers",
        [&](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v, const auto& E) {
            using T = std::decay_t<decltype(p)>;
            using D = rigor::Dual<T>;
            const T s(start);
            const OnePoint<D> point{D(p), D(q), D(y), D(T(s * u)), D(T(s * v))};
            const D decay(E, T(-2 * (p * p + q * q) * E));
            return point.at(decay, D(T(subtracted)))[i].derivative;
        },
        "that of -2 (f_t(x_1) - y_1) phi(x_1)",
        [&](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v, const auto& E) {
            using T = std::decay_t<decltype(p)>;
            const T s(start);
            const OnePoint<T> point{p, q, y, T(s * u), T(s * v)};
            const auto w = point.at(E, T(subtracted));
            return T(-2 * (w[0] * p + w[1] * q - y) * (i == 0 ? p : q));
        });
}

/// m points with features of a random rank: singular Gram matrices among them.
struct FlowSample {
    rigor::RationalMatrix features{0, 0};
    claim::RationalVector targets, start;

    static FlowSample draw(claim::Sampler& sampler, bool from_zero) {
        const long m = sampler.integer(1, 4), n = sampler.integer(1, 4), rank = sampler.integer(1, 3);
        const rigor::RationalMatrix left = sampler.matrix(m, rank), right = sampler.matrix(rank, n);
        FlowSample sample{left * right, sampler.vector(m), sampler.vector(n)};
        if (from_zero) sample.start.assign(sample.start.size(), 0);
        return sample;
    }
    long points() const { return features.rows(); }
    /// w_0 + Phi^+ (y - Phi w_0), by the pseudo-inverse.
    claim::RationalVector end() const {
        claim::RationalVector rest = features * start, w = start;
        for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = targets[i] - rest[i];
        const claim::RationalVector step = rigor::pseudo_inverse(features) * rest;
        for (std::size_t i = 0; i < w.size(); ++i) w[i] += step[i];
        return w;
    }
    /// w at this time, by the exponential of the matrix of the linear system (w, 1)' = M (w, 1), in balls.
    std::vector<rigor::Ball> flow(const rigor::Rational& time) const {
        const long n = features.columns();
        const rigor::RationalMatrix product = features.transpose() * features;
        const claim::RationalVector pull = features.transpose() * targets;
        rigor::RationalMatrix system(n + 1, n + 1);
        for (long i = 0; i < n; ++i) {
            for (long j = 0; j < n; ++j) system(i, j) = -2 * time * product(i, j) / points();
            system(i, n) = 2 * time * pull[static_cast<std::size_t>(i)] / points();
        }
        const rigor::BallMatrix e = rigor::matrix_exponential(rigor::BallMatrix(system));
        std::vector<rigor::Ball> w;
        for (long i = 0; i < n; ++i) {
            rigor::Ball sum = e(i, n);
            for (long j = 0; j < n; ++j) sum += e(i, j) * rigor::Ball(start[static_cast<std::size_t>(j)]);
            w.push_back(sum);
        }
        return w;
    }
};

/// The flow, run until e^-60 of its way is left (the smallest eigenvalue that is not 0 is at least 1/trace K^+), is
/// within 1e-20 of the end.
inline rigor::Truth flow_ends(const FlowSample& sample) {
    const rigor::Precision precision(512);
    const rigor::RationalMatrix inverse = rigor::pseudo_inverse(sample.features * sample.features.transpose());
    rigor::Rational trace = 0;
    for (long i = 0; i < inverse.rows(); ++i) trace += inverse(i, i);
    const std::vector<rigor::Ball> w = sample.flow(30 * sample.points() * trace);
    const claim::RationalVector end = sample.end();
    rigor::Truth all = rigor::Truth::yes;
    for (std::size_t i = 0; i < w.size(); ++i)
        all = all && rigor::certainly_less(rigor::abs(w[i] - rigor::Ball(end[i])),
                                           rigor::Ball(rigor::parse_rational("1e-20")));
    return all;
}

inline rigor::Rational square_of(const claim::RationalVector& w) {
    rigor::Rational sum = 0;
    for (const rigor::Rational& q : w) sum += q * q;
    return sum;
}

}  // namespace proofs::le_2025
