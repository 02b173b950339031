// Statements in several real names.
#include "claim/language/box_engine.hpp"

#include "claim/language/box_prover.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/local_form.hpp"
#include "claim/language/normal_form.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <new>

namespace claim::language {

using rigor::Rational;

namespace {

constexpr std::size_t most_names = 4;
constexpr double leaf_seconds = 0.5, search_seconds = 5;

struct BoxClaim {
    std::vector<Range> ranges;
    Formula formula;  ///< a chain, or one side in an interval
};

std::optional<BoxClaim> box_claim(const Statement& s) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    const auto claims = split_claims(s.formula);
    if (claims.size() != 1) return std::nullopt;
    const QuantifiedClaim& q = claims[0];
    const bool chain = q.formula->connective == Connective::chain;
    if (!chain && q.formula->connective != Connective::membership) return std::nullopt;
    if (!chain && q.formula->domain->kind != DomainKind::interval) return std::nullopt;
    BoxClaim claim{{}, q.formula};
    std::set<std::string> names;
    for (const Binding& b : q.bindings)
        for (const std::string& name : b.names) {
            const auto range = b.multiplicity == Multiplicity::each ? range_of(name, b.domain) : std::nullopt;
            if (!range || !names.insert(name).second) return std::nullopt;
            claim.ranges.push_back(*range);
        }
    const std::set<std::string> used = free_variables(q.formula);
    for (const std::string& name : used)
        if (!names.contains(name)) return std::nullopt;
    if (used.size() < 2 || used.size() > most_names) return std::nullopt;
    return claim;
}

struct Link {
    Expression left, right;
    Relation relation;
};

/// |u| <= b as -b <= u <= b.
void add_links(const Link& link, std::vector<Link>& all) {
    const bool up = link.relation == Relation::less || link.relation == Relation::at_most;
    const bool down = link.relation == Relation::greater || link.relation == Relation::at_least;
    const Expression &small = up ? link.left : link.right, &large = up ? link.right : link.left;
    if ((!up && !down) || small->kind != Kind::call || small->name != "abs" || small->primes != 0) {
        all.push_back(link);
        return;
    }
    const bool strict = link.relation == Relation::less || link.relation == Relation::greater;
    const Relation r = strict ? Relation::less : Relation::at_most;
    all.push_back({negate(large), small->children[0], r});
    all.push_back({small->children[0], large, r});
}

std::vector<Link> links(const Formula& f) {
    std::vector<Link> all;
    if (f->connective == Connective::chain) {
        for (std::size_t i = 0; i < f->relations.size(); ++i)
            add_links({layered(f->sides[i]), layered(f->sides[i + 1]), f->relations[i]}, all);
        return all;
    }
    const Domain& d = *f->domain;
    const Expression x = layered(f->sides[0]);
    if (!is_infinite(d.ends[0])) all.push_back({d.ends[0], x, d.lower_closed ? Relation::at_most : Relation::less});
    if (!is_infinite(d.ends[1])) all.push_back({x, d.ends[1], d.upper_closed ? Relation::at_most : Relation::less});
    return all;
}

bool same_normal_form(const Link& link) {
    const DomainEnd none{.infinite = true};
    const std::set<std::string> names = free_variables(link.left - link.right);
    return has_zero_normal_form(sum({link.left, negate(link.right)}),
                                {names.empty() ? "" : *names.begin(), none, none});
}

CertificateItem identity_item(const Link& link) {
    return {"identity", {{"left", to_text(link.left)}, {"right", to_text(link.right)}}};
}

BoxProblem problem(const BoxClaim& c, const Link& link) {
    const bool up = link.relation == Relation::less || link.relation == Relation::at_most;
    const bool strict = link.relation == Relation::less || link.relation == Relation::greater;
    const Expression margin = up ? sum({link.right, negate(link.left)}) : sum({link.left, negate(link.right)});
    return {c.ranges, margin, strict};
}

/// Both sides are defined, then the margin has its sign.
bool link_proved(const BoxClaim& c, const Link& link, BoxProver& prover) {
    return prover.defined(link.left, c.ranges, 0) && prover.defined(link.right, c.ranges, 0) &&
           (link.relation == Relation::equal || prover.proved(problem(c, link)));
}

std::optional<Outcome> counterexample(const Statement& s, const Budget& budget) {
    Budget short_one = budget;
    short_one.seconds = std::min(budget.seconds, 1.0);
    auto found = points_engine(s, short_one);
    if (found && (found->answer == Answer::fails || found->answer == Answer::ill_posed)) return found;
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> box_engine(const Statement& s, const Budget& budget) {
    const auto c = box_claim(s);
    if (!c) return std::nullopt;
    if (auto no = counterexample(s, budget)) return no;
    Budget own = budget;
    own.seconds = std::min(budget.seconds, search_seconds);
    const OneVariable ask = [](const Statement& part, const Budget& rest) {
        Budget little = rest;
        little.seconds = std::min(rest.seconds, leaf_seconds);
        return other_engines(part, little);
    };
    Outcome all{.answer = Answer::holds, .says = "reduced to fewer variables, or bisected"};
    for (const Link& link : links(c->formula)) {
        if (link.relation == Relation::unequal)
            return Outcome{.says = "the relation != in several variables", .would_help = "< or >"};
        BoxProver prover(own, ask);
        if (link.relation == Relation::equal) {
            if (!same_normal_form(link))
                return Outcome{.says = "the sides have no common normal form",
                               .would_help = "a simpler form of one side"};
            all.certificate.push_back(identity_item(link));
        }
        if (!link_proved(*c, link, prover))
            return Outcome{.says = "not shown: " + prover.stuck(),
                           .would_help = "smaller domains, or a split where the least value lies on a face"};
        all.certificate.insert(all.certificate.end(), prover.items().begin(), prover.items().end());
    }
    return all;
}

std::string replay_boxes(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto c = box_claim(s);
    if (!c) return "a statement of another kind";
    if (answer == Answer::fails) {
        if (items.size() != 1 || items[0].type != "point") return "no point";
        ExactPoint at;
        try {
            for (const auto& [name, value] : items[0].fields)
                if (name != "relation" && name != "bits") at[name] = rigor::parse_rational(value);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            return error.what();
        }
        FormulaNode inside{.connective = Connective::conjunction};
        for (const Range& r : c->ranges) {
            if (!at.contains(r.name)) return "no value of " + r.name;
            inside.parts.push_back(
                Formula({.connective = Connective::membership, .sides = {variable(r.name)}, .domain = to_domain(r)}));
        }
        const rigor::Precision bits(512);
        if (truth_at(Formula(inside), at).truth != rigor::Truth::yes) return "a point outside of the domain";
        return truth_at(c->formula, at, s.definitions).truth == rigor::Truth::no ? "" : "not false at this point";
    }
    if (answer != Answer::holds) return "nothing was decided";
    // Each link has its own run of items: an identity, then rules.
    std::vector<CertificateItem> rest = items;
    for (const Link& link : links(c->formula)) {
        if (link.relation == Relation::unequal) return "the relation !=";
        if (link.relation == Relation::equal) {
            if (rest.empty() || !(rest[0] == identity_item(link))) return "no identity for " + to_text(link.left);
            if (!same_normal_form(link)) return "the normal forms differ";
            rest.erase(rest.begin());
        }
        BoxProver prover(rest);
        if (!link_proved(*c, link, prover)) return prover.stuck();
        rest = prover.unused();
    }
    return rest.empty() ? "" : "items that belong to nothing";
}

}  // namespace claim::language
