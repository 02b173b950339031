// Pieces of a proof of sign, computed again.
#include "claim/language/normal_form.hpp"
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/structure_sign.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

std::pair<Rational, long> chart_numbers(const CertificateItem& item) {
    const std::string& text = field(item, "chart");
    const auto comma = text.find(", ");
    if (text.size() < 6 || text.size() > 200 || text.front() != '[' || text.back() != ']' || comma == std::string::npos)
        throw Rejected(&item, "the chart is not of the form [scale, power]");
    const CertificateItem parts{
        "", {{"scale", text.substr(1, comma - 1)}, {"power", text.substr(comma + 2, text.size() - comma - 3)}}};
    try {
        return {rational_field(parts, "scale"), integer_field(parts, "power", -24, 24)};
    } catch (const Rejected& r) {
        throw Rejected(&item, std::string("in the chart: ") + r.what());
    }
}

namespace {

/// More than the prover's, so that what it found is found again.
constexpr long replay_bits = 256;
constexpr long most_terms = 64;

bool has(const CertificateItem& item, const std::string& name) {
    return std::any_of(item.fields.begin(), item.fields.end(), [&](const auto& f) { return f.first == name; });
}

class SignReplay {
public:
    explicit SignReplay(const SignQuestion& q) : q_(q) {}

    void run(Items items) {
        const rigor::Precision bits(replay_bits);
        ItemReader reader(items);
        if (q_.segment.is_empty()) {
            reader.take("empty");
        } else if (q_.segment.is_point()) {
            const CertificateItem& item = reader.take("single");
            const auto at = q_.segment.lower.at.rational_value();
            if (!at || !q_.check || truth(*at) != Truth::yes) throw Rejected(&item, "the claim is not true there");
            expect_field(item, "at", at->str());
        } else if (reader.next_is("identity")) {
            const CertificateItem& item = reader.take();
            expect_field(item, "margin", to_text(q_.margin));
            if (q_.wanted != Positivity::weak) throw Rejected(&item, "a strict claim");
            if (!has_zero_normal_form(q_.margin, q_.segment)) throw Rejected(&item, "the normal form is not 0");
            const CertificateItem& defined = reader.take("defined");
            replay_defined(q_.segment, q_.margin, {}, reader.section(defined));
        } else {
            pieces(reader);
        }
        reader.finish();
    }

private:
    Truth truth(const Rational& at) const {
        TruthAt t;
        rigor::climb({64, 1024}, [&]() -> std::optional<bool> {
            t = q_.check(at);
            if (t.undefined || t.truth != Truth::unknown) return true;
            return std::nullopt;
        });
        return t.undefined ? Truth::no : t.truth;
    }

    void pieces(ItemReader& reader) {
        const CertificateItem& first = reader.take("end");
        const Rational left = end(first, q_.segment.lower, 1);
        const CertificateItem& last = reader.take("end");
        const Rational right = end(last, q_.segment.upper, -1);
        std::vector<std::pair<Rational, Rational>> covered;
        while (!reader.at_end()) {
            const CertificateItem& item = reader.take();
            if (item.type == "box")
                covered.push_back(box(item));
            else if (item.type == "touch")
                covered.push_back(touch(item, reader.take("touch")));
            else
                throw Rejected(&item, "a box or a touch was expected");
        }
        std::sort(covered.begin(), covered.end());
        Rational reached = left;
        for (const auto& [from, to] : covered)
            if (from <= reached) reached = std::max(reached, to);
        if (reached < right)
            throw Rejected(&last, "nothing covers what follows " + q_.segment.name + " = " + reached.str());
    }

