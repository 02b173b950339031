#include "verify/reports/claim_sections.hpp"

#include "verify/record/standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
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

/// Why, in a sentence: of what fails the witness, of what is open the limits, else how it was tried.
std::string why(const Json& result) {
    const std::string verdict = text_of(result, "verdict");
    if (verdict == "not-checkable") return "";  // the scope says it
    constexpr std::size_t readable = 220;
    for (const char* key : {verdict == "fails" ? "witness" : verdict == "undecided" ? "limits" : "method", "method"})
        if (const std::string sentence = beginning(text_of(result, key), readable); !sentence.empty()) return sentence;
    return "";
}

Section verdict_part(const Json& result) {
    Section section{"Verdict", {}};
    const std::string verdict = text_of(result, "verdict"), evidence = text_of(result, "evidence");
    std::string line = verdict;
    if (evidence != "none" && !evidence.empty())
        line += fmt::format(". Evidence: {}: {}", evidence, evidence_in_words(verdict, evidence));
    section.blocks.push_back(text_block(line + (line.back() == '.' ? "" : ".")));
    if (const std::string reason = why(result); !reason.empty()) section.blocks.push_back(text_block(reason, "Why"));
    add(section, verdict == "not-checkable" ? "Why" : "Scope", result, "scope");
    return section;
}

Block claims_block(const std::string& label, const std::vector<std::string>& ids, const ResultSet& others) {
    Block block{Block::Kind::claims, label, ""};
    for (const std::string& id : ids) block.rows.emplace_back(id, others.standing(id));
    return block;
}

std::vector<std::string> ids_in(const Json& result, const char* key) {
    std::vector<std::string> ids;
    for (const Json& id : list_of(result, key))
        if (id.is_string()) ids.push_back(id.get<std::string>());
    return ids;
}

/// What the statement should be, where the proof breaks, what depends on it, and what was shown beyond it.
Section correction_part(const Json& result, const ResultSet& others) {
    Section section{"Correction", {}};
    const std::string verdict = text_of(result, "verdict");
    if (const Json* correction = correction_in(result)) {
        const std::string formula = text_of(*correction, "formula");
        section.blocks.push_back(
            text_block(text_of(*correction, "statement"), verdict == "holds" ? "As it should be printed" : ""));
        if (!formula.empty()) section.blocks.push_back({Block::Kind::code, "In the language of statements", formula});
        const std::string evidence = text_of(*correction, "evidence");
        section.blocks.push_back(text_block(
            fmt::format("{}{}. {}", text_of(*correction, "verdict"),
                        evidence.empty() || evidence == "none" ? "" : ", " + evidence, text_of(*correction, "scope")),
            "It"));
    } else if (verdict == "fails") {
        section.blocks.push_back(text_block("None is known."));
    }
    if (const auto breaks = ids_in(result, "breaks"); !breaks.empty())
        section.blocks.push_back(claims_block("Where the proof breaks", breaks, others));
    add(section, "What depends on it", result, "harm");
    add(section, "Stronger than printed", result, "stronger");
    return section;
}

Section witness_part(const Json& result) {
    Section section{"Witness", {}};
    add(section, "", result, "witness");
    for (const auto& [key, label, language] :
         {std::tuple{"pari", "By hand, in PARI/GP", "gp"}, std::tuple{"python", "By hand, in Python", "python"}})
        if (const std::string code = text_of(result, key); !code.empty())
            section.blocks.push_back({Block::Kind::code, label, code, {}, language});
    return section;
}

/// "4096 boxes"
std::string how_many(const Json& step) {
    const auto cases = step.find("cases"), degree = step.find("degree");
    if (cases == step.end() || !cases->is_number_integer()) return "";
    const std::string kind = text_of(step, "kind");
    const char* unit = kind == "everywhere" ? "boxes"
                       : kind == "identity" ? "points"
                       : kind == "range"    ? "integers"
                                            : "cases";
    std::string text = fmt::format("{} {}", cases->get<long>(), unit);
    if (degree != step.end() && degree->is_number_integer()) text += fmt::format(", degree {}", degree->get<long>());
    return text;
}

void add_lines(std::vector<StepLine>& lines, const Json& step, int depth) {
    std::string says = text_of(step, "says");
    if (const std::string error = text_of(step, "error");
        !error.empty() && says.find("standard error") == std::string::npos)
        says += " (standard error " + error + ")";
    lines.push_back({text_of(step, "kind"), says, text_of(step, "truth"), how_many(step), text_of(step, "anchor"),
                     text_of(step, "cites"), depth});
    for (const Json& part : list_of(step, "steps"))
        if (part.is_object()) add_lines(lines, part, depth + 1);
}

