#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/mnist_trace.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::jacot_2018::section_6_3_eigenvalues {
namespace {

using claim::Relation;
using rigor::Rational;

/// The three eigenvalues, and |x|^2/784 for pixels in [0, 1].
struct Reading {
    Rational first = rigor::parse_rational("0.0457"), second = rigor::parse_rational("0.00108"),
             third = rigor::parse_rational("0.00078");
    Rational size{1, 10};  // free: an image of usual brightness
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "only the sum and the order of the numbers; the numbers themselves need the batch";
    const Rational trace = kernel_on_diagonal(reading.size, figure_beta);
    result.steps
        .carries(claim::exact({"lambda_1 + lambda_2 + lambda_3", reading.first + reading.second + reading.third},
                              Relation::at_most,
                              {"the trace of Pi, the mean of Theta^(4)(x, x) for beta = 0.1, |x|^2/784 = 0.1", trace}))
        .carries(claim::exact({"lambda_1", reading.first}, Relation::at_least, {"lambda_2", reading.second}))
        .carries(claim::exact({"lambda_2", reading.second}, Relation::at_least, {"lambda_3", reading.third}))
        .carries(claim::exact({"lambda_3", reading.third}, Relation::greater, {"0", 0}));
    result.values = {{"trace of Pi for L = 4, beta = 0.1, |x|^2/784 = 0.1",
                      rigor::Ball(trace).enclosure(std::min(context.digits, 12L))}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-6.3-eigenvalues", check)
        .control("lambda_1 = 0.0957", [](Reading& r) { r.first = rigor::parse_rational("0.0957"); })
        .control("lambda_2 and lambda_3 exchanged", [](Reading& r) { std::swap(r.second, r.third); })
        .property(claim::property(
            "Theta^(4)(x, x) = q/2 for beta = 0 and larger for beta > 0, exactly",
            [](const Rational& q, const Rational& beta) {
                return rigor::truth(kernel_on_diagonal(q, 0) == q / 2 && kernel_on_diagonal(q, beta) > q / 2);
            },
            claim::Input{"q", claim::positive_rationals()}, claim::Input{"beta", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_3_eigenvalues
