#include "claim/generators.hpp"
#include "ntk/network/network_limit.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(1) = <x, x'> + 1, Sigma^(l+1) = 2 E + bias, the last layer with `last` instead.
struct Formula {
    Rational bias, last;
    /// Theta^(L+1)(x, x), |x|^2 = q, exactly: kappa_0(1) = kappa_1(1) = 1.
    Rational diagonal(long hidden, const Rational& q) const {
        Rational variance = q + 1, tangent = variance;
        for (long l = 1; l <= hidden; ++l) {
            variance += l == hidden ? last : bias;
            tangent += variance;
        }
        return tangent;
    }
    /// Theta^(2) - (2 E[relu relu'] + dotSigma^(2) Sigma^(1)), the mean of K_0 at L = 1: a constant.
    Rational excess_at_one_layer() const { return last; }
};
const Formula printed{2, 2}, corrected{1, 0};

/// Widths for which sqrt(2/m) is rational.
ntk::FiniteNetwork<Rational> network(long d, const std::vector<long>& widths) { return ntk::yu_fully_connected<Rational>(d, widths); }

claim::legacy::Argument argue(const Formula& formula) {
    claim::legacy::Argument argument;
    Truth signs = mean_is_as_expected(network(1, {2}), {Rational(1, 3)}) && mean_is_as_expected(network(2, {2}), {Rational(1, 3), Rational(-5, 7)}) &&
                  mean_is_as_expected(network(1, {2, 2}), {Rational(2, 7)});
    argument.step("the mean of K_0(x, x) over all signs of the parameters equals the recursion for E K_0, exactly (networks with one and two hidden layers)", signs);
    bool closed = true, equal = true;
    for (long hidden = 1; hidden <= 30; ++hidden)
        for (const Rational& q : {Rational(0), Rational(1), Rational(5, 3), Rational(10'000)}) {
            const Rational mean = expected_kernel(network(1, std::vector<long>(static_cast<std::size_t>(hidden), hidden % 2 ? 2 : 8)), q);
            closed = closed && mean == (hidden + 1) * q + Rational(hidden * (hidden + 1), 2) + hidden;
            equal = equal && formula.diagonal(hidden, q) == mean;
        }
    argument.step("E K_0(x, x) = (L + 1) |x|^2 + L (L + 1)/2 + L at L = 1 to 30 (both sides are sums of |x|^2 + l: every L), widths 2 and 8", rigor::truth(closed))
        .step("the formula gives Theta^(L+1)(x, x) = E K_0(x, x), L = 1 to 30", rigor::truth(equal))
        .step("L = 1, all x, x': the formula is 2 E[relu relu'] + dotSigma^(2) Sigma^(1)", rigor::truth(formula.excess_at_one_layer() == 0));
    return argument;
}

/// The general code for the two kernels against the exact diagonals.
Truth codes_agree(const Rational& size, long hidden) {
    const rigor::Precision scope(128);
    const ntk::PairInnerProducts p{size, size, size};
    ntk::TwoPointKernelIteration<Ball> walk(p, ntk::FullyConnectedKernel::yu_as_printed());
    walk.advance_to(hidden + 1);
    const auto near = [&](const Ball& value, const Rational& exact) {
        return value.contains(exact) ? rigor::certainly_less(value.radius(), Ball(Rational(1 + abs(exact))) * Ball::dyadic(1, -90)) : Truth::no;
    };
    return near(walk.tangent_kernel(), printed.diagonal(hidden, size)) && near(ntk::yu_fully_connected_limit<Ball>(p, hidden), corrected.diagonal(hidden, size));
}

/// The printed value is the larger one: what Fatou's lemma needs.
Truth printed_is_larger() {
    bool all = true;
    for (long hidden = 1; hidden <= 30; ++hidden)
        for (const Rational& q : {Rational(0), Rational(1), Rational(5, 3), Rational(10'000)})
            all = all && printed.diagonal(hidden, q) - corrected.diagonal(hidden, q) == Rational(hidden * hidden + hidden + 2, 2);
    return rigor::truth(all);
}
claim::legacy::Argument correction_argument(const Formula& formula) {
    claim::legacy::Argument argument = argue(formula);
    add_bounded_moments(argument);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "false at L = 1 for all x, x' (too large by 2), and at x = x' for every L >= 1 (by (L^2 + L + 2)/2): the limit of K_0(x, x) >= 0 is at most its mean (Fatou), which is smaller");
    const Truth larger = printed_is_larger();
    finding.argument.push_back({"(3.4)-(3.7) exceeds E K_0(x, x) by (L^2 + L + 2)/2 > 0, L = 1 to 30 (polynomials of degree 2 in L): larger than the limit, which is at most the mean (Fatou)", larger});
    if (larger != Truth::yes) {
        finding.verdict = claim::Verdict::undecided;
        finding.evidence = claim::Evidence::none;
    }
    finding.values = {{"K^FC(0, 0) by (3.4)-(3.7), L = 1", Ball(printed.diagonal(1, 0)).enclosure(context.digits)},
                      {"E K_0(0, 0) of network (2.1), L = 1, every width", Ball(corrected.diagonal(1, 0)).enclosure(context.digits)},
                      {"the same, L = 3: by (3.4)-(3.7)", Ball(printed.diagonal(3, 0)).enclosure(context.digits)},
                      {"of the network", Ball(corrected.diagonal(3, 0)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "L = 1, x = x' = 0: f = sqrt(2/m) sum V_j relu(b_j), K_0 = (2/m) sum (relu(b_j)^2 + V_j^2 1(b_j > 0)), whose mean is 2 (1/2 + 1/2) = 2 at every width, and its limit. "
                          "(3.4)-(3.7): Sigma^(1) = 1, Sigma^(2) = 2 (1/2 + 1) = 3, dotSigma^(2) = 1, K^FC(0, 0) = 1 + 3 = 4.";
        finding.pari = "relu2 = intnum(b = 0, 12, b^2*exp(-b^2/2))/sqrt(2*Pi); half = intnum(b = 0, 12, exp(-b^2/2))/sqrt(2*Pi);\n"
                       "print(2*(relu2 + half), \"  \", 1*1 + 2*(1/2 + 1))";
        finding.harm = "None for strict positive definiteness (propositions 1 and 2 hold for every constant >= 0). lambda_0 in theorem 2, and any comparison of a network with K^FC, need the right kernel.";
        finding.correction = {
            R"(The limit for network (2.1) with $L\ge1$ hidden layers: $\Sigma^{(1)}=\langle x,x'\rangle+1$, $\Sigma^{(l+1)}=2\,\mathbf E_{f\sim\Sigma^{(l)}}[\sigma(f(x))\sigma(f(x'))]+1$ for $l+1\le L$, $\Sigma^{(L+1)}=2\,\mathbf E[\sigma\sigma]$ (the output has no bias), $\Theta^{(l+1)}=\Theta^{(l)}\dot\Sigma^{(l+1)}+\Sigma^{(l+1)}$, $K=\Theta^{(L+1)}$, for all $x,x'$ at $L=1$ and for $x=x'$ at $L\ge2$. (For $x\ne x'$ and $L\ge2$ it is the usual recursion, which is not proved here.))",
            claim::verdict_of(correction_argument(corrected).conclusion()), claim::Evidence::proved,
            "L = 1: all x, x' (law of large numbers); x = x': the mean of K_0 at every width, all L >= 1, and the limit wherever there is one, (3.3), as the second moments are bounded"};
    }
    finding.remark = "For x != x' and L >= 2 the corrected formula is not shown here: it is compared with random networks in the tests of the suite, by extrapolation in the width; that is not part of this verdict. That K_0(x, x) has a limit at all is (3.3), for L >= 2 not shown here either.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_3_6() {
    return {
        .id = "yu-2025/eq-3.6",
        .check = check,
        .controls = {{"corrected, but with a bias in the output layer", [](const claim::Context&) { return claim::verdict_of(argue({1, 1}).conclusion()); }},
                     {"corrected, but bias 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({1 + rigor::parse_rational("1e-20"), 0}).conclusion()); }},
                     {"corrected, K_0(x, x) at most 1/1000 of the bound of its moments",
                      [](const claim::Context&) {
                          claim::legacy::Argument argument = argue(corrected);
                          add_bounded_moments(argument, Rational(1, 1000));
                          return claim::verdict_of(argument.conclusion());
                      }},
                     {"printed inside, none in the output layer", [](const claim::Context&) { return claim::verdict_of(argue({2, 0}).conclusion()); }}},
        .property = claim::property("the suite's code for (3.4)-(3.7) and for the corrected kernel gives the exact values at x = x', |x|^2 and L random", codes_agree,
                                    claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 40)}),
    };
}
const claim::legacy::Registered registered_eq_3_6{eq_3_6};

}  // namespace proofs::yu_2025
