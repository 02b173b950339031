// The angle map g on a complex disc |theta| <= r: what the maximum principle needs in order to bound the remainders
// of truncated expansions.
//
// sin(g/2) = s(theta) = sin(theta/2) sqrt(q),
//   q = 1 - R(theta) sin(theta/2) = [sin^2(theta/2) - (sin theta - theta cos theta)/(2 pi)]/sin^2(theta/2).
// q is analytic for |theta| < 2 pi. If |q - 1| < 1 and |s| < 1 on the circle |theta| = r < 2 pi, then (maximum
// principle) in the disc; there the principal square root and g = 2 arcsin s are analytic and g vanishes at 0 only. If
// moreover |g/theta - 1| < 1 on the circle, the principal log(g/theta) is analytic in the disc. All three are checked
// by complex balls on arcs that cover the circle; conjugate points give conjugate values, so half of it is enough.
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/rational.hpp"

#include <vector>

namespace ntk {

/// Upper bounds over a set of angles, exact balls.
struct DepthBounds {
    rigor::Ball image;    ///< of |g|
    rigor::Ball pole;     ///< of |1/g - (1 - theta/pi)/theta|
    rigor::Ball fatou;    ///< of |3 pi (1/g - 1/theta) + (3/2) log(g/theta) - 1|
    rigor::Ball cosine;   ///< of |cos g|
    rigor::Ball removed;  ///< of |q - 1|
    rigor::Ball sine;     ///< of |s|
    rigor::Ball ratio;    ///< of |g/theta - 1|

    /// Whether the three conditions of the header are proved, and the bounds with them: the last three are below 1, and
    /// all are finite. False says nothing of the functions.
    bool analytic() const;
    /// Each becomes the greater of the two: bounds over both sets.
    void raise_to(const DepthBounds& other);
};

/// Over the circle |theta| = r, hence over the disc, where the functions are analytic there.
struct DepthDisc : DepthBounds {
    rigor::Rational r;
};

namespace detail {

/// The sine s and the angle g on an arc around `middle`, and 1 - q there. Plain evaluation on the arc would multiply
/// its width; the mean-value form with
///   (1 - q)' = theta sin theta/(2 pi sin^2(theta/2)) - (1 - q) cot(theta/2),   g' = (1 - theta/pi) sin theta/sin g
/// leaves an excess of second order.
struct ArcImage {
    rigor::ComplexBall removed, s, g, g_middle, slope;
};
ArcImage arc_image(const rigor::ComplexBall& arc, const rigor::ComplexBall& middle,
                   const rigor::ComplexBall& inverse_pi);

}  // namespace detail

/// Of depth_discs(): the precision and the pairs of arcs.
inline constexpr long depth_disc_bits = 64, usual_depth_arcs = 256;

/// Over the arc r e^(i pi phi), j/arcs <= phi <= (j + 1)/arcs, at the working precision.
DepthBounds depth_arc(const rigor::Rational& r, long j, long arcs);

/// The bounds on a circle of radius r (0 < r < 6) covered by `arcs` pairs of arcs, at the working precision.
DepthDisc depth_disc(const rigor::Rational& r, long arcs = usual_depth_arcs);

/// Discs that serve expansions of every order: large radii suit low orders, small ones high orders, whose coefficients
/// grow like factorials. Those whose conditions are not proved are left out. Computed once.
const std::vector<DepthDisc>& depth_discs();

}  // namespace ntk
