// Section 3.1 of Le, and the displays of section 3.3: linear regression by the minimum-norm solution and by gradient descent, in the weights, in the dual variables and in function space.
//  - w* = phi(X)^+ y is the minimiser of smallest norm: phi^T (phi w* - y) = 0 and w* in im phi^T; any other minimiser is w* + u with phi u = 0, and |w* + u|^2 = |w*|^2 + |u|^2.
//  - Gradient descent is w(t+1) = w(t) - (2 eta/m) phi^T (phi w(t) - y). The residual r = phi (w - w*) obeys r(t+1) = (I - (2 eta/m) K) r(t), K = phi phi^T: it tends to 0 from every start
//    iff 0 < eta < m/lambda_max(K) (if K != 0). "The loss is convex" says nothing about the step: one point, phi = 1, y = 0, eta = 2 triples |w| at each step.
//  - (3.6), (3.7), (3.8) have slips of indices. With w(t) = phi^T alpha(t): alpha(t+1)_i = alpha(t)_i - (2 eta/m)(<w(t), phi_i> - y_i), no sum; in (3.7) the sum runs over j; (3.8) is
//    f(x) = sum_i alpha_i K(x, x_i).
// All three descents are run side by side, exactly.
#include "claim/generators.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/regression.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

// The minimum-norm solution.

Regression sample(long number) { return regression(1 + number % 4, 1 + number / 4 % 4, 1 + number / 16 % 4, number); }

bool is_minimiser(const Regression& r, const Vector& w) { return is_zero(r.features.transpose() * r.residual(w)); }
bool in_span(const Regression& r, const Vector& w) {
    RationalMatrix with(r.points() + 1, r.features.columns());
    for (long i = 0; i < r.points(); ++i)
        for (long j = 0; j < with.columns(); ++j) with(i, j) = r.features(i, j);
    for (long j = 0; j < with.columns(); ++j) with(r.points(), j) = w[at(j)];
    return rigor::rank(with) == rigor::rank(r.features);
}
bool closed_form(const Regression& r, const Rational& ridge) {
    RationalMatrix gram = r.features.transpose() * r.features;
    if (rigor::rank(gram) < gram.rows()) return true;
    return rigor::inverse(gram.shifted(-ridge)) * (r.features.transpose() * r.targets) == r.smallest_minimiser() && is_minimiser(r, r.smallest_minimiser());
}
claim::Argument normal_equations(const Rational& ridge) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) all = all && closed_form(sample(n), ridge);
    return argument.step("where phi^T phi is invertible, (phi^T phi)^-1 phi^T y is the one minimiser, equal to phi^+ y (exact)", rigor::truth(all));
}
/// w* + u for all u != 0 with phi u = 0 has a larger norm; w* is a minimiser in the span.
bool smallest(const Regression& r, const Rational& off) {
    Vector w = r.smallest_minimiser();
    const auto u = rigor::null_vector(r.features);
    if (u) w = sum(w, off, *u);
    return is_minimiser(r, w) && in_span(r, w) && (!u || inner(w, *u) == 0);
}
claim::Argument span(const Rational& off) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) all = all && smallest(sample(n), off);
    return argument.step("phi^+ y is a minimiser, in the span of the phi(x_i), and orthogonal to every u with phi u = 0 (exact, all ranks)", rigor::truth(all));
}
bool representable(const Regression& r) {
    // alpha = (K)^+ y gives w* = phi^T alpha.
    const Vector alpha = rigor::pseudo_inverse(r.gram()) * r.targets;
    return r.features.transpose() * alpha == r.smallest_minimiser();
}
claim::Argument dual_solution(bool unique) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        all = all && representable(r) && (!unique || rigor::rank(r.gram()) == r.points());
    }
    return argument.step(unique ? "and alpha* is the only vector with w* = phi^T alpha*" : "w* = phi^T alpha*, alpha* = K^+ y (exact, all ranks)", rigor::truth(all));
}

/// Is w* one of the phi(x_i), or in their span?
claim::Argument one_of_the_points(bool printed) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        const Vector w = r.smallest_minimiser();
        bool found = false;
        for (long i = 0; i < r.points(); ++i) {
            Vector row;
            for (long j = 0; j < r.features.columns(); ++j) row.push_back(r.features(i, j));
            found = found || row == w;
        }
        all = all && (printed ? found : in_span(r, w));
    }
    return argument.step(printed ? "w* is one of the phi(x_i)" : "w* is in the span of the phi(x_i) (exact, all ranks)", rigor::truth(all));
}
/// u orthogonal to the phi(x_i): no change on the data; off the data?
claim::Argument no_effect(bool off_data) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        if (const auto u = rigor::null_vector(r.features)) all = all && is_zero(off_data ? r.elsewhere * *u : r.features * *u);
    }
    return argument.step(std::string("<u, phi(x)> = 0 at points ") + (off_data ? "off the data" : "of the data") + " for u orthogonal to the data (exact)", rigor::truth(all));
}

/// phi^T phi singular implies fewer equations than unknowns?
claim::Argument underdetermined(bool printed) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        const bool singular = rigor::rank(r.features.transpose() * r.features) < r.features.columns();
        all = all && singular == (printed ? r.points() < r.features.columns() : rigor::rank(r.features) < r.features.columns());
    }
    return argument.step(printed ? "phi^T phi is singular exactly when there are fewer equations than unknowns, m < d" : "phi^T phi is singular exactly when the columns of phi are dependent; then the minimiser is not unique (exact)", rigor::truth(all));
}

