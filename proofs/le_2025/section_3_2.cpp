// Section 3.2 of Le on finite sets, where a kernel is a positive semidefinite matrix K (singular ones included) and everything is exact. H_0 = im K, the functions f = K a.
//  - <K a, K b> := a^T K b depends on the functions only: K a = K a' gives a^T K b = a'^T K b. (The text checks symmetry, linearity and definiteness; this is what makes it a definition. It
//    follows from the same line: <f, K b> = sum_j b_j f(x_j).)
//  - Reproducing: <K a, K e_x> = (K a)_x. Definite: <f, f> = 0 gives f(x)^2 <= <f, f> K(x, x) = 0.
//  - Unique: on im K a scalar product B(f, g) = a^T M b with the reproducing property has M e_x = K e_x on im K.
//  - For infinite sets the completion consists of functions: a Cauchy sequence of H_0 converges pointwise, |f_n(x) - f_m(x)| <= |f_n - f_m| K(x, x)^(1/2), and if its pointwise limit is 0 its norm
//    tends to 0: |f_n|^2 = <f_n, f_N> + <f_n, f_n - f_N>, the first term tends to 0 for fixed N, the second is small. The text leaves this out. Uniqueness holds as a space of functions, which is more
//    than "up to isometric isomorphism": H_0 lies in every such H with the same scalar product, and is dense in it (f orthogonal to all K_x is 0).
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// A A^T, n x n, of rank at most r.
RationalMatrix kernel(long n, long r, long number) {
    Draw draw(number);
    const RationalMatrix a = draw.matrix(n, r);
    return a * a.transpose();
}
Vector unit(long n, long x) {
    Vector e(at(n));
    e[at(x)] = 1;
    return e;
}
Rational product(const RationalMatrix& k, const Vector& a, const Vector& b) { return inner(a, k * b); }

/// a + u with K u = 0 stands for the same function.
bool well_defined(long n, long r, long number) {
    const RationalMatrix k = kernel(n, r, number);
    Draw draw(number + 1);
    const Vector a = draw.vector(n), b = draw.vector(n);
    const auto u = rigor::null_vector(k);
    if (!u) return true;
    const Vector other = sum(a, 3, *u);
    return k * other == k * a && product(k, other, b) == product(k, a, b) && product(k, b, other) == product(k, b, a);
}
bool reproducing(long n, long r, long number, const Rational& factor) {
    const RationalMatrix k = kernel(n, r, number);
    const Vector a = Draw(number + 1).vector(n), f = k * a;
    for (long x = 0; x < n; ++x)
        if (product(k, a, unit(n, x)) * factor != f[at(x)]) return false;
    return true;
}
/// <f, f> >= 0, with 0 only for f = 0, and f(x)^2 <= <f, f> K(x, x); by coefficients, definiteness would ask a = 0.
bool definite(long n, long r, long number, bool by_coefficients) {
    const RationalMatrix k = kernel(n, r, number);
    std::vector<Vector> samples{Draw(number + 1).vector(n), Vector(at(n))};
    if (const auto u = rigor::null_vector(k)) samples.push_back(*u);
    for (const Vector& a : samples) {
        const Rational square = product(k, a, a);
        const Vector f = k * a;
        if (square < 0 || (square == 0) != (by_coefficients ? is_zero(a) : is_zero(f))) return false;
        for (long x = 0; x < n; ++x)
            if (f[at(x)] * f[at(x)] > square * k(x, x)) return false;
    }
    return true;
}
/// A bilinear form K a, K b -> a^T M b that reproduces has a^T M e_x = (K a)_x for all a and x, that is M = K: M = K + E with E = d d^T != 0 does not, at some a = e_y and x.
bool unique(long n, long r, long number) {
    const RationalMatrix k = kernel(n, r, number);
    const Vector d = Draw(number + 2).vector(n);
    if (is_zero(d)) return true;
    for (long y = 0; y < n; ++y)
        for (long x = 0; x < n; ++x)
            if (product(k, unit(n, y), unit(n, x)) + d[at(y)] * d[at(x)] != (k * unit(n, y))[at(x)]) return true;
    return false;
}
/// The kernel of an RKHS: a space of functions with orthonormal basis e_1 … e_r (rows): K(x, x') = sum e_i(x) e_i(x').
bool kernel_of_space(long n, long r, long number, bool forget_one) {
    const RationalMatrix basis = Draw(number).matrix(r, n);  // functions on n points; as abstract orthonormal vectors
    if (rigor::rank(basis) < r) return true;
    RationalMatrix k = basis.transpose() * basis;
    if (forget_one)
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) k(i, j) -= basis(0, i) * basis(0, j);
    // ev_x(f) = <K_x, f>: K_x has the coordinates e_i(x), f = sum c_i e_i.
    const Vector c = Draw(number + 1).vector(r), f = basis.transpose() * c;
    for (long x = 0; x < n; ++x) {
        // K_x as a function, and its coordinates from the Gram matrix of the basis: K_x = basis^T coordinates.
        Vector kx;
        for (long j = 0; j < n; ++j) kx.push_back(k(x, j));
        const Vector coordinates = rigor::inverse(basis * basis.transpose()) * (basis * kx);
        if (basis.transpose() * coordinates != kx || inner(coordinates, c) != f[at(x)]) return false;
    }
    return k.is_symmetric() && rigor::inertia(k).negative == 0;
}

claim::legacy::Argument over_samples(const std::string& says, const std::function<bool(long, long, long)>& check) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 60; ++number) all = all && check(1 + number % 5, 1 + number / 5 % 4, number);
    return argument.step(says + " (exact, up to 5 points, ranks 1 to 4)", rigor::truth(all));
}

