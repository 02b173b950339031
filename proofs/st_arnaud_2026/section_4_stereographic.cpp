#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "proofs/st_arnaud_2026/common/stereographic.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

RationalMatrix embedded(const std::vector<Rational>& numbers) {
    RationalMatrix points(static_cast<long>(numbers.size()), 2);
    for (long i = 0; i < points.rows(); ++i) {
        const std::vector<Rational> y = inverse_stereographic({numbers[static_cast<std::size_t>(i)]}, {0, 1});
        points(i, 0) = y[0];
        points(i, 1) = y[1];
    }
    return points;
}

const std::vector<Rational> six_numbers{1, -1, 2, Rational(-1, 2), 3, Rational(-1, 3)};

/// Is the matrix of the embedded points invertible for all L >= first?
claim::legacy::Argument invertible_from(long first) {
    claim::legacy::Argument argument;
    add_deep_steps(argument);
    argument.step("the embedding is injective: x = y_1/(1 - y_2) with y_2 = (x^2 - 1)/(x^2 + 1) < 1; for the six numbers, exactly", rigor::truth([] {
                      const RationalMatrix points = embedded(six_numbers);
                      for (long i = 0; i < points.rows(); ++i)
                          if (points(i, 1) >= 1 || points(i, 0) / (1 - points(i, 1)) != six_numbers[static_cast<std::size_t>(i)]) return false;
                      return true;
                  }()));
    if (first <= 2) {
        add_second_layer_steps(argument);
        argument.step("L = 2: the matrix of the six embedded numbers 1, -1, 2, -1/2, 3, -1/3 has no null vector", rigor::truth(!direction_relations(embedded(six_numbers)).null_vector));
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(invertible_from(2), claim::Evidence::proved, "all n0 >= 1, all sets of different points, q = (0, …, 0, 1), all L >= 2: false at L = 2, true for L >= 3");
    const DirectionRelations relations = direction_relations(embedded(six_numbers));
    std::string vector;
    if (relations.null_vector)
        for (const Rational& v : *relations.null_vector) vector += (vector.empty() ? "" : ", ") + to_string(v);
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "L = 2, n0 = 1: the colinear points 1, -1, 2, -1/2, 3, -1/3 of R are mapped by x -> (2x, x^2 - 1)/(x^2 + 1) to (1, 0), (-1, 0), (4/5, 3/5), (-4/5, -3/5), (3/5, 4/5), (-3/5, -4/5), and the matrix "
                          "times (" + vector + ") is 0 exactly.";
        finding.pari = "x = [1, -1, 2, -1/2, 3, -1/3];\n"
                       "f(t) = 2*(1 - t/Pi)*cos(t) + sin(t)/Pi;\n"
                       "y(s) = [2*s, s^2 - 1]/(s^2 + 1);\n"
                       "M = matrix(6, 6, i, j, f(acos(y(x[i])*y(x[j])~)));\n"
                       "print(M*[" + vector + "]~)";
        finding.harm = "Only at L = 2, and only for data with three such pairs; for L >= 3 the statement is true.";
        claim::legacy::Argument corrected = invertible_from(3);
        add_second_layer_steps(corrected);
        finding.correction = {
            R"(For pairwise different points of $\mathbb R^{n_0}$ the inverse stereographic embedding on $S^{n_0}$ makes $\Theta_\infty^{(L)}(XX^\top)$ invertible for every $L\ge3$; for $L=2$ if and only if the images of the pairs $x,-x/\lVert x\rVert_2^2$ in the data are linearly independent.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, all n0 >= 1, q = (0, …, 0, 1), all L >= 2"};
    }
    finding.remark = "The origin has no partner -x/|x|^2: its image is -q, and no point is mapped to q. For another q outside the plane x_(m+1) = 0 other sets are singular; for q in that plane the map is not injective.";
    return finding;
}

/// Numbers among twelve, six with their partners -1/x: the theorem against certified pivots.
Truth theorem_agrees(long mask, long L) {
    std::vector<Rational> numbers;
    for (long i = 0; i < 12; ++i) {
        const Rational x(2 * (i / 2) + 1, 3);
        if (mask >> i & 1) numbers.push_back(i % 2 == 0 ? x : Rational(-1 / x));
    }
    const RationalMatrix points = embedded(numbers);
    if (invertible_by_theorem(points, L) == Truth::yes) return certified_definite(points, L);
    return encloses_null_vector(points, *direction_relations(points).null_vector, L);
}

}  // namespace

claim::legacy::Check section_4_stereographic() {
    return {
        .id = "st-arnaud-2026/section-4-stereographic",
        .check = check,
        .controls = {{"L >= 2", [](const claim::Context&) { return claim::verdict_of(invertible_from(2).conclusion()); }},
                     {"L = 2 with the six embedded numbers positive definite", [](const claim::Context&) { return claim::verdict_of(certified_definite(embedded(six_numbers), 2)); }}},
        .property = claim::property("subsets of (2k + 1)/3 and -3/(2k + 1), k = 0 … 5, L = 2, 3, 4: the exact null vector where the theorem says singular, else certified positive definite", theorem_agrees,
                                    claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"L", claim::integers(2, 4)}),
    };
}
const claim::legacy::Registered registered_section_4_stereographic{section_4_stereographic};

}  // namespace proofs::st_arnaud_2026
