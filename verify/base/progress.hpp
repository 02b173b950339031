// A line of progress on a terminal for what takes more than two seconds; nothing on a pipe.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

namespace verify {

/// ", about 3 min left", as if the rest went on like what is finished; empty where nothing is, or everything.
std::string time_left(double seconds, std::size_t finished, std::size_t total);

/// A line that leaves the last column of `width` free, cut with an ellipsis if it is longer.
std::string cut_to(const std::string& line, std::size_t width);

/// even: tasks of one kind, of which the time left can be told; stages: each takes as long as it takes.
enum class Pace { even, stages };

class Progress {
public:
    explicit Progress(std::size_t total, Pace pace = Pace::even);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Thread-safe: a task began, a task ended.
    void begins(const std::string& name);
    void ends(const std::string& name);
    /// So many of the total are finished, and this is what is done now.
    void reaches(std::size_t finished, const std::string& name);
    /// Takes the line from the terminal; it may come back.
    void erase();

private:
    void draw();

    std::mutex mutex_;
    std::size_t total_, finished_ = 0;
    Pace pace_;
    std::string running_;
    bool terminal_, drawn_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace verify
