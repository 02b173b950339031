#include "claim/language/trial.hpp"

#include "claim/language/sample_points.hpp"
#include "claim/language/types.hpp"
#include "claim/language/variants.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

bool is_pointwise(const Formula& f) {
    switch (f->connective) {
        case Connective::chain: return is_certainly_real(f);
        case Connective::membership: return true;
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::implies:
        case Connective::equivalent: return std::all_of(f->parts.begin(), f->parts.end(), is_pointwise);
        default: return false;
    }
}

bool has_points(const Leaf& leaf) {
    const auto drawn = [](const Binding& b) {
        switch (b.domain.kind) {
            case DomainKind::interval:
            case DomainKind::integers:
            case DomainKind::reals:
            case DomainKind::positive_from:
            case DomainKind::other_than:
            case DomainKind::finite: return b.multiplicity == Multiplicity::each;
            default: return false;
        }
    };
    return !leaf.bindings.empty() && is_pointwise(leaf.formula) &&
           std::all_of(leaf.bindings.begin(), leaf.bindings.end(), drawn) &&
           std::all_of(leaf.premises.begin(), leaf.premises.end(), is_pointwise);
}

std::optional<ExactPoint> drawn(const std::vector<Binding>& bindings, const std::vector<Definition>& definitions,
                                std::mt19937_64& generator) {
    ExactPoint point;
    for (const Binding& b : bindings) {
        for (const std::string& name : b.names) {
            std::vector<Rational> values = candidates(b.domain, point, definitions, 40, generator);
            if (values.empty()) return std::nullopt;
            if (b.domain.kind == DomainKind::integers)  // deep layers cost much and say little more
                std::erase_if(values, [&](const Rational& q) { return q > values[0] + 60; });
            point[name] = values[generator() % values.size()];
        }
    }
    return point;
}

/// The truth of the leaf at a point; empty where a premise is not certainly true.
std::optional<TruthAt> truth_of(const Leaf& leaf, const ExactPoint& point, const std::vector<Definition>& definitions) {
    return rigor::climb({128, 1024},
                        [&]() -> std::optional<std::optional<TruthAt>> {
                            for (const Formula& premise : leaf.premises) {
                                const TruthAt t = truth_at(premise, point, definitions);
                                if (t.undefined) return std::optional(t);
                                if (t.truth == Truth::no) return std::optional<TruthAt>();
                                if (t.truth == Truth::unknown) return std::nullopt;
                            }
                            const TruthAt t = truth_at(leaf.formula, point, definitions);
                            if (t.undefined || t.truth != Truth::unknown) return std::optional(t);
                            return std::nullopt;
                        })
        .value_or(std::nullopt);
}

}  // namespace

bool has_points(const Statement& s) {
    if (!s.given.empty()) return false;
    const std::vector<Leaf> all = leaves(unfold_definitions(s).formula);
    return std::all_of(all.begin(), all.end(), [](const Leaf& leaf) { return has_points(leaf); });
}

Trial try_points(const Statement& s, int cases, unsigned long seed) {
    const Statement plain = unfold_definitions(s);
    const std::vector<Leaf> all = leaves(plain.formula);
    std::mt19937_64 generator(seed);
    Trial trial;
    for (int tries = 0; trial.cases < cases && tries < 4 * cases; ++tries) {
        const Leaf& leaf = all[static_cast<std::size_t>(tries) % all.size()];
        const auto point = drawn(leaf.bindings, plain.definitions, generator);
        const auto t = point ? truth_of(leaf, *point, plain.definitions) : std::nullopt;
        if (!t || (!t->undefined && t->truth == Truth::unknown)) {
            ++trial.discarded;
            continue;
        }
        if (t->truth == Truth::yes) {
            ++trial.cases;
            continue;
        }
        std::string text;
        for (const auto& [name, q] : *point) text += (text.empty() ? "" : ", ") + name + " = " + q.str();
        trial.counterexample = text + (t->undefined ? ": " + t->says : ": false");
        break;
    }
    return trial;
}

}  // namespace claim::language
