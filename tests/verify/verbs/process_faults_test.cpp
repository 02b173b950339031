// The program in a bad neighbourhood: streams that are closed or full, names that are no text, little memory, few
// processes, signals that come in pairs.
#include "rigor/number/instrumented.hpp"
#include "verify/base/printable.hpp"
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <regex>
#include <set>
#include <thread>

using Json = nlohmann::json;

namespace {

bool one_printable_line(const std::string& text) {
    return lines(text) == 1 && verify::on_one_line(text.substr(0, text.size() - 1)) + "\n" == text;
}

/// --name of every option of the verb that takes a value.
std::vector<std::string> options_with_values(const std::string& verb) {
    const std::string help = run_verify(verb + " --help").out;
    const std::regex line(R"(\n +(--[a-z0-9-]+) [A-Z])");
    std::vector<std::string> names;
    for (std::sregex_iterator at(help.begin(), help.end(), line), end; at != end; ++at) names.push_back((*at)[1]);
    return names;
}

std::string small_data(const TemporaryFolder& folder) { return folder.file("q.csv", "1,0\n0,1\n3,4\n"); }

}  // namespace

TEST_CASE("an empty value is refused for every option and every argument of every verb") {
    std::size_t tried = 0;
    for (const std::string verb : {"list", "coverage", "concordance", "show", "run", "prove", "check", "eval", "rate",
                                   "gram", "experiment", "diff", "cite", "doctor"}) {
        for (const std::string& option : options_with_values(verb)) {
            check_refused(verb + " " + option + " ''", option);
            check_refused(verb + " " + option + "=", option);
            check_refused(verb + " " + option + "= 1", option);
            ++tried;
        }
    }
    CHECK(tried >= 35);
    for (const std::string arguments : {"show ''", "run ''", "run yu-2025/lemma-3 ''", "eval ''", "rate '' --of rho",
                                        "gram '' --kernel fc --depth 2", "experiment ''", "diff '' ''", "cite ''"})
        check_refused(arguments, "\"\": empty; expected a value");
}

TEST_CASE("an error that cannot be printed: the status all the same") {
    const auto [arguments, status] =
        GENERATE(table<std::string, int>({{"eval kappa0 --at 3", 2},
                                          {"frobnicate", 2},
                                          {"", 2},
                                          {"eval kappa0 --at ''", 2},
                                          {"run 'no-such-paper/*'", 5},
                                          {"eval theta --at 1/2 --depth 10000001", 3},
                                          {"rate '1/3 + O(1/L)' --of theta-bar --at 1/2", 1},
                                          {"eval kappa0 --at 1/2", 0},
                                          {"list --paper yu-2025", 0},
                                          {"--help", 0}}));
    for (const char* errors : {" 2>&-", " 2>/dev/full", " <&- 2>&-"}) {
        const Ran ran = run_verify(arguments + errors);
        INFO(arguments << errors << ": " << ran.out);
        CHECK(ran.status == status);
        CHECK(ran.out.empty() == (status != 0 && status != 1));
    }
}

TEST_CASE("output that cannot be written: status 2, and the reason as it is") {
    for (const std::string arguments :
         {"--help", "run --help", "--version", "list", "eval kappa0 --at 1/2", "eval", "doctor --format json",
          "rate '1/4 + O(log(L)/L)' --of theta-bar --at 1/2", "run yu-2025/lemma-3"})
        for (const auto& [output, reason] :
             {std::pair<std::string, std::string>(" >/dev/full", "No space left on device"),
              {" >&-", "Bad file descriptor"},
              {" <&- >&-", "Bad file descriptor"}}) {
            const Ran ran = run_verify(arguments + output);
            INFO(arguments << output << ": " << ran.err);
            CHECK(ran.status == 2);
            CHECK(ran.err == "verify: standard output cannot be written (" + reason + ")\n");
        }
    CHECK(run_verify("list <&- >&- 2>&-").status == 2);
}

