// --plot of eval, rate and gram: a picture, or one line that says why not.
#include "verify/process.hpp"

#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <thread>

using Json = nlohmann::json;

namespace {

std::string file_in(const TemporaryFolder& folder, const char* name) {
    return "'" + (folder.path / name).string() + "'";
}

}  // namespace

TEST_CASE("a curve over a range of z or of the depth, from enclosures") {
    const TemporaryFolder folder;
    const Ran over_z = run_verify("eval kappa1 --at -1..1 --format json --plot " + file_in(folder, "a.svg"));
    REQUIRE(over_z.status == 0);
    const Json points = Json::parse(over_z.out).at("points");
    CHECK(points.size() == 201);
    CHECK(points.front().at("at") == "-1");
    CHECK(points.back().at("at") == "1");
    CHECK(points.at(150).at("enclosure").get<std::string>().rfind("[0.60899", 0) == 0);  // z = 1/2
    CHECK(content(folder.path / "a.svg").find("</svg>") != std::string::npos);
    const Ran over_depth =
        run_verify("eval theta-bar --at 1/2 --depth 1..1e30 --format json --plot " + file_in(folder, "b.svg"));
    REQUIRE(over_depth.status == 0);
    const Json depths = Json::parse(over_depth.out).at("points");
    CHECK(depths.size() > 100);
    CHECK(depths.front().at("depth") == "1");
    CHECK(depths.back().at("depth") == "1" + std::string(30, '0'));
    CHECK(content(folder.path / "b.svg").find("theta-bar, at 1/2") != std::string::npos);
}

TEST_CASE("pictures of a rate and of a spectrum") {
    const TemporaryFolder folder;
    CHECK(run_verify("rate '1/4 + O(1/L)' --of theta-bar --at 0 --plot " + file_in(folder, "r.svg")).status == 1);
    CHECK(content(folder.path / "r.svg").find("(s_L - a)/g(L)") != std::string::npos);
    std::ofstream(folder.path / "s.csv") << "0.5\n0.25\n0.166667\n0.125\n0.1\n0.0833333\n";
    CHECK(run_verify("rate --csv " + file_in(folder, "s.csv") + " --plot " + file_in(folder, "t.svg")).status == 0);
    CHECK(content(folder.path / "t.svg").find("s_L") != std::string::npos);
    const std::string points = std::string(VERIFY_SOURCES) + "/examples/points.csv";
    CHECK(run_verify("gram '" + points + "' --kernel fc --depth 3 --plot " + file_in(folder, "g.svg")).status == 0);
    CHECK(content(folder.path / "g.svg").find("proved bounds") != std::string::npos);
}

TEST_CASE("a gnuplot that cannot run is not called missing, and one that is missing is") {
    const TemporaryFolder folder;
    const std::string plot = "eval kappa1 --at 0..1 --plot '" + (folder.path / "a.svg").string() + "'";
    std::filesystem::create_directory(folder.path / "bin");
    const std::string path = "PATH='" + (folder.path / "bin").string() + "'";
    CHECK(run_verify(plot, path).err.find("gnuplot was not found") != std::string::npos);
    folder.file("bin/gnuplot", "#!/bin/sh\nexit 3\n");
    std::filesystem::permissions(folder.path / "bin/gnuplot", std::filesystem::perms::owner_all);
    const Ran ran = run_verify(plot, path);
    CHECK(ran.status == 2);
    CHECK(ran.err == "verify: gnuplot --version ends with status 3; expected a gnuplot that can draw the figures\n");
}

