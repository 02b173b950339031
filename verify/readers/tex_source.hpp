// The TeX source of a paper as one text: the files that it includes in their places, without comments and without what
// is printed verbatim. Nothing is run, and no file outside of the folder of the source is read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verify {

/// A place in a source; the file as named from the folder of the main file.
struct TexPlace {
    std::string file;
    long line = 1;
};

/// What was not read, or read in a way that may not be meant.
struct TexNote {
    TexPlace place;
    std::string says;
    std::string line() const { return place.file + ":" + std::to_string(place.line) + ": " + says; }
};

/// The text between \begin{document} (and before it, for definitions) and \end{document}, in UTF-8.
class TexSource {
public:
    /// Throws BadInput for a main file that is no text file that can be read, or too long. Of an included file that is
    /// outside of the folder, missing, included by itself or too long a note is taken.
    explicit TexSource(const std::filesystem::path& main_file);

    const std::string& text() const { return text_; }
    TexPlace place(std::size_t offset) const;
    const std::vector<TexNote>& notes() const { return notes_; }
    /// The bytes of the main file, as they were read.
    const std::string& main_bytes() const { return main_bytes_; }

private:
    class Reading;
    struct LineStart {
        std::size_t offset, file;
        long line;
    };
    std::string text_, main_bytes_;
    std::vector<std::string> files_;
    std::vector<LineStart> lines_;
    std::vector<TexNote> notes_;
};

}  // namespace verify
