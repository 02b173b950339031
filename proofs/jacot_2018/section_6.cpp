// Section 6: outputs, footnote 2, and figure 2 of section 6.2.
//  - Footnote 2: |x|^2 for x ~ N(0, Id) has mean n_0 and variance 2 n_0, so |x|/sqrt(n_0) -> 1 in probability (Chebyshev).
//  - Outputs: with Theta ⊗ Id and a cost that is a sum over the outputs each output moves as if it were alone.
//  - Figure 2: P10, P50 and P90 of a Gaussian are its mean and 1.2816 standard deviations to both sides.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument outputs(bool coupled) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && separate(1 + number % 3, 2 + number % 2, number, coupled);
    return argument.step(std::string("with Theta ⊗ Id and ") + (coupled ? "a cost that couples the outputs" : "the least-squares cost") + " each output moves as a network with one output (exact)", rigor::truth(all));
}

/// |x|^2 for x ~ N(0, Id): mean n_0, variance 2 n_0, from E z^2 = 1, E z^4 = 3.
claim::legacy::Argument norms(const Rational& variance) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const long n0 : {1L, 2L, 100L, 784L}) {
        const Rational mean = n0, square = 3 * n0 + Rational(n0) * (n0 - 1);
        all = all && square - mean * mean == variance * n0;
    }
    return argument.step("E |x|^2 = n_0 and Var |x|^2 = " + rigor::to_string(variance) + " n_0: relative to the mean the standard deviation is sqrt(2/n_0) (exact)", rigor::truth(all));
}

/// The percentiles of a Gaussian: P50 is the mean, P10 and P90 lie symmetrically, erf(z/sqrt 2) = 0.8 at z = 1.2815….
claim::legacy::Argument percentiles(const Rational& z) {
    const rigor::Precision precision(128);
    Ball e;
    const rigor::ComplexBall value = erf(rigor::ComplexBall(Ball(z) / rigor::sqrt(Ball(2))));
    arb_set(e.raw(), acb_realref(value.raw()));
    claim::legacy::Argument argument;
    return argument.step("P10 and P90 are the mean ∓ " + rigor::to_string(z) + " standard deviations, to 1e-4 in probability (certified)", rigor::certainly_less(rigor::abs(e - Ball(Rational(4, 5))), Ball(Rational(1, 10'000))));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check footnote_2() {
    return {
        .id = "jacot-2018/footnote-2",
        .check = [](const claim::Context&) { return conclude(norms(2), claim::Evidence::proved, "n_0 -> infinity, a fixed number of points (Chebyshev)"); },
        .controls = {control("variance n_0", [] { return norms(1); })},
        .property = claim::property("E|x|^4 - (E|x|^2)^2 = 2 n_0, exactly", [](long n) { return rigor::truth(3 * n + Rational(n) * (n - 1) - Rational(n) * n == 2 * n); }, claim::Input{"n_0", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_footnote_2{footnote_2};

claim::legacy::Check section_6_outputs() {
    return {
        .id = "jacot-2018/section-6-outputs",
        .check = with_limit([](const claim::Context&) { return conclude(outputs(false), claim::Evidence::proved, "the limiting dynamics, costs that are sums over the outputs"); }, "False for costs that couple the outputs, such as the cross-entropy with softmax."),
        .controls = {control("a cost that couples the outputs", [] { return outputs(true); })},
        .property = claim::property("each output as if alone, exactly", [](long points, long n_l, long n) { return rigor::truth(separate(points, n_l, n, false)); }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(2, 3)}, number()),
    };
}
const claim::legacy::Registered registered_section_6_outputs{section_6_outputs};

claim::legacy::Check figure_2() {
    return {
        .id = "jacot-2018/figure-2",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = claim::legacy::unchecked(percentiles(rigor::parse_rational("1.2815515655")), "the picture; its percentiles");
            finding.missing = "The four points of the circle and their targets, and the seeds. The kernels were approximated by a network of width 10000; closed forms exist. The experiment jacot-2018-figure-2 has points of its own.";
            return finding;
        },
        .controls = {control("1.3 standard deviations", [] { return percentiles(rigor::parse_rational("1.3")); })},
        .property = claim::property("z = 1.28 + 0.02 k, k >= 1, misses the probability 0.8 by more than 1e-4", [](long k) { return !percentiles(rigor::parse_rational("1.2815515655") + Rational(k, 50)).conclusion(); }, claim::Input{"k", claim::integers(1, 50)}),
    };
}
const claim::legacy::Registered registered_figure_2{figure_2};

}  // namespace proofs::jacot_2018
