// Section 3.4 of Le: kernel gradient descent and its convergence.
//  - d/dt C = <d, d/dt f>_pin = -<d, grad_K C>_pin = -(1/m^2) sum_ij d_j^T K(x_j, x_i) d_i = -|d|_K^2; the printed last line has -|d|_K.
//  - <f, g>_K = E f(x)^T K(x, x') g(x'); printed with g(x).
//  - "Guaranteed convergence": a convex cost that is bounded below need not have a minimum. The cross-entropy has none on separable data, and f_t runs off to infinity (kernel_descent.hpp).
//    What is true, K positive definite on the data: C(f_t) -> inf C for convex C, with C(f_t) - C(z) <= |f_0 - z|^2/(2 t) in the norm of G^-1 for every z; if C has a minimum, f_t converges to one.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/common/kernel_descent.hpp"
#include "claim/legacy.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Vector = KernelDescent::Vector;

KernelDescent sample(long number) { return KernelDescent::sample(1 + number % 3, 1 + number / 3 % 2, 1 + number / 6 % 4, number); }

claim::legacy::Argument over_samples(const std::string& says, const std::function<bool(const KernelDescent&)>& check) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 48; ++number) all = all && check(sample(number));
    return argument.step(says + " (exact; 1 to 3 points, 1 and 2 outputs, ranks 1 to 4)", rigor::truth(all));
}

/// <d, grad_K C>_pin as the double sum of the fourth line, with the outputs written out.
bool double_sum(const KernelDescent& s, const Rational& factor) {
    const Vector d = s.derivative([](const auto& f) { return quartic_cost(f); });
    const long outputs = static_cast<long>(s.values.size()) / s.points;
    Rational sum = 0;
    for (long j = 0; j < s.points; ++j)
        for (long k = 0; k < outputs; ++k) {
            Rational inside = 0;
            for (long i = 0; i < s.points; ++i)
                for (long l = 0; l < outputs; ++l) inside += s.gram(j * outputs + k, i * outputs + l) * d[static_cast<std::size_t>(i * outputs + l)] / s.points;
            sum += d[static_cast<std::size_t>(j * outputs + k)] * inside / s.points;
        }
    return sum * factor == s.product(d, s.gradient(d)) && s.cost_rate([](const auto& f) { return quartic_cost(f); }) == -sum;
}

/// E f(x)^T K(x, x') g(x) or g(x') from the sums, one output, against the form that the derivation needs.
bool form(const KernelDescent& s, bool printed) {
    const long n = static_cast<long>(s.values.size());
    if (n != s.points) return true;
    const Vector g = s.derivative([](const auto& f) { return cubic_cost(f); });
    Rational sum = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) sum += s.values[static_cast<std::size_t>(i)] * s.gram(i, j) * g[static_cast<std::size_t>(printed ? i : j)] / (Rational(n) * n);
    return sum == s.product(s.values, s.gradient(g));
}

/// "|p_in| > 0 implies |f|_K > 0" with |p_in| > 0 always true, or |f|_pin > 0.
claim::legacy::Argument definiteness(bool printed) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number) {
        KernelDescent s = KernelDescent::sample(1 + number % 3, 1, 6, number);
        if (rigor::rank(s.gram) < s.gram.rows()) continue;  // positive definite kernels only
        if (number % 4 == 0) s.values.assign(s.values.size(), 0);
        const bool premise = printed || s.product(s.values, s.values) > 0;
        all = all && (!premise || s.kernel_product(s.values, s.values) > 0);
    }
    return argument.step(printed ? "|f|_K > 0 for every f, the premise |p_in| > 0 being always true" : "|f|_pin > 0 implies |f|_K > 0 for kernels that are positive definite on the data (exact)", rigor::truth(all));
}

claim::legacy::Argument converges_to_critical_point(bool printed) {
    claim::legacy::Argument argument = cross_entropy_runs_off();
    const rigor::Precision precision(256);
    // 1/(1 + e^f) falls with f: if it were 0 anywhere up to 1000, then at 1000.
    if (printed) argument.step("d = -1/(1 + e^f) is 0 for some f <= 1000", !rigor::certainly_positive(rigor::Ball(1) / (rigor::Ball(1) + rigor::exp(rigor::Ball(1000)))));
    return argument;
}

