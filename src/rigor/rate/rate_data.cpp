// The two competitions of rate_data.hpp, by the quality of fits and by evidence, and what they decide together.
#include "rigor/rate/rate_data.hpp"

#include "rigor/rate/rate_evidence.hpp"
#include "rigor/rate/rate_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace rigor {

namespace rate_detail {

namespace {

/// What one range of the data says. `why` is empty if it decides.
struct Window {
    DataVerdict verdict = DataVerdict::undecided;
    std::string why;
    double power = 0, log_power = 0, spread = std::numeric_limits<double>::infinity(), relative_misfit = 0,
           excluded_by = 0;
};

std::string text(const char* format, double a, double b = 0, double c = 0) {
    std::array<char, 300> out{};
    std::snprintf(out.data(), out.size(), format, a, b, c);
    return out.data();
}

/// What a model says of the claim; `target` is 1 in the units of the (rescaled) ratio, `variance` that of a weighted
/// residual.
DataVerdict says(Boundedness claim, const Entry& e, double variance, double last, double target) {
    const auto decided = [](bool yes) { return yes ? DataVerdict::supported : DataVerdict::contradicted; };
    if (claim == Boundedness::bounded) return decided(e.growth != Growth::grows);
    if (claim == Boundedness::vanishing) return decided(e.growth == Growth::decays);
    if (claim == Boundedness::bounded_and_away_from_zero || e.growth != Growth::constant)
        return decided(e.growth == Growth::constant);
    // The limit must be 1 to a few units of its error, or clearly further from 1 than the data still are from it.
    const double error = std::sqrt(variance) / e.stiffness, off = std::abs(e.leading - target);
    if (off > 20 * error && off > 10 * std::abs(last - e.leading) && off > 1e-9 * target)
        return DataVerdict::contradicted;
    return off <= 5 * error + 1e-12 * target && error < 2e-4 * target ? DataVerdict::supported : DataVerdict::undecided;
}

/// Lets the models compete on the sample. `whole`: it is the whole range, not the part that tests whether the answer
/// is stable.
Window judge_window(Boundedness claim, const Sample& s, const Scale& scale, bool whole, double target) {
    Window w;
    const double n = static_cast<double>(s.size());
    const std::vector<Entry> entries = fitted_models(s, scale);
    const auto variance = [n](const Entry& e) { return e.misfit / (n - static_cast<double>(e.parameters)); };
    const auto simpler = [](const Entry& a, const Entry* b) {
        return !b || std::pair(a.parameters, a.misfit) < std::pair(b->parameters, b->misfit);
    };
    double known = 0, least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < s.size(); ++i) known += std::pow(s.known[i] / s.sigma[i], 2) / n;
    const Entry* best = nullptr;
    for (const Entry& e : entries) {
        if (!e.natural) continue;
        least = std::min(least, e.misfit);
        if (!best || variance(e) < variance(*best)) best = &e;
    }
    if (!best) return w.why = "no model could be fitted", w;
    // The variance of a weighted residual. Far below 1 the data are smooth and tell more than their neighbours do;
    // otherwise they are noisy, and a lucky fit proves nothing.
    double v = std::max(variance(*best), known);
    if (v > 0.01) v = std::max(v, 1.0);
    const double reach = best->misfit + 25 * v;
    const auto beats_all_natural = [&](const Entry& e) {
        return e.misfit * 25 < least || (e.misfit * 4 < least && e.misfit + 25 * v < least);
    };
    const Entry* simplest = nullptr;
    for (const Entry& e : entries) {
        if (!e.natural && beats_all_natural(e))
            w.why = "a small drift can be seen in the ratio, and these data cannot tell where it leads";
        if (e.natural && e.misfit <= reach && simpler(e, simplest)) simplest = &e;
    }
    // A steep single power that fits is held against the simple rivals only: with many terms anything can be
    // cancelled.
    const bool steep = simplest->parameters == 2 && std::abs(simplest->power) > 0.3;
    std::vector<Entry> rivals, allowed;
    for (const Entry& e : entries) {
        const bool counts = e.natural ? !steep || e.parameters <= simplest->parameters + 1
                                      : e.misfit <= reach && e.parameters < simplest->parameters;
        const bool excluded =
            steep ? e.misfit > best->misfit + 0.75 * n * v && (v >= 1 || e.misfit > 25 * best->misfit)
                  : e.misfit > best->misfit + std::max(100.0, 5 * n) * v && e.misfit > 25 * best->misfit;
        if (&e == best || counts) rivals.push_back(e);
        if (&e == best || (counts && !excluded)) allowed.push_back(e);
    }
    // A slow model is trusted if it is met exactly.
    const auto trusted = [&](const Entry& e) {
        return !e.slow || (e.divided && e.parameters <= 5 && variance(e) < 0.01) ||
               (e.parameters <= 3 && variance(e) < 1e-6);
    };
    const auto simplest_allowed = [&](bool slow_too) {
        const Entry* found = nullptr;
        for (const Entry& e : allowed)
            if (e.natural && (slow_too || trusted(e)) && e.misfit <= reach && simpler(e, found)) found = &e;
        return found;
    };
    const Entry* fitted = simplest_allowed(false);
    const bool slow = !fitted;
    if (slow) fitted = simplest_allowed(true);
    w.power = fitted->power, w.log_power = fitted->log_power, w.relative_misfit = fitted->relative_misfit, w.spread = 0;
    for (const Entry& e : allowed) w.spread = std::max(w.spread, std::abs(e.power - fitted->power));
    const DataVerdict answer = says(claim, *fitted, v, s.y.back(), target);
    const bool agreed = std::all_of(allowed.begin(), allowed.end(),
                                    [&](const Entry& e) { return says(claim, e, v, s.y.back(), target) == answer; });
    double opposite = std::numeric_limits<double>::infinity();
    for (const Entry& e : rivals)
        if (says(claim, e, v, s.y.back(), target) != answer) opposite = std::min(opposite, e.misfit);
    w.excluded_by = std::sqrt(opposite / std::max(best->misfit, n * known));

