#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// f_t(x) = f_0(x) + sign k K^-1 (exp(-speed t K) - I) r, as a falsified variant may have it.
struct Formula {
    Rational sign, speed;
};
const Formula printed{1, 1};

bool solves_flow(const Formula& formula, const ExactFlow& flow, const Rational& rate) {
    std::vector<Rational> closed = flow.series_of_closed_form(formula.speed, 12);
    for (Rational& q : closed) q *= formula.sign;
    return closed == flow.series_of_flow(rate, 12);
}

/// K^-1 (exp(-t K) - I) from the eigenvectors against -phi(t), the integral of exp(-s K), which needs no inverse.
Truth agrees_with_integral(const ExactFlow& flow, const Rational& t) {
    const rigor::Precision precision(256);
    const rigor::BallMatrix phi = ntk::flow_integral(rigor::BallMatrix(flow.kernel.matrix()), Ball(t));
    const rigor::BallMatrix closed = flow.kernel.function([&](const Ball& lambda) { return (rigor::exp(-Ball(t) * lambda) - Ball(1)) / lambda; });
    Truth all = Truth::yes;
    for (long i = 0; i < flow.kernel.size(); ++i)
        for (long j = 0; j < flow.kernel.size(); ++j)
            all = all && (phi(i, j).overlaps(-closed(i, j)) ? rigor::certainly_less((phi(i, j) + closed(i, j)).radius(), Ball::dyadic(1, -120)) : Truth::no);
    return all;
}

claim::legacy::Argument argue(const Formula& formula) {
    bool flow = true;
    Truth integral = Truth::yes;
    for (long n = 1; n <= 6; ++n)
        for (long number = 0; number < 4; ++number) {
            const ExactFlow sample = exact_flow(n, number);
            flow = flow && solves_flow(formula, sample, 1);
            integral = integral && agrees_with_integral(sample, Rational(number * number, 3));
        }
    claim::legacy::Argument argument;
    argument.step("the formula and the solution of f_t' (x) = -k(x, X) (f_t(X) - f*(X)) have the same coefficients of t^0 … t^12, in exact rationals (kernel matrices with 1 to 6 points)", rigor::truth(flow))
        .step("K^-1 (exp(-t K) - I) = -int_0^t exp(-s K) ds, the right side without an inverse, to 2^-120 at t = 0, 1/3, 4/3, 3", integral);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n, x, t, all invertible kernel matrices, f_0 and f* (the argument above); the flow of half the sum of squares over the data");
    const ExactFlow sample = exact_flow(3, 1);
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    finding.values = {{"f_1(x) - f_0(x) for the second sample with 3 points", [&] {
                           Ball sum(0);
                           const rigor::BallVector a = ntk::flow_integral(rigor::BallMatrix(sample.kernel.matrix()), Ball(1), rigor::BallVector(sample.residual.begin(), sample.residual.end()));
                           for (std::size_t i = 0; i < a.size(); ++i) sum -= Ball(sample.at_x[i]) * a[i];
                           return sum.enclosure(context.digits);
                       }()}};
    finding.remark = "That f_t is the output of a network is not part of this: it is theorem 2 of Jacot et al. in the limit of infinite width, where the kernel is Theta = L/(n0 2^(L-1)) Theta_bar: the t of the formula is the training time (learning rate 1, sum of squares) times L/(n0 2^(L-1)). "
                     "Where K is singular the formula has no meaning but the flow has: replace K^-1 (exp(-t K) - I) by -int_0^t exp(-s K) ds.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_6() {
    return {
        .id = "st-arnaud-2026/proposition-6",
        .check = with_misprint(check, R"(The same where $\bar\Theta_\infty^{(L)}(XX^\top)$ is invertible; for every $X$ with $-\int_0^te^{-s\bar\Theta_\infty^{(L)}(XX^\top)}\,ds$ in place of the product of the inverse and the bracket.)"),
        .controls = {{"sign of the correction reversed", [](const claim::Context&) { return claim::verdict_of(argue({-1, 1}).conclusion()); }},
                     {"exp(-(1 + 1e-20) t K)", [](const claim::Context&) { return claim::verdict_of(argue({1, 1 + rigor::parse_rational("1e-20")}).conclusion()); }},
                     {"the correction times 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({1 + rigor::parse_rational("1e-20"), 1}).conclusion()); }}},
        .property = claim::property("formula and flow agree to order 12 in t, and with the integral, for random kernel matrices", [](long n, long number, const Rational& t) {
            const ExactFlow sample = exact_flow(n, number);
            return rigor::truth(solves_flow(printed, sample, 1)) && agrees_with_integral(sample, t);
        }, claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)}, claim::Input{"t", rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(abs(z) * 4); })}),
    };
}
const claim::legacy::Registered registered_proposition_6{proposition_6};

}  // namespace proofs::st_arnaud_2026
