// Section 3.1 of Le, from the closed forms of w* to corollary 3.5: linear regression by the minimum-norm solution.
//  - w* = phi(X)^+ y is the minimiser of smallest norm: phi^T (phi w* - y) = 0 and w* in im phi^T; any other minimiser is w* + u with phi u = 0, and |w* + u|^2 = |w*|^2 + |u|^2.
//  - So w* is in the span of the phi(x_i) (proposition 3.4, whose display has lost the word), and w* = phi^T alpha* with alpha* = K^+ y, K = phi phi^T (corollary 3.5).
//  - A component u orthogonal to the phi(x_i) changes nothing on the data, which is what "due to orthogonality with the data points" can say; off the data it can change the prediction.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/common/section_3_1.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

bool is_minimiser(const Regression& r, const Vector& w) { return is_zero(r.features.transpose() * r.residual(w)); }

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
/// u orthogonal to the phi(x_i): no change on the data (or off the data?), and a larger norm than that of w* (or not?).
claim::Argument no_effect(bool off_data, bool larger) {
    claim::Argument argument;
    bool all = true, norms = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        const auto u = rigor::null_vector(r.features);
        if (!u) continue;
        const Vector w = r.smallest_minimiser(), moved = sum(w, 1, *u);
        all = all && is_zero(off_data ? r.elsewhere * *u : r.features * *u);
        norms = norms && (inner(moved, moved) > inner(w, w)) == larger;
    }
    return argument.step(std::string("<u, phi(x)> = 0 at points ") + (off_data ? "off the data" : "of the data") + " for u orthogonal to the data (exact)", rigor::truth(all))
        .step(std::string("the norm of w* + u is ") + (larger ? "" : "not ") + "larger than that of w* (exact)", rigor::truth(norms));
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
        .check = with_misprint([](const claim::Context&) {
            claim::Argument argument = normal_equations(0);
            const claim::Argument more = span(0);
            for (const claim::Step& s : more.steps()) argument.step(s.says, s.truth);
            return conclude(argument, claim::Evidence::proved, "all phi(X) and y (top of the file); exact instances");
        },
                               R"(The prediction function is $f_w:\mathbb R^{d_{in}}\to\mathbb R$, $x\mapsto w^\top\phi(x)$.)"),
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
        .check = with_misprint([](const claim::Context&) { return conclude(underdetermined(false), claim::Evidence::proved, "all real matrices"); },
                               R"(When it is not, it is because the columns of $\phi(X)$ are linearly dependent (which $m<d$ implies, and not conversely); hence the minimizer is not unique.)"),
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
        .reading = "Prediction on the data: the reason in the parenthesis is about them, and that is what the argument for proposition 3.4 needs.",
        .method = "Products with the rows of phi(X), exactly; |w + u|^2 = |w|^2 + |u|^2.",
        .attack = "Tried: prediction at any x, as the word is used at the start of section 3.1 (\"to predict y from x\"); then it is false (control): phi(x_1) = (1, 0), phi(x) = (0, 1), u = (0, 1) changes the prediction at x by 1.",
        .uses = {},
        .check = with_limit([](const claim::Context&) { return conclude(no_effect(false, true), claim::Evidence::proved, "all phi(X) and y"); },
                            "Off the data such a component does have an effect: it is why f_0 matters in proposition-4.5."),
        .controls = {control("no effect off the data either", [] { return no_effect(true, true); }), control("the norm does not increase", [] { return no_effect(false, false); })},
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
        .check = with_misprint([](const claim::Context&) { return conclude(dual_solution(false), claim::Evidence::proved, "all phi(X) and y"); },
                               R"(It suffices to find a vector $\alpha^*\in\mathbb R^m$ such that $w^*=\phi(X)^\top\alpha^*$; it is unique only if the $\phi(x^{(i)})$ are linearly independent.)"),
        .controls = {control("alpha* is unique", [] { return dual_solution(true); })},
        .property = claim::property("phi^T K^+ y = phi^+ y, exactly", [](long m, long d, long rank, long n) { return rigor::truth(representable(regression(m, d, rank, n))); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}

}  // namespace proofs::le_2025
