// Ends, touching points and boxes.
#include "claim/language/sign_on_interval.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/normal_form.hpp"
#include "claim/language/one_variable_replay.hpp"
#include "claim/language/structure_sign.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>
#include <cmath>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

bool positive(const Ball& b) { return b.is_finite() && certainly_positive(b) == Truth::yes; }

struct Done {  // ends the proof
    Outcome outcome;
};

class Prover {
public:
    Prover(const SignQuestion& q, const Budget& budget) : q_(q), budget_(budget), end_(budget.seconds) {}

    Outcome run() {
        try {
            prove();
        } catch (Done& done) {
            if (done.outcome.answer == Answer::undecided) done.outcome.certificate.clear();
            return std::move(done.outcome);
        }
        Outcome o{.answer = Answer::holds};
        o.says = "proved on the whole interval: " + std::to_string(items_.size()) + " pieces" +
                 (notes_.empty() ? "" : "; " + notes_);
        o.certificate = std::move(items_);
        return o;
    }

private:
    const Segment& segment() const { return q_.segment; }
    [[noreturn]] void stuck(const std::string& where, const std::string& help) const {
        throw Done{{.says = where, .would_help = help}};
    }
    void watch() {
        if (budget_.interrupted()) stuck("interrupted " + place_, "more time");
        if (end_.over()) stuck("out of time " + place_, "more seconds");
    }
    [[noreturn]] void refute(const Rational& at, const TruthAt& t) {
        Outcome o{.answer = t.undefined ? Answer::ill_posed : Answer::fails,
                  .says = t.undefined ? t.says : "false at " + segment().name + " = " + at.str(),
                  .witness = t.witness};
        throw Done{std::move(o)};
    }
    /// The claim at a rational point; returns its truth and ends the proof if it is false or undefined.
    Truth visit(const Rational& at, long last_bits) {
        if (!q_.check || !segment().has(at)) return Truth::unknown;
        TruthAt t;
        rigor::climb({64, last_bits}, [&]() -> std::optional<bool> {
            t = q_.check(at);
            if (t.undefined || t.truth != Truth::unknown) return true;
            return std::nullopt;
        });
        if (t.undefined || t.truth == Truth::no) refute(at, t);
        return t.truth;
    }
    /// Rational points next to `at` at which the margin is negative, by its leading term.
    [[noreturn]] void refute_next_to(const Chart& chart, const Leading& lead) {
        for (long j = 1; j < 420; j += j < 40 ? 1 : 20) {
            const rigor::Precision bits(std::max(256l, 4 * j));
            const Rational q = point_at(chart, rigor::power_of_two(-j));
            if (segment().has_inside(q)) visit(q, 4096);
        }
        const std::string says = "negative next to " + to_string(chart, segment().name) + ", leading coefficient " +
                                 (lead.exact ? to_string(*lead.exact) : lead.rest.enclosure(10));
        if (!q_.check) throw Done{{.answer = Answer::fails, .says = says}};
        stuck(says + ", but no point of it found", "a witness by hand");
    }
    [[noreturn]] void equal_at(const Chart& chart) {
        const std::string at = to_string(chart.at);
        throw Done{{.answer = Answer::fails,
                    .says = "both sides are equal at " + segment().name + " = " + at,
                    .witness = Witness{{{segment().name, at}}, q_.relation, "equal", "equal"},
                    .certificate = {{"equal", {{"at", at}}}}}};
    }

