// Expressions in LaTeX.
#include "claim/language/latex.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/latex_names.hpp"
#include "claim/language/networks.hpp"

#include <array>

namespace claim::language {

namespace detail {

std::string latex_name(const std::string& name) {
    for (const char* greek : {"alpha", "beta", "gamma", "delta", "epsilon", "eta", "lambda", "mu", "nu", "xi", "sigma",
                              "tau", "phi", "omega", "theta", "rho", "kappa"})
        if (name == greek) return "\\" + name;
    if (name.size() == 1) return name;
    // A letter with digits is a letter with an index; everything else stays a word.
    const std::size_t digits = name.find_first_of("0123456789");
    if (digits == 1 && name.find_first_not_of("0123456789", 1) == std::string::npos)
        return name.substr(0, 1) + "_{" + name.substr(1) + "}";
    std::string escaped;
    for (const char c : name) escaped += c == '_' ? std::string("\\_") : std::string(1, c);
    return "\\mathrm{" + escaped + "}";
}

std::string latex_list(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ",") + latex_name(name);
    return all;
}

std::string latex_binding(const Binding& b) {
    if (b.multiplicity == Multiplicity::unequal)
        return latex_name(b.names[0]) + "\\ne " + latex_name(b.names[1]) + "\\in " + to_latex(b.domain);
    if (b.domain.kind == DomainKind::integers && is_infinite(b.domain.ends[1]))
        return latex_list(b.names) + "\\ge " + to_latex(b.domain.ends[0]) + "\\text{ integer}";
    if (b.domain.kind == DomainKind::positive_from)
        return latex_list(b.names) + "\\in(" + to_latex(b.domain.ends[0]) + ",\\infty)";
    if (b.domain.kind == DomainKind::other_than)
        return latex_list(b.names) + "\\in\\mathbb R\\setminus\\{" + to_latex(b.domain.ends[0]) + "\\}";
    if (b.multiplicity == Multiplicity::subset)
        return latex_list(b.names) + "\\subset " + to_latex(b.domain) + "\\text{ finite}";
    if (b.multiplicity == Multiplicity::distinct)
        return latex_list(b.names) + "\\subset " + to_latex(b.domain) + "\\text{ finite, points distinct}";
    return latex_list(b.names) + "\\in " + to_latex(b.domain);
}

}  // namespace detail

namespace {

using detail::latex_binding, detail::latex_list, detail::latex_name;

enum class Binds { sum, product, power };

std::string latex(const Expression& e, Binds wanted);

std::string rational(const rigor::Rational& q) {
    if (denominator(q) == 1) return q.str();
    return "\\frac{" + numerator(q).str() + "}{" + denominator(q).str() + "}";
}

std::string list(const std::vector<Expression>& children, std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to; ++i) all += (i == from ? "" : ",") + latex(children[i], Binds::sum);
    return all;
}

std::string bracket(const std::string& inside) { return "\\left(" + inside + "\\right)"; }

/// A product from left to right: what was divided by goes into the denominator of all before it.
std::string product(const Node& node) {
    std::vector<std::string> above, below;
    for (const Expression& child : node.children) {
        if (child->kind == Kind::reciprocal) {
            below.push_back(latex(child->children[0], Binds::product));
            continue;
        }
        const bool last = &child == &node.children.back();
        const bool reaches =
            child->kind == Kind::big || child->kind == Kind::expectation || child->kind == Kind::integral;
        const std::string factor = latex(child, reaches && !last ? Binds::power : Binds::product);
        // Two numbers side by side would read as one.
        const bool digit = !above.empty() && (factor[0] >= '0' && factor[0] <= '9');
        above.push_back((digit ? "\\cdot " : "") + factor);
    }
    const auto joined = [](const std::vector<std::string>& parts) {
        std::string all;
        for (const std::string& part : parts) all += (all.empty() ? "" : "\\,") + part;
        return all;
    };
    if (below.empty()) return joined(above);
    if (above.size() > 1 && above[0] == "1") above.erase(above.begin());
    return "\\frac{" + joined(above) + "}{" + joined(below) + "}";
}

