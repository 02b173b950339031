// Sections 3 and 4: what the notation says about kernels, definitions 1 to 3, theorem 1 (quoted from Jacot et al.), and footnote 5 with the sentences about one-hot inputs in section 5.
#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/common/random_rational.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <random>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is the kernel nonnegative at z, depth L?
claim::legacy::Argument nonnegative(const Rational& z, long L) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(200);
    return argument.step("Theta_bar^(" + std::to_string(L) + ") >= 0 at x^T x' = " + rigor::to_string(z), rigor::certainly_nonnegative(theta_bar(z, L)));
}

/// Definition 1 for the ReLU at the first layer: the closed forms of proposition 2 against certified quadrature (Sigma) and the quadrant probability (dotSigma), `factor` times.
Truth covariance(const Rational& z, const Rational& factor) {
    const rigor::Precision precision(448);
    const Ball theta = ntk::angle_of<Ball>(z), expectation = ntk::relu_expectation_by_quadrature(theta), closed = Ball(factor) * ntk::depth_map(Ball(z)) / Ball(2);
    if (!expectation.overlaps(closed)) return Truth::no;
    return rigor::certainly_less(rigor::abs(expectation - closed), Ball::dyadic(1, -80));
}
claim::legacy::Argument definition_1_steps(const Rational& factor) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = -4; k <= 4; ++k) all = all && covariance(Rational(k, 4), factor);
    return argument.step("E[relu relu'] by certified quadrature is h(rho)/2 at rho = -1, -3/4, …, 1 (unit variances)", all);
}

/// The tangent kernel of a small ReLU network (no biases), from the gradients, parameter by parameter, and by the suite's kernel; `skip` leaves out the parameters of one map.
bool kernel_is_sum(long number, long skip) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 10, 5); };
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(std::vector<long>{4, 4, 4, 1}, Rational(0));
    for (auto& m : network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = draw();
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = draw();
    }
    ntk::DenseMatrix<Rational> points(4, 2);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = draw();
    const ntk::DenseMatrix<Rational> k = ntk::empirical_kernel(network, points);
    const auto a = ntk::gradient(network, ntk::DenseVector<Rational>(points.col(0))), b = ntk::gradient(network, ntk::DenseVector<Rational>(points.col(1)));
    Rational sum = 0;
    for (std::size_t m = 0; m < a.size(); ++m) {
        if (static_cast<long>(m) == skip) continue;
        for (long i = 0; i < a[m].weights.size(); ++i) sum += a[m].weights.data()[i] * b[m].weights.data()[i];
        for (long i = 0; i < a[m].bias.size(); ++i) sum += a[m].bias(i) * b[m].bias(i);
    }
    return sum == k(0, 1);
}
claim::legacy::Argument definition_2_steps(long skip) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 1; number <= 40; ++number) all = all && kernel_is_sum(number, skip);
    return argument.step("40 ReLU networks 4-4-4-1: the sum over parameters equals the suite's kernel, exactly", rigor::truth(all));
}

/// |Sigma(x, x')| <= sqrt(Sigma(x, x) Sigma(x', x')) for the covariances of random vectors with finitely many outcomes: Cauchy-Schwarz, exactly; `cross` weights the left side.
Truth correlation_bounded(const std::vector<long>& f, const std::vector<long>& g, const Rational& cross) {
    Rational ff = 0, gg = 0, fg = 0;
    for (std::size_t i = 0; i < f.size(); ++i) {
        ff += Rational(f[i]) * f[i];
        gg += Rational(g[i]) * g[i];
        fg += Rational(f[i]) * g[i];
    }
    return rigor::truth(cross * fg * cross * fg <= ff * gg);
}
claim::legacy::Argument definition_3_steps(const Rational& cross) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 60; ++k) all = all && correlation_bounded({k, k % 7, 3 - k % 5}, {2 * k, 2 * (k % 7), 2 * (3 - k % 5)}, cross) && correlation_bounded({k, 1, -2}, {3 - k, k % 4, 1}, cross);
    return argument.step("Sigma(x, x')^2 <= Sigma(x, x) Sigma(x', x'), 120 laws with three outcomes, exactly (Cauchy-Schwarz)", all);
}

