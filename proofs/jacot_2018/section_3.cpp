// Section 3: the kernel gradient, on the values at the data (proofs/common/kernel_descent.hpp), and the models of random functions of section 3.1.
//  - The composite cost is not convex for L >= 2: f = w_2 relu(w_1 x), x = 1, f* = 1: at (1, 1) and (2, 1/2) the cost is 0, halfway (3/2, 3/4) it is not. For L = 1 it is convex: f is linear in
//    the parameters.
//  - "Equivalently K is a symmetric tensor in F ⊗ F": on the data. For functions on all of R^n0 elements of F ⊗ F have finite rank, Theta_infinity has not (proposition 2).
//  - Random functions: K~ = (1/P) sum f^(p) ⊗ f^(p) has mean K and variance Var(f(x) f(x'))/P exactly: (K(x, x) K(x', x') + K(x, x')^2)/P for Gaussian f.
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/kernel_descent.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Vector = KernelDescent::Vector;

std::size_t at(long i) { return static_cast<std::size_t>(i); }
KernelDescent sample(long number) { return KernelDescent::sample(1 + number % 3, 1 + number / 3 % 2, 1 + number / 6 % 4, number); }
claim::legacy::Argument over_samples(const std::string& says, const std::function<bool(const KernelDescent&)>& check) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 48; ++number) all = all && check(sample(number));
    return argument.step(says + " (exact; 1 to 3 points, 1 and 2 outputs, singular kernels too)", rigor::truth(all));
}

/// (f - 1)^2/2 for f = w_2 relu(w_1) and for f = w.
Rational two_layers(const Rational& a, const Rational& b) {
    const Rational f = b * (a > 0 ? a : Rational(0));
    return (f - 1) * (f - 1) / 2;
}
claim::legacy::Argument non_convex(long depth) {
    claim::legacy::Argument argument;
    // L = 1, f = w_1 + w_2 (weight and bias, x = 1): (1, 0) and (0, 1) are minima.
    const auto one_layer = [](const Rational& u, const Rational& v) { return Rational((u + v - 1) * (u + v - 1) / 2); };
    const Rational half(1, 2), a = depth == 1 ? one_layer(1, 0) : two_layers(1, 1), b = depth == 1 ? one_layer(0, 1) : two_layers(2, half), between = depth == 1 ? one_layer(half, half) : two_layers(Rational(3, 2), Rational(3, 4));
    return argument.step(depth == 1 ? "L = 1: the cost halfway between two minima exceeds both" : "L = 2, f = w_2 relu(w_1): the cost at (3/2, 3/4) exceeds those at (1, 1) and (2, 1/2), which are 0", rigor::truth(between > a && between > b));
}

claim::legacy::Argument infinite_rank(long points, long rank) {
    claim::legacy::Argument argument;
    const RationalMatrix all = claim::antipodal_circle_points(points / 2);
    return argument.step(fmt::format("Theta_infinity^(2), ReLU, beta = 1/2, at {} points of the circle has rank above {} (certified pivots)", points, rank), rank >= points ? Truth::no : rigor::climb({64, 1024}, [&]() -> std::optional<Truth> {
                             const Truth t = rigor::positive_definite(ntk::gram_matrix(all, ntk::FullyConnectedKernel::jacot(2, Rational(1, 2)), 2));
                             return t == Truth::unknown ? std::nullopt : std::optional(t);
                         }).value_or(Truth::unknown));
}

/// sum_ab g_ab e_a ⊗ e_b against its image under the exchange of factors, evaluated at pairs of functions f, h: f^T g h = h^T g f.
bool is_symmetric_tensor(const RationalMatrix& g) {
    const long n = g.rows();
    for (long a = 0; a < n; ++a)
        for (long b = 0; b < n; ++b) {
            Vector f(at(n)), h(at(n));
            f[at(a)] = 1;
            h[at(b)] = 1;
            if (KernelDescent::dot(f, g * h) != KernelDescent::dot(h, g * f)) return false;
        }
    return true;
}

