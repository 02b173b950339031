// Enclosures of ranges and of sharp constants: boxes and ends are refined where the outer enclosure exceeds what the
// function certainly comes close to inside.
#include "claim/language/deadline.hpp"
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

struct Part {
    Rational lower, upper;  ///< of z, or of t next to an end
    std::optional<Chart> chart;
    Ball range;
};

constexpr long end_terms = 10, box_terms = 8;

struct Enclosure {
    Ball low, high;               ///< outer: the range lies in [low, high]
    Ball low_inner, high_inner;   ///< values that are attained, or approached at an end
    std::string low_at, high_at;  ///< where: a rational number, or the text of an end
    std::vector<CertificateItem> items;
    Ball low_bound, high_bound;  ///< what the items say together
};

class Paving {
public:
    Paving(const Segment& segment, const Expression& f, const Budget& budget)
        : segment_(segment),
          f_(f),
          budget_(budget),
          end_(budget.seconds) {}

    /// Throws Wide.
    Enclosure run() {
        const Rational left = end_piece(segment_.lower, 1, segment_.upper),
                       right = end_piece(segment_.upper, -1, segment_.lower);
        if (left < right) add_box(left, right, 0);
        // The widest offender first.
        for (int step = 0; step < 4000 && !end_.over() && !budget_.interrupted(); ++step) {
            std::size_t lowest = 0, highest = 0;
            for (std::size_t i = 1; i < parts_.size(); ++i) {
                if (parts_[i].range.lower_double() < parts_[lowest].range.lower_double()) lowest = i;
                if (parts_[i].range.upper_double() > parts_[highest].range.upper_double()) highest = i;
            }
            const double size = std::max({1e-300, std::abs(low_.approx_double()), std::abs(high_.approx_double())});
            const double below = low_.lower_double() - parts_[lowest].range.lower_double();
            const double above = parts_[highest].range.upper_double() - high_.upper_double();
            if (std::max(above, below) < 1e-6 * size) break;
            refine(above > below ? highest : lowest);
        }
        Enclosure e{parts_.at(0).range.lower(), parts_[0].range.upper(), low_, high_, low_at_, high_at_, {},
                    parts_[0].range.lower(),    parts_[0].range.upper()};
        for (const Part& p : parts_) {
            e.low = rigor::minimum(e.low, p.range.lower());
            e.high = rigor::maximum(e.high, p.range.upper());
            CertificateItem item = p.chart ? values_item(*p.chart, p.upper)
                                           : CertificateItem{"box", {{"from", p.lower.str()}, {"to", p.upper.str()}}};
            item.fields.emplace_back("terms", std::to_string(p.chart ? end_terms : box_terms));
            // The radius of a wide ball has few bits: another precision gives slightly another one.
            const Ball room = p.range.widened(p.range.radius() / Ball(1'000'000));
            item.fields.emplace_back("low", decimal_at_most(room));
            item.fields.emplace_back("high", decimal_at_least(room));
            e.low_bound = rigor::minimum(e.low_bound, room.lower());
            e.high_bound = rigor::maximum(e.high_bound, room.upper());
            e.items.push_back(std::move(item));
        }
        return e;
    }

private:
    void seen(const Ball& value, const std::string& at) {
        if (!value.is_finite()) return;
        if (!any_ || certainly_less(value, low_) == Truth::yes) low_at_ = at;
        if (!any_ || certainly_less(high_, value) == Truth::yes) high_at_ = at;
        if (!any_) low_ = high_ = value;
        any_ = true;
        low_ = rigor::minimum(low_, value);
        high_ = rigor::maximum(high_, value);
    }
    /// The smallest chart piece of a few that has a bound; the rational where it ends.
    Rational end_piece(const DomainEnd& at, int direction, const DomainEnd& other) {
        const Chart chart = chart_for(f_, segment_.name, at, at.infinite ? -direction : direction);
        const Rational length = at.infinite || other.infinite
                                    ? Rational(1)
                                    : Rational(abs(rational_midpoint((other.at - at.at).enclosure())) / 2);
        const Rational far = other.infinite ? Rational(2) : Rational(2 + abs(rational_midpoint(other.at.enclosure())));
        Rational r(1, 2);
        std::string why;
        for (int halving = 0; halving < 60; ++halving, r /= 2) {
            const Rational p = rigor::power(r, static_cast<unsigned long>(chart.power));
            const Rational reach = chart.infinite ? Rational(1 / p) : Rational(abs(chart.scale) * p);
            if (chart.infinite ? reach < far : reach > length) continue;
            try {
                const Part part = end_part(chart, r);
                Rational inner = chart.infinite ? Rational(direction > 0 ? -reach : reach) : Rational(0);
                if (!chart.infinite) {
                    const auto exact = chart.at.rational_value();
                    const Ball ball = chart.at.enclosure() + Ball(Rational(direction) * reach);
                    inner = exact ? Rational(*exact + Rational(direction) * reach)
                                  : rational_midpoint(direction > 0 ? ball.lower() : ball.upper());
                }
                parts_.push_back(part);
                return inner;
            } catch (const Wide& w) {
                why = w.why;
            } catch (const Ramify&) {
                why = "a root at the end";
            }
        }
        throw Wide{why};
    }
    Part end_part(const Chart& chart, const Rational& r) {
        ExactMemory memory;
        LocalForm form(segment_.name, chart, 0, r, end_terms, &memory);
        const LogForm& f = form.of(f_);
        Part part{0, r, chart, form_values(f, form.ring())};
        const Form flat = form.ring().flat(f[0]);
        if (flat.c.empty() || flat.c.size() > 1 || flat.finite)
            seen(flat.c.empty() ? Ball(0) : flat.c[0], "end " + end_text(chart));
        return part;
    }
    void add_box(const Rational& a, const Rational& b, int depth) {
        const Rational middle = (a + b) / 2, half = (b - a) / 2;
        std::string why;
        try {
            LocalForm form(segment_.name, {.at = SymbolicConstant(middle)}, -half, half, box_terms, nullptr);
            parts_.push_back({a, b, std::nullopt, form_values(form.of(f_), form.ring())});
            LocalForm point(segment_.name, {.at = SymbolicConstant(middle)}, 0, 0, 1, nullptr);
            seen(form_values(point.of(f_), point.ring()), middle.str());
            return;
        } catch (const Wide& w) {
            why = w.why;
        } catch (const Ramify&) {
            why = "a root";
        }
        if (depth > 30) throw Wide{why + " near " + segment_.name + " = " + Ball(middle).enclosure(10)};
        add_box(a, middle, depth + 1);
        add_box(middle, b, depth + 1);
    }
    void refine(std::size_t i) {
        const Part p = parts_[i];
        parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(i));
        if (!p.chart) {
            const Rational middle = (p.lower + p.upper) / 2;
            add_box(p.lower, middle, 0);
            add_box(middle, p.upper, 0);
            return;
        }
        parts_.push_back(end_part(*p.chart, p.upper / 2));
        // What the shorter end leaves, in z; an irrational end is met from outside.
        const auto at = [&](const Rational& t, bool up) {
            const Rational power = rigor::power(t, static_cast<unsigned long>(p.chart->power));
            if (p.chart->infinite) return Rational(p.chart->scale / power);
            if (const auto exact = p.chart->at.rational_value()) return Rational(*exact + p.chart->scale * power);
            const Ball z = p.chart->at.enclosure() + Ball(p.chart->scale * power);
            return rational_midpoint(up ? z.upper() : z.lower());
        };
        const bool up = at(p.upper, false) < at(p.upper / 2, false);
        add_box(at(up ? p.upper : p.upper / 2, false), at(up ? p.upper / 2 : p.upper, true), 0);
    }

    const Segment& segment_;
    const Expression& f_;
    const Budget& budget_;
    Deadline end_;
    std::vector<Part> parts_;
    bool any_ = false;
    Ball low_, high_;
    std::string low_at_, high_at_;
};

