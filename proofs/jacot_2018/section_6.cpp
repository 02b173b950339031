// Section 6: outputs, footnote 2, and figure 2 of section 6.2.
//  - Footnote 2: |x|^2 for x ~ N(0, Id) has mean n_0 and variance 2 n_0, so |x|/sqrt(n_0) -> 1 in probability (Chebyshev).
//  - Outputs: with Theta ⊗ Id and a cost that is a sum over the outputs each output moves as if it were alone.
//  - Figure 2: P10, P50 and P90 of a Gaussian are its mean and 1.2816 standard deviations to both sides.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/claims.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "proofs/common/kernel_descent.hpp"
#include "rigor/number/complex_ball.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix;
using Function = LeastSquares::Function;

/// K ⊗ Id on n_L outputs: each output moves as if it were alone; for a cost with terms between the outputs not.
bool separate(long points, long outputs, long number, bool coupled) {
    const KernelDescent one = KernelDescent::sample(points, 1, points + 1, number), values = KernelDescent::sample(points, outputs, 1, number + 1);
    RationalMatrix gram(points * outputs, points * outputs);
    for (long i = 0; i < points; ++i)
        for (long j = 0; j < points; ++j)
            for (long k = 0; k < outputs; ++k) gram(i * outputs + k, j * outputs + k) = one.gram(i, j);
    Function d = values.values;  // least squares to 0: d = f
    if (coupled)                 // (sum over the outputs)^2/2
        for (long i = 0; i < points; ++i) {
            Rational sum = 0;
            for (long k = 0; k < outputs; ++k) sum += values.values[static_cast<std::size_t>(i * outputs + k)];
            for (long k = 0; k < outputs; ++k) d[static_cast<std::size_t>(i * outputs + k)] = sum;
        }
    const KernelDescent whole{points, gram, values.values};
    const Function moved = whole.gradient(d);
    for (long k = 0; k < outputs; ++k) {
        Function alone;
        for (long i = 0; i < points; ++i) alone.push_back(values.values[static_cast<std::size_t>(i * outputs + k)]);
        const Function expected = KernelDescent{points, one.gram, alone}.gradient(alone);
        for (long i = 0; i < points; ++i)
            if (expected[static_cast<std::size_t>(i)] != moved[static_cast<std::size_t>(i * outputs + k)]) return false;
    }
    return true;
}
claim::Argument outputs(bool coupled) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && separate(1 + number % 3, 2 + number % 2, number, coupled);
    return argument.step(std::string("with Theta ⊗ Id and ") + (coupled ? "a cost that couples the outputs" : "the least-squares cost") + " each output moves as a network with one output (exact)", rigor::truth(all));
}

/// |x|^2 for x ~ N(0, Id): mean n_0, variance 2 n_0, from E z^2 = 1, E z^4 = 3.
claim::Argument norms(const Rational& variance) {
    claim::Argument argument;
    bool all = true;
    for (const long n0 : {1L, 2L, 100L, 784L}) {
        const Rational mean = n0, square = 3 * n0 + Rational(n0) * (n0 - 1);
        all = all && square - mean * mean == variance * n0;
    }
    return argument.step("E |x|^2 = n_0 and Var |x|^2 = " + rigor::to_string(variance) + " n_0: relative to the mean the standard deviation is sqrt(2/n_0) (exact)", rigor::truth(all));
}

