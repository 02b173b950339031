// The verbs that need no claim.
#include "verify/verbs/commands.hpp"

namespace verify {

const std::vector<Verb>& tools() {
    static const std::vector<Verb> verbs{
        {"prove", add_prove}, {"eval", add_eval}, {"rate", add_rate}, {"gram", add_gram}, {"doctor", add_doctor}};
    return verbs;
}

}  // namespace verify
