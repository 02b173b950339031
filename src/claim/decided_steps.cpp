#include "claim/decided_steps.hpp"

#include "claim/sampler.hpp"
#include "claim/step_parts.hpp"
#include "rigor/proof/proof_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace claim {

using rigor::Ball, rigor::Interval, rigor::Rational, rigor::Truth;

namespace {

std::string in_words(const Domain& domain) {
    std::string text;
    for (const auto& [name, interval] : domain.variables)
        text += fmt::format("{}{} in [{}, {}]", text.empty() ? "" : ", ", name, rigor::to_string(interval.lower),
                            rigor::to_string(interval.upper));
    return text;
}

std::string point_in_words(const Domain& domain, const std::vector<Rational>& at) {
    std::string text;
    for (std::size_t i = 0; i < at.size(); ++i)
        text += fmt::format("{}{} = {}", i ? ", " : "", domain.variables[i].first, rigor::to_string(at[i]));
    return text;
}

/// "a < b: 1/3 < 1/2", without the values where the names are the values.
std::string relation_in_words(const Named& left, Relation relation, const Named& right) {
    const std::string names = fmt::format("{} {} {}", left.name, to_string(relation), right.name),
                      values = fmt::format("{} {} {}", left.value.text(), to_string(relation), right.value.text());
    return names == values ? names : names + ": " + values;
}

Truth all_true(const Steps& steps) { return steps.established(); }

}  // namespace

Side<rigor::Point> constant(const Rational& value) {
    return {rigor::to_string(value), [value](const rigor::Point&) { return Quantity(value); }};
}

Step everywhere(const Domain& domain, const Side<rigor::Point>& left, Relation relation,
                const Side<rigor::Point>& right, const rigor::ProofBudget& budget) {
    if (relation == Relation::equal || relation == Relation::different)
        throw std::invalid_argument("everywhere: = and != are not decided by bisection");
    const bool less = relation == Relation::less || relation == Relation::at_most;
    const bool strict = relation == Relation::less || relation == Relation::greater;
    rigor::Box box;
    for (const auto& variable : domain.variables) box.push_back(variable.second);
    const auto margin = [&](const rigor::Point& x) {
        const Ball a = left.at(x).ball(), b = right.at(x).ball();
        return less ? b - a : a - b;
    };
    const rigor::DomainProof proof =
        rigor::prove_on(box, margin, strict ? rigor::Sign::positive : rigor::Sign::nonnegative, budget);
    std::string says =
        fmt::format("{} {} {} for every {}", left.name, to_string(relation), right.name, in_words(domain));
    if (proof.counterexample) says += ": false at " + point_in_words(domain, proof.counterexample->at);
    if (auto* ledger = rigor::ProofLedger::current(); ledger && proof.verdict == Truth::yes) ledger->name_last(says);
    return StepParts{says, Kind::everywhere, proof.verdict, static_cast<long>(proof.boxes)}.made();
}

Step exact(const Named& left, Relation relation, const Named& right) {
    const Truth truth = compare(left.value, relation, right.value);
    const char* outcome = truth == Truth::yes ? "" : truth == Truth::no ? " is false" : " is not decided";
    return StepParts{relation_in_words(left, relation, right) + outcome, Kind::exact, truth}.made();
}

Step exact(const std::function<Named()>& left, Relation relation, const std::function<Named()>& right,
           const rigor::Ladder& ladder) {
    std::optional<Step> last;
    rigor::climb(ladder, [&]() -> std::optional<bool> {
        last = exact(left(), relation, right());
        return last->truth() == Truth::unknown ? std::nullopt : std::optional(true);
    });
    return *last;
}

Step exact(const NamedMatrix& left, Relation relation, const NamedMatrix& right) {
    if (relation != Relation::equal && relation != Relation::different)
        throw std::invalid_argument("exact: matrices are equal or not");
    const bool same = left.value == right.value;
    return StepParts{fmt::format("{} {} {} ({} x {}, entry by entry)", left.name, to_string(relation), right.name,
                                 left.value.rows(), left.value.columns()),
                     Kind::exact, rigor::truth(same == (relation == Relation::equal))}
        .made();
}