std::string digits(const Ball& b) { return b.enclosure(8); }

}  // namespace

Outcome answer_range(const SegmentClaim& c, const std::vector<Definition>& definitions, const Budget& budget) {
    const rigor::Precision bits(128);
    const Expression f = layered(c.formula->sides[0]);
    if (c.segment.is_empty())
        return {.answer = Answer::holds, .says = "vacuous: the domain is empty", .certificate = {{"empty", {}}}};
    const Outcome defined = defined_on(c.segment, f, definitions, budget);
    if (defined.answer != Answer::holds) return defined;
    try {
        const Enclosure e = Paving(c.segment, f, budget).run();
        Outcome o{.answer = Answer::holds,
                  .says = "between " + digits(e.low) + " and " + digits(e.high) + "; it comes to " +
                          digits(e.low_inner) + " and " + digits(e.high_inner)};
        o.certificate = section_of({"defined", {{"expression", to_text(c.formula->sides[0])}}}, defined.certificate);
        const auto pieces = section_of({"range",
                                        {{"expression", to_text(c.formula->sides[0])},
                                         {"low", decimal_at_most(e.low_bound)},
                                         {"low_inner", decimal_at_least(e.low_inner)},
                                         {"low_at", e.low_at},
                                         {"high_inner", decimal_at_most(e.high_inner)},
                                         {"high_at", e.high_at},
                                         {"high", decimal_at_least(e.high_bound)}}},
                                       e.items);
        o.certificate.insert(o.certificate.end(), pieces.begin(), pieces.end());
        return o;
    } catch (const Wide& w) {
        return {.says = "no bound was found: " + w.why, .would_help = "a smaller domain"};
    } catch (const Ramify&) {
        return {.says = "no bound was found", .would_help = "a smaller domain"};
    }
}

