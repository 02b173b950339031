// The engine for statements about one real variable.
#include "claim/language/decide.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/kinks.hpp"
#include "claim/language/one_variable.hpp"
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/refutation.hpp"
#include "claim/language/slope_at_end.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

std::function<TruthAt(const Rational&)> check_of(const SegmentClaim& c, const std::vector<Definition>& definitions) {
    return [&c, &definitions](const Rational& at) { return truth_at(c.formula, {{c.segment.name, at}}, definitions); };
}

namespace {

Expression difference(const Expression& a, const Expression& b) { return layered(sum({a, negate(b)})); }

}  // namespace

SignQuestion question_of(const SegmentClaim& c, const std::function<TruthAt(const Rational&)>& check) {
    const Expression &left = c.formula->sides[0], &right = c.formula->sides[1];
    const Relation r = c.formula->relations[0];
    SignQuestion q{
        .segment = c.segment, .margin = difference(right, left), .check = check, .relation = to_text(c.formula)};
    if (r == Relation::at_least || r == Relation::greater) q.margin = difference(left, right);
    q.wanted = r == Relation::at_most || r == Relation::at_least ? Positivity::weak : Positivity::strict;
    return q;
}

Outcome prove_relation(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget) {
    const Expression &left = c.formula->sides[0], &right = c.formula->sides[1];
    const Relation r = c.formula->relations[0];
    if (auto ill = infinite_slope(c)) return *ill;
    const auto check = check_of(c, definitions);
    if (r == Relation::equal) return identity_on(c.segment, left, right, check, definitions, budget);
    SignQuestion q = question_of(c, check);
    if (r != Relation::unequal) return sign_on(q, budget);
    // Continuous and nowhere 0: of one sign, or the interval is cut where it is not defined.
    SignQuestion plain = q;
    plain.check = {};
    const std::vector<Expression> margins{q.margin, difference(left, right)};
    for (const Expression& margin : margins) {
        plain.margin = margin;
        Outcome o = sign_on(plain, budget);
        if (o.answer == Answer::holds) {
            // Definedness at closed ends is the claim's own.
            q.margin = margin;
            Outcome whole = sign_on(q, budget);
            const bool is_left = &margin != &*margins.begin();
            if (whole.answer == Answer::holds)
                whole.certificate.insert(whole.certificate.begin(),
                                         {"side", {{"greater", is_left ? "left" : "right"}}});
            return whole;
        }
    }
    return {.says = "the sides may meet", .would_help = "the zero, or a proof of one sign"};
}

namespace {

/// Neighbours among a few points that are in the wrong order: cheaper than the derivative of a deep kernel.
std::optional<Outcome> wrong_order(const SegmentClaim& c, const std::vector<Definition>& definitions) {
    const Shape shape = *c.formula->shape;
    if (shape == Shape::convex || shape == Shape::concave) return std::nullopt;
    const bool falling = shape == Shape::decreasing || shape == Shape::nonincreasing;
    const bool strict = shape == Shape::increasing || shape == Shape::decreasing;
    const rigor::Precision bits(64);
    std::optional<std::pair<Rational, Coordinate<rigor::Ball>>> last;
    std::vector<Rational> points = inner_points(c.segment, 16);
    if (!c.segment.lower.infinite && !c.segment.upper.infinite)  // and close to the ends
        for (const long k : {0, 6, 8, 10, 13, 16, 20})
            for (const DomainEnd* end : {&c.segment.lower, &c.segment.upper})
                if (const auto at = end->at.rational_value()) {
                    const Rational step = k == 0 ? Rational(0) : rigor::power_of_two(-k);
                    const Rational q = end == &c.segment.lower ? Rational(*at + step) : Rational(*at - step);
                    if (c.segment.has(q)) points.push_back(q);
                }
    std::sort(points.begin(), points.end());
    for (const Rational& q : points) {
        const Assignment<rigor::Ball> at{{c.segment.name, exactly<rigor::Ball>(q)}};
        const auto value = evaluate(c.formula->sides[0], at, definitions);
        if (!value) return std::nullopt;
        if (last && last->first < q) {
            const auto &a = falling ? value.result.value : last->second.value,
                       &b = falling ? last->second.value : value.result.value;
            if ((strict ? certainly_less(a, b) : certainly_at_most(a, b)) == Truth::no) {
                Witness w{.at = {{c.segment.name, last->first.str()}, {c.segment.name, q.str()}},
                          .relation = to_text(c.formula),
                          .left = last->second.value.enclosure(12),
                          .right = value.result.value.enclosure(12),
                          .bits = 64};
                Outcome o{.answer = Answer::fails, .says = "two points in the wrong order", .witness = std::move(w)};
                const QuantifiedClaim ordered = as_points({{}, c.formula});
                const auto& names = ordered.bindings.at(0).names;
                o.certificate = {{"point", {{names[0], last->first.str()}, {names[1], q.str()}}}};
                return o;
            }
        }
        last.emplace(q, value.result);
    }
    return std::nullopt;
}

/// f(q) and f at points next to q contradict the shape.
std::optional<Outcome> refuted_shape(const SegmentClaim& c, const std::vector<Definition>& definitions,
                                     const Budget& budget) {
    // The shape between points, as a statement for the engine of points.
    const Statement s{.definitions = definitions, .formula = c.formula};
    const auto found = points_engine(s, budget);
    if (found && (found->answer == Answer::fails || found->answer == Answer::ill_posed)) return found;
    return std::nullopt;
}

}  // namespace

