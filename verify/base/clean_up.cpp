#include "verify/base/clean_up.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <set>
#include <thread>

extern char** environ;

namespace verify {
namespace {

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

/// Never destroyed: the thread that waits may need it while the process ends.
struct Remembered {
    std::recursive_mutex mutex;
    std::list<std::filesystem::path> paths, empty_folders;
    std::set<pid_t> groups;            // of programs that run
    int no_watcher = 0;                // errno, if no thread waits for signals
    std::function<void()> last_words;  // of an interrupted process, which then ends with this status
    int status_of_interrupted = 0;
};
Remembered& remembered() {
    static auto* const all = new Remembered;
    return *all;
}

/// A killed process may need a moment until it is gone; one that hangs in the kernel is not waited for.
void end_group(pid_t group) {
    ::kill(-group, SIGKILL);
    for (int wait = 0; wait < 100; ++wait) {
        if (::waitpid(group, nullptr, WNOHANG) != 0) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

/// Another thread may still be writing into the folder.
void remove_with_all_in_it(const std::filesystem::path& path) {
    for (int attempt = 0; attempt < 10; ++attempt) {
        try {
            std::filesystem::remove_all(path);
            return;
        } catch (const std::exception&) {  // a file came in between; or no memory
        }
    }
}

void* wait_for_a_signal(void* waited_for) {
    int signal = 0;
    while (::sigwait(static_cast<const sigset_t*>(waited_for), &signal) != 0) {
    }
    Remembered& all = remembered();
    if (signal == SIGINT) {
        all.mutex.lock();  // for good: see end_after_clean_up
        if (all.last_words) {
            all.last_words();
            end_after_clean_up(all.status_of_interrupted);
        }
    }
    end_after_clean_up(128 + signal);
}

extern "C" void end_at_once(int signal) { ::_exit(128 + signal); }

}  // namespace

void watch_for_signals() {
    static sigset_t waited_for;
    ::sigemptyset(&waited_for);
    for (const int signal : ending_signals) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        if (signal == SIGHUP && before.sa_handler == SIG_IGN) continue;
        ::sigaddset(&waited_for, signal);
        std::signal(signal, SIG_DFL);  // a signal that is ignored would not be waited for
    }
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is then an error of the write, like a full disk
    ::pthread_sigmask(SIG_BLOCK, &waited_for, nullptr);
    static_cast<void>(remembered());
    pthread_t watcher;
    const int refused = ::pthread_create(&watcher, nullptr, &wait_for_a_signal, &waited_for);
    if (refused == 0) {
        ::pthread_detach(watcher);
        return;
    }
    remembered().no_watcher = refused;
    for (const int signal : ending_signals)
        if (::sigismember(&waited_for, signal) == 1) std::signal(signal, end_at_once);
    ::pthread_sigmask(SIG_UNBLOCK, &waited_for, nullptr);
}

void end_after_clean_up(int status) {
    Remembered& all = remembered();
    all.mutex.lock();  // for good: whoever would make something new now waits for the end
    for (const pid_t group : all.groups) end_group(group);
    for (const std::filesystem::path& path : all.paths) remove_with_all_in_it(path);
    for (const std::filesystem::path& folder : all.empty_folders) ::rmdir(folder.c_str());  // if nothing is in it
    ::_exit(status);
}

SignalsHeld::SignalsHeld() : lock_(remembered().mutex) {}

Temporary::Temporary(std::filesystem::path path, Content content) {
    Remembered& all = remembered();
    list_ = content == Content::goes_too ? &all.paths : &all.empty_folders;
    const SignalsHeld held;
    if (all.no_watcher != 0)
        throw BadInput(fmt::format(
            "{}: not begun, since no thread can be started ({}); expected room for one more process (ulimit -u)",
            path.string(), std::strerror(all.no_watcher)));
    place_ = list_->insert(list_->end(), std::move(path));
}

Temporary::~Temporary() {
    const SignalsHeld held;
    list_->erase(place_);
}

OnInterrupt::OnInterrupt(std::function<void()> last_words, int status) {
    const SignalsHeld held;
    remembered().last_words = std::move(last_words);
    remembered().status_of_interrupted = status;
}

OnInterrupt::~OnInterrupt() {
    const SignalsHeld held;
    remembered().last_words = nullptr;
}

int run_in_shell(const char* command) {
    posix_spawnattr_t attributes;
    if (const int refused = ::posix_spawnattr_init(&attributes)) {
        errno = refused;
        return -1;
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    pid_t child = 0;
    int refused = 0;
    {
        const SignalsHeld held;
        const char* const arguments[] = {"sh", "-c", command, nullptr};
        refused = ::posix_spawn(&child, "/bin/sh", nullptr, &attributes, const_cast<char* const*>(arguments), environ);
        if (refused == 0) remembered().groups.insert(child);
    }
    ::posix_spawnattr_destroy(&attributes);
    if (refused != 0) {
        errno = refused;
        return -1;
    }
    // Its number stays its own until it is forgotten: first waited for, then reaped.
    siginfo_t ended{};
    while (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    const SignalsHeld held;
    remembered().groups.erase(child);
    int status = 0;
    pid_t reaped = 0;
    while ((reaped = ::waitpid(child, &status, 0)) < 0 && errno == EINTR) {
    }
    return reaped == child ? status : -1;
}

}  // namespace verify
