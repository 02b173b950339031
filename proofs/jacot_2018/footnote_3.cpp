#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/jacot_2018/common/mnist_trace.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::footnote_3 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// beta = 1 for the recommended beta, the factor of the gap lambda_1 - lambda_2, and |x|^2/784; <x, x'>/784 is at least
/// `inner`.
struct Reading {
    Rational beta = 1, factor = 66, inner = 0;
    Rational size{1, 10};  // free: one of many sizes of images
};

/// Theta_infinity^(4)(x, x') at that inner product: the smallest entry of the kernel.
Ball smallest_entry(const Reading& reading) {
    ntk::TwoPointKernelIteration<Ball> walk({reading.size, reading.inner, reading.size},
                                            ntk::FullyConnectedKernel::jacot(1, reading.beta));
    walk.advance_to(4);
    return walk.tangent_kernel();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "only the gap as a difference, for images of one norm; the observation needs the data";
    const Rational before = kernel_on_diagonal(reading.size, figure_beta),
                   after = kernel_on_diagonal(reading.size, reading.beta);
    const Ball entry = smallest_entry(reading),
               printed(rigor::parse_rational("0.0457") - rigor::parse_rational("0.00108"));
    result.steps.carries(claim::exact(
        {fmt::format(
             "2 Theta_infinity^(4)(x, x') - trace <= lambda_1 - lambda_2, beta = {}, |x|^2/784 = {}, <x, x'> = {}",
             rigor::to_string(reading.beta), rigor::to_string(reading.size), rigor::to_string(reading.inner)),
         Ball(2) * entry - Ball(after)},
        Relation::greater,
        {fmt::format("{} (0.0457 - 0.00108), printed for beta = 0.1", rigor::to_string(reading.factor)),
         Ball(reading.factor) * printed}));
    const long digits = std::min(context.digits, 12L);
    result.values = {{"trace, beta = 0.1", Ball(before).enclosure(digits)},
                     {"trace, beta = 1", Ball(after).enclosure(digits)},
                     {"smallest entry of the kernel, beta = 1", entry.enclosure(digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-3", check)
        .control("a gap a hundred times as large", [](Reading& r) { r.factor = 100; })
        .control("pixels of either sign", [](Reading& r) { r.inner = -r.size; })
        .control("beta = 0.2", [](Reading& r) { r.beta = Rational(1, 5); })
        .property(claim::property_where(
            "the trace increases with beta, exactly",
            [](const Rational&, const Rational& a, const Rational& b) { return rigor::truth(a < b); },
            [](const Rational& q, const Rational& a, const Rational& b) {
                return rigor::truth(kernel_on_diagonal(q, a) < kernel_on_diagonal(q, b));
            },
            claim::Input{"q", claim::positive_rationals()}, claim::Input{"beta", claim::positive_rationals()},
            claim::Input{"beta'", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::footnote_3
