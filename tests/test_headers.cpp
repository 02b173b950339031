// Carries the precompiled header of the tests, and the runner of properties.
#include "generators.hpp"

#include <cstdlib>
#include <sstream>

namespace testing_generators {

void require_property(const std::string& description, const std::function<void()>& property, int cases) {
    rc::detail::TestParams parameters;
    parameters.seed = fixed_seed;
    if (std::getenv("RC_PARAMS") != nullptr) parameters = rc::detail::configuration().testParams;
    parameters.maxSuccess = cases;
    rc::detail::TestMetadata metadata;
    metadata.id = metadata.description = description;
    const rc::detail::TestResult result = rc::detail::checkTestable(property, metadata, parameters);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    INFO(description << ", seed " << parameters.seed << ": " << message.str());
    REQUIRE(result.is<rc::detail::SuccessResult>());
}

}  // namespace testing_generators
