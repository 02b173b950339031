// Induction steps, and what follows from an invariant.
#include "claim/language/layer_induction.hpp"

#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Rational;

namespace {

/// The first layers are checked one by one where the step holds only later: at most this many, and no deeper ones.
constexpr long most_first_layers = 4, deepest_first_layer = 8;

Outcome undecided(const std::string& says) { return {.says = says, .would_help = "the hint 'invariant …'"}; }

}  // namespace

/// The state and the layer one further.
Expression LayerInduction::next(const Expression& e) const {
    const Expression w = variable(names_.correlation), L = variable(names_.layer);
    return substitute(substitute(e, names_.correlation, call("h", {w})), names_.layer, L + number(1));
}

Outcome LayerInduction::bases(const Rational& last) {
    Outcome all{.answer = Answer::holds};
    for (Rational layer = relation_.claim.first; layer <= last; layer += 1) {
        const Outcome outcome = base(layer);
        if (outcome.answer != Answer::holds) return outcome;
    }
    return all;
}

Outcome LayerInduction::by_increments(const LayerPolynomial& m) {
    const Rational first = relation_.claim.first;
    const Outcome start = bases(first);
    if (start.answer == Answer::fails || start.answer == Answer::ill_posed) return start;
    if (start.answer != Answer::holds) return undecided("the first layer: " + asker_.stuck);
    const Expression now = m.kernel_coefficient(0);
    const LayerPolynomial step(next(now) - now, names_);
    const Relation sign = sign_ == Relation::greater ? Relation::at_least : sign_;
    if (!coefficients_have_sign(step, 0, first, sign, region(first + offset_)))
        return undecided("rho and the layer together: the margin is not seen to grow with the layer: " + asker_.stuck);
    Outcome yes{.answer = Answer::holds, .says = "the margin does not decrease from layer to layer"};
    yes.certificate = {{"induction",
                        {{"base", first.str()},
                         {"factor", to_text(m.factor())},
                         {"margin", to_text(now)},
                         {"step", to_text(step.numerator())},
                         {"relation", std::string(to_string(sign)) + " 0"}}}};
    return yes;
}

std::optional<bool> LayerInduction::sign_of(const LayerPolynomial& m, long kernel, const Rational& from,
                                            const RationalInterval& domain) {
    if (coefficients_have_sign(m, kernel, from, Relation::greater, domain)) return true;
    if (coefficients_have_sign(m, kernel, from, Relation::less, domain)) return false;
    return std::nullopt;
}

Outcome LayerInduction::by_induction(const LayerPolynomial& m) {
    const Rational first = relation_.claim.first;
    const Expression alpha = m.kernel_coefficient(1), beta = m.kernel_coefficient(0);
    const Expression w = variable(names_.correlation), h = call("h", {w}), slope = call("kappa0", {w});
    std::string why;
    for (long i = 0; i < most_first_layers; ++i) {
        const Rational from = first + i;
        if (asker_.budget().interrupted()) return undecided("interrupted");
        if (i > 0 && from + offset_ > deepest_first_layer) break;
        const Outcome start = bases(from);
        if (start.answer == Answer::fails || start.answer == Answer::ill_posed) return start;
        if (start.answer != Answer::holds) return undecided("the first layers: " + asker_.stuck);
        const RationalInterval domain = region(from + offset_);
        const auto positive = sign_of(m, 1, from, domain);
        if (!positive) {
            why = "the sign of the factor of T: " + asker_.stuck;
            continue;
        }
        const Expression further = next(alpha);
        const Expression s = alpha * (further * h + next(beta)) - further * slope * beta;
        const LayerPolynomial step(*positive ? s : negate(s), names_);
        // A strict claim passes on where kappa0 > 0, that is for w > -1; at w = -1 the rest must be positive.
        const bool above = domain.lower > -1 || !domain.lower_closed;
        const Relation sign = sign_ == Relation::greater && above ? Relation::at_least : sign_;
        if (!coefficients_have_sign(step, 0, from, sign, domain)) {
            why = "the step from " + from.str() + " on: " + asker_.stuck;
            continue;
        }
        Outcome yes{.answer = Answer::holds,
                    .says = "by induction from " + names_.layer + " = " + from.str() +
                            (i > 0 ? ", the layers before it one by one" : "")};
        yes.certificate = {{"induction",
                            {{"base", first.str()},
                             {"from", from.str()},
                             {"factor", to_text(m.factor())},
                             {"kernel", names_.kernel},
                             {"alpha", to_text(alpha)},
                             {"beta", to_text(beta)},
                             {"sign", *positive ? "1" : "-1"},
                             {"step", to_text(step.numerator())},
                             {"relation", std::string(to_string(sign)) + " 0"}}}};
        return yes;
    }
    return undecided(why);
}

