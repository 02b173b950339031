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
#include "proofs/le_2025/claims.hpp"
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

claim::Argument over_samples(const std::string& says, const std::function<bool(long, long, long)>& check) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 60; ++number) all = all && check(1 + number % 5, 1 + number / 5 % 4, number);
    return argument.step(says + " (exact, up to 5 points, ranks 1 to 4)", rigor::truth(all));
}

claim::Input<long> points() { return {"points", claim::integers(1, 6)}; }
claim::Input<long> rank_input() { return {"rank", claim::integers(1, 4)}; }
claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

claim::Argument existence(bool by_coefficients) {
    claim::Argument argument;
    for (const claim::Argument& part : {over_samples("<K a, K b> = a^T K b depends on the functions only", well_defined), over_samples("<f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 1); }),
                                        over_samples(by_coefficients ? "<f, f> = 0 only for a = 0" : "<f, f> = 0 only for f = 0, and f(x)^2 <= <f, f> K(x, x)", [by_coefficients](long n, long r, long k) { return definite(n, r, k, by_coefficients); }),
                                        over_samples("a form a^T M b with M != K does not reproduce", unique)}) {
        for (const claim::Step& s : part.steps()) argument.step(s.says, s.truth);
    }
    return argument;
}

}  // namespace

claim::Claim definition_3_10() {
    return {
        .id = "le-2025/definition-3.10",
        .where = "definition 3.10",
        .title = "Reproducing kernel",
        .statement = R"(A function $K:\mathcal X\times\mathcal X\to\mathbb R$ is a reproducing kernel if for any $x^{(1)},\dots,x^{(m)}\in\mathcal X$ the Gram matrix $\mathbf K=[K(x^{(i)},x^{(j)})]_{i,j\in[m]}$ is symmetric and PSD.)",
        .reading = "A definition; it asserts nothing. Semidefinite, not definite: the text says so later.",
        .method = "Kernels A A^T and a matrix that is none.",
        .attack = "Tried: a symmetric matrix with a negative eigenvalue (control).",
        .uses = {},
        .check = [](const claim::Context&) { return claim::unchecked(over_samples("A A^T meets it", [](long n, long r, long k) { return rigor::inertia(kernel(n, r, k)).negative == 0; }), "the definition itself"); },
        .controls = {control("A A^T - 100 I", [] { return over_samples("A A^T - 100 I meets it", [](long n, long r, long k) { return rigor::inertia(kernel(n, r, k).shifted(100)).negative == 0; }); })},
        .property = claim::property("A A^T is a reproducing kernel, exactly", [](long n, long r, long k) { return rigor::truth(rigor::inertia(kernel(n, r, k)).negative == 0); }, points(), rank_input(), number()),
    };
}

claim::Claim definition_3_11() {
    return {
        .id = "le-2025/definition-3.11",
        .where = "definition 3.11 and the display after it",
        .title = "Reproducing kernel Hilbert space",
        .statement = R"(A Hilbert space $\mathcal H$ of real-valued functions from $\mathcal X\to\mathbb R$ is an RKHS if the evaluation functional $ev_x$ is a continuous operator on $\mathcal H$. By Riesz, for each $x$ there exists a unique $K_{\mathcal H,x}\in\mathcal H$ such that $ev_x(f)=\langle K_{\mathcal H,x},f\rangle_{\mathcal H}$ […] $K_{\mathcal H}(x,x')=K_{\mathcal H,x}(x')=ev_{x'}(K_{\mathcal H,x})=\langle K_{\mathcal H,x'},K_{\mathcal H,x}\rangle_{\mathcal H}$, which is symmetric, and also PSD.)",
        .reading = "As printed.",
        .method = "Riesz's theorem; finite-dimensional spaces of functions with a random orthonormal basis, exactly.",
        .attack = "Tried: bases that are not orthonormal for the usual product, spaces of dimension below the number of points.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(over_samples("K(x, x') = sum e_i(x) e_i(x') reproduces, is symmetric and semidefinite", [](long n, long r, long k) { return kernel_of_space(n, r, k, false); }), claim::Evidence::proved, "all RKHS (Riesz); exact instances"); },
        .controls = {control("one function of the basis left out", [] { return over_samples("reproduces without e_1", [](long n, long r, long k) { return kernel_of_space(n, r, k, true); }); })},
        .property = claim::property("the kernel of a space with an orthonormal basis reproduces, exactly", [](long n, long r, long k) { return rigor::truth(kernel_of_space(n, r, k, false)); }, points(), rank_input(), number()),
    };
}

