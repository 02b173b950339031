// Enclosures of ranges, replayed.
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

Ball form_values(const LogForm& f, const FormRing& ring) {
    if (f.size() > 1) throw Wide{"a logarithm"};
    return ring.range(ring.flat(f.at(0)));
}

std::string end_text(const Chart& chart) {
    return chart.infinite ? (chart.scale > 0 ? "inf" : "-inf") : to_string(chart.at);
}

CertificateItem values_item(const Chart& chart, const Rational& t_max) {
    return {"end", {{"at", end_text(chart)}, {"chart", chart_text(chart)}, {"t_max", t_max.str()}}};
}

namespace {

bool at_most(const Ball& a, const Ball& b) {
    return a.is_finite() && b.is_finite() && certainly_at_most(a, b) == Truth::yes;
}

class RangeReplay {
public:
    RangeReplay(const Segment& segment, const Expression& f, const CertificateItem& head)
        : segment_(segment),
          f_(f),
          head_(head),
          low_(rational_field(head, "low")),
          high_(rational_field(head, "high")) {}

    void run(Items items) {
        ItemReader reader(items);
        std::vector<std::pair<Rational, Rational>> covered;
        std::optional<Rational> left, right;
        while (!reader.at_end()) {
            const CertificateItem& item = reader.take();
            try {
                if (item.type == "box")
                    covered.push_back(box(item));
                else if (item.type == "end")
                    end(item, left, right);
                else
                    throw Rejected(&item, "a box or an end was expected");
            } catch (const Wide& w) {
                throw Rejected(&item, "no Taylor form: " + w.why);
            } catch (const Ramify&) {
                throw Rejected(&item, "a root that the chart does not resolve");
            }
        }
        if (!left || !right) throw Rejected(&head_, "an end is missing");
        std::sort(covered.begin(), covered.end());
        for (const auto& [from, to] : covered)
            if (from <= *left) left = std::max(*left, to);
        if (*left < *right) throw Rejected(&head_, "nothing covers what follows " + left->str());
        attained("low_at", "low_inner", false);
        attained("high_at", "high_inner", true);
    }

private:
    /// Between the bounds of the item, and those between the bounds of the whole.
    void bounded(const CertificateItem& item, const Ball& range) const {
        const Rational low = rational_field(item, "low"), high = rational_field(item, "high");
        if (low < low_ || high > high_) throw Rejected(&item, "its bounds are beyond those of the whole range");
        if (!at_most(Ball(low), range) || !at_most(range, Ball(high)))
            throw Rejected(&item, "the values reach " + range.enclosure(8));
    }
    std::pair<Rational, Rational> box(const CertificateItem& item) const {
        const Rational from = rational_field(item, "from"), to = rational_field(item, "to");
        if (from >= to) throw Rejected(&item, "the box is empty");
        const Rational middle = (from + to) / 2, half = (to - from) / 2;
        LocalForm form(segment_.name, {.at = SymbolicConstant(middle)}, -half, half,
                       integer_field(item, "terms", 1, 64), nullptr);
        bounded(item, form_values(form.of(f_), form.ring()));
        return {from, to};
    }
    void end(const CertificateItem& item, std::optional<Rational>& left, std::optional<Rational>& right) {
        const auto [scale, power] = chart_numbers(item);
        const bool infinite = power < 0;
        const int direction = (scale > 0) != infinite ? 1 : -1;
        const DomainEnd& at = direction > 0 ? segment_.lower : segment_.upper;
        const Rational t_max = rational_field(item, "t_max");
        if (scale == 0 || power == 0 || infinite != at.infinite || t_max <= 0)
            throw Rejected(&item, "the chart does not run from an end into the interval");
        const Chart chart{.at = at.at, .scale = scale, .power = std::abs(power), .infinite = infinite};
        expect_field(item, "at", end_text(chart));
        ExactMemory memory;
        LocalForm form(segment_.name, chart, 0, t_max, integer_field(item, "terms", 1, 64), &memory);
        const LogForm& f = form.of(f_);
        bounded(item, form_values(f, form.ring()));
        const Form flat = form.ring().flat(f[0]);
        if (flat.c.empty() || flat.c.size() > 1 || flat.finite)
            limits_["end " + end_text(chart)] = flat.c.empty() ? Ball(0) : flat.c[0];
        const Rational p = rigor::power(t_max, static_cast<unsigned long>(chart.power));
        (direction > 0 ? left : right) =
            covered_until(chart, direction, infinite ? Rational(abs(scale) / p) : Rational(abs(scale) * p));
    }
    void attained(const char* at, const char* value, bool above) const {
        const std::string& where = field(head_, at);
        const Ball bound(rational_field(head_, value));
        const auto limit = limits_.find(where);
        Ball found;
        if (limit != limits_.end()) {
            found = limit->second;
        } else {
            const Rational q = rational_field(head_, at);
            if (!segment_.has(q)) throw Rejected(&head_, "the point is not in the domain");
            try {
                LocalForm point(segment_.name, {.at = SymbolicConstant(q)}, 0, 0, 1, nullptr);
                found = form_values(point.of(f_), point.ring());
            } catch (const Wide& w) {
                throw Rejected(&head_, "no value there: " + w.why);
            } catch (const Ramify&) {
                throw Rejected(&head_, "no value there");
            }
        }
        if (above ? !at_most(bound, found) : !at_most(found, bound))
            throw Rejected(&head_, std::string("the value there is ") + found.enclosure(8));
    }

    const Segment& segment_;
    const Expression& f_;
    const CertificateItem& head_;
    Rational low_, high_;
    std::map<std::string, Ball> limits_;
};

}  // namespace

void replay_range(const SegmentClaim& c, const std::vector<Definition>& definitions, Items items) {
    const rigor::Precision bits(256);
    ItemReader reader(items);
    if (c.segment.is_empty()) {
        reader.take("empty");
        return reader.finish();
    }
    const Expression f = layered(c.formula->sides[0]);
    const CertificateItem& defined = reader.take("defined");
    expect_field(defined, "expression", to_text(c.formula->sides[0]));
    replay_defined(c.segment, f, definitions, reader.section(defined));
    const CertificateItem& head = reader.take("range");
    expect_field(head, "expression", to_text(c.formula->sides[0]));
    RangeReplay(c.segment, f, head).run(reader.section(head));
    reader.finish();
}

}  // namespace claim::language