    if (!w.why.empty()) return w;
    if (fitted->relative_misfit > (slow ? 1e-3 : variance(*best) > 2 ? 1e-2 : 0.1) || (!whole && variance(*best) > 3))
        w.why =
            text("no law is followed better than to %.1g: the ratio is irregular or noisy", fitted->relative_misfit);
    else if (!agreed || answer == DataVerdict::undecided)
        w.why = text("laws with either answer fit the %.0f points used (best L^%.3g (log L)^%.3g)", n, w.power,
                     w.log_power);
    else if (slow && claim != Boundedness::bounded)
        w.why = "the ratio changes like a power of log L, too slowly to see where it leads";
    else if (v > 1e-4 && fitted->relative_misfit > 1e-7 && s.size() < (v > 0.01 ? 6 : 3) + 2 * simplest->parameters)
        w.why = text("%.0f points are too few for their noise", n);
    else if (fitted->growth != Growth::decays && fitted->parameters >= 7 && fitted->effect < 0.2 * std::abs(s.y.back()))
        w.why = "the leading term is hidden under its corrections";
    else
        w.verdict = answer;
    return w;
}

/// What the evidence says. `power` and `log_power` are those of the best law, decisive or not.
struct Weighed {
    DataVerdict verdict = DataVerdict::undecided;
    DataVerdict leaning = DataVerdict::undecided;  ///< the verdict with any margin
    DataVerdict first = DataVerdict::undecided;    ///< what the best law says, be it one to decide by or not
    double power = 0, log_power = 0, margin = 0;   ///< margin: of the logarithms of the evidence
    double limit = std::numeric_limits<double>::quiet_NaN(),
           limit_uncertainty = std::numeric_limits<double>::infinity();
};

/// Odds of e^20, or 5 10^8 to 1, against the best law with the opposite answer. Of 3500 random sequences, a third of
/// which follow none of the laws, none was decided wrongly with half that margin.
constexpr double least_margin = 20;
/// From which margin on the evidence of the other answer keeps the fits from deciding.
constexpr double least_objection = 10;

Weighed weigh(Boundedness claim, const Sample& s, const Scale& scale, double target) {
    const double none = -std::numeric_limits<double>::infinity();
    struct Side {
        double evidence, unforced;
        const Opinion* best = nullptr;
    } yes{none, none}, no{none, none};
    const Evidence evidence(s, scale);
    const auto put = [](Side& side, const Opinion& o, double loss) {
        side.unforced = std::max(side.unforced, o.unforced - loss);
        if (o.natural && o.evidence - loss > side.evidence) side.evidence = o.evidence - loss, side.best = &o;
    };
    const Opinion* first = nullptr;
    for (const Opinion& o : evidence.opinions()) {
        const bool is_constant = o.growth == Growth::constant;
        if (o.natural && (!first || o.evidence > first->evidence)) first = &o;
        if (claim == Boundedness::bounded)
            put(o.growth != Growth::grows ? yes : no, o, 0);
        else if (claim == Boundedness::vanishing)
            put(o.growth == Growth::decays ? yes : no, o, 0);
        else if (claim == Boundedness::bounded_and_away_from_zero || !is_constant)
            put(is_constant ? yes : no, o, 0);
        else {
            // The limit is 1, or differs from it: by more than 5e-4, unless a smaller difference is certain.
            const double off = std::abs(o.leading - target), deviation = std::max(o.deviation, 1e-9 * target);
            put(yes, o, 0.5 * std::pow(off / deviation, 2));
            put(no, o, off > 8 * deviation ? 0 : 0.5 * std::pow(std::max(0.0, 5e-4 * target - off) / deviation, 2));
        }
    }
    Weighed w;
    if (first && first->growth == Growth::constant) {
        w.limit = first->leading, w.limit_uncertainty = 5 * first->deviation;
        for (const Opinion& o : evidence.opinions())
            if (o.growth == Growth::constant && o.decisive && o.evidence > first->evidence - 10)
                w.limit_uncertainty = std::max(w.limit_uncertainty, std::abs(o.leading - w.limit) + 5 * o.deviation);
    }
    const bool is_yes = yes.evidence > no.evidence;
    const Side &side = is_yes ? yes : no, &other = is_yes ? no : yes;
    if (!side.best) return w;
    w.first = is_yes ? DataVerdict::supported : DataVerdict::contradicted;
    w.power = side.best->power, w.log_power = side.best->log_power, w.margin = side.evidence - other.evidence;
    if (!side.best->decisive || other.unforced > side.evidence ||
        evidence.smooth_beside(*side.best) > side.best->evidence)
        return w;
    w.leaning = is_yes ? DataVerdict::supported : DataVerdict::contradicted;
    if (w.margin >= least_margin) w.verdict = w.leaning;
    return w;
}

/// What fewer digits decide is decided, unless all the digits lean to the other side: the margin wavers by a few units
/// from one digit to the next.
Weighed weigh_with_fewer_digits(Boundedness claim, const Sample& s, double target) {
    const Scale scale(s);
    const Weighed all = weigh(claim, s, scale, target);
    if (all.verdict == all.leaning || all.margin < least_margin / 2) return all;
    for (const double rounding : {1e-8, 1e-7, 1e-6, 1e-5}) {
        Sample coarse = s;
        bool coarser = false;
        for (std::size_t i = 0; i < s.size(); ++i) {
            const double size = rounding * s.size_near(i);
            coarser = coarser || size > s.known[i];
            coarse.known[i] = std::hypot(s.known[i], size);
            coarse.sigma[i] = std::hypot(s.sigma[i], size);
        }
        if (!coarser) continue;
        if (const Weighed fewer = weigh(claim, coarse, scale, target); fewer.verdict == all.leaning) return fewer;
    }
    return all;
}

}  // namespace

}  // namespace rate_detail