    /// The margin is proved next to `at`, in the direction, at most over `length`: the last rational of the piece.
    std::optional<Rational> piece(const DomainEnd& at, int direction, const Rational& length, const std::string& type,
                                  bool belongs) {
        place_ = "next to " + segment().name + " = ";
        place_ += at.infinite ? (direction > 0 ? "-inf" : "inf") : to_string(at.at);
        Chart chart;
        try {
            chart = chart_for(q_.margin, segment().name, at, at.infinite ? -direction : direction);
        } catch (const Wide& w) {
            why_ = w.why;
            return std::nullopt;
        }
        Rational r(1, 2);
        const auto reach = [&] {
            const Rational p = rigor::power(r, static_cast<unsigned long>(chart.power));
            return chart.infinite ? Rational(1 / p) : Rational(abs(chart.scale) * p);
        };
        while (chart.infinite ? reach() < length : reach() > length) r /= 2;
        const Rational first = r;
        for (const long order : {8l, 14l, 22l}) {
            ExactMemory memory;
            r = first;
            // Every root costs a coefficient: what fails for small t needs more of them.
            for (int halving = 0; halving < (order == 22 ? 36 : 10); ++halving, r /= halving < 6 ? 2 : 4) {
                watch();
                LocalForm form(segment().name, chart, 0, r, order, &memory);
                Leading lead;
                try {
                    lead = leading(form.of(q_.margin), form.ring());
                } catch (const Wide& w) {
                    why_ = w.why;
                    continue;
                } catch (const Ramify&) {
                    why_ = "a root that the chart does not resolve";
                    break;
                }
                // Only here: elsewhere abs may take its other branch.
                if (lead.identically_zero && q_.wanted != Positivity::weak) throw Done{equal_everywhere()};
                if (lead.only_remainder && lead.rest.contains(Rational(0))) {
                    why_ = "all coefficients up to t^" + std::to_string(lead.v) + " vanish";
                    if (lead.v == 0) continue;  // a range without derivative: it narrows with t
                    break;
                }
                if (lead.exact && lead.exact->is_positive() == Truth::no) refute_next_to(chart, lead);
                if (!lead.exact && positive(-lead.rest)) refute_next_to(chart, lead);
                if (!positive(lead.rest) && !lead.identically_zero) continue;
                if (belongs) at_point(chart, lead, form.is_singular());
                if (lead.v != 0 || lead.j != 0)
                    notes_ += (notes_.empty() ? "" : "; ") + std::string("order ") + std::to_string(lead.v) + " in " +
                              to_string(chart, segment().name) +
                              (lead.exact ? ", coefficient " + to_string(*lead.exact) : "");
                items_.push_back(end_item(type, chart, direction, r, order, lead));
                return covered_until(chart, direction, reach());
            }
        }
        return std::nullopt;
    }
    /// The point itself, which belongs to the domain.
    void at_point(const Chart& chart, const Leading& lead, bool singular) {
        const auto exact = chart.at.rational_value();
        const Truth t = exact ? visit(*exact, 256) : Truth::unknown;
        if (t == Truth::yes) return;
        if (singular || lead.v < 0 || (lead.v == 0 && lead.j > 0))
            stuck("the value at " + segment().name + " = " + to_string(chart.at) + " is not decided",
                  "an open end there");
        if (lead.v > 0 && q_.wanted == Positivity::strict) equal_at(chart);
    }
    /// Next to an end or in a box both sides are equal.
    Outcome equal_everywhere() const {
        Outcome o{.answer = Answer::fails, .says = "both sides are equal " + place_};
        for (const Rational& q : inner_points(segment(), 64)) {
            if (!q_.check) return o;
            const TruthAt t = q_.check(q);
            if (t.truth == Truth::no) return {.answer = Answer::fails, .says = o.says, .witness = t.witness};
        }
        return {.says = o.says + ", at no point that is confirmed exactly", .would_help = "the statement with <="};
    }

    void prove() {
        const DomainEnd &a = segment().lower, &b = segment().upper;
        if (segment().is_point()) {
            if (const auto q = a.at.rational_value(); q && q_.check && visit(*q, 1024) == Truth::yes) {
                items_.push_back({"single", {{"at", q->str()}}});
                return;
            }
            stuck("a single point that is not decided", "a closed statement");
        }
        Rational length = 1;
        if (!a.infinite && !b.infinite) {
            const rigor::Precision bits(128);
            length = rational_midpoint((b.at - a.at).enclosure()) * Rational(3, 4);
        }
        const auto beyond = [&](const DomainEnd& other) {
            if (other.infinite) return Rational(1);
            return Rational(2 + abs(rational_midpoint(other.at.enclosure())));
        };
        const auto left = piece(a, 1, a.infinite ? beyond(b) : length, "end", a.closed);
        if (!left) end_stuck();
        const auto right = piece(b, -1, b.infinite ? beyond(a) : length, "end", b.closed);
        if (!right) end_stuck();
        if (*left < *right) inside(*left, *right);
    }
    [[noreturn]] void end_stuck() {
        if (q_.wanted == Positivity::weak && has_zero_normal_form(q_.margin, segment())) {
            // 0 where it is defined; the same pieces show that it is.
            Outcome defined = defined_on(segment(), q_.margin, {}, budget_);
            if (defined.answer == Answer::holds) {
                defined.says = "both sides have the same normal form";
                const std::string margin = to_text(q_.margin);
                defined.certificate = section_of({"defined", {{"expression", margin}}}, defined.certificate);
                defined.certificate.insert(defined.certificate.begin(), {"identity", {{"margin", margin}}});
            }
            throw Done{std::move(defined)};
        }
        const std::string where = place_;
        // A witness elsewhere does not need this end.
        for (const Rational& q : inner_points(segment(), 64)) {
            watch();
            visit(q, 128);
        }
        stuck("stuck " + where + ": " + why_, "an expression without singularity there, or a split of the domain");
    }

