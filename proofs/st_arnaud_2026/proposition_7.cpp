// Proposition 7 and its proof. The proof is about the angle: P(theta <= delta) for two uniform points of S^(n0-1); the statement is about the cosine, x^T x' >= 1 - delta, that is theta <= arccos(1 - delta), about sqrt(2 delta).
// n0 = 3, n = 2: the cosine is uniform on [-1, 1] (Archimedes), so P(x^T x' >= 1 - delta) = delta/2, exactly; the printed bound is (1/sqrt pi) sqrt(3/2) delta^2/2 = 0.3454… delta^2, smaller for every delta in (0, 1). With the angle the bound is right.
// The lines of the proof: the distribution function of the angle (called a density in the text), (1/sqrt pi) Gamma(n0/2)/Gamma((n0-1)/2) int sin^(n0-2); the union bound, printed with "=", is an inequality; Gamma(x+1)/Gamma(x+1/2) <= sqrt(x+1), used at x = n0/2 - 1,
// follows from log-convexity: Gamma(x+1)^2 <= Gamma(x+1/2) Gamma(x+3/2) = (x+1/2) Gamma(x+1/2)^2, even with x + 1/2; sin theta <= theta.
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is P(angle <= phi) <= the printed bound at delta, for one pair?
Truth below_bound(long n0, const Ball& phi, const Rational& delta) {
    const rigor::Precision precision(2500);
    return rigor::certainly_less(angle_probability(n0, phi), printed_bound(n0, delta));
}
Truth cosine_below(long n0, const Rational& delta) {
    const rigor::Precision precision(2500);
    return below_bound(n0, rigor::acos(Ball(Rational(1 - delta))), delta);
}
Truth angle_below(long n0, const Rational& delta) {
    const rigor::Precision precision(2500);
    return below_bound(n0, Ball(delta), delta);
}
const std::vector<long>& dimensions() {
    static const std::vector<long> list{3, 4, 5, 10, 128};
    return list;
}
/// Recursion and quadrature agree.
Truth quadrature_agrees() {
    const rigor::Precision precision(600);
    Truth all = Truth::yes;
    for (const long n0 : dimensions())
        for (const long k : {1L, 5L, 9L, 15L}) all = all && close(angle_probability(n0, Ball(Rational(k, 10))), angle_probability_by_quadrature(n0, Ball(Rational(k, 10))));
    return all;
}
/// The share of pairs with x^T x' >= 1/2 among `pairs` simulated ones, n0 = 3.
claim::Value simulated_share(std::uint64_t seed, long pairs) {
    ntk::NormalStream normal(seed, 0);
    long close_pairs = 0;
    for (long k = 0; k < pairs; ++k) {
        double x[3], y[3], xy = 0, xx = 0, yy = 0;
        for (double& c : x) c = normal();
        for (double& c : y) c = normal();
        for (int i = 0; i < 3; ++i) xy += x[i] * y[i], xx += x[i] * x[i], yy += y[i] * y[i];
        close_pairs += xy >= 0.5 * std::sqrt(xx * yy);
    }
    const double share = static_cast<double>(close_pairs) / static_cast<double>(pairs);
    return claim::estimated_value("P(x^T x' >= 1/2), n0 = 3, n = 2, by simulation", share, std::sqrt(share * (1 - share) / static_cast<double>(pairs)));
}
/// n0 = 3: delta/2 against c delta^2, c = (1/sqrt pi) sqrt(3/2)/2: c < 1/2 decides for all delta in (0, 1).
claim::legacy::Argument cosine_fails() {
    const rigor::Precision precision(128);
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k < 20; ++k) all = all && !cosine_below(3, Rational(k, 20));
    return argument.step("n0 = 3: (1/sqrt pi) sqrt(3/2)/2 < 1/2, so delta/2 > bound for every delta in (0, 1)", rigor::certainly_less(rigor::sqrt(Ball(Rational(3, 2)) / Ball::pi()), Ball(1)))
        .step("P(x^T x' >= 1 - delta) exceeds the printed bound at n0 = 3, delta = 1/20 to 19/20, by the distribution of the angle", all)
        .step("the recursion for the distribution agrees with certified quadrature to 2^-100, n0 = 3, 4, 5, 10, 128", quadrature_agrees());
}
claim::legacy::Argument angle_holds(const Rational& factor = 1) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (const long n0 : dimensions())
        for (long k = 1; k <= 10; ++k) {
            const rigor::Precision precision(2500);
            all = all && rigor::certainly_less(angle_probability(n0, Ball(Rational(k, 10))), Ball(factor) * printed_bound(n0, Rational(k, 10)));
        }
    return argument.step("P(angle <= delta) is below the bound at n0 = 3, 4, 5, 10, 128, delta = 1/10 to 1, in balls (for all: the lines of the proof)", all);
}

