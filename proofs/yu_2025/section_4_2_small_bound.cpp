#include "claim/generators.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/network/network_limit.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

/// n points of the unit circle, (1 - t^2, 2 t)/(1 + t^2) at t = k/n, k = 0 … n - 1: a half circle filled ever more densely; the kernel of (2.1), L = 3.
BallMatrix gram(long n) {
    return ntk::gram_matrix(n, [n](long i, long j) {
        const Rational s(i, n), t(j, n);
        const Rational inner = ((1 - s * s) * (1 - t * t) + 4 * s * t) / ((1 + s * s) * (1 + t * t));
        return ntk::yu_fully_connected_limit<Ball>({1, inner, 1}, 3);
    });
}

/// lambda_min of the leading n x n block of B B^T + I does not grow with n, and is at most each diagonal entry and each (a - 2 b + c)/2: exact, by inertia at rational shifts.
Truth interlaces(const std::vector<std::vector<long>>& b, bool reversed) {
    const auto n = static_cast<long>(b.size());
    const auto block = [&](long size) {
        rigor::RationalMatrix a(size, size);
        for (long i = 0; i < size; ++i)
            for (long j = 0; j < size; ++j) {
                a(i, j) = i == j ? 1 : 0;
                for (std::size_t k = 0; k < b.size(); ++k) a(i, j) += b[static_cast<std::size_t>(i)][k] * b[static_cast<std::size_t>(j)][k];
            }
        return a;
    };
    bool all = true;
    for (long size = 1; size < n; ++size)
        for (const Rational& q : {Rational(1), Rational(3, 2), Rational(2), Rational(5)}) {
            const long fewer = inertia(block(size).shifted(q)).negative, more = inertia(block(size + 1).shifted(q)).negative;
            // An eigenvalue below q of the smaller block stays below q.
            all = all && (reversed ? fewer >= more : fewer <= more);
        }
    const auto full = block(n);
    for (long i = 0; i < n; ++i) {
        // lambda_min(A) > q would make A - q I positive definite; q just above the Rayleigh quotients must not.
        all = all && inertia(full.shifted(full(i, i) + rigor::power_of_two(-40))).negative >= 1;
        for (long j = 0; j < i; ++j) all = all && inertia(full.shifted((full(i, i) - 2 * full(i, j) + full(j, j)) / 2 + rigor::power_of_two(-40))).negative >= 1;
    }
    return rigor::truth(all);
}

std::vector<std::vector<long>> array(long seed) {
    std::vector<std::vector<long>> b(4, std::vector<long>(4));
    for (auto& row : b)
        for (long& entry : row) entry = (seed = seed * 31 % 101) % 7 - 3;
    return b;
}

claim::legacy::Argument argue(bool reversed) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long seed = 1; seed <= 40; ++seed) all = all && interlaces(array(seed), reversed);
    return argument.step("lambda_min does not grow with the samples (interlacing) and is at most every Rayleigh quotient K(x, x), (K(x, x) - 2 K(x, x') + K(x', x'))/2: 40 matrices, exact inertia", all);
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(false), claim::Evidence::proved, "every positive semidefinite kernel bounded on the diagonal; lambda_0 -> 0 for every continuous one on a compact X and any sequence of different samples");
    for (const long n : {2L, 4L, 8L, 12L}) {
        const auto lambda = rigor::smallest_eigenvalue([n] { return gram(n); });
        finding.values.push_back({"lambda_0/(2 n^2), L = 3, n = " + std::to_string(n) + " points of a half circle", (lambda.ball() / Ball(2 * n * n)).enclosure(std::min(context.digits, 6L))});
    }
    finding.stronger = "lambda_0 itself tends to 0 as the samples fill a compact set. The bound lambda_0/n of yu-2025/abstract-training-samples is larger by the factor 2 n, and tends to 0 as well.";
    return finding;
}

}  // namespace

claim::legacy::Check section_4_2_small_bound() {
    return {
        .id = "yu-2025/section-4.2-small-bound",
        .check = check,
        .controls = {{"the smallest eigenvalue does not fall when samples are added", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("interlacing and the Rayleigh quotients for B B^T + I, B integer, n = 4, exact inertia", [](const std::vector<std::vector<long>>& b) { return interlaces(b, false); },
                                    claim::Input{"B", rc::gen::container<std::vector<std::vector<long>>>(4, rc::gen::container<std::vector<long>>(4, claim::integers(-4, 4)))}),
    };
}
const claim::legacy::Registered registered_section_4_2_small_bound{section_4_2_small_bound};

}  // namespace proofs::yu_2025
