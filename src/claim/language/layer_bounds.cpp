// Claims that are concave or affine in T, from bounds of T.
#include "claim/language/layer_induction.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Rational;

LayerInduction::Bounds LayerInduction::usual_bounds() {
    const DepthClaim& c = relation_.claim;
    const Expression depth = variable(c.layer) + number(offset_), T = call("T", {c.point, depth});
    const Expression w = variable(names_.correlation);
    Bounds bounds;
    const auto add = [&](const Expression& left, const Expression& right, const Expression& bound, bool upper) {
        try {
            if (LayerInduction({c, left, right, Relation::at_most}, asker_).decide(false).answer == Answer::holds)
                (upper ? bounds.upper : bounds.lower).push_back(bound);
        } catch (const NoLayerForm&) {
        }
    };
    if (c.first + offset_ >= 3) add(number(0), T, number(0), false);
    add(negate(depth), T, negate(depth), false);
    add(T, depth, depth, true);
    if (!region(c.first + offset_).contains(1)) {
        const Expression U = number(3) * constant("pi") / call("sqrt", {number(2) * (number(1) - w)});
        const Expression quarter = call("U", {c.point, depth}) / number(4);
        add(negate(quarter), T, negate(U / number(4)), false);
        add(T, quarter, U / number(4), true);
    }
    return bounds;
}

/// The margin with this value of T has its sign at all layers.
bool LayerInduction::holds_at(const LayerPolynomial& m, const Expression& kernel) {
    const LayerPolynomial there(substitute(m.numerator(), names_.kernel, kernel), names_);
    const Rational& first = relation_.claim.first;
    for (const auto& [p, n] : there.divisors())
        if (!is_positive_from(p, first)) return false;
    return there.kernel_degree() == 0 && coefficients_have_sign(there, 0, first, sign_, region(first + offset_));
}

Outcome LayerInduction::from_bounds(const std::vector<LayerInduction*>& invariants) {
    const Outcome open{.says = "not affine in T, and not concave between bounds of T",
                       .would_help = "the hint 'invariant …'"};
    if (sign_ == Relation::equal) return open;
    std::vector<Obligation> obligations;
    const auto m = margin(&obligations);
    if (!m || m->kernel_degree() < 1 || m->kernel_degree() > 2 || !defined(obligations)) return open;
    const Rational first = relation_.claim.first;
    const RationalInterval domain = region(first + offset_);
    if (m->kernel_degree() == 2 && !coefficients_have_sign(*m, 2, first, Relation::at_most, domain)) return open;
    Bounds bounds;
    for (LayerInduction* other : invariants) {
        const auto j = other->margin(nullptr);
        if (offset_ != other->offset_ || names_.correlation != other->names_.correlation ||
            names_.kernel != other->names_.kernel || first < other->relation_.claim.first || !j ||
            j->kernel_degree() != 1)
            continue;
        const auto positive = sign_of(*j, 1, first, domain);
        if (!positive) continue;
        const Expression bound = negate(j->kernel_coefficient(0)) / j->kernel_coefficient(1);
        (*positive ? bounds.lower : bounds.upper).push_back(bound);
    }
    const Bounds usual = usual_bounds();
    bounds.lower.insert(bounds.lower.end(), usual.lower.begin(), usual.lower.end());
    bounds.upper.insert(bounds.upper.end(), usual.upper.begin(), usual.upper.end());
    const auto first_good = [&](const std::vector<Expression>& candidates) -> std::optional<Expression> {
        for (const Expression& bound : candidates) {
            try {
                if (holds_at(*m, bound)) return bound;
            } catch (const NoLayerForm&) {
            }
        }
        return std::nullopt;
    };
    const auto lower = first_good(bounds.lower);
    const auto upper = lower ? first_good(bounds.upper) : std::nullopt;
    if (!upper) return open;
    Outcome yes{.answer = Answer::holds, .says = "between bounds of T that hold at all layers"};
    yes.certificate = {{"bounds",
                        {{"margin", to_text(m->numerator())},
                         {"kernel", names_.kernel},
                         {"lower", to_text(*lower)},
                         {"upper", to_text(*upper)},
                         {"relation", std::string(to_string(sign_)) + " 0"}}}};
    return yes;
}

}  // namespace claim::language
