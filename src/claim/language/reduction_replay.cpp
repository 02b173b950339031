// Reductions, made again.
#include "claim/language/reduction_replay.hpp"

#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace claim::language {

namespace {

/// The statements of a certificate with what shows them.
class Known {
public:
    explicit Known(Items items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].type != "reduced") continue;
            ItemReader reader(items.subspan(i + 1));
            const Items own = reader.section(items[i]);
            found_.emplace(field(items[i], "statement"), Entry{&items[i], own});
            i += own.size();
        }
    }
    /// Holds if the certificate shows it; throws Rejected if it says so and does not.
    Outcome operator()(const Statement& s) {
        const auto entry = found_.find(to_text(s));
        if (entry == found_.end()) return {.says = "not in the certificate"};
        const auto& [head, items] = entry->second;
        const std::string& engine = field(*head, "engine");
        if (items.empty()) throw Rejected(head, "no item shows this statement");
        if (shown_.insert(entry->first).second) replay_reduced(s, engine, items);
        return {.answer = Answer::holds, .certificate = {items.begin(), items.end()}, .engine = engine};
    }

private:
    struct Entry {
        const CertificateItem* head;
        Items items;
    };
    std::map<std::string, Entry> found_;
    std::set<std::string> shown_;
};

}  // namespace

std::string replay_reduction(const Statement& s, Answer answer, const std::vector<CertificateItem>& items,
                             const Reduction& reduction) {
    return replay_text(items, [&](Items list) {
        if (list.size() == 1 && list[0].type == "point" && answer == Answer::fails) return replay_point(s, list[0]);
        Known known(list);
        const auto again = reduction({}, [&](const Statement& part, const Budget&) { return known(part); });
        if (!again || again->answer != answer)
            throw Rejected(nullptr,
                           again ? "what is shown does not suffice: " + again->says : "a statement of another kind");
        const auto& own = again->certificate;
        for (std::size_t i = 0; i < list.size(); ++i)
            if (i >= own.size() || !(own[i] == list[i])) throw Rejected(&list[i], "not what the statement leads to");
        if (list.size() < own.size()) throw Rejected(&list.back(), "an item is missing after this one");
    });
}

}  // namespace claim::language
