// fuzz_parsers write TARGET SEED COUNT FOLDER: so many valid inputs as files. fuzz_parsers read TARGET FOLDER: each
// file of the folder is a case. fuzz_parsers SEED FIRST COUNT [TARGET]: the cases FIRST, …, FIRST + COUNT - 1 of the
// seed, of all targets in turn or of one. Every second case is changed. Case N of a seed is the same whatever came
// before: a case that fails is repeated by its own number with the count 1. Exit status 1 if an exception came through,
// a case took over 10 seconds or the process over 500 MB, or fewer than half of the cases were accepted; a crash names
// its case first.
#include "fuzz/samples.hpp"
#include "fuzz/targets.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace {

char now_running[200];

extern "C" void name_the_case(int signal) {
    static_cast<void>(!::write(STDERR_FILENO, now_running, std::strlen(now_running)));
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

struct Count {
    long cases = 0, accepted = 0;
};

/// False if an exception comes through that the reader does not promise.
bool judge(const fuzz::Target& target, const std::string& bytes, const std::string& again, bool as_made, Count& count) {
    std::strncpy(now_running, (again + ": ended here\n").c_str(), sizeof now_running - 1);
    ::alarm(10);
    ++count.cases;
    try {
        if (target.read(bytes) == fuzz::Answer::accepted)
            ++count.accepted;
        else if (as_made && std::getenv("FUZZ_SHOW_REFUSED"))
            fmt::print("{}: refused: {}\n", again, bytes);
        return true;
    } catch (const std::exception& error) {
        fmt::print("{}: {}\n", again, error.what());
        return false;
    }
}

bool run_case(const fuzz::Target& target, std::uint64_t seed, std::uint64_t number, Count& count) {
    fuzz::Random random(seed * 1'000'000'007ULL + number);
    std::string bytes = fuzz::valid_input(target.name, random);
    const bool as_made = number / fuzz::all_targets().size() % 2 == 0;
    if (!as_made) bytes = fuzz::changed(std::move(bytes), random);
    return judge(target, bytes, fmt::format("fuzz_parsers {} {} 1 {}", seed, number, target.name), as_made, count);
}

/// Prints the most memory taken; whether it is at most 500 MB.
bool little_memory(const std::string& what, const Count& all) {
    struct rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    fmt::print("{}: {} cases, {} accepted, {} MB at most\n", what, all.cases, all.accepted, used.ru_maxrss / 1024);
    return used.ru_maxrss <= 500 * 1024;
}

void end_with_the_name_of_the_case() {
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM}) std::signal(signal, name_the_case);
}

const fuzz::Target& target_named(const std::string& name) {
    for (const fuzz::Target& each : fuzz::all_targets())
        if (name == each.name) return each;
    throw std::invalid_argument(name + ": no target; expected one of tests/fuzz/targets.cpp");
}

int write_inputs(const std::string& target, std::uint64_t seed, std::uint64_t count, const std::string& folder) {
    for (std::uint64_t number = 0; number < count; ++number) {
        fuzz::Random random(seed * 1'000'000'007ULL + number);
        std::ofstream(fmt::format("{}/made-{}-{}", folder, seed, number), std::ios::binary)
            << fuzz::valid_input(target, random);
    }
    return 0;
}

int read_folder(const std::string& name, const std::string& folder) {
    end_with_the_name_of_the_case();
    const fuzz::Target& target = target_named(name);
    Count count;
    bool good = true;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        good &= judge(target, bytes, name + " " + file.path().filename().string(), false, count);
    }
    ::alarm(0);
    return little_memory(name, count) && good && count.cases > 0 ? 0 : 1;
}

int run(std::uint64_t seed, std::uint64_t first, std::uint64_t cases, const std::string& only) {
    end_with_the_name_of_the_case();
    std::map<std::string, Count> counts;
    Count all;
    bool good = true;
    const auto& targets = fuzz::all_targets();
    for (std::uint64_t number = first; number < first + cases; ++number) {
        const fuzz::Target& target = only.empty() ? targets[number % targets.size()] : target_named(only);
        good &= run_case(target, seed, number, counts[target.name]);
    }
    ::alarm(0);
    for (const auto& [name, count] : counts) {
        fmt::print("{:<14} {:>8} cases, {:>8} accepted\n", name, count.cases, count.accepted);
        all.cases += count.cases;
        all.accepted += count.accepted;
    }
    good &= little_memory(fmt::format("seed {}", seed), all);
    if (cases >= 100 && 2 * all.accepted < all.cases) good = false;
    return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string verb = argc > 1 ? argv[1] : "";
    const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
    if (argc == 6 && verb == "write") return write_inputs(argv[2], number(3), number(4), argv[5]);
    if (argc == 4 && verb == "read") return read_folder(argv[2], argv[3]);
    if (argc == 4 || argc == 5) return run(number(1), number(2), number(3), argc == 5 ? argv[4] : "");
    fmt::print(
        stderr,
        "usage: fuzz_parsers SEED FIRST COUNT [TARGET], or write TARGET SEED COUNT FOLDER, or read TARGET FOLDER\n");
    return 2;
} catch (const std::exception& error) {
    fmt::print(stderr, "fuzz_parsers: {}\n", error.what());
    return 2;
}
