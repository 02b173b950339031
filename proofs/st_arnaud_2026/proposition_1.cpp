#include "claim/generators.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The printed closed forms against the recursions of definition 1 and theorem 1, in exact rationals, per |x||x'|/n0.
struct Printed {
    Rational second_moment{1, 2};  ///< E[relu(f)^2]/Var(f)
    Rational slope{1, 2};          ///< Sigma_dot
    long shift = 1;                ///< Theta^(L) = (L - 1 + shift)/2^(L-1)
};

claim::legacy::Argument argue(const Printed& printed) {
    claim::legacy::Argument argument;
    const Ball moment = ntk::relu_expectation_by_quadrature(Ball(0)), half(Rational(1, 2));
    argument.step("E[relu(f)^2] = 1/2 for unit variance: certified quadrature to 2^-100 contains it, and by symmetry it is half the variance",
                  rigor::truth(moment.contains(printed.second_moment)) && rigor::certainly_less(rigor::abs(moment - half), Ball::dyadic(1, -100)));
    bool sigma_agrees = true, theta_agrees = true, both_lines = true;
    Rational sigma = 1, theta = 1;  // layer 1
    for (long L = 1; L <= 400; ++L) {
        const Rational scale = rigor::power_of_two(1 - L);
        sigma_agrees = sigma_agrees && sigma == scale;
        theta_agrees = theta_agrees && theta == (L - 1 + printed.shift) * scale;
        const Rational next_sigma = printed.second_moment * sigma;
        const Rational next_theta = printed.slope * theta + next_sigma;
        both_lines = both_lines && next_theta == theta / 2 + rigor::power_of_two(-L);
        sigma = next_sigma;
        theta = next_theta;
    }
    argument.step("Sigma^(L) = 2^(1-L) |x||x'|/n0 (exact for L <= 400; each layer halves it, which is the induction step for every L)", rigor::truth(sigma_agrees))
        .step("Theta^(L+1) = Theta^(L)/2 + 2^(-L) |x||x'|/n0 is the recursion of theorem 1 with Sigma_dot = 1/2", rigor::truth(both_lines))
        .step("Theta^(L) = L 2^(1-L) |x||x'|/n0 (exact for L <= 400; step: L 2^(1-L)/2 + 2^(-L) = (L + 1) 2^(-L))", rigor::truth(theta_agrees));
    return argument;
}

}  // namespace

claim::legacy::Check proposition_1() {
    return {
        .id = "st-arnaud-2026/proposition-1",
        .check =
            with_misprint([](const claim::Context&) {
                const rigor::Precision precision(192);
                claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all L >= 1 (Sigma_dot: L >= 2), all n0, all x' = c x, c > 0");
                finding.remark = "The proof sketch says \"the expectation of the rectified Gaussian is Var(z)/2\"; it means the expectation of its square.";
                return finding;
            }, R"($\dot\Sigma^{(L)}(x,x')=\frac12$ for $L\ge2$ (definition 1 has no $\dot\Sigma^{(1)}$); in the proof sketch the expectation of the square of the rectified Gaussian.)"),
        .controls = {{"Theta^(L) with L + 1 replaced by L + 2", [](const claim::Context&) { const rigor::Precision p(192); return claim::verdict_of(argue({.shift = 2}).conclusion()); }},
                     {"E[relu^2] = 1/2 + 1e-20", [](const claim::Context&) { const rigor::Precision p(192); return claim::verdict_of(argue({.second_moment = Rational(1, 2) + rigor::parse_rational("1e-20")}).conclusion()); }},
                     {"Sigma_dot = 1/2 - 1e-20", [](const claim::Context&) { const rigor::Precision p(192); return claim::verdict_of(argue({.slope = Rational(1, 2) - rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property(
            "the ball iteration at z = 1 gives Sigma^(L) = 2^(1-L)/n0 and Theta^(L) = L 2^(1-L)/n0, for L <= 100 and random n0",
            [](long L, long n0) {
                const rigor::Precision precision(256);
                ntk::NeuralTangentKernelIteration<Ball> walk(Rational(1), {n0, 0});
                walk.advance_to(L);
                const Ball unit = Ball(Rational(rigor::power_of_two(1 - L) / n0));
                const Ball slack = unit * Ball::dyadic(1, -200);
                return rigor::certainly_less(rigor::abs(walk.covariance() - unit), slack) &&
                       rigor::certainly_less(rigor::abs(walk.tangent_kernel() - Ball(L) * unit), Ball(L) * slack);
            },
            claim::Input{"L", claim::integers(1, 100)}, claim::Input{"n0", claim::integers(1, 1000)}),
    };
}
const claim::legacy::Registered registered_proposition_1{proposition_1};

}  // namespace proofs::st_arnaud_2026
