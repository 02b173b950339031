// Boxes of balls: values by the mean value theorem, met with plain ones.
#include "claim/language/box_bisection.hpp"

#include "claim/language/evaluate.hpp"
#include "rigor/number/ball_functions.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

using Box = std::vector<std::pair<Rational, Rational>>;

constexpr std::size_t most_boxes = 3000;

class Positive {
public:
    explicit Positive(const BoxProblem& p) : p_(p) {
        for (const Range& r : p.ranges) {
            const auto lower = r.lower ? rational_value(*r.lower) : std::nullopt;
            const auto upper = r.upper ? rational_value(*r.upper) : std::nullopt;
            if (!lower || !upper || *lower > *upper) return;
            whole_.emplace_back(*lower, *upper);
            slopes_.push_back(slope_in(p.margin, r.name));
        }
        bounded_ = true;
    }
    bool is_bounded() const { return bounded_; }
    const Box& whole() const { return whole_; }

    bool on(const Box& box) const {
        Assignment<Ball> at, middle;
        for (std::size_t i = 0; i < box.size(); ++i) {
            const auto& [a, b] = box[i];
            at[p_.ranges[i].name] = {Ball::hull(Ball(a), Ball(b)), std::nullopt};
            middle[p_.ranges[i].name] = exactly<Ball>(Rational((a + b) / 2));
        }
        const auto plain = evaluate<Ball>(p_.margin, at);
        if (plain && certainly_positive(plain.result.value) == Truth::yes) return true;
        const auto centre = evaluate<Ball>(p_.margin, middle);
        if (!centre) return false;
        Ball mean = centre.result.value;
        for (std::size_t i = 0; i < box.size(); ++i) {
            if (!slopes_[i]) return false;
            const auto slope = evaluate<Ball>(*slopes_[i], at);
            if (!slope) return false;
            const Rational half = (box[i].second - box[i].first) / 2;
            mean += slope.result.value * Ball::hull(Ball(Rational(-half)), Ball(half));
        }
        return mean.is_finite() && certainly_positive(mean) == Truth::yes;
    }
    /// Seen to be positive at all corners: else the margin may vanish there, and is for other rules.
    bool at_corners() const {
        for (std::size_t corner = 0; corner < (1u << whole_.size()); ++corner) {
            Assignment<Ball> at;
            for (std::size_t i = 0; i < whole_.size(); ++i)
                at[p_.ranges[i].name] = exactly<Ball>(corner >> i & 1 ? whole_[i].second : whole_[i].first);
            const auto value = evaluate<Ball>(p_.margin, at);
            if (value && certainly_positive(value.result.value) != Truth::yes) return false;
        }
        return true;
    }
    /// Certainly not positive at its centre.
    bool is_refuted(const Box& box) const {
        Assignment<Ball> middle;
        for (std::size_t i = 0; i < box.size(); ++i)
            middle[p_.ranges[i].name] = exactly<Ball>(Rational((box[i].first + box[i].second) / 2));
        const auto centre = evaluate<Ball>(p_.margin, middle);
        return centre && certainly_positive(centre.result.value) == Truth::no;
    }
    std::pair<Box, Box> split(const Box& box) const {
        std::size_t widest = 0;
        for (std::size_t i = 1; i < box.size(); ++i)
            if (relative(box, i) > relative(box, widest)) widest = i;
        const Rational middle = (box[widest].first + box[widest].second) / 2;
        std::pair<Box, Box> halves{box, box};
        halves.first[widest].second = halves.second[widest].first = middle;
        return halves;
    }

private:
    Rational relative(const Box& box, std::size_t i) const {
        const Rational all = whole_[i].second - whole_[i].first;
        return all == 0 ? Rational(0) : Rational((box[i].second - box[i].first) / all);
    }
    const BoxProblem& p_;
    Box whole_;
    std::vector<std::optional<Expression>> slopes_;
    bool bounded_ = false;
};

}  // namespace

std::optional<std::string> bisection(const BoxProblem& p, const std::function<bool()>& stop) {
    const rigor::Precision bits(96);
    const Positive positive(p);
    if (!positive.is_bounded() || !positive.at_corners()) return std::nullopt;
    std::vector<std::pair<Box, int>> stack{{positive.whole(), 0}};
    std::string tree;
    while (!stack.empty()) {
        if (tree.size() > most_boxes || stop()) return std::nullopt;
        const auto [box, depth] = stack.back();
        stack.pop_back();
        if (positive.on(box)) {
            tree += 'p';
            continue;
        }
        // A margin that vanishes somewhere is for the other rules.
        if (depth > 24 || positive.is_refuted(box)) return std::nullopt;
        tree += 's';
        const auto halves = positive.split(box);
        stack.emplace_back(halves.second, depth + 1);
        stack.emplace_back(halves.first, depth + 1);
    }
    return tree;
}

bool is_negative_inside(const BoxProblem& p) {
    const rigor::Precision bits(96);
    const std::vector<Rational> parts{Rational(1, 2), Rational(1, 9), Rational(8, 9)};
    std::vector<std::vector<Rational>> grid;
    std::size_t points = 1;
    for (const Range& r : p.ranges) {
        const auto lower = r.lower ? rational_value(*r.lower) : std::nullopt;
        const auto upper = r.upper ? rational_value(*r.upper) : std::nullopt;
        if ((r.lower && !lower) || (r.upper && !upper) || (lower && upper && *lower > *upper)) return false;
        grid.emplace_back();
        for (const Rational& part : parts) {
            const Rational far = part / (1 - part);
            grid.back().push_back(lower && upper ? Rational(*lower + part * (*upper - *lower))
                                  : lower        ? Rational(*lower + far)
                                  : upper        ? Rational(*upper - far)
                                                 : Rational(far - 1 / far));
        }
        points *= parts.size();
    }
    for (std::size_t k = 0; k < points; ++k) {
        Assignment<Ball> at;
        for (std::size_t i = 0, rest = k; i < grid.size(); ++i, rest /= parts.size())
            at[p.ranges[i].name] = exactly<Ball>(grid[i][rest % parts.size()]);
        const auto value = evaluate<Ball>(p.margin, at);
        if (value && certainly_positive(-value.result.value) == Truth::yes) return true;
    }
    return false;
}

bool follows_bisection(const BoxProblem& p, const std::string& tree) {
    const rigor::Precision bits(96);
    const Positive positive(p);
    if (!positive.is_bounded() || tree.size() > 2 * most_boxes) return false;
    std::vector<Box> stack{positive.whole()};
    for (const char step : tree) {
        if (stack.empty() || (step != 's' && step != 'p')) return false;
        const Box box = stack.back();
        stack.pop_back();
        if (step == 'p' && !positive.on(box)) return false;
        if (step == 'p') continue;
        const auto halves = positive.split(box);
        stack.push_back(halves.second);
        stack.push_back(halves.first);
    }
    return stack.empty();
}

}  // namespace claim::language
