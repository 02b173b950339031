#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026::example_2_excluded {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational;

/// n points: no angle of at most phi but with the probability epsilon, by the bound at this phi.
struct Reading {
    long n0 = 128, log_n = 30;
    Rational phi = rigor::parse_rational("0.72");
    Rational epsilon = rigor::parse_rational("0.016");
};

/// binom(n, 2) 1/sqrt(pi) sqrt((n0 - 1)/2) phi^(n0-1)/(n0 - 1).
Ball bound(const Reading& reading) {
    const Rational n = rigor::power_of_two(reading.log_n), pairs = n * (n - 1) / 2;
    const long m = reading.n0 - 1;
    return Ball(pairs) * rigor::sqrt(Ball(Rational(m, 2)) / Ball::pi()) *
           rigor::power(Ball(reading.phi), static_cast<unsigned long>(m)) / Ball(m);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(256);
    claim::Result result;
    result.scope = "every n >= 2, n0 >= 3 and probability; in the example at an angle of 0.72";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7"))
        .carries(claim::written(context, "limit"))
        .carries(claim::exact({"binom(n, 2) sqrt((n0 - 1)/(2 pi)) phi^(n0-1)/(n0 - 1)", bound(reading)}, Relation::less,
                              {"the probability", reading.epsilon}))
        .supports(claim::cites_correction(context, "st-arnaud-2026/example-2-probability"))
        .supports(claim::written(context, "example"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/example-2-excluded", check)
        .control("n = 2^31", [](Reading& r) { r.log_n = 31; })
        .control("n0 = 126", [](Reading& r) { r.n0 = 126; })
        .control("an angle of 0.73", [](Reading& r) { r.phi = rigor::parse_rational("0.73"); });
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_2_excluded