TEST_CASE("a pipe without a reader is no full disk") {
    const TemporaryFolder folder;
    for (const bool ignored : {true, false}) {
        const std::string status = (folder.path / "status").string(), errors = (folder.path / "errors").string();
        const std::string script = std::string(ignored ? "trap \"\" PIPE; " : "") + "{ sleep 0.3; \"" + program() +
                                   "\" list 2>\"" + errors + "\"; echo $? >\"" + status + "\"; } | true";
        REQUIRE(std::system(("sh -c '" + script + "'").c_str()) == 0);
        CHECK(content(status) == (ignored ? "2\n" : "141\n"));
        CHECK(content(errors) == (ignored ? "verify: standard output cannot be written (Broken pipe)\n" : ""));
    }
}

TEST_CASE("a file is never written to in the place of a stream that was closed") {
    const TemporaryFolder folder;
    const std::string data = small_data(folder), gram = "gram '" + data + "' --kernel fc --depth 2 --save '";
    const auto usual = folder.path / "usual.npz", closed = folder.path / "closed.npz";
    REQUIRE(run_verify(gram + usual.string() + "'").status == 0);
    for (const auto& [streams, status] :
         {std::pair<std::string, int>(" >&-", 2), {" 2>&-", 0}, {" <&- 2>&-", 0}, {" <&- >&- 2>&-", 2}}) {
        std::filesystem::remove(closed);
        CHECK(run_verify(gram + closed.string() + "'" + streams).status == status);
        CHECK(content(closed) == content(usual));
    }
    const auto out = folder.path / "out";
    CHECK(run_verify("run yu-2025/lemma-3 --out '" + out.string() + "' 2>&-").status == 0);
    CHECK(content(out / "README.md").starts_with("# "));
    CHECK(Json::parse(content(out / "results.json")).at("results").size() == 1);
}

TEST_CASE("names with control characters, and names that are no UTF-8, are escaped in messages, text and JSON") {
    const TemporaryFolder folder;
    for (const std::string name : {"\xff.csv", "a\xc3(.csv", "line\nend.csv", "esc\x1b[31m.csv", "bell\x07.csv",
                                   "\xed\xa0\x80.csv", "\xe2\x80\xaegpj.csv",
                                   "\xc2\x9b"
                                   "31m.csv",
                                   "\xc0\xaf.csv", "\xf4\x90\x80\x80.csv"}) {
        const std::string data = folder.file(name, "1,0\n0,1\n3,4\n"),
                          gram = "gram '" + data + "' --kernel normalized --depth 3";
        INFO(verify::on_one_line(name));
        const Ran json = run_verify(gram + " --format json");
        REQUIRE(json.status == 0);
        CHECK(Json::parse(json.out).at("file") == verify::as_utf8(data));
        const Ran text = run_verify(gram);
        REQUIRE(text.status == 0);
        CHECK(text.out.starts_with(verify::on_one_line(data) + ": 3 points"));
        for (const std::string& wrong :
             {"gram '" + data + ".not' --kernel normalized --depth 3", "rate '1/L' --csv '" + data + ".not'",
              "run 'yu-2025/" + name + "'", "show '" + name + "'", "eval '" + name + "'",
              "diff '" + data + ".not' '" + data + "'", "eval kappa0 --at '" + name + "'",
              "list --paper '" + name + "'", "experiment '" + name + "'", "rate '" + name + "' --of rho",
              "cite '" + name + "'", "'" + name + "'", "--'" + name + "'"}) {
            const Ran refused = run_verify(wrong);
            INFO(verify::on_one_line(wrong));
            CHECK((refused.status == 2 || refused.status == 5));
            CHECK(one_printable_line(refused.err));
        }
        const Ran saved = run_verify(gram + " --save '" + data + ".npz' --format json");
        CHECK(saved.status == 0);
        CHECK_NOTHROW(Json::parse(saved.out));
        CHECK(std::filesystem::exists(data + ".npz"));
        if (name.size() > 6) continue;  // a report takes a second
        const Ran wrote = run_verify("run yu-2025/lemma-3 --out '" + data + ".out'");
        CHECK(wrote.status == 0);
        CHECK(one_printable_line(wrote.err));
    }
}

