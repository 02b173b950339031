#include "claim/paper.hpp"

#include "claim/page_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace claim {
namespace {

/// Links may lead from one place of the folder to another, never out of it.
void demand_inside(const std::filesystem::path& path, const std::filesystem::path& folder, const std::string& shown) {
    std::error_code error;
    if (!std::filesystem::is_symlink(path, error)) return;
    const auto target = std::filesystem::weakly_canonical(path, error),
               root = std::filesystem::weakly_canonical(folder, error);
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
    if (error || end != root.end())
        throw BrokenPage(shown, 1, "a link out of the folder; expected a page of the folder itself");
}

std::string contents(const std::filesystem::path& path, const std::string& shown) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) throw BrokenPage(shown, 1, "cannot be read; expected a page");
    if (const auto size = std::filesystem::file_size(path, error); !error && size > largest_page)
        throw BrokenPage(shown, 1, fmt::format("{} bytes; expected at most a megabyte", size));
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    file.peek();
    if (file.good()) text << file.rdbuf();
    if (!file || !text) throw BrokenPage(shown, 1, "cannot be read; expected a page");
    return std::move(text).str();
}

std::vector<std::string> completed(std::vector<std::string> ids, const std::string& paper) {
    for (std::string& id : ids)
        if (id.find('/') == std::string::npos) id = paper + "/" + id;
    return ids;
}

Assessment assessment_in(const FrontMatter& table, const std::string& paper) {
    table.allow({"says", "holding", "failing"});
    return {table.required("says"), completed(table.list("holding"), paper), completed(table.list("failing"), paper)};
}

std::vector<Errata> errata_in(const FrontMatter& front, const std::string& paper) {
    std::vector<Errata> list;
    for (const FrontMatter& table : front.tables("errata")) {
        table.allow({"result", "support", "aside", "slip"});
        for (const auto& [weight, key] : {std::pair{Weight::result, "result"}, std::pair{Weight::support, "support"},
                                          std::pair{Weight::aside, "aside"}, std::pair{Weight::slip, "slip"}})
            if (auto ids = completed(table.list(key), paper); !ids.empty()) list.push_back({weight, std::move(ids)});
    }
    return list;
}

Passage passage_in(const FrontMatter& table, const std::string& paper, const std::string& file) {
    table.allow({"where", "says", "claims", "reason"});
    Passage passage{table.required("where"), table.required("says"), completed(table.list("claims"), paper),
                    table.optional("reason")};
    if (passage.claims.empty() == passage.reason.empty())
        throw BrokenPage(file, table.line(), "a passage has claims, or a reason why there are none");
    return passage;
}

/// Where the front matter of a file names an id last, with or without its paper; the first line if it does not.
long line_naming(const std::string& id, const std::string& front) {
    for (const std::string& name : {id, id.substr(id.find('/') + 1)})
        if (const auto at = front.rfind('"' + name + '"'); at != std::string::npos)
            return 2 + std::count(front.begin(), front.begin() + static_cast<long>(at), '\n');
    return 1;
}

/// Every id in the texts about the paper, which must have a page.
void demand_pages(const Paper& paper) {
    std::set<std::string> ids;
    for (const Page& page : paper.pages) ids.insert(page.id);
    const auto demand = [&](const std::vector<std::string>& list) {
        for (const std::string& id : list)
            if (id.compare(0, paper.key.size() + 1, paper.key + "/") == 0 && !ids.count(id))
                throw BrokenPage(paper.file, line_naming(id, paper.front), "names " + id + ", which has no page");
    };
    for (const Passage& passage : paper.passages) demand(passage.claims);
    for (const Errata& errata : paper.errata) demand(errata.claims);
    for (const Assessment* words : {&paper.result}) {
        demand(words->holding);
        demand(words->failing);
    }
    for (const Assessment& words : paper.assessment) {
        demand(words.holding);
        demand(words.failing);
    }
}

/// The pages in the order in which the passages name them first.
void put_in_order(Paper& paper) {
    std::map<std::string, std::size_t> place;
    for (const Passage& passage : paper.passages)
        for (const std::string& id : passage.claims) place.emplace(id, place.size());
    for (const Page& page : paper.pages)
        if (!place.count(page.id)) throw BrokenPage(page.file, 1, "no passage of " + paper.file + " names " + page.id);
    std::sort(paper.pages.begin(), paper.pages.end(),
              [&](const Page& a, const Page& b) { return place.at(a.id) < place.at(b.id); });
}

}  // namespace

