#include "claim/check.hpp"
#include "claim/cited_steps.hpp"

namespace proofs::jacot_2018::section_6_1_widths {
namespace {

struct Reading {};

/// Nothing carries: the printed widths were not simulated.
claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.scope = "n = 500 and 10000: neither shown nor refuted";
    result.steps.supports(claim::cites(context, "jacot-2018/theorem-1"))
        .supports(claim::cites(context, "jacot-2018/footnote-1"))
        .supports(claim::cites(context, "jacot-2018/section-6.1-inflation"))
        .supports(claim::written(context, "known"));
    return result;
}

const claim::Registered registered{
    []() -> claim::Check { return claim::checked("jacot-2018/section-6.1-widths", check); }};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_1_widths
