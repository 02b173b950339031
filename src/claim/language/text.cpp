// Canonical text. Parentheses stand where reading would otherwise give another tree.
#include "claim/language/text.hpp"

#include "claim/language/networks.hpp"

#include <algorithm>

namespace claim::language {

namespace {

/// How tightly a printed node binds; `big` operators reach as far as a product does.
enum class Binds { sum, product, factor, power, atom };

std::string joined(const std::vector<std::string>& parts, const std::string& separator = ", ") {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
    return text;
}

Binds strength(const Node& node) {
    switch (node.kind) {
        case Kind::number: return denominator(node.number) == 1 ? Binds::atom : Binds::product;
        case Kind::sum:
        case Kind::negate:
        case Kind::lambda:
        case Kind::at: return Binds::sum;
        case Kind::product:
        case Kind::entrywise:
        case Kind::big:
        case Kind::integral:
        case Kind::expectation: return Binds::product;
        case Kind::power:
        case Kind::entrywise_power: return Binds::power;
        default: return Binds::atom;
    }
}

std::string text(const Expression& e, Binds wanted);

std::string list(const std::vector<Expression>& children, std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to; ++i) all += (i == from ? "" : ", ") + text(children[i], Binds::sum);
    return all;
}

std::string binding_text(const Binding& b) {
    if (b.multiplicity == Multiplicity::unequal) return joined(b.names, " != ") + " in " + to_text(b.domain);
    const std::string names = joined(b.names);
    switch (b.domain.kind) {
        case DomainKind::integers:
            if (is_infinite(b.domain.ends[1])) return names + " >= " + text(b.domain.ends[0], Binds::sum);
            break;
        case DomainKind::positive_from: return names + " > " + text(b.domain.ends[0], Binds::sum);
        case DomainKind::other_than: return names + " != " + text(b.domain.ends[0], Binds::sum);
        default: break;
    }
    const bool subset = b.multiplicity == Multiplicity::subset, distinct = b.multiplicity == Multiplicity::distinct;
    return names + (subset ? " subset " : distinct ? " distinct in " : " in ") + to_text(b.domain);
}

std::string bindings_text(const std::vector<Binding>& bindings) {
    std::vector<std::string> parts;
    for (const Binding& b : bindings) parts.push_back(binding_text(b));
    return joined(parts);
}

std::string call_text(const Node& node) {
    const std::size_t arguments = node.children.size() - node.names.size();
    const auto network = network_function(node.name);
    std::string all = (network ? network->function : node.name) +
                      std::string(static_cast<std::size_t>(node.primes), '\'') + "(" +
                      list(node.children, 0, arguments);
    if (network) all += "; phi = " + written_activation(network->activation);
    for (std::size_t i = 0; i < node.names.size(); ++i)
        all +=
            (i == 0 && !network ? "; " : ", ") + node.names[i] + " = " + text(node.children[arguments + i], Binds::sum);
    return all + ")";
}

std::string product_text(const Node& node) {
    std::string all =
        text(node.children[0], Binds::product == strength(*node.children[0]) && node.children[0]->kind == Kind::number
                                   ? Binds::product
                                   : Binds::factor);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        const Expression& child = node.children[i];
        const bool divides = child->kind == Kind::reciprocal;
        all += (divides ? "/" : "*") + text(divides ? child->children[0] : child, Binds::factor);
    }
    return all;
}

