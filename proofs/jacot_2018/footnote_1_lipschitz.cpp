#include "claim/check.hpp"
#include "claim/cited_steps.hpp"

namespace proofs::jacot_2018::footnote_1_lipschitz {
namespace {

struct Reading {};

/// Nothing carries: neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.scope =
        "Lipschitz sigma that are not continuously differentiable outside of a closed null set: neither shown nor "
        "refuted";
    result.steps.supports(claim::cites(context, "jacot-2018/theorem-1"))
        .supports(claim::cites(context, "jacot-2018/footnote-1"))
        .supports(claim::written(context, "start"))
        .supports(claim::written(context, "obstacle"));
    return result;
}

const claim::Registered registered{
    []() -> claim::Check { return claim::checked("jacot-2018/footnote-1-lipschitz", check); }};

}  // namespace
}  // namespace proofs::jacot_2018::footnote_1_lipschitz