std::string function_name(const Node& node) {
    const KnownFunction* f = find_function(node.name);
    return (f ? std::string(f->latex) : latex_name(node.name)) +
           std::string(static_cast<std::size_t>(node.primes), '\'');
}

std::string call(const Node& node) {
    const std::size_t arguments = node.children.size() - node.names.size();
    if (node.name == "sqrt" && node.primes == 0) return "\\sqrt{" + latex(node.children[0], Binds::sum) + "}";
    if (node.name == "abs" && node.primes == 0) return "\\left|" + latex(node.children[0], Binds::sum) + "\\right|";
    if (node.name == "binom")
        return "\\binom{" + latex(node.children[0], Binds::sum) + "}{" + latex(node.children[1], Binds::sum) + "}";
    if (node.name == "N" || node.name == "N2")
        return "\\mathcal N" + std::string(node.name == "N2" ? "_2" : "") + bracket(list(node.children, 0, arguments));
    const KnownFunction* f = find_function(node.name);
    if (f && f->depth == 1 && node.names.empty()) {
        // The depth is an upper index, as the papers print it.
        return std::string(f->latex) + "^{(" + latex(node.children[1], Binds::sum) + ")}" +
               bracket(latex(node.children[0], Binds::sum));
    }
    std::string inside = list(node.children, 0, arguments);
    const auto network = network_function(node.name);
    if (network) inside += ";\\varphi=" + latex_activation(network->activation);
    for (std::size_t i = 0; i < node.names.size(); ++i)
        inside += (i == 0 && !network ? ";" : ",") + latex_name(node.names[i]) + "=" +
                  latex(node.children[arguments + i], Binds::sum);
    return function_name(node) + bracket(inside);
}

std::string big(const Node& node) {
    const Binding& b = *node.binding;
    const std::string sign = node.name == "sum" ? "\\sum" : node.name == "prod" ? "\\prod" : "\\" + node.name;
    const std::string body = latex(node.children[0], Binds::product);
    if (b.domain.kind == DomainKind::integers && b.names.size() == 1 && (node.name == "sum" || node.name == "prod"))
        return sign + "_{" + latex_name(b.names[0]) + "=" + to_latex(b.domain.ends[0]) + "}^{" +
               to_latex(b.domain.ends[1]) + "}" + body;
    return sign + "_{" + latex_binding(b) + "}" + body;
}

