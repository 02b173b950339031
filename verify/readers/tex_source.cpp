#include "verify/readers/tex_source.hpp"

#include "verify/base/printable.hpp"
#include "verify/base/status.hpp"
#include "verify/readers/tex_encoding.hpp"
#include "verify/readers/tex_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

namespace verify {
namespace {

constexpr std::size_t most_bytes_of_file = 16 << 20, most_bytes = 64 << 20, most_files = 1000, deepest = 20;

const std::set<std::string, std::less<>> verbatim{"verbatim",      "verbatim*", "Verbatim",   "lstlisting",
                                                  "minted",        "alltt",     "comment",    "filecontents",
                                                  "filecontents*", "BVerbatim", "lstlisting*"};

/// Names that begin with "if" and open nothing that \fi would close.
bool opens_conditional(std::string_view word) {
    return word.starts_with("if") && word != "iff" && word != "ifthenelse" && word != "ifmmode" && word != "iftoggle";
}

std::string named(const std::string& text) { return on_one_line(std::string_view(text).substr(0, 60)); }

}  // namespace

/// Reads a file after the other into the source.
class TexSource::Reading {
public:
    Reading(TexSource& source, std::filesystem::path folder) : source_(source), folder_(std::move(folder)) {}

    /// Why it cannot be read; empty if it was.
    std::string add(const std::filesystem::path& path, const std::string& shown, std::size_t depth) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) return "no file that can be read";
        if (std::filesystem::file_size(path, error) > most_bytes_of_file || error) return "longer than 16 MiB";
        if (source_.text_.size() > most_bytes || source_.files_.size() >= most_files)
            return "the source is too long: 64 MiB or 1000 files";
        std::ifstream stream(path, std::ios::binary);
        std::ostringstream bytes;
        stream.peek();
        if (stream.good()) bytes << stream.rdbuf();
        if (!stream || !bytes) return "no file that can be read";
        source_.files_.push_back(shown);
        if (depth == 0) source_.main_bytes_ = bytes.str();
        TexText decoded = decode_tex(std::move(bytes).str());
        if (!decoded.refused.empty()) return decoded.refused;
        if (!decoded.note.empty()) note(shown, decoded.line_of_note, decoded.note);
        open_.push_back(std::filesystem::weakly_canonical(path, error));
        lines_of(decoded.text, source_.files_.size() - 1, depth);
        open_.pop_back();
        return "";
    }
    void at_end() {
        if (skipping_ > 0) note(skip_file_, skip_line_, "\\iffalse without \\fi: nothing below was read");
        if (!verbatim_.empty())
            note(skip_file_, skip_line_,
                 fmt::format("\\begin{{{}}} without an end: nothing below was read", verbatim_));
    }

