#include "verify/verbs/help_examples.hpp"

#include <array>
#include <sstream>
#include <stdexcept>

namespace verify {
namespace {

struct Examples {
    const char *verb, *first, *second;
};

// tests/verify/verbs/help_test.cpp runs every one of them.
constexpr std::array<Examples, 17> all_examples{{
    {"list", "list --paper le-2025 --verdict fails", "list --severity result"},
    {"coverage", "coverage --paper yu-2025", "coverage --paper le-2025 --out ."},
    {"concordance", "concordance", "concordance --out ."},
    {"show", "show st-arnaud-2026/theorem-2", "show st-arnaud-2026/theorem-2 --format latex"},
    {"errata", "errata --paper st-arnaud-2026", "errata --paper le-2025 --severity result --format latex"},
    {"run", "run st-arnaud-2026/lemma-1", "run 'yu-2025/lemma-[34]' --format junit"},
    {"new-paper", "new-paper my-paper", "new-paper my-other-paper --from paper.tex"},
    {"prove", "prove 'forall z in [-1, 1]: h(z) >= z'",
     "prove 'forall z in [-1, 1): theta_bar(z, L) = 1/4 + O(log(L)/L) as L -> inf' --certificate c.jsonl"},
    {"check", "check c.jsonl", "check c.jsonl d.jsonl --format json"},
    {"eval", "eval theta-bar --at 1/2 --depth 1e1000", "eval theta-bar --at -1..9/10 --depth 10 --plot theta-bar.svg"},
    {"rate", "rate '1/4 + O(log(L)/L)' --of theta-bar", "rate '1/4 + O(1/L)' --of theta-bar --at 1/2 --plot rate.svg"},
    {"gram", "gram examples/points.csv --kernel fc --depth 3",
     "gram examples/points.csv --kernel normalized --depth 3 --plot spectrum.svg"},
    {"gram", "gram examples/points.csv --kernel fc --depth 3",  // over many processes there is no --plot
     "gram examples/points.csv --kernel normalized --depth 3 --format json"},
    {"experiment", "experiment", "experiment yu-2025-figure-1 --width 20 --steps 40 --out figure-1"},
    {"diff", "diff reports/results.json new/results.json", "diff reports/results.json new/results.json --format json"},
    {"cite", "cite st-arnaud-2026/theorem-2", "cite st-arnaud-2026 --format bibtex"},
    {"doctor", "doctor", "doctor --against reports/results.json"},
}};

}  // namespace

std::string help_examples(const std::string& verb, const std::function<bool(const std::string&)>& has_option) {
    const auto fits = [&](const std::string& example) {
        std::istringstream words(example);
        for (std::string word; words >> word;)
            if (word.starts_with("--") && !has_option(word)) return false;
        return true;
    };
    for (const Examples& each : all_examples)
        if (each.verb == verb && fits(each.first) && fits(each.second))
            return std::string("Examples:\n  verify ") + each.first + "\n  verify " + each.second;
    throw std::logic_error("no examples for " + verb);
}

}  // namespace verify