    /// The rational that the piece reaches.
    Rational end(const CertificateItem& item, const DomainEnd& at, int direction) {
        expect_field(item, "at", at.infinite ? (direction > 0 ? "-inf" : "inf") : to_string(at.at));
        return piece(item, at, direction);
    }
    std::pair<Rational, Rational> touch(const CertificateItem& up, const CertificateItem& down) {
        expect_field(down, "at", field(up, "at"));
        std::optional<SymbolicConstant> at;
        try {
            if (field(up, "at").size() < 200) at = exact_value(parse_expression(field(up, "at")));
        } catch (const StatementError&) {
        }
        if (!at) throw Rejected(&up, "the point is no exact number");
        const DomainEnd end{.at = *at, .closed = true};
        const Rational high = piece(up, end, 1), low = piece(down, end, -1);
        return {low, high};
    }
    Rational piece(const CertificateItem& item, const DomainEnd& at, int direction) {
        const auto [scale, power] = chart_numbers(item);
        const Chart chart{.at = at.at, .scale = scale, .power = std::abs(power), .infinite = at.infinite};
        const Rational t_max = rational_field(item, "t_max");
        const bool turned = at.infinite ? (scale > 0) == (direction > 0) : (scale > 0) != (direction > 0);
        if (scale == 0 || power == 0 || turned || (power < 0) != at.infinite || t_max <= 0)
            throw Rejected(&item, "the chart does not run from this point into the interval");
        const long terms = integer_field(item, "terms", 1, most_terms);
        try {
            ExactMemory memory;
            LocalForm form(q_.segment.name, chart, 0, t_max, terms, &memory);
            const Leading lead = leading(form.of(q_.margin), form.ring());
            agrees(item, lead);
            if (at.closed) at_point(item, chart, lead, form.is_singular());
        } catch (const Wide& w) {
            throw Rejected(&item, "no Taylor form: " + w.why);
        } catch (const Ramify&) {
            throw Rejected(&item, "a root that the chart does not resolve");
        }
        const Rational p = rigor::power(t_max, static_cast<unsigned long>(chart.power));
        return covered_until(chart, direction, chart.infinite ? Rational(abs(scale) / p) : Rational(abs(scale) * p));
    }
    void agrees(const CertificateItem& item, const Leading& lead) const {
        const bool says_zero = has(item, "zero");
        if (says_zero != lead.identically_zero) throw Rejected(&item, "it is not as it says 0, or not 0");
        if (says_zero) {
            if (q_.wanted != Positivity::weak) throw Rejected(&item, "0 in a strict claim");
            expect_field(item, "zero", "yes");
            return;
        }
        expect_field(item, "order", std::to_string(lead.v));
        if (lead.j > 0 || has(item, "log")) expect_field(item, "log", std::to_string(lead.j));
        expect_field(item, "coefficient", lead.exact ? to_string(*lead.exact) : "enclosed");
        const Rational lower = rational_field(item, "lower");
        if (lower <= 0) throw Rejected(&item, "the lower bound is not positive");
        if (!lead.rest.is_finite() || certainly_at_most(Ball(lower), lead.rest) != Truth::yes)
            throw Rejected(&item, "the margin without its zero comes down to " + lead.rest.lower().enclosure(8));
    }
    /// As for the prover: the point itself, which belongs to the domain.
    void at_point(const CertificateItem& item, const Chart& chart, const Leading& lead, bool singular) const {
        const auto exact = chart.at.rational_value();
        const Truth t = exact && q_.check && q_.segment.has(*exact) ? truth(*exact) : Truth::unknown;
        if (t == Truth::yes) return;
        const bool undecided = singular || lead.v < 0 || (lead.v == 0 && lead.j > 0);
        if (t == Truth::no || undecided || (lead.v > 0 && q_.wanted == Positivity::strict))
            throw Rejected(&item, "the claim is not true at the point itself");
    }
    std::pair<Rational, Rational> box(const CertificateItem& item) const {
        const Rational from = rational_field(item, "from"), to = rational_field(item, "to");
        if (from >= to) throw Rejected(&item, "the box is empty");
        const Rational middle = (from + to) / 2, half = (to - from) / 2, lower = rational_field(item, "lower");
        try {
            LocalForm form(q_.segment.name, {.at = SymbolicConstant(middle)}, -half, half,
                           integer_field(item, "terms", 1, most_terms), nullptr);
            const LogForm& f = form.of(q_.margin);
            const Ball range = form.ring().range(form.ring().flat(f.at(0)));
            const bool zero = f[0].is_zero() && q_.wanted == Positivity::weak && lower == 0;
            if (f.size() > 1 || (lower <= 0 && !zero)) throw Rejected(&item, "the lower bound is not positive");
            if (!range.is_finite() || certainly_at_most(Ball(lower), range) != Truth::yes)
                throw Rejected(&item, "the margin comes down to " + range.lower().enclosure(8));
        } catch (const Wide& w) {
            throw Rejected(&item, "no Taylor form: " + w.why);
        } catch (const Ramify&) {
            throw Rejected(&item, "a root of 0");
        }
        return {from, to};
    }

    const SignQuestion& q_;
};

}  // namespace

void replay_sign(const SignQuestion& q, Items items) {
    if (items.empty() || items.front().type != "factors") return SignReplay(q).run(items);
    const CertificateItem& head = items.front();
    SignQuestion plain = q;
    plain.margin = without_positive_factors(q.margin);
    expect_field(head, "margin", to_text(q.margin));
    expect_field(head, "rest", to_text(plain.margin));
    SignReplay(plain).run(items.subspan(1));
}

void replay_defined(const Segment& segment, const Expression& e, const std::vector<Definition>& definitions,
                    Items items) {
    if (!items.empty() && items.front().type == "total") {
        expect_field(items.front(), "expression", to_text(e));
        if (!is_total(e)) throw Rejected(&items.front(), "it may be undefined at a real number");
        if (items.size() > 1) throw Rejected(&items[1], "an item too many");
        return;
    }
    replay_sign(definedness_question(segment, e, definitions), items);
}

}  // namespace claim::language
