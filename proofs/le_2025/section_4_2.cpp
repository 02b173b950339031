// Section 4.2 of Le: the RKHS of the limiting kernel, and where kernel gradient descent ends.
//
// The RKHS: the finite sums sum_i a_i K(x_i, .) are elements and generate it; not every element is one. a^T K a is the square of their norm, which is printed without the square.
//
// Where it ends. Kernel gradient descent from f_0 with an invertible Gram matrix G on the data tends to f_0 + sum_i a_i K(x_i, .), a = G^-1 (y - f_0(X)); the minimum-norm interpolant is
// sum_i (G^-1 y)_i K(x_i, .). If f_0 is in the RKHS, with P the projection to span K(x_i, .): |f_infinity|^2 = |f*_infinity|^2 + |f_0 - P f_0|^2. They are equal iff f_0 is in that span,
// in particular for f_0 = 0. The networks of the paper start from f_0 ~ GP(0, Sigma^L), which is not 0 (and for the ReLU and n_0 >= 3 almost surely not even in the RKHS: corollary_4_6_norm.cpp).
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// A kernel on m data points and k others (positive definite), a start f_0 = K b and targets y.
struct Ending {
    RationalMatrix kernel;
    long data;
    Vector start, targets;  ///< start: the coefficients b

    RationalMatrix gram() const {
        RationalMatrix g(data, data);
        for (long i = 0; i < data; ++i)
            for (long j = 0; j < data; ++j) g(i, j) = kernel(i, j);
        return g;
    }
    /// Coefficients of f_0 + sum a_i K_(x_i), a = G^-1 (y - f_0(X)).
    Vector limit() const {
        const Vector values = kernel * start;
        Vector rest;
        for (long i = 0; i < data; ++i) rest.push_back(targets[at(i)] - values[at(i)]);
        const Vector a = rigor::inverse(gram()) * rest;
        Vector c = start;
        for (long i = 0; i < data; ++i) c[at(i)] += a[at(i)];
        return c;
    }
    Vector smallest() const {
        Vector c = rigor::inverse(gram()) * targets;
        c.resize(start.size());
        return c;
    }
    Rational square(const Vector& c) const { return inner(c, kernel * c); }
};
enum class Start { zero, in_span, anywhere };
std::optional<Ending> ending(Start start, long number) {
    Draw draw(number);
    const long m = 1 + number % 3, n = m + 2;
    const RationalMatrix a = draw.matrix(n, n + 1);
    Ending e{a * a.transpose(), m, Vector(at(n)), draw.vector(m)};
    if (rigor::rank(e.kernel) < n) return std::nullopt;
    if (start == Start::in_span)
        for (long i = 0; i < m; ++i) e.start[at(i)] = draw();
    if (start == Start::anywhere) e.start = draw.vector(n);
    return e;
}
/// The limit interpolates, has the norm of Pythagoras, and is the minimum-norm interpolant.
bool ends_at_smallest(const Ending& e) { return e.kernel * e.limit() == e.kernel * e.smallest(); }
bool pythagoras(const Ending& e, const Rational& factor = 1) {
    const Vector limit = e.limit(), smallest = e.smallest(), values = e.kernel * limit;
    for (long i = 0; i < e.data; ++i)
        if (values[at(i)] != e.targets[at(i)]) return false;
    // f_0 - P f_0: the coefficients b minus G^-1 f_0(X) on the data.
    const Vector at_data = e.kernel * e.start;
    Vector rest = e.start;
    const Vector projection = rigor::inverse(e.gram()) * Vector(at_data.begin(), at_data.begin() + e.data);
    for (long i = 0; i < e.data; ++i) rest[at(i)] -= projection[at(i)];
    return e.square(limit) == e.square(smallest) + factor * e.square(rest);
}
claim::legacy::Argument ends(Start start) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number)
        if (const auto e = ending(start, number)) all = all && ends_at_smallest(*e);
    return argument.step(std::string("f_0 + sum_i a_i K(x_i, .) is the interpolant of smallest norm, ") + (start == Start::zero ? "f_0 = 0" : start == Start::in_span ? "f_0 in the span of the K(x_i, .)" : "any f_0") + " (exact, 1 to 3 data points, on them and two others)", rigor::truth(all));
}
claim::legacy::Argument general_end(const Rational& factor = 1) {
    claim::legacy::Argument argument = ends(Start::in_span);
    bool all = true, larger = true;
    for (long number = 0; number < 40; ++number)
        if (const auto e = ending(Start::anywhere, number)) {
            all = all && pythagoras(*e, factor);
            larger = larger && e->square(e->limit()) > e->square(e->smallest());
        }
    return argument.step("any f_0 in the RKHS: |f_infinity|^2 = |smallest|^2 + |f_0 - P f_0|^2 (exact)", rigor::truth(all)).step("larger, for random f_0", rigor::truth(larger));
}