/// Gamma(x+1)/Gamma(x+1/2) <= sqrt(x + shift) for x = n0/2 - 1.
claim::legacy::Argument gamma_line(const Rational& shift) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth all = Truth::yes;
    for (long n0 = 3; n0 <= 200; ++n0) all = all && rigor::certainly_less(gamma_ratio(n0), rigor::sqrt(Ball(Rational(Rational(n0, 2) - 1 + shift))));
    return argument.step("Gamma(n0/2)/Gamma((n0-1)/2) < sqrt(n0/2 - 1 + " + rigor::to_string(shift) + "), n0 = 3 to 200, in balls (for all x > 0: log-convexity of Gamma, file)", all);
}
/// sin(theta) <= factor theta.
claim::legacy::Argument sine_line(const Rational& factor) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth sine = Truth::yes;
    for (long k = 1; k <= 20; ++k) sine = sine && rigor::certainly_less(rigor::sin(Ball(Rational(k, 20))), Ball(Rational(factor * Rational(k, 20))));
    return argument.step("sin theta < theta at theta = 1/20 to 1 (balls; for all since cos <= 1). The integral is elementary", sine);
}
/// The distribution function reaches 1 at pi, and is (1 - cos)/2 for n0 = 3, with the constant times `factor`.
claim::legacy::Argument distribution(const Rational& factor) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(300);
    Truth total = Truth::yes, sphere = Truth::yes;
    for (long n0 = 3; n0 <= 40; ++n0) total = total && close(Ball(factor) * angle_probability(n0, Ball::pi()), Ball(1));
    for (long k = 1; k <= 30; ++k) sphere = sphere && close(Ball(factor) * angle_probability(3, Ball(Rational(k, 10))), (Ball(1) - rigor::cos(Ball(Rational(k, 10)))) / Ball(2));
    return argument.step("it is 1 at delta = pi, n0 = 3 to 40, in balls (Wallis)", total).step("n0 = 3: (1 - cos delta)/2, the area of a cap, delta = 1/10 to 3", sphere);
}
/// The union bound with equality: is the right side a probability at all?
Truth union_equality(long n0, long n, const Rational& delta) {
    const rigor::Precision precision(300);
    const Ball right = Ball(n * (n - 1) / 2) * angle_probability(n0, Ball(delta));
    return rigor::certainly_less(Ball(1), right) == Truth::yes ? Truth::no : Truth::unknown;
}

claim::Property angle_property() {
    return claim::property("P(angle <= delta) < bound < P(x^T x' >= 1 - delta) at n0 = 3, and the first for n0 up to 30, in balls",
                           [](const Rational& z, long n0) {
                               const Rational delta = z == 0 || abs(z) == 1 ? Rational(1, 2) : abs(z);
                               if (delta < rigor::power_of_two(-40)) return Truth::yes;
                               return angle_below(n0, delta) && !cosine_below(3, delta);
                           },
                           claim::Input{"delta", claim::interior_correlations()}, claim::Input{"n0", claim::integers(3, 30)});
}

}  // namespace

claim::legacy::Check proposition_7() {
    return {
        .id = "st-arnaud-2026/proposition-7",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = refute(cosine_fails(), claim::Evidence::proved, "false for n0 = 3, n = 2 and every delta in (0, 1)");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 300);
            finding.values = {{"P(x^T x' >= 1/2), n0 = 3, n = 2", angle_probability(3, rigor::acos(Ball(Rational(1, 2)))).enclosure(context.digits)},
                              {"the printed bound there, delta = 1/2", printed_bound(3, Rational(1, 2)).enclosure(context.digits)},
                              {"P(x^T x' >= 1/2), n0 = 128, n = 2", angle_probability(128, rigor::acos(Ball(Rational(1, 2)))).enclosure(context.digits)},
                              {"the printed bound there, delta = 1/2, n0 = 128", printed_bound(128, Rational(1, 2)).enclosure(context.digits)}};
            finding.values.push_back(simulated_share(context.seed, 20'000));
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n0 = 3, n = 2, delta = 1/2: the cosine of the angle between two uniform points of S^2 is uniform on [-1, 1], so P(x^T x' >= 1/2) = 1/4; the bound is 0.0863….";
                finding.pari = "d = 1/2; print(d/2, \"  \", sqrt(3/2)/sqrt(Pi)*d^2/2)";
                finding.harm = "Example 2 depends on it, and its conclusion is wrong by as much as a probability can be (st-arnaud-2026/example-2-probability). No theorem does.";
                finding.correction = {R"(For any $0<\delta\le1$ the probability that two of $n$ uniform points form an angle of at most $\delta$ (radians), that is $x^\top x'\ge\cos\delta$, is at most $\binom n2\frac1{\sqrt\pi}\sqrt{\frac{n_0-1}2}\frac{\delta^{n_0-1}}{n_0-1}$. For $x^\top x'\ge1-\delta$ replace $\delta$ by $\arccos(1-\delta)$.)",
                                      claim::verdict_of(angle_holds().conclusion() && gamma_line(Rational(1, 2)).conclusion()), claim::Evidence::proved, "all n >= 2, n0 >= 3, delta > 0 (the lines of the proof, with sqrt(x + 1/2) for sqrt(x + 1))"};
            }
            return finding;
        },
        .controls = {{"the angle in place of the cosine, bound times 0.9", [](const claim::Context&) { return claim::verdict_of(angle_holds(Rational(9, 10)).conclusion()); }},
                     {"the printed statement at n0 = 3", [](const claim::Context&) { return claim::verdict_of(cosine_below(3, Rational(1, 2))); }}},
        .property = angle_property(),
    };
}
const claim::legacy::Registered registered_proposition_7{proposition_7};

