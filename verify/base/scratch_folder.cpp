#include "verify/base/scratch_folder.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace verify {

ScratchFolder::ScratchFolder() {
    const char* named = std::getenv("TMPDIR");
    const std::filesystem::path parent = named && *named ? named : "/tmp";
    std::error_code error;
    if (!std::filesystem::is_directory(parent, error))
        throw BadInput(fmt::format("TMPDIR ({}): no folder; expected one for temporary files", parent.string()));
    std::string name = (std::filesystem::absolute(parent) / "verify-XXXXXX").string();
    const SignalsHeld held;
    if (!::mkdtemp(name.data()))
        throw BadInput(
            fmt::format("{}: cannot be made ({}); expected room for temporary files", name, std::strerror(errno)));
    path = name;
    try {
        remembered_.emplace(path);
    } catch (const BadInput&) {
        ::rmdir(name.c_str());
        throw;
    }
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

void ScratchFolder::write(const std::string& name, const std::string& content) const {
    std::ofstream stream(path / name, std::ios::binary);
    stream << content;
    stream.close();
    if (!stream)
        throw BadInput(fmt::format("{}: cannot be written; expected room for temporary files", (path / name).string()));
}

}  // namespace verify
