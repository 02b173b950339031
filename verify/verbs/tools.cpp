// The verbs that need neither a claim nor the statement language.
#include "verify/verbs/commands.hpp"

namespace verify {

const std::vector<Verb>& tools() {
    static const std::vector<Verb> verbs{
        {"eval", add_eval}, {"rate", add_rate}, {"gram", add_gram}, {"doctor", add_doctor}};
    return verbs;
}

}  // namespace verify
