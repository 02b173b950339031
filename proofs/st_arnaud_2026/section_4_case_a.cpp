#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Is the matrix of every data set on the sphere invertible for all L >= first?
claim::legacy::Argument invertible_from(long first, const Rational& slope = Rational(1, 2)) {
    claim::legacy::Argument argument;
    add_deep_steps(argument, slope);
    if (first <= 2)
        argument.step("L = 2: the regular hexagon: f(0) - 2 f(60) + 2 f(120) - f(180) is not 0, exactly",
                      rigor::truth(!hexagon_alternating_eigenvalue(second_layer()).is_formally_zero()));
    if (first <= 1)
        argument.step("L = 1: three points of the circle, X X^T has rank 3",
                      rigor::truth(rigor::rank(ntk::inner_products(claim::rows_of(claim::antipodal_circle_points(3), 0b10101))) == 3));
    return argument;
}

/// The criterion at L = 2, on data sets where it is sharp. `pairs_suffice`: the false criterion that three antipodal pairs always make it singular.
claim::legacy::Argument criterion(bool pairs_suffice = false) {
    claim::legacy::Argument argument;
    add_second_layer_steps(argument);
    const RationalMatrix points = claim::sphere_points();
    const RationalMatrix dependent = claim::rows_of(points, 0b111111), independent = claim::rows_of(points, 0b11001111);
    const auto relations = direction_relations(dependent);
    argument.step("three dependent pairs ±(1,0,0), ±(0,1,0), ±(3/5,4/5,0): (3,-3,4,-4,-5,5) spans the null space", [&] {
        if (!relations.null_vector) return Truth::no;
        const std::vector<Rational>& v = *relations.null_vector;
        const bool as_stated = v[0] * 4 == v[2] * 3 && v[0] * -5 == v[4] * 3 && v[0] == -v[1] && v[2] == -v[3] && v[4] == -v[5];
        return rigor::truth(as_stated) && encloses_null_vector(dependent, v, 2);
    }());
    argument.step(pairs_suffice ? "three independent pairs: singular as well" : "three independent pairs ±(1,0,0), ±(0,1,0), ±(0,3/5,4/5): positive definite",
                  pairs_suffice ? !certified_definite(independent, 2) : certified_definite(independent, 2));
    argument.step("five points never: the three dependent pairs without one point are positive definite", certified_definite(claim::rows_of(points, 0b011111), 2))
        .step("the same six points at L = 3: positive definite", certified_definite(dependent, 3));
    return argument;
}

Ball hexagon_eigenvalue(long L) {
    std::vector<Ball> all = ntk::circle_eigenvalues(6, [&](const Ball& theta) {
        auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(theta, ntk::FullyConnectedKernel::without_bias());
        walk.advance_to(L);
        return walk.tangent_kernel();
    });
    return all[3] / Ball(L);
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const claim::legacy::Argument printed = invertible_from(2);
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "all n, all n0, all L >= 2: false at L = 2 for n0 >= 2, true for L >= 3 and pairwise different points");
    for (const long L : {3L, 4L, 5L, 10L, 30L})
        finding.values.push_back({fmt::format("eigenvalue of the alternating vector, regular hexagon, Theta_bar^({})", L), hexagon_eigenvalue(L).enclosure(context.digits)});
    finding.values.push_back({"the same for Theta_bar^(2) in balls (exactly 0 by the identity)", hexagon_eigenvalue(2).enclosure(context.digits)});
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness =
            "L = 2, no bias, the corners of the regular hexagon x_k = (cos 60k°, sin 60k°), k = 0 … 5: with c = (1, -1, 1, -1, 1, -1) the matrix T_2 = 2 Theta_bar^(2) (entries "
            "2 (1 - theta/pi) cos(theta) + sin(theta)/pi) has T_2 c = (2 - 2 (2/3 + s) + 2 (-1/3 + s) - 0) c = 0, s = sqrt(3)/(2 pi). With rational points: ±(1,0), ±(0,1), ±(3/5,4/5) "
            "and c = ±3, ±4, ∓5.";
        finding.pari = "f(t) = 2*(1 - t/Pi)*cos(t) + sin(t)/Pi;\n"
                       "print(f(0) - 2*f(Pi/3) + 2*f(2*Pi/3) - f(Pi));\n"
                       "print(vecmin(mateigen(matrix(6, 6, i, j, f(min(abs(i - j), 6 - abs(i - j))*Pi/3)), 1)[1]))";
        finding.harm =
            "Proposition 3 needs the inverse; it is not available for such data at L = 2, and so \"L-hat = 2\" in section 6.4 has to read 3. Large depth is untouched: from L = 3 on the statement is true.";
        const claim::legacy::Argument deep = invertible_from(3), second = criterion();
        finding.correction = {
            R"(Let $x_1,\dots,x_n\in S^{n_0-1}$ be pairwise different, no biases. For $L\ge3$ the NTK is invertible. For $L=2$ its null space is isomorphic to the space of linear relations $\sum_p c_px_p=0$ between the directions of the antipodal pairs $\pm x_p$ in the data: it is invertible if and only if these directions are linearly independent; in particular if $n<6$, if $n_0=1$, or if there are fewer than three antipodal pairs.)",
            claim::verdict_of(deep.conclusion() && second.conclusion()), claim::Evidence::proved, "all n, all n0 >= 1, all L >= 2"};
    }
    finding.remark = "Pairwise different points are assumed in appendix A; a repeated point makes the matrix singular at every L. With biases, beta > 0, as in the proposition cited, the statement is true for L >= 2 "
                     "(jacot-2018/proposition-2).";
    return finding;
}

/// The theorem against certified pivots (or the exact null vector) for a subset of twelve points of S^2.
Truth theorem_agrees(long mask, long L) {
    const RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    const DirectionRelations relations = direction_relations(points);
    if (invertible_by_theorem(points, L) == Truth::yes) return certified_definite(points, L);
    return encloses_null_vector(points, *relations.null_vector, L);
}

}  // namespace

claim::legacy::Check section_4_case_a() {
    return {
        .id = "st-arnaud-2026/section-4-case-a",
        .check = check,
        .controls = {{"invertible for L >= 1", [](const claim::Context&) { return claim::verdict_of(invertible_from(1).conclusion()); }},
                     {"invertible for L >= 2", [](const claim::Context&) { return claim::verdict_of(invertible_from(2).conclusion()); }},
                     {"invertible for L >= 3 if kappa_1 had no linear term", [](const claim::Context&) { return claim::verdict_of(invertible_from(3, 0).conclusion()); }},
                     {"criterion at L = 2: three antipodal pairs are always singular", [](const claim::Context&) { return claim::verdict_of(criterion(true).conclusion()); }}},
        .property = claim::property("subsets of six antipodal pairs of S^2, L = 2, 3, 4: singular with the exact null vector where the theorem says so, else certified positive definite",
                                    theorem_agrees, claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"L", claim::integers(2, 4)}),
    };
}
const claim::legacy::Registered registered_section_4_case_a{section_4_case_a};

}  // namespace proofs::st_arnaud_2026
