#include "claim/check.hpp"
#include "claim/cited_steps.hpp"

namespace proofs::st_arnaud_2026::section_4_activations {
namespace {

struct Reading {};

claim::Result check(const claim::Context& context, const Reading&) {
    claim::Result result;
    result.scope = "every layer, the limit of infinite width, no biases";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1")).carries(claim::written(context, "mean"));
    return result;
}

const claim::Registered registered{
    []() -> claim::Check { return claim::checked("st-arnaud-2026/section-4-activations", check); }};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_activations
