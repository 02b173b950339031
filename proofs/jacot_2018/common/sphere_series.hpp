// The kernels of the first two layers on the unit sphere as power series in z = <x, x'>, by Hermite coefficients, for
// three nonlinearities: the ReLU and the sine, which are no polynomials, and the cube. With v = 1/n_0 + beta^2 and the
// coefficients a_i of mu(u) = sigma(sqrt(v) u): Sigma^(2) = beta^2 + sum_i a_i^2 (c + d z)^i (lemma 2, appendix A.4).
#pragma once

#include "claim/decided_steps.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/hermite_dual.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ladder.hpp"

#include <fmt/format.h>

#include <functional>
#include <stdexcept>

namespace proofs::jacot_2018 {

enum class Nonlinearity { relu, sine, cube };

inline const char* name_of(Nonlinearity sigma) {
    return sigma == Nonlinearity::relu ? "the ReLU" : sigma == Nonlinearity::sine ? "sin" : "u^3";
}

/// a_i^2, exactly 0 where it vanishes. The ReLU: from Hermite polynomials at 0. sin: e^-v v^i/i! for odd i. The cube:
/// mu = v^(3/2) (He_3 + 3 He_1).
inline rigor::Ball squared_coefficient(Nonlinearity sigma, const rigor::Rational& v, long i) {
    using rigor::Ball, rigor::Rational;
    if (sigma == Nonlinearity::relu) return Ball(v) * ntk::relu_dual_coefficient(i).value<Ball>() / Ball(2);
    if (sigma == Nonlinearity::cube)
        return Ball(Rational(i == 1 ? 9 * v * v * v : i == 3 ? 6 * v * v * v : Rational(0)));
    if (i % 2 == 0) return Ball(0);
    Rational term = 1;
    for (long j = 1; j <= i; ++j) term *= v / j;
    return Ball(term) * rigor::exp(-Ball(v));
}

struct SphereKernel {
    Nonlinearity sigma = Nonlinearity::relu;
    rigor::Rational beta{1, 10};
    long n0 = 2;

    rigor::Rational variance() const { return rigor::Rational(1, n0) + beta * beta; }
    /// c of rho = c + d z, d = 1 - c.
    rigor::Rational centre() const { return beta * beta / variance(); }

    /// The coefficient of z^k in Sigma^(1).
    rigor::Rational first_layer(long k) const {
        return k == 0 ? beta * beta : k == 1 ? rigor::Rational(1, n0) : rigor::Rational(0);
    }
    /// A lower bound of the coefficient of z^k in Sigma^(2), all of whose terms a_i^2 binomial(i, k) c^(i-k) d^k are
    /// >= 0: those with i <= k + more, and beta^2 for k = 0.
    rigor::Ball second_layer(long k, long more) const {
        using rigor::Ball, rigor::Rational;
        const Rational c = centre(), d = 1 - c;
        Ball sum(k == 0 ? Rational(beta * beta) : Rational(0));
        Rational weight = rigor::power(d, static_cast<unsigned long>(k));  // binomial(i, k) c^(i-k) d^k
        for (long i = k; i <= k + more; ++i) {
            sum += squared_coefficient(sigma, variance(), i) * Ball(weight);
            weight *= c * (i + 1) / (i + 1 - k);
        }
        return sum;
    }

    std::string in_words() const {
        return fmt::format("{}, beta = {}, n_0 = {}", name_of(sigma), rigor::to_string(beta), n0);
    }
};

/// The coefficients of z^0 … z^40 in Sigma^(layer), layer 1 or 2, are positive; in layer 2 by their terms i <= k + 4,
/// since no term is negative.
inline claim::Step every_power(const SphereKernel& kernel, long layer) {
    const std::string name = layer == 1 ? ": the coefficient of z^k in Sigma^(1)"
                                        : ": the terms i <= k + 4 of the coefficient of z^k in Sigma^(2)";
    return claim::range("k", 0, 40,
                        {kernel.in_words() + name,
                         [=](const long& k) -> claim::Quantity {
                             if (layer == 1) return kernel.first_layer(k);
                             return kernel.second_layer(k, 4);
                         }},
                        claim::Relation::greater, {"0", [](const long&) { return 0; }});
}

/// Theta^(2) at the rows of `points` for sin + shift cos, shift 0 or 1, in closed form: with c = z/n_0 + beta^2,
/// E sin sin = e^-v sinh(c), E cos cos = e^-v cosh(c), E sin cos = 0.
inline rigor::BallMatrix sine_and_cosine_kernel(long shift, const rigor::Rational& beta,
                                                const rigor::RationalMatrix& points) {
    using rigor::Ball, rigor::Rational;
    const rigor::RationalMatrix inner = ntk::inner_products(points);
    const Rational n0 = points.columns(), square = beta * beta;
    return ntk::gram_matrix(points.rows(), [&](long i, long j) {
        const Ball c(Rational(inner(i, j) / n0 + square)), up = rigor::exp(c), down = rigor::exp(-c);
        const Ball scale = rigor::exp(-Ball(Rational(1 / n0 + square))) / Ball(2);
        const Ball sinh = scale * (up - down), cosh = scale * (up + down);
        const Ball covariance = shift == 0 ? sinh : sinh + cosh, slope = shift == 0 ? cosh : cosh + sinh;
        return slope * c + covariance + Ball(square);
    });
}

/// Theta^(depth) of the ReLU.
inline rigor::BallMatrix relu_kernel(long depth, const rigor::Rational& beta, const rigor::RationalMatrix& points) {
    return ntk::gram_matrix(points, ntk::FullyConnectedKernel::jacot(points.columns(), beta), depth);
}

/// Is the matrix positive definite? By pivots in balls of growing precision: a singular one gives no or unknown.
inline rigor::Truth certified_definite(const std::function<rigor::BallMatrix()>& matrix) {
    using rigor::Truth;
    return rigor::climb({64, 1024},
                        [&]() -> std::optional<Truth> {
                            const Truth t = rigor::positive_definite(matrix());
                            return t == Truth::unknown ? std::nullopt : std::optional(t);
                        })
        .value_or(Truth::unknown);
}

}  // namespace proofs::jacot_2018
