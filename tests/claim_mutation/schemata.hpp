// What tests/claim_mutation puts in the place of numbers and comparisons: each does what stood there, unless it is the
// site that the environment names.
#pragma once

#include "claim/quantity.hpp"
#include "rigor/number/ball.hpp"

#include <concepts>
#include <type_traits>
#include <utility>

/// Set before any other initialization (mutated_claims.cpp). step: 1 or -1, which of the two changes.
extern int claim_mutant, claim_mutant_step;
constexpr int claim_mutant_sites = 1 << 17;
extern unsigned char claim_mutant_visited[claim_mutant_sites];

namespace claim_mutation {

inline bool is_changed(int site) {
    claim_mutant_visited[site] = 1;
    return claim_mutant == site;
}

/// One more or one less; the other flag; the relation that is nearly the same, or the opposite one.
template <class T>
constexpr T changed(int site, T value) {
    if (__builtin_is_constant_evaluated() || !is_changed(site)) return value;
    const bool first = claim_mutant_step > 0;
    if constexpr (std::is_same_v<T, bool>) {
        return !value;
    } else if constexpr (std::is_same_v<T, claim::Relation>) {
        using enum claim::Relation;
        switch (value) {
            case less: return first ? at_most : greater;
            case at_most: return first ? less : at_least;
            case equal: return different;
            case different: return equal;
            case at_least: return first ? greater : at_most;
            case greater: return first ? at_least : less;
        }
        return value;
    } else {
        return T(first ? value + 1 : value - 1);
    }
}

template <int site, class A, class B>
rigor::Truth certainly_less(const A& a, const B& b) {
    if (!is_changed(site)) return rigor::certainly_less(a, b);
    return claim_mutant_step > 0 ? rigor::certainly_less(b, a) : !rigor::certainly_less(a, b);
}
template <int site, class A, class B>
rigor::Truth certainly_at_most(const A& a, const B& b) {
    if (!is_changed(site)) return rigor::certainly_at_most(a, b);
    return claim_mutant_step > 0 ? rigor::certainly_at_most(b, a) : !rigor::certainly_at_most(a, b);
}

/// a < Site{n} < b: the comparison with what its neighbour says of it in the place of it, or its negation.
struct Site {
    int number;
};
template <class A>
struct Left {
    const A& value;
    int site;
};

#define CLAIM_MUTATION_COMPARISON(op, other)                                                         \
    template <class A>                                                                               \
    constexpr Left<A> operator op(const A& a, Site site) {                                           \
        return {a, site.number};                                                                     \
    }                                                                                                \
    template <class A, class B>                                                                      \
    constexpr auto operator op(const Left<A>& left, const B& b)->decltype(left.value op b) {         \
        if (__builtin_is_constant_evaluated() || !is_changed(left.site)) return left.value op b;     \
        if constexpr (std::is_convertible_v<decltype(left.value op b), bool>)                        \
            return claim_mutant_step > 0 ? left.value other b : !static_cast<bool>(left.value op b); \
        else                                                                                         \
            return left.value other b;                                                               \
    }
CLAIM_MUTATION_COMPARISON(<, <=)
CLAIM_MUTATION_COMPARISON(<=, <)
CLAIM_MUTATION_COMPARISON(>, >=)
CLAIM_MUTATION_COMPARISON(>=, >)
CLAIM_MUTATION_COMPARISON(==, !=)
CLAIM_MUTATION_COMPARISON(!=, ==)
#undef CLAIM_MUTATION_COMPARISON

/// a + Site{n} + b: the sum, or the difference if that is of the same type (a text has none).
#define CLAIM_MUTATION_OPERATOR(op, other)                                                              \
    template <class A>                                                                                  \
    constexpr Left<A> operator op(const A& a, Site site) {                                              \
        return {a, site.number};                                                                        \
    }                                                                                                   \
    template <class A, class B>                                                                         \
    constexpr auto operator op(const Left<A>& left, const B& b)->decltype(left.value op b) {            \
        if constexpr (requires {                                                                        \
                          { left.value other b } -> std::same_as<decltype(left.value op b)>;            \
                      })                                                                                \
            if (!__builtin_is_constant_evaluated() && is_changed(left.site)) return left.value other b; \
        return left.value op b;                                                                         \
    }
CLAIM_MUTATION_OPERATOR(+, -)
CLAIM_MUTATION_OPERATOR(-, +)
CLAIM_MUTATION_OPERATOR(*, +)
CLAIM_MUTATION_OPERATOR(/, *)
#undef CLAIM_MUTATION_OPERATOR

}  // namespace claim_mutation
