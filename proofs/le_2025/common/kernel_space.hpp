// Section 3.2 of Le on finite sets, exactly. A space of functions on n points with a basis e_1 … e_r (the rows of
// `basis`) and the scalar product <sum c_i e_i, sum d_i e_i> = c^T M d; the element that represents x has the
// coordinates M^-1 (e_i(x)), so that the kernel is basis^T M^-1 basis. And H_0 = im K with <K a, K b> = a^T K b.
#pragma once

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_inverse.hpp"

#include <array>

namespace proofs::le_2025 {

inline rigor::Rational pairing(const claim::RationalVector& a, const claim::RationalVector& b) {
    rigor::Rational sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b.at(i);
    return sum;
}
inline rigor::Rational entry(const claim::RationalVector& a, long i) { return a[static_cast<std::size_t>(i)]; }

struct FunctionSpace {
    rigor::RationalMatrix basis, product;

    static FunctionSpace draw(claim::Sampler& sampler) {
        const long n = sampler.integer(1, 5), r = sampler.integer(1, n);
        rigor::RationalMatrix basis = sampler.matrix(r, n);
        for (long i = 0; i < r; ++i)  // of full rank: 100 on the diagonal exceeds a row
            basis(i, i) += 100;
        return {basis, sampler.positive_matrix(r)};
    }
    long points() const { return basis.columns(); }
    rigor::RationalMatrix kernel() const { return basis.transpose() * rigor::inverse(product) * basis; }
    claim::RationalVector function(const claim::RationalVector& c) const { return basis.transpose() * c; }
    /// Of a function of the space, through the basis alone.
    claim::RationalVector coordinates(const claim::RationalVector& f) const {
        return rigor::pseudo_inverse(basis.transpose()) * f;
    }
    rigor::Rational inner(const claim::RationalVector& c, const claim::RationalVector& d) const {
        const claim::RationalVector image = product * d;
        return pairing(c, image);
    }
    /// K_x = K(x, .).
    claim::RationalVector section(long x) const {
        const rigor::RationalMatrix k = kernel();
        claim::RationalVector f;
        for (long j = 0; j < points(); ++j) f.push_back(k(x, j));
        return f;
    }
};

/// The same for r = 2, with any number type: M = [p, q; q, s].
template <class T>
struct PlaneOfFunctions {
    T p, q, s;
    /// Coordinates of the element that represents a point where the basis has the values b.
    std::array<T, 2> representer(const std::array<T, 2>& b) const {
        const T determinant = p * s - q * q;
        return {(s * b[0] - q * b[1]) / determinant, (p * b[1] - q * b[0]) / determinant};
    }
    T inner(const std::array<T, 2>& c, const std::array<T, 2>& d) const {
        return c[0] * (p * d[0] + q * d[1]) + c[1] * (q * d[0] + s * d[1]);
    }
};

/// A kernel on 1 to 5 points, A A^T - shift I with A of any rank, and two functions K a, K b of H_0.
struct KernelSample {
    rigor::RationalMatrix kernel;
    claim::RationalVector a, b;

    static KernelSample draw(claim::Sampler& sampler, const rigor::Rational& shift = 0) {
        const long n = sampler.integer(1, 5), rank = sampler.integer(1, n);
        const rigor::RationalMatrix kernel = sampler.positive_matrix(n, rank).shifted(shift);
        const claim::RationalVector a = sampler.vector(n);
        return {kernel, a, sampler.vector(n)};
    }
    rigor::Rational inner(const claim::RationalVector& c, const claim::RationalVector& d) const {
        const claim::RationalVector image = kernel * d;
        return pairing(c, image);
    }
    /// a + u with K u = 0 is the same function, and has the same products.
    bool well_defined() const {
        const auto null = rigor::null_vector(kernel);
        if (!null) return true;
        claim::RationalVector other = a;
        for (std::size_t i = 0; i < a.size(); ++i) other[i] += 3 * (*null)[i];
        return kernel * other == kernel * a && inner(other, b) == inner(a, b) && inner(b, other) == inner(b, a);
    }
    /// factor <f, K(x, .)> = f(x) for f = K a.
    bool reproducing(const rigor::Rational& factor) const {
        const claim::RationalVector f = kernel * a;
        for (long x = 0; x < kernel.rows(); ++x) {
            claim::RationalVector unit(a.size());
            unit[static_cast<std::size_t>(x)] = 1;
            if (factor * inner(a, unit) != entry(f, x)) return false;
        }
        return true;
    }
    /// f(x)^2 <= <f, f> K(x, x), and <f, f> = 0 only for f = 0 (or, by_coefficients, for a = 0), at a and at a null
    /// vector.
    bool definite(bool by_coefficients) const {
        std::vector<claim::RationalVector> samples{a};
        if (const auto null = rigor::null_vector(kernel)) samples.push_back(*null);
        for (const claim::RationalVector& c : samples) {
            const rigor::Rational square = inner(c, c);
            const claim::RationalVector f = kernel * c, zero(c.size());
            if (square < 0 || (square == 0) != (by_coefficients ? c == zero : f == zero)) return false;
            for (long x = 0; x < kernel.rows(); ++x)
                if (entry(f, x) * entry(f, x) > square * kernel(x, x)) return false;
        }
        return true;
    }
};

}  // namespace proofs::le_2025
