#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

template <class Kernel>
RationalMatrix gram(const std::vector<Rational>& points, Kernel kernel) {
    const auto n = static_cast<long>(points.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = kernel(points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>(j)]);
    return a;
}

/// Does this Gram matrix meet the condition? With `strict` false, lambda_min >= 0 would do.
bool meets(const RationalMatrix& a, bool strict) {
    const rigor::Inertia count = inertia(a);
    return count.negative == 0 && (count.zero == 0 || !strict);
}

claim::legacy::Argument argue(bool strict, bool symmetric) {
    const std::vector<Rational> points{Rational(1, 3), 1, 2, Rational(5, 2), 7};
    RationalMatrix skew(2, 2);
    skew(0, 0) = skew(1, 1) = 1;
    skew(0, 1) = symmetric ? Rational(1, 2) : Rational(4);
    skew(1, 0) = symmetric ? Rational(1, 2) : Rational(0);
    // Both eigenvalues of [[1, b], [c, 1]] are positive if 1 - bc > 0.
    const bool eigenvalues = 1 - skew(0, 1) * skew(1, 0) > 0, form = quadratic_form(skew, std::vector<Rational>{1, -1}) > 0;
    claim::legacy::Argument argument;
    argument.step("accepted at five points of (0, inf): the Brownian covariance min(s, t), and 1/(s + t)",
                  rigor::truth(meets(gram(points, [](const Rational& s, const Rational& t) { return std::min(s, t); }), strict) &&
                               meets(gram(points, [](const Rational& s, const Rational& t) { return Rational(1 / (s + t)); }), strict)))
        .step("rejected: the constant kernel, s t at two points of R, s t + 1 at three, (s - t)^2",
              rigor::truth(!meets(gram(points, [](const Rational&, const Rational&) { return Rational(1); }), strict) &&
                           !meets(gram({1, 2}, [](const Rational& s, const Rational& t) { return Rational(s * t); }), strict) &&
                           !meets(gram({-1, 0, 1}, [](const Rational& s, const Rational& t) { return Rational(s * t + 1); }), strict) &&
                           !meets(gram(points, [](const Rational& s, const Rational& t) { return Rational((s - t) * (s - t)); }), strict)))
        .step("eigenvalues and quadratic form have the same sign at the test matrix", rigor::truth(eigenvalues == form));
    return argument;
}

/// Exact inertia and certified bounds of the smallest eigenvalue never contradict each other; what is not positive definite has a witness.
Truth procedures_agree(const std::vector<std::vector<long>>& entries) {
    const auto n = static_cast<long>(entries.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = entries[static_cast<std::size_t>(std::min(i, j))][static_cast<std::size_t>(std::max(i, j))] + (i == j ? 3 : 0);
    const rigor::Inertia count = inertia(a);
    const auto e = rigor::smallest_eigenvalue(a);
    if (count.positive == n) return rigor::certainly_positive(e.lower) && e.positive;
    if (e.positive != Truth::no || !e.witness) return Truth::no;
    return rigor::truth(quadratic_form(a, *e.witness) <= 0 && (count.negative > 0) == (rigor::certainly_less(e.upper, 0) == Truth::yes));
}

rc::Gen<std::vector<std::vector<long>>> square_arrays() {
    return rc::gen::mapcat(claim::integers(1, 5), [](long n) {
        const auto size = static_cast<std::size_t>(n);
        return rc::gen::container<std::vector<std::vector<long>>>(size, rc::gen::container<std::vector<long>>(size, claim::integers(-3, 3)));
    });
}

claim::legacy::Finding check(const claim::Context&) {
    const claim::legacy::Argument argument = argue(true, true);
    claim::legacy::Finding finding = unchecked(argument, "a definition: nothing in it is true or false");
    finding.remark = "Not checkable because it only fixes a name. The lines above show that the procedures of this suite decide it as meant. The definition needs K to be symmetric, which it does not say: "
                     "[[1, 4], [0, 1]] has the eigenvalues 1 and 1 but the quadratic form takes the value -2. All kernels of the paper are symmetric. Where "
                     "the proofs of lemma 1 and proposition 3 say \"positive definite\", positive semidefinite is meant.";
    return finding;
}

}  // namespace

claim::legacy::Check definition_1() {
    return {
        .id = "yu-2025/definition-1",
        .check = check,
        .controls = {{"smallest eigenvalue nonnegative instead of positive", [](const claim::Context&) { return claim::verdict_of(argue(false, true).conclusion()); }},
                     {"eigenvalues of a matrix that is not symmetric", [](const claim::Context&) { return claim::verdict_of(argue(true, false).conclusion()); }}},
        .property = claim::property("exact inertia and certified bounds of the smallest eigenvalue give the same sign, with an exact witness where it is not positive; random symmetric integer matrices, n = 1 to 5",
                                    procedures_agree, claim::Input{"A", square_arrays()}),
    };
}
const claim::legacy::Registered registered_definition_1{definition_1};

}  // namespace proofs::yu_2025
