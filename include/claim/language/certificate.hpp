// Certificates: the items of an outcome are a tree, written as a list. An item with a field `items` is the head of a
// section: that many of the items after it belong to it. Items of every engine:
//   part {formula, engine, answer, items}: one conjunct, and what shows its answer
//   reduced {statement, engine, items}: a statement that an engine asked others for, and what shows that it holds
//   point {name: coordinate, …}: a rational point of the domain at which the statement is false
#pragma once

#include "claim/language/decide.hpp"

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace claim::language {

/// Items within one list, so that what is rejected can be found in it.
using Items = std::span<const CertificateItem>;

/// Thrown by replays: the item that shows nothing, and why. Null: the list as a whole.
struct Rejected : std::runtime_error {
    Rejected(const CertificateItem* which, const std::string& why) : std::runtime_error(why), item(which) {}
    const CertificateItem* item;
};

/// Reads a list from front to back.
class ItemReader {
public:
    explicit ItemReader(Items items) : items_(items) {}

    bool at_end() const { return at_ == items_.size(); }
    /// The next item has this type.
    bool next_is(const std::string& type) const { return !at_end() && items_[at_].type == type; }
    /// Throws Rejected at another type, and at the end.
    const CertificateItem& take(const std::string& type);
    const CertificateItem& take();
    /// The items that belong to the head that was taken last. Throws Rejected if there are not so many.
    Items section(const CertificateItem& head);
    /// Throws Rejected if an item is left.
    void finish() const;

private:
    Items items_;
    std::size_t at_ = 0;
};

/// The text of a field of the item; empty if there is none.
std::string text_field(const CertificateItem& item, const std::string& name);
/// Throw Rejected where the field is missing, or is no such number.
const std::string& field(const CertificateItem& item, const std::string& name);
rigor::Rational rational_field(const CertificateItem& item, const std::string& name);
long integer_field(const CertificateItem& item, const std::string& name, long least, long most);
/// Throws Rejected where the field is not this text.
void expect_field(const CertificateItem& item, const std::string& name, const std::string& text);

/// The head with its number of items, then the items.
std::vector<CertificateItem> section_of(CertificateItem head, const std::vector<CertificateItem>& items);
/// What `reduced` says.
std::vector<CertificateItem> reduced_section(const Statement& s, const Outcome& outcome);
/// A short decimal text of a number that is at most the ball, and positive if the ball is.
std::string lower_bound_text(const rigor::Ball& b);
/// Ten digits, at most or at least every number of the ball, which is finite.
std::string decimal_at_most(const rigor::Ball& b);
std::string decimal_at_least(const rigor::Ball& b);

/// A Replay whose text begins so has none for this statement.
inline constexpr const char* no_replay = "no replay: ";

/// What a replay found. `item` counts from 0 and is past the end where the list as a whole is rejected.
struct Replayed {
    enum Result { shown, rejected, not_replayed } result = shown;
    std::size_t item = 0;
    std::string why = {};
};

/// Whether the items alone show the answer, by the replays of the engines; nothing is searched. `not_replayed`: an
/// engine that they name has none. Positive: the answer is a theorem, as far as the arithmetic of balls and exact
/// constants, the reading of the statement and the rules of the replays are right; what the engines did is not trusted.
Replayed replay(const Statement& s, Answer answer, const std::string& engine, const std::vector<CertificateItem>& items,
                const std::vector<NamedEngine>& engines);
Replayed replay(const Statement& s, Answer answer, const std::string& engine,
                const std::vector<CertificateItem>& items);

/// Throws Rejected unless the items show that the statement holds, with the engines that know no layers.
void replay_reduced(const Statement& s, const std::string& engine, Items items);

/// Calls a replay that throws: its result as a Replay has it, "item 3: why", counted from 0.
std::string replay_text(const std::vector<CertificateItem>& items, const std::function<void(Items)>& replay);

/// What the engines see: definitions are unfolded, elementary integrals have their values.
Statement plain_statement(const Statement& s);
/// The parts of a conjunction, each with its quantifiers; one statement for others. Definitions are unfolded.
std::vector<Statement> conjuncts(const Statement& plain);
std::vector<NamedEngine> engines_without_layers();

/// Throws Rejected unless the item is a point of the domain at which the statement is certainly false.
void replay_point(const Statement& plain, const CertificateItem& item);
CertificateItem point_item(const Witness& witness);

/// Of the engine for constants: constant {formula, bits, truth}.
std::string replay_closed(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);
/// Of the engine of points: one `point`.
std::string replay_points(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
