#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball.hpp"
#include "proofs/st_arnaud_2026/common/stereographic.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Rational, rigor::Truth;

/// (|y|^2 - 1) |p - q|^2 = -2 u (1 - a) + u^2 with a = <q, p> and u = t |p - q|^2 = factor (1 - a): a polynomial of degree 2 in a.
Rational defect(const Rational& factor, const Rational& a) {
    const Rational u = factor * (1 - a);
    return -2 * u * (1 - a) + u * u;
}

claim::legacy::Argument argue(const Rational& factor) {
    bool zero = true, pole = true;
    for (long a = -2; a <= 2; ++a) zero = zero && defect(factor, a) == 0;
    for (long s = 0; s <= 4; ++s) pole = pole && factor * factor * s + (s - 1) * (s - 1) == (s + 1) * (s + 1);
    claim::legacy::Argument argument;
    argument.step("any q: (|y|^2 - 1) |p - q|^2 is a polynomial of degree 2 in <q, p> that vanishes at 5 points, hence identically", rigor::truth(zero))
        .step("pole q: (2)^2 s + (s - 1)^2 = (s + 1)^2 at 5 values of s = |x|^2, degree 2, hence identically; the denominator s + 1 never vanishes", rigor::truth(pole));
    return argument;
}

/// For x = (u, v) and q one of twelve points of S^2: |y| = 1, y lies on the line through q and (x, 0), and y = q only in the excluded case.
Truth lands_on_sphere(const Rational& u, const Rational& v, long which) {
    const rigor::RationalMatrix poles = claim::sphere_points();
    const std::vector<Rational> q{poles(which, 0), poles(which, 1), poles(which, 2)}, x{u, v};
    if (q[2] == 0 && q[0] == u && q[1] == v) return Truth::yes;
    const std::vector<Rational> y = inverse_stereographic(x, q);
    const std::vector<Rational> standard = inverse_stereographic(x, {0, 0, 1});
    const Rational s = u * u + v * v;
    const bool on_line = (y[0] - q[0]) * (-q[2]) == (y[2] - q[2]) * (u - q[0]) && (y[1] - q[1]) * (-q[2]) == (y[2] - q[2]) * (v - q[1]);
    const bool as_stated = squared_norm(standard) == 1 && standard[0] == 2 * u / (s + 1) && standard[2] == (s - 1) / (s + 1);
    return rigor::truth(squared_norm(y) == 1 && on_line && as_stated);
}

}  // namespace

claim::legacy::Check section_4_case_c() {
    return {
        .id = "st-arnaud-2026/section-4-case-c",
        .check =
            with_misprint([](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(2), claim::Evidence::proved, "all n0 >= 1, all q in S^(n0), all x with (x, 0) != q");
                const std::vector<Rational> y = inverse_stereographic({Rational(1, 2)}, {0, 1});
                finding.values = {{"first coordinate of the image of x = 1/2 on the circle, q = (0, 1)", rigor::Ball(y[0]).enclosure(context.digits)},
                                  {"second coordinate", rigor::Ball(y[1]).enclosure(context.digits)}};
                finding.remark = "The map is injective for the pole (x is y' / (1 - y_(m+1))), and no point is mapped to q, so different points stay different. But norm 1 alone does not give an invertible kernel at L = 2: the images of x and "
                                 "-x/|x|^2 are opposite (section-4-stereographic).";
                return finding;
            }, R"(In definition 6 $\pi_{\text{proj}}:S^m\setminus\{q\}\to\mathbb R^m\times\{0\}$ and $\pi_{\text{inv}}(x)$ for $(x,0)\ne q$: the stereographic projection is not defined at $q$, and its image is a hyperplane.)"),
        .controls = {{"t = (2 + 1e-20) (1 - <q, p>)/|p - q|^2", [](const claim::Context&) { return claim::verdict_of(argue(2 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"(x, |x|^2 - 1)/(|x|^2 + 1) without the factor 2", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("the second point of the line through q and (x, 0) has norm exactly 1, and for the pole it is (2x, |x|^2 - 1)/(|x|^2 + 1); x in R^2, q of twelve points of S^2", lands_on_sphere,
                                    claim::Input{"x_1", claim::correlations()}, claim::Input{"x_2", claim::positive_rationals()}, claim::Input{"q", claim::integers(0, 11)}),
    };
}
const claim::legacy::Registered registered_section_4_case_c{section_4_case_c};

}  // namespace proofs::st_arnaud_2026
