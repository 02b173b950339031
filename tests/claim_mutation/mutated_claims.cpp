// mutated_claims [ID [full]]: the steps of one of the checks that this program was linked with, as a line of JSON; with
// `full` also whether a control is accepted and its property holds; without an id, the checks. What a check
// cites stands as recorded in CLAIM_RECORD: lines "id verdict correction", a dash for none.
#include "schemata.hpp"

#include "claim/check.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>

int claim_mutant = -1, claim_mutant_step = 1;
unsigned char claim_mutant_visited[claim_mutant_sites] = {};

namespace {

// Before the constants of the pages, which may hold sites.
__attribute__((constructor(101))) void read_environment() {
    if (const char* site = std::getenv("CLAIM_MUTANT")) claim_mutant = std::atoi(site);
    if (const char* step = std::getenv("CLAIM_MUTANT_STEP")) claim_mutant_step = std::atoi(step);
}

using nlohmann::json;

claim::Verdict verdict_named(const std::string& name) {
    for (const claim::Verdict verdict :
         {claim::Verdict::holds, claim::Verdict::fails, claim::Verdict::undecided, claim::Verdict::not_checkable})
        if (name == claim::to_string(verdict)) return verdict;
    throw std::invalid_argument("no verdict: " + name);
}

std::map<std::string, claim::Finding> recorded() {
    std::map<std::string, claim::Finding> findings;
    const char* path = std::getenv("CLAIM_RECORD");
    std::ifstream file(path ? path : "");
    for (std::string id, verdict, correction; file >> id >> verdict >> correction;) {
        claim::Finding& finding = findings[id];
        finding.verdict = verdict_named(verdict);
        if (correction == "-") continue;
        finding.correction.emplace();
        finding.correction->verdict = verdict_named(correction);
    }
    return findings;
}

void add(json& list, const std::vector<claim::Step>& steps, const std::string& of) {
    for (const claim::Step& step : steps) {
        list.push_back({{"of", of},
                        {"kind", claim::to_string(step.kind())},
                        {"says", step.says()},
                        {"carries", step.role() == claim::Role::carries},
                        {"truth", static_cast<int>(step.truth())}});
        add(list, step.parts(), of);
    }
}

json outcome(const claim::Check& check, claim::Context context, bool full) {
    json found{{"steps", json::array()}};
    const claim::Result statement = check.statement(context);
    found["verdict"] = claim::to_string(statement.verdict());
    add(found["steps"], statement.steps.list(), "statement");
    if (check.correction) {
        const claim::Result correction = check.correction(context);
        found["correction"] = claim::to_string(correction.verdict());
        add(found["steps"], correction.steps.list(), "correction");
    }
    found["visited"] = json::array();
    for (int site = 0; site < claim_mutant_sites; ++site)
        if (claim_mutant_visited[site]) found["visited"].push_back(site);
    if (!full) return found;
    context.verdict_only = true;
    bool accepted = false;
    for (const claim::Control& control : check.controls) {
        const char* const unchanged = control.of == claim::Control::Of::statement ? "verdict" : "correction";
        accepted = accepted || found[unchanged] == claim::to_string(control.run(context));
    }
    found["control accepted"] = accepted;
    if (check.property.run) {
        const claim::PropertyResult result = check.property.run(context.cases, context.seed);
        found["property"] = !result.counterexample;
    }
    return found;
}

}  // namespace

int main(int count, char** words) try {
    const std::vector<claim::Check>& checks = claim::registered_checks();
    if (count < 2) {
        for (const claim::Check& check : checks) std::cout << check.id << "\n";
        return 0;
    }
    const auto findings = recorded();
    claim::Context context;
    context.finding_of = [&](const std::string& id) { return findings.at(id); };
    context.paragraph = context.reference = [](const std::string& name) { return name; };
    context.theorem = [](const std::string& name) {
        return claim::CheckedTheorem{name, claim::CheckedTheorem::Kind::statement, {}};
    };
    for (const claim::Check& check : checks) {
        if (check.id != words[1]) continue;
        std::cout << outcome(check, context, count > 2).dump() << "\n";
        return 0;
    }
    std::cerr << "no check of '" << words[1] << "' in this program\n";
    return 2;
} catch (const std::exception& error) {
    std::cout << json{{"exception", error.what()}}.dump() << "\n";
    return 0;
}
