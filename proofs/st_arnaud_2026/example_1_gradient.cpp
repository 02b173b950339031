#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Output weights by what matters: the mean of |v|^2 and of (sum v)^2, as powers of n.
struct OutputWeights {
    std::string name;
    Monomial sum_of_squares, square_of_sum;
};
std::vector<OutputWeights> readings() {
    return {{"v_j = 1", toy_width(), toy_width().raised(2)}, {"v_j independent N(0, 1), in the mean", toy_width(), toy_width()}, {"v_j = n3^(1+alpha) n^(-1/2), n3 fixed", unit_monomial(), toy_width()}};
}
/// Output, second and first layer.
std::vector<Monomial> contributions(const OutputWeights& v) {
    const Monomial scale = toy_width().raised(-1);  // the square of n^(-1/2)
    const Monomial delta = v.square_of_sum * scale * scale * second_weight().raised(2);
    return {toy_width() * scale * second_activation().raised(2), toy_width() * v.sum_of_squares * scale * scale * first_activation().raised(2), toy_width() * delta};
}
/// All exponents of n in a sum of powers at most that of n^(-2 alpha), and one equal to it, for this alpha.
bool order_is_printed(const OutputWeights& v, const Rational& alpha) {
    bool reached = false;
    for (const Monomial& m : contributions(v)) {
        const Rational exponent = m.power + m.alpha_power * alpha;
        if (exponent > -2 * alpha) return false;
        reached = reached || exponent == -2 * alpha;
    }
    return reached;
}
/// For every alpha in [0, 1/10]: at 0, 1/100, 1/20 and 1/10 (exponents are linear in alpha).
Truth printed_order(const OutputWeights& v) {
    bool all = true;
    for (const Rational& alpha : {Rational(0), Rational(1, 100), Rational(1, 20), Rational(1, 10)}) all = all && order_is_printed(v, alpha);
    return rigor::truth(all);
}

/// K of an exact network with v = 1.
Rational kernel(long a, long b, long alpha) {
    const ntk::DenseMatrix<Rational> x = toy_point(a);
    return ntk::empirical_kernel(toy_network(a, b, alpha), x)(0, 0);
}
bool kernel_is(long a, long b, long alpha, const Rational& factor) {
    Rational sum(0);
    for (const Monomial& m : contributions(readings()[0])) sum += m.value(a, b, alpha);
    return kernel(a, b, alpha) == factor * sum && sum == 1 + 2 * Monomial{0, -2, -2}.value(a, b, alpha);
}
claim::legacy::Argument correction(const Rational& factor) {
    bool exact = true;
    for (long a = 1; a <= 2; ++a)
        for (long b = 1; b <= 3; ++b)
            for (long alpha = 0; alpha <= 2; ++alpha) exact = exact && kernel_is(a, b, alpha, factor);
    const auto first = [](std::size_t k) { return contributions(readings()[k]); };
    claim::legacy::Argument argument;
    argument.step("v = 1: the empirical kernel of exact networks is 1 + 2 n^(-2-2 alpha) (n0 = 1, 4, n = 1, 4, 9, alpha = 0, 1, 2)", rigor::truth(exact))
        .step("the first layer contributes n^0, n^(-1), n^(-1) in the three readings, the others n^(-2-2 alpha) or less", rigor::truth(first(0)[2] == unit_monomial() && first(1)[2] == Monomial{0, -1, 0} && first(2)[2] == Monomial{0, -1, 0} &&
              first(0)[0] == Monomial{0, -2, -2} && first(0)[1] == Monomial{0, -2, -2} && first(1)[1] == Monomial{0, -2, -2} && first(2)[1] == Monomial{0, -3, -2}));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Argument printed;
    // One reading in which it held for all alpha would be enough.
    Truth any = Truth::no;
    for (const OutputWeights& v : readings()) any = any || printed_order(v);
    printed.step("in one of the readings (v = 1; v random; the printed rule at l = 3) the squared gradient of an output neuron is of the order n^(-2 alpha) for alpha = 0, 1/100, 1/20, 1/10", any);
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for every 0 < alpha in all three readings of the output weights, and for alpha = 0 in two of them; the squared norm of the gradient");
    for (const long b : {2L, 10L}) finding.values.push_back({"v = 1, alpha = 1, n0 = 1, n = " + std::to_string(b * b) + ": sum of the squared derivatives", Ball(kernel(1, b, 1)).enclosure(context.digits)});
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "v = 1, alpha = 1/10: the squared gradient is 1 + 2 n^(-2.2), which tends to 1, while n^(-2 alpha) = n^(-0.2) tends to 0 (n = 100: 1.0001 and 0.40). v random, alpha = 0: the mean is 1/n + 2/n^2, which tends to 0, where the paper says that it does not vanish.";
        finding.pari = "K(n, v, a) = sum(j = 1, n, (n^(-1-a)/sqrt(n))^2) + n*sum(j = 1, n, (v[j]*n^(-1-a)/n)^2) + (vecsum(v)/n)^2;\n"
                       "print([K(100, vector(100, i, 1), 0.1), 100^-0.2])";
        finding.harm = "The example's moral, that many small contributions add up, is right (the sum of n0 n1 n2 n3 path terms can be of order 1). The rate is not: what keeps the gradient from vanishing is the first layer and the signs of the output weights, not alpha.";
        const claim::legacy::Argument corrected = correction(1);
        finding.correction = {
            R"(With output weights $v$: $\lVert\nabla_\theta f\rVert_2^2=n^{-2-2\alpha}\left(1+\frac{|v|^2}n\right)+\left(\frac1n\sum_jv_j\right)^2$: $1+2n^{-2-2\alpha}$ for $v_j=1$, of mean $\frac1n+2n^{-2-2\alpha}$ for $v_j\sim\mathcal N(0,1)$.)",
            claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n0, n = n1 = n2, alpha >= 0, v"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check example_1_gradient() {
    return {
        .id = "st-arnaud-2026/example-1-gradient",
        .check = check,
        .controls = {{"order n^(-2 alpha) for v = 1", [](const claim::Context&) { return claim::verdict_of(printed_order(readings()[0])); }},
                     {"order n^(-2 alpha) for random v", [](const claim::Context&) { return claim::verdict_of(printed_order(readings()[1])); }},
                     {"the corrected value times 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(correction(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("the kernel of exact networks with v = 1 is 1 + 2 n^(-2-2 alpha)", [](long a, long b, long alpha) { return rigor::truth(kernel_is(a, b, alpha, 1)); }, claim::Input{"sqrt(n0)", claim::integers(1, 3)},
                                    claim::Input{"sqrt(n)", claim::integers(1, 3)}, claim::Input{"alpha", claim::integers(0, 5)}),
    };
}
const claim::legacy::Registered registered_example_1_gradient{example_1_gradient};

}  // namespace proofs::st_arnaud_2026
