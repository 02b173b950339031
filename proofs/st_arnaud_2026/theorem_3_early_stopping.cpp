#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::BallVector, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

Rational half_chord(const Rational& r) { return 2 * r / (1 + r * r); }

/// K e = 2 s^2 e and <e, k_x> = s for e = (1, -1, -1, 1)/2, exactly, from f(z) - f(-z) = factor · z.
bool is_eigenvector(const Rational& r, const Rational& factor) {
    const RationalMatrix inner = ntk::inner_products(two_antipodal_pairs(r));
    const Rational s = half_chord(r), e[] = {Rational(1, 2), Rational(-1, 2), Rational(-1, 2), Rational(1, 2)};
    const auto applied = [&](long row) { return Rational(factor * (inner(row, 0) - inner(row, 1)) / 2); };
    bool all = applied(4) == s;
    for (long i = 0; i < 4; ++i) all = all && inner(i, i) == 1 && applied(i) == 2 * s * s * e[i];
    return all;
}
/// The lower bound (2) of the norm at t = tau/lambda_n.
Ball lower_bound(const Rational& r, const Rational& tau) {
    return (Ball(1) - rigor::exp(Ball(Rational(-tau)))) / Ball(Rational(2 * half_chord(r)));
}
/// Theta_bar^(2)(z) - Theta_bar^(2)(-z) = factor z, from the formal sum of section_4.hpp (T_2 = 2 Theta_bar^(2)).
Truth odd_part(const Rational& factor) {
    const SecondLayer difference = second_layer() - second_layer().reflected();
    return rigor::truth(difference == SecondLayer{2 * factor, 0, 0});
}

/// The four points, n - 4 others at angles between 28 and 74 degrees, and x, which is last.
RationalMatrix with_others(const Rational& r, long n) {
    std::vector<Rational> t{r, -r, r, -r};
    for (long k = 1; k <= n - 4; ++k) t.push_back(Rational(1, 4) + Rational(k, 2 * n));
    t.push_back(Rational(1));
    return circle_rows(t, 0b01100);
}
/// At t = 1/(n lambda_n) the norm is above n^2, from the kernel matrix itself.
Truth exceeds_square(const Rational& r, long n, long L) {
    const rigor::Precision precision(400);
    const Ball norm = euclidean_norm(projection_weights(with_others(r, n), L));
    return rigor::certainly_less(Ball(n * n), (Ball(1) - rigor::exp(Ball(Rational(-1, n)))) * norm);
}

claim::legacy::Argument refutation(const Rational& norm, const Rational& factor = 1, long L = 2) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(200);
    bool all = true;
    for (long k = 1; k <= 40; ++k) all = all && is_eigenvector(rigor::power_of_two(-k), factor);
    argument.step("Theta_bar^(2)(z) - Theta_bar^(2)(-z) = z: formal sums, exactly", odd_part(factor))
        .step("X = {±(c, s), ±(c, -s)}, x = (0, 1): K e = 2 s^2 e and <e, k_x> = s for e = (1, -1, -1, 1)/2, by the odd part, at s = 2 r/(1 + r^2), r = 2^-1 to 2^-40, exactly", rigor::truth(all))
        .step("n = 4, r = 10^-12, t = 10^-3/lambda_n: the norm, at least (1 - e^(-t lambda_n))/(2 s), is at least " + rigor::to_string(norm), rigor::certainly_less(Ball(norm), lower_bound(rigor::parse_rational("1e-12"), Rational(1, 1000))));
    Truth squares = Truth::yes;
    for (long n = 4; n <= 12; ++n) squares = squares && exceeds_square(rigor::parse_rational("1e-9"), n, L);
    return argument.step(fmt::format("L = {}, r = 10^-9, n - 4 further points, none antipodal to another, t = 1/(n lambda_n), n = 4 to 12: (1 - e^(-1/n)) ||K^-1 k_x|| > n^2, the system solved in balls", L), squares);
}
/// (1 - e^(-s))/sqrt(s) <= constant for all s > 0: e^(-s) >= 1 - constant sqrt s.
Truth root_bound(const Rational& s, const Rational& constant) {
    const rigor::Precision precision(300);
    return rigor::certainly_less((Ball(1) - rigor::exp(Ball(Rational(-s)))) / rigor::sqrt(Ball(s)), Ball(constant));
}
claim::legacy::Argument corrected(const Rational& constant) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 400; ++k) all = all && root_bound(Rational(k, 100), constant);
    // The maximum is where 1 + 2 s = e^s, s in (1.2564, 1.2565); it is the only one.
    const rigor::Precision precision(200);
    const auto slope = [](const char* s) { return Ball(1) + Ball(2) * Ball(rigor::parse_rational(s)) - rigor::exp(Ball(rigor::parse_rational(s))); };
    const Ball around = Ball::interval(rigor::parse_rational("1.2564"), rigor::parse_rational("1.2565"));
    return argument.step("(1 - e^-s)/sqrt s increases while 1 + 2 s > e^s, that is up to a point between 1.2564 and 1.2565, and then falls", rigor::certainly_positive(slope("1.2564")) && rigor::certainly_positive(-slope("1.2565")))
        .step("there it is below " + rigor::to_string(constant) + " (ball), and so at 400 other values", all && rigor::certainly_less((Ball(1) - rigor::exp(-around)) / rigor::sqrt(around), Ball(constant)));
}