std::optional<Outcome> answer_best(const Formula& best, const std::vector<Definition>& definitions,
                                   const Budget& budget) {
    const rigor::Precision bits(128);
    const std::string& name = best->names[0];
    const auto claims = segment_claims(substitute(best->parts[0], name, number(0)));
    const auto ones = segment_claims(substitute(best->parts[0], name, number(1)));
    const auto twos = segment_claims(substitute(best->parts[0], name, number(2)));
    if (!claims || !ones || !twos || claims->size() != 1) return std::nullopt;
    const SegmentClaim& c = claims->front();
    if (c.formula->connective != Connective::chain) return std::nullopt;
    const Relation r = c.formula->relations[0];
    const auto margin = [&](const SegmentClaim& claim) {
        const auto& s = claim.formula->sides;
        const bool less = r == Relation::less || r == Relation::at_most;
        return less ? sum({s[1], negate(s[0])}) : sum({s[0], negate(s[1])});
    };
    if (r == Relation::equal || r == Relation::unequal) return std::nullopt;
    // a + C b >= 0.
    const Expression a = margin(c), b = sum({margin(ones->front()), negate(a)});
    const Outcome open{.says = "the constant has no factor of one sign", .would_help = "the form f <= C*g with g > 0"};
    if (!has_zero_normal_form(layered(sum({margin(twos->front()), a, negate(number(2) * margin(ones->front()))})),
                              c.segment))
        return open;
    SignQuestion sign{.segment = c.segment, .margin = layered(b)};
    sign.segment.lower.closed = sign.segment.upper.closed = false;
    const bool upper = sign_on(sign, budget).answer == Answer::holds;
    sign.margin = layered(negate(b));
    if (!upper && sign_on(sign, budget).answer != Answer::holds) return open;
    const Expression quotient = layered(product({negate(a), reciprocal(b)}));
    // At an end where the factor is 0 the constant has no say.
    for (const DomainEnd* end : {&c.segment.lower, &c.segment.upper}) {
        if (end->infinite || !end->closed) continue;
        const auto q = end->at.rational_value();
        const bool fine = q && truth_at(c.formula, {{c.segment.name, *q}}, definitions).truth == Truth::yes;
        const auto value = q ? evaluate(b, Assignment<Ball>{{c.segment.name, exactly<Ball>(*q)}}, definitions)
                             : Evaluated<Ball>{Status::unknown, {}, {}, {}};
        const bool nonzero = value && !value.result.value.contains(Rational(0));
        if (!fine && !nonzero) return open;
    }
    try {
        const Enclosure e = Paving(c.segment, quotient, budget).run();
        const Ball low = upper ? e.high_inner : e.low, high = upper ? e.high : e.low_inner;
        Outcome o{.answer = Answer::holds,
                  .says = std::string("the ") + (upper ? "least" : "largest") + " " + name + " lies between " +
                          digits(low.lower()) + " and " + digits(high.upper())};
        o.certificate = {{"best",
                          {{"name", name},
                           {"low", digits(low.lower())},
                           {"high", digits(high.upper())},
                           {"quotient", to_text(quotient)}}}};
        o.certificate.insert(o.certificate.end(), e.items.begin(), e.items.end());
        return o;
    } catch (const Wide& w) {
        return Outcome{.says = "no sharp constant was found: " + w.why, .would_help = "a smaller domain"};
    } catch (const Ramify&) {
        return open;
    }
}

}  // namespace claim::language