/// Strictly decreasing off the critical points.
bool strictly_decreasing(const KernelDescent& s) {
    if (rigor::rank(s.gram) < s.gram.rows()) return true;
    const Vector d = s.derivative([](const auto& f) { return quartic_cost(f); });
    return (s.cost_rate([](const auto& f) { return quartic_cost(f); }) < 0) == (s.product(d, d) > 0);
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_3_4_cost() {
    return {
        .id = "le-2025/section-3.4-cost",
        .check = [](const claim::Context&) {
            const auto printed = [](const Rational& factor) { return over_samples(factor == 1 ? "<d, grad_K C>_pin is the double sum, d/dt C its negative" : "the double sum is d/dt C", [factor](const KernelDescent& s) { return double_sum(s, factor); }); };
            return adjudicated(printed(-1), "wherever |d|_K > 0",
                               {"One point, K = 1, C = f^2, f = 1: d = 2, d/dt f = -2, d/dt C = 2 f f' = -4; line four is d K d = +4.", "f = 1; d = 2*f;\nprint(2*f*(-d), \"  \", d*1*d)", "None: the minus sign is back in the next display.",
                                R"($\partial_tC=-\frac1m\sum_jd(x^{(j)})^\top\left[\frac1m\sum_iK(x^{(j)},x^{(i)})d(x^{(i)})\right]=-\mathbb E_{x,x'\sim p_{in}}[d(x)^\top K(x,x')d(x')]$)", [printed] { return printed(1); }, "all kernels, finite data sets and differentiable costs"});
        },
        .controls = {control("factor 1/2", [] { return over_samples("half the double sum", [](const KernelDescent& s) { return double_sum(s, Rational(1, 2)); }); })},
        .property = claim::property("<d, grad_K C> is the double sum and -d/dt C, exactly", [](long n) { return rigor::truth(double_sum(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_cost{section_3_4_cost};

claim::legacy::Check section_3_4_form() {
    const auto argument = [](bool printed) { return over_samples(printed ? "E f(x)^T K(x, x') g(x) is <f, grad> of the derivation" : "E f(x)^T K(x, x') g(x') is <f, grad> of the derivation", [printed](const KernelDescent& s) { return form(s, printed); }); };
    return {
        .id = "le-2025/section-3.4-form",
        .check = [argument](const claim::Context&) {
            return adjudicated(argument(true), "all kernels with K(x, x') != 0 for some different points",
                               {"Two points, K = [1, 1; 1, 1], f = g = (1, -1): E f(x) K(x, x') g(x) = 1, E f(x) K(x, x') g(x') = 0.", "f = [1, -1];\nprint(sum(i = 1, 2, sum(j = 1, 2, f[i]*f[i]))/4, \"  \", sum(i = 1, 2, sum(j = 1, 2, f[i]*f[j]))/4)",
                                "None: a prime is missing; the norm is used with x'.", R"($\langle f,g\rangle_K=\mathbb E_{x,x'\sim p_{in}}[f(x)^\top K(x,x')g(x')]$)", [argument] { return argument(false); }, "all kernels and finite data sets"});
        },
        .controls = {control("g(x)", [argument] { return argument(true); })},
        .property = claim::property("with g(x') it is <f, grad_K>, exactly", [](long n) { return rigor::truth(form(KernelDescent::sample(1 + n % 3, 1, 2, n), false)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_form{section_3_4_form};

claim::legacy::Check section_3_4_decay() {
    const auto argument = [](bool root) { return over_samples(root ? "d/dt C = -|d|_K" : "d/dt C = -|d|_K^2", [root](const KernelDescent& s) { return cost_decays(s, root); }); };
    return {
        .id = "le-2025/section-3.4-decay",
        .check = [argument](const claim::Context&) {
            return adjudicated(argument(true), "wherever |d|_K is neither 0 nor 1",
                               {"One point, K = 1, C = f^2, f = 1: d/dt C = -4, |d|_K = 2.", "f = 1; d = 2*f;\nprint(2*f*(-d), \"  \", -sqrt(d*1*d), \"  \", -d^2)", "None: a square is missing; only the sign is used.",
                                R"($\partial_tC|_{f_{\theta(t)}}=-\|d|_{f_{\theta(t)}}\|_K^2$)", [argument] { return argument(false); }, "all kernels, finite data sets and differentiable costs"});
        },
        .controls = {control("without the square", [argument] { return argument(true); })},
        .property = claim::property("d/dt C = -|d|_K^2 for three costs, exactly", [](long n) { return rigor::truth(cost_decays(sample(n))); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_decay{section_3_4_decay};

claim::legacy::Check section_3_4_definite() {
    return {
        .id = "le-2025/section-3.4-definite",
        .check = [](const claim::Context&) {
            return adjudicated(definiteness(true), "no kernel meets the printed condition (f = 0)",
                               {"f = 0: |f|_K = 0 for every kernel, while the premise does not mention f.", "f = [0, 0]; K = [2, 1; 1, 2];\nprint(f*K*f~)", "None: the condition that is used is |f|_pin > 0.",
                                R"($\|f\|_{p_{in}}>0\Rightarrow\|f\|_K>0$)", [] { return definiteness(false); }, "kernels whose Gram matrix on the data is positive definite: the two are equivalent"});
        },
        .controls = {control("as printed", [] { return definiteness(true); })},
        .property = claim::property("|f|_K^2 > 0 iff G f != 0 for positive semidefinite G, exactly", [](long n) {
            const KernelDescent s = sample(n);
            return rigor::truth((s.kernel_product(s.values, s.values) > 0) == (s.gram * s.values != Vector(s.values.size())));
        }, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_definite{section_3_4_definite};

claim::legacy::Check section_3_4_critical_point() {
    return {
        .id = "le-2025/section-3.4-critical-point",
        .check = [](const claim::Context&) {
            return adjudicated(converges_to_critical_point(true), "costs without a critical point, such as the cross-entropy on separable data", {cross_entropy_witness, cross_entropy_pari, "Little: the quadratic cost, the one of the text, has a minimum.",
                                R"(The cost is strictly decreasing except at critical points; every limit point of $f_t$ on the data is a critical point. (There may be none.))", [] { return over_samples("d/dt C < 0 unless d = 0, K positive definite", strictly_decreasing); },
                                "all K positive definite on the data, C continuously differentiable, f_t defined for all t: near a point that is not critical the rate -|d|_K^2 is below a negative number and the speed |grad_K C| is bounded, so each visit lasts long enough to lower C by a fixed amount, while C decreases to its value at the limit point (jacot-2018/section-3-critical-point)"});
        },
        .controls = {control("f_t of the cross-entropy stays below 20", [] { return cross_entropy_runs_off(20); })},
        .property = claim::property("strictly decreasing off critical points, exactly", [](long n) { return rigor::truth(strictly_decreasing(KernelDescent::sample(1 + n % 3, 1, 5, n))); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_critical_point{section_3_4_critical_point};

claim::legacy::Check section_3_4_global_minimum() {
    return {
        .id = "le-2025/section-3.4-global-minimum",
        .check = [](const claim::Context&) {
            return adjudicated(converges_to_critical_point(true), "convex costs, bounded from below, without a minimum", {cross_entropy_witness, cross_entropy_pari, "Little for the L^2 loss; for the cross-entropy the cost tends to its infimum and the function has no limit.",
                                R"(If $C$ is convex, $C(f_t)\to\inf C$, with $C(f_t)-C(z)\le\frac1{2t}(f_0-z)^\top G^{-1}(f_0-z)$ on the data for every $z$ ($G$ the Gram matrix); if $C$ has a minimum, $f_t$ converges to one on the data.)", convex_descent,
                                "all convex, continuously differentiable C, G invertible; integrate the inequality for the first part, take z a minimum for the second (the distance in G^-1 does not grow, and a limit point is a minimum)"});
        },
        .controls = {control("f_t of the cross-entropy stays below 20", [] { return cross_entropy_runs_off(20); })},
        .property = claim::property("the Lyapunov inequality, exactly, random z", [](long points, long n) { return rigor::truth(convex_sample(points, n)); }, claim::Input{"points", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_4_global_minimum{section_3_4_global_minimum};

}  // namespace proofs::le_2025