std::string plain(const Node& node) {
    const auto child = [&](std::size_t i, Binds wanted) { return latex(node.children[i], wanted); };
    switch (node.kind) {
        case Kind::number: return rational(node.number);
        case Kind::constant:
            if (node.name == "pi") return "\\pi";
            if (node.name == "inf") return "\\infty";
            if (node.name == "euler") return "\\gamma_{\\mathrm E}";
            return node.name == "ones" ? "\\mathbf 1" : node.name;
        case Kind::variable: return latex_name(node.name);
        case Kind::sum: {
            std::string all;
            for (const Expression& term : node.children) {
                const bool subtracted = term->kind == Kind::negate;
                all += subtracted ? "-" : all.empty() ? "" : "+";
                all += latex(subtracted ? term->children[0] : term, Binds::product);
            }
            return all;
        }
        case Kind::product: return product(node);
        case Kind::negate: return "-" + child(0, Binds::product);
        case Kind::reciprocal: return "\\frac1{" + child(0, Binds::sum) + "}";
        case Kind::power: return child(0, Binds::power) + "^{" + child(1, Binds::sum) + "}";
        case Kind::entrywise_power: return child(0, Binds::power) + "^{\\odot " + child(1, Binds::sum) + "}";
        case Kind::entrywise: return child(0, Binds::product) + "\\odot " + child(1, Binds::power);
        case Kind::call: return call(node);
        case Kind::function: return function_name(node);
        case Kind::lambda: return latex_list(node.names) + "\\mapsto " + child(0, Binds::sum);
        case Kind::index: return child(0, Binds::power) + "_{" + list(node.children, 1, node.children.size()) + "}";
        case Kind::factorial: return child(0, Binds::power) + "!";
        case Kind::inner: return "\\langle " + list(node.children, 0, 2) + "\\rangle";
        case Kind::norm: return "\\left\\|" + child(0, Binds::sum) + "\\right\\|";
        case Kind::transpose: return child(0, Binds::power) + "^\\top";
        case Kind::tuple: return bracket(list(node.children, 0, node.children.size()));
        case Kind::set: return "\\{" + list(node.children, 0, node.children.size()) + "\\}";
        case Kind::derivative:
            return "\\frac{\\partial}{\\partial " + latex_name(node.names[0]) + "}" + child(0, Binds::power);
        case Kind::at:
            return "\\left." + child(0, Binds::product) + "\\right|_{" + latex_name(node.names[0]) + "=" +
                   child(1, Binds::sum) + "}";
        case Kind::big: return big(node);
        case Kind::integral:
            return "\\int_{" + child(0, Binds::sum) + "}^{" + child(1, Binds::sum) + "}" + child(2, Binds::product) +
                   "\\,d" + latex_name(node.names[0]);
        case Kind::expectation:
            return "\\mathbf E_{" +
                   (node.names.size() == 1 ? latex_name(node.names[0]) : "(" + latex_list(node.names) + ")") +
                   "\\sim " + child(0, Binds::sum) + "}\\left[" + child(1, Binds::sum) + "\\right]";
        case Kind::iterate:
            return bracket(child(0, Binds::sum)) + "^{\\circ " + child(1, Binds::sum) + "}" +
                   bracket(child(2, Binds::sum));
    }
    return "";
}

Binds strength(const Node& node) {
    switch (node.kind) {
        case Kind::sum:
        case Kind::negate:
        case Kind::lambda: return Binds::sum;
        case Kind::number: return denominator(node.number) == 1 ? Binds::power : Binds::product;
        case Kind::product:
        case Kind::entrywise:
        case Kind::big:
        case Kind::integral:
        case Kind::power:
        case Kind::entrywise_power:
        case Kind::transpose:
        case Kind::factorial:
        case Kind::derivative: return Binds::product;
        default: return Binds::power;
    }
}

std::string latex(const Expression& e, Binds wanted) {
    const std::string text = plain(*e);
    // A quotient inside of a product keeps its fraction bar; a product inside of a product keeps its parentheses.
    return strength(*e) < wanted ? bracket(text) : text;
}

}  // namespace

std::string to_latex(const Expression& e) { return latex(e, Binds::sum); }

std::string to_latex(const Domain& d) {
    const auto end = [&](std::size_t i) { return latex(d.ends[i], Binds::sum); };
    const auto interval = [&] {
        return (d.lower_closed ? "[" : "(") + end(0) + "," + end(1) + (d.upper_closed ? "]" : ")");
    };
    switch (d.kind) {
        case DomainKind::interval: return interval();
        case DomainKind::integers: return "\\{" + end(0) + ",\\dots," + end(1) + "\\}";
        case DomainKind::positive_from: return "(" + end(0) + ",\\infty)";
        case DomainKind::reals: return "\\mathbb R";
        case DomainKind::other_than: return "\\mathbb R\\setminus\\{" + end(0) + "\\}";
        case DomainKind::space: return "\\mathbb R^{" + end(0) + "}";
        case DomainKind::sphere: return "\\mathbb S^{" + end(0) + "}";
        case DomainKind::half_sphere: return "\\mathbb S_+^{" + end(0) + "}";
        case DomainKind::symmetric: return "\\operatorname{Sym}(" + end(0) + ")";
        case DomainKind::finite: return "\\{" + list(d.ends, 0, d.ends.size()) + "\\}";
        case DomainKind::members: return end(0);
        case DomainKind::box: return interval() + "^{" + end(2) + "}";
    }
    return "";
}

}  // namespace claim::language
