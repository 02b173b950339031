// Questions of engines to engines.
#include "claim/language/asked.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

namespace {

using ItemList = std::vector<CertificateItem>;

std::string replay_by(const std::string& name, const Statement& s, Answer answer, const ItemList& items) {
    for (const NamedEngine& engine : standard_engines()) {
        if (engine.name != name) continue;
        if (!engine.replay) return "the certificates of the engine '" + name + "' cannot be replayed";
        return engine.replay(s, answer, items);
    }
    return "there is no engine '" + name + "'";
}

/// The parts that decide() makes of a conjunction: all of them hold, or one fails.
std::string replay_parts(const Statement& s, Answer answer, const ItemList& items) {
    std::vector<std::string> shown;
    for (std::size_t at = 0; at < items.size();) {
        const CertificateItem& head = items[at];
        if (head.type != "part") return "an item outside of a part";
        std::size_t next = at + 1;
        while (next < items.size() && items[next].type != "part") ++next;
        const std::string formula = text_field(head, "formula");
        bool found = false;
        for (const QuantifiedClaim& q : split_claims(s.formula)) {
            Statement part = s;
            part.formula = q.formula;
            if (!q.bindings.empty())
                part.formula =
                    Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}});
            if (to_text(part) != formula) continue;
            found = true;
            const std::string wrong = replay_by(text_field(head, "engine"), part, answer,
                                                {items.begin() + static_cast<std::ptrdiff_t>(at + 1),
                                                 items.begin() + static_cast<std::ptrdiff_t>(next)});
            if (!wrong.empty()) return wrong;
            break;
        }
        if (!found) return "a part that is none of the statement: " + formula;
        shown.push_back(formula);
        at = next;
    }
    if (answer == Answer::fails) return shown.empty() ? "no part is shown to fail" : "";
    for (const QuantifiedClaim& q : split_claims(s.formula)) {
        Statement part = s;
        part.formula = q.formula;
        if (!q.bindings.empty())
            part.formula = Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}});
        if (std::find(shown.begin(), shown.end(), to_text(part)) == shown.end())
            return "a part is missing: " + to_text(part);
    }
    return "";
}

}  // namespace

Outcome ask_all(const Statement& s, const Budget& budget) {
    thread_local int depth = 0;
    if (depth >= 4) return {.says = "too many questions inside of questions"};
    struct Count {
        Count() { ++depth; }
        ~Count() { --depth; }
    } count;
    return decide(s, budget);
}

void append_asked(ItemList& items, const Statement& s, const Outcome& o) {
    items.push_back({"asked",
                     {{"statement", to_text(s)},
                      {"answer", to_string(o.answer)},
                      {"engine", o.engine},
                      {"items", std::to_string(o.certificate.size())}}});
    items.insert(items.end(), o.certificate.begin(), o.certificate.end());
}

std::string replay_asked(const Statement& s, Answer answer, const ItemList& items, std::size_t& at) {
    if (at >= items.size() || items[at].type != "asked") return "an item 'asked' is missing";
    const CertificateItem& head = items[at];
    if (text_field(head, "statement") != to_text(s))
        return "asked about another statement: " + text_field(head, "statement");
    if (text_field(head, "answer") != to_string(answer)) return "asked with another answer";
    const std::string count = text_field(head, "items");
    if (count.empty() || count.size() > 8 || count.find_first_not_of("0123456789") != std::string::npos)
        return "no number of items";
    const std::size_t n = std::stoul(count);
    if (n > items.size() - at - 1) return "items are missing";
    const ItemList own(items.begin() + static_cast<std::ptrdiff_t>(at + 1),
                       items.begin() + static_cast<std::ptrdiff_t>(at + 1 + n));
    at += 1 + n;
    const Statement plain = unfold_definitions(s);
    if (!own.empty() && own.front().type == "part") return replay_parts(plain, answer, own);
    return replay_by(text_field(head, "engine"), plain, answer, own);
}

}  // namespace claim::language
