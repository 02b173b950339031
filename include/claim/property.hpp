// A property of a claim in RapidCheck's terms, written once: `verify run` runs it and reports cases, seed and the
// shrunk counterexample; the tests run the same object. The predicate answers in certified arithmetic; a case
// that it cannot decide counts as a failure of the property, never as a pass.
#pragma once

#include "rigor/number/truth.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace claim {

struct PropertyResult {
    int cases = 0;      ///< decided with yes
    int discarded = 0;  ///< cases that miss the assumption; they are no pass
    std::optional<std::string> counterexample;
    bool undecided = false;  ///< the counterexample is a case that could not be decided, not one that is false
};

struct Property {
    std::string says;
    std::function<PropertyResult(int cases, std::uint64_t seed)> run;
};

/// A named random input.
template <class T>
struct Input {
    std::string name;
    rc::Gen<T> generator;
};
template <class T>
Input(const char*, rc::Gen<T>) -> Input<T>;

namespace detail {

/// Passes for yes; fails the case of RapidCheck that runs for no and for unknown.
void expect(rigor::Truth truth);

/// Runs with explicit parameters only: nothing is read from RC_PARAMS and nothing is printed.
PropertyResult run_rapidcheck(const std::function<void()>& testable, const std::vector<std::string>& names, int cases,
                              std::uint64_t seed);

/// Counts the cases that miss the assumption.
struct Discards {
    int count = 0;
};

}  // namespace detail

/// The property that predicate(inputs…) is certainly true wherever assumption(inputs…) is; both return rigor::Truth. A
/// case whose assumption is not certainly true is discarded and counted.
template <class Assumption, class Predicate, class... Ts>
Property property_where(std::string says, Assumption assumption, Predicate predicate, Input<Ts>... inputs) {
    return {std::move(says), [=](int cases, std::uint64_t seed) {
                const auto discards = std::make_shared<detail::Discards>();
                const auto testable = [=] {
                    const std::tuple<Ts...> arguments{*inputs.generator...};
                    if (std::apply(assumption, arguments) != rigor::Truth::yes) {
                        ++discards->count;
                        RC_DISCARD("misses the assumption");
                    }
                    detail::expect(std::apply(predicate, arguments));
                };
                PropertyResult result = detail::run_rapidcheck(testable, {inputs.name...}, cases, seed);
                result.discarded = discards->count;
                return result;
            }};
}

/// The property that predicate(inputs…) is certainly true; predicate returns rigor::Truth.
template <class Predicate, class... Ts>
Property property(std::string says, Predicate predicate, Input<Ts>... inputs) {
    return {std::move(says), [=](int cases, std::uint64_t seed) {
                const auto testable = [=] {
                    const std::tuple<Ts...> arguments{*inputs.generator...};
                    detail::expect(std::apply(predicate, arguments));
                };
                return detail::run_rapidcheck(testable, {inputs.name...}, cases, seed);
            }};
}

}  // namespace claim
