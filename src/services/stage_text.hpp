// What is done now and how long it will take, for services/progress.hpp.
#pragma once

#include <chrono>
#include <string>

namespace services {

class StageText {
public:
    /// "factorization 1 in double, 37 %, about 8 min left"; the time from the second on, by what has been done of this
    /// stage. done: from 0 to 1.
    std::string operator()(const std::string& stage, double done);

private:
    std::string stage_;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace services
