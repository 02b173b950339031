// The dispatcher and the engine for statements about constants.
#include "claim/language/decide.hpp"

#include "claim/language/all_depths_engine.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/depth_rate_engine.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Truth;

const char* to_string(Answer a) {
    constexpr const char* texts[] = {"holds", "fails", "undecided", "ill-posed"};
    return texts[static_cast<int>(a)];
}
int exit_status(Answer a) {
    constexpr int statuses[] = {0, 1, 3, 2};
    return statuses[static_cast<int>(a)];
}

namespace {

/// A false point does not make a statement false that is undefined at another one: engines that stop at the first do
/// not see that.
std::optional<Outcome> undefined_elsewhere(const Statement& plain, const Budget& budget) {
    Budget brief = budget;
    brief.seconds = std::min(budget.seconds, 0.2);
    auto points = points_engine(plain, brief);
    if (!points || points->answer != Answer::ill_posed) return std::nullopt;
    points->engine = "points";
    return points;
}

/// Asks engines about a statement as it is. The definitions are unfolded.
Outcome decide_whole(const Statement& plain, const Budget& budget, const std::vector<NamedEngine>& engines) {
    Outcome open{.says = "no engine takes statements of this form", .would_help = "a reformulation, or a hint"};
    for (const NamedEngine& named : engines) {
        if (budget.interrupted()) {
            if (open.engine.empty()) open.says = "interrupted before the engine '" + named.name + "'";
            return open;
        }
        auto outcome = named.engine(plain, budget);
        if (!outcome) continue;
        outcome->engine = named.name;
        if (outcome->answer == Answer::fails)
            if (auto ill_posed = undefined_elsewhere(plain, budget)) return *ill_posed;
        if (outcome->answer != Answer::undecided) return *outcome;
        if (open.engine.empty()) open = *outcome;  // the first one knows most of this kind of statement
    }
    return open;
}

/// The parts of a conjunction, each with its quantifiers; one statement for others.
std::vector<Statement> conjuncts(const Statement& plain) {
    const std::vector<QuantifiedClaim> claims = split_claims(plain.formula);
    if (claims.size() < 2) return {plain};
    std::vector<Statement> parts;
    for (const QuantifiedClaim& q : claims) {
        Statement part = plain;
        part.formula = q.formula;
        if (!q.bindings.empty())
            part.formula = Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}});
        parts.push_back(std::move(part));
    }
    return parts;
}

CertificateItem part_item(const Statement& part, const Outcome& outcome) {
    return {"part", {{"formula", to_text(part)}, {"engine", outcome.engine}, {"answer", to_string(outcome.answer)}}};
}

/// Where a part is undefined the statement is neither true nor false; one false part decides otherwise.
Outcome together(const std::vector<Statement>& parts, const Budget& budget, const std::vector<NamedEngine>& engines) {
    Outcome all{.answer = Answer::holds};
    for (const Statement& part : parts) {
        Outcome o = decide_whole(part, budget, engines);
        o.certificate.insert(o.certificate.begin(), part_item(part, o));
        if (o.answer == Answer::ill_posed) return o;
        if (o.answer == Answer::fails && all.answer != Answer::fails) {
            all = std::move(o);
        } else if (o.answer == Answer::undecided && all.answer == Answer::holds) {
            all = std::move(o);
        } else if (o.answer == Answer::holds && all.answer == Answer::holds) {
            all.says += (all.says.empty() ? "" : "; and ") + o.says;
            if (all.engine.find(o.engine) == std::string::npos)
                all.engine += (all.engine.empty() ? "" : ", ") + o.engine;
            all.certificate.insert(all.certificate.end(), o.certificate.begin(), o.certificate.end());
        }
    }
    return all;
}

}  // namespace

Outcome decide(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines) {
    const Statement plain = unfold_definitions(s);
    const std::vector<Statement> parts = conjuncts(plain);
    if (parts.size() == 1) return decide_whole(plain, budget, engines);
    const Outcome split = together(parts, budget, engines);
    if (split.answer != Answer::undecided || budget.interrupted()) return split;
    const Outcome whole = decide_whole(plain, budget, engines);
    return whole.answer == Answer::undecided ? split : whole;
}

namespace {

std::vector<NamedEngine> engines_without_layers() {
    return {{"closed", closed_engine}, {"one variable", one_variable_engine}, {"points", points_engine}};
}

}  // namespace

std::vector<NamedEngine> standard_engines() {
    std::vector<NamedEngine> engines = engines_without_layers();
    // Before the points: their few hundred evaluations cost more than these engines.
    engines.insert(engines.end() - 1,
                   {{"all depths", [](const Statement& s, const Budget& b) { return all_depths_engine(s, b); }},
                    {"depth rates", [](const Statement& s, const Budget& b) { return depth_rate_engine(s, b); }}});
    return engines;
}

Outcome decide(const Statement& s, const Budget& budget) { return decide(s, budget, standard_engines()); }
Outcome other_engines(const Statement& s, const Budget& budget) { return decide(s, budget, engines_without_layers()); }

namespace {

bool is_closed(const Formula& f) {
    switch (f->connective) {
        case Connective::chain:
        case Connective::membership: return free_variables(f).empty();
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::implies:
        case Connective::equivalent:
            for (const Formula& part : f->parts)
                if (!is_closed(part)) return false;
            return true;
        default: return false;
    }
}

}  // namespace

std::optional<Outcome> closed_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !is_closed(s.formula)) return std::nullopt;
    TruthAt last;
    long bits = 0;
    const auto found = rigor::climb({64, budget.last_bits}, [&]() -> std::optional<TruthAt> {
        if (budget.interrupted()) return std::nullopt;
        bits = rigor::Precision::bits();
        last = truth_at(s.formula, {}, s.definitions);
        if (last.undefined || last.truth != Truth::unknown) return last;
        return std::nullopt;
    });
    if (!found)
        return Outcome{.says = last.says.empty() ? "the constants are not told apart" : last.says,
                       .would_help = "a proof of equality by another engine, or more precision"};
    if (found->undefined) return Outcome{.answer = Answer::ill_posed, .says = found->says, .witness = found->witness};
    const bool holds = found->truth == Truth::yes;
    Outcome outcome{.answer = holds ? Answer::holds : Answer::fails,
                    .says = "constants, compared at " + std::to_string(bits) + " bits",
                    .witness = holds ? std::nullopt : found->witness};
    outcome.certificate = {
        {"constant",
         {{"formula", to_text(s.formula)}, {"bits", std::to_string(bits)}, {"truth", rigor::to_string(found->truth)}}}};
    return outcome;
}

}  // namespace claim::language