// Gradient descent.

struct Weights {
    Vector w;
    void step(const Regression& r, const Rational& eta) { w = sum(w, -2 * eta / r.points(), r.features.transpose() * r.residual(w)); }
};
enum class Sum { none, over_i, over_j };
/// The dual update in the forms of (3.6) and (3.7): `residual` is <w, phi_i> - y_i from w = phi^T alpha.
struct Dual {
    Vector alpha;
    Rational scale = 1;  ///< of the step; 1 but in controls
    /// (3.6): no sum, or the printed sum over i.
    void step_3_6(const Regression& r, const Rational& eta, Sum sums) {
        const Vector residual = r.residual(r.features.transpose() * alpha);
        Rational total = 0;
        for (const Rational& q : residual) total += q;
        for (std::size_t i = 0; i < alpha.size(); ++i) alpha[i] -= scale * 2 * eta / r.points() * (sums == Sum::none ? residual[i] : total);
    }
    /// (3.7): the sum over j, or over i with alpha^(j), where j is free: taken as j = i.
    void step_3_7(const Regression& r, const Rational& eta, Sum sums) {
        const RationalMatrix k = r.gram();
        Vector next = alpha;
        for (long i = 0; i < r.points(); ++i) {
            Rational total = -r.targets[at(i)];
            for (long j = 0; j < r.points(); ++j) total += sums == Sum::over_j ? Rational(alpha[at(j)] * k(i, j)) : Rational(alpha[at(i)] * k(j, i));
            next[at(i)] -= scale * 2 * eta / r.points() * total;
        }
        alpha = next;
    }
};
/// w(t) = phi^T alpha(t) for `steps` steps from 0.
bool side_by_side(const Regression& r, long steps, Sum form_3_6, Sum form_3_7, const Rational& scale = 1) {
    Weights weights{Vector(at(r.features.columns()))};
    Dual by_3_6{Vector(at(r.points())), scale}, by_3_7 = by_3_6;
    const Rational eta = r.safe_rate();
    for (long t = 0; t < steps; ++t) {
        weights.step(r, eta);
        by_3_6.step_3_6(r, eta, form_3_6);
        by_3_7.step_3_7(r, eta, form_3_7);
        if (r.features.transpose() * by_3_6.alpha != weights.w || r.features.transpose() * by_3_7.alpha != weights.w) return false;
    }
    return true;
}
claim::Argument dual_descent(Sum form_3_6, Sum form_3_7, const Rational& scale = 1) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && side_by_side(sample(n), 4, form_3_6, form_3_7, scale);
    return argument.step("four steps in the weights and in the dual variables: w(t) = phi^T alpha(t) (exact, all ranks)", rigor::truth(all));
}

/// f(x) = <w, phi(x)> = sum_i alpha_i K(x, x_i) at points off the data; printed: alpha^(j) with a free j, taken as the first.
bool inference(const Regression& r, bool printed, const Rational& factor = 1) {
    Dual dual{Vector(at(r.points())), 1};
    for (long t = 0; t < 3; ++t) dual.step_3_6(r, r.safe_rate(), Sum::none);
    const Vector f = r.elsewhere * (r.features.transpose() * dual.alpha);
    const RationalMatrix k = r.across();
    for (long x = 0; x < k.rows(); ++x) {
        Rational s = 0;
        for (long i = 0; i < r.points(); ++i) s += dual.alpha[printed ? 0 : at(i)] * k(x, i);
        if (factor * s != f[at(x)]) return false;
    }
    return true;
}
claim::Argument inference_argument(bool printed, const Rational& factor = 1) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && inference(sample(n), printed, factor);
    return argument.step("<w(3), phi(x)> = sum_i alpha_i K(x, x_i) at three points off the data (exact)", rigor::truth(all));
}

/// f_(t+1)(x) - f_t(x) = -(eta/m) sum_i K(x, x_i) 2 (f_t(x_i) - y_i).
bool function_space(const Regression& r, const Rational& factor) {
    Weights weights{Draw(r.points()).vector(r.features.columns())};  // from any start
    const Rational eta = r.safe_rate();
    for (long t = 0; t < 3; ++t) {
        const Vector before = r.elsewhere * weights.w, residual = r.residual(weights.w);
        weights.step(r, eta);
        const Vector moved = sum(r.elsewhere * weights.w, -1, before);
        Vector k = r.across() * residual;
        for (Rational& q : k) q *= -2 * factor * eta / r.points();
        if (moved != k) return false;
    }
    return true;
}
claim::Argument function_space_argument(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && function_space(sample(n), factor);
    return argument.step("three steps from random weights: the function moves by -(2 eta/m) sum_i K(x, x_i)(f(x_i) - y_i) at points off the data (exact)", rigor::truth(all));
}