TEST_CASE("pictures that cannot be are refused before the work, and leave nothing") {
    const TemporaryFolder folder;
    const std::string to = " --plot " + file_in(folder, "x.svg");
    check_refused("eval h --at 1/2" + to, "expected one range");
    check_refused("eval theta-bar --at 0..1/2 --depth 1..9" + to, "expected one range");
    check_refused("eval h --at 1..-1" + to, "FROM < TO");
    check_refused("eval h --at 0..2" + to, "outside the domain");
    check_refused("eval h --at -1..1", "--plot FILE.svg");
    check_refused("eval h --at -1..1 --plot " + file_in(folder, "x.png"), ".svg");
    check_refused("eval h --at -1..1 --plot '/no/such/folder/x.svg'", "/no/such/folder");
    check_refused("rate 'O(1/L)' --of theta-bar" + to, "--at Z");
    check_refused("rate 'O(1/L)' --of theta-bar --at 0 --activation erf --edge-of-chaos q=1" + to, "--activation");
    CHECK(std::filesystem::is_empty(folder.path));
    const Ran without = run_verify("eval h --at -1..1" + to, "env PATH=/nonexistent");
    CHECK(without.status == 2);
    CHECK(without.err.find("gnuplot") != std::string::npos);
}

TEST_CASE(
    "a picture into a device, a FIFO or a folder, on a full disk, or when a signal comes: one line, and the old file as it was") {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder.path / "full.svg");
    std::filesystem::create_symlink("/dev/null", folder.path / "null.svg");
    REQUIRE(mkfifo((folder.path / "fifo.svg").c_str(), 0600) == 0);
    std::filesystem::create_directory(folder.path / "folder.svg");
    for (const std::string work : {"eval kappa1 --at 0..1", "rate '1/4 + O(1/L)' --of theta-bar --at 0",
                                   "gram '" VERIFY_SOURCES "/examples/points.csv' --kernel fc --depth 3"}) {
        for (const char* device : {"full.svg", "null.svg", "fifo.svg"})
            check_refused(work + " --plot " + file_in(folder, device), "no regular file");
        check_refused(work + " --plot " + file_in(folder, "folder.svg"), "a directory");
        // A limit on the size of files makes write() fail as a full disk does.
        folder.file("old.svg", "old");
        const Ran full =
            run_verify(work + " --plot " + file_in(folder, "old.svg") + " >/dev/null", "trap '' XFSZ; ulimit -f 1; ");
        INFO(work << ": " << full.err);
        CHECK(full.status == 2);
        CHECK(full.err.rfind("verify: ", 0) == 0);
        CHECK(lines(full.err) == 1);
        CHECK(content(folder.path / "old.svg") == "old");
    }
    CHECK(std::filesystem::is_character_file(folder.path / "null.svg"));
    CHECK(std::filesystem::is_fifo(folder.path / "fifo.svg"));

    // A gnuplot that sends verify the signal, and then takes its time.
    const std::string pid = "'" + (folder.path / "pid").string() + "'";
    std::filesystem::create_directory(folder.path / "bin");
    std::filesystem::create_directory(folder.path / "tmp");
    for (const auto& [signal, number] : {std::pair("INT", SIGINT), std::pair("TERM", SIGTERM)}) {
        folder.file("bin/gnuplot", "#!/bin/sh\n[ \"$1\" = --version ] && echo gnuplot && exit\nread pid <" + pid +
                                       "\nkill -" + signal + " $pid\nexec /bin/sleep 20\n");
        std::filesystem::permissions(folder.path / "bin/gnuplot", std::filesystem::perms::owner_all);
        const auto begun = std::chrono::steady_clock::now();
        const Ran ran =
            run_verify("eval kappa1 --at 0..1 --plot " + file_in(folder, "old.svg"),
                       "env PATH='" + (folder.path / "bin").string() + "' TMPDIR='" + (folder.path / "tmp").string() +
                           "' /bin/sh -c 'echo $$ >\"" + (folder.path / "pid").string() + "\"; exec \"$0\" \"$@\"'");
        CHECK(ran.status == 128 + number);
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(15));
        CHECK(content(folder.path / "old.svg") == "old");
        for (int wait = 0; wait < 100 && !std::filesystem::is_empty(folder.path / "tmp"); ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        CHECK(std::filesystem::is_empty(folder.path / "tmp"));
    }
}
