#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

enum class Condition { inequality, words };

/// The condition for all pairs of rows, exactly.
bool satisfies(Condition condition, const RationalMatrix& points) {
    const RationalMatrix inner = ntk::inner_products(points);
    for (long i = 0; i < points.rows(); ++i)
        for (long j = 0; j < i; ++j) {
            const bool colinear = inner(i, j) * inner(i, j) >= inner(i, i) * inner(j, j);
            if (colinear && (inner(i, j) >= 0 || condition == Condition::words)) return false;
        }
    return true;
}

/// Three opposite pairs of the plane with the lengths 1, 2; 1, 3; 5, 10.
RationalMatrix six_points() {
    RationalMatrix points(6, 2);
    const long rows[6][2] = {{1, 0}, {-2, 0}, {0, 1}, {0, -3}, {3, 4}, {-6, -8}};
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) points(i, k) = rows[i][k];
    return points;
}

/// Is every data set of points different from 0 that satisfies the condition invertible for all L >= first?
claim::legacy::Argument invertible_from(long first, Condition condition) {
    claim::legacy::Argument argument;
    add_deep_steps(argument);
    if (first > 2) return argument;
    add_second_layer_steps(argument);
    const RationalMatrix points = six_points();
    const DirectionRelations relations = direction_relations(points);
    const bool counts = satisfies(condition, points);
    argument.step("L = 2: (1,0), (-2,0), (0,1), (0,-3), (3,4), (-6,-8) violate the condition, or their matrix is invertible",
                  rigor::truth(!counts || !relations.null_vector));
    if (!counts)
        argument.step("a set that satisfies the condition has no opposite pair: every opposite pair ±s x violates it", rigor::truth([&] {
                          for (long k = 0; k < 3; ++k)
                              if (satisfies(condition, claim::rows_of(points, 3L << 2 * k))) return false;
                          return true;
                      }()));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(invertible_from(2, Condition::inequality), claim::Evidence::proved, "all n, all n0, points different from 0: false at L = 2, true for L >= 3");
    const RationalMatrix points = six_points();
    const DirectionRelations relations = direction_relations(points);
    std::string vector;
    if (relations.null_vector)
        for (const Rational& v : *relations.null_vector) vector += (vector.empty() ? "" : ", ") + to_string(v);
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "L = 2: (1,0), (-2,0), (0,1), (0,-3), (3,4), (-6,-8) satisfy x_i^T x_j < |x_i| |x_j| for all i != j, and the matrix of the kernel (entries |x| |x'| (2 (1 - theta/pi) cos(theta) + "
                          "sin(theta)/pi), up to a factor) times (" + vector + ") is 0 exactly, because f(theta) - f(pi - theta) = 2 cos(theta).";
        finding.pari = "X = [1,0; -2,0; 0,1; 0,-3; 3,4; -6,-8];\n"
                       "N(i) = sqrt(X[i,1]^2 + X[i,2]^2);\n"
                       "f(t) = 2*(1 - t/Pi)*cos(t) + sin(t)/Pi;\n"
                       "a(i, j) = acos(max(-1, min(1, (X[i,]*X[j,]~)/(N(i)*N(j)))));\n"
                       "M = matrix(6, 6, i, j, N(i)*N(j)*f(a(i, j)));\n"
                       "print(M*[" + vector + "]~)";
        finding.harm = "Little: the words \"pairwise not colinear\" exclude opposite points, and under them the statement is true (for points different from 0).";
        const claim::legacy::Argument words = invertible_from(2, Condition::words), deep = invertible_from(3, Condition::inequality);
        finding.correction = {
            R"(Let $x_1,\dots,x_n\in\mathbb R^{n_0}\setminus\{0\}$, no biases. If $|x_i^\top x_j|<\lVert x_i\rVert_2\lVert x_j\rVert_2$ for $i\ne j$ (pairwise not colinear), the NTK is invertible for all $L\ge2$. If only $x_i^\top x_j<\lVert x_i\rVert_2\lVert x_j\rVert_2$ for $i\ne j$, it is invertible for all $L\ge3$, and for $L=2$ if and only if the directions of the opposite pairs are linearly independent.)",
            claim::verdict_of(words.conclusion() && deep.conclusion()), claim::Evidence::proved, "all n, all n0 >= 1, all L >= 2"};
    }
    finding.remark = "With n = 1 both conditions are empty, and x = 0 gives the kernel 0, not invertible at any L: the points have to be different from 0. With biases, beta > 0, two colinear points of different length are no obstacle.";
    return finding;
}

/// Subsets of six antipodal pairs of S^2, point i multiplied by 1, 2 or 3 (from the digits of `lengths` in base 3): the theorem against certified
/// pivots.
Truth theorem_agrees(long mask, long lengths, long L) {
    RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    for (long i = 0; i < points.rows(); ++i, lengths /= 3)
        for (long k = 0; k < points.columns(); ++k) points(i, k) *= 1 + lengths % 3;
    if (satisfies(Condition::words, points) && invertible_by_theorem(points, 2) != Truth::yes) return Truth::no;
    if (invertible_by_theorem(points, L) == Truth::yes) return certified_definite(points, L);
    return encloses_null_vector(points, *direction_relations(points).null_vector, L);
}

}  // namespace

claim::legacy::Check section_4_case_b() {
    return {
        .id = "st-arnaud-2026/section-4-case-b",
        .check = check,
        .controls = {{"the inequality, L >= 2", [](const claim::Context&) { return claim::verdict_of(invertible_from(2, Condition::inequality).conclusion()); }},
                     {"|x_i^T x_j| <= |x_i| |x_j|, L >= 3: two equal points are positive definite", [](const claim::Context&) {
                          RationalMatrix twice(2, 1);
                          twice(0, 0) = twice(1, 0) = 1;
                          return claim::verdict_of(certified_definite(twice, 3));
                      }},
                     {"zero vector allowed: x = (0) at L = 3", [](const claim::Context&) { return claim::verdict_of(certified_definite(RationalMatrix(1, 1), 3)); }}},
        .property = claim::property("subsets of S^2 with lengths 1, 2, 3, L = 2, 3, 4: the exact null vector where the theorem says singular, else certified positive definite", theorem_agrees,
                                    claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"lengths", claim::integers(0, 531440)}, claim::Input{"L", claim::integers(2, 4)}),
    };
}
const claim::legacy::Registered registered_section_4_case_b{section_4_case_b};

}  // namespace proofs::st_arnaud_2026