/// The rate of change of f along w' = -grad C, against (3.14).
bool flow(const Regression& r, const Rational& factor) {
    const Vector w = Draw(r.points() + 7).vector(r.features.columns()), residual = r.residual(w);
    // C(w + e v) = C(w) + e <grad, v> + e^2 |phi v|^2/m: the gradient by exact differences.
    Vector velocity(w.size());
    for (std::size_t p = 0; p < w.size(); ++p) {
        Vector up = w, down = w;
        up[p] += 1;
        down[p] -= 1;
        velocity[p] = -(r.loss(up) - r.loss(down)) / 2;
    }
    Vector k = r.across() * residual;
    for (Rational& q : k) q *= -2 * factor / r.points();
    return r.elsewhere * velocity == k;
}
claim::Argument flow_argument(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) all = all && flow(sample(n), factor);
    return argument.step("d/dt f(x) along w' = -grad C, the gradient from exact differences of the quadratic loss, is (3.14) at points off the data", rigor::truth(all));
}

// Convergence.

/// Whether the residual of r(t+1) = (I - c K) r(t) tends to 0 from every start: all eigenvalues of c K on its range in (0, 2), by inertia.
bool converges(const RationalMatrix& k, const Rational& c) {
    RationalMatrix scaled = k;
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j) scaled(i, j) *= c;
    const rigor::Inertia whole = rigor::inertia(scaled), rest = rigor::inertia(scaled.shifted(2));
    return whole.negative == 0 && rest.negative == k.rows();
}
/// The printed statement: every eta > 0; corrected: eta < m/lambda_max(K), here eta = safe and larger than the threshold.
claim::Argument convergence(bool every_rate) {
    claim::Argument argument;
    bool small = true, large = true;
    for (long n = 0; n < 48; ++n) {
        const Regression r = sample(n);
        if (rigor::rank(r.gram()) == 0) continue;
        const Rational eta = r.safe_rate();
        small = small && converges(r.gram(), 2 * eta / r.points());
        // 50 eta = 25 m/trace > m/lambda_max for up to 25 points
        large = large && converges(r.gram(), Rational(100 * eta / r.points())) == every_rate;
    }
    argument.step("eta = m/(2 trace K), below m/lambda_max(K): all eigenvalues of (2 eta/m) K are below 2, the residual tends to its limit from every start (exact inertia)", rigor::truth(small));
    if (every_rate)
        argument.step("so do they for 50 times this rate", rigor::truth(large));
    else
        argument.step("for 50 times this rate an eigenvalue exceeds 2: gradient descent diverges from almost every start", rigor::truth(large));
    return argument;
}
/// |w(t)| for one point, phi = 1, y = 0, w(0) = 1.
Rational one_point(const Rational& eta, long steps) {
    Weights weights{{1}};
    RationalMatrix one(1, 1);
    one(0, 0) = 1;
    const Regression r{one, {0}, one};
    for (long t = 0; t < steps; ++t) weights.step(r, eta);
    return abs(weights.w[0]);
}

/// From w(0) = 0 the iterates are in the span, and the limit is w*: the part in the null space of phi never changes.
bool implicit_bias(const Regression& r, const Vector& start) {
    Weights weights{start};
    const Vector goal = r.smallest_minimiser();
    const auto u = rigor::null_vector(r.features);
    const Rational eta = r.safe_rate();
    for (long t = 0; t < 4; ++t) {
        weights.step(r, eta);
        if (!in_span(r, weights.w)) return false;
        if (u && inner(weights.w, *u) != 0) return false;
    }
    // The error is (I - (2 eta/m) phi^T phi)^t applied to w(0) - w*, which is in im phi^T, where the eigenvalues are below 1.
    return in_span(r, sum(start, -1, goal)) && converges(r.gram(), 2 * eta / r.points());
}
claim::Argument implicit_bias_argument(bool from_zero) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 48; ++n) {
        const Regression r = sample(n);
        if (rigor::rank(r.gram()) == 0) continue;
        Vector start(at(r.features.columns()));
        if (!from_zero) start = Draw(n).vector(r.features.columns());
        all = all && implicit_bias(r, start);
    }
    return argument.step(std::string(from_zero ? "from w(0) = 0" : "from random w(0)") + ", eta = m/(2 trace K): the iterates stay in im phi^T, so does their limit, the minimiser of smallest norm (exact)", rigor::truth(all));
}

// Kernels.

bool semidefinite(const Regression& r) { return rigor::inertia(r.gram()).negative == 0 && r.gram().is_symmetric(); }
claim::Argument semidefinite_argument(bool definite) {
    claim::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        all = all && semidefinite(r) && (!definite || rigor::rank(r.gram()) == r.points());
    }
    return argument.step(definite ? "Gram matrices are positive definite" : "Gram matrices are symmetric without negative eigenvalues (exact)", rigor::truth(all));
}

/// exp(<x, x'>) by its series to order N - 1 at N points of the line: the monomials of degree < N alone make it positive definite; the factors exp(-|x|^2/2) do not change that.
bool rbf_rank(const Vector& x, long terms) {
    const long n = static_cast<long>(x.size());
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            Rational term = 1;
            for (long p = 0; p < terms; ++p) {
                k(i, j) += term;
                term *= x[at(i)] * x[at(j)] / (p + 1);
            }
        }
    return rigor::inertia(k).positive == n;
}
Vector different_points(long n, long number) {
    Draw draw(number);
    Vector x;
    for (long i = 0; i < n; ++i) x.push_back((i == 0 ? Rational(draw.integer(-5, 5)) : x.back()) + Rational(draw.integer(1, 4), draw.integer(1, 4)));
    return x;
}
claim::Argument rbf(long missing) {
    claim::Argument argument;
    for (const long n : {1L, 3L, 6L, 10L})
        argument.step(fmt::format("{} different points of the line: the first {} terms of exp(x x') have a positive definite Gram matrix (exact)", n, n - missing), rigor::truth(rbf_rank(different_points(n, n), n - missing)));
    return argument;
}

