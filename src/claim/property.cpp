#include "claim/property.hpp"

#include <mutex>
#include <sstream>

namespace claim::detail {

struct SilentListener : rc::detail::TestListener {
    void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
    void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
    void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

void expect(rigor::Truth truth) {
    if (truth == rigor::Truth::no) RC_FAIL("refuted");
    if (truth == rigor::Truth::unknown) RC_FAIL("undecided");
}

PropertyResult run_rapidcheck(const std::function<void()>& testable, const std::vector<std::string>& names, int cases,
                              std::uint64_t seed) {
    // RapidCheck keeps its implicit parameters in globals that are not per thread.
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    rc::detail::TestParams parameters;
    parameters.seed = seed;
    parameters.maxSuccess = cases;
    SilentListener listener;
    const rc::detail::TestResult result =
        rc::detail::checkProperty(rc::detail::toProperty(testable), {}, parameters, listener, {});
    PropertyResult answer;
    if (result.is<rc::detail::SuccessResult>()) {
        answer.cases = result.get<rc::detail::SuccessResult>().numSuccess;
    } else if (result.is<rc::detail::FailureResult>()) {
        const auto& failure = result.get<rc::detail::FailureResult>();
        answer.cases = failure.numSuccess;
        std::string text;
        for (std::size_t i = 0; i < failure.counterExample.size(); ++i)
            text +=
                (i ? ", " : "") + (i < names.size() ? names[i] : "input") + " = " + failure.counterExample[i].second;
        const bool undecided = failure.description.find("undecided") != std::string::npos;
        const bool refuted = failure.description.find("refuted") != std::string::npos;
        answer.undecided = undecided;
        answer.counterexample = text + (undecided ? ": undecided" : refuted ? ": false" : ": " + failure.description);
    } else {
        std::ostringstream text;
        rc::detail::printResultMessage(result, text);
        answer.counterexample = text.str();
    }
    return answer;
}

}  // namespace claim::detail
