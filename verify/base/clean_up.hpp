// What must not outlive the process when a signal ends it: files half written, temporary folders, programs that it
// started.
#pragma once

#include <sys/types.h>
#include <filesystem>
#include <functional>
#include <list>
#include <mutex>

namespace verify {

/// From here on SIGINT, SIGTERM and SIGHUP (unless nohup had it ignored) end the process with status 128 + signal,
/// after the clean-up. They are blocked in this thread and in all that it starts; one thread waits for them, so that no
/// handler ever runs and any number of signals is as good as one. Where no thread can be started the three end the
/// process at once, and nothing can be remembered.
void watch_for_signals();

/// While it lives, no signal ends the process: between making something and remembering it.
class SignalsHeld {
public:
    SignalsHeld();

private:
    std::unique_lock<std::recursive_mutex> lock_;
};

/// A file, or a folder with all that is in it, or only if it is empty, that a signal removes until the object is gone.
/// Throws BadInput where no thread waits for signals.
class Temporary {
public:
    enum class Content { goes_too, stays };
    explicit Temporary(std::filesystem::path path, Content content = Content::goes_too);
    ~Temporary();
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

private:
    std::list<std::filesystem::path>* list_;
    std::list<std::filesystem::path>::iterator place_;
};

/// While it lives, SIGINT ends the process with `status` in place of 128 + SIGINT, after `last_words`, which the thread
/// that waits for signals calls; no temporary thing is made or forgotten meanwhile. Where no thread waits it changes
/// nothing. Not to be nested.
class OnInterrupt {
public:
    OnInterrupt(std::function<void()> last_words, int status);
    ~OnInterrupt();
    OnInterrupt(const OnInterrupt&) = delete;
    OnInterrupt& operator=(const OnInterrupt&) = delete;
};

/// Runs `sh -c COMMAND` in a process group of its own and waits for it; a signal ends the group first. Returns what
/// waitpid reports, or -1 where no process can be started (errno says why).
int run_in_shell(const char* command);

/// Removes what is remembered and ends the process, from any thread, without returning to the caller's work.
[[noreturn]] void end_after_clean_up(int status);

}  // namespace verify
