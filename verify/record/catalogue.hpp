// The claims that a command is about: those of the suite, or those of a folder of a user's own pages.
#pragma once

#include "claim/claim.hpp"
#include "claim/paper.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace verify {

/// Why no paper of a user's can have this key, as the end of a sentence; empty if one can: lower-case letters, digits
/// and hyphens, a name that any system takes for a file, and none that reports use themselves.
std::string unfit_as_key(const std::string& key);

class Catalogue {
public:
    /// Our papers: read once, for all.
    static Catalogue of_suite();
    /// A paper (a folder with paper.md and its pages) or several (a folder of such folders). Their pages have formulas
    /// and no checks: nothing that stands in them is executed. Throws BadInput where there is no such folder, and for a
    /// key under which reports keep a page of their own; claim::BrokenPage.
    static Catalogue of_folder(const std::string& folder);

    const std::vector<claim::Paper>& papers() const { return *papers_; }
    const std::vector<claim::Claim>& claims() const { return *claims_; }
    /// Of a user's folder; else empty. As it stands in reports: its own name, without where it is on this machine.
    const std::string& folder() const { return folder_; }
    bool is_suite() const { return folder_.empty(); }

private:
    std::shared_ptr<const std::vector<claim::Paper>> papers_;
    std::shared_ptr<const std::vector<claim::Claim>> claims_;
    std::string folder_;
};

}  // namespace verify
