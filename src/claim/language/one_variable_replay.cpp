// Claims about one variable, replayed.
#include "claim/language/one_variable_replay.hpp"

#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <stdexcept>

namespace claim::language {

namespace {

struct Replayer {
    const std::vector<Definition>& definitions;

    void claim(const SegmentClaim& c, const CertificateItem& head, Items items) const {
        switch (c.formula->connective) {
            case Connective::chain: return relation(c, items);
            case Connective::shape: return shape(c, items);
            case Connective::order: return order(c, Answer::holds, items);
            case Connective::range: return replay_range(c, definitions, items);
            default: throw Rejected(&head, "a part of another kind");
        }
    }
    void relation(const SegmentClaim& c, Items items) const {
        const auto check = check_of(c, definitions);
        const Expression &left = c.formula->sides[0], &right = c.formula->sides[1];
        const Relation r = c.formula->relations[0];
        ItemReader reader(items);
        if (r == Relation::equal) {
            if (!c.segment.is_empty()) return identity(c, reader);
            reader.take("empty");
            return reader.finish();
        }
        SignQuestion q = question_of(c, check);
        if (r == Relation::unequal) {
            const CertificateItem& side = reader.take("side");
            const bool is_left = field(side, "greater") == "left";
            if (!is_left) expect_field(side, "greater", "right");
            q.margin = layered(is_left ? sum({left, negate(right)}) : sum({right, negate(left)}));
            items = items.subspan(1);
        }
        replay_sign(q, items);
    }
    void identity(const SegmentClaim& c, ItemReader& reader) const {
        const Expression &left = c.formula->sides[0], &right = c.formula->sides[1];
        const CertificateItem& item = reader.take("identity");
        expect_field(item, "left", to_text(left));
        expect_field(item, "right", to_text(right));
        const Expression difference = layered(sum({left, negate(right)}));
        const auto form = normal_form(difference, c.segment);
        if (!form || !form->zero) throw Rejected(&item, "the normal form of the difference is not 0");
        for (const auto& [name, e] : {std::pair{"left_form", left}, {"right_form", right}}) {
            const auto own = normal_form(layered(e), c.segment);
            expect_field(item, name, own ? own->text : "");
        }
        std::string generators;
        for (const std::string& g : form->generators) generators += (generators.empty() ? "" : "; ") + g;
        expect_field(item, "generators", generators);
        const Expression both = layered(sum({left, right}));
        const CertificateItem& defined = reader.take("defined");
        expect_field(defined, "expression", to_text(sum({left, right})));
        replay_defined(c.segment, both, definitions, reader.section(defined));
        reader.finish();
    }
    void shape(const SegmentClaim& c, Items items) const {
        const Expression f = layered(c.formula->sides[0]);
        ItemReader reader(items);
        const CertificateItem& defined = reader.take("defined");
        expect_field(defined, "expression", to_text(c.formula->sides[0]));
        replay_defined(c.segment, f, definitions, reader.section(defined));
        const CertificateItem& slope = reader.take("derivative");
        const bool second = *c.formula->shape == Shape::convex || *c.formula->shape == Shape::concave;
        expect_field(slope, "times", second ? "2" : "1");
        expect_field(slope, "of", to_text(c.formula->sides[0]));
        try {
            const SignQuestion q = derivative_question(c, f);
            expect_field(slope, "margin", to_text(q.margin));
            replay_sign(q, reader.section(slope));
        } catch (const std::invalid_argument& error) {
            throw Rejected(&slope, error.what());
        }
        reader.finish();
    }
    /// Leading terms are computed again, on a short ladder of lengths and orders.
    void order(const SegmentClaim& c, Answer answer, Items items) const {
        const Outcome again = prove_order(c, {});
        if (again.answer != answer)
            throw Rejected(items.empty() ? nullptr : &items[0], "the expansion decides nothing");
        for (std::size_t i = 0; i < items.size(); ++i)
            if (i >= again.certificate.size() || !(items[i] == again.certificate[i]))
                throw Rejected(&items[i], "the expansion is another one");
        if (items.size() < again.certificate.size())
            throw Rejected(items.empty() ? nullptr : &items.back(), "an expansion is missing");
    }