SignQuestion derivative_question(const SegmentClaim& c, const Expression& f) {
    const Shape shape = *c.formula->shape;
    SignQuestion q{.segment = c.segment, .margin = layered_derivative(f, c.segment.name)};
    q.segment.lower.closed = q.segment.upper.closed = false;
    if (shape == Shape::convex || shape == Shape::concave) q.margin = layered_derivative(q.margin, c.segment.name);
    if (shape == Shape::decreasing || shape == Shape::nonincreasing || shape == Shape::concave)
        q.margin = negate(q.margin);
    // Positive except at finitely many points: the function, which is continuous, increases strictly.
    const bool strict = shape == Shape::increasing || shape == Shape::decreasing;
    q.wanted = strict ? Positivity::almost_strict : Positivity::weak;
    return q;
}

Outcome prove_shape(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget) {
    const Shape shape = *c.formula->shape;
    const bool second = shape == Shape::convex || shape == Shape::concave;
    const Expression f = layered(c.formula->sides[0]);
    const auto refuted = wrong_order(c, definitions);
    Budget rest = budget;
    if (refuted) rest.seconds = std::min(rest.seconds, 0.02);  // only to find out that it is ill-posed
    Outcome defined = defined_on(c.segment, f, definitions, rest);
    if (refuted && defined.answer != Answer::ill_posed) return *refuted;
    if (defined.answer != Answer::holds) return defined;
    std::optional<SignQuestion> question;
    try {
        question = derivative_question(c, f);
    } catch (const std::invalid_argument& error) {
        return {.says = error.what(), .would_help = "a function with a rule for its derivative"};
    }
    Outcome o = sign_on(*question, budget);
    if (o.answer == Answer::holds) {
        o.says = std::string(second ? "second derivative" : "derivative") + ": " + o.says;
        const std::string text = to_text(c.formula->sides[0]);
        const std::vector<CertificateItem> slope = section_of(
            {"derivative", {{"times", second ? "2" : "1"}, {"of", text}, {"margin", to_text(question->margin)}}},
            o.certificate);
        o.certificate = section_of({"defined", {{"expression", text}}}, defined.certificate);
        o.certificate.insert(o.certificate.end(), slope.begin(), slope.end());
        return o;
    }
    if (auto points = refuted_shape(c, definitions, budget)) return *points;
    return {.says = "the derivative is not of one sign: " + o.says,
            .would_help = "two points that refute, or a smaller interval"};
}

namespace {

/// As it stands; else cut at the kinks of abs, relu, step, min and max.
Outcome prove_with_kinks(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget) {
    const Outcome whole = prove_relation(c, definitions, budget);
    if (whole.answer != Answer::undecided) return whole;
    const std::vector<SegmentClaim> parts = cut_at_kinks(c);
    if (parts.size() < 2) return whole;
    Outcome all{.answer = Answer::holds, .says = "between the kinks"};
    for (const SegmentClaim& part : parts) {
        if (budget.interrupted()) return whole;
        Outcome o{.answer = Answer::holds};
        if (part.segment.is_point()) {
            const rigor::Precision bits(256);
            if (check_of(part, definitions)(*part.segment.lower.at.rational_value()).truth != Truth::yes) return whole;
            o.certificate = {{"value", {{"at", to_string(part.segment.lower.at)}}}};
        } else {
            o = prove_relation(part, definitions, budget);
        }
        if (o.answer != Answer::holds) return whole;
        all.certificate.push_back({"part", {{"formula", to_text(part.formula)}}});
        all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
    }
    return all;
}

}  // namespace

std::optional<Outcome> one_variable_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    if (s.formula->connective == Connective::best) return answer_best(s.formula, s.definitions, budget);
    const auto claims = segment_claims(s.formula);
    if (!claims) return std::nullopt;
    Outcome all{.answer = Answer::holds};
    for (const SegmentClaim& c : *claims) {
        Outcome o;
        switch (c.formula->connective) {
            case Connective::chain: o = prove_with_kinks(c, s.definitions, budget); break;
            case Connective::shape: o = prove_shape(c, s.definitions, budget); break;
            case Connective::order: o = prove_order(c, budget); break;
            default: o = answer_range(c, s.definitions, budget); break;
        }
        const bool point = o.answer == Answer::fails && (o.certificate.empty() || o.certificate[0].type == "point");
        if (!point)
            o.certificate =
                section_of({"claim", {{"formula", to_text(c.formula)}, {"on", to_string(c.segment)}}}, o.certificate);
        // Where a part is undefined the statement is neither true nor false; one false part decides otherwise.
        if (o.answer == Answer::ill_posed) return o;
        if (o.answer == Answer::fails && all.answer != Answer::fails) {
            all = o;
        } else if (o.answer == Answer::undecided && all.answer == Answer::holds) {
            all = o;
        } else if (o.answer == Answer::holds && all.answer == Answer::holds) {
            all.says += (all.says.empty() ? "" : "; and ") + o.says;
            all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
        }
    }
    return all;
}

}  // namespace claim::language
