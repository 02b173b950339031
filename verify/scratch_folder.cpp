#include "verify/scratch_folder.hpp"

#include "verify/status.hpp"
#include "verify/whole_files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace verify {

ScratchFolder::ScratchFolder() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    if (error) throw BadInput(fmt::format("TMPDIR ({}): no folder; expected one for temporary files", std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "/tmp"));
    std::string name = (std::filesystem::absolute(parent) / "verify-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw BadInput(fmt::format("{}: cannot be made ({}); expected room for temporary files", name, std::strerror(errno)));
    path = name;
    slot_ = remember_folder(name);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
    forget_folder(slot_);
}

void ScratchFolder::write(const std::string& name, const std::string& content) const {
    std::ofstream stream(path / name, std::ios::binary);
    stream << content;
    stream.close();
    if (!stream) throw BadInput(fmt::format("{}: cannot be written; expected room for temporary files", (path / name).string()));
}

}  // namespace verify
