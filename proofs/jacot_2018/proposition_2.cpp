#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/hermite_dual.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

#include <functional>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

enum class Activation { relu, sine, identity };

const char* name_of(Activation a) { return a == Activation::relu ? "ReLU" : a == Activation::sine ? "sine" : "identity"; }

/// Whether the i-th Hermite coefficient is not 0: ReLU from the exact dual; sin: E[sin f sin f'] = e^(-v) sinh(cov); identity: i = 1.
bool has_hermite_coefficient(Activation a, long i) {
    if (a == Activation::relu) {
        const ntk::PiRational dual = ntk::relu_dual_coefficient(i);
        return dual.plain > 0 || dual.over_pi > 0;
    }
    return a == Activation::sine ? i % 2 == 1 : i == 1;
}

/// Theta^(depth) at the rows of `points` (unit vectors); depth = 2 except for the ReLU. For sine: Sigma^(2) = e^(-v) sinh(c) + beta^2, Sigma_dot^(2)
/// = e^(-v) cosh(c), c = z/n0 + beta^2.
BallMatrix tangent_kernel(Activation a, const Rational& beta, const RationalMatrix& points, long depth = 2) {
    const Rational n0 = points.columns(), square = beta * beta;
    if (a == Activation::relu) return ntk::gram_matrix(points, ntk::FullyConnectedKernel::jacot(n0, beta), depth);
    if (depth != 2) throw std::invalid_argument(fmt::format("depth {} for the activation {}; expected 2", depth, name_of(a)));
    const RationalMatrix inner = ntk::inner_products(points);
    return ntk::gram_matrix(points.rows(), [&](long i, long j) {
        const Ball c(Rational(inner(i, j) / n0 + square));
        if (a == Activation::identity) return Ball(2) * c + Ball(square);
        const Ball scale = rigor::exp(-Ball(Rational(1 / n0 + square))) / Ball(2), up = rigor::exp(c), down = rigor::exp(-c);
        return scale * (up + down) * c + scale * (up - down) + Ball(square);
    });
}

/// yes and no are certain; a singular matrix gives no or unknown.
Truth definite(const std::function<BallMatrix()>& matrix) {
    return rigor::climb({64, 1024}, [&]() -> std::optional<Truth> {
               const Truth t = rigor::positive_definite(matrix());
               return t == Truth::unknown ? std::nullopt : std::optional(t);
           }).value_or(Truth::unknown);
}

/// Three antipodal pairs of the circle, the rational hexagon ±(1,0), ±(0,1), ±(3/5,4/5).
RationalMatrix six_points() {
    const RationalMatrix twelve = claim::sphere_points();
    RationalMatrix points(6, 2);
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) points(i, k) = twelve(i, k);
    return points;
}
RationalMatrix two_points() {
    RationalMatrix points(2, 1);
    points(0, 0) = 1;
    points(1, 0) = -1;
    return points;
}

claim::legacy::Argument argue(Activation a, const Rational& beta) {
    constexpr long last = 40;
    claim::legacy::Argument argument;
    for (const long n0 : {1L, 2L, 3L, 784L}) {
        const Rational c = n0 * beta * beta / (n0 * beta * beta + 1), d = 1 / (n0 * beta * beta + 1);
        bool all = c + d == 1;
        for (long k = 0; k <= last; ++k) {
            // binomial(i, k) c^(i-k) d^k > 0 for an i >= k with a_i not 0
            bool positive = k == 0 && beta > 0;
            for (long i = k; i <= k + 4 && !positive; ++i) positive = has_hermite_coefficient(a, i) && (i == k || c > 0) && d > 0;
            all = all && positive;
        }
        argument.step(fmt::format("{}, beta = {}, n0 = {}: the coefficients of z^k in nu are positive (k <= {}; for all k because c > 0 and infinitely many a_i are not 0)", name_of(a), to_string(beta), n0, last), rigor::truth(all));
    }
    for (const RationalMatrix& points : {two_points(), six_points(), claim::sphere_points()})
        argument.step(fmt::format("{}, beta = {}, n0 = {}: Theta^(2) at {} points in antipodal pairs is positive definite (pivots in balls)", name_of(a), to_string(beta), points.columns(), points.rows()),
                      definite([&] { return tangent_kernel(a, beta, points); }));
    return argument;
}