/// Multiplications of one step, from counting them in the formulas: 2 m d in the weights, m^2 in the dual variables with the Gram matrix at hand.
struct Counts {
    long weights, dual;
};
Counts count(long m, long d) { return {2 * m * d, m * m}; }

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim section_3_1_normal_equations() {
    return {
        .id = "le-2025/section-3.1-normal-equations",
        .where = "section 3.1, the closed forms of w*",
        .title = "Least squares in closed form",
        .statement = R"(When $\phi(X)^\top\phi(X)$ is invertible, there is a unique solution whose closed-form expression is $w^*=(\phi(X)^\top\phi(X))^{-1}\phi(X)^\top y$. When it is not, […] the minimizer is not unique, thus we make the intuitive choice to define $w^*$ with minimum $L^2$ norm, whose "closed-form" expression is $\phi(X)^\dagger y$.)",
        .reading = "The dagger is the Moore-Penrose pseudo-inverse. (f_w is printed as a map from R^d, for R^(d_in).)",
        .method = "Exact elimination; the pseudo-inverse from a rank factorisation, the inverse from the normal equations.",
        .attack = "Tried: all ranks, more points than features and fewer; a ridge of 1e-20 (control).",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Argument argument = normal_equations(0);
            const claim::Argument more = span(0);
            for (const claim::Step& s : more.steps()) argument.step(s.says, s.truth);
            return conclude(argument, claim::Evidence::proved, "all phi(X) and y (top of the file); exact instances");
        },
        .controls = {control("ridge 1e-20", [] { return normal_equations(rigor::parse_rational("1e-20")); })},
        .property = claim::property("the closed form is the pseudo-inverse solution, exactly", [](long m, long d, long rank, long n) { return rigor::truth(closed_form(regression(m, d, rank, n), 0)); }, claim::Input{"m", claim::integers(1, 5)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim section_3_1_underdetermined() {
    return {
        .id = "le-2025/section-3.1-underdetermined",
        .where = "section 3.1, \"it is because phi(X) is underdetermined\"",
        .title = "Why phi^T phi can be singular",
        .statement = R"(When it is not [invertible], it is because $\phi(X)$ is underdetermined; hence the minimizer is not unique.)",
        .reading = "Underdetermined: the columns of phi(X) are linearly dependent, so that the equations do not determine w. Not: fewer equations than unknowns (m < d), which is sufficient and not necessary, e.g. phi(X) = [1, 1; 1, 1; 1, 1].",
        .method = "Ranks, exactly.",
        .attack = "Tried: the other meaning of the word, m < d (control), for which it is false.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(underdetermined(false), claim::Evidence::proved, "all real matrices"); },
        .controls = {control("m < d", [] { return underdetermined(true); })},
        .property = claim::property("phi^T phi and phi have the same rank, exactly", [](long n) { return rigor::truth(rigor::rank(sample(n).features.transpose() * sample(n).features) == rigor::rank(sample(n).features)); }, number()),
    };
}

claim::Claim proposition_3_4() {
    return {
        .id = "le-2025/proposition-3.4",
        .where = "proposition 3.4",
        .title = "The minimum-norm solution is in the span of the data",
        .statement = R"(In both cases above, $w^*$ is in the span of the training points.)",
        .reading = "The first sentence. The formula after it is proposition-3.4-display.",
        .method = "Orthogonality to the null space, exactly.",
        .attack = "Tried: all ranks, y outside the range of phi(X); w* moved along the null space (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(span(0), claim::Evidence::proved, "all phi(X) and y"); },
        .controls = {control("w* moved along the null space by 1e-20", [] { return span(rigor::parse_rational("1e-20")); })},
        .property = claim::property("w* is a minimiser, in the span, orthogonal to the null space, exactly", [](long m, long d, long rank, long n) { return rigor::truth(smallest(regression(m, d, rank, n), 0)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 5)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim proposition_3_4_display() {
    return {
        .id = "le-2025/proposition-3.4-display",
        .where = "proposition 3.4, \"In other words\"",
        .title = "The span written as a set",
        .statement = R"(In other words, $w^*\in\{\phi(x^{(i)}):i\in[m]\}=\operatorname{im}(\phi(X)^\top)$.)",
        .reading = "As printed: the set of the m vectors.",
        .method = "One data point.",
        .attack = "Tried to save it: with \"span\" before the brace it is the first sentence of the proposition, which holds.",
        .uses = {"le-2025/proposition-3.4"},
        .check = [](const claim::Context&) {
            return adjudicated(one_of_the_points(true), "all data sets with phi(X) != 0: a finite set is no linear space", {"m = 1, phi(x_1) = 1, y = 2: w* = 2 is not in {1}.", "phi = Mat(1); y = [2]~; print(matsolve(phi~*phi, phi~*y))", "None: the span is meant.",
                                                        R"($w^*\in\operatorname{span}\{\phi(x^{(i)}):i\in[m]\}=\operatorname{im}(\phi(X)^\top)$)", [] { return one_of_the_points(false); }, "all phi(X) and y"});
        },
        .controls = {control("w* moved along the null space by 1e-20", [] { return span(rigor::parse_rational("1e-20")); })},
        .property = claim::property("w* is in the span, exactly", [](long n) { return rigor::truth(in_span(sample(n), sample(n).smallest_minimiser())); }, number()),
    };
}

claim::Claim section_3_1_no_effect() {
    return {
        .id = "le-2025/section-3.1-no-effect",
        .where = "section 3.1, the paragraph after proposition 3.4",
        .title = "What the orthogonal component does",
        .statement = R"([One can always decompose the weight/feature space into $\operatorname{im}(\phi(X)^\top)\oplus\operatorname{im}(\phi(X)^\top)^\perp$, and] any component from the orthogonal subspace would have no effect on prediction (due to orthogonality with the data points), while increasing the norm.)",
        .reading = "Prediction at any x, as the word is used in section 3.1 (\"to predict y from x\").",
        .method = "A point off the data.",
        .attack = "Tried to save it: for predictions on the data it is right, and that is all that the argument for proposition 3.4 needs. That the norm increases is right.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(no_effect(true), "data that do not span the features", {"phi(x_1) = (1, 0), phi(x) = (0, 1): the component u = (0, 1) is orthogonal to the data and changes the prediction at x by 1.", "phi1 = [1, 0]; phi = [0, 1]; u = [0, 1];\nprint(phi1*u~, \"  \", phi*u~)",
                                                "None for proposition 3.4. It is why f_0 matters in proposition 4.5.", R"(Any component from the orthogonal subspace has no effect on the predictions on the data.)", [] { return no_effect(false); }, "all phi(X)"});
        },
        .controls = {control("no effect off the data either", [] { return no_effect(true); })},
        .property = claim::property("phi(X) u = 0 for u orthogonal to the rows, exactly", [](long m, long rank, long n) {
            const Regression r = regression(m, 5, rank, n);
            const auto u = rigor::null_vector(r.features);
            return rigor::truth(u.has_value() && is_zero(r.features * *u));
        }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim corollary_3_5() {
    return {
        .id = "le-2025/corollary-3.5",
        .where = "corollary 3.5",
        .title = "Dual variables",
        .statement = R"(It suffices to find $\{\alpha^{*(i)}\in\mathbb R:i\in[m]\}$ for $w^*=\sum_{i=1}^m\alpha^{*(i)}\phi(x^{(i)})$, i.e., the vector $\alpha^*\in\mathbb R^m$ such that $w^*=\phi(X)^\top\alpha^*$.)",
        .reading = "There is such a vector; \"the\" vector is unique only if the phi(x_i) are independent.",
        .method = "alpha* = K^+ y, exactly.",
        .attack = "Tried: dependent phi(x_i), for which alpha* is not unique (control).",
        .uses = {"le-2025/proposition-3.4"},
        .check = [](const claim::Context&) { return conclude(dual_solution(false), claim::Evidence::proved, "all phi(X) and y"); },
        .controls = {control("alpha* is unique", [] { return dual_solution(true); })},
        .property = claim::property("phi^T K^+ y = phi^+ y, exactly", [](long m, long d, long rank, long n) { return rigor::truth(representable(regression(m, d, rank, n))); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim section_3_1_convergence() {
    return {
        .id = "le-2025/section-3.1-convergence",
        .where = "section 3.1, \"guaranteed convergence\"",
        .title = "Gradient descent on a convex loss converges",
        .statement = R"(One can also run GD on this problem and be guaranteed convergence because the loss function is convex with respect to $w$. […] Since the optimization problem is convex, it would converge to a minimizer in $\operatorname{im}(\phi(X)^\top)$. [$\eta>0$ is the learning rate.])",
        .reading = "GD as defined in section 3, theta(t+1) = theta(t) - eta grad, with any eta > 0: no other condition is named.",
        .method = "Eigenvalues of I - (2 eta/m) K by exact inertia; one point by hand.",
        .attack = "Tried to save it: for the gradient flow of the least-squares loss it is true; for steps the bound eta < m/lambda_max(K) is exact. The second computation is the PARI line.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Finding finding = adjudicated(convergence(true), "fails for every data set with K != 0 and every eta > m/lambda_max(K)",
                               {"One point, phi(x) = 1, y = 0, eta = 2, w(0) = 1: w(t+1) = w(t) - 4 w(t) = -3 w(t), so |w(10)| = 59049.", "w = 1; for(t = 1, 10, w = w - 2*2*w); print(w)",
                                "Little: the continuous-time statements are not touched; every statement about GD steps needs a small enough eta.",
                                R"(GD converges to a minimiser from every $w(0)$ if $0<\eta<m/\lambda_{\max}(K)$, $K=\phi(X)\phi(X)^\top$; for $\eta>m/\lambda_{\max}(K)$ it diverges from almost every $w(0)$.)", [] { return convergence(false); }, "all data sets with K != 0"});
            finding.values = {{"|w(10)| for one point, eta = 2", rigor::Ball(one_point(2, 10)).enclosure(12)}, {"the same, eta = 1/2", rigor::Ball(one_point(Rational(1, 2), 10)).enclosure(12)}};
            return finding;
        },
        .controls = {control("every rate", [] { return convergence(true); })},
        .property = claim::property("one point: |w(t)| falls iff eta < 1, exactly", [](const Rational& eta) { return rigor::truth((one_point(eta, 3) < 1) == (eta < 1)); }, claim::Input{"eta", claim::positive_rationals()}),
    };
}

claim::Claim eq_3_6() {
    return {
        .id = "le-2025/eq-3.6",
        .where = "(3.6)",
        .title = "Gradient descent in the dual variables",
        .statement = R"($\alpha(t+1)^{(i)}=\alpha(t)^{(i)}-\frac{2\eta}m\sum_{i=1}^m(w(t)^\top\phi(x^{(i)})-y^{(i)})$, $w(t+1)=\sum_{i=1}^m\alpha(t+1)^{(i)}\phi(x^{(i)})$.)",
        .reading = "As printed, with the sum; w(t) by the gradient descent of the line before, alpha(0) = 0, w(0) = 0.",
        .method = "Both descents side by side, exactly.",
        .attack = "Tried to save it: with one data point the sum is harmless. Two points and one step are enough to refute it. The second computation is the PARI line.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(dual_descent(Sum::over_i, Sum::over_j), "wherever sum_i (r_i - sum_k r_k) phi(x_i) != 0, r the residuals",
                               {"phi(x_1) = (1, 0), phi(x_2) = (0, 1), y = (1, 0), eta = 1, w(0) = 0: gradient descent gives w(1) = (1, 0); the printed update gives alpha(1) = (1, 1), w(1) = (1, 1).",
                                "y = [1, 0]; w = y*2/2;\na = vector(2, i, -2/2*sum(k = 1, 2, 0 - y[k]));\nprint(w, \"  \", a)", "None: the equations that follow, (3.7) and the display in section 3.3, are without this sum.",
                                R"($\alpha(t+1)^{(i)}=\alpha(t)^{(i)}-\frac{2\eta}m(w(t)^\top\phi(x^{(i)})-y^{(i)})$)", [] { return dual_descent(Sum::none, Sum::over_j); }, "all data sets, eta and t"});
        },
        .controls = {control("with the sum", [] { return dual_descent(Sum::over_i, Sum::over_j); }), control("corrected, a step too long by 1e-9", [] { return dual_descent(Sum::none, Sum::over_j, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected: w(t) = phi^T alpha(t), exactly, 3 steps", [](long m, long d, long rank, long n) { return rigor::truth(side_by_side(regression(m, d, rank, n), 3, Sum::none, Sum::over_j)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim section_3_1_implicit_bias() {
    return {
        .id = "le-2025/section-3.1-implicit-bias",
        .where = "section 3.1, \"the first observation\"",
        .title = "Gradient descent from zero finds the minimum-norm solution",
        .statement = R"(Through the optimization process $w(t)\in\operatorname{im}(\phi(X)^\top)$, and […] it would converge to a minimizer in $\operatorname{im}(\phi(X)^\top)$. It is then easy to see that that minimizer is exactly the minimum-norm $w^*$.)",
        .reading = "From w(0) = 0, and with eta < m/lambda_max(K) (section-3.1-convergence).",
        .method = "The iterates and their limit, exactly.",
        .attack = "Tried: other starting points (control): then the part of w(0) in the null space of phi(X) stays, and the limit is not w*. \"It is then reasonable with initialize anywhere\", one paragraph above, is true of the convergence only.",
        .uses = {"le-2025/proposition-3.4", "le-2025/section-3.1-convergence"},
        .check = [](const claim::Context&) { return conclude(implicit_bias_argument(true), claim::Evidence::proved, "all data sets, w(0) = 0 (or any w(0) in im phi(X)^T), 0 < eta < m/lambda_max(K)"); },
        .controls = {control("from random weights", [] { return implicit_bias_argument(false); })},
        .property = claim::property("iterates in the span, error in the span, contraction, exactly", [](long m, long d, long rank, long n) {
            const Regression r = regression(m, d, rank, n);
            return rigor::truth(rigor::rank(r.gram()) == 0 || implicit_bias(r, Vector(at(r.features.columns()))));
        }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim eq_3_7() {
    return {
        .id = "le-2025/eq-3.7",
        .where = "(3.7)",
        .title = "Gradient descent in the dual variables with the kernel",
        .statement = R"($\alpha(t+1)^{(i)}-\alpha(t)^{(i)}=-\frac{2\eta}m\left[-y^{(i)}+\sum_{i=1}^m\alpha(t)^{(j)}K(x^{(i)},x^{(j)})\right]$.)",
        .reading = "As printed: the sum runs over i, and j is free; the only value that leaves an equation for alpha^(i) is j = i.",
        .method = "Side by side with the descent in the weights, exactly.",
        .attack = "Tried to save it: the two lines above it in the paper have the sum over j, which is right. The second computation is the PARI line.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(dual_descent(Sum::none, Sum::over_i), "m >= 2 in general",
                               {"K = [1, 1; 1, 1], y = (1, 0), eta = 1/2, alpha(0) = 0: alpha(1) = (1/2, 0). Next, with the sum over j, alpha(2) = (3/4, -1/4); with the printed sum over i and j = i, (1/2, 0).",
                                "K = [1, 1; 1, 1]; y = [1, 0]; a = [1/2, 0];\nprint(vector(2, i, a[i] - 1/2*(-y[i] + sum(j = 1, 2, a[j]*K[i, j]))), \"  \", vector(2, i, a[i] - 1/2*(-y[i] + sum(k = 1, 2, a[i]*K[k, i]))))",
                                "None: a slip of one index; the text before it is right.", R"($\alpha(t+1)^{(i)}-\alpha(t)^{(i)}=-\frac{2\eta}m\left[-y^{(i)}+\sum_{j=1}^m\alpha(t)^{(j)}K(x^{(i)},x^{(j)})\right]$)", [] { return dual_descent(Sum::none, Sum::over_j); },
                                "all data sets, eta and t"});
        },
        .controls = {control("sum over i", [] { return dual_descent(Sum::none, Sum::over_i); }), control("corrected, a step too long by 1e-9", [] { return dual_descent(Sum::none, Sum::over_j, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected: w(t) = phi^T alpha(t), exactly, 3 steps", [](long m, long d, long rank, long n) { return rigor::truth(side_by_side(regression(m, d, rank, n), 3, Sum::none, Sum::over_j)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim eq_3_8() {
    return {
        .id = "le-2025/eq-3.8",
        .where = "(3.8)",
        .title = "Inference with the kernel",
        .statement = R"($f_{w(t)}(x)=w(t)^\top\phi(x)=\sum_{i=1}^m\alpha(t)^{(j)}K(x,x^{(i)})$.)",
        .reading = "As printed: the index j of alpha is free; it is taken as a fixed index.",
        .method = "Against <w, phi(x)> with w = phi^T alpha, exactly.",
        .attack = "Tried: every fixed j fails as soon as the alpha differ. The display above (3.7) has the sum over j throughout and is right.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(inference_argument(true), "m >= 2 and alpha with different entries",
                               {"K(x, x_1) = K(x, x_2) = 1, alpha = (1, 0): f(x) = 1; with alpha^(1) in every term the sum is 2, with alpha^(2) it is 0.", "a = [1, 0]; K = [1, 1];\nprint(sum(i = 1, 2, a[i]*K[i]), \"  \", sum(i = 1, 2, a[1]*K[i]), \"  \", sum(i = 1, 2, a[2]*K[i]))",
                                "None: a slip of one index.", R"($f_{w(t)}(x)=w(t)^\top\phi(x)=\sum_{i=1}^m\alpha(t)^{(i)}K(x,x^{(i)})$)", [] { return inference_argument(false); }, "all data sets and t"});
        },
        .controls = {control("alpha^(1) in every term", [] { return inference_argument(true); }), control("corrected, 1 + 1e-9 times", [] { return inference_argument(false, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("corrected, exactly, at three points off the data", [](long m, long d, long rank, long n) { return rigor::truth(inference(regression(m, d, rank, n), false)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim remark_3_9() {
    return {
        .id = "le-2025/remark-3.9",
        .where = "remark 3.9, item (2)",
        .title = "The Gaussian kernel has no finite-dimensional feature map",
        .statement = R"(By picking clever kernels like the Gaussian radial basis function (RBF) $K(x,x')=e^{-\|x-x'\|^2/2}$, it is analogous to using an infinite dimensional feature map $\phi$ (which can be seen via the power series representation of the above), which would have been impossible via an explicit definition of $\phi$.)",
        .reading = "No feature map into R^d, d finite, has this kernel: its Gram matrix at m different points has rank m for every m. (An explicit infinite one exists: exp(-x^2/2) x^k/sqrt(k!) on the line.)",
        .method = "K(x, x') = exp(-|x|^2/2) exp(-|x'|^2/2) sum_k <x, x'>^k/k!; the terms k < m are positive definite at m points of a line (Vandermonde), the others semidefinite.",
        .attack = "Tried: up to 10 points, one term fewer (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(rbf(0), claim::Evidence::proved, "all m; points of a line suffice, whatever d_in is"); },
        .controls = {control("one term fewer", [] { return rbf(1); })},
        .property = claim::property("the first m terms are positive definite at m different points, exactly", [](long m, long n) { return rigor::truth(rbf_rank(different_points(m, n), m)); }, claim::Input{"m", claim::integers(1, 8)}, number()),
    };
}

claim::Claim remark_3_9_computation() {
    const auto argument = [](long factor) {
        claim::Argument a;
        bool all = true;
        for (long m = 1; m <= 50; ++m)
            for (long d = 1; d <= 50; ++d) all = all && (count(m, d).dual < count(m, d).weights) == (m < factor * d);
        return a.step("multiplications of one step: 2 m d in the weights, m^2 in the dual variables (Gram matrix at hand); fewer in the dual variables iff m < 2 d", rigor::truth(all));
    };
    return {
        .id = "le-2025/remark-3.9-computation",
        .where = "remark 3.9, item (1)",
        .title = "What the kernel trick saves",
        .statement = R"(Bypassing the dot product saves tremendous computation.)",
        .reading = "Depends on d, m and the kernel, which the remark does not fix.",
        .method = "Counting multiplications.",
        .attack = "Considered: many points and few features (m > 2 d), where the dual variables cost more; infinitely many features, where only they can be computed.",
        .uses = {},
        .check = [argument](const claim::Context&) { return claim::unchecked(argument(2), "no sizes are given; the count says when it is so"); },
        .controls = {control("fewer iff m < d", [argument] { return argument(1); })},
        .property = claim::property("m^2 < 2 m d iff m < 2 d", [](long m, long d) { return rigor::truth((count(m, d).dual < count(m, d).weights) == (m < 2 * d)); }, claim::Input{"m", claim::integers(1, 10'000)}, claim::Input{"d", claim::integers(1, 10'000)}),
    };
}

claim::Claim section_3_1_psd() {
    return {
        .id = "le-2025/section-3.1-psd",
        .where = "section 3.1, last paragraph",
        .title = "Kernels of feature maps are positive semidefinite",
        .statement = R"(Any $K(x,x')$ as defined in this manner is symmetric and positive semidefinite (PSD), concretely in the sense that for any $\{x^{(i)}:i\in[m]\}$, the Gram matrix $\mathbf K=[K(x^{(i)},x^{(j)})]_{i,j\in[m]}$ is symmetric and PSD.)",
        .reading = "As printed.",
        .method = "K = phi phi^T; exact inertia.",
        .attack = "Tried: dependent features, for which it is not definite (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(semidefinite_argument(false), claim::Evidence::proved, "all feature maps and finite sets of points"); },
        .controls = {control("positive definite", [] { return semidefinite_argument(true); })},
        .property = claim::property("no negative eigenvalue, exactly", [](long m, long d, long rank, long n) { return rigor::truth(semidefinite(regression(m, d, rank, n))); }, claim::Input{"m", claim::integers(1, 6)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim section_3_3_function_space() {
    return {
        .id = "le-2025/section-3.3-function-space",
        .where = "section 3.3, the first display",
        .title = "Gradient descent in function space",
        .statement = R"($f_{w(t+1)}(x)-f_{w(t)}(x)=\sum_{i=1}^m(\alpha(t+1)^{(i)}-\alpha(t)^{(i)})K(x,x^{(i)})=-\eta\frac1m\sum_{i=1}^mK(x,x^{(i)})\left[2(w(t)^\top\phi(x^{(i)})-y^{(i)})\right]$.)",
        .reading = "As printed; the references to (3.8) and (3.6) are to their corrected forms.",
        .method = "Steps in the weights against the kernel sum, exactly, from any start.",
        .attack = "Tried: starting points outside im phi^T (then w(t) = w(0) + phi^T alpha(t), and the differences are the same), points off the data.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(function_space_argument(1), claim::Evidence::proved, "all data sets, eta, t, x"); },
        .controls = {control("factor 1/2", [] { return function_space_argument(Rational(1, 2)); })},
        .property = claim::property("exactly, three steps", [](long m, long d, long rank, long n) { return rigor::truth(function_space(regression(m, d, rank, n), 1)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim eq_3_14() {
    return {
        .id = "le-2025/eq-3.14",
        .where = "(3.14)",
        .title = "Gradient flow in function space",
        .statement = R"(Which in the continuum is $\partial_tf_{w(t)}(x)=-\frac1m\sum_{i=1}^mK(x,x^{(i)})\left[2(w(t)^\top\phi(x^{(i)})-y^{(i)})\right]$. […] Conforming to this notation, we can also write $\partial_tf_{w(t)}(x)=-\langle K(x,\cdot),2(w(t)^\top\phi(\cdot)-f^*(\cdot))\rangle_{p_{in}}$.)",
        .reading = "Along w' = -grad C.",
        .method = "The gradient by exact differences of the quadratic loss, without the kernel.",
        .attack = "Tried: points off the data, dependent features; factor 1 in place of 2 (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(flow_argument(1), claim::Evidence::proved, "all data sets, w and x"); },
        .controls = {control("factor 1/2", [] { return flow_argument(Rational(1, 2)); })},
        .property = claim::property("exactly", [](long m, long d, long rank, long n) { return rigor::truth(flow(regression(m, d, rank, n), 1)); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

claim::Claim remark_3_15() {
    return {
        .id = "le-2025/remark-3.15",
        .where = "remark 3.15",
        .title = "Updates are weighted by similarity",
        .statement = R"(The functional gradient is a weighted update with weights proportional to how similar $x$ is to every training data point.)",
        .reading = "(3.14): the residuals 2 (f(x_i) - y_i), weighted by K(x, x_i)/m.",
        .method = "As eq-3.14.",
        .attack = "Considered: \"similar\" for a scalar product that is negative; then the weight is negative. The weights need not add up to 1.",
        .uses = {"le-2025/eq-3.14"},
        .check = [](const claim::Context&) { return conclude(flow_argument(1), claim::Evidence::proved, "all data sets, w and x"); },
        .controls = {control("factor 3", [] { return flow_argument(3); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(flow(sample(n), 1)); }, number()),
    };
}

}  // namespace proofs::le_2025
