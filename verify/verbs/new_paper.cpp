// verify new-paper DIR: lays out a folder of pages for a paper of one's own, from nothing or from its TeX source.
#include "claim/paper.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/printable.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/unfinished_folder.hpp"
#include "verify/record/catalogue.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/paper_layout.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>

namespace verify {
namespace {

struct NewPaperArguments {
    std::string folder, from, key, format = "text";
};

/// "my-paper" of "../My paper/".
std::string key_of(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path whole = std::filesystem::absolute(folder, error).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    std::string key;
    for (const char c : whole.filename().string()) {
        const auto small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
            key += small;
        else if (!key.empty() && key.back() != '-')
            key += '-';
    }
    while (!key.empty() && key.back() == '-') key.pop_back();
    return key;
}

/// The pages as `verify run` will read them: what is written can be read, or the fault is here and not the user's.
void read_back(const Files& files, const std::string& key) {
    for (const auto& [name, text] : files)
        if (name != "paper.md" && name != "README.md") claim::parse_page(text, name, key);
}

/// What was written, as data or as the sentence.
void report(const NewPaperArguments& options, const std::string& key, const Files& files, const std::string& sentence) {
    if (options.format == "text") return fmt::print("{}\n", sentence);
    Json names = Json::array();
    for (const auto& file : files) names.push_back(file.first);
    fmt::print("{}\n", json_text({{"schema", 1}, {"key", key}, {"folder", options.folder}, {"files", names}}));
}

int new_paper(const NewPaperArguments& options) {
    const std::filesystem::path folder = options.folder;
    const std::string key = options.key.empty() ? key_of(folder) : options.key;
    if (const std::string why = unfit_as_key(key); !why.empty())
        throw BadInput(fmt::format("{} '{}'{}", options.key.empty() ? "the folder's name as key" : "--key",
                                   on_one_line(key.substr(0, 60)),
                                   why + (options.key.empty() ? "; say another with --key" : "")));
    demand_room_for(folder);
    const std::string shown_folder = on_one_line(options.folder);
    if (options.from.empty()) {
        const Files files = example_layout(key, shown_folder);
        write_new_folder(folder, files);
        report(options, key, files,
               fmt::format("wrote paper.md, lemma-1.md and README.md in {0}: verify run --claims {0}", shown_folder));
        return done;
    }
    const std::filesystem::path main = options.from;
    const TexSource source(main);
    TexPaper paper = read_tex_paper(source);
    const std::string edition =
        fmt::format("TeX source {}, SHA-256 {}", on_one_line(main.filename().string()), sha256(source.main_bytes()));
    const Files files = layout_of(paper, key, shown_folder, edition);
    if (!paper.statements.empty()) {
        read_back(files, key);
        write_new_folder(folder, files);
    }
    for (const TexNote& note : paper.notes) tell(note.line());
    if (paper.statements.empty())
        throw NothingMatched(fmt::format(
            "--from {}: no numbered theorem-like environment and no numbered display with a label; nothing was written",
            on_one_line(main.string())));
    report(options, key, files,
           fmt::format("wrote paper.md, README.md and {} {} in {}; a page is undecided until it has a formula",
                       paper.statements.size(), paper.statements.size() == 1 ? "page" : "pages", shown_folder));
    return done;
}

}  // namespace

void add_new_paper(CLI::App& app, int& status) {
    auto options = std::make_shared<NewPaperArguments>();
    CLI::App* command = app.add_subcommand(
        "new-paper", "Lays out a folder of pages for a paper of your own, with its statements from a TeX source");
    command->add_option("folder", options->folder, "The folder to make; its name is the paper's key")->required();
    command->add_option("--from", options->from,
                        "The main file of the TeX source: a page for each numbered theorem, lemma, … and each labelled "
                        "display; files that it includes are read in its folder only, and nothing is run");
    command->add_option("--key", options->key, "The paper's key, before the ids: lower-case letters, digits, hyphens");
    one_of(command->add_option("--format", options->format, "text or json, on standard output"), {"text", "json"});
    command->footer(
        "What of the source is not understood stands on standard error, a line each with file and line.\n"
        "Exit status: 0 written; 2 nothing was written (the folder is there and not empty, the source cannot be read); "
        "5 no statement was found, and nothing was written.");
    command->callback([options, &status] { status = new_paper(*options); });
}

}  // namespace verify
