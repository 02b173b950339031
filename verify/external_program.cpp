#include "verify/external_program.hpp"

#include "verify/status.hpp"
#include "verify/scratch_folder.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace verify {
namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

Finished run_program(const std::string& command, const std::string& input) {
    Finished finished{};
    {
        const ScratchFolder folder;
        const auto in = folder.path / "in", out = folder.path / "out", errors = folder.path / "errors";
        folder.write("in", input);
        const int raw = std::system(fmt::format("{} <'{}' >'{}' 2>'{}'", command, in.string(), out.string(), errors.string()).c_str());
        if (raw == -1) throw BadInput(fmt::format("{}: no process can be started", command));
        finished = {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), content_of(out), content_of(errors)};
    }
    if (finished.status == 128 + SIGINT) throw Interrupted();  // std::system keeps Ctrl-C from this process
    return finished;
}

std::string version_of(const std::string& program) {
    const Finished finished = run_program(program + " --version", "");
    return finished.status == 0 ? finished.output.substr(0, finished.output.find('\n')) : "";
}

}  // namespace verify
