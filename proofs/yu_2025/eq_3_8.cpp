#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(const Rational& share) {
    Truth grid = Truth::yes;
    for (long a = -4; a <= 4; ++a)
        for (long b = -4; b <= 4; ++b) {
            grid = grid && separated({Rational(a, 2)}, {Rational(b, 3)}, share);
            for (long c = -2; c <= 2; ++c) grid = grid && separated({Rational(a, 2), Rational(c)}, {Rational(b, 3), Rational(1, 7)}, share);
        }
    claim::legacy::Argument argument;
    argument.step("|x~|^2 >= 1, Lagrange's identity, and gap >= |x - x'|^2, exactly on a grid (the identity is polynomial; the proof is in the file)", grid);
    return argument;
}

}  // namespace

claim::legacy::Check eq_3_8() {
    return {
        .id = "yu-2025/eq-3.8",
        .check =
            [](const claim::Context&) {
                claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d >= 1, all x, x' in R^d");
                finding.stronger = "-1 < <phi(x), phi(x')> <= 1 with equality iff x = x'; 1 - <phi, phi'>^2 >= |x - x'|^2/(|x~|^2 |x'~|^2).";
                return finding;
            },
        .controls = {{"gap at least (1 + 1e-6) |x - x'|^2", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-6")).conclusion()); }}},
        .property = claim::property("the same for random rational vectors: near-duplicates, antipodes, zero, d = 1 to 6",
                                    [](const std::pair<Vector, Vector>& p) { return separated(p.first, p.second, 1); }, claim::Input{"(x, x')", vector_pairs()}),
    };
}
const claim::legacy::Registered registered_eq_3_8{eq_3_8};

}  // namespace proofs::yu_2025