/// E sigma(z)^2 for sigma(z) = e^(a z^2), z normal with variance q, is finite if and only if 4 a q < 1.
bool finite(const Rational& a, const Rational& q) { return 4 * a * q < 1; }
/// The integrand e^(2 a z^2 - z^2/(2 q)) does not decrease.
claim::legacy::Argument no_limit(const Rational& a, const Rational& q) {
    claim::legacy::Argument argument;
    return argument.step("sigma(z) = e^(z^2), |x|^2 = n0: E sigma^2 = integral of e^(2 z^2 - z^2/2) is infinite, so Sigma^(2)(x, x) does not exist", rigor::truth(!finite(a, q)));
}

/// Linear networks: Sigma^(l) is x^T x'/n0 at every layer, for one-hot inputs 0. ReLU: rho^(2)(0) = 1/pi.
claim::legacy::Argument one_hot(const Rational& value) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    return argument.step("h(0) = 1/pi, not 0: at hidden layer 2 the preactivations of e_i and e_j have the correlation 1/pi = 0.318…",
                         rigor::certainly_less(rigor::abs(ntk::depth_map(Ball(0)) - Ball(value) / Ball::pi()), Ball::dyadic(1, -200)));
}

}  // namespace

claim::legacy::Check section_3_kernel_range() {
    return {
        .id = "st-arnaud-2026/section-3-kernel-range",
        .check = [](const claim::Context& context) {
            claim::legacy::Argument argument;
            argument.step("Theta^(1)(x, -x) < 0 and Theta_bar^(2) < 0 at x^T x' = -4/5", !nonnegative(Rational(-1), 1).conclusion() && !nonnegative(Rational(-4, 5), 2).conclusion());
            claim::legacy::Finding finding = refute(argument, claim::Evidence::proved, "false at L = 1 and L = 2");
            finding.values = {{"Theta_bar^(2) at x^T x' = -4/5", theta_bar(Rational(-4, 5), 2).enclosure(context.digits)}};
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "L = 1: Theta^(1)(x, -x) = -|x|^2/n0. L = 2, x^T x' = -4/5: Theta_bar^(2) = -0.0684….";
                finding.pari = "f(z) = (z*(1/2 + asin(z)/Pi) + (z*asin(z) + sqrt(1 - z^2))/Pi + z/2)/2;\nprint(f(-0.8))";
                finding.harm = "None: R in place of R_+.";
                finding.correction = {R"($\mathbb R^{n_0}\times\mathbb R^{n_0}\to\mathbb R$; for $L\ge3$ the values are nonnegative.)", claim::verdict_of(nonnegative(Rational(-1), 3).conclusion() && nonnegative(Rational(-4, 5), 3).conclusion()), claim::Evidence::proved, "proposition-5-range"};
            }
            return finding;
        },
        .controls = {{"nonnegative at L = 2, x^T x' = -4/5", [](const claim::Context&) { return claim::verdict_of(nonnegative(Rational(-4, 5), 2).conclusion()); }}},
        .property = claim::property("Theta_bar^(L) > 0 for L = 3 to 40, z in [-1, 1], in balls",
                                    [](const Rational& z, long L) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_positive(theta_bar(z, L));
                                    },
                                    claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(3, 40)}),
    };
}
const claim::legacy::Registered registered_section_3_kernel_range{section_3_kernel_range};