claim::Claim proposition_3_12() {
    return {
        .id = "le-2025/proposition-3.12",
        .where = "proposition 3.12",
        .title = "The kernel of an RKHS is a reproducing kernel",
        .statement = R"(Let $\mathcal H$ be an RKHS, then (the uniquely constructed) $K_{\mathcal H}$ is a reproducing kernel, and its corresponding feature map is $\phi(x)=K_{\mathcal H,x}(\cdot)\in\mathcal H$.)",
        .reading = "As printed.",
        .method = "K(x, x') = <K_x, K_x'>: Gram matrices of vectors.",
        .attack = "Tried: spaces of functions of lower dimension than the number of points (singular Gram matrices).",
        .uses = {"le-2025/definition-3.11"},
        .check = [](const claim::Context&) { return conclude(over_samples("K(x, x') = <K_x, K_x'> in the coordinates of an orthonormal basis; semidefinite", [](long n, long r, long k) { return kernel_of_space(n, r, k, false); }), claim::Evidence::proved, "all RKHS"); },
        .controls = {control("one function of the basis left out", [] { return over_samples("reproduces without e_1", [](long n, long r, long k) { return kernel_of_space(n, r, k, true); }); })},
        .property = claim::property("reproducing, symmetric, semidefinite, exactly", [](long n, long r, long k) { return rigor::truth(kernel_of_space(n, r, k, false)); }, points(), rank_input(), number()),
    };
}

claim::Claim theorem_3_13() {
    return {
        .id = "le-2025/theorem-3.13",
        .where = "theorem 3.13 (Moore-Aronszajn)",
        .title = "Every positive semidefinite kernel has one RKHS",
        .statement = R"(Let $K$ be a reproducing kernel. Then there exists a RKHS $\mathcal H$ such that $K_{\mathcal H}=K$. In fact $\mathcal H$ is unique up to isometric isomorphism.)",
        .reading = "Unique as a space of functions with its scalar product, which is more than printed.",
        .method = "The printed proof with two lines added (top of the file): the scalar product does not depend on the representation, and the completion consists of functions. On finite sets all of it exactly.",
        .attack = "Tried: singular kernels, where coefficients are not unique; definiteness by coefficients, which fails (the text says so). Considered: the step from H_0 to its completion, where a pre-Hilbert space of functions could have a completion that is none.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Finding finding = conclude(existence(false), claim::Evidence::proved, "all sets and kernels (the argument at the top of the file); exact instances on finite sets");
            finding.stronger = "The space is unique as a space of functions, not only up to isometric isomorphism.";
            finding.remark = "The printed proof leaves out that the scalar product is well defined when K is singular, that elements of the completion are functions, and that H is unique (it shows K_H = K); all three follow from the reproducing property.";
            return finding;
        },
        .controls = {control("definite by coefficients", [] { return existence(true); })},
        .property = claim::property("well defined, reproducing, definite, unique, exactly", [](long n, long r, long k) { return rigor::truth(well_defined(n, r, k) && reproducing(n, r, k, 1) && definite(n, r, k, false) && unique(n, r, k)); }, points(), rank_input(), number()),
    };
}

claim::Claim theorem_3_13_proof() {
    return {
        .id = "le-2025/theorem-3.13-proof",
        .where = "proof of theorem 3.13, the displays",
        .title = "The scalar product reproduces and is definite",
        .statement = R"($f(x)=\sum_{i=1}^ma_iK(x^{(i)},x)=\langle f,K(x,\cdot)\rangle_{\mathcal H_0}$, so indeed it is reproducing. That implies $f(x)^2=(\langle f,K(x,\cdot)\rangle_{\mathcal H_0})^2\le\langle f,f\rangle_{\mathcal H_0}\langle K(x,\cdot),K(x,\cdot)\rangle_{\mathcal H_0}=0\Rightarrow f(x)=0$. [$\langle f,f\rangle_{\mathcal H_0}=0$ implies $a^\top\mathbf Ka=0$, but that does not necessarily imply $a=0$.])",
        .reading = "As printed. (The Gram matrix is indexed by [n] once, for [m].) The Cauchy-Schwarz inequality holds for semi-definite forms, so that it may be used before definiteness is known.",
        .method = "Exact identities and inequalities on finite sets.",
        .attack = "Tried: coefficient vectors in the null space of a singular K; a wrong factor (control).",
        .uses = {},
        .check = with_misprint([](const claim::Context&) {
            claim::Argument argument = over_samples("<f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 1); });
            argument.step("f(x)^2 <= <f, f> K(x, x), and <f, f> = 0 only for f = 0 (exact)", over_samples("", [](long n, long r, long k) { return definite(n, r, k, false); }).conclusion());
            return conclude(argument, claim::Evidence::proved, "all sets and kernels; exact instances on finite sets");
        },
                               R"(With $\mathbf K=[K(x^{(i)},x^{(j)})]_{i,j\in[m]}$.)"),
        .controls = {control("2 <f, K_x> = f(x)", [] { return over_samples("2 <f, K_x> = f(x)", [](long n, long r, long k) { return reproducing(n, r, k, 2); }); }), control("definite by coefficients", [] { return over_samples("a = 0", [](long n, long r, long k) { return definite(n, r, k, true); }); })},
        .property = claim::property("reproducing and definite, exactly", [](long n, long r, long k) { return rigor::truth(reproducing(n, r, k, 1) && definite(n, r, k, false)); }, points(), rank_input(), number()),
    };
}

}  // namespace proofs::le_2025
