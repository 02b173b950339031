// Rules for inequalities on boxes.
#include "claim/language/box_prover.hpp"
#include "claim/language/certificate.hpp"

#include "claim/language/box_bisection.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

constexpr int deepest = 7;

const Range* range_in(const BoxProblem& p, const std::string& name) {
    for (const Range& r : p.ranges)
        if (r.name == name) return &r;
    return nullptr;
}

BoxProblem with_used_ranges(const BoxProblem& p) {
    BoxProblem q{{}, expanded(p.margin), p.strict};
    for (const Range& r : p.ranges)
        if (free_variables(q.margin).contains(r.name)) q.ranges.push_back(r);
    return q;
}

std::vector<Range> without_ends(std::vector<Range> ranges) {
    for (Range& r : ranges) r.lower_closed = r.upper_closed = false;
    return ranges;
}

}  // namespace

BoxProver::BoxProver(const Budget& budget, const OneVariable& ask)
    : budget_(&budget),
      ask_(&ask),
      end_(budget.seconds) {}

BoxProver::BoxProver(const std::vector<CertificateItem>& items) : items_(items) {}

bool BoxProver::out_of_time() {
    if (!budget_ || (!budget_->interrupted() && !end_.over())) return false;
    stuck_ = "out of time";
    return true;
}

bool BoxProver::defined(const Expression& e, const std::vector<Range>& ranges, int depth) {
    const auto conditions = definedness(e, ranges);
    if (!conditions) {
        stuck_ = "no rule for where " + to_text(e) + " is defined";
        return false;
    }
    return std::all_of(conditions->begin(), conditions->end(), [&](const BoxDefinedness& d) {
        return std::any_of(d.alternatives.begin(), d.alternatives.end(), [&](const BoxProblem& p) {
            // A replay is at the alternative that its next item names.
            if (!budget_ && d.alternatives.size() > 1) {
                const std::string text = to_text(to_formula(with_used_ranges(p)));
                const bool known = std::find(known_.begin(), known_.end(), text) != known_.end();
                const bool named = next_ < items_.size() && text_field(items_[next_], "claim") == text;
                if (!known && !named) return false;
            }
            return proved(p, depth + 1);
        });
    });
}

bool BoxProver::proved(const BoxProblem& given, int depth) {
    const BoxProblem p = with_used_ranges(given);
    const std::string text = to_text(to_formula(p));
    if (std::find(known_.begin(), known_.end(), text) != known_.end()) return true;
    if (depth > deepest || failed_.contains(text) || out_of_time()) return false;
    const bool yes = budget_ ? searched(p, text, depth) : replayed(p, text, depth);
    if (yes) known_.push_back(text);
    return yes;
}

bool BoxProver::searched(const BoxProblem& p, const std::string& text, int depth) {
    const std::size_t items = items_.size(), known = known_.size();
    if (is_negative_inside(p)) {
        failed_.insert(text);
        return false;
    }
    for (const Rule& rule : rules(p)) {
        if (out_of_time()) return false;
        items_.push_back({"rule", {{"claim", text}, {"rule", rule.name}}});
        if (!rule.variable.empty()) items_.back().fields.emplace_back("name", rule.variable);
        if (applies(rule, p, depth)) return true;
        items_.resize(items);
        known_.resize(known);
    }
    if (!out_of_time()) {
        if (stuck_.empty() || depth == 0) stuck_ = text;
        failed_.insert(text);
    }
    return false;
}

bool BoxProver::replayed(const BoxProblem& p, const std::string& text, int depth) {
    if (next_ >= items_.size()) {
        stuck_ = "no item for " + text;
        return false;
    }
    const CertificateItem& item = items_[next_++];
    if (item.type != "rule" || text_field(item, "claim") != text) {
        stuck_ = "an item about something else than " + text;
        return false;
    }
    const bool yes = applies({text_field(item, "rule"), text_field(item, "name")}, p, depth);
    if (!yes && stuck_.empty()) stuck_ = "the rule '" + text_field(item, "rule") + "' does not show " + text;
    return yes;
}

