#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (a + 1)(b + 1) - (c + 1)^2 = (a + b - 2 c) + (a b - c^2), a polynomial of degree <= 2 in each of a, b, c: equality at 3^3 points proves it.
Truth gap_identity() {
    bool all = true;
    for (long a = 0; a < 3; ++a)
        for (long b = 0; b < 3; ++b)
            for (long c = 0; c < 3; ++c) all = all && (a + 1) * (b + 1) - (c + 1) * (c + 1) == (a + b - 2 * c) + (a * b - c * c);
    return rigor::truth(all);
}

rigor::MatrixEntries sigma_2(const Points& points, const BiasReading& reading) {
    return [&] { return fully_connected_gram(points, reading, 2, ntk::GramKind::covariance); };
}

claim::legacy::Argument argue() {
    claim::legacy::Argument argument;
    argument.step("(|x|^2 + 1)(|x'|^2 + 1) - (<x, x'> + 1)^2 = |x - x'|^2 + (|x|^2 |x'|^2 - <x, x'>^2), the last term >= 0: different points stay apart and are not antipodal", gap_identity())
        .step("the Maclaurin coefficients of kappa_1 are >= 0, every index, and infinitely many are > 0", nonnegative_coefficients(true))
        .step("the tail of kappa_1 at 1 is at least 1/(6 (pi M)^(3/2)), M = 1 to 100 (for every M: the file)", tail_bound_holds());
    for (const BiasReading& reading : bias_readings()) {
        argument.step(reading.name + ": the constant that is added is >= 0", rigor::truth(reading.kernel.bias >= 0));
        for (const DataSet& data : hard_data())
            argument.step(reading.name + ", " + data.name + ": lambda_min(Sigma^(2)) exceeds the bound (certified)",
                          smallest_exceeds(sigma_2(data.points, reading), covariance_bound(data.points)));
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(), claim::Evidence::proved, "all d, all n, all n different points of R^d; any constant >= 0 in place of the bias of (3.6)");
    for (const DataSet& data : hard_data()) {
        if (data.points.size() == 1) continue;
        finding.values.push_back({"lambda_min(Sigma^(2)), (3.6) as printed, " + data.name, enclose_smallest(sigma_2(data.points, bias_readings().front())).ball().enclosure(4)});
        finding.values.push_back({"its lower bound, " + data.name, covariance_bound(data.points).enclosure(4)});
    }
    finding.stronger = "lambda_min(Sigma^(2)(X, X)) >= min |x~|^2/(12 (pi M)^(3/2)), M = max(1, ceil(log(2 (n - 1))/s)), s the least 1 - <phi(x_i), phi(x_j)>^2, i != j.";
    finding.remark = "The proof uses (B.8), which "
                     "omits the constant of (3.6) (eq-b.8); the constant only helps. Compactness of X is not needed.";
    return finding;
}

/// Without "+1" in (3.4): Sigma^(2) = |x| |x'| kappa_1 is of rank one on a ray.
claim::Verdict without_bias_on_a_ray() {
    const Points ray{{1, 2}, {2, 4}, {3, 6}};
    const RationalMatrix x = matrix_of(ray);
    return verdict_at(ntk::inner_products(x), ntk::gram_matrix(x, ntk::FullyConnectedKernel::without_bias(), 2, ntk::GramKind::covariance));
}

/// Sigma^(1) has rank at most d + 1.
claim::Verdict first_layer() {
    const Points line{{-1}, {0}, {2}};
    RationalMatrix exact = ntk::inner_products(matrix_of(line));
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) += 1;
    return verdict_at(exact, ntk::gram_matrix(matrix_of(line), ntk::FullyConnectedKernel::yu_as_printed(), 1, ntk::GramKind::covariance));
}

/// At x = 0 alone and without bias after the first layer lambda_min is |x~|^2 = 1: a larger bound must be refused.
claim::Verdict bound_at_one_point(const Rational& factor) {
    const Points origin{{0}};
    return claim::verdict_of(smallest_exceeds(sigma_2(origin, bias_readings().back()), Ball(factor)));
}

}  // namespace

claim::legacy::Check lemma_4() {
    return {
        .id = "yu-2025/lemma-4",
        .check = check,
        .controls = {{"without the bias of (3.4), on a ray", [](const claim::Context&) { return without_bias_on_a_ray(); }},
                     {"Sigma^(1) in place of Sigma^(2), three points of R", [](const claim::Context&) { return first_layer(); }},
                     {"a bound of 1 + 1e-20 at x = 0, where lambda_min is 1 without bias", [](const claim::Context&) { return bound_at_one_point(1 + rigor::parse_rational("1e-20")); }}},
        .property = claim::property("lambda_min(Sigma^(2)) exceeds the explicit bound, certified, for random data and each reading of the bias; d = 1 to 3, n <= 6",
                                    [](const Points& points, long which) {
                                        return smallest_exceeds(sigma_2(points, bias_readings()[static_cast<std::size_t>(which)]), covariance_bound(points));
                                    },
                                    claim::Input{"X", random_data()}, claim::Input{"reading", claim::integers(0, 3)}),
    };
}
const claim::legacy::Registered registered_lemma_4{lemma_4};

}  // namespace proofs::yu_2025
