// Identities: refuted at points, proved by normal form and by definedness.
#include "claim/language/normal_form.hpp"
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/structure_sign.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

/// Points of the segment, ends first.
std::vector<Rational> points_of(const Segment& segment) {
    std::vector<Rational> points;
    for (const DomainEnd* end : {&segment.lower, &segment.upper})
        if (!end->infinite && end->closed && end->at.rational_value()) points.push_back(*end->at.rational_value());
    const auto mid = [](const DomainEnd& e) { return rational_midpoint(e.at.enclosure()); };
    const bool left = segment.lower.infinite, right = segment.upper.infinite;
    for (const auto& s : {Rational(1, 2), Rational(1, 7), Rational(5, 6), Rational(3, 11), Rational(12, 19),
                          Rational(1, 50), Rational(48, 49)}) {
        const Rational t = s / (1 - s);
        const Rational q = left && right ? Rational(t - 1 / t)
                           : left        ? Rational(mid(segment.upper) - t)
                           : right       ? Rational(mid(segment.lower) + t)
                                         : Rational(mid(segment.lower) + (mid(segment.upper) - mid(segment.lower)) * s);
        if (segment.has_inside(q)) points.push_back(q);
    }
    return points;
}

}  // namespace

SignQuestion definedness_question(const Segment& segment, const Expression& e,
                                  const std::vector<Definition>& definitions) {
    // 1 + 0 e is positive wherever e has a Taylor form.
    SignQuestion q{segment, sum({number(1), product({number(0), e})})};
    q.check = [e, name = segment.name, &definitions](const Rational& at) -> TruthAt {
        const auto value = evaluate(e, Assignment<Ball>{{name, exactly<Ball>(at)}}, definitions);
        if (value) return {Truth::yes};
        TruthAt t{Truth::unknown, value.status == Status::undefined, "undefined: " + value.why};
        if (t.undefined) t.witness = Witness{.at = {{name, at.str()}}, .relation = to_text(e)};
        return t;
    };
    return q;
}

Outcome defined_on(const Segment& segment, const Expression& e, const std::vector<Definition>& definitions,
                   const Budget& budget) {
    if (!segment.is_empty() && is_total(e))
        return {.answer = Answer::holds,
                .says = "defined for all real numbers",
                .certificate = {{"total", {{"expression", to_text(e)}}}}};
    return sign_on(definedness_question(segment, e, definitions), budget);
}

Outcome identity_on(const Segment& segment, const Expression& left, const Expression& right,
                    const std::function<TruthAt(const Rational&)>& check, const std::vector<Definition>& definitions,
                    const Budget& budget) {
    if (segment.is_empty())
        return {.answer = Answer::holds, .says = "vacuous: the domain is empty", .certificate = {{"empty", {}}}};
    for (const Rational& at : points_of(segment)) {
        TruthAt t;
        rigor::climb({64, 256}, [&]() -> std::optional<bool> {
            t = check(at);
            if (t.undefined || t.truth == Truth::no) return true;
            return std::nullopt;
        });
        if (t.undefined) return {.answer = Answer::ill_posed, .says = t.says, .witness = t.witness};
        if (t.truth == Truth::no)
            return {.answer = Answer::fails,
                    .says = "the sides differ at " + segment.name + " = " + at.str(),
                    .witness = t.witness};
    }
    const Expression difference = layered(sum({left, negate(right)}));
    const auto form = normal_form(difference, segment);
    if (!form || !form->zero)
        return {.says = std::string("both sides agree to 70 digits at points, but ") +
                        (form ? "the normal form of the difference is " + form->text
                              : "there is no normal form of this size"),
                .would_help = "a simpler form of one side"};
    const Outcome defined = defined_on(segment, layered(sum({left, right})), definitions, budget);
    if (defined.answer != Answer::holds) return defined;
    Outcome o{.answer = Answer::holds, .says = "equal normal forms"};
    std::string generators;
    for (const std::string& g : form->generators) generators += (generators.empty() ? "" : "; ") + g;
    const auto side = [&](const Expression& e) {
        const auto f = normal_form(layered(e), segment);
        return f ? f->text : std::string();
    };
    o.certificate.push_back({"identity",
                             {{"left", to_text(left)},
                              {"right", to_text(right)},
                              {"generators", generators},
                              {"left_form", side(left)},
                              {"right_form", side(right)}}});
    const auto pieces = section_of({"defined", {{"expression", to_text(sum({left, right}))}}}, defined.certificate);
    o.certificate.insert(o.certificate.end(), pieces.begin(), pieces.end());
    return o;
}

}  // namespace claim::language
