// Local series of derivatives at closed ends.
#include "claim/language/slope_at_end.hpp"

#include "claim/language/text.hpp"

#include <stdexcept>

namespace claim::language {

namespace {

void derivatives(const Expression& e, std::vector<Expression>& found) {
    const bool map = e->kind == Kind::call && (e->name == "h" || e->name == "kappa1");  // one-sided ones exist
    if (e->kind == Kind::derivative || (e->kind == Kind::call && e->primes > (map ? 1 : 0))) found.push_back(e);
    // Under `at` and other binders the name is another one.
    if (e->kind != Kind::derivative && !bound_names(*e).empty()) return;
    for (const Expression& child : e->children) derivatives(child, found);
}

/// The leading power of t at the end is negative, exactly.
bool grows(const Expression& slope, const std::string& name, const DomainEnd& at, int direction) {
    try {
        const rigor::Precision bits(128);
        const Chart chart = chart_for(slope, name, at, direction);
        ExactMemory memory;
        LocalForm form(name, chart, 0, rigor::power_of_two(-24), 8, &memory);
        const Leading lead = leading(form.of(slope), form.ring());
        return lead.exact && (lead.v < 0 || (lead.v == 0 && lead.j > 0));
    } catch (const Wide&) {
    } catch (const Ramify&) {
    } catch (const std::domain_error&) {
    }
    return false;
}

}  // namespace

std::optional<Outcome> infinite_slope(const SegmentClaim& c) {
    std::vector<Expression> found;
    for (const Expression& side : c.formula->sides) derivatives(side, found);
    for (const Expression& e : found) {
        const Expression slope = layered(e);
        if (free_variables(slope) != std::set<std::string>{c.segment.name}) continue;
        for (const DomainEnd* end : {&c.segment.lower, &c.segment.upper}) {
            const int direction = end == &c.segment.lower ? 1 : -1;
            if (end->infinite || !end->closed || c.segment.is_empty() || !grows(slope, c.segment.name, *end, direction))
                continue;
            Outcome ill{
                .answer = Answer::ill_posed,
                .says = to_text(e) + " has no value: it grows without bound",
                .witness = Witness{.at = {{c.segment.name, to_string(end->at)}}, .relation = to_text(c.formula)}};
            return ill;
        }
    }
    return std::nullopt;
}

}  // namespace claim::language
