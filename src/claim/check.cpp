#include "claim/check.hpp"

#include <set>
#include <stdexcept>

namespace claim {
namespace {

/// Grows before main only.
std::vector<std::function<Check()>>& makers() {
    static std::vector<std::function<Check()>> list;
    return list;
}

}  // namespace

std::string Check::source() const {
    const std::string file = made.file_name();
    const auto root = file.rfind("proofs/");
    return root == std::string::npos ? file : file.substr(root);
}

Registered::Registered(std::function<Check()> make) { makers().push_back(std::move(make)); }

const std::vector<Check>& registered_checks() {
    static const std::vector<Check> list = [] {
        std::vector<Check> all;
        std::set<std::string> ids;
        for (const auto& make : makers()) {
            all.push_back(make());
            if (!ids.insert(all.back().id).second) throw std::logic_error("two checks of " + all.back().id);
        }
        return all;
    }();
    return list;
}

Finding Context::finding(const std::string& id) const {
    if (!finding_of) throw std::logic_error("the finding on " + id + " is asked for where nobody knows all claims");
    return finding_of(id);
}

}  // namespace claim
