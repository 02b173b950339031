// Kernel matrices of named and of all data sets.
#include "claim/language/kernels_engine.hpp"

#include "claim/language/data_set_claim.hpp"
#include "claim/language/deadline.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/kernel_domain.hpp"
#include "claim/language/matrix_truth.hpp"
#include "claim/language/pair_matrices.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Truth;

namespace {

constexpr long most_instances = 300;
constexpr long replay_bits = 4096;

bool has_data_sets(const OpenFormula& f) {
    return std::any_of(f.bindings.begin(), f.bindings.end(),
                       [](const Binding& b) { return b.multiplicity != Multiplicity::each; });
}

CertificateItem truth_item(const Formula& f, Truth truth) {
    return {"truth", {{"formula", to_text(f)}, {"truth", rigor::to_string(truth)}}};
}

/// The witness with the values of the bound names in front.
Witness at(const Instance& instance, const std::optional<Witness>& inner, const Formula& body) {
    Witness w = inner ? *inner : Witness{.relation = to_text(body)};
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [name, value] : instance) values.emplace_back(name, to_text(value));
    w.at.insert(w.at.begin(), values.begin(), values.end());
    return w;
}

void append(std::vector<CertificateItem>& to, const std::vector<CertificateItem>& items) {
    to.insert(to.end(), items.begin(), items.end());
}

/// A formula without free names.
Outcome decide_closed(const Formula& f, const Budget& budget) {
    MatrixFacts facts(budget);
    const TruthAt t = MatrixTruth(facts).of(f);
    if (t.undefined) return {.answer = Answer::ill_posed, .says = t.says, .witness = t.witness};
    if (t.truth == Truth::unknown)
        return {.says = t.says, .would_help = "a matrix of exact entries, or a bound that is not attained"};
    Outcome o{.answer = t.truth == Truth::yes ? Answer::holds : Answer::fails,
              .says = t.truth == Truth::yes
                          ? "exact entries; what is singular by exact null vectors, what is definite in "
                            "balls"
                          : t.says};
    if (t.truth == Truth::no) o.witness = t.witness ? *t.witness : Witness{.relation = to_text(f)};
    if (o.says.empty()) o.says = "the two sides, in balls or exactly";
    o.certificate = facts.certificate();
    o.certificate.push_back(truth_item(f, t.truth));
    return o;
}

struct Search {
    std::optional<Outcome> found;  ///< fails or ill-posed
    std::string open;              ///< of an instance that was not decided
    Instances visited;
    std::vector<CertificateItem> certificate;  ///< of the instances that hold
};

Search search(const OpenFormula& f, const Budget& budget) {
    Search s;
    Budget part = budget;
    part.last_bits = std::min(budget.last_bits, 256l);
    const Deadline end(std::min(budget.seconds / 2, 2.0));
    s.visited = visit_instances(f, most_instances, [&](const Instance& instance) {
        if (budget.interrupted() || end.over()) return false;
        const Formula body = at_instance(f, instance);
        MatrixFacts facts(part);
        TruthAt t;
        try {
            t = MatrixTruth(facts).of(body);
        } catch (const std::domain_error& error) {
            t.says = error.what();
        }
        if (t.undefined) {
            s.found = Outcome{.answer = Answer::ill_posed, .says = t.says, .witness = at(instance, t.witness, body)};
            return false;
        }
        if (t.truth == Truth::unknown && s.open.empty())
            s.open = t.says.empty() ? "a case that is not decided" : t.says;
        if (t.truth == Truth::yes) append(s.certificate, facts.certificate());
        if (t.truth != Truth::no) return true;
        Outcome o{.answer = Answer::fails,
                  .says = t.says.empty() ? "false at a data set" : t.says,
                  .witness = at(instance, t.witness, body)};
        CertificateItem item{"instance", {}};
        for (const auto& [name, value] : instance) item.fields.emplace_back(name, to_text(value));
        o.certificate.push_back(item);
        append(o.certificate, facts.certificate());
        o.certificate.push_back(truth_item(body, Truth::no));
        s.found = std::move(o);
        return false;
    });
    return s;
}