claim::Input<long> points() { return {"points", claim::integers(1, 6)}; }
claim::Input<long> rank_input() { return {"rank", claim::integers(1, 4)}; }
claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

claim::legacy::Argument existence(bool by_coefficients) {
    claim::legacy::Argument argument;
    for (const claim::legacy::Argument& part : {over_samples("<K a, K b> = a^T K b depends on the functions only", well_defined), over_samples("<f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 1); }),
                                        over_samples(by_coefficients ? "<f, f> = 0 only for a = 0" : "<f, f> = 0 only for f = 0, and f(x)^2 <= <f, f> K(x, x)", [by_coefficients](long n, long r, long k) { return definite(n, r, k, by_coefficients); }),
                                        over_samples("a form a^T M b with M != K does not reproduce", unique)}) {
        for (const claim::legacy::Line& s : part.steps()) argument.step(s.says, s.truth);
    }
    return argument;
}

}  // namespace

claim::legacy::Check definition_3_10() {
    return {
        .id = "le-2025/definition-3.10",
        .check = [](const claim::Context&) { return claim::legacy::unchecked(over_samples("A A^T meets it", [](long n, long r, long k) { return rigor::inertia(kernel(n, r, k)).negative == 0; }), "the definition itself"); },
        .controls = {control("A A^T - 100 I", [] { return over_samples("A A^T - 100 I meets it", [](long n, long r, long k) { return rigor::inertia(kernel(n, r, k).shifted(100)).negative == 0; }); })},
        .property = claim::property("A A^T is a reproducing kernel, exactly", [](long n, long r, long k) { return rigor::truth(rigor::inertia(kernel(n, r, k)).negative == 0); }, points(), rank_input(), number()),
    };
}
const claim::legacy::Registered registered_definition_3_10{definition_3_10};

claim::legacy::Check definition_3_11() {
    return {
        .id = "le-2025/definition-3.11",
        .check = [](const claim::Context&) { return conclude(over_samples("K(x, x') = sum e_i(x) e_i(x') reproduces, is symmetric and semidefinite", [](long n, long r, long k) { return kernel_of_space(n, r, k, false); }), claim::Evidence::proved, "all RKHS (Riesz); exact instances"); },
        .controls = {control("one function of the basis left out", [] { return over_samples("reproduces without e_1", [](long n, long r, long k) { return kernel_of_space(n, r, k, true); }); })},
        .property = claim::property("the kernel of a space with an orthonormal basis reproduces, exactly", [](long n, long r, long k) { return rigor::truth(kernel_of_space(n, r, k, false)); }, points(), rank_input(), number()),
    };
}
const claim::legacy::Registered registered_definition_3_11{definition_3_11};

claim::legacy::Check proposition_3_12() {
    return {
        .id = "le-2025/proposition-3.12",
        .check = [](const claim::Context&) { return conclude(over_samples("K(x, x') = <K_x, K_x'> in the coordinates of an orthonormal basis; semidefinite", [](long n, long r, long k) { return kernel_of_space(n, r, k, false); }), claim::Evidence::proved, "all RKHS"); },
        .controls = {control("one function of the basis left out", [] { return over_samples("reproduces without e_1", [](long n, long r, long k) { return kernel_of_space(n, r, k, true); }); })},
        .property = claim::property("reproducing, symmetric, semidefinite, exactly", [](long n, long r, long k) { return rigor::truth(kernel_of_space(n, r, k, false)); }, points(), rank_input(), number()),
    };
}
const claim::legacy::Registered registered_proposition_3_12{proposition_3_12};

claim::legacy::Check theorem_3_13() {
    return {
        .id = "le-2025/theorem-3.13",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(existence(false), claim::Evidence::proved, "all sets and kernels (the argument at the top of the file); exact instances on finite sets");
            finding.stronger = "The space is unique as a space of functions, not only up to isometric isomorphism.";
            finding.remark = "The printed proof leaves out that the scalar product is well defined when K is singular, that elements of the completion are functions, and that H is unique (it shows K_H = K); all three follow from the reproducing property.";
            return finding;
        },
        .controls = {control("definite by coefficients", [] { return existence(true); })},
        .property = claim::property("well defined, reproducing, definite, unique, exactly", [](long n, long r, long k) { return rigor::truth(well_defined(n, r, k) && reproducing(n, r, k, 1) && definite(n, r, k, false) && unique(n, r, k)); }, points(), rank_input(), number()),
    };
}
const claim::legacy::Registered registered_theorem_3_13{theorem_3_13};

claim::legacy::Check theorem_3_13_proof() {
    return {
        .id = "le-2025/theorem-3.13-proof",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Argument argument = over_samples("<f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 1); });
            argument.step("f(x)^2 <= <f, f> K(x, x), and <f, f> = 0 only for f = 0 (exact)", over_samples("", [](long n, long r, long k) { return definite(n, r, k, false); }).conclusion());
            return conclude(argument, claim::Evidence::proved, "all sets and kernels; exact instances on finite sets");
        },
                               R"(With $\mathbf K=[K(x^{(i)},x^{(j)})]_{i,j\in[m]}$.)"),
        .controls = {control("2 <f, K_x> = f(x)", [] { return over_samples("2 <f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 2); }); }), control("definite by coefficients", [] { return over_samples("a = 0", [](long n, long r, long k) { return definite(n, r, k, true); }); })},
        .property = claim::property("reproducing and definite, exactly", [](long n, long r, long k) { return rigor::truth(reproducing(n, r, k, 1) && definite(n, r, k, false)); }, points(), rank_input(), number()),
    };
}
const claim::legacy::Registered registered_theorem_3_13_proof{theorem_3_13_proof};

}  // namespace proofs::le_2025
