// verify --complete WORD...: what the last word may become, a line each, for completion/verify.bash and
// completion/_verify.
#include "verify/verbs/complete.hpp"

#include "experiments/registry.hpp"
#include "ntk/activation/activation.hpp"
#include "proofs/registry.hpp"
#include "services/evaluate.hpp"
#include "services/rate.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <map>

namespace verify {
namespace {

using Words = std::vector<std::string>;

/// "{text,json}" as CLI11 shows the values of an option that has a list of them.
Words listed_values(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const auto open = type.find('{'), close = type.rfind('}');
    if (open == std::string::npos || close == std::string::npos || close < open) return {};
    return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

Words names_of_activations() {
    Words names;
    for (const ntk::ActivationName& row : ntk::activation_names()) {
        const auto end = row.pattern.find_first_of(":^");  // where a parameter begins
        names.push_back(end == std::string::npos ? row.pattern : row.pattern.substr(0, end + 1));
    }
    return names;
}

Words keys_of_papers() {
    Words keys;
    for (const claim::Paper& paper : proofs::papers()) keys.push_back(paper.key);
    return keys;
}

/// Papers and claims; once a letter is there, what is a claim of one paper alone without it too, as lemma-7.
Words papers_and_claims(bool begun) {
    Words names = keys_of_papers();
    std::map<std::string, long> papers;
    for (const claim::Claim& claim : proofs::all_claims()) {
        names.push_back(claim.id);
        ++papers[claim.id.substr(claim.id.find('/') + 1)];
    }
    for (const auto& [stem, count] : papers)
        if (begun && count == 1) names.push_back(stem);
    return names;
}

/// What may be the value of an option, where that is a name that the suite knows.
Words values_of(const CLI::Option& option) {
    const std::string name = option.get_name();
    if (name == "--activation") return names_of_activations();
    if (name == "--paper") return keys_of_papers();
    if (name == "--of") {
        Words names;
        for (const services::RateSequence& sequence : services::rate_sequences()) names.push_back(sequence.name);
        return names;
    }
    return listed_values(option);
}

/// What a verb acts on.
Words objects_of(const std::string& verb, bool begun) {
    if (verb == "show" || verb == "run" || verb == "list" || verb == "cite") return papers_and_claims(begun);
    Words names;
    if (verb == "eval")
        for (const services::Function& function : services::functions()) names.push_back(function.name);
    if (verb == "experiment")
        for (const auto& experiment : experiments::all_experiments()) names.push_back(experiment.name);
    return names;
}

Words long_names(const CLI::App& verb) {
    Words names;
    for (const CLI::Option* option : verb.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

Words candidates(const CLI::App& app, const Words& words, const std::vector<Verb>& verbs) {
    if (words.size() < 2) {
        Words names{"--help", "--version"};
        for (const Verb& verb : verbs) names.push_back(verb.name);
        return names;
    }
    const auto named = app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == words.front(); });
    if (named.empty()) return {};
    const CLI::App* const verb = named.front();
    if (words.size() > 2) {
        const CLI::Option* const before = verb->get_option_no_throw(words[words.size() - 2]);
        if (before && !before->get_positional() && before->get_items_expected_max() > 0) return values_of(*before);
    }
    return words.back().starts_with("-") ? long_names(*verb) : objects_of(words.front(), !words.back().empty());
}

}  // namespace

int complete(const Words& words, const std::vector<Verb>& verbs) try {
    CLI::App app;
    int status = 0;
    for (const Verb& verb : verbs) verb.add(app, status);
    const std::string begun = words.empty() ? "" : words.back();
    for (const std::string& candidate : candidates(app, words, verbs))
        if (candidate.starts_with(begun)) fmt::print("{}\n", candidate);
    return 0;
} catch (const std::exception&) {
    return 1;  // nothing to complete with, and no message in the middle of somebody's command line
}

}  // namespace verify