std::vector<BoxProver::Rule> BoxProver::rules(const BoxProblem& p) const {
    if (p.ranges.empty()) return {{"constant"}, {"leaf"}};
    std::vector<Rule> all;
    if (p.ranges.size() == 1) all.push_back({"leaf"});
    for (const Range& r : p.ranges) all.push_back({"affine", r.name});
    all.push_back({"factors"});
    all.push_back({"boxes"});
    for (const Range& r : p.ranges) all.push_back({"quadratic", r.name});
    for (const Range& r : p.ranges)
        for (const char* rule : {"rising", "falling"})
            if (r.lower && r.upper) all.push_back({rule, r.name});
    for (const Range& r : p.ranges) all.push_back({"concave", r.name});
    return all;
}

bool BoxProver::applies(const Rule& rule, const BoxProblem& p, int depth) {
    if (rule.name == "constant") return p.ranges.empty() && constant(p);
    if (rule.name == "leaf") return p.ranges.size() <= 1 && leaf(p);
    // The other rules need continuity, which comes with the definedness of every part.
    if (!defined(p.margin, p.ranges, depth)) return false;
    if (rule.name == "factors") return factored(p, depth);
    if (rule.name == "boxes") return bisected(p);
    const Range* r = range_in(p, rule.variable);
    if (!r) return false;
    if (rule.name == "affine") return affine(p, *r, depth);
    if (rule.name == "concave") return concave(p, *r, depth);
    if (rule.name == "quadratic") return quadratic(p, *r, depth);
    if (rule.name == "rising" || rule.name == "falling") return monotone(p, *r, rule.name == "rising", depth);
    return false;
}

bool BoxProver::constant(const BoxProblem& p) const {
    const auto q = rational_value(p.margin);
    return q && (p.strict ? *q > 0 : *q >= 0);
}

bool BoxProver::leaf(const BoxProblem& p) {
    const Statement s{.formula = to_formula(p)};
    if (budget_) {
        Budget rest = *budget_;
        rest.seconds = end_.left();
        const Outcome o = (*ask_)(s, rest);
        if (o.answer != Answer::holds) return false;
        items_.back().fields.emplace_back("engine", o.engine);
        items_.back().fields.emplace_back("items", std::to_string(o.certificate.size()));
        items_.insert(items_.end(), o.certificate.begin(), o.certificate.end());
        return true;
    }
    const CertificateItem& item = items_[next_ - 1];
    const std::string count = text_field(item, "items");
    const bool is_count =
        !count.empty() && count.size() < 7 && count.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t n = is_count ? std::stoul(count) : items_.size() + 1;
    if (n > items_.size() - next_) {
        stuck_ = "items are missing";
        return false;
    }
    const std::vector<CertificateItem> own(items_.begin() + static_cast<std::ptrdiff_t>(next_),
                                           items_.begin() + static_cast<std::ptrdiff_t>(next_ + n));
    next_ += n;
    for (const NamedEngine& e : standard_engines())
        if (e.name == text_field(item, "engine")) {
            stuck_ = e.replay ? e.replay(s, Answer::holds, own)
                              : "the items of the engine '" + e.name + "' cannot be replayed";
            return stuck_.empty();
        }
    stuck_ = "no engine '" + text_field(item, "engine") + "'";
    return false;
}

bool BoxProver::on_face(const BoxProblem& p, const Range& r, bool lower, bool strict, int depth) {
    const auto& end = lower ? r.lower : r.upper;
    if (!end) return false;
    BoxProblem face{{}, substitute(p.margin, r.name, *end), strict};
    for (const Range& other : p.ranges)
        if (other.name != r.name) face.ranges.push_back(other);
    return defined(face.margin, face.ranges, depth) && proved(face, depth + 1);
}

/// f is at least a mean of its values on the faces, with weights above 0 inside.
bool BoxProver::on_faces(const BoxProblem& p, const Range& r, int depth) {
    const bool lower = p.strict && r.lower_closed, upper = p.strict && r.upper_closed;
    const bool either = p.strict && !lower && !upper;
    if (!either) return on_face(p, r, true, lower, depth) && on_face(p, r, false, upper, depth);
    return on_face(p, r, true, true, depth) && on_face(p, r, false, false, depth);
}

