#include "verify/selection.hpp"

#include "proofs/registry.hpp"
#include "verify/byte_source.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <set>

namespace verify {
namespace {

std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)}));
    }
    return row.back();
}

}  // namespace

const proofs::Paper& paper_with_key(const std::string& key) {
    std::string keys;
    for (const proofs::Paper& paper : proofs::papers()) {
        if (paper.key == key) return paper;
        keys += (keys.empty() ? "" : ", ") + paper.key;
    }
    throw BadInput(fmt::format("no paper '{}'; expected one of {}", shown(key), keys));
}

const claim::Claim& claim_with_id(const std::string& id) {
    const auto& claims = proofs::all_claims();
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const claim::Claim& c) { return c.id == id; });
    if (found != claims.end()) return *found;
    const auto nearest = std::min_element(claims.begin(), claims.end(), [&](const claim::Claim& a, const claim::Claim& b) {
        return edit_distance(a.id, id) < edit_distance(b.id, id);
    });
    throw BadInput(fmt::format("no claim '{}'; the nearest id is {} (verify list shows all)", id.substr(0, 80), nearest->id));
}

std::vector<const claim::Claim*> select_claims(const std::vector<std::string>& patterns) {
    std::set<std::string> chosen;
    for (const std::string& pattern : patterns) {
        if (pattern.find_first_of("*?[") == std::string::npos) {
            chosen.insert(claim_with_id(pattern).id);
            continue;
        }
        const std::size_t before = chosen.size();
        bool matched = false;
        for (const claim::Claim& claim : proofs::all_claims())
            if (fnmatch(pattern.c_str(), claim.id.c_str(), 0) == 0) {
                chosen.insert(claim.id);
                matched = true;
            }
        if (!matched && chosen.size() == before) throw NothingMatched(fmt::format("'{}' matches no claim", pattern.substr(0, 80)));
    }
    std::vector<const claim::Claim*> selection;
    for (const claim::Claim& claim : proofs::all_claims())
        if (patterns.empty() || chosen.count(claim.id)) selection.push_back(&claim);
    return selection;
}

}  // namespace verify