/// |sum a_i K_(x_i)|: a^T G a is its square; homogeneous of degree 2.
claim::legacy::Argument norm(int degree) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) {
        const auto e = ending(Start::anywhere, number);
        if (!e) continue;
        const Vector a = e->start, twice = sum(a, 1, a);
        const Rational one = e->square(a), two = e->square(twice);
        all = all && two == rigor::power(Rational(2), static_cast<unsigned long>(degree)) * one;
    }
    return argument.step(fmt::format("a^T K a is homogeneous of degree {}, as {} (exact)", degree, degree == 1 ? "a norm" : degree == 2 ? "the square of a norm" : "the cube of a norm"), rigor::truth(all));
}
/// Finite sums are elements, with the inner product of the text, and dense (H is their completion); they are not all: on the line, K = e^(x x') = sum x^k x'^k/k!, the function x has norm 1 and is no finite
/// combination of the e^(z x) (z = log r_i below).
claim::legacy::Argument elements(bool finite) {
    claim::legacy::Argument argument;
    // The matrix (x | r_i^x) at the points 0 … N.
    bool independent = true;
    for (long n = 1; n <= 6; ++n) {
        RationalMatrix columns(n + 1, n + 1);
        for (long x = 0; x <= n; ++x) {
            columns(x, 0) = x;
            for (long i = 1; i <= n; ++i) columns(x, i) = rigor::power(Rational(i + 1, 2), static_cast<unsigned long>(x));
        }
        independent = independent && rigor::rank(columns) == n + 1;
    }
    return argument.step(finite ? "x is a finite combination of the functions r_i^x" : "x and r_1^x, …, r_N^x with r_i = 1, 3/2, 2, … are linearly independent, N <= 6 (exact rank; a generalised Vandermonde matrix for all N)", rigor::truth(independent != finite));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_4_2_elements() {
    return {
        .id = "le-2025/section-4.2-elements",
        .check = with_misprint([](const claim::Context&) { return conclude(elements(false), claim::Evidence::proved, "all kernels (theorem-3.13); the step shows that finite sums need not be all"); },
                               R"($\mathcal H_\Theta$ is the completion of the finite sums $\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot)$, with $\langle\sum_ia_i\Theta(x^{(i)},\cdot),\sum_jb_j\Theta(x^{(j)},\cdot)\rangle=\sum_{i,j}a_i^\top\Theta(x^{(i)},x^{(j)})b_j$.)"),
        .controls = {control("x is a finite combination", [] { return elements(true); })},
        .property = claim::property("x and N powers r_i^x are independent on N + 1 points, exactly", [](long n, long shift) {
            RationalMatrix columns(n + 1, n + 1);
            for (long x = 0; x <= n; ++x) {
                columns(x, 0) = x;
                for (long i = 1; i <= n; ++i) columns(x, i) = rigor::power(Rational(i + shift + 1, 2), static_cast<unsigned long>(x));
            }
            return rigor::truth(rigor::rank(columns) == n + 1);
        }, claim::Input{"N", claim::integers(1, 6)}, claim::Input{"shift", claim::integers(1, 10)}),
    };
}
const claim::legacy::Registered registered_section_4_2_elements{section_4_2_elements};

claim::legacy::Check section_4_2_norm() {
    return {
        .id = "le-2025/section-4.2-norm",
        .check = [](const claim::Context&) {
            return adjudicated(norm(1), "wherever a^T Theta a is neither 0 nor 1",
                               {"m = 1, Theta(x, x) = 1, a = 2: a^T Theta a = 4, the norm is 2.", "a = 2; print(a*1*a, \"  \", sqrt(a*1*a))", "None: a square is missing.", R"($\left\|\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot)\right\|_{\mathcal H_\Theta}^2=a^\top\Theta a$)", [] { return norm(2); },
                                "all kernels"});
        },
        .controls = {control("degree 1", [] { return norm(1); }), control("degree 3", [] { return norm(3); })},
        .property = claim::property("degree 2, exactly", [](long n, long c) {
            const auto e = ending(Start::anywhere, n);
            if (!e) return Truth::yes;
            Vector scaled = e->start;
            for (Rational& q : scaled) q *= c;
            return rigor::truth(e->square(scaled) == c * c * e->square(e->start));
        }, number(), claim::Input{"factor", claim::integers(-9, 9)}),
    };
}
const claim::legacy::Registered registered_section_4_2_norm{section_4_2_norm};

claim::legacy::Check corollary_4_6() {
    return {
        .id = "le-2025/corollary-4.6",
        .check = with_limit([](const claim::Context&) {
            return adjudicated(ends(Start::anywhere), "almost every initialisation",
                               {"f_infinity = f_0 + (a function of the span of the m functions Theta(x_i, .)); it is the simplest interpolant only if f_0 is in that span. f_0 ~ GP(0, Sigma^L): with Sigma^L positive definite at the data and one point more, f_0 is in it with probability 0 (the values at m + 1 points lie in an m-dimensional space). The smallest example is that of proposition 4.5, whose K = 1 + x x' is the kernel of depth 1: f_0 = x - 1 is trained to itself.", "phi = [1, 1]; w0 = [-1, 1]; print((w0 - (w0*phi~)/(phi*phi~)*phi)*w0~)\n\\\\ prints 2",
                                "The implicit bias of section 4.2 holds for f_infinity - f_0 and for the mean of f_infinity.",
                                R"($f_\infty-f_0$ is the simplest function with the values $y^{(i)}-f_0(x^{(i)})$; the mean of $f_\infty$ over the initialisation is the simplest interpolating solution.)", [] { return general_end(); }, "quadratic cost, invertible Gram matrix; the mean by linearity, E f_0 = 0"});
        },
                            "For the ReLU and n_0 >= 3 the f_0 of the network is almost surely not in the RKHS, so the norm of f_infinity is infinite: corollary-4.6-norm."),
        .controls = {control("any f_0", [] { return ends(Start::anywhere); }), control("twice |f_0 - P f_0|^2", [] { return general_end(2); })},
        .property = claim::property("the limit for f_0 and that for -f_0 have the smallest interpolant as their mean, exactly", [](long n) {
            auto e = ending(Start::anywhere, n);
            if (!e) return Truth::yes;
            const Vector one = e->limit();
            for (Rational& q : e->start) q = -q;
            Vector mean = sum(one, 1, e->limit());
            for (Rational& q : mean) q /= 2;
            return rigor::truth(e->kernel * mean == e->kernel * e->smallest());
        }, number()),
    };
}
const claim::legacy::Registered registered_corollary_4_6{corollary_4_6};

}  // namespace proofs::le_2025