/// The two activations with the paper's beta = 0.1, and beta = 1.
claim::legacy::Argument all_cases() {
    claim::legacy::Argument argument;
    argument.step("n different points with z^k, k < n, weighted positively are positive definite: exact elimination for 12 points of S^2", rigor::truth([] {
                      const RationalMatrix inner = ntk::inner_products(claim::sphere_points());
                      RationalMatrix sum(12, 12);
                      for (long i = 0; i < 12; ++i)
                          for (long j = 0; j < 12; ++j)
                              for (long k = 0; k < 12; ++k) sum(i, j) += rigor::power(inner(i, j), static_cast<unsigned long>(k));
                      return rigor::inertia(sum).positive == 12;
                  }()));
    for (const Activation a : {Activation::relu, Activation::sine})
        for (const Rational& beta : {Rational(1), Rational(1, 10)}) {
            const claim::legacy::Argument one = argue(a, beta);
            for (const claim::legacy::Line& s : one.steps()) argument.step(s.says, s.truth);
        }
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    claim::legacy::Finding finding = conclude(all_cases(), claim::Evidence::proved,
                                      "all Lipschitz sigma that are no polynomials, all beta > 0, all n0 >= 1, all n, all L >= 2 (argument in the file; the steps are instances for ReLU and sine)");
    for (const char* beta : {"1", "0.1", "0.01", "0"})
        finding.values.push_back({fmt::format("smallest eigenvalue of Theta^(2), ReLU, n0 = 2, at ±(1,0), ±(0,1), ±(3/5,4/5), beta = {}", beta), [&] {
                                      const Rational b = rigor::parse_rational(beta);
                                      return rigor::smallest_eigenvalue([&] { return tangent_kernel(Activation::relu, b, six_points()); },
                                                                        {.relative_width = rigor::parse_rational("1e-15"), .absolute_width = rigor::parse_rational("1e-25"), .ladder = {128, 256}})
                                          .ball()
                                          .enclosure(std::min(context.digits, 12L));
                                  }()});
    finding.stronger = "With beta > 0 the sphere is not needed: Theta^(L), L >= 2, is positive definite at pairwise different points of R^n0 (argument in the file). The exact conditions on the sphere for every beta are under abstract-definite.";
    finding.remark =
        "beta > 0 is needed: for beta = 0 and the ReLU the matrix of the last value is exactly singular at L = 2 (st-arnaud-2026/section-4-case-a, where the proposition is quoted without biases), and for beta = 0 and an odd sigma, such as the sine, "
        "x and -x already are. Step 5 of the printed proof, \"by the previous step\", uses it tacitly: the centre of the power series is n0 beta^2/(n0 beta^2 + 1), not 0. Slips without consequence: a_i for a_i^2 in step 5; Sigma_dot^(L) for "
        "Sigma_dot^(L+1) in step 1.";
    return finding;
}

/// A random subset of twelve points of S^2, beta = b/8; activation 0 is the sine at L = 2, 1 to 3 the ReLU at L = 2 to 4.
Truth subset_is_definite(long mask, long b, long activation) {
    const RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    const Activation a = activation == 0 ? Activation::sine : Activation::relu;
    const long depth = activation == 0 ? 2 : activation + 1;
    return definite([&] { return tangent_kernel(a, Rational(b, 8), points, depth); });
}

}  // namespace

claim::legacy::Check proposition_2() {
    return {
        .id = "jacot-2018/proposition-2",
        .check = check,
        .controls = {{"beta = 0, ReLU", [](const claim::Context&) { return claim::verdict_of(argue(Activation::relu, 0).conclusion()); }},
                     {"beta = 0, sine", [](const claim::Context&) { return claim::verdict_of(argue(Activation::sine, 0).conclusion()); }},
                     {"a polynomial: sigma(x) = x, beta = 1", [](const claim::Context&) { return claim::verdict_of(argue(Activation::identity, 1).conclusion()); }}},
        .property = claim::property("Theta^(L) is certified positive definite at random subsets of twelve points of S^2 (six antipodal pairs), beta = b/8; activation 0: sine, L = 2; 1, 2, 3: ReLU, L = 2, 3, 4", subset_is_definite,
                                    claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"b", claim::integers(1, 16)}, claim::Input{"activation", claim::integers(0, 3)}),
    };
}
const claim::legacy::Registered registered_proposition_2{proposition_2};

}  // namespace proofs::jacot_2018
