#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"

namespace proofs::yu_2025::theorem_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is supposed of the kernel, and what tends to +infinity: |f_t(x_i)|, or f_t(x_i) itself.
struct Reading {
    KernelBound bound;
    bool absolute = true;
};

struct Output {
    long label, value;
};

/// What tends to infinity is at least the margin of lemma 8.
claim::Step at_least_the_margin(bool absolute) {
    const std::vector<Output> outputs{{0, -1}, {0, 1}, {1, -1}, {1, 1}};
    return claim::exact_for_each<Output>(
        "both labels y and f = -1 and 1", outputs,
        {absolute ? "|f|" : "f", [=](const Output& o) { return absolute ? std::abs(o.value) : o.value; }},
        Relation::at_least, {"(2 y - 1) f", [](const Output& o) { return (2 * o.label - 1) * o.value; }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of (2.7) on [0, "
        "infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(at_least_the_margin(reading.absolute))
        .carries(claim::written(context, "absolute"));
    return result;
}

/// One point and a constant kernel k: k times the exact time from the error u_0 to u_1 < u_0.
Ball passage(const Rational& larger, const Rational& ratio) { return frozen_passage(larger, larger * ratio); }
/// V' <= -C u^2 at the end of the passage bounds its time, (C.25): k t <= (V_0 - V_1)/u_1^2.
Truth in_time(const Rational& larger, const Rational& ratio) {
    const rigor::Precision precision(256);
    const Rational smaller = larger * ratio;
    const auto v = [](const Rational& u) { return -rigor::log(Ball(Rational(1 - u))); };
    const Ball bound = (v(larger) - v(smaller)) / Ball(Rational(smaller * smaller)), time = passage(larger, ratio);
    return rigor::certainly_positive(time) && rigor::certainly_less(time, bound);
}

rc::Gen<Rational> fractions() {
    return rc::gen::map(claim::integers(1, 999), [](long p) { return Rational(p, 1000); });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-1", check)
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .control("f_t(x_i) -> +infinity whatever the label", [](Reading& r) { r.absolute = false; })
        .property(claim::property(
            "n = 1, constant kernel: the exact time from u_0 to u_1 < u_0 is positive and below the bound of (C.25)",
            in_time, claim::Input{"u_0", fractions()}, claim::Input{"u_1/u_0", fractions()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_1
