#include "verify/verbs/selection.hpp"

#include "rigor/number/near_name.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <set>

namespace verify {
namespace {

using Claims = std::vector<claim::Claim>;

const claim::Claim* find_claim(const std::string& id, const Claims& claims) {
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const claim::Claim& c) { return c.id == id; });
    return found == claims.end() ? nullptr : &*found;
}

/// The claims of this name in any paper: "theorem-2" for st-arnaud-2026/theorem-2; and the parts of a statement that
/// has several: "theorem-2" or "yu-2025/theorem-2" for yu-2025/theorem-2-residual.
struct Namesakes {
    std::vector<const claim::Claim*> exact, parts;
};

Namesakes namesakes_of(const std::string& name, const Claims& claims) {
    Namesakes found;
    const bool with_paper = name.find('/') != std::string::npos;
    for (const claim::Claim& claim : claims) {
        const std::string own = with_paper ? claim.id : claim.id.substr(claim.id.find('/') + 1);
        if (own == name)
            found.exact.push_back(&claim);
        else if (own.compare(0, name.size() + 1, name + "-") == 0)
            found.parts.push_back(&claim);
    }
    return found;
}

std::string ids_of(const std::vector<const claim::Claim*>& claims) {
    std::string text;
    for (const claim::Claim* claim : claims) text += (text.empty() ? "" : ", ") + claim->id;
    return text;
}

/// The claims whose names end like this one, of whatever paper: "yu-2025/theorem-2-limit" or "limit" for
/// st-arnaud-2026/theorem-2-limit.
std::vector<const claim::Claim*> ending_like(const std::string& name, const Claims& claims) {
    const std::string own = name.substr(name.rfind('/') + 1);
    std::vector<const claim::Claim*> found;
    if (own.empty()) return found;
    for (const claim::Claim& claim : claims)
        if (claim.id.ends_with("/" + own) || claim.id.ends_with("-" + own)) found.push_back(&claim);
    return found;
}

std::vector<std::string> keys_of(const std::vector<claim::Paper>& papers) {
    std::vector<std::string> keys;
    for (const claim::Paper& paper : papers) keys.push_back(paper.key);
    return keys;
}

/// The paper that is meant by nearly its key, or by a part that no other key has ("st-arnaud"); empty if none is.
std::string nearest_paper(const std::string& name, const std::vector<std::string>& keys) {
    if (const std::string near = rigor::nearest_name(name, keys); !near.empty()) return near;
    const auto has = [&](const std::string& key) { return key.find(name) != std::string::npos; };
    constexpr std::size_t shortest = 2;
    if (name.size() < shortest || std::count_if(keys.begin(), keys.end(), has) != 1) return "";
    return *std::find_if(keys.begin(), keys.end(), has);
}

/// What is meant by a misspelt paper, or by an id or a glob of one; empty if that is no claim either.
std::string with_nearest_paper(const std::string& name, const Catalogue& catalogue) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string paper = nearest_paper(name.substr(0, slash), keys_of(catalogue.papers()));
    if (paper.empty() || name.compare(0, slash, paper) == 0) return "";
    const std::string meant = paper + name.substr(slash), glob = slash == name.size() ? meant + "/*" : meant;
    const auto matches = [&](const claim::Claim& c) { return fnmatch(glob.c_str(), c.id.c_str(), 0) == 0; };
    return std::any_of(catalogue.claims().begin(), catalogue.claims().end(), matches) ? meant : "";
}

