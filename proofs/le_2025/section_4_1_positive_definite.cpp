// Section 4.1 of Le, the sentence on proposition 2 of Jacot et al. and the last ones: the limiting kernel is positive definite on the unit sphere, so wide networks are trained to interpolation.
//  - The proposition has beta > 0. With beta = 0, L = 2, the ReLU's kernel maps the alternating vector on three antipodal pairs of the circle to 0.
//  - Quadratic cost, Gram matrix G positive definite: f_t(X) - y = e^(-2 t G/m)(f_0(X) - y) tends to 0.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/common/antipodal_pairs.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

// Positive definiteness on the sphere.

claim::legacy::Argument antipodal(const Rational& beta, bool definite_there) {
    claim::legacy::Argument argument;
    const Truth zero = relu_kernel_maps_odd_relation_to_zero(2, beta);
    return argument.step(fmt::format("ReLU, L = 2, n_0 = 2, beta = {}: {} (balls, 2^-150; exactly: f(theta) - f(pi - theta) = 2 cos theta)", rigor::to_string(beta),
                                     definite_there ? "the odd vectors c on three antipodal pairs of the circle with sum c x = 0 are not mapped to 0" : "they are mapped to 0"),
                         definite_there ? !zero : zero);
}
claim::legacy::Argument with_biases(const Rational& beta = Rational(1, 10)) {
    claim::legacy::Argument argument;
    RationalMatrix plane(6, 2);  // different points off the circle too, three of them on a line through 0
    const long x[6][2] = {{1, 0}, {2, 0}, {-3, 0}, {1, 2}, {0, 5}, {4, -1}};
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) plane(i, k) = x[i][k];
    return argument.step("ReLU, beta = " + rigor::to_string(beta) + ", L = 2 and 3: positive definite at three antipodal pairs of the circle (certified)", relu_kernel_definite(2, beta, claim::antipodal_circle_points(3)) && relu_kernel_definite(3, beta, claim::antipodal_circle_points(3)))
        .step("and at six points of the plane, three of them multiples of one another", relu_kernel_definite(2, beta, plane));
}

// Where it ends.

/// The end of the flow on the data: all eigenvalues of G are positive, so e^(-2 t G/m) -> 0.
claim::legacy::Argument interpolates(bool singular) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number) {
        Draw draw(number);
        const long m = 1 + number % 4;
        const RationalMatrix a = draw.matrix(m, singular ? (m + 1) / 2 : m + 2), g = a * a.transpose();
        if (singular || rigor::rank(g) == m) all = all && rigor::inertia(g).positive == m;
    }
    return argument.step(std::string("quadratic cost: f_t(X) - y = e^(-2 t G/m)(f_0(X) - y) tends to 0, all eigenvalues of G being positive (exact inertia") + (singular ? ", G of half rank)" : ")"), rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_4_1_positive_definite() {
    return {
        .id = "le-2025/section-4.1-positive-definite",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = adjudicated(antipodal(0, true), "beta = 0, L = 2, n_0 >= 2, for the ReLU",
                               {"ReLU, beta = 0, L = 2, n_0 = 2, six evenly spaced points of the circle: the alternating vector (1, -1, 1, -1, 1, -1) is mapped to 0.", "f(a) = (cos(a)*(1 - a/Pi) + cos(a) + (sin(a) - a*cos(a))/Pi)/2;\nprint(f(0) - 2*f(Pi/3) + 2*f(2*Pi/3) - f(Pi))",
                                "Little: beta > 0 is to be added, as in [1].", R"(For $\beta>0$ and a Lipschitz $\sigma$ that is not a polynomial it is positive definite for all $L\ge2$ and $n_0\ge1$.)", [] { return with_biases(); }, "jacot-2018/proposition-2; the steps are certified instances for the ReLU"});
            finding.stronger = "With beta > 0 the unit sphere is not needed: the limiting kernel is positive definite on all of R^n0 (jacot-2018/proposition-2).";
            return finding;
        },
        .controls = {control("no null vector at beta = 0", [] { return antipodal(0, true); }), control("corrected, beta = 0", [] { return with_biases(0); })},
        .property = claim::property("beta = b/8: certified positive definite at subsets of three antipodal pairs, L = 2", [](long mask, long b) { return relu_kernel_definite(2, Rational(b, 8), claim::rows_of(claim::antipodal_circle_points(3), mask)); },
                                    claim::Input{"subset", claim::integers(1, 63)}, claim::Input{"8 beta", claim::integers(1, 16)}),
    };
}
const claim::legacy::Registered registered_section_4_1_positive_definite{section_4_1_positive_definite};

claim::legacy::Check section_4_1_global_minimum() {
    return {
        .id = "le-2025/section-4.1-global-minimum",
        .check = [](const claim::Context&) { return conclude(interpolates(false), claim::Evidence::proved, "quadratic cost, the limiting dynamics, Gram matrix invertible"); },
        .controls = {control("singular Gram matrices", [] { return interpolates(true); })},
        .property = claim::property("A A^T with A of full row rank is positive definite, exactly", [](long n) {
            const RationalMatrix a = Draw(n).matrix(3, 5), g = a * a.transpose();
            return rigor::truth((rigor::inertia(g).positive == 3) == (rigor::rank(a) == 3));
        }, number()),
    };
}
const claim::legacy::Registered registered_section_4_1_global_minimum{section_4_1_global_minimum};

}  // namespace proofs::le_2025