/// <f, g>_K is bilinear and symmetric, and semidefinite for these kernels; |f|_pin > 0 implies |f|_K > 0 iff G is positive definite.
bool form(const KernelDescent& s) {
    const Vector g = s.derivative([](const auto& f) { return cubic_cost(f); });
    Vector both = s.values;
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += 3 * g[i];
    const bool bilinear = s.kernel_product(both, g) == s.kernel_product(s.values, g) + 3 * s.kernel_product(g, g) && s.kernel_product(s.values, g) == s.kernel_product(g, s.values);
    const auto u = rigor::null_vector(s.gram);
    const bool definite = rigor::inertia(s.gram).positive == s.gram.rows();
    return bilinear && s.kernel_product(g, g) >= 0 && definite == !u && (!u || (s.kernel_product(*u, *u) == 0 && s.product(*u, *u) > 0));
}
/// Phi_K(<d, .>)_k(x) = <d, K_k,.(x, .)> = (1/N) sum_j sum_l d_l(x_j) K_kl(x, x_j), and nothing of d off the data enters.
bool gradient_formula(const KernelDescent& s, const Rational& factor) {
    const Vector d = s.derivative([](const auto& f) { return quartic_cost(f); });
    const Vector by_matrix = s.gradient(d);
    const long outputs = static_cast<long>(d.size()) / s.points;
    for (long x = 0; x < s.points; ++x)
        for (long k = 0; k < outputs; ++k) {
            Rational sum = 0;
            for (long j = 0; j < s.points; ++j) {
                Rational product = 0;
                for (long l = 0; l < outputs; ++l) product += d[at(j * outputs + l)] * s.gram(x * outputs + k, j * outputs + l);
                sum += factor * product / s.points;
            }
            if (sum != by_matrix[at(x * outputs + k)]) return false;
        }
    return true;
}
/// <d, f>_pin of functions on N + 1 points, the last of which is no data point: d and e differ there only, or at a data point too. Equal on random f; different on some f.
bool dual_elements(long n, long number, bool on_data) {
    const KernelDescent s = KernelDescent::sample(n + 1, 1, 1, number);
    const auto form = [n](const Vector& d, const Vector& f) {
        Rational sum = 0;
        for (long i = 0; i < n; ++i) sum += d[at(i)] * f[at(i)] / n;
        return sum;
    };
    Vector e = s.values;
    e.back() += 1;
    if (on_data) e[at(number % n)] += 1;
    bool same = true;
    for (long k = 1; k <= 5; ++k) {
        const KernelDescent f = KernelDescent::sample(n + 1, 1, 1, number + k);
        same = same && form(s.values, f.values) == form(e, f.values);
    }
    return same;
}

// Section 3.1.