DataJudgement judge_ratio(Boundedness claim, std::vector<RatioPoint> points) {
    using namespace rate_detail;
    DataJudgement d;
    std::erase_if(points, [](const RatioPoint& p) {
        return !(p.log_L > 0.69) || !(p.uncertainty >= 0) || !std::isfinite(p.log_L) || !std::isfinite(p.ratio) ||
               !std::isfinite(p.uncertainty);
    });
    std::sort(points.begin(), points.end(), [](const RatioPoint& a, const RatioPoint& b) { return a.log_L < b.log_L; });
    points.erase(std::unique(points.begin(), points.end(),
                             [](const RatioPoint& a, const RatioPoint& b) { return !(a.log_L < b.log_L); }),
                 points.end());
    // At small L every expansion is far from its limit.
    const auto from_eight =
        std::find_if(points.begin(), points.end(), [](const RatioPoint& p) { return p.log_L > std::log(7.5); });
    if (points.end() - from_eight >= 10 && points.back().log_L - from_eight->log_L >= std::log(100))
        points.erase(points.begin(), from_eight);
    d.points_used = static_cast<long>(points.size());
    const auto none = [&d](std::string reason, std::string would_decide) {
        d.reason = std::move(reason), d.would_decide = std::move(would_decide);
        return d;
    };
    if (points.size() < 10)
        return none(text("points with L >= 2: %.0f; at least 10 are needed", static_cast<double>(points.size())),
                    "more rows, over a factor of 10 in L or more");
    const double first = points.front().log_L, range = points.back().log_L - first;
    const std::string longer = text("rows up to L = %.3g or more", std::exp(points.back().log_L + std::log(10)));
    if (range < 2.3)
        return none(text("L grows by a factor of %.3g only; at least 10 is needed", std::exp(range)),
                    text("rows up to L = %.3g or more", std::exp(first + 2.31)));
    double largest = 0;
    bool exact = true;
    for (const RatioPoint& p : points)
        largest = std::max(largest, std::abs(p.ratio)), exact = exact && p.uncertainty == 0;
    if (largest == 0) {
        if (!exact)
            return none("the difference is zero to the digits printed, which says nothing about the rate",
                        "more digits");
        d.verdict = claim == Boundedness::bounded || claim == Boundedness::vanishing ? DataVerdict::supported
                                                                                     : DataVerdict::contradicted;
        return d.reason = "the difference is zero at every point", d;
    }
    for (RatioPoint& p : points) p.ratio /= largest, p.uncertainty /= largest;
    const Sample whole = thinned(points, first);
    d.points_used = static_cast<long>(whole.size());
    if (whole.size() < 10 || whole.x.back() - whole.x.front() < 2.3)
        return none(text("without the points buried in rounding or noise, %.0f are left, and too short a range",
                         static_cast<double>(d.points_used)),
                    "more digits (what is left of the value without a is no larger than its rounding), or less noise");
    const Scale scale(whole);
    const double target = 1 / largest;
    // Expansions are judged by their corrections, which says little near L = 1; and of ten points any slow law can be
    // made.
    Weighed evidence;
    const Sample distant = thinned(points, std::max(first, std::log(3.5)));
    if (distant.size() >= 16 && distant.x.back() - distant.x.front() >= std::log(30))
        evidence = weigh_with_fewer_digits(claim, distant, target);
    d.limit = evidence.limit * largest, d.limit_uncertainty = evidence.limit_uncertainty * largest;

    // The fits, and their stability: of few points, at least eight stay in the part that tests it.
    const Sample last = thinned(points, std::min(whole.x.front() + range / 3, whole.x[whole.size() - 8] - 1e-9));
    Window a;
    if (last.size() < 8 || last.x.back() - last.x.front() < 1.5) {
        a.why = "the last two thirds of the range are buried in rounding or noise";
    } else {
        a = judge_window(claim, whole, scale, true, target);
        const Window b = a.verdict == DataVerdict::undecided ? a : judge_window(claim, last, scale, false, target);
        if (a.verdict != b.verdict) {
            a.verdict = DataVerdict::undecided;
            a.why = b.why.empty() ? "the last two thirds of the range say the opposite"
                                  : "in the last two thirds of the range, " + b.why;
        }
        a.excluded_by = std::min(a.excluded_by, b.excluded_by);
    }
    d.fitted_power = a.power, d.fitted_log_power = a.log_power, d.power_uncertainty = a.spread;
    const std::string from_to =
        text("from L = %.6g to %.6g the ratio follows ", std::exp(whole.x.front()), std::exp(whole.x.back()));
    const bool by_fit = a.verdict != DataVerdict::undecided, by_evidence = evidence.verdict != DataVerdict::undecided;
    if (by_fit && evidence.first != DataVerdict::undecided && evidence.first != a.verdict &&
        evidence.margin > least_objection)
        return none("the best fits and the evidence say the opposite", longer);
    // The ratio has been scaled to a largest value of 1.
    const bool grows = a.power > 0 || (a.power == 0 && a.log_power > 0);
    if (by_fit && !by_evidence && grows && std::abs(whole.y.back()) < 0.5)
        return none("the ratio would grow, but is still smaller than it was at the beginning", longer);
    if (by_fit) {
        d.verdict = a.verdict;
        d.excluded_by = a.excluded_by;
        d.reason = from_to + text("L^%.3g (log L)^%.3g, with corrections, to a relative %.1g", a.power, a.log_power,
                                  a.relative_misfit);
        if (std::isfinite(d.excluded_by))
            d.reason += text("; laws with the other answer fit at least %.2g times worse", d.excluded_by);
        return d;
    }
    if (by_evidence) {
        d.verdict = evidence.verdict;
        d.fitted_power = evidence.power, d.fitted_log_power = evidence.log_power;
        d.odds = evidence.margin / std::log(10);
        d.reason = from_to + text(
                                 "L^%.3g (log L)^%.3g, with corrections; against the best law with the other answer "
                                 "the odds are 10^%.0f to 1",
                                 evidence.power, evidence.log_power, d.odds);
        return d;
    }
    double worst = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) worst = std::max(worst, whole.known[i] / whole.size_near(i));
    return none(a.why, (worst > 1e-4 ? "more digits or less noise, and " : "") + longer);
}

}  // namespace rigor
