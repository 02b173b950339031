#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::appendix_a_proposition_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(L)(x, x) = |x|^2/(n_0 2^(L-1)) + factor beta^2 (2 - 2^(1-L)), and it differs from the first term at this
/// beta.
struct Reading {
    Rational factor = 1;
    Rational beta = 1;  // free: any but 0
};

/// With q = |x|^2/n_0 and p = 2^(1-L).
template <class T>
T closed_form(const Reading& reading, const T& q, const T& beta, const T& p) {
    return q * p + T(reading.factor) * beta * beta * (2 - p);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every beta > 0, every L >= 1 and every x; a proposition does not hold where it fails at one place";
    const std::string form = fmt::format("q p + {}beta^2 (2 - p), q = |x|^2/n_0, p = 2^(1-L)",
                                         reading.factor == 1 ? std::string() : rigor::to_string(reading.factor) + " ");
    claim::Steps base, step;
    base.carries(claim::identity<2>(
        form + " at L = 1",
        [&](const auto& q, const auto& beta) {
            return closed_form<std::decay_t<decltype(q)>>(reading, q, beta, q - q + 1);
        },
        "q + beta^2", [](const auto& q, const auto& beta) { return q + beta * beta; }));
    step.carries(claim::identity<3>(
        "half of it, and beta^2",
        [&](const auto& q, const auto& beta, const auto& p) {
            return closed_form<std::decay_t<decltype(q)>>(reading, q, beta, p) / 2 + beta * beta;
        },
        "the same at p/2",
        [&](const auto& q, const auto& beta, const auto& p) {
            return closed_form<std::decay_t<decltype(q)>>(reading, q, beta, p / 2);
        }));
    result.steps.carries(claim::written(context, "recursion"))
        .carries(claim::induction("L", base, step))
        .carries(claim::everywhere(
            {{{"p = 2^(1-L)", {0, 1}}}},
            {fmt::format("beta^2 (2 - p), beta = {}", rigor::to_string(reading.beta)),
             [&](const rigor::Point& at) { return Ball(Rational(reading.beta * reading.beta)) * (Ball(2) - at[0]); }},
            Relation::greater, claim::constant(0)));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/appendix-a-proposition-1", check)
        .control("beta = 0, where proposition 1 comes back", [](Reading& r) { r.beta = 0; })
        .control("(1 + 1e-20) beta^2 (2 - 2^(1-L))", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "layer by layer, exactly: the closed form, and more than without biases",
            [](const Rational& q, const Rational& beta, long depth) {
                Rational value = q + beta * beta;
                for (long l = 2; l <= depth; ++l) value = value / 2 + beta * beta;
                const Rational p = rigor::power_of_two(1 - depth);
                return rigor::truth(value == closed_form<Rational>({}, q, beta, p) && value > q * p);
            },
            claim::Input{"|x|^2/n_0", claim::positive_rationals()}, claim::Input{"beta", claim::positive_rationals()},
            claim::Input{"L", claim::integers(1, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::appendix_a_proposition_1
