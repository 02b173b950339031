#include "verify/record/catalogue.hpp"

#include "claim/claims.hpp"
#include "proofs/registry.hpp"
#include "verify/base/printable.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace verify {
namespace {

/// Names of pages and folders in a folder of reports, which no paper's may take.
constexpr const char* taken[] = {"errata",  "corrections", "derivation", "concordance", "results",
                                 "figures", "shared",      "readme",     "index"};

/// "my-paper" of "../papers/my-paper/" and of "." there.
std::string own_name(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path whole = std::filesystem::absolute(folder, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    const std::string name = on_one_line(whole.filename().string());
    return name.empty() ? "." : name;
}

}  // namespace

std::string unfit_as_key(const std::string& key) {
    if (key.empty() || key.front() == '-' ||
        key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        return "; expected lower-case letters, digits and hyphens, not a hyphen first";
    if (std::find(std::begin(taken), std::end(taken), key) != std::end(taken))
        return ", a name that reports use themselves; expected another";
    return claim::unfit_as_file_name(key);
}

Catalogue Catalogue::of_suite() {
    Catalogue suite;
    const std::shared_ptr<void> lives_on;
    suite.papers_ = {lives_on, &proofs::papers()};
    suite.claims_ = {lives_on, &proofs::all_claims()};
    return suite;
}

Catalogue Catalogue::of_folder(const std::string& name) {
    const std::filesystem::path folder = name;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        throw BadInput(fmt::format(
            "--claims {}: {}; expected a folder with paper.md and pages, or of such folders", on_one_line(name),
            error && error != std::errc::no_such_file_or_directory ? error.message() : "no such folder"));
    std::string shown = on_one_line(name);
    while (shown.size() > 1 && shown.back() == '/') shown.pop_back();
    std::vector<claim::Paper> papers;
    if (std::filesystem::exists(folder / "paper.md", error))
        papers = claim::only_paper(folder, shown);
    else
        papers = claim::read_papers(folder, shown);
    std::vector<claim::Page> pages;
    for (const claim::Paper& paper : papers) {
        if (const std::string why = unfit_as_key(paper.key); !why.empty())
            throw claim::BrokenPage(paper.file, 1, fmt::format("key '{}'{}", paper.key, why));
        pages.insert(pages.end(), paper.pages.begin(), paper.pages.end());
    }
    std::vector<claim::Claim> claims = claim::without_checks(pages);
    Catalogue own;
    own.folder_ = own_name(folder);
    // What is wrong was said with the path as it was given; in reports the folder's own name stands for it.
    const auto rename = [&](std::string& file) { file.replace(0, shown.size(), own.folder_); };
    for (claim::Claim& claim : claims) rename(claim.file);
    for (claim::Paper& paper : papers) {
        rename(paper.file);
        for (claim::Page& page : paper.pages) rename(page.file);
    }
    own.claims_ = std::make_shared<const std::vector<claim::Claim>>(std::move(claims));
    own.papers_ = std::make_shared<const std::vector<claim::Paper>>(std::move(papers));
    return own;
}

}  // namespace verify
