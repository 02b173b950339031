#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026::section_6_1_separation {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// phi^(n0-1) = epsilon (n0 - 1) sqrt(pi)/(pairs sqrt((n0 - 1)/2)), pairs = n (n - 1)/pairs_of; from the dimension n0.
struct Reading {
    Rational epsilon{1, 100};  // free: any in (0, 1)
    long pairs_of = 2;
    long n0 = 3;  // free: any from 3 on
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "every n >= 2, n0 >= 3, 0 < epsilon < 1; delta depends on them";
    const long m = reading.n0 - 1;
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7"))
        .carries(claim::identity<3>(
            "n (n - 1)/2 1/r q p/(2 q^2) at p = epsilon 2 q^2 r/(binom(n, 2) q), q = sqrt((n0 - 1)/2), r = sqrt(pi)",
            [&](const auto& n, const auto& q, const auto& r) {
                return n * (n - 1) / 2 / r * q / (2 * q * q) *
                       (reading.epsilon * 2 * q * q * r / (n * (n - 1) / reading.pairs_of * q));
            },
            "epsilon", [&](const auto& n, const auto&, const auto&) { return n - n + reading.epsilon; }))
        .carries(claim::exact({"sqrt(2 pi m) at m = n0 - 1", rigor::sqrt(Ball(2 * m) * Ball::pi())}, Relation::less,
                              {"pi^m", rigor::power(Ball::pi(), static_cast<unsigned long>(m))}))
        .carries(claim::written(context, "given-n"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-projections"))
        .carries(claim::written(context, "applied"));
    return result;
}

/// n0 = 3, where a pair is within phi with the probability (1 - cos phi)/2: times the pairs at most epsilon.
Truth rare(long n, long percent) {
    const rigor::Precision precision(300);
    const Ball pairs{Rational(n * (n - 1), 2)}, epsilon{Rational(percent, 100)};
    const Ball phi = rigor::sqrt(epsilon * Ball(2) * rigor::sqrt(Ball::pi()) / pairs);
    return rigor::certainly_less(pairs * (Ball(1) - rigor::cos(phi)) / Ball(2), epsilon);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.1-separation", check)
        .control("all ordered pairs in place of binom(n, 2)", [](Reading& r) { r.pairs_of = 1; })
        .property(claim::property("n0 = 3: binom(n, 2) times the probability of an angle below phi is less than "
                                  "epsilon, in balls",
                                  rare, claim::Input{"n", claim::integers(2, 1000)},
                                  claim::Input{"100 epsilon", claim::integers(1, 99)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_1_separation