/// r with 2 r/(1 + r^2) close to s: the chord of the example need not be a round number, the points must be rational.
RationalMatrix pairs_near(const char* s) { return two_antipodal_pairs(Rational(rigor::parse_rational(s) / 2)); }

}  // namespace

claim::legacy::Check theorem_3_early_stopping() {
    return {
        .id = "st-arnaud-2026/theorem-3-early-stopping",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(refutation(rigor::parse_rational("1e8")), claim::Evidence::proved,
                                            "false for L = 2, every n0 >= 2 and every n >= 4 (argument in the file); L >= 3 is in theorem-3-early-stopping-circle, theorem-3-early-stopping-sphere and theorem-3-early-stopping-higher");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
            finding.values = {{"lower bound of the norm, n = 4, r = 10^-12, t = 10^-3/lambda_n", lower_bound(rigor::parse_rational("1e-12"), Rational(1, 1000)).enclosure(context.digits)}};
            std::string norms, bounds;
            for (const char* s : {"0.1", "0.01", "0.001"}) {
                const RationalMatrix points = pairs_near(s);
                const Ball norm = euclidean_norm(projection_weights(points, 2)), bound = Ball(1) / Ball(Rational(2 * points(0, 1)));
                finding.values.push_back({fmt::format("norm at t = infinity, n = 4, r = {}/2", s), norm.enclosure(context.digits)});
                norms += (norms.empty() ? "" : ", ") + norm.enclosure(10);
                bounds += (bounds.empty() ? "" : ", ") + bound.enclosure(10);
            }
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = fmt::format("L = 2, four points of a circle: ±(c, s), ±(c, -s), c^2 + s^2 = 1, x = (0, 1). The vector (1, -1, -1, 1)/2, the points taken in the order (c, s), (c, -s), -(c, s), -(c, -s), is an eigenvector of K to 2 s^2 >= lambda_n, and "
                                              "the norm of the operator at time t is at least (1 - e^(-t lambda_n))/(2 s): with t lambda_n as small as one likes it is unbounded as s -> 0. At s = 2 r/(1 + r^2), r = 0.05, 0.005, 0.0005, the bound is {} at t = infinity, and the norm of the whole operator is {}. The same for every n >= 4: n - 4 further points, none antipodal to another.",
                                              bounds, norms);
                finding.pari = "f(z) = my(a = acos(z)); (z*(1 - a/Pi) + z + (sqrt(1 - z^2) - a*z)/Pi)/2;\n"
                               "g(r) = my(s = 2*r/(1 + r^2), c = (1 - r^2)/(1 + r^2), Y = [c, s; c, -s; -c, -s; -c, s], x = [0, 1]); my(K = matrix(4, 4, i, j, f(Y[i, ]*Y[j, ]~))); sqrt(norml2(matsolve(K, vector(4, i, f(Y[i, ]*x~))~)));\n"
                               "foreach([1/20, 1/200, 1/2000], r, printf(\"%.6f %.6f\\n\", (1 + r^2)/(4*r), g(r)))";
                finding.harm = "Case b) at L = 2. What the proof gives is sqrt(n) t; the correction gives more than that, for all L.";
                finding.correction = {R"(For all $L$, $X$, $x$ and $t$ the norm is at most $0.6383\sqrt t$; so it is $O(n)$ for $t\in O(n^2)$, and $o\left(\lambda_n^{-1/2}\right)$ for $t\in o\left(\frac1{\lambda_n}\right)$.)", claim::verdict_of(corrected(rigor::parse_rational("0.6383")).conclusion()),
                                      claim::Evidence::proved, "all L >= 1, all X with K invertible, all t > 0 (argument in the file)"};
            }
            return finding;
        },
        .controls = {{"a norm of 10^10 in the same example", [](const claim::Context&) { return claim::verdict_of(refutation(rigor::parse_rational("1e10")).conclusion()); }},
                     {"odd part 2 z", [](const claim::Context&) { return claim::verdict_of(refutation(1, 2).conclusion()); }},
                     {"the same points at L = 3", [](const claim::Context&) { return claim::verdict_of(refutation(1, 1, 3).conclusion()); }},
                     {"0.638 sqrt(t)", [](const claim::Context&) { return claim::verdict_of(corrected(rigor::parse_rational("0.638")).conclusion()); }}},
        .property = claim::property("K e = 2 s^2 e and <e, k_x> = s for rational r, exactly, and (1 - e^-s)/sqrt s < 0.6383",
                                    [](const Rational& r, const Rational& s) { return rigor::truth(r == 0 || is_eigenvector(abs(r), 1)) && root_bound(s, rigor::parse_rational("0.6383")); }, claim::Input{"r", claim::interior_correlations()},
                                    claim::Input{"s", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_theorem_3_early_stopping{theorem_3_early_stopping};

}  // namespace proofs::st_arnaud_2026
