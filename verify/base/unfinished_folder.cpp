#include "verify/base/unfinished_folder.hpp"

#include "verify/base/file_set.hpp"
#include "verify/base/printable.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace verify {
namespace {

std::filesystem::path without_slash(std::filesystem::path folder) {
    folder = folder.lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

std::filesystem::path parent_of(const std::filesystem::path& folder) {
    return folder.has_parent_path() ? folder.parent_path() : ".";
}

}  // namespace

void demand_room_for(const std::filesystem::path& folder) {
    const std::filesystem::path to = without_slash(folder);
    const auto refuse = [&](const char* why) {
        throw BadInput(fmt::format("{}: {}; expected a folder that is not there yet, or an empty one",
                                   on_one_line(folder.string()), why));
    };
    std::error_code error;
    const auto here = std::filesystem::symlink_status(to, error);
    if (std::filesystem::is_symlink(here)) refuse("a link");
    if (std::filesystem::exists(here) && !std::filesystem::is_directory(here)) refuse("a file");
    if (std::filesystem::is_directory(here) && !std::filesystem::is_empty(to, error)) refuse("not empty");
    if (!std::filesystem::is_directory(parent_of(to), error))
        throw BadInput(fmt::format("{}: there is no folder {} to make it in; expected one",
                                   on_one_line(folder.string()), on_one_line(parent_of(to).string())));
}

void write_new_folder(const std::filesystem::path& folder,
                      const std::vector<std::pair<std::string, std::string>>& files) {
    demand_room_for(folder);
    const std::filesystem::path to = without_slash(folder);
    const std::filesystem::path unfinished =
        parent_of(to) / fmt::format(".{}.{}.unfinished", to.filename().string(), ::getpid());
    remove_abandoned(to);
    std::error_code error;
    std::optional<SignalsHeld> held(std::in_place);
    if (!std::filesystem::create_directory(unfinished, error))
        throw BadInput(fmt::format("{}: cannot be made ({})", on_one_line(folder.string()),
                                   error ? error.message() : "a folder of an interrupted attempt is in the way"));
    struct Removed {
        ~Removed() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
        std::filesystem::path path;
    } const removed{unfinished};
    const Temporary remembered(unfinished);
    held.reset();
    try {
        write_file_set(unfinished, files);
    } catch (const BadInput& error) {  // which names the folder that the user does not know
        std::string what = error.what();
        if (const auto at = what.find(unfinished.string()); at != std::string::npos)
            what.replace(at, unfinished.string().size(), to.string());
        throw BadInput(what);
    }
    const SignalsHeld last;
    std::filesystem::rename(unfinished, to, error);  // onto an empty folder too, and onto no other
    if (error)
        throw BadInput(
            fmt::format("{}: cannot be made ({}); nothing was written", on_one_line(folder.string()), error.message()));
}

}  // namespace verify
