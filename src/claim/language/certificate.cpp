// The replay of certificates: parts, points, constants.
#include "claim/language/certificate.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/refutation.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <fmt/format.h>

#include <charconv>
#include <new>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

struct NoReplay : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The text of a replay as an exception.
void rethrow(const std::string& text, Items items) {
    if (text.empty()) return;
    if (text.starts_with(no_replay)) throw NoReplay(text.substr(std::string(no_replay).size()));
    const std::string prefix = "item ";
    std::size_t index = items.size();
    const auto colon = text.find(": ");
    if (text.rfind(prefix, 0) == 0 && colon != std::string::npos) {
        const auto [end, error] = std::from_chars(text.data() + prefix.size(), text.data() + colon, index);
        if (error == std::errc() && end == text.data() + colon && index < items.size())
            throw Rejected(&items[index], text.substr(colon + 2));
    }
    throw Rejected(items.empty() ? nullptr : &items.front(), text);
}

/// `head` is the item to which these belong.
void replay_whole(const Statement& plain, Answer answer, const std::string& engine, Items items,
                  const std::vector<NamedEngine>& engines, const CertificateItem* head = nullptr) {
    // Whoever found it: a point refutes by itself.
    if (answer == Answer::fails && items.size() == 1 && items[0].type == "point") return replay_point(plain, items[0]);
    for (const NamedEngine& named : engines) {
        if (named.name != engine) continue;
        if (!named.replay) throw NoReplay("the engine '" + engine + "' has no replay");
        if (items.empty()) throw Rejected(head, "no item shows it");
        return rethrow(named.replay(plain, answer, {items.begin(), items.end()}), items);
    }
    throw Rejected(head ? head : items.empty() ? nullptr : &items.front(), "no engine '" + engine + "'");
}

void replay_all(const Statement& plain, Answer answer, const std::string& engine, Items items,
                const std::vector<NamedEngine>& engines) {
    if (items.empty() || items[0].type != "part") return replay_whole(plain, answer, engine, items, engines);
    const std::vector<Statement> parts = conjuncts(plain);
    ItemReader reader(items);
    std::size_t next = 0;
    for (; !reader.at_end(); ++next) {
        const CertificateItem& head = reader.take("part");
        const Items own = reader.section(head);
        // A conjunction fails where one part does.
        while (answer == Answer::fails && next < parts.size() && to_text(parts[next]) != field(head, "formula")) ++next;
        if (next >= parts.size()) throw Rejected(&head, "no such part of the statement");
        expect_field(head, "formula", to_text(parts[next]));
        expect_field(head, "answer", to_string(answer));
        replay_whole(parts[next], answer, field(head, "engine"), own, engines, &head);
        if (answer == Answer::fails) return reader.finish();
    }
    if (next != parts.size()) throw Rejected(&items.front(), "the statement has more parts");
}

}  // namespace

Replayed replay(const Statement& s, Answer answer, const std::string& engine, const std::vector<CertificateItem>& items,
                const std::vector<NamedEngine>& engines) {
    try {
        if (answer != Answer::holds && answer != Answer::fails)
            throw Rejected(nullptr, "only what holds or fails has a certificate");
        replay_all(plain_statement(s), answer, engine, items, engines);
        return {};
    } catch (const NoReplay& none) {
        return {Replayed::not_replayed, items.size(), none.what()};
    } catch (const Rejected& r) {
        const bool inside = r.item && r.item >= items.data() && r.item < items.data() + items.size();
        return {Replayed::rejected, inside ? static_cast<std::size_t>(r.item - items.data()) : items.size(), r.what()};
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& unreadable) {  // numbers and expressions in items that are none
        return {Replayed::rejected, items.size(), std::string("an item that cannot be read: ") + unreadable.what()};
    }
}

Replayed replay(const Statement& s, Answer answer, const std::string& engine,
                const std::vector<CertificateItem>& items) {
    return replay(s, answer, engine, items, standard_engines());
}

void replay_reduced(const Statement& s, const std::string& engine, Items items) {
    try {
        replay_all(plain_statement(s), Answer::holds, engine, items, engines_without_layers());
    } catch (const NoReplay& none) {
        throw Rejected(items.empty() ? nullptr : &items.front(), none.what());
    }
}

