#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

/// Blocks of a covariance matrix A A^T of (Y, Y').
struct Prior {
    RationalMatrix a, b;  ///< rows of A for Y and for Y'
};
Prior prior(long m, long other, long number) {
    Draw draw(number);
    return {draw.matrix(m, m + 2), draw.matrix(other, m + 2)};
}
RationalMatrix minus(const RationalMatrix& a, const RationalMatrix& b) {
    RationalMatrix c(a.rows(), a.columns());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) c(i, j) = a(i, j) - b(i, j);
    return c;
}
/// The rows of A of Y' - S_X'X S_XX^-1 Y are orthogonal to those of Y, and their products are the Schur complement.
bool posterior(const Prior& p, const Rational& factor) {
    const RationalMatrix s = p.a * p.a.transpose(), across = p.b * p.a.transpose();
    if (rigor::rank(s) < s.rows()) return true;  // nothing is said
    RationalMatrix gain = across * rigor::inverse(s);
    for (long i = 0; i < gain.rows(); ++i)
        for (long j = 0; j < gain.columns(); ++j) gain(i, j) *= factor;
    const RationalMatrix rest = minus(p.b, gain * p.a), zero(p.b.rows(), p.a.rows());
    return rest * p.a.transpose() == zero && rest * rest.transpose() == minus(p.b * p.b.transpose(), across * rigor::inverse(s) * across.transpose());
}
claim::legacy::Argument posterior_argument(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && posterior(prior(1 + number % 3, 1 + number % 2, number), factor);
    return argument.step("Y' - S_X'X S_XX^-1 Y is uncorrelated with Y and has the printed covariance (exact, up to 3 points and 2 others)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_2_4_posterior() {
    return {
        .id = "le-2025/section-2.4-posterior",
        .check = [](const claim::Context&) { return conclude(posterior_argument(1), claim::Evidence::proved, "all positive semidefinite Sigma with Sigma_XX invertible"); },
        .controls = {control("gain too large by 1e-6", [] { return posterior_argument(rigor::parse_rational("1.000001")); })},
        .property = claim::property("uncorrelated rest with the printed covariance, exactly", [](long m, long other, long n) { return rigor::truth(posterior(prior(m, other, n), 1)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"m'", claim::integers(1, 3)}, number()),
    };
}
const claim::legacy::Registered registered_section_2_4_posterior{section_2_4_posterior};

}  // namespace proofs::le_2025