Paper read_paper(const std::filesystem::path& folder, const std::string& shown) {
    Paper paper;
    paper.file = shown + "/paper.md";
    demand_inside(folder / "paper.md", folder, paper.file);
    const PageText parts = split_page(contents(folder / "paper.md", paper.file), paper.file);
    paper.front = parts.front;
    paper.body = parts.body;
    if (!parts.sections.empty())
        throw BrokenPage(paper.file, parts.sections.front().line, "paper.md has front matter only");
    const FrontMatter front(parts, paper.file);
    front.allow({"key", "order", "authors", "title", "edition", "numbered", "result", "assessment", "errata", "text",
                 "own_erratum", "literature"});
    paper.key = front.required("key");
    if (paper.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos ||
        paper.key.front() == '-')
        throw BrokenPage(
            paper.file, front.line_of("key"),
            fmt::format("key '{}'; expected lower-case letters, digits and hyphens, not a hyphen first", paper.key));
    if (const std::string why = unfit_as_file_name(paper.key); !why.empty())
        throw BrokenPage(paper.file, front.line_of("key"), fmt::format("key '{}'{}", paper.key.substr(0, 80), why));
    paper.authors = front.required("authors");
    paper.title = front.required("title");
    paper.edition = front.required("edition");
    paper.numbered = front.list("numbered");
    paper.literature = front.table_of_texts("literature");
    for (const FrontMatter& table : front.tables("result")) paper.result = assessment_in(table, paper.key);
    for (const FrontMatter& table : front.tables("assessment"))
        paper.assessment.push_back(assessment_in(table, paper.key));
    paper.errata = errata_in(front, paper.key);
    for (const FrontMatter& table : front.tables("text"))
        paper.passages.push_back(passage_in(table, paper.key, paper.file));
    for (const FrontMatter& table : front.tables("own_erratum")) {
        table.allow({"id", "version", "said", "now", "why"});
        const std::string id = table.required("id");  // of a claim, or the paper's key: about the report as a whole
        paper.own_errata.push_back({id == paper.key ? id : completed({id}, paper.key).front(),
                                    table.required("version"), table.required("said"), table.required("now"),
                                    table.required("why")});
    }
    std::map<std::string, std::string> seen;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".md" || name == "paper.md" || name == "README.md" || name == "COVERAGE.md")
            continue;
        demand_inside(entry.path(), folder, shown + "/" + name);
        Page page = parse_page(contents(entry.path(), shown + "/" + name), shown + "/" + name, paper.key);
        if (const auto [before, first] = seen.emplace(page.id, page.file); !first)
            throw BrokenPage(page.file, 1, fmt::format("{} stands in {} too", page.id, before->second));
        for (const auto& [key, reference] : paper.literature) page.literature.emplace(key, reference);
        if (name != page.id.substr(page.id.find('/') + 1) + ".md")
            throw BrokenPage(page.file, 1, fmt::format("the page of {} is not named as its id", page.id));
        paper.pages.push_back(std::move(page));
    }
    if (error) throw BrokenPage(shown + ": cannot be read");
    demand_pages(paper);
    put_in_order(paper);
    return paper;
}

namespace {

/// Papers have different keys, and the pages use claims that there are.
void demand_known_ids(const std::vector<Paper>& papers) {
    std::map<std::string, std::string> keys;
    std::set<std::string> ids;
    for (const Paper& paper : papers) {
        if (const auto [before, first] = keys.emplace(paper.key, paper.file); !first)
            throw BrokenPage(paper.file, 1, fmt::format("{} has the key {} too", before->second, paper.key));
        for (const Page& page : paper.pages) ids.insert(page.id);
    }
    for (const Paper& paper : papers)
        for (const Page& page : paper.pages)
            for (const auto* list : {&page.uses, &page.breaks})
                for (const std::string& id : *list)
                    if (!ids.count(id) || id == page.id)
                        throw BrokenPage(page.file, line_naming(id, page.front),
                                         id == page.id ? "names itself" : "names " + id + ", which has no page");
}

}  // namespace

std::vector<Paper> only_paper(const std::filesystem::path& folder, const std::string& shown) {
    std::vector<Paper> papers;
    papers.push_back(read_paper(folder, shown));
    demand_known_ids(papers);
    return papers;
}

std::vector<Paper> read_papers(const std::filesystem::path& root, const std::string& shown) {
    std::vector<std::pair<long, std::string>> folders;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(root, error)) {
        std::error_code inside;
        const auto type = std::filesystem::status(entry.path() / "paper.md", inside).type();
        if (type == std::filesystem::file_type::not_found || !entry.is_directory(inside)) continue;
        const std::string name = entry.path().filename().string(), file = shown + "/" + name + "/paper.md";
        demand_inside(entry.path(), root, shown + "/" + name);
        demand_inside(entry.path() / "paper.md", entry.path(), file);
        const PageText parts = split_page(contents(entry.path() / "paper.md", file), file);
        folders.emplace_back(FrontMatter(parts, file).integer("order", 1000), name);
    }
    if (error)
        throw BrokenPage(fmt::format("{}: no folder of papers that can be read; expected {}", shown, root.string()));
    if (folders.empty())
        throw BrokenPage(fmt::format("{}: no paper; expected folders with a paper.md in {}", shown, root.string()));
    std::sort(folders.begin(), folders.end());
    std::vector<Paper> papers;
    for (const auto& folder : folders) papers.push_back(read_paper(root / folder.second, shown + "/" + folder.second));
    demand_known_ids(papers);
    return papers;
}

}  // namespace claim