claim::legacy::Check definition_1() {
    return {
        .id = "st-arnaud-2026/definition-1",
        .check = [](const claim::Context&) { return unchecked(definition_1_steps(1), "the definition itself; for the ReLU the expectation agrees with h(rho)/2 at nine correlations"); },
        .controls = {{"(1 + 1e-20) h(rho)/2", [](const claim::Context&) { return claim::verdict_of(definition_1_steps(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("E[relu relu'] by quadrature encloses h(rho)/2", [](const Rational& z) { return covariance(z, 1); }, claim::Input{"rho", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_definition_1{definition_1};

claim::legacy::Check definition_2() {
    return {
        .id = "st-arnaud-2026/definition-2",
        .check = [](const claim::Context&) { return unchecked(definition_2_steps(-1), "the definition itself; the suite's kernel is this sum for 40 ReLU networks"); },
        .controls = {{"without the parameters of the second map", [](const claim::Context&) { return claim::verdict_of(definition_2_steps(1).conclusion()); }}},
        .property = claim::property("the sum over parameters is the suite's kernel for a random ReLU network, exactly", [](long number) { return rigor::truth(kernel_is_sum(number, -1)); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_definition_2{definition_2};

claim::legacy::Check definition_3() {
    return {
        .id = "st-arnaud-2026/definition-3",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(definition_3_steps(1), claim::Evidence::proved, "all L, all x, x' != 0, every sigma for which the covariances exist");
            finding.stronger = "For the ReLU and L >= 2 it lies in [0, 1].";
            return finding;
        }, R"(The same for $x,x'\ne0$.)"),
        .controls = {{"(1 + 1e-20) Sigma(x, x')", [](const claim::Context&) { return claim::verdict_of(definition_3_steps(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("Cauchy-Schwarz for random laws with four outcomes, exactly", [](const std::vector<long>& f, const std::vector<long>& g) { return correlation_bounded(f, g, 1); },
                                    claim::Input{"f", rc::gen::container<std::vector<long>>(4, claim::integers(-99, 99))}, claim::Input{"g", rc::gen::container<std::vector<long>>(4, claim::integers(-99, 99))}),
    };
}
const claim::legacy::Registered registered_definition_3{definition_3};

claim::legacy::Check theorem_1() {
    return {
        .id = "st-arnaud-2026/theorem-1",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(no_limit(1, 1), claim::Evidence::proved, "false for sigma(z) = e^(z^2), |x|^2 >= n0/4");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "sigma(z) = e^(z^2), |x|^2 = n0, L = 2: Sigma^(2)(x, x) = E e^(2 z^2), z standard normal, is infinite, and so is the limit of Theta^(2)(x, x), which is the mean of sigma(z_i)^2 over the hidden neurons plus a nonnegative term.";
                finding.pari = "print(vector(4, k, intnum(z = -2*k, 2*k, exp(2*z^2 - z^2/2)/sqrt(2*Pi))))\n\\\\ prints numbers that grow without end: 60.2084…, 1800540649.25…, 12667428728049308773725.7…, 1.6455E40";
                finding.harm = "None: a quotation that leaves out the hypothesis of its source, a Lipschitz activation; the paper uses the ReLU (appendix A), which is Lipschitz.";
                const claim::Finding cited = context.finding("jacot-2018/theorem-1");
                finding.correction = {R"(The same for a Lipschitz $\sigma$, as in the theorem cited (jacot-2018/theorem-1).)", cited.verdict, cited.evidence, "as jacot-2018/theorem-1: ReLU and erf, with biases"};
            }
            return finding;
        },
        .controls = {{"sigma = e^(z^2/8)", [](const claim::Context&) { return claim::verdict_of(no_limit(Rational(1, 8), 1).conclusion()); }}},
        .property = claim::property("E e^(2 a z^2) exists if and only if 4 a q < 1: (1 - 4 a q)^(-1/2) is then its value, at least 1, exactly", [](const Rational& a, const Rational& q) { return rigor::truth(!finite(a, q) || 1 / (1 - 4 * a * q) >= 1); },
                                    claim::Input{"a", claim::positive_rationals()}, claim::Input{"q", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_theorem_1{theorem_1};

claim::legacy::Check footnote_5() {
    return {
        .id = "st-arnaud-2026/footnote-5",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(one_hot(1), claim::Evidence::proved, "x^T x' = 0; ReLU, infinite width, and the identity");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
            finding.values = {{"rho^(2)(0) = 1/pi", (Ball(1) / Ball::pi()).enclosure(context.digits)}};
            return finding;
        },
        .controls = {{"rho^(2)(0) = (1 + 1e-20)/pi", [](const claim::Context&) { return claim::verdict_of(one_hot(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("rho^(L)(0) > 0 for L = 2 to 60, in balls",
                                    [](long L) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_positive(ntk::correlation<Ball>(Rational(0), L));
                                    },
                                    claim::Input{"L", claim::integers(2, 60)}),
    };
}
const claim::legacy::Registered registered_footnote_5{footnote_5};

}  // namespace proofs::st_arnaud_2026