/// The steps of a statement, or of its correction, in blocks: those that carry, and those that support.
void add_steps(Section& section, const Json& object, const std::string& of) {
    Block carrying{Block::Kind::steps, of + "What carries the conclusion", ""},
        supporting{Block::Kind::steps, of + "What supports it", ""};
    for (const Json& step : list_of(object, "steps"))
        add_lines(is_carrying(step) ? carrying.steps : supporting.steps, step, 0);
    for (Block* block : {&carrying, &supporting})
        if (!block->steps.empty()) section.blocks.push_back(std::move(*block));
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

Section steps_part(const Json& result) {
    Section section{"Steps", {}};
    if (const std::string method = text_of(result, "method"); !method.empty() && method != why(result))
        section.blocks.push_back(text_block(method, "Method and error bound"));
    add_steps(section, result, "");
    if (const Json* correction = correction_in(result); correction && text_of(result, "verdict") != "holds")
        add_steps(section, *correction, "Correction: ");
    add_formal(section, result);
    return section;
}

Section proof_part(const Json& result) {
    Block block{Block::Kind::paragraphs, "", ""};
    for (const Json& paragraph : list_of(result, "proof"))
        if (paragraph.is_object()) block.rows.emplace_back(text_of(paragraph, "anchor"), text_of(paragraph, "text"));
    Section section{"Proof", {}};
    if (!block.rows.empty()) section.blocks.push_back(std::move(block));
    return section;
}

Section numbers_part(const Json& result) {
    Block values{Block::Kind::table, "", ""};
    for (const Json& value : list_of(result, "values"))
        values.rows.emplace_back(text_of(value, "name"), text_of(value, "enclosure"));
    Section section{"Numbers", {}};
    if (!values.rows.empty()) section.blocks.push_back(std::move(values));
    return section;
}

/// The controls of the statement or of the correction.
void add_controls(Section& section, const Json& result, const std::string& of) {
    std::string changed;
    long tried = 0;
    for (const Json& control : list_of(result, "controls")) {
        if ((text_of(control, "of") == "correction") != (of == "correction")) continue;
        ++tried;
        const std::string outcome = text_of(control, "outcome");
        changed += fmt::format("{}{}{}", changed.empty() ? "" : "; ", text_of(control, "changed"),
                               outcome.empty() ? "" : " (" + outcome + ")");
    }
    if (tried == 0) return;
    const std::string what = "one datum of the " + of + " changed, and what the same check says then: ";
    section.blocks.push_back(
        text_block(what + changed + ".", fmt::format("{} {}", tried, tried == 1 ? "control" : "controls")));
}

Section controls_part(const Json& result) {
    Section section{"Controls", {}};
    for (const char* of : {"statement", "correction"}) add_controls(section, result, of);
    if (const std::size_t tried = list_of(result, "controls").size(), rejected = rejected_controls(result);
        tried != rejected)
        section.blocks.push_back(text_block(fmt::format(
            "{} of {} controls made no difference: the check is not about them.", tried - rejected, tried)));
    add(section, "Why there are none", result, "no_control");
    const auto property = result.find("property");
    if (property == result.end() || !property->is_object()) return section;
    if (const std::string says = text_of(*property, "says"); !says.empty()) {
        const std::string counterexample = text_of(*property, "counterexample");
        const long cases = property->value("cases", Json(0)).get<long>();
        const Json discarded = property->value("discarded", Json(0));
        section.blocks.push_back(text_block(
            fmt::format("{}; {} random cases (seed {}){}{}.", says, cases, text_of(*property, "seed"),
                        discarded.is_number_integer() && discarded.get<long>() > 0
                            ? fmt::format(", {} more missed the assumption and were discarded", discarded.get<long>())
                            : "",
                        counterexample.empty() ? "" : "; counterexample: " + counterexample),
            "Property"));
    }
    return section;
}

Section limits_part(const Json& result) {
    Section section{"Limits", {}};
    add(section, "", result, "limits");
    add(section, "Missing in the paper", result, "missing");
    const std::string evidence = text_of(result, "evidence");
    if (evidence == "simulated")
        section.blocks.push_back(text_block("Floating-point estimates with statistical error; no proof."));
    if (evidence == "tested")
        section.blocks.push_back(
            text_block("Exact cases and random ones; no machine-checked proof of the general statement."));
    return section;
}

Section rests_part(const Json& result, const ResultSet& others) {
    Section section{"Rests on", {}};
    const auto carrying = cited_by_carrying_steps(result), users = others.users_of(text_of(result, "id"));
    auto referred = ids_in(result, "uses");
    std::erase_if(referred, [&](const std::string& id) { return std::ranges::find(carrying, id) != carrying.end(); });
    if (!carrying.empty()) section.blocks.push_back(claims_block("", carrying, others));
    if (!referred.empty()) section.blocks.push_back(claims_block("The text refers to", referred, others));
    if (!users.empty()) section.blocks.push_back(claims_block("Used by", users, others));
    return section;
}

Section reproduce_part(const Json& result, const ResultSet& others) {
    Section section{
        "Reproduce",
        {{Block::Kind::command, "",
          program_in(others.parameters()) + " run " + text_of(result, "id") + run_options(others.parameters())}}};
    const std::string source = text_of(result, "source"), page = text_of(result, "page");
    if (!source.empty() && source != page) section.blocks.push_back({Block::Kind::file, "Check", source});
    if (!page.empty()) section.blocks.push_back({Block::Kind::file, "Page", page});
    return section;
}

}  // namespace

std::vector<Section> sections_of(const Json& result, const ResultSet& others) {
    std::vector<Section> sections{{"Statement", {text_block(text_of(result, "statement"))}}};
    if (const std::string formula = text_of(result, "formula"); !formula.empty())
        sections.back().blocks.push_back({Block::Kind::code, "In the language of statements", formula});
    if (!result.contains("verdict"))
        sections.push_back({"Verdict", {text_block("Not yet adjudicated.")}});
    else
        sections.push_back(verdict_part(result));
    sections.push_back(correction_part(result, others));
    sections.push_back(witness_part(result));
    sections.push_back(steps_part(result));
    sections.push_back(proof_part(result));
    sections.push_back(numbers_part(result));
    sections.push_back({"Reading", {}});
    add(sections.back(), "", result, "reading");
    sections.push_back(controls_part(result));
    sections.push_back({"Tried", {}});
    add(sections.back(), "", result, "tried");
    sections.push_back(limits_part(result));
    sections.push_back(rests_part(result, others));
    sections.push_back(reproduce_part(result, others));
    sections.erase(std::remove_if(sections.begin(), sections.end(), [](const Section& s) { return s.blocks.empty(); }),
                   sections.end());
    return sections;
}

}  // namespace verify