/// The percentiles of a Gaussian: P50 is the mean, P10 and P90 lie symmetrically, erf(z/sqrt 2) = 0.8 at z = 1.2815….
claim::Argument percentiles(const Rational& z) {
    const rigor::Precision precision(128);
    Ball e;
    const rigor::ComplexBall value = erf(rigor::ComplexBall(Ball(z) / rigor::sqrt(Ball(2))));
    arb_set(e.raw(), acb_realref(value.raw()));
    claim::Argument argument;
    return argument.step("P10 and P90 are the mean ∓ " + rigor::to_string(z) + " standard deviations, to 1e-4 in probability (certified)", rigor::certainly_less(rigor::abs(e - Ball(Rational(4, 5))), Ball(Rational(1, 10'000))));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim footnote_2() {
    return {
        .id = "jacot-2018/footnote-2",
        .where = "section 6, footnote 2",
        .title = "Gaussian data have nearly the same norm",
        .statement = R"(For data following a Gaussian distribution $\mathcal N(0,Id_{n_0})$: as the dimension $n_0$ grows, all data points have approximately the same norm $\sqrt{n_0}$.)",
        .reading = "|x|/sqrt(n_0) -> 1 in probability, for any fixed number of points.",
        .method = "Mean and variance of |x|^2.",
        .attack = "Considered: \"all\" for a number N of points that grows with n_0: by the Gaussian tails it still holds for log N = o(n_0), and fails for N beyond.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(norms(2), claim::Evidence::proved, "n_0 -> infinity, a fixed number of points (Chebyshev)"); },
        .controls = {control("variance n_0", [] { return norms(1); })},
        .property = claim::property("E|x|^4 - (E|x|^2)^2 = 2 n_0, exactly", [](long n) { return rigor::truth(3 * n + Rational(n) * (n - 1) - Rational(n) * n == 2 * n); }, claim::Input{"n_0", claim::integers(1, 1'000'000)}),
    };
}

claim::Claim section_6_outputs() {
    return {
        .id = "jacot-2018/section-6-outputs",
        .where = "section 6, \"In all experiments, we took n_L = 1\"",
        .title = "Several outputs behave like several networks",
        .statement = R"(Note that by our results, a network with $n_L$ outputs behaves asymptotically like $n_L$ networks with scalar outputs trained independently.)",
        .reading = "The limiting dynamics (theorems 1 and 2 are claims of their own), and a cost that is a sum over the outputs, such as least squares (the experiments).",
        .method = "Kernel gradient with Theta ⊗ Id, exactly; independent initial functions by proposition 1.",
        .attack = "Tried: a cost that couples the outputs (control); for the cross-entropy with softmax the sentence is false. At finite width the outputs share their hidden layers.",
        .uses = {},
        .check = with_limit([](const claim::Context&) { return conclude(outputs(false), claim::Evidence::proved, "the limiting dynamics, costs that are sums over the outputs"); }, "False for costs that couple the outputs, such as the cross-entropy with softmax."),
        .controls = {control("a cost that couples the outputs", [] { return outputs(true); })},
        .property = claim::property("each output as if alone, exactly", [](long points, long n_l, long n) { return rigor::truth(separate(points, n_l, n, false)); }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(2, 3)}, number()),
    };
}

claim::Claim figure_2() {
    return {
        .id = "jacot-2018/figure-2",
        .where = "figure 2; section 6.2",
        .title = "The asymptotic Gaussian distribution at convergence",
        .statement = R"([Figure 2:] Networks function $f_\theta$ near convergence for two widths $n$ and 10th, 50th and 90th percentiles of the asymptotic Gaussian distribution. […] The distributions of the network functions are very similar for both widths: their mean and variance appear to be close to those of the limiting distribution.)",
        .reading = "A picture of an experiment.",
        .method = "What can be checked: P50 is the mean of section 5, P10 and P90 lie 1.2816 standard deviations from it; on the data all three meet (section-5-limit).",
        .attack = "Considered: the label of the axis, f(sin(gamma), cos(gamma)), where the text has (cos(gamma), sin(gamma)): gamma becomes pi/2 - gamma, mirrored and turned by a quarter.",
        .uses = {"jacot-2018/section-5-limit"},
        .check = [](const claim::Context&) {
            claim::Finding finding = claim::unchecked(percentiles(rigor::parse_rational("1.2815515655")), "the picture; its percentiles");
            finding.missing = "The four points of the circle and their targets, and the seeds. The kernels were approximated by a network of width 10000; closed forms exist. The experiment jacot-2018-figure-2 has points of its own.";
            return finding;
        },
        .controls = {control("1.3 standard deviations", [] { return percentiles(rigor::parse_rational("1.3")); })},
        .property = claim::property("z = 1.28 + 0.02 k, k >= 1, misses the probability 0.8 by more than 1e-4", [](long k) { return !percentiles(rigor::parse_rational("1.2815515655") + Rational(k, 50)).conclusion(); }, claim::Input{"k", claim::integers(1, 50)}),
    };
}

}  // namespace proofs::jacot_2018