TEST_CASE("UTF-8 as RFC 3629 has it, and what is printable of it") {
    for (const std::string good : {"a", "\n", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
                                   "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
        CHECK(verify::utf8_character(good + "a") == good.size());
        CHECK(verify::as_utf8(good) == good);
    }
    for (const std::string bad : {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2",
                                  "\xc2"
                                  "a",
                                  "\xe0\x9f\xbf", "\xe2\x82", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf",
                                  "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"}) {
        CHECK(verify::utf8_character(bad) == 0);
        CHECK(verify::as_utf8(bad) != bad);
        CHECK(verify::as_utf8(verify::as_utf8(bad)) == verify::as_utf8(bad));
    }
    for (const std::string hidden : {"\x1b", "\n", "\x7f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6"})
        CHECK(verify::printable_character(hidden) == 0);
    CHECK(verify::on_one_line("θ ≥ 1/2\n\xff") == "θ ≥ 1/2\\x0a\\xff");
}

TEST_CASE("no folder is named for temporary files: /tmp") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out";
    const Ran ran = run_verify("run le-2025/eq-3.6 --out '" + out.string() + "'", "env TMPDIR=");
    CHECK(ran.status == 0);
    CHECK(one_printable_line(ran.err));  // "wrote …" alone
    CHECK(content(out / "README.md").find("Not drawn") == std::string::npos);
}

#if !NTK_INSTRUMENTED  // which needs terabytes of address space
TEST_CASE("little address space: what needs no LAPACK works, what needs it says so, and nothing hangs") {
    const TemporaryFolder folder;
    std::string points;
    for (int i = 0; i < 100; ++i)
        points += std::to_string(i + 1) + "," + std::to_string(i * i % 17) + "," + std::to_string(100 - i) + "\n";
    const std::string data = folder.file("q.csv", points);
    for (const std::string limit : {"150000000", "120000000", "300000000"}) {
        const std::string before = "timeout 30 prlimit --as=" + limit;
        CHECK(run_verify("eval kappa0 --at 1/2", before).out == run_verify("eval kappa0 --at 1/2").out);
        for (const std::string& arguments :
             std::vector<std::string>{"list", "show yu-2025/lemma-3", "run yu-2025/lemma-3",
                                      "rate '1/4 + O(log(L)/L)' --of theta-bar --at 1/2",
                                      "eval theta-bar --at 1/2 --depth 1e30 --digits 200", "doctor"}) {
            const Ran ran = run_verify(arguments, before);
            INFO(limit << ", " << arguments << ": " << ran.err);
            CHECK(ran.status == 0);
            CHECK_FALSE(ran.out.empty());
        }
        const Ran gram = run_verify("gram '" + data + "' --kernel normalized --depth 3", before);
        INFO(limit << ": " << gram.err);
        CHECK(gram.status == 2);
        CHECK(one_printable_line(gram.err));
        CHECK(gram.err.find("LAPACK") != std::string::npos);
        CHECK(gram.err.find("ulimit -v") != std::string::npos);
    }
    CHECK(run_verify("gram '" + data + "' --kernel normalized --depth 3",
                     "timeout 60 prlimit --as=4000000000 env OPENBLAS_NUM_THREADS=1")
              .status == 0);
}

TEST_CASE("no memory left in a C library: status 2 and one line") {
    const auto limited = [](long megabytes) {
        return "timeout 60 prlimit --as=" + std::to_string(megabytes) + "000000";
    };
    long least = 20;  // with which the program starts at all
    while (least < 500 && run_verify("--version", limited(least)).status != 0) ++least;
    int refused = 0;
    for (const std::string arguments :
         {"eval theta-bar --at 1/3 --depth 1e30 --digits 500", "eval kappa0 --at 1/3 --digits 100000",
          "eval theta --at 1/3 --depth 100 --digits 100000"})
        for (const long more : {0L, 1L, 2L, 4L}) {
            const Ran ran = run_verify(arguments, limited(least + more));
            INFO(least << " + " << more << " MB, " << arguments << ": " << ran.err);
            CHECK((ran.status == 0 || ran.status == 2));
            if (ran.status == 0) break;
            ++refused;
            CHECK(ran.out.empty());
            CHECK(one_printable_line(ran.err));
            CHECK(ran.err.find("not enough memory") != std::string::npos);
        }
    CHECK(refused > 0);
}