claim::legacy::Check proposition_7_distribution() {
    return {
        .id = "st-arnaud-2026/proposition-7-distribution",
        .check = with_misprint([](const claim::Context&) { return conclude(distribution(1), claim::Evidence::proved, "all n0 >= 2, delta in [0, pi]: one point is fixed by rotation, the other has the angle theta with density proportional to sin^(n0-2) theta"); }, R"(The distribution function of the angle, for the probability density.)"),
        .controls = {{"the constant times 1 + 1e-6", [](const claim::Context&) { return claim::verdict_of(distribution(1 + rigor::parse_rational("1e-6")).conclusion()); }}},
        .property = claim::property("P(theta <= delta) + P(theta <= pi - delta) = 1, in balls",
                                    [](const Rational& z, long n0) {
                                        const rigor::Precision precision(400);
                                        const Ball delta = Ball(Rational(abs(z) * 3));
                                        return close(angle_probability(n0, delta) + angle_probability(n0, Ball::pi() - delta), Ball(1));
                                    },
                                    claim::Input{"delta/3", claim::correlations()}, claim::Input{"n0", claim::integers(3, 40)}),
    };
}
const claim::legacy::Registered registered_proposition_7_distribution{proposition_7_distribution};

claim::legacy::Check proposition_7_union() {
    return {
        .id = "st-arnaud-2026/proposition-7-union",
        .check = [](const claim::Context&) {
            claim::legacy::Argument argument;
            argument.step("n0 = 3, n = 30, delta = 9/10: the right side is more than 1", !union_equality(3, 30, Rational(9, 10)));
            claim::legacy::Finding finding = refute(argument, claim::Evidence::proved, "false for n0 = 3, n = 30, delta = 9/10");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n0 = 3, n = 30, delta = 0.9: 435 (1 - cos 0.9)/2 = 82.3, no probability.";
                finding.pari = "print(binomial(30, 2)*(1 - cos(0.9))/2)";
                finding.harm = "None: with <= in place of = the rest of the proof is the same.";
                finding.correction = {R"(The probability that two of the points form an angle of at most $\delta$ is at most the right side.)", claim::verdict_of(distribution(1).conclusion()), claim::Evidence::proved, "all n, n0, delta (sum of the probabilities of the binom(n, 2) events)"};
            }
            return finding;
        },
        .controls = {{"equality at n = 30", [](const claim::Context&) { return claim::verdict_of(union_equality(3, 30, Rational(9, 10))); }}},
        .property = claim::property("for n0 = 3 and n = 3 the probability is below 3 (1 - cos delta)/2: P(no pair) >= 1 - 3p with p the cap, and at most (1 - p)^2",
                                    [](const Rational& z) {
                                        // Given x_1, the others avoid its cap with probability (1 - p)^2 >= P(no pair) >= 1 - 3 p.
                                        const Rational p = abs(z) / 3;
                                        return rigor::truth((1 - p) * (1 - p) >= 1 - 3 * p);
                                    },
                                    claim::Input{"3 p", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_proposition_7_union{proposition_7_union};

claim::legacy::Check proposition_7_gamma() {
    return {
        .id = "st-arnaud-2026/proposition-7-gamma",
        .check = with_misprint([](const claim::Context& context) {
            claim::legacy::Argument argument = gamma_line(1);
            const claim::legacy::Argument sine = sine_line(1);
            for (const claim::legacy::Line& step : sine.steps()) argument.step(step.says, step.truth);
            claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all x > 0; all theta >= 0; all n0 >= 2");
            finding.stronger = "Gamma(x + 1)/Gamma(x + 1/2) <= sqrt(x + 1/2) for all x > -1/2.";
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            finding.values = {{"Gamma(64)/Gamma(127/2)", gamma_ratio(128).enclosure(context.digits)}, {"sqrt(64)", Ball(8).enclosure(context.digits)}};
            return finding;
        }, R"($\sin(\theta)\le\theta$ for $\theta\ge0$.)"),
        .controls = {{"sin theta <= 0.99 theta", [](const claim::Context&) { return claim::verdict_of(sine_line(Rational(99, 100)).conclusion()); }}, {"sqrt(x + 1/4)", [](const claim::Context&) { return claim::verdict_of(gamma_line(Rational(1, 4)).conclusion()); }}},
        .property = claim::property("Gamma(n0/2)/Gamma((n0-1)/2) < sqrt((n0-1)/2), in balls",
                                    [](long n0) {
                                        const rigor::Precision precision(300);
                                        return rigor::certainly_less(gamma_ratio(n0), rigor::sqrt(Ball(Rational(n0 - 1, 2))));
                                    },
                                    claim::Input{"n0", claim::integers(3, 1000)}),
    };
}
const claim::legacy::Registered registered_proposition_7_gamma{proposition_7_gamma};

}  // namespace proofs::st_arnaud_2026