/// A refutation stands where the kernels are defined for all data sets.
Outcome with_definedness(Outcome refuted, const OpenFormula& f, const Budget& budget) {
    if (refuted.answer != Answer::fails || !has_data_sets(f)) return refuted;
    Outcome defined = kernels_are_defined(f, budget);
    if (defined.answer == Answer::holds) {
        refuted.certificate.push_back({"defined", {{"on", "[-1, 1]"}}});
        return refuted;
    }
    // A premise or a dimension may keep the inner products away from that point.
    const bool all = f.body->connective == Connective::chain &&
                     std::all_of(f.bindings.begin(), f.bindings.end(), [](const Binding& b) {
                         return b.multiplicity == Multiplicity::each || b.domain.kind == DomainKind::sphere;
                     });
    if (defined.answer == Answer::ill_posed && all && refuted.witness && refuted.witness->at.size() > 0) return defined;
    return {.says = "false at a data set, but " + defined.says, .would_help = defined.would_help};
}

/// Matrices of two points at a variable inner product.
std::optional<Outcome> decide_pairs(const Statement& s, const Budget& budget) {
    const auto formula = without_pairs(s.formula);
    if (!formula) return std::nullopt;
    Outcome o = other_engines({.formula = *formula}, budget);
    if (o.answer == Answer::undecided) return std::nullopt;
    o.says = "by the eigenvalues a + b and a - b of [[a, b], [b, a]]: " + o.says;
    o.certificate.insert(o.certificate.begin(), {"reduced", {{"formula", to_text(*formula)}}});
    return o;
}

}  // namespace

std::optional<Outcome> kernels_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !s.definitions.empty() || !speaks_of_data(s.formula)) return std::nullopt;
    try {
        if (free_variables(s.formula).empty() && s.formula->connective != Connective::forall)
            return decide_closed(s.formula, budget);
        if (s.formula->connective != Connective::forall) return std::nullopt;
        if (const auto claim = data_set_claim(s.formula))
            if (auto items = proved_by_calculus(*claim))
                return Outcome{.answer = Answer::holds,
                               .says = "the calculus of dot-product kernels: nonnegative coefficients",
                               .certificate = std::move(*items)};
        const OpenFormula open = opened(s.formula);
        if (!has_data_sets(open))
            if (auto o = decide_pairs(s, budget)) return o;
        Search found = search(open, budget);
        if (found.found) return with_definedness(std::move(*found.found), open, budget);
        if (found.visited.all && found.visited.count > 0 && found.open.empty()) {
            Outcome o{.answer = Answer::holds,
                      .says = "all " + std::to_string(found.visited.count) + " cases, each decided exactly or in balls",
                      .certificate = std::move(found.certificate)};
            o.certificate.push_back({"cases", {{"count", std::to_string(found.visited.count)}}});
            return o;
        }
        std::string says = "the calculus of kernels does not decide it, and none of " +
                           std::to_string(found.visited.count) + " named data sets refutes it";
        if (!found.open.empty()) says += "; one was left open: " + found.open;
        return Outcome{.says = says,
                       .would_help = "a kernel with known Taylor coefficients, or a data set at which it fails"};
    } catch (const std::domain_error& error) {
        return Outcome{.answer = Answer::ill_posed,
                       .says = std::string("undefined: ") + error.what(),
                       .witness = Witness{.relation = to_text(s.formula)}};
    }
}

namespace {

const CertificateItem* item_of(const std::vector<CertificateItem>& items, const std::string& type) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const CertificateItem& item) { return item.type == type; });
    return found == items.end() ? nullptr : &*found;
}

std::string replay_refutation(const OpenFormula& f, const std::vector<CertificateItem>& items, const Budget& budget) {
    const CertificateItem* item = item_of(items, "instance");
    if (!item) return "no item 'instance'";
    Instance instance;
    for (const auto& [name, text] : item->fields) instance.emplace_back(name, parse_expression(text));
    if (!lies_in_domains(f, instance)) return "an instance that is not known to lie in the domains";
    const Formula body = at_instance(f, instance);
    const CertificateItem* truth = item_of(items, "truth");
    if (!truth || *truth != truth_item(body, Truth::no)) return "no item 'truth' of the formula at the instance";
    MatrixFacts facts(budget, items);
    const TruthAt t = MatrixTruth(facts).of(body);
    if (t.truth != Truth::no) return "the items do not refute the formula at the instance: " + t.says;
    if (!has_data_sets(f)) return {};
    if (!item_of(items, "defined")) return "no item 'defined'";
    return kernels_are_defined(f, budget).answer == Answer::holds ? "" : "kernels that are not known to be defined";
}

