// What the command line lists is what the services have: the names come from their tables, and are typed nowhere else.
#include "verify/process.hpp"

#include "ntk/activation/activation.hpp"
#include "ntk/gram/gram_kernel.hpp"
#include "services/evaluate.hpp"
#include "services/rate.hpp"

#include <set>
#include <sstream>

namespace {

/// The first word of each line.
std::vector<std::string> first_words(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) words.push_back(line.substr(0, line.find(' ')));
    return words;
}

}  // namespace

TEST_CASE("verify eval lists the functions of the table, each with its arguments") {
    const Ran list = run_verify("eval");
    std::vector<std::string> names;
    for (const services::Function& function : services::functions()) names.push_back(function.name);
    std::vector<std::string> expected = names;
    expected.insert(expected.end(), {"", "--activation,"});  // an empty line, and what the rest is
    for (const ntk::ActivationName& activation : ntk::activation_names()) expected.push_back(activation.pattern);
    CHECK(first_words(list.out) == expected);
    std::istringstream stream(list.out);
    for (const services::Function& function : services::functions()) {
        std::string line;
        REQUIRE(std::getline(stream, line));
        INFO(line);
        using enum services::Argument;
        for (const services::Argument argument :
             {at, depth, n, n0, beta, activation, edge_of_chaos, weight_variance, bias_variance}) {
            const std::string option = std::string("--") + services::name_of(argument);
            const bool required = line.find(" " + option + " ") != std::string::npos;
            const bool optional = line.find("[" + option + "]") != std::string::npos;
            CHECK(required == function.requires_argument(argument));
            CHECK((required || optional) == function.takes(argument));
        }
    }
    CHECK(run_verify("eval --help").out.find("verify eval") != std::string::npos);  // which leads to the list
    const std::string refusal = run_verify("eval nonsense").err;
    for (const std::string& name : names) CHECK(refusal.find(name) != std::string::npos);
}

TEST_CASE("verify gram --help lists the kernels, and --kernel takes these and no others") {
    const std::string help = run_verify("gram --help").out;
    std::set<std::string> names, printed;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) names.insert(kernel->name());
    const std::size_t from = help.find("--kernel");
    REQUIRE(from != std::string::npos);
    const std::size_t open = help.find('{', from), close = help.find('}', from);
    REQUIRE((open != std::string::npos && close != std::string::npos));
    std::istringstream set(help.substr(open + 1, close - open - 1));
    for (std::string name; std::getline(set, name, ',');) printed.insert(name);
    CHECK(printed == names);
    for (const std::string& name : names) CHECK(help.find(name + ": ", from) != std::string::npos);
    const TemporaryFolder folder;
    const std::string file = folder.file("two.csv", "1,2\n3,4\n");
    for (const std::string& name : names) {
        const std::string network = name == "activation" ? " --activation erf --edge-of-chaos q=1" : "";
        CHECK(run_verify("gram " + file + " --depth 2 --kernel " + name + network).status == 0);
    }
    check_refused("gram " + file + " --depth 2", *names.begin());
}

TEST_CASE("verify rate --list lists the sequences") {
    std::vector<std::string> names;
    for (const services::RateSequence& sequence : services::rate_sequences()) names.push_back(sequence.name);
    CHECK(first_words(run_verify("rate --list").out) == names);
}
