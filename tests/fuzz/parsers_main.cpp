// fuzz_parsers SEED FIRST COUNT [TARGET]: the cases FIRST, …, FIRST + COUNT - 1 of the seed, of all targets in turn or
// of one. Every second case is changed. Case N of a seed is the same whatever came before: a case that fails is
// repeated by its own number with the count 1. Exit status 1 if an exception came through, a case took over 10 seconds
// or the process over 500 MB, or fewer than half of the cases were accepted; a crash names its case first.
#include "fuzz/samples.hpp"
#include "fuzz/targets.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>

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

bool run_case(const fuzz::Target& target, std::uint64_t seed, std::uint64_t number, Count& count) {
    fuzz::Random random(seed * 1'000'000'007ULL + number);
    std::string bytes = fuzz::valid_input(target.name, random);
    const std::string again = fmt::format("fuzz_parsers {} {} 1 {}", seed, number, target.name);
    const bool as_made = number / fuzz::all_targets().size() % 2 == 0;
    if (!as_made) bytes = fuzz::changed(std::move(bytes), random);
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

int run(std::uint64_t seed, std::uint64_t first, std::uint64_t cases, const std::string& only) {
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM}) std::signal(signal, name_the_case);
    std::map<std::string, Count> counts;
    Count all;
    bool good = true;
    const auto& targets = fuzz::all_targets();
    for (std::uint64_t number = first; number < first + cases; ++number) {
        const fuzz::Target* target = &targets[number % targets.size()];
        if (!only.empty())
            for (const fuzz::Target& each : targets)
                if (only == each.name) target = &each;
        good &= run_case(*target, seed, number, counts[target->name]);
    }
    ::alarm(0);
    for (const auto& [name, count] : counts) {
        fmt::print("{:<14} {:>8} cases, {:>8} accepted\n", name, count.cases, count.accepted);
        all.cases += count.cases;
        all.accepted += count.accepted;
    }
    struct rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    fmt::print("seed {}: {} cases, {} accepted, {} MB at most\n", seed, all.cases, all.accepted, used.ru_maxrss / 1024);
    if (used.ru_maxrss > 500 * 1024) good = false;
    if (cases >= 100 && 2 * all.accepted < all.cases) good = false;
    return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4 || argc > 5) {
        fmt::print(stderr, "usage: fuzz_parsers SEED FIRST COUNT [TARGET]; expected three whole numbers\n");
        return 2;
    }
    const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
    return run(number(1), number(2), number(3), argc == 5 ? argv[4] : "");
}
