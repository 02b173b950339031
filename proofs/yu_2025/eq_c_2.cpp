#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// 2 y - 1 and a changed sign or factor: factor y + offset on the left, 2 y - 1 on the right.
struct Reading {
    Rational factor, offset;
};
const Reading printed{2, -1};

RationalMatrix kernel_of(const NetworkSample& sample) {
    ntk::DenseMatrix<Rational> points(sample.x.size(), 3);
    for (long i = 0; i < sample.x.size(); ++i) {
        points(i, 0) = sample.x(i);
        points(i, 1) = sample.other(i);
        points(i, 2) = sample.x(i) - 2 * sample.other(i);
    }
    return as_rational_matrix(ntk::empirical_kernel(sample.network, points));
}

/// Both lines for labels given by the bits, the columns, and the symmetry.
Truth lines_agree(const RationalMatrix& k, unsigned bits, const Reading& reading) {
    const long n = k.rows();
    RationalMatrix definition(n, n), left(n, n), right(n, n);
    for (long i = 0; i < n; ++i) {
        const long y = (bits >> i) & 1U;
        left(i, i) = reading.factor * y + reading.offset;
        right(i, i) = 2 * y - 1;
    }
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) definition(i, j) = right(i, i) * k(i, j) * right(j, j);
    const RationalMatrix product = left * k * right;
    return rigor::truth(definition == product && product.is_symmetric());
}
/// diag(2Y - 1) is its own inverse, and K^r has as many eigenvalues below, at and above some numbers as K.
Truth same_eigenvalues(const RationalMatrix& k, unsigned bits) {
    const long n = k.rows();
    RationalMatrix signs(n, n);
    for (long i = 0; i < n; ++i) signs(i, i) = (bits >> i) & 1U ? 1 : -1;
    const RationalMatrix reduced = signs * k * signs;
    bool equal = signs * signs == RationalMatrix::identity(n);
    for (const Rational& q : {Rational(0), Rational(1), k(0, 0)}) equal = equal && inertia(reduced.shifted(q)) == inertia(k.shifted(q));
    return rigor::truth(equal);
}

Truth all_labels(const NetworkSample& sample, const Reading& reading) {
    const RationalMatrix k = kernel_of(sample);
    Truth all = rigor::truth(k.is_symmetric());
    for (unsigned bits = 0; bits < 8; ++bits) all = all && lines_agree(k, bits, reading) && (reading.factor == 2 ? same_eigenvalues(k, bits) : Truth::yes);
    return all;
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("entry (i, j) of diag(a) K diag(b) is a_i K_ij b_j; symmetric for a = b, K symmetric: empirical kernels of the fixed networks at three points, all labels, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return all_labels(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n, all symmetric K_t(X, X), all labels in {0, 1}");
    finding.remark = "K_j^r are columns: in (C.3) and (C.22), where such a column stands before u, its transpose is meant. K^r and K_t(X, X) have the same eigenvalues, as the proof of lemma 8 says.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_2() {
    return {
        .id = "yu-2025/eq-c.2",
        .check = check,
        .controls = {{"diag(1 - 2Y) on the left", [](const claim::Context&) { return variant({-2, 1}); }},
                     {"diag(2Y) on the left", [](const claim::Context&) { return variant({2, 0}); }},
                     {"diag(2Y - 1 + 1e-20) on the left", [](const claim::Context&) { return variant({2, rigor::parse_rational("1e-20") - 1}); }}},
        .property = claim::property("the two lines and the symmetry for all labels of three points, and the same numbers of eigenvalues below, at and above 0, 1 and K_11; exactly",
                                    [](const NetworkSample& s) { return all_labels(s, printed); }, claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_2{eq_c_2};

}  // namespace proofs::yu_2025
