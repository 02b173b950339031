#include "verify/reports/html_pages.hpp"

#include "rigor/parallel/start_thread.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/external_program.hpp"
#include "verify/base/status.hpp"
#include "verify/reports/html_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace verify {
namespace {

/// Where Debian's packages libjs-jquery and libjs-jquery-tablesorter put them.
constexpr const char* scripts[] = {"/usr/share/javascript/jquery/jquery.min.js",
                                   "/usr/share/javascript/jquery-tablesorter/js/jquery.tablesorter.min.js",
                                   "/usr/share/javascript/jquery-tablesorter/js/jquery.tablesorter.widgets.min.js"};

/// Debian's fonts-lmodern: many machines have no font with the metrics that formulas need.
constexpr const char* math_font = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf";

std::string installed(const char* file, const char* packages) {
    const std::string text = whole_file(file, fmt::format("it for --format html (Debian: {})", packages));
    if (text.empty())
        throw BadInput(fmt::format("{}: empty; expected it for --format html (Debian: {})", file, packages));
    return text;
}

/// What all pages share, as files beside them.
std::vector<std::pair<std::string, std::string>> shared_files() {
    std::string code;
    for (const char* script : scripts) code += installed(script, "libjs-jquery, libjs-jquery-tablesorter") + "\n";
    return {{"shared/page.css", html_style},
            {"shared/page.js", code + html_start},
            {"shared/formulas.otf", installed(math_font, "fonts-lmodern")}};
}

bool is_markdown(const std::string& name) { return name.size() > 3 && name.compare(name.size() - 3, 3, ".md") == 0; }

std::string html_name(const std::string& name) {
    return name == "README.md" ? "index.html" : name.substr(0, name.size() - 3) + ".html";
}

/// "../" for each folder that the page is in.
std::string way_up(const std::string& name) {
    std::string way;
    for (const char c : name)
        if (c == '/') way += "../";
    return way;
}

/// Where the target of a link leads from an HTML page: to HTML in place of Markdown, to nothing outside of the report
/// folder. What starts with "./" is the file itself: the manifest's rows.
std::optional<std::string> html_target(const std::string& target) {
    if (target.starts_with("./")) return target;
    std::size_t up = 0;
    while (target.compare(up, 3, "../") == 0) up += 3;
    for (const char* folder : {"proofs/", "docs/", "src/", "include/"})
        if (up > 0 && target.compare(up, std::string(folder).size(), folder) == 0) return std::nullopt;
    const std::size_t end = std::min(target.find('#'), target.size());
    const std::string page = target.substr(up, end - up);
    if (page == "README.md") return target.substr(0, up) + "index.html" + target.substr(end);
    if (!is_markdown(page) || page.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789./-") != std::string::npos)
        return target;
    return target.substr(0, up) + html_name(page) + target.substr(end);
}

/// The same text with its links to Markdown pages leading to the HTML pages; what stands outside of the report folder,
/// the project's files, is named and no link.
std::string linked_to_html(const std::string& markdown) {
    constexpr std::size_t longest = 400;
    std::string text;
    std::size_t at = 0;
    for (std::size_t link = 0; (link = markdown.find("](", at)) != std::string::npos;) {
        text += markdown.substr(at, link - at);
        at = link;
        const std::size_t end = markdown.find_first_of(") \n", link);
        if (end != std::string::npos && markdown[end] == ')' && end - link < longest) {
            const auto target = html_target(markdown.substr(link + 2, end - link - 2));
            const std::size_t label = text.rfind('[');
            if (target)
                text += "](" + *target + ")";
            else if (label != std::string::npos)
                text.replace(label, text.size() - label, "`" + text.substr(label + 1) + "`");
            at = end + 1;
        } else {
            text += "](";
            at = link + 2;
        }
    }
    return text + markdown.substr(at);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

/// Every page starts with "# " and its title; as text of an element.
std::string title_of(const std::string& markdown) {
    std::string title;
    for (std::size_t i = 2; i < markdown.size() && markdown[i] != '\n'; ++i)
        if (markdown[i] != '\\' || i + 1 == markdown.size() ||
            !std::ispunct(static_cast<unsigned char>(markdown[i + 1])))
            title += markdown[i];
    title = replaced(replaced(replaced(replaced(title, "&lt;", "<"), "&gt;", ">"), "&", "&amp;"), "<", "&lt;");
    return replaced(title, "@", "&#64;");  // no mark of the template
}

struct Page {
    std::string name, content;
};

/// Between the pages that are converted together.
constexpr const char* page_mark = "<!-- the next page -->";

/// One call of pandoc, whose start takes longer than most pages: their bodies, or nothing if there is any complaint.
std::vector<std::string> converted(const std::vector<const Page*>& pages, std::string* complaints) {
    std::string text;
    for (const Page* page : pages)
        text += (text.empty() ? "" : "\n\n" + std::string(page_mark) + "\n\n") + linked_to_html(page->content);
    // The pages have anchors of their own; those that pandoc makes of headings would stand beside them, "report" twice.
    const Finished pandoc = run_program(
        "LC_ALL=C.UTF-8 pandoc -f gfm+tex_math_dollars-gfm_auto_identifiers -t html5 --mathml --columns=100000 --no-highlight",
        text);
    if (complaints && pandoc.status == 0 && !pandoc.errors.empty())
        *complaints += pandoc.errors;
    else if (pandoc.status != 0 || !pandoc.errors.empty()) {
        if (pages.size() > 1) return {};
        throw BadInput(fmt::format("pandoc could not convert {} (status {}): {}", pages.front()->name, pandoc.status,
                                   pandoc.errors.substr(0, pandoc.errors.find('\n'))));
    }
    std::vector<std::string> bodies;
    const std::string mark = page_mark;
    for (std::size_t at = 0;;) {
        const std::size_t end = pandoc.output.find(mark, at);
        bodies.push_back(pandoc.output.substr(at, end == std::string::npos ? end : end - at));
        if (end == std::string::npos) break;
        at = end + mark.size();
    }
    if (bodies.size() != pages.size()) throw std::runtime_error("pandoc lost a page");
    return bodies;
}

std::string whole_page(const Page& page, const std::string& body) {
    const std::string up = way_up(page.name);
    return replaced(replaced(replaced(html_template, "@TITLE@", title_of(page.content)), "@UP@", up), "@BODY@", body);
}

}  // namespace

void require_html_tools() {
    if (version_of("pandoc").empty())
        throw BadInput("pandoc was not found; expected it for --format html (Debian: pandoc)");
    static_cast<void>(shared_files());
}

std::vector<std::pair<std::string, std::string>> html_pages(
    const std::vector<std::pair<std::string, std::string>>& files, std::string* complaint) {
    require_html_tools();
    std::vector<Page> pages;
    for (const auto& [name, content] : files)
        if (is_markdown(name)) pages.push_back({name, content});
    // A batch a core at a time, each of at most so many pages that its text fits the memory of a small machine.
    constexpr std::size_t most = 40;
    std::vector<std::string> bodies(pages.size());
    std::atomic<std::size_t> next{0};
    std::mutex of_error;
    std::exception_ptr error;
    const auto work = [&] {
        for (std::size_t first = most * next++; first < pages.size(); first = most * next++) try {
                std::vector<const Page*> batch;
                for (std::size_t i = first; i < std::min(first + most, pages.size()); ++i) batch.push_back(&pages[i]);
                std::string complaints;
                std::string* const collected = complaint ? &complaints : nullptr;
                std::vector<std::string> done = converted(batch, collected);
                if (done.empty())  // find the page at fault
                    for (const Page* page : batch) done.push_back(converted({page}, collected).front());
                const std::lock_guard lock(of_error);
                if (complaint && complaint->empty()) *complaint = complaints.substr(0, complaints.find('\n'));
                std::move(done.begin(), done.end(), bodies.begin() + static_cast<long>(first));
            } catch (...) {
                const std::lock_guard lock(of_error);
                if (!error) error = std::current_exception();
            }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::thread::hardware_concurrency() && rigor::start_thread(threads, work); ++i) {
    }
    work();
    threads.clear();
    if (error) std::rethrow_exception(error);
    std::vector<std::pair<std::string, std::string>> result = shared_files();
    for (std::size_t i = 0; i < pages.size(); ++i)
        result.emplace_back(html_name(pages[i].name), whole_page(pages[i], bodies[i]));
    return result;
}

}  // namespace verify
