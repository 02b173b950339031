#include "verify/reports/html_pages.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/external_program.hpp"
#include "verify/base/scratch_folder.hpp"
#include "verify/base/status.hpp"
#include "verify/record/checksum.hpp"
#include "verify/reports/html_template.hpp"

#include <fmt/format.h>

#include <regex>

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

std::string script_elements() {
    std::string elements;
    for (const char* script : scripts)
        elements += "<script>" + installed(script, "libjs-jquery, libjs-jquery-tablesorter") + "</script>\n";
    return elements + "<script>" + html_start + "</script>\n";
}

std::string page_template() {
    std::string text = html_template;
    const std::string mark = "@FONT@";
    return text.replace(text.find(mark), mark.size(), base64(installed(math_font, "fonts-lmodern")));
}

bool is_markdown(const std::string& name) { return name.size() > 3 && name.compare(name.size() - 3, 3, ".md") == 0; }

std::string html_name(const std::string& name) {
    return name == "README.md" ? "index.html" : name.substr(0, name.size() - 3) + ".html";
}

/// The same text with its links to Markdown pages leading to the HTML pages.
std::string linked_to_html(const std::string& markdown) {
    return std::regex_replace(std::regex_replace(markdown, std::regex(R"(\]\(README\.md)"), "](index.html"),
                              std::regex(R"(\]\(([a-z0-9-]+)\.md)"), "]($1.html");
}

}  // namespace

void require_html_tools() {
    if (version_of("pandoc").empty())
        throw BadInput("pandoc was not found; expected it for --format html (Debian: pandoc)");
    static_cast<void>(script_elements());
    static_cast<void>(page_template());
}

std::vector<std::pair<std::string, std::string>> html_pages(
    const std::vector<std::pair<std::string, std::string>>& files) {
    require_html_tools();
    const ScratchFolder folder;
    std::filesystem::create_directory(folder.path / "figures");
    folder.write("page.template", page_template());
    folder.write("scripts.html", script_elements());
    for (const auto& [name, content] : files)
        if (!is_markdown(name)) folder.write(name, content);
    // The pages have anchors of their own; those that pandoc makes of headings would stand beside them, "report" twice.
    const std::string convert =
        "cd " + shell_quoted(folder.path.string()) +
        " && LC_ALL=C.UTF-8 pandoc -f gfm+tex_math_dollars-gfm_auto_identifiers -t html5 --mathml --self-contained --columns=100000 --no-highlight --template=page.template -A scripts.html";
    std::vector<std::pair<std::string, std::string>> pages;
    for (const auto& [name, content] : files) {
        if (!is_markdown(name)) continue;
        const std::string title = content.substr(2, content.find('\n') - 2);  // every page starts with "# "
        const Finished pandoc = run_program(convert + " -M pagetitle=" + shell_quoted(title), linked_to_html(content));
        if (pandoc.status != 0 || !pandoc.errors.empty())
            throw BadInput(fmt::format("pandoc could not convert {} (status {}): {}", name, pandoc.status,
                                       pandoc.errors.substr(0, pandoc.errors.find('\n'))));
        pages.emplace_back(html_name(name), pandoc.output);
    }
    return pages;
}

}  // namespace verify