bool BoxProver::affine(const BoxProblem& p, const Range& r, int depth) {
    const auto slope = slope_in(p.margin, r.name);
    if (!slope || free_variables(*slope).contains(r.name)) return false;
    if (r.lower && r.upper) return on_faces(p, r, depth);
    if (!r.lower && !r.upper) return false;
    // On a half line: from its end on it does not fall.
    BoxProblem rest{p.ranges, r.lower ? *slope : negate(*slope),
                    p.strict && !(r.lower ? r.lower_closed : r.upper_closed)};
    return on_face(p, r, r.lower.has_value(), p.strict && (r.lower ? r.lower_closed : r.upper_closed), depth) &&
           proved(rest, depth + 1);
}

bool BoxProver::concave(const BoxProblem& p, const Range& r, int depth) {
    const auto slope = slope_in(p.margin, r.name);
    const auto second = slope ? slope_in(*slope, r.name) : std::nullopt;
    if (!second || !r.lower || !r.upper) return false;
    const std::vector<Range> inside = without_ends(p.ranges);
    return defined(*slope, inside, depth) && proved({inside, negate(*second), false}, depth + 1) &&
           on_faces(p, r, depth);
}

bool BoxProver::monotone(const BoxProblem& p, const Range& r, bool rising, int depth) {
    const auto slope = slope_in(p.margin, r.name);
    if (!slope) return false;
    const bool closed = rising ? r.lower_closed : r.upper_closed;
    // Inside of all ranges is enough for >=, by continuity; a strict claim at an open face needs a strict slope.
    const bool strict = p.strict && !closed;
    const std::vector<Range> ranges = strict ? p.ranges : without_ends(p.ranges);
    return on_face(p, r, rising, p.strict && closed, depth) &&
           proved({ranges, rising ? *slope : negate(*slope), strict}, depth + 1);
}

/// A x^2 + B x + C with A, C >= 0 and 4 A C - B^2 >= 0; where A = 0 also B = 0.
bool BoxProver::quadratic(const BoxProblem& p, const Range& r, int depth) {
    const auto slope = slope_in(p.margin, r.name);
    const auto second = slope ? slope_in(*slope, r.name) : std::nullopt;
    if (!second || free_variables(*second).contains(r.name) || rational_value(*second) == Rational(0)) return false;
    const auto at_zero = [&](const Expression& e) { return expanded(substitute(e, r.name, number(0))); };
    const Expression A = *second / number(2), B = at_zero(*slope), C = at_zero(p.margin);
    std::vector<Range> others;
    for (const Range& other : p.ranges)
        if (other.name != r.name) others.push_back(other);
    const Expression discriminant = number(4) * A * C - B * B;
    return defined(A + B + C, others, depth) && proved({others, A, false}, depth + 1) &&
           proved({others, C, false}, depth + 1) && proved({others, discriminant, p.strict}, depth + 1);
}

bool BoxProver::factored(const BoxProblem& p, int depth) {
    const auto common = common_factors(p.margin);
    if (!common) return false;
    for (const auto& [factor, n] : common->factors) {
        if (n % 2 == 0 && !p.strict) continue;
        if (!proved({p.ranges, factor, p.strict}, depth + 1)) return false;
    }
    return proved({p.ranges, common->rest, p.strict}, depth + 1);
}

bool BoxProver::bisected(const BoxProblem& p) {
    if (budget_) {
        const auto tree = bisection(p, [this] { return out_of_time(); });
        if (tree) items_.back().fields.emplace_back("tree", *tree);
        return tree.has_value();
    }
    const bool yes = follows_bisection(p, text_field(items_[next_ - 1], "tree"));
    if (!yes) stuck_ = "the boxes do not show " + to_text(to_formula(p));
    return yes;
}

}  // namespace claim::language