Outcome LayerInduction::follows_from(LayerInduction& invariant) {
    if (offset_ != invariant.offset_ || names_.correlation != invariant.names_.correlation ||
        names_.kernel != invariant.names_.kernel || relation_.claim.first < invariant.relation_.claim.first)
        return undecided("an invariant at another layer");
    if (sign_ == Relation::equal) return undecided("an equality does not follow from an invariant");
    std::vector<Obligation> obligations;
    const auto n = margin(&obligations), j = invariant.margin(nullptr);
    if (!n || !j || n->kernel_degree() > 1 || j->kernel_degree() > 1 || !defined(obligations))
        return undecided("a claim or an invariant of another form");
    const Rational first = relation_.claim.first;
    const RationalInterval domain = region(first + offset_);
    Expression conclusion = number(0);
    if (j->kernel_degree() == 1) {
        // alpha T + beta = (alpha/a) (a T + b) + (a beta - alpha b)/a.
        const auto positive = sign_of(*j, 1, first, domain);
        if (!positive) return undecided("the sign of the factor of T in the invariant");
        const Relation same = *positive ? Relation::at_least : Relation::at_most;
        if (n->kernel_degree() == 1 && !coefficients_have_sign(*n, 1, first, same, domain))
            return undecided("the factor of T has another sign in the invariant");
        const Expression s =
            j->kernel_coefficient(1) * n->kernel_coefficient(0) - n->kernel_coefficient(1) * j->kernel_coefficient(0);
        conclusion = *positive ? s : negate(s);
    } else {
        // j0 + j1 L >= 0 with j1 < 0 bounds L by j0/-j1; where n1 <= 0, n0 + n1 L is least there.
        if (n->kernel_degree() != 0 || n->layer_degree() > 1 || j->layer_degree() != 1)
            return undecided("a claim or an invariant that is not affine in the layer");
        const Expression j1 = j->coefficient(0, 1), n1 = n->coefficient(0, 1), zero = number(0);
        const auto sign = [&](const Expression& e, Relation r) {
            if (const auto q = rational_value(e)) return r == Relation::less ? *q < 0 : *q <= 0;
            return asker_.holds(names_.correlation, domain, e, r, zero);
        };
        if (!sign(j1, Relation::less) || !sign(n1, Relation::at_most))
            return undecided("the invariant does not bound the layer from above: " + asker_.stuck);
        conclusion = n1 * j->coefficient(0, 0) - n->coefficient(0, 0) * j1;
    }
    const LayerPolynomial rest(conclusion, names_);
    if (!coefficients_have_sign(rest, 0, first, sign_, domain))
        return undecided("the claim from the invariant: " + asker_.stuck);
    Outcome yes{.answer = Answer::holds, .says = "from the invariant"};
    yes.certificate = {{"conclusion",
                        {{"margin", to_text(n->numerator())},
                         {"invariant", to_text(j->numerator())},
                         {"rest", to_text(rest.numerator())},
                         {"relation", std::string(to_string(sign_)) + " 0"}}}};
    return yes;
}

}  // namespace claim::language