    void holds(const std::vector<SegmentClaim>& claims, Items items) const {
        ItemReader reader(items);
        for (const SegmentClaim& c : claims) {
            const CertificateItem& head = reader.take("claim");
            describes(head, c);
            claim(c, head, reader.section(head));
        }
        reader.finish();
    }
    void fails(const std::vector<SegmentClaim>& claims, Items items) const {
        ItemReader reader(items);
        const CertificateItem& head = reader.take("claim");
        const Items own = reader.section(head);
        reader.finish();
        for (const SegmentClaim& c : claims) {
            if (to_text(c.formula) != field(head, "formula") || to_string(c.segment) != field(head, "on")) continue;
            if (c.formula->connective == Connective::order) return order(c, Answer::fails, own);
            if (c.formula->connective == Connective::chain && own.size() == 1 && own[0].type == "equal")
                return equal(c, own[0]);
            throw Rejected(own.empty() ? &head : &own[0], "this refutes nothing");
        }
        throw Rejected(&head, "no such part of the statement");
    }
    /// A strict relation at a point of the domain where both sides are equal.
    void equal(const SegmentClaim& c, const CertificateItem& item) const {
        const Relation r = c.formula->relations[0];
        if (r != Relation::less && r != Relation::greater) throw Rejected(&item, "the relation is not strict");
        const rigor::Precision bits(256);
        try {
            if (field(item, "at").size() > 200) throw Rejected(&item, "the point is no exact number");
            const Expression point = parse_expression(field(item, "at"));
            const auto at = exact_value(point);
            if (!at) throw Rejected(&item, "the point is no exact number");
            if (!inside(c.segment, *at)) throw Rejected(&item, "the point is not in the domain");
            const auto value = exact_value(substitute(question_of(c, {}).margin, c.segment.name, point));
            if (value && value->is_formally_zero()) return;
        } catch (const StatementError&) {
            throw Rejected(&item, "the point is no number");
        }
        throw Rejected(&item, "the sides are not seen to be equal there");
    }

private:
    static void describes(const CertificateItem& head, const SegmentClaim& c) {
        expect_field(head, "formula", to_text(c.formula));
        expect_field(head, "on", to_string(c.segment));
    }
    static bool inside(const Segment& s, const rigor::SymbolicConstant& at) {
        const auto sign = [](const rigor::SymbolicConstant& d) {
            return d.is_formally_zero() ? 0 : d.is_positive() == rigor::Truth::yes ? 1 : -1;
        };
        const int low = s.lower.infinite ? 1 : sign(at - s.lower.at);
        const int high = s.upper.infinite ? 1 : sign(s.upper.at - at);
        return low >= (s.lower.closed ? 0 : 1) && high >= (s.upper.closed ? 0 : 1);
    }
};

}  // namespace

std::string replay_one_variable(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    if (s.formula->connective == Connective::best) return std::string(no_replay) + "the question for the best constant";
    return replay_text(items, [&](Items list) {
        if (list.size() == 1 && list[0].type == "point" && answer == Answer::fails) return replay_point(s, list[0]);
        if (!s.given.empty() || !s.facts.empty()) throw Rejected(nullptr, "a statement of another kind");
        const auto claims = segment_claims(s.formula);
        if (!claims) throw Rejected(nullptr, "a statement of another kind");
        const Replayer replayer{s.definitions};
        if (answer == Answer::holds) return replayer.holds(*claims, list);
        replayer.fails(*claims, list);
    });
}

std::string to_string(const Segment& s) {
    const auto end = [](const DomainEnd& e, const char* infinite) { return e.infinite ? infinite : to_string(e.at); };
    return (s.lower.closed ? "[" : "(") + end(s.lower, "-inf") + ", " + end(s.upper, "inf") +
           (s.upper.closed ? "]" : ")");
}

}  // namespace claim::language
