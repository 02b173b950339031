#include "verify/verbs/paper_layout.hpp"

#include "verify/base/printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace verify {
namespace {

/// Parts that are replaced: @KEY@, @DIR@.
std::string filled(std::string text, const std::string& key, const std::string& folder) {
    for (const auto& [mark, by] : {std::pair<std::string, std::string>{"@KEY@", key}, {"@DIR@", folder}})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size())
            text.replace(at, mark.size(), by);
    return text;
}

constexpr const char* readme = R"(# Claims of @KEY@

A page for each statement of the paper; `paper.md` says what the paper is and in which order they stand. A page gets its verdict from its formula:

    formula = "forall z in [-1, 1]: h(z) >= z"

Beside it may stand `define` (definitions that it uses), `hint`, `witness`, `seconds`, and below `[correction]` the same for what should be printed. See how a formula is read, and what it gives, before you write it down:

    verify prove --echo 'forall z in [-1, 1]: h(z) >= z'

All pages, with reports in a folder of their own:

    verify run --claims @DIR@ --out reports --format junit > junit.xml

Status 0: all hold; 1: one fails; 3: one is undecided (a page without formula is) and none fails; 2: a page cannot be read, with file and line.

## In the continuous integration of the paper's repository

`.github/workflows/claims.yml`, for GitHub Actions; NTK_VERIFY is the address of the repository of ntk-verify, a variable of yours.

    name: claims
    on: [push, pull_request]
    jobs:
      claims:
        runs-on: ubuntu-latest
        container: debian:12
        steps:
          - run: apt-get update && apt-get install -y --no-install-recommends ca-certificates git sudo
          - uses: actions/checkout@v4
          - uses: actions/cache@v4
            with: { path: /opt/ntk-verify, key: ntk-verify-1 }
          - run: test -d /opt/ntk-verify || git clone --depth 1 "${{ vars.NTK_VERIFY }}" /opt/ntk-verify
          - run: /opt/ntk-verify/verify/run run --claims @DIR@ --out reports --format junit > junit.xml || [ $? -eq 3 ]
          - uses: actions/upload-artifact@v4
            if: always()
            with: { name: reports, path: "reports\njunit.xml" }

`|| [ $? -eq 3 ]` lets undecided statements pass; leave it out where every statement must hold.
)";

std::string paper_md(const std::string& key, const std::string& authors, const std::string& title,
                     const std::string& edition, const std::string& passages) {
    return fmt::format("+++\nkey = {}\nauthors = {}\ntitle = {}\nedition = {}\n{}+++\n", toml_string(key),
                       toml_string(authors), toml_string(title), toml_string(edition), passages);
}

std::string passage(const std::string& where, const std::string& says, const std::string& id) {
    return fmt::format("\n[[text]]\nwhere = {}\nsays = {}\nclaims = [{}]\n", toml_string(where), toml_string(says),
                       toml_string(id));
}

}  // namespace

std::string toml_string(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += std::string("\\") + c;
        else
            result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return result + "\"";
}

std::string id_of(const std::string& kind, const std::string& number) {
    std::string id;
    for (const char c : kind + "-" + number) {
        const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || (small == '.' && !id.empty()))
            id += small;
        else if (small == '\'')
            id += "-prime";
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
    id.erase(0, std::min(id.find_first_not_of("-."), id.size()));
    constexpr std::size_t longest = 80;
    id.resize(std::min(id.size(), longest));
    while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
    return id.empty() ? "statement" : id;
}

Files example_layout(const std::string& key, const std::string& folder) {
    return {{"paper.md",
             paper_md(key, "Authors of the paper", "Title of the paper", "which text of it: a version, an identifier",
                      passage("section 1, lemma 1", "The depth map lies above the diagonal.", "lemma-1"))},
            {"lemma-1.md",
             "+++\nid = \"lemma-1\"                     # the file is lemma-1.md\nwhere = \"section 1, lemma 1\"\n"
             "title = \"The depth map lies above the diagonal\"\n"
             "formula = \"forall z in [-1, 1]: h(z) >= z\"\n+++\n## Statement\n\n"
             "An example: $h(z)\\ge z$ for every $z\\in[-1,1]$, where $h=\\kappa_1$ is the dual of the ReLU.\n\n"
             "## Reading\n\nChoices that the text leaves open.\n"},
            {"README.md", filled(readme, key, folder)}};
}

Files layout_of(TexPaper& paper, const std::string& key, const std::string& folder, const std::string& source) {
    Files files;
    std::string passages;
    std::set<std::string> ids;
    for (const TexStatement& s : paper.statements) {
        std::string id = id_of(s.kind == "Equation" ? "eq" : s.kind, s.number);
        if (const std::string first = id; !ids.insert(id).second) {
            for (int again = 2; !ids.insert(id = fmt::format("{}-{}", first, again)).second; ++again) {
            }
            paper.notes.push_back(
                {s.place, fmt::format("a second {} {}: its page is {}.md; the counters may be read wrongly",
                                      on_one_line(s.kind), on_one_line(s.number), id)});
        }
        const std::string title = !s.title.empty()       ? s.title
                                  : s.kind == "Equation" ? fmt::format("Equation ({})", s.number)
                                                         : s.kind + " " + s.number;
        passages += passage(s.where, title, id);
        files.emplace_back(id + ".md", fmt::format("+++\nid = {}\nwhere = {}\ntitle = {}\n+++\n## Statement\n\n{}\n",
                                                   toml_string(id), toml_string(s.where), toml_string(title), s.text));
    }
    const auto or_unknown = [](const std::string& text, const char* otherwise) {
        return text.empty() ? otherwise : text;
    };
    files.emplace(files.begin(), "paper.md",
                  paper_md(key, or_unknown(paper.authors, "authors not found in the source"),
                           or_unknown(paper.title, "title not found in the source"), source, passages));
    files.emplace_back("README.md", filled(readme, key, folder));
    return files;
}

}  // namespace verify