    struct Box {
        Rational lower, upper;
        int depth;
    };
    void inside(const Rational& from, const Rational& to) {
        std::vector<Box> stack{{from, to, 0}};
        for (std::size_t boxes = 0; !stack.empty(); ++boxes) {
            Box box = stack.back();
            stack.pop_back();
            for (const auto& [low, high] : covered_) {  // by pieces at zeros
                if (low <= box.lower && box.lower < high) box.lower = high;
                if (low < box.upper && box.upper <= high) box.upper = low;
            }
            if (box.lower >= box.upper) continue;
            place_ = "in [" + box.lower.str() + ", " + box.upper.str() + "]";
            watch();
            if (boxes > 20'000)
                stuck("20000 boxes were not enough; the last one was " + place_, "a split of the domain");
            const Rational middle = (box.lower + box.upper) / 2;
            if (covers(box, middle)) continue;
            visit(middle, 128);
            if (box.depth >= 8 && box.depth % 4 == 0 && touch(box, stack)) continue;
            if (box.depth > 60)
                stuck("stuck near " + segment().name + " = " + Ball(middle).enclosure(12) + ": " + why_,
                      "the exact zero there as a split of the domain");
            stack.push_back({middle, box.upper, box.depth + 1});
            stack.push_back({box.lower, middle, box.depth + 1});
        }
    }
    bool covers(const Box& box, const Rational& middle) {
        const Rational half = (box.upper - box.lower) / 2;
        try {
            LocalForm form(segment().name, {.at = SymbolicConstant(middle)}, -half, half, 8, nullptr);
            const LogForm& f = form.of(q_.margin);
            const Ball range = form.ring().range(form.ring().flat(f.at(0)));
            why_ = "the sides are not told apart";
            const bool zero = f.at(0).is_zero() && q_.wanted == Positivity::weak;
            if (f.size() > 1 || (!positive(range) && !zero)) return false;
            items_.push_back({"box",
                              {{"from", box.lower.str()},
                               {"to", box.upper.str()},
                               {"terms", "8"},
                               {"lower", zero ? "0" : lower_bound_text(range)}}});
            return true;
        } catch (const Wide& w) {
            why_ = w.why;
        } catch (const Ramify&) {
            why_ = "a root of 0";
        }
        return false;
    }
    /// A zero or a singular point at a simple number: an end on both sides.
    bool touch(const Box& box, std::vector<Box>& stack) {
        const Rational width = box.upper - box.lower;
        for (const SymbolicConstant& c : simple_numbers(box.lower, box.upper)) {
            const rigor::Precision bits(256);
            if (c.rational_value() && denominator(*c.rational_value()) > (1 << 16)) continue;
            const std::size_t before = items_.size();
            const std::string notes = notes_;
            const auto up = piece({.at = c}, 1, 64 * width, "touch", true);
            const auto down = up ? piece({.at = c}, -1, 64 * width, "touch", true) : std::nullopt;
            if (!down) {
                items_.resize(before);
                notes_ = notes;
                continue;
            }
            covered_.emplace_back(*down, *up);
            stack.push_back(box);
            return true;
        }
        return false;
    }

    const SignQuestion& q_;
    const Budget& budget_;
    Deadline end_;
    std::vector<CertificateItem> items_;
    std::vector<std::pair<Rational, Rational>> covered_;
    std::string notes_, place_, why_;
};

}  // namespace

Outcome sign_on(const SignQuestion& q, const Budget& budget) {
    const rigor::Precision bits(128);
    if (q.segment.is_empty())
        return {.answer = Answer::holds, .says = "vacuous: the domain is empty", .certificate = {{"empty", {}}}};
    SignQuestion plain = q;
    plain.margin = without_positive_factors(q.margin);
    Outcome o = Prover(plain, budget).run();
    if (o.answer == Answer::holds && !(plain.margin == q.margin))
        o.certificate.insert(o.certificate.begin(),
                             {"factors", {{"margin", to_text(q.margin)}, {"rest", to_text(plain.margin)}}});
    return o;
}

}  // namespace claim::language