TEST_CASE("no further process: what needs none works, what needs some says so or does with fewer") {
    const TemporaryFolder folder;
    std::filesystem::permissions(folder.path, std::filesystem::perms::all);
    const std::string data = small_data(folder), out = (folder.path / "out").string();
    // Root is not limited.
    const std::string before =
        ::geteuid() == 0 ? "setpriv --reuid=61234 --regid=61234 --clear-groups prlimit --nproc=1" : "prlimit --nproc=1";
    if (run_verify("--version", before).status != 0) {
        WARN("not tried: the program cannot be started as another user here");
        return;
    }
    for (const std::string arguments :
         {"eval kappa0 --at 1/2", "list", "show yu-2025/lemma-3", "rate '1/4 + O(log(L)/L)' --of theta-bar --at 1/2",
          "run yu-2025/lemma-3 yu-2025/eq-b.6 --jobs 4"}) {
        const Ran ran = run_verify(arguments, "timeout 60 " + before);
        INFO(arguments << ": " << ran.err);
        CHECK(ran.status == 0);
    }
    for (const std::string& arguments : {"run yu-2025/lemma-3 --out '" + out + "'",
                                         "gram '" + data + "' --kernel fc --depth 2 --save '" + out + ".npz'"}) {
        const Ran ran = run_verify(arguments, "timeout 60 " + before);
        INFO(arguments << ": " << ran.err);
        CHECK(ran.status == 2);
        CHECK(one_printable_line(ran.err));
        CHECK(ran.err.find("ulimit -u") != std::string::npos);
    }
    CHECK_FALSE(std::filesystem::exists(folder.path / "out" / "README.md"));
    CHECK_FALSE(std::filesystem::exists(out + ".npz"));
}
#endif

