// Expectations of polynomials of Gaussian variables by expanding them in two independent standard normal variables:
// knows nothing of Hermite polynomials, and is what the formulas of appendix A.4 are compared with.
#pragma once

#include "claim/sampler.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <vector>

namespace proofs::jacot_2018 {

/// A polynomial of two variables: entry (i, j) is the coefficient of g^i h^j.
class PlanePolynomial {
public:
    explicit PlanePolynomial(const rigor::Rational& constant) : size_(1), coefficients_{constant} {}

    /// p(a g + b h).
    static PlanePolynomial composed(const ntk::RationalPolynomial& p, const rigor::Rational& a,
                                    const rigor::Rational& b) {
        PlanePolynomial line(rigor::Rational(0), 2);
        line.at(1, 0) = a;
        line.at(0, 1) = b;
        PlanePolynomial value(p.back());
        for (std::size_t k = p.size() - 1; k-- > 0;) {
            value = value * line;
            value.at(0, 0) += p[k];
        }
        return value;
    }

    PlanePolynomial operator*(const PlanePolynomial& other) const {
        PlanePolynomial result(rigor::Rational(0), size_ + other.size_ - 1);
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t j = 0; j < size_; ++j)
                for (std::size_t k = 0; k < other.size_; ++k)
                    for (std::size_t l = 0; l < other.size_; ++l) result.at(i + k, j + l) += at(i, j) * other.at(k, l);
        return result;
    }
    void add(const PlanePolynomial& other, const rigor::Rational& factor) {
        if (other.size_ > size_) {
            PlanePolynomial larger(rigor::Rational(0), other.size_);
            larger.add(*this, 1);
            *this = larger;
        }
        for (std::size_t i = 0; i < other.size_; ++i)
            for (std::size_t j = 0; j < other.size_; ++j) at(i, j) += factor * other.at(i, j);
    }
    /// Its mean for independent standard normal g, h.
    rigor::Rational mean() const {
        rigor::Rational sum = 0;
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t j = 0; j < size_; ++j) sum += at(i, j) * moment(i) * moment(j);
        return sum;
    }

private:
    PlanePolynomial(const rigor::Rational& entry, std::size_t size) : size_(size), coefficients_(size * size, entry) {}

    static rigor::Rational moment(std::size_t k) {
        if (k % 2 == 1) return 0;
        rigor::Rational m = 1;
        for (std::size_t j = 1; j < k; j += 2) m *= static_cast<long>(j);
        return m;
    }
    rigor::Rational& at(std::size_t i, std::size_t j) { return coefficients_[i * size_ + j]; }
    const rigor::Rational& at(std::size_t i, std::size_t j) const { return coefficients_[i * size_ + j]; }

    std::size_t size_;  ///< larger than every exponent
    std::vector<rigor::Rational> coefficients_;
};

/// A random polynomial of exactly this degree.
inline ntk::RationalPolynomial random_polynomial(claim::Sampler& sampler, long degree) {
    ntk::RationalPolynomial p;
    for (long k = 0; k < degree; ++k) p.push_back(sampler.rational(4, 3));
    p.push_back(sampler.nonzero_rational(4, 3));
    return p;
}

}  // namespace proofs::jacot_2018