Step exact_inertia(const NamedMatrix& matrix, const rigor::Inertia& inertia) {
    const rigor::Inertia found = rigor::inertia(matrix.value);
    return StepParts{
        fmt::format("{} has {} negative, {} zero and {} positive eigenvalues (exact elimination)", matrix.name,
                    found.negative, found.zero, found.positive) +
            (found == inertia ? ""
                              : fmt::format(", and not {}, {}, {}", inertia.negative, inertia.zero, inertia.positive)),
        Kind::exact, rigor::truth(found == inertia)}
        .made();
}

Step range(const std::string& variable, long from, long to, const Side<long>& left, Relation relation,
           const Side<long>& right) {
    return range(variable, from, to, fmt::format("{} {} {}", left.name, to_string(relation), right.name),
                 [&](long n) { return compare(left.at(n), relation, right.at(n)); });
}

Step range(const std::string& variable, long from, long to, const std::string& says,
           const std::function<Truth(long)>& predicate) {
    if (to < from) throw std::invalid_argument("range: no integer from " + std::to_string(from));
    Truth truth = Truth::yes;
    std::string where;
    for (long n = from; n <= to && truth == Truth::yes; ++n) {
        truth = predicate(n);
        if (truth != Truth::yes)
            where = fmt::format(": {} at {} = {}", truth == Truth::no ? "false" : "not decided", variable, n);
    }
    return StepParts{fmt::format("{} for {} = {}, …, {}{}", says, variable, from, to, where), Kind::range, truth,
                     to - from + 1}
        .made();
}

Step instances(const std::string& says, std::uint64_t seed, long count,
               const std::function<Truth(Sampler&)>& predicate) {
    if (count < 1) throw std::invalid_argument("instances: fewer than one");
    Truth truth = Truth::yes;
    std::string where;
    long tried = 0;
    while (tried < count && truth == Truth::yes) {
        Sampler sampler(seed, static_cast<std::uint64_t>(tried));
        truth = predicate(sampler);
        if (truth != Truth::yes)
            where =
                fmt::format(": {} at number {} of seed {}", truth == Truth::no ? "false" : "not decided", tried, seed);
        ++tried;
    }
    return StepParts{says + where, Kind::instances, truth, tried}.made();
}

Step induction(const std::string& over, const Steps& base, const Steps& step) {
    StepParts parts{"by induction over " + over + ": the base, and from one to the next", Kind::induction,
                    all_true(base) && all_true(step)};
    for (const Steps* steps : {&base, &step})
        parts.parts.insert(parts.parts.end(), steps->list().begin(), steps->list().end());
    return parts.made();
}

namespace {

template <class Branch>
StepParts with_branches(const std::vector<Branch>& branches) {
    StepParts parts{"", Kind::cases, Truth::yes};
    for (const Branch& branch : branches) {
        parts.truth = parts.truth && all_true(branch.steps);
        parts.parts.insert(parts.parts.end(), branch.steps.list().begin(), branch.steps.list().end());
    }
    return parts;
}

Step with_cover(StepParts parts, const std::string& whole, const std::string& list, bool complete) {
    parts.says = fmt::format("every {} is in one of {}{}", whole, list, complete ? "" : ": not so");
    if (!complete) parts.truth = Truth::unknown;
    return parts.made();
}

}  // namespace

Step cases(const std::string& variable, const Interval& whole, const std::vector<IntervalBranch>& branches) {
    std::vector<Interval> sorted;
    std::string list;
    for (const IntervalBranch& branch : branches) {
        sorted.push_back(branch.part);
        list += fmt::format("{}[{}, {}]", list.empty() ? "" : ", ", rigor::to_string(branch.part.lower),
                            rigor::to_string(branch.part.upper));
    }
    std::sort(sorted.begin(), sorted.end(), [](const Interval& a, const Interval& b) { return a.lower < b.lower; });
    Rational reached = whole.lower;
    bool complete = !sorted.empty();
    for (const Interval& part : sorted) {
        complete = complete && part.lower <= reached;
        if (part.upper > reached) reached = part.upper;
    }
    complete = complete && reached >= whole.upper;
    return with_cover(
        with_branches(branches),
        fmt::format("{} of [{}, {}]", variable, rigor::to_string(whole.lower), rigor::to_string(whole.upper)), list,
        complete);
}