/// BadInput for a name that is no id: with the ids that it could stand for, or else the nearest.
[[noreturn]] void refuse_name(const std::string& name, const Claims& claims) {
    const Namesakes others = namesakes_of(name, claims);
    const std::string text = shown(name.substr(0, 80));
    constexpr std::size_t readable = 40;
    if (!others.exact.empty())
        throw BadInput(
            fmt::format("'{}' may be several claims; expected one of {}{}", text, ids_of(others.exact),
                        others.parts.empty() ? "" : ", or of those whose names begin so: " + ids_of(others.parts)));
    if (!others.parts.empty() && others.parts.size() <= readable)
        throw BadInput(fmt::format("no claim '{}'; those whose names begin so are {}", text, ids_of(others.parts)));
    if (claims.empty()) throw BadInput(fmt::format("no claim '{}', nor any other", text));
    if (const auto alike = ending_like(name, claims); !alike.empty() && alike.size() <= readable)
        throw BadInput(fmt::format("no claim '{}'; those that end so are {}", text, ids_of(alike)));
    const auto nearest =
        std::min_element(claims.begin(), claims.end(), [&](const claim::Claim& a, const claim::Claim& b) {
            return rigor::edit_distance(a.id, name) < rigor::edit_distance(b.id, name);
        });
    throw BadInput(fmt::format("no claim '{}'; the nearest id is {} (verify list shows all)", text, nearest->id));
}

/// The claim with this id; or without the paper ("theorem-2-limit") where one paper alone has such a claim and no claim
/// has a name that begins so.
const claim::Claim& claim_named(const std::string& name, const Catalogue& catalogue) {
    const Claims& claims = catalogue.claims();
    if (const claim::Claim* found = find_claim(name, claims)) return *found;
    const Namesakes others = namesakes_of(name, claims);
    if (others.exact.size() == 1 && others.parts.empty()) return *others.exact.front();
    if (const std::string meant = with_nearest_paper(name, catalogue); !meant.empty())
        throw BadInput(fmt::format("no claim or paper '{}', did you mean {}? (verify list shows all)",
                                   shown(name.substr(0, 80)), meant));
    refuse_name(name, claims);
}

}  // namespace

const claim::Paper& paper_with_key(const std::string& key, const std::vector<claim::Paper>& papers) {
    for (const claim::Paper& paper : papers)
        if (paper.key == key) return paper;
    const std::vector<std::string> keys = keys_of(papers);
    const std::string near = nearest_paper(key, keys);
    throw BadInput(fmt::format("no paper '{}'; {}expected one of {}", shown(key.substr(0, 80)),
                               near.empty() ? "" : "did you mean " + near + "? ", fmt::join(keys, ", ")));
}

const claim::Claim& claim_with_id(const std::string& id, const Claims& claims) {
    if (const claim::Claim* found = find_claim(id, claims)) return *found;
    refuse_name(id, claims);
}

std::vector<const claim::Claim*> select_claims(const std::vector<std::string>& patterns, const Catalogue& catalogue) {
    std::set<std::string> chosen;
    const auto& papers = catalogue.papers();
    for (const std::string& pattern : patterns) {
        const bool is_paper =
            std::any_of(papers.begin(), papers.end(), [&](const claim::Paper& paper) { return paper.key == pattern; });
        if (!is_paper && pattern.find_first_of("*?[") == std::string::npos) {
            chosen.insert(claim_named(pattern, catalogue).id);
            continue;
        }
        const std::string glob = is_paper ? pattern + "/*" : pattern;
        bool matched = false;
        for (const claim::Claim& claim : catalogue.claims())
            if (fnmatch(glob.c_str(), claim.id.c_str(), 0) == 0) {
                chosen.insert(claim.id);
                matched = true;
            }
        if (matched) continue;
        const std::string meant = with_nearest_paper(pattern, catalogue);
        throw NothingMatched(fmt::format("'{}' matches no claim{}", shown(pattern.substr(0, 80)),
                                         meant.empty() ? "" : ", did you mean '" + meant + "'?"));
    }
    std::vector<const claim::Claim*> selection;
    for (const claim::Claim& claim : catalogue.claims())
        if (patterns.empty() || chosen.count(claim.id)) selection.push_back(&claim);
    return selection;
}

Catalogue catalogue_of(const std::string& folder) {
    return folder.empty() ? Catalogue::of_suite() : Catalogue::of_folder(folder);
}

}  // namespace verify