std::string bare(const Node& node) {
    const auto child = [&](std::size_t i, Binds wanted) { return text(node.children[i], wanted); };
    const std::string primes(static_cast<std::size_t>(node.primes), '\'');
    switch (node.kind) {
        case Kind::number: return node.number.str();
        case Kind::constant:
        case Kind::variable: return node.name;
        case Kind::function: return node.name + primes;
        case Kind::sum: {
            std::string all;
            for (const Expression& term : node.children) {
                const bool subtracted = term->kind == Kind::negate;
                all += all.empty() ? (subtracted ? "-" : "") : subtracted ? " - " : " + ";
                all += text(subtracted ? term->children[0] : term, Binds::product);
            }
            return all;
        }
        case Kind::product: return product_text(node);
        case Kind::negate: return "-" + child(0, Binds::product);
        case Kind::reciprocal: return "1/" + child(0, Binds::factor);
        case Kind::power: return child(0, Binds::atom) + "^" + child(1, Binds::atom);
        case Kind::entrywise_power: return child(0, Binds::atom) + "^(o " + child(1, Binds::sum) + ")";
        case Kind::entrywise: {
            const bool chained = node.children[0]->kind == Kind::entrywise;
            return child(0, chained || node.children[0]->kind == Kind::product ? Binds::product : Binds::factor) +
                   " o " + child(1, Binds::factor);
        }
        case Kind::call: return call_text(node);
        case Kind::lambda:
            return (node.names.size() == 1 ? node.names[0] : "(" + joined(node.names) + ")") + " -> " +
                   child(0, Binds::sum);
        case Kind::index: return child(0, Binds::atom) + "[" + list(node.children, 1, node.children.size()) + "]";
        case Kind::factorial: return child(0, Binds::atom) + "!";
        case Kind::inner: return "<" + list(node.children, 0, 2) + ">";
        case Kind::norm: return "norm(" + child(0, Binds::sum) + ")";
        case Kind::transpose: return child(0, Binds::atom) + "'";
        case Kind::tuple: return "(" + list(node.children, 0, node.children.size()) + ")";
        case Kind::set: return "{" + list(node.children, 0, node.children.size()) + "}";
        case Kind::derivative: return "D(" + child(0, Binds::sum) + ", " + node.names[0] + ")";
        case Kind::at:
            return child(0, node.children[0]->kind == Kind::at ? Binds::sum : Binds::product) + " at " + node.names[0] +
                   " = " + child(1, Binds::sum);
        case Kind::big: return node.name + "[" + binding_text(*node.binding) + "] " + child(0, Binds::product);
        case Kind::integral:
            return "int[" + list(node.children, 0, 2) + "] " + child(2, Binds::factor) + " d" + node.names[0];
        case Kind::expectation:
            return "E[" + (node.names.size() == 1 ? node.names[0] : "(" + joined(node.names) + ")") + " ~ " +
                   child(0, Binds::sum) + "] " + child(1, Binds::product);
        case Kind::iterate: return "iterate(" + list(node.children, 0, 2) + ")(" + child(2, Binds::sum) + ")";
    }
    return "";
}

std::string text(const Expression& e, Binds wanted) {
    const std::string plain = bare(*e);
    const Binds has = strength(*e);
    return has < wanted ? "(" + plain + ")" : plain;
}

enum class Level { implication, disjunction, conjunction, literal };

Level level(const FormulaNode& f) {
    switch (f.connective) {
        case Connective::implies:
        case Connective::equivalent:
        case Connective::forall:
        case Connective::exists:
        case Connective::best: return Level::implication;
        case Connective::disjunction: return Level::disjunction;
        case Connective::conjunction: return Level::conjunction;
        default: return Level::literal;
    }
}

std::string text(const Formula& f, Level wanted);

std::string joined_parts(const FormulaNode& f, const std::string& word, Level wanted) {
    std::string all;
    for (const Formula& part : f.parts) all += (all.empty() ? "" : word) + text(part, wanted);
    return all;
}

std::string point_text(const Approach& a) {
    std::string all = a.name + " -> " + text(a.point, a.side == ' ' ? Binds::product : Binds::factor);
    if (a.point->kind == Kind::negate) all = a.name + " -> -" + text(a.point->children[0], Binds::product);
    if (a.side != ' ') all += a.side;
    return all;
}

std::string order_text(const FormulaNode& f) {
    std::string all = to_text(f.sides[0]);
    if (f.landau == Landau::similar)
        all += " ~ " + to_text(f.sides[2]);
    else
        all += " = " + (is_literal(f.sides[1], 0) ? "" : to_text(f.sides[1]) + " + ") + to_string(*f.landau) + "(" +
               to_text(f.sides[2]) + ")";
    all += " as " + point_text(*f.approach);
    if (!f.approach->uniform.empty()) all += " uniformly in " + joined(f.approach->uniform);
    return all;
}

