#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Eigenvalues of K^-1 (exp(-c t K) - I), from the augmented exponential applied to rational eigenvectors, against (e^(-d t lambda) - 1)/lambda.
Truth maps_to(const DecomposedKernel& kernel, const Rational& t, const Rational& c, const Rational& d) {
    const rigor::Precision precision(256);
    const rigor::BallMatrix phi = ntk::flow_integral(rigor::BallMatrix(kernel.matrix()), Ball(Rational(c * t)));
    Truth all = Truth::yes;
    for (long k = 0; k < kernel.size(); ++k) {
        rigor::BallVector v;
        for (long i = 0; i < kernel.size(); ++i) v.push_back(Ball(kernel.vectors(i, k)));
        const rigor::BallVector image = phi * v;
        const Rational& lambda = kernel.eigenvalues[static_cast<std::size_t>(k)];
        const Ball mu = (rigor::exp(-Ball(Rational(d * t * lambda))) - Ball(1)) / Ball(lambda);
        for (std::size_t i = 0; i < v.size(); ++i) {
            const Ball gap = image[i] + mu * v[i];
            all = all && (gap.contains(Rational(0)) ? rigor::certainly_less(gap.radius(), Ball::dyadic(1, -120)) : Truth::no);
        }
    }
    return all;
}
using Factor = Rational (*)(long n);
Rational one(long) { return 1; }
Rational mean(long n) { return Rational(1, n); }

Truth for_samples(Factor exponent, Factor claimed) {
    Truth all = Truth::yes;
    for (long n = 2; n <= 6; ++n)
        for (long number = 30; number < 33; ++number) all = all && maps_to(exact_flow(n, number).kernel, Rational(number - 29, 2), exponent(n), claimed(n));
    return all;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    printed.step("without 1/n in the exponential the eigenvalues are mapped to (e^(-t lambda/n) - 1)/lambda, n = 2 to 6", for_samples(one, mean));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for every n >= 2, every t != 0 and every eigenvalue lambda != 0 (e^(-t lambda/n) = e^(-t lambda) only for n = 1 or t lambda = 0)");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const Ball without = rigor::exp(Ball(-1)) - Ball(1), with = rigor::exp(Ball(Rational(-1, 2))) - Ball(1);
    finding.values = {{"lambda = 1, t = 1, n = 2: eigenvalue for exp(-t K), proposition 6", without.enclosure(context.digits)}, {"the value printed in remark 1, which is that for exp(-t K/n)", with.enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 2, K = I, t = 1: K^-1 (exp(-K) - I) = (e^(-1) - 1) I, about -0.63; the remark says e^(-1/2) - 1, about -0.39. Proposition 6 itself prints (e^(-t lambda_k) - 1)/lambda_k.";
        finding.pari = "print(exp(-1) - 1, \"  \", exp(-1/2) - 1)";
        finding.harm = "None elsewhere: proposition 6, expression (3) and the proof of theorem 3 use the map without 1/n. A reader of the remark alone would take times to be n times longer than theorem 3 has them (its t = o(1/lambda_n) is for the map without 1/n).";
        claim::legacy::Argument corrected;
        corrected.step("exp(-t K): the eigenvalues are mapped to (e^(-t lambda) - 1)/lambda", for_samples(one, one)).step("exp(-t K/n): they are mapped to (e^(-t lambda/n) - 1)/lambda", for_samples(mean, mean));
        finding.correction = {R"(Omitting $\frac1n$, the eigenvalues are mapped to $\frac{e^{-t\lambda_i}-1}{\lambda_i}$ (proposition 6, theorem 3); with the convention of Jacot et al. they would be mapped to $\frac{e^{-t\lambda_i/n}-1}{\lambda_i}$.)",
                              claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, t, all symmetric invertible K (proposition-6-eigenvalues at t and at t/n)"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check remark_1() {
    return {
        .id = "st-arnaud-2026/remark-1",
        .check = check,
        .controls = {{"exp(-t K) with the map of exp(-t K/n)", [](const claim::Context&) { return claim::verdict_of(for_samples(one, mean)); }},
                     {"exp(-t K/n) with the map of exp(-t K)", [](const claim::Context&) { return claim::verdict_of(for_samples(mean, one)); }},
                     {"exp(-t K/n) with n + 1e-20 in the map", [](const claim::Context&) { return claim::verdict_of(for_samples(mean, [](long n) { return Rational(1 / (n + rigor::parse_rational("1e-20"))); })); }}},
        .property = claim::property("the two maps differ for n >= 2, and each belongs to its exponential", [](long n, long number, const Rational& t) {
            const DecomposedKernel kernel = exact_flow(n, number).kernel;
            return maps_to(kernel, t, 1, 1) && maps_to(kernel, t, Rational(1, n), Rational(1, n)) && !maps_to(kernel, t, 1, Rational(1, n));
        }, claim::Input{"n", claim::integers(2, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)}, claim::Input{"t", rc::gen::map(claim::integers(1, 100), [](long p) { return Rational(p, 25); })}),
    };
}
const claim::legacy::Registered registered_remark_1{remark_1};

}  // namespace proofs::st_arnaud_2026
