#include "verify/reports/claim_sections.hpp"

#include "verify/record/standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace verify {
namespace {

Block text_block(const std::string& content, const std::string& label = "") {
    return {Block::Kind::text, label, content};
}

void add(Section& section, const std::string& label, const Json& result, const char* key) {
    if (const std::string content = text_of(result, key); !content.empty())
        section.blocks.push_back(text_block(content, label));
}

Section verdict_part(const Json& result) {
    Section section{"Verdict", {}};
    const std::string evidence = text_of(result, "evidence");
    section.blocks.push_back(text_block(evidence == "none"
                                            ? text_of(result, "verdict") + "."
                                            : fmt::format("{}. Evidence: {}: {}", text_of(result, "verdict"), evidence,
                                                          evidence_in_words(text_of(result, "verdict"), evidence))));
    add(section, "How much depends on it", result, "harm");
    return section;
}

Block claims_part(const std::string& label, const std::vector<std::string>& ids, const ResultSet& others) {
    Block block{Block::Kind::claims, label, ""};
    for (const std::string& id : ids) block.rows.emplace_back(id, others.standing(id));
    return block;
}

/// "the statement" and so on, for what a theorem of Coq is about.
std::string formal_part_in_words(const std::string& kind) {
    if (kind == "statement") return "the statement";
    if (kind == "refutation") return "that the statement is false";
    if (kind == "correction") return "the correction";
    return "a part";
}

/// Each theorem as Coq prints it, then its axioms and the gap.
void add_formal(Section& section, const Json& result) {
    for (const Json& theorem : list_of(result, "formal")) {
        std::string axioms;
        for (const Json& axiom : list_of(theorem, "axioms"))
            if (axiom.is_string()) axioms += (axioms.empty() ? "" : ", ") + axiom.get<std::string>();
        section.blocks.push_back(
            {Block::Kind::code,
             fmt::format("Formally proved (Coq), {}, {}", formal_part_in_words(text_of(theorem, "kind")),
                         text_of(theorem, "theorem")),
             text_of(theorem, "statement"),
             {},
             "coq"});
        section.blocks.push_back(text_block(text_of(theorem, "gap"), "Gap between this theorem and the sentence"));
        section.blocks.push_back(text_block(axioms.empty() ? "none." : axioms + ".", "Axioms"));
    }
}

Section evidence_part(const Json& result, const ResultSet& others) {
    Section section{"Evidence", {}};
    add(section, "Witness", result, "witness");
    add_formal(section, result);
    for (const auto& [key, label, language] :
         {std::tuple{"pari", "By hand, in PARI/GP", "gp"}, std::tuple{"python", "By hand, in Python", "python"}})
        if (const std::string code = text_of(result, key); !code.empty())
            section.blocks.push_back({Block::Kind::code, label, code, {}, language});
    Block steps{Block::Kind::steps, "What the check found, line by line", ""}, values{Block::Kind::table, "", ""};
    for (const Json& step : list_of(result, "argument"))
        steps.rows.emplace_back(text_of(step, "says"), text_of(step, "found"));
    for (const Json& value : list_of(result, "values"))
        values.rows.emplace_back(text_of(value, "name"), text_of(value, "enclosure"));
    if (!steps.rows.empty()) section.blocks.push_back(steps);
    if (!values.rows.empty()) section.blocks.push_back(values);
    const auto uses = list_of(result, "uses").get<std::vector<std::string>>(),
               users = others.users_of(text_of(result, "id"));
    if (!uses.empty()) section.blocks.push_back(claims_part("Rests on", uses, others));
    if (!users.empty()) section.blocks.push_back(claims_part("Used by", users, others));
    if (section.blocks.empty()) section.blocks.push_back(text_block("None: see the scope."));
    return section;
}

Section tried_part(const Json& result) {
    Section section{"Tried against it", {}};
    add(section, "", result, "attack");
    if (!result.contains("controls")) return section;
    const Json &controls = result.at("controls"), &property = result.at("property");
    std::string variants;
    for (const Json& variant : controls.at("variants"))
        variants += (variants.empty() ? "" : "; ") + variant.get<std::string>();
    section.blocks.push_back(text_block(fmt::format("{} tried, {} rejected: {}.", controls.at("tried").get<int>(),
                                                    controls.at("rejected").get<int>(), variants),
                                        "Negative controls"));
    const std::string counterexample = text_of(property, "counterexample"), says = text_of(property, "says");
    section.blocks.push_back(
        text_block(fmt::format("{}{} random cases, seed {}, {}.", says.empty() ? "" : says + ": ",
                               property.at("cases").get<int>(), text_of(property, "seed"),
                               counterexample.empty() ? "no counterexample" : "counterexample " + counterexample),
                   "Property"));
    return section;
}

Section correction_part(const Json& result) {
    Section section{"Correction", {}};
    const std::string verdict = text_of(result, "verdict");
    if (const auto found = result.find("correction"); found != result.end() && found->is_object())
        section.blocks.push_back(
            text_block(fmt::format("{} ({}, {}; {})", text_of(*found, "statement"), text_of(*found, "verdict"),
                                   text_of(*found, "evidence"), text_of(*found, "scope")),
                       verdict == "holds" ? "As it should be printed" : ""));
    add(section, "Stronger than printed", result, "stronger");
    if (section.blocks.empty())
        section.blocks.push_back(text_block(verdict == "fails"   ? "None is known."
                                            : verdict == "holds" ? "None needed in the reading above."
                                                                 : "None."));
    return section;
}

Section limits_part(const Json& result) {
    Section section{"Limits", {}};
    add(section, "", result, "remark");
    add(section, "Missing in the paper", result, "missing");
    const std::string evidence = text_of(result, "evidence");
    if (evidence == "simulated")
        section.blocks.push_back(text_block("Floating-point estimates with statistical error; no proof."));
    if (evidence == "tested")
        section.blocks.push_back(
            text_block("Exact cases and random ones; no machine-checked proof of the general statement."));
    if (section.blocks.empty())
        section.blocks.push_back(text_block("None known beyond the reading and the scope above."));
    return section;
}

/// The weaker of verdict and correction, where both are there; larger is stronger, and a word that is no evidence is as
/// good as none.
int strength(const Json& result) {
    const auto of = [](const Json& object) { return evidence_strength(text_of(object, "evidence")).value_or(0); };
    const auto found = result.find("correction");
    return found != result.end() && found->is_object() ? std::min(of(result), of(*found)) : of(result);
}

/// Are verdict and correction theorems of Coq?
bool is_formal(const Json& result) { return strength(result) == evidence_strength("formal"); }

}  // namespace

