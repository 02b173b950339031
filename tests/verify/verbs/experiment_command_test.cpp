// verify experiment as a user meets it: results, interruption, and what is refused.
#include "verify/file_samples.hpp"
#include "verify/process.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace {

constexpr int unsigned_bytes = 8;  // as IDX files call them

std::string images(std::uint32_t n) {
    std::string pixels;
    for (std::uint32_t i = 0; i < n * 16; ++i) pixels += static_cast<char>((i * 2654435761U) >> 24);
    return idx(unsigned_bytes, {n, 4, 4}, pixels);
}
std::string digits(std::uint32_t n) {
    std::string labels;
    for (std::uint32_t i = 0; i < n; ++i) labels += static_cast<char>(i % 10);
    return idx(unsigned_bytes, {n}, labels);
}

std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename()] = content(entry.path());
    return files;
}

}  // namespace

TEST_CASE("without a name, experiment lists them") {
    const Ran ran = run_verify("experiment");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("yu-2025-figure-1 ") != std::string::npos);
    CHECK(lines(ran.out) >= 4);
}

TEST_CASE("an experiment leaves tables, figures and a page that names them, the same for any number of threads") {
    const TemporaryFolder folder;
    const auto a = folder.path / "a", b = folder.path / "b";
    const std::string command = "experiment yu-2025-figure-1 --width 30 --steps 60 --seed 3";
    const Ran ran = run_verify(command + " --threads 1 --out " + a.string());
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    REQUIRE(run_verify(command + " --threads 3 --out " + b.string()).status == 0);
    const auto files = files_of(a);
    CHECK(files == files_of(b));
    REQUIRE(files.size() == 5);
    CHECK(lines(files.at("training.csv")) == 62);
    CHECK(files.at("training.csv").find("step,time,f_1,") == 0);
    for (const char* name : {"training.csv", "kinks.csv", "values.svg", "kernel.svg"})
        CHECK(files.at("README.md").find(fmt::format("({})", name)) != std::string::npos);
    CHECK(files.at("README.md").find("--width 30 --steps 60 --rate 0.1 --seed 3") != std::string::npos);
    CHECK(files.at("values.svg").find("<svg") != std::string::npos);
}

TEST_CASE("an experiment that is interrupted goes on from its state, to the same bytes") {
    const TemporaryFolder folder;
    const auto whole = folder.path / "whole", parts = folder.path / "parts", state = parts / "interrupted.state";
    const std::string command = "experiment yu-2025-figure-1 --width 60 --steps 3000 --threads 1 --out ";
    REQUIRE(run_verify(command + whole.string()).status == 0);
    // The state is there before the run has ended; the signal comes then.
    const Ran killed =
        run_verify(command + parts.string() + " --save-every 0 & child=$!; while [ ! -e " + state.string() +
                   " ] && kill -0 $child 2>/dev/null; do sleep 0.01; done; kill -INT $child; wait $child");
    CHECK(killed.status == 130);
    REQUIRE(std::filesystem::exists(state));
    CHECK(files_of(parts).size() == 1);
    const Ran other = run_verify("experiment yu-2025-figure-1 --width 61 --steps 3000 --out " + parts.string());
    CHECK(other.status == 2);
    CHECK(other.err.find("has width=60, now width=61 was asked for") != std::string::npos);
    const Ran resumed = run_verify(command + parts.string());
    CHECK(resumed.status == 0);
    CHECK(resumed.err.find("going on from") != std::string::npos);
    CHECK(files_of(parts) == files_of(whole));
}

TEST_CASE("an experiment that a signal ends before its first state leaves no folder, later its state") {
    for (const char* signal : {"INT", "TERM"}) {
        for (const bool saved : {false, true}) {
            const TemporaryFolder folder;
            const std::string out = (folder.path / "a" / "b").string();
            const std::string command = fmt::format(
                "cd '{}'; env --default-signal={} timeout -s {} 2 '{}' experiment yu-2025-figure-1 --width 2000 --steps "
                "1000000 --threads 1 --save-every {} --out '{}' >out 2>&1",
                folder.path.string(), signal, signal, program(), saved ? 0 : 45, out);
            static_cast<void>(std::system(command.c_str()));
            INFO(signal << ", saved " << saved << ": " << content(folder.path / "out"));
            CHECK(std::filesystem::exists(folder.path / "a") == saved);
            CHECK(std::filesystem::exists(folder.path / "a/b/interrupted.state") == saved);
        }
    }
}

