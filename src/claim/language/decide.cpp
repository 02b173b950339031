// The dispatcher.
#include "claim/language/decide.hpp"

#include "claim/language/certificate.hpp"
#include "claim/language/definedness.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/integral_value.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

const char* to_string(Answer a) {
    constexpr const char* texts[] = {"holds", "fails", "undecided", "ill-posed"};
    return texts[static_cast<int>(a)];
}
int exit_status(Answer a) {
    constexpr int statuses[] = {0, 1, 3, 2};
    return statuses[static_cast<int>(a)];
}

namespace {

bool has_rational_point(const std::optional<Witness>& w) {
    if (!w || w->at.empty()) return false;
    for (const auto& [name, value] : w->at)
        if (value.find_first_not_of("-/0123456789") != std::string::npos) return false;
    return true;
}

/// A false point does not make a statement false that is undefined at another one: engines that stop at the first do
/// not see that.
std::optional<Outcome> undefined_elsewhere(const Statement& plain, const Budget& budget) {
    auto points = points_engine(plain, budget);
    if (points && points->answer == Answer::ill_posed) {
        points->engine = "points";
        return points;
    }
    // Points do not see into quantifiers within; what must hold for the parts there to be defined is a statement.
    const auto obligation = plain.given.empty() ? definedness(plain.formula) : std::nullopt;
    if (!obligation || obligation->always) return std::nullopt;
    Statement question = plain;
    question.formula = *obligation->formula;
    points = points_engine(question, budget);
    if (!points || points->answer != Answer::fails) return std::nullopt;
    points->answer = Answer::ill_posed;
    points->says = "a part is undefined where " + (points->witness ? points->witness->relation : "") + " is false";
    points->engine = "points";
    points->certificate.clear();
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
        if (outcome->answer == Answer::fails && named.name != "points")
            if (auto ill_posed = undefined_elsewhere(plain, budget)) return *ill_posed;
        if (outcome->answer == Answer::fails && outcome->certificate.empty() && has_rational_point(outcome->witness))
            outcome->certificate = {point_item(*outcome->witness)};
        if (outcome->answer != Answer::undecided) return *outcome;
        if (open.engine.empty()) open = *outcome;  // the first one knows most of this kind of statement
    }
    return open;
}

/// Some element belongs to it.
bool is_certainly_not_empty(const Domain& d) {
    if (d.kind == DomainKind::integers) return is_infinite(d.ends[1]) && rational_value(d.ends[0]);
    if (const auto interval = rational_interval(d)) return !interval->is_empty();
    return d.kind == DomainKind::reals || d.kind == DomainKind::positive_from;
}

/// Of a relation, without the names that it does not use.
std::vector<Binding> used_bindings(const QuantifiedClaim& q) {
    if (q.formula->connective != Connective::chain) return q.bindings;
    std::set<std::string> used = free_variables(q.formula);
    for (const Binding& b : q.bindings)
        for (const std::string& name : free_variables(b.domain)) used.insert(name);
    std::vector<Binding> kept;
    for (Binding b : q.bindings) {
        if (b.multiplicity == Multiplicity::each && is_certainly_not_empty(b.domain))
            std::erase_if(b.names, [&](const std::string& name) { return !used.contains(name); });
        if (!b.names.empty()) kept.push_back(std::move(b));
    }
    return kept;
}

}  // namespace

Statement plain_statement(const Statement& s) {
    Statement plain = unfold_definitions(s);
    plain.formula = with_integrals(plain.formula);
    return plain;
}

std::vector<Statement> conjuncts(const Statement& plain) {
    const std::vector<QuantifiedClaim> claims = split_claims(plain.formula);
    if (claims.size() < 2) {
        // A statement as it is, unless it needs no quantifier.
        if (claims.empty() || claims[0].bindings.empty() || !used_bindings(claims[0]).empty()) return {plain};
    }
    std::vector<Statement> parts;
    for (const QuantifiedClaim& q : claims) {
        Statement part = plain;
        part.formula = q.formula;
        const std::vector<Binding> bindings = used_bindings(q);
        if (!bindings.empty())
            part.formula = Formula({.connective = Connective::forall, .bindings = bindings, .parts = {q.formula}});
        parts.push_back(std::move(part));
    }
    return parts;
}

namespace {

CertificateItem part_item(const Statement& part, const Outcome& outcome) {
    return {"part", {{"formula", to_text(part)}, {"engine", outcome.engine}, {"answer", to_string(outcome.answer)}}};
}

/// Where a part is undefined the statement is neither true nor false; one false part decides otherwise.
Outcome together(const std::vector<Statement>& parts, const Budget& budget, const std::vector<NamedEngine>& engines) {
    Outcome all{.answer = Answer::holds};
    for (const Statement& part : parts) {
        Outcome o = decide_whole(part, budget, engines);
        o.certificate = section_of(part_item(part, o), o.certificate);
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
    const Statement plain = plain_statement(s);
    const std::vector<Statement> parts = conjuncts(plain);
    if (parts.size() == 1) return decide_whole(plain, budget, engines);
    const Outcome split = together(parts, budget, engines);
    if (split.answer != Answer::undecided || budget.interrupted()) return split;
    const Outcome whole = decide_whole(plain, budget, engines);
    return whole.answer == Answer::undecided ? split : whole;
}

}  // namespace claim::language
