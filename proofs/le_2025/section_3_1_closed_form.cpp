// Section 3.1 of Le, from the closed forms of w* to corollary 3.5: linear regression by the minimum-norm solution.
//  - w* = phi(X)^+ y is the minimiser of smallest norm: phi^T (phi w* - y) = 0 and w* in im phi^T; any other minimiser is w* + u with phi u = 0, and |w* + u|^2 = |w*|^2 + |u|^2.
//  - So w* is in the span of the phi(x_i) (proposition 3.4, whose display has lost the word), and w* = phi^T alpha* with alpha* = K^+ y, K = phi phi^T (corollary 3.5).
//  - A component u orthogonal to the phi(x_i) changes nothing on the data, which is what "due to orthogonality with the data points" can say; off the data it can change the prediction.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument normal_equations(const Rational& ridge) {
    claim::legacy::Argument argument;
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
claim::legacy::Argument span(const Rational& off) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) all = all && smallest(sample(n), off);
    return argument.step("phi^+ y is a minimiser, in the span of the phi(x_i), and orthogonal to every u with phi u = 0 (exact, all ranks)", rigor::truth(all));
}
bool representable(const Regression& r) {
    // alpha = (K)^+ y gives w* = phi^T alpha.
    const Vector alpha = rigor::pseudo_inverse(r.gram()) * r.targets;
    return r.features.transpose() * alpha == r.smallest_minimiser();
}
claim::legacy::Argument dual_solution(bool unique) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 0; n < 64; ++n) {
        const Regression r = sample(n);
        all = all && representable(r) && (!unique || rigor::rank(r.gram()) == r.points());
    }
    return argument.step(unique ? "and alpha* is the only vector with w* = phi^T alpha*" : "w* = phi^T alpha*, alpha* = K^+ y (exact, all ranks)", rigor::truth(all));
}

/// Is w* one of the phi(x_i), or in their span?
claim::legacy::Argument one_of_the_points(bool printed) {
    claim::legacy::Argument argument;
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
claim::legacy::Argument no_effect(bool off_data, bool larger) {
    claim::legacy::Argument argument;
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
claim::legacy::Argument underdetermined(bool printed) {
    claim::legacy::Argument argument;
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

claim::legacy::Check section_3_1_normal_equations() {
    return {
        .id = "le-2025/section-3.1-normal-equations",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Argument argument = normal_equations(0);
            const claim::legacy::Argument more = span(0);
            for (const claim::legacy::Line& s : more.steps()) argument.step(s.says, s.truth);
            return conclude(argument, claim::Evidence::proved, "all phi(X) and y (top of the file); exact instances");
        },
                               R"(The prediction function is $f_w:\mathbb R^{d_{in}}\to\mathbb R$, $x\mapsto w^\top\phi(x)$.)"),
        .controls = {control("ridge 1e-20", [] { return normal_equations(rigor::parse_rational("1e-20")); })},
        .property = claim::property("the closed form is the pseudo-inverse solution, exactly", [](long m, long d, long rank, long n) { return rigor::truth(closed_form(regression(m, d, rank, n), 0)); }, claim::Input{"m", claim::integers(1, 5)},
                                    claim::Input{"d", claim::integers(1, 4)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_normal_equations{section_3_1_normal_equations};

claim::legacy::Check section_3_1_underdetermined() {
    return {
        .id = "le-2025/section-3.1-underdetermined",
        .check = with_misprint([](const claim::Context&) { return conclude(underdetermined(false), claim::Evidence::proved, "all real matrices"); },
                               R"(When it is not, it is because the columns of $\phi(X)$ are linearly dependent (which $m<d$ implies, and not conversely); hence the minimizer is not unique.)"),
        .controls = {control("m < d", [] { return underdetermined(true); })},
        .property = claim::property("phi^T phi and phi have the same rank, exactly", [](long n) { return rigor::truth(rigor::rank(sample(n).features.transpose() * sample(n).features) == rigor::rank(sample(n).features)); }, number()),
    };
}
const claim::legacy::Registered registered_section_3_1_underdetermined{section_3_1_underdetermined};

claim::legacy::Check proposition_3_4() {
    return {
        .id = "le-2025/proposition-3.4",
        .check = [](const claim::Context&) { return conclude(span(0), claim::Evidence::proved, "all phi(X) and y"); },
        .controls = {control("w* moved along the null space by 1e-20", [] { return span(rigor::parse_rational("1e-20")); })},
        .property = claim::property("w* is a minimiser, in the span, orthogonal to the null space, exactly", [](long m, long d, long rank, long n) { return rigor::truth(smallest(regression(m, d, rank, n), 0)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"d", claim::integers(1, 5)}, claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_proposition_3_4{proposition_3_4};

claim::legacy::Check proposition_3_4_display() {
    return {
        .id = "le-2025/proposition-3.4-display",
        .check = [](const claim::Context&) {
            return adjudicated(one_of_the_points(true), "all data sets with phi(X) != 0: a finite set is no linear space", {"m = 1, phi(x_1) = 1, y = 2: w* = 2 is not in {1}.", "phi = Mat(1); y = [2]~; print(matsolve(phi~*phi, phi~*y))", "None: the span is meant.",
                                                        R"($w^*\in\operatorname{span}\{\phi(x^{(i)}):i\in[m]\}=\operatorname{im}(\phi(X)^\top)$)", [] { return one_of_the_points(false); }, "all phi(X) and y"});
        },
        .controls = {control("w* moved along the null space by 1e-20", [] { return span(rigor::parse_rational("1e-20")); })},
        .property = claim::property("w* is in the span, exactly", [](long n) { return rigor::truth(in_span(sample(n), sample(n).smallest_minimiser())); }, number()),
    };
}
const claim::legacy::Registered registered_proposition_3_4_display{proposition_3_4_display};

claim::legacy::Check section_3_1_no_effect() {
    return {
        .id = "le-2025/section-3.1-no-effect",
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
const claim::legacy::Registered registered_section_3_1_no_effect{section_3_1_no_effect};

claim::legacy::Check corollary_3_5() {
    return {
        .id = "le-2025/corollary-3.5",
        .check = with_misprint([](const claim::Context&) { return conclude(dual_solution(false), claim::Evidence::proved, "all phi(X) and y"); },
                               R"(It suffices to find a vector $\alpha^*\in\mathbb R^m$ such that $w^*=\phi(X)^\top\alpha^*$; it is unique only if the $\phi(x^{(i)})$ are linearly independent.)"),
        .controls = {control("alpha* is unique", [] { return dual_solution(true); })},
        .property = claim::property("phi^T K^+ y = phi^+ y, exactly", [](long m, long d, long rank, long n) { return rigor::truth(representable(regression(m, d, rank, n))); }, claim::Input{"m", claim::integers(1, 4)}, claim::Input{"d", claim::integers(1, 4)},
                                    claim::Input{"rank", claim::integers(1, 4)}, number()),
    };
}
const claim::legacy::Registered registered_corollary_3_5{corollary_3_5};

}  // namespace proofs::le_2025