TEST_CASE("a state that is damaged or no state is refused") {
    const TemporaryFolder folder;
    const auto state = folder.path / "interrupted.state";
    const std::string command =
        "experiment yu-2025-figure-1 --width 60 --steps 3000 --threads 1 --out " + folder.path.string();
    run_verify(command + " --save-every 0 & child=$!; while [ ! -e " + state.string() +
               " ] && kill -0 $child 2>/dev/null; do sleep 0.01; done; kill -INT $child; wait $child");
    const std::string whole = content(state);
    std::string bytes = whole;
    bytes[bytes.size() / 2] ^= 1;
    folder.file("interrupted.state", bytes);
    check_refused(command, "damaged");
    folder.file("interrupted.state", whole.substr(0, whole.size() - 8));
    check_refused(command, "damaged");
    folder.file("interrupted.state", "something else\n");
    check_refused(command, "not the state of an experiment");
    CHECK(content(state) == "something else\n");
}

TEST_CASE(
    "a learning rate at which the network leaves the range of numbers: the step is said and what there was is kept") {
    const TemporaryFolder folder;
    const Ran ran =
        run_verify("experiment yu-2025-figure-1 --width 20 --steps 40 --rate 1e150 --out " + folder.path.string());
    CHECK(ran.status == 2);
    CHECK(ran.err.find("no longer finite after step ") != std::string::npos);
    CHECK(lines(content(folder.path / "training.csv")) >= 2);
    CHECK(content(folder.path / "README.md").find("Not finished:") != std::string::npos);
}

TEST_CASE("parity of digits: a user's IDX files, and what is wrong with them") {
    const TemporaryFolder folder;
    const std::string pixels = folder.file("images", images(20)), labels = folder.file("labels", digits(20)),
                      out = " --out " + (folder.path / "out").string();
    const std::string command = "experiment yu-2025-figure-4 --width 10 --steps 20" + out;
    const Ran ran = run_verify(command + " --images " + pixels + " --labels " + labels);
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(content(folder.path / "out" / "README.md").find("20 of 20 points with 16 coordinates") != std::string::npos);
    check_refused(command, "needs the images and labels of MNIST");
    check_refused(command + " --images " + pixels, "needs the images and labels of MNIST");
    check_refused(command + " --images " + pixels + " --labels " + folder.file("few", digits(19)),
                  "19 labels; expected 20");
    check_refused(command + " --images " + folder.file("cut", images(20).substr(0, 100)) + " --labels " + labels,
                  "cut");
    check_refused(command + " --images " + (folder.path / "none").string() + " --labels " + labels, "none");
    check_refused(command + " --images " + pixels + " --labels " + pixels, "expected labels");
    check_refused(command + " --images " +
                      folder.file("black", idx(unsigned_bytes, {20, 4, 4}, std::string(320, '\0'))) + " --labels " +
                      labels,
                  "all images are black");
}

TEST_CASE("what experiment refuses") {
    check_refused("experiment no-such", "expected one of yu-2025-figure-1");
    check_refused("experiment yu-2025-figure-1 --width 0", "--width 0");
    check_refused("experiment yu-2025-figure-1 --width 1.5", "--width 1.5");
    check_refused("experiment yu-2025-figure-1 --rate nan", "--rate");
    check_refused("experiment yu-2025-figure-1 --rate 0", "--rate 0");
    check_refused("experiment yu-2025-figure-1 --rate -1/10", "--rate -1/10");
    check_refused("experiment yu-2025-figure-1 --rate 1e400", "--rate 1e400");
    check_refused("experiment yu-2025-figure-1 --steps -3", "--steps -3");
    check_refused("experiment yu-2025-figure-2 --steps 3", "does not take it");
    check_refused("experiment yu-2025-figure-1 --images x", "does not take it");
    check_refused("experiment yu-2025-figure-1 --width 5 --steps 5 --out /dev/null/x", "/dev/null/x");
}