ResultSet::ResultSet(std::map<std::string, Json> by_id) : by_id_(std::move(by_id)) { note_users(); }

ResultSet::ResultSet(const Json& results) {
    by_id_ = by_id(results);
    parameters_ = results.value("parameters", Json(nullptr));
    note_users();
}

void ResultSet::note_users() {
    for (const auto& [id, result] : by_id_)
        for (const Json& used : list_of(result, "uses")) users_[used.get<std::string>()].push_back(id);
}

const Json* ResultSet::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
}

std::vector<std::string> ResultSet::users_of(const std::string& id) const {
    const auto found = users_.find(id);
    return found == users_.end() ? std::vector<std::string>{} : found->second;
}

std::string ResultSet::standing(const std::string& id) const {
    const Json* result = find(id);
    if (!result || !result->contains("verdict")) return "not run";
    const std::string evidence = text_of(*result, "evidence");
    std::string words = text_of(*result, "verdict") + (evidence == "none" ? "" : ", " + evidence);
    const auto found = result->find("correction");
    if (text_of(*result, "verdict") == "fails" && found != result->end() && found->is_object())
        words += fmt::format("; corrected: {}, {}", text_of(*found, "verdict"), text_of(*found, "evidence"));
    return words;
}

std::string evidence_in_words(const std::string& verdict, const std::string& evidence) {
    if (evidence == "formal")
        return "a theorem that Coq has checked and that CI checks again, up to the gap that stands with it.";
    if (verdict == "fails" && evidence == "proved") return "a counterexample, exact or enclosed.";
    if (evidence == "proved")
        return "for all cases of the scope; what the machine checked stands line by line below, what is a written argument in the file that is named last.";
    if (evidence == "argued")
        return "a complete argument is written in the file that is named last; the machine checked the instances that "
               "stand line by line below.";
    if (evidence == "certified") return "in ball arithmetic, on the finite list or range that the scope states.";
    if (evidence == "tested") return "on random and chosen cases, in exact or certified arithmetic.";
    if (evidence == "simulated") return "by a floating-point experiment.";
    return "";
}

std::vector<Section> sections_of(const Json& result, const ResultSet& others) {
    std::vector<Section> sections{{"Statement", {text_block(text_of(result, "statement"))}}, {"Reading and scope", {}}};
    add(sections.back(), "", result, "reading");
    add(sections.back(), "Scope", result, "scope");
    const bool found = result.contains("verdict");
    if (!found) {
        sections.push_back({"Verdict", {text_block("Not yet adjudicated.")}});
    } else {
        sections.push_back(verdict_part(result));
        sections.push_back(evidence_part(result, others));
    }
    sections.push_back({"Method and error bound", {}});
    add(sections.back(), "", result, "method");
    sections.push_back(tried_part(result));
    if (found) {
        sections.push_back(correction_part(result));
        sections.push_back(limits_part(result));
    }
    sections.push_back(
        {"Reproduce",
         {{Block::Kind::command, "", "verify/run run " + text_of(result, "id") + run_options(others.parameters())},
          text_block(text_of(result, "source"), "Argument")}});
    return sections;
}

std::vector<std::string> stronger_than_used(const ResultSet& results) {
    std::vector<std::string> found;
    for (const auto& [id, result] : results.all())
        for (const Json& used : list_of(result, "uses")) {
            const Json* other = results.find(used.get<std::string>());
            if (!other || text_of(*other, "verdict") == "not-checkable" ||
                text_of(result, "verdict") == "not-checkable")
                continue;
            if (is_formal(result)) continue;  // Coq's theorem rests on nothing that another check found
            if (strength(result) > strength(*other))
                found.push_back(fmt::format("{} ({}) uses {} ({})", id, text_of(result, "evidence"),
                                            used.get<std::string>(), results.standing(used.get<std::string>())));
        }
    return found;
}

}  // namespace verify