namespace {

/// Certain at some precision.
Truth climbed(const Formula& f, const ExactPoint& at, const std::vector<Definition>& definitions) {
    TruthAt t;
    rigor::climb({64, 4096}, [&]() -> std::optional<bool> {
        t = truth_at(f, at, definitions);
        if (t.undefined || t.truth != Truth::unknown) return true;
        return std::nullopt;
    });
    return t.undefined ? Truth::unknown : t.truth;
}

Formula relation(const Expression& a, Relation r, const Expression& b) {
    return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
}

/// The name's coordinate certainly lies in the domain; ends may depend on other coordinates.
bool lies_in(const std::string& name, const Domain& d, const ExactPoint& at, const std::vector<Definition>& defs) {
    const Expression x = variable(name);
    const auto holds = [&](const Expression& a, Relation r, const Expression& b) {
        return climbed(relation(a, r, b), at, defs) == Truth::yes;
    };
    const auto between = [&](bool lower_closed, bool upper_closed) {
        return (is_infinite(d.ends[0]) || holds(d.ends[0], lower_closed ? Relation::at_most : Relation::less, x)) &&
               (is_infinite(d.ends[1]) || holds(x, upper_closed ? Relation::at_most : Relation::less, d.ends[1]));
    };
    switch (d.kind) {
        case DomainKind::interval: return between(d.lower_closed, d.upper_closed);
        case DomainKind::integers: return denominator(at.at(name)) == 1 && between(true, true);
        case DomainKind::reals: return true;
        case DomainKind::positive_from: return holds(d.ends[0], Relation::less, x);
        case DomainKind::other_than: return holds(d.ends[0], Relation::unequal, x);
        case DomainKind::finite:
            for (const Expression& e : d.ends)
                if (holds(e, Relation::equal, x)) return true;
            return false;
        default: return false;
    }
}

}  // namespace

void replay_point(const Statement& plain, const CertificateItem& item) {
    ExactPoint given;
    for (const auto& [name, text] : item.fields) given[name] = rational_field(item, name);
    std::string why = "the statement is not false there";
    for (const QuantifiedClaim& claim : split_claims(plain.formula)) {
        const QuantifiedClaim points = as_points(claim);
        ExactPoint at = given;
        bool inside = true;
        for (const Binding& b : points.bindings) {
            if (b.multiplicity != Multiplicity::each) inside = false;
            for (const std::string& name : b.names) {
                const auto interval = rational_interval(b.domain);
                // What the formula does not use only has to be there.
                if (!at.contains(name) && interval && !interval->is_empty() &&
                    !free_variables(points.formula).contains(name))
                    at[name] = simple_point(*interval);
                if (inside && !at.contains(name)) throw Rejected(&item, "the coordinate '" + name + "' is missing");
                inside = inside && lies_in(name, b.domain, at, plain.definitions);
            }
        }
        if (!inside) {
            why = "the point is not in the domain";
            continue;
        }
        if (climbed(points.formula, at, plain.definitions) == Truth::no) return;
    }
    throw Rejected(&item, why);
}

std::string replay_closed(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    return replay_text(items, [&](Items list) {
        ItemReader reader(list);
        const CertificateItem& item = reader.take("constant");
        reader.finish();
        expect_field(item, "formula", to_text(s.formula));
        const Truth wanted = rigor::truth(answer == Answer::holds);
        expect_field(item, "truth", rigor::to_string(wanted));
        const rigor::Precision bits(integer_field(item, "bits", 2, 1 << 17));
        const TruthAt t = truth_at(s.formula, {}, s.definitions);
        if (t.undefined || t.truth != wanted) throw Rejected(&item, "at this precision it is not decided so");
    });
}

std::string replay_points(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    return replay_text(items, [&](Items list) {
        ItemReader reader(list);
        const CertificateItem& item = reader.take("point");
        reader.finish();
        if (answer != Answer::fails) throw Rejected(&item, "points confirm nothing");
        replay_point(s, item);
    });
}

}  // namespace claim::language
