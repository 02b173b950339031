#include "claim/generators.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The printed factors, as functions of L.
struct Printed {
    std::function<Rational(long)> kernel_factor = [](long L) { return Rational(L, L + 1); };
    std::function<Rational(long)> source_factor = [](long L) { return Rational(1, L + 1); };
};

claim::legacy::Argument argue(const Printed& printed) {
    bool kernel = true, source = true;
    for (long n0 : {1L, 2L, 3L, 784L})
        for (long L = 1; L <= 200; ++L) {
            // Theta_bar^(L+1) = normalization · ((1/2) h' Theta + h/(n0 2^L)),  Theta = Theta_bar^(L)/(previous normalization).
            const Rational normalization = n0 * rigor::power_of_two(L) / (L + 1);
            const Rational previous = n0 * rigor::power_of_two(L - 1) / L;
            kernel = kernel && normalization / 2 / previous == printed.kernel_factor(L);
            source = source && normalization / (n0 * rigor::power_of_two(L)) == printed.source_factor(L);
        }
    claim::legacy::Argument argument;
    argument.step("coefficient of h'(rho) Theta_bar^(L): (n0 2^L/(L+1)) (1/2) L/(n0 2^(L-1)) = L/(L+1) (exact; powers of 2 and n0 cancel, so it holds for all L, n0)", rigor::truth(kernel))
        .step("coefficient of h(rho): (n0 2^L/(L+1))/(n0 2^L) = 1/(L+1)", rigor::truth(source));
    return argument;
}

/// The recurrence against the definition, by the independent route: Theta from quadrature of the Gaussian expectation.
Truth agrees_with_definition(const Rational& z, long L, long n0) {
    const rigor::Precision precision(512);
    Ball angle = ntk::angle_of<Ball>(z), theta = Ball(Rational(z / n0)), scale = Ball(Rational(1, n0));
    for (long l = 1; l < L; ++l) {
        const Ball derivative = Ball(1) - angle / Ball::pi();  // 2 P(both positive)
        const Ball rho = Ball(2) * ntk::relu_expectation_by_quadrature(angle);
        scale = scale / Ball(2);
        theta = derivative * theta / Ball(2) + scale * rho;
        angle = rigor::acos_on_domain(rho);
    }
    const Ball normalized = Ball(n0) * Ball(rigor::power_of_two(L - 1)) * theta / Ball(L);
    const Ball recurrence = ntk::normalized_neural_tangent_kernel<Ball>(z, L);
    if (!normalized.is_finite()) return Truth::unknown;
    if (!normalized.overlaps(recurrence)) return Truth::no;
    return rigor::certainly_less(rigor::abs(normalized - recurrence), Ball::dyadic(1, -40));
}

}  // namespace

claim::legacy::Check proposition_5_recurrence() {
    return {
        .id = "st-arnaud-2026/proposition-5-recurrence",
        .check = [](const claim::Context&) { return conclude(argue({}), claim::Evidence::proved, "all unit x, x' (antipodal and equal ones included), all L >= 1, all n0"); },
        .controls = {{"factor (L-1)/L for the kernel", [](const claim::Context&) { return claim::verdict_of(argue({.kernel_factor = [](long L) { return Rational(L - 1, L); }}).conclusion()); }},
                     {"factor 1/L for the source", [](const claim::Context&) { return claim::verdict_of(argue({.source_factor = [](long L) { return Rational(1, L); }}).conclusion()); }},
                     {"factor L/(L+1) off by a relative 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({.kernel_factor = [](long L) { return Rational(L, L + 1) * (1 + rigor::parse_rational("1e-20")); }}).conclusion()); }}},
        .property = claim::property("the recurrence agrees with definition 4 evaluated by quadrature, z in [-1, 1], L <= 5", agrees_with_definition,
                                    claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 5)}, claim::Input{"n0", claim::integers(1, 800)}),
    };
}
const claim::legacy::Registered registered_proposition_5_recurrence{proposition_5_recurrence};

}  // namespace proofs::st_arnaud_2026
