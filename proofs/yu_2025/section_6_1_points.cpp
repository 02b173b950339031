// Section 6.1, the data of the synthetic experiment: "with an input dimension of d = 2 … 6 input vectors uniformly distributed on the unit sphere S^d, i.e., the points are (cos theta_i, sin theta_i), theta_i = i pi/3. The labels are (0, 1, 0, 1, 0, 1).
// We shuffle the labels to eliminate any potential influence of data separability." The points lie on S^1 = S^(d-1), not on S^2. The labels alternate: opposite points have different labels, and the three points of each label
// have the mean 0, so an affine function that is positive on one class and negative on the other would be both at 0.
#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

#include <array>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// Twice the points of the hexagon, coordinates p and q sqrt(3), i = 1 … 6.
constexpr std::array<std::array<long, 2>, 6> hexagon{{{1, 1}, {-1, 1}, {-2, 0}, {-1, -1}, {1, -1}, {2, 0}}};
const std::array<int, 6> printed{0, 1, 0, 1, 0, 1}, in_halves{0, 0, 0, 1, 1, 1};

/// |x|^2 = (p^2 + 3 q^2)/4 = 1 and the number of coordinates is that of points of S^k, k + 1.
claim::legacy::Argument on_sphere(long k) {
    claim::legacy::Argument argument;
    bool unit = true;
    for (const auto& x : hexagon) unit = unit && x[0] * x[0] + 3 * x[1] * x[1] == 4;
    return argument.step("the points have norm 1 and two coordinates, and S^" + std::to_string(k) + " has points with " + std::to_string(k + 1), rigor::truth(unit && k + 1 == 2));
}
/// The two classes have the same mean: their convex hulls meet.
claim::legacy::Argument inseparable(const std::array<int, 6>& labels) {
    claim::legacy::Argument argument;
    std::array<std::array<long, 2>, 2> sums{};
    std::array<long, 2> counts{};
    for (std::size_t i = 0; i < 6; ++i) {
        const auto label = static_cast<std::size_t>(labels[i]);
        for (std::size_t e = 0; e < 2; ++e) sums[label][e] += hexagon[i][e];
        ++counts[label];
    }
    bool equal = true;
    for (std::size_t e = 0; e < 2; ++e) equal = equal && sums[0][e] * counts[1] == sums[1][e] * counts[0];
    return argument.step("the means of the two classes are equal, exactly in Q(sqrt 3): no affine function separates them", rigor::truth(equal && counts[0] > 0 && counts[1] > 0));
}
/// The affine function a p + b q sqrt(3) + c, with rational a, b sqrt(3) folded into b: never positive exactly on the points with label 1.
Truth no_affine_function(const Rational& a, const Rational& b, const Rational& c) {
    bool separates = true;
    for (std::size_t i = 0; i < 6; ++i) {
        const Rational value = a * hexagon[i][0] + b * hexagon[i][1] + c;
        separates = separates && (printed[i] == 1 ? value > 0 : value < 0);
    }
    return rigor::truth(!separates);
}

}  // namespace

claim::legacy::Check section_6_1_sphere() {
    return {
        .id = "yu-2025/section-6.1-sphere",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(on_sphere(2), claim::Evidence::proved, "d = 2");
            finding.witness = "(cos(pi/3), sin(pi/3)) has two coordinates; the points of S^2 have three. The points lie on S^1 = S^(d-1).";
            finding.pari = "print(vector(6, i, norml2([cos(i*Pi/3), sin(i*Pi/3)])))";
            finding.harm = "None: an index. The experiment is reproduced with these points.";
            finding.correction = {R"(The unit sphere $\mathbb S^{d-1}=\mathbb S^1$; six evenly spaced points.)", claim::verdict_of(on_sphere(1).conclusion()), claim::Evidence::proved, "the six points"};
            return finding;
        },
        .controls = {{"S^3", [](const claim::Context&) { return claim::verdict_of(on_sphere(3).conclusion()); }}},
        .property = claim::property("(1 - t^2, 2 t)/(1 + t^2), a point (cos theta, sin theta), has two coordinates and norm 1: it is on S^1 and not on S^2, exactly",
                                    [](const Rational& t) {
                                        const std::array<Rational, 2> x{(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)};
                                        return rigor::truth(x[0] * x[0] + x[1] * x[1] == 1 && x.size() == 1 + 1 && x.size() != 2 + 1);
                                    },
                                    claim::Input{"t", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_6_1_sphere{section_6_1_sphere};

claim::legacy::Check section_6_1_separability() {
    return {
        .id = "yu-2025/section-6.1-separability",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(inseparable(printed), claim::Evidence::proved, "the six points and labels of the experiment");
            finding.remark = "They are separable by functions of a network with ReLUs, and figure 1 shows that they get separated.";
            return finding;
        },
        .controls = {{"labels 0, 0, 0, 1, 1, 1", [](const claim::Context&) { return claim::verdict_of(inseparable(in_halves).conclusion()); }}},
        .property = claim::property("an affine function does not separate the printed labels, exactly", no_affine_function, claim::Input{"a", claim::correlations()}, claim::Input{"b", claim::correlations()}, claim::Input{"c", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_6_1_separability{section_6_1_separability};

}  // namespace proofs::yu_2025