/// P functions on N + 1 points (the last one off the data), one output: f_theta = (1/sqrt P) sum theta_p f^(p), P a square.
struct LinearModel {
    RationalMatrix functions;  ///< P x (N + 1)
    Rational root;             ///< sqrt P
    Vector theta, d;           ///< d at the data
};
LinearModel linear_model(long root, long n, long number) {
    const KernelDescent a = KernelDescent::sample(root * root, n + 1, 1, number), b = KernelDescent::sample(root * root + n, 1, 1, number + 1);
    LinearModel m{RationalMatrix(root * root, n + 1), root, {}, {}};
    for (long p = 0; p < root * root; ++p)
        for (long i = 0; i <= n; ++i) m.functions(p, i) = a.values[at(p * (n + 1) + i)];
    m.theta.assign(b.values.begin(), b.values.begin() + root * root);
    m.d.assign(b.values.end() - n, b.values.end());
    return m;
}
bool evolution(const LinearModel& m, const Rational& factor) {
    const long P = m.functions.rows(), n = m.functions.columns() - 1;
    // theta_p' = -(1/sqrt P) <d, f^(p)>, then f' = (1/sqrt P) sum theta_p' f^(p); against -(1/N) sum_j K~(x, x_j) d(x_j).
    Vector velocity;
    for (long p = 0; p < P; ++p) {
        Rational product = 0;
        for (long i = 0; i < n; ++i) product += m.d[at(i)] * m.functions(p, i) / n;
        velocity.push_back(-product / m.root);
    }
    for (long x = 0; x <= n; ++x) {
        Rational moved = 0, kernel = 0;
        for (long p = 0; p < P; ++p) moved += velocity[at(p)] * m.functions(p, x) / m.root;
        for (long j = 0; j < n; ++j) {
            Rational k = 0;
            for (long p = 0; p < P; ++p) k += m.functions(p, x) * m.functions(p, j) / P;
            kernel -= factor * k * m.d[at(j)] / n;
        }
        if (moved != kernel) return false;
    }
    return true;
}
claim::legacy::Argument evolutions(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && evolution(linear_model(1 + number % 3, 1 + number % 3, number), factor);
    return argument.step("d/dt f along theta' = -grad(C o F) is -grad C with respect to K~ = (1/P) sum f^(p) ⊗ f^(p), on the data and off (exact, P = 1, 4, 9)", rigor::truth(all));
}
/// E K~ and Var K~ for functions drawn from a list with equal probability, by going through all draws of P functions: K and Var(f f')/P.
bool concentration(long P, long list, long number, const Rational& power_factor) {
    const KernelDescent s = KernelDescent::sample(list, 2, 1, number);  // values at x and x'
    const auto product = [&](long k) { return Rational(s.values[at(2 * k)] * s.values[at(2 * k + 1)]); };
    Rational kernel = 0, square = 0;
    for (long k = 0; k < list; ++k) {
        kernel += product(k) / list;
        square += product(k) * product(k) / list;
    }
    long draws = 1;
    for (long p = 0; p < P; ++p) draws *= list;
    Rational mean = 0, mean_square = 0;
    for (long draw = 0; draw < draws; ++draw) {
        Rational k = 0;
        for (long p = 0, rest = draw; p < P; ++p, rest /= list) k += product(rest % list) / P;
        mean += k / draws;
        mean_square += k * k / draws;
    }
    return mean == kernel && mean_square - mean * mean == power_factor * (square - kernel * kernel) / P;
}
claim::legacy::Argument law_of_large_numbers(const Rational& power_factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long P = 1; P <= 5; ++P) all = all && concentration(P, 3, P, power_factor) && concentration(P, 2, P + 10, power_factor);
    return argument.step("E K~ = K and Var K~(x, x') = Var(f(x) f(x'))/P, by enumeration of all draws (exact, P = 1 … 5)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_3_non_convex() {
    return {
        .id = "jacot-2018/section-3-non-convex",
        .check = [](const claim::Context&) { return conclude(non_convex(2), claim::Evidence::proved, "an example with L = 2 and the ReLU; deeper and wider networks with the ReLU contain it"); },
        .controls = {control("L = 1", [] { return non_convex(1); })},
        .property = claim::property("the minima (a, 1/a) and (b, 1/b), a != b > 0, have a positive cost halfway, exactly", [](const Rational& a, const Rational& b) {
            return rigor::truth(a == b || (two_layers(a, 1 / a) == 0 && two_layers(b, 1 / b) == 0 && two_layers((a + b) / 2, (1 / a + 1 / b) / 2) > 0));
        }, claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_3_non_convex{section_3_non_convex};

claim::legacy::Check section_3_tensor() {
    return {
        .id = "jacot-2018/section-3-tensor",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = with_misprint([](const claim::Context&) { return conclude(over_samples("K(x, x') = K(x', x)^T on the data iff sum K_ab e_a ⊗ e_b is unchanged by exchanging the factors", [](const KernelDescent& s) { return is_symmetric_tensor(s.gram); }), claim::Evidence::proved, "finite data sets"); },
                                                   R"(Equivalently $K$, on the data, is a symmetric tensor in $\mathcal F\otimes\mathcal F$, where functions that agree on the data are identified.)")(context);
            finding.remark = "Not true for functions on R^n0: a kernel of infinite rank is no element of the algebraic tensor product.";
            return finding;
        },
        .controls = {control("Theta_infinity of rank at most 23 at 24 points", [] { return infinite_rank(24, 24); }), control("G with one entry changed", [] { return over_samples("the same", [](const KernelDescent& s) {
                                                                                                                             RationalMatrix g = s.gram;
                                                                                                                             if (g.rows() > 1) g(0, 1) += 1;
                                                                                                                             return is_symmetric_tensor(g);
                                                                                                                         }); })},
        .property = claim::property("Gram matrices of r products have rank at most r, exactly", [](long r, long n) { return rigor::truth(rigor::rank(KernelDescent::sample(5, 1, r, n).gram) <= r); }, claim::Input{"r", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_tensor{section_3_tensor};

claim::legacy::Check section_3_form() {
    return {
        .id = "jacot-2018/section-3-form",
        .check = with_misprint([](const claim::Context&) { return conclude(over_samples("bilinear, symmetric; definite with respect to |.|_pin iff the Gram matrix is positive definite", form), claim::Evidence::proved, "all positive semidefinite kernels and finite data sets"); }, R"(The same for kernels $K$ that are positive semidefinite.)"),
        .controls = {control("kernels shifted by -100", [] {
            return over_samples("the same for G - 100 I", [](const KernelDescent& s) { return form({s.points, s.gram.shifted(100), s.values}); });
        })},
        .property = claim::property("bilinear, symmetric, definite iff G is, exactly", [](long n) { return rigor::truth(form(sample(n))); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_form{section_3_form};

claim::legacy::Check section_3_dual() {
    const auto argument = [](bool on_data) {
        claim::legacy::Argument a;
        bool all = true;
        for (long n = 0; n < 20; ++n) all = all && dual_elements(1 + n % 4, n, on_data);
        return a.step(on_data ? "d and e that differ at a data point define the same form" : "d and e that differ off the data define the same form (exact)", rigor::truth(all));
    };
    return {
        .id = "jacot-2018/section-3-dual",
        .check = [argument](const claim::Context&) { return conclude(argument(false), claim::Evidence::proved, "all finite data sets"); },
        .controls = {control("different at a data point", [argument] { return argument(true); })},
        .property = claim::property("equal on the data: the same form, on random functions", [](long n, long k) { return rigor::truth(dual_elements(n, k, false)); }, claim::Input{"N", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_dual{section_3_dual};

claim::legacy::Check section_3_kernel_gradient() {
    const auto argument = [](const Rational& factor) { return over_samples("grad_K C(x) = (1/N) sum_j K(x, x_j) d(x_j) = <d, K_k,.(x, .)>_pin, output by output", [factor](const KernelDescent& s) { return gradient_formula(s, factor); }); };
    return {
        .id = "jacot-2018/section-3-kernel-gradient",
        .check = [argument](const claim::Context&) { return conclude(argument(1), claim::Evidence::proved, "all kernels and finite data sets"); },
        .controls = {control("without 1/N", [argument] { return argument(3); })},
        .property = claim::property("both sides, exactly", [](long n) { return rigor::truth(gradient_formula(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_kernel_gradient{section_3_kernel_gradient};

claim::legacy::Check section_3_decay() {
    return {
        .id = "jacot-2018/section-3-decay",
        .check = [](const claim::Context&) { return conclude(over_samples("d/dt C = -<d, grad_K C>_pin = -|d|_K^2", [](const KernelDescent& s) { return cost_decays(s); }), claim::Evidence::proved, "all kernels, finite data sets and differentiable costs"); },
        .controls = {control("-|d|_K", [] { return over_samples("d/dt C = -|d|_K", [](const KernelDescent& s) { return cost_decays(s, true); }); })},
        .property = claim::property("three costs, exactly", [](long n) { return rigor::truth(cost_decays(sample(n))); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_decay{section_3_decay};

claim::legacy::Check section_3_1_evolution() {
    return {
        .id = "jacot-2018/section-3.1-evolution",
        .check = [](const claim::Context&) { return conclude(evolutions(1), claim::Evidence::proved, "all P, functions and finite data sets"); },
        .controls = {control("twice the kernel", [] { return evolutions(2); })},
        .property = claim::property("velocity of f = kernel gradient, exactly", [](long root, long n, long k) { return rigor::truth(evolution(linear_model(root, n, k), 1)); }, claim::Input{"sqrt P", claim::integers(1, 3)}, claim::Input{"N", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_evolution{section_3_1_evolution};

claim::legacy::Check section_3_1_limit() {
    return {
        .id = "jacot-2018/section-3.1-limit",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(law_of_large_numbers(1), claim::Evidence::proved, "all distributions with second moments (convergence), fourth moments (rate)");
            finding.stronger = "E |K~(x, x') - K(x, x')|^2 = Var(f(x) f(x'))/P exactly; for Gaussian functions (K(x, x) K(x', x') + K(x, x')^2)/P.";
            return finding;
        },
        .controls = {control("half the variance", [] { return law_of_large_numbers(Rational(1, 2)); })},
        .property = claim::property("mean K, variance Var(f f')/P, by enumeration", [](long P, long list, long n) { return rigor::truth(concentration(P, list, n, 1)); }, claim::Input{"P", claim::integers(1, 4)}, claim::Input{"functions", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_limit{section_3_1_limit};

}  // namespace proofs::jacot_2018
