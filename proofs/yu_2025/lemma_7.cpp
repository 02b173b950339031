#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// What is supposed (entries at most c lambda_0/n^p) and concluded (lambda_min >= share lambda_0), lambda_0 > 0.
struct Variant {
    Rational c;
    long p;
    Rational share;
    Rational eps(long n) const { return c / rigor::power(Rational(n), static_cast<unsigned long>(p)); }
};

/// I - eps 1 1^T: the worst matrix K_t for lambda_0 = 1.
RationalMatrix worst(const Variant& v, long n) {
    RationalMatrix a = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) -= v.eps(n);
    return a;
}

/// By exact inertia: the smallest eigenvalue of the worst matrix is 1 - n eps, and at least the share.
Truth holds_at_the_worst(const Variant& v, long n) {
    const RationalMatrix a = worst(v, n);
    const rigor::Inertia at_least = inertia(a.shifted(1 - n * v.eps(n)));
    if (at_least.negative > 0 || at_least.zero == 0) return Truth::unknown;
    return rigor::truth(inertia(a.shifted(v.share)).negative == 0);
}

claim::legacy::Argument argue(const Variant& v) {
    claim::legacy::Argument argument;
    argument.step("lambda_min(K + E) >= lambda_0 - n eps (Rayleigh quotient, Cauchy-Schwarz); n eps = c n^(1-p) lambda_0 <= (1 - share) lambda_0 for every n >= 1: p >= 1 and c <= 1 - share",
                  rigor::truth(v.p >= 1 && v.c <= 1 - v.share));
    Truth all = Truth::yes;
    for (long n = 1; n <= 12; ++n) all = all && holds_at_the_worst(v, n);
    argument.step("at the extremal matrix lambda_0 (I - eps 1 1^T), n = 1 to 12, by exact inertia", all);
    return argument;
}

/// The links of (C.20) for one symmetric pair, exactly: ||E||_2 <= ||E||_F <= sum |E_ij| <= n^2 max |E_ij|, and lambda_min(K + E) within sum |E_ij| of
/// lambda_min(K), which lies in [below, above].
Truth chain(const RationalMatrix& k, const RationalMatrix& e, const Rational& below, const Rational& above) {
    const long n = k.rows();
    RationalMatrix sum = k;
    Rational frobenius = 0, total = 0, largest = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            const Rational size = abs(e(i, j));
            sum(i, j) += e(i, j);
            frobenius += size * size;
            total += size;
            largest = std::max(largest, size);
        }
    const bool spectral = inertia((-(e * e)).shifted(-frobenius)).negative == 0;  // ||E||_F^2 I - E^2 >= 0
    const bool entries = frobenius <= total * total && total <= n * n * largest;
    return rigor::truth(spectral && entries && inertia(sum.shifted(below - total)).negative == 0 && inertia(sum.shifted(above + total)).positive < n);
}

/// B B^T + I and a symmetric E with entries as large as the lemma allows, in random signs and sizes.
Truth random_case(const std::vector<std::vector<long>>& b, const std::vector<std::vector<long>>& signs) {
    const auto n = static_cast<long>(std::min(b.size(), signs.size()));
    RationalMatrix root(n, n), e(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            root(i, j) = b[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            e(i, j) = Rational(signs[static_cast<std::size_t>(std::min(i, j))][static_cast<std::size_t>(std::max(i, j))], 4);
        }
    RationalMatrix k = root * root.transpose();
    for (long i = 0; i < n; ++i) k(i, i) += 1;
    const auto lambda = rigor::smallest_eigenvalue(k);
    // Exact rationals below and above lambda_0; at n = 1 it is the entry.
    const Rational below = n == 1 ? k(0, 0) : rigor::rational_midpoint(lambda.lower), above = n == 1 ? k(0, 0) : rigor::rational_midpoint(lambda.upper);
    const Rational scale = below / (2 * n * n);
    RationalMatrix perturbed = k;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            e(i, j) *= scale;
            perturbed(i, j) += e(i, j);
        }
    return rigor::truth(inertia(perturbed.shifted(above / 2)).negative == 0) && chain(k, e, below, above);
}

rc::Gen<std::vector<std::vector<long>>> square_arrays(long size) {
    return rc::gen::mapcat(claim::integers(1, 5), [=](long n) {
        const auto length = static_cast<std::size_t>(n);
        return rc::gen::container<std::vector<std::vector<long>>>(length, rc::gen::container<std::vector<long>>(length, claim::integers(-size, size)));
    });
}

const Variant printed{Rational(1, 2), 2, Rational(1, 2)};

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n >= 1, all symmetric K(X, X) and K_t(X, X), all t");
    const claim::Verdict weaker = claim::verdict_of(argue({Rational(1, 2), 1, Rational(1, 2)}).conclusion());
    finding.values = {{"least lambda_min(K_t)/lambda_0 under the printed hypothesis at n = 1", rigor::Ball(Rational(1 - printed.eps(1))).enclosure(context.digits)},
                      {"at n = 2", rigor::Ball(Rational(1 - 2 * printed.eps(2))).enclosure(context.digits)},
                      {"at n = 100", rigor::Ball(Rational(1 - 100 * printed.eps(100))).enclosure(context.digits)}};
    finding.stronger = std::string("The factor n^2 can be n: |K_t - K| <= lambda_0/(2n) suffices for lambda_min >= lambda_0/2 (") + to_string(weaker) +
                     " by the same argument), and nothing larger does, K = lambda_0 I, K_t = lambda_0 I - eps 1 1^T. From the printed hypothesis follows the sharp lambda_min >= "
                     "(1 - 1/(2n)) lambda_0. So, if the rest of its proof stands, the bounds (4.3), (4.4) of theorem 2 gain a factor n.";
    finding.remark = "Only the inequality (C.18) is used: neither "
                     "the width, nor the networks, nor lambda_0 > 0 (for lambda_0 < 0 it cannot hold, for lambda_0 = 0 it says K_t = K).";
    return finding;
}

}  // namespace

claim::legacy::Check lemma_7() {
    return {
        .id = "yu-2025/lemma-7",
        .check = with_misprint(check, R"(Suppose that (C.18) holds, at the width at hand: it is a bound, and no convergence as $m$ comes to infinity.)"),
        .controls = {{"hypothesis lambda_0/2 without n^2", [](const claim::Context&) { return claim::verdict_of(argue({Rational(1, 2), 0, Rational(1, 2)}).conclusion()); }},
                     {"hypothesis (1/2 + 1e-20) lambda_0/n", [](const claim::Context&) { return claim::verdict_of(argue({Rational(1, 2) + rigor::parse_rational("1e-20"), 1, Rational(1, 2)}).conclusion()); }},
                     {"conclusion (1/2 + 1e-20) lambda_0", [](const claim::Context&) { return claim::verdict_of(argue({Rational(1, 2), 2, Rational(1, 2) + rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("K = B B^T + I, random symmetric E with |E_ij| <= lambda_0/(2 n^2): lambda_min(K + E) >= lambda_0/2 by exact inertia, and the links of (C.20), n = 1 to 5",
                                    random_case, claim::Input{"B", square_arrays(4)}, claim::Input{"4 E/bound", square_arrays(4)}),
    };
}
const claim::legacy::Registered registered_lemma_7{lemma_7};

}  // namespace proofs::yu_2025
