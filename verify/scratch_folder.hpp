// A folder that is gone at the end of the scope.
#pragma once

#include "verify/status.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace verify {

struct ScratchFolder {
    std::filesystem::path path;
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "verify-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw BadInput(fmt::format("{}: cannot be made; expected room for temporary files", name));
        path = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    void write(const std::string& name, const std::string& content) const {
        std::ofstream stream(path / name, std::ios::binary);
        stream << content;
        stream.close();
        if (!stream) throw BadInput(fmt::format("{}: cannot be written; expected room for temporary files", (path / name).string()));
    }
};

}  // namespace verify
