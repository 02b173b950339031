// Definition 6: the inverse stereographic embedding R^m -> S^m in exact arithmetic, for any projection point q.
#pragma once

#include "rigor/number/rational.hpp"

#include <vector>

namespace proofs::st_arnaud_2026 {

inline rigor::Rational squared_norm(const std::vector<rigor::Rational>& x) {
    rigor::Rational sum = 0;
    for (const rigor::Rational& c : x) sum += c * c;
    return sum;
}

/// The second point of the line through q and p = (x, 0) on the unit sphere: q + t (p - q), t = 2 (1 - <q, p>)/|p -
/// q|^2. q is a unit vector with one coordinate more than x. Throws std::domain_error for p = q, and
/// std::invalid_argument for other q.
inline std::vector<rigor::Rational> inverse_stereographic(const std::vector<rigor::Rational>& x,
                                                          const std::vector<rigor::Rational>& q) {
    using rigor::Rational;
    if (q.size() != x.size() + 1 || squared_norm(q) != 1)
        throw std::invalid_argument("a projection point with " + std::to_string(q.size()) +
                                    " coordinates and squared norm " + squared_norm(q).str() + " for x in R^" +
                                    std::to_string(x.size()));
    std::vector<Rational> difference(q.size());
    Rational inner = 0;
    for (std::size_t i = 0; i < q.size(); ++i) {
        difference[i] = (i < x.size() ? x[i] : Rational(0)) - q[i];
        if (i < x.size()) inner += q[i] * x[i];
    }
    const Rational distance = squared_norm(difference);
    if (distance == 0) throw std::domain_error("the stereographic projection is not defined at the point q itself");
    const Rational t = 2 * (1 - inner) / distance;
    for (std::size_t i = 0; i < q.size(); ++i) difference[i] = q[i] + t * difference[i];
    return difference;
}

}  // namespace proofs::st_arnaud_2026
