#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "claim/legacy.hpp"
#include "rigor/series/power_series.hpp"

#include <fmt/format.h>

#include <functional>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

RationalMatrix kernel_matrix(const RationalMatrix& points, const std::function<Rational(const Rational&)>& f) {
    const RationalMatrix inner = points * points.transpose();
    RationalMatrix k(inner.rows(), inner.rows());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j) k(i, j) = f(inner(i, j));
    return k;
}
bool is_definite(const RationalMatrix& k) { return rigor::inertia(k).positive == k.rows(); }

/// Even part: the powers 0, 2, …, 2m, or all with weights 4^-j, as a rational function. Odd part: likewise, times rho.
struct Part {
    bool finite = false;
    long m = 0;
    Rational at(const Rational& square) const {
        if (!finite) return 1 / (1 - square / 4);
        Rational sum = 0;
        for (long j = 0; j <= m; ++j) sum += rigor::power(square, static_cast<unsigned long>(j));
        return sum;
    }
};
Rational value(const Part& even, const Part& odd, const Rational& rho) { return even.at(rho * rho) + rho * odd.at(rho * rho); }

/// K_f at `pairs` antipodal pairs of the circle, exactly.
RationalMatrix on_circle(const Part& even, const Part& odd, long pairs) {
    return kernel_matrix(claim::antipodal_circle_points(pairs), [&](const Rational& rho) { return value(even, odd, rho); });
}

/// (z^n) + (z^m) with the smallest even n and odd m for which (N - 1) r^n < 1 and (N - 1) r^m < 1.
Truth two_powers_suffice(const RationalMatrix& points, bool odd_too = true) {
    const RationalMatrix inner = points * points.transpose();
    Rational r = 0;
    for (long i = 0; i < inner.rows(); ++i)
        for (long j = 0; j < i; ++j)
            if (abs(inner(i, j)) < 1) r = std::max(r, Rational(abs(inner(i, j))));
    unsigned long n = 2;
    while ((inner.rows() - 1) * rigor::power(r, n) >= 1) n += 2;
    const auto powers = [&](const Rational& z) { return rigor::power(z, n) + (odd_too ? rigor::power(z, n + 1) : Rational(0)); };
    return rigor::truth(is_definite(kernel_matrix(points, powers)));
}

claim::legacy::Argument corrected(bool odd_too = true, long missing_pairs = 0) {
    claim::legacy::Argument argument;
    argument.step("if: z^n + z^(n+1), n even and large, is positive definite, exactly, at 12 points of S^2 and at 6 antipodal pairs of the circle",
                  two_powers_suffice(claim::sphere_points(), odd_too) && two_powers_suffice(claim::antipodal_circle_points(6), odd_too));
    const Part all{};
    for (long m = 0; m <= 3; ++m) {
        const Part finite{true, m};
        const RationalMatrix odd_finite = on_circle(all, finite, 2 * m + 3 - missing_pairs);
        const RationalMatrix even_finite = on_circle(finite, all, 2 * m + 2 - missing_pairs);
        argument.step(fmt::format("only if: odd part 1, …, {}: singular at {} antipodal pairs of the circle, exactly, without negative eigenvalues", 2 * m + 1, 2 * m + 3 - missing_pairs),
                      rigor::truth(rigor::inertia(odd_finite).zero > 0 && rigor::inertia(odd_finite).negative == 0))
            .step(fmt::format("only if: even part 0, …, {}: singular at {} antipodal pairs", 2 * m, 2 * m + 2 - missing_pairs), rigor::truth(rigor::inertia(even_finite).zero > 0 && rigor::inertia(even_finite).negative == 0));
    }
    const RationalMatrix two_points = kernel_matrix(claim::antipodal_circle_points(1), [](const Rational& z) { return Rational(1 + 2 * z); });
    argument.step("n0 = 1: f(rho) = 1 + 2 rho has f(1) ± f(-1) = 2, 4 > 0: positive definite on {1, -1} with two coefficients", rigor::truth(is_definite(two_points)));
    return argument;
}

/// f(rho) = 2/(2 - rho) - shift.
Rational printed_function(const Rational& rho, const Rational& shift) { return 2 / (2 - rho) - shift; }

