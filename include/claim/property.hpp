// A property of a claim in RapidCheck's terms, written once: `verify run` runs it and reports cases, seed and the
// shrunk counterexample; the tests run the same object. The predicate answers in certified arithmetic; a case
// that it cannot decide counts as a failure of the property, never as a pass.
#pragma once

#include "rigor/truth.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

namespace claim {

struct PropertyResult {
    int cases = 0;  ///< decided with yes
    std::optional<std::string> counterexample;
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

struct SilentListener : rc::detail::TestListener {
    void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
    void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
    void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

/// Runs with explicit parameters only: nothing is read from RC_PARAMS and nothing is printed.
inline PropertyResult run_rapidcheck(const rc::detail::Property& property, const std::vector<std::string>& names, int cases,
                                     std::uint64_t seed) {
    // RapidCheck keeps its implicit parameters in globals that are not per thread.
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    rc::detail::TestParams parameters;
    parameters.seed = seed;
    parameters.maxSuccess = cases;
    SilentListener listener;
    const rc::detail::TestResult result = rc::detail::checkProperty(property, {}, parameters, listener, {});
    PropertyResult answer;
    if (result.is<rc::detail::SuccessResult>()) {
        answer.cases = result.get<rc::detail::SuccessResult>().numSuccess;
    } else if (result.is<rc::detail::FailureResult>()) {
        const auto& failure = result.get<rc::detail::FailureResult>();
        answer.cases = failure.numSuccess;
        std::string text;
        for (std::size_t i = 0; i < failure.counterExample.size(); ++i)
            text += (i ? ", " : "") + (i < names.size() ? names[i] : "input") + " = " + failure.counterExample[i].second;
        const bool undecided = failure.description.find("undecided") != std::string::npos;
        const bool refuted = failure.description.find("refuted") != std::string::npos;
        answer.counterexample = text + (undecided ? ": undecided" : refuted ? ": false" : ": " + failure.description);
    } else {
        std::ostringstream text;
        rc::detail::printResultMessage(result, text);
        answer.counterexample = text.str();
    }
    return answer;
}

}  // namespace detail

/// The property that predicate(inputs…) is certainly true; predicate returns rigor::Truth.
template <class Predicate, class... Ts>
Property property(std::string says, Predicate predicate, Input<Ts>... inputs) {
    return {std::move(says), [=](int cases, std::uint64_t seed) {
                const auto testable = [=] {
                    const std::tuple<Ts...> arguments{*inputs.generator...};
                    const rigor::Truth truth = std::apply(predicate, arguments);
                    if (truth == rigor::Truth::no) RC_FAIL("refuted");
                    if (truth == rigor::Truth::unknown) RC_FAIL("undecided");
                };
                return detail::run_rapidcheck(rc::detail::toProperty(testable), {inputs.name...}, cases, seed);
            }};
}

}  // namespace claim