Step cases(const std::string& variable, long from, std::optional<long> to, const std::vector<IntegerBranch>& branches) {
    constexpr long infinity = std::numeric_limits<long>::max();
    std::vector<std::pair<long, long>> sorted;
    std::string list;
    for (const IntegerBranch& branch : branches) {
        sorted.emplace_back(branch.from, branch.to.value_or(infinity));
        list += fmt::format("{}{}", list.empty() ? "" : ", ",
                            !branch.to ? fmt::format("{0} >= {1}", variable, branch.from)
                            : *branch.to == branch.from
                                ? fmt::format("{0} = {1}", variable, branch.from)
                                : fmt::format("{1} <= {0} <= {2}", variable, branch.from, *branch.to));
    }
    std::sort(sorted.begin(), sorted.end());
    const long last = to.value_or(infinity);
    long reached = from - 1;  // all up to here are covered
    for (const auto& [lower, upper] : sorted)
        if (reached < last && lower <= reached + 1 && upper > reached) reached = upper;
    return with_cover(
        with_branches(branches),
        to ? fmt::format("{} from {} to {}", variable, from, *to) : fmt::format("{} >= {}", variable, from), list,
        !sorted.empty() && reached >= last);
}

namespace detail {

Step exact_for_each(const std::string& list, std::size_t points,
                    const std::function<std::pair<Quantity, Quantity>(std::size_t)>& sides, const std::string& left,
                    Relation relation, const std::string& right) {
    if (points == 0) throw std::invalid_argument("exact_for_each: an empty list");
    Truth all = Truth::yes;
    std::string where;
    for (std::size_t i = 0; i < points && all == Truth::yes; ++i) {
        const auto [a, b] = sides(i);
        all = compare(a, relation, b);
        if (all != Truth::yes)
            where = fmt::format(": {} at number {}, where the sides are {} and {}",
                                all == Truth::no ? "false" : "not decided", i + 1, a.text(), b.text());
    }
    return StepParts{fmt::format("{} {} {} for {}{}", left, to_string(relation), right, list, where), Kind::exact, all,
                     static_cast<long>(points)}
        .made();
}

Step witness(const std::string& where, const std::function<std::pair<Quantity, Quantity>()>& sides,
             const std::string& left, Relation printed, const std::string& right, const rigor::Ladder& ladder) {
    std::string values;
    Truth relation = Truth::unknown;
    rigor::climb(ladder, [&]() -> std::optional<bool> {
        const auto [a, b] = sides();
        relation = compare(a, printed, b);
        values = fmt::format("the sides are {} and {}", a.text(), b.text());
        return relation == Truth::unknown ? std::nullopt : std::optional(true);
    });
    const char* outcome = relation == Truth::no ? "false" : relation == Truth::yes ? "true" : "not decided";
    return StepParts{fmt::format("at {}, {} {} {} is {}: {}", where, left, to_string(printed), right, outcome, values),
                     Kind::witness, !relation}
        .made();
}

Step identity(const std::string& left_name, const std::string& right_name, const std::vector<long>& degrees,
              const RationalSides& sides) {
    constexpr long most = 1'000'000;
    long points = 1, largest = 0;
    for (const long d : degrees) {
        largest = std::max(largest, d);
        if (points > most / (d + 1)) throw std::invalid_argument("identity: the degree asks for too many points");
        points *= d + 1;
    }
    // A grid that meets a pole says nothing there; another one is taken.
    constexpr int grids = 40;
    Truth truth = Truth::unknown;
    std::string where;
    for (int attempt = 0; attempt < grids && truth == Truth::unknown; ++attempt) try {
            truth = Truth::yes;
            for (long k = 0; k < points && truth == Truth::yes; ++k) {
                RationalVector x;
                long rest = k;
                for (std::size_t i = 0; i < degrees.size(); ++i) {
                    x.push_back(Rational(rest % (degrees[i] + 1)) - Rational(largest / 2) +
                                Rational(attempt + 1 + static_cast<long>(i), 7 + 2 * attempt));
                    rest /= degrees[i] + 1;
                }
                const auto [a, b] = sides(x);
                if (a == b) continue;
                truth = Truth::no;
                where = ": false at (";
                for (const Rational& c : x) where += (where.back() == '(' ? "" : ", ") + rigor::to_string(c);
                where += ")";
            }
        } catch (const std::overflow_error&) {  // division by zero
            truth = Truth::unknown;
        }
    return StepParts{fmt::format("{} = {} identically{}", left_name, right_name, where), Kind::identity, truth, points,
                     largest}
        .made();
}

}  // namespace detail

}  // namespace claim