/// Is K_f positive definite for f(rho) = 2/(2 - rho) - shift, whose coefficients of index >= 1 are 2^-n?
Truth printed_instance(const Rational& shift) {
    claim::legacy::Argument argument;
    const rigor::PowerSeries rho = rigor::PowerSeries::variable(60), one = rigor::PowerSeries::constant(1, 60);
    const rigor::PowerSeries f = one / (one - Rational(1, 2) * rho) - rigor::PowerSeries::constant(shift, 60);
    bool positive = true;
    for (long n = 1; n < 60; ++n) positive = positive && f[n] == rigor::power_of_two(-n);
    argument.step("the coefficients of index n >= 1 are 2^-n > 0 (geometric series; n < 60)", rigor::truth(positive))
        .step("K(x, x) = f(1) > 0", rigor::truth(printed_function(1, shift) > 0));
    return argument.conclusion();
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Argument argument;
    argument.step("f(rho) = 2/(2 - rho) - 3, b_n = 2^-n for n >= 1: K_f is positive definite", printed_instance(3));
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all f with a power series on [-1, 1], all n0 >= 1: \"if\" fails without b_n >= 0");
    finding.values = {{"f(1) for f(rho) = 2/(2 - rho) - 3", rigor::Ball(printed_function(1, 3)).enclosure(6)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "f(rho) = 2/(2 - rho) - 3 = -2 + sum_(n >= 1) 2^-n rho^n: strictly positive coefficients for all even and odd n >= 1, and K(x, x) = f(1) = -1 < 0 on every sphere.";
        finding.pari = "f(r) = 2/(2 - r) - 3;\nprint(f(1), \"  \", f(x) + O(x^8))\n\\\\ prints -1 and the coefficients -2, 1/2, 1/4, 1/8, 1/16, 1/32, 1/64, 1/128 (x, x^2, x^3, x^4, x^5, x^6, x^7; O(x^8))";
        finding.harm = "None: the theorem is applied to a series with coefficients >= 0 (and with beta > 0 all of them are > 0, proposition-2). The hypothesis b_n >= 0 is in the source.";
        const claim::legacy::Argument right = corrected();
        finding.correction = {
            R"(Let $f(\rho)=\sum b_n\rho^n$ on $[-1,1]$ with $b_n\ge0$ for all $n$. For each $n_0\ge2$ the kernel $K_f^{(n_0)}$ is positive-definite if and only if $b_n>0$ for infinitely many even and infinitely many odd $n$; for $n_0=1$ if and only if $b_n>0$ for at least one even and at least one odd $n$.)",
            claim::verdict_of(right.conclusion()), claim::Evidence::proved, "all f with b_n >= 0, all n0 >= 1"};
        std::vector<claim::legacy::Line> all = argument.steps();
        all.insert(all.end(), right.steps().begin(), right.steps().end());
        finding.argument = std::move(all);
    }
    finding.remark = "\"For any n0 >= 1\" has to be read as \"for all n0 >= 1\"; with n0 = 1 fixed \"only if\" is false (f = 1 + 2 rho).";
    return finding;
}

}  // namespace

claim::legacy::Check theorem_3() {
    return {
        .id = "jacot-2018/theorem-3",
        .check = check,
        .controls = {{"f = 2/(2 - rho) - 3", [](const claim::Context&) { return claim::verdict_of(printed_instance(3)); }},
                     {"infinitely many even coefficients suffice", [](const claim::Context&) { return claim::verdict_of(corrected(false).conclusion()); }},
                     {"one antipodal pair fewer is singular too", [](const claim::Context&) { return claim::verdict_of(corrected(true, 1).conclusion()); }}},
        .property = claim::property("z^n + z^(n+1), n even with (N - 1) r^n < 1, is positive definite, exactly, at random subsets of N of twelve points of S^2", [](long mask) { return two_powers_suffice(claim::rows_of(claim::sphere_points(), mask)); },
                                    claim::Input{"subset", claim::integers(1, 4095)}),
    };
}
const claim::legacy::Registered registered_theorem_3{theorem_3};

}  // namespace proofs::jacot_2018