namespace {

/// A program of this name that is found first, answers to --version, and then sleeps; its process number is in the file
/// "sleeps".
void sleeping_program(const TemporaryFolder& folder, const std::string& name) {
    std::filesystem::create_directories(folder.path / "bin");
    const auto file = folder.path / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\n[ \"$1\" = --version ] && echo " << name << " 1 && exit\necho $$ >'"
                        << folder.path.string() << "/.sleeps'\nmv '" << folder.path.string() << "/.sleeps' '"
                        << folder.path.string() << "/sleeps'\nsleep 30 & wait\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

bool appears(const std::filesystem::path& file) {
    for (int wait = 0; wait < 3000 && !std::filesystem::exists(file); ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return std::filesystem::exists(file);
}

/// The status, or -1 if it has not ended after five seconds; it is then killed.
int ends_soon(pid_t child) {
    int raw = 0;
    for (int wait = 0; wait < 500; ++wait) {
        if (::waitpid(child, &raw, WNOHANG) == child) return WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + WTERMSIG(raw);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, &raw, 0);
    return -1;
}

bool is_gone(pid_t process) {
    for (int wait = 0; wait < 300; ++wait) {
        if (::kill(process, 0) != 0 && errno == ESRCH) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

pid_t start_with_sleeping_programs(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
    std::filesystem::create_directories(folder.path / "tmp");
    std::filesystem::remove(folder.path / "sleeps");
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::setpgid(0, 0);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::setenv("PATH", ((folder.path / "bin").string() + ":/usr/bin:/bin").c_str(), 1);
    ::setenv("TMPDIR", (folder.path / "tmp").c_str(), 1);
    std::vector<const char*> words{"verify"};
    for (const std::string& word : arguments) words.push_back(word.c_str());
    words.push_back(nullptr);
    ::execv(program().c_str(), const_cast<char* const*>(words.data()));
    ::_exit(127);
}

bool has_files(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder)) return false;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (!entry.is_directory()) return true;
    return false;
}

}  // namespace

TEST_CASE("two signals close together while another program runs: ended promptly, thirty times, and nothing is left") {
    const TemporaryFolder folder;
    sleeping_program(folder, "gnuplot");
    const auto out = folder.path / "out";
    const std::vector<std::pair<int, int>> pairs{
        {SIGTERM, SIGTERM}, {SIGINT, SIGINT}, {SIGINT, SIGTERM}, {SIGHUP, SIGTERM}, {SIGTERM, SIGHUP}};
    for (std::size_t i = 0; i < 30; ++i) {
        const auto [first, second] = pairs[i % pairs.size()];
        const pid_t child =
            start_with_sleeping_programs(folder, {"experiment", "st-arnaud-2026-figure-3", "--out", out.string()});
        REQUIRE(appears(folder.path / "sleeps"));
        const pid_t drawing = std::stoi(content(folder.path / "sleeps"));
        const pid_t to = i % 3 == 2 ? -child : child;  // the terminal sends to the group
        CHECK(::kill(to, first) == 0);
        std::this_thread::sleep_for(std::chrono::microseconds(i % 2 * 200));
        ::kill(to, second);
        const int status = ends_soon(child);
        INFO("number " << i << ", signals " << first << " and " << second);
        CHECK((status == 128 + first || status == 128 + second));
        CHECK(is_gone(drawing));
        CHECK(std::filesystem::is_empty(folder.path / "tmp"));
        CHECK_FALSE(has_files(out));
    }
}

TEST_CASE("two signals while a page is converted") {
    const TemporaryFolder folder;
    sleeping_program(folder, "pandoc");
    const auto out = folder.path / "out";
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        const pid_t child =
            start_with_sleeping_programs(folder, {"run", "yu-2025/lemma-3", "--format", "html", "--out", out.string()});
        REQUIRE(appears(folder.path / "sleeps"));
        const pid_t converting = std::stoi(content(folder.path / "sleeps"));
        CHECK(::kill(child, signal) == 0);
        ::kill(child, signal);
        CHECK(ends_soon(child) == 128 + signal);
        CHECK(is_gone(converting));
        CHECK(std::filesystem::is_empty(folder.path / "tmp"));
        CHECK_FALSE(has_files(out));
    }
}

TEST_CASE("two signals while threads compute, and while nothing is remembered") {
    const TemporaryFolder folder;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"run", "st-arnaud-2026/theorem-2", "--thorough", "--jobs", "3"},
          {"eval", "theta", "--at", "1/2", "--depth", "10000000", "--digits", "1000"},
          {"experiment", "yu-2025-figure-3", "--width", "200", "--steps", "1000000", "--save-every", "0", "--out",
           (folder.path / "out").string()}})
        for (const int signal : {SIGTERM, SIGINT}) {
            const pid_t child = start_with_sleeping_programs(folder, arguments);
            std::this_thread::sleep_for(std::chrono::milliseconds(700));
            CHECK(::kill(child, signal) == 0);
            ::kill(child, signal);
            INFO(arguments[0]);
            CHECK(ends_soon(child) == 128 + signal);
            CHECK(std::filesystem::is_empty(folder.path / "tmp"));
            if (!std::filesystem::exists(folder.path / "out")) continue;
            for (const auto& entry : std::filesystem::directory_iterator(folder.path / "out"))
                CHECK(entry.path().filename() == "interrupted.state");
        }
}

TEST_CASE("who is told to ignore the end of a terminal ignores it") {
    const TemporaryFolder folder;
    sleeping_program(folder, "gnuplot");
    std::signal(SIGHUP, SIG_IGN);  // as nohup does
    const pid_t child =
        start_with_sleeping_programs(folder, {"run", "le-2025/eq-3.6", "--out", (folder.path / "out").string()});
    std::signal(SIGHUP, SIG_DFL);
    REQUIRE(appears(folder.path / "sleeps"));
    ::kill(child, SIGHUP);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(::waitpid(child, nullptr, WNOHANG) == 0);
    ::kill(child, SIGTERM);
    CHECK(ends_soon(child) == 128 + SIGTERM);
}