std::string bare(const FormulaNode& f) {
    switch (f.connective) {
        case Connective::forall:
            return "forall " + bindings_text(f.bindings) + ": " + text(f.parts[0], Level::implication);
        case Connective::exists:
            return "exists " + bindings_text(f.bindings) + ": " + text(f.parts[0], Level::implication);
        case Connective::implies:
            return text(f.parts[0], Level::disjunction) + " => " + text(f.parts[1], Level::implication);
        case Connective::equivalent:
            return text(f.parts[0], Level::disjunction) + " <=> " + text(f.parts[1], Level::implication);
        case Connective::conjunction: return joined_parts(f, " and ", Level::literal);
        case Connective::disjunction: return joined_parts(f, " or ", Level::conjunction);
        case Connective::negation: return "not " + text(f.parts[0], Level::literal);
        case Connective::best: return "best " + f.names[0] + ": " + text(f.parts[0], Level::implication);
        case Connective::chain: {
            std::string all = to_text(f.sides[0]);
            for (std::size_t i = 0; i < f.relations.size(); ++i)
                all += std::string(" ") + to_string(f.relations[i]) + " " + to_text(f.sides[i + 1]);
            return all;
        }
        case Connective::membership: return to_text(f.sides[0]) + " in " + to_text(*f.domain);
        case Connective::order: return order_text(f);
        case Connective::limit:
            return "lim[" + point_text(*f.approach) + "] " + to_text(f.sides[0]) + " " + to_string(f.relations[0]) +
                   " " + to_text(f.sides[1]);
        case Connective::shape:
            return to_text(f.sides[0]) + " " + to_string(*f.shape) + " in " + f.names[0] +
                   (f.domain ? " on " + to_text(*f.domain) : "");
        case Connective::range: return to_text(f.sides[0]) + " in ?";
    }
    return "";
}

std::string text(const Formula& f, Level wanted) {
    const std::string plain = bare(*f);
    return level(*f) >= wanted ? plain : "(" + plain + ")";
}

}  // namespace

std::string to_text(const Expression& e) { return text(e, Binds::sum); }

std::string to_text(const Domain& d) {
    const auto end = [&](std::size_t i) { return text(d.ends[i], Binds::sum); };
    const auto interval = [&] {
        return (d.lower_closed ? "[" : "(") + end(0) + ", " + end(1) + (d.upper_closed ? "]" : ")");
    };
    switch (d.kind) {
        case DomainKind::interval: return interval();
        case DomainKind::integers: return end(0) + ".." + end(1);
        case DomainKind::reals: return "R";
        case DomainKind::positive_from: return "(" + end(0) + ", inf)";
        case DomainKind::other_than: return "R";
        case DomainKind::space: return "R^" + text(d.ends[0], Binds::atom);
        case DomainKind::sphere: return "S^" + text(d.ends[0], Binds::atom);
        case DomainKind::half_sphere: return "S+^" + text(d.ends[0], Binds::atom);
        case DomainKind::symmetric: return "Sym(" + end(0) + ")";
        case DomainKind::finite: {
            std::string all;
            for (std::size_t i = 0; i < d.ends.size(); ++i) all += (i == 0 ? "" : ", ") + end(i);
            return "{" + all + "}";
        }
        case DomainKind::members: return end(0);
        case DomainKind::box: return interval() + "^" + text(d.ends[2], Binds::atom);
    }
    return "";
}

std::string to_text(const Formula& f) { return text(f, Level::implication); }

std::string to_text(const Definition& d) {
    if (d.is_recurrence())
        return d.name + "[" + d.first->str() + "] = " + to_text(*d.start) + ", " + d.name + "[" + d.index +
               "+1] = " + to_text(d.body);
    const std::string head = !d.index.empty()       ? "[" + d.index + "]"
                             : d.parameters.empty() ? ""
                                                    : "(" + joined(d.parameters) + ")";
    return d.name + head + " = " + to_text(d.body);
}

std::string to_text(const Hint& h) {
    if (h.kind == "invariant") return "invariant " + to_text(*h.formula);
    if (h.kind == "induct") return "induct on " + h.name;
    if (h.kind == "rule") return "rule " + h.name;
    return h.kind + (h.kind == "split" ? " at " : " ") + to_text(*h.expression);
}

std::string to_text(const Statement& s) {
    std::string all;
    for (const Definition& d : s.definitions) all += to_text(d) + "; ";
    if (!s.given.empty() || !s.facts.empty()) {
        all += "given " + bindings_text(s.given);
        for (std::size_t i = 0; i < s.facts.size(); ++i)
            all += (i == 0 && s.given.empty() ? "" : ", ") + to_text(s.facts[i]);
        all += ": ";
    }
    return all + to_text(s.formula);
}

}  // namespace claim::language
