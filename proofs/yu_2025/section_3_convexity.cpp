#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// l'' for l' = -u = -1/(1 + E), E = e^z, d/dz = E d/dE: E/(1 + E)^2, equal to u (1 - u) and positive. With `linear` l = -z instead, l'' = 0.
bool convex(const Rational& e, bool linear) {
    const Rational u = 1 / (1 + e), second = linear ? Rational(0) : Rational(e / ((1 + e) * (1 + e)));
    return second > 0 && (linear || second == u * (1 - u));
}
claim::legacy::Argument argue(bool linear) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long k = 1; k <= 20; ++k) all = all && convex(Rational(k, 4), linear);
    return argument.step("l''(z) = u (1 - u) > 0: the cross-entropy is strictly convex in every output (rational functions of e^z of degree 2, 20 values)", rigor::truth(all))
        .step("and its kernel does not converge uniformly in t: K_t(x, x) >= 2 s |f_t(x)|, 60 networks, exactly (theorem 2)", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4); }));
}

/// For K = B B^T + lambda I: r^T K r >= lambda |r|^2, so (|r|^2)' <= -2 lambda |r|^2; and |(K c)_i| <= max |K_ij| sum |c_j|.
Truth paths(const std::vector<long>& b, const std::vector<long>& r, const Rational& lambda) {
    const auto n = static_cast<long>(std::min(b.size(), r.size()));
    RationalMatrix k(n, n);
    std::vector<Rational> v;
    Rational square = 0, sum = 0, largest = 0;
    for (long i = 0; i < n; ++i) {
        v.push_back(Rational(r[static_cast<std::size_t>(i)], 7));
        square += v.back() * v.back();
        sum += abs(v.back());
        for (long j = 0; j < n; ++j) {
            k(i, j) = b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)] + (i == j ? lambda : Rational(0));
            largest = std::max(largest, Rational(abs(k(i, j))));
        }
    }
    bool all = rigor::quadratic_form(k, v) >= lambda * square;
    for (long i = 0; i < n; ++i) {
        Rational row = 0;
        for (long j = 0; j < n; ++j) row += k(i, j) * v[static_cast<std::size_t>(j)];
        all = all && abs(row) <= largest * sum;
    }
    return rigor::truth(all);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(argue(false), claim::Evidence::proved, "convexity of the loss does not make the NNK converge: the cross-entropy is strictly convex, and theorem 2 holds for it");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "l(z) = ln(1 + e^-z): l''(z) = e^z/(1 + e^z)^2 > 0 for all z, 1/4 at z = 0. The MSE is convex, the cross-entropy is convex, and the NNK stays for one and not for the other.";
        finding.pari = "l(z) = log(1 + exp(-z));\nprint(l''(0), \"  \", l''(3))\n\\\\ prints 1/4, 0.0451766597…";
        finding.harm = "None: an explanation, on which no proof rests.";
        claim::legacy::Argument corrected;
        Truth all = Truth::yes;
        for (long k = 1; k <= 30; ++k) all = all && paths({k % 5 - 2, 3 - k % 7, k % 3}, {k - 15, 4, 9 - k}, Rational(k, 6));
        corrected.step("r^T K r >= lambda |r|^2, and |(K c)_i| <= max |K| sum |c|, exactly", all);
        finding.correction = {R"(With a kernel $K\ge\lambda I$ that does not move, the residual of the squared error $\frac12\lVert r\rVert^2$ (a sum, no mean) has a path of length $\int_0^\infty\lVert r\rVert\,dt\le\lVert r_0\rVert/\lambda$; the errors of the cross-entropy have $\int_0^\infty\sum u_i\,dt=\infty$ whenever an output diverges.)",
                              claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "every n, symmetric K, lambda > 0"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_3_convexity() {
    return {
        .id = "yu-2025/section-3-convexity",
        .check = check,
        .controls = {{"l linear", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("r^T K r >= lambda |r|^2 and |(K r)_i| <= max |K| sum |r|, K = b b^T + lambda I, exactly", paths, claim::Input{"b", rc::gen::container<std::vector<long>>(4, claim::integers(-5, 5))},
                                    claim::Input{"7 r", rc::gen::container<std::vector<long>>(4, claim::integers(-50, 50))}, claim::Input{"lambda", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_section_3_convexity{section_3_convexity};

}  // namespace proofs::yu_2025
