// The Fatou coordinate, the kernel and the homogeneous solution of a germ (depth_germ.hpp), with remainders on (0, y0].
// docs/depth-law.md, sections 3 to 5, derives what is used here. U = A y^(-n); y' = y m(y) is the next layer.
//   Phi(y) = U + sum_(-n < k < 0) phi_k y^k + phi_0 log y + sum_(k >= 1) phi_k y^k,  Phi(y') - Phi(y) - 1 = Psi y^s
//   P(y)   = sum_(k >= -n) t_k y^k,
//            P(y') - h' P(y) - (1 - x') + kappa h' E log m = Q y^p
//   E(y)   = y^r (1 + sum_(k >= 1) e_k y^k),                                         E(y') - h' E(y) = Z y^(r + z)
// with functions Psi, Q, Z that stay in the balls given here for all y in (0, y0]. kappa and E belong to it only if the
// models are long enough (`resonant`): then p >= r + 3. Else kappa = 0, and p <= r + n.
#pragma once

#include "ntk/depth/depth_germ.hpp"

#include <vector>

namespace ntk {

struct GermExpansion {
    DepthGerm germ;
    rigor::Ball y0;

    std::vector<rigor::Ball> phi;  ///< phi_k at index k + n; the first is A
    rigor::Ball Psi;
    long s = 0;  ///< the exponent of Psi; s/n >= 1 is an integer

    std::vector<rigor::Ball> t;  ///< t_k at index k + n
    rigor::Ball kappa, Q;
    long p = 0;
    bool resonant = false;

    std::vector<rigor::Ball> e;  ///< e_k, e_0 = 1; resonant only
    rigor::Ball Z;
    long z = 0;

    rigor::Ball step;       ///< U(y') - U(y) for all y in (0, y0]
    rigor::Ball loss_rate;  ///< (1 - h')/y^n for all y in (0, y0]
    /// On (0, y0]: U grows (step > 0), 0 <= 1 - h' < 1 and everything is finite. Without it, none of the bounds may be
    /// used.
    bool valid = false;

    rigor::Ball U(const rigor::Ball& y) const;
    rigor::Ball y_of(const rigor::Ball& U) const;
    /// Phi - U; and without its logarithm.
    rigor::Ball fatou_beside(const rigor::Ball& y) const;
    rigor::Ball fatou_beside_log(const rigor::Ball& y) const;
    rigor::Ball fatou(const rigor::Ball& y) const { return U(y) + fatou_beside(y); }  ///< Phi
    /// Whether phi_0 is known, and phi_0.
    bool has_log() const { return static_cast<long>(phi.size()) > germ.degree; }
    const rigor::Ball& log_coefficient() const { return phi.at(static_cast<std::size_t>(germ.degree)); }
    rigor::Ball particular(const rigor::Ball& y) const;          ///< P
    rigor::Ball homogeneous(const rigor::Ball& y) const;         ///< E
    rigor::Ball homogeneous_series(const rigor::Ball& y) const;  ///< E/y^r, a polynomial
    /// Bounds sum_j y_j^k over the layers from y on, k/n > 1 an integer: y^k (1 + U/((k/n - 1) inf step)).
    rigor::Ball orbit_sum(const rigor::Ball& y, long k) const;
};

/// The expansions of a germ, as long as its models allow. `y0` as in depth_germ.
GermExpansion germ_expansion(DepthGerm germ, const rigor::Ball& y0);

}  // namespace ntk