private:
    void note(const std::string& file, long line, std::string says) {
        source_.notes_.push_back({{file, line}, std::move(says)});
    }

    void lines_of(const std::string& text, std::size_t file, std::size_t depth) {
        long number = 0;
        bool after_comment = false;
        for (std::size_t at = 0; at < text.size() && !finished_;) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = std::string_view(text).substr(at, end - at);
            at = end + 1;
            source_.lines_.push_back({source_.text_.size(), file, ++number});
            if (after_comment) line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
            const std::size_t before = source_.text_.size();
            if (!line_of(line, file, number, depth)) return;
            after_comment = comment_ended_line_;
            // A line that is a comment alone is no empty line, which would end a paragraph.
            if (!after_comment || source_.text_.size() != before) source_.text_ += after_comment ? ' ' : '\n';
        }
    }

    /// Returns false where the file ends (\endinput).
    bool line_of(std::string_view line, std::size_t file, long number, std::size_t depth) {
        comment_ended_line_ = false;
        for (std::size_t i = 0; i < line.size() && !finished_;) {
            if (!verbatim_.empty()) {
                const std::string end = "\\end{" + verbatim_ + "}";
                const std::size_t found = line.find(end, i);
                if (found == std::string_view::npos) return true;
                i = found + end.size();
                verbatim_.clear();
            } else if (line[i] == '%') {
                comment_ended_line_ = true;
                return true;
            } else if (line[i] != '\\') {
                if (skipping_ == 0) source_.text_ += line[i];
                ++i;
            } else {
                const std::string_view word = control_word(line, i);
                const std::size_t after = i + 1 + word.size();
                if (skipping_ > 0) {
                    skip(word);
                    i = after;
                } else if (word == "endinput") {
                    return false;
                } else if (!command(line, word, i, file, number, depth)) {
                    source_.text_ += line.substr(i, after - i);
                    i = after;
                }
            }
        }
        return true;
    }

    void skip(std::string_view word) {
        if (opens_conditional(word)) ++skipping_;
        if (word == "fi" || (word == "else" && skipping_ == 1)) --skipping_;
    }

    /// A command that is obeyed here; `i` is moved behind it.
    bool command(std::string_view line, std::string_view word, std::size_t& i, std::size_t file, long number,
                 std::size_t depth) {
        const std::size_t after = i + 1 + word.size();
        if (word == "iffalse") {
            skipping_ = 1;
            begin_skip(file, number);
            i = after;
            return true;
        }
        if (word == "verb" || word == "lstinline") {
            std::size_t open = after;
            if (open < line.size() && line[open] == '*') ++open;
            if (open >= line.size()) return false;
            const std::size_t close = line.find(line[open] == '{' ? '}' : line[open], open + 1);
            if (close == std::string_view::npos) return false;
            for (const char c : line.substr(open + 1, close - open - 1))
                source_.text_ += std::string_view("\\{}$%&#~^_").find(c) == std::string_view::npos ? c : ' ';
            i = close + 1;
            return true;
        }
        const auto name = braced(line, after);
        if ((word == "begin" || word == "end") && name) {
            if (word == "end" && name->inside == "document") finished_ = true;
            if (word == "end" || !verbatim.contains(name->inside)) return false;
            verbatim_ = name->inside;
            begin_skip(file, number);
            i = name->end;
            return true;
        }
        if (word == "input" || word == "include" || word == "subfile")
            return include(line, word, name, i, after, file, number, depth);
        if (word == "import" || word == "subimport") {
            const auto second = name ? braced(line, name->end) : std::nullopt;
            if (!second) return false;
            i = second->end;
            add_named(std::string(name->inside) + "/" + std::string(second->inside), file, number, depth);
            return true;
        }
        if (word == "write" && line.substr(after, 2) == "18")
            note(source_.files_[file], number, "\\write18: no command is run");
        return false;
    }

    bool include(std::string_view line, std::string_view word, const std::optional<Braced>& name, std::size_t& i,
                 std::size_t after, std::size_t file, long number, std::size_t depth) {
        std::string target;
        if (name) {
            target = name->inside;
            i = name->end;
        } else {
            if (word != "input" || after >= line.size() || line[after] != ' ') return false;
            const std::size_t first = std::min(line.find_first_not_of(' ', after), line.size()),
                              end = std::min(line.find_first_of(" %}", first), line.size());
            target = line.substr(first, end - first);
            i = end;
        }
        add_named(target, file, number, depth);
        return true;
    }

    void add_named(std::string name, std::size_t file, long number, std::size_t depth) {
        const std::string by = source_.files_[file];
        name.erase(0, name.find_first_not_of(" \t\""));
        name.erase(name.find_last_not_of(" \t\"") + 1);
        const auto refuse = [&](const std::string& why) {
            note(by, number, fmt::format("'{}' is not read: {}", named(name), why));
        };
        if (name.empty() || name.find_first_of("|\\#$`{}\n") != std::string::npos ||
            name.find('\0') != std::string::npos)
            return refuse("no name of a file");
        if (name.front() == '/' || name.front() == '~') return refuse("not below the folder of the source");
        std::error_code error;
        std::filesystem::path path = folder_ / (name + ".tex");
        if (!std::filesystem::exists(path, error)) path = folder_ / name;
        const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
        if (error || std::mismatch(folder_.begin(), folder_.end(), real.begin(), real.end()).first != folder_.end())
            return refuse("it leads out of the folder of the source");
        if (!std::filesystem::exists(path, error)) return refuse("no such file");
        if (std::find(open_.begin(), open_.end(), real) != open_.end()) return refuse("it includes itself");
        if (depth >= deepest) return refuse("included more than 20 files deep");
        if (const std::string why = add(path, on_one_line(real.lexically_relative(folder_).string()), depth + 1);
            !why.empty())
            refuse(why);
        source_.lines_.push_back({source_.text_.size(), file, number});
    }

    void begin_skip(std::size_t file, long number) {
        skip_file_ = source_.files_[file];
        skip_line_ = number;
    }

    TexSource& source_;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> open_;
    std::string verbatim_, skip_file_;
    long skip_line_ = 0;
    int skipping_ = 0;
    bool finished_ = false, comment_ended_line_ = false;
};

TexSource::TexSource(const std::filesystem::path& main_file) {
    std::error_code error;
    const std::filesystem::path folder =
        std::filesystem::weakly_canonical(std::filesystem::absolute(main_file, error).parent_path(), error);
    Reading reading(*this, folder);
    const std::string shown = on_one_line(main_file.filename().string());
    if (const std::string why = reading.add(main_file, shown, 0); !why.empty())
        throw BadInput(
            fmt::format("--from {}: {}; expected the TeX source of a paper", on_one_line(main_file.string()), why));
    reading.at_end();
}

TexPlace TexSource::place(std::size_t offset) const {
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset,
                                        [](std::size_t at, const LineStart& line) { return at < line.offset; });
    if (after == lines_.begin()) return {files_.front(), 1};
    const LineStart& line = *std::prev(after);
    return {files_[line.file], line.line};
}

}  // namespace verify
