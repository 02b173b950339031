// Reduction of a relation about all layers to statements in one name.
#include "claim/language/layer_induction.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/layer_state.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <new>

namespace claim::language {

using rigor::Ball, rigor::Rational;

namespace {

Outcome undecided(const std::string& says, const std::string& help = "the hint 'invariant …'") {
    return {.says = says, .would_help = help};
}

/// What holds for polynomials in T and L with coefficients in w.
Relation margin_sign(Relation r) {
    switch (r) {
        case Relation::less:
        case Relation::greater: return Relation::greater;
        case Relation::equal: return Relation::equal;
        case Relation::unequal: throw NoLayerForm("the relation !=");
        default: return Relation::at_least;
    }
}

}  // namespace

Outcome Asker::ask(const std::string& name, const RationalInterval& domain, const Expression& a, Relation r,
                   const Expression& b) {
    Formula f({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
    if (free_variables(f).contains(name))
        f = Formula({.connective = Connective::forall,
                     .bindings = {{.names = {name}, .domain = to_domain(domain)}},
                     .parts = {f}});
    if (start && start->first != name && free_variables(f).contains(start->first))
        f = Formula({.connective = Connective::forall,
                     .bindings = {{.names = {start->first}, .domain = to_domain(start->second)}},
                     .parts = {f}});
    const std::string text = to_text(f);
    if (const auto known = known_.find(text); known != known_.end()) return known->second;
    Budget rest = budget_;
    constexpr double most_seconds = 3;
    rest.seconds = end_.left();
    rest.seconds = std::min(rest.seconds, most_seconds);
    Outcome outcome{.says = "out of time"};
    if (rest.seconds > 0 && !budget_.interrupted()) outcome = engine_({.formula = f}, rest);
    if (outcome.answer == Answer::holds) {
        const auto items = reduced_section({.formula = f}, outcome);
        proved.insert(proved.end(), items.begin(), items.end());
    } else {
        stuck = text + " is " + to_string(outcome.answer);
    }
    known_.emplace(text, outcome);
    return outcome;
}

LayerInduction::LayerInduction(const LayerRelation& relation, Asker& asker)
    : relation_(relation),
      asker_(asker),
      sign_(margin_sign(relation.relation)) {
    const DepthClaim& c = relation_.claim;
    std::set<std::string> taken = free_variables(c.formula);
    names_ = {fresh_name("w", taken), fresh_name("T_", taken), c.layer};
    const bool down = relation_.relation == Relation::greater || relation_.relation == Relation::at_least;
    const auto range = layer_offsets({relation_.left, relation_.right}, c);
    offset_ = range ? static_cast<long>(numerator(range->first)) : 0;
    if (c.first + offset_ < 1) throw NoLayerForm("a layer below 1");
    if (range && range->second - range->first > 12) throw NoLayerForm("layers that are too far apart");
    left_ = at_layer(down ? relation_.right : relation_.left, c, names_, offset_);
    right_ = at_layer(down ? relation_.left : relation_.right, c, names_, offset_);
    if (c.point->kind == Kind::variable && c.point->name != names_.correlation)
        asker_.start = {c.point->name, c.points};
}

RationalInterval LayerInduction::region(const Rational& state_layer) const {
    const RationalInterval& z = relation_.claim.points;
    RationalInterval w{z.lower, 1, z.lower_closed, z.upper == 1 && z.upper_closed};
    if (z.lower == 1) return {1, 1};
    if (state_layer == 1) return w;
    if (z.lower == -1 && state_layer == 2) return {0, 1, z.lower_closed, w.upper_closed};
    // A slightly larger domain: proofs stay proofs, and counterexamples in the margin are not used.
    const rigor::Precision bits(128);
    const auto value = evaluate<Ball>(call("rho", {number(z.lower), number(state_layer)}), {});
    if (!value) return {-1, 1, true, w.upper_closed};
    const rigor::Integer steps = numerator(Rational(rigor::rational_midpoint(value.result.value) * (1 << 20)));
    const rigor::Integer scale = denominator(Rational(rigor::rational_midpoint(value.result.value) * (1 << 20)));
    return {Rational(Rational(steps / scale - 1) / (1 << 20)), 1, true, w.upper_closed};
}

std::optional<Rational> LayerInduction::preimage(const Rational& w, const Rational& state_layer) const {
    if (state_layer > 60) return std::nullopt;
    const rigor::Precision bits(256);
    Rational low = relation_.claim.points.lower, high = relation_.claim.points.upper;
    for (int i = 0; i < 100; ++i) {
        const Rational middle = (low + high) / 2;
        const auto value = evaluate<Ball>(call("rho", {number(middle), number(state_layer)}), {});
        if (!value) return std::nullopt;
        (certainly_less(value.result.value, Ball(w)) == rigor::Truth::yes ? low : high) = middle;
    }
    return high;
}

std::optional<LayerPolynomial> LayerInduction::margin(std::vector<Obligation>* obligations) const {
    LayerPolynomial m(right_ - left_, names_, obligations);
    for (const auto& [p, n] : m.divisors())
        if (!is_positive_from(p, relation_.claim.first)) return std::nullopt;
    if (!m.without_halvings()) return std::nullopt;
    return m;
}

bool LayerInduction::defined(const std::vector<Obligation>& obligations) {
    const RationalInterval w = region(relation_.claim.first + offset_);
    const Expression zero = number(0);
    const auto holds = [&](const Expression& a, Relation r, const Expression& b) {
        return asker_.holds(names_.correlation, w, a, r, b);
    };
    for (const Obligation& o : obligations) {
        const Expression& x = o.argument;
        switch (o.kind) {
            case Obligation::Kind::positive:
                if (!holds(x, Relation::greater, zero)) return false;
                break;
            case Obligation::Kind::nonnegative:
                if (!holds(x, Relation::at_least, zero)) return false;
                break;
            case Obligation::Kind::nonzero:
                if (!holds(x, Relation::greater, zero) && !holds(x, Relation::less, zero)) return false;
                break;
            case Obligation::Kind::correlation: {
                // w and its images lie in [-1, 1].
                Expression inner = x;
                while (inner->kind == Kind::call && inner->name == "h" && inner->primes == 0)
                    inner = inner->children[0];
                if (inner->kind == Kind::variable && inner->name == names_.correlation) break;
                if (!holds(number(-1), Relation::at_most, x) || !holds(x, Relation::at_most, number(1))) return false;
            }
        }
    }
    return true;
}

bool LayerInduction::coefficients_have_sign(const LayerPolynomial& p, long kernel, const Rational& from, Relation sign,
                                            const RationalInterval& domain) {
    // In powers of L - from, which are not negative.
    const Expression shifted =
        substitute(p.kernel_coefficient(kernel), names_.layer, variable(names_.layer) + number(from));
    const LayerPolynomial q(shifted, names_);
    const Expression zero = number(0);
    const Relation weak = sign == Relation::greater ? Relation::at_least
                          : sign == Relation::less  ? Relation::at_most
                                                    : sign;
    for (long j = 0; j <= q.layer_degree(); ++j) {
        const Expression c = q.coefficient(0, j);
        const Relation r = j == 0 ? sign : weak;
        if (const auto value = rational_value(c)) {
            const bool good = r == Relation::greater    ? *value > 0
                              : r == Relation::less     ? *value < 0
                              : r == Relation::at_least ? *value >= 0
                              : r == Relation::at_most  ? *value <= 0
                                                        : *value == 0;
            if (!good) {
                asker_.stuck = to_text(c) + " " + to_string(r) + " 0 is false";
                return false;
            }
        } else if (!asker_.holds(names_.correlation, domain, c, r, zero)) {
            return false;
        }
    }
    return true;
}

Outcome LayerInduction::base(const Rational& layer) {
    const DepthClaim& c = relation_.claim;
    const auto at = [&](const Expression& e) { return at_fixed_layer(e, c.layer, layer); };
    const std::string name = c.point->kind == Kind::variable ? c.point->name : "";
    Outcome outcome = asker_.ask(name, c.points, at(relation_.left), relation_.relation, at(relation_.right));
    const bool decided = outcome.answer == Answer::fails || outcome.answer == Answer::ill_posed;
    if (decided) outcome.certificate.clear();  // it is of the statement about one layer
    if (decided && outcome.witness) {
        // The witness in the user's names.
        std::vector<std::pair<std::string, std::string>> coordinates;
        for (const auto& [own, value] : outcome.witness->at)
            if (own == name && !name.empty()) {
                try {
                    coordinates = c.coordinates(Rational(value));
                } catch (const std::bad_alloc&) {
                    throw;
                } catch (const std::exception&) {  // a coordinate that is no rational number
                    coordinates = {{own, value}};
                }
            }
        coordinates.emplace_back(c.layer, layer.str());
        outcome.witness->at = coordinates;
    }
    return outcome;
}

bool LayerInduction::uses_start() const {
    return asker_.start && free_variables(left_ - right_).contains(asker_.start->first);
}

Outcome LayerInduction::decide(bool with_bounds) {
    const DepthClaim& c = relation_.claim;
    const bool kernel = free_variables(left_ - right_).contains(names_.kernel);
    const bool layer = free_variables(left_ - right_).contains(names_.layer);
    if (!kernel && !layer) {
        const Outcome plain = by_correlation();
        if (plain.answer != Answer::undecided || !uses_start()) return plain;
    }
    std::vector<Obligation> obligations;
    const auto m = margin(&obligations);
    if (!m) return undecided("a divisor that may change its sign, or powers of 2 that do not cancel");
    if (m->kernel_degree() > 2 || (m->kernel_degree() == 2 && !with_bounds)) return undecided("not affine in T");
    if (!defined(obligations)) {
        // The first layer may show it.
        const Outcome first = base(c.first);
        if (first.answer == Answer::ill_posed) return first;
        return undecided("whether all parts are defined: " + asker_.stuck);
    }
    Outcome plain =
        m->kernel_degree() == 0 || sign_ == Relation::equal ? by_coefficients(*m) : undecided("affine in T");
    if (plain.answer == Answer::holds) return plain;
    if (m->kernel_degree() == 0) return by_increments(*m);
    if (m->kernel_degree() == 2) return from_bounds({});
    const Outcome step = by_induction(*m);
    if (step.answer != Answer::undecided || !with_bounds) return step;
    const Outcome between = from_bounds({});
    return between.answer == Answer::undecided ? step : between;
}

Outcome LayerInduction::by_correlation() {
    const DepthClaim& c = relation_.claim;
    const Rational state = c.first + offset_;
    const RationalInterval w = region(state);
    const Relation r = sign_ == Relation::greater    ? Relation::less
                       : sign_ == Relation::at_least ? Relation::at_most
                                                     : Relation::equal;
    const Outcome outcome = asker_.ask(names_.correlation, w, left_, r, right_);
    const std::string reading = "for w = rho(" + to_text(c.point) + ", " + c.layer + ")";
    if (outcome.answer == Answer::holds) {
        CertificateItem item{"correlation",
                             {{"name", names_.correlation}, {"layer", state.str()}, {"relation", to_string(r)}}};
        Outcome yes{.answer = Answer::holds, .says = reading + ": " + outcome.says};
        yes.certificate = {item};
        return yes;
    }
    // With two names the points of the domain are more than the layers reach.
    if (!uses_start() && outcome.witness && (outcome.answer == Answer::fails || outcome.answer == Answer::ill_posed))
        for (const auto& [name, value] : outcome.witness->at) {
            // A coordinate that is no rational number is not used.
            if (name != names_.correlation || value.find_first_not_of("-/0123456789") != std::string::npos) continue;
            if (state != 1) {
                if (const auto z = preimage(Rational(value), state)) asker_.suspects.push_back(*z);
                continue;
            }
            // At layer 1 w is the correlation itself, and every w of the domain is some z.
            if (!c.points.contains(Rational(value))) continue;
            Outcome no = outcome;
            no.certificate.clear();  // it is of the statement in w
            no.witness->at = c.coordinates(Rational(value));
            no.witness->at.emplace_back(c.layer, c.first.str());
            return no;
        }
    return undecided("left open " + reading + ": " + asker_.stuck, "a proof of that in one variable");
}

Outcome LayerInduction::by_coefficients(const LayerPolynomial& m) {
    const DepthClaim& c = relation_.claim;
    const RationalInterval w = region(c.first + offset_);
    for (long k = 0; k <= m.kernel_degree(); ++k)
        if (!coefficients_have_sign(m, k, c.first, sign_, w))
            return undecided("the coefficients of the powers of " + c.layer + " - " + c.first.str() + ": " +
                             asker_.stuck);
    Outcome yes{.answer = Answer::holds, .says = "by coefficients in powers of the layer"};
    yes.certificate = {{"coefficients",
                        {{"numerator", to_text(m.numerator())},
                         {"factor", to_text(m.factor())},
                         {"from", c.first.str()},
                         {"relation", std::string(to_string(sign_)) + " 0"}}}};
    return yes;
}

}  // namespace claim::language
