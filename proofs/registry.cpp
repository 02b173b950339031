#include "proofs/registry.hpp"

#include "claim/claims.hpp"

#include <cstdlib>

namespace proofs {

std::filesystem::path pages_folder() {
    if (const char* root = std::getenv("VERIFY_ROOT"); root && *root) return std::filesystem::path(root) / "proofs";
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / VERIFY_SHARE / "proofs";
}

const std::vector<claim::Paper>& papers() {
    static const std::vector<claim::Paper> list = claim::read_papers(pages_folder(), "proofs");
    return list;
}

const std::vector<claim::Claim>& all_claims() {
    static const std::vector<claim::Claim> list = [] {
        std::vector<claim::Page> pages;
        for (const claim::Paper& paper : papers()) pages.insert(pages.end(), paper.pages.begin(), paper.pages.end());
        return claim::joined(pages, claim::registered_checks());
    }();
    return list;
}

claim::Context with_all_claims(claim::Context context) { return claim::with_claims(all_claims(), std::move(context)); }

}  // namespace proofs
