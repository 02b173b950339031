// (3.8) with the map of lemma 4: x~ = (x, 1), phi(x) = x~/|x~|, phi: R^d -> S^d_+ (last coordinate positive).
// |x~|^2 = |x|^2 + 1 >= 1, so phi is defined, has norm 1 and last coordinate 1/|x~| > 0. By Lagrange's identity
//   |x~|^2 |x'~|^2 - <x~, x'~>^2 = sum_(i<j) (x~_i x'~_j - x~_j x'~_i)^2 >= |x - x'|^2,
// the terms with j = d + 1 being (x_i - x'_i)^2: phi is injective and no two of its values are antipodal, -1 < <phi(x), phi(x')> <= 1.
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The chain of the argument at one pair, exactly; `share` of |x - x'|^2 is what the gap must reach (1 is the truth).
Truth separated(const Vector& x, const Vector& y, const Rational& share) {
    const Rational xx = lifted_inner(x, x), yy = lifted_inner(y, y), xy = lifted_inner(x, y);
    Rational lagrange = 0, distance = 0;
    Vector a = x, b = y;
    a.push_back(1);
    b.push_back(1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = i + 1; j < a.size(); ++j) lagrange += (a[i] * b[j] - a[j] * b[i]) * (a[i] * b[j] - a[j] * b[i]);
    for (std::size_t i = 0; i < x.size(); ++i) distance += (x[i] - y[i]) * (x[i] - y[i]);
    const bool gram = xx * yy - xy * xy == lagrange;
    return rigor::truth(gram && xx >= 1 && lagrange >= share * distance && (x == y || lagrange > 0));
}

/// All pairs of a grid in dimension 1 and 2, the proof's inequality checked exactly.
claim::Argument argue(const Rational& share) {
    Truth grid = Truth::yes;
    for (long a = -4; a <= 4; ++a)
        for (long b = -4; b <= 4; ++b) {
            grid = grid && separated({Rational(a, 2)}, {Rational(b, 3)}, share);
            for (long c = -2; c <= 2; ++c) grid = grid && separated({Rational(a, 2), Rational(c)}, {Rational(b, 3), Rational(1, 7)}, share);
        }
    claim::Argument argument;
    argument.step("|x~|^2 >= 1, Lagrange's identity, and gap >= |x - x'|^2, exactly on a grid (the identity is polynomial; the proof is in the file)", grid);
    return argument;
}

}  // namespace

claim::Claim eq_3_8() {
    return {
        .id = "yu-2025/eq-3.8",
        .where = "section 3.1, (3.8); proof of lemma 4",
        .title = "The lift of R^d to the open half sphere",
        .statement = R"($\tilde x=(x,1)$, $\phi(x)=\tilde x/\lVert\tilde x\rVert_2$ maps $\mathbb R^d$ into $\mathbb S_+^d=\{x\in\mathbb S^d: x_{d+1}>0\}$.)",
        .reading = "As used in lemma 4 and proposition 3: the values lie on the sphere with positive last coordinate, and different points have different values.",
        .method = "Lagrange's identity; exact rational arithmetic.",
        .attack = "Tried: x = 0, x' = -x, x' = x up to 2^-60, random vectors of up to six coordinates between -1000 and 1000, a gap larger by 1e-6 (control).",
        .uses = {},
        .check =
            [](const claim::Context&) {
                claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d >= 1, all x, x' in R^d");
                finding.stronger = "-1 < <phi(x), phi(x')> <= 1 with equality iff x = x'; 1 - <phi, phi'>^2 >= |x - x'|^2/(|x~|^2 |x'~|^2).";
                return finding;
            },
        .controls = {{"gap at least (1 + 1e-6) |x - x'|^2", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-6")).conclusion()); }}},
        .property = claim::property("the same for random rational vectors: near-duplicates, antipodes, zero, d = 1 to 6",
                                    [](const std::pair<Vector, Vector>& p) { return separated(p.first, p.second, 1); }, claim::Input{"(x, x')", vector_pairs()}),
    };
}

}  // namespace proofs::yu_2025