std::string replay_cases(const OpenFormula& f, const std::vector<CertificateItem>& items, const Budget& budget) {
    std::string why;
    const Instances visited = visit_instances(f, most_instances, [&](const Instance& instance) {
        MatrixFacts facts(budget, items);
        const TruthAt t = MatrixTruth(facts).of(at_instance(f, instance));
        if (t.truth != Truth::yes) why = "a case that the items do not show: " + t.says;
        return why.empty();
    });
    const CertificateItem* count = item_of(items, "cases");
    if (why.empty() &&
        (!visited.all || !count || *count != CertificateItem{"cases", {{"count", std::to_string(visited.count)}}}))
        return "cases that are not all";
    return why;
}

/// The statement about the entries is replayed by its engine; one that was split has the items of several.
std::string replay_pairs(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto formula = without_pairs(s.formula);
    if (!formula || items[0] != CertificateItem{"reduced", {{"formula", to_text(*formula)}}})
        return "an item 'reduced' that is not this statement about the entries";
    std::vector<Statement> parts;
    for (const QuantifiedClaim& q : split_claims(*formula))
        parts.push_back(
            {.formula =
                 q.bindings.empty()
                     ? q.formula
                     : Formula({.connective = Connective::forall, .bindings = q.bindings, .parts = {q.formula}})});
    std::size_t shown = 0;
    for (std::size_t i = 1; i < items.size();) {
        const std::size_t from = i++;
        while (i < items.size() && items[i].type != "part") ++i;
        if (items[from].type != "part" || items[from].fields.size() != 3) return "no item 'part'";
        const auto& fields = items[from].fields;
        const auto part = std::find_if(parts.begin(), parts.end(),
                                       [&](const Statement& p) { return to_text(p) == fields[0].second; });
        if (part == parts.end() || fields[2].second != to_string(answer)) return "a part of another statement";
        const auto engines = standard_engines();
        const auto engine = std::find_if(engines.begin(), engines.end(),
                                         [&](const NamedEngine& e) { return e.name == fields[1].second; });
        if (engine == engines.end() || !engine->replay)
            return "the items of the engine '" + fields[1].second + "' are not replayed";
        const std::vector<CertificateItem> own(items.begin() + static_cast<long>(from) + 1,
                                               items.begin() + static_cast<long>(i));
        const std::string why = engine->replay(*part, answer, own);
        if (!why.empty()) return why;
        parts.erase(part);
        ++shown;
    }
    return (answer == Answer::fails ? shown > 0 : parts.empty()) ? "" : "parts without items";
}

std::string replay_closed(const Formula& f, Answer answer, const std::vector<CertificateItem>& items,
                          const Budget& budget) {
    MatrixFacts facts(budget, items);
    const Truth wanted = answer == Answer::holds ? Truth::yes : Truth::no;
    const CertificateItem* truth = item_of(items, "truth");
    if (!truth || *truth != truth_item(f, wanted)) return "no item 'truth' of the formula";
    const TruthAt t = MatrixTruth(facts).of(f);
    return !t.undefined && t.truth == wanted ? "" : "the items do not decide the formula: " + t.says;
}

}  // namespace

std::string replay_kernels(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    if (answer != Answer::holds && answer != Answer::fails) return "an answer without a certificate";
    const Budget budget{.last_bits = replay_bits};
    try {
        if (s.formula->connective != Connective::forall) return replay_closed(s.formula, answer, items, budget);
        if (!items.empty() && items[0].type == "reduced") return replay_pairs(s, answer, items);
        const OpenFormula open = opened(s.formula);
        if (answer == Answer::fails) return replay_refutation(open, items, budget);
        if (!item_of(items, "kernel")) return replay_cases(open, items, budget);
        const auto claim = data_set_claim(s.formula);
        const auto shown = claim ? proved_by_calculus(*claim) : std::nullopt;
        if (!shown) return "a statement that the calculus of kernels does not show";
        return *shown == items ? "" : "items that are not those of the rules";
    } catch (const StatementError& error) {
        return "an item that is no expression: " + error.found;
    } catch (const std::domain_error& error) {
        return error.what();
    }
}

}  // namespace claim::language
